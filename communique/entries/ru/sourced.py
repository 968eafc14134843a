"""What a Russian report gives by whose words it is, without a verb of saying: по словам …, по данным …"""

from __future__ import annotations

from typing import Final

from communique.entries.ru.attributions import Attributions
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.sources import named_source
from communique.entries.ru.whose import BY_SOURCE, DRAWN
from communique.text.page import Match

_FAR: Final = 16  # tokens between a paper and what follows from it


class Sourced(Attributions):
    """Finds what the sentences of one document give as a source's; positions are tokens."""

    def _by_source(self, match: Match, start: int, stop: int) -> bool:
        """По словам министра, …"""
        own = any(
            self.grammar.forms[k] in self.sets.his_her_form | self.sets.same_source
            for k in range(match.start, match.stop)
        )
        mention = next((m for m in self.context.mentions_in(match.stop, min(stop, match.stop + 3))), None)
        mention = None if own else mention
        who = self._source_of(match, stop)
        if who is None:
            return False
        close = mention.stop if mention else match.stop
        while close < stop and self.words[close] != "," and close - match.stop < 24:
            if self.grammar.is_finite(close):
                break
            close += 1
        if self.words[close + 1 : close + 2] and self.words[close + 1] in self.sets.relative_word:
            close = next((k for k in range(close + 2, stop) if self.words[k] == ","), close)  # министра, который …,
        last = stop - (self.words[stop - 1] in STOPS)
        pieces = []
        before = match.start - (self.words[match.start - 1] == "," if match.start > start else 0)
        first = self._skip_openers(start)
        if before - start > 2 or any(self.grammar.pos(k) == "NOUN" for k in range(first, before)):
            pieces.append((first, before))
        begin = close + (self.words[close : close + 1] == [","])
        if begin < last - 1:
            pieces.append((begin, last))
        return self._report(pieces, who, BY_SOURCE) if pieces else False

    def _is_somebodys(self, match: Match, stop: int) -> bool:
        """Whether words for a source are no view of a thing: с точки зрения логистики, с точки зрения управления."""
        if self.words[match.stop - 1] not in self.sets.view_noun:
            return True
        if any(self.grammar.forms[k] in self.sets.his_her_form for k in range(match.start, match.stop)):
            return True
        mention = next(iter(self.context.mentions_in(match.stop, min(stop, match.stop + 1))), None)
        return mention is not None and (mention.form != "organisation" or mention.stop > mention.start + 1)

    def _drawn(self, start: int, stop: int) -> bool:
        """Из данных Росстата следует, что …"""
        if self.words[start] not in self.sets.out_of:
            return False
        for match in self.page.within("drawn", start, min(stop, start + 2)):
            verb = next((k for k in range(match.stop, min(stop, match.stop + _FAR)) if self.grammar.is_finite(k)), stop)
            opened = self.words[verb + 1 : verb + 2] == [","] and self.page.word(verb + 2) in self.sets.that_word
            if verb == stop or self.words[verb] not in self.sets.following or not opened or self.inside[verb]:
                return False
            mention = next(iter(self.context.mentions_in(match.stop, verb)), None)
            who = mention.who if mention else named_source(self.context, match.stop)
            end = stop - (self.words[stop - 1] in STOPS)
            return who is not None and self._report([(verb + 3, end)], who, DRAWN)
        return False

    def _skip_openers(self, start: int) -> int:
        """Where a sentence begins behind marks, "но" and its dateline."""
        while start < len(self.words) and (
            not self.words[start][0].isalnum()
            and self.words[start] not in "$€«("
            or self.words[start] in self.sets.but_word
        ):
            start += 1
        return self.context.behind_dateline(start)
