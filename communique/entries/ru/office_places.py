"""Places among the words of a Russian office: two regions of a name, the town of a consul, parts of others."""

from __future__ import annotations

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.text.russian import GEN

_RULERS = frozenset(("governor", "mayor", "premier", "president", "ambassador"))  # of places and not of plans


def is_apart(context: RussianContext, k: int) -> bool:
    """Whether a common noun is what was talked about: обсудил с послом Чили | перспективы, с мэром | вопросы."""
    page, grammar = context.page, context.grammar
    if grammar.pos(k) != "NOUN":
        return False
    if any(place.stop == k and place.form == "noun" for place in context.places_in(k - 3, k)):
        return True
    title = page.match_at("title", k - 1)
    ruler = title is not None and title.stop == k and title.group["rank"] in _RULERS
    return ruler and page.words[k] in grammar.sets.talked_noun and not grammar.bits(k - 1) & GEN


def two_regions(context: RussianContext, k: int) -> int | None:
    """Behind two regions of one name from token `k`: помощник секретаря по делам Восточной и Южной Азии |."""
    page, grammar = context.page, context.grammar
    if not page.is_capital(k) or grammar.pos(k) != "ADJF" or page.word(k + 1) not in grammar.sets.and_word:
        return None
    if not page.is_capital(k + 2):
        return None
    behind = k + 2 + (grammar.pos(k + 2) == "ADJF" and k + 2 not in context.place_of)
    place = context.place_of.get(behind)
    return place.stop if place and place.form == "noun" and place.kind == "region" else None


def town_behind(context: RussianContext, k: int) -> Place | None:
    """The place behind "в" at token `k`, a word for a town between or not: в городе Алматы, в г. Оше."""
    page, sets = context.page, context.grammar.sets
    if page.word(k) not in sets.in_word:
        return None
    noun = k + 1
    if page.is_a(noun, "town_noun") or page.is_a(noun, "apposed_noun"):
        noun += 1
    elif page.word(noun) in sets.town_form and page.word(noun + 1) == ".":
        noun += 2
    return context.place_of.get(noun)


def is_part(inner: Place, place: Place) -> bool:
    """Whether a place lies in the one right behind it: Хэбэй of China, a district that no table has of a region."""
    district = inner.kind == place.kind == "subdivision" and inner.code is None and place.code is not None
    return district or inner.country == place.code
