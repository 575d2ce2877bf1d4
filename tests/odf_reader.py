"""A reader of flat OpenDocument texts, as LibreOffice writes them: the text after accepting or rejecting all changes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class Reader:
    """Reads one document; `annotations` is the number of its comments."""

    def __init__(self, path: Path) -> None:
        root = ET.parse(path).getroot()
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        assert body is not None
        self.body = body
        self.annotations = len([*body.iter(f"{OFFICE}annotation")])
        changes = body.find(f"{TEXT}tracked-changes")
        self.kinds = {
            region.get(f"{TEXT}id"): "ins" if region.find(f"{TEXT}insertion") is not None else "del"
            for region in ([] if changes is None else changes)
        }

    def text(self, accepted: bool) -> str:
        """The paragraphs, joined by LF."""
        self.gone, self.inside, self.out = "del" if accepted else "ins", set[str](), ""
        for block in self.body:
            if block.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._node(block)
                self._put("\n")
        return self.out.removesuffix("\n")

    def _put(self, text: str) -> None:
        if self.gone not in self.inside:
            self.out += text

    def _node(self, node: ET.Element) -> None:
        self._put(node.text or "")
        for child in node:
            if child.tag == f"{TEXT}change-start":
                self.inside.add(self.kinds[child.get(f"{TEXT}change-id")])
            elif child.tag == f"{TEXT}change-end":
                self.inside.discard(self.kinds[child.get(f"{TEXT}change-id")])
            elif child.tag == f"{TEXT}s":
                self._put(" " * int(child.get(f"{TEXT}c", "1")))
            elif child.tag == f"{TEXT}tab":
                self._put("\t")
            elif child.tag not in (f"{OFFICE}annotation", f"{OFFICE}annotation-end"):
                self._node(child)
            self._put(child.tail or "")
