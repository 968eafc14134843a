"""Organisations by the head word of their name, with what belongs to it: `Kenya's Ministry of Trade and Industry`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.places import Place
from communique.text.vocabulary import WIDE

_LONGEST: Final = 24  # tokens before the head word
_JOINS: Final = frozenset("-–")
_LIST: Final = 7  # tokens in which an "and" closes a list of portfolios


def place_ending(context: Context, stop: int) -> Place | None:
    """The place whose name ends before token `stop`."""
    places = context.place_of
    for k in range(stop - 1, stop - 6, -1):
        if k in places:
            return places[k] if places[k].stop == stop else None
    return None


def find_organisations(context: Context, names: Names) -> Iterator[tuple[int, int, bool]]:
    """Tokens of each organisation, and whether they are its proper name; a lower-case one has its noun phrase."""
    reader, last = _Organisations(context, names), 0
    for match in context.page.of("organisation"):
        if match.start < last:
            continue
        proper = context.page.is_capital(match.start)
        last = reader.over_post(reader.right(match.stop) if proper else match.stop, match.start)
        yield reader.left(match.start, proper), last, proper


class _Organisations:
    """Reads what stands around the head word of an organisation's name; positions are tokens."""

    def __init__(self, context: Context, names: Names) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.names = names
        self.joiner = language.sets["joiner"]
        self.possessive = language.sets["possessive"]
        self.links, self.topics = language.sets["bodylink"], language.sets["bodytopic"]
        self.listed = language.wordset("portfolio", "portfolio_listed")
        self.local = language.sets["local"]
        self.posts, self.abroad = language.sets["mission"], language.sets["missionlink"]
        self.definite = language.sets["definite"]
        self.inside = language.wordset("portfolio", "portfolio_listed", "organisation", "institution")
        self.outside = names.outside

    def left(self, start: int, proper: bool) -> int:
        """Where the name or noun phrase begins whose head word stands at token `start`."""
        first = max(self.page.sentences[self.page.sentence_of[start]][0], start - _LONGEST)
        i = start
        while i > first and not self._opens_line(i):
            place = place_ending(self.context, i)
            step = place.start if place else self._word_before(i) if proper else self._portfolio_before(i, start)
            if step == i:
                break
            i = step
        return i

    def _portfolio_before(self, i: int, start: int) -> int:
        """Where a portfolio right before a head word in small letters begins, or `i`: its agriculture ministry."""
        before = self.words[i - 1]
        told = before in self.names.portfolio or before in self.local  # the provincial government
        return i - 1 if i == start and told and i - 1 > 0 else i

    def _word_before(self, i: int) -> int:
        """Where one more word of a proper name before token `i` begins, or `i`."""
        page, words, k = self.page, self.words, i - 1
        if page.is_possessive(k):
            return k - 1 if k and page.touches(k) else i
        if page.is_capital(k) and words[k] not in self.outside and words[k][0].isalpha():
            return i if page.is_a(k, "honorific") and not words[k].isalpha() else k  # HE | Cabinet Secretary
        places = self.context.place_of
        other = place_ending(self.context, k) if words[k] in _JOINS and page.touches(k) and i in places else None
        if other is not None:
            return other.start  # the Kenya–Ireland Chamber
        joins = words[k] == "-" or words[k] in self.joiner
        return k - 1 if joins and k and page.is_capital(k - 1) and words[k - 1] in self.names.portfolio else i

    def right(self, stop: int) -> int:
        """The end of a proper name whose head word ends before token `stop`."""
        page, words = self.page, self.words
        last = page.sentences[page.sentence_of[stop - 1]][1]
        j = stop
        while j + 1 < page.size and j < last and not self._opens_line(j):
            on = words[j] in self.topics and page.is_capital(j + 1) and words[j + 1] in self.listed
            if on or words[j] in self.links and self._opens_name(j + 1):
                j = self._through(j + 1 + (words[j + 1] in self.definite))
            elif page.is_capital(j) and words[j] in self.inside:
                j += 1
            else:
                return self._over_seat(j, last)
        return j

    def over_post(self, j: int, head: int) -> int:
        """Behind the country that a post abroad is in: the Latvian embassy | in Kenya | said."""
        if self.words[head] not in self.posts or self.page.word(j) not in self.abroad:
            return j
        place = self.context.place_of.get(j + 1 + (self.page.word(j + 1) in self.definite))
        same = place is not None and self.page.sentence_of[place.start] == self.page.sentence_of[head]
        return place.stop if place is not None and same and place.form == "noun" else j

    def _over_seat(self, j: int, last: int) -> int:
        """Behind a spaced dash and the place where a body sits: the Statistical Office – Varna | , reports."""
        if self.words[j] not in _JOINS or self.page.touches(j) or j + 2 >= last:
            return j
        place = self.context.place_of.get(j + 1)
        if place is None or place.form != "noun":
            return j
        after = place.stop
        return after if self.words[after] in (",", ")") or self.page.match_at("cue", after) is not None else j

    def _opens_line(self, i: int) -> bool:
        """Whether token `i` opens a line below one in capitals, as in the lines above a headline."""
        if not self.page.shapes[i] & WIDE or not i:
            return False
        return (
            self.page.slice(i - 1, i).isupper() and "\n" in self.page.text[self.page.ends[i - 1] : self.page.starts[i]]
        )

    def _opens_name(self, i: int) -> bool:
        word = self.words[i]
        named = self.page.is_capital(i) and word[0].isalpha()
        return named or i in self.context.place_of or word in self.names.portfolio or word in self.definite

    def _through(self, j: int) -> int:
        """The end of "Trade, Industry and Energy" or "Kenya" behind "Ministry of"."""
        first, n = j, self.page.size
        while j < n and not (j > first and self._opens_line(j)):
            place = self.context.place_of.get(j)
            if place is None or place.form == "people":
                step = self._word_behind(j, first)
                if step == j:
                    return j
                j = step
                continue
            j = place.stop
            owns = j < n and self.words[j] in self.possessive
            if not owns and not (j < n and self.page.is_capital(j) and self._opens_name(j)):
                return j
            j += owns
        return j

    def _word_behind(self, j: int, first: int) -> int:
        """The token behind one more word of the name at token `j`, or `j`."""
        page, words = self.page, self.words
        if words[j] in self.names.portfolio:
            return j + 1
        if (
            page.is_capital(j)
            and words[j][0].isalpha()
            and (not page.match_at("title", j) or self._are_seated(j, first))
        ):
            return j + 1
        if j + 1 >= page.size or not page.is_capital(j + 1):
            return j
        if words[j] in self.joiner and words[j + 1] in self.inside and j > first:
            return j + 1
        listed = words[j] == "," and words[j + 1] in self.listed and self._closes_list(j + 1)
        return j + 1 if listed else j

    def _are_seated(self, j: int, first: int) -> bool:
        """Whether an office in the plural closes the name of those who hold it: the Council of | Governors."""
        holder = self.page.is_capital(j + 1) if j + 1 < self.page.size else False
        return j == first and self.page.is_a(j, "seatedtitle") and not holder and self.page.is_a(j - 1, "genitive")

    def _closes_list(self, i: int) -> bool:
        for word in self.words[i : i + _LIST]:
            if word in self.joiner:
                return True
            if word not in self.listed and word != ",":
                return False
        return False
