"""Places in Russian reports that serve, or are to serve, as a base for reaching others."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Hub

HEAD = (
    "12 марта 2024 года\n\nГубернатор Самарской области Илья Громов принял посла Вьетнама в России Нгуен Ван Хая.\n\n"
)


def hubs(text: str) -> list[tuple[str, list[str], str]]:
    found = [e for e in read_text(f"{HEAD}{text}\n").entries if isinstance(e, Hub)]
    return [(hub.area.name, [area.name for area in hub.serves], hub.status) for hub in found]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Томск станет «опорной базой для закупок во всей Сибири».", ("Томск", ["Сибирь"], "planned")),
        ("Область превращается в ключевое звено Среднего коридора.", ("Самарская область", [], "planned")),
        ("Регион готов стать плацдармом для выхода на рынки Казахстана.",
         ("Самарская область", ["Казахстан"], "planned")),
        ("Мы видим Калининград как площадку для экспорта в страны Балтии.",
         ("Калининград", ["страны Балтии"], "existing")),
        ("Дагестан, в свою очередь, хочет сделать Махачкалу базой для поставок в Иран.",
         ("Махачкала", ["Иран"], "planned")),
        ("Гости выбрали Казань.\n\nЭто удобная база, отсюда можно работать с Поволжьем.",
         ("Казань", ["Поволжье"], "existing")),
        ("Вьетнам может быть мостом между Россией и Лаосом, а Россия — между Вьетнамом и Европой.",
         ("Вьетнам", ["Россия", "Лаос"], "planned")),
        ("Владивосток служит перевалочной базой для товаров, идущих в Сибирь.", ("Владивосток", ["Сибирь"], "existing")),
        ("Маршрут идёт через Казахстан, который может стать транзитным хабом.", ("Казахстан", [], "planned")),
        ("Усиливается роль Казахстана как моста между Европой и Китаем.", ("Казахстан", ["Европа", "Китай"], "existing")),
        ("Калининград — один из мостов между Россией и Европой.", ("Калининград", ["Россия", "Европа"], "existing")),
    ],
)  # fmt: skip
def test_a_base_is_read_with_whom_it_serves(sentence: str, wanted: tuple[str, list[str], str]) -> None:
    assert hubs(sentence) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "Компания открыла в Самаре центр компетенций по обработке металла.",
        "Громов предложил создать в Самаре логистический центр и наладить рейсы между Самарой и Ханоем.",
        "Область заинтересована в выпуске узлов для лифтов с заводами Вьетнама.",
        "Музыка — это мост между народами России и Вьетнама.",
    ],
)
def test_no_base_is_made_of_what_only_stands_somewhere(sentence: str) -> None:
    assert hubs(sentence) == []
