"""Whether a Russian document is a report of officials: a match report, a recipe or a forecast promises nothing."""

from __future__ import annotations

from typing import Final

from communique.entries.elsewhere import other_subjects
from communique.entries.ru.context import RussianContext

_PUBLIC_RANKS = frozenset(
    ("president", "premier", "vicepremier", "governor", "vicegovernor", "minister", "viceminister", "mayor",
     "vicemayor", "ambassador")
)  # fmt: skip
_ELSEWHERE: Final = 6  # different words of another subject that tell a text that is no report
_PUBLIC: Final = 2  # different words of public affairs that tell a report where nobody is in a public office


def is_report(context: RussianContext) -> bool:
    """Whether somebody in a public office is named, or the words are those of public affairs and of nothing else."""
    language = context.page.language
    used = frozenset(context.page.words)
    public = len(used & language.wordset("public_word"))
    if any(len(used & words) >= max(_ELSEWHERE, 2 * public) for words in other_subjects(language).values()):
        return False
    if public >= _PUBLIC or any(who.rank in _PUBLIC_RANKS for who in context.people):
        return True
    sent = context.grammar.sets.sent_noun
    if public and not used.isdisjoint(sent) and _is_of_two_lands(context):
        return True  # область посетила делегация
    if context.host is not None and context.host.kind == "group":
        return True  # область и провинция обсудили поставки
    told = context.mentions_in(0, len(context.page.words))  # глава государства, whoever that is
    if any(one.who is not None and one.who.rank in _PUBLIC_RANKS for one in told):
        return True
    heads = sum(who.rank is not None and who.name is not None for who in context.people)
    return heads > 1 or heads > 0 and (public > 0 or _is_abroad(context))


def _is_of_two_lands(context: RussianContext) -> bool:
    """Whether places of two countries are named, towns too."""
    return len({place.code[:2] if place.code else place.country for place in context.places} - {None, ""}) > 1


def _is_abroad(context: RussianContext) -> bool:
    """Whether places of two countries are named: the rector of Tomsk tells of guests from Bandung."""
    return len({place.code[:2] for place in context.places if place.code}) > 1
