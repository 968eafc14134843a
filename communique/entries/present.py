"""Words that say who was there, on one page."""

from __future__ import annotations

from itertools import compress
from typing import Final

from communique.text.page import Match, Page
from communique.words.load import Group

_FAR_VERB: Final = 16  # tokens before "were" in "Joining the governor at the ceremony were A and B"
_NEAR_GROUP: Final = 4  # tokens before the delegation that opens a sentence
_INVERTED: Final = Group("attendance", (), {})


def presences(page: Page) -> list[Match]:
    """The words for those who took part, and the verbs of sentences such as "Also at the table were A and B"."""
    found = list(page.of("attendance"))
    told = {page.sentence_of[match.start] for match in found}
    verbs, openers = page.language.sets["attendverb"], page.language.sets["attendopener"]
    includes, groups = page.language.sets["includeverb"], page.language.sets["guestgroup"]
    told_by = not (verbs.isdisjoint(page.known) or openers.isdisjoint(page.known))
    told_by |= not (includes.isdisjoint(page.known) or groups.isdisjoint(page.known))
    for number, (first, stop) in enumerate(page.sentences if verbs and told_by else ()):
        inverted = page.words[first] in openers
        if not inverted and groups.isdisjoint(page.words[first : first + _NEAR_GROUP]) or number in told:
            continue
        wanted = verbs if inverted else includes
        verb = next((i for i in range(first + 1, min(stop, first + _FAR_VERB)) if page.words[i] in wanted), None)
        if verb:
            found.append(Match(verb, verb + 1, _INVERTED))
            told.add(number)
    found += _joining(page, told)
    return sorted(found, key=lambda match: match.start)


def _joining(page: Page, told: set[int]) -> list[Match]:
    """ "Attended the discussion", "took part in the bilateral talks": a verb and the event, where no word tells it."""
    language, found = page.language, list[Match]()
    verbs, nouns, fillers = (language.wordset(cls) for cls in ("joinverb", "joinednoun", "joinfiller"))
    groups = language.of("attendance")
    if not groups or verbs.isdisjoint(page.known) or nouns.isdisjoint(page.known):
        return found
    spoken = compress(page.sentence_of, map(verbs.__contains__, page.words))
    for number in sorted({*spoken} - told):
        first, stop = page.sentences[number]
        if nouns.isdisjoint(page.words[first:stop]):
            continue
        for i in (i for i in range(first, stop) if page.words[i] in verbs):
            k = i + 1
            while k < stop and page.words[k] in fillers:
                k += 1
            if k < stop and page.words[k] in nouns and k - i > 1:
                found.append(Match(i, k + 1, groups[0]))
                break
    return found


def is_inverted(match: Match) -> bool:
    """Whether only a verb was found, behind which those present have to follow."""
    return match.group is _INVERTED
