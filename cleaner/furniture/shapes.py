"""Furniture that no list can hold, recognised by its shape: codes, share bars, pagers, breadcrumbs, credits, links."""

from __future__ import annotations

from functools import cached_property, lru_cache

from cleaner.expressions import regex
from cleaner.folding import first_form, fold, folded_words, forms
from cleaner.furniture.heads import second_form
from cleaner.furniture.hits import Certainty, Hit
from cleaner.reasons import Reason
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

LONGEST = 240
"""Code points: no line of a shape below is longer."""
LONGEST_CODE = 60
"""Code points: no code and no name of an advertising slot is longer."""
CREDIT_SIGNS = "/©"
"""Signs of which a credit has one, unless it begins as one."""
LINK_WORDS = 4
"""A line in brackets with fewer words is a note such as "[Rires]"."""
_COPYRIGHT = ("c", "copyright")
"""First words of a line that may be the footer of a site, or a credit that begins with "(c)"."""
_CODE = regex.compile(
    r"(?P<language>[a-z]{2})(?:(?:[-_](?:[A-Z]{2}|(?P=language)))(?:[-_]\d{1,3})?|[-_][a-z]{2}[-_]\d{1,3}|[-_]\d{1,3})"
)
_SLOT = regex.compile(r"(?:div-)?gpt-ad-[\w-]{4,}|adsbygoogle|\[(?:/?ad|adrotate)\b[^\]]{0,80}+\]", regex.IGNORECASE)
_PLACEHOLDER = regex.compile(r"\{\{[^{}]{0,60}+\}\}|%%[\w-]{2,40}%%|\[object Object\]|undefined|NaN")
_SHORTCODE = regex.compile(r"\[/?[a-z][a-z0-9_-]{2,30}(?:\s+[\w-]+=[^\]\n]{1,160}+)\]|\[/[a-z][a-z0-9_-]{2,30}\]")
_HASHTAGS = regex.compile(r"(?:#\p{L}[\p{L}\p{M}\p{N}_]*+[\s,|·]*+){2,}")
_BRACKETED = regex.compile(r"\[(?P<inside>[^\[\]]++)\]")
_CRUMBS = regex.compile(r"\s+[>›»/|→]\s+")
_RIGHTS_MARK = regex.compile(r"©|\(c\)|\bcopyright\b", regex.IGNORECASE)
_PAGER_MARKS = regex.compile(r"[\s«»‹›<>|…./·→←\[\]()-]++")


class Shapes:
    """The shapes, with the words that they need in one language. Safe to share between threads."""

    def __init__(self, rules: RuleSet, language: str) -> None:
        self._rules, self._language = rules, language

    def may_begin(self, piece: str, form: str) -> bool:
        """Whether a line that is longer than a code and has no sign of a credit may have a shape.

        piece   what it begins with, up to the first white space
        form    its first folded word
        """
        if piece[0] in "[{%#" or piece[0].isdigit() or form in self._share_words or form in self._homes:
            return True
        return form in _COPYRIGHT or form in self._credit_words

    def match(self, line: str) -> Hit | None:
        """What the shape of a line says; None if it has none of those known.

        >>> from cleaner.ruleset import builtin_rules
        >>> Shapes(builtin_rules(), "fr").match("fr-02").category
        'code'
        """
        if len(line) > LONGEST:
            return None
        word = first_form(line)
        if line[0] in "[{%":
            return self._residue(line) or self._link(line)
        if len(line) <= LONGEST_CODE and (hit := self._code(line) or self._residue(line)):
            return hit
        if word in self._share_words and (hit := self._share(line)):
            return hit
        if line[0] == "#" and _HASHTAGS.fullmatch(line):
            return Hit("metadata", Certainty.LIKELY, Reason("furniture.hashtags"))
        if line[0].isdigit() and (hit := self._pager(line)):
            return hit
        if word in self._homes and (hit := self._crumbs(line)):
            return hit
        if ("©" in line or word in _COPYRIGHT) and (hit := self._rights(line)):
            return hit
        if word in self._credit_words or word in _COPYRIGHT or "©" in line[:12] or "/" in line:
            return self._credit(line)
        return None

    def words(self, key: str) -> frozenset[str]:
        """The folded words under `key` of the language's table and of the one for all languages."""
        both = self._rules.words(self._language, "furniture", key) | self._rules.words(ANY, "furniture", key)
        return frozenset(fold(word) for word in both)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return self.words("codes")

    @cached_property
    def _networks(self) -> frozenset[str]:
        return self.words("networks")

    @cached_property
    def _share_words(self) -> frozenset[str]:
        return self._networks | self.words("share_words")

    @cached_property
    def _pager_words(self) -> frozenset[str]:
        return self.words("pager_words")

    @cached_property
    def _homes(self) -> frozenset[str]:
        return self.words("homes")

    @cached_property
    def _notes(self) -> frozenset[str]:
        return self.words("note_words")

    @cached_property
    def _rights_phrases(self) -> frozenset[str]:
        return frozenset(" ".join(forms(phrase)) for phrase in self.words("rights"))

    @cached_property
    def _credit_words(self) -> frozenset[str]:
        return self.words("credit_words")

    @cached_property
    def _credit_links(self) -> frozenset[str]:
        return self.words("credit_links")

    @cached_property
    def _agencies(self) -> frozenset[str]:
        return self.words("agencies")

    def _code(self, line: str) -> Hit | None:
        """ "fr-02", "en_US", "es-ES-3": a language, perhaps a region, perhaps a number."""
        match = _CODE.fullmatch(line)
        if match is None or match["language"] not in self._codes:
            return None
        return Hit("code", Certainty.MARGINAL, Reason("furniture.language-code", code=match["language"]))

    def _residue(self, line: str) -> Hit | None:
        """What a publishing system shows by mistake: advertising slots, shortcodes, empty placeholders."""
        if _SLOT.fullmatch(line):
            return Hit("code", Certainty.CERTAIN, Reason("furniture.slot"))
        if _SHORTCODE.fullmatch(line):
            return Hit("code", Certainty.LIKELY, Reason("furniture.shortcode"))
        if _PLACEHOLDER.fullmatch(line):
            return Hit("code", Certainty.LIKELY, Reason("furniture.placeholder"))
        return None

    def _share(self, line: str) -> Hit | None:
        """ "Facebook Twitter WhatsApp E-mail": nothing but networks, at least two of them."""
        second = second_form(line)
        if second is not None and second not in self._share_words:
            return None
        words = [word.form for word in folded_words(line)]
        networks = {word for word in words if word in self._networks}
        if len(networks) < 2 or not all(word in self._share_words for word in words):
            return None
        return Hit("share", Certainty.TOPICAL, Reason("furniture.networks"), tuple(sorted(networks)))

    def _pager(self, line: str) -> Hit | None:
        """ "1 2 3 4 Suivant": page numbers from 1 on, and words such as "suivant"."""
        words = [fold(word) for word in _PAGER_MARKS.split(line) if word]
        numbers = [int(word) for word in words if word.isdecimal() and word.isascii() and len(word) < 5]
        named = [word for word in words if word in self._pager_words]
        if len(words) < 3 or len(numbers) + len(named) != len(words) or numbers[:2] != [1, 2]:
            return None
        if numbers[:-1] != list(range(1, len(numbers))) or numbers[-1] < len(numbers):
            return None
        certainty = Certainty.CERTAIN if named else Certainty.MARGINAL if len(numbers) > 3 else Certainty.LIKELY
        return Hit("pagination", certainty, Reason("furniture.pages-in-a-row"))

    def _crumbs(self, line: str) -> Hit | None:
        """ "Accueil > Monde > Europe": the way from the home page to this one."""
        parts = _CRUMBS.split(line)
        if len(parts) < 2 or fold(parts[0]) not in self._homes or any(len(part.split()) > 4 for part in parts[:-1]):
            return None
        certainty = Certainty.CERTAIN if len(parts) > 2 else Certainty.LIKELY
        return Hit("navigation", certainty, Reason("furniture.way-from-home"))

    def _credit(self, line: str) -> Hit | None:
        """ "Photo : Jean Dupont / AFP", "© Reuters": a credit without its picture."""
        from cleaner.furniture.credits import credit

        return credit(line, self._credit_words, self._credit_links, self._agencies)

    def _rights(self, line: str) -> Hit | None:
        """ "© 2026 Le Quotidien - Tous droits réservés": the mark, whose they are, and that they are reserved."""
        words = " ".join(forms(line))
        if _RIGHTS_MARK.search(line) is None or not any(phrase in words for phrase in self._rights_phrases):
            return None
        return Hit("legal", Certainty.CERTAIN, Reason("furniture.copyright"))

    def _link(self, line: str) -> Hit | None:
        """ "[Les cinq armes les plus puissantes]": the title of another article, where a link stood."""
        match = _BRACKETED.fullmatch(line)
        if match is None:
            return None
        words = [word.form for word in folded_words(match["inside"])]
        inside = match["inside"].strip()
        if len(words) < LINK_WORDS or not inside[0].isupper() or inside.endswith((".", ";", ",", ":")):
            return None
        if any(word in self._notes for word in words[:4]):
            return None
        return Hit("link", Certainty.LIKELY, Reason("furniture.brackets"))


@lru_cache(maxsize=16)
def shapes_of(rules: RuleSet, language: str) -> Shapes:
    """The shapes for `language`."""
    return Shapes(rules, language)
