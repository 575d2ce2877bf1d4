"""What encoding, escapes and characters could take for damage in other languages; whole texts are in test_other_scripts."""

from __future__ import annotations

import pytest

from cleaner.chain import Settings, run
from cleaner.selection import Selection

SENTENCES = {
    "ar": "قال الوزير: «إنّ المدينة جميلة»، ثمّ أضاف: ٪٥٠ من السكّان هنا\u200f (2022).",
    "fa": "او می\u200cخواهد به خانه\u200cاش برود؛ «نمی\u200cدانم»، گفت.",
    "zh": "北京的猫很多，王先生说：“你好！”芦苇、帽子、茅台都不是乱码。ＡＢＣ１２３。",
    "ru": "В 2022 г. мощность выросла до 5 кВт·ч. «Б» и «В» — буквы; Ёлка, ГЁТЕ и объём. «В»",
    "uk": "Їжак з’їв ґрунт у Києві — «є», сказала Ґаля.",
    "ro": "Şi țara, și ţara: Ștefan a plecat la Iași. „Bună ziua”, a spus Țepeș.",
    "hu": "Árvíztűrő tükörfúrógép; „Őszi eső”, mondta Ödön. Íme, Űrhajó!",
    "is": "Ærið þykir mér. Þórður sagði: „Ég fer í Öxará.“ Ðað, æ.",
    "lt": "Šiandien įdomu, ačiū! „Žąsis“, tarė Ąžuolas, ė ir ų.",
    "ca": "L’avi col·lecciona cel·les; “és l’Òscar”, digué la Núria. Où?",
    "latin": "10 × 5 ÷ 2 ± 1, √2 ≤ ∞, ∫ f, ½ ¼, 5′ 6″, a→b, ‰, № 5, § 3, ¶, †, ‡, • ◦ ■",
}


@pytest.mark.parametrize("read_as", [None, "fr", "en", "de", "es", "it", "pt", "nl"])
@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_of_another_language_is_returned_as_it_came(language: str, read_as: str | None) -> None:
    text = SENTENCES[language]
    result = run(text, Settings(read_as, selection=Selection(select=("encoding", "escapes", "characters"))))
    assert result.text == text
