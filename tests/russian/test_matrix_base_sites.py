"""Bases that no table of places has: ports and terminals with names, sites told before, towns by their capital."""

from __future__ import annotations

from typing import Final

import pytest

from communique.entries.reading import read_text
from communique.kinds import Hub
from tests.tables import each

REPORT: Final = (
    "О сотрудничестве\n\n14 марта 2025 года\n\nГубернатор Томской области Илья Званцев встретился с послом Казахстана "
    "Ерланом Байжумановым.\n\n{}\n"
)
# The subject, its name as a base, and a sentence before it.
SITES: Final = [
    ("Хачмаз", "Хачмаз", ""),
    ("Томск", "Томск", ""),
    ("Порт Туркменбаши", "Туркменбаши", ""),
    ("Омский речной порт", "Омский речной порт", ""),
    ("Актауский порт", "Актауский порт", ""),
    ("Порт", "Туркменбаши", "На встрече обсудили порт Туркменбаши. "),
    ("Порт", "Омский речной порт", "Губернатор рассказал о складах Омского речного порта. "),
    ("Терминал", "терминал «Достык»", "Стороны осмотрели терминал «Достык». "),
    ("Терминал «Достык»", "терминал «Достык»", ""),
    ("Аэропорт Томска", "аэропорт Томска", ""),
    ("Станция Достык", "Достык", ""),
    ("Регион", "Томская область", ""),
]
BASES: Final = [
    ("воротами", "воротами", "в Иран и страны Персидского залива"),
    ("распределительным узлом", "распределительный узел", "для поставок казахской продукции в Россию и страны Балтии"),
    ("перевалочным узлом", "перевалочный узел", "для грузов, следующих из Казахстана в страны Северной Европы"),
    ("опорной площадкой", "опорную площадку", "для выхода на рынки Африки"),
    ("транзитным узлом", "транзитный узел", "на маршруте Север – Юг"),
    ("площадкой", "площадку", "для экспорта в Монголию"),
]
FRAMES: Final = [
    ("planned", "{s} должен стать {i} {t}."),
    ("planned", "{s} мог бы превратиться в {a} {t}."),
    ("planned", "{s} способен стать для наших предприятий {i} {t}."),
    ("planned", "{s}, по мнению посла, способен стать {i} {t}."),
    ("planned", "«{s} станет {i} {t}», – сказал посол."),
    ("existing", "{s} уже служит {i} {t}."),
    ("existing", "{s} давно стал {i} {t}."),
]


def hubs(words: str) -> list[tuple[str, str]]:
    return [(one.area.name, one.status) for one in read_text(REPORT.format(words)).entries if isinstance(one, Hub)]


@each(("subject", "name", "before"), SITES)
@each(("status", "frame"), FRAMES)
def test_sites_are_bases(status: str, frame: str, subject: str, name: str, before: str) -> None:
    for instrumental, accusative, to in BASES:
        words = before + frame.format(s=subject, i=instrumental, a=accusative, t=to)
        if subject == "Станция Достык":
            words = words.replace("должен", "должна").replace("мог ", "могла ").replace("способен", "способна")
        ((found, told),) = hubs(words)
        assert (found.endswith(name), told) == (True, status), words


def test_the_speaker_from_abroad_means_the_region_where_they_are() -> None:
    assert hubs("По словам посла, область может стать воротами в Китай.") == [("Томская область", "planned")]


@pytest.mark.parametrize(
    "words",
    [
        "До конца года мы подготовим площадку под завод в Михайловском районе.",
        "Новый порт станет воротами в Иран.",
        "Компания станет базой для поставок в Монголию.",
        "Завод «Томмаш» откроет терминал для экспорта.",
        "Это должно стать мостом для дружбы.",
    ],
)
def test_no_bases(words: str) -> None:
    assert hubs(words) == []
