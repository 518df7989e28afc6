// The tables of a page as a browser has them: its parser, its numbers for rowSpan and colSpan, and the standard's
// "forming a table". No script of the page runs, nothing is loaded, and there is no style sheet but its own `style`s.

const FURNITURE = "script, style, noscript, template, .mw-editsection, .mw-cite-backlink";

const hidden = element => element.style?.display === "none" || HIDDEN.some(name => element.classList.contains(name));

function letters(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll(FURNITURE).forEach(element => element.remove());
  copy.querySelectorAll("sup.reference, sup.Inline-Template").forEach(mark => mark.textContent.trim().startsWith("[") && mark.remove());
  copy.querySelectorAll("*").forEach(element => hidden(element) && element.remove());
  return copy.textContent.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function groupsOf(table) {
  const groups = [...table.children].filter(child => /^(thead|tbody|tfoot)$/i.test(child.tagName));
  const feet = groups.filter(group => group.tagName === "TFOOT");
  const inOrder = [...groups.filter(group => group.tagName !== "TFOOT"), ...feet];
  return inOrder.map(group => [...group.rows].filter(row => !hidden(row)));
}

function place(cell, y, end, row, slots) {
  let x = 0;
  while (slots[y][x]) x++;
  const slot = [letters(cell), y, x];
  for (let down = y; down < Math.min(end, cell.rowSpan ? y + cell.rowSpan : end); down++)
    for (let right = x; right < x + cell.colSpan; right++) slots[down][right] = slot;
}

function layOut(table) {
  const groups = groupsOf(table);
  const slots = groups.flat().map(() => []);
  let y = 0;
  for (const rows of groups) {
    const end = y + rows.length;
    for (const row of rows) {
      for (const cell of row.cells) place(cell, y, end, row, slots);
      y++;
    }
  }
  const width = Math.max(0, ...slots.map(row => row.length));
  return slots.map(row => Array.from({length: width}, (_, x) => row[x] || null));
}

function tablesOf(source) {
  const page = new DOMParser().parseFromString(source, "text/html");
  return [...page.querySelectorAll("table")].map(table => {
    const around = [];
    for (let element = table; element; element = element.parentElement) around.push(...element.classList);
    return {around, slots: layOut(table)};
  });
}

// Where the boxes of the cells stand, in columns and rows of 20 pixels: what is seen, whatever the standard says.
function boxesOf(source) {
  document.body.innerHTML = `<style>table { border-spacing: 0 } td { padding: 0; height: 20px; min-width: 20px; max-width: 20px }
    td[colspan="2"] { min-width: 40px; max-width: 40px }</style>${source}`;
  const table = document.querySelector("table");
  const from = table.getBoundingClientRect();
  return [...table.querySelectorAll("td")].map(cell => {
    const box = cell.getBoundingClientRect();
    const places = [box.left - from.left, box.top - from.top, box.width, box.height];
    return [cell.textContent, ...places.map(pixels => Math.round(pixels / 20))];
  });
}
