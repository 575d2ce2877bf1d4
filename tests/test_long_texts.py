"""What is done otherwise for a long text, or once for all its passes, changes nothing that is found."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import cleaner.document
import cleaner.glue.evidence
from cleaner import clean
from cleaner.document import LETTERS, Document
from cleaner.encoding import recode
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.suspicion import suspects
from cleaner.formats import parse
from cleaner.glue.evidence import TextEvidence
from cleaner.placing import placed_words
from cleaner.profile import Profile
from cleaner.ruleset import builtin_rules

ARTICLES = sorted((Path(__file__).parent.parent / "fixtures" / "articles").glob("*/raw.txt"))
TEXTS = st.lists(st.sampled_from(["Kherson", "la", "Khersonla", " ", " ", "’", "\xa0", "\n\n", ", ", "l’a", "\u0301"]))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_the_tables_of_a_long_text_say_what_the_common_ones_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    short = clean(text)
    monkeypatch.setattr(cleaner.document, "LONG", 0)
    monkeypatch.setattr(cleaner.glue.evidence, "LONG", 0)
    long = clean(text)
    assert (long.text, long.findings) == (short.text, short.findings)


@given(TEXTS.map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_neighbours_sought_at_once_are_those_found_one_by_one(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(cleaner.glue.evidence, "LONG", -1)
    one_by_one, at_once = TextEvidence(text, parse(text)), TextEvidence(text, parse(text))
    at_once.expect(["Khersonla", "laKherson", "lala", "la"])
    for pair in (("Kherson", "la"), ("la", "Kherson"), ("la", "la"), ("l", "a")):
        assert at_once.together(*pair) == one_by_one.together(*pair)


@given(TEXTS.map("".join), st.sets(st.sampled_from(["Kherson", "la", "l", "a"])))
def test_words_are_placed_where_they_stand_whole(text: str, words: set[str]) -> None:
    wanted = [(match.start(), match[0]) for match in LETTERS.finditer(text) if match[0] in words]
    assert list(placed_words(Document(text), words)) == wanted


LINES = "l’été à la préfecture de la Moselle, déclaré élu\n{}\nle préfet a bu un café et du thé\n\nÉvreux\n"
MISREAD = {
    "UTF-8 as cp850": LINES.format("près de").encode().decode("cp850"),
    "UTF-8 as cp1251": LINES.format("").encode().decode("cp1251", "replace") + "il trouve Г l’ouest Р la fin\n",
    "cp1252 as Mac": LINES.format("près de").encode("cp1252").decode("mac_roman"),
    "cp850 as cp1252": LINES.format("très").replace("’", "'").encode("cp850").decode("cp1252", "replace"),
    "nothing": "Čapek, Łódź, « ça » et 5 € à l’été de Орбан",
}


@pytest.mark.parametrize("misread", MISREAD)
def test_lines_without_a_telling_token_change_no_recoding(misread: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = "Il était déjà là, disait l’élève.\nUne naïve idée, où « rien » n’est sûr – à Orbán près.\nЖук, Г 3 Ã è\n"
    text = f"{sound}{MISREAD[misread]}\n{sound}"
    evidence = Evidence(Profile("fr", builtin_rules()), text)
    some = recode.Recoding(text, evidence, suspects(text, evidence))
    monkeypatch.setattr(recode, "_telling", lambda text, *_: set(recode.TOKEN_BEYOND_ASCII.findall(text)))
    every = recode.Recoding(text, evidence, suspects(text, evidence))
    for without_ftfy in (False, True):
        assert some.edits(without_ftfy=without_ftfy) == every.edits(without_ftfy=without_ftfy)


@pytest.mark.parametrize("token", ["d’écoeurante", "l’ébola", "l’été", "été", "Ã©tÃ©"])
def test_what_is_kept_of_a_token_says_nothing_of_the_text_before(token: str) -> None:
    profile, lasting = Profile("fr", builtin_rules()), {}
    for text in ("", "une écoeurante ébola", ""):  # spellings that no list has and usage knows
        assert Evidence(profile, text, lasting).score(token) == Evidence(profile, text).score(token)


@pytest.mark.parametrize("text", ["Le préfet xqzt de la Moselle.\n\nIl est là.", "Le cafÃ© de Khersonla est là."])
def test_an_article_is_gone_when_its_result_is_there(text: str) -> None:
    clean(text, language="fr")  # what is kept of rules and lexicons
    gc.collect()
    gc.disable()
    try:
        clean(text, language="fr")
        left = [one for one in gc.get_objects() if isinstance(one, Document) and one.text == text]
        assert not left, "a search for cyclic garbage would have to free it"
    finally:
        gc.enable()
