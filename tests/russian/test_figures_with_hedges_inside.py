"""Amounts with a hedge between the number and its scale or unit, and factors of two numbers."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure, Statement

HEAD = (
    "Переговоры о рыбе\n\nКалуга, 12 марта 2026 года\n\nГубернатор Калужской области Артём Лазарев встретился с министром "
    "рыболовства Норвегии Ларсом Нильсеном.\n\n"
)
ROWS = [  # words of an amount, measure, hedge, unit, its ends
    ("Товарооборот составил 120 с лишним млн долларов.", "level over USD", 120e6, 130e6),
    ("Товарооборот составил 120 млн с лишним долларов.", "level over USD", 120e6, 130e6),
    ("Экспорт достиг 20 с лишним миллиардов рублей.", "level over RUB", 20e9, 22e9),
    ("Экспорт достиг двадцати с лишним миллиардов рублей.", "level over RUB", 20e9, 22e9),
    ("Экспорт вырос в три с лишним раза.", "change over percent", 200, 220),
    ("Экспорт вырос в 2–3 раза.", "change range percent", 100, 200),
    ("Экспорт вырос в два-три раза.", "change range percent", 100, 200),
]


@pytest.mark.parametrize(("sentence", "expected", "low", "high"), ROWS)
def test_ends(sentence: str, expected: str, low: float, high: float) -> None:
    [one] = [e for e in read_text(HEAD + sentence + "\n").entries if isinstance(e, Figure)]
    assert [one.measure, one.hedge, one.unit] == expected.split()
    assert (one.low, one.high) == (low, high)


@pytest.mark.parametrize(("words", "who"), [("В компании отметили", "компания"), ("На заводе сообщили", "завод")])
def test_body_by_its_noun(words: str, who: str) -> None:
    said = [e for e in read_text(f"{HEAD}{words}, что экспорт вырос.\n").entries if isinstance(e, Statement)]
    assert [e.speaker and e.speaker.name for e in said] == [who]
