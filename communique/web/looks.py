"""How pictures look: on light and on dark paper, wide and narrow; colours that colour-blind people tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
Size = Literal["wide", "narrow"]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as in the style sheet, and the width in points (72 to the inch), which are pixels on a screen."""

    paper: str
    ink: str
    soft: str
    rule: str
    wash: str
    value: str
    pale: str
    wrong: str
    width: int = 760


_LOOKS = {
    "light": Look("#fffdf8", "#1c1a17", "#5d574d", "#d9d3c5", "#f5f1e6", "#0b4f80", "#cfe0ec", "#b3261e"),
    "dark": Look("#171613", "#ebe6da", "#aca491", "#3b382f", "#22201b", "#8fc4ee", "#25394a", "#ff9d8f"),
}
_WIDTHS = {"wide": 760, "narrow": 350}


def look(theme: Theme, size: Size) -> Look:
    """The look for a theme and a size."""
    one = _LOOKS[theme]
    return Look(one.paper, one.ink, one.soft, one.rule, one.wash, one.value, one.pale, one.wrong, _WIDTHS[size])
