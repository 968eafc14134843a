"""What is told to an outlet, noted by a noun, asked of a body with commas in its name, or valued in a house."""

from __future__ import annotations

from typing import Final

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement

REPORT: Final = (
    "О сотрудничестве\n\n14 марта 2025 года\n\nГубернатор Томской области Илья Званцев встретился с министром торговли "
    "Чили Хуаном Морено. Во встрече участвовал генеральный директор компании «Томмаш» Олег Рябов.\n\n{}\n"
)
WORDS: Final = "завод закупит 40 машин"
OUTLETS: Final = [
    ("«Вестнику»", "«Вестником»"), ("порталу", "порталом"), ("АгроЮг.инфо", "АгроЮг.инфо"), ("газете", "газетой"),
    ("нашей газете", "нашей газетой"), ("корреспонденту «Вестника»", "корреспондентом «Вестника»"),
    ("журналистам", "журналистами"), ("агентству «Сибирь»", "агентством «Сибирь»"),
    ("«Сибирским новостям»", "«Сибирскими новостями»"), ("изданию", "изданием"), ("Tomsk.ru", "Tomsk.ru"), ("нам", "нами"),
]  # fmt: skip
SAID: Final = [
    ("Олег Рябов", "Как сообщил {o} генеральный директор компании Олег Рябов, завод закупит 40 машин."),
    ("Олег Рябов", "Как рассказал {o} Олег Рябов, завод закупит 40 машин."),
    ("Олег Рябов", "Завод закупит 40 машин, сообщил {o} Олег Рябов."),
    ("Олег Рябов", "Олег Рябов рассказал {o}, что завод закупит 40 машин."),
    ("источник в правительстве", "Как пояснил {o} источник в правительстве, завод закупит 40 машин."),
    ("участник встречи с российской стороны", "Как рассказал {o} участник встречи с российской стороны, завод закупит 40 машин."),
    ("Минторг", "В Минторге {o} ответили, что завод закупит 40 машин."),
    ("пресс-служба «Томмаша»", "В пресс-службе «Томмаша» {o} рассказали, что завод закупит 40 машин."),
    ("Олег Рябов", "«Завод закупит 40 машин», – сказал {o} Олег Рябов."),
    ("Минторг", "«Завод закупит 40 машин», – рассказали {o} в Минторге."),
    ("Олег Рябов", "В беседе с {i} Олег Рябов отметил, что завод закупит 40 машин."),
    ("Олег Рябов", "Олег Рябов заявил {o}: «Завод закупит 40 машин»."),
]  # fmt: skip


def said(words: str) -> list[tuple[str | None, str]]:
    """Who says what, by name or role."""
    found = [one for one in read_text(REPORT.format(words)).entries if isinstance(one, Statement)]
    return [(one.speaker and (one.speaker.name or one.speaker.role), one.content) for one in found]


@pytest.mark.parametrize(("who", "words"), SAID)
def test_outlets_are_told(who: str, words: str) -> None:
    for dative, instrumental in OUTLETS:
        found = said(words.format(o=dative, i=instrumental))
        assert [(name, what.lower()) for name, what in found] == [(who, WORDS)], dative


@pytest.mark.parametrize("outlet", ["", "порталу ", "журналистам ", "«Вестнику» "])
def test_a_body_by_its_capital(outlet: str) -> None:
    assert said(f"В Россельхознадзоре {outlet}пояснили, что завод закупит 40 машин.") == [("Россельхознадзор", WORDS)]


NOTED: Final = [
    "рост взаимной торговли", "последовательное укрепление отношений между странами", "успехи области в машиностроении",
    "положительную динамику взаимной торговли", "сокращение сроков поставок", "историческую близость двух народов",
    "высокий уровень сотрудничества двух регионов", "увеличение числа студентов из Чили",
]  # fmt: skip
FRAMES: Final = [
    "Губернатор отметил {}.", "Илья Званцев с глубоким удовлетворением отметил {}.", "Губернатор подчеркнул {}.",
    "Тепло приветствуя гостей, Илья Званцев отметил {}.", "Илья Званцев также констатировал {}.",
]  # fmt: skip


@pytest.mark.parametrize("noted", NOTED)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_noted(frame: str, noted: str) -> None:
    assert said(frame.format(noted)) == [("Илья Званцев", noted)]


@pytest.mark.parametrize(
    ("frame", "noted"),
    [
        ("Отмечена {}.", "положительная динамика взаимной торговли"),
        ("На встрече отмечена {}.", "положительная динамика взаимной торговли"),
        ("Отмечена {}.", "положительная динамика торговли: в первом полугодии оборот вырос на 5%"),
        ("Была отмечена {}.", "высокая активность компаний"),
        ("Отмечено {}.", "укрепление отношений двух стран"),
    ],
)
def test_what_nobody_noted(frame: str, noted: str) -> None:
    assert said(frame.format(noted)) == [(None, noted)]


ASKED: Final = [
    "Министерству инвестиций, промышленности и торговли", "министерству промышленности области", "Ивану Петрову",
    "министру транспорта Ивану Петрову", "руководителям районов",
]  # fmt: skip
BETWEEN: Final = [
    "",
    "совместно с чилийскими партнёрами ",
    "до 1 июля ",
    "совместно с чилийскими партнёрами до 1 июля ",
]


@pytest.mark.parametrize("verb", ["поручил", "предложил", "рекомендовал"])
@pytest.mark.parametrize("asked", ASKED)
def test_whom_a_task_is_given(asked: str, verb: str) -> None:
    for between in BETWEEN:
        task = f"{asked} {between}разработать программу кооперации"
        assert said(f"Губернатор {verb} {task}.") == [("Илья Званцев", task)]


@pytest.mark.parametrize("verb", ["констатирует", "парирует", "резюмирует", "рассуждает", "возражает"])
def test_the_present_of_verbs_of_two_aspects(verb: str) -> None:
    assert said(f"«Завод закупит сорок машин», – {verb} Рябов.") == [("Олег Рябов", "Завод закупит сорок машин")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("В Минторге оборот оценивают в 2 млрд долларов.", [("Минторг", "оборот в 2 млрд долларов")]),
        ("Как говорила моя бабушка, утро вечера мудренее.", []),
    ],
)
def test_what_is_valued_in_a_house(words: str, told: list[tuple[str, str]]) -> None:
    assert said(words)[: len(told)] == told
