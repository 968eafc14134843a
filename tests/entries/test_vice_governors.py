"""Whose a vice governor is of whom no region is said, where a governor of one is told of."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

CALLED = "In Tokyo, {} called on Governor of Yamanashi Prefecture Koji Abe.\n\nNebraska and Yamanashi will mark it."
CASES = [
    (f"Gov. Roe's deputy abroad\n\n14 May 2026\n\nLt. Governor Kate Roe came home.\n\n{CALLED.format('Roe')}", "US-NE"),
    (f"Nebraska's Lt. Gov. Roe in Japan\n\n14 May 2026\n\nLt. Governor Kate Roe came home.\n\n{CALLED.format('Roe')}", "US-NE"),
    (
        "Guests in Kofu\n\n14 May 2026\n\nThe Governor of Yamanashi Prefecture, Koji Abe, was abroad.\n\n"
        "Vice Governor Kate Roe received Ambassador of Peru Ana Sol in Kofu on Monday.",
        "JP-19",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), CASES)
def test_a_vice_governor_is_not_of_the_region_of_whom_they_met(text: str, code: str | None) -> None:
    met = [one for one in read_text(text).entries if isinstance(one, Meeting)]
    whose = {p.name: p.represents.code if p.represents else None for one in met for p in one.participants}
    assert whose["Kate Roe"] == code
