"""Constructions of Russian house styles: lines of links, names in labels, initials, offices within offices, answers."""

from __future__ import annotations

from typing import TypeVar

from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment, Entry, Figure, Meeting, Statement

HEAD = "Пресс-служба губернатора Томской области\n22 ноября 2023 года\n\nГубернатор встретился с хокимом\n\n"
MET = (
    "Губернатор Томской области Пётр Иванович Лесков 21 ноября встретился в Томске с хокимом Навоийской области "
    "Республики Узбекистан Рустамом Каримовым.\n\n"
)
Kind = TypeVar("Kind", bound=Entry)
ASKED = "Деловая газета\n19 февраля 2024 года\n\nАльма Ребейру: «Кофе вы знаете»\n\n"
POST = "Посол Бразилии в Казахстане Альма Ребейру приехала в Астану осенью.\n\n"


def read(words: str, head: str = HEAD + MET) -> Reading:
    """A report that ends with these words."""
    return read_text(head + words, source="report.txt")


def of(kind: type[Kind], reading: Reading) -> list[Kind]:
    """The entries of one kind."""
    return [one for one in reading.entries if isinstance(one, kind)]


def speakers(reading: Reading) -> list[str | None]:
    """Who says each statement."""
    return [one.speaker.name if one.speaker else None for one in of(Statement, reading)]


def test_a_line_of_links_names_nobody() -> None:
    links = "Сайт области\nГубернатор   Документы   Обращения   Пресс-центр\n22.11.2023\n\nНовый рейс\n\n"
    found = read("Губернатор обсудил рейс с послом Венгрии Кларой Надь.", links + MET)
    assert "Пётр Иванович Лесков" in {who.name for one in of(Meeting, found) for who in one.participants}
    assert not any("Документы" in (who.name or "") for one in of(Meeting, found) for who in one.participants)


def test_a_name_before_a_colon_is_a_nominative() -> None:
    assert speakers(read("Ждём гостей.", ASKED + POST))[:1] == ["Альма Ребейру"]


def test_a_country_is_no_city_of_the_same_name() -> None:
    found = read("Посол Алжира Омар Саиди сообщил, что Сингапур покупает у Бразилии кофе на 5 млн долларов.")
    assert [who and who.represents and who.represents.code for who in (s.speaker for s in of(Statement, found))] == [
        "DZ"
    ]


def test_two_initials_are_those_of_somebody_named_without_a_patronymic() -> None:
    assert speakers(read("Р. А. Каримов подчеркнул, что область растёт.")) == ["Рустам Каримов"]


def test_an_office_is_of_the_smaller_of_two_areas() -> None:
    (meeting,) = of(Meeting, read("Беседа прошла тепло."))
    assert [who.represents and who.represents.code for who in meeting.participants] == ["RU-TOM", "UZ-NW"]


def test_an_office_of_three_parts_is_one() -> None:
    words = "Губернатор принял вице-премьер-министра Армении Арама Налбандяна. Вице-премьер заверил, что рейс откроют."
    assert speakers(read(words)) == ["Арам Налбандян"]


def test_a_body_is_named_with_the_office_that_it_serves() -> None:
    found = read("По информации Канцелярии Президента, обе страны подпишут договор о дорогах до конца июня.")
    assert speakers(found) == ["Канцелярия Президента"]


def test_whoever_a_clause_names_acts_and_not_both() -> None:
    found = read("Стороны условились, что Навоийская область направит в Томск 30 инженеров весной 2024 года.")
    (one,) = of(Commitment, found)
    assert [actor.code for actor in one.actors] == ["UZ-NW"]


def test_the_day_of_one_infinitive_is_not_that_of_the_next() -> None:
    words = "Стороны договорились провести 24 декабря в Томске заседание комиссии и признавать дипломы вузов."
    assert [one.due for one in of(Commitment, read(words))] == ["2023-12-24", None]


def test_a_term_may_stand_before_the_verb() -> None:
    (one,) = of(Commitment, read("Хоким заявил: «Мы хотим за три года обновить парк автобусов полностью»."))
    assert one.due == "2026"


def test_what_a_place_is_called_is_said() -> None:
    found = read("Хоким назвал Томск удобной базой для выхода на рынки Сибири.")
    assert [one.content for one in of(Statement, found)] == ["Томск удобной базой для выхода на рынки Сибири"]


def test_a_share_of_an_amount_told_before_is_of_the_same() -> None:
    words = "За 2022 год экспорт области в Узбекистан достиг 90 млн долларов. Насосы дали почти треть этой суммы."
    share = next(one for one in of(Figure, read(words)) if one.measure == "share")
    assert (share.indicator, share.period) == ("exports", "2022")


def test_an_answer_has_the_year_that_is_asked_about() -> None:
    words = "С чем вы закончили 2023 год?\n\n— Торговля достигла 187 млн долларов.\n\nЖдать ли гостей?\n\n— Да, весной."
    assert [one.period for one in of(Figure, read(words, ASKED + POST))] == ["2023"]


def test_others_are_quoted_in_an_answer_and_the_report_goes_on_behind_it() -> None:
    words = (
        "Как дела?\n\n— Неплохо. Как сказал мне директор Болат Сериков, «мы об этом не жалеем». Ждём вас.\n\n"
        "Что дальше?\n\n— Увидим: «Хвалят утро вечером», — как говорила моя бабушка.\n\n"
        "На прощание посол призналась, что любит снег."
    )
    found = of(Statement, read(words, ASKED + POST))
    told = {one.content: one.speaker.name if one.speaker else None for one in found}
    assert told["мы об этом не жалеем"] == "Болат Сериков"
    assert told["Хвалят утро вечером"] is None
    assert told["любит снег"] == "Альма Ребейру"


def test_a_visit_to_come_is_a_meeting_and_a_plan_of_whoever_goes() -> None:
    found = read("Министр торговли Узбекистана Тимур Азизов посетит Томск 11 сентября.")
    visit = of(Meeting, found)[-1]
    (plan,) = of(Commitment, found)
    assert (visit.date, visit.form, visit.place) == ("2024-09-11", "visit", "Томск")
    assert (plan.type, plan.due, [actor.name for actor in plan.actors]) == ("plan", "2024-09-11", ["Тимур Азизов"])


def test_an_area_in_the_masculine_may_intend_something() -> None:
    found = read("Хоким сообщил, что Узбекистан намерен до конца 2027 года обновить автобусный парк.")
    (one,) = of(Commitment, found)
    assert ([actor.code for actor in one.actors], one.due, [s.code for s in one.sectors]) == (["UZ"], "2027", ["8702"])


def test_a_surname_that_looks_like_a_participle_does_not_part_an_invitation() -> None:
    (one,) = of(Commitment, read("Губернатор пригласил Петтери Лахтинена посетить Томск."))
    assert [actor.name for actor in one.actors] == ["Петтери Лахтинен"]


def test_whoever_turns_to_another_before_a_colon_speaks() -> None:
    found = read("Рустам Каримов поправил его: «Не только ездит, но и пашет. Мы это видели».")
    assert speakers(found) == ["Рустам Каримов"]


def test_a_wish_that_a_place_become_a_base_is_no_commitment() -> None:
    found = read("Хоким сообщил, что Узбекистан хочет сделать Навои главной базой для поставок хлопка в Иран.")
    assert not of(Commitment, found)


def test_a_second_deed_of_one_subject_attributes_nothing() -> None:
    assert speakers(read("До этого Рустам Каримов работал в Бухаре, говорит на трёх языках и поёт.")) == []


def test_whoever_is_quoted_by_another_speaks() -> None:
    found = read("«Мы готовы покупать больше хлопка», — цитирует губернатор посла Венгрии Клару Надь.")
    assert speakers(found) == ["Клара Надь"]


def test_a_guest_who_jokes_is_whoever_was_spoken_of_last() -> None:
    found = read("Рустам Каримов сообщил, что область растёт. «Сосед у нас ближе брата», — пошутил гость.")
    assert speakers(found) == ["Рустам Каримов", "Рустам Каримов"]


def test_a_guest_is_not_whoever_received_them() -> None:
    words = "Губернатор Иван Орлов принял посла Чили Хуана Переса. Орлов показал порт. «Порт велик», — отметил гость."
    assert speakers(read(words)) == ["Хуан Перес"]


def test_an_article_belongs_to_a_surname_alone() -> None:
    words = "Губернатор принял посла Египта Махмуда эль-Сайеда. Эмбарго снято, рассказал эль-Сайед."
    assert speakers(read(words)) == ["Махмуд эль-Сайед"]


def test_a_name_that_does_not_decline_has_the_case_of_its_office() -> None:
    meeting = of(Meeting, read("23 ноября губернатор провёл встречу с послом Вьетнама в России Данг Минь Кхоем."))[-1]
    assert (meeting.date, len(meeting.participants)) == ("2023-11-23", 2)


def test_a_deed_ends_before_the_other_side_and_a_dash() -> None:
    words = "Узбекская сторона обязалась упростить выдачу виз для студентов, российская — организовать обучение врачей."
    first, second = of(Commitment, read(words))
    assert first.action == "упростить выдачу виз для студентов"
    assert (second.action, [actor.code for actor in second.actors]) == ("организовать обучение врачей", ["RU"])
