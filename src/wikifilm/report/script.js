
"use strict";
(() => {
  // Cells are found by `data-cell`: the printed cell and every slot that shows it carry the same name.
  const cells = new Map();
  for (const cell of document.querySelectorAll("[data-cell]")) {
    const name = cell.dataset.cell;
    if (!cells.has(name)) cells.set(name, []);
    cells.get(name).push(cell);
  }
  let lit = [];
  const light = (cell) => {
    for (const one of lit) one.classList.remove("lit");
    lit = cell ? cells.get(cell.dataset.cell) : [];
    for (const one of lit) one.classList.add("lit");
    if (!cell) return;
    const slot = cell.ariaLabel ? cell : lit.find((one) => one.ariaLabel);
    const line = cell.closest(".pair").querySelector(".inspector");
    const shown = lit.filter((one) => one.ariaLabel).length;
    line.textContent = slot ? `${slot.ariaLabel}; shown in ${shown} ${shown === 1 ? "slot" : "slots"}` : "";
  };
  const scrollNear = (box, cell) => {
    if (!box) return;
    const outer = box.getBoundingClientRect(), inner = cell.getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
  };
  const partner = (cell) => cells.get(cell.dataset.cell).find((one) => one.matches("a") !== cell.matches("a"));
  const show = (cell) => {
    light(cell);
    const other = cell && partner(cell);
    if (other) scrollNear(other.closest(".printed, .scroll"), other);
  };
  // One stop of the Tab key for each table and each source; arrow keys move within.
  const move = (from, to) => {
    if (!to) return;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  const slotAt = (slot, rows, columns) => {
    const lines = [...slot.closest("table").querySelectorAll("tr:not(.second)")];
    const row = lines[lines.indexOf(slot.parentElement) + rows];
    return row && row.cells[slot.cellIndex + columns];
  };
  const markAt = (mark, by) => {
    const marks = [...mark.closest(".printed").querySelectorAll("a.cell")];
    return marks[marks.indexOf(mark) + by];
  };
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  for (const box of document.querySelectorAll(".printed"))
    box.querySelectorAll("a.cell").forEach((mark, at) => { mark.tabIndex = at ? -1 : 0; });
  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.("[data-cell]");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step) {
      move(cell, cell.matches("a") ? markAt(cell, step[0] + step[1]) : slotAt(cell, ...step));
    } else if (event.key === "Enter") {
      const other = partner(cell);
      if (other) { other.tabIndex = 0; other.focus(); }
    } else {
      return;
    }
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => show(event.target.closest?.("[data-cell]")));
  document.addEventListener("pointerover", (event) => light(event.target.closest?.("[data-cell]") || document.activeElement?.closest("[data-cell]")));
  // A link into a folded film opens it.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target?.closest("details");
    if (folded && !folded.open) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => { if (event.target.closest?.('a[href^="#"]')) setTimeout(open); });
  open();
})();
