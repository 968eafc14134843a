"""Parts that make a whole: four and four of eight, or the five that were missing of twelve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from communique.compare.counted import find_numbers
from communique.compare.links import Link
from communique.compare.vocabulary import tokens, vocabulary

Share = tuple[float, float]  # so many of so many


class Shares:
    """The parts of each commitment that reports told so far."""

    def __init__(self) -> None:
        self.told: dict[str, list[Share]] = defaultdict(list)

    def learn(self, commitment: str, part: str | None, language: str) -> None:
        """Remember a part that an earlier report told; words without two numbers tell none."""
        share = _share(part, language)
        if share is not None and share not in self.told[commitment]:
            self.told[commitment].append(share)

    def completed(self, links: Iterable[Link], language: str) -> list[Link]:
        """The links of one document, those that tell of the last part of a whole as ones that tell of all of it."""
        found = [replace(link, tied=True) if self._closes(link, language) else link for link in links]
        shares = [(link, share) for link in found if (share := _share(link.part, language)) and link.applied]
        whole = {id(link) for link, share in shares if self._is_rest(link, share, language)}
        whole |= {id(a) for a, x in shares for b, y in shares if _are_halves(a, b) and _make_up(a.text, x, y, language)}
        return [replace(x, bearing="fulfils", part=None) if id(x) in whole else x for x in found]

    def _closes(self, link: Link, language: str) -> bool:
        """Whether it tells of as many as were missing, as the last ones: the last three, of eight, after five."""
        if not link.remaining or link.bearing != "fulfils" or link.tied or not self.told[link.commitment]:
            return False
        given = {n.value for n in find_numbers(tokens(link.text), language)}
        return any(total - before in given for before, total in self.told[link.commitment])

    def _is_rest(self, link: Link, share: Share, language: str) -> bool:
        """Whether a part is what was missing of those told before: the other five, the six that were stuck."""
        rest = vocabulary(language).set_of("remaining", "more") & {w.casefold() for w in tokens(link.text)}
        before = [n for n, total in self.told[link.commitment] if total == share[1]]
        return any(n + share[0] == share[1] and (n != share[0] or bool(rest)) for n in before)


def _are_halves(a: Link, b: Link) -> bool:
    """Whether two clauses of one sentence tell of two parts of one commitment."""
    return a is not b and a.commitment == b.commitment and a.start == b.start and a.cue != b.cue


def _make_up(text: str, one: Share, other: Share, language: str) -> bool:
    """Whether two parts of a sentence make up the whole: four of the eight, and four more."""
    given = [n.value for n in find_numbers(tokens(text), language)]
    twice = one[0] != other[0] or given.count(one[0]) > 1
    return twice and one[1] == other[1] == one[0] + other[0] and one[1] not in given


def _share(part: str | None, language: str) -> Share | None:
    numbers = find_numbers(tokens(part), language) if part else []
    return (numbers[0].value, numbers[1].value) if len(numbers) == 2 else None
