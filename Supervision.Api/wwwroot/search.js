// Suggests while somebody types in the box of the page's head, by keyboard as by pointer. Without it the box is a form that leads to the page of results.
(() => {
  const input = document.getElementById("tim-kiem");
  const list = document.getElementById("goi-y");
  const status = document.getElementById("goi-y-bao");
  if (!input || !list || !status || !window.fetch) return;
  // The keys pressed while a list is awaited, for when it stands; null where none is awaited.
  let asked, waiting, pressed = null, active = -1, turn = 0;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  const options = () => [...list.querySelectorAll("[role=option]")];
  const mark = to => {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", i === to));
    active = to;
    if (to < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", all[to].id);
    all[to].scrollIntoView({ block: "nearest" });
  };
  const open = shown => {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", shown);
    if (!shown) mark(-1);
  };
  const press = key => {
    const count = options().length;
    if (key === "Enter") return active < 0 ? input.form.submit() : options()[active].click();
    if (count === 0) return;
    if (list.hidden) open(true);
    mark(key === "ArrowDown" ? (active + 1) % count : (active <= 0 ? count : active) - 1);
  };
  // What was asked for before comes to nothing, also where its answer is here already.
  const forget = () => {
    clearTimeout(waiting);
    asked?.abort();
    pressed = null;
    turn++;
  };
  const show = text => {
    list.innerHTML = text;
    const count = options().length;
    open(count > 0 && document.activeElement === input);
    return count;
  };
  const ask = async () => {
    const mine = turn;
    asked = new AbortController();
    let text = null;
    try {
      const answer = await fetch(`/tim?handler=Suggest&q=${encodeURIComponent(input.value)}`, { signal: asked.signal, headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) text = await answer.text();
    } catch {
      text = null;
    }
    if (mine !== turn) return;
    const count = show(text ?? "");
    status.textContent = count > 0 ? `${count - 1} gợi ý, dùng mũi tên xuống để chọn` : text === null ? "" : "Không có gợi ý";
    const keys = pressed ?? [];
    pressed = null;
    keys.forEach(press);
  };
  open(false);
  // A list of what stood in the box before is nobody's choice any more.
  input.addEventListener("input", () => {
    forget();
    show("");
    status.textContent = "";
    if (input.value.trim().length < 2) return;
    pressed = [];
    waiting = setTimeout(ask, 250);
  });
  input.addEventListener("keydown", event => {
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (event.key === "Escape" && (pressed || !list.hidden)) { event.preventDefault(); forget(); open(false); }
    // Whoever presses enter without having chosen asks for the page of results, and waits for no list.
    else if (pressed ? isArrow || (event.key === "Enter" && pressed.length > 0) : (isArrow && options().length > 0) || (event.key === "Enter" && active >= 0)) {
      event.preventDefault();
      if (pressed) pressed.push(event.key);
      else press(event.key);
    }
  });
  // A click on a suggestion takes the focus before it is done, and needs the suggestion to be there still.
  list.addEventListener("mousedown", event => event.preventDefault());
  input.addEventListener("blur", () => { pressed = null; open(false); });
})();
