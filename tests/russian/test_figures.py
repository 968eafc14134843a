"""Figures in Russian, said in every way that reports have."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

DAY = "12 марта 2024 года\n\n"


def figures(sentence: str) -> list[Figure]:
    return [e for e in read_text(f"{DAY}{sentence}\n").entries if isinstance(e, Figure)]


@each(
    ("sentence", "low", "high", "unit", "hedge", "measure"),
    [
        ("Население края — 5,3 млн человек.", 5.25e6, 5.35e6, "1", "exact", "level"),
        ("Бюджет составил 1.844.036.360,12 рублей.", 1844036360.115, 1844036360.125, "RUB", "exact", "level"),
        ("Товарооборот превысил 556 млн долларов.", 556e6, 557e6, "USD", "over", "level"),
        ("Товарооборот составил почти 557 млн долларов.", 556e6, 557e6, "USD", "under", "level"),
        ("Экспорт составил порядка $1,5 млрд.", 1.4e9, 1.6e9, "USD", "about", "level"),
        ("Инвестиции составили не менее 20 млрд рублей.", 20e9, None, "RUB", "least", "level"),
        ("Импорт вырос в 1,6 раза.", 55, 65, "percent", "exact", "change"),
        ("Экспорт вырос вдвое.", 90, 110, "percent", "about", "change"),
        ("Экспорт вырос почти на четверть.", 22.5, 25, "percent", "under", "change"),
        ("Импорт снизился на 9,3 %.", -9.35, -9.25, "percent", "exact", "change"),
        ("Доля экспорта выросла на 3,2 п.п.", 3.15, 3.25, "pp", "exact", "change"),
        ("Собрано 12 500 тонн пшеницы.", 12499.5, 12500.5, "t", "exact", "level"),
        ("Собрано 10,7 млн тонн пшеницы.", 10.65e6, 10.75e6, "t", "exact", "level"),
        ("Выделено полтора миллиарда рублей.", 1.45e9, 1.55e9, "RUB", "exact", "level"),
        ("Рис экспортируется в 25 стран.", 25, 25, "1", "exact", "level"),
        ("Темп роста экспорта составил 107,5 %.", 7.45, 7.55, "percent", "exact", "change"),
        ("За год принято 150 решений.", 150, 150, "1", "exact", "level"),
        ("Школы провели 24 обмена.", 24, 24, "1", "exact", "level"),
        ("Форум собрал около 20-ти предприятий.", 18, 22, "1", "about", "level"),
        ("Русский язык учил почти каждый пятый.", 18, 20, "percent", "under", "share"),
        ("Каждый десятый студент приехал из Хюэ.", 9, 11, "percent", "about", "share"),
        ("Два судна из четырёх ушли с зерном.", 45, 55, "percent", "about", "share"),
    ],
)  # fmt: skip
def test_a_figure_is_the_interval_that_its_words_assert(
    sentence: str, low: float, high: float | None, unit: str, hedge: str, measure: str
) -> None:
    (figure,) = figures(sentence)
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)
    assert (figure.hedge, figure.measure) == (hedge, measure)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("За январь–июль 2023 года экспорт", "2023-01/2023-07"),
        ("В первом полугодии 2023 года экспорт", "2023-01/2023-06"),
        ("По итогам семи месяцев прошлого года экспорт", "2023-01/2023-07"),
        ("В III квартале 2023 года экспорт", "2023-07/2023-09"),
        ("С начала года экспорт", "2024"),
        ("По итогам 2022 года экспорт", "2022"),
        ("В прошлом году экспорт", "2023"),
        ("В феврале экспорт", "2024-02"),
    ],
)
def test_a_figure_has_its_period(words: str, period: str) -> None:
    (figure,) = figures(f"{words} составил 340 млн долларов.")
    assert figure.period == period


def test_a_change_is_relative_to_the_period_a_year_before() -> None:
    (figure,) = figures("За январь–июль 2023 года экспорт вырос на 12 % по сравнению с аналогичным периодом 2022 года.")
    assert (figure.period, figure.compared_to) == ("2023-01/2023-07", "2022-01/2022-07")


def test_from_one_level_to_another_are_two_figures() -> None:
    assert [(f.low, f.high) for f in figures("Инвестиции выросли с 2,9 до 3,4 млрд рублей.")] == [
        (2.85e9, 2.95e9),
        (3.35e9, 3.45e9),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Встреча длилась 45 минут.",
        "Это 10-й форум.",
        "Планируется увеличить товарооборот до 1 млрд долларов.",
        "Дом № 5 стоит на улице.",
        "Во второй половине дня гости осмотрели порт.",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == []


@each(
    ("sentence", "wanted"),
    [
        ("Экспорт вырос на 8,5% по сравнению с 2022 годом (11,8 млрд рублей) – до 12,8 млрд рублей.",
         [("percent", "exact", 8.45, None), ("RUB", "exact", 11.75e9, "2022"), ("RUB", "exact", 12.75e9, None)]),
        ("В 2023 году поставки составили 3,2 млн долларов против 2,1 млн долларов годом ранее.",
         [("USD", "exact", 3.15e6, "2023"), ("USD", "exact", 2.05e6, "2022")]),
        ("За первое полугодие 2023 года ввезено 86 тыс. тонн муки против 51 тыс. за те же месяцы 2021 года.",
         [("t", "exact", 85500, "2023-01/2023-06"), ("t", "exact", 50500, "2021-01/2021-06")]),
        ("Поставки в Чехию составили 2,6 млрд долларов, в Польшу – 940 млн.",
         [("USD", "exact", 2.55e9, None), ("USD", "exact", 939.5e6, None)]),
        ("Экспорт прибавил 2,3% против 11%.", [("percent", "exact", 2.25, None), ("percent", "exact", 10.5, None)]),
        ("Экспорт вырос, по сравнению с маем, на 9%.", [("percent", "exact", 8.5, None)]),
        ("Импорт составил 61% к уровню прошлого года.", [("percent", "exact", -39.5, None)]),
        ("Грузооборот вырос в два с половиной раза.", [("percent", "about", 135, None)]),
        ("Отрицательное сальдо внешней торговли составило 6,4 млрд рублей.", [("RUB", "exact", -6.45e9, None)]),
        ("В крае 86 заводов, 19 из них новые.", [("1", "exact", 86, None), ("1", "exact", 19, None)]),
        ("Число заводов достигло 27, из них 9 — новые.", [("1", "exact", 27, None), ("1", "exact", 9, None)]),
        ("Экспорт вырос с 10 тыс. тонн в 2021 году до 15 тыс. тонн в 2023-м.",
         [("t", "exact", 9500, "2021"), ("t", "exact", 14500, "2023")]),
        ("Ввоз составил 12,3 млн долларов (−4,5% к 2022 году).",
         [("USD", "exact", 12.25e6, None), ("percent", "exact", -4.55, None)]),
        ("Построено 1,2 млн кв. метров жилья.", [("m2", "exact", 1.15e6, None)]),
        ("С 2020 года поставлено 1344 трактора.", [("1", "exact", 1344, "2020/2024")]),
        ("Завод работает с 1987 года, его станки купили 43 фирмы.", [("1", "exact", 43, None)]),
        ("Завод выпускает станки уже четверть века.", []),
        ("Опубликован список топ-10 стран.", []),
        ("Министр подтвердил заинтересованность в закупке 200 тыс. овец.", []),
    ],
)  # fmt: skip
def test_amounts_that_leave_words_out(sentence: str, wanted: list[tuple[str, str, float, str | None]]) -> None:
    found = figures(sentence)
    assert [(f.unit, f.hedge, f.low) for f in found] == [one[:3] for one in wanted]
    told = [(f.period, one[3]) for f, one in zip(found, wanted, strict=True) if one[3] is not None]
    assert [period for period, _ in told] == [period for _, period in told]


def test_a_share_is_of_the_trade_behind_it() -> None:
    found = figures("В товарообороте на соседей приходится 85% экспорта и около 75% импорта.")
    assert [f.indicator for f in found] == ["exports", "imports"]


@pytest.mark.parametrize(
    "words",
    [
        "Форум проходит каждый второй год.",
        "Занятия идут каждый третий вторник.",
        "Край планирует удвоение экспорта к 2027 году.",
        "Первые два судна передадим заказчику весной.",
        "Край даст льготы при условии, что не менее половины рабочих будут местными.",
    ],
)
def test_neither_a_turn_nor_a_threshold_nor_what_is_to_come_is_a_figure(words: str) -> None:
    assert figures(words) == []
