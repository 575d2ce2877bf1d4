// Shows what was decided, in the article and on the cards; leads from finding to finding; takes an editor's own text.

// ---- drawing

/** The nodes of a region as the decisions have it. */
function drawn(region, changes = plan.changes()) {
  const from = firstIndex(changes, change => change.start >= region.start);
  const to = region === regions.at(-1) ? changes.length : firstIndex(changes, change => change.start >= region.end);
  return paint.region(region, changes.slice(from, to), region.findings, stateOf);
}

/** Draw regions and the cards of their findings anew, and nothing else. */
function redraw(touched) {
  const changes = plan.changes();
  for (const region of touched) {
    region.node.replaceChildren(...drawn(region, changes));
    for (const finding of region.findings) dress(finding);
  }
  if (current) mark(current, true);
  count();
}

function stateWord(finding) {
  const words = { accept: "accepted", reject: "rejected", edit: "edited", dismiss: "dismissed" };
  return label(words[decisions.get(finding.id)?.decision] || "");
}

/** Show on a card what was decided. */
function dress(finding) {
  const { card } = finding, said = decisions.get(finding.id), other = settledBy(finding);
  card.classList.toggle("decided", !!said || other !== null);
  card.dataset.said = said ? said.decision : "";
  for (const button of card.querySelectorAll(".acts > button")) {
    const what = button.dataset.do;
    button.textContent = label(what === "edit" && finding.after === undefined ? "write" : what);
    if (what === "undo") button.hidden = !said;
    else {
      button.setAttribute("aria-pressed", String(said?.decision === what));
      button.disabled = other !== null;
    }
  }
  card.querySelector(".state").textContent =
    said ? stateWord(finding) : other === null ? "" : label("settled", { n: other.slice(1) });
  card.querySelector(".mine")?.remove();
  if (said?.decision === "edit")
    card.querySelector(".acts").before(element("p", { class: "change mine", dir: "auto" }, element("ins", {}, ...paint.shown(said.text, true))));
}

function count() {
  const left = asked.filter(isOpen).length, all = asked.length;
  $("progress").textContent = all ? label("progress", { done: all - left, all }) : label("progress_none");
  $("bar").max = all || 1;
  $("bar").value = all ? all - left : 1;
  $("next-open").disabled = !left;
}

// ---- the finding at hand

let current = null;
let shownCards = book.findings;
const visible = () => shownCards;

function mark(finding, on) {
  finding.card.classList.toggle("current", on);
  if (on) finding.card.setAttribute("aria-current", "true");
  else finding.card.removeAttribute("aria-current");
  for (const node of finding.region.node.querySelectorAll(`[data-f="${finding.number}"]`)) node.classList.toggle("current", on);
}

function choose(finding, { focus = true } = {}) {
  if (current && current !== finding) {
    mark(current, false);
    closeForm(current);
  }
  current = finding;
  if (finding) {
    mark(finding, true);
    $(`m${finding.number}`)?.scrollIntoView({ block: "center" });
    const side = $("findings");
    if (side.scrollHeight > side.clientHeight && getComputedStyle(side).overflowY === "auto")
      side.scrollTop += finding.card.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
    if (focus) finding.card.focus({ preventScroll: true });
  }
  const at = finding ? visible().indexOf(finding) + 1 : 0;
  $("step").textContent = at ? `${at} / ${visible().length}` : String(visible().length);
}

/** Go to the next (1) or previous (-1) finding shown that `wanted` takes; false if there is none. */
function move(by, wanted = () => true) {
  const list = visible(), here = list.indexOf(current), size = list.length;
  for (let i = 1; i <= size; i++) {
    const at = here < 0 ? (by > 0 ? i - 1 : size - i) : (here + by * i + size * i) % size;
    if (wanted(list[at])) {
      choose(list[at]);
      return true;
    }
  }
  return false;
}

/** After a key has decided: from what was asked to the next that is, from a fix to the next finding. */
function advance() {
  move(1, asked.includes(current) ? isOpen : undefined);
}

function nextOpen() {
  if (!move(1, isOpen)) say(label("last"));
}

// ---- a text of the editor's own

/** What now stands in the finding's place: what the editor begins with. */
function standing(finding) {
  const [start, end] = finding.place;
  if (finding.gap !== null) return "";
  const mine = plan.changes().filter(change => change.start >= start && change.end <= end);
  return applied(book.text.slice(start, end), mine, start);
}

/** The word with the spaces that it needs to stand in the hole as a word of its own. */
function spaced(finding, word) {
  const before = book.text.slice(0, finding.gap), after = book.text.slice(finding.gap);
  const left = /(^|[\s'’(«“])$/.test(before) || /^\s/.test(word) ? "" : " ";
  const right = /^($|[\s.,)»”])/.test(after) || /\s$/.test(word) ? "" : " ";
  return word && left + word + right;
}

function write(finding) {
  choose(finding, { focus: false });
  if (settledBy(finding) !== null) return say(label("impossible", { n: settledBy(finding).slice(1) }));
  closeForm(finding);
  const form = $("own").content.firstElementChild.cloneNode(true), area = form.querySelector("textarea");
  const said = decisions.get(finding.id);
  form.querySelector("span").textContent = label(finding.gap === null ? "your_text" : "missing");
  form.querySelector("[type=submit]").textContent = label("save");
  form.querySelector("[data-do=cancel]").textContent = label("cancel");
  const offer = finding.after ?? finding.suggestions?.[0];
  area.value = said?.decision === "edit" ? said.text : (!finding.applied && offer) || standing(finding);
  const finish = () => {
    closeForm(finding);
    finding.card.focus({ preventScroll: true });
  };
  form.addEventListener("submit", event => {
    event.preventDefault();
    const own = area.value.replace(/\r\n|\r|\n/g, data.newline);
    if (decide(finding, "edit", finding.gap === null ? own : spaced(finding, own))) finish();
  });
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === area) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      finish();
    }
  });
  form.querySelector("[data-do=cancel]").addEventListener("click", finish);
  finding.card.append(form);
  area.focus();
  area.select();
}

function closeForm(finding) {
  finding.card.querySelector(".own")?.remove();
}
