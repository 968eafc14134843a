"""Figures of Russian reports by tables: hedges, amounts and indicators in every frame; changes, two values, shares."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Figure
from tests.tables import each

HEAD = (
    "Томская область и Вьетнам расширяют сотрудничество\n\n20 ноября 2025 года\n\nГубернатор Томской области Олег "
    "Ракитин встретился в Томске с послом Вьетнама в России Чан Ван Тханем.\n\n"
)
HEDGES = [
    ("", "exact"), ("около ", "about"), ("примерно ", "about"), ("приблизительно ", "about"), ("порядка ", "about"),
    ("почти ", "under"), ("без малого ", "under"), ("чуть менее ", "under"), ("более ", "over"), ("свыше ", "over"),
    ("больше ", "over"), ("чуть более ", "over"), ("более чем ", "over"), ("не менее ", "least"),
    ("не меньше ", "least"), ("минимум ", "least"), ("как минимум ", "least"), ("не более ", "most"),
    ("менее ", "most"), ("максимум ", "most"), ("менее чем ", "most"),
]  # fmt: skip
AMOUNTS = [("340 млн долларов", 340e6, 0.5e6, 10e6, "USD"), ("1,5 млрд рублей", 1.5e9, 0.05e9, 0.1e9, "RUB"),
           ("$7 млн", 7e6, 0.5e6, 0.7e6, "USD"), ("12,4 тыс. тонн", 12400, 50, 100, "t")]  # fmt: skip
FRAMES = [
    ("В 2024 году экспорт области во Вьетнам составил {}.", "exports", "2024"),
    ("За девять месяцев 2025 года импорт из Вьетнама составил {}.", "imports", "2025-01/2025-09"),
    ("По итогам 2024 года поставки во Вьетнам составили {}.", "exports", "2024"),
]


def figures(sentence: str) -> list[Figure]:
    found = [one for one in read_text(f"{HEAD}{sentence}\n", source="x.txt").entries if isinstance(one, Figure)]
    return [one for one in found if one.evidence[0].start >= len(HEAD)]


def asserted(hedge: str, x: float, half: float, w: float) -> tuple[float | None, float | None]:
    return {
        "exact": (x - half, x + half), "about": (x - w, x + w), "under": (x - w, x), "over": (x, x + w),
        "least": (x, None), "most": (None, x),
    }[hedge]  # fmt: skip


@each(("words", "hedge"), HEDGES)
def test_every_hedge_of_every_amount(words: str, hedge: str) -> None:
    for amount, x, half, w, unit in AMOUNTS:
        for frame, indicator, period in FRAMES:
            text = frame.format(words + amount)
            (one,) = figures(text)
            assert (one.hedge, one.unit, one.indicator, one.period) == (hedge, unit, indicator, period), text
            assert (one.low, one.high) == asserted(hedge, x, half, w), text


Row = tuple[str, str, float | None, float | None, str, str | None, str | None]
ROWS: list[tuple[str, list[Row]]] = [
    ("В 2024 году экспорт вырос на 12 процентов.", [("exports", "change", 11.5, 12.5, "percent", "2024", "2023")]),
    ("В 2024 году экспорт вырос вдвое и достиг 340 млн долларов.",
     [("exports", "change", 90, 110, "percent", "2024", "2023"), ("exports", "level", 339.5e6, 340.5e6, "USD", "2024", None)]),
    ("В 2024 году экспорт вырос с 200 до 340 млн долларов.",
     [("exports", "level", 199.5e6, 200.5e6, "USD", "2023", None), ("exports", "level", 339.5e6, 340.5e6, "USD", "2024", None)]),
    ("Закупочная цена ящика за год поднялась с 9,2 до 10,6 доллара.",
     [("закупочная цена ящика", "level", 9.15, 9.25, "USD", "2024", None), ("закупочная цена ящика", "level", 10.55, 10.65, "USD", "2025", None)]),
    ("В 2024 году товарооборот составил 340 млн долларов против 300 млн годом ранее.",
     [("trade_turnover", "level", 339.5e6, 340.5e6, "USD", "2024", None), ("trade_turnover", "level", 299.5e6, 300.5e6, "USD", "2023", None)]),
    ("Экспорт в 2024 году составил 340 млн долларов, это на 12 % больше, чем годом ранее.",
     [("exports", "level", 339.5e6, 340.5e6, "USD", "2024", None), ("exports", "change", 11.5, 12.5, "percent", "2024", "2023")]),
    ("Экспорт в 2024 году составил 340 млн долларов (+12 % к 2023 году).",
     [("exports", "level", 339.5e6, 340.5e6, "USD", "2024", None), ("exports", "change", 11.5, 12.5, "percent", "2024", "2023")]),
    ("В прошлом году предприятия области продали во Вьетнам фанеры на 1,9 млрд рублей, это на 240 млн больше, чем в 2023-м.",
     [("exports", "level", 1.85e9, 1.95e9, "RUB", "2024", None), ("exports", "change", 239.5e6, 240.5e6, "RUB", "2024", "2023")]),
    ("В 2024 году мы наторговали с Вьетнамом на 192,4 млн долларов.", [("trade_turnover", "level", 192.35e6, 192.45e6, "USD", "2024", None)]),
    ("В 2020 году товарооборот не превышал и 40 млн долларов.", [("trade_turnover", "level", None, 40e6, "USD", "2020", None)]),
    ("В 2024 году товарооборот не достигал и 40 млн долларов.", [("trade_turnover", "level", None, 40e6, "USD", "2024", None)]),
    ("В 2024 году товарооборот приблизился к 40 млн долларов.", [("trade_turnover", "level", 36e6, 40e6, "USD", "2024", None)]),
    ("В 2024 году товарооборот перевалил за 40 млн долларов.", [("trade_turnover", "level", 40e6, 44e6, "USD", "2024", None)]),
    ("Импорт составил от 300 до 320 млн рублей.", [("imports", "level", 300e6, 320e6, "RUB", None, None)]),
    ("На Вьетнам приходится 12 % экспорта области.", [("exports", "share", 11.5, 12.5, "percent", None, None)]),
    ("Импорт увеличился скромнее — на 14%, до 340 млн долларов.",
     [("imports", "change", 13.5, 14.5, "percent", None, None), ("imports", "level", 339.5e6, 340.5e6, "USD", None, None)]),
    ("За пятнадцать лет в обменах побывали больше 600 школьников.", [("школьников", "level", 600, 660, "1", "2010/2025", None)]),
    ("В 2024 году экспорт достиг 5 млн долларов. Импорт за тот же год она оценила в 310 млн рублей.",
     [("exports", "level", 4.5e6, 5.5e6, "USD", "2024", None), ("imports", "level", 309.5e6, 310.5e6, "RUB", "2024", None)]),
    ("В 2024 году импорт сократился до $22,8 млн. В области живут 1,1 млн человек.",
     [("imports", "level", 22.75e6, 22.85e6, "USD", "2024", None), ("человек", "level", 1.05e6, 1.15e6, "1", None, None)]),
    ("Отрицательное сальдо составило 20 млн долларов.", [("trade_balance", "level", -20.5e6, -19.5e6, "USD", None, None)]),
    ("Группы небольшие, по двадцать человек.", []),
    ("Планируется довести товарооборот до 500 млн долларов.", []),
    ("Договорились о многом, а сделали пока половину.", []),
]  # fmt: skip


@each(("sentence", "wanted"), ROWS)
def test_changes_two_values_and_shares(sentence: str, wanted: list[Row]) -> None:
    found = figures(sentence)
    assert sorted((f.indicator, f.measure, f.unit, f.period or "", f.compared_to or "") for f in found) == sorted(
        (name, measure, unit, period or "", compared or "") for name, measure, _, _, unit, period, compared in wanted
    )
    for bound in ("low", "high"):
        ends = [getattr(one, bound) for one in found]
        assert set(ends) == {row[2 if bound == "low" else 3] for row in wanted}
