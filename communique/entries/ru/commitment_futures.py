"""Verbs in the future of a Russian report: what will be done, built, held, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_conditions import Conditions
from communique.entries.ru.commitment_elided import Elided
from communique.entries.ru.commitment_objects import Objects
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.commitment_subjects import Subject
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import STOPS
from communique.entries.word_figures import TRADE
from communique.text.page import Match
from communique.text.russian import ACC, FIRST, FUTR, INS, NOM, PLUR, PRES, THIRD, readings

_TALKS: Final = 6  # tokens behind a verb in which talks are named
_BEFORE: Final = 12  # tokens of a sentence before a verb of two aspects


@dataclass(slots=True)
class _Told:
    """A verb in the future at token `k` of the clause from token `low` to `end`; `verb` is what it comes to."""

    k: int
    low: int
    end: int
    verb: str
    passive: bool
    subject: Subject | None = None
    event: bool = False

    @property
    def acting(self) -> bool:
        """Whether somebody is told to do it."""
        return self.subject is not None and self.subject.acts


class Futures:
    """Reads what will be done in one document; positions are tokens."""

    def __init__(self, context: RussianContext, reach: Reach, actors: Actors, conditions: Conditions) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets
        self.reach, self.actors, self.conditions = reach, actors, conditions
        self.twin, self.objects = Elided(context, reach, actors.phrases), Objects(context, actors.phrases)
        self.fuzzy = self.page.language.wordset("fuzzyverb") - self.page.language.wordset("need_only")
        self.predictions = self.page.language.wordset("prediction")
        self.held = self.page.language.wordset("held")
        self.of_some = self.page.language.wordset("deed_of_some")

    def read(self, k: int, stop: int) -> Candidate | None:
        """Построим, откроется, поставит, будет построен, будет открывать."""
        words, grammar = self.words, self.grammar
        if self.reach.is_denied(k) or self.reach.is_asked(k) or self.reach.in_if(k):
            return None
        if self.in_relative(k) or self._is_present(k):
            return None
        if self.conditions.is_supposed(k):
            return None  # получим заявку – откроем цех
        if words[k + 1 : k + 2] == [","] and "," in words[k + 2 : k + 5] and grammar.bits(k) & FIRST:
            return None  # возьмём, к примеру, …
        low, high = self.reach.around(Match(k, k + 1, self.page.language.of("force")[0]), stop)
        prospect = self._prospect(low)
        if prospect is not None and prospect.group.cls == "expecting":
            return None
        if words[low] in self.sets.else_word:
            return None
        one = self._verb(k, low, high)
        if one is None or not self._is_promise(one, high):
            return None
        one.end = self.reach.action_end(k, None, high)
        if self.grammar.is_dash(one.end):
            one.end = self.twin.end_before(k, one.end, high)
        one.subject = self.actors.subjects.of(low, one.end, k)
        one.event = self._is_event(low, one.end, one.verb) or self.reach.is_event_of(self.grammar.clause(k)[0], high)
        answer = one.end - k < 2 and self._is_answer(one)
        if not answer and one.end - k < 2 and not one.passive and not self._is_whole(one):
            return None
        if not answer and not self._is_told_of(one):
            return None
        found = self._hoped(self._candidate(one), prospect)
        return self._doubted(found, one) if found is not None else None

    def _verb(self, k: int, low: int, high: int) -> _Told | None:
        """The verb in the future, or what "будет" before it helps to say."""
        verb = self.words[k]
        if verb not in self.sets.be_verb:
            return _Told(k, low, high, verb, self.grammar.is_reflexive(verb))
        inner = next((j for j in range(k + 1, min(high, k + 6)) if self.grammar.pos(j) in ("INFN", "PRTS")), None)
        if (
            inner is None
            and self.grammar.pos(low) == "INFN"
            and low + 1 < k
            and self.words[low] not in self.sets.state_verb
        ):
            return _Told(k, low, high, self.words[low], False)  # строить дом область будет в Ташкенте
        if inner is None or any(self.words[j] in STOPS for j in range(k, inner)):
            return None
        return _Told(k, low, high, self.words[inner], self.grammar.pos(inner) == "PRTS")

    def _is_promise(self, one: _Told, high: int) -> bool:
        """Whether a verb does not only predict."""
        if self._is_told_you(one.k) and one.verb not in self.sets.receiving_verb:  # а это спросите у других
            return any(self.words[k] in self.sets.you_word for k in range(one.low, one.k))
        if one.verb in self.sets.bearing_verb and self.page.has_a("nature_noun", one.k, high):
            return False  # визиты будут носить регулярный характер
        known = one.verb in self.predictions
        if known and (self._is_set_going(one) or self._is_made_new(one, high)):
            return True
        return not known or self._helps(one.k, one.low, high, one.verb) or self._is_event(one.low, high, one.verb)

    def _is_set_going(self, one: _Told) -> bool:
        """Whether rules come into force or a line into service: вступит в силу, войдёт в строй."""
        near = range(one.k + 1, min(one.k + 4, len(self.words) - 1))
        if any(self.words[j] in self.sets.in_or_on and self.page.word(j + 1) in self.sets.force_state for j in near):
            return not any(self.page.within("paper", one.low, one.k))  # соглашение вступит в силу
        thing = one.verb in self.sets.coming_verb and self.page.word(one.k + 1) in self.sets.in_or_on
        return thing and any(self.words[j] in self.sets.piped_thing for j in range(one.low, one.k))

    def _is_made_new(self, one: _Told, high: int) -> bool:
        """Whether a thing is to become what can be looked up: проезд станет бесплатным."""
        turned = (j for j in range(one.k + 1, high) if self.grammar.bits(j) & INS)
        return one.verb in self.sets.becoming_verb and any(self.words[j] in self.sets.ruled_adjective for j in turned)

    def _is_whole(self, one: _Told) -> bool:
        """Whether a verb that ends its clause says enough: his coming, or its object stands before it."""
        if one.verb in self.sets.visit_verb:
            return one.acting
        if self.grammar.bits(one.k) & FIRST and self.conditions.of(one.k, (one.k, one.k + 1)) is not None:
            return True  # проведём, если наберётся группа
        return self.objects.before(one.k, one.low, one.subject) < one.k

    def _is_answer(self, one: _Told) -> bool:
        """Whether a verb alone takes up what the sentence before asks or asks for: «Откроете центр?» – «Откроем»."""
        low = self.grammar.sentence(one.k)[0]
        if not low or not self.grammar.bits(one.k) & FIRST or self.context.said_at(one.k) is None:
            return False
        start, stop = self.grammar.sentence(low - 1)
        if self.page.paragraph_of[start] != self.page.paragraph_of[low]:
            start, stop = self.page.paragraphs[self.page.paragraph_of[start]]
        asked = "?" in self.words[start:stop] or bool(self.page.within("force", start, stop))
        return asked and (one.verb in self.sets.doing_verb or one.verb in self.words[start:stop])

    def _is_told_of(self, one: _Told) -> bool:
        """Whether somebody or something is told of, and in words that can be looked up."""
        k, low, end, verb, subject = one.k, one.low, one.end, one.verb, one.subject
        happens = verb in self.sets.happening_verb and (subject is None or not subject.acts)
        if happens and any(self.words[j] in self.sets.weather_noun for j in range(low, end)):
            return False  # к выходным пройдут дожди
        if subject is not None and not subject.acts and verb not in self.held and self._is_measured(subject):
            return False  # товарооборот вернётся к прежнему уровню
        first = bool(self.grammar.bits(k) & FIRST)
        if not first and not one.passive and subject is None and not self._is_by_nobody(one) and not one.event:
            return False
        if subject is None and one.passive:
            if any(self.grammar.forms[j] in self.sets.pronoun_subject for j in range(low, k)):
                return False
        vague = verb in self.fuzzy and verb not in self.sets.continue_verb
        if not vague or first and bool(self.context.dates_in(low, end)) or self.reach.is_concrete(k, end):
            return True
        return verb in self.sets.making_verb and self._makes(one) or self._is_made_new(one, end)

    def _makes(self, one: _Told) -> bool:
        """Whether a thing that can be looked up is made what an adjective says: парковку город сделает бесплатной."""
        turned = any(self.grammar.pos(j) == "ADJF" and self.grammar.bits(j) & INS for j in range(one.k + 1, one.end))
        nouns = [j for j in range(one.low, one.end) if self.grammar.pos(j) == "NOUN" and self.grammar.bits(j) & ACC]
        vague = self.sets.vague_noun | self.sets.abstract_noun
        return turned and one.acting and bool(nouns) and all(self.words[j] not in vague for j in nouns)

    def _is_by_nobody(self, one: _Told) -> bool:
        """Whether a verb in the plural tells what nobody named will do: в Омске построят цех."""
        several = one.subject is None and bool(self.grammar.bits(one.k) & PLUR)
        return several and not self._has_nominative(one.low, one.end, one.k)

    def _candidate(self, one: _Told) -> Candidate | None:
        """What is promised or planned, and who its words name."""
        k, low, end, subject = one.k, one.low, one.end, one.subject
        first, reflexive = bool(self.grammar.bits(k) & FIRST), self.grammar.is_reflexive(one.verb)
        passive = one.passive or self._is_by_nobody(one) and not first
        if passive and one.acting and reflexive and one.verb not in self.held:  # откроется театр
            passive = False
        done = one.acting and not reflexive  # департамент проведёт семинар
        if one.event and not passive and not done and not self._is_settled_event(low, end):
            return None  # встречи пройдут продуктивно
        happens = not first and subject is not None and self._happens(one) and not subject.pronoun
        happens = happens and (not one.acting or one.verb in self.sets.running_verb)  # завод заработает
        held = one.event and not (one.acting and not reflexive) or happens
        who = "nobody" if passive or held else "subject"
        kind = "plan" if one.event or happens or passive and not self.context.said_at(k) else "pledge"
        if one.verb in self.sets.visit_verb and subject is not None and not subject.pronoun and not first:
            who = "guest" if subject.is_named_person else who
            kind = "pledge" if self._says_of_himself(k, subject) else "plan"
        if not first and self._is_personal(one):
            who = "guest"
            kind = "pledge" if subject is not None and self._says_of_himself(k, subject) else "plan"
        if one.verb in self.sets.convening_verb and self._is_joint(subject):
            who, kind = "joint", "plan"
        if self.page.is_a(k, "signing") and any(self.page.within("paper", k, end)) and not self._is_of_one(k, subject):
            who, kind = "both", "agreement"
        if one.verb in self.sets.receiving_verb and self._is_told_you(k):
            who = "nobody"  # землю вы получите, says who gives it
        elif one.verb in self.sets.receiving_verb and not first:
            who = "received"  # каждая семья получит выплату, says who gives it
        whole = passive or one.event or happens or self.words[low] == one.verb and low < k
        action = (low if whole else self.objects.before(k, low, subject), end)
        return Candidate("firm", kind, who, low, end, action, k, f"{kind} in the future")

    def _is_personal(self, one: _Told) -> bool:
        """Whether somebody is to do in person what a verb tells: выступит на форуме, он встретится с послом."""
        subject = one.subject
        if subject is None or not (subject.is_named_person or subject.is_pronoun):
            return False
        who = subject.phrases[0].mention.who if subject.phrases[0].mention is not None else None
        if one.verb not in self.sets.personal_verb and not self._receives(one) and not self._holds_talks(one):
            return False
        return who is not None and who.kind == "person" and bool(who.name)

    def _holds_talks(self, one: _Told) -> bool:
        """Whether a verb tells that talks are held with somebody: проведёт в Джакарте переговоры с министром."""
        if one.verb not in self.sets.talks_verb:
            return False
        near = range(one.k + 1, min(one.end, one.k + _TALKS))
        return any(self.words[k] in self.sets.talks_noun and self.grammar.pos(k + 1) == "PREP" for k in near)

    def _receives(self, one: _Told) -> bool:
        """Whether a verb tells that somebody is received: примет посла."""
        mention = self.context.mention_of.get(one.k + 1) if one.verb in self.sets.receive_verb else None
        return mention is not None and mention.form in ("name", "role")

    def _happens(self, one: _Told) -> bool:
        """Whether a verb tells what happens to a thing and not what it does."""
        return one.verb in self.sets.happening_verb | self.sets.coming_verb or self._is_made_new(one, one.end)

    def _is_of_one(self, k: int, subject: Subject | None) -> bool:
        """Whether one side alone is told to sign something: штат подпишет контракт."""
        single = subject is not None and subject.acts and len(subject.phrases) == 1
        return single and not self.grammar.is_plural(k)

    def _is_told_you(self, k: int) -> bool:
        """Whether a verb stands in the second person."""
        return not self.grammar.bits(k) & (FIRST | THIRD)

    def _says_of_himself(self, k: int, subject: Subject) -> bool:
        """Whether the subject stands before the clause of a verb, which tells what they say: ответил, что приедет."""
        low, high = self.grammar.sentence(k)[0], self.grammar.clause(k)[0]
        return all(low <= one.start and one.stop <= high for one in subject.phrases)

    def _is_joint(self, subject: Subject | None) -> bool:
        """Whether a subject is a body of both sides: рабочая группа, межправительственная комиссия."""
        spans = [(one.start, one.stop) for one in subject.phrases] if subject is not None else []
        return any(self.words[k] in self.sets.joint_body_noun for low, high in spans for k in range(low, high))

    def _hoped(self, one: Candidate | None, prospect: Match | None) -> Candidate | None:
        """A candidate with the force of what is said before its "что": планируется, что построят."""
        if one is None or prospect is None:
            return one
        if prospect.group.cls == "hoping":
            own = prospect.group["type"] == "own" or one.type != "pledge"
            kind = one.type if own else "proposal"
            return replace(one, force="soft", type=kind, start=min(one.start, prospect.start))
        if prospect.group["type"] == "plan":
            return replace(one, force="soft", type="plan", start=prospect.start, rule="plan in the future")
        if prospect.group["type"] == "pledge":
            return replace(one, force=prospect.group["force"], start=prospect.start)
        return one

    def _doubted(self, one: Candidate, told: _Told) -> Candidate | None:
        """A candidate as weak as a particle before its verb makes it: пусть поработают; возможно, закажет ещё."""
        near = range(max(self.grammar.bounds(told.k)[0], told.low - 2), told.k)
        if any(self.words[k] in self.sets.wish_particle for k in range(told.low, told.k)):
            return replace(one, force="soft", type="proposal") if told.acting else None
        maybe = any(self.words[k] in self.sets.maybe_word for k in near)
        if not maybe:
            return one
        acting = told.acting or bool(self.grammar.bits(told.k) & FIRST)
        return replace(one, force="soft") if acting and one.type != "plan" else None

    def _prospect(self, low: int) -> Match | None:
        """What is said before ", что": планируется, что завод построят."""
        k = low - 1
        if k < 2 or self.words[k] not in self.sets.that_word or self.words[k - 1] != ",":
            return None
        hoped = self.page.match_at("hoping", k - 2)
        denied = hoped is not None and self.reach.is_denied(hoped.start)
        person = hoped is not None and self.grammar.pos(hoped.start) in ("VERB", "NOUN")  # не исключено, что: nobody's
        if hoped is not None and person and bool(hoped.group.get("denied")) == denied:
            return hoped
        told = self.page.match_at("force", k - 2)
        return told if told and not told.group.get("awaited") else self.page.match_at("expecting", k - 2)

    def _is_measured(self, subject: Subject) -> bool:
        """Whether a subject is what trade is measured by, so that its future is a forecast."""
        heads = (one.head for one in subject.phrases)
        return any((match := self.page.match_at("indicator", k)) and match.group["name"] in TRADE for k in heads)

    def _helps(self, k: int, low: int, high: int, verb: str) -> bool:
        """Whether a verb tells of help that somebody gives: окажет содействие, поможем; or of what somebody does."""
        if self._gives_aid(k, high):
            return True
        if self.grammar.bits(k) & PLUR and verb in self.of_some | self.sets.aid_verb and self._is_done_to(low, k, high):
            return True  # пенсионерам помогут с дровами, студентам дадут стипендии
        if verb in self.of_some:
            subject = self.actors.subjects.of(low, self.reach.action_end(k, None, high), k)
            own = subject is not None and (not subject.is_pronoun or verb in self.sets.personal_verb)
            return subject is not None and own and subject.acts and self.grammar.pos(k) == "VERB"
        if verb not in self.sets.aid_verb or self.grammar.bits(k) & FIRST:
            return verb in self.sets.aid_verb
        subject = self.actors.subjects.of(low, self.reach.action_end(k, None, high), k)
        return subject is not None and subject.acts and self.grammar.pos(k) == "VERB"

    def _is_done_to(self, low: int, k: int, high: int) -> bool:
        """Whether a verb in the plural without a subject has somebody before it to whom something is done."""
        if self.actors.subjects.of(low, self.reach.action_end(k, None, high), k) is not None:
            return False
        return any(
            one.acts and not one.prep and one.stands("datv", "plur") for one in self.actors.phrases.within(low, k)
        )

    def _is_present(self, k: int) -> bool:
        """Whether a verb of two aspects tells of today, no date to come beside it: край субсидирует перевозки."""
        if not any(one.bits & PRES and one.pos == "VERB" for one in readings(self.grammar.forms[k])):
            return False
        if self.conditions.of(k, (k, k + 1)) is not None:
            return False  # парламент ратифицирует договор, как только его внесут
        if self.words[k] in self.sets.single_deed and self.context.said_at(k) is not None:
            return False  # заявил, что правительство компенсирует треть убытков
        low, high = max(self.grammar.sentence(k)[0], k - _BEFORE), self.grammar.sentence(k)[1]
        beside = range(low, high) if self.words[k] in self.sets.single_deed else range(low, k)
        if any(self.grammar.pos(j) == "VERB" and self._is_sure(j) for j in beside):
            return False  # предприятия поедут на ярмарку, а город компенсирует им затраты
        today = self.context.published if self.words[k] in self.sets.single_deed else None
        dates = [when for when in self.context.dates_in(*self.grammar.clause(k)) if when.iso]
        return all(when.passed and when.iso != today for when in dates)

    def _is_sure(self, k: int) -> bool:
        """Whether a verb can only stand in the future."""
        return bool(self.grammar.bits(k) & FUTR) and not any(one.bits & PRES for one in readings(self.grammar.forms[k]))

    def _gives_aid(self, verb: int, stop: int) -> bool:
        """Whether a verb has help as its object: окажет содействие."""
        return any(self.words[k] in self.sets.aid_noun for k in range(verb + 1, min(stop, verb + 4)))

    def _has_nominative(self, start: int, stop: int, verb: int) -> bool:
        """Whether a noun in the plural can only be the subject."""
        return any(
            self.grammar.pos(j) == "NOUN" and self.grammar.bits(j) & NOM and self.grammar.is_plural(j)
            and not self.grammar.bits(j) & ACC
            for j in range(start, stop) if j != verb
        )  # fmt: skip

    def in_relative(self, k: int) -> bool:
        """Whether a verb stands in a clause that only tells of a thing: результаты которых будут признаваться."""
        start, stop = self.grammar.clause(k)
        if self.words[start] in self.sets.which_word and self._is_by_somebody(start, stop, k):
            return False
        if any(self.words[j] in self.sets.which_word for j in range(start + 2, k)):
            return True  # центры, результаты испытаний которых будут признаваться
        led = self.grammar.pos(start) == "PREP" and start + 1 < k
        start += led
        return (
            self.words[start] in self.sets.relative_clause
            and (led or self.words[start] not in self.sets.that_word)  # всё, о чём мы условимся, край выполнит
            or start > 0
            and self.words[start - 1] in self.sets.which_word
        )

    def _is_by_somebody(self, which: int, stop: int, k: int) -> bool:
        """Whether a clause with "который" tells what somebody named will do: завод, который построит «Полёт»."""
        subject = self.actors.subjects.of(which, stop, k)
        known = (one.name or one.place or one.mention and one.mention.who for one in subject.phrases) if subject else ()
        return any(map(bool, known))

    def _is_settled_event(self, low: int, end: int) -> bool:
        """Whether a time, a place or an order is told of what is to be held, or an object of what is held by whom."""
        if self.context.dates_in(low, end) or self.context.places_in(low, end):
            return True
        return any(
            self.grammar.pos(k) in ("PREP", "NUMB", "NUMR") or self.page.is_a(k, "next_event") for k in range(low, end)
        )

    def _is_event(self, start: int, stop: int, verb: str) -> bool:
        if verb not in self.held:
            return False
        return any(self.page.is_a(k, "event") and self.grammar.bits(k) & (NOM | ACC) for k in range(start, stop))
