// Sends evidence piece by piece, so that a weak line loses a piece and not the file: it shows how far it is, pauses, goes on by itself after the line came back, and from where an earlier visit
// of the page stopped. Without it the form sends its files whole.
(() => {
  const form = document.querySelector("form[data-pieces]");
  if (!form || !window.AbortController) return;
  const { address, person } = form.dataset;
  const largest = Number(form.dataset.pieces), smallest = 64 * 1024;
  const part = name => form.querySelector(`[data-${name}]`);
  const list = part("files"), said = part("said"), template = form.querySelector("template"), inputs = form.querySelectorAll("input[type=file]");
  const files = [];
  let running = false, leaving = false;

  // "12,4 / 40 MB"; what is small is counted in KB.
  const amount = (bytes, of) => {
    const [unit, per] = of < 1048576 ? ["KB", 1024] : ["MB", 1048576];
    const number = one => unit === "KB" ? Math.ceil(one / per) : (one / per).toFixed(1).replace(".", ",").replace(",0", "");
    return `${bytes === null ? "" : `${number(bytes)} / `}${number(of)} ${unit}`;
  };
  const item = () => form.elements.evidenceItemNumber?.value ?? "";
  const say = text => { said.textContent = text; };

  const show = (file, state, text) => {
    file.state = state;
    const done = `Đã gửi ${amount(file.at, file.blob.size)}`;
    const at = name => file.line.querySelector(`[data-${name}]`);
    const bar = file.line.querySelector("progress");
    bar.value = file.blob.size ? file.at / file.blob.size : 0;
    bar.setAttribute("aria-label", `${file.blob.name}: ${done}`);
    bar.hidden = state === "chosen" || state === "refused";
    at("state").textContent = { chosen: "Chưa gửi.", refused: "Không được nhận." }[state] ?? [done, text ?? { waiting: "Đợi đến lượt.", paused: "Đã tạm dừng." }[state]].filter(Boolean).join(". ");
    at("pause").hidden = state !== "sending" && state !== "waiting";
    at("resume").hidden = state !== "paused";
    at("drop").hidden = state === "done";
  };

  const complain = (file, text) => {
    const error = file.line.querySelector("[data-error]");
    error.textContent = text ?? "";
    error.hidden = !text;
    if (text) say(`${file.blob.name}: ${text}`);
  };

  // A line that is silent for so long is lost, whatever the browser still hopes; looking through a large file may take the server longer.
  const ask = async (file, method, path, body, type, seconds = 120) => {
    const silent = setTimeout(() => file.stop.abort(), seconds * 1000);
    try {
      const answer = await fetch(address + path, {
        method, body, signal: file.stop.signal, credentials: "same-origin", cache: "no-store", redirect: "error",
        headers: { "X-Person": person, ...(type ? { "Content-Type": type } : {}) },
      });
      if (answer.ok) return await answer.json();
      throw { status: answer.status, problem: await answer.json().catch(() => ({})), after: Number(answer.headers.get("Retry-After")) };
    } finally {
      clearTimeout(silent);
    }
  };

  const read = async (file, from, size) => {
    try {
      return await file.blob.slice(from, from + size).arrayBuffer();
    } catch {
      throw { status: 422, problem: { detail: "Không đọc được tệp trên máy này, hoặc tệp đã thay đổi. Hãy bỏ và chọn lại tệp." } };
    }
  };

  // The file of an earlier visit, where every piece that came then is the same as in the file that was chosen now.
  const earlier = async file => {
    const name = file.blob.name.normalize();
    const left = [...document.querySelectorAll("[data-unfinished]")].find(one => !one.hidden && one.dataset.name === name && Number(one.dataset.size) === file.blob.size && one.dataset.item === item());
    if (!left) return null;
    const upload = (await ask(file, "GET", "")).find(one => one.id === left.dataset.unfinished);
    if (!upload) return null;
    if (!window.crypto?.subtle) {
      await ask(file, "DELETE", `/${upload.id}`);
      left.hidden = true;
      return null;
    }
    for (const piece of upload.pieces) {
      const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await read(file, piece.offset, piece.size)));
      if ([...hash].map(one => one.toString(16).padStart(2, "0")).join("") !== piece.sha256) return null;
    }
    left.hidden = true;
    file.at = upload.received;
    return upload.id;
  };

  const begin = async file => await earlier(file) ?? (await ask(file, "POST", "", JSON.stringify({
    fileName: file.blob.name, size: file.blob.size, secrecy: form.elements.secrecy.value.replace(/^./, first => first.toLowerCase()), evidenceItemNumber: item() ? Number(item()) : null,
  }), "application/json")).id;

  const send = async file => {
    file.id ??= await begin(file);
    while (file.at < file.blob.size) {
      show(file, "sending", file.why);
      const answer = await ask(file, "POST", `/${file.id}/pieces?offset=${file.at}`, await read(file, file.at, file.piece), "application/octet-stream");
      file.at = answer.received;
      file.failures = 0;
      file.why = undefined;
      file.piece = Math.min(largest, file.piece * 2);
    }
    show(file, "sending", "Máy chủ đang kiểm tra tệp.");
    await ask(file, "POST", `/${file.id}/finish`, undefined, undefined, 300);
    show(file, "done", "Đã đính kèm.");
    say(`${file.blob.name}: đã đính kèm.`);
  };

  // Until the line is there again, or as long as it takes to be worth another attempt.
  const rest = (file, seconds) => new Promise(go => {
    const timer = setTimeout(() => file.wake(), seconds * 1000);
    file.wake = () => {
      clearTimeout(timer);
      removeEventListener("online", file.wake);
      go();
    };
    addEventListener("online", file.wake);
  });

  // Answers whether it is to be tried again.
  const judge = async (file, fault) => {
    if (file.state !== "sending") return false;
    const { status, problem, after } = fault;
    if (problem?.code === "upload.offset" || problem?.code === "upload.incomplete") {
      file.at = problem.received;
      return true;
    }
    if (!status || status === 429 || (status >= 500 && problem.code !== "file.scanner_down")) {
      const why = status ? "Máy chủ đang bận; sẽ tự gửi tiếp." : "Mất kết nối; sẽ tự gửi tiếp.";
      file.piece = Math.max(smallest, file.piece / 2);
      file.why = why;
      show(file, "sending", why);
      if (!file.failures++) say(`${file.blob.name}: ${why}`);
      await rest(file, after || Math.min(30, 2 ** (file.failures - 1)));
      return file.state === "sending";
    }
    // What somebody can put right elsewhere, by signing in or later, is not lost.
    show(file, [401, 403, 503].includes(status) ? "paused" : "refused");
    // A file that the server looked through and did not take is there no more.
    if (status === 413 || status === 422) delete file.id;
    complain(file, problem.detail ?? "Tệp không được nhận.");
    return false;
  };

  const attempt = async file => {
    complain(file);
    show(file, "sending");
    for (let again = true; again;) {
      file.stop = new AbortController();
      try {
        await send(file);
        return;
      } catch (fault) {
        again = await judge(file, fault);
      }
    }
  };

  const settle = () => {
    list.hidden = files.length === 0;
    const attached = files.filter(file => file.state === "done").length;
    if (attached === 0 || attached < files.length) return;
    leaving = true;
    part("attached").value = attached;
    form.requestSubmit();
  };

  const run = async () => {
    if (running) return;
    running = true;
    for (let next; (next = files.find(file => file.state === "waiting"));) await attempt(next);
    running = false;
    settle();
  };

  const halt = (file, state) => {
    show(file, state);
    file.stop?.abort();
    file.wake?.();
  };

  const drop = async file => {
    const { id } = file;
    halt(file, "dropped");
    files.splice(files.indexOf(file), 1);
    file.line.remove();
    inputs[0].focus();
    say(`Đã bỏ ${file.blob.name}.`);
    // What cannot be said now is tidied away by the server some days later.
    if (id) fetch(`${address}/${id}`, { method: "DELETE", credentials: "same-origin", headers: { "X-Person": person } }).catch(() => {});
    if (!running) settle();
  };

  const add = chosen => {
    for (const blob of chosen) {
      const line = template.content.firstElementChild.cloneNode(true);
      const file = { blob, line, at: 0, piece: largest, failures: 0 };
      line.querySelector("[data-name]").textContent = blob.name;
      line.querySelector("[data-size]").textContent = amount(null, blob.size);
      const press = (name, work) => {
        const button = line.querySelector(`[data-${name}]`);
        button.setAttribute("aria-label", `${button.textContent} ${blob.name}`);
        button.addEventListener("click", work);
      };
      press("pause", () => { halt(file, "paused"); line.querySelector("[data-resume]").focus(); });
      press("resume", () => { show(file, "waiting"); line.querySelector("[data-pause]").focus(); run(); });
      press("drop", () => drop(file));
      files.push(file);
      list.append(line);
      show(file, "chosen");
    }
    list.hidden = files.length === 0;
  };

  for (const input of inputs) input.addEventListener("change", () => {
    add(input.files);
    input.value = "";
  });

  part("may-drop").hidden = false;
  form.addEventListener("dragover", event => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  form.addEventListener("drop", event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    add(event.dataTransfer.files);
  });

  form.addEventListener("submit", event => {
    if (leaving || files.length === 0) return;
    event.preventDefault();
    for (const file of files) if (file.state === "chosen") show(file, "waiting");
    run();
  });

  window.addEventListener("beforeunload", event => {
    if (!leaving && files.some(file => file.state !== "done" && file.state !== "refused")) event.preventDefault();
  });
})();
