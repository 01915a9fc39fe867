
"use strict";
(function () {
  var box = document.getElementById("map"), told = document.getElementById("told"), svg = box && box.querySelector("svg");
  if (!svg) { return; }
  var whole = svg.getAttribute("viewBox").split(" ").map(Number), view = whole.slice(), from = null, moved = false, back = null;
  box.className = "moves";
  function show() { svg.setAttribute("viewBox", view.join(" ")); }
  function at(event) { return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()); }
  function zoom(by, x, y) {
    var width = Math.min(whole[2] * 1.5, Math.max(whole[2] / 40, view[2] * by)), real = width / view[2];
    view = [x - (x - view[0]) * real, y - (y - view[1]) * real, width, view[3] * real];
    show();
  }
  function middle(by) { zoom(by, view[0] + view[2] / 2, view[1] + view[3] / 2); }
  function all() { view = whole.slice(); show(); }
  function shift(x, y) { view[0] += x * view[2]; view[1] += y * view[3]; show(); }
  function button(words, name, run, into) {
    var made = document.createElement("button");
    made.type = "button"; made.textContent = words; made.setAttribute("aria-label", name); made.title = name;
    made.addEventListener("click", run); into.appendChild(made);
  }
  function close() { told.hidden = true; told.textContent = ""; if (back) { back.focus({ preventScroll: true }); back = null; } }
  function open(link) {
    var section = document.getElementById(link.getAttribute("href").slice(1));
    if (!section) { return; }
    told.textContent = "";
    Array.prototype.forEach.call(section.childNodes, function (node) { told.appendChild(node.cloneNode(true)); });
    button("\u00d7", "Close", close, told);
    told.hidden = false; told.scrollTop = 0; back = link;
    var head = told.querySelector("h3");
    if (head) { head.tabIndex = -1; head.focus({ preventScroll: true }); }
  }
  var bar = document.createElement("div");
  bar.className = "zoom";
  button("+", "Larger", function () { middle(0.8); }, bar);
  button("\u2212", "Smaller", function () { middle(1.25); }, bar);
  button("Whole map", "Whole map", all, bar);
  box.parentNode.insertBefore(bar, box);
  svg.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && document.activeElement !== svg && !box.contains(document.activeElement) && from === null && !event.altKey && view[2] === whole[2]) { return; }
    event.preventDefault();
    var p = at(event);
    zoom(event.deltaY > 0 ? 1.12 : 1 / 1.12, p.x, p.y);
  }, { passive: false });
  svg.addEventListener("pointerdown", function (event) { if (event.button === 0) { from = at(event); moved = false; } });
  window.addEventListener("pointermove", function (event) {
    if (from === null) { return; }
    var p = at(event), near = view[2] / 200;
    if (!moved && Math.abs(p.x - from.x) < near && Math.abs(p.y - from.y) < near) { return; }
    moved = true; view[0] -= p.x - from.x; view[1] -= p.y - from.y; show();
  });
  window.addEventListener("pointerup", function () { from = null; });
  svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  svg.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) { return; }
    event.preventDefault();
    if (!moved) { open(link); }
  });
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "The map. Plus and minus make it larger and smaller, 0 shows all of it, arrows move it.");
  box.addEventListener("keydown", function (event) {
    var run = { "+": function () { middle(0.8); }, "=": function () { middle(0.8); }, "-": function () { middle(1.25); }, "0": all,
      ArrowLeft: function () { shift(-0.1, 0); }, ArrowRight: function () { shift(0.1, 0); },
      ArrowUp: function () { shift(0, -0.1); }, ArrowDown: function () { shift(0, 0.1); } }[event.key];
    if (run && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); run(); }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape" && !told.hidden) { close(); } });
})();
