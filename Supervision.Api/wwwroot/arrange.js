// Findings of a report are arranged by pointer or keyboard; the buttons beside them do the same without. What moves here is a wish: the server answers with how it stands.
(() => {
  const voice = document.querySelector("[data-voice]");
  const page = () => document.getElementById("soan");
  let lifted = null;

  const say = text => { voice.textContent = text; };
  const sideOf = row => row.closest("[data-side]").dataset.side;
  const rows = list => [...list.children].filter(row => row.matches("[data-finding]"));
  const name = row => `nội dung số ${row.dataset.number}`;
  const grip = row => row.querySelector("[data-grip]");

  const ready = () => {
    for (const hidden of document.querySelectorAll("[data-how], [data-grip]")) hidden.hidden = false;
  };

  const lift = (row, by) => {
    if (lifted) return;
    lifted = { row, by, list: row.parentElement, next: row.nextElementSibling, side: sideOf(row) };
    row.classList.add("lifted");
    grip(row).setAttribute("aria-pressed", "true");
    say(sideOf(row) === "In"
      ? `Đã nhấc ${name(row)}. Mũi tên lên, xuống để đổi chỗ; mũi tên trái để bỏ ra; phím cách để đặt; phím Esc để thôi.`
      : `Đã nhấc ${name(row)}. Mũi tên phải để đưa vào báo cáo; phím Esc để thôi.`);
  };

  const release = () => {
    lifted.row.classList.remove("lifted");
    grip(lifted.row).removeAttribute("aria-pressed");
    for (const made of document.querySelectorAll("[data-new]")) if (!made.children.length) made.remove();
    lifted = null;
  };

  const put = (list, before) => {
    const { row } = lifted;
    if (row.parentElement === list && row.nextElementSibling === before) return;
    const held = document.activeElement;
    list.insertBefore(row, before);
    // What is moved in the page loses the focus.
    if (row.contains(held)) held.focus({ preventScroll: true });
  };

  const cancel = said => {
    const { row, list, next } = lifted;
    put(list, next);
    release();
    if (said) say(`Đã thôi, ${name(row)} ở chỗ cũ.`);
  };

  // Where among the report's groups the finding would be printed; a new place at the end where its group is not there yet.
  const homeOf = row => {
    if (lifted.side === "In") return lifted.list;
    const side = document.querySelector("[data-side=In]");
    const kin = side.querySelector(`[data-list][data-kin="${CSS.escape(row.dataset.kin)}"]`);
    if (kin) return kin;
    let made = side.querySelector("[data-new]");
    if (!made) {
      made = document.createElement("ol");
      made.className = "rows";
      made.dataset.list = made.dataset.new = "";
      made.dataset.title = "một mục mới của báo cáo";
      side.append(made);
    }
    return made;
  };

  const drop = () => {
    const { row, list, next, side } = lifted;
    const to = sideOf(row);
    const before = row.nextElementSibling;
    const stays = row.parentElement === list && before === next;
    release();
    if (stays || (side === "Out" && to === "Out")) {
      if (row.parentElement !== list || before !== next) list.insertBefore(row, next);
      return say(`${name(row)} ở chỗ cũ.`);
    }
    const form = page().querySelector("form");
    const send = { Finding: row.dataset.finding, Side: to, Before: to === "In" && before ? before.dataset.finding : "" };
    for (const [key, value] of Object.entries(send)) {
      const field = form.elements[`arrange.${key}`];
      field.value = value;
      field.disabled = false;
    }
    form.requestSubmit();
  };

  const tell = () => {
    const { row } = lifted;
    const list = row.parentElement;
    const all = rows(list);
    say(sideOf(row) === "Out" ? "Ở ngoài báo cáo." : `Thứ ${all.indexOf(row) + 1} trong ${all.length}, ${list.dataset.title}.`);
  };

  const over = direction => {
    const { row } = lifted;
    const side = sideOf(row);
    const list = row.parentElement;
    const all = rows(list);
    const at = all.indexOf(row);
    if (direction === "ArrowRight" && side === "Out") put(homeOf(row), null);
    else if (direction === "ArrowLeft" && side === "In") {
      const out = document.querySelector("[data-side=Out] [data-list]");
      if (lifted.side === "Out") put(lifted.list, lifted.next);
      else put(out, out.firstElementChild);
    } else if (side === "In" && direction === "ArrowUp" && at > 0) put(list, all[at - 1]);
    else if (side === "In" && direction === "ArrowDown" && at < all.length - 1) put(list, all[at + 2] ?? null);
    tell();
    row.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", event => {
    if (lifted && event.key === "Escape") {
      event.preventDefault();
      return cancel(true);
    }
    const held = event.target.closest?.("[data-grip]");
    if (!held) return;
    const row = held.closest("[data-finding]");
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      if (!lifted) lift(row, "key");
      else if (lifted.by === "key") drop();
    } else if (lifted?.by === "key" && event.key.startsWith("Arrow")) {
      event.preventDefault();
      over(event.key);
    }
  });
  document.addEventListener("focusout", event => {
    if (lifted?.by === "key" && event.target === grip(lifted.row) && event.relatedTarget && !lifted.row.contains(event.relatedTarget)) cancel(true);
  });

  document.addEventListener("pointerdown", event => {
    const held = event.target.closest?.("[data-grip]");
    if (!held || event.button !== 0 || lifted) return;
    lift(held.closest("[data-finding]"), "pointer");
  });
  document.addEventListener("pointermove", event => {
    if (lifted?.by !== "pointer") return;
    const { row } = lifted;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const side = under?.closest("[data-side]");
    if (!side) return;
    if (side.dataset.side === "Out") {
      const out = side.querySelector("[data-list]");
      if (lifted.side === "Out") put(lifted.list, lifted.next);
      else if (sideOf(row) === "In") put(out, out.firstElementChild);
      return;
    }
    const list = homeOf(row);
    const after = rows(list).filter(one => one !== row).find(one => event.clientY < one.getBoundingClientRect().top + one.offsetHeight / 2);
    put(list, after ?? null);
  });
  document.addEventListener("pointerup", () => { if (lifted?.by === "pointer") drop(); });
  document.addEventListener("pointercancel", () => { if (lifted?.by === "pointer") cancel(false); });

  // The part of the page that comes back: what was scrolled stays so, what was held is held again, and what happened is said.
  let before = null;
  document.body.addEventListener("htmx:beforeRequest", () => { page().setAttribute("aria-busy", "true"); });
  document.body.addEventListener("htmx:beforeSwap", event => {
    const { xhr } = event.detail;
    const ours = new URL(xhr.responseURL).pathname === location.pathname && [200, 409, 412, 422].includes(xhr.status);
    event.detail.shouldSwap = ours;
    event.detail.isError = false;
    if (!ours) return location.reload();
    before = {
      scrolled: [...document.querySelectorAll("[data-scroll]")].map(one => [one.id, one.scrollTop]),
      row: document.activeElement?.closest("[data-finding]")?.id ?? null,
      held: document.activeElement?.id ?? null,
    };
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    ready();
    for (const [id, top] of before?.scrolled ?? []) document.getElementById(id).scrollTop = top;
    const find = id => id ? document.getElementById(id) : null;
    const row = find(before?.row);
    (find(before?.held) ?? (row ? grip(row) ?? row : null) ?? document.getElementById("trong-bao-cao").querySelector("button"))?.focus({ preventScroll: true });
    const said = page().querySelector("[data-said]");
    say(said ? said.textContent.trim() : "");
  });
  document.body.addEventListener("htmx:sendError", () => location.reload());

  ready();
})();
