// What is said, kept in the browser, and handed on as a file.

/** Say what happened; it leaves the screen after a while, unless nothing is kept. */
function say(text) {
  $("said").textContent = kept ? text : `${text} – ${label("not_kept")}`;
  clearTimeout(silence);
  if (kept && sound) silence = setTimeout(() => { $("said").textContent = ""; }, 8000);
}
let silence = 0;

/** The decisions as docs/schema/cleancopy-decisions-1.json has them. */
function decisionsFile() {
  const { schema, path, sha256, version, report } = data;
  const list = book.findings.filter(finding => decisions.has(finding.id)).map(({ id, rule, points }) => {
    const { decision, text } = decisions.get(id);
    return { id, rule, start: points[0], end: points[1], decision, ...(text === undefined ? {} : { text }) };
  });
  return { schema, path, sha256, version, report, decisions: list };
}

const pageText = () => applied(book.text, plan.changes());
const slot = `cleancopy:${data.sha256}`;
let kept = true, handed = true; // whether the browser keeps what was decided; whether it was downloaded since

function keep() {
  handed = false;
  kept = store(slot, JSON.stringify(decisionsFile()));
}

/** Put a value into the browser's store; false where it refuses. */
function store(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Put the decisions of a file in force. */
function take(file) {
  const { found, unknown } = matched(book, file.decisions);
  if (found.size && put(found)) say(label("restored", { count: found.size }));
  if (unknown.length) say(label("unknown", { count: unknown.length }));
}

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const fileName = data.path.split(/[/\\]/).pop() || "article";
const [stem, ending] = /^(.+?)(\.[^.]*)?$/s.exec(fileName).slice(1);
function getDecisions() {
  handed = true;
  download(`${stem}.decisions.json`, "application/json", JSON.stringify(decisionsFile(), null, 1) + "\n");
}
const getText = () => download(`${stem}.cleaned${ending || ".txt"}`, "text/plain;charset=utf-8", pageText());

async function openFile(file) {
  try {
    const value = JSON.parse(await file.text());
    if (value.schema !== data.schema || value.sha256 !== data.sha256) return say(label("wrong_file"));
    take(value);
  } catch {
    say(label("wrong_file"));
  }
}
