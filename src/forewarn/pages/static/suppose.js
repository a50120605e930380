// What if, in place: the effect is shown on the page; without this, the links open the What if page.
(() => {
  "use strict";
  const part = () => document.querySelector("[data-supposed]");
  const listed = (query) => [...new URLSearchParams(query)].filter(([key]) => key === "drop" || key === "set");
  const address = ([key, value]) => (key === "drop" ? value : value.split("=")[0].trim());
  const written = (pairs) => pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  const now = () => listed(location.search);
  const same = (one, other) => one[0] === other[0] && one[1] === other[1];
  const holds = (query) => {
    const wanted = listed(query);
    return wanted.length > 0 && wanted.every((one) => now().some((held) => same(one, held)));
  };

  // Links that suppose are pressed and let go again, by pointer, Enter or the space bar.
  const dress = () => document.querySelectorAll("main a.btn[data-suppose]").forEach((link) => {
    if (!link.dataset.suppose) return;
    link.setAttribute("role", "button");
    link.setAttribute("aria-pressed", String(holds(link.dataset.suppose)));
  });
  let asked = 0;
  const show = async () => {
    const held = part();
    if (!held) return;
    dress();
    const pairs = now();
    const mine = ++asked;
    if (!pairs.length) {
      held.hidden = true;
      held.replaceChildren();
      return;
    }
    const slow = setTimeout(() => held.classList.add("stale"), 300);
    const answer = await fetch(`supposed.html?about=${held.dataset.supposed}&${written(pairs)}`)
      .catch(() => null);
    clearTimeout(slow);
    if (mine !== asked) return;  // something else was supposed in the meantime
    if (!answer) { location.href = `what-if.html?${written(pairs)}`; return; }
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    held.replaceChildren(...made.body.childNodes);
    held.classList.remove("stale");
    held.hidden = false;
  };
  const go = (pairs) => {
    const query = written(pairs);
    history.pushState(null, "", query ? `?${query}` : location.pathname);
    return show();
  };
  const toggled = (query) => {
    const wanted = listed(query);
    const gone = new Set(wanted.map(address));
    const rest = now().filter((one) => !gone.has(address(one)));
    return go(holds(query) ? rest : [...rest, ...wanted]);
  };

  // Where the keyboard goes when the part that held it is gone: to what was pressed last.
  let pressed = null;
  const back = () => {
    const title = document.querySelector("h1");
    const to = part().querySelector("h2") ?? (pressed?.isConnected && pressed.offsetParent ? pressed : title);
    if (to === title) title.tabIndex = -1;
    to.focus();
  };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[data-suppose]");
    if (!link || !part() || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (!part().contains(link)) {
      pressed = link;
      toggled(link.dataset.suppose);
      return;
    }
    await go(listed(link.dataset.suppose));
    back();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches?.("a[data-suppose][role=button]")) return;
    event.preventDefault();
    event.target.click();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-suppose-form]");
    if (!form || !part()) return;
    event.preventDefault();
    const name = form.elements.address.value;
    const said = form.elements.value?.value.trim() ?? "";
    const value = said === "seen" && form.elements.on?.value ? `seen@${form.elements.on.value}` : said;
    const rest = now().filter((one) => address(one) !== name);
    go([...rest, value ? ["set", `${name}=${value}`] : ["drop", name]]);
  });
  addEventListener("popstate", show);
  document.addEventListener("forewarn:fresh", show);
  show();
})();
