# ruff: noqa: E501 - word lists
"""What the fields and flags of a hunspell dictionary say about the grammar of a form, language by language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from affixes import Form

from cleaner.lexicon import Gender, Number, Pos

NONE = (Gender(0), Number(0))
Flag = TypeVar("Flag", Gender, Number, Pos)


@dataclass
class Grammar:
    """All readings of one word put together."""

    pos: Pos = Pos(0)
    noun_gender: Gender = Gender(0)
    noun_number: Number = Number(0)
    adjective_gender: Gender = Gender(0)
    adjective_number: Number = Number(0)
    closed: bool = False

    def add(self, pos: Pos, gender: Gender = NONE[0], number: Number = NONE[1]) -> None:
        """Add a reading; gender and number go to the noun or the adjective (a participle's to the adjective)."""
        self.pos |= pos
        if pos & (Pos.NOUN | Pos.PROPER):
            self.noun_gender |= gender
            self.noun_number |= number
        if pos & (Pos.ADJECTIVE | Pos.PARTICIPLE):
            self.adjective_gender |= gender
            self.adjective_number |= number


FRENCH = {
    "nom": Pos.NOUN, "adj": Pos.ADJECTIVE, "npr": Pos.PROPER, "prn": Pos.PROPER, "patr": Pos.PROPER, "adv": Pos.ADVERB,
    "nb": Pos.NUMERAL, "nbro": Pos.NUMERAL, "titr": Pos.NOUN, "interj": Pos.INTERJECTION, "infi": Pos.INFINITIVE,
    "ppre": Pos.PARTICIPLE, "ppas": Pos.PARTICIPLE, "cj": Pos.CONJUNCTION, "cjco": Pos.CONJUNCTION,
    "cjsub": Pos.CONJUNCTION, "prep": Pos.ADPOSITION, "prepv": Pos.ADPOSITION, "negadv": Pos.ADVERB,
    "advint": Pos.ADVERB,
}  # fmt: skip
FRENCH_FINITE = {"ipre", "iimp", "ipsi", "ifut", "cond", "spre", "simp", "impe"}
FRENCH_GENDER = {"mas": Gender.MASCULINE, "fem": Gender.FEMININE, "epi": Gender.MASCULINE | Gender.FEMININE}
BOTH = Number.SINGULAR | Number.PLURAL
FRENCH_NUMBER = {"sg": Number.SINGULAR, "pl": Number.PLURAL, "inv": BOTH}
FRENCH_AUXILIARIES = {"être", "avoir"}


def french(form: Form) -> list[tuple[Pos, Gender, Number]]:
    """Read "po:nom is:fem is:sg" and "po:v1… po:ipre po:3sg"."""
    tags = re.findall(r"po:(\w+)", form.morphology)
    shape = re.findall(r"is:(\w+)", form.morphology)
    gender = _union(FRENCH_GENDER, shape, Gender(0))
    number = _union(FRENCH_NUMBER, shape, Number(0))
    pos = _union(FRENCH, tags, Pos(0))
    for tag in tags:
        if tag.startswith("det"):
            pos |= Pos.DETERMINER
        elif tag.startswith("pro") or tag == "preverb":
            pos |= Pos.PRONOUN if tag != "preverb" else Pos(0)
    if FRENCH_FINITE & set(tags):
        pos |= Pos.FINITE | (Pos.AUXILIARY if form.headword in FRENCH_AUXILIARIES else Pos(0))
    return [(pos, gender, number)]


def _union(table: Mapping[str, Flag], keys: Iterable[str], start: Flag) -> Flag:
    for key in keys:
        start |= table.get(key, start)
    return start


PORTUGUESE = {
    "nc": Pos.NOUN, "a_nc": Pos.NOUN | Pos.ADJECTIVE, "adj": Pos.ADJECTIVE, "np": Pos.PROPER, "adv": Pos.ADVERB,
    "card": Pos.NUMERAL, "nord": Pos.NUMERAL | Pos.ADJECTIVE, "in": Pos.INTERJECTION, "prep": Pos.ADPOSITION,
    "con": Pos.CONJUNCTION, "art": Pos.DETERMINER, "ppes": Pos.PRONOUN, "prel": Pos.PRONOUN,
    "pdem": Pos.PRONOUN | Pos.DETERMINER, "ppos": Pos.DETERMINER, "pind": Pos.PRONOUN | Pos.DETERMINER,
    "cp": Pos.ADPOSITION | Pos.DETERMINER,
}  # fmt: skip
PORTUGUESE_TENSES = {"inf": Pos.INFINITIVE, "ppa": Pos.PARTICIPLE, "g": Pos.GERUND}


def portuguese(form: Form) -> list[tuple[Pos, Gender, Number]]:
    """Read "[CAT=nc,G=m,N=s] +N=p": a later field overrides an earlier one."""
    fields = dict(re.findall(r"\b(CAT|G|N|T)=(\w+)", form.morphology))
    category = fields.get("CAT", "")
    if category == "v":
        pos = PORTUGUESE_TENSES.get(fields.get("T", ""), Pos.FINITE)
    else:
        pos = PORTUGUESE.get(category, Pos(0))
    genders = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "_": Gender.MASCULINE | Gender.FEMININE, "2": Gender(3)}
    number = {"s": Number.SINGULAR, "p": Number.PLURAL, "_": BOTH}.get(fields.get("N", ""), Number(0))
    return [(pos, genders.get(fields.get("G", ""), Gender(0)), number)]


SPANISH_VERB = re.compile(r"(?:[aeií]r)$")
SPANISH_FINITE_FLAGS = set("REIX")  # R regular, E present, I and X irregular; the others are clitics and derived nouns


# Forms of verbs that the Spanish dictionary lists one by one, without flags.
SPANISH_LISTED = re.compile(
    r"\w+(?:[^aeiou]ieron|ier[ae](?:s|n|is)?|iéramos|iese[sn]?|iésemos|isteis|uv[eo]|uvi(?:ste|mos)|r[íi]a(?:s|n|is|mos)?|rá[sn]?|ré|"
    r"remos|réis|aba[sn]?|ábamos|abais)"
)
SPANISH_IRREGULAR = set(
    "soy eres es somos sois son era eras éramos erais eran fui fuiste fue fuimos fuisteis fueron fuera fueras fuéramos fueran fuese "
    "fueses fuésemos fuesen sea seas seamos seáis sean sé estoy estás está estamos estáis están esté estés estemos estéis estén he "
    "has ha hemos habéis han hay había habías habíamos habíais habían hube hubo haya hayas hayamos hayáis hayan voy vas va vamos "
    "vais van iba ibas íbamos ibais iban vaya vayas vayamos vayáis vayan ve puedo puedes puede podemos podéis pueden pueda puedas "
    "podamos podáis puedan pude pudo pudiste pudimos podría quiero quieres quiere queremos queréis quieren quiera quise quiso doy "
    "das da damos dais dan dé des den di dio dimos dieron veo ves vemos veis ven vea vean vi vio vimos vieron veía veían sabe sepa "
    "supe supo hago hizo hice hicimos puse puso vine vino tengo tuve tuvo anduvo anduve cupo quepo quepa".split()
)
SPANISH_AUXILIARY = re.compile(
    r"(?:soy|eres|es|somos|sois|son|er[ae]\w*|fu[ei]\w*|se[aá]\w*|est[áaéeuo]\w*|h[aeu]\w*|pued\w*|pod\w*|pud\w*)"
)


def spanish_shape(word: str) -> tuple[Gender, Number]:
    """Return gender and number of a participle."""
    gender = Gender.FEMININE if word.rstrip("s").endswith("a") else Gender.MASCULINE
    return gender, Number.PLURAL if word.endswith("s") else Number.SINGULAR


def spanish(form: Form) -> list[tuple[Pos, Gender, Number]]:
    """Read the forms that the conjugation flags make from an infinitive; the other flags say nothing here."""
    if form.surface in SPANISH_IRREGULAR or (not form.flags and SPANISH_LISTED.fullmatch(form.surface)):
        auxiliary = form.surface in SPANISH_IRREGULAR and SPANISH_AUXILIARY.fullmatch(form.surface)
        return [(Pos.FINITE | (Pos.AUXILIARY if auxiliary else Pos(0)), *NONE)]
    if not form.flags:
        return [(Pos.INFINITIVE, *NONE)] if SPANISH_VERB.search(form.headword) else []
    if not SPANISH_VERB.search(form.headword):
        return []
    if form.flags == ("D",):
        return [(Pos.PARTICIPLE, *spanish_shape(form.surface))]
    if len(form.flags) != 1 or form.flags[0] not in SPANISH_FINITE_FLAGS:
        return []
    if form.surface.endswith(("ando", "iendo", "yendo", "ándo", "éndo")) and not form.headword.endswith("ndar"):
        return [(Pos.GERUND, *NONE)]
    return [(Pos.FINITE, *NONE)]


def english(form: Form) -> list[tuple[Pos, Gender, Number]]:
    """Read the flags of the affixes on a form: G -ing, D -ed, Y -ly. A base that takes G is a verb, its -s form too."""
    if not form.flags:
        return []
    last = form.flags[-1]
    return {"G": [(Pos.GERUND | Pos.PARTICIPLE, *NONE)], "D": [(Pos.FINITE | Pos.PARTICIPLE, *NONE)]}.get(last, [])


def dutch(form: Form) -> list[tuple[Pos, Gender, Number]]:
    """Read "ts:NN2" and the like, and the flags of verbs."""
    readings = []
    tags = set(re.findall(r"ts:(\w+)", form.morphology))
    if any(tag.startswith("NN2") for tag in tags):
        readings.append((Pos.NOUN, Gender(0), Number.PLURAL))
    if "NN1r" in tags:
        readings.append((Pos.NOUN, Gender.NEUTER, Number.SINGULAR))
    if tags & {"VB3", "VBh", "VBh1", "VBpe"}:
        readings.append((Pos.FINITE, *NONE))
    if tags & {"PPn", "PPe"}:
        readings.append((Pos.PARTICIPLE | Pos.ADJECTIVE, *NONE))
    if any(tag.startswith("AJ") for tag in tags):
        readings.append((Pos.ADJECTIVE, *NONE))
    return readings


def english_headword(word: str, flags: set[str], morphology: str) -> list[tuple[str, Pos]]:
    """Read the flags of a base: G and D make it a verb, M (possessive) a noun, Y (-ly) an adjective."""
    readings = []
    if flags & {"G", "D"}:
        readings += [(word, Pos.FINITE | Pos.INFINITIVE)]
        readings += [(third, Pos.FINITE) for third in (f"{word}s", f"{word}es", f"{word[:-1]}ies") if "S" in flags]
    if "M" in flags:
        name = word[:1].isupper()
        readings += [(word, Pos.PROPER if name else Pos.NOUN)]
        readings += [
            (plural, Pos.NOUN) for plural in (f"{word}s", f"{word}es", f"{word[:-1]}ies") if "S" in flags and not name
        ]
    if flags & {"Y", "P", "T"}:
        readings += [(word, Pos.ADJECTIVE)]
    if "Y" in flags:
        readings += [(f"{word}ly", Pos.ADVERB), (f"{word[:-1]}ily", Pos.ADVERB), (f"{word[:-1]}y", Pos.ADVERB)]
    return readings


def american_spellings(word: str) -> list[str]:
    """Return what a British spelling would be in America, if it is one.

    >>> "organized" in american_spellings("organised"), "color" in american_spellings("colour")
    (True, True)
    """
    changes = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("re", "er"), ("ll", "l"), ("ence", "ense"), ("ogue", "og"))
    return [word.replace(british, american) for british, american in changes if british in word]


DUTCH_VERB_PREFIXES = {
    "Pa",
    "Pb",
    "Pd",
    "Pe",
    "Pg",
    "Ph",
    "Pj",
    "Pk",
    "Pl",
    "Pm",
    "Pn",
    "Po",
    "Pp",
    "Pr",
    "Ps",
    "Pt",
    "Pq",
}


def dutch_headword(word: str, flags: set[str], morphology: str) -> list[tuple[str, Pos]]:
    """Read the flags of a base: V3 (-t) or several verbal prefixes make it a verb; in -en it is the infinitive too."""
    if not flags & {"V3", "Vp", "Vq", "Va", "Vb", "Vi"} and len(flags & DUTCH_VERB_PREFIXES) < 3:
        return []
    if word.endswith("en") or word in ("gaan", "staan", "slaan", "doen", "zien", "zijn"):
        return [(word.replace("ĳ", "ij"), Pos.FINITE | Pos.INFINITIVE)]
    return [(word.replace("ĳ", "ij"), Pos.FINITE)]


HEADWORDS = {"en": english_headword, "nl": dutch_headword}
READERS = {"fr": french, "pt": portuguese, "es": spanish, "en": english, "nl": dutch}
