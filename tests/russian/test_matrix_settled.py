"""What is settled, prepared, foreseen and held possible, told by passives and by names of deeds, and until when."""

from __future__ import annotations

from communique.entries.reading import read_text
from communique.kinds import Commitment, Figure
from tests.tables import each

HEADS = {  # a report's opening and its two sides
    "region and country": (
        "Переговоры в Калуге\n\nКалуга, 12 марта 2026 года\n\nГубернатор Калужской области Артём Лазарев встретился с "
        "министром промышленности Норвегии Ларсом Нильсеном.",
        "Калужская область", "Норвегия", "Лазарев", "Нильсен", "норвежская сторона",
    ),
    "chambers": (
        "Бизнес Самары ищет партнёров\n\nСамара, 12 марта 2026 года\n\nПрезидент Торгово-промышленной палаты Самарской "
        "области Валерий Носков встретился с председателем Торговой палаты Бурсы Эмре Йылдызом.",
        "Торгово-промышленная палата Самарской области", "Торговая палата Бурсы", "Носков", "Йылдыз", "турецкая сторона",
    ),
}  # fmt: skip
ROWS = [  # a sentence with {a}, {b} for the people and {side} for the second side; who acts, force, type
    ("Подписан документ, предусматривающий строительство завода.", "12 firm agreement"),
    ("Стороны подписали документ, предусматривающий поставку 20 автобусов.", "12 firm agreement"),
    ("Стороны подписали меморандум, который предусматривает обмен специалистами.", "12 firm agreement"),
    ("Соглашение предусматривает поставку 20 автобусов.", "12 soft plan"),
    ("Контракт предусматривает поставку более 20 автобусов.", "12 soft plan"),
    ("Документ предполагает обмен студентами.", "12 soft plan"),
    ("Меморандумом предусматривается обмен делегациями.", "12 soft plan"),
    ("Ведётся работа по открытию прямого рейса.", "- soft plan"),
    ("Ведётся подготовка к открытию центра.", "- soft plan"),
    ("Идёт подготовка соглашения об обмене студентами.", "- soft plan"),
    ("Завершается согласование контракта на поставку станков.", "- soft plan"),
    ("Начата работа по созданию центра.", "- soft plan"),
    ("Готовится соглашение об обмене студентами.", "- soft plan"),
    ("Рассматривается вариант строительства завода.", "- soft plan"),
    ("Стороны ведут работу по открытию центра.", "12 soft plan"),
    ("Стороны ведут переговоры по открытию центра.", "12 soft plan"),
    ("Стороны готовятся подписать соглашение.", "12 soft plan"),
    ("Стороны готовятся к подписанию соглашения.", "12 soft plan"),
    ("Стороны нацелены на открытие центра.", "12 soft pledge"),
    ("Стороны настроены открыть центр.", "12 soft pledge"),
    ("Прозвучало предложение открыть центр.", "12 soft proposal"),
    ("Поступило предложение провести форум в мае.", "12 soft proposal"),
    ("Стороны согласовали открытие центра.", "12 firm agreement"),
    ("Стороны согласовали план поставок до конца года.", "12 firm agreement"),
    ("Согласована дорожная карта поставок на 2027 год.", "12 firm agreement"),
    ("Стороны подтвердили обязательство открыть центр.", "12 firm pledge"),
    ("{side} взяла на себя обязательства по поставке оборудования.", "2 firm pledge"),
    ("{a} не исключил открытия представительства.", "1 soft pledge"),
    ("{a} не исключает закупки оборудования.", "1 soft pledge"),
    ("{a} не исключил возможности открытия представительства.", "1 soft pledge"),
    ("«Могли бы поставлять рыбу», – сказал {b}.", "2 soft offer"),
    ("Центр появится в порту до конца года.", "- firm plan"),
    ("Центр разместится в порту.", "- firm plan"),
]
NONE = [
    "Согласованы сроки открытия центра.",
    "Стороны согласовали позиции по ряду вопросов.",
    "Стороны настроены оптимистично.",
    "{a} исключил открытие представительства.",
    "{a} не исключил роста цен.",
    "{a} не допустил ошибок.",
]
DUE = [
    ("в течение двух ближайших месяцев", "2026-05"),
    ("в течение двух-трёх месяцев", "2026-06"),
    ("в ближайшие две-три недели", "2026-04-02"),
    ("в июле или августе", "2026-07/2026-08"),
    ("ко Дню Победы", "2026-05-09"),
    ("к 81-летию Победы", "2026-05-09"),
    ("ко Дню России", "2026-06-12"),
    ("с осени", "2026-09/2026-11"),
]


def commitments(house: str, sentence: str) -> list[Commitment]:
    opening, _, _, a, b, side = HEADS[house]
    told = sentence.format(a=a, b=b, side=side.capitalize())
    entries = read_text(f"{opening}\n\n{told}\n").entries
    assert not any(isinstance(e, Figure) for e in entries)  # what is to be delivered is no figure
    return [e for e in entries if isinstance(e, Commitment)]


@each("house", HEADS)
@each(("sentence", "expected"), ROWS)
def test_what_is_settled(house: str, sentence: str, expected: str) -> None:
    names = {"1": HEADS[house][1], "2": HEADS[house][2]}
    who, force, kind = expected.split()
    [one] = commitments(house, sentence)
    assert (one.force, one.type) == (force, kind)
    assert [actor.name for actor in one.actors] == [names[k] for k in who.strip("-")]


@each("house", HEADS)
@each("sentence", NONE)
def test_nothing_is_settled(house: str, sentence: str) -> None:
    assert not commitments(house, sentence)


@each("frame", ["Стороны откроют центр {}.", "Стороны намерены {} открыть центр.", "Центр планируется открыть {}."])
@each(("words", "due"), DUE)
def test_until_when(frame: str, words: str, due: str) -> None:
    assert [one.due for one in commitments("region and country", frame.format(words))] == [due]
