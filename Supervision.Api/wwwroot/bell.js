// Keeps the number of unread notices in the page's head as it is; without scripts it is as it was when the page was made.
(() => {
  const count = document.querySelector("[data-unread]");
  if (!count || !window.EventSource) return;
  let stream;
  const open = () => {
    if (stream) return;
    stream = new EventSource("/api/notices/stream");
    stream.addEventListener("unread", event => {
      count.textContent = event.data;
      count.hidden = event.data === "0";
    });
  };
  const close = () => { if (stream) { stream.close(); stream = null; } };
  // A page that nobody looks at needs no connection.
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  window.addEventListener("pagehide", close);
  if (!document.hidden) open();
})();
