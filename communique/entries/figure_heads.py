"""What a figure is told of, a tail between it and its verb: the volume of goods handled by the ports rose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.text.tags import ING

if TYPE_CHECKING:
    from communique.entries.figure_nouns import Nouns


def governing(nouns: Nouns, phrase: tuple[int, int], start: int) -> tuple[int, int] | None:
    """The noun phrase that the phrase before a figure only hangs on, or `None`: the volume of | goods | between ports.

    A noun of measure and "of" stand before it in its clause, and no verb with a subject between the two.
    """
    led = phrase[0] - 1
    while led > start and nouns.words[led] in nouns.role["between_opener"]:
        led -= 1
    if led > start and nouns.words[led] in nouns.role["between"]:
        head = nouns.noun_before(led, start)  # ties between the two countries
        return bare(nouns, *head) if head is not None and head[1] == led else None
    if nouns.words[phrase[0] - 1] in nouns.role["and"] and "," in nouns.words[start : phrase[0]]:
        return _listed_in(nouns, phrase, start)
    words, heads, of = nouns.words, nouns.role["measured_head"], nouns.role["of"]
    if nouns.heads_here.isdisjoint(words[start : phrase[0]]):
        return None
    at = next((j for j in range(start, phrase[0] - 1) if words[j] in heads and words[j + 1] in of), None)
    if at is None or {",", ";"} & {*words[at : phrase[0]]} or nouns.context.clauses.has_finite(at + 2, phrase[1]):
        return None
    whole = bare(nouns, *nouns.phrase(at + 2, phrase[1]))
    if whole[1] >= phrase[1] or whole[1] <= whole[0]:
        return None  # the phrase is what "of" leads to
    if words[at] in nouns.role["plain_head"]:
        return whole
    return nouns.noun_before(at + 1, start)


def bare(nouns: Nouns, start: int, stop: int) -> tuple[int, int]:
    """A noun phrase without the small words that open it and a participle behind it: the | cargo | involving firms."""
    words, tags = nouns.words, nouns.page.tags
    while start < stop and (words[start] in nouns.role["noun_opener"] or words[start] in nouns.role["the"]):
        start += 1
    return start, next((j for j in range(start + 1, stop) if tags[j] & ING and words[j] not in nouns.nouns), stop)


def _listed_in(nouns: Nouns, phrase: tuple[int, int], start: int) -> tuple[int, int] | None:
    """What stands before a list of fields that the phrase ends: | projects | in industry, trade and transport."""
    at = next((j for j in range(phrase[0] - 1, start, -1) if nouns.words[j] in nouns.role["in"]), None)
    if at is None or "," not in nouns.words[at : phrase[0]] or nouns.context.clauses.has_finite(at, phrase[1]):
        return None
    head = nouns.noun_before(at, start)
    return bare(nouns, *head) if head is not None and head[1] == at and head[0] not in nouns.dated else None
