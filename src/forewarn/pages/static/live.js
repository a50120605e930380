// What only a served page can do: keys of the review, marking text, following the desk.
(() => {
  "use strict";
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };

  document.addEventListener("keydown", (event) => {
    if (off() || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target.closest?.("input,textarea,select,dialog")) return;
    const held = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!held) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held.matches("details")) {
      held.open = true;
      held.querySelector("input:not([type=hidden]),select")?.focus();
    } else held.click();
  }, true);

  // Marked words become offsets into the report's text: the text of the parts, one after another.
  const parts = () => [...document.querySelectorAll(".context, .reader .tx")];
  const offset = (node, at) => {
    let before = 0;
    for (const part of parts()) {
      const first = Number(part.dataset.start ?? before);
      if (part.contains(node)) {
        const range = document.createRange();
        range.selectNodeContents(part);
        range.setEnd(node, at);
        return first + [...range.toString()].length;
      }
      before = first + [...part.textContent].length;
    }
    return null;
  };
  document.addEventListener("selectionchange", () => {
    const picked = getSelection();
    if (!picked || picked.isCollapsed || !picked.rangeCount) return;
    const range = picked.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    document.querySelectorAll('[data-mark="start"]').forEach((one) => { one.value = start; });
    document.querySelectorAll('[data-mark="end"]').forEach((one) => { one.value = end; });
    document.querySelectorAll('[data-mark="quote"]').forEach((one) => { one.value = picked.toString(); });
  });
  document.querySelectorAll('[data-mark="quote"]').forEach((one) => one.addEventListener("input", () => {
    document.querySelectorAll('form [type=hidden][data-mark]').forEach((held) => { held.value = ""; });
  }));

  // Following the desk: progress is told, new pages take the place of old ones.
  let shown = Number(document.body.dataset.version);
  const busy = () => document.activeElement?.matches("input,textarea,select") ||
    document.querySelector("dialog[open],.drawer.over");
  const tell = (words, action) => {
    const line = document.querySelector("[data-doing]");
    if (!line) return;
    line.replaceChildren(words);
    if (action) line.append(" ", action);
    line.hidden = !words;
  };
  const fresh = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok) return true;
    const text = await answer.text();
    if (busy()) return false;  // somebody began to write while it came
    const held = new DOMParser().parseFromString(text, "text/html");
    for (const part of [".top", ".shell > .nav", "main"]) {
      const now = held.querySelector(part);
      if (now) document.querySelector(part)?.replaceWith(document.adoptNode(now));
    }
    document.dispatchEvent(new Event("forewarn:fresh"));
    return true;
  };
  const button = (words, does) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn line";
    made.textContent = words;
    made.addEventListener("click", does);
    return made;
  };
  const token = document.body.dataset.token;
  const spoken = JSON.parse(document.body.dataset.served);  // in the language of the page
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-upload]");
    if (!form) return;
    event.preventDefault();
    const file = form.elements.file.files[0];
    const asked = new URLSearchParams({ name: file.name });
    for (const key of ["publisher", "date", "title"]) asked.set(key, form.elements[key].value);
    const said = form.querySelector("[data-said]");
    said.textContent = spoken.reading;
    const answer = await fetch(`${form.dataset.upload}?${asked}`,
      { method: "POST", headers: { "X-Forewarn-Token": token }, body: file });
    const words = await answer.text();
    if (answer.ok) location.href = words; else said.textContent = words;
  });
  const stop = () => fetch("/stop", { method: "POST", headers: { "X-Forewarn-Token": token } });
  // One button for as long as the work lasts, so that it keeps the focus while the words change.
  const working = (words) => {
    const line = document.querySelector("[data-doing]");
    if (line?.querySelector("[data-key]")) { line.firstChild.textContent = words; return; }
    const made = button(`${spoken.stop} `, stop);
    const key = document.createElement("kbd");
    key.textContent = made.dataset.key = ".";
    made.append(key);
    tell(words, made);
  };
  const news = new EventSource("/events");
  news.addEventListener("message", async (event) => {
    const held = JSON.parse(event.data);
    if (held.version !== shown) {
      shown = held.version;
      if (busy() || !(await fresh()))
        tell(spoken.changed, button(spoken.show, () => location.reload()));
      return;
    }
    if (held.doing) working(`${spoken.rebuilding.replace("{what}", held.doing)} `);
    else if (!document.querySelector("[data-doing] button:not(:disabled)")?.textContent.startsWith(spoken.show)) tell("");
  });
  addEventListener("pagehide", () => news.close());
})();
