"""Encounters that a deed done in person tells: people of two sides, their cases and places, and a day or a town."""

from __future__ import annotations

import re

import pytest

from communique.entries.reading import read_text
from communique.kinds import Meeting
from tests.tables import each

REPORT = "Вести Лужска\n\n20 мая 2024 года\n\n{}\n"
CASES = "ngdai"
A = (
    ("губернатор Вологодской области Пётр Лапин", "губернатора Вологодской области Петра Лапина",
     "губернатору Вологодской области Петру Лапину", "губернатора Вологодской области Петра Лапина",
     "губернатором Вологодской области Петром Лапиным"),
    ("мэр Вологды Анна Рогова", "мэра Вологды Анны Роговой", "мэру Вологды Анне Роговой", "мэра Вологды Анну Рогову",
     "мэром Вологды Анной Роговой"),
)  # fmt: skip
B = (
    ("посол Индии в России Радж Менон", "посла Индии в России Раджа Менона", "послу Индии в России Раджу Менону",
     "посла Индии в России Раджа Менона", "послом Индии в России Раджем Меноном"),
    ("министр торговли Чили Мария Морено", "министра торговли Чили Марии Морено", "министру торговли Чили Марии Морено",
     "министра торговли Чили Марию Морено", "министром торговли Чили Марией Морено"),
    ("генеральный директор компании «Андес» Хуан Суарес", "генерального директора компании «Андес» Хуана Суареса",
     "генеральному директору компании «Андес» Хуану Суаресу", "генерального директора компании «Андес» Хуана Суареса",
     "генеральным директором компании «Андес» Хуаном Суаресом"),
)  # fmt: skip
TOLD = (
    ("other", "{a} и {b} открыли {t} школу."),
    ("other", "{t} {a} и {b} перерезали в Вологде ленту нового цеха."),
    ("other", "В Вологде {t} {a} и {b} заложили первый камень больницы."),
    ("visit", "{a} и {b} {t} осмотрели льнокомбинат."),
    ("meeting", "{a} и {b} {t} полтора часа пили чай в Вологде."),
    ("meeting", "{a} и {b} провели {t} два часа в вологодской ратуше."),
    ("meeting", "{t} в Вологде {a} {отобедал|отобедала} с {bi}."),
    ("meeting", "{t} {a} {спорил|спорила} с {bi} о пошлинах."),
    ("meeting", "{t} {a} {сидел|сидела} в Вологде напротив {bg}."),
    ("meeting", "{t} {a} {зашёл|зашла} к {bd} и говорил о льне."),
    ("visit", "{t} {a} {побывал|побывала} у {bg}."),
    ("meeting", "{t} {a} {выслушал|выслушала} в Вологде {ba}."),
    ("visit", "{t} {a} {показал|показала} {bd} новый мост."),
    ("meeting", "{t} {a} {навестил|навестила} {ba}."),
    ("visit", "{t} {a} {осмотрел|осмотрела} музей в сопровождении {bg}."),
    ("visit", "{t} {a} вместе с {bi} {осмотрел|осмотрела} льнокомбинат."),
    ("call", "{a} и {b} {t} созвонились."),
    ("call", "{a} и {b} {t} проговорили по телефону сорок минут."),
    ("call", "{a} и {b} {t} провели видеоконференцию."),
    ("call", "{t} {a} {обсудил|обсудила} по видеосвязи поставки льна с {bi}."),
)  # fmt: skip
ASIDE = (
    ("meeting", "{b}, {обедавший|обедавшая} {t} с {ai}, {доволен|довольна}."),
    ("meeting", "{b}, {побывавший|побывавшая} {t} у {ag}, {доволен|довольна}."),
    ("meeting", "{b}, {принятый|принятая} {t} {ai}, {доволен|довольна}."),
    ("visit", "{t} {b} {отправился|отправилась} в Тверь, чтобы побеседовать с {ai}."),
    ("call", "{t} {b} {позвонил|позвонила} {ad}."),
    ("call", "{t} {ad} {позвонил|позвонила} {b}."),
    ("call", "{t} {b} {докладывал|докладывала} {ad} по видео о льне."),
)  # fmt: skip
NOT_ASIDE = (
    "{b}, {поздравивший|поздравившая} {t} {aa}, {доволен|довольна}.",
    "{b}, {работавший|работавшая} {t} с {ai}, {доволен|довольна}.",
    "{t} {b} {хотел|хотела} приехать в Тверь, чтобы побеседовать с {ai}.",
    "{t} {b} {должен был|должна была} встретиться с {ai}, но беседу отложили.",
    "{t} {b} {должен был|должна была} обедать с {ai}.",
    "{b}, {просивший|просившая} {t} отложить беседу с {ai}, {доволен|довольна}.",
)
WHEN = (("14 мая", "2024-05-14"), ("в минувший вторник", "2024-05-14"), ("вчера", "2024-05-19"))
NOT = (
    "{a} {поздравил|поздравила} {t} {ba} с юбилеем.",
    "{t} {a} {направил|направила} {bd} письмо.",
    "{t} {a} {поблагодарил|поблагодарила} {ba} за поддержку.",
    "{t} {a} и {b} обменялись поздравлениями.",
    "{t} {a} {написал|написала} {bd} о льне.",
    "{a} и {b} родились 14 мая в Вологде.",
    "{a} и {b} учились в Вологде.",
    "{t} {a} {согласился|согласилась} с {bi}.",
    "{t} {a} {не встретился|не встретилась} с {bi}.",
    "{a} и {b} не открыли {t} школу.",
    "{t} {a} {поддержал|поддержала} {ba}.",
    "{a} каждую весну {обедает|обедает} в Вологде с {bi}.",
    "{a} {хотел|хотела} бы побывать в Вологде у {bg}.",
    "{t} {a} {пригласил|пригласила} в Вологду {ba}.",
    "{a} {переписывается|переписывается} с {bi} с прошлого года.",
    "{t} {a} {назвал|назвала} {ba} другом Вологды.",
    "{a} трижды {обедал|обедала} в Вологде с {bi}.",
    "Если {a} и {b} {t} откроют школу, город им скажет спасибо.",
    "{t} {a} {прокомментировал|прокомментировала} слова {bg}.",
    "{a} и {b} {t} осудили теракт.",
)  # fmt: skip


def written(words: str, a: tuple[str, ...], b: tuple[str, ...], when: str) -> str:
    """The sentence with both people in their cases, the verbs agreeing with the first."""
    sex = 1 if "Анна" in a[0] else 0
    words = re.sub(r"\{([^{}|]+)\|([^{}|]+)\}", lambda m: m[1 + sex], words)
    words = re.sub(r"\{([ab])([ngdai]?)\}", lambda m: (a if m[1] == "a" else b)[CASES.index(m[2] or "n")], words)
    words = words.replace("{t}", when)
    return words[:1].upper() + words[1:]


def told(sentence: str) -> list[tuple[str, str | None, list[str]]]:
    """The form, day and surnames of each encounter."""
    found = [one for one in read_text(REPORT.format(sentence), source="x.txt").entries if isinstance(one, Meeting)]
    return [(m.form, m.date, sorted((p.name or "?").split()[-1] for p in m.participants)) for m in found]


@each(("form", "words"), TOLD)
def test_a_deed_done_in_person(form: str, words: str) -> None:
    wrong = []
    for a in A:
        for b in B:
            for when, iso in WHEN:
                sentence = written(words, a, b, when)
                names = sorted(one[0].split()[-1] for one in (a, b))
                if (read := told(sentence)) != [(form, iso, names)]:
                    wrong.append((sentence, read))
    assert not wrong


@each("words", NOT)
def test_no_deed_done_in_person(words: str) -> None:
    sentences = [written(words, a, b, when) for a in A for b in B for when, _ in WHEN]
    assert not [(sentence, read) for sentence in sentences if (read := told(sentence))]


def one_of(b: tuple[str, ...], words: str, a: tuple[str, ...], when: str) -> str:
    """The sentence in which the verbs agree with the second of both."""
    sex = 1 if "Мария" in b[0] else 0
    return written(re.sub(r"\{([^{}|]+)\|([^{}|]+)\}", lambda m: m[1 + sex], words), a, b, when)


@pytest.mark.parametrize(("form", "words"), ASIDE)
def test_a_deed_beside_another(form: str, words: str) -> None:
    wrong = []
    for a in A:
        for b in B:
            for when, iso in WHEN:
                sentence, names = one_of(b, words, a, when), sorted(one[0].split()[-1] for one in (a, b))
                if (read := told(sentence)) != [(form, iso, names)]:
                    wrong.append((sentence, read))
    assert not wrong


@pytest.mark.parametrize("words", NOT_ASIDE)
def test_no_deed_beside_another(words: str) -> None:
    sentences = [one_of(b, words, a, when) for a in A for b in B for when, _ in WHEN]
    assert not [(sentence, read) for sentence in sentences if (read := told(sentence))]
