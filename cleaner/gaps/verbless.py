"""Verbs that good style leaves out, or that only seem to be missing: "if deployed", "Wij ook", "…, so die Polizei"."""

from __future__ import annotations

from cleaner.gaps.ellipsis import is_elliptic
from cleaner.gaps.facts import clause
from cleaner.gaps.place import MARKS, OPENING, Excuse, Place
from cleaner.gaps.readings import stand_at
from cleaner.lexicon import Pos
from cleaner.tokens import CLOSING

NEAR = 3
"""Words of a clause, or from its beginning to the gap, that a phrase without a verb has at most."""


def before_quotation(place: Place) -> bool:
    """A quotation begins here, with a grammar of its own: "volti a “dare energia”"."""
    return place.right.text in OPENING and place.left.is_word


def _is_elliptic(place: Place) -> bool:
    return is_elliptic(place.tokens, place.at, place.readings)


def is_reduced(place: Place) -> bool:
    """A participle right after a conjunction: "if deployed", "come previsto", "quando indagado"."""
    return place.listed(-1, "excused_reducing") and (
        Pos.PARTICIPLE in place.right_pos or place.listed(0, "excused_reduced")
    )


def _is_joined_participle(place: Place) -> bool:
    """A participle that shares the auxiliary of an earlier one: "a confié… et ajouté", "lei ha… e lui lavato"."""
    if Pos.PARTICIPLE not in place.right_pos or place.rule != "gaps.auxiliary":
        return False
    joins = place.readings.words("listing")
    start = next((at for at in (place.at - 1, place.at - 2) if at > 0 and place.tokens[at].low in joins), 0)
    return any(Pos.PARTICIPLE in place.readings.pos(token) for token in place.tokens[:start])


def _is_absolute_participle(place: Place) -> bool:
    """The second participle of a sentence that begins with one: "Vista la ley y oído el ponente, la sala…"."""
    known = place.readings.words("excused_participles")
    for token in (place.tokens[0], place.right):
        if Pos.PARTICIPLE not in place.readings.pos(token) and token.low not in known:
            return False
    return place.left.text == "," or place.listed(-1, "listing")


def _is_negated_verb(place: Place) -> bool:
    """A negation right before what may be its verb, though it is a noun too: "la ignorancia no excusa"."""
    return place.readings.kinds.get(place.left.low) == "negation" and Pos.FINITE in place.right_pos


def _is_negated_rest(place: Place) -> bool:
    """ "…, but not very long", "aunque no de forma tan clara": a contrast repeats no verb."""
    return place.listed(-1, "excused_negations") and place.listed(-2, "excused_contrasts")


def _is_echo(place: Place) -> bool:
    """ "Wij ook", "Nosotros también": who else, without a verb."""
    first, last = clause(place.tokens, place.at)
    words = [token for token in place.tokens[first:last] if token.is_word]
    return len(words) <= NEAR and any(word.low in place.readings.words("excused_echoes") for word in words)


def _is_absolute(place: Place) -> bool:
    """ ", all of them in good health": a phrase that a quantifier opens after a comma, and no clause."""
    first, _ = clause(place.tokens, place.at)
    if first < 2 or place.tokens[first - 1].text != "," or place.at - first > NEAR:
        return False
    return place.tokens[first].low in place.readings.words("excused_absolutes")


def _is_comment(place: Place) -> bool:
    """ "This after weeks of talks." """
    if place.at > 2 or not place.listed(-1, "excused_comments"):
        return False
    return bool(place.right_pos & (Pos.ADPOSITION | Pos.CONJUNCTION))


def _after_reporting(place: Place) -> bool:
    """ "…, so die Polizei", "aldus de politie": a word that stands for a verb of saying."""
    for at in (place.at - 1, place.at):
        if at > 0 and place.tokens[at].low in place.readings.words("excused_reporting"):
            return not place.tokens[at - 1].is_word
    return False


def _after_last_verb(place: Place) -> bool:
    """The conjugated verb, or its prefix, that ends a German or Dutch clause."""
    if not place.readings.verb_second or place.right.text not in MARKS:
        return False
    if Pos.AUXILIARY in place.left_pos or place.listed(-1, "excused_negations"):
        return True
    if _ends_in_verb(place):
        return True
    first, _ = clause(place.tokens, place.at)
    return place.listed(-1, "excused_stranded") and place.readings.has_finite(place.tokens, first, place.at - 1)


def _ends_in_verb(place: Place) -> bool:
    """Whether what ends the clause is its verb, or may be after a conjunction: "wenn sie Maßnahmen ergriffen"."""
    tokens, readings, last = place.tokens, place.readings, place.at - 1
    while last and tokens[last].text in CLOSING:
        last -= 1
    if not readings.can_be_finite(tokens, last) or readings.is_sure_participle(tokens[last].low):
        return False
    pos = readings.pos(tokens[last])
    if Pos.FINITE in pos and not pos & (Pos.PARTICIPLE | Pos.INFINITIVE):
        return True
    comma = next((at for at in range(last, 0, -1) if tokens[at].text in ",;:"), -1)
    return any(readings.conjunction(tokens, at) for at in range(comma + 1, last))


def before_infinitive(place: Place) -> bool:
    """An infinitive with a subject of its own, which is a clause in Portuguese: "após o jornal ter publicado"."""
    if not place.readings.data.get("excused_infinitives") or Pos.INFINITIVE not in place.right_pos:
        return False
    first, _ = clause(place.tokens, place.at)
    openers = place.readings.words("excused_infinitive_openers")
    return any(token.low in openers for token in place.tokens[first : place.at])


def _why_not(place: Place) -> bool:
    """A question without a verb: "why not?" """
    return place.listed(-1, "excused_why") and place.listed(0, "excused_negations")


def before_quantity(place: Place) -> bool:
    """ "to up to 3,000", "niños de entre 11 y 18 años", "to as many states as": a preposition before a quantity."""
    return place.listed(0, "excused_quantities") and Pos.ADPOSITION in place.left_pos


def takes_infinitive(place: Place) -> bool:
    """A verb that an infinitive may follow at once: "sortir prendre un verre", "je me souviens avoir".

    In German and Dutch other words may stand between them: "Ik hoorde mijn vrouw om hulp roepen".
    """
    far = place.readings.verb_second
    verbs = place.readings.words("excused_before_infinitives")
    near = place.tokens[0 if far else place.at - 1 : place.at]
    return any(token.low in verbs for token in near) and _is_infinitive_phrase(place)


def _is_infinitive_phrase(place: Place) -> bool:
    at, clitics = place.at, place.readings.words("clitics")
    while at < len(place.tokens) - 1 and place.tokens[at].low in clitics:
        at += 1
    return Pos.INFINITIVE in place.readings.pos(place.tokens[at])


def _names_noun(place: Place) -> bool:
    """A noun and the name of what it means: "der Reporter Mike Trudell"."""
    name = place.readings.is_name(place.tokens, place.at) and Pos.NOUN not in place.right_pos
    return name and Pos.NOUN in place.left_pos and Pos.FINITE not in place.left_pos


def _is_apposed(place: Place) -> bool:
    """A noun or number that says more of the word before it: "we children", "los años treinta"."""
    if place.listed(-1, "appositive"):
        return Pos.NOUN in place.right_pos
    return Pos.NUMERAL in place.right_pos and Pos.NOUN in place.left_pos


def _opens_aside(place: Place) -> bool:
    """A phrase after a comma that begins with a preposition: "…, under the law of the land, …"."""
    return place.left.text == "," and Pos.ADPOSITION in place.right_pos and Pos.FINITE not in place.right_pos


def _joins_adverbs(place: Place) -> bool:
    """Two adverbs of one verb, after the first or before it: "they definitely or probably believed"."""
    tokens, readings = place.tokens, place.readings
    joint = place.at if place.listed(0, "listing") else place.at + 1
    if joint + 2 >= len(tokens) or tokens[joint].low not in readings.words("listing"):
        return False
    adverbs = all(Pos.ADVERB in readings.pos(tokens[at]) for at in (joint - 1, joint + 1))
    return adverbs and (joint == place.at or Pos.FINITE in readings.pos(tokens[joint + 2]))


def _has_clitic_verb(place: Place) -> bool:
    """A clitic and its verb, though that is a noun too: "ce que l'avenir leur réserve"."""
    if not place.listed(0, "excused_clitics") or place.at + 1 >= len(place.tokens):
        return False
    return Pos.FINITE in place.readings.pos(place.tokens[place.at + 1]) and place.low(2) in MARKS


def _asks_what_to_do(place: Place) -> bool:
    """A question word and an infinitive: "over who to believe", "ils savent où aller"."""
    if not place.listed(-1, "excused_asking"):
        return False
    return Pos.INFINITIVE in place.right_pos or place.listed(0, "excused_infinitive_marks")


def _exceeds(place: Place) -> bool:
    """A comparison that a verb is the end of: "more than doubled", "mais do que duplicaram"."""
    for phrase in place.readings.words("excused_excess"):
        words = phrase.split("_")
        verb = place.at + len(words)
        if stand_at(place.tokens, place.at, words) and verb < len(place.tokens) - 1:
            return bool(place.readings.pos(place.tokens[verb]) & (Pos.FINITE | Pos.PARTICIPLE))
    return False


VERBAL_EXCUSES: tuple[Excuse, ...] = (
    before_quotation,
    _is_elliptic,
    is_reduced,
    _is_joined_participle,
    _is_absolute_participle,
    _is_negated_verb,
    _is_negated_rest,
    _is_echo,
    _is_absolute,
    _is_comment,
    _after_reporting,
    _after_last_verb,
    before_infinitive,
    _why_not,
    before_quantity,
    takes_infinitive,
    _names_noun,
    _is_apposed,
    _opens_aside,
    _joins_adverbs,
    _exceeds,
    _asks_what_to_do,
    _has_clitic_verb,
)
