"""What a base reaches: the areas behind "to", "into", "for", "of" or before the word itself."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import COMMA, CONJ, DET, ING, PREP, REL, SUB, TO

_WIDE: Final = ("region", "country")
_FAR: Final = 18  # tokens behind the word in which what it reaches is named


class Reach:
    """Reads what the hubs of one document reach; positions are tokens."""

    def __init__(self, context: Context) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.clauses = context.clauses
        self.tags = context.clauses.tags
        self.words = context.page.words
        self.reach = language.sets["hubreach"]
        self.toward = language.sets["hubtoward"]
        self.inside = language.sets["hubinside"]
        self.genitive = language.sets["genitive"]
        self.goods = language.sets["hubgoods"]
        self.compass = language.sets["compass"]
        self.leads = language.sets["hublead"]
        self.works = language.sets["hubwork"]
        self.within = language.wordset("hubinside", "hubreach")
        self.rests = language.sets["hubrest"]

    def areas(self, match: Match, start: int, end: int) -> list[Area]:
        """The areas that the hub word of the noun phrase from token `start` on reaches, before token `end`."""
        last = min(end, match.stop + _FAR)
        return self._behind(match, last) or self._owned(match, last) or self.region_before(match, start)

    def beyond(self, match: Match, end: int) -> list[Area]:
        """The region behind "in" that a hub serves, where nothing else says it: a foothold in East Africa."""
        for k in range(match.stop, min(end, match.stop + _FAR) - 1):
            if self.words[k] in self.inside or self.words[k] in self.reach:
                n = k + 1 + bool(self.page.tag(k + 1) & DET)
                if n >= len(self.words):
                    break
                part = self.page.word(n) in self.compass and n + 1 < end and self._is_capital_word(n + 1)
                if part or self.is_region(n) or self.page.match_at("reach", n) is not None:
                    return self._reached(k + 1, min(end, match.stop + _FAR + 4))
            if self.clauses.is_break(k) or self.clauses.is_finite(k):
                break
        return []

    def is_region(self, i: int) -> bool:
        """Whether a region is named at token `i`: East Africa, the Alentejo."""
        place = self.context.place_of.get(i)
        if place is not None:
            return place.kind == "region" and place.form == "noun"
        named = i > 0 and self.page.is_a(i - 1, "definite") and self._is_capital_word(i)
        return named and not is_person_or_body(self.context, i)

    def is_for_somebody(self, match: Match, end: int) -> bool:
        """Whether firms or goods stand behind the word, for whom it is a base: a hub for investors."""
        return self.page.has_a("hubuser", match.stop, min(end, match.stop + 6))

    def opens(self, i: int, end: int) -> bool:
        """Whether a word that leads to what is reached stands at token `i`."""
        return i < end and self.words[i] in self.reach

    def follows_where(self, i: int, end: int) -> int:
        """The end of a "where …", "from which …" or "through which …" behind the phrase, or 0."""
        for k in range(i, min(end, i + 12)):
            through = self.tags[k] & (REL | SUB) and self.tags[k - 1] & PREP
            if through or self.page.is_a(k, "hubwhere"):
                return self.clauses.clause_end(k)
            if self.clauses.is_finite(k):
                return 0
        return 0

    def leads_on(self, match: Match) -> bool:
        """Whether a word that is a base only with what it reaches has a word behind it that leads there."""
        word = self.page.word(match.stop)
        return word in self.reach or bool(match.group.get("wide")) and word in self.genitive

    def _owned(self, match: Match, end: int) -> list[Area]:
        """The area behind "of" at once: the sea gate of Moravia."""
        i = match.stop
        if i + 1 >= end or self.words[i] not in self.genitive:
            return []
        n = i + 1 + bool(self.page.tag(i + 1) & DET)
        small = self.compass | self.leads
        while n + 1 < end and self.words[n] in small and n not in self.context.place_of:
            n += 1
        place = self.context.place_of.get(n)
        named = place.form == "noun" if place is not None else bool(match.group["strong"]) and self._is_capital_word(n)
        if match.group.get("of") or i > 2 and self.page.is_a(match.start - 2, "hubat"):
            return self._reached(i + 1, end)  # the crossroads of Europe and Asia, at the gates of Africa
        if match.group.get("heart"):
            return self._distribution(i + 1, end)
        if not match.group["strong"] and not (match.group.get("bare") and place is not None and place.kind in _WIDE):
            return []  # the hub of the South Pacific, no hub of Nairobi's
        return self._reached(i + 1, end) if named else []

    def _distribution(self, i: int, end: int) -> list[Area]:
        """The region of the business whose heart a place is: the centre of their East African distribution."""
        for place in self.context.places_in(i, min(end, i + 4)):
            if place.form == "adjective" and place.kind == "region" and self.page.is_a(place.stop, "hubmarket"):
                return [Area(self.page.slice(place.start, place.stop + 1), None)]
        return []

    def region_before(self, match: Match, start: int) -> list[Area]:
        """The region that an adjective in the phrase names: their East African base."""
        for place in self.context.places_in(start, match.start):
            if place.form == "adjective" and place.kind == "region" and place.stop == match.start:
                return [Area(place.base or place.name, place.code)]
            if place.form == "noun" and place.kind == "region":
                if place.stop == match.start or self.page.is_possessive(place.stop):
                    return [Area(place.name, place.code)]  # its Africa headquarters, East Africa's main gateway
        for common in self.page.within("reach", start, match.start):
            if self.page.is_possessive(common.stop):
                begin = common.start - bool(self.tags[common.start - 1] & DET)
                return [Area(self.page.slice(begin, common.stop), None)]  # the region's centre
        return []

    def _behind(self, match: Match, end: int) -> list[Area]:
        """The areas behind "to", "into", "for" …; also behind "from which we reach"."""
        found: list[Area] = []
        k = match.stop
        places = self.context.place_of
        near, toward = match.group.get("near"), self.toward if match.group.get("wide") else self.reach
        while k < end and not self.clauses.is_break(k):
            market = self.words[k] in self.inside and (near or self._is_market(match, k))
            if self.words[k] in toward or market or self._works(k, match.stop):
                found = self._beyond_owner(k + 1, end) or self._reached(k + 1, end)
                business = next(
                    (one for n in range(k + 1, min(end, k + 5)) if n in places and (one := self.regional(n))), None
                )
                if business and (not found or found[0].code):
                    return [business[0]]  # a base for Indonesia's East African business
                if found or near and not self.page.has_a("hubmarket", k + 1, k + _FAR // 2):
                    break
            k += 1
        return found

    def _beyond_owner(self, i: int, end: int) -> list[Area]:
        """Where the goods go of whoever owns them at token `i`: a gateway for | Peru's copper exports to Europe."""
        place = self.context.place_of.get(i)
        if place is None or not self.page.is_possessive(place.stop):
            return []
        for k in range(place.stop + 1, end - 1):
            if self.clauses.is_break(k) or self.tags[k] & (COMMA | CONJ):
                break
            if self.words[k] in self.reach and self.page.is_a(k, "hubonward"):
                return self._reached(k + 1, end)
        return []

    def regional(self, k: int) -> tuple[Area, int] | None:
        """The business in a region that an adjective at token `k` names, with its end: Latin American operations."""
        place = self.context.place_of.get(k)
        if place is None or place.kind != "region" or place.form != "adjective":
            return None
        if not self.page.is_a(place.stop, "hubbusiness"):
            return None
        return Area(self.page.slice(place.start, place.stop + 1), None), place.stop + 1

    def _is_market(self, match: Match, k: int) -> bool:
        """Whether "in" at token `k` stands behind buyers and before a region: 60 million consumers in the Gulf."""
        n = k + 1 + bool(self.page.tag(k + 1) & DET)
        part = self.page.word(n) in self.compass and self.page.is_capital(n + 1)
        return self.page.has_a("hubmarket", match.stop, k) and (part or self.is_region(n))

    def _works(self, k: int, first: int) -> bool:
        """Whether "to work" or "working" stands before the "in" at token `k`: to work in the vast space of Siberia."""
        if k - 2 < first or self.words[k] not in self.within or self.words[k - 1] not in self.works:
            return False
        return bool(self.tags[k - 2] & TO or self.tags[k - 1] & ING)

    def _reached(self, i: int, end: int) -> list[Area]:
        return self.stretch(i, end)[0]

    def stretch(self, i: int, end: int) -> tuple[list[Area], int]:
        """The areas named one behind the other from token `i` on, before token `end`, and the token behind them."""
        found: list[Area] = []
        stop = i
        k = i
        while k < end:
            one = self._one_reached(k, end)
            if one is None:
                break
            if found and one[0].code is None and not self._goes_on(k, one[1]):
                break  # to African markets, Steppe News reports
            area, k = one
            if found and k < end and self.page.is_a(k + (self.words[k] == ","), "hubas"):
                break  # to East Africa, and Ghana, as a gateway to
            if found and k < end and self.tags[k] & DET:
                break  # to East Africa and Peru a gateway to
            found.append(area)
            stop = k
            if k + 1 < end and self.tags[k] & CONJ and self.page.is_a(k + 1, "complementiser"):
                break  # to Central Africa, and that Botswana would
            if k + 1 < end and self.words[k] == "," and self.page.tag(k + 1) & CONJ:
                k += 2
            elif k < end and (self.words[k] == "," or self.tags[k] & CONJ):
                k += 1
            else:
                break
        return found, stop

    def _goes_on(self, start: int, stop: int) -> bool:
        """Whether a name no list knows, in tokens `start` to `stop`, is one more of several: "and Y", "Y, Z", "Y."."""
        joined = bool(self.tags[start - 1] & CONJ) or stop >= len(self.words)
        return joined or self.words[stop] == "," or bool(self.tags[stop] & CONJ) or self.clauses.is_break(stop)

    def _one_reached(self, i: int, end: int) -> tuple[Area, int] | None:
        """The area that begins at token `i`: a place, a stretch of one (southern China), a named or common region."""
        k = i
        while k < end and (self.tags[k] & DET or self.words[k] in self.leads):
            k += 1
        n = k
        while n < end and n < k + 3 and n not in self.context.place_of and self.words[n] in self.compass:
            n += 1
            if n < end and self.words[n] in self.genitive:
                n += 1 + (n + 1 < end and bool(self.page.tag(n + 1) & DET))
        if n > k and n + 1 < end and self.tags[n] & CONJ and self.page.word(n + 1) in self.compass:
            n += 2  # East and Central Africa
        place = self.context.place_of.get(n)
        if place is not None and place.form != "people":
            return self._place_reached(place, i, k, n, end)
        common = self.page.match_at("reach", n)
        if common is not None:
            return Area(self.page.slice(i, common.stop), None), common.stop
        stop = n
        while stop < end and (self._is_capital_word(stop) or stop > n and self.words[stop] in self.rests):
            stop += 1
        if stop > n and not is_person_or_body(self.context, n):
            return Area(self.page.slice(self._name_start(i, k), stop), None), stop
        return None

    def _place_reached(self, place: Place, i: int, k: int, n: int, end: int) -> tuple[Area, int] | None:
        """The area that a place begins at token `n`: itself, a part of it, or a region named by an adjective."""
        first = self._name_start(i, k)
        stop = place.stop
        if place.form == "noun" and n == k and not (stop < end and self.page.is_capital(stop) and not self.tags[stop]):
            name = place.name if place.code else self.page.slice(first, stop)
            while stop < end and self.words[stop] in self.rests:  # the Gulf countries and India
                stop += 1
            return Area(name, place.code), stop
        while stop < end and self._is_of_region(stop):
            stop += 1
        if place.form == "adjective" and (stop == place.stop or self.words[stop - 1] in self.goods):
            return None
        return Area(self.page.slice(first, stop), None), stop

    def _name_start(self, i: int, k: int) -> int:
        """Where the name begins of what is reached: the whole of | the Balkans, but | the whole Andean region."""
        return i if self.genitive.isdisjoint(self.words[i:k]) else k

    def _is_of_region(self, i: int) -> bool:
        """Whether token `i` goes on with the name of a region: the West African | Sub-region."""
        if self.page.is_capital(i) or self.words[i] in self.rests:
            return True
        hyphen = i if self.words[i] == "-" else i - 1
        return self.words[hyphen] == "-" and all(self.page.touches(k) for k in range(hyphen, i + 1))

    def _is_capital_word(self, i: int) -> bool:
        return self.page.is_capital(i) and self.words[i][0].isalpha()


def is_person_or_body(context: Context, i: int) -> bool:
    """Whether a person with an office or an organisation is named at token `i`; a name alone may be a town's."""
    named = [m.who for m in context.mentions_in(max(0, i - 5), i + 1) if m.start <= i < m.stop]
    return any(who is None or who.kind != "person" or who.role or who.title for who in named)
