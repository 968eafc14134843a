"""What a sentence beside an encounter tells of it: its day, its host, who signed, who invited, whose guest it was."""

from __future__ import annotations

import pytest

from tests.russian.met_forms import GUESTS, HOSTS
from tests.russian.test_matrix_met import REPORT, told, written
from tests.tables import each

DAY, AHEAD = "2024-05-13", "2024-05-20"
TOLD = [
    ("meeting", DAY, None, "{a.n} и {b.n} обсудили поставки меди. Рабочая встреча прошла вчера на заводе «Сибирь»."),
    ("meeting", DAY, "Томск", "{a.n} принял {b.a}. Встреча прошла 13 мая в Томске."),
    ("meeting", DAY, "Томск", "Встреча {a.g} с {b.i} прошла в Томске. Она состоялась 13 мая."),
    ("meeting", DAY, "Томск", "{a.n} и {b.n} встретились в Томске. Разговор состоялся вчера."),
    ("meeting", DAY, "Томск", "{b.n} посетил Томск. Его принял {a.n}. Визит состоялся 13 мая."),
    ("visit", DAY, "Томск", "{b.n} 13 мая осмотрел в Томске порт. Экскурсию для него провёл {a.n}."),
    ("visit", DAY, "Томск", "13 мая {b.n} ознакомился в Томске с работой завода. Его сопровождал {a.n}."),
    ("visit", DAY, "Томск", "13 мая {b.n} ознакомился в Томске с работой завода, пояснения давал {a.n}."),
    ("visit", DAY, "Томск", "13 мая {b.n} посетил завод в Томске. О производстве гостю рассказал {a.n}."),
    ("other", DAY, None, "{a.n} вчера принял верительные грамоты от {b.g}."),
    ("meeting", DAY, None, "Накануне состоялся разговор {a.g} с {b.i}."),
    ("meeting", DAY, None, "Вчера на приёме у {a.g} был {b.n}."),
    ("meeting", DAY, None, "Вчера {b.n} был гостем {a.g}."),
    ("meeting", DAY, None, "Гостем {a.g} стал вчера {b.n}."),
    ("call", DAY, None, "В ходе телефонного разговора, который состоялся вчера, {a.n} и {b.n} обсудили медь."),
    ("signing", DAY, "Томск", "Томская область и Чили подписали соглашение. "
     "Документ скрепили подписями {a.n} и {b.n}. Церемония прошла 13 мая в Томске."),
    ("signing", DAY, "Томск", "13 мая в Томске подписано соглашение о меди. Подписи под ним поставили {a.n} и {b.n}."),
    ("signing", DAY, "Томск", "13 мая в Томске подписан меморандум о меди. Документ подписали {a.n} и {b.n}."),
    ("signing", DAY, "Томск", "13 мая в Томске состоялось подписание меморандума. Его подписали {a.n} и {b.n}."),
    ("other", DAY, "Томск", "В открытии выставки 13 мая в Томске участвовали {a.n} и {b.n}."),
    ("other", DAY, "Томск", "В церемонии открытия выставки, которая прошла 13 мая в Томске, участвовали {a.n} и {b.n}."),
    ("forum", DAY, "Томск", "Участниками форума 13 мая в Томске стали {a.n} и {b.n}."),
    ("visit", AHEAD, "Томск", "20 мая {b.n} приедет в Томск по приглашению {a.g}."),
    ("visit", AHEAD, "Томск", "20 мая {b.n} прибудет в Томск. Гостя примет {a.n}."),
    ("visit", AHEAD, "Томск", "Визит {b.g} в Томск запланирован на 20 мая. Его примет {a.n}."),
    ("visit", "2024-04", "Томск", "В апреле {b.n} приезжал в Томск по приглашению {a.g}."),
]  # fmt: skip
ALONE = [
    "13 мая {b.n} посетил в Томске завод. Его построил в 1998 году {a.n}.",
    "13 мая {b.n} осмотрел в Томске порт. {a.n} прислал ему приветствие.",
]


@each(("form", "day", "place", "words"), TOLD)
def test_what_stands_beside(form: str, day: str, place: str | None, words: str) -> None:
    sentence = written(words, HOSTS[0], GUESTS[0])
    assert told(REPORT.format(sentence)) == [(form, day, place, ["Званцев", "Морено"])]


@pytest.mark.parametrize("words", ALONE)
def test_who_is_no_host(words: str) -> None:
    read = told(REPORT.format(written(words, HOSTS[0], GUESTS[0])))
    assert [one[3] for one in read if len(one[3]) > 1] == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("13 мая чилийский посол встретился с {Ai}.", "2024-05-13"),
        ("13 мая чилийского дипломата принял {A}.", "2024-05-13"),
        ("13 мая гостя принял {A}.", "2024-05-13"),
        ("13 мая {A} показал гостю порт.", "2024-05-13"),
        ("13 мая с гостем встретился {A}.", "2024-05-13"),
        ("13 мая с ним встретился {A}.", "2024-05-13"),
        ("На следующий день его принял {A}.", "2024-05-13"),
    ],
)
def test_a_guest_told_of_the_day_before(words: str, day: str) -> None:
    host, by_host = "губернатор Томской области Илья Званцев", "губернатором Томской области Ильёй Званцевым"
    sentence = words.replace("{Ai}", by_host).replace("{A}", host)
    read = told(REPORT.format(f"Посол Чили в России Хуан Морено прилетел в Томск 12 мая. {sentence}"))
    assert [one[1:] for one in read if len(one[3]) > 1] == [(day, None, ["Званцев", "Морено"])]


@pytest.mark.parametrize(
    "guests",
    ["с чилийскими депутатами", "с бизнесменами из Чили", "с предпринимателями провинции Ганьсу"],
)
def test_a_side_that_nobody_leads(guests: str) -> None:
    words = f"13 мая губернатор Томской области Илья Званцев провёл встречу {guests}."
    assert [(one[1], one[3]) for one in told(REPORT.format(words))] == [("2024-05-13", ["?", "Званцев"])]


def test_a_meeting_called_off() -> None:
    words = "Встречу губернатора Томской области Ильи Званцева с послом Чили Хуаном Морено 13 мая отменили."
    assert told(REPORT.format(words)) == []


def test_whoever_is_named_behind_a_colon_is_no_guest() -> None:
    words = (
        "Посол Чили Хуан Морено побывал вчера в Томске. В июле посол вновь приедет в Лахор: Марьям Хан пригласила его."
    )
    assert ("visit", "2024-07", "Лахор", ["Морено"]) in told(REPORT.format(words))
