"""Pages flattened as scrapers do it: how many spaces each way loses, and how many of them are found again.

    python bench/flattening.py [--pages FOLDER]

FOLDER holds <lang>.html, one block element a line; without it bench/pages/ is read. A page is flattened by joining the
stripped text nodes of a block with nothing, by trafilatura and by jusText; the last two as the page is written and as
a minifier leaves it that takes white space beside inline elements for nothing (html-minifier's
collapseInlineTagWhitespace), with the spaces left to the style sheet. What is not installed is left out:

    pip install trafilatura justext
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cleaner import clean

PAGES = Path(__file__).parent / "pages"
INLINE = "a|em|strong|b|i|span|sup|time"
_BLOCK = re.compile(r"<(h1|h2|p|li|figcaption)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_BESIDE_INLINE = re.compile(rf"\s*(</?(?:{INLINE})\b[^>]*>)\s*")
NAMES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch"}
NAMES["pt"] = "Portuguese"


@dataclass
class Count:
    """Spaces lost, put back, put back or proposed, and put where none was."""

    lost: int = 0
    fixed: int = 0
    seen: int = 0
    wrong: int = 0


def blocks(page: str) -> list[str]:
    """The text of each block of a page, with the spaces that a reader sees."""
    return [" ".join(html.unescape(_TAG.sub("", match[2])).split()) for match in _BLOCK.finditer(page)]


def minified(page: str) -> str:
    """The page without white space beside inline elements."""
    return _BESIDE_INLINE.sub(r"\1", page)


def joined(page: str, language: str) -> str:
    """The text nodes of every block, stripped and joined with nothing."""
    parts = [[html.unescape(node).strip() for node in _TAG.split(match[2])] for match in _BLOCK.finditer(page)]
    return "\n\n".join("".join(nodes) for nodes in parts)


def trafilatura(page: str, language: str) -> str:
    """What trafilatura extracts."""
    from trafilatura import extract

    return extract(page, favor_recall=True, include_comments=False) or ""


def justext(page: str, language: str) -> str:
    """Every paragraph that jusText sees, boilerplate or not."""
    from justext import get_stoplist
    from justext import justext as paragraphs

    found = paragraphs(page.encode("utf-8"), get_stoplist(NAMES[language]), encoding="utf-8")
    return "\n\n".join(paragraph.text for paragraph in found)


WAYS: dict[str, tuple[Callable[[str, str], str], str, bool]] = {
    "text nodes joined with nothing": (joined, "", False),
    "trafilatura": (trafilatura, "trafilatura", False),
    "trafilatura, minified page": (trafilatura, "trafilatura", True),
    "jusText": (justext, "justext", False),
    "jusText, minified page": (justext, "justext", True),
}
"""Name: the function, the package it needs, whether the page is minified first."""


def gaps(text: str) -> tuple[str, set[int]]:
    """A text without white space, and before which of its characters there was some."""
    words = text.split()
    places, at = set(), 0
    for word in words[:-1]:
        at += len(word)
        places.add(at)
    return "".join(words), places


def lost_spaces(flat: str, originals: list[str]) -> tuple[str, set[int]]:
    """The lines of a flattened text that are whole blocks of the page, and where a space is missing in them."""
    known = dict(gaps(original) for original in originals)
    kept, lost, at = [], set(), 0
    for line in filter(None, flat.split("\n")):
        bare, here = gaps(line)
        if bare not in known:
            continue
        places = [i for i, character in enumerate(line) if not character.isspace()]
        lost |= {at + places[place] for place in known[bare] - here}
        kept.append(line)
        at += len(line) + 2
    return "\n\n".join(kept), lost


def spaces_of(before: str, after: str) -> set[int]:
    """The offsets in `before` at which `after` has a space, or a comma and one, more."""
    places, i = set(), 0
    for character in after:
        if i < len(before) and character == before[i]:
            i += 1
        elif character.isspace():
            places.add(i)
        elif character != ",":
            return set()
    return places


def count(flat: str, lost: set[int], language: str) -> Count:
    """What cleancopy finds of the lost spaces of a flattened text."""
    fixed: set[int] = set()
    seen: set[int] = set()
    for finding in clean(flat, language=language).findings:
        said = finding.after or next(iter(finding.suggestions), "")
        if finding.rule.startswith("glue.") and said:
            places = {finding.start + place for place in spaces_of(finding.before, said)}
            seen |= places
            if finding.applied:
                fixed |= places
    return Count(len(lost), len(fixed & lost), len(seen & lost), len(seen - lost))


def main() -> None:
    """Print a table: a way of flattening and a language a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    options = parser.parse_args()
    print(
        "| flattened by | language | spaces lost | put back | put back or proposed | wrong |\n|---|---|---|---|---|---|"
    )
    for name, (flatten, package, small) in WAYS.items():
        if package and find_spec(package) is None:
            print(f"| {name} | not installed, left out |")
            continue
        total = Count()
        for path in sorted(options.pages.glob("*.html")):
            page = path.read_text(encoding="utf-8")
            flat, lost = lost_spaces(flatten(minified(page) if small else page, path.stem), blocks(page))
            made = count(flat, lost, path.stem)
            print(f"| {name} | {path.stem} | {made.lost} | {made.fixed} | {made.seen} | {made.wrong} |")
            total = Count(*(a + b for a, b in zip(vars(total).values(), vars(made).values(), strict=True)))
        print(f"| {name} | all | {total.lost} | {total.fixed} | {total.seen} | {total.wrong} |")


if __name__ == "__main__":
    main()
