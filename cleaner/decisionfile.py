"""The file in which an editor's decisions come: docs/schema/cleancopy-decisions-1.json describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cleaner.errors import InputError

SCHEMA = "cleancopy-decisions/1"


class Verdict(StrEnum):
    """What an editor says to a finding."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: `rule`, `start` and `end` (code points of the original) find its finding again if ids have moved.

    text   of an edit: what the editor wrote; of an accepted suggestion: what it proposed, "" for a removal
    """

    id: str
    rule: str
    start: int
    end: int
    verdict: Verdict
    text: str | None = None


@dataclass(frozen=True)
class Decisions:
    """A decisions file.

    path      of the article, as the report names it
    sha256    of the article's bytes, in hexadecimal: decisions are for this very file
    version   of the cleancopy that made the page
    report    `fingerprint` of the result that the editor saw; "" if the file does not say
    """

    path: str
    sha256: str
    version: str
    report: str
    decisions: tuple[Decision, ...]


def load(data: bytes) -> Decisions:
    """The decisions file with the bytes `data`, as docs/schema/cleancopy-decisions-1.json has it.

    Raises InputError that says what is wrong where.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is no JSON: {error}; use the file that the page's “download decisions” gave") from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise InputError(f"this is no decisions file: “schema” should be “{SCHEMA}”")
    entries = value.get("decisions")
    if not isinstance(entries, list):
        raise InputError("“decisions” should be a list")
    decisions = tuple(_decision(entry, f"decisions[{index}]") for index, entry in enumerate(entries))
    seen: set[str] = set()
    for decision in decisions:
        if decision.id in seen:
            raise InputError(f"finding {decision.id} is decided twice")
        seen.add(decision.id)
    texts = {key: _get(value, key, str, "the file") for key in ("path", "sha256", "version")}
    return Decisions(**texts, report=str(value.get("report", "")), decisions=decisions)


def _decision(entry: Any, where: str) -> Decision:
    if not isinstance(entry, dict):
        raise InputError(f"{where} should be an object")
    start, end = _get(entry, "start", int, where), _get(entry, "end", int, where)
    said = _get(entry, "decision", str, where)
    if said not in [*Verdict]:
        raise InputError(f"{where}: “decision” is {said!r}; it should be {', '.join(Verdict)}")
    text = _get(entry, "text", str, where) if "text" in entry or said == Verdict.EDIT else None
    return Decision(_get(entry, "id", str, where), _get(entry, "rule", str, where), start, end, Verdict(said), text)


def _get(value: Mapping[str, Any], key: str, type_: type[Any], where: str) -> Any:
    """`value[key]`, which has to be there and of the type."""
    found = value.get(key)
    if not isinstance(found, type_) or isinstance(found, bool) or (type_ is int and found < 0):
        names = {str: "a text", int: "a number that is not negative"}
        raise InputError(f"{where}: “{key}” should be {names[type_]}")
    return found
