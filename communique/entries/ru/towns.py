"""Towns that no table has: named as one once, behind "города-побратима" or "мэр", they are known in every case."""

from __future__ import annotations

from communique.entries.places import Place
from communique.entries.ru.grammar import Grammar
from communique.entries.ru.names import dotted, explained, ways_of
from communique.text.russian import CASES, DAT, GEN, INS, NAME, NOM, PATR, STRANGE, SURN, numbers, plain, readings

_TOWN_RANKS = frozenset(("mayor", "vicemayor"))
_AREA_RANKS = _TOWN_RANKS | {"governor", "vicegovernor"}
_SHORTEST = 3  # letters of such a name


def add_towns(grammar: Grammar, places: list[Place]) -> list[Place]:
    """The places with the towns added that the page itself calls so, in the order of the text."""
    taken = {k for place in places for k in range(place.start, place.stop)}
    adjectives = {place.stop - 1 for place in places if place.form == "adjective" and place.kind == "country"}
    named = {i: case for i in grammar.page.capitals if (case := _told(grammar, i, taken, adjectives))}
    unsure = [place for place in places if place.kind == "city" and _is_unread(grammar, place)]
    named |= {place.start: _told(grammar, place.start, set(), adjectives) or CASES for place in unsure}
    if not named:
        return _hyphened(grammar, places)
    found = [place for place in places if place not in unsure]
    taken -= {place.start for place in unsure}
    for first, case in named.items():
        if first not in taken:
            town = _forms(grammar, first, taken)
            base = _spelt(grammar, {**dict.fromkeys(town, 0), first: case})
            found += [Place(i, i + 1, base, None, "city", "noun", base, None) for i in town]
            taken.update(town)
    return _hyphened(grammar, sorted(found, key=lambda place: place.start))


def _hyphened(grammar: Grammar, places: list[Place]) -> list[Place]:
    """The places with those made one whose first part no table has, where a hyphen joins them: Бариа-Вунгтау."""
    page, found = grammar.page, list[Place]()
    for place in places:
        last = found[-1] if found else None
        joined = last is not None and last.stop + 1 == place.start and page.words[last.stop] == "-"
        if joined and last is not None and page.touches(last.stop) and page.touches(place.start):
            if last.kind == place.kind == "city" and last.country is None and place.code is None:
                base = f"{last.base}-{place.base}"
                found[-1] = Place(last.start, place.stop, base, None, "city", "noun", base, place.country)
                continue
        found.append(place)
    return found


def _is_unread(grammar: Grammar, place: Place) -> bool:
    """Whether a place stands as it is written behind the word for what it is, in one word: порт Зарубино."""
    alone = place.stop - place.start == 1 and place.code is None and place.country is None
    return alone and place.form == "noun" and grammar.page.is_a(place.start - 1, "apposed_noun")


def _told(grammar: Grammar, i: int, taken: set[int], adjectives: set[int]) -> int:
    """The cases of a capital that the words before it call a town; 0 where they do not."""
    page = grammar.page
    if i in taken or i == 0 or page.sentence_of[i] != page.sentence_of[i - 1] or not grammar.forms[i].isalpha():
        return 0
    if len(grammar.forms[i]) < _SHORTEST:
        return 0
    named = page.is_capital(i - 1) and not grammar.opens_sentence(i - 1)
    if named:
        return 0
    strange, eastern = grammar.bits(i) & STRANGE, _ends_before_eastern_name(grammar, i)
    if grammar.pos(i) not in ("NOUN", "UNKN") and not strange:
        return 0
    if strange and _is_of_country(grammar, i, adjectives):
        return CASES
    if _is_before_name(grammar, i, adjectives) or strange and _is_before_first_name(grammar, i):
        return GEN
    typed = page.is_a(i - 1, "apposed_noun")
    lone = page.word(i + 1) in grammar.sets.lone_particle and page.is_capital(i + 2)
    if lone or grammar.opens_with_particle(i + 1):
        return 0  # хоким области Азман бин Юсоф
    if page.is_capital(i + 1) and not (_ends_before_name(grammar, i) if typed else eastern):
        return 0
    if typed:
        cases = grammar.bits(i - 1) & CASES
        alone = ("nomn", "sing") in numbers(grammar.forms[i - 1])  # города Бургаса: of one town
        return NOM if cases & NOM and alone else cases & ~NOM or CASES
    if grammar.bits(i) & (NAME | PATR) and not (strange and eastern):
        return 0
    title = next((m for m in page.within("title", max(0, i - 3), i) if m.stop == i), None)
    led = title is not None and title.group["rank"] in _TOWN_RANKS
    return GEN if led and (strange or not page.is_capital(i + 1)) else 0


def _is_before_name(grammar: Grammar, i: int, adjectives: set[int]) -> bool:
    """Whether an office of a town and a whole name stand around a capital: мэр Алитуса Рамунас Пятраускас.

    The adjective of a country before it tells it (мэра французского Анси), or another of its forms that stands alone.
    """
    page = grammar.page
    if not page.is_capital(i + 1) or not (page.is_capital(i + 2) or grammar.opens_with_particle(i + 2)):
        return False
    behind = i - (i - 1 in adjectives)
    title = next((m for m in page.within("title", max(0, behind - 3), behind) if m.stop == behind), None)
    if title is None or title.group["rank"] not in _TOWN_RANKS or page.sentence_of[i] != page.sentence_of[i + 2]:
        return False
    if behind < i:
        return True
    if not ways_of(grammar.forms[i]) - {grammar.forms[i]} or not grammar.bits(i) & (GEN | STRANGE):
        return False
    return any(_stands_alone(grammar, k) for k in _forms(grammar, i, set()) if k != i)


def _is_before_first_name(grammar: Grammar, i: int) -> bool:
    """Whether a strange genitive stands between an office and a known first name: мэр Кайзери Мустафа Акар.

    An office in the genitive tells nothing: губернатора Эмина Мустафы Акара.
    """
    page = grammar.page
    if not page.is_capital(i + 1) or not page.is_capital(i + 2) or page.is_capital(i + 3):
        return False
    title = next((m for m in page.within("title", max(0, i - 3), i) if m.stop == i), None)
    if title is None or title.group["rank"] not in _AREA_RANKS or page.sentence_of[i] != page.sentence_of[i + 2]:
        return False
    genitive = grammar.forms[i].endswith(tuple(grammar.sets.town_genitive)) and not page.is_a(i, "first_name")
    known = grammar.bits(i + 1) & NAME and not grammar.bits(i + 1) & STRANGE
    of_office = (readings(grammar.forms[title.start]) or ()) if genitive and known else ()
    head = any(one.bits & (NOM | DAT | INS) for one in of_office)
    return head and grammar.forms[i] not in grammar.sets.eastern_surname and not grammar.bits(i) & PATR


def _stands_alone(grammar: Grammar, k: int) -> bool:
    """Whether no capital stands beside a capital."""
    page = grammar.page
    before = page.is_capital(k - 1) and page.sentence_of[k - 1] == page.sentence_of[k]
    return not before and not page.is_capital(k + 1)


def _is_of_country(grammar: Grammar, i: int, adjectives: set[int]) -> bool:
    """Whether people of it or a word for a town tell that a capital behind the adjective of a country is one."""
    page = grammar.page
    if i - 1 not in adjectives or page.is_capital(i - 1) or page.is_capital(i + 1):
        return False
    twin = page.word(i + 1) == "," and page.is_a(i + 2, "apposed_noun")  # китайского Цзыбо, города-побратима
    return twin or page.is_a(i - 2, "visitors") and bool(grammar.bits(i - 1) & GEN)


def _ends_before_name(grammar: Grammar, i: int) -> bool:
    """Whether a whole name stands behind a capital that is no first name: мэр города Ниша Драган Петрович."""
    page = grammar.page
    if not page.is_capital(i + 2) and page.word(i + 2) not in grammar.sets.lone_particle:
        return False  # хоким области Фаррух Ахмедов
    if grammar.forms[i] in grammar.sets.eastern_surname and not page.is_capital(i + 3):
        return False  # председатель комитета провинции Чан Куок Тоан
    behind = (
        grammar.bits(i + 1) & NAME or grammar.page.is_capital(i + 2) and grammar.bits(i + 2) & (SURN | STRANGE | PATR)
    )
    called = grammar.bits(i) & (grammar.bits(i - 1) & CASES | NOM)
    if grammar.page.is_a(i - 2, "demonstrative"):
        return False  # мэр этого города Ганзориг Батсайхан
    return bool(behind and called) and not grammar.bits(i) & (NAME | PATR)


def _ends_before_eastern_name(grammar: Grammar, i: int) -> bool:
    """Whether a whole name of the East stands behind a capital that is no surname of it: вице-мэр Цзыбо Чжао Линь."""
    surnames, page = grammar.sets.eastern_surname, grammar.page
    return page.is_capital(i + 2) and grammar.forms[i + 1] in surnames and grammar.forms[i] not in surnames


def _forms(grammar: Grammar, first: int, taken: set[int]) -> list[int]:
    """The capitals that may be forms of the same name, none of them opening a sentence with another word."""
    ways = ways_of(grammar.forms[first])
    start = grammar.forms[first][: max(_SHORTEST, len(grammar.forms[first]) - 2)]
    found = []
    for i in grammar.page.capitals:
        form = grammar.forms[i]
        if i not in taken and form.startswith(start[:_SHORTEST]) and ways & ways_of(form):
            found.append(i)
    return found


def _spelt(grammar: Grammar, town: dict[int, int]) -> str:
    """The nominative that explains the forms of a name best."""
    forms = [(grammar.forms[i], case) for i, case in town.items()]
    wanted = set.union(*(set(ways_of(form)) for form, _ in forms))
    best = max(sorted(wanted), key=lambda spelling: explained(spelling, forms, ""))
    first = next((i for i in town if plain(grammar.forms[i])[:3] == best[:3]), min(town))
    return dotted(best.capitalize(), grammar.page.slice(first, first + 1))
