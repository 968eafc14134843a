"""Numbers of everyday Russian reports that count nothing, beside those that do."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Figure

LEAD = (
    "Министры обсудили поставки\n\n12 марта 2024 года\n\n"
    "Министр торговли Казахстана Арман Сейтов встретился с министром торговли Чили Хуаном Моралесом.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Меморандум заключён между двумя университетами.", []),
        ("Соглашение подписано между тремя палатами.", []),
        ("Стороны договорились о встрече двух премьеров.", []),
        ("Сотрудничество двух вузов началось в 2010 году.", []),
        ("Чили и 47 регион связаны соглашениями.", []),
        ("В этом участвует 47 регионов России.", ["47 регионов"]),
        ("В порту работают два терминала.", ["два терминала"]),
        ("Из двух заводов один уже построен.", ["двух заводов"]),
        ("В форуме участвовали 14 компаний из двух стран.", ["14 компаний"]),
        ("В порту работает 21 причал.", ["21 причал"]),
    ],
)
def test_numbers_that_count_nothing(sentence: str, stated: list[str]) -> None:
    found = [one for one in read_text(LEAD + sentence + "\n").entries if isinstance(one, Figure)]
    assert [one.stated for one in found] == stated
