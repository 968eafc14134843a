"""Towns that no table has, between an office and a name of the East or behind the adjective of their country."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting, Statement

REPORT = "Лужск принял гостей\n\n9 сентября 2024 года\n\n{}\n"


def met(words: str) -> list[list[tuple[str | None, str | None]]]:
    """The people of each encounter with their roles."""
    entries = read_text(REPORT.format(words), source="x.txt").entries
    return [[(p.name, p.role) for p in one.participants] for one in entries if isinstance(one, Meeting)]


@pytest.mark.parametrize(
    ("office", "name", "role"),
    [
        ("вице-мэром Цзылу Чжао Линь", "Чжао Линь", "вице-мэр Цзылу"),
        ("вице-мэром Жичжао Ван Лэем", "Ван Лэй", "вице-мэр Жичжао"),
        ("мэром Вэйхая Ли Вэем", "Ли Вэй", "мэр Вэйхая"),
        ("заместителем мэра Наньлуньа Сунь Цян", "Сунь Цян", "заместитель мэра Наньлуньа"),
        ("мэром Кванджу Ким Чон Су", "Ким Чон Су", "мэр Кванджу"),
        ("мэром Ли Вэем", "Ли Вэй", "мэр"),
    ],
)
def test_a_town_is_no_part_of_the_name_behind_it(office: str, name: str, role: str) -> None:
    assert met(f"Мэр Лужска Пётр Лапин встретился с {office}.") == [[("Пётр Лапин", "Мэр Лужска"), (name, role)]]


def test_somebody_of_the_east_is_known_again_without_the_office() -> None:
    text = REPORT.format(
        "Мэр Лужска Пётр Лапин встретился с вице-мэром Цзылу Чжао Линь.\n\n"
        "— Мы ждали этого дня, — подхватила Чжао Линь. — Дети уже учат язык."
    )
    said = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Statement)]
    assert [one.speaker and one.speaker.name for one in said] == ["Чжао Линь", "Чжао Линь"]


def test_great_novgorod_is_one_town() -> None:
    text = REPORT.format("В Великом Новгороде мэр Пётр Лапин встретился с послом Индии Радживом Меноном.")
    meetings = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    assert [one.place for one in meetings] == ["Великий Новгород"]


@pytest.mark.parametrize(
    ("received", "date"),
    [
        ("Сегодня в Омске принимали делегацию китайского Цзылу.", "2024-09-09"),
        ("Сегодня в Омске принимали делегацию Перу.", "2024-09-09"),
        ("5 сентября в Омске встречали гостей из Перу.", "2024-09-05"),
    ],
)
def test_guests_whom_nobody_is_said_to_receive(received: str, date: str) -> None:
    text = REPORT.format(f"{received} Мэр Пётр Лапин и посол Перу Хуан Перес подписали меморандум.")
    meetings = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    told = [(one.form, one.date, one.place, [p.name for p in one.participants]) for one in meetings]
    assert told == [("visit", date, "Омск", ["Пётр Лапин", "Хуан Перес"])]
