"""Texts that nobody would write: fixtures, mutated at random but always in the same way. For bench/fuzz.py and tests."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.fixtures import FIXTURES, stage_cases

FORMATS = ("text", "markdown", "html", "rst", "asciidoc")
LANGUAGES = (None, "fr", "es", "en", "de", "it", "pt", "nl", "pl")
LONGEST = 4000
"""Code points: articles of this length hold every kind of damage, and one is judged in milliseconds."""
TOKENS = (
    "\n \n\n \r\n \r \t \x0b \u2028 \u00a0 \u202f \u00ad \u200b \u200f \u202e \u2066 \ufeff \x00 \x1b \x85 \ufffd "
    "e\u0301 \u0301 ﬁ ſ ß İ ı Ǆ \U0001f468\u200d\U0001f469 \ud800 \udc80 \U0010ffff а א ש ا 中 ー ½ ² ٣ "
    "Ã© Ã_ â€™ Ã¢â‚¬â„¢ é ‚ Ú Þ Ð Ÿ ¿ ? ?? &amp; &amp;eacute; &#233; &# &#6 &#x110000; &nbsp; &lt;b&gt; =C3=A9 =\n %C3%A9 "
    "\\u00e9 \\ud83d « » “ ” „ ‘ ’ ' \" ` `` ``` ~~~ ''' ( [ ]( ]() [^1]: [^1] ![ ]] { {{ }} }% {% | || |--- "
    "<p> </p> <b> </i> <br/> <!-- --> <![CDATA[ ]]> <script> </script> <pre> <a_href=' <td> <li "
    "<!--_cleancopy:_off_--> <!--_cleancopy:_on_--> --- +++ === *** ___ ~ ^ * - + > # ## 1. ::\n\n__x .. |x| "
    ":: ----\n ====\n image:: http:// https://a.b/c?d=é www.x.fr a@b.c @x #y C:\\x /a/b [sic] […] … . .. ... "
    ", ; : ! - – — fr-02 1 l I O0 rn m 2022 31_avril 2023-13-45 10.000,5 5% 3e XIXe M. p. etc. de la le un une "
    "des du à et que the of and der die das und el los il lo gli het een não são"
).split(" ")
"""What is put into texts; "_" stands for a space."""
REPEATS = (2, 3, 5, 17, 200)


@dataclass(frozen=True)
class Case:
    """What is cleaned, and how."""

    text: str
    format: str = "text"
    language: str | None = None


def articles() -> list[str]:
    """The fixture articles, in parts that overlap."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("articles/*/raw.txt"))]
    return [text[at : at + 2000] for text in texts for at in range(0, len(text), 1500)]


def seeds() -> list[str]:
    """What is mutated: every fixture."""
    return [case.text for case in stage_cases()] + articles()


def case(texts: list[str], seed: int, number: int) -> Case:
    """The case with this number: up to eight mutations of a seed text."""
    chance = random.Random(f"{seed}/{number}")
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 8)):
        text = chance.choice(MUTATIONS)(text, chance, texts)[:LONGEST]
    return Case(text, chance.choice(FORMATS), chance.choice(LANGUAGES))


def _span(text: str, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(1 / 12)))


def _insert(text: str, chance: random.Random, texts: list[str]) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(TOKENS).replace("_", " ") * chance.choice((1, 1, 1, 2)) + text[at:]


def _delete(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def _repeat(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end] * chance.choice(REPEATS) + text[end:]


def _move(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _span(text, chance)
    rest = text[:start] + text[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _splice(text: str, chance: random.Random, texts: list[str]) -> str:
    other = chance.choice(texts)
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _recode(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    into, out = chance.choice(
        (("utf-8", "cp1252"), ("utf-8", "latin-1"), ("cp850", "cp1252"), ("mac-roman", "latin-1"))
    )
    return text[:start] + text[start:end].encode(into, "ignore").decode(out, "replace") + text[end:]


def _character(text: str, chance: random.Random, texts: list[str]) -> str:
    at = chance.randint(0, len(text))
    low, high = chance.choice(((0, 0x7F), (0x80, 0x24F), (0x300, 0x6FF), (0x2000, 0x206F), (0x80, 0x10FFFF)))
    return text[:at] + chr(chance.randint(low, high)) + text[at + chance.randint(0, 1) :]


def _case(text: str, chance: random.Random, texts: list[str]) -> str:
    start, end = _span(text, chance)
    return text[:start] + text[start:end].swapcase() + text[end:]


def _line_ends(text: str, chance: random.Random, texts: list[str]) -> str:
    return text.replace(
        *chance.choice((("\n", "\r\n"), ("\n", "\r"), (" ", "\n"), ("\n\n", "\n"), (". ", "."), (" ", "")))
    )


MUTATIONS: tuple[Callable[[str, random.Random, list[str]], str], ...] = (
    *(_insert,) * 4, _delete, _delete, _repeat, _move, _splice, _recode, _character, _character, _case, _line_ends,
)  # fmt: skip
