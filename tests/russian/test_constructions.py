"""Constructions of Russian reports, each in a report made for it: who is to act, towns, names, terms, amounts."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Commitment, Figure, Meeting, Statement

HEAD = "Администрация города Вологды\n14 марта 2022 года\n\nМэр принял гостей из города-побратима\n\n"
MET = (
    "14 марта мэр Вологды Сергей Латышев принял делегацию города-побратима Кокколы, которую возглавила вице-мэр "
    "Пяйви Хуттунен.\n\n"
)


def entries(words: str) -> tuple[list[Meeting], list[Statement], list[Figure], list[Commitment]]:
    """The entries of a report of a town hall that ends with these words."""
    found = read_text(HEAD + MET + words, source="report.txt").entries
    return (
        [one for one in found if isinstance(one, Meeting)],
        [one for one in found if isinstance(one, Statement)],
        [one for one in found if isinstance(one, Figure)],
        [one for one in found if isinstance(one, Commitment)],
    )


def acting(words: str) -> list[list[str]]:
    """Who is to act in each commitment of such a report."""
    return [[actor.name for actor in one.actors] for one in entries(words)[3]]


def test_a_town_that_no_table_has_is_a_side() -> None:
    meetings, *_ = entries("Встреча прошла тепло.")
    assert [who.represents and who.represents.name for who in meetings[0].participants] == ["Вологда", "Коккола"]


def test_verbs_tell_he_or_she() -> None:
    _, said, *_ = entries("Пяйви Хуттунен поблагодарила хозяев. В Кокколе, сообщила она, живут 48 тысяч человек.")
    assert [one.speaker and one.speaker.name for one in said] == ["Пяйви Хуттунен"]


def test_a_name_is_spelt_by_all_its_forms_and_keeps_its_letter() -> None:
    text = "Минск\n\n— Губернатор Пётр Дворжёв приехал с Ерланом Мусабековым. Ерлана Мусабекова встречали в порту."
    names = {
        who.name
        for one in read_text(text, source="x.txt").entries
        if isinstance(one, Meeting)
        for who in one.participants
    }
    assert names <= {"Пётр Дворжёв", "Ерлан Мусабеков"}


def test_the_second_who_is_told_something_acts() -> None:
    words = "Мэр поручил департаменту культуры до 1 мая подготовить план, а департаменту финансов — найти деньги."
    assert acting(words) == [["департамент культуры"], ["департамент финансов"]]


def test_those_who_decide_together_act() -> None:
    assert acting("Стороны подписали программу культурных обменов и решили учредить театральный фестиваль.") == [
        ["Вологда", "Коккола"],
        ["Вологда", "Коккола"],
    ]


def test_whoever_is_told_in_the_passive_acts() -> None:
    told = acting("Департаменту культуры поручено в двухнедельный срок представить смету.")
    assert [[name.lower() for name in names] for names in told] == [["департамент культуры"]]


def test_a_term_and_a_month_to_come_are_dates() -> None:
    *_, promised = entries(
        "Департаменту культуры поручено в двухнедельный срок представить смету. "
        "Стороны договорились провести в феврале фестиваль."
    )
    assert [one.due for one in promised] == ["2022-03-28", "2023-02"]


def test_what_is_signed_long_ago_is_no_commitment() -> None:
    assert acting("Соглашение о побратимстве города подписали в 1994 году.") == []


def test_a_match_report_promises_nothing() -> None:
    text = (
        "«Металл» вырвал победу\n\nНа последней минуте матча вратарь пропустил шайбу, и трибуны встали. Тренер заявил: "
        "«Защитник забил гол за минуту до сирены. Мы намерены выиграть первенство и кубок, если болельщики помогут»."
    )
    assert not [one for one in read_text(text, source="x.txt").entries if isinstance(one, Commitment)]


def test_an_amount_takes_the_currency_before_it() -> None:
    *_, figures, _ = entries("Проект оценивается в 1,1 млрд долларов, из них почти 400 млн уже освоено.")
    assert [one.unit for one in figures] == ["USD", "USD"]


def test_a_dash_stands_for_the_verb_of_growth() -> None:
    *_, figures, _ = entries("Экспорт вырос на 12%, а импорт — лишь на 3,4%. Темп роста торговли — 134,2%.")
    assert [one.measure for one in figures] == ["change", "change", "change"]
    assert [round(one.low or 0, 2) for one in figures] == [11.5, 3.35, 34.15]


def test_what_somebody_denies_is_promised_by_nobody() -> None:
    assert acting("Мэр Вологды Сергей Латышев отрицает, что Коккола обещала построить мост.") == []
    assert acting("Мэр Вологды Сергей Латышев сказал, что Коккола обещала построить мост.") == [["Коккола"]]
