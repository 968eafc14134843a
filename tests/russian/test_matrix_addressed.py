"""Who is told or meant in Russian commitments without a name: им, отелям, партнёры; and days that a school year tells."""

from __future__ import annotations

import pytest

from tests.russian.test_matrix_announcers import promised
from tests.tables import each

TOP = "Новости\nОмск, 14 мая 2024 года\n\n"
WHO = "Губернатор Омской области Пётр Лесков"
PAPERS = ["заключила с вьетнамской фирмой «Вина Фарм» соглашение", "подписала с дистрибьютором «Вина Фарм» договор"]
ROWS = [
    (f"{WHO} заслушал отчёты глав районов. Он {{}} им отремонтировать школы.", ["главы районов"]),
    (f"{WHO} собрал фермеров. Он {{}} им отремонтировать школы.", ["фермеры"]),
    (f"{WHO} {{}} отелям отремонтировать школы.", ["отели"]),
    (f"{WHO} {{}} министерству торговли отремонтировать школы.", ["министерство торговли"]),
]
VERBS = ["поручил", "велел", "предписал", "предложил", "рекомендовал", "посоветовал"]


@each("verb", VERBS)
@each(("row", "actors"), ROWS)
def test_who_is_told(row: str, actors: list[str], verb: str) -> None:
    found = promised(TOP + row.format(verb), len(TOP))
    assert [[actor.name for actor in one.actors] for one in found] == [actors]


def test_the_second_of_two_deeds_is_of_who_is_told() -> None:
    text = f"{TOP}{WHO} заслушал отчёты глав районов. Он поручил им завершить ремонт школ и обеспечить котельные углём."
    assert [[actor.name for actor in one.actors] for one in promised(text, len(TOP))] == [["главы районов"]] * 2


@pytest.mark.parametrize("paper", PAPERS)
def test_partners_are_who_signed(paper: str) -> None:
    text = f"{TOP}{WHO} принял посла. Компания «Сибмед» {paper}. Партнеры откроют в Омске склад."
    assert {actor.name for actor in promised(text, len(TOP))[-1].actors} == {"Сибмед", "Вина Фарм"}


@pytest.mark.parametrize("noun", ["Китайские партнеры", "Китайский инвестор", "Китайская компания"])
def test_a_company_is_called_by_its_country(noun: str) -> None:
    verb = "обучат" if noun.endswith("ы") else "обучит"
    text = f"{TOP}{WHO} сообщил: завод купит тепловозы у китайской компании «Цишань». {noun} {verb} машинистов."
    assert [actor.name for actor in promised(text, len(TOP))[-1].actors] == ["Цишань"]


@each(
    ("words", "due"),
    [
        ("к началу учебного года", "2024-09"),
        ("с нового учебного года", "2024-09"),
        ("к новому учебному году", "2024-09"),
        ("до конца полугодия", "2024-06"),
        ("через две недели", "2024-05-28"),
        ("через десять дней", "2024-05-24"),
        ("в следующем январе", "2025-01"),
        ("в следующем мае", "2025-05"),
    ],
)
@each("frame", ["Область построит {} склад.", f"{WHO} поручил министерству торговли {{}} построить склад."])
def test_until_when(words: str, due: str, frame: str) -> None:
    found = promised(f"{TOP}{WHO} принял посла. {frame.format(words)}", len(TOP))
    assert [one.due for one in found] == [due]
