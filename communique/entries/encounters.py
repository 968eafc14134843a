"""Encounters by the word that tells them: who met, when, where and in what form."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_calls import Calls
from communique.entries.encounter_clubs import Clubs
from communique.entries.encounter_company import Company
from communique.entries.encounter_days import Days
from communique.entries.encounter_deeds import Deeds
from communique.entries.encounter_details import Details
from communique.entries.encounter_events import Events
from communique.entries.encounter_journeys import Journeys
from communique.entries.encounter_leaders import Leaders
from communique.entries.encounter_purposes import Purposes
from communique.entries.encounter_sides import Sides
from communique.entries.encounter_splitting import Splitting
from communique.entries.encounter_telling import Telling
from communique.entries.encounter_unreal import Unreal
from communique.entries.people_around import PEOPLE, distinct
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ING, TO

_FAR_DETAIL: Final = 12  # tokens behind "the meeting" in which its place and day stand
_NEAR_OPENING: Final = 7  # tokens of a phrase that opens a sentence
_NEAR_CALL: Final = 3  # tokens between an encounter and "online"
_FAR_HELD: Final = 5  # tokens between "held" and "talks"
_FAR_GOAL: Final = 6  # tokens between a visit and its place
_NEAR_NOUN: Final = 4  # tokens between "meeting" and "participation"
_LED: Final = frozenset(("host", "verb"))  # of a delegation whose leader the next sentence tells
_FAR_LINK, _NEAR_STOP = 8, 3  # tokens behind "talks" in which "with" or "between" stands


class Encounters:
    """Reads one encounter after the other; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self.agent = language.sets["agentlink"]
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True)
        self.both = language.wordset("partylink", both=True)
        self.stops = language.sets["partystop"] | {",", "."}
        self.chairs = language.wordset("chairverb")
        self.receptions: list[Encounter] = []  # of guests whom nobody names
        self.visited = -1  # the token behind the visit read last
        self.on_way = False  # whether that visit is only told by its way: leaves for Lima
        self.last: list[Figurehead] = []  # who met somebody in the encounter read last
        self.sides = Sides(around)
        days = Days(around)
        self.events = Events(around, days)
        self.telling = Telling(around, days)
        self.clubs = Clubs(around, self.telling)
        self.deeds = Deeds(around, self.sides, self.telling)
        self.journeys = Journeys(around, self.telling)
        self.unreal = Unreal(around)
        self.calls = Calls(around, self.sides, self.telling)
        self.leaders = Leaders(around, self.sides)
        self.details = Details(around)
        self.splitting = Splitting(around, self.sides)
        self.purposes = Purposes(around, self.sides, self.telling)
        self.company = Company(around, self.sides, self.telling, self.unreal, self.events)

    def read(self, match: Match) -> Encounter | None:
        """The encounter that a word tells, or `None` where nobody is said to have met anybody."""
        by = str(match.group["by"])
        if self.around.is_quoted(match.start) and by in ("loose", "verb"):
            return self._spoken_of(match)
        if self.around.is_quoted(match.start) and by != "between":
            return None
        if not match.group.get("beside") and self.unreal.holds(match):
            return None  # but "[during recent negotiations of …]" inside a quotation
        if self.words[match.start - 1] in self.purposes.aims and self.purposes.is_unreal(match.start):
            return None  # regularly goes to Lima to | meet A
        if by == "verb" and self._is_of_thing(match):
            return None
        if by == "verb" and match.group.get("parted") and not self._is_parted(match):
            return self._noted(self.calls.pair(match), match) if self.page.is_a(match.start, "spokenword") else None
        if self.clubs.hosts(match):
            return self.clubs.hosted(match)
        if match.group.get("opens") and match.start != self.around.sentence(match.start)[0]:
            return None
        if match.group.get("body") and not self.clubs.is_at_body(match, dated=bool(match.group.get("dated"))):
            return None
        if by == "purpose" and self.around.coming.before(self.words, match.start + 1):
            by = "verb"  # is scheduled | to confer with
        if by == "visit" and self._is_of_person(match):
            by = "verb"
        if by == "ours":
            if not self.sides.has_subject(match):
                return None
            by = "host"  # the mayor had the pleasure of welcoming
        decided = self._of_form(match, by)
        return decided[0] if decided is not None else self._among_people(match, by)

    def _is_of_person(self, match: Match) -> bool:
        """Whether a visit is made to a person, who stands right behind it: visited | Governor A, not A's mill."""
        first = match.stop + (self.page.is_a(match.stop, "definite") or self.page.is_capital(match.stop))
        told = self.context.mentions_in(match.stop, first + 1)
        return any(
            one.form in PEOPLE and one.who is not None and one.who.kind == "person" and not self.around.is_aside(one)
            for one in told
        )

    def _of_form(self, match: Match, by: str) -> tuple[Encounter | None] | None:
        """What a form that has a reader of its own tells, in a tuple: trips, gatherings, talk; `None` for others."""
        if by == "noun":
            return (self.events.gathering(match),)
        if by == "trip":
            if match.start < self.journeys.told:
                return (None,)  # led a trade | mission to
            return (self._noted(self.deeds.trip(match) or self.journeys.noun(match), match),)
        if match.group["form"] == "visit" and by in ("tripby", "between"):
            one = self.journeys.of(match)
            if one or by == "tripby":
                return (self._noted(one, match),)
        if by == "purpose":
            return (self._noted(self.purposes.seen(match), match),)
        if by == "guest":
            if (host := self.purposes.guest(match)) is None and self.clubs.is_at_body(match, dated=False):
                return (self._noted(self.clubs.guest_of(match), match),)
            return (self._noted(host, match),)
        if match.group.get("phone") and not self.telling.is_by_phone(match):
            return (None,)
        if by == "phoned":
            return (self._noted(self.calls.told(match), match),)
        if by == "joins":
            return (self._noted(self.deeds.joins(match), match),)
        if by == "convene":
            return (self._noted(self.deeds.convened(match), match),)
        if by == "leads":
            return (self._noted(self.journeys.led(match), match),)
        if by == "sends":
            return (self._noted(self.journeys.sent(match), match),)
        if match.group.get("told") and not self.unreal.is_told_to_come(Match(match.start + 1, match.stop, match.group)):
            return (None,)
        if by in ("discuss", "together"):
            if self.page.tags[match.start - 1] & TO and self.purposes.goal(match.start - 1) is not None:
                return (self._noted(self.deeds.discussed(match), match),)  # was in Lima to | discuss trade with A
            return (self.deeds.together(match) or (self.deeds.discussed(match) if by == "discuss" else None),)
        if by == "told":
            return (self.deeds.told(match),)
        return None

    def _among_people(self, match: Match, by: str) -> Encounter | None:
        """The encounter of those who stand beside its word."""
        stop = self.around.sentence(match.start)[1]
        if self.page.has_a("attendnoun", match.stop, min(stop, match.stop + _NEAR_NOUN)):
            return None  # a meeting with the participation of
        held = self._held_between(match, stop) if by == "loose" or match.group["form"] == "call" else None
        if held is not None:
            match, by = held, "between"
        behind = self.around.people_behind(match, stop)
        if by == "gathers":
            if len(behind) < 2 or not self._gathers(match):
                return None
            by = "between"
        if by == "greet" and self.sides.is_passive(match, behind):
            by = "host"
        if by in _LED and not behind:
            behind = self.leaders.leading(match, stop)
        if by in _LED and not behind and (host := self.around.subject(match)) is not None and host.name:
            if (several := self.events.of_offices(match, host)) is not None:
                return self._noted(several, match)
        if by == "host" and not self.around.people_behind(match, stop):
            self._receive(match, behind, stop)
        if by == "loose" and self._is_participle(match, behind):
            by = "verb"
        if by in ("loose", "verb") and (opened := self._opened(match, stop)):
            return self._noted(opened, match)
        if by == "loose":
            if not self._is_linked(match, stop):
                self._chair(match)
                return self.deeds.held(match) or self._noted(self.events.of_office(match), match)
            by = "between" if self._is_between(match) else by
        elif by == "between" and (holders := self.events.office_holders(match, stop)):
            return holders
        if by == "host" and (led := self.leaders.guest(match, behind)):
            people = distinct([led, *[m.who for m in behind if m.who]])
            return self._noted(self.telling.encounter(match, "host", people, behind), match)
        if not self.sides.takes(by, match, behind) or match.group.get("noun") and not self.sides.has_subject(match):
            return None
        if by == "signed" and not self.deeds.is_signed_by(match, behind):
            return self.deeds.signed(match, stop) or self.events.joined(match)
        met = self._those_who_met(match, by, behind, stop)
        return self._of_people(match, by, met, behind) if met is not None else None

    def _those_who_met(self, match: Match, by: str, behind: list[Mention], stop: int) -> list[Figurehead] | None:
        """Who met, in the order of the text; `None` where it is no encounter of theirs."""
        people = self.sides.people(match, by, behind, stop)
        if not people and by == "verb":
            people = self.sides.pair_before(match)
        if (
            by == "verb"
            and behind
            and people == distinct([m.who for m in behind if m.who])
            and self.sides.is_of_group(match)
        ):
            return None  # the delegation met A and B
        if len(people) == 1 and by == "verb" and behind and people[0] is behind[0].who and self._is_led_in(match):
            people = distinct([*self.last, *people])  # "In addition, during a meeting with X, …": whoever met before
        if match.group.get("away") and people and self.sides.is_home(match, people[0], stop):
            return None
        if match.group.get("stay") and not self.journeys.is_stay(match, people):
            return None
        if len(people) == 1 and behind and behind[0].who is people[0] and by in ("loose", "verb"):
            people = distinct([*self._visiting(match), *people])
        if by == "visit" and (leader := self.leaders.of_visit(match, people)):
            people = distinct([leader, *people])
        return people

    def _of_people(self, match: Match, by: str, people: list[Figurehead], behind: list[Mention]) -> Encounter | None:
        """The encounter of these people; a journey or an event where nobody is said to have met."""
        if not people and by == "visit":
            return self._noted(self.journeys.noun(match), match)
        if not people and by == "verb" and (one := self.events.joined(match)) is not None:
            return one
        if not people and by == "verb" and self.around.is_coming(match):
            people = self.deeds.bodies(match)  # the board and the council will meet again on 5 May
        one = self.telling.encounter(match, by, people, behind) if people else None
        if one is not None and match.group["by"] == "ours":
            one.form = "meeting"
        if one is not None and one.place is None and by == "between" and match.group["by"] == "loose":
            one.place = self.around.place(match.start, match.stop)  # talks were held in Riga between A and B
        return self._noted(one, match)

    def _is_participle(self, match: Match, behind: list[Mention]) -> bool:
        """Whether a noun is a verb here: visited Riga, | meeting | Mayor A."""
        if not behind or self.words[match.start - 1] != "," or not self.page.tags[match.start] & ING:
            return False
        return behind[0].start - match.stop <= self.page.is_a(match.stop, "definite")

    def _is_of_thing(self, match: Match) -> bool:
        """Whether a body and no person is the subject: a joint committee, which will meet in Riga."""
        i = match.start - 1 - self.page.is_a(match.start - 1, "eventtocome")
        return i > 0 and self.words[i - 1] == "," and self.page.is_a(i, "thingrelative")

    def _is_parted(self, match: Match) -> bool:
        """Whether only a place or a day stands between a verb and "with": conferred | in Riga on Monday with."""
        end = self.around.with_when(match.stop, self.around.sentence(match.start)[1])
        return end > match.stop and self.page.word(end) in self.linked and self.words[end] not in self.both

    def _held_between(self, match: Match, stop: int) -> Match | None:
        """The words up to "between" behind what says that talks took place: talks were held in Riga between A and B."""
        held = self.page.match_at("eventheld", match.stop)
        if held is None:
            return None
        last = min(stop, held.stop + _FAR_LINK)
        k = next((i for i in range(held.stop, last) if self.words[i] in self.both), None)
        return Match(match.start, k + 1, match.group) if k is not None else None

    def _visiting(self, match: Match) -> list[Figurehead]:
        """Who made the visit that the words before tell: a visit to Riga by A ended with a meeting with B."""
        return self.sides.visitor if self.visited >= self.around.sentence(match.start)[0] else []

    def _noted(self, one: Encounter | None, match: Match) -> Encounter | None:
        """An encounter, with what the next ones may ask of it kept."""
        if one and one.place:
            one.in_town = not any(p.name in one.place and p.kind != "city" for p in self.context.places)
        if one and len(one.people) > 1:
            self.last, self.sides.met = one.people[:1], one.people[:]
        if one and one.form == "visit" and one.people:
            one.hosted = bool(match.group.get("body"))
            if self.last and self.page.is_a(match.start - 1, "latelyword"):  # met B on Monday; who recently | visited
                told = self.context.dates_in(match.stop, self.around.sentence(match.start)[1])
                one.passing, one.date = True, one.date if told else None
            one.housed = self._is_at_house(one, match)
            self.visited = match.stop
            self.on_way = bool(match.group.get("away")) and not (match.group.get("stay") or one.coming)
            self.sides.visitor = self.sides.visitor if one.passing and self.sides.visitor else one.people[:1]
            one.journey = bool(match.group.get("away"))
            self.journeys.over_days(one, match)
        elif one and one.form in ("meeting", "other"):
            one.there = self._is_there(match) and not (self.on_way and one.coming)
            one.place = one.place or self.purposes.goal_of(match)
            self.purposes.set_where(one, match)
        return one

    def _is_at_house(self, one: Encounter, match: Match) -> bool:
        """Whether a visit on a day is one to a body, in no place that is told: visited | the Port of Riga on 5 May."""
        if match.group["by"] != "visit" or one.place is not None or one.date is None:
            return False
        if self.page.is_a(match.stop, "indefinite"):
            return False  # toured a mill
        return self.clubs.is_at_body(match, dated=True)

    def _is_there(self, match: Match) -> bool:
        """Whether people met where the words before say that one of them went: visited the mill, where she met A."""
        if self.visited < self.around.sentence(match.start)[0]:
            return False
        by = self.words[match.stop - 1] in self.agent  # visited the mill and was received there by A
        return by or any(self.page.is_a(i, "wherelink") for i in range(self.visited, match.start))

    def _gathers(self, match: Match) -> bool:
        """Whether the noun of an encounter stands before a word: the talks in Riga last week brought together."""
        first = self.around.sentence(match.start)[0]
        told = self.page.within("encounter", first, match.start)
        return any(m.group["by"] == "loose" for m in told) and self.around.subject(match) is None

    def _is_led_in(self, match: Match) -> bool:
        """Whether an encounter stands in a phrase that opens its sentence: "During a meeting with"."""
        first = self.around.sentence(match.start)[0]
        return match.start - first <= _NEAR_OPENING and any(
            self.page.is_a(i, "openingphrase") for i in range(first, match.start)
        )

    def _receive(self, match: Match, behind: list[Mention], stop: int) -> None:
        """Note who received a group of officials or guests of whom nobody is named here: received the ministers of."""
        host = self.around.subject(match) if not behind else None
        groups = [m for m in self.context.mentions_in(match.stop, stop) if m.plural and m.form == "group"]
        guests = self.page.has_a("guestgroup", match.stop, min(stop, match.stop + _FAR_LINK))
        if host and host.name and (guests or groups and groups[0].start <= match.stop + 1):
            self.receptions.append(self.telling.encounter(match, "host", [host], []))

    def _is_linked(self, match: Match, stop: int) -> bool:
        """Whether "with" or "between" stands a few words behind: "a meeting here between", "talks in Rome with"."""
        if match.stop < stop and self.page.is_a(match.stop, "partylink"):
            return False  # the phrases of the data with these words have a match of their own
        begin = self._behind_when(match.stop)
        near = self.words[begin : min(stop, begin + _NEAR_STOP)]
        far = self.words[begin : min(stop, begin + _FAR_LINK)]
        return not self.linked.isdisjoint(far) and self.stops.isdisjoint(near)

    def _behind_when(self, i: int) -> int:
        """The token behind a day between commas at token `i`: had a working session, this morning, with the envoy."""
        when = self.context.dates_in(i + 1, i + 2) if self.words[i : i + 1] == [","] else []
        return when[0].stop + 1 if when and self.words[when[0].stop : when[0].stop + 1] == [","] else i

    def _is_between(self, match: Match) -> bool:
        return not self.both.isdisjoint(self.words[match.stop : match.stop + _FAR_LINK + 1])

    def _spoken_of(self, match: Match) -> Encounter | None:
        """ "We discussed it at the recent meeting with the President of Russia": the speaker met somebody in office."""
        first, stop = self.around.sentence(match.start)
        if match.start - 1 <= first or not self.page.is_a(match.start - 1, "recentword"):
            return None
        named = self.page.is_a(match.start - 2, "definite") or self.page.is_a(match.start - 2, "ownpronoun")
        who, guests = self.context.speaker_at(match.start), self.around.people_behind(match, stop)[:1]
        if not named or who is None or who.area is None or who.kind != "person" or not guests:
            return None
        guest = guests[0].who
        pairs = any(word in self.linked for word in self.words[match.stop - 1 : guests[0].start])
        if not pairs or guest is None or guest.area is None or guest.area.code == who.area.code:
            return None
        span = (match.start - 1, guests[0].stop)
        day = self.around.day(match, match.start, stop)
        return Encounter(str(match.group["form"]), [who, guest], day, None, [span], True, "encounter spoken of")

    def _opened(self, match: Match, stop: int) -> Encounter | None:
        """The encounter that opens a sentence about two people: At their meeting in Riga in May, A and B agreed."""
        first = self.around.sentence(match.start)[0]
        if match.start - first > _NEAR_OPENING or not self.page.is_a(first, "openingphrase"):
            return None
        comma = next((i for i in range(match.stop, min(stop, match.stop + _FAR_DETAIL)) if self.words[i] == ","), None)
        people = self.around.people_in(comma, stop)[:2] if comma else []
        if comma is None or len(people) < 2 or people[0].start > comma + 2 or self.around.people_in(first, comma):
            return None
        joined = range(people[0].stop, people[1].start)
        if not any(self.page.is_a(i, "joiner") for i in joined) or self.page.has_a("unreal", first, match.start):
            return None
        if any(self.around.is_verb_of_its_own(i) for i in joined) or not all(m.who and m.who.name for m in people):
            return None
        who = distinct([m.who for m in people if m.who])
        told = self.telling.encounter(match, "loose", who, people) if len(who) == 2 else None
        return replace(told, date=self.around.day(match, first, comma) or told.date) if told else None

    def _chair(self, match: Match) -> None:
        """Note who chaired a meeting of people whom other sentences may name: chaired a meeting on prices."""
        first, stop = self.around.sentence(match.start)
        begin = max(first, match.start - _FAR_HELD)
        verb = next((i for i in range(match.start - 1, begin - 1, -1) if self.words[i] in self.chairs), None)
        told = Match(verb, match.stop, match.group) if verb is not None else None
        host = self.around.subject(told) if told and self.sides.has_subject(told) else None
        if told and host and host.name and not self.around.is_passing(match):
            place = self.around.place(match.stop, min(stop, match.stop + _FAR_GOAL))
            self.receptions.append(replace(self.telling.encounter(told, "verb", [host], []), place=place))
