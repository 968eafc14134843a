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
        ("Лавров отметил, что договор готов.", "Лавров", "договор готов"),
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


@pytest.mark.parametrize(
    ("sentence", "mode", "speaker", "content"),
    [
        ("Он сказал, что «задержек больше не будет», а кран уже купили.", "direct", "Илья Громов",
         "задержек больше не будет"),
        ("— Мы вам доверяем, — сказал гость из Загреба, директор завода Пётр Савич.", "direct", "Пётр Савич",
         "Мы вам доверяем"),
        ("«Завод готов», — приводит пресс-служба слова Громова.", "direct", "Илья Громов", "Завод готов"),
        ("«Завод готов», — цитирует губернатора «Курьер».", "direct", "Илья Громов", "Завод готов"),
        ("— Порт готов, — говорит Громов и добавляет: — Деньги есть.", "direct", "Илья Громов", "Деньги есть."),
        ("«Мы рады гостям из Загреба», — так начал встречу губернатор.", "direct", "Илья Громов",
         "Мы рады гостям из Загреба"),
        ("Громов: «Мы рады гостям».", "direct", "Илья Громов", "Мы рады гостям"),
        ("На взгляд посла, порт пора расширять.", "indirect", "Златко Перич", "порт пора расширять"),
        ("По словам Громова, который строит порт, деньги есть.", "indirect", "Илья Громов", "деньги есть"),
        ("Согласно данным таможни, ввоз вырос.", "indirect", "таможня", "ввоз вырос"),
        ("В пресс-службе губернатора уточнили: встреча была закрытой.", "indirect", "пресс-служба губернатора",
         "встреча была закрытой"),
        ("Обе стороны подтвердили заинтересованность в рейсах.", "indirect", "Обе стороны",
         "заинтересованность в рейсах"),
        ("Посол считает необходимым открыть рейсы.", "indirect", "Златко Перич", "необходимым открыть рейсы"),
        ("Громов уверен в успехе порта.", "indirect", "Илья Громов", "в успехе порта"),
        ("Посол выступил за отмену виз.", "indirect", "Златко Перич", "за отмену виз"),
        ("Подчёркнута важность прямых рейсов.", "indirect", None, "важность прямых рейсов"),
        ("Порт достроят, добавил Громов, отметив, что деньги есть.", "indirect", "Илья Громов", "Порт достроят"),
    ],
)  # fmt: skip
def test_words_have_their_speaker_and_their_bounds(sentence: str, mode: str, speaker: str | None, content: str) -> None:
    found = [(kind, who, words.lstrip("— ")) for kind, who, words in statements(sentence)]
    assert (mode, speaker, content) in found


def test_questions_and_answers_in_turn_are_told_apart_without_a_mark() -> None:
    text = (
        "– Илья Олегович, порт готов?\n\n– Готов, краны уже стоят на причале.\n\n– А склады?\n\n– Их достроят к маю.\n\n"
        "– Вы обещали ещё и дорогу.\n\n– Её начнут в июне.\n\nСправка. Порт строят с 2020 года."
    )
    assert [words for mode, _, words in statements(text) if mode == "direct"] == [
        "– Готов, краны уже стоят на причале.",
        "– Их достроят к маю.",
        "– Её начнут в июне.",
    ]


def test_a_headline_may_name_who_says_it_behind_a_dash() -> None:
    text = (
        "Порт достроят к маю — губернатор Громов\n\n12 марта 2024 года\n\n"
        "Губернатор Самарской области Илья Громов принял посла Хорватии в России Златко Перича. Гости осмотрели порт.\n"
    )
    (one,) = [e for e in read_text(text).entries if isinstance(e, Statement)]
    assert (one.content, one.speaker and one.speaker.name) == ("Порт достроят к маю", "Илья Громов")


def test_a_dateline_between_slashes_is_no_part_of_what_is_said() -> None:
    text = f"{HEAD}Самара, 3 июля /Волга-Пресс/ -- Порт достроят к маю, сообщил Илья Громов.\n"
    (one,) = [e for e in read_text(text).entries if isinstance(e, Statement)]
    assert one.content == "Порт достроят к маю"
