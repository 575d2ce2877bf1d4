"""Build the lexicon of one language: ``python training/lexicon/build.py fr --wordfreq --corpora DIR -o DIR``."""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from math import log10
from pathlib import Path
from typing import TypeVar

import german
import italian
import regex
from affixes import Dictionary, Form, expand, read_dictionary
from articles import ARTICLES, INFINITIVE_MARKERS, votes
from closed import CLOSED
from counts import count
from evidence import Evidence
from grammar import HEADWORDS, READERS, Grammar, american_spellings
from treebank import Tags, read_treebanks
from write import write_characters, write_words

from cleaner.lexicon import Case, Entry, Gender, Number, Pos

DICTIONARIES = {"fr": ["fr"], "es": ["es_ES"], "en": ["en_US"], "pt": ["pt_PT", "pt_BR"], "nl": ["nl"]}
WORD_LISTS = {"en": ["british-english-large"]}  # SCOWL, spelled out; the British hunspell dictionary is LGPL
UNWANTED = {"fr": "'", "en": "'", "pt": "-"}  # elisions, possessives, clitics: not forms of the word
SPARSE = {"pt_BR"}  # 2.8 M forms: only those that someone has used
WORD = regex.compile(r"\p{Latin}+(?:['-]\p{Latin}+)*'?")
Vote = TypeVar("Vote", Gender, Number)
PARADIGMS = {"de": german, "it": italian}
SEEN_OFTEN = 1.2  # Zipf value on the web list (16 in 10^9) from which an analogy is believed
VERBAL = Pos.FINITE | Pos.INFINITIVE  # the German infinitive and the Spanish "arma" are nouns after an article
AGREEMENT, ENOUGH = 0.95, 8  # of the articles before a noun


def web_list(language: str) -> dict[str, float]:
    """Return the Zipf values of wordfreq's largest list."""
    from wordfreq import get_frequency_dict  # needed for this step only

    return {
        word: round(log10(share) + 9, 2)
        for word, share in get_frequency_dict(language, "best").items()
        if WORD.fullmatch(word)
    }


def dictionary_forms(language: str, dictionary: Dictionary) -> Iterator[Form]:
    """Yield every form of a dictionary that is made of letters."""
    for form in expand(dictionary, UNWANTED.get(language, "")):
        surface = form.surface.replace("ĳ", "ij").replace("Ĳ", "IJ").replace("’", "'")
        if WORD.fullmatch(surface):
            yield form._replace(surface=surface, headword=form.headword.replace("ĳ", "ij"))


def wanted(name: str, form: Form, attested: set[str], prefixes: set[str]) -> bool:
    """Say whether to keep a dictionary form: it is used, or it is a plain form of a word that is used."""
    if form.surface.lower() in attested:
        return True
    if name in SPARSE and form.flags:
        return False
    head = form.headword.lower()
    used = head in attested or ("-" in head and all(part in attested for part in head.split("-")))
    return used and not (set(form.flags) & prefixes)


def read_forms(language: str, folder: Path, attested: set[str], grammar: dict[str, Grammar]) -> dict[str, set[str]]:
    """Return the spellings of every dictionary form that is wanted, lower-cased form first; fill in the grammar."""
    spellings: dict[str, set[str]] = defaultdict(set)
    reader = READERS.get(language)
    for name in DICTIONARIES.get(language, []):
        dictionary = read_dictionary(folder / name)
        prefixes = set(dictionary.prefixes)
        for form in dictionary_forms(language, dictionary):
            if not wanted(name, form, attested, prefixes):
                continue
            word = form.surface.lower()
            spellings[word].add(form.surface)
            if reader and name != "pt_BR":
                for pos, gender, number in reader(form):
                    grammar[word].add(pos, gender, number)
        for word, flags, morphology in dictionary.entries:
            for form_, pos in HEADWORDS[language](word, set(flags), morphology) if language in HEADWORDS else ():
                if form_.lower() in spellings:
                    grammar[form_.lower()].add(pos)
    return spellings


def read_word_lists(
    language: str, folder: Path, attested: set[str], spellings: dict[str, set[str]], grammar: dict[str, Grammar]
) -> None:
    """Add plain lists of forms to the dictionary, with the grammar of their American spellings."""
    for name in WORD_LISTS.get(language, []):
        for line in _lines(folder / name):
            word = line.lower()
            if word in attested and WORD.fullmatch(line):
                spellings[word].add(line)
                for american in american_spellings(word):
                    if american != word and american in grammar and not grammar[word].pos:
                        grammar[word] = replace(grammar[american])


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def foreign_names(language: str, folder: Path, wordlists: Path) -> set[str]:
    """Return names from the dictionaries of the other languages, lower-cased: "Kerr" is a name in Italian too."""
    names: set[str] = set()
    small: set[str] = set()
    for other, stems in DICTIONARIES.items():
        if other != language:
            for word, _, _ in (entry for stem in stems for entry in read_dictionary(folder / stem).entries):
                (names if word.istitle() and len(word) > 2 else small).add(word.lower())
            for word in (line for name in WORD_LISTS.get(other, []) for line in _lines(wordlists / name)):
                (names if word.istitle() and len(word) > 2 else small).add(word.lower())
    return {name for name in names - small if WORD.fullmatch(name)}


def add_by_hand(language: str, grammar: dict[str, Grammar]) -> None:
    """Add the function words that ``closed.py`` lists."""
    for pos, words in CLOSED.get(language, {}).items():
        for word in words.split():
            grammar[word].add(pos)
            grammar[word].closed = True


def add_paradigms(language: str, evidence: Evidence, tags: Tags, grammar: dict[str, Grammar]) -> set[str]:
    """Add verb forms by analogy (German, Italian) and return those on the web list: two proofs that they are words."""
    if language not in PARADIGMS:
        return set()
    markers = set(INFINITIVE_MARKERS[language].split())
    after: Counter[str] = Counter()
    for (marker, word), n in evidence.counts.pairs.items():
        if marker in markers and word.islower():
            after[word] += n
    contexts = {word for word, n in after.items() if n >= 2} | {
        lemma for lemma, n in tags.infinitives.items() if n >= 1
    }
    verbs = PARADIGMS[language].infinitives(contexts, [w for w in evidence.lower if evidence.occurrences(w)])
    made = set()
    for form, pos in PARADIGMS[language].forms(verbs):
        if form in evidence.web or form in evidence.lower:
            made.add(form)
            if pos != Pos.PARTICIPLE or not grammar[form].pos & (Pos.FINITE | Pos.INFINITIVE):
                grammar[form].add(pos)
    return made


def complete_families(web: dict[str, float], endings: tuple[str, ...]) -> set[str]:
    """Return words of which the web has every inflection ("boliviano", -a, -i, -e): nobody misspells a whole family."""
    members: set[str] = set()
    for word, zipf in web.items():
        stem = word.removesuffix(endings[0])
        if zipf >= SEEN_OFTEN and stem != word and len(stem) >= 5:
            family = [stem + ending for ending in endings]
            if all(web.get(member, 0.0) >= SEEN_OFTEN for member in family):
                members.update(family)
    return members


def by_analogy(language: str, evidence: Evidence, made: set[str]) -> dict[str, Case]:
    """Return words of the web list that are other forms of trusted words, with the case that they take after them."""
    if language not in PARADIGMS:
        return {}
    trusted = {}
    for word in sorted(evidence.lower):
        if evidence.lower[word] >= 3 and evidence.trust(word):
            trusted[word] = Case.LOWER not in evidence.case(word)[0]
    families = complete_families(evidence.web, PARADIGMS[language].FAMILY)
    found = {}
    for word, zipf in evidence.web.items():
        if zipf < SEEN_OFTEN or word in trusted or len(word) < 5 or evidence.glued(word) or evidence.misspelt(word):
            continue
        base = word if word in made or word in families else PARADIGMS[language].inflected(word, trusted)
        if base:
            found[word] = Case.TITLE if trusted.get(base) else Case.LOWER
    return found


def add_treebanks(tags: Tags, grammar: dict[str, Grammar]) -> None:
    """Add the readings of the treebanks that are no noise."""
    for word, readings in sorted(tags.pos.items()):
        total = tags.total[word]
        known = grammar[word]
        for pos, n in sorted(readings.items()):
            if (n >= 2 and n >= 0.02 * total) or (n == total and not known.pos):
                known.pos |= pos
        if tags.closed[word] >= max(2, 0.5 * total):
            known.closed = True
    for (word, kind), genders in sorted(tags.genders.items()):
        for gender, n in genders.items():
            if n >= 0.1 * genders.total() and not grammar[word].closed and kind & grammar[word].pos:
                grammar[word].add(kind, gender)
    for (word, kind), numbers in sorted(tags.numbers.items()):
        for number, n in numbers.items():
            if n >= 0.1 * numbers.total() and kind & grammar[word].pos:
                grammar[word].add(kind, Gender(0), number)


def add_articles(language: str, evidence: Evidence, grammar: dict[str, Grammar]) -> None:
    """Add the gender and number that the articles of the training text show, where nothing else does."""
    genders: dict[str, Counter[Gender]] = defaultdict(Counter)
    numbers: dict[str, Counter[Number]] = defaultdict(Counter)
    determined: Counter[str] = Counter()
    for (article, noun), n in evidence.counts.pairs.items():
        if language == "de" and noun[0].islower():
            continue
        if article not in ARTICLES[language]:
            continue
        determined[noun.lower()] += n
        gender, number = votes(language, article, noun)
        if gender:
            genders[noun.lower()][gender] += n
        if number:
            numbers[noun.lower()][number] += n
    for noun in sorted(determined):
        known = grammar[noun]
        often = determined[noun] >= ENOUGH and determined[noun] >= 0.15 * evidence.lower[noun]
        if known.closed or (
            known.pos and not known.pos & (Pos.NOUN | Pos.PROPER) and not (often and known.pos in VERBAL)
        ):
            continue
        if often and not known.pos & (Pos.NOUN | Pos.PROPER):
            known.pos |= Pos.NOUN if language == "de" or evidence.occurrences(noun) else Pos.PROPER
        if not known.pos:
            continue
        known.noun_gender = known.noun_gender or _agreed(genders[noun], Gender(0))
        if language not in ("de", "nl"):
            known.noun_number = known.noun_number or _agreed(numbers[noun], Number(0))


def _agreed(seen: Counter[Vote], nothing: Vote) -> Vote:
    if not seen:
        return nothing
    best, n = max(seen.items(), key=lambda item: (item[1], -item[0]))
    return best if n >= ENOUGH and n >= AGREEMENT * seen.total() else nothing


def assemble(evidence: Evidence, grammar: dict[str, Grammar], analogies: dict[str, Case]) -> dict[str, Entry]:
    """Return every entry of the language; mixed spellings are entries of their own."""
    entries = {}
    for word in sorted(evidence.web.keys() | evidence.dictionary.keys() | evidence.lower.keys()):
        trust = evidence.trust(word)
        if not trust and word not in evidence.web:
            continue
        case, mixed = evidence.case(word) if trust else (Case(0), [])
        if not trust and word in analogies:
            trust, case = 1, analogies[word]
        known = grammar.get(word, Grammar())
        pos = known.pos
        if trust and not pos and case and Case.LOWER not in case:
            pos = Pos.PROPER
        entry = Entry(
            evidence.zipf(word), trust if case else 0, case, pos, known.noun_gender, known.noun_number,
            known.adjective_gender, known.adjective_number, known.closed and trust > 0,
        )  # fmt: skip
        entries[word] = entry
        entries.update((surface, entry) for surface in mixed if surface != word)
    return entries


def main(arguments: list[str] | None = None) -> None:
    """Read the sources, decide, write ``<lang>.lex`` and ``<lang>.chars``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(ARTICLES))
    parser.add_argument("--wordfreq", action="store_true", help="take frequencies from wordfreq")
    parser.add_argument("--hunspell", type=Path, default=Path("/usr/share/hunspell"))
    parser.add_argument("--wordlists", type=Path, default=Path("/usr/share/dict"))
    parser.add_argument("--corpora", type=Path, required=True, help="folder with training/ and treebanks/")
    parser.add_argument("-o", "--output", type=Path, default=Path("cleaner/data/lexicon"))
    options = parser.parse_args(arguments)
    language = options.language
    started = time.monotonic()

    def say(what: str) -> None:
        print(f"{language} {time.monotonic() - started:6.1f} s  {what}", file=sys.stderr, flush=True)

    web = web_list(language) if options.wordfreq else {}
    tags = read_treebanks(options.corpora / "treebanks" / language)
    firsts = set(ARTICLES[language]) | set(INFINITIVE_MARKERS[language].split())
    counts = count(language, options.corpora / "training" / language, firsts, web.keys())
    say(f"{counts.tokens:,} words of edited text, {len(web):,} on the web list")
    grammar: dict[str, Grammar] = defaultdict(Grammar)
    attested = web.keys() | {surface.lower() for surface in counts.surfaces}
    dictionary = read_forms(language, options.hunspell, attested, grammar)
    say(f"{len(dictionary):,} dictionary forms")
    read_word_lists(language, options.wordlists, attested, dictionary, grammar)
    names = (foreign_names(language, options.hunspell, options.wordlists) & web.keys()) - dictionary.keys()
    evidence = Evidence(language, counts, web, dictionary, tags.edited, names)
    add_treebanks(tags, grammar)
    add_by_hand(language, grammar)
    made = evidence.verb_forms = add_paradigms(language, evidence, tags, grammar)
    add_articles(language, evidence, grammar)
    say(f"{len(names):,} names of other languages, {len(made):,} verb forms by analogy")
    entries = assemble(evidence, grammar, by_analogy(language, evidence, made))
    say(f"{len(entries):,} entries, trust {sorted(Counter(e.trust for e in entries.values()).items())}")
    write_words(options.output / f"{language}.lex", entries)
    trusted = [word for word, e in entries.items() if e.trust and word == word.lower() and not word.endswith("'")]
    write_characters(options.output / f"{language}.chars", trusted)
    say(f"written: {[(options.output / f'{language}.{end}').stat().st_size for end in ('lex', 'chars')]} bytes")


if __name__ == "__main__":
    main()
