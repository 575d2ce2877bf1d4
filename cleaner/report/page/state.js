// The article as it is on the page, and what was decided on it.

const root = document.documentElement, $ = id => document.getElementById(id);
const data = JSON.parse($("data").textContent);
let labels = data.labels[root.lang] || data.labels.en;

/** A label in the reader's language, its braces filled. */
function label(key, values = {}) {
  return (labels[key] ?? data.labels.en[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

// ---- the article as it is on the page

/** What the original has in a region: its text without what the proof has put in. */
function sourceOf(node, index) {
  if (data.sources[index] !== undefined) return data.sources[index];
  const copy = node.cloneNode(true);
  for (const added of copy.querySelectorAll("ins, .ref, .hole")) added.remove();
  return copy.textContent.replaceAll("\n", data.newline);
}

const article = document.querySelector("article");
const regions = [...article.children].map((node, index) => ({ node, text: sourceOf(node, index), findings: [] }));
const original = regions.map(region => region.text).join("");
const sound = adler32(original) === data.check; // false if a mail program or a CMS has altered the page
const book = prepare(data, sound ? original : "");
const unit = unitsOf(original);
const paint = painter(book, data.draw, data.blocks.map(([start, end, kind]) => ({ start: unit(start), end: unit(end), kind })));
let place = 0;
for (const region of regions) {
  region.start = place;
  region.end = place += region.text.length;
}
const regionAt = at => regions[Math.max(0, firstIndex(regions, region => region.start > at) - 1)];
for (const finding of book.findings) {
  finding.region = regionAt(Math.min(finding.start, finding.gap ?? finding.start));
  finding.region.findings.push(finding);
  finding.card = $(`c${finding.number}`);
}
const byCard = new Map(book.findings.map(finding => [finding.card, finding]));

// ---- what was decided

let decisions = new Map(); // id -> {decision, text}
let plan = new Plan(book);
let steps = []; // what each step replaced, for taking it back: Maps from id to the decision before it
const asked = book.findings.filter(finding => !finding.applied && finding.action !== "info");

/** The finding that stands in the way of any decision on this one, as "f3"; null if nothing does. */
function settledBy(finding) {
  if (decisions.has(finding.id)) return null;
  if (finding.applied) return plan.covered.get(finding.parts[0]) ?? null;
  return plan.blocker(finding, ...finding.place);
}

function stateOf(finding) {
  const said = decisions.get(finding.id)?.decision;
  if (said === "accept" || said === "edit") return "carried";
  if (said) return "turned";
  if (finding.applied) return finding.parts.some(index => plan.rejected.has(index)) ? "turned" : "carried";
  return settledBy(finding) === null ? "open" : "turned";
}

const isOpen = finding => !finding.applied && finding.action !== "info" && stateOf(finding) === "open";

/** Put decisions (a Map; null takes one back) in force. What cannot be is left out, and said: true if all could. */
function put(changes, { step = true } = {}) {
  const before = decisions, trial = new Map(decisions);
  const set = (id, decision) => (decision ? trial.set(id, decision) : trial.delete(id));
  for (const [id, decision] of changes) set(id, decision);
  const left = new Map(changes);
  let refusal = null, made = carryOut(book, trial);
  while (made.refused.size) {
    const size = left.size;
    for (const [id, other] of made.refused) {
      const gone = left.has(id) ? id : other; // an earlier decision stays: the new one that displaced it goes
      if (!left.delete(gone)) continue;
      refusal = { id: gone, other: gone === id ? other : id };
      set(gone, before.get(gone));
    }
    if (left.size === size) break;
    made = carryOut(book, trial);
  }
  if (left.size) {
    if (step) steps.push(new Map([...left.keys()].map(id => [id, before.get(id) || null])));
    decisions = trial;
    plan = made.plan;
    const touched = new Set([...left.keys()].flatMap(id => book.byId.get(id).group));
    redraw(new Set([...touched].map(id => book.byId.get(id).region)));
    keep();
  }
  if (refusal) {
    const n = (refusal.other || refusal.id).slice(1);
    say(label(refusal.other ? "impossible" : "senseless", { n }));
  }
  return !refusal;
}

/** What a decision on a finding decides: fixes that share a change are kept or taken back together. */
function decided(finding, decision, text) {
  const said = decision && { decision, text };
  const group = decision === "edit" ? [finding.id] : finding.group;
  return group.map(id => [id, said]);
}

function decide(finding, decision, text) {
  if (decision === "reject" && finding.after === undefined) decision = "dismiss";
  if (decision === "accept" && finding.after === undefined) return write(finding);
  if (decision === "accept" && !finding.applied) text = finding.after;
  const done = put(new Map(decided(finding, decision, text)));
  if (done) say(label("said", { n: finding.number, what: stateWord(finding) }));
  return done;
}

function decideAll(decision) {
  const here = current;
  if (!here) return;
  const alike = visible().filter(f => f.rule === here.rule && (f === here || !decisions.has(f.id)));
  const changes = new Map(alike.flatMap(finding => {
    if (decision === "accept" && finding.after === undefined) return [];
    const verdict = decision === "reject" && finding.after === undefined ? "dismiss" : decision;
    return decided(finding, verdict, decision === "accept" && !finding.applied ? finding.after : undefined);
  }));
  if (!changes.size) return;
  if (put(changes)) say(label("many", { count: changes.size, what: stateWord(here) }));
}

function takeBack(finding) {
  if (finding && decisions.has(finding.id)) {
    put(new Map(finding.group.filter(id => decisions.has(id)).map(id => [id, null])));
    say(label("taken_back", { n: finding.number }));
    return;
  }
  const last = steps.pop();
  if (!last) return;
  put(last, { step: false });
  const first = book.byId.get(last.keys().next().value);
  choose(first);
  say(label("taken_back", { n: last.size > 1 ? last.size : first.number }));
}
