"""The stages: one module each, with one function `find(document, profile) -> Iterable[Finding]`.

A stage does no I/O, keeps no state and knows no other stage. It sees the text as the stages before it left it and
answers in that text's coordinates.
"""

STAGES = (
    "encoding",  # bytes read in the wrong code page: first, because everything else reads letters
    "escapes",  # entities, quoted-printable, backslash escapes: they can hide mojibake, which the next pass mends
    "characters",  # invisible and decomposed characters, homoglyphs: after them words can be looked up
    "furniture",  # residue of the scrape, page furniture: whole lines go before lines are compared
    "duplicates",  # repeated headlines and paragraphs
    "linebreaks",  # dehyphenation, hard-wrapped lines: makes whole words
    "ocr",  # letter confusions in words that nobody knows
    "glue",  # run-together tokens: after linebreaks and ocr, because both make and unmake words
    "orthography",  # elision, compound names, capitals, agreement: needs whole, separate words
    "language",  # lines and spans in another language: after the words are mended, before holes are sought
    "gaps",  # missing words: holes sit beside glued words, and foreign lines have none
    "consistency",  # dates and ranges that contradict the text
)
"""The chain, in order. cleaner.chain.run is the only code that follows it."""
