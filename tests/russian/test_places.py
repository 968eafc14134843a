"""Places in Russian: cities with a code of their own, as in English, and those that have none."""

from __future__ import annotations

import pytest

from communique.entries.ru.grammar import lay_out_russian
from communique.entries.ru.places import find_places
from communique.words.load import load_words

CODES = [
    ("В Минске, Бишкеке и под Ташкентом", "Минск=BY-HM; Бишкек=KG-GB; Ташкент=UZ-TK"),
    ("из Ашхабада в Тбилиси через Баку", "Ашхабад=TM-S; Тбилиси=GE-TB; Баку=AZ-BA"),
    ("в Аддис-Абебе и Буэнос-Айресе", "Аддис-Абеба=ET-AA; Буэнос-Айрес=AR-C"),
    ("Ереван, Прага и Будапешт", "Ереван=AM-ER; Прага=CZ-10; Будапешт=HU-BU"),
    ("в Анкаре, Тегеране и Эр-Рияде", "Анкара=~; Тегеран=~; Эр-Рияд=~"),
    ("на Смоленщине, в Алжире и штате Гуджарат", "Смоленщина=RU-SMO; Алжир=DZ; Гуджарат=IN-GJ"),
    (
        "в Хорезме, Мазендеране и Жилинском крае",
        "Хорезм=UZ-XO; Мазендеран=IR-02; Жилинский край=SK-ZI",
    ),
    ("Минская область и Ташкентская область", "Минская область=BY-MI; Ташкентская область=UZ-TO"),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_a_city_has_a_code_where_it_is_a_subdivision(text: str, expected: str) -> None:
    found = find_places(lay_out_russian(text, load_words("ru")))
    assert "; ".join(f"{place.base}={place.code or '~'}" for place in found) == expected
