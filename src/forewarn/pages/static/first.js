// Before the first stroke is drawn: that there is a script, and the theme that was chosen.
(() => {
  "use strict";
  const page = document.documentElement;
  page.classList.add("scripted");
  try {
    const theme = localStorage.getItem("theme");
    if (theme) page.dataset.theme = theme;
  } catch { /* private mode */ }
})();
