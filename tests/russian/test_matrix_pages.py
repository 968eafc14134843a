"""What Russian pages hold beside whole sentences: short months, heads of state without a name, towns with a hyphen."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Commitment, Figure, Meeting, Statement
from tests.tables import each

HEAD = "Встреча\n\n16 марта 2024\n\n"


def met(body: str) -> list[Meeting]:
    return [one for one in read_text(HEAD + body).entries if isinstance(one, Meeting)]


def actors(body: str) -> list[list[str]]:
    found = [one for one in read_text(HEAD + body).entries if isinstance(one, Commitment)]
    return [[actor.name for actor in one.actors] for one in found]


@each("head", ["глава государства", "президент"])
def test_the_head_of_state_is_the_first_named_without_an_office(head: str) -> None:
    body = (
        "Александр Лугов провел встречу с губернатором Рязанской области Павлом Орловым."
        f" Открывая встречу, {head} отметил, что торговля растет."
    )
    found = [one for one in read_text(HEAD + body).entries if isinstance(one, Statement)]
    assert [one.speaker and one.speaker.name for one in found] == ["Александр Лугов"]


def test_a_short_month_is_a_date() -> None:
    text = "ТАШКЕНТ, 27 мар — Sputnik. Хоким Наманганской области Алишер Каримов принял посла Чехии Яна Новака."
    entries = read_text(text).entries
    assert not [one for one in entries if isinstance(one, Figure)]
    assert [one.date for one in entries if isinstance(one, Meeting)] == ["--03-27"]


def test_a_headline_with_the_town_of_the_region_below() -> None:
    text = (
        "Хоким Намангана подписал протокол с губернатором Свердловской области\n\nХоким Наманганской области Узбекистана"
        " Алишер Каримов и губернатор Свердловской области Евгений Орлов подписали протокол о намерениях."
    )
    entries = read_text(text).entries
    assert len([one for one in entries if isinstance(one, Meeting)]) == 1


def test_a_delegation_of_a_region_of_a_country() -> None:
    body = (
        "Сегодня в Омск прибыла с визитом делегация Джизакской области Узбекистана во главе с заместителем хокима"
        " Нодиром Каримовым."
    )
    (one,) = met(body)
    assert [who.represents and who.represents.code for who in one.participants] == ["UZ-JI"]


def test_whoever_leads_a_province_does_not_lead_a_delegation_told_before() -> None:
    body = (
        "Губернатор Ростовской области Василий Орлов прибыл во Вьетнам в составе делегации Совета Федерации. Он провел"
        " переговоры с руководителем провинции Бариа-Вунгтау Нгуеном Ван Тхо. Стороны договорились построить порт."
    )
    assert actors(body) == [["Ростовская область", "Бариа-Вунгтау"]]


@each(
    ("subject", "name"),
    [("Предприятия Беларуси", "предприятия Беларуси"), ("Университеты Рязани", "университеты Рязани")],
)
def test_several_bodies_that_open_a_sentence(subject: str, name: str) -> None:
    met_before = "Президент Беларуси Артем Лугов встретился с губернатором Тульской области Павлом Орловым.\n\n"
    assert actors(f"{met_before}{subject} готовы построить завод в Туле.") == [[name]]


MET = "Президент Беларуси Артем Лугов встретился с губернатором Рязанской области Павлом Малковым.\n\n"


@each(
    ("told", "name"),
    [
        ("Павел Малков пообещал, что завод построит школу.", "завод"),
        ("Павел Малков пообещал, что до 20 декабря Минпромторг внесет проект.", "Минпромторг"),
        ("Павел Малков пообещал, что школа будет построена.", "Рязанская область"),
        ("Павел Малков пообещал, что школа откроется в мае.", "Рязанская область"),
        ("Павел Малков проведет в Минске переговоры с министром 25 мая.", "Павел Малков"),
        ("Область проведет переговоры с министром 25 мая.", "Рязанская область"),
        ("Производитель удобрений «Верхне-Агро» построит завод в Рязани.", "Верхне-Агро"),
    ],
)
def test_who_is_to_act(told: str, name: str) -> None:
    assert actors(MET + told) == [[name]]
