// Draws a region of the article: the same as cleaner/report/proof.py, which draws it for a reader without script.

const LINE_END = /\r\n|\n|\r/;

/** An element with attributes (those that are null are left out) and children. */
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== "") node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The functions that draw, for a text and what both drawings have to agree on. */
function painter(book, drawing, blocks) {
  const hidden = new RegExp(`[${drawing.hidden}]`, "gu"), unsafe = new RegExp(`[${drawing.unsafe}]`, "gu");

  /** The text as nodes; what would be obeyed is named, and in a change what cannot be seen is named too. */
  function shown(text, changed = false) {
    const nodes = [];
    let at = 0;
    for (const match of text.matchAll(changed ? hidden : unsafe)) {
      if (match.index > at) nodes.push(text.slice(at, match.index));
      nodes.push(named(match[0]));
      at = match.index + match[0].length;
    }
    if (at < text.length) nodes.push(text.slice(at));
    return nodes;
  }

  function named(char) {
    const point = char.codePointAt(0), code = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
    const label = drawing.signs[char] || (point < 32 ? String.fromCharCode(0x2400 + point) : code);
    return element("span", { class: "cp", title: drawing.names[char] || code }, label);
  }

  /** The changes, widened to whole words so that an added space or hyphen can be seen. */
  function words(changes) {
    const groups = [];
    for (const change of changes) {
      const [start, end] = wordAround(change), last = groups.at(-1);
      if (last && (start < last.end || start === last.start)) {
        last.changes.push(change);
        last.end = Math.max(last.end, end);
      } else groups.push({ start, end, changes: [change] });
    }
    return groups.map(({ start, end, changes }) => (
      { start, end, text: applied(book.text.slice(start, end), changes, start) }));
  }

  function wordAround(change) {
    let { start, end } = change;
    if (LINE_END.test(change.text) || LINE_END.test(book.text.slice(start, end))) return [start, end];
    const outside = at => /\s/.test(book.text[at]);
    const whole = start === end && change.text.trim(); // an inserted word needs no other to be seen
    if (!whole || !/^\s/.test(change.text))
      while (start > Math.max(0, change.start - drawing.widest) && !outside(start - 1)) start--;
    if (!whole || !/\s$/.test(change.text))
      while (end < Math.min(book.text.length, change.end + drawing.widest) && !outside(end)) end++;
    const low = unit => unit >= 0xdc00 && unit < 0xe000; // never between the halves of a character
    if (start > 0 && low(book.text.charCodeAt(start))) start--;
    if (end < book.text.length && low(book.text.charCodeAt(end))) end++;
    return [start, end];
  }

  /** The nodes of a region: `changes` and `findings` are its own, `stateOf(finding)` is "open", "carried" or "turned". */
  function region(span, changes, findings, stateOf) {
    const page = lines(span.start);
    for (const piece of pieces(span, words(changes), findings, stateOf)) page.add(piece);
    return page.nodes();
  }

  function* pieces(span, changes, findings, stateOf) {
    const notes = findings.filter(f => stateOf(f) === "open").sort((a, b) => a.start - b.start || b.end - a.end);
    const marks = marksOf(changes, findings, stateOf);
    const cuts = new Set([span.start, span.end, ...marks.keys(), ...changes.flatMap(c => [c.start, c.end]),
      ...notes.flatMap(note => [note.start, note.end])]);
    const places = [...cuts].sort((a, b) => a - b), starts = new Map(changes.map(change => [change.start, change]));
    let inside = span.start, removing = false, next = 0, opened = [];
    for (let i = 0; i < places.length; i++) {
      const here = places[i], there = places[i + 1] ?? span.end, change = starts.get(here);
      if (!change || change.end > here) yield* marks.get(here) || [];
      while (next < notes.length && notes[next].start <= here) opened.push(notes[next++]);
      opened = opened.filter(note => note.end > here);
      const piece = (sort, text) => ({ sort, text, at: here, notes: opened.slice(-drawing.deepest) });
      if (change) {
        inside = change.end;
        removing = !change.text && /\S/.test(book.text.slice(change.start, change.end));
      }
      if (here < inside && removing) yield piece("gone", book.text.slice(here, there));
      else if (change) {
        yield piece("del", book.text.slice(change.start, change.end));
        yield piece("ins", change.text);
        if (change.end === here) yield* marks.get(here) || [];
      }
      if (here >= inside) yield piece("kept", book.text.slice(here, there));
    }
  }

  /** Numbers, offers and holes by the offset that they stand before: behind the span, or behind the change of it. */
  function marksOf(changes, findings, stateOf) {
    const marks = new Map();
    const put = (at, sort, finding, state, text = "") => {
      if (!marks.has(at)) marks.set(at, []);
      marks.get(at).push({ sort, text, at, notes: [finding], state });
    };
    for (const finding of findings) {
      const state = stateOf(finding);
      let at = finding.start + book.text.slice(finding.start, finding.end).replace(/[\r\n]+$/, "").length;
      if (finding.gap !== null) at = finding.gap;
      if (state === "carried") {
        const change = changes[firstIndex(changes, one => one.end >= at)];
        if (change && change.start <= at && change.text) at = change.end;
      } else if (state === "open") {
        if (finding.gap !== null) put(at, "hole", finding, state);
        else if (finding.after) put(at, "offer", finding, state, finding.after);
      }
      put(at, "ref", finding, state);
    }
    return marks;
  }

  function kindAt(offset) {
    const block = blocks[firstIndex(blocks, one => one.start > offset) - 1];
    return block && offset <= block.end ? block.kind : "paragraph";
  }

  function lines(start) {
    const blank = /[\r\n]*$/.exec(book.text.slice(Math.max(0, start - 9), start))[0];
    const breaks = blank ? blank.split(LINE_END).length - 1 : 0;
    const done = [];
    let line = { breaks, ends: 0, at: 0, parts: [], stays: false };

    function put(at, node) {
      if (!line.parts.length) line.at = at;
      line.parts.push(node);
    }
    function endLine() {
      if (line.parts.length) {
        done.push(line);
        line = { breaks: 1, ends: 1, at: 0, parts: [], stays: false };
      } else {
        line.breaks++;
        line.ends++;
      }
    }
    function add(piece) {
      const finding = piece.notes[0];
      if (piece.sort === "ref") (line.parts.length || !done.length ? line : done.at(-1)).parts.push(ref(finding, piece.state));
      else if (piece.sort === "hole") put(piece.at, element("span", {
        class: "hole flag", role: "img", "aria-label": label("hole"), "data-f": finding.number }, "⟨?⟩"));
      else if (piece.sort === "offer") put(piece.at, element("ins", {
        class: "offer", "data-f": finding.number }, ...shown(piece.text.replace(new RegExp(LINE_END, "g"), "⏎"), true)));
      else addText(piece);
    }
    function addText(piece) {
      const joins = piece.sort === "del" && !piece.text.trim();
      let at = 0;
      for (const match of piece.text.matchAll(new RegExp(LINE_END, "g"))) {
        putText(piece, at, match.index);
        if (piece.sort === "ins" || joins) put(piece.at, marked([element(piece.sort, { class: "nl" }, "¶")], piece.notes)[0]);
        if (!joins) endLine();
        at = match.index + match[0].length;
      }
      putText(piece, at, piece.text.length);
    }
    function putText(piece, start, end) {
      if (start === end) return;
      const text = piece.text.slice(start, end), tag = { kept: "", ins: "ins" }[piece.sort] ?? "del";
      const nodes = tag ? [element(tag, {}, ...shown(text, true))] : shown(text);
      const at = piece.at + (piece.sort === "ins" ? 0 : start);
      for (const node of marked(nodes, piece.notes)) put(at, node);
      if ((piece.sort === "kept" || piece.sort === "ins") && /\S/.test(text)) line.stays = true;
    }
    function drawn({ breaks, at, parts, stays }) {
      const kind = kindAt(at), plain = kind === "paragraph" || kind in drawing.tags;
      const classes = [plain ? "" : kind.replace(" ", "-"), breaks === 1 ? "tight" : "", stays ? "" : "gone"];
      const tag = stays && drawing.tags[kind] || "p";
      return element(tag, { class: classes.filter(Boolean).join(" "), dir: "auto" }, ...parts);
    }
    function nodes() {
      const all = line.parts.length ? [...done, line] : done, tail = line.parts.length ? 0 : line.ends;
      return [...all.flatMap(one => ["\n".repeat(one.ends), drawn(one)]), "\n".repeat(tail)].filter(node => node !== "");
    }
    return { add, nodes };
  }

  function ref(finding, state) {
    const n = finding.number, turned = state === "turned" ? " turned" : "";
    return element("a", { class: `ref ${finding.action}${turned}`, id: `m${n}`, href: `#c${n}`, "data-f": n }, n);
  }

  function marked(nodes, notes) {
    for (const note of [...notes].reverse()) {
      const removal = note.after === "" ? " removal" : "";
      nodes = [element("mark", {
        class: note.action + removal, "data-f": note.number, lang: note.foreign ?? null }, ...nodes)];
    }
    return nodes;
  }

  return { region, shown };
}
