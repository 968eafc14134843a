"""Offices in Russian: within each other, of two people, with courtesies, of somebody told of elsewhere."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting, Person, Statement

DATED = "12 мая 2025 года\n\n"
SPOKE = [
    ("Пресс-секретарь президента России Дмитрий Носков сообщил, что рейс откроют.",
     "Дмитрий Носков, Пресс-секретарь президента России, RU"),
    ("Советник российского президента Юрий Лаптев уточнил, что рейс откроют.",
     "Юрий Лаптев, Советник российского президента, RU"),
    ("Помощник президента Касыма Аширова Ерлан Сатиев заявил, что рейс нужен.", "Ерлан Сатиев, None, ~"),
    ("Первый замглавы администрации Вологды Олег Котов сообщил, что завод построят.",
     "Олег Котов, Первый замглавы администрации Вологды, ~"),
    ("София Петкова, вице-мэр Софии, рассказала, что завод построят.", "София Петкова, вице-мэр Софии, BG-22"),
    ("Посол Перу г-н Хорхе Кастильо отметил, что рейс нужен.", "Хорхе Кастильо, Посол Перу, PE"),
    ("Посол Республики Перу в Республике Чили Хорхе Кастильо отметил, что рейс нужен.",
     "Хорхе Кастильо, Посол Республики Перу в Республике Чили, PE"),
    ("Премьер Словении Янез Новак прибыл. Глава кабинета министров отметил, что рейс нужен.",
     "Янез Новак, Премьер Словении, SI"),
    ("Томский губернатор прибыл в Минск\n\nГубернатор Андрей Носов отметил, что рейс нужен.",
     "Андрей Носов, Губернатор, RU-TOM"),
]  # fmt: skip
MET = [
    ("Премьер-министры Армении и Грузии Арам Григорян и Георгий Чхеидзе провели переговоры.",
     ["Арам Григорян, Премьер-министр Армении, AM", "Георгий Чхеидзе, Премьер-министр Грузии, GE"]),
    ("Министр торговли Чили Хуан Перес поговорил по телефону со своей чешской коллегой Марией Доберовой.",
     ["Хуан Перес, Министр торговли Чили, CL", "Мария Доберова, чешский коллега, CZ"]),
    ("Мэр Варны Милан Обрадович принял г-жу Анну Кузину.", ["Милан Обрадович, Мэр Варны, ~", "Анна Кузина, None, ~"]),
    ("Президент Ганы Джон Аквеси пообщался по телефону с президентом Чили Хуаном Пересом. Х.Перес позвал в гости.",
     ["Джон Аквеси, Президент Ганы, GH", "Хуан Перес, президент Чили, CL"]),
]  # fmt: skip


def told(who: Person | None) -> str:
    """A person as name, role and code."""
    code = who.represents.code if who and who.represents else None
    return f"{who.name}, {who.role}, {code or '~'}" if who else "nobody"


@pytest.mark.parametrize(("words", "expected"), SPOKE)
def test_who_speaks_has_the_whole_office(words: str, expected: str) -> None:
    found = [one for one in read_text(DATED + words, source="x.txt").entries if isinstance(one, Statement)]
    assert told(found[-1].speaker) == expected


@pytest.mark.parametrize(("words", "expected"), MET)
def test_each_who_met_has_an_office_of_their_own(words: str, expected: list[str]) -> None:
    (found,) = (one for one in read_text(DATED + words, source="x.txt").entries if isinstance(one, Meeting))
    assert list(map(told, found.participants)) == expected


def test_a_dateline_may_give_two_figures_of_its_year() -> None:
    text = "Бишкек, 19.10.22. /Кабар/. Сегодня прошло третье заседание комиссии по торговле, сообщили в министерстве."
    assert read_text(text).document.published == "2022-10-19"
