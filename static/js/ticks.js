// Ticking tools by hand: all or none of a domain at once, and how many are ticked.
(function () {
  "use strict";

  const form = document.getElementById("subset-form");
  const boxes = (root) => [...root.querySelectorAll("input[name=tool]")];

  function count() {
    form.querySelector("[data-tick-count]").textContent = boxes(form).filter((box) => box.checked).length;
  }

  for (const button of form.querySelectorAll("[data-tick]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const box of boxes(button.closest("[data-ticks]"))) box.checked = button.dataset.tick === "all";
      count();
    });
  }
  form.addEventListener("change", count);
  count();
})();
