"""Reads fixtures/<stage>/<lang>.md: cases of title / input / cleaned text / findings, separated by lines of one dot.

    A city glued to the next word
    .
    vers Khersonla plus grande
    .
    vers Kherson la plus grande
    .
    glue.words fix: Khersonla -> Kherson la
    .

The findings may be none. `\\u{200B}` stands for the code point U+200B in every part. A line break inside a finding
is written ⏎. A finding with a gap ends in ` gap: up to 12 code points before|up to 12 after`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cleaner.findings import Finding
from cleaner.result import Result

FIXTURES = Path(__file__).parent.parent / "fixtures"
_ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}")


@dataclass(frozen=True)
class Case:
    stage: str
    language: str
    title: str
    text: str
    cleaned: str
    findings: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.stage}-{self.language}-{self.title}"


def stage_cases() -> list[Case]:
    """Every case of every table, in a fixed order."""
    return [case for path in sorted(FIXTURES.glob("*/??.md")) for case in read(path)]


def read(path: Path) -> list[Case]:
    """The cases of one table; a part that is missing is an error, not a case."""
    parts: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    rest = parts.pop()
    assert not any(line.strip() for line in rest), f"{path}: text after the last dot: {rest}"
    assert len(parts) % 4 == 0, f"{path}: a case has four parts, each closed by a dot; found {len(parts)} parts"
    return [_case(path, parts[at : at + 4]) for at in range(0, len(parts), 4)]


def _case(path: Path, parts: list[list[str]]) -> Case:
    title = " ".join(" ".join(parts[0]).split())
    findings = tuple(_unescape(line) for line in parts[3] if line.strip())
    return Case(
        path.parent.name, path.stem, title, _unescape("\n".join(parts[1])), _unescape("\n".join(parts[2])), findings
    )


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def written(result: Result) -> tuple[str, ...]:
    """The findings of a result as a table writes them."""
    return tuple(_written(finding, result.original) for finding in result.findings)


def _written(finding: Finding, text: str) -> str:
    line = f"{finding.rule} {finding.action}: {finding.before}"
    if finding.after is not None:
        line += f" -> {finding.after}"
    if finding.gap is not None:
        line += f" gap: {text[max(0, finding.gap - 12) : finding.gap]}|{text[finding.gap : finding.gap + 12]}"
    return line.replace("\n", "⏎").rstrip()
