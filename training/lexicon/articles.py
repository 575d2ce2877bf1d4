# ruff: noqa: E501 - word lists
"""Articles and other words that show the gender or number of the noun after them, and words that show an infinitive."""

from cleaner.lexicon import Gender, Number

M, F, N, C = Gender.MASCULINE, Gender.FEMININE, Gender.NEUTER, Gender.COMMON
S, P = Number.SINGULAR, Number.PLURAL
ANY = Gender(0)


def _table(*rows: tuple[Gender, Number, str]) -> dict[str, tuple[Gender, Number]]:
    return {word: (gender, number) for gender, number, words in rows for word in words.split()}


# Left out on purpose: German "die", "der", "den" and "ein", Portuguese "a" and "o", Dutch "het" before plurals, whatever else
# two genders share. Spanish "el" and "un" also stand before feminine nouns in stressed a- (see `votes`).
ARTICLES = {
    "fr": _table(
        (M, S, "le un au du ce cet"), (F, S, "la une cette"), (ANY, P, "les des ces aux mes tes ses nos vos leurs")
    ),
    "es": _table(
        (M, S, "el un al del este ese aquel"),
        (F, S, "la una esta esa aquella nuestra vuestra"),
        (M, P, "los unos estos esos aquellos nuestros"),
        (F, P, "las unas estas esas aquellas nuestras"),
    ),
    "it": _table(
        (M, S, "il lo un uno del dello al allo dal dallo nel nello sul sullo questo quel"),
        (F, S, "la una della alla dalla nella sulla questa quella"),
        (M, P, "i gli dei degli ai agli dai dagli nei negli sui sugli questi quei quegli"),
        (F, P, "le delle alle dalle nelle sulle queste quelle"),
    ),
    "pt": _table(
        (M, S, "um do no ao pelo este esse aquele"),
        (F, S, "uma da na à pela esta essa aquela"),
        (M, P, "uns dos nos aos pelos estes esses aqueles"),
        (F, P, "umas das nas às pelas estas essas aquelas"),
    ),
    "de": _table(
        (M, S, "einen jeden"),
        (F, S, "eine einer zur jede keiner"),
        (N, S, "das ins ans aufs fürs durchs jedes"),
        (
            ANY,
            Number(0),
            "der die den dem des ein im am vom beim zum dieser diese dieses diesen kein keine seine ihre unsere alle einem eines",
        ),
    ),
    "nl": _table((C, S, "de deze die"), (N, S, "het dit dat")),
    "en": {},
}
INFINITIVE_MARKERS = {
    "de": "zu",
    "it": "di a da per senza può deve devono possono potrebbe dovrebbe vuole vogliono voglio posso devo possiamo dobbiamo",
    "nl": "te",
    "en": "to",
    "fr": "de à pour",
    "es": "de a para",
    "pt": "de a para",
}
AMBIGUOUS_EL = {"el", "un", "al", "del"}


def votes(language: str, article: str, noun: str) -> tuple[Gender, Number]:
    """Return what an article says about the noun after it, zeros where it only says that this is a noun."""
    gender, number = ARTICLES[language].get(article, (ANY, Number(0)))
    if language == "es" and article in AMBIGUOUS_EL and noun.lower().lstrip("h").startswith(("a", "á")):
        gender = ANY
    return gender, number
