"use strict";
document.documentElement.classList.add("js");
const table = document.querySelector(".articles");
const body = table.tBodies[0];
const rows = [...body.rows];
const value = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.sort === undefined ? cell.textContent : Number(cell.dataset.sort);
};
table.querySelectorAll("thead th").forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const numbers = head.classList.contains("number");
    const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numbers;
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const compare = (a, b) => {
      const [x, y] = [value(a, column), value(b, column)];
      return typeof x === "number" ? x - y : x.localeCompare(y);
    };
    body.append(...rows.sort((a, b) => (down ? compare(b, a) : compare(a, b))));
  });
});
const find = document.getElementById("find");
find.addEventListener("input", () => {
  const wanted = find.value.trim().toLowerCase();
  let left = 0;
  for (const row of rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    left += !row.hidden;
  }
  document.getElementById("left").textContent = wanted ? `${left} / ${rows.length}` : "";
});
