"""Numbers of a Russian report that count nothing: two who were told of, a region by its number."""

from __future__ import annotations

from typing import Final

from communique.entries.quantities import Quantity
from communique.entries.ru.grammar import Grammar
from communique.text.russian import GEN, NOM, PLUR, cases_of_one

_FEW: Final = 3  # parties that may all be known
_TEENS: Final = 11


def is_pair(grammar: Grammar, q: Quantity, noun: str) -> bool:
    """Whether two or three are those who were told of: между двумя университетами, встреча двух премьеров."""
    page, sets = grammar.page, grammar.sets
    if not q.words or q.low != q.high or q.low is None or q.low > _FEW or q.start < 1:
        return False
    if page.words[q.start - 1] in sets.between_word:
        return True
    acts = noun in page.language.wordset("title", "organisation", "acting_noun")
    met = any(match.stop == q.start for match in page.within("encounter", max(0, q.start - 3), q.start))
    told = met or page.words[q.start - 1] in sets.mutual_noun
    return acts and told and bool(grammar.bits(q.start) & GEN)


def is_numbered(grammar: Grammar, q: Quantity) -> bool:
    """Whether a noun in the nominative singular stands behind a number that is none of one: 47 регион."""
    k = q.noun[0] if q.noun else -1
    if q.words or q.low is None or q.low % 10 == 1 and q.low % 100 != _TEENS or grammar.pos(k) != "NOUN":
        return False
    cases = cases_of_one(grammar.forms[k], grammar.words[k])
    return bool(cases & NOM) and not grammar.bits(k) & (GEN | PLUR)
