"""A reader of .docx files that knows nothing of the writer: the text after accepting or rejecting all tracked changes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Document:
    """The parts of a document as trees, by name."""

    parts: dict[str, ET.Element]

    def text(self, accepted: bool) -> str:
        """The paragraphs, joined by LF: with insertions and without deletions, or the other way round."""
        out = ""
        for paragraph in self.parts["word/document.xml"].iter(f"{W}p"):
            out += self._paragraph(paragraph, accepted)
            if _stays(paragraph.find(f"{W}pPr/{W}rPr"), accepted):
                out += "\n"
        return out.removesuffix("\n")

    def comments(self) -> list[tuple[str, str]]:
        """Each comment with the text that it stands on, deletions and insertions included."""
        texts = {
            comment.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in comment)
            for comment in self.parts["word/comments.xml"]
        }
        on = dict.fromkeys(texts, "")
        opened: set[str | None] = set()
        for node in self.parts["word/document.xml"].iter():
            if node.tag == f"{W}commentRangeStart":
                opened.add(node.get(f"{W}id"))
            elif node.tag == f"{W}commentRangeEnd":
                opened.remove(node.get(f"{W}id"))
            elif node.tag in (f"{W}t", f"{W}delText"):
                for id_ in opened:
                    on[id_] += node.text or ""
        assert not opened
        return [(texts[id_], on[id_]) for id_ in texts]

    @staticmethod
    def _paragraph(paragraph: ET.Element, accepted: bool) -> str:
        gone = f"{W}del" if accepted else f"{W}ins"
        out = ""
        for child in paragraph:
            if child.tag == gone or child.tag == f"{W}pPr":
                continue
            for node in child.iter():
                if node.tag in (f"{W}t", f"{W}delText"):
                    assert (node.tag == f"{W}delText") == (child.tag == f"{W}del")
                    out += node.text or ""
                elif node.tag == f"{W}tab":
                    out += "\t"
        return out


def _stays(look: ET.Element | None, accepted: bool) -> bool:
    """Whether the mark of a paragraph is there after accepting or rejecting."""
    if look is None:
        return True
    return look.find(f"{W}del" if accepted else f"{W}ins") is None


def read(data: bytes) -> Document:
    """The document with these bytes; every part must be well-formed XML, and be announced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
    named = {node.get("PartName", "").lstrip("/") for node in parts["[Content_Types].xml"]}
    assert {name for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"} <= named
    return Document(parts)
