// While a table is designed: where a line or column is named in a list, it is called as it is being typed, and what was changed by a button is unsaved as what was typed is.
(() => {
  document.addEventListener("input", event => {
    const key = event.target.dataset?.names;
    if (!key) return;
    for (const one of event.target.form.querySelectorAll(`[data-of="${CSS.escape(key)}"]`)) {
      const number = one.textContent.slice((one.dataset.before ?? "").length).split(".", 1)[0];
      one.textContent = `${one.dataset.before ?? ""}${number}. ${event.target.value.trim() || "(chưa có tên)"}`;
    }
  });

  document.addEventListener("htmx:afterSwap", event => {
    if (event.detail.target.id === "mau") document.getElementById("design-Title")?.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
