"""Sentences that tell that things have come to be so, whatever their verb: since May, as of this month, so many.

A paper that tells how a promise was kept often names no deed at all: what holds since a day shows that it was done, and
so many of the things promised, whatever they do, that so many are there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.compare.counted import find_numbers
from communique.compare.focus import Span, Stretches
from communique.compare.vocabulary import tokens, vocabulary
from communique.kinds import Document
from communique.passages import Passage

_SINCE = 8  # words behind "since" in which a time stands


def find_states(stretches: Stretches, document: Document) -> Iterator[Passage]:
    """The sentences of a document that tell what has come to be so, as passages without a verb."""
    come, open_ = _patterns(document.language)
    for spans in stretches.paragraphs[1:]:
        for start, stop in spans:
            text = document.text[start:stop].strip().split(";")[0]
            if open_.search(text[:1].casefold() + text[1:]):
                continue
            cue = next((m for m in come.finditer(text) if not _is_because(text, m, document.language)), None)
            if cue is not None:
                yield _state(document, start, text, cue.span())
            elif find_numbers(tokens(text), document.language):
                yield Passage(document.id, start, start + len(text), text, "progresses", "", "", subject=text)


def _is_because(text: str, cue: re.Match[str], language: str) -> bool:
    """Whether "since" gives a reason and no time: since the contractor disappeared."""
    known = vocabulary(language)
    if cue.group().casefold() not in known.set_of("since_word"):
        return False
    near = [w.casefold() for w in tokens(text[cue.end() :])[:_SINCE]]
    times = known.months | known.set_of("time_noun", "since_when")
    if any(w in times or w[:1].isdigit() for w in near):
        return False
    return any(form == "past" for w in near for _, form in known.words.verbs.get(w, ()))


def _state(document: Document, start: int, text: str, cue: Span) -> Passage:
    rest = f"{text[: cue[0]]} {text[cue[1] :]}"
    return Passage(document.id, start, start + len(text), text, "fulfils", text[slice(*cue)], "", subject=rest)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that things have come to be so, and what leaves that open."""
    known = vocabulary(language)
    open_ = _pattern(known.phrases_of("not_come_to_be"))  # as written: may, and not May
    return re.compile(_pattern(known.phrases_of("come_to_be")), re.IGNORECASE), re.compile(open_)


def _pattern(phrases: frozenset[str]) -> str:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
