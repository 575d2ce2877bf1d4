"""An article with as many findings as asked for."""

from __future__ import annotations

from cleaner.findings import Finding
from cleaner.report import Article
from tests.browser.desk import FIX, FLAG, SUGGEST, made

SENTENCE = (
    "Les forces avancent vers Khersonla plus grande ville, et un arme du kremlin a été vue hier soir par le ministre."
)


def many(count: int) -> Article:
    """`count` findings, a third of each action, three in each paragraph."""
    paragraph = SENTENCE + "\n\n"
    text, findings = paragraph * ((count + 2) // 3), []
    for n in range(count):
        rule, action, before, after = [
            ("glue.words", FIX, "Khersonla", "Kherson la"),
            ("orthography.gender", SUGGEST, "un arme", "une arme"),
            ("orthography.capital", FLAG, "kremlin", None),
        ][n % 3]  # fmt: skip
        start = n // 3 * len(paragraph) + SENTENCE.index(before)
        findings.append(Finding(rule, action, start, start + len(before), after, 0.97, before=before, message="Wrong."))
    return made(text, tuple(findings))
