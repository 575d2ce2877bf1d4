"""The parts of a Word document that are the same for every article, or nearly (ECMA-376, WordprocessingML)."""

from __future__ import annotations

from cleaner import __version__
from cleaner.report.docx.xml import escaped
from cleaner.report.places import visible

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f'xmlns:w="{NAMESPACE}"'

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPES}.comments+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPES}.settings+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)
"""Mode 15 is that of Word 2013 and later; without it Word lays out as in 2007 and says so in the title."""


def document_relations() -> str:
    """The parts that the document's own part refers to."""
    rows = (
        f'<Relationship Id="r{number}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("comments", "settings", "styles"), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def core(path: str, sha256: str) -> str:
    """The document's properties: title, and hash of the file that it is about. No date: same text, same bytes."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(visible(path))}</dc:title><dc:creator>cleancopy {__version__}</dc:creator>"
        f"<dc:description>sha256 {escaped(sha256)}</dc:description></cp:coreProperties>"
    )


def document(paragraphs: str) -> str:
    """The document's own part."""
    return f"{_HEAD}<w:document {_W}><w:body>{paragraphs}<w:sectPr/></w:body></w:document>"


def comments_part(comments: str) -> str:
    """The part of the comments."""
    return f"{_HEAD}<w:comments {_W}>{comments}</w:comments>"


def styles(language: str) -> str:
    """Paragraphs without distance, since blank lines come as empty ones; two headings; comments in small type."""
    said = f'<w:lang w:val="{escaped(language)}" w:bidi="{escaped(language)}"/>' if language else ""
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Noto Serif CJK SC" w:cs="Times New Roman"/>'
        f'<w:sz w:val="23"/><w:szCs w:val="23"/>{said}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="0" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + _style("Heading1", "heading 1", '<w:b/><w:bCs/><w:sz w:val="34"/><w:szCs w:val="34"/>', 0)
        + _style("Heading2", "heading 2", '<w:b/><w:bCs/><w:sz w:val="27"/><w:szCs w:val="27"/>', 1)
        + _style("CommentText", "annotation text", '<w:sz w:val="20"/><w:szCs w:val="20"/>', None)
        + "</w:styles>"
    )


def _style(id_: str, name: str, look: str, outline: int | None) -> str:
    level = "" if outline is None else f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{outline}"/></w:pPr>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/>{level}<w:rPr>{look}</w:rPr></w:style>'
    )
