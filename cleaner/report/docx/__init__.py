"""A Word document with tracked changes and comments, for editors who work in Word or LibreOffice.

"Accept all" gives the cleaned text, "reject all" the original. Only what was applied is a tracked change; suggestions,
flags and notes are comments on their span, so that one click never takes what is not certain.
"""

from __future__ import annotations

import io
import zipfile

from cleaner.report import Article, Style
from cleaner.report.changes import changes
from cleaner.report.docx.body import body
from cleaner.report.docx.comments import Comment, comments, of_result
from cleaner.report.docx.parts import CONTENT_TYPES, RELATIONS, SETTINGS, core, document, document_relations, styles

FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip archive can hold: the same article gives the same bytes on any day."""


def render(article: Article, style: Style) -> bytes:
    """The bytes of the .docx; `style` is for terminals and is not used."""
    made = changes(article.result)
    notes: list[Comment] = of_result(article, made)
    language = "" if article.result.language == "und" else article.result.language
    return _zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONS,
            "docProps/core.xml": core(article.path, article.sha256),
            "word/_rels/document.xml.rels": document_relations(),
            "word/comments.xml": comments(notes),
            "word/document.xml": document(body(article, made.made, notes)),
            "word/settings.xml": SETTINGS,
            "word/styles.xml": styles(language),
        }
    )


def _zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, FIRST_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            archive.writestr(info, xml.encode())
    return out.getvalue()
