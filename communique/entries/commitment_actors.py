"""Who is to act in a commitment."""

from __future__ import annotations

from typing import Final

from communique.entries.commitment_areas import place_actor
from communique.entries.commitment_candidates import Candidate
from communique.entries.commitment_counterparts import Counterparts
from communique.entries.context import Context
from communique.kinds import Actor
from communique.text.clauses import Span
from communique.text.tags import ADV, BE, COMMA, CONJ, DET, NUM, PART, PREP, PRON, REL, TIME

_TALKS: Final = 5  # tokens in which what somebody holds is named
_PAPER_BACK: Final = 2  # sentences from a paper back to those who signed it
_NEAR: Final = 10  # tokens of what is to be held


class Actors(Counterparts):
    """Resolves the actors of one document's commitments, in the order of the text."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.language
        self.visited = language.sets["visiting_on"]
        self.calling_on = language.sets["visiting_verb"]
        self.facilities = language.sets["built_noun"]
        self.given_to = language.sets["given_to_verb"]
        self.talking, self.talks = language.sets["talking_verb"], language.sets["talks_noun"]
        self.personal, self.giving_back = language.sets["personal_verb"], language.sets["giving_back_verb"]
        self.receiving = language.sets["carrying_verb"]
        self.speaking, self.speeches = language.sets["speaking_verb"], language.sets["speech_noun"]
        self.events = language.sets["event"]
        self.joint_words = language.sets["joint"]
        self.convening = language.sets["convene_verb"]
        self.seated_by = self.convening | language.sets["body_founding_verb"]
        self.owning = language.sets["owning"]
        self.holding, self.meeting_bodies = language.sets["holding_verb"], language.sets["meeting_body"]
        self.opening, self.starting = language.sets["opening_verb"], language.sets["start_verb"]
        self.teams = language.sets["team_noun"]
        self.acting_bodies = language.sets["acting_body"]
        self.indefinite = language.sets["indefinite"]
        self.seeing = language.sets["seeing_verb"]
        self.passing, self.matters = language.sets["passing_on_verb"], language.sets["passed_matter"]
        self.passed_to, self.bringing = language.sets["passed_to"], language.sets["people_bringing_verb"]
        self.in_person = self.speaking | self.personal | self.seeing | self.passing | self.bringing
        self.others = self.third_plural | self.third_person
        self.joining = self.calling_on | self.talking

    def of(self, one: Candidate) -> list[Actor] | None:
        """Who is to act; `[]` where the text leaves it open, `None` where the subject is a thing."""
        self.at = one.cue.start
        at = one.verb
        verb = self.clauses.base(at)
        if one.subject is None:
            return self._without_subject(one)
        own = self.clauses.words[one.subject[0]]
        if (
            one.rule == "readiness"
            and one.governor
            and own not in self.first_person
            and self.words[one.subject[0]] in self.owning
        ):
            one.subject = None
            return self._without_subject(one)
        told = one.rule in ("told", "invited", "accepted") or one.rule == "listed" and one.governor is not None
        decided = self._beforehand(one, one.subject, verb, told)
        if decided is not None:
            return decided[0]
        return self._of_phrase(one, one.subject, verb, told)

    def _beforehand(self, one: Candidate, subject: Span, verb: str, told: bool) -> tuple[list[Actor] | None] | None:
        """What the construction alone decides, in a tuple: both sides, a joint body, a thing; `None` where nothing."""
        own = self.words[subject[0]]
        if own in self.plural_pronouns and self._says_both(one):
            return (self.sides() or self.we(one.cue.start),)
        if own in self.hearers and subject[1] - subject[0] == 1 and verb in self.given_to:
            return (self.we(one.cue.start),)  # you will get the list
        if own in self.others and subject[1] - subject[0] == 1 and not one.passive and self._is_quoted(subject[0]):
            found = self.read(subject)
            if found is None or len(found) > 1 and found == self.sides():
                meant = one.rule == "modal" or not self.hearers.isdisjoint(self.words[one.verb : one.stop])
                return ([],) if meant or self.context.dates_in(one.verb, one.stop) else (None,)
        joint = self.joint(one) if one.rule in ("modal", "infinitive", "scheduled", "that they do") else None
        if joint is not None and not self.is_done_by(one):
            held = verb in self.convening and not self._opens_own(one)
            if held or one.rule == "scheduled":
                return (joint,)
        held = one.rule == "scheduled" or one.passive or self.takes_place(one.verb)
        if held and self.is_event(subject):
            return (None,)  # a forum that is to be held does not hold itself
        if one.rule == "headline" and one.passive:
            return ([],)  # new bridge to be built by 2027
        aside = self.tags[subject[1]] & COMMA if subject[1] < len(self.tags) else 0
        called = self._named_behind(subject) if aside else None
        if called is not None:
            return ([called],)
        if not told and self._opens_itself(one, verb):
            return (None,)  # a trade office is to open in spring: somebody opens it
        return None

    def _is_quoted(self, i: int) -> bool:
        said = self.context.said_at(i)
        return said is not None and said.mode == "direct"

    def _of_phrase(self, one: Candidate, subject: Span, verb: str, told: bool) -> list[Actor] | None:
        """Who acts by the noun phrase that is the subject, or that is told to."""
        own = self.words[subject[0]]
        aside = self.tags[subject[1]] & COMMA if subject[1] < len(self.tags) else 0
        ministers = told and self._is_of_portfolio(subject)
        named = self._by_name(subject) if told and own in self.owning and not ministers else None
        if ministers:
            first = subject[0] + (own in self.owning)
            return [Actor(self.page.slice(first, subject[1]))]
        personal = verb in self.in_person and self._is_personal(one, verb) or self.is_journey(one.verb, one.stop)
        personal = personal or verb in self.joining and self._holds_talks(one, verb) or self._is_in_person(one)
        meets = personal or verb in self.talking and one.rule != "scheduled" and self._holds_event(one.verb, one.stop)
        if meets and one.type != "agreement" and one.rule != "readiness":
            named = named or self.two_in_person(subject)
        found = named or self.read(subject, told=told, personal=personal)
        if told and found and one.governor and self._asks_self(one, found):
            return []  # he wants them to come
        if told and one.type == "instruction" and found:
            found = self._those_told(subject) or found
        if aside and self._is_one_of(subject):
            found = self.read(self._apposition(subject[1])) or found  # one of the firms, Isarwerk Solar, plans to
        if found is None:
            found = self._host_told(subject) if told else self.without_name(one)
        if found is None and one.cue.group.get("strict") and one.governor and not self._acts(subject):
            return self.read(one.governor)  # we want more of our containers to pass through it
        if found is None and told and not self.tags[subject[0]] & (PREP | PRON):
            found = [self.phrase(*subject, self.head(*subject))]
        if found is None and told and self.tags[subject[0]] & PRON:
            if subject[1] - subject[0] == 1 and own in self.anybody:
                return [Actor(self.page.slice(*subject))]  # asks everyone to pay
            return []
        return self._for_both(one, subject, found)

    def _host_told(self, subject: Span) -> list[Actor] | None:
        """The side of those asked or told: the guests, her hosts."""
        head = self.head(*subject)
        return self.of_part(subject, head) or None if self.is_host(subject, head) else None

    def _for_both(self, one: Candidate, subject: Span, found: list[Actor] | None) -> list[Actor] | None:
        """Those found, or the two sides where these settle it through whoever was found."""
        own = self.words[subject[0]]
        unquoted = self.page.quote_of[one.cue.start] < 0
        if found is None and unquoted and one.type == "agreement" and self.words[subject[0]] in self.third_plural:
            return self.sides() or None
        if found is None and one.cue.group["type"] == "agreement" and not one.passive and self.is_event(subject):
            return self._both()  # the meeting agreed to
        if found is not None and len(found) == 1 and self._settles_for_both(one, found[0]):
            return self.sides()
        if found and one.cue.group["type"] == "agreement" and self._is_joint_body(found[0]) and self.sides():
            return self.sides()  # the Joint Committee decided to
        if found is not None and len(found) == 2 and one.type == "agreement" and self._stand_for_sides(found):
            return self.sides()
        alone = subject[1] - subject[0] == 1 and own in self.first_person | self.singular
        they = one.lead is not None or unquoted and self._tells_will(one)  # they committed to:
        alone = alone or own in self.third_plural and they
        if found is None and alone:
            return []  # somebody acts, but the text does not say who
        return self.with_partner(one, found) or self._widen(one, found) if found else found

    def _opens_itself(self, one: Candidate, verb: str) -> bool:
        """Whether a thing is only said to open or to be ready: a trade office is to open, the school will be ready."""
        if one.subject is None or not self.tags[one.subject[0]] & DET:
            return False
        thing = self.page.tag(one.verb + 1)
        alone = thing & (PREP | TIME | COMMA | CONJ | ADV) or one.verb + 1 >= one.stop
        named = self.page.is_capital(self.head(*one.subject)) and not alone  # the Ports Office will start work
        opens = verb in self.opening and not thing & (DET | NUM) and not named
        if self.words[one.subject[0]] in self.indefinite:
            return opens and not self.is_doer(one.subject[0], self.head(*one.subject))
        ready = one.rule == "scheduled" or bool(self.tags[one.verb] & BE) and not one.passive
        return (opens or ready) and self.words[self.head(*one.subject)] in self.facilities

    def _asks_self(self, one: Candidate, found: list[Actor]) -> bool:
        """Whether "them" would be who asks it of them, so that others are meant who are not named."""
        subject = one.subject
        if subject is None or one.governor is None or self.words[subject[0]] not in self.third_plural:
            return False
        alone = len(found) == 1 and not found[0].code
        return alone and (self.read(one.governor) == found or found[0].name.islower())

    def _holds_talks(self, one: Candidate, verb: str) -> bool:
        """Whether somebody is to hold talks or to call on somebody, which nobody else does for him."""
        near = self.words[one.verb + 1 : min(one.stop, one.verb + _TALKS)]
        calls = verb in self.calling_on and self.page.word(one.verb + 1) in self.visited
        return calls or verb in self.talking and not self.talks.isdisjoint(near)

    def _is_personal(self, one: Candidate, verb: str) -> bool:
        """Whether somebody does it in person: attend a fair, deliver a lecture, no deliver buses, return a mask."""
        if verb in self.speaking:
            return not self.speeches.isdisjoint(self.words[one.verb + 1 : min(one.stop, one.verb + _NEAR)])
        if verb in self.passing and self._passes_on(one.verb, one.stop):
            return True
        if verb in self.bringing:
            near = range(one.verb + 1, min(one.stop, one.verb + _TALKS))
            return any(self.words[k] in self.agents and self.words[k].endswith("s") for k in near)
        if verb in self.seeing:
            return any(m.form == "name" for m in self.context.mentions_in(one.verb + 1, min(one.stop, one.verb + 3)))
        behind = self.tags[one.verb + 1] if one.verb + 1 < one.stop else 0
        things = behind & NUM and verb in self.receiving or behind & (DET | NUM) and verb in self.giving_back
        return verb in self.personal and not things  # receive the minister, not: receive 40 trainees

    def _holds_event(self, verb: int, stop: int) -> bool:
        return not self.events.isdisjoint(self.words[verb + 1 : min(stop, verb + _TALKS)])

    def _passes_on(self, verb: int, stop: int) -> bool:
        """Whether a matter is taken to others: raise the request with his cabinet, take the idea to Quito."""
        last = min(stop, verb + _NEAR)
        matter = next((k for k in range(verb + 1, last) if self.words[k] in self.matters), last)
        return not self.passed_to.isdisjoint(self.words[verb + 1 : min(last, matter + _TALKS)]) and matter < last

    def _is_in_person(self, one: Candidate) -> bool:
        """Whether it is said to be done in person, so that the one named acts, not the area led."""
        if one.subject is None:
            return False
        alone = self.page.is_a(one.stop - 1, "by_oneself") and one.stop - one.verb > 2  # ring them | myself
        return alone or bool(self.page.within("personally", one.subject[1], one.stop))

    def _opens_own(self, one: Candidate) -> bool:
        """Whether a body that acts opens or begins a thing of its own: the city council is due to open a school."""
        if one.subject is None or self.clauses.base(one.verb) not in self.starting:
            return False
        thing = self.clauses.has(DET | NUM, one.verb + 1, one.verb + 2)
        return thing and self.words[self.head(*one.subject)] in self.acting_bodies

    def is_done_by(self, one: Candidate) -> bool:
        """Whether "by" names who does a thing, and no day: will be chaired by the presidents of Peru and Chile."""
        if not one.passive or self.bywords.isdisjoint(self.words[one.verb : one.stop]):
            return False
        k = next(n for n in range(one.verb, one.stop) if self.words[n] in self.bywords) + 1
        return bool(self.context.mentions_in(k, min(one.stop, k + _NEAR)) or k in self.context.place_of)

    def _those_told(self, subject: Span) -> list[Actor] | None:
        """Who is told, in the words of the text, where an office in the plural is no side: the ministers."""
        members = self._members(*subject)
        groups = {m.start for m in self._mentions(*subject) if m.who is not None and m.who.kind == "group"}
        sides = (m for m in self._mentions(*subject) if m.start == subject[0] and m.start in groups)
        if any(m.who is not None and m.who.area is not None and m.stop == subject[1] for m in sides):
            return None  # the Indian side was instructed to
        if not any(a in groups and self.words[a] in self.articles for a, _ in members):
            return None
        return [self.phrase(a, b, self.head(a, b)) for a, b in members]

    def _by_name(self, subject: Span) -> list[Actor] | None:
        """Somebody whose name closes a noun phrase: his deputy Aigul Osmonova."""
        found = [m for m in self.context.mentions_in(*subject) if m.form == "name" and m.stop == subject[1]]
        if found and found[0].who is not None and found[0].who.name:
            return [Actor(found[0].who.name)]
        start, first = subject[1], subject[0] + 1
        while start > first and self.page.is_capital(start - 1):
            start -= 1
        if self.tags[start - 1] & PREP:
            return None  # their Ministers of Foreign Affairs
        return [Actor(self.page.slice(start, subject[1]))] if subject[1] - start > 1 else None

    def _acts(self, subject: Span) -> bool:
        """Whether a noun phrase has a head that acts, or a name for its head."""
        head = self.head(*subject)
        return self.words[head] in self.agents or self._is_proper(head) or head in self.context.place_of

    def joint(self, one: Candidate) -> list[Actor] | None:
        """The sides of an event or a body that is theirs together, or the areas in its name; `None` for no event."""
        if one.subject is None or not (self.is_event(one.subject) or self._convenes(one)):
            return None
        start, stop = one.subject
        head = self.head(start, stop)
        if self.words[head] in self.teams and self._named_from(head + 1, stop):
            return None  # a mission of the Institute of Timber will meet the mayor
        own = self._house_meant(start, stop, head)
        if own is not None:
            return own  # the Group will visit Lima
        if self.house and (self.words[start] in self.first_person or self._is_of_house(one, start)):
            return [Actor(self.house)]  # our annual meeting
        sides = self.sides()
        places = self.context.places_in(start, stop)
        codes = {p.code for p in places} | {p.country for p in places}
        named = [s for s in sides if s.code in codes or s.code and s.code.split("-")[0] in codes]
        shared = not self.joint_words.isdisjoint(self.words[start:stop]) or bool(self.page.within("side", start, stop))
        shared = shared or self._convenes(one)
        if len(named) == 2 or shared and len(named) != 1:
            return sides
        return named or None

    def _convenes(self, one: Candidate) -> bool:
        """Whether a body that nobody owns meets or holds its session: the team is due to hold its first meeting."""
        start, stop = one.subject or (0, 0)
        base, head = self.clauses.base(one.verb), self.head(start, stop)
        if self.words[head] not in self.meeting_bodies or any(self.page.is_possessive(k) for k in range(start, head)):
            return False
        if self.words[start] in self.owning:
            return False
        own = self.page.word(one.verb + 1) in self.owning
        told = one.verb + 1
        if self.tags[one.verb] & BE and self.page.tag(told) & PART and self.clauses.base(told) not in self.seated_by:
            return False  # will be | sent
        sits = own and not self.events.isdisjoint(self.words[one.verb + 2 : one.verb + 5])
        return sits if base in self.holding else base in self.convening and not self.tags[one.verb + 1] & DET

    def _is_of_house(self, one: Candidate, start: int) -> bool:
        """Whether a club's newsletter says what will be held: a webinar on tea will be held on 14 November."""
        told = self.context.said_at(one.cue.start) is not None or self.context.places_in(*one.subject or (0, 0))
        owned = self.words[start] in self.articles and self.page.word(start + 1) in self.firms
        owned = owned and self.page.is_possessive(start + 2)  # the chamber's annual meeting
        held = one.passive or one.rule == "scheduled" or self.takes_place(one.verb)
        return held and not told and (owned or self.words[start] in self.indefinite)

    def is_event(self, subject: Span) -> bool:
        """Whether a noun phrase is an event or a body that meets, by its head."""
        head = self.head(*subject)
        return self.names_event(head) and not self.is_authority(head)

    def _without_subject(self, one: Candidate) -> list[Actor] | None:
        group = one.cue.group
        if group.get("duty"):
            return self.named_together(one.verb)
        if one.rule == "provided":
            return self._of_terms(one)
        if group["type"] == "agreement" and one.rule == "impersonal":
            return self._between(one) or self.sides()
        if group["form"] == "let" or group.get("impersonal") and group.get("both") or group["type"] == "agreement":
            return self.sides()
        if one.rule == "aimed at":
            return [] if one.governor is not None and self.read(one.governor) else None
        if one.rule in ("told", "invited"):
            return []
        if group.get("announced"):
            return self.we(one.verb)
        if one.governor is not None:
            found = self.read(one.governor) or self.by_part(one.governor)
            return self._widen(one, found) if found else found
        if one.rule == "under way":
            return self.we(one.verb)
        return None

    def _of_terms(self, one: Candidate) -> list[Actor]:
        """Those whose paper provides for something: named in its name, those who signed or acted last, the sides."""
        start, stop = one.governor or (0, 0)
        between = next((k for k in range(start, stop) if self.words[k] in self.between | self.bywords), stop)
        comma = self.clauses.first_of(COMMA | REL, between + 1, stop)
        named = self.read((between + 1, comma)) if between + 1 < comma else None
        if named and len(named) > 1:
            return named
        number, acting = self.last
        near = self.page.sentence_of[one.verb] - number <= _PAPER_BACK and len(acting) > 1
        return list(acting) if near else self.sides() or list(self.pair)

    def _between(self, one: Candidate) -> list[Actor] | None:
        """The row of places between which something is agreed: it was decided to end controls between A, B and C."""
        if self.between.isdisjoint(self.words[one.verb : one.stop]):
            return None
        between = next(n for n in range(one.verb, one.stop) if self.words[n] in self.between)
        rows = self._rows(between, one.stop)
        row = rows[0] if rows and rows[0][0].start <= between + 2 and len(rows[0]) > 2 else []
        return [place_actor(place, self.context) for place in row] or None

    def named_together(self, i: int) -> list[Actor]:
        """The sides, where the sentence of token `i` or one of the two before it names them together."""
        number = self.page.sentence_of[i]
        first = self.page.sentences[max(0, number - 2)][0]
        if self.page.within("side", first, self.page.sentences[number][1]) or self._meets(i):
            return self.sides()
        return []

    def _meets(self, i: int) -> bool:
        """Whether what is to be done from token `i` on is to hold a joint event: the next session of the commission."""
        near = range(i + 1, min(i + _NEAR, len(self.words)))
        return any(self.words[k] in self.joint_words and self.words[k] in self.events for k in near)
