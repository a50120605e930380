// Before the first stroke is drawn: that there is a script, the theme that was chosen, and the type.
(() => {
  "use strict";
  const page = document.documentElement;
  page.classList.add("scripted", "bare");
  try {
    const theme = localStorage.getItem("theme");
    if (theme) page.dataset.theme = theme;
  } catch { /* private mode */ }
  // A page drawn in another type would move when its own arrives, so it waits, but not for long;
  // transparent and not hidden, so that keys already find their fields.
  const dressed = () => page.classList.remove("bare");
  const latin = [...document.fonts].filter((one) => /U\+0+(-|,|$)/i.test(one.unicodeRange));
  Promise.allSettled(latin.map((one) => one.load())).then(dressed);
  setTimeout(dressed, 1000);
})();
