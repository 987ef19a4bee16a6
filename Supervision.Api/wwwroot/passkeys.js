// Passkeys. Without scripts, or in a browser that has none, their buttons stay hidden and the password remains.

async function ask(path) {
  const answer = await fetch(path, { method: "POST", credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("options");
  return answer.json();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("[data-passkey-button]");
  const said = form.querySelector("[data-passkey-said]");
  const ready = window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON;
  if (!ready) {
    if (said) said.textContent = "Trình duyệt này không dùng được khóa truy cập.";
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    said.textContent = "Hãy xác nhận trên thiết bị.";
    try {
      const adds = form.dataset.passkey === "add";
      const options = await ask(adds ? "/api/account/passkeys/options" : "/api/session/passkey/options");
      const credential = adds
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.querySelector("[data-passkey-credential]").value = JSON.stringify(credential);
      form.requestSubmit();
    } catch (fault) {
      // The device holds a key of this account already.
      said.textContent = fault?.name === "InvalidStateError" ? "Máy này đã có khóa truy cập." : "Chưa thực hiện được. Hãy thử lại.";
      button.disabled = false;
    }
  });
}
