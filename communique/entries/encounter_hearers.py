"""Who spoke to those who met: told the meeting, briefed the delegation; on the page of a house also "told us"."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.encounter import Encounter
from communique.entries.surroundings import Surroundings
from communique.text.tags import PAST
from communique.words.load import forms_of

_FAR_VERB: Final = 9  # tokens between somebody and the verb of telling: A, who runs theirs, told
_NEAR_HEARERS: Final = 3  # tokens between "briefed" and "participants"


def add_who_told(around: Surroundings, found: list[Encounter]) -> None:
    """Add those who are said to have told something to those who met to the encounter that the page is about."""
    page, language = around.page, around.page.language
    verbs = forms_of(language, language.sets["tellverb"]) & page.known
    main = next((one for one in found if not one.passing and one.people), None)
    if main is None or not verbs or any(not one.passing and one is not main for one in found):
        return
    begin = min(main.spans)[0]
    for i, word in enumerate(page.words):
        if word not in verbs or i <= begin or not page.tags[i] & PAST or not _is_to_them(around, main, i):
            continue
        first, stop = around.sentence(i)
        who = _teller(around, first, i)
        if who is not None and who.who is not None and main.add([who.who]):
            main.spans.append((first, stop - (page.words[stop - 1] == ".")))


def _is_to_them(around: Surroundings, main: Encounter, i: int) -> bool:
    """Whether those who met, or we who had guests, stand behind a verb of telling."""
    page = around.page
    if around.is_quoted(i) or around.is_skipped(i):
        return False
    if main.hosted and page.is_a(i + 1, "usword"):
        return True
    return page.is_a(i + 1, "definite") and page.has_a("hearers", i + 2, i + 2 + _NEAR_HEARERS)


def _teller(around: Surroundings, first: int, i: int) -> Mention | None:
    """Who stands before a verb of telling, with at most a clause about them between."""
    people = [m for m in around.people_in(first, i) if m.who and m.who.name and m.who.kind == "person"]
    who = people[-1] if people else None
    if who is None or i - who.stop > _FAR_VERB or around.is_aside(who):
        return None
    between = around.words[who.stop : i]
    return who if not between or between[0] == "," == between[-1] or i - who.stop <= 1 else None
