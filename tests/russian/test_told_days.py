"""Days of encounters that hang on a day told before, or on a page dated by a month or by no year."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

FIRST = "Мэр Вологды Анна Рогова встретилась 14 мая в Вологде с послом Индии Раджем Меноном."


def days(text: str) -> list[str | None]:
    """The days of the encounters in the order of the text."""
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    return [one.date for one in sorted(found, key=lambda one: one.evidence[0].start)]


@each(
    ("when", "iso"),
    [
        ("На следующий день", "2024-05-15"),
        ("Назавтра", "2024-05-15"),
        ("Наутро", "2024-05-15"),
        ("В тот же день", "2024-05-14"),
        ("Тем же вечером", "2024-05-14"),
        ("Двумя днями ранее", "2024-05-12"),
        ("Тремя днями раньше", "2024-05-11"),
        ("За два дня до этого", "2024-05-12"),
        ("За неделю до встречи", "2024-05-07"),
        ("Неделей позже", "2024-05-21"),
        ("Два дня спустя", "2024-05-16"),
        ("Через три дня", "2024-05-17"),
        ("Днём ранее", "2024-05-13"),
        ("Девятого числа", "2024-05-09"),
        ("16-го", "2024-05-16"),
        ("Девятого", "2024-05-09"),
        ("Вчера", "2024-05-29"),
    ],
)
def test_a_day_that_hangs_on_the_one_told_before(when: str, iso: str) -> None:
    text = (
        f"Вести Лужска\n\n30 мая 2024 года\n\n{FIRST} {when} она беседовала в Твери с министром Чили Хуаном Морено.\n"
    )
    assert days(text) == ["2024-05-14", iso]


def test_a_bulletin_of_a_month_dates_its_days() -> None:
    assert days(f"Гости Вологды\nВестник палаты, май 2024 г.\n\n{FIRST}\n") == ["2024-05-14"]


def test_today_on_a_page_without_a_year() -> None:
    text = f"Гости Вологды\n\nВологда, 14 мая. Пресс-служба мэрии\n\n{FIRST.replace('14 мая', 'сегодня')}\n"
    assert days(text) == ["--05-14"]


@pytest.mark.parametrize(
    "words",
    [
        "Первого заместителя мэра назначат летом.",
        "В тот же день посол пообещал открыть консульство.",
        "Пятого сентября пройдёт ярмарка.",
    ],
)
def test_no_other_encounter(words: str) -> None:
    assert days(f"Вести Лужска\n\n30 мая 2024 года\n\n{FIRST} {words}\n") == ["2024-05-14"]
