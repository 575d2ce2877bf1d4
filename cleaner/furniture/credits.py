"""Credits of pictures that stand alone: the picture is gone, its credit stayed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from cleaner.expressions import regex
from cleaner.folding import fold, folded_words, forms
from cleaner.furniture.hits import Certainty, Hit
from cleaner.reasons import Reason

MOST_WORDS = 14
"""A longer line is a caption or a sentence."""
MOST_NAMES = 4
"""Words of the names of one or two photographers, where no agency is named."""
_OPEN = regex.compile(
    r"[\s(\[]*+(?P<mark>(?:\bcopyright\s*+)?©|(?:\(c\)|\bcopyright)\s++(?=\d{4}\b))?", regex.IGNORECASE
)
"""The mark of a credit; "(c)" may number a list and "Copyright" open a heading, so a year must follow these."""
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'’-]*+")
_LINK = regex.compile(r"\s*[:©/|]|\s+[-–—]\s")
_SLASHED = regex.compile(r"\S\s?/\s?\S")
_STOP = regex.compile(r"[;!?…]|[^\s.]{3,}\.\s+\S")


def credit(
    line: str, credit_words: AbstractSet[str], links: AbstractSet[str], agencies: AbstractSet[str]
) -> Hit | None:
    """What the line is as a credit; None if it is none.

    credit_words    folded words that announce one ("photo", "credit")
    links           folded words that stand between names ("de", "via", "pour")
    agencies        folded words out of the names of agencies ("afp", "getty")

    >>> credit("Photo : Jeanne Rivière / AFP", {"photo"}, set(), {"afp"}).certainty.name
    'CERTAIN'
    >>> credit("Photo : comment bien débuter", {"photo"}, set(), {"afp"})
    """
    if _STOP.search(line) or len(line.split(None, MOST_WORDS)) > MOST_WORDS:
        return None
    mark = _OPEN.match(line)
    announced, rest = _announcement(line[mark.end() :], credit_words, links)
    names = _TOKEN.findall(rest)
    known = any(form in agencies for form in forms(rest))
    if not _are_names(names, links | agencies) or not (known or any(name[0].isupper() for name in names)):
        return None
    if mark["mark"]:
        sure = len(names) <= MOST_NAMES or known or _SLASHED.search(rest) is not None
        return Hit("credit", Certainty.CERTAIN if sure else Certainty.LIKELY, Reason("furniture.copyright"))
    if announced and (known or len(names) <= MOST_NAMES + 1):
        doubly = sum(word.form in credit_words for word in folded_words(announced)) > 1
        sure = known or doubly or _SLASHED.search(rest) is not None
        return Hit(
            "credit", Certainty.CERTAIN if sure else Certainty.LIKELY, Reason("furniture.only-names", words=announced)
        )
    if known and _SLASHED.search(rest) and len(names) <= MOST_NAMES + 2:
        return Hit("credit", Certainty.LIKELY, Reason("furniture.agency"))
    return None


def _announcement(text: str, credit_words: AbstractSet[str], links: AbstractSet[str]) -> tuple[str, str]:
    """The words that announce a credit ("Crédit photo :") and what follows them."""
    end = 0
    for word in folded_words(text):
        if word.form not in credit_words and not (end and word.form in links):
            break
        end = word.end
    if not end:
        return "", text
    rest = text[end:]
    linked = _LINK.match(rest) or fold(text[:end].split()[-1]) in links
    return (text[:end].strip(), rest) if linked else ("", text)


def _are_names(names: list[str], links: AbstractSet[str]) -> bool:
    """Whether every word is capitalised, a year, or one of `links`: words between names, agencies written small."""
    return all(name[0].isupper() or name.isdecimal() or fold(name) in links for name in names)
