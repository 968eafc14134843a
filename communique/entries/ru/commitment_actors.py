"""Who is to act in a Russian commitment."""

from __future__ import annotations

from communique.entries.context import Figurehead, Mention
from communique.entries.places import Place
from communique.entries.ru.commitment_oblique import Oblique
from communique.entries.ru.commitment_reach import Candidate
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.commitment_subjects import ME, WE, Named, Subject, Subjects
from communique.entries.ru.commitment_told import Told
from communique.entries.ru.context import Invitation, RussianContext
from communique.entries.ru.grammar import Span
from communique.kinds import Actor
from communique.text.russian import FUTR, INS, MANY, NOM, PAST, PLUR


class Actors:
    """Tells who is to act in the commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.sides = Sides(context)
        self.subjects, self.told = Subjects(context, self.sides), Told(context, self.sides)
        self.oblique = Oblique(context, self.sides)

    def of(self, who: str, one: Candidate, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who is to act, as the words of force have it."""
        start, stop, cue = one.start, one.stop, one.cue
        if who == "both":
            return self._both(start, stop, cue, action, speaker)
        if who == "listed":
            return self.oblique.dative_in(start, action[0], speaker) or self.sides.parties()
        if who == "clause":
            return self._of_clause(action[0] - 1, action, speaker)
        if who == "named" and self.grammar.pos(cue) == "PRTS" and (told := self._told_before(cue, speaker)):
            return told
        if self.words[one.behind - 1] in self.sets.force_noun and (
            held := self.oblique.holder(one.behind, action[0], speaker)
        ):
            return held  # намерение вьетнамских компаний построить
        if who == "named":
            return self.told.named(max(cue + 1, one.behind), action, speaker)
        if who == "sides":
            return self._sides(start, stop, cue, action, speaker)
        if who == "nobody":
            return self._announcer(start, stop, cue, speaker)
        subject = self.subjects.of(start, max(stop, cue + 4), cue)
        if who == "guest" and isinstance(subject, Mention) and subject.who:
            return [Actor(subject.who.name or "", subject.who.area.code if subject.who.area else None)]
        if isinstance(subject, str) and self.subjects.is_thing(subject):
            return self._announcer(start, stop, cue, speaker)
        found = self._of_subject(subject, cue, speaker) if subject is not None else None
        if found and len(found) == 1 and self.grammar.bits(cue) & PLUR and not self._are_both(subject):
            joined = self.subjects.joined(start, cue)  # «Сибмед» и «Вина Фарм» построят завод
            found = joined[:2] if len(joined) > 1 and found[0] in joined else found
        if found and (partner := self.sides.together(cue, action)):
            found = [*found, *(other for other in partner if other not in found)]
        if found is None:
            found = self.sides.ours(cue, speaker) or (
                [self.sides.person(speaker)] if speaker and self._acts_alone(speaker) else []
            )
        return found

    def _told_before(self, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Who is told in the passive before the verb: министерству поручено …"""
        return self.told.before(cue) or self.oblique.dative(cue, speaker)

    def invited(self, invitation: Invitation) -> list[Actor]:
        """Who is to go where an invitation is accepted."""
        who = invitation.guest
        return [Actor(who.name or "", who.area.code if who.area else None)]

    def inviting(self, invitation: Invitation) -> Actor | None:
        """The side that is visited where an invitation is accepted."""
        area = invitation.host.area
        return Actor(area.name, area.code) if area else None

    def _acts_alone(self, who: Figurehead) -> bool:
        return bool(who.name)

    def _of_subject(self, subject: Subject | None, cue: int, speaker: Figurehead | None) -> list[Actor] | None:
        if subject is None:
            return None
        if subject == WE:
            return self.sides.ours(cue, speaker)
        if subject == ME:
            return [Actor(speaker.name)] if speaker and speaker.name else self.sides.ours(cue, speaker)
        if isinstance(subject, Named):
            subject = subject.name
        if isinstance(subject, str):
            if self.sides.is_both(subject):
                return self.sides.parties() or [self.sides.noun(subject)]
            area = self.sides.own_area(subject, speaker)
            own = [Actor(area.name, area.code)] if area else self.sides.home(subject)
            return own or [self.sides.noun(subject)]
        if isinstance(subject, Place):
            area, others = self.context.area_of(subject), self.sides.joined_place(subject)
            last = bool(others) and self.words[subject.start - 1] in self.sets.and_word
            return [*others, Actor(area.name, area.code)] if last else [Actor(area.name, area.code), *others]
        who = subject.who
        if who is None:
            return None
        if who.kind == "group" or subject.plural:
            if self.words[subject.start] in self.sets.authorities:
                return self.sides.government(subject, speaker)
            if self.sets.both_sides.isdisjoint(self.words[subject.start : subject.stop]):
                first = self.told.first_adjective(subject.start, 0)
                return [Actor(self.page.slice(first, self.grammar.phrase_end(first, subject.stop + 4)))]
            return self.sides.parties() or ([Actor(who.role)] if who.role else [])
        return [self.sides.ruled(subject, speaker) or self.sides.person(who, speaker)]

    def is_for_both(self, cue: int, action: Span) -> bool:
        """Whether who is spoken to is to act too: хотим вместе с вами поставить."""
        return any(
            self.words[k] in self.sets.jointly and k + 2 < action[1] and self.words[k + 2] in self.sets.you_word
            for k in range(cue, action[1])
        )

    def _both(self, start: int, stop: int, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Both sides: those named before the verb, of a proposal its addressee, else the parties."""
        if told := self._of_clause(cue, action, speaker):
            return told
        first = next((k for k in range(cue + 1, action[0]) if self.grammar.pos(k) == "INFN"), action[0])
        low, high = self.grammar.bounds(cue)
        named = self.told.dative(cue + 1, first)
        if named and any(self.words[k] in self.sets.jointly for k in range(cue, action[1])):
            proposer = self._of_subject(self.subjects.of(low, cue + 1, cue), cue, speaker) or []
            named = [*proposer, *named] if proposer != named else named
        if named:
            return named
        subjects = self.subjects.joined(low, cue) or self.sides.between(low, high)
        if not subjects and self.page.is_a(cue, "signing"):
            subjects = self.subjects.joined(cue + 1, high)  # соглашение подписали палата и завод
        subject = None if subjects else self.subjects.of(low, cue + 1, cue)
        alone = self.words[cue] in self.sets.agree_verb and not len(subjects) > 1 and not self._are_both(subject)
        if alone and (agreed := subjects or self._of_subject(subject, cue, speaker)):
            return agreed[:1]  # университет согласился принять студентов
        if (subject == WE or isinstance(subject, Named)) and self.sides.partner(cue, action):
            subjects = [Actor(subject.name)] if isinstance(subject, Named) else self.sides.ours(cue, speaker)
        if len(subjects) > 1:
            return subjects[:2]
        if len(subjects) == 1 and self.sides.partner(cue, action):
            return [*subjects, *self.sides.partner(cue, action)]
        return self.sides.parties()

    def _are_both(self, subject: Subject | None) -> bool:
        """Whether a subject is no single one: стороны, мы, министры."""
        if isinstance(subject, str):
            return subject in (WE, ME) or self.sides.is_both(subject)
        if not isinstance(subject, Mention) or not subject.plural:
            return False
        return not self.sets.both_sides.isdisjoint(self.words[subject.start : subject.stop])

    def _of_clause(self, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Who the clause behind "что" says will do what was agreed: условились, что область направит инженеров."""
        opener = self.words[action[0] - 1]
        if opener not in self.sets.that_or_so_that or action[0] <= cue:
            return []
        verb = next((k for k in range(*action) if self._is_deed(k, opener)), None)
        subject = self.subjects.of(action[0], action[1], verb) if verb is not None else None
        if subject is None or verb is None or subject in (WE, ME):
            return []
        if isinstance(subject, str) and self.subjects.is_thing(subject):
            return []
        both = isinstance(subject, Mention) and subject.plural and self.words[subject.start] in self.sets.both_sides
        return [] if both else self._of_subject(subject, verb, speaker) or []

    def _is_deed(self, k: int, opener: str) -> bool:
        """Whether the verb at token `k` tells what is agreed or wanted: направит; чтобы … направило."""
        wanted = FUTR if opener in self.sets.that_word else FUTR | PAST
        return self.grammar.pos(k) == "VERB" and bool(self.grammar.bits(k) & wanted)

    def _sides(self, start: int, stop: int, cue: int, action: Span, speaker: Figurehead | None) -> list[Actor]:
        """Of what is needed: "нам" is who speaks, "сторонам" both; else a subject, else nobody."""
        for k in range(max(start, cue - 6), min(stop, cue + 5)):
            if (
                self.grammar.forms[k] in self.sets.to_us
                or self.words[k] in self.sets.we_word
                and self.grammar.bits(k) & NOM
            ):
                with_you = any(self.words[j] in self.sets.with_you for j in range(cue, action[1]))
                ours = self.sides.ours(cue, speaker)
                return (self.sides.parties() or ours) if with_you else ours
            if self.words[k] in self.sets.sides_word and self.grammar.bits(k) & (PLUR | MANY):
                if self.grammar.is_plural(k) or self.page.is_a(k - 1, "both_word"):
                    return self.sides.parties()
        if told := self.oblique.dative(cue, speaker):
            return told  # заводу предстоит …
        return self._of_subject(self.subjects.of(start, cue + 1, cue), cue, speaker) or []

    def _announcer(self, start: int, stop: int, cue: int, speaker: Figurehead | None) -> list[Actor]:
        """Whose announcement it is: the speaker's side, of a joint body's session both sides, else nobody.

        Of a visit whoever is to go, of an event those who are named as holding it.
        """
        holders = self.subjects.joined(start, stop)
        if len(holders) > 1:
            return holders[:2]
        if guests := self.sides.guests(start, stop):
            return guests
        if agent := self.oblique.agent(start, stop, speaker):
            return agent
        if any(self.page.is_a(k, "jointbody") for k in range(start, stop)) and any(
            self.words[k] in self.sets.joint_body_noun for k in range(start, stop)
        ):
            return self.sides.parties()
        if any(self.grammar.bits(m.start) & INS for m in self.page.within("paper", start, cue)):
            return self.sides.parties()  # протоколом предусмотрено …
        met = any(self.words[k] in self.sets.gathering for k in range(start, stop))
        if met:
            return self.sides.parties()
        verb = self.words[cue]
        done = self.grammar.is_reflexive(verb) or verb in self.sets.be_verb or self.grammar.pos(cue) != "VERB"
        return ([] if done else self.subjects.joined(start, cue)) or self.sides.ours(cue, speaker)
