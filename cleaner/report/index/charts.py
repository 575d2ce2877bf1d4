"""Small bar charts as SVG: a title and a description for who cannot see them, the colours of the page, no script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 420
"""Units of the drawing; on a telephone it is drawn at about 340 px, so that its text of 13 stays legible."""
_ROW = 40
_BAR = 14
_TEXT = 14
_SHORTEST = 2
"""Units: what there is one of can be seen beside what there is a thousand of."""


@dataclass(frozen=True)
class Bar:
    """A row of a chart: its name, what stands at its end, and its parts as (class of the colour, amount)."""

    name: str
    said: str
    parts: tuple[tuple[str, float], ...]

    @property
    def amount(self) -> float:
        """The length of the whole bar."""
        return sum(amount for _, amount in self.parts)


def chart(id_: str, title: str, description: str, bars: Sequence[Bar], most: float | None = None) -> str:
    """Horizontal bars, one below the other; `most` is the amount that fills the width, by default the longest bar's."""
    full = most or max((bar.amount for bar in bars), default=0) or 1
    height = len(bars) * _ROW
    rows = "".join(_bar(bar, index * _ROW, full) for index, bar in enumerate(bars))
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{id_}-title {id_}-description">'
        f'<title id="{id_}-title">{escape(title)}</title><desc id="{id_}-description">{escape(description)}</desc>'
        f"{rows}</svg>"
    )


def _bar(bar: Bar, top: int, full: float) -> str:
    y = top + _TEXT + 6
    shown = [
        f'<text x="0" y="{top + _TEXT}">{escape(bar.name)}</text>',
        f'<text class="count" x="{WIDTH}" y="{top + _TEXT}" text-anchor="end">{escape(bar.said)}</text>',
        f'<rect class="track" x="0" y="{y}" width="{WIDTH}" height="{_BAR}" rx="2"/>',
    ]
    at = 0.0
    for kind, amount in bar.parts:
        if amount:
            wide = min(max(_SHORTEST, amount / full * WIDTH), WIDTH - at)
            shown.append(f'<rect class="{kind}" x="{at:.1f}" y="{y}" width="{wide:.1f}" height="{_BAR}"/>')
            at += wide
    return "".join(shown)
