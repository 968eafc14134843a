"""Who is to act in a Russian commitment: by the construction of its clause, one rule for each."""

from __future__ import annotations

from itertools import pairwise

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_announcers import Announcers
from communique.entries.ru.commitment_naming import Naming
from communique.entries.ru.commitment_nouns import Nouns
from communique.entries.ru.commitment_oblique import Oblique
from communique.entries.ru.commitment_reach import Candidate
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.commitment_subjects import Subject, Subjects
from communique.entries.ru.context import Invitation, RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.phrases import Phrases
from communique.kinds import Actor
from communique.text.russian import FIRST, FUTR, GEN, INS, NOM, PAST

COMMANDING = frozenset(
    ("president", "premier", "vicepremier", "governor", "vicegovernor", "minister", "viceminister", "mayor",
     "vicemayor", "head", "deputy")
)  # fmt: skip
_NEAR = 4  # tokens behind a word of force that are looked at for its subject


class Actors:
    """Tells who is to act in the commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.sides, self.phrases = Sides(context), Phrases(context)
        self.subjects, self.naming = Subjects(context, self.phrases), Naming(context, self.sides, self.phrases)
        self.announcers = Announcers(context, self.sides)
        self.oblique, self.nouns = Oblique(context, self.phrases, self.naming), Nouns(context, self.phrases)

    def of(self, who: str, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who is to act, as the words of force have it."""
        start, cue = one.start, one.cue
        if who == "both":
            return self._both(one, action, speaker)
        if who == "together":
            return self.oblique.dative(self._low(cue), action[0], speaker, named=True) or self.sides.parties()
        if who == "asked":
            return self.oblique.dative(self._low(cue), cue, speaker, told=True) or self._both(one, action, speaker)
        if who == "handed" and (taker := self._taking(cue)) is not None:
            return self.naming.all(taker.phrases, speaker, told=True)
        if who == "handed":
            handed = self.oblique.dative(self._low(cue), action[0], speaker, told=True, acting=False)
            return handed or self.oblique.toward(self._low(cue), cue, speaker)
        if who == "demanded":
            demanded = self.oblique.demanded(cue, action[0], speaker)
            return demanded or self.oblique.told(cue, action, speaker, other=one.type == "proposal")
        if who == "joint":
            return self._joint(one)
        if who == "papers":
            return self.oblique.between(*action, speaker) or self.sides.parties()
        if who.startswith("listed"):
            return self._listed(who, one, action, speaker)
        if who == "clause":
            return self._of_clause(action[0] - 1, action, speaker)
        if who == "named" and self.grammar.pos(cue) == "PRTS":
            bound = self.subjects.of(start, cue + 1, cue)  # подрядчик обязан
            if bound is not None and bound.acts and bound.phrases and bound.phrases[0].stands("nomn"):
                return self.naming.subject(bound, cue, speaker)
        if who == "named":
            passive = self.grammar.pos(cue) == "PRTS"  # управлению культуры мэр поручил …
            before = self.oblique.dative(max(self._low(cue), start), cue, speaker, told=True, acting=not passive)
            before = before or self.oblique.fronted(max(self._low(cue), start), cue, speaker)
            other = one.type != "instruction"  # whom a leader tells something without naming them is no other side
            told = before or self.oblique.told(max(cue, one.behind - 1), action, speaker, other=other)
            partners = self.oblique.together(cue, (cue, action[0]), speaker, named=bool(told) and not other)
            return [*told, *(one for one in partners if one not in told)]
        if who == "open":  # отметил необходимость открыть рейс
            return []
        if who == "sides":
            return self._needed(one, action, speaker)
        if who == "nobody":
            return self._announcer(one, speaker)
        if who == "received":
            return self._received(one, action, speaker)
        if who == "having":
            return self.oblique.having(self._low(cue), cue, speaker) or self._announcer(one, speaker)
        if who == "foreseen":
            return self._foreseen(one, speaker)
        if self.words[one.behind - 1] in self.sets.force_noun and (found := self._held(one, action, speaker)):
            return found
        promised = who == "subject" and self.words[action[0] - 1] in self.sets.that_word
        promised = promised and not self._happens(action)
        if promised and (told := self._of_clause(one.cue, action, speaker)) and not self._is_town(told, action):
            return told  # пообещал, что министерство внесёт проект; гость пообещал, что Ташкент: his land
        return self._acting(who, one, action, speaker)

    def _held(self, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Whose readiness or intention it is: намерение вьетнамских компаний построить; заявили о намерении."""
        noun = one.behind - 1
        if found := self.oblique.holder(one.behind, action[0], speaker):
            return found
        verb = self.nouns.verb_of(noun)
        if verb is None:
            return []
        low, high = self.grammar.clause(verb)
        subject = self.subjects.of(low, max(high, verb + _NEAR), verb)
        if subject is None or not subject.acts or verb < noun and not subject.phrases:
            return []
        return self.naming.subject(subject, verb, speaker)

    def commands(self, cue: int) -> bool:
        """Whether who demands something by the verb at a token has authority, or is not named."""
        subject = self.subjects.of(*self.grammar.clause(cue), cue)
        if subject is None or not subject.phrases:
            return True
        return any(
            one.place is not None
            or self.words[one.head] in self.sets.ruling_body
            or bool(one.mention and one.mention.who and one.mention.who.rank in COMMANDING)
            for one in subject.phrases
        )

    def _taking(self, cue: int) -> Subject | None:
        """Who gets the invitation or request at token `cue`: получил приглашение посетить Ханой."""
        low = self._low(cue)
        verb = next((k for k in range(cue - 1, low - 1, -1) if self.words[k] in self.sets.getting_verb), None)
        subject = self.subjects.of(low, cue, verb) if verb is not None else None
        return subject if subject is not None and subject.acts and subject.phrases else None

    def _received(self, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who gives what somebody will get: whose announcement it is, unless it is theirs who get it."""
        taken = self._acting("subject", one, action, speaker)
        giving = self.sides.ours(speaker) or self.announcers.of(one.cue)
        return taken if not giving or any(actor in giving for actor in taken) else giving

    def _foreseen(self, one: Candidate, speaker: Figurehead | None) -> list[Actor]:
        """Who a paper binds, which are both sides, or whose plans foresee something."""
        subject = self.subjects.of(one.start, one.stop, one.cue)
        if subject is not None and subject.acts:
            return self.naming.subject(subject, one.cue, speaker)
        paper = any(self.page.within("paper", self._low(one.cue), one.cue))
        return self.sides.parties() if paper else self._announcer(one, speaker)

    def _listed(self, who: str, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who acts in a line of a list: who it names, else those of the words before the list."""
        if told := self.oblique.dative(one.start, action[0], speaker):
            return told
        if who == "listed nobody":
            return self.sides.ours(speaker)
        if who == "listed":
            return self.sides.parties()
        subject = self.subjects.of(self._low(one.cue), one.cue + 1, one.cue)
        if subject is None or not subject.acts:
            return self.sides.ours(speaker) or self.sides.parties()
        return self.naming.subject(subject, one.cue, speaker)

    def _low(self, cue: int) -> int:
        """Where the clause of a word of force begins."""
        return self.grammar.clause(cue)[0]

    def _acting(self, who: str, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """The subject of a verb or word of force; who speaks where there is none."""
        subject = self.subjects.of(one.start, max(one.stop, one.cue + _NEAR), one.cue)
        ours = bool(self.grammar.bits(one.cue) & FIRST) and self.grammar.is_plural(one.cue)
        if subject is not None and ours and not any(p.pronoun for p in subject.phrases):
            subject = None  # заводы освободим от налога
        if subject is not None and not subject.acts and self.grammar.bits(one.cue) & FUTR:
            return self._announcer(one, speaker)
        if subject is None:
            led = self.sides.ours(speaker)
            return led or ([self.sides.person(speaker)] if speaker and speaker.name else [])
        found = self.naming.all(subject.phrases, speaker, told=who == "guest")
        found = found or self.naming.subject(subject, one.cue, speaker)
        partner = self.oblique.together(one.cue, action, speaker) if found else []
        return [*found, *(other for other in partner if other not in found)]

    def invited(self, invitation: Invitation) -> list[Actor]:
        """Who is to go where an invitation is accepted."""
        who = invitation.guest
        return [Actor(who.name or "", who.area.code if who.area else None)]

    def inviting(self, invitation: Invitation) -> Actor | None:
        """The side that is visited where an invitation is accepted."""
        area = invitation.host.area
        return Actor(area.name, area.code) if area else None

    def is_for_both(self, cue: int, action: Span) -> bool:
        """Whether who is spoken to is to act too: хотим вместе с вами поставить."""
        return any(
            self.words[k] in self.sets.jointly and k + 2 < action[1] and self.words[k + 2] in self.sets.you_word
            for k in range(cue, action[1])
        )

    def signing_with(self, action: Span, speaker: Figurehead | None, actors: list[Actor]) -> list[Actor]:
        """With whom one side wants to sign something: хотел бы подписать с новгородцами план."""
        if len(actors) != 1 or not self.page.is_a(action[0], "signing"):
            return []
        return [one for one in self.oblique.partner(action[0], speaker) if one not in actors]

    def _both(self, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Both sides: those whom the clause names as agreeing, of a proposal its addressee, else the parties."""
        cue = one.cue
        low, high = self.grammar.bounds(cue)
        if told := self._of_clause(cue, action, speaker):
            return told
        first = next((k for k in range(cue + 1, action[0]) if self.grammar.pos(k) == "INFN"), action[0])
        subject = self.subjects.of(low, cue + 1, cue)
        named = self.naming.subject(subject, cue, speaker) if subject is not None and subject.acts else []
        led = subject is not None and any(
            p.mention and p.mention.who and p.mention.who.company for p in subject.phrases
        )
        if subject is not None and subject.are_people and not led and len(self.sides.parties()) == len(named):
            named = self.sides.parties()  # губернатор и посол договорились
        if one.type == "proposal":
            return self._proposed(cue, first, action, named, speaker)
        if self.words[cue] in self.sets.agree_verb and len(named) < 2:
            return named or self.sides.parties()  # университет согласился принять студентов
        if self.grammar.pos(action[0]) == "INFN":
            high = action[0]  # договорились открыть рейс между А и Б
        named = named or self.oblique.between(low, high, speaker) or self._signing(cue, high, speaker)
        if len(named) == 1 and (partner := self.oblique.partner(cue, speaker)):
            return [*named, *partner]
        return named if len(named) > 1 else self.sides.parties()

    def _proposed(
        self, cue: int, first: int, action: Span, proposer: list[Actor], speaker: Figurehead | None
    ) -> list[Actor]:
        """Who is to do what is proposed: its addressee, with who proposes it where it is to be done together."""
        asked = self.oblique.asked(cue + 1, first, speaker)
        if not asked:
            return self.sides.parties()
        if any(
            self.words[k] in self.sets.jointly or self.words[k] in self.sets.shared_word for k in range(cue, action[1])
        ):
            return [*(one for one in proposer if one not in asked), *asked]
        return asked

    def _signing(self, cue: int, high: int, speaker: Figurehead | None) -> list[Actor]:
        """Those behind the verb who sign: соглашение подписали палата и завод."""
        if not self.page.is_a(cue, "signing"):
            return []
        groups = self.phrases.joined(self.phrases.within(cue + 1, high))
        group = next((each for each in groups if len(each) > 1 and all(one.stands("nomn") for one in each)), [])
        return self.naming.all(group, speaker)

    def _of_clause(self, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who the clause behind "что" says will do what was agreed: условились, что область направит инженеров."""
        opener = self.words[action[0] - 1]
        if opener not in self.sets.that_or_so_that or action[0] <= cue:
            return []
        verb = next((k for k in range(*action) if self._is_deed(k, opener)), None)
        subject = self.subjects.of(action[0], action[1], verb) if verb is not None else None
        if subject is None or verb is None or not subject.acts or not subject.phrases or subject.phrases[0].pronoun:
            return []
        return self.naming.subject(subject, verb, speaker)

    def _is_town(self, actors: list[Actor], action: Span) -> bool:
        """Whether one town alone acts."""
        towns = {place.base for place in self.context.places_in(*action) if place.kind == "city"}
        return len(actors) == 1 and actors[0].name in towns

    def _happens(self, action: Span) -> bool:
        """Whether what is promised is not told by who does it: что школа будет построена, что школа откроется."""
        return any(
            self.grammar.pos(k) == "PRTS"
            or self._is_deed(k, self.words[action[0] - 1])
            and self.grammar.is_reflexive(self.words[k])
            for k in range(*action)
        )

    def _is_deed(self, k: int, opener: str) -> bool:
        """Whether the verb at token `k` tells what is agreed or wanted: направит; чтобы … направило."""
        wanted = FUTR if opener in self.sets.that_word else FUTR | PAST
        return self.grammar.pos(k) == "VERB" and bool(self.grammar.bits(k) & wanted)

    def _needed(self, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Of what is needed: the dative or the subject; nobody where neither stands there."""
        cue = one.cue
        low = min(one.start, self._low(cue))
        with_you = any(self.words[k] in self.sets.with_you for k in range(low, action[1]))
        found = self.oblique.dative(low, action[0], speaker)
        if not found and (subject := self.subjects.of(one.start, cue + 1, cue)) is not None and subject.acts:
            found = self.naming.subject(subject, cue, speaker)
        if not found and self.words[cue] in self.sets.must_adjective:  # деньги должна выделить палата
            behind = self.subjects.of(one.start, action[1], cue)
            found = self.naming.subject(behind, cue, speaker) if behind is not None and behind.acts else []
        ours = self.sides.ours(speaker)
        return (self.sides.parties() or found) if with_you and found and found == ours else found

    def _announcer(self, one: Candidate, speaker: Figurehead | None) -> list[Actor]:
        """Whose announcement it is: an agent, those who hold the event, both sides of a joint body, who speaks."""
        start, stop, cue = one.start, one.stop, one.cue
        groups = self.phrases.joined(self.phrases.within(start, stop))
        holders = next((each for each in groups if len(each) > 1 and all(p.stands("nomn") for p in each)), [])
        if holders and (found := self.naming.all(holders, speaker)):
            return found
        if guests := self.sides.guests(start, stop):
            return guests
        planned = self.words[one.behind - 1] in self.sets.plan_noun  # в планах ведомства
        if planned and (holder := self.oblique.holder(one.behind, one.action[0], speaker)):
            return holder
        if any(self.page.within("signing", start, stop)) and (sides := self.oblique.between(start, stop, speaker)):
            return sides  # планируется подписание меморандума между краем и провинцией
        if agent := self.oblique.agent(start, stop, speaker):
            return agent
        if holding := self._of_two(start, stop):
            return holding
        if self._is_joint(start, stop, cue):
            return self.sides.parties()
        return self.sides.ours(speaker) or self._handing(one) or self.announcers.of(one.cue)

    def _of_two(self, start: int, stop: int) -> list[Actor]:
        """The two whose event is to be held: форум регионов Казахстана и России; совещание ведомств двух стран."""
        event = next((k for k in range(start, stop) if self.page.is_a(k, "event")), stop)
        if event == stop or not self.grammar.bits(event) & NOM:
            return []
        places = [p for p in self.context.places_in(event, stop) if p.form == "noun" and p.kind != "city" and p.code]
        for one, other in pairwise(places):
            owned = self.grammar.bits(one.start) & self.grammar.bits(other.start) & GEN
            if other.start == one.stop + 1 and self.page.is_a(one.stop, "and_word") and owned:
                areas = (self.context.area_of(one), self.context.area_of(other))
                return [Actor(area.name, area.code) for area in areas]
        two = any(self.page.is_a(k, "both_word") and self.words[k + 1] in self.sets.sides_noun
                  for k in range(event, stop - 1))  # fmt: skip
        return self.sides.parties() if two else []

    def _handing(self, one: Candidate) -> list[Actor]:
        """Of what is to be handed to one of two sides the other: проект будет передан кенийской стороне."""
        for phrase in self.phrases.within(one.cue + 1, one.stop):
            side = phrase.place is not None and not phrase.prep and phrase.stands("datv") and not phrase.stands("nomn")
            if side and phrase.place is not None:
                other = self.context.other_party(self.context.area_of(phrase.place))
                return [Actor(other.name, other.code)] if other else []
        return []

    def _joint(self, one: Candidate) -> list[Actor]:
        """Whose body it is that meets: российско-вьетнамская комиссия; рабочие группы двух сторон."""
        subject = self.subjects.of(one.start, one.stop, one.cue)
        phrases = subject.phrases if subject is not None else ()
        named = [self.context.area_of(place) for p in phrases for place in self.context.places_in(p.start, p.stop)]
        return [Actor(area.name, area.code) for area in named] if len(named) == 2 else self.sides.parties()

    def _is_next(self, k: int) -> bool:
        """Whether the next of what both sides hold stands at token `k`: следующий форум."""
        behind = k + 2 if self.words[k + 1] in self.sets.such_word else k + 1
        return self.page.is_a(k, "next_event") and self.words[behind] in self.sets.shared_event

    def _is_joint(self, start: int, stop: int, cue: int) -> bool:
        """Whether a clause tells of a joint body's session, of a meeting of the sides, or of what their paper says."""
        held = any(self.words[k] in self.sets.joint_body_noun | self.sets.gathering | self.sets.exchange_noun
                   for k in range(start, stop))  # fmt: skip
        held = held or any(self._is_next(k) for k in range(start, stop - 2))
        paper = any(self.grammar.bits(m.start) & INS for m in self.page.within("paper", start, cue))
        return held or paper  # протоколом предусмотрено …
