// Draws the flow of values between steps: a line in the gutter from the row that gave a
// value to every argument that took it. The rows themselves work without this, as links.
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LANE = 6;

  function shape(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  // A row that is folded away is stood for by its step.
  function anchorOf(id) {
    const row = document.getElementById(id);
    if (row && row.offsetParent) return row;
    return document.getElementById(id.split(":", 1)[0]);
  }

  function links(steps) {
    const origin = steps.getBoundingClientRect();
    const found = [];
    for (const target of steps.querySelectorAll("[data-from]")) {
      const source = anchorOf(target.dataset.from);
      if (!source || !target.offsetParent) continue;
      const from = source.getBoundingClientRect(), to = target.getBoundingClientRect();
      found.push({
        source: target.dataset.from, target: target.id, colour: target.dataset.flow,
        top: from.top - origin.top + Math.min(from.height / 2, 12), bottom: to.top - origin.top + Math.min(to.height / 2, 12),
        fromX: from.left - origin.left, toX: to.left - origin.left,
      });
    }
    return found.sort((one, other) => (one.bottom - one.top) - (other.bottom - other.top));
  }

  // One lane a value, the shortest nearest to the steps; values that do not overlap share one.
  function laneOf(link, taken) {
    for (let lane = 0; ; lane += 1) {
      const rows = (taken[lane] = taken[lane] || []);
      const clash = rows.some((row) => row.source !== link.source && row.top < link.bottom + 4 && link.top < row.bottom + 4);
      if (clash) continue;
      rows.push(link);
      return lane;
    }
  }

  function path(link, x) {
    const bend = Math.min(5, Math.abs(link.bottom - link.top) / 2);
    const turn = link.bottom > link.top ? bend : -bend;
    return "M" + link.fromX + " " + link.top + "H" + (x + bend) + "Q" + x + " " + link.top + " " + x + " " + (link.top + turn) +
      "V" + (link.bottom - turn) + "Q" + x + " " + link.bottom + " " + (x + bend) + " " + link.bottom + "H" + link.toX;
  }

  function draw() {
    const steps = document.querySelector(".steps");
    if (!steps) return;
    const old = steps.querySelector(".flows");
    const gutter = parseFloat(getComputedStyle(steps).paddingLeft);
    const canvas = shape("svg", { class: "flows", width: 1, height: 1, "aria-hidden": "true" });
    const taken = [];
    for (const link of links(steps)) {
      const lane = laneOf(link, taken) % Math.max(1, Math.floor((gutter - 4) / LANE));
      const group = shape("g", { class: "flow-" + link.colour });
      const line = shape("path", { d: path(link, gutter - 6 - lane * LANE) });
      line.dataset.source = link.source;
      line.dataset.target = link.target;
      group.append(line, shape("circle", { cx: link.toX, cy: link.bottom, r: 2.5 }));
      canvas.append(group);
    }
    if (old) old.replaceWith(canvas);
    else steps.append(canvas);
  }

  let asked = 0;
  function redraw() {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(draw);
  }

  const watcher = new ResizeObserver(redraw);
  function watch() {
    watcher.disconnect();
    const steps = document.querySelector(".steps");
    if (steps) watcher.observe(steps);
    redraw();
  }

  document.addEventListener("htmx:afterSettle", watch);
  document.addEventListener("toggle", redraw, true);
  watch();
})();
