"""Who leads the delegation that somebody met in a Russian report, where another sentence tells it."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_people import Met
from communique.entries.ru.people import cases_of
from communique.text.russian import ACC, NOM

_NEAR: Final = 2  # sentences between a delegation and whoever is told to lead it
_BESIDE: Final = 4  # tokens of "глава чилийской делегации –"


def name_leaders(context: RussianContext, found: list[Encounter], met: Met) -> None:
    """Put the one person who leads a delegation of the same country in the place of a delegation without a name."""
    groups = [(one, who) for one in found for who in one.people if who.kind == "group" and not who.name and who.area]
    if not groups:
        return
    leaders = [m for m in context.mentions if m.form == "name" and m.who and _leads(context, m, met)]
    for one, group in groups:
        _give_area(context, one, group, leaders)
        fit = {id(m.who): m.who for m in leaders if m.who and _is_of(m.who, group) and m.who not in one.people}
        if len(fit) == 1:
            one.people = [next(iter(fit.values())) if who is group else who for who in one.people]


def _give_area(context: RussianContext, one: Encounter, group: Figurehead, leaders: list[Mention]) -> None:
    """Whoever is told right behind an encounter with a delegation to lead it is of its area: глава делегации посол."""
    sentence_of = context.page.sentence_of
    number = sentence_of[one.spans[-1][0]]
    near = [
        m.who for m in leaders if 0 <= sentence_of[m.start] - number <= _NEAR and not _names_other(context, m, group)
    ]
    lost = {id(who): who for who in near if who and who.area is None and who not in one.people}
    if len(lost) == 1:
        next(iter(lost.values())).area = group.area


def _names_other(context: RussianContext, mention: Mention, group: Figurehead) -> bool:
    """Whether the sentence of a leader names another country before them: главой делегации Перу был посол."""
    own = group.area.code if group.area else None
    start = context.grammar.sentence(mention.start)[0]
    return any(p.code and own and p.code[:2] != own[:2] for p in context.places_in(start, mention.start))


def _is_of(who: Figurehead, group: Figurehead) -> bool:
    """Whether somebody is of the country of a delegation, or of a part of it."""
    a, b = who.area, group.area
    if a is None or b is None:
        return False
    return a.code[:2] == b.code[:2] if a.code and b.code else a.name == b.name


def _leads(context: RussianContext, mention: Mention, met: Met) -> bool:
    """Whether somebody leads a delegation: во главе с министром; делегацию возглавил министр; её возглавляет посол."""
    if met.parties.leads(mention) or _is_head(context, mention.start):
        return True
    if not cases_of(context, mention) & NOM:
        return False
    page, grammar, sets = context.page, context.grammar, context.grammar.sets
    start, stop = grammar.clause(mention.start)
    if _is_told_head(context, mention, start):
        return True
    headed = any(
        (page.words[k] in sets.headed_participle or page.is_a(k, "representing_verb")) and grammar.pos(k) == "VERB"
        for k in range(start, stop)
    )
    return headed and any(
        grammar.forms[k] in sets.object_form or _is_side(context, k) and grammar.bits(k) & ACC
        for k in range(start, stop)
    )


def _is_side(context: RussianContext, k: int) -> bool:
    """Whether a token is a delegation, or the side of a country: чилийскую сторону."""
    if context.page.is_a(k, "visitors") or context.page.is_a(k, "which_word"):
        return True
    return context.page.is_a(k, "side_part") and k - 1 in context.place_of


def _is_head(context: RussianContext, k: int) -> bool:
    """Whether the words from token `k` name who leads those who came: глава делегации, её глава."""
    page, grammar = context.page, context.grammar
    if not page.is_a(k, "delegation_head"):
        return False
    own = k > 0 and grammar.forms[k - 1] in grammar.sets.possessive_form
    return own or any(page.is_a(j, "delegation_noun") for j in range(k + 1, min(page.size, k + _BESIDE)))


def _is_told_head(context: RussianContext, mention: Mention, start: int) -> bool:
    """Whether what stands before somebody says that they lead: глава делегации –, главой делегации был, во главе –."""
    page, grammar = context.page, context.grammar
    last = mention.start - 1
    if last < 1 or not (grammar.is_dash(last) or page.words[last] in grammar.sets.be_verb or page.words[last] == ","):
        return False
    low = max(context.grammar.sentence(mention.start)[0], last - _BESIDE)
    return any(_is_head(context, k) for k in range(low, last))
