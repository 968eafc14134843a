"""Who says what in Russian reports: nobody named, bodies by their name, quotations over paragraphs."""

from __future__ import annotations

import pytest

from communique.entries.reading import read_text
from communique.kinds import Statement

HEAD = (
    "12 марта 2024 года\n\nГубернатор Самарской области Илья Громов принял посла Хорватии в России Златко Перича.\n\n"
)


def statements(text: str) -> list[tuple[str, str | None, str]]:
    """The mode, the speaker's name or else role, and the words of each statement."""
    found = [e for e in read_text(f"{HEAD}{text}\n").entries if isinstance(e, Statement)]
    told = [(e.mode, e.speaker and (e.speaker.name or e.speaker.role), e.content) for e in found]
    return sorted(told, key=lambda one: text.find(one[2]))


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("Было отмечено, что торговля выросла вдвое.", None, "торговля выросла вдвое"),
        ("Подчёркнуто, что переговоры идут по плану.", None, "переговоры идут по плану"),
        ("На встрече отмечалось, что рейсов мало.", None, "рейсов мало"),
        ("Как подчёркивалось, основу экспорта составляет зерно.", None, "основу экспорта составляет зерно"),
        ("Журналистам сообщили, что рейс отложен.", None, "рейс отложен"),
        ("Завод сменил хозяина, следует из данных Росстата.", "Росстат", "Завод сменил хозяина"),
        ("Склады заполнены, передает в среду Reuters.", "Reuters", "Склады заполнены"),
        ("Склады заполнены, пишет «Курьер Волги».", "Курьер Волги", "Склады заполнены"),
        ("Торговля выросла, сообщает национальный статистический комитет.", "национальный статистический комитет",
         "Торговля выросла"),
        ("Источник в правительстве рассказал, что договор готов.", "Источник в правительстве", "договор готов"),
        ("Фермеры пожаловались, что вагонов нет.", "Фермеры", "вагонов нет"),
        ("В «Волжском льне» заявили, что сырья хватает.", "Волжский лён", "сырья хватает"),
        ("Торговля, уверен Громов, вырастет к осени вдвое.", "Илья Громов", "Торговля вырастет к осени вдвое"),
        ("Констатировав, что вагонов нет, Илья Громов обещал помощь.", "Илья Громов", "вагонов нет"),
        ("Об этом договорились сегодня. По его данным, завод построят.", "Златко Перич", "завод построят"),
    ],
)  # fmt: skip
def test_reported_speech_has_its_speaker(sentence: str, speaker: str | None, content: str) -> None:
    assert ("indirect", speaker, content) in [
        (mode, who, " ".join(words.split())) for mode, who, words in statements(sentence)
    ]


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed() -> None:
    text = "«Мы ждём гостей.\n\nСклад построен. Места хватит всем.\n\nДорогу откроют весной», — сказал Громов."
    assert statements(text) == [
        ("direct", "Илья Громов", "Мы ждём гостей."),
        ("direct", "Илья Громов", "Склад построен. Места хватит всем."),
        ("direct", "Илья Громов", "Дорогу откроют весной"),
    ]


def test_a_quotation_opened_anew_in_each_paragraph_is_of_whoever_closes_it() -> None:
    text = "«Мы ждём гостей.\n\n«Склад построен. Места хватит.\n\n«Дорогу откроют весной», — сказал посол Перич."
    assert {who for _, who, _ in statements(text)} == {"Златко Перич"}


def test_what_stands_in_a_paper_is_direct_speech_of_its_body() -> None:
    text = (
        "Итоги подвело министерство торговли Самарской области.\n\n«Рост замедлился из-за цен», — говорится в докладе."
    )
    assert statements(text) == [("direct", None, "Рост замедлился из-за цен")]
