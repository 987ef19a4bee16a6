// What makes forms kinder where scripts run: they are sent once, leaving them unsent asks first, and a refusal is where the eye and the reader's voice are.
(() => {
  const sentFor = 8000;
  const changed = new Set();
  const sent = new WeakMap();
  let reached = null;
  const isLook = form => form.method !== "post" || form.dataset.noAsk !== undefined;

  const touch = event => {
    const form = event.target.form;
    if (form && !isLook(form) && event.target.type !== "hidden") changed.add(form);
  };
  document.addEventListener("input", touch);
  document.addEventListener("change", touch);

  // What was refused stands in the form and nowhere else.
  for (const wrong of document.querySelectorAll("form .problem:not(.validation-summary-valid), form [aria-invalid=true]")) {
    const form = wrong.closest("form");
    if (!isLook(form)) changed.add(form);
  }

  const silence = () => document.querySelector(".signal")?.remove();
  const sayNoSignal = () => {
    silence();
    const said = document.createElement("p");
    said.className = "problem signal";
    said.setAttribute("role", "alert");
    said.textContent = "Không có tín hiệu nên chưa gửi được; những gì đã nhập còn nguyên ở đây. Khi có tín hiệu, bấm lại.";
    document.body.append(said);
  };
  window.addEventListener("online", silence);

  document.addEventListener("submit", event => {
    const form = event.target;
    if (event.defaultPrevented) return;
    const last = sent.get(form);
    if (last && Date.now() - last < sentFor) {
      event.preventDefault();
      return;
    }
    if (isLook(form)) return;
    // The browser's own page of errors would take the place of what was typed. Some browsers say that they are offline where the server answers: it is asked.
    if (!navigator.onLine && reached !== form) {
      event.preventDefault();
      const pressed = event.submitter;
      fetch("/health/live", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) }).then(() => {
        silence();
        reached = form;
        form.requestSubmit(pressed);
      }, sayNoSignal);
      return;
    }
    reached = null;
    sent.set(form, Date.now());
    changed.delete(form);
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => event.submitter?.removeAttribute("aria-busy"), sentFor);
  });

  // A page that comes back by the browser's way back can be sent again.
  window.addEventListener("pageshow", event => {
    if (!event.persisted) return;
    for (const form of document.forms) sent.delete(form);
    for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  });

  window.addEventListener("beforeunload", event => {
    for (const form of changed) if (form.isConnected) { event.preventDefault(); return; }
  });

  const problem = document.querySelector("main .problem[tabindex]");
  if (problem) problem.focus();

  const atOnce = document.querySelector("form[data-at-once]");
  if (atOnce) atOnce.requestSubmit();
})();
