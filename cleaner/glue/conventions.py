"""What the rule files say of a language's small words, marks, numbers and names, read once a rule set."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cleaner.profile import Profile
from cleaner.rule import ANY
from cleaner.ruleset import RuleSet

SECTION = "glue"


class Conventions(NamedTuple):
    """The table [glue] of rules/<language> joined with that of rules/any; all words lower-cased but `brands`.

    one_letter      words of one letter ("à")
    elisions        what stands before an apostrophe ("l", "qu")
    clitics         what stands after one ("s" in English)
    abbreviations   words that a full stop belongs to ("etc")
    year_words      words that a year follows at once ("en", "octobre")
    roman_nouns     nouns that a Roman numeral counts ("siècle")
    ordinals        endings of ordinal numbers ("e", "ème")
    attached        what may follow a number without a space: units, endings, brands ("km", "sat")
    after_colon     what may follow a colon inside a word ("innen")
    prefixes        words that also begin words ("sur" in "surtourisme")
    particles       words that also end words ("down" in "takedown")
    code_words      words that names in program code begin with ("in" in "inArray")
    brand_letters   letters that brands begin with, before a capital ("e" in "eBay")
    name_articles   words that surnames begin with ("Del" in "Delcastillo")
    unlisted        right words, of today or once, that no list of words has ("ende" in Dutch); with those that
                    training/glue/written.py found, the key `written`
    inflections     words that also end forms of verbs and adjectives ("de" in Dutch "bevriendde")
    feminines       endings that make of the name of a man that of a woman ("in" in German "Hotelierin")
    masculines      how the words end that take them ("er")
    numerals        numerals that are joined to each other ("duemilanove")
    enclitics       pronouns that are joined to a verb form ("me" in Spanish)
    enclitic_stems  how such verb forms end ("ndo")
    enclitic_verbs  the same, where what stands before the pronoun must be a known verb form ("iamo" in Italian)
    cut_vowels      last vowels that words lose before others ("e" in Italian "discender lentamente")
    apocopes        shortened words that a space follows ("po" in "un po’ di")
    tied_clitics    clitics that no space parts from the word before them ("re" in "they’re")
    dropped         letters that an apostrophe stands for at the end of a word ("g" in "lookin’")
    apart           pairs of words that are two, though they are rarer than the one they would make ("per cent")
    appositions     what begins an apposition to a name ("la plus"), in a fixed order
    domains         what ends the name of a site ("com")
    brands          names in mixed case that are one word ("YouTube")
    compounds       whether nouns are joined without a space (German, Dutch)
    capital_nouns   whether every noun has a capital (German)
    coinages        whether new things are named by two words in one ("langdetect", English)
    """

    one_letter: frozenset[str]
    elisions: frozenset[str]
    clitics: frozenset[str]
    abbreviations: frozenset[str]
    year_words: frozenset[str]
    roman_nouns: frozenset[str]
    ordinals: frozenset[str]
    attached: frozenset[str]
    after_colon: frozenset[str]
    prefixes: frozenset[str]
    particles: frozenset[str]
    code_words: frozenset[str]
    brand_letters: frozenset[str]
    name_articles: frozenset[str]
    unlisted: frozenset[str]
    inflections: frozenset[str]
    feminines: frozenset[str]
    masculines: tuple[str, ...]
    numerals: tuple[str, ...]
    enclitics: tuple[str, ...]
    enclitic_stems: tuple[str, ...]
    enclitic_verbs: tuple[str, ...]
    cut_vowels: tuple[str, ...]
    apocopes: frozenset[str]
    tied_clitics: frozenset[str]
    dropped: frozenset[str]
    apart: frozenset[str]
    appositions: tuple[str, ...]
    domains: frozenset[str]
    brands: frozenset[str]
    compounds: bool
    capital_nouns: bool
    coinages: bool


def conventions(profile: Profile) -> Conventions:
    """The conventions of the profile's language; empty lists for a language that has no rule file."""
    return _read(profile.rules, profile.language)


@lru_cache(maxsize=32)
def _read(rules: RuleSet, language: str) -> Conventions:
    def words(key: str) -> frozenset[str]:
        own = rules.words(language, SECTION, key) if language != ANY else frozenset[str]()
        return own | rules.words(ANY, SECTION, key)

    return Conventions(
        one_letter=frozenset(word.lower() for word in words("one_letter")),
        elisions=words("elisions"),
        clitics=words("clitics"),
        abbreviations=words("abbreviations"),
        year_words=words("year_words"),
        roman_nouns=words("roman_nouns"),
        ordinals=words("ordinals"),
        attached=words("units") | words("ordinals") | words("number_brands"),
        after_colon=words("after_colon"),
        prefixes=words("prefixes"),
        particles=words("particles"),
        code_words=words("code_words"),
        brand_letters=words("brand_letters"),
        name_articles=words("name_articles"),
        unlisted=words("unlisted") | words("written"),
        inflections=words("inflections"),
        feminines=words("feminines"),
        masculines=tuple(sorted(words("masculines"))),
        numerals=tuple(sorted(words("numerals"))),
        enclitics=tuple(sorted(words("enclitics"))),
        enclitic_stems=tuple(sorted(words("enclitic_stems"))),
        enclitic_verbs=tuple(sorted(words("enclitic_verbs"))),
        cut_vowels=tuple(sorted(words("cut_vowels"))),
        apocopes=words("apocopes"),
        tied_clitics=words("tied_clitics"),
        dropped=words("dropped"),
        apart=words("apart"),
        appositions=tuple(sorted(words("appositions"))),
        domains=words("domains"),
        brands=words("brands"),
        compounds=bool(rules.section(language, SECTION).get("compounds", False)),
        capital_nouns=bool(rules.section(language, SECTION).get("capital_nouns", False)),
        coinages=bool(rules.section(language, SECTION).get("coinages", False)),
    )
