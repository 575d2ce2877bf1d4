"""Text in the wrong code page: every mix-up is undone in the whole text or in a part of it, and nothing else is touched."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.chain import Settings, run
from cleaner.edits import Edit, apply
from cleaner.encoding.alignment import align, by_token
from cleaner.encoding.evidence import Evidence
from cleaner.encoding.looks import may_be_damaged
from cleaner.encoding.pairs import Pair
from cleaner.encoding.repairs import repairs
from cleaner.encoding.tokenscore import DAMAGED, MARKS, UNKNOWN, WORD
from cleaner.findings import Action
from cleaner.profile import Profile
from cleaner.result import Result
from cleaner.ruleset import builtin_rules
from cleaner.selection import Selection

FRENCH = "La première réunion à Genève a déjà été annulée.\n\nOù était le président ? Il répond : « c’est ça »."
GERMAN = "Die schöne Küche kostet später mehr.\n\nEine große Straße führt über den Fluss, heißt es."
SPANISH = "El niño también comió jamón en la montaña.\n\n¿Qué pasó después? Nadie lo sabía todavía."
TEXTS = {"fr": FRENCH, "de": GERMAN, "es": SPANISH}


def clean(text: str, language: str = "fr", *select: str) -> Result:
    chosen = select or ("encoding",)
    return run(text, Settings(language, selection=Selection(select=chosen)))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "cp1252"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp850"),
        ("utf-8", "cp437"),
        ("utf-8", "mac_roman"),
        ("utf-8", "iso8859-15"),
        ("utf-8", "cp1250"),
        ("utf-8", "cp1251"),
        ("utf-8", "gbk"),
        ("utf-8", "big5"),
        ("utf-8", "cp932"),
        ("utf-8", "cp949"),
        ("cp1252", "cp850"),
        ("cp1252", "mac_roman"),
        ("cp1252", "cp437"),
        ("cp1252", "cp1251"),
        ("cp850", "latin-1"),
        ("mac_roman", "latin-1"),
    ],
)
def test_a_whole_text_is_put_right(language: str, written: str, read: str) -> None:
    lines = []
    for line in TEXTS[language].split("\n"):
        try:
            lines.append((line, line.encode(written).decode(read)))
        except UnicodeError:
            continue  # a byte that the code page does not have: such a text never existed
    assert clean("\n".join(bad for _, bad in lines), language).text == "\n".join(good for good, _ in lines)


def test_one_damaged_paragraph_among_sound_ones_is_put_right() -> None:
    bad = "La forêt a brûlé. Les pompiers sont arrivés trop tard.".encode().decode("cp850")
    text = f"{FRENCH}\n\n{bad}\n\n{FRENCH}"
    result = clean(text)
    assert result.text == text.replace(bad, "La forêt a brûlé. Les pompiers sont arrivés trop tard.")
    assert all(finding.rule == "encoding.recoded" for finding in result.findings)


def test_each_damaged_word_can_be_taken_back_alone() -> None:
    result = clean("la mÃ©tÃ©o est mauvaise Ã NoÃ«l")
    assert [(f.before, f.after) for f in result.findings] == [("mÃ©tÃ©o", "météo"), ("Ã", "à"), ("NoÃ«l", "Noël")]
    assert result.revert("f1").text == "la mÃ©tÃ©o est mauvaise à Noël"


def test_the_report_says_what_was_read_as_what() -> None:
    (first, *_) = clean("Les ├®l├¿ves sont rentr├®s").findings
    assert (first.values["written"], first.values["read"]) == ("UTF-8", "CP850")
    assert "UTF-8, read as CP850" in first.message
    (only,) = clean("la mÃ©tÃ©o").findings
    assert only.evidence == ("written back in Latin-1, these bytes are sound UTF-8",)
    assert only.extra == {"ftfy": "encode latin-1, decode utf-8"}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("l’Ã©tÃ© est Ã©lÃ©gant “oui”", "parts of the line, written back in Windows-1252, are sound UTF-8"),
        ("Ã\x83Â©tÃ\x83Â©", "misread 2 times over, the last time as Latin-1; undone step by step, it is sound UTF-8"),
        ("la rÚunion du comitÚ a ÚtÚ annulÚe", "words that this puts right: 4, of which in the lexicon: 4"),
        ("\x93Non\x94, dit-il l’été", "words and marks that this puts right: 1"),
    ],
)
def test_an_editor_reads_in_plain_words_what_was_put_right(bad: str, said: str) -> None:
    first = clean(bad).findings[0]
    assert said in first.evidence


def test_a_lost_letter_says_whether_a_word_fits() -> None:
    assert [(f.before, f.evidence) for f in clean("Le pr?sident Xq\ufffdzt.").findings] == [
        ("pr?sident", ("the only word that fits",)),
        ("Xq\ufffdzt", ("no word of the lexicon fits",)),
    ]


def test_a_lost_letter_without_a_word_that_fits_says_so_in_its_message() -> None:
    assert clean("Le Xq\ufffdzt est fermé.").findings[0].message == "A letter was lost: Xq\ufffdzt → ?"


def test_quotes_apostrophes_and_spaces_stay_as_they_are() -> None:
    text = "« L’œuvre »\u00a0: ‘a’ “b” „c“ ‹d›, 10\u202f000 – 5 — 3…, ʼokina, ﬁn, Ω, K, Å, ĳs;"
    assert clean(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Zażółć gęślą jaźń. Łódź, Kraków i Gdańsk są piękne.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy v Třeboni.",
        "İstanbul'da güneşli bir gün, çocuklar şarkı söylüyor.",
        "Tiếng Việt có nhiều dấu thanh, Hà Nội là thủ đô.",
        "Η Αθήνα είναι η πρωτεύουσα της Ελλάδας, ναι;",
        "שלום עולם, תל אביב היא עיר גדולה בישראל.",
        "東京は日本の首都です。ＪＲ線で行きます。",
        "서울은 대한민국의 수도이다.",
        "हिन्दी भारत की एक भाषा है।",
        "Привет, мир! ИИ и «Яндекс» – это Россия.",
        "القاهرة عاصمة مصر، وهي مدينة كبيرة.",
        "Ærøskøbing og Tromsø, Smörgåsbord, Þingvellir og Höfn.",
        "Els nens d’avui són molt llestos: l’avió, la declaració, el país.",
        "👩‍💻 🇫🇷 ✔️ ❤️ 👍🏽 №5 ½ ¾ ² ³ µm ±5 °C",
        "(╯°□°)╯︵ ┻━┻ ├──┤ √π ¬´ Å— Ã’s",
    ],
)
@pytest.mark.parametrize("language", ["fr", "en", "de", "und"])
def test_sound_text_of_other_languages_is_not_touched(text: str, language: str) -> None:
    assert clean(text, language).text == text


@pytest.mark.parametrize(
    ("language", "bad", "good"),
    [
        ("fr", "Le ma?tre a r?pondu : il est arriv? ? midi.", "Le maître a répondu : il est arrivé à midi."),
        ("es", "La ma?ana est? fr?a, dijo ?l.", "La mañana está fría, dijo él."),
        ("de", "Die T?r ist ge?ffnet, hei?t es ?ber M?nchen.", "Die Tür ist geöffnet, heißt es über München."),
        ("it", "La citt? ? gi? pi? bella.", "La città è già più bella."),
        ("pt", "O cora??o n?o est? em S?o Jo?o.", "O coração não está em São João."),
        ("nl", "De ge?nteresseerde co?rdinator", "De geïnteresseerde coördinator"),
        ("nl", "Op ??n dag na kwam hij v??r de storm.", "Op één dag na kwam hij vóór de storm."),
    ],
)
def test_letters_lost_as_question_marks_come_back(language: str, bad: str, good: str) -> None:
    assert clean(bad, language).text == good


def test_a_lost_letter_with_several_readings_is_suggested_and_none_is_flagged() -> None:
    findings = clean("Il est en \ufffdtat de voir Zorb\ufffdk.").findings
    assert [(f.action, f.before, f.after) for f in findings] == [
        (Action.SUGGEST, "\ufffdtat", "état"),
        (Action.FLAG, "Zorb\ufffdk", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Who is Barr? asked Ann. Me?, said Joe. Really?Yes.",
        "What??no way, wat??nee, ?? or ???, oh??yes, 3. Nf3?? e5 ??n",
        "Pourquoi ? demanda-t-il. Qui ? Paris ? Non !",
        "Was?Nein. Wer ist da? fragte sie. Weiß?",
        "Sie wußte, daß er log – was ist da? es bewegt sich – und daß er floh. Ist es daß?",
        "¿Qué? ¿Quién? ?Qué? dijo.",
        "a?b:c, wh?t*, (?:x), https://example.org/?q=a?b",
    ],
)
@pytest.mark.parametrize("language", ["fr", "en", "de", "es"])
def test_question_marks_that_are_meant_stay(text: str, language: str) -> None:
    assert clean(text, language).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["fr", "de", "en", "und"]))
def test_no_text_is_an_error_and_a_second_run_finds_nothing(text: str, language: str) -> None:
    once = clean(text, language, "encoding", "escapes", "characters").text
    assert clean(once, language, "encoding", "escapes", "characters").text == once


@settings(max_examples=100, deadline=None)
@given(st.text("aeé?�Ãâ€™©├®ŽÕ ’«»\xa0\n.T", max_size=60))
def test_damage_of_every_kind_at_once_ends_in_a_stable_text(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@pytest.mark.parametrize("unit", ["Ã©", "Ã", "â", "├®", "é?", "?", "\ufffd", "É", "x?y ", "Ã© ", "Œ’", "Žé "])
def test_a_long_line_does_not_hang(unit: str) -> None:
    began = time.process_time()
    clean(unit * (60_000 // len(unit)))
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("token", "score"),
    [
        ("déclaré,", WORD),
        ("l’homme", WORD),
        ("(5 €)", MARKS),
        ("Zorèlk", UNKNOWN),
        ("dÃ©jÃ", DAMAGED),
        ("premiÈre", DAMAGED),
        ("caf–", UNKNOWN),
        ("ni–o", DAMAGED),
        ("plain", UNKNOWN),
    ],
)
def test_a_token_is_scored_by_what_its_letters_say(token: str, score: float) -> None:
    assert Evidence(Profile("fr", builtin_rules())).score(token) == score


def test_a_pair_mends_what_is_whole_in_a_token() -> None:
    assert Pair("cp850", "utf-8").mend("l’├®t├®") == "l’été"
    assert Pair("latin-1", "utf-8").mend("grÃ¶Ãte") == "gröÃte"
    assert Pair("cp850", "utf-8").mend("été") is None


def test_alignment_gives_small_edits_that_do_the_same() -> None:
    before, after = "il va Ã\xa0 la plage, dÃ©jÃ\xa0", "il va à la plage, déjà"
    edits = align(before, after)
    assert apply(before, edits) == after
    assert [before[e.start : e.end] for e in by_token(before, edits)] == ["Ã\xa0", "dÃ©jÃ\xa0"]


def test_edits_that_overlap_are_not_both_made() -> None:
    assert by_token("abcd", [Edit(0, 2, "x"), Edit(1, 3, "y")]) == [Edit(0, 4, "xcd")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "é devient Ã© quand on lit mal."),
        ("en", "The sign â€™ shows up where an apostrophe was."),
        ("es", "El signo Ã± aparece en vez de la eñe."),
        ("pt", "O acento é vira Ã© na página."),
    ],
)
def test_a_text_about_mojibake_keeps_what_it_speaks_of(language: str, text: str) -> None:
    result = clean(text, language)
    assert result.text == text
    assert [finding.action for finding in result.findings] == [Action.SUGGEST]


@pytest.mark.parametrize(
    ("language", "bad", "good"),
    [
        ("pt", "O preço subiu. O Brasil Ã© grande.", "O preço subiu. O Brasil é grande."),
        ("fr", "Il va Ã la piscine.", "Il va à la piscine."),
        ("en", "It rained â€“ again.", "It rained – again."),
        ("nl", "In de strip Â« Bessy Â» blaft hij.", "In de strip « Bessy » blaft hij."),
    ],
)
def test_a_lone_sequence_that_is_a_word_or_a_mark_is_put_right(language: str, bad: str, good: str) -> None:
    assert clean(bad, language).text == good


@pytest.mark.parametrize(
    ("language", "written", "read", "text"),
    [
        ("nl", "cp1252", "cp850", "De reis door Azië duurde lang."),
        ("nl", "cp1252", "mac_roman", "De op één na grootste haven."),
        ("nl", "mac_roman", "cp1252", "Hij woont in Roemenië, niet in Bulgarije."),
        ("nl", "utf-8", "cp850", "Het dorp telt 30 km² bos."),
        ("nl", "utf-8", "cp850", "Pater Abbé Delmotte schreef het op."),
        ("it", "mac_roman", "cp1252", "Tornano giovedì sera, così dicono."),
        ("de", "cp1252", "cp850", "Das hört man überall."),
    ],
)
def test_one_word_is_enough_where_nothing_else_fits_it(language: str, written: str, read: str, text: str) -> None:
    assert clean(text.encode(written).decode(read), language).text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "De heer Škvorecký las Łukasz voor in Århus."),
        ("it", "Il signor Zorbek“ disse rosa“ e basta."),
        ("it", "Ha detto “rosa“ e poi «viola«."),
        ("fr", "NÉÉra, LaÖ et McÉwan sont des noms."),
        ("en", "The sÃo in a name, 5 √π and k√π, Å— again."),
        ("nl", "ÉÉn keer, zei hij, en toen nóg één."),
    ],
)
def test_odd_names_and_misplaced_quotes_are_no_proof_of_a_mix_up(language: str, text: str) -> None:
    assert clean(text, language).text == text


def test_a_capital_e_whose_control_was_lost_is_no_quotation_mark() -> None:
    lines = "È in casa.", "È di oggi.", "È su tutto.", "È così chiaro.", "È il mare, però."
    bad = "\n\n".join(line.encode().decode("latin-1").replace("\x88", "") for line in lines)
    assert "«" not in clean(bad, "it").text


def test_a_long_line_with_many_damaged_words_costs_its_length() -> None:
    words = "la mÃ©tÃ©o annonce lâ€™Ã©tÃ© et un vent trÃ¨s doux ".split()

    def seconds(count: int) -> float:
        text = " ".join(words[number % len(words)] for number in range(count))
        began = time.process_time()
        clean(text)
        return time.process_time() - began

    assert seconds(24_000) < 16 * max(seconds(6_000), 0.05)


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("A reuni?o ? hoje, mas ele n?o ? rico.", "A reunião é hoje, mas ele não é rico."),
        ("Devido ? chuva, o jogo n?o come?ou.", "Devido à chuva, o jogo não começou."),
        ("Dormiu tr?s horas, n?o mais.", "Dormiu três horas, não mais."),
    ],
)
def test_portuguese_words_of_one_letter_are_told_by_their_neighbours(bad: str, good: str) -> None:
    assert clean(bad, "pt").text == good


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("â€œNo,â€ said John. â€œNever!â€\n", "“No,” said John. “Never!”\n"),
        ("Das ist â€žgutâ€œ, sagte er in KÃ¶ln.\n", "Das ist „gut“, sagte er in Köln.\n"),
        ("Er starb (Meier â€\xa0 1990) in KÃ¶ln.\n", "Er starb (Meier † 1990) in Köln.\n"),
    ],
)
def test_a_closing_quotation_mark_whose_last_byte_is_lost_does_not_become_a_dagger(damaged: str, whole: str) -> None:
    assert clean(damaged).text == whole


@given(st.text("aevtmnEÀéâÃÂÅÄ¦¬€?\ufffd’-,. \n", max_size=12))
def test_the_cheap_looks_pass_over_nothing_that_would_be_repaired(text: str) -> None:
    for language in ("fr", "en", "de"):
        evidence = Evidence(Profile(language, builtin_rules()), text)
        assert may_be_damaged(text, evidence) or not [*repairs(text, evidence)]
