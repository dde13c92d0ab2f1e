// Ticking tools by hand: all or none of a domain or pack at once, how many are ticked, and finding
// tools by a part of their name.
(function () {
  "use strict";

  const form = document.getElementById("subset-form");
  const find = document.getElementById("find-tools");
  const boxes = (root) => [...root.querySelectorAll("input[name=tool]")];

  function count() {
    for (const shown of form.querySelectorAll("[data-tick-count]")) {
      const root = shown.closest("details[data-ticks]") || form;
      shown.textContent = boxes(root).filter((box) => box.checked).length;
    }
  }

  function narrow() {
    const words = find.value.toLowerCase().split(/[\s_]+/).filter(Boolean);
    for (const pack of form.querySelectorAll("details[data-ticks]")) {
      let found = 0;
      for (const box of boxes(pack)) {
        const row = box.closest("label");
        row.hidden = !words.every((word) => box.value.includes(word));
        if (!row.hidden) found += 1;
      }
      pack.hidden = !found;
      if (words.length) pack.open = true;
    }
  }

  for (const button of form.querySelectorAll("[data-tick]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const box of boxes(button.closest("[data-ticks]"))) {
        if (!box.closest("label").hidden) box.checked = button.dataset.tick === "all";
      }
      count();
    });
  }
  form.addEventListener("change", count);
  find.addEventListener("input", narrow);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  form.querySelector("[data-find]").hidden = false;
  count();
})();
