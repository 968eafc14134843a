"""What everyday sentences of Russian press offices promise, and what they only hope, predict, describe or thank for."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.tables import each

LEAD = (
    "Министры обсудили поставки\n\n12 марта 2024 года\n\n"
    "Министр торговли Казахстана Арман Сейтов встретился с министром торговли Чили Хуаном Моралесом.\n\n"
)
BOTH = ["KZ", "CL"]
Told = list[tuple[str, str, list[str], str | None, str]]
PROMISED: list[tuple[str, Told]] = [
    ("Стороны подписали документы о строительстве порта и обучении лоцманов.", [("firm", "agreement", BOTH, None, "документы о строительстве порта и обучении лоцманов")]),
    ("Стороны подписали документы.", []),
    ("Подписаны 12 документов, в том числе меморандум о создании фонда.", [("firm", "agreement", BOTH, None, "меморандум о создании фонда")]),
    ("Подписывается соглашение о создании совместного фонда.", [("firm", "agreement", BOTH, None, "соглашение о создании совместного фонда")]),
    ("Стороны признали целесообразным проводить встречи раз в квартал.", [("soft", "proposal", BOTH, None, "проводить встречи раз в квартал")]),
    ("Министры сочли необходимым создать рабочую группу.", [("soft", "proposal", BOTH, None, "создать рабочую группу")]),
    ("Сейтов отметил необходимость создать рабочую группу.", [("soft", "proposal", [], None, "создать рабочую группу")]),
    ("Стороны будут помогать в организации миссий, как в Чили, так и в Казахстане.", [("firm", "agreement", BOTH, None, "будут помогать в организации миссий, как в Чили, так и в Казахстане")]),
    ("Сейтов предложил провести форум в ноябре – начале декабря.", [("soft", "proposal", BOTH, "2024-11/2024-12", "провести форум в ноябре – начале декабря")]),
    ("Заседание Сейтов предложил провести в мае – июне.", [("soft", "proposal", BOTH, "2024-05/2024-06", "провести в мае – июне")]),
    ("В Ханое, Хайфоне (провинции Хайзыонг) и Дананге ожидаются встречи с партнёрами.", [("firm", "plan", BOTH, None, "В Ханое, Хайфоне (провинции Хайзыонг) и Дананге ожидаются встречи с партнёрами")]),
    ("«У нас есть возможность принять студентов», — сказал Сейтов.", [("soft", "offer", ["KZ"], None, "принять студентов")]),
    ("«Сегодня мы готовы открыть рейс», — сказал Сейтов.", [("soft", "offer", ["KZ"], None, "открыть рейс")]),
]  # fmt: skip
NOTHING = [
    "«Сегодня есть возможность обменяться информацией», — сказал Сейтов.",
    "Сейтов выразил надежду, что взаимные визиты будут носить интенсивный характер.",
    "Моралес отметил, что обсуждения будут носить продолжительный характер.",
    "«Убеждён, что вы поставите много вопросов», — сказал Сейтов.",
    "«Хочу поблагодарить вас за приём», — сказал Сейтов.",
    "«Хочу поздравить коллег с открытием порта», — сказал Сейтов.",
    "В состав делегации войдут чиновники и предприниматели.",
]


@each(("sentence", "told"), PROMISED, ids=[one[0] for one in PROMISED])
def test_everyday_sentence_promises(sentence: str, told: Told) -> None:
    found = [one for one in read_text(LEAD + sentence + "\n").entries if isinstance(one, Commitment)]
    read = [(c.force, c.type, [a.code or a.name for a in c.actors], c.due, c.action) for c in found]
    assert read == told


@pytest.mark.parametrize("sentence", NOTHING)
def test_everyday_sentence_promises_nothing(sentence: str) -> None:
    assert not [one for one in read_text(LEAD + sentence + "\n").entries if isinstance(one, Commitment)]
