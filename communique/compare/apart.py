"""The passages of one document, without what only seems to be told behind another one's verb."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.compare.vocabulary import tokens, vocabulary
from communique.passages import Passage

_AHEAD = 3  # words before a set phrase in which a verb of what is to come stands
_LONG = 6  # letters of a subject that is looked for in another clause


def apart(passages: Iterable[Passage]) -> list[Passage]:
    """Passages without what is another one's subject behind them: took the opportunity to assure that *the school* …"""
    found = list(passages)
    subjects: dict[int, list[str]] = defaultdict(list)
    for one in found:
        if len(one.subject) > _LONG:
            subjects[one.start].append(one.subject)
    ahead = {one.start for one in found if one.bearing == "expects" and one.due}
    found = [one for one in found if not _is_ahead(one, ahead)]
    return [_cut(one, subjects[one.start]) for one in found]


def _is_ahead(one: Passage, ahead: set[int]) -> bool:
    """Whether a set phrase stands behind a verb of what is to come: will receive its *first visitors* in May."""
    if one.bearing != "fulfils" or " " not in one.cue or one.start not in ahead:
        return False
    low = [w.casefold() for w in tokens(one.subject)]
    return bool(vocabulary("en").set_of("future_modal") & set(low[-_AHEAD:]))


def _cut(passage: Passage, subjects: list[str]) -> Passage:
    """A passage whose words end before the subject of a clause that it governs."""
    links = vocabulary("en").set_of("complementiser")
    found = (passage.rest.find(f" {link} {s}") for link in links for s in subjects if s != passage.subject)
    ends = [at for at in found if at >= 0]
    return replace(passage, rest=passage.rest[: min(ends)]) if ends else passage
