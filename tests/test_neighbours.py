"""Languages of one script: an article in Marathi is not called Hindi."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cleaner import clean

ARTICLES = {
    "hi": "प्रधानमंत्री ने आज दिल्ली में मंत्रियों से मुलाकात की और फिर सभा में गए।",
    "mr": "राष्ट्रपतींनी आज मुंबईत मंत्र्यांची भेट घेतली आणि नंतर सभेला गेले.",
    "ne": "राष्ट्रपतिले आज काठमाडौंमा मन्त्रीहरूसँग भेटघाट गर्नुभयो र पछि सभामा जानुभयो।",
    "ru": "Сегодня президент встретился с министрами в Москве, чтобы обсудить новый закон.",
    "uk": "Президент України сьогодні зустрівся з міністрами уряду у Києві.",
    "bg": "Президентът на България се срещна днес с министрите в София.",
}


@pytest.mark.parametrize("language", sorted(ARTICLES))
def test_the_language_of_a_shared_script_is_told_apart(language: str) -> None:
    assert {clean(ARTICLES[language]).language for _ in range(3)} == {language}


def test_an_article_in_latin_script_does_not_load_langdetect() -> None:
    program = "import sys; from cleaner import clean; clean('Le maire a parlé hier soir.'); print('langdetect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
