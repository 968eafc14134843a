"""Stays of a party whose leader other words name: Farmers from Peru spent Tuesday in Nelson. They were led by A."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from communique.entries.context import Figurehead, Mention
from communique.entries.dates import DateMention
from communique.entries.encounter import Encounter
from communique.entries.encounter_houses import leads
from communique.entries.surroundings import Surroundings
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BE, COMMA, DET, HAVE, MODAL, PART, PAST, POSS, PREP, THIRD, TIME, TO
from communique.words.load import Group, forms_of

_VISIT: Final = Group("encounter", (), {"form": "visit", "by": "stay"})
_FAR_GOAL: Final = 12  # tokens between a verb of staying and its place
_FAR_HEAD: Final = 24  # tokens between a party and its verb
_FAR_LEADER: Final = 3  # sentences behind a stay in which its leader stands
_FAR_HOST: Final = 6  # sentences behind a stay in which its hosts stand
_NEAR_LEAD: Final = 5  # tokens between "led the party" and who did
_NEAR_GUEST: Final = 4  # tokens between a verb of receiving and "them"
_LONGEST_NAME: Final = 4  # tokens of a place that no list knows


class Stay(NamedTuple):
    """A clause that tells where a party stayed: tokens of its sentence, party and verb, its place and its day."""

    first: int
    party: int
    verb: int
    goal: tuple[int, int]
    stop: int
    day: DateMention
    coming: bool


class Stays:
    """Reads the stays of parties on one page; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings) -> None:
        language = around.page.language
        self.around = around
        self.page, self.words, self.context = around.page, around.words, around.context
        self.verbs = forms_of(language, language.sets["stayverb"])
        self.parties = language.wordset("guestgroup", "ledgroup", "travellers")
        self.origins = language.wordset("origin", "genitive")
        self.links = language.sets["staylink"]
        self.we = language.sets["ourselves"]
        self.staying = language.sets["stayingword"]
        self.they = language.wordset("personpronoun", case="object") | language.sets["those_hosted"]

    def find(self) -> list[Encounter]:
        """The stays of parties whose leader is named, with those who received them."""
        found = []
        for stay in self._stays():
            leader = self._leader(stay)
            if leader is not None:
                found.append(self._told(stay, leader))
        return found

    def with_hosts(self, one: Encounter) -> Encounter:
        """Guests of the house with those who received them, as the sentences behind tell."""
        start = one.spans[0][0]
        hosts = self._hosts(start, self.page.sentence_of[start]) if not one.coming else []
        one.spans += [self.around.sentence(m.start) for m in hosts]
        one.add([m.who for m in hosts if m.who is not None])
        return one

    def to_come(self, found: list[Encounter]) -> list[Encounter]:
        """The announced stays of parties of which nobody is named; `found` are the encounters that are known."""
        coming = [stay for stay in self._stays(alone=True) if stay.coming and self._is_new(stay)]
        coming = [stay for stay in coming if self._leader(stay) is None]
        told = {self.page.sentence_of[start] for one in found for start, _ in one.spans if one.coming or one.passing}
        return [self._unnamed(stay) for stay in coming if self.page.sentence_of[stay.verb] not in told]

    def _told(self, stay: Stay, leader: Mention) -> Encounter:
        assert leader.who is not None
        spans = [(stay.first, self.around.with_when(max(stay.goal[1], stay.day.stop), stay.stop))]
        if leader.start >= stay.stop:
            spans.append(self.around.sentence(leader.start))
        hosts = self._hosts(stay.verb, self.page.sentence_of[stay.verb]) if not stay.coming else []
        spans += [self.around.sentence(m.start) for m in hosts]
        people = [leader.who, *[m.who for m in hosts if m.who is not None and m.who is not leader.who]]
        kept = list({id(who): who for who in people}.values())
        match = Match(stay.verb, stay.verb + 1, _VISIT)
        passing = self.around.is_passing(match) or stay.day.kind == "year" or leader.who.bygone == "then"
        place = self.page.slice(*stay.goal)
        one = Encounter("visit", kept, stay.day.iso, place, spans, bool(passing), "stay of a party", coming=stay.coming)
        one.journey = True
        return one

    def _unnamed(self, stay: Stay) -> Encounter:
        tags, first, end = self.page.tags, stay.party, stay.party + 1
        while first > stay.first and not tags[first - 1] & (DET | PREP | PAST | COMMA):
            first -= 1
        while end < stay.verb and not tags[end] & (PREP | AUX | MODAL | COMMA):
            end += 1
        span = (stay.first, self.around.with_when(max(stay.goal[1], stay.day.stop), stay.stop))
        ours = self.words[stay.party] in self.we
        role = self.context.club if ours else self.page.slice(first, end)
        who = Figurehead(None, role, self.context.home if ours else self._origin(stay), first=first)
        return Encounter(
            "visit", [who], stay.day.iso, self.page.slice(*stay.goal), [span], True, "stay to come", coming=True
        )

    def _is_new(self, stay: Stay) -> bool:
        """Whether it is another journey than that of the guests told of: no part of theirs, no tour of a mill there."""
        k, small = stay.party, self.page.tags
        while k > stay.first and not small[k - 1] & (DET | PREP | POSS | PAST) and self.words[k - 1] != ",":
            k -= 1
        pointed = self.page.is_a(k - 1, "definite") and self.words[stay.party] in self.parties
        pointed = pointed and not self.page.is_capital(stay.party)
        between = range(stay.verb + 1, stay.goal[0])
        times = {i for w in self.context.dates_in(stay.verb, stay.goal[0]) for i in range(w.start, w.stop)}
        small_words = DET | PREP | TIME | TO
        bare = (i in times or small[i] & small_words or self.page.is_a(i, "dueword") for i in between)
        return not pointed and all(bare)

    # --- clauses

    def _stays(self, *, alone: bool = False) -> Iterator[Stay]:
        """The clauses that tell of a party at a place with a day; with `alone` also those that only name a body."""
        if self.verbs.isdisjoint(self.page.known):
            return
        title = self.context.title[1] if self.context.title else 0
        for first, stop in self.page.sentences:
            if first < title or not self.context.dates_in(first, stop) or self.around.is_skipped(first):
                continue
            for i in range(first + 1, stop):
                if self.words[i] in self.verbs and (stay := self._stay(i, first, stop, alone=alone)) is not None:
                    yield stay
                    break

    def _stay(self, i: int, first: int, stop: int, *, alone: bool) -> Stay | None:
        tags, coming = self.page.tags, self._comes(i)
        done = tags[i] & PAST and not tags[i - 1] & (BE | AUX | MODAL | TO) or tags[i] & PART and tags[i - 1] & HAVE
        if self.around.is_quoted(i) or not (coming or done) or self._is_bare_be(i):
            return None
        party = self._party(i, first, alone=alone)
        goal = self._goal(i + 1, stop) if party is not None else None
        day = self._day(i, first, stop) if goal is not None else None
        if party is None or goal is None or day is None or self.around.is_quoted(goal[0]):
            return None
        if day.kind != "year" and coming != (not day.passed and day.iso is not None and self._is_after(day)):
            return None
        return Stay(first, party, i, goal, stop, day, coming)

    def _is_bare_be(self, i: int) -> bool:
        """Whether "was" at token `i` tells nothing of a stay: was in Lima, was due in Lima; not was received."""
        behind = self.page.word(i + 1)
        stays = behind in self.links or behind in self.staying or self.page.is_a(i + 1, "dueword")
        return bool(self.page.tags[i] & BE) and not stays

    def _is_after(self, day: DateMention) -> bool:
        now = self.context.published
        return now is not None and day.iso is not None and day.iso[: len(now)] > now[: len(day.iso)]

    def _comes(self, i: int) -> bool:
        """Whether a verb tells what is to come: will visit, is due in, are to spend."""
        told = self.around.coming.before(self.words, i) is not None
        due = self.page.tags[i] & BE and not self.page.tags[i] & PAST and self.page.is_a(i + 1, "dueword")
        return told or bool(due) or bool(self.page.tags[i] & THIRD) and not self.page.tags[i] & BE

    def _party(self, i: int, first: int, *, alone: bool) -> int | None:
        """The noun of those who do what the verb at token `i` tells, if they are a party from somewhere or of ours."""
        end = i
        while end > first and self.page.tags[end - 1] & (AUX | MODAL | ADV | TO | BE | PART):
            end -= 1
        begin = max(first, end - _FAR_HEAD)
        heads = [k for k in range(begin, end) if self.words[k] in self.parties and not self._is_inner(k, first)]
        led = [m for m in self.around.people_in(begin, end) if leads(self.around, m)]
        head = heads[0] if heads else self._origin_head(begin, led[0].start) if led else None
        if head is None and alone:
            head = end - 1 if self._is_body(begin, end) else None
        if head is None or any(self.around.is_verb_of_its_own(k) for k in range(head + 1, end)):
            return None
        named = [m for m in self.around.people_in(begin, end) if not leads(self.around, m) and m.who and m.who.name]
        named = [m for m in named if not any(m.who is one.who for one in led)]
        return None if named else head

    def _is_body(self, begin: int, end: int) -> bool:
        """Whether a body stands right before token `end`, by its name or initials, or whoever writes: we | are due."""
        if any(m.form == "organisation" and m.stop == end for m in self.context.mentions_in(begin, end)):
            return True
        letters = self.page.slice(end - 1, end)
        initials = letters.isupper() and len(letters) > 1 and end - 1 not in self.context.place_of
        return initials or self.words[end - 1] in self.we

    def _is_inner(self, k: int, first: int) -> bool:
        """Whether a noun only stands in a phrase of another: the leader of | the party."""
        i = k - 1
        while i > first and not self.page.tags[i] & (PREP | PAST) and self.words[i] != ",":
            i -= 1
        return i > first and bool(self.page.tags[i] & PREP)

    def _origin_head(self, begin: int, led: int) -> int | None:
        """The token before "from" of those whom somebody leads, whoever they are: growers | from Peru, led by."""
        return next((k - 1 for k in range(begin + 1, led) if self.page.is_a(k, "origin")), None)

    def _goal(self, i: int, stop: int) -> tuple[int, int] | None:
        """The place behind a verb of staying: "in", "to" or "round" and a place; or the place right behind it."""
        for k in range(i, min(stop, i + _FAR_GOAL)):
            if k > i and (self.around.is_verb_of_its_own(k) or self.words[k] in ";:"):
                return None
            if k > i and self.words[k - 1] not in self.links and not self.page.is_a(k - 1, "definite"):
                continue
            place = self.context.place_of.get(k)
            if place is not None and place.form == "noun":
                return k, self._with_joined(place.stop, stop)
            bare = k == i and self.page.is_a(k - 1, "stayobject")
            if (bare or self.words[k - 1] in self.links) and self._is_unknown(k):
                end = next((n for n in range(k, min(stop, k + _LONGEST_NAME)) if not self.page.is_capital(n)), stop)
                return (k, end) if end - k <= _LONGEST_NAME else None
        return None

    def _with_joined(self, end: int, stop: int) -> int:
        """The end of two places that "and" joins: in Lima | and Cusco."""
        other = self.context.place_of.get(end + 1) if self.page.is_a(end, "joiner") and end + 1 < stop else None
        return other.stop if other is not None and other.form == "noun" else end

    def _is_unknown(self, k: int) -> bool:
        """Whether a name that no list knows stands at token `k`, of nobody and no day."""
        if not self.page.is_capital(k) or not self.words[k].isalpha() or self.context.dates_in(k, k + 1):
            return False
        return not self.context.mentions_in(k, k + 1)

    def _day(self, i: int, first: int, stop: int) -> DateMention | None:
        """The day of a stay: days in a row before one day, the one behind the verb before others."""
        dates = [w for w in self.context.dates_in(first, stop) if self._may_date(w)]
        dates.sort(key=lambda w: (w.kind != "interval", w.start < i, abs(w.start - i)))
        return dates[0] if dates else None

    def _may_date(self, when: DateMention) -> bool:
        if self.around.may_be_day(when) and when.kind != "year":
            return True
        return when.kind == "year" and when.passed and when.link == "in" and not self.around.is_quoted(when.start)

    # --- people

    def _leader(self, stay: Stay) -> Mention | None:
        """Who leads the party: in its clause, or in one of the sentences behind."""
        for m in self.around.people_in(stay.first, stay.stop):
            if m.who and m.who.name and leads(self.around, m):
                return m
        line = self.page.sentence_of[stay.verb]
        for first, stop in self.page.sentences[line + 1 : line + 1 + _FAR_LEADER]:
            if not self.around.is_skipped(first) and (led := self._led_in(first, stop)) is not None:
                return led
        return self._one_of(stay, line + 1)

    def _one_of(self, stay: Stay, line: int) -> Mention | None:
        """The official of where the party is from whom the next sentence names first: Dr A, who heads the unit, met."""
        told = line < len(self.page.sentences) and not stay.coming and self.words[stay.party] in self.parties
        home = self._origin(stay) if told else None
        if home is None:
            return None
        first, stop = self.page.sentences[line]
        for m in self.around.people_in(first, min(stop, first + _NEAR_LEAD)):
            area = m.who.area if m.who and m.who.name and m.who.rank else None
            theirs = m.who is not None and bool(m.who.rank) and (area is None or area.code == home.code)
            return m if theirs and m.who and m.who.name else None
        return None

    def _led_in(self, first: int, stop: int) -> Mention | None:
        """Who led the party, as a sentence of its own tells: It was led by A, A led the party, at its head was A."""
        people = [m for m in self.around.people_in(first, stop) if m.who and m.who.name and m.who.kind == "person"]
        if not people:
            return None
        if leads(self.around, people[0]):
            ours = self.page.is_a(first, "pronoun") or any(self.words[k] in self.parties for k in range(first, stop))
            return people[0] if ours else None
        for told in self.page.within("partylead", first, stop):
            near = [
                m for m in people if -_NEAR_LEAD <= m.start - told.stop <= _NEAR_LEAD or 0 <= told.start - m.stop <= 1
            ]
            if near:
                return near[0]
        return None

    def _hosts(self, told: int, line: int) -> list[Mention]:
        """Who received the party in the sentences behind: The mayor, A, received them at the Town Hall."""
        found = list[Mention]()
        for first, stop in self.page.sentences[line : line + 1 + _FAR_HOST]:
            if first > told and any(self.around.may_be_day(w) for w in self.context.dates_in(first, stop)):
                continue  # an encounter of its own day
            for match in self.page.within("encounter", max(first, told + 1), stop):
                if match.group["by"] in ("host", "greet", "ours") and not self.around.is_quoted(match.start):
                    found += self._host(match, first, stop)
        return found

    def _host(self, match: Match, first: int, stop: int) -> list[Mention]:
        people = [m for m in self.around.people_in(first, stop) if m.who and m.who.name]
        behind = [m for m in people if m.start >= match.stop]
        if behind and (self.page.is_a(match.stop - 1, "agentlink") or self.page.is_a(behind[0].start - 1, "agentlink")):
            theirs = any(
                self.words[k] in self.parties or self.page.is_a(k, "pronoun") for k in range(first, match.start)
            )
            return behind[:1] if theirs else []
        before = [m for m in people if m.stop <= match.start]
        guests = range(match.stop, min(stop, match.stop + _NEAR_GUEST))
        theirs = any(self.words[k] in self.they or self.words[k] in self.parties for k in guests)
        return before[-1:] if theirs else []

    def _origin(self, stay: Stay) -> Area | None:
        """Where the party comes from: a Vietnamese | team, a team | from Vietnam, the body's own area."""
        mention = self.context.mention_of.get(stay.party)
        for place in self.context.places_in(max(stay.first, stay.party - _NEAR_LEAD), stay.verb):
            told = place.form == "adjective" or place.start < stay.party or self.words[place.start - 1] in self.origins
            if told and place.code:
                return self.context.area_of(place)
        return mention.who.area if mention is not None and mention.who is not None else None
