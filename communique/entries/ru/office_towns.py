"""The area that stands between a Russian office and the name of whoever holds it, in capitals as that name is.

Аким Алматы Динмухамед Оразалин; губернатор аймака Сэлэнгэ Дамбын Отгонбаяр; президент области Овернь — Рона Клер Дюбуа.
"""

from __future__ import annotations

from typing import Final

from communique.entries.ru.grammar import Grammar
from communique.entries.ru.places import table_place
from communique.kinds import Area
from communique.text.russian import NAME, PATR, STRANGE, name_readings

_LONGEST: Final = 9  # tokens of such an area: Фриули — Венеция-Джулия


def area_before_name(grammar: Grammar, k: int) -> tuple[int, Area] | None:
    """The token behind an area that begins at token `k`, right behind an office, and the area, if any."""
    page = grammar.page
    k -= grammar.is_dash(k) and page.is_capital(k - 1)  # области Овернь | — Рона
    if not page.is_capital(k) or page.sentence_of[k] != page.sentence_of[k - 1] or grammar.bits(k) & PATR:
        return None
    typed = page.is_a(k - 1, "apposed_noun") or page.is_a(k - 1, "land_type")
    stop = _behind_dashes(grammar, k)
    if stop > k + 1:
        return (stop, Area(page.slice(k, stop), None)) if typed and _opens_name(grammar, stop) else None
    if _is_first_name(grammar, k) or not _opens_name(grammar, stop):
        return None
    if _is_eastern(grammar, k):
        return None  # губернатор провинции Нгуен Ван Хай
    place = table_place(grammar, k)
    if place is not None:
        return stop, Area(place.base, place.code)
    first = grammar.bits(stop) & NAME or page.is_a(stop, "first_name") or _is_eastern(grammar, stop)
    return (stop, Area(page.slice(k, stop), None)) if typed and (first or page.is_a(k - 1, "land_type")) else None


def _behind_dashes(grammar: Grammar, k: int) -> int:
    """Behind capitals that dashes and hyphens join: Овернь — Рона — Альпы."""
    page, stop = grammar.page, k + 1
    while stop + 1 < min(len(page.words), k + _LONGEST) and page.is_capital(stop + 1):
        if not grammar.is_dash(stop) and page.words[stop] != "-":
            break
        stop += 2
    return stop if any(map(grammar.is_dash, range(k, stop))) else k + 1


def _opens_name(grammar: Grammar, k: int) -> bool:
    """Whether two capitals of one sentence stand from token `k`."""
    page = grammar.page
    inside = k + 1 < len(page.words) and page.sentence_of[k + 1] == page.sentence_of[k - 1]
    return inside and page.is_capital(k) and grammar.forms[k].isalpha() and page.is_capital(k + 1)


def _is_first_name(grammar: Grammar, k: int) -> bool:
    """Whether the dictionary has the word at token `k` as a first name as it is written."""
    form = grammar.forms[k]
    known = grammar.bits(k) & NAME and not grammar.bits(k) & STRANGE
    return bool(known) and any(one.nominative == form and one.weight > 1 for one in name_readings(form))


def _is_eastern(grammar: Grammar, k: int) -> bool:
    return grammar.forms[k] in grammar.sets.eastern_surname
