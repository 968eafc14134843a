"""States of a Russian report by their long names, and lists of what was agreed there."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting

STATES = [
    ("Словацкой Республики", "SK"), ("Итальянской Республики", "IT"), ("Французской Республики", "FR"),
    ("Португальской Республики", "PT"), ("Киргизской Республики", "KG"), ("Арабской Республики Египет", "EG"),
    ("РК", "KZ"), ("Удмуртской Республики", "RU-UD"),
]  # fmt: skip
LIST = (
    "15 ноября 2024 года\n\nМинистр торговли Чили Хуан Перес встретился с министром торговли Ганы Кофи Аду.\n\n"
    "Стороны договорились:\n\n1. Министерству торговли Чили и Министерству торговли Ганы до 1 марта 2025 года "
    "подготовить перечень проектов.\n2. Открыть прямой рейс Астана – Пекин.\n\nЧилийская сторона готова поставлять "
    "медь, ганская – построить склад."
)


@pytest.mark.parametrize(("name", "code"), STATES)
def test_a_state_by_its_long_name(name: str, code: str) -> None:
    text = f"3 мая 2024 года\n\nМинистр торговли {name} Иван Орлов встретился с послом Ганы Кофи Аду."
    met = next(one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting))
    assert [who.represents.code for who in met.participants if who.represents] == [code, "GH"]


def test_lines_of_a_list_and_the_verb_left_out() -> None:
    found = [one for one in read_text(LIST, source="x.txt").entries if isinstance(one, Commitment)]
    told = {one.action: ([actor.name for actor in one.actors], one.due) for one in found}
    assert told == {
        "подготовить перечень проектов": (["Министерство торговли Чили", "Министерство торговли Ганы"], "2025-03-01"),
        "Открыть прямой рейс Астана – Пекин": (["Чили", "Гана"], None),
        "поставлять медь": (["Чили"], None),
        "построить склад": (["Гана"], None),
    }
    assert all(one.evidence[0].text.endswith(one.action) for one in found)


def test_a_president_without_a_country_leads_the_one_that_is_nobody_elses() -> None:
    text = (
        "3 мая 2024 года\n\nПрезидент Кофи Аду принял министра торговли Чили Хуана Переса. Чили и Гана торгуют какао."
    )
    met = next(one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting))
    assert [who.represents.code for who in met.participants if who.represents] == ["GH", "CL"]


def test_an_akim_leads_a_region_of_his_country() -> None:
    text = (
        "Правительство Омской области\n\n3 мая 2024 года\n\nГубернатор посетил Костанайскую область. Вице-губернатор Омской "
        "области Иван Орлов встретился с акимом области Ерболом Сейтовым."
    )
    met = next(one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting))
    assert sorted(who.represents.code or "" for who in met.participants if who.represents) == ["KZ-39", "RU-OMS"]
