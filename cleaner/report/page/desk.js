// The language of the page, its keys and clicks, and how it begins.

// ---- the page's language

/** Put every label, and every message, reason and item of evidence that there is in it, into the language. */
function speak(ui) {
  labels = data.labels[ui] || data.labels.en;
  root.lang = ui;
  for (const node of document.querySelectorAll("[data-l]")) node.textContent = label(node.dataset.l);
  for (const node of document.querySelectorAll("[data-a]")) node.setAttribute("aria-label", label(node.dataset.a));
  for (const node of document.querySelectorAll("[data-p]")) node.placeholder = label(node.dataset.p);
  for (const node of article.querySelectorAll(".hole")) node.setAttribute("aria-label", label("hole"));
  for (const finding of book.findings) {
    const message = data.messages[finding.rule]?.[ui], { values = {}, start, end, after = "" } = finding;
    if (message) {
      const known = { before: book.text.slice(start, end), after, ...values };
      const text = message.replace(/\{(\w+)\}/g, (all, name) => known[name] ?? all);
      finding.card.querySelector(".message").replaceChildren(...paint.shown(text));
    }
    finding.card.querySelector(".rule").title = reasonOf(finding.rule, ui);
    if (finding.evidence) {
      const items = finding.evidence.map(item => short(evidenceIn(item, ui)));
      finding.card.querySelector(".evidence").replaceChildren(...paint.shown(items.join(" · ")));
    }
    dress(finding);
  }
  for (const id of Object.keys(data.reasons)) {
    const reason = $(`rule-${id}`).nextElementSibling;
    reason.lang = data.reasons[id][ui] ? ui : "en";
    reason.replaceChildren(...paint.shown(reasonOf(id, ui)));
  }
  $("interface").value = ui;
  fillFilters();
  count();
}

/** Why a rule is there; nothing for a rule without a record. */
const reasonOf = (id, ui) => data.reasons[id]?.[ui] || data.reasons[id]?.en || "";

/** An item of evidence: a text, or the key of one with what fills its braces, {name} or at most n signs of it, {name:.n}. */
function evidenceIn(item, ui) {
  if (Array.isArray(item)) return item.map(one => evidenceIn(one, ui)).join(", ");
  const texts = data.evidence[item?.key];
  if (!texts) return String(item);
  return (texts[ui] || texts.en).replace(/\{(\w+)(?::\.(\d+))?\}/g, (all, name, most) => {
    const value = evidenceIn(item.values[name], ui);
    return most ? [...value].slice(0, Number(most)).join("") : value;
  });
}

/** A text on one line, its middle left out if it is long. */
function short(text) {
  const signs = [...text], { longest } = data.draw;
  const cut = signs.length > longest;
  const kept = cut ? `${signs.slice(0, longest * 3 / 4).join("")} … ${signs.slice(-longest / 4).join("")}` : text;
  return kept.replace(/^[\r\n]+|[\r\n]+$/g, "").replace(/\r\n|\n|\r/g, "⏎");
}

/** The language that was asked for: here, then on the command line, then by the browser. */
function wantedLanguage() {
  const wanted = [stored("cleancopy:language"), root.dataset.chosen, ...navigator.languages.map(one => one.slice(0, 2))];
  return wanted.find(one => one in data.labels) || root.lang;
}

// ---- keys and clicks

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  n: nextOpen,
  a: () => current && decide(current, "accept") && advance(),
  r: () => current && decide(current, "reject") && advance(),
  e: () => current && write(current),
  u: () => takeBack(current),
  A: () => decideAll("accept"),
  R: () => decideAll("reject"),
  "/": () => $("search").focus(),
  "?": () => $("help").showModal(),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || $("help").open) return;
  const typing = event.target.closest("textarea, select, input:not([type=checkbox], [type=radio])");
  if (event.key === "Escape") {
    if (typing) typing.blur();
    else choose(null);
  } else if (!typing && $("keys").checked && Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

function onClick(event) {
  const button = event.target.closest("button"), card = event.target.closest(".card");
  const finding = card && byCard.get(card);
  if (finding && button?.dataset.do) {
    if (button.dataset.do === "cancel") return;
    choose(finding, { focus: false });
    if (button.dataset.do === "edit") write(finding);
    else if (button.dataset.do === "undo" || button.getAttribute("aria-pressed") === "true") takeBack(finding);
    else decide(finding, button.dataset.do);
  } else if (finding && button?.dataset.offer) {
    const word = finding.suggestions[Number(button.dataset.offer) - 1];
    choose(finding, { focus: false });
    decide(finding, "edit", finding.gap === null ? word : spaced(finding, word));
  } else if (!button && !event.target.closest("a.rule, form, label")) {
    const link = event.target.closest("a.ref, a.number"), place = event.target.closest("article [data-f]");
    const meant = finding || (place && book.byId.get(`f${place.dataset.f}`));
    if (!meant || String(getSelection())) return;
    if (link) event.preventDefault();
    choose(meant);
  }
}

function setUp() {
  for (const { card, suggestions, after } of book.findings) {
    card.tabIndex = -1;
    card.append($(after === undefined ? "acts-flag" : "acts").content.cloneNode(true));
    card.querySelectorAll(".offers b").forEach((offer, index) => {
      if (suggestions) offer.replaceWith(element("button", { type: "button", "data-offer": String(index + 1) }, ...offer.childNodes));
    });
  }
  $("keys").checked = stored("cleancopy:keys") !== "off";
  speak(wantedLanguage());
  document.querySelector(".stepper").hidden = !book.findings.length;
  const on = (id, type, work) => $(id).addEventListener(type, work);
  for (const view of document.querySelectorAll(".views input")) view.addEventListener("change", () => { article.className = view.value; });
  on("next", "click", () => move(1));
  on("previous", "click", () => move(-1));
  on("next-open", "click", nextOpen);
  on("get-text", "click", getText);
  on("get-decisions", "click", getDecisions);
  on("ask", "click", KEYS["?"]);
  on("filters", "input", filter);
  on("filters", "submit", event => event.preventDefault());
  on("keys", "change", () => store("cleancopy:keys", $("keys").checked ? "on" : "off"));
  on("open-file", "change", event => event.target.files[0] && openFile(event.target.files[0]));
  on("interface", "change", event => {
    store("cleancopy:language", event.target.value);
    speak(event.target.value);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  window.addEventListener("beforeunload", event => {
    if (!kept && !handed) event.preventDefault();
  });
  choose(null);
  const last = stored(slot);
  if (last) {
    try {
      take(JSON.parse(last));
    } catch {
      say(label("unknown", { count: "?" }));
    }
  }
}

/** For programs that show the page in a frame of their own, and for its tests. */
window.cleancopy = Object.freeze({
  text: pageText,
  decisions: decisionsFile,
  take: file => take(file),
  /** What a list of decisions would give, whatever is decided on the page. */
  outcome(list) {
    const { found, unknown } = matched(book, list), { plan, refused } = carryOut(book, found);
    return { text: applied(book.text, plan.changes()), unknown, conflicts: [...refused.keys()] };
  },
  /** The regions that would be drawn otherwise than they stand, as [standing, drawn]: none, unless there is a fault. */
  differing() {
    const changes = plan.changes();
    const pairs = regions.map(region => [region.node.cloneNode(true), element("div", {}, ...drawn(region, changes))]);
    for (const [old, fresh] of pairs) {
      for (const node of old.querySelectorAll(".current")) node.classList.remove("current");
      fresh.normalize();
    }
    return pairs.filter(([old, fresh]) => !old.isEqualNode(fresh)).map(pair => pair.map(node => node.innerHTML));
  },
});

if (sound) {
  root.classList.add("js");
  setUp();
} else say(label("altered"));
