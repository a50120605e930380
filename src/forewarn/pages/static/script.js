// Theme, keys, finding in lists, and the drawer. Every page works without it.
(() => {
  "use strict";
  const page = document.documentElement;
  const root = document.body.dataset.root;
  const words = JSON.parse(document.body.dataset.words);  // in the language of the page
  const store = {
    get: (name) => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* private mode */ } },
  };
  // The top of a served page is replaced when the case changes, so its buttons are looked up anew.
  const top = (name) => document.querySelector(`[data-do="${name}"]`);
  const pressed = (name, does) => document.addEventListener("click", (event) => {
    if (event.target.closest?.(`[data-do="${name}"]`)) does();
  });
  const dark = () => page.dataset.theme === "dark" ||
    (!page.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  const dress = (theme) => {
    if (theme) page.dataset.theme = theme;
    if (top("theme")) top("theme").textContent = dark() ? words.light : words.dark;
  };
  dress();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress());
  document.addEventListener("forewarn:fresh", () => dress());
  pressed("theme", () => {
    const theme = dark() ? "light" : "dark";
    store.set("theme", theme);
    dress(theme);
  });

  // Playing: a build after another, until the latest or until stopped.
  const session = {
    get: () => { try { return sessionStorage.getItem("play") === "on"; } catch { return false; } },
    set: (on) => { try { sessionStorage.setItem("play", on ? "on" : "off"); } catch { /* private */ } },
  };
  const play = (on) => {
    const player = top("play");
    session.set(on);
    if (!player) return;
    player.textContent = on ? words.pause : words.play;
    player.setAttribute("aria-pressed", String(on));
    clearTimeout(play.timer);
    const next = document.querySelector("a[rel=next]");
    if (on && next) play.timer = setTimeout(() => next.click(), 1600);
    else if (on) play(false);
  };
  pressed("play", () => {
    if (session.get()) { play(false); return; }
    session.set(true);
    if (document.querySelector("a[rel=next]")) play(true); else location.href = top("play").dataset.first;
  });
  if (session.get()) play(true);

  // Lists: free text within the page.
  document.querySelectorAll("[data-find]").forEach((field) => {
    const rows = [...document.querySelectorAll(`${field.dataset.find} tbody tr`)];
    field.addEventListener("input", () => {
      const typed = field.value.toLowerCase();
      rows.forEach((row) => { row.hidden = !row.textContent.toLowerCase().includes(typed); });
    });
  });

  // A fragment inside a closed part opens it.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const part = id && document.getElementById(id)?.closest("details:not([open])");
    if (part) { part.open = true; part.scrollIntoView({ block: "start" }); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // The drawer: grounds beside the page where pages can be fetched (not from file://).
  let opener = null;
  const close = () => {
    document.querySelector(".drawer.over")?.remove();
    opener?.removeAttribute("aria-expanded");
    opener?.focus();
    opener = null;
  };
  const open = async (link) => {
    let held;
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(String(answer.status));
      held = new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      location.href = link.href;
      return;
    }
    const article = held.querySelector("article.explain");
    if (!article) { location.href = link.href; return; }
    article.querySelectorAll("a[href]").forEach((one) => {
      one.setAttribute("href", new URL(one.getAttribute("href"), link.href).href);
    });
    close();
    const drawer = document.createElement("aside");
    drawer.className = "drawer over";
    drawer.setAttribute("aria-label", words.explain);
    drawer.tabIndex = -1;
    const shut = document.createElement("button");
    shut.type = "button";
    shut.className = "btn x";
    shut.textContent = words.close;
    shut.addEventListener("click", close);
    const title = article.querySelector("h1");
    const lower = document.createElement("h2");
    lower.textContent = title.textContent;
    title.replaceWith(lower);
    article.removeAttribute("aria-labelledby");
    drawer.append(shut, document.adoptNode(article));
    document.body.append(drawer);
    opener = link;
    link.setAttribute("aria-expanded", "true");
    drawer.focus();
  };
  if (location.protocol !== "file:") {
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.n");
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
      event.preventDefault();
      open(link);
    });
  }

  const map = () => {
    const held = document.createElement("dialog");
    held.className = "keymap";
    held.setAttribute("aria-label", words.map);
    const title = document.createElement("h2");
    title.textContent = words.keys;
    const list = document.createElement("ul");
    words.does.forEach(([key, does]) => {
      const row = document.createElement("li");
      const sign = document.createElement("kbd");
      sign.textContent = key;
      row.append(sign, ` ${does}`);
      list.append(row);
    });
    held.append(title, list);
    held.addEventListener("close", () => held.remove());
    document.body.append(held);
    held.showModal();
  };
  pressed("map", map);

  const GO = { o: "index", s: "scenarios", r: "reports", c: "claims", e: "estimates",
    h: "hypotheses" };
  let going = false;
  const step = (by) => {
    const stops = [...document.querySelectorAll("main .cl[id], main tbody tr a.cl, main summary")]
      .filter((one) => one.offsetParent);
    if (!stops.length) return;
    const here = stops.indexOf(document.activeElement);
    const next = stops[Math.min(Math.max(here + by, 0), stops.length - 1)];
    if (!next.matches("a,summary")) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); return; }
    if (event.target.closest?.("input,textarea,select,dialog") || event.metaKey || event.ctrlKey ||
        event.altKey) return;
    if (event.key === "x") { store.set("keys", store.get("keys") === "off" ? "on" : "off"); return; }
    if (store.get("keys") === "off") return;
    if (going) {
      going = false;
      if (GO[event.key]) location.href = `${root}${GO[event.key]}.html`;
      return;
    }
    switch (event.key) {
      case "g": going = true; break;
      case "?": map(); break;
      case "/": { const field = document.querySelector("[data-find],[data-field]");
        if (field) { event.preventDefault(); field.focus(); } else location.href = `${root}claims.html`;
        break; }
      case "[": document.querySelector("a[rel=prev]")?.click(); break;
      case "]": document.querySelector("a[rel=next]")?.click(); break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "e": document.activeElement?.matches("a.n") ? document.activeElement.click()
        : document.querySelector("main a.n")?.focus(); break;
    }
  });
})();
