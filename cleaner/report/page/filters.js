// Which findings are shown.

function fillFilters() {
  const kinds = $("kinds");
  const off = new Set([...kinds.querySelectorAll("input:not(:checked)")].map(input => input.value));
  const sorts = ["fix", "suggest", "flag", "info"].map(sort => [sort, book.findings.filter(f => f.action === sort).length]);
  kinds.replaceChildren(...sorts.filter(([, count]) => count).map(([sort, count]) => {
    const input = element("input", { type: "checkbox", value: sort, id: `show-${sort}` });
    input.checked = !off.has(sort);
    return element("label", { class: `pill ${sort}` }, input, label(sort), " ", element("b", {}, String(count)));
  }));
  const rules = new Map();
  for (const { rule } of book.findings) rules.set(rule, (rules.get(rule) || 0) + 1);
  fill($("rule"), [["", label("all_rules")], ...[...rules].sort().map(([rule, count]) => [rule, `${rule} (${count})`])]);
  fill($("sure"), [["", label("any_confidence")], ...[99, 90].map(p => [String(p), label("at_least", { p })]),
    ...[99, 90].map(p => [String(-p), label("below", { p })])]);
}

function fill(select, options) {
  const { value } = select;
  select.replaceChildren(...options.map(([value, text]) => Object.assign(element("option", {}, text), { value })));
  select.value = options.some(([one]) => one === value) ? value : "";
}

function filter() {
  const sorts = new Set([...$("kinds").querySelectorAll("input:checked")].map(input => input.value));
  const rule = $("rule").value, sure = Number($("sure").value), open = $("open-only").checked;
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  shownCards = book.findings.filter(finding => {
    const percent = Math.floor(finding.sure * 100 + 1e-9);
    const text = words.length ? finding.card.textContent.toLowerCase() : "";
    return sorts.has(finding.action) && (!rule || finding.rule === rule) && (!open || isOpen(finding)) &&
      (!sure || (sure > 0 ? percent >= sure : percent < -sure)) && words.every(word => text.includes(word));
  });
  const chosen = new Set(shownCards);
  for (const finding of book.findings) finding.card.hidden = !chosen.has(finding);
  $("no-match").hidden = chosen.size > 0 || !book.findings.length;
  choose(chosen.has(current) ? current : null, { focus: false });
}
