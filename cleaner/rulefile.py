"""Reads and validates one TOML file of rules; every error names the file, the rule, the key and what was expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cleaner.errors import RuleError
from cleaner.findings import Action
from cleaner.rule import ANY, Example, Rule
from cleaner.stages import STAGES

SECTIONS = frozenset(
    (
        "profile quotes words elision articles compounds countries genders months furniture glue ocr latin gaps "
        "encoding escapes characters duplicates linebreaks language consistency orthography brands evidence why"
    ).split(" ")
)
"""Names of data tables that a rule file may hold beside its rules."""
_REQUIRED: dict[str, Any] = {"id": str, "action": str, "message": dict, "why": (str, dict), "good": list, "bad": list}
_OPTIONAL: dict[str, Any] = {
    "confidence": (int, float),
    "pattern": str,
    "replace": str,
    "where": dict,
    "quoted": bool,
    "gap": str,
    "suggestions": list,
}
_EXAMPLE = {"text", "language", "fixed", "found", "gap", "format", "encoded"}


def read(path: Path) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """The records of rules and the data sections of the file at `path`; `rules_of` makes rules of the records.

    Raises RuleError where the file is no TOML, or a table is unknown or of the wrong type.
    """
    import tomllib  # here, because what was read once is taken from the cache

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from error
    records = data.pop("rule", [])
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise RuleError(f"{path}: key 'rule': expected tables written as [[rule]]")
    for name, section in data.items():
        if name not in SECTIONS:
            raise RuleError(f"{path}: unknown key {name!r}; expected [[rule]] or one of {', '.join(sorted(SECTIONS))}")
        if not isinstance(section, dict):
            raise RuleError(f"{path}: key {name!r}: expected a table, found {_name(section)}")
    return records, data


def rules_of(records: Iterable[Mapping[str, Any]], path: Path, language: str) -> list[Rule]:
    """The rules of the file at `path`, which belongs to `language`.

    Raises RuleError where a key is missing, unknown or of the wrong type, or two rules have one id.
    """
    rules = [_rule(record, path, language) for record in records]
    twice = [id_ for id_, count in Counter(rule.id for rule in rules).items() if count > 1]
    if twice:
        raise RuleError(f"{path}: rule {twice[0]!r}: expected one record an id, found several")
    return rules


def _rule(record: Mapping[str, Any], path: Path, language: str) -> Rule:
    where = f"{path}: rule {record.get('id', '(without id)')!r}"
    _check_keys(record, where)
    stage = record["id"].partition(".")[0]
    if stage not in STAGES or "." not in record["id"]:
        raise RuleError(f"{where}: key 'id': expected STAGE.NAME with a stage out of {', '.join(STAGES)}")
    try:
        action = Action(record["action"])
    except ValueError:
        raise RuleError(
            f"{where}: key 'action': expected one of {', '.join(Action)}, found {record['action']!r}"
        ) from None
    confidence = float(record.get("confidence", 1.0))
    if not 0 <= confidence <= 1:
        raise RuleError(f"{where}: key 'confidence': expected a probability from 0 to 1, found {confidence}")
    if "en" not in record["message"]:
        raise RuleError(f"{where}: key 'message': expected a table with at least the English text 'en'")
    if action in (Action.FIX, Action.SUGGEST) and "pattern" in record and "replace" not in record:
        raise RuleError(f"{where}: key 'replace': expected, because the action is '{action}'")
    return Rule(
        id=record["id"],
        language=language,
        path=path,
        action=action,
        confidence=confidence,
        message=record["message"],
        reasons=_reasons(record["why"], where),
        pattern=record.get("pattern"),
        replace=record.get("replace"),
        where=record.get("where", {}),
        quoted=record.get("quoted", False),
        gap=record.get("gap"),
        suggestions=tuple(record.get("suggestions", ())),
        good=tuple(_example(item, where, "good", language) for item in record["good"]),
        bad=tuple(_example(item, where, "bad", language) for item in record["bad"]),
    )


def translate(records: list[tuple[int, dict[str, Any]]], whys: list[dict[str, Any]], files: list[Path]) -> None:
    """Put the reasons of the tables [why] into the records that they name.

    records   the rules of one language, each with the number of its file
    whys      the table of each file; it speaks of the rules of its own folder and of those before it

    So a rule that replaces a built-in one has its own reason, and not translations of the other's. Raises RuleError
    where a table names no rule, or holds something else than text by language.
    """
    for number, why in enumerate(whys):
        folder = files[number].parent
        known = {record["id"]: record for n, record in records if n <= number or files[n].parent == folder}
        for id_, texts in why.items():
            where = f"{files[number]}: table [why], key {id_!r}"
            if id_ not in known:
                raise RuleError(f"{where}: expected the id of a rule of {folder.name!r}, and there is no such rule")
            if not isinstance(texts, dict) or "en" in texts or not _are_texts(texts):
                raise RuleError(f"{where}: expected text by language; the English stands in the rule, as 'why'")
            known[id_]["why"] = {**_reasons(known[id_]["why"], where), **texts}


def _reasons(why: str | dict[str, str], where: str) -> dict[str, str]:
    """The reasons of a record by language, where it has only the English as well."""
    reasons = {"en": why} if isinstance(why, str) else why
    if "en" not in reasons or not _are_texts(reasons):
        raise RuleError(f"{where}: key 'why': expected the English text, or text by language with at least 'en'")
    return reasons


def _are_texts(table: Mapping[str, Any]) -> bool:
    return all(isinstance(text, str) for text in table.values())


def _check_keys(record: Mapping[str, Any], where: str) -> None:
    for key, kind in _REQUIRED.items():
        if key not in record:
            raise RuleError(f"{where}: key {key!r} is missing")
        if not isinstance(record[key], kind):
            raise RuleError(f"{where}: key {key!r}: expected {_type(kind)}, found {_name(record[key])}")
    for key, value in record.items():
        if key in _REQUIRED:
            continue
        if key not in _OPTIONAL:
            raise RuleError(f"{where}: unknown key {key!r}; expected one of {', '.join([*_REQUIRED, *_OPTIONAL])}")
        if not isinstance(value, _OPTIONAL[key]):
            raise RuleError(f"{where}: key {key!r}: expected {_type(_OPTIONAL[key])}, found {_name(value)}")


def _example(item: Any, where: str, key: str, language: str) -> Example:
    fallback = "en" if language == ANY else language
    if isinstance(item, str) and key == "good":
        return Example(item, fallback)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str) or set(item) - _EXAMPLE:
        raise RuleError(f"{where}: key {key!r}: expected a table with 'text' and any of {', '.join(sorted(_EXAMPLE))}")
    if key == "bad" and not {"fixed", "found", "gap"} & set(item):
        raise RuleError(f"{where}: key 'bad': expected 'fixed', 'found' or 'gap' beside the text {item['text'][:40]!r}")
    return Example(**{"language": fallback, **item})


def _type(kind: Any) -> str:
    names = {str: "a string", dict: "a table", list: "an array", bool: "true or false", (int, float): "a number"}
    return names.get(kind) or "a string or a table"


def _name(value: object) -> str:
    return f"{value!r:.40} ({type(value).__name__})"
