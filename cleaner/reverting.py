"""Takes back what a JSON report says was done: all of it, to the byte, or single findings."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from cleaner.decoding import Decoded, encode
from cleaner.edits import Edit, OffsetMap, apply
from cleaner.errors import InputError
from cleaner.expressions import re
from cleaner.findings import Action, Finding
from cleaner.parts import Parts
from cleaner.result import Result

SCHEMA = "cleancopy/1"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Report:
    """A JSON report read back.

    path       of the file, as it was named; "" for a record of a batch
    sha256     of the bytes that the file had before it was cleaned
    result     with the original, put together again from the cleaned text and from what stood at each finding
    legacy     the extra keys of each `encoding.bytes`: which lines were not UTF-8
    """

    path: str
    sha256: str
    result: Result
    legacy: tuple[Mapping[str, Any], ...]

    @cached_property
    def parts(self) -> Parts:
        """The pieces that can be taken back by themselves."""
        return Parts(self.result)

    def in_force(self, text: str) -> frozenset[int] | None:
        """Which of the parts `text` holds; None if it is not the cleaned text with some of them taken back."""
        original, at = self.result.original, 0
        ways: dict[int, tuple[int, ...]] = {0: ()}
        """For each place in `text` that the parts so far can lead to, those in force on the way."""
        for index, part in enumerate(self.parts.all):
            ways = _along(ways, text, original[at : part.start])
            taken = _along(ways, text, original[part.start : part.end])
            ways = taken | {place: (*way, index) for place, way in _along(ways, text, part.new).items()}
            at = part.end
        ways = _along(ways, text, original[at:])
        return frozenset(ways[len(text)]) if len(text) in ways else None

    def reverted(self, text: str, ids: Sequence[str]) -> str:
        """The text, in which some parts may be taken back already, without those of these findings.

        What lies on top of them goes with them. Raises InputError for an id that the report has not, or that was not
        applied.
        """
        known = {finding.id: finding for finding in self.result.findings}
        for id_ in ids:
            if id_ not in known:
                raise InputError(f"there is no finding {id_!r} in the report, which has f1 to f{len(known)}")
            if not known[id_].applied:
                raise InputError(
                    f"finding {id_!r} ({known[id_].rule}) was not applied, so there is nothing to take back"
                )
        gone = {index for id_ in ids for index in self.parts.of.get(id_, ())}
        left = sorted((self.in_force(text) or frozenset()) - gone)
        kept = (self.parts.all[index] for index in left)
        return apply(self.result.original, [Edit(part.start, part.end, part.new) for part in kept])

    def original(self, decoded: Decoded) -> bytes:
        """The bytes that the file had, given how it is encoded now.

        Raises InputError if they cannot be told for certain.
        """
        try:
            data = decoded.bom + self._recoded() if self.legacy else encode(self.result.original, decoded)
        except (KeyError, ValueError, IndexError, LookupError):
            data = b""
        if sha256(data).hexdigest() != self.sha256:
            raise InputError(
                "its first bytes cannot be told from this report (was encoding.bytes ignored, or the report edited?); "
                "nothing was changed: take them from version control"
            )
        return data

    def _recoded(self) -> bytes:
        """The original with each line in the code page that it had."""
        lines = [line.encode() for line in _LINES.findall(self.result.original)]
        for run in self.legacy:
            first, _, last = str(run["lines"]).partition("-")
            for number in range(int(first), int(last or first) + 1):
                exact = run.get("bytes", {}).get(str(number))
                lines[number - 1] = b64decode(exact) if exact else lines[number - 1].decode().encode(run["encoding"])
        return b"".join(lines)


def read_report(data: bytes, path: str) -> Report:
    """The report of the file `path` among those in `data`: one JSON object, or one a line.

    Raises InputError that says what is wrong, and what to give instead.
    """
    try:
        objects = [json.loads(line) for line in data.decode("utf-8-sig").split("\n") if line.strip()]
    except (ValueError, RecursionError):
        objects = [_whole(data)]
    reports = [value for value in objects if isinstance(value, dict) and value.get("schema") == SCHEMA]
    if not reports:
        raise InputError("holds no report: expected what `cleancopy fix --format json` or `check --format json` prints")
    named = [value for value in reports if value.get("path") == path]
    if not named and len(reports) > 1:
        names = ", ".join(str(value.get("path")) for value in reports[:5])
        raise InputError(f"holds {len(reports)} reports and none of {path}: they are of {names} …")
    value = (named or reports)[-1]
    try:
        return _report(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"the report of {path} cannot be used ({type(error).__name__}: {error})") from error


def _whole(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no JSON: {error}") from None


def _report(value: Mapping[str, Any]) -> Report:
    findings = tuple(_finding(item) for item in value["findings"])
    edits = tuple(Edit(item["start"], item["end"], item["new"], tuple(item["rules"])) for item in value["edits"])
    cleaned = value["cleaned"]
    original = apply(cleaned, _inverse(edits, findings))
    result = Result(original, value["language"], edits, findings)
    if result.text != cleaned:
        raise ValueError("its edits do not lead to its cleaned text")
    legacy = tuple(item for item in value["findings"] if item["rule"] == "encoding.bytes")
    return Report(value.get("path") or "", value["sha256"], result, legacy)


def _finding(item: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=item["rule"],
        action=Action(item["action"]),
        start=item["start"],
        end=item["end"],
        replacement=item["after"],
        gap=item.get("gap"),
        id=item["id"],
        before=item["before"],
        applied=item["applied"],
    )


def _along(ways: Mapping[int, tuple[int, ...]], text: str, piece: str) -> dict[int, tuple[int, ...]]:
    """The ways that go on with `piece`, behind it."""
    return {at + len(piece): way for at, way in ways.items() if text.startswith(piece, at)}


def _inverse(edits: Sequence[Edit], findings: Sequence[Finding]) -> Iterator[Edit]:
    """Edits on the cleaned text that lead back; what they bring back is what stood at the applied findings."""
    stood: dict[int, str] = {}
    for finding in findings:
        if finding.applied:
            stood.update(enumerate(finding.before, finding.start))
    offsets = OffsetMap(edits)
    for edit in edits:
        start = offsets.forward(edit.start)
        yield Edit(start, start + len(edit.new), "".join(stood[at] for at in range(edit.start, edit.end)))
