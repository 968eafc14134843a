"""Other encounters of those who met, told without their names, those who joined them, and areas before names."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

FIRST = "Мэр Вологды Анна Рогова встретилась 14 мая в Вологде с послом Индии Раджем Меноном."
WHO = (
    "Прошлый раз коллеги {past}",
    "В последний раз они {past}",
    "До этого собеседники {past}",
    "Раньше оба {past}",
    "Прежде мэр и посол {past}",
)
PAST = (
    ("meeting", "2024-03", "виделись в марте в Дели."),
    ("meeting", "2024-03-02", "беседовали в Дели 2 марта."),
    ("meeting", "2023-11", "разговаривали в ноябре 2023 года в Твери."),
    ("call", "2024-03-02", "говорили по телефону 2 марта и созванивались снова в апреле."),
)
AHEAD = (
    ("meeting", "2024-06-12", "Коллеги увидятся 12 июня в Дели."),
    ("meeting", "2024-06-12", "В Дели собеседники встретятся 12 июня."),
    ("call", "2024-06-12", "12 июня они созвонятся."),
)
NOT = (
    "Коллеги видятся каждую весну.",
    "Стороны надеются увидеться в июне.",
    "Коллеги не виделись с марта.",
    "Если коллеги увидятся в июне, мост построят.",
    "Министры двух стран виделись дважды в марте.",
    "Дороги в марте разговаривали сами с собой.",
)


def told(words: str) -> list[tuple[str, str | None, list[str]]]:
    """The form, day and surnames of each encounter of a report with a first meeting."""
    text = f"Вести Лужска\n\n20 мая 2024 года\n\n{FIRST} {words}\n"
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    return [(m.form, m.date, sorted((p.name or "?").split()[-1] for p in m.participants)) for m in found]


@each("who", WHO)
@each(("form", "date", "words"), PAST[:3])
def test_an_earlier_encounter_of_the_same_people(who: str, form: str, date: str, words: str) -> None:
    assert told(who.format(past=words))[1:] == [(form, date, ["Менон", "Рогова"])]


@pytest.mark.parametrize(("form", "date", "words"), AHEAD)
def test_a_coming_encounter_of_the_same_people(form: str, date: str, words: str) -> None:
    assert told(words)[1:] == [(form, date, ["Менон", "Рогова"])]


@pytest.mark.parametrize("words", NOT)
def test_no_other_encounter(words: str) -> None:
    assert told(words)[1:] == []


@pytest.mark.parametrize(
    "words",
    [
        "Позже к разговору присоединился министр торговли Пётр Лапин.",
        "Позже к ним присоединился министр торговли Пётр Лапин.",
        "На встречу пришёл, опоздав, министр торговли Пётр Лапин.",
        "На встрече присутствовал министр торговли Пётр Лапин.",
        "Присутствовал министр торговли Пётр Лапин.",
        "Министр торговли Пётр Лапин подключился к беседе из Твери.",
    ],
)
def test_those_who_joined_them(words: str) -> None:
    assert told(words) == [("meeting", "2024-05-14", ["Лапин", "Менон", "Рогова"])]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("аким Алматы Динмухамед Оразалин", "Динмухамед Оразалин"),
        ("вице-губернатор провинции Сычуань Ли Вэнь", "Ли Вэнь"),
        ("губернатор аймака Сэлэнгэ Дамбын Отгонбаяр", "Дамбын Отгонбаяр"),
        ("президент области Фриули — Венеция-Джулия Паоло Бенусси", "Паоло Бенусси"),
        ("президент региона Овернь — Рона — Альпы Клер Дюмулен", "Клер Дюмулен"),
        ("губернатор штата Мария Эухения Рондон", "Мария Эухения Рондон"),
    ],
)
def test_an_area_between_an_office_and_a_name(office: str, name: str) -> None:
    text = f"Вести Лужска\n\n20 мая 2024 года\n\nВчера {office} и мэр Вологды Анна Рогова открыли выставку.\n"
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    assert [[p.name for p in one.participants] for one in found] == [[name, "Анна Рогова"]]


@pytest.mark.parametrize("when", ["4 июня", "12 июня"])
def test_two_offices_of_two_areas(when: str) -> None:
    text = f"Вести Лужска\n\n20 мая 2024 года\n\nПрезиденты Чили и Перу встретятся {when} в Лиме, сообщила Лима.\n"
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    assert [(one.date, [(p.role or "").lower() for p in one.participants]) for one in found] == [
        (f"2024-06-{int(when[:2]):02}", ["президент чили", "президент перу"])
    ]


GROUP = "Решили создать рабочую группу. "


@pytest.mark.parametrize(
    ("form", "date", "place", "words"),
    [
        ("meeting", "2024-06-12", "Дели", "Следующая встреча пройдёт в Дели 12 июня."),
        ("meeting", "2024-09/2024-11", "Дели", "Очередной раунд переговоров состоится осенью в Дели."),
        ("meeting", "2024-09", "Дели", "Новый раунд переговоров намечен на сентябрь в Дели."),
        ("meeting", "2027-03/2027-05", "Дели", "Седьмое заседание пройдёт в Дели весной 2027 года."),
        ("meeting", "2024-10-14", "Дели", "Её первое заседание пройдёт 14 октября в Дели."),
        ("meeting", "2024-06-20", "Дели", "Группа впервые соберётся 20 июня в Дели."),
        ("meeting", "2024-06-03", "Дели", "Переговоры продолжатся в Дели 3 июня."),
        ("forum", "2024-09/2024-11", "Дели", "Следующий форум примет Дели осенью."),
        ("forum", "2024-09", "Тверь", "Первый такой форум двух городов запланирован на сентябрь в Твери."),
        ("meeting", "2025-02-26/2025-02-27", "Минск", "Следующее заседание решено провести в Минске 26 и 27 февраля 2025 года."),
    ],
)  # fmt: skip
def test_a_session_of_those_who_met(form: str, date: str, place: str, words: str) -> None:
    text = f"Вести Лужска\n\n20 мая 2024 года\n\n{FIRST} {GROUP}{words}\n"
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    assert [(m.form, m.date, m.place) for m in found[1:]] == [(form, date, place)]
    assert {p.represents.name for p in found[1].participants if p.represents} == {"Вологда", "Индия"}


@each(
    "words",
    [
        "Выставка пройдёт в Дели 12 июня.",
        "Заседание городской думы пройдёт 12 июня.",
        "Пресс-конференция состоится 12 июня.",
        "Форум «Лён» пройдёт в Твери 12 июня.",
        "Первое заседание суда по делу завода пройдёт 12 июня.",
        "Комитет думы по бюджету соберётся в декабре.",
        "Следующая встреча с избирателями пройдёт 12 июня.",
        "Экономический форум в Давосе пройдёт в январе.",
        "Очередное заседание правительства области состоится 12 июня.",
        "Следующий концерт пройдёт 12 июня в Дели.",
        "Оркестр впервые соберётся 20 июня в Дели.",
        "Следующая встреча клуба пройдёт 12 июня.",
    ],
)
def test_no_session_of_those_who_met(words: str) -> None:
    assert told(f"{GROUP}{words}")[1:] == []
