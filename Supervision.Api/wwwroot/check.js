// Compares the file that somebody holds with the one that was issued; the file is read here and goes nowhere.
for (const box of document.querySelectorAll("[data-compare]")) {
  if (!globalThis.crypto?.subtle) continue;
  const expected = document.getElementById(box.dataset.compare).textContent.trim();
  const said = box.querySelector("[data-compared]");
  box.hidden = false;
  box.querySelector("input").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    if (!file) return;
    const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    const found = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
    said.textContent = found === expected ? "Tệp đúng với văn bản đã ban hành." : "Tệp KHÁC với văn bản đã ban hành.";
    said.className = found === expected ? "notice good" : "problem";
  });
}
