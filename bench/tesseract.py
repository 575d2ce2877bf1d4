"""Pages of our own text, printed, spoiled and read by Tesseract: letter errors before and after the repair.

    python bench/tesseract.py [--lang fr ...] [--seeds 3] [--damage 1.5]

Needs Tesseract with the language's data and Pillow, and says so where one is missing. A page is set in lines from
fixtures/clean/<lang>, made an image of low resolution, blurred, turned and strewn with noise by a seeded generator, and
read into hOCR. CER is the edit distance of the text on one line to the truth on one line, over the truth's length.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import textwrap
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.chain import Settings, run
from cleaner.formats import read

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.levenshtein import distance

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont, ImageFont

CLEAN = Path(__file__).parent.parent / "fixtures" / "clean"
TRAINED = {"de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pt": "por"}
"""Tesseract's names of the languages."""
LANGUAGES = ("fr", "en", "de")
FONTS = ("DejaVuSerif.ttf", "LiberationSerif-Regular.ttf", "FreeSerif.ttf")
COLUMNS, LETTER, MARGIN = 62, 30, 60
"""Code points of a line; pixels of a letter's height and of the margin before the page is spoiled."""
PARAGRAPHS, SENTENCES = 5, 5
"""Paragraphs of a page, sentences of a paragraph."""


@dataclass(frozen=True)
class Outcome:
    """Edits between the truth and the text before and after the repair, and the truth's length in code points."""

    before: int
    after: int
    size: int


def missing(language: str) -> str:
    """What is not installed of what reading a page takes; "" if everything is."""
    try:
        import PIL  # noqa: F401
    except ImportError:
        return "Pillow is not installed (pip install pillow)"
    if shutil.which("tesseract") is None:
        return "Tesseract is not installed (apt-get install tesseract-ocr)"
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
    name = TRAINED[language]
    return "" if name in known else f"Tesseract has no data for {name} (apt-get install tesseract-ocr-{name})"


def page(language: str, seed: int) -> str:
    """The text of a page: paragraphs of neighbouring sentences, from a place that the seed chooses."""
    paths = sorted((CLEAN / language).glob("*.txt"))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    start = random.Random(f"{language} {seed}").randrange(len(lines))
    chosen = [lines[(start + index) % len(lines)] for index in range(PARAGRAPHS * SENTENCES)]
    return "\n\n".join(" ".join(chosen[at : at + SENTENCES]) for at in range(0, len(chosen), SENTENCES))


def printed(text: str) -> Image:
    """The text as an image, set in lines."""
    from PIL import Image, ImageDraw

    lines = [line for paragraph in text.split("\n\n") for line in [*textwrap.wrap(paragraph, COLUMNS), ""]]
    font = _font()
    width = round(max(font.getlength(line) for line in lines))
    step = round(LETTER * 1.5)
    image = Image.new("L", (width + 2 * MARGIN, step * len(lines) + 2 * MARGIN), 255)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + step * index), line, fill=0, font=font)
    return image


def spoiled(image: Image, seed: int, damage: float) -> Image:
    """The image as a bad scan of bad paper: fewer points, blurred ink, specks and grain; `damage` 0 leaves it alone."""
    import numpy
    from PIL import Image, ImageFilter

    rng = numpy.random.default_rng(seed)
    turned = image.rotate(float(rng.uniform(-0.3, 0.3)) * damage, expand=False, fillcolor=255, resample=Image.BICUBIC)
    scale = 1 / (1 + 0.35 * damage)
    size = (round(image.width * scale), round(image.height * scale))
    small = turned.resize(size, Image.BILINEAR).filter(ImageFilter.GaussianBlur(0.25 * damage))
    grains = numpy.asarray(small, dtype=float) + rng.normal(0, 22 * damage, size[::-1])
    specks = rng.random(size[::-1])
    grains[specks < 0.0015 * damage] = 0
    grains[specks > 1 - 0.004 * damage] = 255
    return Image.fromarray(grains.clip(0, 255).astype("uint8"))


def recognised(image: Image, language: str) -> str:
    """The hOCR that Tesseract makes of the image."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.png")
        image.save(path)
        command = ["tesseract", str(path), "-", "-l", TRAINED[language], "--dpi", "150", "hocr"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def measure(language: str, seed: int, damage: float) -> Outcome:
    """Print, spoil, read and mend one page."""
    truth = page(language, seed)
    source = recognised(spoiled(printed(truth), seed, damage), language)
    mended = run(source, Settings(language, "hocr")).text
    want = _on_one_line(truth)
    before, after = (distance(_on_one_line(text), want) for text in (read(source, "hocr").text, mended))
    return Outcome(before, after, len(want))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _font() -> FreeTypeFont | ImageFont:
    from PIL import ImageFont

    for name in FONTS:
        with suppress(OSError):
            return ImageFont.truetype(name, LETTER)
    return ImageFont.load_default(LETTER)


def main() -> int:
    """Measure and print; a language that cannot be read is skipped with a message."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", nargs="+", choices=sorted(TRAINED), default=LANGUAGES)
    parser.add_argument("--seeds", type=int, default=3, help="pages a language")
    parser.add_argument("--damage", type=float, default=1.5, help="0: a clean print; 2: hardly to be read")
    arguments = parser.parse_args()
    print("lang  pages   CER before    after   relative gain   better : worse")
    for language in arguments.lang:
        lack = missing(language)
        if lack:
            print(f"{language}    skipped: {lack}", file=sys.stderr)
            continue
        found = [measure(language, seed, arguments.damage) for seed in range(1, arguments.seeds + 1)]
        size, before, after = (sum(getattr(one, name) for one in found) for name in ("size", "before", "after"))
        better, worse = sum(one.after < one.before for one in found), sum(one.after > one.before for one in found)
        gain = (before - after) / before if before else 0.0
        figures = f"{before / size:11.4f}  {after / size:7.4f}  {gain:14.3f}"
        print(f"{language}  {len(found):7}  {figures}  {better:7} : {worse}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
