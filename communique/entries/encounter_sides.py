"""Who met whom: the people on both sides of a word for an encounter."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.datelines import behind_dateline
from communique.entries.encounter_authors import Authors
from communique.entries.encounter_hosts import host_where
from communique.entries.people_around import PEOPLE, distinct
from communique.entries.roles import OF_BODIES
from communique.entries.surroundings import Surroundings
from communique.text.page import Match
from communique.text.tags import ADJ, CONJ, DET, NOUN, PAST, PREP

_LONGEST_DAY: Final = 6  # tokens of a line that is a day
_FAR_GOAL: Final = 6  # tokens between a visit and its place
_FAR_GROUP: Final = 20  # tokens between a delegation and who heads it
_NEAR_GROUP: Final = 6  # tokens between a group and its verb
_FAR_WHOSE: Final = 4  # tokens of a day between "his" and the meeting
_FAR_PAIR: Final = 2  # sentences before "the leaders met" that name them
_LEADING: Final = {
    "leader": ("president", "prime minister", "monarch", "governor"),
    "head of state": ("president", "monarch"),
}
_LONGEST_BODY: Final = 14  # tokens of a body behind who heads it
_FAR_OWNER: Final = 3  # adjectives between whose meeting it is and the meeting
_NEAR_GUEST: Final = 3  # tokens between "welcomed" and who is welcomed


class Sides:
    """Reads who is on each side of the encounters of one page; positions are tokens, spans half open."""

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
        self.invitations = language.sets["invitationnoun"]
        self.prepositions = language.sets["preposition"]
        self.callers = language.sets["calllink"]
        self.from_ = language.sets["sendlink"]
        self.authors = Authors(around)
        self.met: list[Figurehead] = []  # who met in the encounter read last
        self.visitor: list[Figurehead] = []  # who made the visit read last

    def subject(self, match: Match) -> Figurehead | None:
        """Who does what a word tells: whoever writes "I", else the subject in its sentence."""
        return self.authors.of(match) or self._who_said(match) or self.around.subject(match) or self._whose(match)

    def _whose(self, match: Match) -> Figurehead | None:
        """Whose meeting it is, where a sentence names one person before it: as noted by A, during his | meeting."""
        first, i = self.around.sentence(match.start)[0], match.start - 1
        dates = self.context.dates_in(max(first, i - _FAR_WHOSE), match.start)
        i = dates[-1].start - 1 if dates and dates[-1].stop >= match.start - 1 else i
        if i <= first or not self.page.is_a(i, "ownpronoun"):
            return None
        named = distinct([m.who for m in self.around.people_in(first, i) if m.who])
        return named[0] if len(named) == 1 and named[0].name else None

    def _who_said(self, match: Match) -> Figurehead | None:
        """Who tells something beside an encounter: A said that trade grew | while receiving B; stated by A | while."""
        if not match.group.get("beside"):
            return None
        near = self.around.people_in(max(0, match.start - _FAR_GROUP), match.start)
        by = near and near[-1].stop == match.start and self.words[near[-1].start - 1] in self.agent
        who = near[-1].who if by else self.context.speaker_at(match.start)
        return who if who is not None and who.kind == "person" else None

    def takes(self, by: str, match: Match, behind: list[Mention]) -> bool:
        """Whether the people behind a word are such as it takes: somebody called on, received or welcomed."""
        if by == "call":
            return self._is_call(match, behind)
        if by == "greet":
            return self._is_greeted(match, behind)
        if by != "host":
            return True
        return bool(behind) and not self._is_sent(match, behind) and not self._is_hosts_only(match, behind)

    def _is_call(self, match: Match, behind: list[Mention]) -> bool:
        """Whether somebody stands behind "courtesy call" and "on", "by", "from" or "to", before anything else done."""
        between = self.words[match.stop : behind[0].start] if behind else []
        if self.callers.isdisjoint(between):
            return False
        joined = (i for i, word in enumerate(between) if word in self.joiner)
        return not any(self.page.tags[match.stop + i + 1] & PAST for i in joined)  # and conveyed greetings from A

    def _is_sent(self, match: Match, behind: list[Mention]) -> bool:
        """Whether only a thing is received: a letter from the minister, an award from the president."""
        between = self.words[match.stop : behind[0].start]
        if self.from_.isdisjoint(between):
            return False
        return not self.page.has_a("guest", match.start, behind[0].start) and not self.around.is_led(behind[0])

    def _is_hosts_only(self, match: Match, behind: list[Mention]) -> bool:
        """Whether those who receive are told but nobody who is received: a delegation was received by A and B."""
        passive = not self.agent.isdisjoint(self.words[match.stop + 1 : behind[0].start])
        return passive and self.around.subject(match) is None and not self.with_visitor(match)

    def is_passive(self, match: Match, behind: list[Mention]) -> bool:
        """Whether a verb of welcoming is told by who was welcomed: the guests were welcomed on Friday by A."""
        passive = self.page.is_a(match.start - 1, "auxiliary") and bool(behind)
        return passive and not self.agent.isdisjoint(self.words[match.stop : behind[0].start])

    def _is_greeted(self, match: Match, behind: list[Mention]) -> bool:
        """Whether it is a person who is welcomed: the next words, or a delegation that the person leads."""
        if not behind:
            return False
        near = behind[0].start - match.stop <= _NEAR_GUEST
        if self.words[match.stop] in self.around.places and self._is_welcomed_at(match, behind[0]):
            return True
        near = near and self.prepositions.isdisjoint(self.words[match.stop : behind[0].start])
        led = self.around.is_led(behind[0]) or self.page.has_a("guestgroup", match.stop, self._phrase_end(match.stop))
        after = behind[0].stop
        owned = after < len(self.words) and self.words[after] in self.around.possessive
        return (near or led) and not owned

    def _phrase_end(self, start: int) -> int:
        """Where the noun phrase from token `start` ends: a 14-member trade delegation | from Jeju, headed by."""
        ahead = self.words[start : start + _FAR_GOAL]
        ends = (i for i, word in enumerate(ahead, start) if word in self.prepositions or word == ",")
        return next(ends, start + _FAR_GOAL)

    def _is_welcomed_at(self, match: Match, guest: Mention) -> bool:
        """Whether only a place stands before who is welcomed: welcomed at the Regional Office the president of."""
        between = self.words[match.stop + 1 : guest.start]
        if guest.start - match.stop > _FAR_GOAL or not self.page.is_a(guest.start, "definite"):
            return False
        return self.prepositions.isdisjoint(between) and "," not in between

    def people(self, match: Match, by: str, behind: list[Mention], stop: int) -> list[Figurehead]:
        """Who met by a word for an encounter: those before it and those `behind` it."""
        subject = self.subject(match)
        chaired = match.group.get("chaired") and self.words[match.stop - 1] in self.agent
        before = [subject] if subject and by not in ("between", "signed") and not chaired else []
        if not before and by in ("host", "verb", "visit"):
            before = self.with_visitor(match) or self._as_they(match) or (self._owner(match) if by == "verb" else [])
        if by == "visit":
            both = self.joined_before(match)
            before = both if both and self.stand_before(match, both) else before
            called_on = [m.who for m in behind[:1] if m.who and self._is_called_on(match, m)]
            return distinct(before + called_on + self.hosts(match, stop) + self._guides(match, stop))
        if by in ("verb", "call", "host", "greet"):
            both = self.joined_before(match)
            before = both if both and (not behind or self.stand_before(match, both)) else before
        within = [m.who for m in self.context.mentions_in(match.start, match.stop) if m.who and m.form == "pronoun"]
        if within and within[:1] == before[:1]:  # A spoke to B, who called on him
            within = [who for who in self._named_before(match) if who is not before[0]][:1]
        met = distinct(before + within + [mention.who for mention in behind if mention.who])
        return [*self._body(match), *met] if met and not before else met

    def _owner(self, match: Match) -> list[Figurehead]:
        """Whose meeting it is: after Governor A's working | meeting with B; in a headline also "Governor A Meeting"."""
        title, end = self.context.title, match.start
        while end - 1 > 0 and match.start - end < _FAR_OWNER and self.page.tags[end - 1] & ADJ:
            end -= 1
        owned = self.words[end - 1] in self.around.possessive
        if not owned and not (title and title[0] <= match.start < title[1]):
            return []
        told = self.context.mentions_in(max(0, end - _LONGEST_BODY), end)
        return [m.who for m in told[-1:] if m.who and m.who.kind == "person" and m.stop == end - owned]

    def _is_called_on(self, match: Match, guest: Mention) -> bool:
        """Whether somebody, and no place, stands right behind "to" of a visit: paid a visit to Mayor A."""
        near = guest.start - match.stop <= self.page.is_a(match.stop, "definite")
        return near and self.page.is_a(match.stop - 1, "goallink") and not self.page.is_possessive(guest.stop)

    def _named_before(self, match: Match) -> list[Figurehead]:
        """Who is named before a word in its sentence."""
        return distinct(
            [m.who for m in self.around.people_in(self.around.sentence(match.start)[0], match.start) if m.who]
        )

    def with_visitor(self, match: Match) -> list[Figurehead]:
        """Who leads the delegation before a word, told of earlier: "The delegation was received in Lutsk by"."""
        first = self.around.sentence(match.start)[0]
        near = range(match.start - 1, max(first, match.start - _NEAR_GROUP) - 1, -1)
        group = next((i for i in near if self.page.is_a(i, "guestgroup")), None)
        if group is None or self._is_another(group, first):
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

    def _is_another(self, group: int, first: int) -> bool:
        """Whether an article makes a party another one than that told of: a Vietnamese buyers' | team."""
        near = range(group - 1, max(first, group - _NEAR_GROUP) - 1, -1)
        article = next((i for i in near if self.page.tags[i] & (DET | PREP)), None)
        return article is not None and self.page.is_a(article, "indefinite")

    def _as_they(self, match: Match) -> list[Figurehead]:
        """Who made the visit of the sentence before, where "they" did what a word tells: In Oslo they met A."""
        i = match.start - 1 - self.page.is_a(match.start - 1, "auxiliary")
        line = self.page.sentence_of[match.start]
        if not self.visitor or line < 1 or not self.page.is_a(i, "visitingparty"):
            return []
        before = self.page.sentences[line - 1]
        near = any(m.who is self.visitor[0] for m in self.context.mentions_in(before[0], match.start))
        return self.visitor if near else []

    def _body(self, match: Match) -> list[Figurehead]:
        """The body with a name that opens the sentence and met somebody: Latvia's Ministry of Trade | met."""
        if match.group["by"] != "verb" or match.group.get("calling"):
            return []
        first, page = self.around.sentence(match.start)[0], self.page
        first = behind_dateline(self.context, first, match.start)
        body = self.context.mention_of.get(first) or self.context.mention_of.get(first + page.is_a(first, "definite"))
        if body is None or body.form != "organisation" or body.who is None or body.who.kind != "organisation":
            return []
        outlet = any(page.is_a(i, "outletword") for i in range(body.start, body.stop))
        end = body.stop + 3 * (page.word(body.stop) == "(" and page.word(body.stop + 2) == ")")  # the Chamber (RCC)
        return [] if outlet or self.around.with_when(end, match.start) < match.start else [body.who]

    def is_of_group(self, match: Match, far: int = _NEAR_GROUP) -> bool:
        """Whether a delegation whose leader nobody knows is the subject of a word, at most `far` tokens before it."""
        first = self.around.sentence(match.start)[0]
        return self.page.has_a("guestgroup", max(first, match.start - far), match.start)

    def _leaders_before(self, first: int) -> list[Figurehead]:
        """Those at the head of a delegation before token `first`: a delegation of Quang Ninh headed by A."""
        found = []
        for mention in self.around.people_in(0, first):
            if mention.who and self.around.led.before(self.words, mention.start) is not None:
                if self.page.has_a("guestgroup", max(0, mention.start - _FAR_GROUP), mention.start):
                    found.append(mention.who)
        return found

    def pair_before(self, match: Match) -> list[Figurehead]:
        """ "The leaders met for two hours": the two people of different areas whom the sentences before name."""
        first = self.around.sentence(match.start)[0]
        mentions = self.context.mentions_in(max(first, match.start - _NEAR_GROUP), match.start)
        group = next((m for m in reversed(mentions) if m.plural and m.form in ("group", "role")), None)
        if group is not None and self._is_owned_by(group, first):
            return []  # the trade ministers of | the two countries
        line = self.page.sentence_of[first]
        if group is None or line < 2 or match.start - group.stop > 1 or self.page.is_a(group.stop - 1, "otherpeople"):
            return []
        if self.context.places_in(max(first, group.start - 1), group.stop):
            return []  # Baltic ministers met
        rank = group.who.rank if group.who else None
        here = distinct([m.who for m in self.around.people_in(first, group.start) if m.who and m.who.name])
        here = [who for who in here if rank in (None, "official") or who.rank == rank]
        if len(here) == 2:
            return here  # A held talks with B, at which the two ministers signed
        start = self.page.sentences[max(0, line - _FAR_PAIR)][0]
        named = distinct([m.who for m in self.around.people_in(start, first) if m.who and m.who.name])
        fits = [who for who in named if rank in (None, "official") or who.rank in _LEADING.get(str(rank), (rank,))]
        met = [who for who in self.met if rank in (None, "official") or who.rank == rank]
        if len(met) == 2 and not all(who in met or who.area for who in fits):
            return met  # the two ministers who met, whoever else was named since
        areas = {who.area and (who.area.code or who.area.name) for who in fits}
        return fits if len(fits) == 2 and len(areas) == 2 else []

    def _is_owned_by(self, group: Mention, first: int) -> bool:
        """Whether a group only says whose officials stand before it."""
        i = group.start - 1
        told = self.context.mentions_in(max(first, i - _NEAR_GROUP), i) if self.page.is_a(i, "genitive") else []
        return bool(told) and told[-1].stop == i and told[-1].plural

    def joined_before(self, match: Match) -> list[Figurehead]:
        """ "A and B met", "A, Minister of X, and B, Minister of Y, co-chaired", "A, B and C met": those joined."""
        first = self.around.sentence(match.start)[0]
        mentions = self.around.people_in(first, match.start)
        if mentions and self.words[mentions[-1].start - 1] in self.joiner:
            pronouns = self.context.mentions_in(mentions[-1].start - 2, mentions[-1].start)
            mentions[-1:-1] = [m for m in pronouns if self._is_subject_pronoun(m)]  # he and Mayor A met
        if len(mentions) < 2:
            return []
        between = range(mentions[-2].stop, mentions[-1].start)
        if not any(self.words[i] in self.joiner or self.page.is_a(i, "jointly") for i in between):
            return []
        if any(self.around.is_verb_of_its_own(i) for i in between):
            return []  # A arrived in the morning and in the evening B
        if self.words[between.start : between.start + 1] == [","] and self.context.dates_in(
            between.start, between.stop
        ):
            return []  # met A, and in May B visited
        start = len(mentions) - 2
        while start and self._are_listed(mentions[start - 1], mentions[start]):
            start -= 1
        return distinct([mention.who for mention in mentions[start:] if mention.who])

    def _are_listed(self, one: Mention, other: Mention) -> bool:
        """Whether only a comma stands between two people who are named, the first of a list: A, B and C."""
        named = one.who is not None and other.who is not None and one.who.name and other.who.name
        return bool(named) and self.words[one.stop : other.start] == [","] and self._opens_list(one)

    def _opens_list(self, mention: Mention) -> bool:
        """Whether no small word stands before somebody: not the speech of A, B."""
        return mention.start == 0 or self.words[mention.start - 1] not in self.prepositions

    def stand_before(self, match: Match, people: list[Figurehead]) -> bool:
        """Whether the last of the people joined by "and" stands right before the verb."""
        return any(
            mention.who is people[-1] and self._is_right_before(mention, match.start)
            for mention in self.context.mentions_in(max(0, match.start - 20), match.start)
        )

    def is_home(self, match: Match, who: Figurehead, stop: int) -> bool:
        """Whether somebody goes where they are from: Fiji's premier departed for Suva."""
        goal = next(iter(self.context.places_in(match.stop, min(stop, match.stop + _FAR_GOAL))), None)
        return goal is not None and self.around.is_home(goal, who)

    def has_subject(self, match: Match) -> bool:
        """Whether somebody stands right before a verb that may be a noun: the mayor visits, no mutual visits."""
        near = self.context.mentions_in(max(0, match.start - 20), match.start)
        before = [mention for mention in near if match.start - 1 <= mention.stop <= match.start]
        if any(mention.form in PEOPLE or self._is_subject_pronoun(mention) for mention in before):
            return True
        first = self.around.sentence(match.start)[0]
        return not self.page.tags[match.start] & NOUN and self.around.shared_with(first, match.start) is not None

    def _is_subject_pronoun(self, mention: Mention) -> bool:
        """Whether a mention is he or she: one person, and no object."""
        pronoun = mention.form == "pronoun" and not mention.plural and mention.who is not None
        return pronoun and self.words[mention.start] not in self.around.objects

    def _is_right_before(self, mention: Mention, verb: int) -> bool:
        """Whether at most one word or a day stands between somebody and a verb: A and B on 5 May received."""
        if verb - 2 <= mention.stop <= verb or self._is_of_body(mention.stop, verb):
            return True
        when = self.context.dates_in(mention.stop, verb) if verb - mention.stop <= _LONGEST_DAY else []
        return bool(when) and when[-1].stop == verb and when[0].start - mention.stop <= 2

    def _is_of_body(self, start: int, stop: int) -> bool:
        """Whether only a body stands between somebody and a verb: A | of the Economic and Cultural Office in Lima."""
        if start >= stop or stop - start > _LONGEST_BODY:
            return False
        if self.words[start] not in self.around.object_links and not self.page.is_capital(start):
            return False
        small = DET | PREP | CONJ
        return all(self.page.is_capital(i) or self.page.tags[i] & small for i in range(start, stop))

    def hosts(self, match: Match, stop: int) -> list[Figurehead]:
        """Who invited somebody: "paid a visit to Malaysia at the invitation of X"."""
        return [
            mention.who
            for mention in self.context.mentions_in(self.around.sentence(match.start)[0], stop)
            if mention.who and mention.form in PEOPLE and self._is_inviting(mention)
        ]

    def _guides(self, match: Match, stop: int) -> list[Figurehead]:
        """Who showed a visitor round: "toured the mill, where manager X briefed her"."""
        beside = [
            m.who for m in self.around.people_in(match.stop, stop) if m.who and m.who.name and self._is_beside(match, m)
        ]
        if beside:
            return beside
        host = self._awaiting(match, stop) or host_where(self.around, match.stop, stop)
        return [host.who] if host is not None and host.who is not None else []

    def _awaiting(self, match: Match, stop: int) -> Mention | None:
        """Who expects a visitor: is awaited in Lima on 5 May by Mayor A."""
        if not match.group.get("stay"):
            return None
        for mention in self.around.people_in(match.stop, stop):
            if self.words[mention.start - 1] in self.agent or self.words[mention.start - 2] in self.agent:
                return mention
        return None

    def _is_toured_with(self, match: Match, mention: Mention) -> bool:
        """Whether somebody in office goes along: toured the plant in Kranj with Ambassador A; not: for talks with A."""
        first, link = match.stop, mention.start - 1
        host, guest = self.around.subject(match), mention.who
        if self.words[link] in self.both or host is None or guest is None:
            return False
        if not guest.area and not (guest.rank in OF_BODIES and self._is_of_goal(guest, first, link)):
            return False
        if host.area is not None and guest.area and self.around.are_of_one_country(host.area, guest.area):
            return False
        told = self.page.within("encounter", first, mention.start + 1)
        return not told and not any(self.around.is_verb_of_its_own(i) for i in range(first, link))

    def _is_of_goal(self, guest: Figurehead, start: int, stop: int) -> bool:
        """Whether somebody heads the body in some tokens: toured | the Riga Chamber with Chamber chairman A."""
        office = f"{guest.company or ''} {guest.role or ''}".lower().split()
        return any(self.words[i] in office and self.page.is_a(i, "organisation") for i in range(start, stop))

    def _is_beside(self, match: Match, mention: Mention) -> bool:
        """Whether a visit is made with somebody: will visit the port together with Mayor A."""
        before = range(max(0, mention.start - 2), mention.start)
        guided = self.page.within("guidedby", max(0, mention.start - 4), mention.start)
        if any(m.stop == mention.start for m in guided):
            return True
        linked = self.words[mention.start - 1] in self.linked or self.page.is_a(mention.start - 1, "jointly")
        if linked and self._is_toured_with(match, mention):
            return True
        return linked and any(self.page.is_a(i, "jointly") for i in before)

    def _is_inviting(self, mention: Mention) -> bool:
        before = self.words[max(0, mention.start - 4) : mention.start]
        return not self.invitations.isdisjoint(before)
