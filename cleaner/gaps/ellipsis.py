"""Sentences and clauses that good style leaves without a verb: "Marie prend le thé, Paul le café", "Pas de trêve"."""

from __future__ import annotations

from cleaner.gaps.facts import clause
from cleaner.gaps.readings import Readings, Tokens
from cleaner.lexicon import Pos

SHORT_PIECE, SHORT_CLAUSE, ENUMERATION, SLOGAN = 5, 6, 30, 9
"""Tokens of a piece of a row, a clause, a list and a slogan that may stand without a verb."""


def is_elliptic(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether the verb that seems to be missing before the token at `at` may have been left out on purpose."""
    if is_gapped(tokens, at, readings) or _is_gapped_before(tokens, at, readings):
        return True
    begins = readings.pos(tokens[0])
    if Pos.INFINITIVE in begins and Pos.FINITE not in begins and any(token.text == "," for token in tokens[:at]):
        return True  # instructions: "Beurrer un moule, le fariner, y couler l’appareil."
    if _is_row(tokens) or _is_verdict(tokens, at) or is_call(tokens):
        return True
    commas = sum(token.text in ",;:" for token in tokens)
    if not commas and _opens_with_subject(tokens, at, readings):
        return False
    longest = ENUMERATION if commas > 1 else SLOGAN
    return len(tokens) <= longest and not readings.has_finite(tokens, 0, len(tokens))


def is_gapped(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether a short clause after a comma may share the verb of the one before: "…, Paul ⟨?⟩ le café"."""
    first, last = clause(tokens, at)
    if first < 2 or tokens[first - 1].text not in ",;" or last - first > SHORT_CLAUSE or not first < at < last:
        return False
    parallel = tokens[first].low == tokens[0].low  # "Chi dice una cosa, chi un’altra."
    if not parallel and any(_subordinates(tokens, place, readings) for place in (first, at - 1)):
        return False
    return readings.has_finite(tokens, 0, first - 1)


def _is_gapped_before(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether the verb that is shared stood before its subject: "Sie fliegt nach Rom, ⟨?⟩ er nach Wien"."""
    opens = at > 1 and (tokens[at - 1].text in ",;" or tokens[at - 1].low in readings.words("listing"))
    _, last = clause(tokens, at)
    if not opens or last - at > SHORT_CLAUSE or Pos.PRONOUN not in readings.pos(tokens[at]):
        return False
    return readings.verb_second and readings.has_finite(tokens, 0, at - 1)


def is_call(tokens: Tokens) -> bool:
    """Whether a few words are a question or a cry: "Woher diese Eile?" """
    return tokens[-1].text in "?!" and len(tokens) <= SHORT_PIECE


def is_instruction(tokens: Tokens, readings: Readings) -> bool:
    """Whether a short German or Dutch sentence ends in an infinitive and has no verb: "Bei Fieber Arzt aufsuchen." """
    if not readings.verb_second or len(tokens) > SHORT_CLAUSE or len(tokens) < 2:
        return False
    if Pos.INFINITIVE not in readings.pos(tokens[-2]) or tokens[-2].is_capital:
        return False
    return not any(readings.pos(token) & (Pos.AUXILIARY | Pos.PRONOUN) for token in tokens[:-2])


def _is_row(tokens: Tokens) -> bool:
    """Whether the sentence is a row of short pieces: "De zoon de boerderij, de dochter het geld, de hond het bot"."""
    lengths, piece = [], 0
    for token in tokens:
        if token.text in ",;":
            lengths.append(piece)
            piece = 0
        else:
            piece += token.is_word
    lengths.append(piece)
    return len(lengths) > 2 and max(lengths) <= SHORT_PIECE


def _is_verdict(tokens: Tokens, at: int) -> bool:
    """Whether a few words after a colon say what all that stands before it is: "…: tutto inutile"."""
    first, last = clause(tokens, at)
    return first > 0 and tokens[first - 1].text == ":" and last - first < SHORT_PIECE - 1


def _subordinates(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether the word at `at` opens a clause that has a verb of its own, or belongs to a verb itself."""
    low = tokens[at].low
    article = low in readings.words("articles_or_pronouns") and readings.is_name(tokens, min(at + 1, len(tokens) - 1))
    clitic = low in readings.words("clitics") and not article  # "a Bélgica chocolates"
    return clitic or low in readings.words("excused_relatives") or readings.conjunction(tokens, at) > 0


def _opens_with_subject(tokens: Tokens, at: int, readings: Readings) -> bool:
    """Whether a subject stands before the hole, and no title: "Der Empfang ⟨?⟩ freundlich", "Il ⟨?⟩ situé à Lyon"."""
    if at == 0 or tokens[0].low in readings.words("indefinite_articles"):
        return False
    if Pos.ADPOSITION in readings.pos(tokens[at]):
        return tokens[0].low in readings.words("sure_subjects")
    articles = readings.words("subject_articles") | readings.words("sure_subjects")
    return tokens[0].low in articles or readings.is_name(tokens, 0)
