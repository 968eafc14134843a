"""Entries in another script in the reader's language: places, people, offices, goods, and what is not known."""

from __future__ import annotations

import pytest

from communique.kinds import Area, Person, Sector
from communique.report.reader import english_goods, english_name, english_place, english_role, gloss, place_name

KALININGRAD = Area("Калининградская область", "RU-KGD")
GRODNO = Area("Гродненская область", "BY-HR")


@pytest.mark.parametrize(("name", "code", "said"), [
    ("Калининградская область", "RU-KGD", "Kaliningrad Region"), ("Кубань", "RU-KDA", "Krasnodar Territory"),
    ("Турция", "TR", "Türkiye"), ("Гродно", None, "Grodno"), ("Republic of Peru", "PE", "Republic of Peru"),
    ("Flanders", None, "Flanders"),
])  # fmt: skip
def test_a_place_has_the_name_of_its_code_where_it_cannot_be_read(name: str, code: str | None, said: str) -> None:
    assert english_place(name, code) == said


def test_a_list_of_places_has_one_name_for_each() -> None:
    assert place_name("STATE OF MINNESOTA", "US-MN") == place_name("Миннесота", "US-MN") == "Minnesota"


@pytest.mark.parametrize(("role", "area", "said"), [
    ("Губернатор Калининградской области", KALININGRAD, "Governor of Kaliningrad Region"),
    ("председатель Гродненского облисполкома", GRODNO, "Chairman of regional executive committee, Grodno Region"),
    ("министр сельского хозяйства и продовольствия", None, "Minister of agriculture and food"),
    ("главный хранитель покоев", None, None),
    ("Minister of Trade", None, "Minister of Trade"),
])  # fmt: skip
def test_an_office_is_in_english_only_where_every_word_is_known(role: str, area: Area | None, said: str | None) -> None:
    assert english_role(Person("Павел Орловцев", role, area)) == said


def test_names_are_in_latin_letters() -> None:
    assert english_name("Павел Орловцев") == "Pavel Orlovtsev"
    assert english_name("Ana Kovač") == "Ana Kovač"
    assert english_name("белорусские автобусы") == "Belarusian buses"
    assert english_name("гродненские хухрики") == "гродненские хухрики"


@pytest.mark.parametrize(("code", "name", "said"), [
    ("8702", "автобусы", "buses"), ("8703", "легковые автомобили", "automobiles, cars"),
    ("8702", "coaches", "coaches"), ("9999", "нечто", "нечто"),
])  # fmt: skip
def test_goods_have_the_name_of_their_heading(code: str, name: str, said: str) -> None:
    assert english_goods(Sector(code, name)) == said


def test_a_few_words_are_put_into_english_only_where_all_are_known() -> None:
    assert gloss("белорусских автобусов") == "Belarusian buses"
    assert gloss("белорусских хухриков") is None
