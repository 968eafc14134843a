"""Answers of one verb, who "они", "коллеги", "инвестор" and "собеседник" are, and names that begin as a verb does."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting, Statement
from tests.tables import each

HEADS = {  # a report's opening and its two sides
    "region and country": (
        "Переговоры в Калуге\n\nКалуга, 12 марта 2026 года\n\nГубернатор Калужской области Артём Лазарев встретился с "
        "министром промышленности Норвегии Ларсом Нильсеном.",
        "Калужская область", "Норвегия",
    ),
    "towns": (
        "Встреча в мэрии\n\nТверь, 12 марта 2026 года\n\nМэр Твери Алексей Рогозин встретился с мэром Измира Бакытом "
        "Асановым.",
        "Тверь", "Измир",
    ),
    "chambers": (
        "Бизнес Самары ищет партнёров\n\nСамара, 12 марта 2026 года\n\nПрезидент Торгово-промышленной палаты Самарской "
        "области Валерий Носков встретился с председателем Торговой палаты Бурсы Эмре Йылдызом.",
        "Торгово-промышленная палата Самарской области", "Торговая палата Бурсы",
    ),
    "embassy": (
        "Посол в регионе\n\nЯрославль, 12 марта 2026 года\n\nГубернатор Ярославской области Михаил Боровицкий принял "
        "посла Индонезии Буди Сантосо.",
        "Ярославская область", "Индонезия",
    ),
    "firm": (
        "Новый завод\n\nОрёл, 12 марта 2026 года\n\nГубернатор Орловской области Павел Зимин встретился с генеральным "
        "директором турецкой компании «Анадолу Агро» Кемалем Йылмазом.",
        "Орловская область", "Анадолу Агро",
    ),
}  # fmt: skip
WHO = [("Они откроют", "12"), ("Они намерены открыть", "12"), ("Коллеги откроют", "12"), ("Собеседник откроет", "2")]


@each("house", HEADS)
@each(("words", "acting"), WHO)
@each("joint", [" ", "\n\n"], ids=["same paragraph", "own paragraph"])
def test_who_acts(house: str, words: str, acting: str, joint: str) -> None:
    opening, first, other = HEADS[house]
    found = [e for e in read_text(f"{opening}{joint}{words} центр в мае.\n").entries if isinstance(e, Commitment)]
    assert [[actor.name for actor in e.actors] for e in found] == [[{"1": first, "2": other}[k] for k in acting]]


def test_investor() -> None:
    text = f"{HEADS['firm'][0]} Инвестор построит цех в мае.\n"
    found = [e for e in read_text(text).entries if isinstance(e, Commitment)]
    assert [[actor.name for actor in e.actors] for e in found] == [["Анадолу Агро"]]


def test_interlocutor_speaks() -> None:
    text = f"{HEADS['towns'][0]} Собеседник отметил, что товарооборот вырос.\n"
    said = [e for e in read_text(text).entries if isinstance(e, Statement)]
    assert [e.speaker and e.speaker.name for e in said] == ["Бакыт Асанов"]


ANSWERS = [
    ("«Откроете центр?» – спросил Нильсен.\n\n«Откроем», – ответил Лазарев.", 1),
    ("«Откроете центр?» – спросил Нильсен.\n\n«Конечно, откроем», – ответил Лазарев.", 1),
    ("«Разрешите ли вы вывоз?» – спросил Нильсен.\n\n«Разрешим», – ответил Лазарев.", 1),
    ("«Поможете с визами?» – спросил Нильсен.\n\n«Хорошо, сделаем», – ответил Лазарев.", 1),
    ("«Откроете центр?» – спросил Нильсен.\n\n«Подумаем», – ответил Лазарев.", 0),
    ("«Откроете центр?» – спросил Нильсен.\n\n«Посмотрим», – ответил Лазарев.", 0),
    ("Дорога готова.\n\n«Откроем», – ответил Лазарев.", 0),
]


@pytest.mark.parametrize(("words", "count"), ANSWERS)
def test_answers(words: str, count: int) -> None:
    text = f"{HEADS['region and country'][0]}\n\n{words}\n"
    found = [e for e in read_text(text).entries if isinstance(e, Commitment)]
    assert [(e.force, e.type, [a.name for a in e.actors]) for e in found] == [
        ("firm", "pledge", ["Калужская область"])
    ] * count


def test_no_one_but() -> None:
    text = (
        f"{HEADS['region and country'][0]}\n\nРестораторы просят разрешить им площадки.\n\n«Разрешим, но только тем, кто "
        "не перекроет тротуар», – ответил Лазарев.\n"
    )
    found = [e for e in read_text(text).entries if isinstance(e, Commitment)]
    assert [(e.force, e.condition) for e in found][-1] == ("conditional", "только тем, кто не перекроет тротуар")


NAMES = ["Буди Сантосо", "Иди Амин", "Вели Паша", "Дайте Кумо", "Рани Веди", "Чуй Ли"]
FRAMES = ["Губернатор Ярославской области Михаил Боровицкий принял посла Индонезии {}.",
          "Губернатор Ярославской области Михаил Боровицкий встретился с послом Индонезии {}."]  # fmt: skip


@each("name", NAMES)
@each("frame", FRAMES)
def test_names_like_verbs(name: str, frame: str) -> None:
    met = [e for e in read_text(f"Встреча\n\n{frame.format(name)}\n").entries if isinstance(e, Meeting)]
    assert [[who.name for who in e.participants] for e in met] == [["Михаил Боровицкий", name]]


def test_soft_stem() -> None:
    text = "Вузы\n\nРектор Казанского университета Ильшат Гараев встретился с послом Вьетнама Чан Ван Тханем.\n"
    [met] = [e for e in read_text(text).entries if isinstance(e, Meeting)]
    assert met.participants[1].name == "Чан Ван Тхань"


GUESTS = {"region and country": "Ларс Нильсен", "towns": "Бакыт Асанов", "embassy": "Буди Сантосо"}
CALLED = ["Его коллега", "Его визави", "Глава делегации", "Руководитель делегации"]
BY_LAND = [("region and country", "Норвежский коллега"), ("towns", "Турецкий коллега"), ("towns", "Турецкий мэр")]


@each(("house", "words"), [*((h, w) for h in GUESTS for w in CALLED), *BY_LAND])
@each("frame", ["{} отметил, что товарооборот вырос.", "«Товарооборот вырос», — сказал {}."])
def test_the_other_speaks(house: str, words: str, frame: str) -> None:
    told = frame.format(words if frame.startswith("{") else words[0].lower() + words[1:])
    said = [e for e in read_text(f"{HEADS[house][0]} {told}\n").entries if isinstance(e, Statement)]
    assert [e.speaker and e.speaker.name for e in said] == [GUESTS[house]]
