"""Other encounters of those who met and of their delegations: last year's visits, first meetings, calls, later today."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

LEADS = {  # a report's opening, its people and two towns
    "region and country": (
        "Переговоры о машиностроении\n\nКалуга, 12 марта 2026 года\n\nГубернатор Калужской области Артём Лазарев "
        "встретился в Калуге с министром промышленности Норвегии Ларсом Нильсеном.",
        ("Артём Лазарев", "Ларс Нильсен"), ("Калуга", "Осло"), ("Лазарев", "Ларс Нильсен", "губернатор", "министр"),
        ("Калуге", "Норвегию", "Осло"), ("Калужская область", "Норвегия"), "области",
    ),
    "towns": (
        "Встреча в мэрии\n\nТверь, 12 марта 2026 года\n\nМэр Твери Алексей Рогозин принял делегацию Измира во главе с "
        "мэром Бакытом Асановым.",
        ("Алексей Рогозин", "Бакыт Асанов"), ("Тверь", "Измир"), ("Рогозин", "Бакыт Асанов", "мэр", "мэр Измира"),
        ("Твери", "Измир", "Измире"), ("Тверь", "Измир"), "города",
    ),
}  # fmt: skip
# sentence: {a}, {b} people, {o}, {p} their offices, {in1} in the first town, {to} and {in2} where the others are from
ROWS = [  # date, form, which town (1, 2 or the goal), who took part: people 1 and 2, or a delegation of the first side
    ("В прошлом году {a} побывал {in2}.", "2025 visit 2 1"),
    ("В 2024 году {a} побывал {in2}.", "2024 visit 2 1"),
    ("В октябре прошлого года {o} посетил {to}.", "2025-10 visit goal 1"),
    ("Меморандум стороны подписали в ходе визита {a}а в {to} в 2024 году.", "2024 visit goal 1"),
    ("Первая встреча прошла в 2023 году {in1}.", "2023 meeting 1 12"),
    ("Первая встреча прошла в январе {in2}.", "2026-01 meeting 2 12"),
    ("Телефонный разговор двух глав состоялся в январе.", "2026-01 call - 12"),
    ("В январе стороны обсудили это по телефону.", "2026-01 call - 12"),
    ("Напомним, в январе 2026 года делегация {own} посетила {to}.", "2026-01 visit goal D"),
]
NONE = [  # what tells of no other encounter, and nothing of the one that the report is about
    "Визит {p} завершится 14 марта.",
    "Визит продлится до 14 марта.",
    "Год назад такие же переговоры прошли {in2}.",
    "Соглашение о сотрудничестве подписано в 2019 году.",
]


def meetings(house: str, sentence: str) -> list[Meeting]:
    opening, _, _, (a, b, o, p), (in1, to, in2), _, own = LEADS[house]
    genitive = {"министр": "министра", "мэр Измира": "мэра Измира"}[p]
    told = sentence.format(a=a, b=b, o=o, p=genitive, to=to, in1=f"в {in1}", in2=f"в {in2}", own=own)
    return [e for e in read_text(f"{opening}\n\n{told}\n").entries if isinstance(e, Meeting)]


@each("house", LEADS)
@each(("sentence", "expected"), ROWS)
def test_told_in_passing(house: str, sentence: str, expected: str) -> None:
    _, people, towns, _, (_, goal, _), areas, _ = LEADS[house]
    date, form, where, who = expected.split()
    first, *others = meetings(house, sentence)
    assert (first.date, first.form) == (None, "meeting")
    [one] = others
    place = {"1": towns[0], "2": towns[1], "goal": {"Норвегию": "Норвегия"}.get(goal, goal), "-": None}[where]
    assert (one.date, one.form, one.place) == (date, form, place)
    if who == "D":
        assert [(w.name, w.represents and w.represents.name) for w in one.participants] == [(None, areas[0])]
    else:
        assert [w.name for w in one.participants] == [people[int(k) - 1] for k in who]


@pytest.mark.parametrize("house", LEADS)
@pytest.mark.parametrize("sentence", NONE)
def test_nothing_else(house: str, sentence: str) -> None:
    before = [(e.date, e.form, e.place) for e in meetings(house, "Разговор шёл о поставках.")]
    assert [(e.date, e.form, e.place) for e in meetings(house, sentence)] == before


@pytest.mark.parametrize("house", LEADS)
def test_later_today(house: str) -> None:
    told = "12 марта {b} проведёт переговоры с ректором КГУ Максимом Казаком."
    assert [w.name for w in meetings(house, told)[1].participants] == [LEADS[house][1][1], "Максим Казак"]
