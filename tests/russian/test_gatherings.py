"""Joint bodies that will gather, and earlier journeys of one person, beside the meeting that a report is about."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting

REPORT = (
    "Лужск принял гостей\n\n9 сентября 2024 года\n\n"
    "Губернатор Вологодской области Пётр Лапин встретился 9 сентября в Вологде с послом Индии Радживом Меноном.\n\n{}\n"
)
Told = list[tuple[str, str | None, str | None, list[str | None]]]


def others(words: str) -> Told:
    """The encounters behind the first."""
    entries = read_text(REPORT.format(words), source="x.txt").entries
    met = [one for one in entries if isinstance(one, Meeting)]
    return [(one.form, one.date, one.place, [p.name for p in one.participants]) for one in met[1:]]


@pytest.mark.parametrize(
    ("words", "date", "place"),
    [
        ("Российско-индийская межправительственная комиссия соберётся в Москве в декабре.", "2024-12", "Москва"),
        ("Источник утверждает, что российско-индийская комиссия соберётся в Москве в декабре.", "2024-12", "Москва"),
        (
            "Источник, знакомый с ходом переговоров, говорит, что межправкомиссия соберётся в Дели в мае.",
            "2025-05",
            "Дели",
        ),
        ("Рабочие группы двух сторон соберутся в Дели 20–22 ноября.", "2024-11-20/2024-11-22", "Дели"),
        ("Рабочая группа сторон соберётся в Дели 20 ноября.", "2024-11-20", "Дели"),
        ("Совместный комитет соберётся на заседание в Дели весной.", "2025-03/2025-05", "Дели"),
        ("Эксперты двух стран встретятся в Дели в октябре.", "2024-10", "Дели"),
    ],
)
def test_bodies_of_both_sides_that_will_gather(words: str, date: str, place: str) -> None:
    assert others(words) == [("meeting", date, place, [None, None])]


@pytest.mark.parametrize(
    "words",
    [
        "Совет депутатов соберётся в Москве в декабре.",
        "Комиссия собралась в Москве в мае.",
        "Рабочие группы двух сторон соберутся позже.",
        "Урожай соберут в октябре.",
        "Авиакомпания планирует с 30 марта летать из Вологды в Дели.",
        "Старшеклассники ездят в Дели в мае.",
    ],
)
def test_who_gathers_for_one_side_or_on_no_day(words: str) -> None:
    assert others(words) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("В июне заместитель мэра Денис Ломов ездил в белорусский Полоцк.", ("visit", "2024-06", "Полоцк", ["Денис Ломов"])),
        ("Директор порта Денис Ломов съездил в Полоцк в июне.", ("visit", "2024-06", "Полоцк", ["Денис Ломов"])),
        ("В мае Пётр Лапин летал в Дели на форум.", ("visit", "2024-05", "Дели", ["Пётр Лапин"])),
        ("В октябре прошлого года Пётр Лапин возглавлял делегацию области на форуме «Берег» в Реште.", ("forum", "2023-10", "Решт", ["Пётр Лапин"])),
        ("В марте Пётр Лапин возглавил областную делегацию на форуме в Дели.", ("forum", "2024-03", "Дели", ["Пётр Лапин"])),
    ],
)  # fmt: skip
def test_earlier_journeys(words: str, told: tuple[str, str, str, list[str | None]]) -> None:
    assert others(words) == [told]


def test_an_earlier_forum_is_told_at_the_foot_too() -> None:
    filler = "".join(f"Порт принял {n} судов. " for n in range(20, 32))
    words = "В мае Пётр Лапин возглавлял делегацию области на форуме в Дели."
    assert others(f"{filler}\n\n{words}") == [("forum", "2024-05", "Дели", ["Пётр Лапин"])]
