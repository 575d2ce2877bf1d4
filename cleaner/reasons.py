"""Why a finding is believed, as data: a key of the table [evidence] and what fills its braces, in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cleaner.findings import Json
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet, builtin_rules

SECTION = "evidence"
Value = str | int | tuple[str, ...]
"""What fills a brace: a text, a number, or a list; a Reason among them is said in the language of the whole."""


class Reason(str):
    """An item of a finding's evidence that can be said in another language; as a string it is the text in one.

    That is English as a stage gives it, and the language of the messages as the chain gives it.

    >>> reason = Reason("ocr.digit-alone", word="was")
    >>> reason
    '“was” follows no number'
    >>> said(reason, builtin_rules(), "de")
    '„was“ folgt auf keine Zahl'
    """

    __slots__ = ("key", "values")
    key: str
    values: Mapping[str, Value]

    def __new__(cls, key: str, /, **values: Value) -> Reason:
        """The reason `key` of rules/any/evidence.toml. Raises KeyError if there is none."""
        return _reason(_filled(key, values, builtin_rules(), "en"), key, values)

    def __reduce__(self) -> tuple[Callable[..., Reason], tuple[str, str, dict[str, Value]]]:
        return _reason, (str(self), self.key, dict(self.values))


def _reason(text: str, key: str, values: Mapping[str, Value]) -> Reason:
    """The reason with a text that is there already."""
    reason = str.__new__(Reason, text)
    reason.key, reason.values = key, values
    return reason


def said(reason: str, rules: RuleSet, ui: str) -> str:
    """The reason with its text in the language `ui`, or in English; what is no Reason stays as it is."""
    if isinstance(reason, Reason) and reason.key in rules.section(ANY, SECTION):
        return _reason(_filled(reason.key, reason.values, rules, ui), reason.key, reason.values)
    return str(reason)


def keys(reason: str) -> Iterator[str]:
    """The key of a reason and those of the reasons in it."""
    if isinstance(reason, Reason):
        yield reason.key
        for value in reason.values.values():
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, str):
                    yield from keys(item)


def as_data(reason: str) -> Json:
    """The reason as JSON, for a program that fills the text of its key: {"key", "values"}; else the string.

    >>> as_data(Reason("ocr.digit-alone", word="was"))
    {'key': 'ocr.digit-alone', 'values': {'word': 'was'}}
    """
    if not isinstance(reason, Reason):
        return str(reason)
    return {"key": reason.key, "values": {name: _as_data(value) for name, value in reason.values.items()}}


def _as_data(value: Value) -> Json:
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    return as_data(value) if isinstance(value, str) else value


def _filled(key: str, values: Mapping[str, Value], rules: RuleSet, ui: str) -> str:
    texts = rules.section(ANY, SECTION)[key]
    template = str(texts.get(ui) or texts["en"])
    return template.format_map({name: _text(value, rules, ui) for name, value in values.items()})


def _text(value: Value, rules: RuleSet, ui: str) -> str:
    if isinstance(value, tuple):
        return ", ".join(said(item, rules, ui) for item in value)
    return said(value, rules, ui) if isinstance(value, str) else str(value)
