// Charts: values read by pointer and arrow keys; drawing and tables saved or copied.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const LEFT = 20, SCALE = 2, FALLBACK = '"Segoe UI",system-ui,"Noto Sans",Arial,sans-serif';
  const made = (name, held = {}, text = "") => {
    const node = document.createElementNS(SVG, name);
    Object.entries(held).forEach(([key, value]) => node.setAttribute(key, value));
    node.textContent = text;
    return node;
  };
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const figureOf = (node) => node.closest("figure");

  // A file is read on white paper by people without our style sheet: colours are those of the
  // light theme whatever the page shows, written out.
  const light = (tokens) => {
    const page = document.documentElement, held = page.dataset.theme;
    page.dataset.theme = "light";
    const style = getComputedStyle(page);
    const found = new Map(tokens.map((one) => [one, style.getPropertyValue(one).trim()]));
    if (held) page.dataset.theme = held; else delete page.dataset.theme;
    return found;
  };

  // Fonts cannot travel in a drawing that opens anywhere, so lines are broken by the widest of
  // those that may stand in for ours.
  const ruler = document.createElement("canvas").getContext("2d");
  const lines = (text, size, weight, width) => {
    ruler.font = `${weight} ${size * 1.06}px ${FALLBACK}`;
    const found = [];
    for (const word of tidy(text).split(" ")) {
      const longer = found.length ? `${found.at(-1)} ${word}` : word;
      if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found;
  };

  const drawing = (tools) => {
    const { title, note, source } = tools.dataset;
    const held = figureOf(tools).querySelector("svg.chart");
    const [, , wide, high] = held.getAttribute("viewBox").split(" ").map(Number);
    const width = Math.max(wide, 420) + 2 * LEFT, room = width - 2 * LEFT;
    const root = made("svg", { xmlns: SVG, "font-family": `"Source Sans 3",${FALLBACK}` });
    root.append(made("title", {}, title), made("desc", {}, held.getAttribute("aria-label")));
    const ground = made("rect", { fill: "var(--paper)" });
    root.append(ground);
    let down = 12;
    const write = (text, size, weight, fill) => lines(text, size, weight, room).forEach((line) => {
      down += Math.round(size * 1.35);
      root.append(made("text", { x: LEFT, y: down, "font-size": size, "font-weight": weight, fill }, line));
    });
    write(title, 18, 600, "var(--ink)");
    down += 14;
    const chart = made("g", { transform: `translate(${LEFT},${down})` });
    chart.append(...[...held.childNodes].map((one) => one.cloneNode(true)));
    // Whatever font stands in, each label keeps the room that it has on the page.
    const labels = [...chart.querySelectorAll("text")];
    [...held.querySelectorAll("text")].forEach((one, place) => {
      const room = one.textContent && one.getClientRects().length ? one.getComputedTextLength() : 0;
      if (room) labels[place].setAttribute("textLength", room.toFixed(1));
      if (room) labels[place].setAttribute("lengthAdjust", "spacingAndGlyphs");
    });
    root.append(chart);
    down += high + 6;
    if (note) write(note, 12, 400, "var(--muted)");
    const { case: about, made: when } = document.body.dataset;
    write(`${about}: ${source}`, 12, 400, "var(--muted)");
    write(`forewarn, ${when}`, 12, 400, "var(--muted)");
    const height = down + 16;
    ground.setAttribute("width", width);
    ground.setAttribute("height", height);
    root.setAttribute("width", width);
    root.setAttribute("height", height);
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    let text = new XMLSerializer().serializeToString(root);
    const tokens = [...new Set(text.match(/--[a-z0-9-]+(?=\))/g))];
    for (const [token, colour] of light(tokens)) text = text.replaceAll(`var(${token})`, colour);
    return { text, width, height };
  };

  // A data address and not a blob's: the policy of a served page lets images be that.
  const picture = ({ text, width, height }) => new Promise((done, failed) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = width * SCALE;
      canvas.height = height * SCALE;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/png");
    };
    image.onerror = () => failed(new Error("no picture"));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });

  const words = (cell) => {
    const held = cell.cloneNode(true);
    held.querySelectorAll("sup,.vh").forEach((one) => one.remove());
    return tidy(held.textContent) || tidy(cell.textContent);
  };
  const tablesOf = (tools) => (tools.dataset.table
    ? [document.getElementById(tools.dataset.table)]
    : [...figureOf(tools).querySelectorAll("table[data-behind]")]);
  const sheet = (table) => {
    const drawn = [...table.rows[0].cells].map((cell) => cell.querySelector("svg.chart") !== null);
    const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return [...table.rows].map((row) => [...row.cells].filter((_, place) => !drawn[place])
      .map((cell) => quoted(words(cell))).join(",")).join("\r\n") + "\r\n";
  };

  const TYPES = { svg: "image/svg+xml", png: "image/png", csv: "text/csv" };
  const content = async (tools, kind, of) => {
    if (kind === "csv") return new Blob([sheet(tablesOf(tools)[of])], { type: `${TYPES.csv};charset=utf-8` });
    const held = drawing(tools);
    return kind === "png" ? picture(held) : new Blob([held.text], { type: TYPES.svg });
  };
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const copy = async (blob, kind) => {
    if (kind === "png") return navigator.clipboard.write([new ClipboardItem({ [TYPES.png]: blob })]);
    return navigator.clipboard.writeText(await blob.text());
  };
  const take = async (button) => {
    const tools = button.closest("[data-chart]");
    const { take: act, kind, of } = button.dataset;
    const told = tools.querySelector("[data-told]");
    const part = tablesOf(tools).length > 1 && kind === "csv" ? `-${Number(of) + 1}` : "";
    const file = `${tools.dataset.chart}${part}-${document.body.dataset.asOf}.${kind}`;
    try {
      const blob = await content(tools, kind, Number(of ?? 0));
      if (act === "save") save(blob, file); else await copy(blob, kind);
      told.textContent = tools.dataset[act === "save" ? "saved" : "copied"]
        .replace("{file}", file).replace("{kind}", kind.toUpperCase());
    } catch { told.textContent = tools.dataset.refused; }
  };

  // Reading: the rows of the tables that stand in the drawing, from left to right.
  const rowsOf = (figure) => [...figure.querySelectorAll("table[data-behind] tr[data-at]")]
    .map((row) => {
      const heads = [...row.closest("table").rows[0].cells].map(words);
      const [x, y] = row.dataset.at.split(" ").map(Number);
      const said = [...row.cells].map(words).map((text, place) => (text && place
        ? `${heads[place]} ${text}` : text));
      return { x, y, words: said.filter(Boolean).join(" · ") };
    }).sort((a, b) => a.x - b.x || a.y - b.y);
  const shown = (plot) => [...plot.querySelectorAll("svg.chart")]
    .find((one) => one.getClientRects().length);
  const place = (plot, { x, y }) => {
    const held = shown(plot), [, , wide] = held.getAttribute("viewBox").split(" ").map(Number);
    const [left, top, width, height] = held.dataset.plot.split(" ").map(Number);
    const scale = held.clientWidth / wide;
    return { x: (left + x * width) * scale, y: (top + y * height) * scale, top: top * scale,
      height: height * scale };
  };
  const reading = (button) => {
    const figure = figureOf(button), plot = figure.querySelector(".plot"), rows = rowsOf(figure);
    const over = document.createElement("div"), line = document.createElement("i");
    const dot = document.createElement("i"), told = document.createElement("p");
    over.className = "reading";
    over.tabIndex = 0;
    const hold = { role: "slider", "aria-label": button.dataset.reads, "aria-valuemin": 1,
      "aria-valuemax": rows.length };
    Object.entries(hold).forEach(([key, value]) => over.setAttribute(key, value));
    line.className = "line";
    dot.className = "dot";
    told.className = "readout";
    told.setAttribute("aria-hidden", "true");
    let now = 0;
    const show = (number) => {
      now = Math.min(Math.max(number, 0), rows.length - 1);
      const at = place(plot, rows[now]);
      Object.assign(line.style, { left: `${at.x}px`, top: `${at.top}px`, height: `${at.height}px` });
      Object.assign(dot.style, { left: `${at.x}px`, top: `${at.y}px` });
      told.textContent = rows[now].words;
      over.setAttribute("aria-valuenow", now + 1);
      over.setAttribute("aria-valuetext", rows[now].words);
    };
    const follow = (event) => {
      const box = plot.getBoundingClientRect();
      const far = (row) => {
        const at = place(plot, row);
        return Math.hypot(at.x - (event.clientX - box.left), (at.y - (event.clientY - box.top)) / 3);
      };
      show(rows.reduce((best, row, number) => (far(row) < far(rows[best]) ? number : best), 0));
    };
    over.addEventListener("pointermove", follow);
    over.addEventListener("pointerdown", follow);
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10,
      Home: -Infinity, End: Infinity };
    over.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { button.click(); button.focus(); return; }
      if (!(event.key in by)) return;
      event.preventDefault();
      show(now + by[event.key]);
    });
    const again = new ResizeObserver(() => show(now));
    over.append(line, dot);
    plot.append(over);
    plot.after(told);
    again.observe(plot);
    show(rows.length - 1);
    over.focus({ preventScroll: true });
  };
  const stop = (figure) => figure.querySelectorAll(".reading,.readout").forEach((one) => one.remove());

  document.addEventListener("click", (event) => {
    const held = event.target.closest?.("[data-take],[data-reads]");
    document.querySelectorAll(".take[open]").forEach((one) => {
      if (!one.contains(event.target)) one.open = false;
    });
    if (!held) return;
    if (held.dataset.take) { take(held); return; }
    const on = held.getAttribute("aria-pressed") !== "true";
    held.setAttribute("aria-pressed", String(on));
    if (on) reading(held); else stop(figureOf(held));
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest?.(".take[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
    event.stopImmediatePropagation();
  }, true);
  if (!navigator.clipboard || typeof ClipboardItem === "undefined") {
    document.documentElement.classList.add("no-clipboard");
  }
})();
