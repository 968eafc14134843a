"""Names and noun phrases of a Russian text in the nominative."""

from __future__ import annotations

from communique.entries.ru.grammar import Grammar
from communique.entries.ru.places import gender_of
from communique.text.russian import DAT, GEN, INS, LOC, MASC, STRANGE, numbers, readings, to_nominative, with_gender


def nominative(grammar: Grammar, start: int, stop: int) -> str:
    """The words from token `start` with their head in the nominative; genitives behind it stay as they are."""
    head = _head(grammar, start, stop)
    plural = _is_plural(grammar, start, head)
    gender = "" if plural or head >= stop else gender_of(grammar, head)
    parts = []
    for k in range(start, stop):
        written = grammar.page.slice(k, k + 1)
        if k <= head and grammar.pos(k) in ("NOUN", "ADJF", "PRTF") and grammar.forms[k] not in grammar.sets.rigid_part:
            turned = _turned(grammar, k, plural, gender)
            parts.append(_written_as(written, turned, glued=k == start or grammar.page.touches(k)))
            continue
        parts.append(("" if k == start or grammar.page.touches(k) else " ") + written)
    return "".join(parts)


def name_bent(grammar: Grammar, start: int, stop: int) -> str:
    """A name in quotation marks in the nominative, where it bends: of one strange word the noun without an ending."""
    form = grammar.forms[start]
    if stop == start + 1 and grammar.bits(start) & STRANGE:
        bent = {one.lemma for one in readings(form) if one.bits & MASC and one.bits & (GEN | DAT | INS | LOC)}
        alone = [one for one in sorted(bent) if form.startswith(one) and one != form]
        if alone:
            return _written_as(grammar.page.slice(start, stop), alone[0], glued=True)
    return nominative(grammar, start, stop)


def singular(grammar: Grammar, start: int, stop: int) -> str:
    """The words from token `start`, of which none governs another, in the nominative of the singular."""
    gender = gender_of(grammar, _head(grammar, start, stop))
    parts = []
    for k in range(start, stop):
        written, form, pos = grammar.page.slice(k, k + 1), grammar.forms[k], grammar.pos(k)
        turned = with_gender(form, gender) if pos in ("ADJF", "PRTF") else grammar.words[k]
        parts.append(_written_as(written, turned, glued=k == start or grammar.page.touches(k)))
    return "".join(parts)


def _head(grammar: Grammar, start: int, stop: int) -> int:
    """The noun that the words from token `start` are about, the last part of a compound; `stop` where there is none."""
    for k in range(start, stop):
        compound = k + 1 < stop and grammar.words[k + 1] == "-"
        if grammar.pos(k) == "NOUN" and not compound:
            return k
    return stop


def _is_plural(grammar: Grammar, start: int, head: int) -> bool:
    """Whether a noun phrase stands in the plural: its adjectives and its noun agree in a case and a number."""
    if head >= len(grammar.forms):
        return False
    agreed = numbers(grammar.forms[head])
    for k in range(start, head):
        if grammar.pos(k) in ("ADJF", "PRTF"):
            agreed = agreed & numbers(grammar.forms[k]) or agreed
    if len({number for _, number in agreed}) == 1:
        return next(iter(agreed))[1] == "plur"
    return grammar.is_plural(head)


def _turned(grammar: Grammar, k: int, plural: bool, gender: str) -> str:
    form = grammar.forms[k]
    if grammar.pos(k) == "NOUN":
        return to_nominative(form, plural=plural)
    return with_gender(form, gender) if gender else to_nominative(form, plural=plural)


def _written_as(written: str, turned: str, *, glued: bool) -> str:
    """The word turned, with the capitals of the one that is written."""
    if len(turned) > 1 and not written[1:].islower() and any(letter.isupper() for letter in written[1:]):
        ends = written[-1].islower() and written.lower().startswith(turned)  # АвтоВАЗу
        turned = written[: len(turned)] if ends else written  # РЭЦ, КазАгро
    elif written[:1].isupper():
        turned = turned.capitalize()
    return turned if glued else " " + turned
