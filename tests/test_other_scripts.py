"""Sound text of languages that the tool does not know comes out as it went in, through the whole chain."""

from __future__ import annotations

import pytest

from cleaner import clean

TEXTS = {
    "Polish": (
        "Wczoraj wieczorem nad Wisłą zapłonęły setki świec. Mieszkańcy Łodzi i Gdańska śpiewali „Pieśń o źródle”.\n\n"
        "— Nie pamiętam tak pięknego święta — mówi Małgorzata Żółkiewska. Część pieniędzy trafi do szkoły w Nysie."
    ),
    "Czech": (
        "V úterý ráno se na Šumavě objevil první sníh. Řidiči čekali u Želnavy až do osmi hodin.\n\n"
        "„Letos přišel dřív než obvykle,“ řekl hajný Ondřej Kříž. Děti měly radost, ť, ď i ň včetně."
    ),
    "Turkish": (
        "İzmir'de sabah erkenden yağmur yağdı, öğleden sonra güneş açtı. Balıkçılar ağlarını kıyıya çekti.\n\n"
        "Ayşe Hanım, “Işık söndü ama şarkımız bitmedi” dedi. Çocuklar gülüştü."
    ),
    "Vietnamese": (
        "Sáng nay ở Đà Lạt trời lạnh, sương mù phủ kín những đồi chè. Chợ vẫn đông người mua bán.\n\n"
        "“Năm nay hoa nở sớm hơn,” bà Nguyễn Thị Hường nói. Trẻ em được nghỉ học hai ngày."
    ),
    "Greek": (
        "Το καΐκι έφυγε από τη Νάξο πριν ξημερώσει. Οι ψαράδες γύρισαν με λίγα ψάρια, αλλά γελούσαν.\n\n"
        "«Ο αέρας άλλαξε», είπε ο γέρος. Ποιος θα το πίστευε; Ὦ παῖ, ἀρχαία σοφία."
    ),
    "Hebrew": (
        "בבוקר קר אחד פתחה רות את החנות הקטנה ברחוב הנמל. הדייגים כבר חיכו לקפה.\n\n"
        "„אין חדש”, אמר הזקן. שָׁלוֹם, עולם: 3 ספרים ב־45 ₪."
    ),
    "Japanese": (
        "今朝、港の市場では新鮮な魚が並んだ。店主の山本さんは「今年はサンマが少ない」と話す。\n\n"
        "ＪＲの駅から歩いて１０分。パンはｶﾀｶﾅで「ﾊﾟﾝ」と書かれていた。"
    ),
    "Korean": "오늘 아침 부산 앞바다에 안개가 짙게 끼었다. 어부들은 배를 띄우지 못했다.\n\n“내일은 맑을 겁니다.” 선장이 말했다.",
    "Hindi": (
        "सुबह की पहली बस गाँव से निकल चुकी थी। क्‍या तुमने दूध वाले को देखा? बच्चे स्कूल जा रहे थे।\n\n"
        "“आज बाज़ार बंद है,” दादी ने कहा। कुल ₹२५० खर्च हुए।"
    ),
    "Thai": "เช้านี้ตลาดน้ำเงียบกว่าปกติ แม่ค้าบอกว่าฝนตก\u200bหนักเมื่อคืน\n\nเรือสองลำจอดอยู่ใต้สะพาน ราคา ๔๐ บาท",
    "emoji": "Ce soir, on chante 🎶 ! Merci à tous ❤️\u200d🔥 👩🏽\u200d🚒 🏴\u200d☠️ 🇧🇷 1️⃣ ☔︎\n\nÀ demain ☀️…",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("language", [None, "und", "en", "fr", "es", "de", "it", "pt", "nl"])
def test_no_sound_letter_of_another_language_is_changed(name: str, language: str | None) -> None:
    text = TEXTS[name]
    assert [(f.rule, f.before, f.after) for f in clean(text, language=language).findings if f.applied] == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_line_of_another_script_in_a_french_article_is_not_changed(name: str) -> None:
    article = "Le marché ouvre à huit heures. Les élèves arrivent plus tôt que d’habitude.\n\n"
    text = article + TEXTS[name].split("\n\n")[0] + "\n\n" + article.strip()
    result = clean(text, language="fr")
    assert TEXTS[name].split("\n\n")[0] in result.text
