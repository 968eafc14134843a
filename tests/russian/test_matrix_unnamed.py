"""Encounters of which only the two sides are told, and who acts in what they settle."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment, Meeting
from tests.tables import each

LEADS = [  # a lead, the form, the host and the guest
    ("В правительстве Омской области прошла встреча с делегацией китайской провинции Хэнань.", "meeting", "Омская область", "Хэнань"),
    ("Омскую область посетила делегация китайской провинции Хэнань.", "visit", "Омская область", "Хэнань"),
    ("Омскую область посетила делегация Словакии.", "visit", "Омская область", "Словакия"),
    ("Омск принимает делегацию провинции Хэнань.", "meeting", "Омск", "Хэнань"),
    ("В Омске прошли переговоры представителей Омской области и провинции Хэнань.", "meeting", "Омская область", "Хэнань"),
    ("В Омске состоялась встреча руководства Омской области с делегацией Словакии.", "meeting", "Омская область", "Словакия"),
    ("Омская область и китайская провинция Хэнань обсудили поставки зерна.", "meeting", "Омская область", "Хэнань"),
    ("Правительственные делегации Беларуси и Лаоса провели переговоры.", "meeting", "Беларусь", "Лаос"),
    ("Делегация Лаоса прибыла в Беларусь.", "visit", "Беларусь", "Лаос"),
]  # fmt: skip
SENTENCES = [
    ("Стороны договорились открыть центр.", "12"),
    ("Обе стороны намерены открыть центр.", "12"),
    ("Гости откроют центр до конца года.", "2"),
    ("Хозяева откроют центр до конца года.", "1"),
    ("По итогам подписано соглашение о поставках рыбы.", "12"),
    ("Достигнута договорённость об открытии центра.", "12"),
]
TRAPS = [
    "Сборная Омской области встретилась с командой Казахстана и победила 3:1.",
    "Делегация Словакии не посетит Омскую область.",
    "Омскую область может посетить делегация Словакии.",
    "В Омской торгово-промышленной палате состоялась встреча с делегацией Торговой палаты Бурсы.",
]


def page(lead: str, rest: str = "") -> str:
    return f"Сотрудничество расширяется\n\nОмск, 12 марта 2026 года\n\n{lead}\n\n{rest}\n"


@pytest.mark.parametrize(("lead", "form", "host", "guest"), LEADS)
def test_two_sides(lead: str, form: str, host: str, guest: str) -> None:
    [one] = [e for e in read_text(page(lead)).entries if isinstance(e, Meeting)]
    assert one.form == form
    assert [(w.name, w.represents and w.represents.name) for w in one.participants] == [(None, host), (None, guest)]


@each(("lead", "form", "host", "guest"), LEADS)
@each(("sentence", "acting"), SENTENCES)
def test_who_acts(lead: str, form: str, host: str, guest: str, sentence: str, acting: str) -> None:
    found = [e for e in read_text(page(lead, sentence)).entries if isinstance(e, Commitment)]
    assert [[a.name for a in e.actors] for e in found] == [[{"1": host, "2": guest}[k] for k in acting]]


@pytest.mark.parametrize("lead", TRAPS)
def test_no_encounter_of_areas(lead: str) -> None:
    assert not [e for e in read_text(page(lead)).entries if isinstance(e, Meeting)]
