"""Mix-ups of code pages where little is damaged: what proves one, what is put right with it, and what proves nothing."""

from __future__ import annotations

import pytest

from cleaner.chain import Settings, run
from cleaner.findings import Action
from cleaner.result import Result
from cleaner.selection import Selection


def clean(text: str, language: str | None = "fr") -> Result:
    return run(text, Settings(language, selection=Selection(select=("encoding",))))


def misread(text: str, written: str, read: str) -> str:
    return text.encode(written).decode(read)


@pytest.mark.parametrize(
    ("language", "written", "read", "text"),
    [
        ("nl", "cp1252", "mac_roman", "Hij noemde het plan ‘open’ en zei dat de ‘staat’ niets deed."),
        ("nl", "mac_roman", "cp1252", "“Deze keer wint hij niet meer, zei de trainer."),
        ("nl", "cp1252", "cp850", "De « fiets » stond bij de « haven » in de regen."),
        ("nl", "mac_roman", "cp1252", "De « fiets » stond bij de « haven » in de regen."),
        ("nl", "utf-8", "cp1251", "De « fiets » stond bij de haven in de regen."),
        ("nl", "utf-8", "cp850", "De winkel — al jaren dicht — gaat weer open."),
        ("nl", "utf-8", "gbk", "Mevrouw Höwink woont hier al jaren."),
        ("nl", "cp1252", "cp850", "Hij kreeg zijn congé na drie jaar."),
        ("nl", "cp1252", "cp850", "Het Fiets-Comité vergadert elke week."),
        ("nl", "cp1252", "cp850", "Overdag wordt het ruim 30°C, ’s nachts koeler."),
        ("nl", "cp1252", "mac_roman", "Het natuurgebied telt bijna 30 km² bos."),
        ("de", "cp1252", "cp850", "Das Gasthaus liegt für eine Kräutersuppenköchin ideal."),
        ("it", "mac_roman", "latin-1", "L’Europa ha votato ieri sera."),
        ("it", "cp1252", "cp850", "L’arbitro ferma l’Atletico, poi l’Hotspur e all’Ibiza più nulla."),
        ("pt", "mac_roman", "cp1252", "A República de Xaús há muito acabou."),
    ],
)
def test_few_signs_are_enough_where_nothing_else_fits_them(language: str, written: str, read: str, text: str) -> None:
    assert clean(misread(text, written, read), language).text == text


@pytest.mark.parametrize(
    ("language", "written", "read", "text"),
    [
        ("fr", "cp1252", "mac_roman", "La réunion a été annulée par M. Gévaudet au 17è étage."),
        ("fr", "mac_roman", "cp1252", "Le réfrigérateur était réglé à 4 °C."),
        ("fr", "cp1252", "cp850", "La région a été coupée en deux, à 5 º de latitude."),
        ("fr", "cp1252", "mac_roman", "La société a été vendue 500\xa0£ à l’étranger."),
        ("pt", "cp1252", "mac_roman", "A região não é rica, diz a 3.ª edição do anuário."),
        ("pt", "cp1252", "mac_roman", "«Não há solução para a crise.» A região está só."),
        ("pt", "utf-8", "cp1251", "A 3 ª edição do prêmio não é só da região."),
        ("es", "cp1252", "cp850", "El capitán llegó a la 2 ª sesión con el señor Gericinó."),
    ],
)
def test_names_and_symbols_are_put_right_with_the_words_that_prove_it(
    language: str, written: str, read: str, text: str
) -> None:
    assert clean(misread(text, written, read), language).text == text


@pytest.mark.parametrize("language", ["es", "fr", "de", "en", None])
@pytest.mark.parametrize(("written", "read"), [("cp1252", "cp850"), ("cp1252", "mac_roman"), ("mac_roman", "latin-1")])
def test_a_text_in_another_language_than_given_is_judged_by_its_own_words(
    language: str | None, written: str, read: str
) -> None:
    text = "Perché la città è più bella, disse così il vecchio."
    assert clean(misread(text, written, read), language).text == text


@pytest.mark.parametrize(("written", "read"), [("cp1252", "cp850"), ("cp1252", "mac_roman"), ("utf-8", "cp437")])
def test_a_damaged_line_in_another_language_is_put_right_and_its_neighbours_stay(written: str, read: str) -> None:
    before = "La réunion a déjà été annulée hier soir à Genève.\n\n"
    line = "El niño comió mucho jamón en la montaña ayer."
    assert clean(before + misread(line, written, read) + "\n\n" + before).text == before + line + "\n\n" + before


def test_lost_letters_of_another_language_come_back_from_its_lexicon() -> None:
    before = "La réunion a déjà été annulée hier soir à Genève.\n\n"
    bad = "El ni?o com?a mucho jam?n en la monta?a ayer."
    assert clean(before + bad).text == before + "El niño comía mucho jamón en la montaña ayer."


def test_a_line_of_utf8_without_its_controls_is_not_taken_for_mac_roman() -> None:
    bad = "Il a dÃ©clarÃ© que la rÃ©gion Ãªtre proche de lâÃ©picentre nâÃ©tait pas sÃ»re."
    good = "Il a déclaré que la région être proche de l’épicentre n’était pas sûre."
    assert clean(bad).text == good


@pytest.mark.parametrize(
    ("language", "bad", "good"),
    [
        ("de", "Die grÃ¶Ãte Gefahr lÃ¤Ãt sich so nicht abwenden.", "Die größte Gefahr läßt sich so nicht abwenden."),
        ("it", "La vita â¦ non Ã¨ un sogno.", "La vita … non è un sogno."),
        ("it", "Lo dice la NATO, anzi lâNTSB da Roma Ã¨ certo.", "Lo dice la NATO, anzi l’NTSB da Roma è certo."),
        ("pt", "Ã Ã³timo estarmos lÃ¡ com um amigo.", "É ótimo estarmos lá com um amigo."),
        ("fr", "Ã perdre la tÃªte, jusqu'Ã nos jours.", "à perdre la tête, jusqu'à nos jours."),
        ("es", "Habla âmuchoâ de la regiÃ³n, dijo.", "Habla “mucho” de la región, dijo."),
    ],
)
def test_half_of_a_letter_comes_back_beside_whole_ones(language: str, bad: str, good: str) -> None:
    assert clean(bad, language).text == good


def test_a_second_byte_that_became_u_fffd_is_one_lost_letter() -> None:
    assert clean("Ã�frica y AmÃ©rica, en cami�n.", "es").text == "África y América, en camión."
    assert clean("Europa, Ă�frica y AmĂ©rica, OceanĂ\xada", "es").text == "Europa, �frica y América, Oceanía"


def test_a_capital_whose_second_sign_became_a_space_is_joined_to_its_word() -> None:
    bad = "Å iandien ÄÆdomu, kaip ÄÆsivaizduoji. VisÅ³ pirma reikia laiko."
    assert clean(bad, None).text == "Šiandien įdomu, kaip įsivaizduoji. Visų pirma reikia laiko."


def test_typewriter_quotation_marks_are_no_code() -> None:
    bad, good = "Der ``MÃ¼nchner Hof'' war ``vÃ¶llig'' leer.", "Der ``Münchner Hof'' war ``völlig'' leer."
    assert clean(bad, "de").text == good
    assert clean("Der Befehl `vÃ¶l` und ``vÃ¶l`` hier", "de").text == "Der Befehl `vÃ¶l` und ``vÃ¶l`` hier"


def test_misread_hashtags_are_put_right_and_sound_ones_stay() -> None:
    assert clean("Il écrit #FranÃ§ois et #paix©, puis #été.").text == "Il écrit #François et #paix©, puis #été."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Ç en È zijn letters; ½ liter kost € 2, de 3e van ‘s lands."),
        ("nl", "Renée Ëlders en Özge Şahin aten in Curaçao, zei Łukasz."),
        ("fr", "ÀParis, ÉDe et ÇMême : des mots collés. 40¼ et ½ litre, (½ part)."),
        ("fr", "Le 16 mai, à 20 °C : « À Évry », 5 ™ ou Marque™, km² et m³."),
        ("fr", "La lettre В et la lettre Б, «В» et «Б», s’écrivent en russe."),
        ("fr", "Le caractère 猫 signifie « chat », et 「猫」 aussi."),
        ("es", "La 5.ª y el 3.º, el n.º 7, 12.ª; «Él», ¿él?, 98 °F, 4 º C."),
        ("pt", "Sr.ª Ângela, 27ª edição, 63.º aniversário, Drª Zélia."),
        ("it", "Il perito di Łódź, il Dr. Dvořák, é un errore comune; l’NBA e l’FBI."),
        ("de", "Das „Wesen“ der âme incomprise blieb ihr fremd, „sehr“ fremd."),
        ("de", "Özil, Åsa, Ærø, Çelik: vier Namen — nicht mehr. ½ Liter, 5²."),
        ("en", "Two words——joined by dashes—and “ÀLa Carte” menus, 30¢ each."),
    ],
)
def test_odd_but_sound_signs_prove_nothing(language: str, text: str) -> None:
    result = clean(text, language)
    assert result.text == text
    assert [finding for finding in result.findings if finding.action is Action.FIX] == []
