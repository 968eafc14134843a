"""A full date above a headline that begins with a unit; what stands between "are" and "going to"."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment

_BODY = "Governor Anders Holm received the Councillor for Roads of Styria, Johanna Lechner, in Aarhus on Monday."


@pytest.mark.parametrize("headline", ["Meters arrive from Austria", "Tonnes of salt for icy roads"])
def test_date_above_a_unit_is_a_full_date(headline: str) -> None:
    reading = read_text(f"The Aarhus Herald\n27 July 2023\n\n{headline}\n\n{_BODY}\n")
    assert reading.document.published == "2023-07-27"


def test_also_going_to_promises() -> None:
    text = (
        f"The Aarhus Herald\n27 July 2023\n\nStyria helps Aarhus\n\n{_BODY} Styria is also going to train 40 drivers.\n"
    )
    actions = [e.action for e in read_text(text).entries if isinstance(e, Commitment)]
    assert actions == ["train 40 drivers"]
