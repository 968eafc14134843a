"""Who a noun phrase means, as people, organisations and areas that can act."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_areas import area_actor, place_actor
from communique.entries.commitment_pronouns import Pronouns
from communique.entries.commitment_sides import LEADERS
from communique.entries.context import Context, Mention
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.page import Match
from communique.text.tags import ADV, COMMA, CONJ, DET, NUM, PAST, PREP, PRON, REL, TO

_MEMBERS: Final = 5  # tokens behind a group in which its members are told
_OPENING: Final = 14  # tokens of a sentence in which its subject has ended
_TWO_NAMED: Final = 26  # tokens of two who are named with their offices
_SHORTEST_DOER: Final = 6  # letters of a noun that tells by its ending that somebody is meant
_JOINTS: Final = CONJ | COMMA
_PAIR: Final = 2
_SIDE, _SIDE_BEHIND = 4, 10  # tokens of a noun phrase in which its sides are named


class Phrases(Pronouns):
    """Resolves noun phrases of one document, in the order of the text, so that "they" and "the company" look back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.regions = language.sets["regionword"]
        self.two, self.both = language.sets["two_alone"], language.sets["pair_word"]
        self.people_pairs = language.wordset("paired_people", "two_people")
        self.plural_pronouns = self.third_plural | self.first_person
        self.origins, self.two_people = language.sets["home_link"], language.sets["two_people"]
        self.governing = language.sets["governing_bodies"]
        self._public = language.wordset("side_people", "governing_bodies", "pair_noun", "pair_area", "joint_body_noun")
        self.joint_bodies = language.sets["joint_body_noun"]
        self.cardinals = language.sets["cardinal"]
        self.land_sides, self.described_by = language.sets["land_side"], language.sets["indefinite"]
        self.members, self.partners = language.sets["member_noun"], language.sets["partner_noun"]
        self.opposites = language.sets["opposite_noun"]
        self.labours, self.laboured = language.sets["labour_noun"], language.sets["labour_kind"]
        self.agent_endings, self.no_doers = tuple(sorted(language.sets["doer_noun_ending"])), language.sets["no_doer"]
        self.anybody = language.sets["anybody"]
        self.many_ministries = {self.plural_of(noun) for noun in self.ministries}

    def read(self, span: Span, *, told: bool = False, personal: bool = False) -> list[Actor] | None:
        """The actors that a noun phrase names; `None` where it is a thing that cannot act."""
        start, stop = span
        if start >= stop:
            return None
        if stop - start == 1 and (self.tags[start] & PRON or self.words[start] in self.first_person):
            return self._pronoun(start, personal)
        if stop - start == 1 and self.words[start] in self.both:
            return self._two_before(start) or self._both()
        if self.words[stop - 1] in self.plural_pronouns and self._is_both_of(start, stop):
            before = self._two_before(start) if self.words[stop - 1] in self.third_plural else None
            return before or self._both()
        if self.words[start] in self.each_words and stop - start > 1:
            if self.words[start + 1] in self.genitive:
                return self.read((start + 2, stop), told=told, personal=personal)
            many = self.plural_of(self.words[start + 1]) if stop - start == _PAIR else ""
            if many in self.pair_areas or many in self.pairs:
                return self._both() or None
        several = self.bodies_of(start, stop) or self.countries_of_sides(start, stop)
        if several:
            return several
        shared = self._shared_by_lands(start, stop)
        if shared:
            return shared
        counted = self._counted(start, stop) or self.own_people(start, stop)
        if counted:
            return counted
        if stop - start == 2 and self.words[stop - 1] in self.two:
            return self._two_before(start) or self._both()
        if stop - start == 2 and self.tags[start] & DET and self.words[stop - 1] in self.pair_areas:
            return self._both()
        if self.words[stop - 1] in self.of_both_sides and self._is_of_two_sides(start, stop):
            return self._both()
        if stop - start > 1 and self.words[stop - 1] in self.two_people and self._counts_two(start, stop):
            return self._two_before(start) or self._two_leaders()
        side = next(iter(self.page.within("side", start, min(stop, start + _SIDE))), None) or self._side_behind(*span)
        if side is not None and side.start > start and self._is_named_before(start, side.start):
            side = None  # Central American heads of state
        if side is not None and side.start > start and self._are_firms(start, side.start):
            return [self.phrase(start, stop, self.head(start, stop))]  # airlines of both countries
        if side is not None:
            sides = self._side(side.stop - 1) or self._both()
            if sides or stop - start > _PAIR or self.words[stop - 1] not in self.partners:
                return sides
        if not told and self.tags[start] & DET and self._is_of_portfolio(span) and self.sides():
            return self.sides()  # the ministers of agriculture will
        led = self._led(start, stop) or self._of_two(start, stop) or self._pair_of(start, stop)
        if led:
            return led
        found: list[Actor] = []
        for a, b in self._members(start, stop):
            actor = self._member(a, b, told, personal)
            if actor is None:
                continue
            for one in actor:
                if one not in found:
                    found.append(one)
        return self._body_of_land(found, stop) or found or None

    def _shared_by_lands(self, start: int, stop: int) -> list[Actor] | None:
        """Those of two lands by one plural noun: Omani and Indian firms; the Syrian and Iraqi ministries of trade."""
        first = start + bool(self.words[start] in self.articles)
        one = self.context.place_of.get(first)
        if one is None or one.form != "adjective" or one.stop + 1 >= stop or not self.tags[one.stop] & CONJ:
            return None
        other = self.context.place_of.get(one.stop + 1)
        if other is None or other.form != "adjective" or other.stop >= stop or other.base == one.base:
            return None
        head = self.head(other.stop, stop)
        noun = self.words[head]
        if self.tags[other.stop] & _JOINTS or not noun.endswith("s") or noun not in self.agents:
            return None
        if noun in self.governing or noun in self.pairs or noun in self.many_ministries:
            return [Actor(place.base, place.code) for place in (one, other)]
        rest = self.page.slice(other.stop, stop)
        return [Actor(f"{self.page.slice(place.start, place.stop)} {rest}", place.code) for place in (one, other)]

    def _body_of_land(self, found: list[Actor], stop: int) -> list[Actor]:
        """The side that is no area, where a phrase names a country that is not the other one's: the Danish side."""
        sides = self.sides() if len(found) == 1 and found[0].code and self.words[stop - 1] in self.land_sides else []
        bodies = [one for one in sides if not one.code]
        lands = {str(one.code).partition("-")[0] for one in sides if one.code}
        other = len(bodies) == 1 and len(lands) == 1 and str(found[0].code).partition("-")[0] not in lands
        return bodies if other else []

    def _side_behind(self, start: int, stop: int) -> Match | None:
        """The sides farther behind those who are of them: the chambers of commerce of the two countries."""
        for side in self.page.within("side", start + _SIDE, min(stop, start + _SIDE_BEHIND)):
            k = side.start - 1 - bool(self.tags[side.start - 1] & DET)
            if self.words[k] in self.genitive or self.words[k] in self.origins:
                noun = self.words[self.head(start, k)]
                return side if noun in self._public or noun in self.agents and noun.endswith("s") else None
        return None

    def _is_both_of(self, start: int, stop: int) -> bool:
        """Whether a phrase is "both of them" or "the two of them"."""
        if stop - start < _PAIR + 1 or self.words[stop - 2] not in self.genitive:
            return False
        if stop - start == _PAIR + 1:
            return self.words[start] in self.both
        return self.words[start] in self.articles and self.words[stop - 3] in self.two

    def _counts_two(self, start: int, stop: int) -> bool:
        return any(self.numbers.get(self.words[k]) == _PAIR or self.words[k] in self.both for k in range(start, stop))

    def _two_leaders(self) -> list[Actor] | None:
        """The two people whom "the two men" means: the only two named, else the only two who lead something."""
        people = [who for who in self.context.people if who.kind == "person" and who.name]
        heads = people if len(people) == _PAIR else [who for who in people if who.rank in LEADERS]
        return [Actor(str(who.name)) for who in heads] if len(heads) == _PAIR else None

    def two_in_person(self, span: Span) -> list[Actor] | None:
        """The two by name that "the two ministers" or "both officials" means, where they do it in person."""
        start, stop = span
        noun = self.words[stop - 1]
        alone = stop - start == _PAIR and noun in self.two
        if not alone and (noun not in self.people_pairs or not self._counts_two(start, stop)):
            return None
        if not 1 < stop - start <= _PAIR + 2 or alone and self._two_before(start):
            return None
        met = [who for who in self.context.met if who.kind == "person" and who.name]
        if len(met) != _PAIR:
            called = [who for who in self.context.people if who.kind == "person" and who.name]
            met = [who for who in called if noun[:-1] in (who.role or "").lower().split()]
            if not met:
                return self._two_leaders()
        return [Actor(str(who.name)) for who in met] if len(met) == _PAIR else None

    def own_people(self, start: int, stop: int) -> list[Actor] | None:
        """The body whose people a phrase means; here nobody leads one."""
        return None

    # Noun phrases

    def _members(self, start: int, stop: int) -> list[Span]:
        """The parts of a list (A, B and C), without cutting through the name of an organisation or a role."""
        joints = [k for k in range(start, stop) if self.tags[k] & _JOINTS]
        if not joints:
            return [(start, stop)]
        covered = {k for m in self._mentions(start, stop) for k in range(m.start + 1, m.stop)}
        covered |= {k for p in self.context.places_in(start, stop) for k in range(p.start + 1, p.stop)}
        cuts, depth = [], start
        for k in joints:
            if self.words[k] == "&" or k in covered and not self._joins_kin(k, stop):
                continue
            after = self.clauses.skip_adverbs(k + 1, stop)
            if after < stop and self._opens_member(after) and not self._joins_places(k, start):
                cuts.append(k)
        members = []
        for cut in [*cuts, stop]:
            a = depth
            while a < cut and self.tags[a] & (_JOINTS | ADV):
                a += 1
            if a < cut and not self._is_renamed(a, cut, stop):
                members.append((a, cut))
            depth = cut + 1
        return members or [(start, stop)]

    def _is_renamed(self, start: int, cut: int, stop: int) -> bool:
        """Whether a part only describes another: its sister country, Trinidad; Remo Oy, a Finnish builder, and Peru."""
        owned = self.page.is_possessive(start + 1) and not self.page.is_capital(start + 2)  # Peru's largest mill
        described = owned or self.words[start] in self.described_by
        if described and cut < stop and start > 1 and self.tags[start - 1] & COMMA:
            return self.page.is_capital(start - 2)
        named = cut + 1 < stop and self.tags[cut] & COMMA and cut + 1 in self.context.place_of
        return bool(named) and self.words[cut - 1] in self.countries and not self.context.place_of.get(cut - 1)

    def _pair_of(self, start: int, stop: int) -> list[Actor] | None:
        """The two that signed just before, or the two governments: the universities; governments of both countries."""
        head = self.head(start, stop)
        if stop - start == 2 and self.words[start] in self.articles and self.words[head] in self.bodies:
            return list(self.pair) if len(self.pair) == 2 else None
        of_sides = head + 1 < stop and bool(self.page.within("side", head + 1, stop))
        return self.sides() or None if of_sides and self.words[head] in self.governing else None

    def _two_before(self, i: int) -> list[Actor] | None:
        """Whom "the two" or "the pair" means: the two that acted in this paragraph just before, or that open it."""
        number, actors = self.last
        line = self.page.sentence_of[i]
        if len(actors) == 2 and line - number <= 1:
            return list(actors)
        start, stop = self.page.sentences[line - 1] if line else (0, 0)
        if self.page.paragraph_of[start] != self.page.paragraph_of[i]:
            return None
        near = range(start, min(stop, start + _OPENING))
        verb = next((k for k in near if self.clauses.is_finite(k) or self.tags[k] & PAST), None)
        subject = self.clauses.subject_before(verb) if verb is not None else None
        if subject is None or not any(self.tags[k] & CONJ for k in range(*subject)):
            return None
        found = [self._member(a, b, False, True) for a, b in self._members(*subject)]
        pair = [one for each in found if each for one in each]
        return pair if len(found) == 2 == len(pair) else None

    def _opens_member(self, i: int) -> bool:
        return self.page.is_capital(i) or bool(self.tags[i] & (DET | PRON)) or self.words[i] in self.agents

    def _joins_places(self, k: int, start: int) -> bool:
        """Whether the conjunction at `k` joins two places behind a preposition: flights between A and B."""
        before = next((p for p in self.context.places_in(max(start, k - 6), k) if p.stop == k), None)
        if before is None or k + 1 not in self.context.place_of:
            return False
        left = before.start - 1 - (before.start > start and bool(self.tags[before.start - 1] & DET))
        return left > start and bool(self.tags[left] & PREP) and self.words[left] != "of"

    def _member(self, start: int, stop: int, told: bool, personal: bool) -> list[Actor] | None:
        """The actor that one noun phrase names, by its head."""
        if self.tags[start] & PREP:
            return None
        if stop - start == 1 and self.tags[start] & PRON:
            return self._pronoun(start, personal)
        while stop > start + 1 and self.words[stop - 1] == ".":
            stop -= 1
        head = self.head(start, stop)
        mention = self._mention_of(start, stop, head)
        return (
            self._government(start, stop, head)
            or self._house_meant(start, stop, head)
            or self._speakers_firm(start, stop, head)
            or self._firm_of_land(start, stop, head)
            or self._named(mention, told, personal)
            or self._the_firm(start, stop, head)
            or self._area(start, stop, head)
            or (self.of_part((start, stop), head) if self.is_host((start, stop), head) else None)
            or self._plain(mention, start, stop, head)
        )

    def _area(self, start: int, stop: int, head: int) -> list[Actor] | None:
        """The area that the phrase is: Kursk Oblast, the Netherlands, our region, the country."""
        place = self._place_at(start, stop, head)
        if place is not None:
            return [place_actor(place, self.context)]
        known = self._known_area(start, stop)
        if known is not None:
            return [known]
        if self.town is not None and self._is_town(start, head):
            return [area_actor(self.town)]
        if self.words[head] == "department" and stop - start == 2 and self.tags[start] & DET:
            return self._department()
        if self.words[head] in self.islands:
            island = self.described(start, head)
            return [island] if island else None
        named = self.words[head] in self.regions or self.words[head] in self.towns or self.words[head] in self.crowns
        if not named or not self.tags[start] & (DET | PRON):
            return None
        area = self._area_behind(head, stop) or self._own_area(start, head)
        return [area] if area else None

    def _is_town(self, start: int, head: int) -> bool:
        """Whether a noun phrase is the town in whose paper it stands: the city, our municipality, the council."""
        own = self.words[start] in self.articles or self.words[start] in self.first_person
        bare = all(self.words[k] in self.town_nouns for k in range(start + own, head + 1))
        return bare and (own or self.page.is_capital(head))

    def _known_area(self, start: int, stop: int) -> Actor | None:
        """The area that the phrase is by the name of one that somebody in the document has an office in."""
        name = self.page.slice(start, stop)
        areas = (who.area for who in self.context.people if who.area is not None)
        known = next((area_actor(area) for area in areas if area.name == name), None)
        if known is not None or stop - start > 1 or not self.page.is_capital(start):
            return known
        parts = [area for area in self.context.parties if name in area.name.split(" ")[1:]]  # Gyeongsang
        return area_actor(parts[0]) if len(parts) == 1 and self.words[start] not in self.plain_area else None

    def _plain(self, mention: Mention | None, start: int, stop: int, head: int) -> list[Actor] | None:
        """Those whom a phrase without a known name describes: Dutch buyers, our engineers, Hansol Mobility."""
        if mention is not None and mention.who is not None and mention.who.kind == "body":
            if self.words[head] in self.labours and self._are_labours(head):
                return None  # the works on the bridge will finish, the road works
            goes_on = mention.who.area is None and mention.stop < stop and bool(self.tags[mention.stop] & PREP)
            behind = mention.stop + 1
            origin = goes_on and self.words[behind - 1] in self.origins and self.page.is_capital(behind)
            placed = origin or goes_on and bool(self.context.places_in(behind, stop))
            if placed or goes_on and self._are_counted(mention.stop, stop):
                told = self.phrase(start, stop, head)
                return [Actor(told.name) if self.words[head] in self.works | self.trades else told]
            return self._of_mention(mention, False, False)
        if self.page.within("document", start, head + 1):
            return None
        if self.words[head] in self.opposites and self.words[start] in self.owners:
            who = self.context.speaker_at(start)
            other = self.context.other_party(who.area) if who is not None else None
            if other is not None:
                return [area_actor(other)]  # our counterparts have agreed
        if self.words[head] in self.anybody and not self.context.places_in(start, stop):
            return None
        acts = self.words[head] in self.agents or self._is_of_sides(head, stop) or self.is_doer(start, head)
        if acts and self.words[start] in self.first_person and self.words[head] not in self.members:
            who = self.context.speaker_at(start)
            if who is not None and self._company(who):
                return self._company(who)
        if stop - start - bool(self.tags[start] & DET) == 1 and (full := self._in_full(head)):
            return [full]
        if acts or self._is_proper(head) and stop - start <= 8:
            return [self.phrase(start, stop, head)]
        people = next((p for p in self.context.places_in(start, stop) if p.form == "people"), None)
        return [Actor(people.name, people.code)] if people else None

    def is_doer(self, start: int, head: int) -> bool:
        """Whether a noun is of somebody by its ending: a botanist, glaciologists."""
        noun, one = self.words[head], bool(self.tags[start] & DET) and head > start
        if len(noun) < _SHORTEST_DOER or noun in self.no_doers or noun[-1] != "s" and not one and noun[-3:] != "men":
            return False
        return noun.endswith(self.agent_endings)

    def _are_labours(self, head: int) -> bool:
        """Whether "works" is what is done, not a factory: the works on the bridge, works to widen it, road works."""
        behind = self.page.tag(head + 1)
        return self.words[head + 1 : head + 2] == ["on"] or bool(behind & TO) or self.words[head - 1] in self.laboured

    def _are_counted(self, i: int, stop: int) -> bool:
        """Whether people are told behind a group, at token `i`: a group | of 12 nurses."""
        of = self.words[i] in self.genitive
        return of and any(self.words[k] in self.agents for k in range(i + 1, min(stop, i + _MEMBERS)))

    def _is_named_before(self, start: int, side: int) -> bool:
        """Whether a name says whose leaders those are that stand for the sides elsewhere: Central American heads."""
        if self.words[side - 1] in self.genitive:
            return False
        first = self.page.sentences[self.page.sentence_of[start]][0]
        return any(self.page.is_capital(k) and (k != first or self._is_proper(k)) for k in range(start, side))

    def _are_firms(self, start: int, side: int) -> bool:
        """Whether a noun before "of" the sides is of many who act by themselves: airlines of both countries."""
        last = side - 1 - bool(self.tags[side - 1] & DET)
        head = self.head(start, last)
        linked = self.words[last] in self.genitive or self.words[last] in self.origins
        if head < start or not linked or not self.words[head].endswith("s"):
            return False
        return self.words[head] in self.agents and self.words[head] not in self._public

    def _is_of_sides(self, head: int, stop: int) -> bool:
        """Whether a body is that of both sides: the customs services of the two countries."""
        return self.words[head] in self.joint_bodies and bool(self.page.within("side", head + 1, stop))

    def phrase(self, start: int, stop: int, head: int) -> Actor:
        """An actor named by a noun phrase (Dutch buyers, our companies), with the code of the area that it names."""
        while start < head and (self.tags[start] & NUM or self.words[start] in self.cardinals):
            start += 1
        while start < head and not self.words[start][0].isalnum():
            start += 1  # the mark of an item
        end = head + 1
        named = self._named_from(end, stop)
        if named:
            end = named
        elif end + 1 < stop and self.page.is_a(end, "genitive"):
            end = next((k for k in range(end + 1, stop) if self.tags[k] & (PREP | COMMA | REL)), stop)
        behind = [place for place in self.context.places_in(end + 1, min(stop, end + 4)) if place.form == "noun"]
        if behind and self.tags[end] & PREP:
            end = behind[0].stop
        elif end + 1 < stop and self.words[end] in self.origins and self.page.is_capital(end + 1):
            end = next((k for k in range(end + 2, stop) if not self.page.is_capital(k)), stop)
        places = {place.country: place.code for place in self.context.places_in(start, end)}
        code = next(iter(places.values())) if len(places) == 1 else None  # not of the Peru-Chile Committee
        if self.words[start] in self.first_person and code is None:
            mine = self.we(start)
            code = mine[0].code if mine else None
        if self.words[start] in self.one_owner and code is None:
            who = self.context.speaker_at(start)
            code = who.area.code if who is not None and who.area is not None else None
        if self.words[start] in self.second_person and code is None:
            yours = self._pronoun(start, False)
            code = yours[0].code if yours else None
        based = next((k for k in range(start, min(end - 1, start + 4)) if self.words[k] in self.seated), None)
        if based is not None and self.page.is_capital(based + 1):
            return Actor(self.page.slice(based + 1, end))
        bare = self.words[start] in self.articles and end - start > 1
        return Actor(self.page.slice(self._described_name(start + bare, end), end), code)

    def _described_name(self, start: int, end: int) -> int:
        """Where the name begins behind what its bearer is called: Finnish builder | Valtatie Oy."""
        first = end
        while first > start and self.page.is_capital(first - 1):
            first -= 1
        called = first > start and (self.words[first - 1] in self.agents or self.is_doer(start, first - 1))
        return first if first < end and called else start

    def _named_from(self, end: int, stop: int) -> int:
        """The end of the name of the body that people are of or from: experts from the Institute of Timber; or 0."""
        if end + 1 >= stop or self.words[end] not in self.genitive and self.words[end] not in self.origins:
            return 0
        first = end + 1 + bool(self.tags[end + 1] & DET)
        found = (m for m in self.context.mentions_in(first, stop) if m.start == first and m.form == "organisation")
        return next((m.stop for m in found if m.who is not None and m.who.name), 0)
