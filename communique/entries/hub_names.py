"""What a passage about a base calls its place: a name in a phrase, "our region", "it", "we", "in Almaty"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Context
from communique.entries.hub_reach import Reach, is_person_or_body
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import ADV, AUX, COMMA, CONJ, DET, MODAL, PART, PAST, PREP, PRON, TO, VERB

# Where the place stands by the verb of a base.
_PLACES: Final = ("subject", "object", "inside", "given", "had", "stand", "moved", "into")
Found = tuple[list[Area], int]  # areas, and the token behind them
_LONGEST_NAME: Final = 5
_FAR_HARBOUR: Final = 300  # tokens before "the port" in which it is named
_BEFORE_NAME: Final = 4  # tokens of a noun phrase before the place that heads it


@dataclass(slots=True)
class Claim:
    """One passage that says that places are, or are to be, a base: the places, what they reach, where it is said."""

    areas: list[Area]
    serves: list[Area]
    planned: bool
    span: Span
    at: int
    rule: str


class HubNames:
    """Finds the names of places where a passage about a base may have them, in one document."""

    def __init__(self, context: Context, reach: Reach) -> None:
        self.context = context
        self.page = context.page
        self.clauses = context.clauses
        self.tags = self.clauses.tags
        self.words = context.page.words
        language = context.page.language
        self.reach = reach
        self.verbs = {place: language.wordset("hubverb", place=place) for place in _PLACES}
        self.hub_verbs = frozenset().union(*self.verbs.values())
        self.regions = language.sets["regionword"]
        self.abstract = language.sets["hubabstract"]
        self.harbours = language.sets["hubharbour"]
        self.homes = language.sets["hubhome"]
        self.seats = language.sets["hubseat"]
        self.own = language.sets["first_person"]
        self.hearers = language.sets["second_person"]
        self.ours = language.wordset("hubwe")
        self.since = language.sets["hubsince"]
        self.particles = language.sets["name_particle"]

    def _led(self, i: int) -> list[Area]:
        """The area that whoever says "we" at token `i` leads or represents."""
        who = self.context.speaker_at(i)
        return [who.area] if who is not None and who.area is not None else []

    def _antecedent(self, i: int, first: int) -> list[Area]:
        """What "it" means: the place that is the subject of the clause or the sentence before."""
        number = self.page.sentence_of[i]
        for n in (number, number - 1, number - 2):
            if n < 0 or self.page.paragraph_of[self.page.sentences[n][0]] != self.page.paragraph_of[i]:
                break
            start, stop = self.page.sentences[n]
            for k in range(start, min(stop, i)):
                if self.clauses.is_finite(k):
                    subject = self.clauses.subject_before(k)
                    found = self._areas_in(*subject, head=True) if subject else []
                    if found:
                        return found
            asked = n < number and self.words[stop - 1] == "?" and not self.clauses.has_finite(start, stop)
            named = self.context.places_in(start, stop) if asked else []
            if len(named) == 1 and named[0].form == "noun":
                return [self.context.area_of(named[0])]  # Why Kisumu? Because it is
        return []

    def _areas_in(self, start: int, stop: int, *, head: bool = False) -> list[Area]:
        """The places named in a noun phrase, A and B both; with `head`, only where they are its head."""
        comma = self.clauses.first_of(COMMA, start, stop)
        if start < comma < stop - 1 and not self.clauses.has(CONJ, comma, stop):
            return self._areas_in(start, comma, head=head)  # Paita, in the north of Peru; Safi, Morocco
        found: list[Area] = []
        last = start
        for place in self.context.places_in(start, stop):
            if place.form != "noun" or place.stop > stop:
                continue
            owns = self.page.is_possessive(place.stop) and place.stop < stop
            if owns and self.page.word(place.stop + 1) not in self.seats:
                continue
            if found and not any(self.tags[k] & (CONJ | COMMA) for k in range(last, place.start)):
                continue
            if head and not found and not self._is_head(place, start):
                break
            found.append(self._seat(place, start) or self._whole_or_part(place, start))
            last = place.stop
        if found and last < stop - 1 and self.tags[last] & CONJ:
            found += self._named(last + 1, stop)  # Sohar and Duqm
        return found or self._named(start, stop)

    def _whole_or_part(self, place: Place, start: int) -> Area:
        """The area of a place, or of a part of it: northern Peru, the north of Peru."""
        k = place.start - 1 - (place.start - 1 > start and self.words[place.start - 1] in self.reach.genitive)
        if k >= start and self.words[k] in self.reach.compass and not self.page.is_capital(k):
            return Area(self.page.slice(k, place.stop), None)
        return Area(self.page.slice(place.start, place.stop), place.code)

    def _is_head(self, place: Place, start: int) -> bool:
        """Whether a noun phrase is headed by a place: the port of Bar, not the fair in Novi Sad."""
        if place.start - start > _BEFORE_NAME:
            return False
        for k in range(start, place.start):
            if self.tags[k] & PREP and not (self.words[k] in self.reach.genitive and self._is_seat(k - 1)):
                return self.page.is_a(k, "hubin") and self.page.is_a(k - 1, "hubsite")
        behind = range(place.stop, place.stop + _BEFORE_NAME)  # the Peru Trade Office in Mombasa
        return not any(self.page.is_a(k, "hubsite") and self.page.is_a(k + 1, "hubin") for k in behind)

    def _of_site(self, start: int, stop: int) -> list[Area]:
        """Where the base stands that a noun phrase names: a depot in Naivasha, its yard at Vigo, the port of Lomé."""
        for k in range(start, stop - 2):
            if self.page.is_a(k, "hubsite"):
                leads = self.page.is_a(k + 1, "hubin") or self.page.word(k + 1) in self.reach.genitive
                return self._name_at(k + 2, stop)[0] if leads else []
        return []

    def _is_seat(self, k: int) -> bool:
        """Whether the word at token `k` is a part of a place or a kind of one: the port, the north, the Republic."""
        word = self.words[k]
        kinds = word in self.seats or word in self.regions or word in self.homes
        return kinds or word in self.reach.compass or self.page.is_capital(k)

    def _seat(self, place: Place, start: int) -> Area | None:
        """The Port of Charleston, where the place only closes a name with a capital."""
        seat = place.start - 2
        if seat < start or self.words[seat] not in self.seats or not self.page.is_capital(seat):
            return None
        return Area(self.page.slice(seat, place.stop), None)

    def _named(self, start: int, stop: int) -> list[Area]:
        """A place that no list knows, by its capitals: Port of Charleston, Novi Sad."""
        while start < stop and self.tags[start] & DET:
            start += 1
        if stop - start > 2 and self.page.word(start + 1) in self.reach.genitive and self.words[start] in self.seats:
            if stop - start <= _LONGEST_NAME and self.page.is_capital(start) and self.page.is_capital(start + 2):
                return [Area(self.page.slice(start, stop), None)]
            start += 2
        of = next((k for k in range(start + 1, min(stop, start + 4)) if self.words[k] in self.reach.genitive), None)
        if of is not None and not self.page.is_capital(start) and self._is_seat(of - 1):
            start = of + 1  # the free zone of Iquique
        if start >= stop or stop - start > _LONGEST_NAME or not self.page.is_capital(start) or self.tags[start] & PRON:
            return []
        if stop - start == 1 and start == self.clauses.bounds(start)[0] and self._is_common(start):
            return []  # Trade is the bridge to the Balkans
        if self.words[stop - 1] in self.seats:
            return [Area(self.page.slice(start, stop), None)]
        if is_person_or_body(self.context, start):
            return []
        if all(self.page.is_capital(k) or self.words[k] in self.particles for k in range(start, stop)):
            return [Area(self.page.slice(start, stop), None)]
        return []

    def _is_common(self, i: int) -> bool:
        """Whether the first word of a sentence is no name: trade, culture; Bar has its capital elsewhere."""
        word = self.words[i]
        if not (self.tags[i] or word in self.abstract):
            return False
        return not any(self.words[k] == word and k != self.clauses.bounds(k)[0] for k in self.page.capitals)

    def _region(self, subject: Span) -> list[Area]:
        """ "Our region", "the country": the area of who speaks, or of the other side for "your"."""
        start, stop = subject
        ours = self.words[stop - 1] in self.homes and stop - start == 2 and self.words[start] in self.own
        home = self.words[stop - 1] in self.homes or self.words[stop - 1] in self.harbours
        known = ours or home or self.words[stop - 1] in self.regions or self.page.match_at("hubrealm", stop - 1)
        if not known or stop - start > 3:
            return []
        if any(self.words[n] in self.reach.compass or n in self.context.place_of for n in range(start, stop - 1)):
            return []  # the western region is not where the speaker is from
        if self.page.is_a(start, "definite") and self.words[stop - 1] in self.harbours:
            return self._harbour_before(start)
        if self.page.is_a(start, "definite") and home:
            near = [place for place in self._told_near(start) if place.kind == "city"]
            if near:
                return [self.context.area_of(near[-1])]  # flights to Karachi. … the port city
        realm = self._realm(start, stop)
        if realm:
            return realm
        who = self.context.speaker_at(start)
        if who is None or who.area is None or home and not ours and self.words[stop - 1] not in self.regions:
            return []
        if self.words[start] in self.hearers:
            other = self.context.other_party(who.area)
            return [other] if other else []
        told = (m.stop - 1 for m in self.context.mentions if m.who is who)
        if self.page.is_a(start, "definite") and any(self.page.is_a(i, "guestword") for i in told):
            host = self.context.other_party(who.area)
            return [host] if host else []  # "the region" of a guest is the host's
        return [who.area] if self.tags[start] & DET else []

    def _harbour_before(self, i: int) -> list[Area]:
        """What "the port" at token `i` means: the last place called one, the port of Bar, else the sentence's town."""
        for k in range(i - 1, max(0, i - _FAR_HARBOUR), -1):
            if self.words[k] not in self.harbours:
                continue
            of = k + 1 < i and self.page.word(k + 1) in self.reach.genitive
            found = self._name_at(k + 2, i)[0] if of else []
            found = found or self._areas_ending(k - self.page.is_possessive(k - 1), max(0, k - _LONGEST_NAME))
            if found:
                return found
        first = self.page.sentences[self.page.sentence_of[i]][0]
        near = [place for place in self.context.places_in(first, i) if place.kind == "city" and place.form == "noun"]
        return [self.context.area_of(near[0])] if len(near) == 1 else []

    def _realm(self, start: int, stop: int) -> list[Area]:
        """The party that a kind of state means: the sultanate is Oman, the grand duchy Luxembourg."""
        kind = self.page.match_at("hubrealm", stop - 1)
        if kind is None or not self.tags[start] & DET:
            return []
        return [area for area in self.context.parties if area.code in kind.group["codes"]][:1]

    def _told_near(self, i: int) -> list[Place]:
        """The places named before token `i` in its paragraph."""
        start = self.page.paragraphs[self.page.paragraph_of[i]][0]
        return [place for place in self.context.places_in(start, i) if place.form == "noun"]

    def _areas_ending(self, stop: int, first: int) -> list[Area]:
        """The place or places right before token `stop`."""
        for place in self.context.places_in(max(first, stop - _LONGEST_NAME), stop):
            if place.stop == stop and place.form == "noun":
                start = max(first, self.clauses.phrase_start(stop - 1, first))
                verbs = [k for k in range(start, place.start) if self.tags[k] & (PAST | PART) and k > first]
                start = verbs[-1] + 1 if verbs else start  # Indonesia wanted | Oman to be
                return self._areas_in(start, stop) or [Area(place.name, place.code)]
        if stop - 1 > first and self.words[stop - 1] in self.seats and not self.page.is_capital(stop - 1):
            owned = self.page.is_possessive(stop - 2)  # Kutaisi airport, Paita's port
            return self._areas_ending(stop - 1 - owned, first)
        k = self._run_begin(stop, first)
        if stop - k > 1 and self.tags[k] & VERB and k == self.clauses.bounds(k)[0]:
            k += 1  # Let Zrenjanin be
        return self._named(k, stop) if k < stop else []

    def _inside(self, match: Match, stop: int, *, to: bool = False) -> list[Area]:
        """The place that a hub is set up in: a logistics hub in Almaty."""
        for k in range(match.stop, min(stop, match.stop + 8)):
            moved = to and self.tags[k] & TO
            if (moved or self.page.is_a(k, "hubin")) and k + 1 < stop:
                n = k + 1 + bool(self.page.tag(k + 1) & DET)
                place = self.context.place_of.get(n) or self.context.place_of.get(n + 1)
                if place is not None and place.kind == "region":
                    continue  # a foothold in southern Europe with an office in Porto
                if place is not None and place.form == "noun":
                    return [Area(place.name, place.code)]
                found = self._name_at(k + 1, stop)[0]
                if found:
                    return found
        return []

    def _run_begin(self, stop: int, first: int) -> int:
        """Where the run of capitals begins that ends before token `stop`: San Pedro de Macorís, Ust-Luga."""
        k = stop
        while k > first:
            before = k - 1
            small = self.words[before] in self.particles and before > first and self.page.is_capital(before - 1)
            if not (self.page.is_capital(before) and self.words[before][0].isalpha() or small and k < stop):
                break
            k = before
        return k

    def _opens_quote(self, i: int) -> bool:
        """Whether token `i` is the mark that opens a quotation inside a sentence."""
        number = self.page.quote_of[i + 1] if i + 1 < len(self.words) else -1
        return (
            number >= 0
            and self.page.quotes[number].start == i
            and self.page.sentence_of[i - 1] == self.page.sentence_of[i]
        )

    def _is_hub_verb(self, k: int) -> bool:
        return self.clauses.base(k) in self.hub_verbs

    def _group(self, k: int, first: int) -> int:
        if k - 3 > first and self.page.is_a(k - 1, "viewnoun") and self.tags[k - 3] & PREP:
            k -= 3  # should in her view become
        while k > first and not self.tags[k - 1] & (PRON | DET):
            if not self.tags[k - 1] & (AUX | MODAL | ADV) and self.words[k - 1] not in self.since:
                if k - 2 > first and self.page.is_a(k - 1, "hubday") and self.page.is_a(k - 2, "hubsome"):
                    k -= 2  # might one day be
                    continue
                break
            k -= 1
        return k

    def _name_at(self, i: int, end: int) -> Found:
        """The place or places named from token `i` on: Malta, the port of Bar, Aktau and Baku."""
        n = self._behind_kind(i, end)
        place = self.context.place_of.get(n)
        if place is not None and place.form != "noun":
            return [], i
        stop = n
        while stop < end and (self.page.is_capital(stop) and self.words[stop][0].isalpha() or self._in_name(n, stop)):
            stop = place.stop if place is not None and stop == n else stop + 1
        if stop == n:
            return [], i
        name = stop
        owned = int(self.page.is_possessive(stop))
        while stop + owned < end and self.words[stop + owned] in self.seats:
            stop, owned = stop + owned + 1, 0  # Kutaisi airport, Paita's port
        if owned:
            return [], i
        if place is not None:
            return self._areas_in(n, name), stop
        body = is_person_or_body(self.context, n) and self.words[stop - 1] not in self.seats
        return ([] if body else self._named(n, name)), stop

    def _behind_kind(self, i: int, end: int) -> int:
        """Where the name begins: tiny | Luxembourg, the free zone of | Iquique."""
        n = i + bool(i < end and self.tags[i] & DET)
        last = min(end, n + _BEFORE_NAME)
        of = next((k for k in range(n, last) if self.words[k] in self.reach.genitive), None)
        if of is not None and self._is_seat(of - 1) and not self.page.is_capital(n):
            return of + 1 + bool(self.page.tag(of + 1) & DET)
        plain = n + 1 < end and not self.tags[n] & ~VERB and not self.page.is_capital(n)
        return n + 1 if plain and n + 1 in self.context.place_of else n

    def _in_name(self, n: int, k: int) -> bool:
        """Whether the small word at token `k` goes on with a name: port of Bar, Puerto de la Cruz."""
        return k > n and self.words[k] in self.particles and self.page.is_capital(k + 1)
