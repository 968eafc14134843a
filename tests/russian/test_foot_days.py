"""The day of a page in a short line below its body, or in a dateline without its year."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from tests.tables import each

BODY = "Губернатор Томской области Илья Званцев встретился с послом Чили Хуаном Морено. Встреча прошла вчера."
FEET = [
    "Газета «Знамя», 14 мая 2024 г.",
    "«Томский вестник», 14 мая 2024 года",
    "tomsk-news.ru | 14 мая 2024 года",
    "Министерство торговли Томской области, 14.05.2024",
    "14.05.2024",
    "14 мая 2024 г., Томск",
    "«Вестник палаты» № 7 от 14 мая 2024 года",
]


@each("foot", FEET)
@each("page", ["Обсудили поставки меди\n\n{b}\n\n{f}\n", "Обсудили поставки меди\n{b}\n{f}"])
def test_a_day_in_the_foot(foot: str, page: str) -> None:
    assert read_text(page.format(b=BODY, f=foot), source="x.txt").document.published == "2024-05-14"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Двумя днями раньше, 12 мая 2024 года, посол посетил Омск.", "2024-05-14"),
        ("Посольство открыли 12 мая 1998 года, второе — 3 июня 2004 года.", None),
        ("Посольство открыли 12 мая 1998 года.", None),
    ],
)
def test_the_year_of_a_dateline(told: str, day: str | None) -> None:
    text = f"Обсудили поставки меди\n\nТОМСК, 14 мая. /Вести/. {BODY} {told}\n"
    assert read_text(text, source="x.txt").document.published == day
