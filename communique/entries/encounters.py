"""Encounters by the word that tells them: who met, when, where and in what form."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_days import Days
from communique.entries.encounter_events import Events
from communique.entries.places import Place
from communique.entries.surroundings import PEOPLE, Surroundings, distinct, one_a_code
from communique.text.page import Match

_FAR_DETAIL: Final = 12  # tokens behind "the meeting" in which its place and day stand
_LONGEST_DAY: Final = 6  # tokens of a line that is a day
_NEAR_OPENING: Final = 7  # tokens of a phrase that opens a sentence
_NEAR_CALL: Final = 3  # tokens between an encounter and "online"
_FAR_HELD: Final = 5  # tokens between "held" and "talks"
_FAR_GOAL: Final = 6  # tokens between a visit and its place
_FAR_VERB: Final = 7  # tokens between "paid" and "visit to"
_NEAR_NOUN: Final = 4  # tokens between "meeting" and "participation"
_FAR_LEADER: Final = 2  # sentences behind "received a delegation" in which "the delegation was headed by" stands
_FAR_GUIDE: Final = 14  # tokens between "where" and who shows a visitor round
_FAR_GROUP: Final = 20  # tokens between a delegation and who heads it
_NEAR_GROUP: Final = 6  # tokens between a group and its verb
_LONGEST_NAME: Final = 8  # tokens of the name of a meeting
_FAR_PAIR: Final = 2  # sentences before "the leaders met" that name them
_LEADING: Final = {
    "leader": ("president", "prime minister", "monarch", "governor"),
    "head of state": ("president", "monarch"),
}
_NEAR_GUEST: Final = 3  # tokens between "welcomed" and who is welcomed
_FAR_LINK, _NEAR_STOP = 8, 3  # tokens behind "talks" in which "with" or "between" stands


class Encounters:
    """Reads one encounter after the other; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self.joiner = language.sets["joiner"]
        self.agent = language.sets["agentlink"]
        self.linked = language.sets["partylink"] - language.wordset("partylink", whole=True)
        self.both = language.wordset("partylink", both=True)
        self.stops = language.sets["partystop"] | {",", "."}
        self.invitations = language.sets["invitationnoun"]
        self.before_goal = language.wordset("definite", "genitive", "areanoun", "joiner", "visitlink") | {","}
        self.loose = language.sets["placelink"]
        self.prepositions = language.sets["preposition"]
        self.callers = language.sets["calllink"]
        self.chairs = language.wordset("chairverb")
        self.from_ = language.sets["sendlink"]
        self.visitor: list[Figurehead] = []  # who made the visit read last
        self.receptions: list[Encounter] = []  # of guests whom nobody names
        self.last: list[Figurehead] = []  # who met somebody in the encounter read last
        self.days = Days(around)
        self.events = Events(around, self.days)

    def read(self, match: Match) -> Encounter | None:
        """The encounter that a word tells, or `None` where nobody is said to have met anybody."""
        by = match.group["by"]
        if self.around.is_quoted(match.start) and by in ("loose", "verb"):
            return self._spoken_of(match)
        if self.around.is_quoted(match.start) and by != "between" or self._is_unreal(match):
            return None  # but "[during recent negotiations of …]" inside a quotation
        if by == "noun":
            return self.events.gathering(match)
        if by == "trip":
            return self._trip(match)
        if by in ("discuss", "together"):
            return self._together(match) or (self._discussed(match) if by == "discuss" else None)
        if by == "told":
            return self._told(match)
        stop = self.around.sentence(match.start)[1]
        if self.page.has_a("attendnoun", match.stop, min(stop, match.stop + _NEAR_NOUN)):
            return None  # a meeting with the participation of
        behind = self.around.people_behind(match, stop)
        if by == "host" and not behind:
            behind = self._leading(match, stop)
            self._receive(match, behind, stop)
        if by == "loose":
            if not self._is_linked(match, stop):
                self._chair(match)
                return self._held(match)
            by = "between" if self._is_between(match) else by
        elif by == "between" and (holders := self.events.office_holders(match, stop)):
            return holders
        if not self._takes(str(by), match, behind) or match.group.get("noun") and not self._has_subject(match):
            return None
        if by == "signed" and not self._is_signed_by(match, behind):
            return self._signed(match, stop)
        people = self._people(match, str(by), behind, stop)
        if not people and by == "verb":
            people = self._pair_before(match)
        if (
            by == "verb"
            and behind
            and people == distinct([m.who for m in behind if m.who])
            and self._is_of_group(match)
        ):
            return None  # the delegation met A and B
        if len(people) == 1 and by == "verb" and behind and self._is_led_in(match):
            people = distinct([*self.last, *people])  # "In addition, during a meeting with X, …": whoever met before
        if match.group.get("away") and people and self._is_home(match, people[0], stop):
            return None
        one = self._encounter(match, str(by), people, behind) if people else None
        if one and len(one.people) > 1:
            self.last = one.people[:1]
        if one and one.form == "visit" and one.people:
            self.visitor = one.people[:1]
        return one

    def split(self, one: Encounter, match: Match) -> list[Encounter]:
        """The encounters that "met separately with A and B" or "had meetings with A and B" tell, else this one."""
        several = self.page.has_a("separately", max(0, match.start - _NEAR_CALL), match.stop + _NEAR_CALL)
        hosts = [self.around.subject(match), *self._with_visitor(match)] if several else []
        if len(one.people) < 3 or not any(who is one.people[0] for who in hosts):
            return [one]
        host, start = one.people[0], one.spans[0][0]
        ends = {id(m.who): m.stop for m in self.context.mentions_in(match.stop, self.around.sentence(match.start)[1])}
        return [
            replace(one, people=[host, guest], spans=[(start, ends.get(id(guest), one.spans[0][1]))])
            for guest in one.people[1:]
        ]

    def _is_led_in(self, match: Match) -> bool:
        """Whether an encounter stands in a phrase that opens its sentence: "During a meeting with"."""
        first = self.around.sentence(match.start)[0]
        return match.start - first <= _NEAR_OPENING and any(
            self.page.is_a(i, "openingphrase") for i in range(first, match.start)
        )

    def _takes(self, by: str, match: Match, behind: list[Mention]) -> bool:
        """Whether the people behind a word are such as it takes: somebody called on, received or welcomed."""
        if by == "call":
            return self._is_call(match, behind)
        if by == "greet":
            return self._is_greeted(match, behind)
        if by != "host":
            return True
        return bool(behind) and not self._is_sent(match, behind) and not self._is_hosts_only(match, behind)

    def _is_call(self, match: Match, behind: list[Mention]) -> bool:
        """Whether somebody stands behind "courtesy call" and "on", "by", "from" or "to"."""
        return bool(behind) and not self.callers.isdisjoint(self.words[match.stop : behind[0].start])

    def _receive(self, match: Match, behind: list[Mention], stop: int) -> None:
        """Note who received a group of officials or guests of whom nobody is named here: received the ministers of."""
        host = self.around.subject(match) if not behind else None
        groups = [m for m in self.context.mentions_in(match.stop, stop) if m.plural and m.form == "group"]
        guests = self.page.has_a("guestgroup", match.stop, min(stop, match.stop + _FAR_LINK))
        if host and host.name and (guests or groups and groups[0].start <= match.stop + 1):
            self.receptions.append(self._encounter(match, "host", [host], []))

    def _leading(self, match: Match, stop: int) -> list[Mention]:
        """Who leads the delegation that was received: "The delegation was headed by X" in a sentence behind."""
        if not self.page.has_a("guestgroup", match.start, min(stop, match.stop + _FAR_LINK)):
            return []
        line = self.page.sentence_of[match.start]
        for number in range(line + 1, min(line + 1 + _FAR_LEADER, len(self.page.sentences))):
            first, end = self.page.sentences[number]
            if self.page.paragraph_of[first] != self.page.paragraph_of[match.start]:
                break
            for mention in self.around.people_in(first, end):
                near = range(max(first, mention.start - _FAR_LINK), mention.start)
                led = self.around.led.before(self.words, mention.start) is not None
                if led and any(self.page.is_a(i, "guestgroup") for i in near):
                    return [mention]
        return []

    def _is_sent(self, match: Match, behind: list[Mention]) -> bool:
        """Whether only a thing is received: a letter from the minister, an award from the president."""
        between = self.words[match.stop : behind[0].start]
        if self.from_.isdisjoint(between):
            return False
        return not self.page.has_a("guest", match.start, behind[0].start)

    def _is_hosts_only(self, match: Match, behind: list[Mention]) -> bool:
        """Whether those who receive are told but nobody who is received: a delegation was received by A and B."""
        passive = not self.agent.isdisjoint(self.words[match.stop + 1 : behind[0].start])
        return passive and self.around.subject(match) is None and not self._with_visitor(match)

    def _is_greeted(self, match: Match, behind: list[Mention]) -> bool:
        """Whether it is a person who is welcomed: the next words, or a delegation that the person leads."""
        if not behind:
            return False
        near = behind[0].start - match.stop <= _NEAR_GUEST
        if self.words[match.stop] in self.around.places and self._is_welcomed_at(match, behind[0]):
            return True
        near = near and self.prepositions.isdisjoint(self.words[match.stop : behind[0].start])
        led = self.page.has_a("guestgroup", match.stop, match.stop + _NEAR_GUEST + 1)
        after = behind[0].stop
        owned = after < len(self.words) and self.words[after] in self.around.possessive
        return (near or led) and not owned

    def _is_welcomed_at(self, match: Match, guest: Mention) -> bool:
        """Whether only a place stands before who is welcomed: welcomed at the Regional Office the president of."""
        between = self.words[match.stop + 1 : guest.start]
        if guest.start - match.stop > _FAR_GOAL or not self.page.is_a(guest.start, "definite"):
            return False
        return self.prepositions.isdisjoint(between) and "," not in between

    def detail(self, match: Match) -> tuple[str | None, str | None]:
        """The day and the place of "the meeting in Riga on 5 May", which names nobody; nothing for another one."""
        around, first = self.around, self.around.sentence(match.start)[0]
        if match.group["by"] == "verb" and (self._is_of_groups(match) or self._is_of_leaders(match)):
            stop = around.sentence(match.start)[1]
            return around.day(match, first, stop), around.place(match.stop, stop)
        if (
            not self._is_defined(match, first)
            or match.group["by"] != "loose"
            or around.is_quoted(match.start)
            or around.is_passing(match)
        ):
            return None, None
        end = around.with_when(match.stop, min(around.sentence(match.start)[1], match.stop + _FAR_DETAIL))
        held = self.page.match_at("eventheld", match.stop)
        end = around.with_when(held.stop, around.sentence(match.start)[1]) if held else end
        if self.words[match.stop : match.stop + 1] == [","]:
            after = match.stop + 1 + self.page.is_a(match.stop + 1, "relative")
            told = self.page.match_at("eventheld", after)
            held = held or told
            end = around.with_when(told.stop, around.sentence(match.start)[1]) if told else end
        if self.words[match.stop : match.stop + 1] == [","] and self.page.is_a(match.stop + 1, "holdverb"):
            end = around.with_when(match.stop + 2, around.sentence(match.start)[1])  # The talks, held yesterday in Riga
        dates = [w.iso for w in self.context.dates_in(match.stop, end) if around.may_be_day(w)]
        return (dates[0] if dates else None), around.place(match.stop, end)

    def _is_defined(self, match: Match, first: int) -> bool:
        """Whether a noun is that of the one encounter spoken of: the meeting, the India-U.S. Trade Meeting."""
        for i in range(match.start - 1, max(first, match.start - _LONGEST_NAME) - 1, -1):
            if self.page.is_a(i, "definite"):
                return True
            if not self.page.is_capital(i) and self.words[i] != "-":
                return False
        return False

    def _is_of_leaders(self, match: Match) -> bool:
        """Whether the subject is a group of officials who are to meet: the prime ministers of the three states."""
        first, stop = self.around.sentence(match.start)
        groups = [m for m in self.context.mentions_in(first, match.start) if m.plural and m.form in ("group", "role")]
        opens = bool(groups) and groups[0].start - first < 2
        return opens and not self.last and not self.around.people_in(first, stop)

    def _is_of_groups(self, match: Match) -> bool:
        """Whether two delegations met: a delegation of the ministry met in Riga with a delegation of the port."""
        first, stop = self.around.sentence(match.start)
        near = range(match.stop, min(stop, match.stop + _FAR_GROUP))
        before = self.page.has_a("guestgroup", max(first, match.start - _FAR_GROUP), match.start)
        return before and any(self.page.is_a(i, "guestgroup") for i in near)

    def _is_unreal(self, match: Match) -> bool:
        first = max(self.around.sentence(match.start)[0], match.start - 3)
        chaired = match.group.get("chaired") or self.words[match.stop - 1] in self.agent
        if chaired and self.page.is_a(match.start - 1, "copula"):
            return True  # a committee that will be chaired by
        if not self.page.has_a("unreal", first, match.start):
            return False
        return not self._is_told_to_come(match)

    def _is_told_to_come(self, match: Match) -> bool:
        """Whether somebody says that an encounter is to come: the premier said he would meet the envoy next week."""
        first, stop = self.around.sentence(match.start)
        if not self.page.has_a("toldtocome", max(first, match.start - 2), match.start):
            return False
        to_come = [w for w in self.context.dates_in(match.stop, stop) if w.iso and not w.passed]
        return bool(to_come) and bool(self.page.within("cue", first, match.start))

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

    def _discussed(self, match: Match) -> Encounter | None:
        """ "Discussed ways to boost trade with Ambassador A": somebody of another area stands right behind "with"."""
        stop, subject = self.around.sentence(match.start)[1], self.around.subject(match)
        if subject is None or subject.area is None:
            return None
        for k in range(match.stop, stop):
            if self.words[k] not in self.linked or self.words[k] in self.both:
                continue
            told = Match(match.start, k + 1, match.group)
            behind = self.around.people_behind(told, stop)
            guest = behind[0].who if behind and behind[0].start - k <= _NEAR_GUEST + 1 else None
            if guest is not None and guest.area is not None and guest.area.code != subject.area.code:
                return self._encounter(told, "verb", distinct([subject, guest]), behind[:1])
        return None

    def _together(self, match: Match) -> Encounter | None:
        """ "Minister A of Peru and Minister B of Oman discussed trade": two people of different areas who did it."""
        both = self._joined_before(match)
        if len(one_a_code(who.area for who in both if who.area)) < 2 or not self._stand_before(match, both):
            return None
        if self.page.has_a("writing", *self.around.sentence(match.start)):
            return None  # in separate letters
        one = self._encounter(match, "verb", both, [])
        return replace(one, form=self._form_together(match), place=self._place_together(match), implied=True)

    def _form_together(self, match: Match) -> str:
        """The form of what people told each other: a call where the sentence says so behind the verb."""
        from_afar = self.page.has_a("callword", match.stop, self.around.sentence(match.start)[1])
        return "call" if from_afar else str(match.group["form"])

    def _place_together(self, match: Match) -> str | None:
        """Where people discussed something, not where that is: before the verb, of a meeting, or with the day."""
        first, stop = self.around.sentence(match.start)
        sat = next((m for m in self.page.within("encounter", match.stop, stop) if m.group["by"] == "loose"), None)
        told = self.around.place(first, match.start) or (self.around.place(sat.stop, stop) if sat else None)
        places = self.context.places_in(match.stop, stop) if told is None else []
        dated = (p for p in places if self.context.dates_in(p.stop, p.stop + 2))
        return told or next((self.around.place(p.start, p.stop) for p in dated), None)

    def _told(self, match: Match) -> Encounter | None:
        """ "Minister A told Ambassador B of Oman that …": somebody of another area stands right behind the verb."""
        first, stop = self.around.sentence(match.start)
        who, behind = self.around.subject(match), self.around.people_behind(match, stop)[:1]
        guest = behind[0].who if behind and behind[0].start == match.stop else None
        if who is None or guest is None or not (who.name and guest.name and who.area and guest.area):
            return None
        if who.area.code == guest.area.code or self.page.has_a("writing", first, stop):
            return None
        one = self._encounter(match, "verb", distinct([who, guest]), behind)
        trips = [m for m in self.page.within("encounter", match.stop, stop) if m.group["by"] == "trip"]
        place = one.place or (self._place(trips[0], first, stop) if trips else None)
        return replace(one, form=self._form_together(match), place=place, implied=True)

    def _is_signed_by(self, match: Match, behind: list[Mention]) -> bool:
        """ "The memorandum was signed in Rome by A and B": two people behind "by"."""
        return len(behind) > 1 and not self.agent.isdisjoint(self.words[match.stop : behind[0].start])

    def _held(self, match: Match) -> Encounter | None:
        """ "A and B held a bilateral meeting": both stand before the verb."""
        first = self.around.sentence(match.start)[0]
        near = range(match.start - 1, max(first, match.start - _FAR_HELD) - 1, -1)
        verb = next((i for i in near if self.page.is_a(i, "holdverb")), None)
        if verb is None:
            return None
        told = Match(verb, match.stop, match.group)
        both = self._joined_before(told)
        return self._encounter(told, "verb", both, []) if both and self._stand_before(told, both) else None

    def _chair(self, match: Match) -> None:
        """Note who chaired a meeting of people whom other sentences may name: chaired a meeting on prices."""
        first, stop = self.around.sentence(match.start)
        begin = max(first, match.start - _FAR_HELD)
        verb = next((i for i in range(match.start - 1, begin - 1, -1) if self.words[i] in self.chairs), None)
        told = Match(verb, match.stop, match.group) if verb is not None else None
        host = self.around.subject(told) if told and self._has_subject(told) else None
        if told and host and host.name and not self.around.is_passing(match):
            place = self.around.place(match.stop, min(stop, match.stop + _FAR_GOAL))
            self.receptions.append(replace(self._encounter(told, "verb", [host], []), place=place))

    # Trips and signings

    def _trip(self, match: Match) -> Encounter | None:
        """ "Paid her first official visit to Japan": a visit with a verb of its own and who made it."""
        first, stop = self.around.sentence(match.start)
        verb = self._trip_verb(match, first, stop)
        if verb is None:
            return None
        told = Match(verb, verb + 1, match.group)
        who = self.around.subject(told)
        people = distinct([who, *self._hosts(match, stop)]) if who else []
        return self._encounter(told if verb >= match.stop else match, "trip", people, []) if people else None

    def _trip_verb(self, match: Match, first: int, stop: int) -> int | None:
        """The verb of a trip: before it ("paid an official visit to"), or behind "a trade mission that X led to"."""
        near = range(match.start - 1, max(first, match.start - _FAR_VERB) - 1, -1)
        if match.group.get("relative"):
            near = range(match.stop, min(stop, match.stop + _FAR_VERB + 3))
        return next((i for i in near if self.page.is_a(i, "tripverb")), None)

    def _signed(self, match: Match, stop: int) -> Encounter | None:
        """ "A and B signed a memorandum", "A signed for X and B for Y": two people of two sides."""
        if self.page.is_a(match.stop - 1, "agentlink") or self.page.is_a(match.start, "auxiliary"):
            return None  # was signed
        both = self._joined_before(match)
        if both and self._stand_before(match, both):
            return self._encounter(match, "signed", both, [])
        subject = self.around.subject(match)
        other = self._other_signer(match, stop)
        if subject is None or other is None or other.who is None:
            return None
        people = distinct([subject, other.who])
        return self._encounter(match, "signed", people, [other]) if len(people) == 2 else None

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

    # Who met

    def _people(self, match: Match, by: str, behind: list[Mention], stop: int) -> list[Figurehead]:
        subject = self.around.subject(match)
        before = [subject] if subject and by not in ("between", "signed") else []
        if not before and by in ("host", "verb", "visit") and (leader := self._with_visitor(match)):
            before = leader
        if by == "visit":
            both = self._joined_before(match)
            before = both if both and self._stand_before(match, both) else before
            return distinct(before + self._hosts(match, stop) + self._guides(match, stop))
        if by in ("verb", "call", "host", "greet"):
            both = self._joined_before(match)
            before = both if both and (not behind or self._stand_before(match, both)) else before
        within = [m.who for m in self.context.mentions_in(match.start, match.stop) if m.who and m.form == "pronoun"]
        return distinct(before + within + [mention.who for mention in behind if mention.who])

    def _with_visitor(self, match: Match) -> list[Figurehead]:
        """Who leads the delegation before a word, told of earlier: "The delegation was received in Lutsk by"."""
        first = self.around.sentence(match.start)[0]
        near = range(match.start - 1, max(first, match.start - _NEAR_GROUP) - 1, -1)
        group = next((i for i in near if self.page.is_a(i, "guestgroup")), None)
        if group is None:
            return []
        place = self.context.place_of.get(group - 1)
        sender = place.code if place is not None and place.form == "adjective" else None
        for who in reversed([*self._leaders_before(first), *self.visitor]):
            if sender is None or who.area is None or str(who.area.code).startswith(str(sender)):
                return [who]
        theirs = [
            who for who in self.context.people if sender and who.area and who.area.code == sender and who.first < first
        ]
        return theirs[:1] if theirs and theirs[0].name else []

    def _is_of_group(self, match: Match) -> bool:
        """Whether a delegation whose leader nobody knows is the subject of a word."""
        first = self.around.sentence(match.start)[0]
        return self.page.has_a("guestgroup", max(first, match.start - _NEAR_GROUP), match.start)

    def _leaders_before(self, first: int) -> list[Figurehead]:
        """Those at the head of a delegation before token `first`: a delegation of Quang Ninh headed by A."""
        found = []
        for mention in self.around.people_in(0, first):
            if mention.who and self.around.led.before(self.words, mention.start) is not None:
                if self.page.has_a("guestgroup", max(0, mention.start - _FAR_GROUP), mention.start):
                    found.append(mention.who)
        return found

    def _pair_before(self, match: Match) -> list[Figurehead]:
        """ "The leaders met for two hours": the two people of different areas whom the sentences before name."""
        first = self.around.sentence(match.start)[0]
        mentions = self.context.mentions_in(max(first, match.start - _NEAR_GROUP), match.start)
        group = next((m for m in reversed(mentions) if m.plural and m.form == "group"), None)
        line = self.page.sentence_of[first]
        if group is None or line < 2 or match.start - group.stop > 1:
            return []
        rank = group.who.rank if group.who else None
        start = self.page.sentences[max(0, line - _FAR_PAIR)][0]
        named = distinct([m.who for m in self.around.people_in(start, first) if m.who and m.who.name])
        fits = [who for who in named if rank in (None, "official") or who.rank in _LEADING.get(str(rank), (rank,))]
        areas = {who.area and who.area.code for who in fits}
        return fits if len(fits) == 2 and len(areas) == 2 else []

    def _joined_before(self, match: Match) -> list[Figurehead]:
        """ "A and B met", "A, Minister of X, and B, Minister of Y, co-chaired": two people joined before the verb."""
        mentions = self.around.people_in(self.around.sentence(match.start)[0], match.start)[-2:]
        if len(mentions) < 2:
            return []
        between = range(mentions[0].stop, mentions[1].start)
        if not any(self.words[i] in self.joiner or self.page.is_a(i, "jointly") for i in between):
            return []
        if any(self.around.is_verb_of_its_own(i) for i in between):
            return []  # A arrived in the morning and in the evening B
        return distinct([mention.who for mention in mentions if mention.who])

    def _stand_before(self, match: Match, people: list[Figurehead]) -> bool:
        """Whether the last of the people joined by "and" stands right before the verb."""
        return any(
            mention.who is people[-1] and self._is_right_before(mention, match.start)
            for mention in self.context.mentions_in(max(0, match.start - 20), match.start)
        )

    def _is_home(self, match: Match, who: Figurehead, stop: int) -> bool:
        """Whether somebody goes where they are from: Fiji's premier departed for Suva."""
        goal = next(iter(self.context.places_in(match.stop, min(stop, match.stop + _FAR_GOAL))), None)
        area = who.area.code if who.area else None
        return goal is not None and area is not None and area in (goal.country, goal.code)

    def _has_subject(self, match: Match) -> bool:
        """Whether somebody stands right before a verb that may be a noun: the mayor visits, no mutual visits."""
        near = self.context.mentions_in(max(0, match.start - 20), match.start)
        return any(mention.form in PEOPLE and match.start - 1 <= mention.stop <= match.start for mention in near)

    def _is_right_before(self, mention: Mention, verb: int) -> bool:
        """Whether at most one word or a day stands between somebody and a verb: A and B on 5 May received."""
        if verb - 2 <= mention.stop <= verb:
            return True
        when = self.context.dates_in(mention.stop, verb) if verb - mention.stop <= _LONGEST_DAY else []
        return bool(when) and when[-1].stop == verb and when[0].start - mention.stop <= 2

    def _hosts(self, match: Match, stop: int) -> list[Figurehead]:
        """Who invited somebody: "paid a visit to Malaysia at the invitation of X"."""
        return [
            mention.who
            for mention in self.context.mentions_in(self.around.sentence(match.start)[0], stop)
            if mention.who and mention.form in PEOPLE and self._is_inviting(mention)
        ]

    def _guides(self, match: Match, stop: int) -> list[Figurehead]:
        """Who showed a visitor round: "toured the mill, where manager X briefed her"."""
        beside = [m.who for m in self.around.people_in(match.stop, stop) if m.who and m.who.name and self._is_beside(m)]
        if beside:
            return beside
        where = next((i for i in range(match.stop, stop) if self.page.is_a(i, "wherelink")), None)
        guide = next(iter(self.around.people_in(where, min(stop, where + _FAR_GUIDE))), None) if where else None
        if guide is None or guide.who is None or not guide.who.name or where is None:
            return []
        led = range(guide.stop, stop)
        shown = any(self.words[i] in self.around.objects or self.page.is_a(i, "guestgroup") for i in led)
        nearest = all(m.start >= guide.start for m in self.context.mentions_in(where, guide.start + 1))
        return [guide.who] if shown and nearest and self.around.is_told(guide) else []

    def _is_beside(self, mention: Mention) -> bool:
        """Whether a visit is made with somebody: will visit the port together with Mayor A."""
        before = range(max(0, mention.start - 2), mention.start)
        linked = self.words[mention.start - 1] in self.linked or self.page.is_a(mention.start - 1, "jointly")
        return linked and any(self.page.is_a(i, "jointly") for i in before)

    def _is_inviting(self, mention: Mention) -> bool:
        before = self.words[max(0, mention.start - 4) : mention.start]
        return not self.invitations.isdisjoint(before)

    # When

    def _encounter(self, match: Match, by: str, people: list[Figurehead], behind: list[Mention]) -> Encounter:
        around, (first, stop) = self.around, self.around.sentence(match.start)
        start, day = (
            self._clause_start(match, first, people),
            around.day(match, match.start if self._is_owned(match) else first, stop),
        )
        if day is None and by in ("between", "loose", "signed"):
            day = self.days.day_before(first)
        day = day or self.days.day_of_heading(first)
        day = day or self.days.day_of_same(first, stop)
        if day is None and not around.is_passing(match) and not self._is_owned(match):
            day = self.days.day_of_lead(first, match.start, people)
        place = self._place(match, first, stop)
        chaired = match.group.get("chaired") or by == "verb" and self.words[match.stop - 1] in self.agent
        if chaired and not (day and place) and (sat := self.days.session_before(first, day)):
            start, day, place = sat[0], day or sat[1], place or sat[2]
        return Encounter(
            self._form(match),
            people,
            day,
            place,
            [(start, around.with_when(max([match.stop, *(m.stop for m in behind if m.stop <= stop)]), stop))],
            around.is_passing(match),
            f"encounter: {self.page.slice(match.start, match.stop).lower()}",
        )

    def _form(self, match: Match) -> str:
        """The form of an encounter; a meeting online or by video is a call."""
        form = str(match.group["form"])
        by_call = self.page.has_a("callword", max(0, match.start - _NEAR_CALL), match.stop + _NEAR_CALL)
        return "call" if form == "meeting" and by_call else form

    def _place(self, match: Match, first: int, stop: int) -> str | None:
        """Where it was: of a visit the place or the two places right behind its word, else a place behind "in"."""
        if match.group["form"] == "visit":
            near = self.context.places_in(match.stop, min(stop, match.stop + _FAR_GOAL))
            goals = [
                p for p in near if p.form == "noun" and not self.around.is_quoted(p.start) and self._goes_to(match, p)
            ]
            if len(goals) > 1 and self.words[goals[0].stop] in self.joiner and goals[0].stop + 1 == goals[1].start:
                return self.page.slice(goals[0].start, goals[1].stop)
            if goals:
                return goals[0].name
        told = self.around.place(match.stop, stop) or self.around.place(first, match.start)
        return told or self.days.place_of_heading(first)

    def _goes_to(self, match: Match, goal: Place) -> bool:
        """Whether a place is itself what is visited, not where that is: "visited a mill in Tartu"."""
        adjectives = {i for p in self.context.places_in(match.stop, goal.start) for i in range(p.start, p.stop)}
        between = range(match.stop, goal.start)
        return all(i in adjectives or self.words[i] in self.before_goal for i in between)

    def _clause_start(self, match: Match, first: int, people: list[Figurehead]) -> int:
        """Where the subject of an encounter stands, else its sentence begins."""
        who = people[0] if people else None
        mentions = [m for m in self.context.mentions_in(first, match.start) if m.who is who] if who else []
        return mentions[-1].start if mentions else first

    def _is_owned(self, match: Match) -> bool:
        """Whether it is somebody's meeting that is spoken of, as in "told them of his meeting with"."""
        return self.page.is_a(match.start - 1, "ownpronoun")
