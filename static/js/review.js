// The review page by keyboard, and the light that joins an answer to what proves it.
(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);

  // ---- light ------------------------------------------------------------------------
  let lit = [];

  function rowsAt(id) {
    const row = byId(id);
    if (row) return [row];
    return [byId(stepOf(id))].filter(Boolean);
  }

  function darken() {
    for (const element of lit) element.classList.remove("lit", "lit-flow");
    lit = [];
  }

  function light(from) {
    darken();
    const ids = from.dataset.lights.split("\n").filter(Boolean);
    lit = ids.flatMap(rowsAt);
    if (from.id) lit.push(from);
    for (const element of lit) element.classList.add("lit");
    const places = [from.id, ...ids];
    const lines = from.closest(".task") ? linesInto(ids) : linesWithin(places);
    for (const line of lines) line.classList.add("lit-flow");
    lit.push(...lines);
    return ids;
  }

  const allLines = () => [...document.querySelectorAll(".flows path")];
  const stepOf = (id) => id.split(":", 1)[0];

  function linesWithin(places) {
    return allLines().filter((line) => places.includes(line.dataset.source) && places.includes(line.dataset.target));
  }

  // Everything that led to the cited steps, back to where it began.
  function linesInto(ids) {
    const steps = new Set(ids.map(stepOf));
    const found = new Set();
    for (let grown = true; grown;) {
      grown = false;
      for (const line of allLines()) {
        if (found.has(line) || !steps.has(stepOf(line.dataset.target))) continue;
        found.add(line);
        steps.add(stepOf(line.dataset.source));
        grown = true;
      }
    }
    return [...found];
  }

  function follow(from) {
    const first = light(from).flatMap(rowsAt)[0];
    if (first && wide()) first.scrollIntoView({ block: "center", behavior: "smooth" });
  }

  function wide() { return matchMedia("(min-width: 1024px)").matches; }

  const lightable = (event) => event.target instanceof Element && event.target.closest("[data-lights]");

  function onEnter(event) {
    const from = lightable(event);
    if (!from || !from.dataset.lights) return;
    // Only the column across moves; the one under the pointer stays still.
    if (from.closest(".task") || event.type === "focusin" && from.matches(".cite")) follow(from);
    else light(from);
  }

  document.addEventListener("mouseover", onEnter);
  document.addEventListener("focusin", onEnter);
  document.addEventListener("mouseout", (event) => {
    const from = lightable(event);
    if (from && !(event.relatedTarget instanceof Node && from.contains(event.relatedTarget))) darken();
  });
  document.addEventListener("focusout", (event) => { if (lightable(event)) darken(); });

  // ---- citations one by one ------------------------------------------------------------
  function stepThrough(by) {
    const cites = [...document.querySelectorAll(".task .cite")];
    if (!cites.length) return;
    const at = cites.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : cites.length - 1) : (at + by + cites.length) % cites.length;
    cites[next].focus({ preventScroll: false });
  }

  // ---- rejecting ----------------------------------------------------------------------
  function openReject(open) {
    const toggle = byId("reject-toggle");
    if (!toggle) return;
    toggle.checked = open;
    if (open) byId("reason").focus();
    else toggle.blur();
  }

  function takeChip(chip) {
    const reason = byId("reason");
    reason.value = chip.dataset.reason;
    reason.dispatchEvent(new Event("input", { bubbles: true }));
    reason.focus();
  }

  function reasonKeys(event) {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      byId("reject").click();
    } else if (!event.target.value && /^[1-6]$/.test(event.key)) {
      event.preventDefault();
      takeChip(document.querySelectorAll("[data-reason]")[Number(event.key) - 1]);
    }
  }

  document.addEventListener("click", (event) => {
    const chip = event.target instanceof Element && event.target.closest("[data-reason]");
    if (chip) takeChip(chip);
    if (event.target instanceof Element && event.target.closest("#help-button")) showHelp();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "reject-toggle" && event.target.checked) byId("reason").focus();
  });

  // ---- keys --------------------------------------------------------------------------
  function showHelp() {
    const help = byId("help");
    if (help && !help.open) help.showModal();
  }

  function rate(key) {
    const choice = document.querySelector("#verdict input[name=rating][value='" + key + "']");
    if (choice) choice.checked = !choice.checked;
  }

  const press = (id) => () => { const button = byId(id); if (button && !button.disabled) button.click(); };

  const KEYS = {
    a: press("approve"), e: press("edit"), s: press("skip"), u: press("undo"), x: press("raw"),
    r: () => openReject(true), j: () => stepThrough(1), k: () => stepThrough(-1), "?": showHelp,
    1: () => rate(1), 2: () => rate(2), 3: () => rate(3), 4: () => rate(4), 5: () => rate(5),
  };

  const typing = (target) => target instanceof Element &&
    (target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=button])"));

  function onEscape() {
    const toggle = byId("reject-toggle");
    if (toggle && toggle.checked) openReject(false);
    else press("cancel-edit")();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return onEscape();
    if (event.target.id === "reason") return reasonKeys(event);
    if (typing(event.target) || event.repeat || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  // ---- after a decision the next task begins at its top ----------------------------------
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target && event.detail.target.id === "work" || event.target.id === "work") {
      if (!wide()) scrollTo(0, 0);
      byId("title")?.focus({ preventScroll: true });
    }
    byId("edit-first")?.focus();
    // A decision in the middle of an edit would throw the edit away.
    const approve = byId("approve");
    if (approve && byId("edit-form")) approve.disabled = true;
  });
})();
