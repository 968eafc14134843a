"""What stands before a title: the area, the portfolio and the organisation of an office."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.office_names import OfficeNames
from communique.entries.office_phrases import OfficePhrases, is_of_the_world
from communique.entries.organisations import place_ending
from communique.entries.places import Place
from communique.kinds import Area

_SHORT_NAME: Final = 2  # letters that are no name of an organisation in capitals yet
_LONGEST_FIRM: Final = 4  # tokens of a company's name before a title
_LONGEST_ORGANISATION: Final = 10  # tokens of an organisation's name before a title
_LOUD: Final = 4  # letters of a title that is written large throughout by itself: CEO
_DASHES: Final = ("-", "–")


class BeforeTitle:
    """Reads the words before the titles of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names, phrases: OfficePhrases, inner: OfficeNames) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        self.phrases = phrases
        self.inner = inner
        self.joiner = language.sets["joiner"]
        self.genitive = language.sets["genitive"]
        self.definite = language.sets["definite"]
        self.possessive = language.sets["possessive"]
        self.determiners = language.sets["roledeterminer"]
        self.regions = language.sets["areanoun"]
        self.bodylinks = language.sets["bodylink"]
        self.owners = language.sets["ownpronoun"]
        self.counterparts = language.wordset("title", rank="counterpart")

    def left(self, start: int) -> tuple[int, Area | None, int]:
        """Where the words before a title begin, the area that they name, and where the office begins behind it."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        i, area, office = start, None, start
        while i > first:
            place, owns = self._place_before(i, area)
            if place is None:
                step = self._word_before(i, start, area is None)
                if step is None and self._is_in_name(i - 1) and self.holds_head(i, start):
                    step = i - 1  # the Philippine Millers Alliance President
                if step is None and i == start and (body := self._owning_firm(i)) is not None:
                    owner = self.place_of.get(body)
                    known = owner is not None and not is_of_the_world(owner)
                    return body, area or (self.context.area_of(owner) if owner and known else None), body
                if step is None and i == start and self._is_of_town(i):
                    area, step = Area(self.page.slice(i - 1, i), None), i - 1
                if step is None:
                    break
                i = step
                continue
            body = self._owning_body(place.start) if owns else None
            if body is not None:
                return body, area, body  # the University of Oslo's vice-president
            office = office if area else i
            other = (
                place_ending(self.context, place.start - 1)
                if self.words[place.start - 1] in _DASHES and not owns
                else None
            )
            if other is not None and area is None and i < start:
                i = other.start  # the Kenya-Peru | Business Council president is neither's
                break
            area = area or (None if is_of_the_world(place) else self.context.area_of(place))
            i = place.start
            if owns:
                break
        return i, area, office

    def _is_of_town(self, i: int) -> bool:
        """Whether a town that no list knows tells whose colleague somebody is: her Kobe | counterpart."""
        named = self.page.is_capital(i - 1) and self.words[i - 1].isalpha() and self.words[i - 2] in self.owners
        body = self.words[i - 1] in self.names.organisation or self.words[i - 1] in self.names.portfolio
        return named and not body and self.words[i] in self.counterparts

    def _owning_firm(self, i: int) -> int | None:
        """Where an organisation of two words or more begins that owns a title: Gulf Steel Company's | chairman."""
        k = i - 2
        if k < 1 or not self.page.is_possessive(i - 1) or self.words[k] not in self.names.organisation:
            return None
        while k > 0 and i - k <= _LONGEST_FIRM + 2 and self._is_in_name(k - 1):
            k -= 1
        return k if k < i - 2 and self.page.is_capital(i - 2) else None

    def _owning_body(self, i: int) -> int | None:
        """Where an organisation begins whose name a place at token `i` ends: the University of | Oslo's."""
        k = i - 1
        if k < 1 or self.words[k] not in self.genitive or not self.holds_head(max(0, k - 1), k):
            return None
        while (
            k > 0
            and self.page.is_capital(k - 1)
            and self.words[k - 1].isalpha()
            and self.words[k - 1] not in self.definite
        ):
            k -= 1
        return k

    def holds_head(self, start: int, stop: int) -> bool:
        """Whether the head word of an organisation's name stands among the tokens: Chamber President."""
        return any(self.words[k] in self.names.organisation and self.page.is_capital(k) for k in range(start, stop))

    def firm_before(self, start: int) -> int | None:
        """Where a company's name right before its head's title begins: Kestrel Lithium managing director."""
        first = self.page.sentences[self.page.sentence_of[start]][0]
        k = start
        while k > max(first, start - _LONGEST_FIRM) and self._is_in_name(k - 1) and k - 1 not in self.place_of:
            k -= 1
        placed = place_ending(self.context, k) if k < start else None
        if placed is not None and placed.form == "noun" and not is_of_the_world(placed):
            return placed.start  # Batumi Fair director
        named = start - k > 1 or k > first or self._is_named_elsewhere(k)
        owned = k > first and (
            self.page.is_possessive(k - 1)
            or self.words[k - 1] in (",", "(")
            or self.page.is_capital(k - 1)
            and self.words[k - 1] not in self.determiners
        )
        return k if k < start and named and not owned and not self.page.match_at("honorific", k) else None

    def _is_named_elsewhere(self, k: int) -> bool:
        """Whether the word that opens a sentence at token `k` has its capital inside another one too: of Orlen."""
        page, word = self.page, self.words[k]
        inside = (i for i in page.capitals if self.words[i] == word and i != k)
        return any(page.sentences[page.sentence_of[i]][0] != i for i in inside)

    def _is_in_name(self, k: int) -> bool:
        """Whether token `k` can be a word of an organisation's name."""
        return self.page.is_capital(k) and self.words[k].isalpha() and self.words[k] not in self.names.outside

    def _place_before(self, i: int, area: Area | None) -> tuple[Place | None, bool]:
        """The place that ends before token `i`, a possessive mark between allowed, and whether there is that mark."""
        place = place_ending(self.context, i)
        if place and not (area and place.form == "noun" and area.code == place.code):
            return place, False
        return (place_ending(self.context, i - 1), True) if self.page.is_possessive(i - 1) else (None, False)

    def _word_before(self, i: int, start: int, free: bool) -> int | None:
        """Where one more word or name of the office before token `i` begins; `free` while it has no area yet."""
        page, words, names, k = self.page, self.words, self.names, i - 1
        if (words[k] in names.portfolio or words[k] in names.modifiers) and (page.is_capital(k) or free):
            return k
        if k and i < start and (words[k] in self.joiner or words[k] == ",") and words[k - 1] in names.portfolio:
            if page.is_capital(k - 1):
                return k - 1
        if k and words[k] in _DASHES and words[k - 1] in names.modifiers:
            return k - 1
        if words[k] == ")" and i == start and k > 2 and words[k - 2] == "(" and page.is_capital(k - 3):
            return k - 2
        if words[i] in names.organisation and not page.is_capital(i) and self._is_kind(k):
            return k  # the milk board chairman
        far = self._organisation_before(i)
        if far is not None:
            return far  # "Idaho State Department of Agriculture Director Wade Lindqvist"
        if words[k] in self.possessive and k and words[k - 1] in self.regions:
            return k - 1  # the Sultanate's Ambassador
        if i == start and self.is_short_name(k):
            return k
        # "Chamber President Halima Mwinyi", "ministry spokesperson Lin Wei"
        return k if words[k] in names.organisation and (i == start or page.is_capital(k)) else None

    def _is_kind(self, k: int) -> bool:
        """Whether a plain word behind a determiner or an owner stands at token `k`."""
        words = self.words
        plain = words[k].isalpha() and not self.page.is_capital(k) and words[k] not in self.determiners
        return plain and k > 0 and (words[k - 1] in self.determiners or words[k - 1] in self.possessive)

    def is_short_name(self, k: int) -> bool:
        """Whether token `k` is an organisation's name in capitals that opens its phrase: the FBCCI president said."""
        name = self.page.slice(k, k + 1)
        loud = len(self.words[k + 1]) > _LOUD and self.names.is_acronym(k + 1)
        if loud or self.words[k] in self.names.outside:
            return False  # THE PRESIDENT
        opens = k == self.page.sentences[self.page.sentence_of[k]][0] or self.words[k - 1] in self.determiners
        opens = opens or not self.page.is_capital(k - 1)
        return opens and len(name) > _SHORT_NAME and name.isalpha() and name.isupper() and k not in self.place_of

    def _organisation_before(self, i: int) -> int | None:
        """Where an organisation's name that ends before token `i` begins, if it has "of" in it; `None` otherwise."""
        page, words = self.page, self.words
        first = max(page.sentences[page.sentence_of[i - 1]][0], i - _LONGEST_ORGANISATION - 4)
        k, linked, head = i, False, False
        while k > first and self.inner.may_be_named(k - 1):
            k -= 1
            linked = linked or words[k] in self.bodylinks
            head = head or words[k] in self.names.organisation and linked and page.is_capital(k)
        k = self._behind_person(k, i) if head else k
        while k < i and (not page.is_capital(k) or words[k] in self.definite or page.match_at("cue", k)):
            k += 1
        return k if head and 0 < i - k <= _LONGEST_ORGANISATION else None

    def _behind_person(self, k: int, i: int) -> int:
        """Behind a person who is joined to an organisation: met Mayor A and University of Oslo president B."""
        for joint in range(i - 1, k, -1):
            if self.words[joint] not in self.joiner:
                continue
            start = self.names.read_back(joint)
            if start is not None and self.names.is_full(start, joint) and not self.phrases.goes_on(start, joint):
                return joint + 1
        return k
