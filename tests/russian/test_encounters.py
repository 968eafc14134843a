"""Encounters in Russian: sessions and who chaired them, accepted invitations, what came next the same day, guests."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting

HEAD = "3 июня 2025 года\n\nСегодня президент Чили Хуан Перес принял премьер-министра Ганы Кофи Аду.\n\n"
FIRST = "2025-06-03 meeting: Хуан Перес, Кофи Аду"
TOLD = [
    ("Затем глава государства встретился с мэром Кито Пабло Вегой.",
     [FIRST, "2025-06-03 meeting: Хуан Перес, Пабло Вега"]),
    ("В тот же день Кофи Аду побеседовал с ректором университета Анной Гомес.",
     [FIRST, "2025-06-03 meeting: Кофи Аду, Анна Гомес"]),
    ("Глава государства пригласил гостя в Арику на выставку в октябре. Кофи Аду принял приглашение.",
     [FIRST, "2025-10 visit: Кофи Аду, Хуан Перес"]),
    ("Кофи Аду пригласил Хуана Переса посетить Аккру в мае 2026 года, и президент с благодарностью принял приглашение.",
     [FIRST, "2026-05 visit: Хуан Перес, Кофи Аду"]),
    ("Кофи Аду пригласил Хуана Переса посетить Аккру. Приглашение было принято.",
     [FIRST, "None visit: Хуан Перес, Кофи Аду"]),
    ("Хуан Перес заявил, что саммит в Лиме стал прорывным. Кофи Аду отказался: приглашение он не принял.", [FIRST]),
    ("В Сантьяго под сопредседательством министра торговли Чили Луиса Петрова и посла Ганы Джона Мбеки прошло заседание "
     "рабочей группы.", [FIRST, "None meeting: Луис Петров, Джон Мбеки"]),
    ("2 июня прошло пятое заседание межправительственной комиссии. Чилийскую часть возглавил министр торговли Луис Мора, "
     "ганскую — министр энергетики Ганы Джон Котей.", [FIRST, "2025-06-02 meeting: Луис Мора, Джон Котей"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_who_met_and_when(words: str, expected: list[str]) -> None:
    found = [one for one in read_text(HEAD + words, source="x.txt").entries if isinstance(one, Meeting)]
    told = [f"{one.date} {one.form}: " + ", ".join(who.name or "?" for who in one.participants) for one in found]
    assert sorted(told) == sorted(expected)


def test_a_leader_is_the_guest_of_later_sentences() -> None:
    text = (
        "14 марта 2025 года\n\nХоким Навоийской области Нормат Турсунов 12 марта принял делегацию Раджастхана во главе с "
        "главным министром Раджем Шармой. 13 марта гости побывали в Нурате, где встретились с ректором Дилором Азизовой."
    )
    found = [one for one in read_text(text, source="x.txt").entries if isinstance(one, Meeting)]
    assert [who.name for who in found[1].participants] == ["Радж Шарма", "Дилором Азизова"]
    assert [who.represents and who.represents.code for who in found[0].participants] == ["UZ-NW", "IN-RJ"]


def test_an_accepted_invitation_is_an_agreement_too() -> None:
    words = "Кофи Аду пригласил Хуана Переса посетить Аккру в мае 2026 года. Президент принял приглашение."
    found = [one for one in read_text(HEAD + words, source="x.txt").entries if isinstance(one, Commitment)]
    told = [(one.force, one.type, [who.name for who in one.actors], one.due) for one in found]
    assert told == [
        ("soft", "proposal", ["Хуан Перес"], "2026-05"),
        ("firm", "agreement", ["Хуан Перес"], "2026-05"),
    ]
    assert found[1].counterpart and found[1].counterpart.code == "GH"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "?"])
def test_a_text_without_words_tells_of_no_encounter(text: str) -> None:
    assert not [each for each in read_text(text, language="ru").entries if isinstance(each, Meeting)]
