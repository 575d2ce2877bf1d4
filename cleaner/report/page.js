
(() => {
  "use strict";
  const root = document.documentElement, stepper = document.querySelector(".stepper"), step = document.getElementById("step");
  const cards = [...document.querySelectorAll(".card")], refs = new Map();
  for (const ref of document.querySelectorAll(".ref")) refs.set(ref.dataset.n, ref);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;
  root.classList.add("js");
  if (!cards.length) return;
  stepper.hidden = false;

  const seen = () => cards.filter(card => card.offsetParent !== null || card === cards[at]);
  function say() {
    const list = seen();
    step.textContent = at < 0 ? String(list.length) : `${list.indexOf(cards[at]) + 1} / ${list.length}`;
  }
  function choose(card) {
    if (at >= 0) { cards[at].classList.remove("current"); refs.get(cards[at].dataset.n)?.classList.remove("current"); }
    at = card ? cards.indexOf(card) : -1;
    if (card) {
      const ref = refs.get(card.dataset.n), behavior = calm.matches ? "auto" : "smooth";
      card.classList.add("current");
      if (ref) { ref.classList.add("current"); ref.scrollIntoView({ block: "center", behavior }); }
      const side = card.closest(".side");
      if (side.scrollHeight > side.clientHeight) side.scrollTo({ top: card.offsetTop - side.clientHeight / 3, behavior });
    }
    say();
    if (card) step.setAttribute("aria-label", `${step.textContent}: ${card.innerText}`);
  }
  function move(by) {
    const list = seen();
    if (!list.length) return;
    const here = list.indexOf(cards[at]);
    choose(list[here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length]);
  }
  document.getElementById("next").addEventListener("click", () => move(1));
  document.getElementById("previous").addEventListener("click", () => move(-1));
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return choose(null);
    if (!document.getElementById("keys").checked) return;
    const by = { j: 1, k: -1 }[event.key];
    if (by) { event.preventDefault(); move(by); }
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("a.ref, a.number"), card = event.target.closest(".card");
    const mark = event.target.closest("article [data-f]");
    if (event.target.closest("a.rule")) return;
    const n = link ? link.dataset.n : card ? card.dataset.n : mark ? mark.dataset.f : null;
    if (n === null || String(getSelection())) return;
    if (link) event.preventDefault();
    choose(cards.find(card => card.dataset.n === n) || null);
  });
  document.querySelector(".filters").addEventListener("change", () => { choose(null); });
  say();
})();
