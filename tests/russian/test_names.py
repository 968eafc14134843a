"""Names of people and places in Russian: the nominative whatever case the text uses, and nothing cut off."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting, Statement
from communique.text.russian import DAT, GEN, INS, NOM, read_name


@pytest.mark.parametrize(
    ("written", "case", "nominative", "gender"),
    [
        ("вениамину кондратьеву", DAT, "вениамин кондратьев", "m"),
        ("александра лукашенко", GEN, "александр лукашенко", "m"),
        ("натальи мурашко", GEN, "наталья мурашко", "f"),
        ("ольгой петровой", INS, "ольга петрова", "f"),
        ("си цзиньпином", INS, "си цзиньпин", "m"),
        ("иваном сергеевичем крупко", INS, "иван сергеевич крупко", "m"),
        ("жанар айтжановой", GEN, "жанар айтжанова", "f"),
        ("рафаэлем гросси", INS, "рафаэль гросси", "m"),
        ("чэнь цзянь", NOM, "чэнь цзянь", "m"),
    ],
)
def test_a_name_is_put_into_the_nominative(written: str, case: int, nominative: str, gender: str) -> None:
    words, _, told = read_name(tuple(written.split()), case)
    assert (" ".join(words), told) == (nominative, gender)


def speakers(text: str) -> list[str | None]:
    found = [e for e in read_text(text).entries if isinstance(e, Statement)]
    return [e.speaker.name if e.speaker else None for e in found]


def test_a_patronymic_is_part_of_the_name() -> None:
    text = "Губернатор Краснодарского края Вениамин Иванович Кондратьев отметил, что экспорт региона вырос.\n"
    assert speakers(text) == ["Вениамин Иванович Кондратьев"]


def test_shorter_names_initials_and_pronouns_are_the_same_person() -> None:
    text = (
        "Министр экономики Татарстана Ольга Сергеевна Ежова заявила, что завод построен. По словам Ежовой, работы идут. "
        "Она добавила, что дорога открыта. О. С. Ежова отметила, что экспорт растет.\n"
    )
    assert speakers(text) == ["Ольга Сергеевна Ежова"] * 4


def test_those_who_met_stand_in_the_nominative_with_their_areas() -> None:
    text = (
        "МИНСК, 3 ноября 2023 года — Президент Беларуси Александр Лукашенко принял губернатора Хабаровского края "
        "Михаила Дегтярева.\n"
    )
    (meeting,) = [e for e in read_text(text).entries if isinstance(e, Meeting)]
    people = [(p.name, p.role, p.represents and p.represents.code) for p in meeting.participants]
    assert people == [
        ("Александр Лукашенко", "Президент Беларуси", "BY"),
        ("Михаил Дегтярев", "губернатор Хабаровского края", "RU-KHA"),
    ]
    assert (meeting.date, meeting.place) == ("2023-11-03", "Минск")


def participants(text: str) -> list[list[str | None]]:
    return [[who.name for who in one.participants] for one in read_text(text).entries if isinstance(one, Meeting)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("министром торговли Омана Салимом аль-Харси", "Салим аль-Харси"),
        ("послом Вьетнама Нгуен Ван Минем", "Нгуен Ван Минь"),
        ("вице-министром сельского хозяйства Монголии Батом Дорджем", "Бат Дордж"),
    ],
)
def test_a_name_of_several_parts_is_read_whole(written: str, name: str) -> None:
    text = f"12 марта 2024 года\n\nГубернатор Омской области Виктор Седов встретился сегодня в Омске с {written}.\n"
    assert participants(text) == [["Виктор Седов", name]]


def test_who_took_part_joins_the_meeting_before() -> None:
    lead = (
        "12 марта 2024 года\n\nГубернатор Омской области Виктор Седов сообщил о новой линии. В среду он провел в Омске"
    )
    text = f"{lead} встречу с послом Монголии Олегом Дамбаевым.\n\nВо встрече приняла участие министр Анна Котова.\n"
    assert participants(text) == [["Виктор Седов", "Олег Дамбаев", "Анна Котова"]]


def test_investors_of_one_side_are_not_both_sides() -> None:
    lead = "12 марта 2024 года\n\nГубернатор Омской области Виктор Седов принял посла Монголии Олега Дамбаева."
    text = f"{lead}\n\nВиктор Седов призвал монгольских инвесторов построить фабрику в Омской области.\n"
    actors = [one.actors for one in read_text(text).entries if isinstance(one, Commitment)]
    assert [[who.code for who in one] for one in actors] == [["MN"]]
