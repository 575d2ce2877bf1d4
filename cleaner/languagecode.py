"""The language code in what people write for a language."""

from __future__ import annotations


def language_code(tag: str) -> str:
    """The ISO 639 code that a language tag begins with, in small letters.

    Raises ValueError for what is no tag, because a name such as "French" would silently switch off every stage that
    needs words.

    >>> language_code("fr-CA"), language_code("pt_BR"), language_code("DE")
    ('fr', 'pt', 'de')
    """
    code = tag.replace("_", "-").partition("-")[0].lower()
    if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
        raise ValueError(f"expected a language code such as 'fr' or 'fr-CA', found {tag!r}")
    return code
