// Suggests while somebody types in the box of the page's head, by keyboard as by pointer. Without it the box is a form that leads to the page of results.
(() => {
  const input = document.getElementById("tim-kiem");
  const list = document.getElementById("goi-y");
  const status = document.getElementById("goi-y-bao");
  if (!input || !list || !status || !window.fetch) return;
  let asked, waiting, active = -1, turn = 0;
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
  // Whoever chooses among what is shown is given no other list: what was asked for before comes to nothing, also where its answer is here already.
  const forget = () => {
    clearTimeout(waiting);
    asked?.abort();
    turn++;
  };
  const ask = async () => {
    const typed = input.value;
    forget();
    const mine = turn;
    if (typed.trim().length < 2) { status.textContent = ""; return open(false); }
    asked = new AbortController();
    try {
      const answer = await fetch(`/tim?handler=Suggest&q=${encodeURIComponent(typed)}`, { signal: asked.signal, headers: { Accept: "text/html" } });
      const text = answer.ok && !answer.redirected ? await answer.text() : null;
      if (mine !== turn) return;
      if (text === null) return open(false);
      list.innerHTML = text;
      mark(-1);
      const count = options().length;
      open(count > 0 && document.activeElement === input);
      status.textContent = count > 0 ? `${count - 1} gợi ý, dùng mũi tên xuống để chọn` : "Không có gợi ý";
    } catch (fault) {
      if (fault.name !== "AbortError" && mine === turn) open(false);
    }
  };
  open(false);
  // What was chosen before more was typed is chosen no longer: the enter key asks for what stands in the box.
  input.addEventListener("input", () => { forget(); mark(-1); waiting = setTimeout(ask, 250); });
  input.addEventListener("keydown", event => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); forget(); open(false); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      forget();
      if (list.hidden) open(true);
      mark(event.key === "ArrowDown" ? (active + 1) % count : (active <= 0 ? count : active) - 1);
    }
    else if (event.key === "Enter" && !list.hidden && active >= 0) { event.preventDefault(); options()[active].click(); }
  });
  // A click on a suggestion takes the focus before it is done, and needs the suggestion to be there still.
  list.addEventListener("mousedown", event => { event.preventDefault(); forget(); });
  input.addEventListener("blur", () => open(false));
})();
