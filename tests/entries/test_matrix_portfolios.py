"""Offices of several portfolios before and behind a name: none of their words belongs to the name."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

PORTFOLIOS = (
    "Industry, Commerce and Supplies",
    "Co-operatives and Marketing",
    "Narcotics Control",
    "Consumer Affairs, Food and Public Distribution",
    "Planning, Development and Special Initiatives",
    "Religious Affairs and Interfaith Harmony",
    "ICT and National Guidance",
    "Posts, Telecommunications and Information Technology",
    "Land Use, Irrigation and Water Resources",
    "Textiles and Jute",
    "Federal Education and Professional Training",
)
FRAMES = (
    "Talks took place between Commerce Minister Ravi Sol and visiting Nepali Minister for {p} Bo Adhikari in Dhaka.",
    "Minister of {p} Bo Adhikari met Commerce Minister Ravi Sol in Kathmandu on Monday.",
    "Commerce Minister Ravi Sol called on Hon. Bo Adhikari, Minister for {p}, on Monday.",
    "Commerce Minister Ravi Sol met with Nepal's Minister of {p}, Bo Adhikari, on Monday.",
)


@each("portfolio", PORTFOLIOS)
@each("frame", FRAMES)
def test_portfolio_is_no_name(frame: str, portfolio: str) -> None:
    entries = read_text(f"Talks\n\n14 May 2024\n\n{frame.format(p=portfolio)}\n").entries
    (met,) = (entry for entry in entries if isinstance(entry, Meeting))
    assert sorted(str(who.name) for who in met.participants) == ["Bo Adhikari", "Ravi Sol"]
    office = next(str(who.role) for who in met.participants if who.name == "Bo Adhikari")
    assert portfolio in office
