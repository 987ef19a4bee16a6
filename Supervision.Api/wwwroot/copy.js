// Copies a ready message; without scripts, or where the browser does not let us, its text is selected by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      said.textContent = "Đã sao chép.";
    } catch {
      said.textContent = "Đã chọn tin nhắn; nhấn Ctrl+C để sao chép.";
    }
  });
}
