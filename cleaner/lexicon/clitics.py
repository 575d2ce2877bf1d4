"""Words that a hyphen or apostrophe makes by rule and no dictionary lists: "déclare-t-il", "colocá-la", "firm's"."""

from typing import NamedTuple

from cleaner.expressions import re
from cleaner.lexicon.entries import Pos


class Clitic(NamedTuple):
    """A form and what its host must be."""

    host: str
    wanted: Pos


VERBAL = Pos.FINITE | Pos.INFINITIVE | Pos.GERUND
ANYTHING = Pos(0)
_FRENCH_SUBJECT = re.compile(r"(.+?)(?:-t)?-(?:je|tu|il|elle|on|nous|vous|ils|elles|ce)")
_FRENCH_OBJECT = re.compile(r"(.+?)(?:-(?:le|la|les))?-(?:moi|toi|lui|nous|vous|leur|le|la|les|y|en)")
_FRENCH_PARTICLE = re.compile(r"(.+?)-(?:ci|là)")
_PORTUGUESE = re.compile(
    r"(.+?)-(?:me|te|se|nos|vos|lhes?|[oa]s?|l[oa]s?|n[oa]s?|mo|to|lho)(?:-(?:ia|iam|á|ão|ei|emos|ás|ias|íamos))?"
)
_POSSESSIVE = re.compile(r"(.+?)(?:'s|(?<=s)')")
_ACCENT = str.maketrans("áêéôíú", "aeeoiu")


def clitic(language: str, word: str) -> Clitic | None:
    """Split a lower-cased word into the host that a lexicon can look up and what it must be, None if no rule fits.

    >>> clitic("fr", "déclare-t-il")
    Clitic(host='déclare', wanted=<Pos.FINITE: 4>)
    >>> clitic("pt", "colocá-la")
    Clitic(host='colocar', wanted=<Pos.INFINITIVE: 8>)
    >>> clitic("en", "firm's").host
    'firm'
    """
    if language == "fr":
        return _french(word)
    if language == "pt" and (found := _PORTUGUESE.fullmatch(word)):
        host = found[1]
        if host.endswith(("á", "ê", "é", "ô", "í")):  # colocar + la: the r is lost and the accent kept
            return Clitic(host[:-1] + host[-1].translate(_ACCENT) + "r", Pos.INFINITIVE)
        return Clitic(host + "s" if host.endswith("mo") else host, VERBAL)  # vamos + nos: vamo-nos
    if language == "en" and (found := _POSSESSIVE.fullmatch(word)):
        return Clitic(found[1], ANYTHING)
    return None


def _french(word: str) -> Clitic | None:
    if found := _FRENCH_SUBJECT.fullmatch(word):
        return Clitic(found[1], Pos.FINITE)
    if found := _FRENCH_OBJECT.fullmatch(word):
        return Clitic(found[1], Pos.FINITE)
    if found := _FRENCH_PARTICLE.fullmatch(word):
        return Clitic(found[1], ANYTHING)
    return None
