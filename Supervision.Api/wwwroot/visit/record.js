// Writing at a session: drafts outlive the page, what is saved is kept on the device until it was received, and what colleagues write comes in by itself.
(async () => {
  const host = document.querySelector("[data-recorder]");
  if (!host || !window.indexedDB || !(await VisitStore.ready())) return;
  const { person, visit } = host.dataset;
  // Gone once the minutes are closed; what still waits on the device is shown all the same.
  const form = host.querySelector("[data-record]");
  const sender = VisitSender(person);
  const live = document.querySelector("[data-live]");
  const list = document.querySelector("[data-unsent]");
  const banner = document.querySelector("[data-waiting]");
  const [Live, Beat] = [15000, 30000];
  // A device on which somebody can write is waited for from the moment the page stands open: it may lose the signal before the first word.
  let records = Boolean(form);
  let saving = false;
  let waits;
  let held = { unsent: 0, refused: 0, refusedWith: null };

  const field = name => form.elements[`ghi.${name}`];
  const text = name => field(name)?.value.trim() || null;
  const names = ["Kind", "Text", "Field", "UnitId", "IndicatorId", "Figure.IndicatorName", "Figure.Numerator", "Figure.Denominator", "Figure.StatedRatio", "Figure.AsStated"];

  const typed = () => !form ? {} : Object.fromEntries(names.map(name => [name, name === "Figure.AsStated" ? (field(name).checked ? "true" : null) : text(name)]));

  const fill = values => {
    for (const name of names) {
      const of = field(name);
      if (!of || (name === "UnitId" && of.type === "hidden")) continue;
      if (name === "Figure.AsStated") of.checked = values[name] === "true";
      else of.value = values[name] ?? "";
    }
    if (!values.Kind) for (const radio of form.querySelectorAll("[name='ghi.Kind']")) radio.checked = false;
    if (values.Field || values.IndicatorId || values["Figure.IndicatorName"] || values["Figure.StatedRatio"]) form.querySelector("details").open = true;
  };

  const isEmpty = values => !values.Text && !values.Field && !values["Figure.IndicatorName"] && !values["Figure.Numerator"] && !values["Figure.StatedRatio"];

  const bodyOf = values => ({
    unitId: values.UnitId, kind: values.Kind[0].toLowerCase() + values.Kind.slice(1), text: values.Text ?? "", field: values.Field, indicatorId: values.IndicatorId,
    figure: ["IndicatorName", "Numerator", "Denominator", "StatedRatio"].every(name => !values[`Figure.${name}`]) ? null : {
      indicatorName: values["Figure.IndicatorName"] ?? "", numerator: values["Figure.Numerator"], denominator: values["Figure.Denominator"],
      statedRatio: values["Figure.StatedRatio"], asStated: values["Figure.AsStated"] === "true",
    },
  });

  const say = refused => {
    for (const place of form.querySelectorAll("[data-error]")) place.textContent = "";
    for (const marked of form.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
    const general = form.querySelector("[data-refused]");
    general.replaceChildren();
    if (!refused) return;
    let placed = 0;
    for (const [name, messages] of Object.entries(refused.errors)) {
      const key = name.split(".").map(part => part[0].toUpperCase() + part.slice(1)).join(".");
      const place = form.querySelector(`[data-error="${CSS.escape(key)}"]`);
      if (!place) continue;
      place.textContent = messages.join(" ");
      const of = form.querySelector(`[name="${CSS.escape(`ghi.${key}`)}"]`);
      of.setAttribute("aria-invalid", "true");
      if (place.id) of.setAttribute("aria-describedby", place.id);
      if (of.closest("details")) of.closest("details").open = true;
      if (placed++ === 0) of.focus();
    }
    if (placed > 0) return;
    const said = document.createElement("p");
    said.className = "problem";
    said.setAttribute("role", "alert");
    said.textContent = refused.detail;
    general.append(said);
  };

  const mine = async () => (await VisitStore.unsent(person)).filter(entry => entry.visit === visit);

  const reason = {
    offline: () => "Không có tín hiệu.",
    busy: () => "Hệ thống đang bận.",
    other: () => "Trên máy này đang có người khác đăng nhập. Nội dung chưa gửi được giữ cho đồng chí; hãy đăng nhập lại để gửi.",
    "signed-out": () => "Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung vẫn còn trên máy.",
  };

  // What the office is told of: what waits, and what no waiting brings.
  const heldBy = entries => {
    const refused = entries.filter(entry => entry.refused);
    return { unsent: entries.length - refused.length, refused: refused.length, refusedWith: refused[0]?.refused.detail?.slice(0, 300) ?? null };
  };

  const show = async done => {
    const entries = await mine();
    held = heldBy(entries);
    const unsent = entries.filter(entry => !entry.refused).length;
    banner.hidden = !waits && unsent === 0 && !done;
    banner.classList.toggle("good", !waits && unsent === 0);
    banner.replaceChildren();
    if (!banner.hidden) {
      banner.append(done ? `${done} ` : "", `${waits ? reason[waits]() + " " : ""}${unsent > 0 ? `${unsent} nội dung chưa gửi, được giữ trên máy này và tự gửi khi có tín hiệu.` : ""}`);
      if (waits === "signed-out" || waits === "other") {
        const link = document.createElement("a");
        link.href = `/dang-nhap?tiep=${encodeURIComponent(location.pathname)}`;
        link.textContent = "Đăng nhập";
        banner.append(" ", link);
      }
    }
    list.hidden = entries.length === 0;
    list.replaceChildren(...entries.map(row));
  };

  const button = (label, what, quiet) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = quiet ? "quiet" : "";
    made.textContent = label;
    made.addEventListener("click", what);
    return made;
  };

  const row = entry => {
    const line = document.createElement("li");
    const badge = document.createElement("span");
    badge.className = entry.refused ? "badge bad" : "badge warn";
    badge.textContent = entry.refused ? (entry.finding ? "ảnh chưa được nhận" : "không được nhận") : "chưa gửi";
    const said = document.createElement("div");
    said.className = "said";
    said.textContent = entry.body.text;
    line.append(badge, said);
    if (!entry.refused) return line;
    const why = document.createElement("p");
    why.className = "error";
    why.textContent = entry.refused.code === "idempotency.other_body" ? "Bản trước khi sửa đã được nhận. Gửi bản này thành một nội dung mới, hoặc bỏ." : entry.refused.detail;
    const actions = document.createElement("div");
    actions.className = "actions";
    if (entry.refused.code === "idempotency.other_body") actions.append(button("Gửi thành nội dung mới", () => again({ ...entry, key: VisitStore.newKey(), finding: null, refused: null }, entry.key)));
    else if (!entry.finding && form) actions.append(button("Sửa", () => mend(entry)));
    else if (entry.finding) actions.append(button("Gửi lại ảnh", () => again({ ...entry, refused: null })));
    actions.append(button(entry.finding ? "Bỏ ảnh" : "Bỏ", async () => { await VisitStore.remove(entry.key); await changed(); }, true));
    line.append(why, actions);
    return line;
  };

  const again = async (entry, before) => {
    await VisitStore.keep(entry);
    if (before) await VisitStore.remove(before);
    await send();
  };

  // Back into the form, under its old key: should it have been received after all, it is not written twice. What stands in the form already is kept first.
  const mend = async entry => {
    if (!isEmpty(typed()) && !(await save())) return;
    await VisitStore.remove(entry.key);
    fill(entry.typed);
    field("Once").value = entry.key;
    form.photo = entry.photo;
    VisitStore.keepDraft(person, visit, entry.typed);
    say(entry.refused);
    await changed();
    if (!form.contains(document.activeElement)) field("Text").focus();
  };

  const tell = async leaving => { if (records) await sender.tell(visit, heldBy(await mine()), leaving); };

  const changed = async done => {
    await show(done);
    await tell(false);
  };

  const refresh = () => { if (live && window.htmx && navigator.onLine && !document.hidden) htmx.trigger(live, "nap"); };

  const send = async () => {
    await show();
    const answer = await sender.all();
    waits = answer.waits;
    await changed(answer.received > 0 ? `Đã ghi ${answer.received} nội dung.` : null);
    if (answer.received > 0) {
      refresh();
      const preview = document.querySelector("[data-preview]");
      if (preview?.open) htmx.trigger(preview.querySelector("[hx-get]"), "xem");
    }
  };

  const begin = () => VisitStore.begin(person, visit);

  // What stands in the form becomes something to be sent; on the device first, so that nothing is lost whatever happens next.
  const save = async () => {
    const values = typed();
    const key = field("Once").value;
    const photo = field("Photo").files[0] ?? form.photo ?? null;
    await VisitStore.keep({ key, person, visit, at: Date.now(), typed: values, body: bodyOf(values), photo, finding: null, refused: null });
    VisitStore.removeDraft(person, visit);
    form.photo = null;
    field("Photo").value = "";
    fill({});
    field("Once").value = VisitStore.newKey();
    document.getElementById("ghi-kiem-so").replaceChildren();
    say(null);
    begin();
    return key;
  };

  if (form) {
    form.addEventListener("submit", async event => {
      event.preventDefault();
      if (!text("Kind")) return say({ errors: { Kind: ["Hãy chọn loại nội dung."] } });
      if (!text("Text")) return say({ errors: { Text: ["Hãy ghi nội dung."] } });
      if (saving) return;
      saving = true;
      let key;
      try {
        key = await save();
      } catch {
        // Without room on the device it goes the way it goes without scripts.
        return form.submit();
      } finally {
        saving = false;
      }
      await send();
      const refused = await VisitStore.find(key);
      // Told at once and nothing else begun: the form stands again as it was sent, with the reasons.
      if (refused?.refused && !refused.finding && isEmpty(typed())) await mend(refused);
    });

    form.addEventListener("input", () => {
      VisitStore.keepDraft(person, visit, typed());
      begin();
    });

    const opener = document.querySelector("[data-record-open]");
    // Where the form is not in sight, the way to it is.
    if (window.IntersectionObserver) new IntersectionObserver(([seen]) => opener.classList.toggle("away", !seen.isIntersecting)).observe(form);
    opener.addEventListener("click", event => {
      event.preventDefault();
      form.scrollIntoView({ block: "start" });
      field("Text").focus({ preventScroll: true });
    });
  }

  document.querySelector("[data-preview]")?.addEventListener("toggle", event => {
    if (event.target.open) htmx.trigger(event.target.querySelector("[hx-get]"), "xem");
  });

  window.addEventListener("online", send);
  window.addEventListener("offline", () => { waits = "offline"; show(); });
  // The page may be gone before the store answers: it says what it showed last. Who leaves something half written is not done here.
  const leave = () => { if (records) sender.tell(visit, held, isEmpty(typed())); };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return leave();
    send();
    refresh();
  });
  // Whose session has ended is led to the sign-in page, which is no part of this one.
  document.body.addEventListener("htmx:beforeSwap", event => {
    if (new URL(event.detail.xhr.responseURL).pathname !== location.pathname) event.detail.shouldSwap = false;
  });
  setInterval(refresh, Live);
  setInterval(send, Beat);

  // It is seen again without a signal; a browser that has no such workers goes without.
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map(one => one.href || one.src);
  if (navigator.serviceWorker && !navigator.serviceWorker.controller)
    navigator.serviceWorker.register("/worker.js").then(() => navigator.serviceWorker.ready)
      .then(worker => worker.active.postMessage({ keep: [location.origin + location.pathname, ...parts] })).catch(() => {});

  if (form) {
    // What is half written is kept, so nobody is asked before leaving.
    form.dataset.noAsk = "";
    // A page that was kept, or that the browser filled in again, bears a key that was used already.
    field("Once").value = VisitStore.newKey();
    const draft = VisitStore.draft(person, visit);
    if (draft && isEmpty(typed())) fill(draft);
  }
  records ||= VisitStore.hasRecorded(person, visit);
  await send();
  host.dataset.ready = "";
})();
