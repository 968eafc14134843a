"""What people did together: trips, signings, talks that a verb of saying tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_hosts import host_where
from communique.entries.encounter_sides import Sides
from communique.entries.encounter_telling import Telling
from communique.entries.people_around import distinct, one_a_code
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BE, MODAL, PART, PREP, TO

_FAR_JOINED: Final = 2  # tokens between two bodies that "and" joins
_FAR_HELD: Final = 5  # tokens between "held" and "talks"
_ENDS: Final = frozenset((".", ",", ";"))
_FAR_VERB: Final = 7  # tokens between "paid" and "visit to"
_NEAR_GUEST: Final = 3  # tokens between "welcomed" and who is welcomed


def are_apart(one: Figurehead, other: Figurehead) -> bool:
    """Whether two people stand for sides of their own: of different areas, or both named where an area is unknown."""
    if one.area is not None and other.area is not None:
        return one.area.code != other.area.code
    return one is not other and bool(one.name and other.name) and (one.rank, one.area) != (other.rank, other.area)


class Deeds:
    """Reads such encounters of one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, sides: Sides, telling: Telling) -> None:
        language = around.page.language
        self.sides = sides
        self.telling = telling
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self.agent = language.sets["agentlink"]
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True)
        self.both = language.wordset("partylink", both=True)

    def discussed(self, match: Match) -> Encounter | None:
        """ "Discussed ways to boost trade with Ambassador A": somebody of another side stands right behind "with"."""
        first, stop = self.around.sentence(match.start)
        subject = self.sides.subject(match)
        if subject is None or self.page.has_a("writing", first, stop):
            return None
        for k in range(match.stop, stop):
            if self.words[k] not in self.linked or self.words[k] in self.both:
                continue
            told = Match(match.start, k + 1, match.group)
            behind = self.around.people_behind(told, stop)
            guest = behind[0].who if behind and self._is_with(k, behind[0]) else None
            if guest is not None and are_apart(subject, guest):
                people = distinct([subject, *[m.who for m in behind if m.who]])
                return self.telling.encounter(told, "verb", people, behind)
        return None

    def _is_with(self, k: int, guest: Mention) -> bool:
        """Whether somebody, or the delegation whom somebody leads, stands right behind "with" at token `k`."""
        if guest.start - k <= _NEAR_GUEST + 1:
            return True
        led = self.around.led.before(self.words, guest.start) is not None
        return led and self.page.has_a("guestgroup", k, k + _NEAR_GUEST + 1)

    def together(self, match: Match) -> Encounter | None:
        """ "Minister A of Peru and Minister B of Oman discussed trade": two people of different areas who did it."""
        both = self.sides.joined_before(match)
        apart = len(one_a_code(who.area for who in both if who.area)) > 1
        if not apart and match.group["by"] == "discuss" and len(both) == 2:
            apart = are_apart(*both)
        if not apart or not self.sides.stand_before(match, both):
            return None
        if self.page.has_a("writing", *self.around.sentence(match.start)):
            return None  # in separate letters
        one = self.telling.encounter(match, "verb", both, [])
        if one.coming and not self.around.is_coming(match):
            return replace(
                one, date=None, place=None, coming=False, implied=True
            )  # agreed to speak again by telephone on 6 May
        return replace(one, form=self._form_together(match), place=self._place_together(match), implied=True)

    def joins(self, match: Match) -> Encounter | None:
        """ "Joined B, chairman of Y, in Riga to sign": somebody stands right behind the verb, and what for."""
        stop = self.around.sentence(match.start)[1]
        who, behind = self.sides.subject(match), self.around.people_behind(match, stop)
        aims = self.page.within("joinedfor", match.stop, stop) if who and behind else []
        if who is None or not aims or behind[0].start - match.stop > 1 or behind[0].who is who:
            return None
        if any(self.around.is_verb_of_its_own(i) for i in range(match.stop, aims[0].start)):
            return None
        behind = [m for m in behind if m.start < aims[0].start]
        one = self.telling.encounter(match, "verb", distinct([who, *[m.who for m in behind if m.who]]), behind)
        return replace(one, form=str(aims[0].group["form"]))

    def convened(self, match: Match) -> Encounter | None:
        """ "A, B and C convened in Riga": people joined before a verb that has no object."""
        page, i = self.page, match.stop
        bare = i >= len(self.words) or self.words[i] in _ENDS or bool(page.tags[i] & PREP)
        both = self.sides.joined_before(match) if bare or self.context.dates_in(i, i + 1) else []
        return (
            self.telling.encounter(match, "verb", both, []) if both and self.sides.stand_before(match, both) else None
        )

    def _form_together(self, match: Match) -> str:
        """The form of what people did: a call or an event where the sentence says so behind the verb."""
        if match.group["by"] == "together":
            if any(self.page.is_a(i, "signingnoun") for i in range(match.stop, match.stop + _NEAR_GUEST)):
                return "signing"  # witnessed the signing of
            if event := self.telling.forms.opened(match.stop - 1):
                return event
            if ceremony := self.page.match_at("deedkind", match.start):
                return str(ceremony.group["form"])
        from_afar = self.page.has_a("callword", match.stop, self.around.sentence(match.start)[1])
        return "call" if from_afar else str(match.group["form"])

    def _place_together(self, match: Match) -> str | None:
        """Where people discussed something, not where that is: before the verb, of a meeting, or with the day."""
        first, stop = self.telling.stretch(match)
        sat = next((m for m in self.page.within("encounter", match.stop, stop) if m.group["by"] == "loose"), None)
        told = self.around.place(first, match.start) or (self.around.place(sat.stop, stop) if sat else None)
        places = self.context.places_in(match.stop, stop) if told is None else []
        dated = (p for p in places if self.context.dates_in(p.stop, p.stop + 2) or self._follows_day(p.start))
        return told or next((self.around.place(p.start, p.stop) for p in dated), None)

    def _follows_day(self, i: int) -> bool:
        """Whether a place at token `i` stands behind "in" and that behind a day: discussed trade on Monday in | Riga"""
        when = self.context.dates_in(i - 2, i - 1)
        return bool(when) and when[-1].stop == i - 1 and self.words[i - 1] in self.around.places

    def told(self, match: Match) -> Encounter | None:
        """ "Minister A told Ambassador B of Oman that …": somebody of another area stands right behind the verb."""
        first, stop = self.around.sentence(match.start)
        who, behind = self.sides.subject(match), self.around.people_behind(match, stop)[:1]
        guest = behind[0].who if behind and behind[0].start == match.stop else None
        if who is None or guest is None or not (who.name and guest.name and who.area and guest.area):
            return None
        if who.area.code == guest.area.code or self.page.has_a("writing", first, stop):
            return None
        one = self.telling.encounter(match, "verb", distinct([who, guest]), behind)
        trips = [m for m in self.page.within("encounter", match.stop, stop) if m.group["by"] == "trip"]
        place = one.place or (self.telling.place(trips[0], first, stop) if trips else None)
        return replace(one, form=self._form_together(match), place=place, implied=True)

    def is_signed_by(self, match: Match, behind: list[Mention]) -> bool:
        """ "The memorandum was signed in Rome by A and B": two people behind "by"."""
        if len(behind) > 1 and any(
            m.stop == behind[0].start for m in self.page.within("presence", match.stop, behind[0].start)
        ):
            return True  # will be signed in the presence of A and B
        return len(behind) > 1 and not self.agent.isdisjoint(self.words[match.stop : behind[0].start])

    def held(self, match: Match) -> Encounter | None:
        """ "A and B held a bilateral meeting": both stand before the verb."""
        first = self.around.sentence(match.start)[0]
        near = range(match.start - 1, max(first, match.start - _FAR_HELD) - 1, -1)
        verb = next((i for i in near if self.page.is_a(i, "holdverb")), None)
        if verb is None:
            return None
        begin = verb
        while begin - 1 > first and self.page.tags[begin - 1] & (TO | AUX | PART | MODAL):
            begin -= 1  # are expected to | hold
        told = Match(begin, match.stop, match.group)
        both = self.sides.joined_before(told)
        return self.telling.encounter(told, "verb", both, []) if both and self.sides.stand_before(told, both) else None

    def trip(self, match: Match) -> Encounter | None:
        """ "Paid her first official visit to Japan": a visit with a verb of its own and who made it."""
        first, stop = self.around.sentence(match.start)
        verb = self._trip_verb(match, first, stop)
        if verb is None:
            return None
        begin = verb - bool(self.page.tags[verb - 1] & BE)  # is | back from a visit to
        told = Match(begin, verb + 1, match.group)
        who = self.sides.subject(told)
        people = distinct([who, *self.sides.hosts(match, stop)]) if who else []
        host = host_where(self.around, max(verb, match.stop), stop) if who else None
        people = distinct([*people, host.who]) if host is not None and host.who is not None else people
        if not people:
            return None
        one = self.telling.encounter(told if verb >= match.stop else match, "trip", people, [])
        if host is not None and one.date is None:
            one.date = self.around.year_beside(told, stop)
        return replace(one, coming=one.coming or self._is_to_come(verb), back=self.page.is_a(verb, "tripback"))

    def _trip_verb(self, match: Match, first: int, stop: int) -> int | None:
        """The verb of a trip: before it ("paid an official visit to"), or behind "a trade mission that X led to"."""
        near = range(match.start - 1, max(first, match.start - _FAR_VERB) - 1, -1)
        if match.group.get("relative"):
            near = range(match.stop, min(stop, match.stop + _FAR_VERB + 3))
        return next((i for i in near if self.page.is_a(i, "tripverb") or self._is_to_come(i)), None)

    def _is_to_come(self, i: int) -> bool:
        """Whether token `i` is a verb of a trip to come: will pay a visit to, is due to make a trip to."""
        return self.page.is_a(i, "tripverbtocome") and self.around.coming.before(self.words, i) is not None

    def signed(self, match: Match, stop: int) -> Encounter | None:
        """ "A and B signed a memorandum", "A signed for X and B for Y": two people of two sides."""
        coming = self.around.coming.at(self.words, match.start)
        if self.page.is_a(match.stop - 1, "agentlink") or self.page.is_a(match.start, "auxiliary") and not coming:
            return None  # was signed
        both = self.sides.joined_before(match)
        if both and self.sides.stand_before(match, both):
            return self.telling.encounter(match, "signed", both, [])
        if both := self.sides.pair_before(match):
            return self.telling.encounter(match, "signed", both, [])
        if bodies := self.bodies(match):
            return self.telling.encounter(match, "signed", bodies, [])
        subject = self.sides.subject(match)
        other = self._other_signer(match, stop)
        if subject is None or other is None or other.who is None:
            return None
        people = distinct([subject, other.who])
        return self.telling.encounter(match, "signed", people, [other]) if len(people) == 2 else None

    def bodies(self, match: Match) -> list[Figurehead]:
        """Two bodies with names that do what a word tells on a day, with nobody named: the Ports of A and B."""
        first, stop = self.around.sentence(match.start)
        named = [m for m in self.context.mentions_in(first, match.start) if m.form == "organisation" and m.who]
        if len(named) < 2 or self.around.people_in(first, stop):
            return []
        end = match.start
        while end > named[-1].stop and self.page.tags[end - 1] & (ADV | AUX | MODAL):
            end -= 1
        between = range(named[-2].stop, named[-1].start)
        joined = any(self.page.is_a(i, "joiner") for i in between) and len(between) <= _FAR_JOINED
        if named[-1].stop != end or not joined or any(map(self._is_public, named[-2:])):
            return []
        if not any(self.around.may_be_day(when) for when in self.context.dates_in(first, stop)):
            return []
        return [m.who for m in named[-2:] if m.who]

    def _is_public(self, body: Mention) -> bool:
        """Whether a body stands for a country or a region, whose officials met: a government."""
        words = range(body.start, body.stop)
        return any(self.page.is_a(i, "publicbody") for i in words) or bool(
            self.page.within("areabody", body.start, body.stop)
        )

    def _other_signer(self, match: Match, stop: int) -> Mention | None:
        """The second of "A signed with B" and "A signed on behalf of X and B on behalf of Y"."""
        named = self.around.people_in(match.stop, stop)
        pairing = self.around.context.page.language.sets["partylink"] & self.linked
        for mention in named:
            if not pairing.isdisjoint(self.words[max(match.stop, mention.start - 2) : mention.start]):
                return self._apposed(mention)
            if self._is_represented(mention):
                return mention
            near = range(mention.stop, mention.stop + 2)
            if self.page.is_a(match.stop, "signlink") and any(self.page.is_a(i, "signlink") for i in near):
                return mention
        return None

    def _apposed(self, mention: Mention) -> Mention:
        """Somebody's name right behind words that say the same: her counterpart | Minister A."""
        behind = self.context.mentions_in(mention.stop, mention.stop + 1)
        named = behind and behind[0].who and behind[0].who.name and not (mention.who and mention.who.name)
        return behind[0] if named else mention

    def _is_represented(self, mention: Mention) -> bool:
        """Whether a side is represented by somebody: A signed for X, while Y was represented by B."""
        before = self.page.within("attendance", max(0, mention.start - _NEAR_GUEST), mention.start)
        return any(m.stop == mention.start and self.words[m.stop - 1] in self.agent for m in before)
