"""What a Russian promise hangs on where "при" tells it: при росте спроса, при положительном решении."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

HEAD = (
    "Переговоры в Минске\n\nМинск, 12 марта 2026 года\n\nПредседатель Миноблисполкома Сергей Кравчук встретился с "
    "губернатором провинции Хэнань Ли Вэем. "
)
CONDITIONS = [
    "при загрузке от 500 контейнеров в месяц",
    "при росте спроса",
    "при увеличении квоты",
    "при поступлении заявок",
    "при появлении инвестора",
    "при сохранении цены",
    "при подтверждении объёмов",
    "при положительном ответе",
    "при положительном заключении",
    "при хорошем спросе",
]


@each("condition", CONDITIONS)
@each("first", [True, False])
def test_what_it_hangs_on(condition: str, first: bool) -> None:
    told = f"{condition.capitalize()} область закупит пять кранов." if first else f"Область закупит краны {condition}."
    (one,) = [e for e in read_text(HEAD + told).entries if isinstance(e, Commitment)]
    assert (one.force, (one.condition or "").lower()) == ("conditional", condition)
    assert [actor.name for actor in one.actors] == ["Минская область"]


VOLOGDA = (
    "Встреча в Вологде\n\n13 мая 2026\n\nГубернатор Вологодской области Георгий Солнцев встретился с председателем "
    "Могилевского облисполкома Анатолием Речицким в Вологде. "
)


@pytest.mark.parametrize(
    "condition",
    [
        "поставки пойдут без задержек",
        "заводы договорятся",
        "партнёры подтвердят объёмы",
        "льготы сохранятся",
        "соседи построят дорогу",
    ],
)
def test_who_is_ready_is_not_who_the_condition_tells_of(condition: str) -> None:
    text = f"{VOLOGDA}«Если {condition}, готовы перейти на пятилетний контракт», – сказал Георгий Солнцев.\n"
    (one,) = (entry for entry in read_text(text).entries if isinstance(entry, Commitment))
    assert ([actor.name for actor in one.actors], one.force) == (["Вологодская область"], "conditional")
