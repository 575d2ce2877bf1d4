// What comes of decisions, as cleaner/decisions.py carries them out on the file: see there for the rules.
// Offsets are UTF-16 units here and code points in every file; `prepare` is where they are converted.

/** The first index of the sorted list at which `test` holds; it holds for all that follow. */
function firstIndex(list, test) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(list[middle])) high = middle; else low = middle + 1;
  }
  return low;
}

/** A function from code-point offsets of the text to UTF-16 offsets. */
function unitsOf(text) {
  const wide = []; // code-point offsets of the characters that take two units
  let point = 0;
  for (const char of text) {
    if (char.length > 1) wide.push(point);
    point++;
  }
  return wide.length ? at => at + firstIndex(wide, other => other >= at) : at => at;
}

/** Adler-32 of the text's UTF-16 units, low byte first. */
function adler32(text) {
  let a = 1, b = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = (a + (unit & 255)) % 65521;
    b = (b + a) % 65521;
    a = (a + (unit >> 8)) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

/** The text with its findings and parts, their offsets in units. `points` keeps a finding's own for the decisions file. */
function prepare(data, text) {
  const unit = unitsOf(text);
  const parts = data.parts.map(([start, end, text, owners]) => ({ start: unit(start), end: unit(end), text, owners }));
  const findings = data.findings.map(raw => {
    const start = unit(raw.start), end = unit(raw.end), gap = raw.gap === undefined ? null : unit(raw.gap);
    const place = gap !== null ? [gap, gap] : (raw.place || [raw.start, raw.end]).map(unit);
    return { ...raw, points: [raw.start, raw.end], start, end, gap, place, group: raw.group || [raw.id] };
  });
  const byId = new Map(findings.map(finding => [finding.id, finding]));
  for (const finding of findings) {
    finding.parts = [];
    finding.number = finding.id.slice(1);
  }
  parts.forEach((part, index) => {
    const members = new Set(part.owners.flatMap(id => byId.get(id).group));
    for (const id of members) byId.get(id).parts.push(index);
  });
  return { text, parts, findings, byId };
}

/** Whether two replaced spans share a unit; an insertion clashes with one around it, or at its very place. */
function clash(one, other) {
  return (one[0] === other[0] && one[1] === other[1]) || (one[0] < other[1] && other[0] < one[1]);
}

/** The decisions so far: what they put where, and which parts they cover or take back. */
class Plan {
  constructor(book) {
    this.book = book;
    this.texts = []; // {start, end, text, id}, sorted; no two clash
    this.covered = new Map(); // index of a part -> the finding whose text takes its place
    this.rejected = new Map(); // index of a part -> the finding that was rejected
    this.groups = new Map(); // the first id of a group of fixes -> {id, decision}
  }

  /** Carry a decision out. What stands in the way: null, the id of another finding, or "" for a senseless decision. */
  add(finding, { decision, text }) {
    if (decision === "edit") return this.replace(finding, ...finding.place, text);
    if (finding.applied) return this.fix(finding, decision);
    if (decision !== "accept") return null;
    if (finding.after === undefined || (text !== undefined && text !== finding.after)) return "";
    return this.replace(finding, finding.start, finding.end, finding.after);
  }

  fix(finding, decision) {
    if (decision === "dismiss") return "";
    const first = finding.group[0], said = this.groups.get(first) || { id: finding.id, decision };
    if (said.decision !== decision) return said.id;
    if (decision === "reject") {
      const other = finding.parts.find(index => this.covered.has(index));
      if (other !== undefined) return this.covered.get(other);
      for (const index of finding.parts) this.rejected.set(index, finding.id);
    }
    this.groups.set(first, said);
    return null;
  }

  replace(finding, start, end, text) {
    const other = this.blocker(finding, start, end);
    if (other !== null) return other;
    const at = firstIndex(this.texts, one => one.start > start || (one.start === start && one.end >= end));
    this.texts.splice(at, 0, { start, end, text, id: finding.id });
    for (const index of this.covering(finding, start, end)) this.covered.set(index, finding.id);
    return null;
  }

  /** The id of the finding because of which no text can be put in the place of `start:end`, or null. */
  blocker(finding, start, end) {
    const at = firstIndex(this.texts, one => one.start > start || (one.start === start && one.end >= end));
    for (const one of this.texts.slice(Math.max(0, at - 1), at + 2))
      if (clash([start, end], [one.start, one.end])) return one.id;
    const mine = this.covering(finding, start, end);
    const taken = owners => mine.filter(index => owners.has(index)).map(index => owners.get(index))[0];
    return taken(this.rejected) ?? taken(this.covered) ?? null;
  }

  /** The indexes of the parts that give way to a text for `start:end`: an insertion at its edge does, at a hole not. */
  covering(finding, start, end) {
    const { parts } = this.book, found = [], hole = finding.gap !== null && finding.gap === start && start === end;
    for (let i = firstIndex(parts, part => part.end >= start); i < parts.length && parts[i].start <= end; i++) {
      const part = parts[i];
      const gives = part.start === part.end ? !hole : part.start < end && start < part.end;
      if (gives) found.push(i);
    }
    return found;
  }

  /** Everything that changes the text, in order: {start, end, text}. */
  changes() {
    const gone = index => this.covered.has(index) || this.rejected.has(index);
    const parts = this.book.parts.filter((_, index) => !gone(index)).map(part => ({ ...part, late: 0 }));
    return [...parts, ...this.texts.map(one => ({ ...one, late: 1 }))].sort(
      (one, other) => one.start - other.start || one.end - other.end || one.late - other.late);
  }
}

/** The plan for the decisions (a Map from id), and a Map from the id of each that cannot be carried out to its reason. */
function carryOut(book, decisions) {
  const plan = new Plan(book), refused = new Map();
  for (const finding of book.findings) {
    const decision = decisions.get(finding.id);
    const other = decision ? plan.add(finding, decision) : null;
    if (other !== null) refused.set(finding.id, other);
  }
  return { plan, refused };
}

/** `text` after the changes, which refer to it from offset `from` on. */
function applied(text, changes, from = 0) {
  const out = [];
  let at = 0;
  for (const change of changes) {
    out.push(text.slice(at, change.start - from), change.text);
    at = change.end - from;
  }
  return out.join("") + text.slice(at);
}

/** The decisions of a file as a Map by id, and those whose finding is not there: ids may have moved, rule and place tell. */
function matched(book, list) {
  const found = new Map(), unknown = [];
  for (const { id, rule, start, end, decision, text } of list) {
    const near = book.findings.filter(f => f.rule === rule && f.points[0] === start && f.points[1] === end);
    const finding = near.find(f => f.id === id) || (near.length === 1 ? near[0] : null);
    if (finding && !found.has(finding.id)) found.set(finding.id, { decision, text });
    else unknown.push(id);
  }
  return { found, unknown };
}
