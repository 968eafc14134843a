"""Who leads the delegation that somebody met in a Russian report, where another sentence tells it."""

from __future__ import annotations

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_people import Met
from communique.entries.ru.people import cases_of
from communique.text.russian import ACC, NOM


def name_leaders(context: RussianContext, found: list[Encounter], met: Met) -> None:
    """Put the one person who leads a delegation of the same country in the place of a delegation without a name."""
    groups = [(one, who) for one in found for who in one.people if who.kind == "group" and not who.name and who.area]
    if not groups:
        return
    leaders = [m.who for m in context.mentions if m.form == "name" and m.who and _leads(context, m, met)]
    for one, group in groups:
        fit = {id(who): who for who in leaders if _is_of(who, group) and who not in one.people}
        if len(fit) == 1:
            one.people = [next(iter(fit.values())) if who is group else who for who in one.people]


def _is_of(who: Figurehead, group: Figurehead) -> bool:
    """Whether somebody is of the country of a delegation, or of a part of it."""
    a, b = who.area, group.area
    if a is None or b is None:
        return False
    return a.code[:2] == b.code[:2] if a.code and b.code else a.name == b.name


def _leads(context: RussianContext, mention: Mention, met: Met) -> bool:
    """Whether somebody leads a delegation: во главе с министром; делегацию возглавил министр; её возглавляет посол."""
    if met.parties.leads(mention):
        return True
    if not cases_of(context, mention) & NOM:
        return False
    page, grammar, sets = context.page, context.grammar, context.grammar.sets
    start, stop = grammar.clause(mention.start)
    headed = any(page.words[k] in sets.headed_participle and grammar.pos(k) == "VERB" for k in range(start, stop))
    return headed and any(
        grammar.forms[k] in sets.object_form or page.is_a(k, "visitors") and grammar.bits(k) & ACC
        for k in range(start, stop)
    )
