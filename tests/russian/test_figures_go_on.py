"""Figures that go on about the one before: growth within its year, the same months a year before."""

from __future__ import annotations

from typing import Final

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

HEAD: Final = (
    "О сотрудничестве\n\n14 марта 2025 года\n\nГубернатор Томской области Илья Званцев встретился с министром торговли "
    "Чили Хуаном Морено.\n\n{}\n"
)


def figures(words: str) -> list[Figure]:
    return [one for one in read_text(HEAD.format(words)).entries if isinstance(one, Figure)]


@each("unit", ["млн долларов", "млрд рублей", "тыс. тонн"])
@each(
    "words",
    [
        "экспорт области вырос за год с 610 до 702 {}",
        "экспорт области за год вырос с 610 до 702 {}",
        "экспорт области в 2024 году вырос с 610 до 702 {}",
        "с 2023 по 2024 год экспорт области вырос с 610 до 702 {}",
    ],
)
@each("before", ["составил 5 млрд долларов", "вырос на 11,5%"])
def test_growth_within_the_year_told_before(before: str, words: str, unit: str) -> None:
    text = f"Товарооборот с Чили по итогам 2024 года {before}. По данным таможни, {words.format(unit)}."
    assert [one.period for one in figures(text)] == ["2024", "2023", "2024"]


@pytest.mark.parametrize(
    "words",
    [
        "Годом ранее было 1,9 млрд.",
        "За тот же период 2023 года было около 1,9 млрд.",
        "За тот же период 2023 года – 1,9 млрд долларов.",
        "В первом полугодии 2023 года он составлял 1,9 млрд долларов.",
    ],
)
def test_the_same_months_a_year_before(words: str) -> None:
    text = f"Оборот области с Чили за первое полугодие 2024 года составил 2,1 млрд долларов. {words}"
    told = [(one.indicator, one.period, one.unit, len(one.areas)) for one in figures(text)]
    assert told == [
        ("trade_turnover", "2024-01/2024-06", "USD", 2),
        ("trade_turnover", "2023-01/2023-06", "USD", 2),
    ]
