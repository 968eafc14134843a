"""Who is told by an office first and named later, in an office without an area or in none."""

from __future__ import annotations

from itertools import product

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

HOSTS = [  # as the lead tells them, the same in other words with a name, their area
    ("Губернатор Калужской области", "Губернатор", "Калужская область"),
    ("Калужский губернатор", "Губернатор", "Калужская область"),
    ("Раис Татарстана", "Раис", "Татарстан"),
    ("Хоким Самаркандской области", "Хоким", "Самаркандская область"),
    ("Президент Беларуси", "Президент", "Беларусь"),
    ("Мэр Калуги", "Мэр", "Калуга"),
]
GUESTS = [
    ("министра рыболовства Норвегии", "Министр", "Норвегия"),
    ("норвежского министра", "Министр", "Норвегия"),
    ("посла Норвегии", "Посол", "Норвегия"),
    ("посла Норвегии в России", "Глава посольства", "Норвегия"),
]
REST = [
    "{A} Артём Лазарев отметил рост поставок. {B} Ларс Нильсен поблагодарил за приём.",
    "Артём Лазарев отметил рост поставок. Ларс Нильсен поблагодарил за приём.",
    "«Поставки вырастут», – отметил Артём Лазарев. {B} Ларс Нильсен поблагодарил за приём.",
]


@each(("host", "guest", "rest"), list(product(HOSTS, GUESTS, REST)))
def test_named_later(host: tuple[str, str, str], guest: tuple[str, str, str], rest: str) -> None:
    lead = f"{host[0]} принял {guest[0]}."
    told = rest.format(A=host[1], B=guest[1])
    text = f"Переговоры о поставках рыбы\n\n12 марта 2026 года\n\n{lead}\n\n{told}\n"
    [met] = [e for e in read_text(text).entries if isinstance(e, Meeting)]
    assert [(w.name, w.represents and w.represents.name) for w in met.participants] == [
        ("Артём Лазарев", host[2]),
        ("Ларс Нильсен", guest[2]),
    ]


@pytest.mark.parametrize(
    ("town", "region"), [("Калуга", "Калужская область"), ("Пермь", "Пермский край"), ("Уфа", "Башкортостан")]
)
def test_seat_of_a_region(town: str, region: str) -> None:
    text = (
        f"Переговоры о поставках рыбы\n\n{town}, 12 марта 2026 года\n\nГубернатор Артём Лазарев встретился с послом Норвегии "
        "Ларсом Нильсеном.\n"
    )
    [met] = [e for e in read_text(text).entries if isinstance(e, Meeting)]
    assert met.participants[0].represents is not None and met.participants[0].represents.name == region


def test_only_part_of_a_country() -> None:
    text = (
        "Переговоры о поставках рыбы\n\n12 марта 2026 года\n\nКалужскую область посетил посол Норвегии Ларс Нильсен. Гостя "
        "принял губернатор Артём Лазарев.\n"
    )
    [met] = [e for e in read_text(text).entries if isinstance(e, Meeting)]
    assert {(w.name, w.represents and w.represents.name) for w in met.participants} == {
        ("Артём Лазарев", "Калужская область"),
        ("Ларс Нильсен", "Норвегия"),
    }
