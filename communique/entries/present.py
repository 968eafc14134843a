"""Words that say who was there, on one page."""

from __future__ import annotations

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
    verbs, openers = page.language.wordset("attendverb"), page.language.wordset("attendopener")
    includes, groups = page.language.wordset("includeverb"), page.language.wordset("guestgroup")
    for number, (first, stop) in enumerate(page.sentences if verbs else ()):
        inverted = page.words[first] in openers
        if not inverted and groups.isdisjoint(page.words[first : first + _NEAR_GROUP]) or number in told:
            continue
        wanted = verbs if inverted else includes
        verb = next((i for i in range(first + 1, min(stop, first + _FAR_VERB)) if page.words[i] in wanted), None)
        if verb:
            found.append(Match(verb, verb + 1, _INVERTED))
    return sorted(found, key=lambda match: match.start)


def is_inverted(match: Match) -> bool:
    """Whether only a verb was found, behind which those present have to follow."""
    return match.group is _INVERTED
