"""Periods told by a date named before: since then, on that occasion, that year, and what holds today."""

from __future__ import annotations

from communique.entries.reading import read_text
from tests.tables import each

HEAD = (
    "Talks in Oulu on fish\n\nOULU, 12 February 2025 – Governor of North Ostrobothnia Jukka Rautio met Kenya's Minister "
    "of Trade Mary Wanjiru in Oulu on 12 February.\n\n"
)
MAY = "In May 2023 the two sides opened a school in Raahe. "
YEAR = "Trade came to $41 million in 2023. "
PERIODS = [
    (YEAR + "That year 300 containers left the port.", "2023"),
    (YEAR + "Paper made up a third of that year's exports.", "2023"),
    (MAY + "At that time it had 120 pupils.", "2023-05"),
    (MAY + "On that occasion 120 people came.", "2023-05"),
    (MAY + "120 people came on that occasion.", "2023-05"),
    (MAY + "That month 300 people came.", "2023-05"),
    (MAY + "That year 300 people came.", "2023"),
    (MAY + "Since then 640 pupils have passed through it.", "2023-05/2025-02"),
    (MAY + "It has since taught 640 pupils.", "2023-05/2025-02"),
    (MAY + "More than 640 pupils have attended it since then.", "2023-05/2025-02"),
    ("The line opened in 2019; since then it has carried 4 million passengers.", "2019/2025"),
    ("The fund was set up in 2019 and has since paid out €4 million.", "2019/2025"),
    ("Since its launch in 2019 the fund has paid out €4 million.", "2019/2025"),
    ("Last October Rautio led a mission to Nairobi. Twelve companies came on that occasion.", "2024-10"),
    ("Five years ago trade was $10 million; today it is $41 million.", None),
    ("In 2019 the mill had 100 workers. Today it has 300 workers.", None),
    ("In 2019 the mill had 100 workers and today has 300 workers.", None),
    ("The port, which handled 4 million tonnes in 2019, today handles 9 million tonnes.", None),
    ("The governor said today that trade in 2023 came to $41 million.", "2023"),
    ("In 2023, the governor said today, trade came to $41 million.", "2023"),
    ("The school has since 2019 taught 640 pupils.", "2019/2025"),
    ("Since then more than 900 people have travelled.", None),
]


@each(("text", "period"), PERIODS)
def test_period(text: str, period: str | None) -> None:
    told = [entry.to_json() for entry in read_text(HEAD + text + "\n").entries]
    assert [one["period"] for one in told if one["kind"] == "figure"][-1] == period
