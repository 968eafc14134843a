"""Who met whom in a Russian report: subject, object, those behind "с", between and in the genitive of a word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext, is_within
from communique.entries.ru.encounter_parties import Parties
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.people import cases_of
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import ACC, CASES, DAT, GEN, INS, NOM, PLUR, adjective_cases

_PEOPLE = ("name", "role")
_PERSONAL = ("name", "role", "pronoun")
_NAMELESS = frozenset(("president", "governor", "minister", "premier", "ambassador", "vicepremier", "mayor"))
_FAR_BEFORE: Final = 20  # tokens before a verb in which "с" may stand
_NEAR_WITH: Final = 6  # tokens between "с" and a name


class Met:
    """Tells the people of one word for an encounter after the other; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets
        self.parties = Parties(context)

    def people(self, match: Match, by: str, start: int, stop: int) -> list[Figurehead]:
        """Those who met as a word tells it, who did it first; none where too few are named."""
        return without_groups(self._named(match, by, start, stop))

    def _named(self, match: Match, by: str, start: int, stop: int) -> list[Figurehead]:
        """Those who met and are named, or in an office."""
        mentions = [m for m in self.context.mentions_in(start, stop) if m.form in _PERSONAL and m.who]
        mentions = self.parties.add(mentions, start, stop)
        mentions = [m for m in mentions if self.page.quote_of[m.start] == self.page.quote_of[match.start]]
        said = self.context.said_at(match.start)
        if said is not None and said.who is not None:  # …, сообщил замминистра
            mentions = [m for m in mentions if m.who is not said.who or self.context.said_at(m.start) is said]
        with_ = self.with_them(match.start, mentions)
        if by == "noun":
            return self._of_noun(match, mentions, with_, start, stop)
        subjects = self._subjects(match, mentions, start)
        if by == "host" and self.grammar.pos(match.start) == "PRTS":
            return self._received(match, mentions, subjects)
        if by == "host":
            objects = [
                m for m in mentions if m.start >= match.stop and m.start - match.stop <= 22 and self._is_object(m)
            ]
            if not objects or subjects[:1] == objects[:1]:  # Котова принял хоким, which has no forms
                objects = self._objects_before(match.start, mentions, subjects) or objects
            if subjects and objects and objects[0].who is subjects[0].who:  # где его встретил мэр
                subjects = [m for m in mentions if m.start >= match.stop and self.is_subject(m)][:1]
            led = bool(objects) and self.page.is_a(objects[0].start, "visitors")  # делегацию во главе с А и Б
            objects = self.run(_from(mentions, objects) if led else objects)
            self._note(match, objects)
            if objects and not subjects and self.grammar.is_plural(match.start) and objects[0].who:
                host = self._held_by(match, objects[0].who)  # в палате принимали мэра. Встречу провёл директор
                return [host, *_distinct(objects)] if host else []
            return _distinct(subjects + objects) if subjects and objects else []
        if by in ("coming", "visit"):
            self._note(match, subjects)
        if by == "coming":
            return self._come(match, mentions, subjects)
        if by == "handed":
            told = [m for m in mentions if m.start >= match.stop and m.form in _PEOPLE and self._is_told_to(m)]
            return _distinct([*subjects[:1], *told[:1]]) if subjects and told else []
        if by == "taken":
            givers = [m for m in mentions if m.start >= match.stop and self._is_from(m)]
            return _distinct([*subjects[:1], *self.run(givers)]) if subjects and givers else []
        if by in ("visit", "visitnoun"):
            if by == "visitnoun":
                subjects = subjects or [m for m in mentions if match.stop <= m.start <= match.stop + 8]
                subjects = self._visitors(match, mentions, subjects)
                self._note(match, subjects)
            near = [m for m in with_ if not any(map(self.grammar.is_finite, range(match.stop, m.start)))]
            near = [m for m in near if by == "visit" or m.start > match.start]  # встретился с ним накануне визита
            both = by == "visitnoun" or self.grammar.is_plural(match.start)  # завод посетили мэр и посол
            return _distinct((subjects if both else subjects[:1]) + near)
        if by == "event":
            spoke = [m for m in mentions if m.start > match.stop and self.is_subject(m)]
            appeared = any(self.words[k] in self.sets.appear_verb for k in range(match.stop, stop))
            listed = _distinct(spoke) if appeared else []
            return listed or _distinct([m for m in subjects if self._speaks_at(match, start, stop)])
        if by == "signed":
            own = INS if self.grammar.pos(match.start) == "PRTS" else NOM | INS  # подписан министром и послом
            watching = self._present(mentions, start, stop)
            signers = [m for m in mentions if cases_of(self.context, m) & own and m not in with_ and m not in watching]
            if len(signers) == 1 and with_ and self.grammar.pos(match.start) == "VERB":
                signers += with_  # подписал с директором меморандум
            return _distinct(signers + watching) if len(signers) > 1 else []
        discussed = self.words[match.start] in self.sets.discuss_verb
        return _distinct(subjects + ([] if discussed and not with_ else with_))

    def _present(self, mentions: list[Mention], start: int, stop: int) -> list[Mention]:
        """Those who watch others sign: в присутствии губернатора и министра."""
        for match in self.page.within("in_company", start, stop):
            behind = [m for m in mentions if m.start >= match.stop and cases_of(self.context, m) & GEN]
            if behind and behind[0].start - match.stop < _NEAR_WITH:
                return self.run(behind)
        return []

    def _visitors(self, match: Match, mentions: list[Mention], subjects: list[Mention]) -> list[Mention]:
        """Those who are told with somebody of a visit: с визитом прибыли министр и посол; министр и посол завершили."""
        if not subjects or not self.is_subject(subjects[0]):
            return subjects[:1]
        free = [m for m in mentions if self.is_subject(m)]
        before = [m for m in free if m.stop <= subjects[0].stop]
        run = self.run(_from(free, subjects)) if subjects[0].start > match.start else self.run_before(before)
        return run if len(run) > 1 else subjects[:1]

    def _note(self, match: Match, guests: list[Mention]) -> None:
        """Remember who came or was received: "гости" of later sentences."""
        if self.page.quote_of[match.start] < 0 and (people := _distinct(guests)):
            self.parties.came.append((match.start, people))

    def listed(self, start: int, stop: int) -> list[Figurehead]:
        """All who are named in a sentence, in an office or a delegation."""
        told = [m for m in self.context.mentions_in(start, stop) if m.form in _PEOPLE and m.who]
        return _distinct(self.parties.add(told, start, stop))

    def _is_from(self, mention: Mention) -> bool:
        """Whether "от" stands before somebody or before those whom they are joined to: от послов Чили и Перу."""
        behind = any(self.page.is_a(k, "out_of_word") for k in range(mention.start - _NEAR_WITH, mention.start))
        return behind and bool(cases_of(self.context, mention) & GEN)

    def _is_told_to(self, mention: Mention) -> bool:
        """Whether somebody stands in the dative and no other case behind no preposition."""
        return cases_of(self.context, mention) & CASES == DAT and self.grammar.pos(mention.start - 1) != "PREP"

    def _come(self, match: Match, mentions: list[Mention], subjects: list[Mention]) -> list[Figurehead]:
        """Who came and to whom: посол прибыл к губернатору; министр, приезжавший в мае к мэру, …"""
        behind = (m for m in mentions if m.start >= match.stop and self.words[m.start - 1] in self.sets.toward_word)
        hosts = [m for m in behind if cases_of(self.context, m) & DAT][:1]
        if self.grammar.pos(match.start) == "VERB":
            led = (m for m in mentions if m.stop <= match.start and self.parties.leads(m))
            guests = subjects or list(led)[:1]  # делегация во главе с министром прибыла
            return _distinct([*guests, *hosts]) if guests else []
        guests = [m for m in mentions if m.stop == match.start - 1 and self.words[m.stop] == ","]
        return _distinct([*guests, *hosts]) if guests and hosts else []

    def _received(self, match: Match, mentions: list[Mention], guests: list[Mention]) -> list[Figurehead]:
        """A guest and by whom they were received: посол был принят губернатором."""
        near = (m for m in mentions if m.start >= match.stop and self.page.sentence_of[m.start] == self._number(match))
        hosts = [m for m in near if cases_of(self.context, m) == INS and self.grammar.pos(m.start - 1) != "PREP"]
        led = (m for m in mentions if m.stop <= match.start and self.parties.leads(m))
        guests = [m for m in guests if m not in hosts] or list(led)[:1]  # делегация во главе с министром была принята
        return _distinct([*hosts[:1], *guests]) if hosts and guests else []

    def _number(self, match: Match) -> int:
        return self.page.sentence_of[match.start]

    def _objects_before(self, verb: int, mentions: list[Mention], subjects: list[Mention]) -> list[Mention]:
        """Those before a verb who are its object: гостя приветствовал мэр, министра и посла принял губернатор."""
        behind = any(m.start > verb for m in subjects)
        for number, mention in enumerate(reversed(mentions), 1):
            if self._is_object_before(mention, verb, subjects, behind=behind):
                before = self.run_before(mentions[: len(mentions) - number + 1])
                return [m for m in before if m not in subjects and cases_of(self.context, m) & (ACC | GEN)]
        return []

    def _is_object_before(self, mention: Mention, verb: int, subjects: list[Mention], *, behind: bool) -> bool:
        cases, low = cases_of(self.context, mention), self.grammar.clause(verb)[0]
        if not low <= mention.start < mention.stop <= verb or mention in subjects or not cases & (ACC | GEN):
            return False
        before = self.grammar.pos(mention.start - 1)
        free = before != "PREP" if behind else before not in ("PREP", "NOUN", "ADJF")
        opens = mention.start == self.grammar.sentence(verb)[0]
        return mention.form == "pronoun" or opens or free and self._ends_at(mention, verb)

    def _ends_at(self, mention: Mention, verb: int) -> bool:
        """Whether nothing but a comma and adverbs stand between somebody and a verb: министра, посла сегодня принял."""
        rest = range(mention.stop, verb)
        return all(self.words[k] == "," or self.grammar.pos(k) == "ADVB" for k in rest)

    def run(self, mentions: list[Mention]) -> list[Mention]:
        """The first of these and those joined to it."""
        found = mentions[:1]
        for mention in mentions[1:]:
            if not self._joins(found[-1].stop, mention.start) and mention.start != found[-1].start:
                break
            found.append(mention)
        return found

    def run_before(self, mentions: list[Mention]) -> list[Mention]:
        """The last of these and those that it is joined to."""
        found = mentions[-1:]
        for mention in reversed(mentions[:-1]):
            if not self._joins(mention.stop, found[0].start) and mention.start != found[0].start:
                break
            found.insert(0, mention)
        return found

    def _speaks_at(self, match: Match, start: int, stop: int) -> bool:
        if self.page.within("cue", start, stop) or any(
            self.words[k] in self.sets.appear_verb for k in range(start, stop)
        ):
            return True
        return self.is_led_at(match)

    def is_led_at(self, match: Match) -> bool:
        """Whether somebody led people at an event: возглавлял делегацию на форуме."""
        before = range(self.grammar.clause(match.start)[0], match.start)
        led = any(self.words[k] in self.sets.headed_participle and self.grammar.pos(k) == "VERB" for k in before)
        return led and any(self.page.is_a(k, "visitors") for k in before)

    def _is_object(self, mention: Mention) -> bool:
        cases = cases_of(self.context, mention)
        before = self.words[mention.start - 1]
        led = self.parties.leads(mention)
        return (
            bool(cases & ACC)
            and self.grammar.pos(mention.start - 1) != "PREP"
            or led
            or before in self.sets.headed_participle
        )

    def _subjects(self, match: Match, mentions: list[Mention], start: int) -> list[Mention]:
        """The subject of a verb and those joined to it, before it or right behind it."""
        before = [m for m in mentions if m.stop <= match.start and self.is_subject(m)]
        plural = bool(self.grammar.bits(match.start) & PLUR) and self.grammar.pos(match.start) in ("VERB", "PRTS")
        if not before and (speaker := self._speaker(match, start)):
            return [speaker]
        if before:
            several = self.run_before(before) if plural else []
            return several if len(several) > 1 else before[-2:] if plural else before[-1:]
        behind = [m for m in mentions if m.start >= match.stop and m.start - match.stop <= 12 and self.is_subject(m)]
        several = [m for m in self.run(_from(mentions, behind)) if self.is_subject(m)] if plural else []
        return several if len(several) > 1 else behind[:2] if plural else behind[:1]

    def _speaker(self, match: Match, start: int) -> Mention | None:
        """Who says "мы" or "я" before a verb: мы встретились с министром."""
        said = self.context.said_at(match.start)
        if said is None or said.who is None or said.who.kind != "person" or not said.who.name:
            return None
        said_by = (k for k in range(start, match.start) if self.grammar.forms[k] in self.sets.speaker_form)
        k = next(said_by, None)
        return Mention(k, k + 1, "pronoun", said.who) if k is not None else None

    def is_subject(self, mention: Mention) -> bool:
        """Whether somebody stands in the nominative behind no preposition; "спустя" is one of the day before it."""
        before = mention.start - 1
        free = before < 0 or self.grammar.pos(before) != "PREP" or self.words[before] in self.sets.later_word
        return bool(cases_of(self.context, mention) & NOM) and free

    def with_them(self, verb: int, mentions: list[Mention]) -> list[Mention]:
        """Those behind "с", and those joined to them."""
        found: list[Mention] = []
        end = -1
        for mention in mentions:
            if mention.stop <= verb - _FAR_BEFORE:
                continue
            led = self.parties.leads(mention)
            if led or self._is_with(mention.start) and cases_of(self.context, mention) & INS:
                found.append(mention)
                end = mention.stop
            elif end >= 0 and self._joins(end, mention.start):
                found.append(mention)
                end = mention.stop
        return found

    def _is_with(self, k: int) -> bool:
        """Whether "с" stands before token `k`, behind it what agrees: с чешской коллегой, с коллегой из Перу."""
        low = max(0, k - _NEAR_WITH)
        while k > low:
            k -= 1
            if self.words[k] in self.sets.with_word:
                return True
            place = next((p for p in self.context.places_in(low, k + 1) if p.stop == k + 1 and p.form == "noun"), None)
            if place is not None and self.page.is_a(place.start - 1, "out_of"):
                k = place.start - 1
            elif self.grammar.forms[k] in self.sets.possessive_form:
                continue  # с его директором
            elif self.grammar.pos(k) in ("ADJF", "PRTF") and adjective_cases(self.grammar.forms[k]) & INS:
                continue  # с российской делегацией
            elif not self.grammar.bits(k) & INS or self.grammar.pos(k) not in ("ADJF", "PRTF", "NOUN", "NPRO"):
                return False
        return False

    def _joins(self, start: int, stop: int) -> bool:
        """Whether nothing but "и", "а также" and commas stands in tokens `start` to `stop`, or "и её"."""
        stop -= stop > start + 1 and self.grammar.forms[stop - 1] in self.sets.possessive_form
        return stop > start and self.sets.list_join.issuperset(self.words[start:stop])

    def _of_noun(
        self, match: Match, mentions: list[Mention], with_: list[Mention], start: int, stop: int
    ) -> list[Figurehead]:
        """Встреча президента с губернатором, переговоры президента и губернатора, на встрече с губернатором."""
        genitive = []
        for mention in mentions:
            gap = self.words[match.stop : mention.start]
            if (
                mention.start >= match.stop
                and len(gap) <= 3
                and cases_of(self.context, mention) & GEN
                and not set(gap) & STOPS
            ):
                genitive.append(mention)
        if genitive:
            genitive = [m for m in self.run(_from(mentions, genitive)) if cases_of(self.context, m) & GEN]
        first = next((k for k in range(start, match.start) if self.words[k] in self.sets.between_word), match.stop)
        between = [
            m
            for m in mentions
            if m.start > first and not self.sets.between_word.isdisjoint(self.words[first : m.start])
        ]
        if len(between) > 1:
            return _distinct(between[:1] + self.run(between[1:]))
        if len(genitive) > 1 and not with_ or genitive and with_:
            return _distinct(genitive + with_)
        if with_:
            subjects = [m for m in mentions if self.is_subject(m) and m not in with_]
            people = _distinct(self.run(subjects) + with_)
            host = self._held_by(match, people[0]) or self._host(match, people[0]) if len(people) == 1 else None
            return [host, *people] if host else people
        return []

    def _held_by(self, match: Match, guest: Figurehead) -> Figurehead | None:
        """Who held the talks, as the next sentence tells: встречу провёл заместитель министра."""
        number = self._number(match) + 1
        if number >= len(self.page.sentences):
            return None
        start, stop = self.page.sentences[number]
        held = any(self.page.is_a(k, "chairing") and self.grammar.pos(k) == "VERB" for k in range(start, stop))
        told = (m for m in self.page.within("encounter", start, stop) if m.group["by"] == "noun")
        held = held and any(self.grammar.bits(m.start) & ACC for m in told)
        if not held and not self._takes_part(start, stop):
            return None
        people = [m for m in self.context.mentions_in(start, stop) if m.form in _PEOPLE and self.is_subject(m)]
        return next((m.who for m in people if m.who and m.who.name and m.who is not guest), None)

    def _takes_part(self, start: int, stop: int) -> bool:
        """Whether a sentence tells who took part in what the one before tells: в ней принял участие мэр."""
        part = any(self.grammar.pos(m.start) == "VERB" for m in self.page.within("attendance", start, stop))
        led = (k for k in range(start + 1, min(stop, start + _NEAR_WITH)) if self.words[k - 1] in self.sets.in_word)
        again = any(self.page.is_a(k, "them_pronoun") or self.page.is_a(k, "gathering_noun") for k in led)
        return part and again

    def _host(self, match: Match, guest: Figurehead) -> Figurehead | None:
        """Who holds talks with somebody where the sentence names nobody else: the subject of the sentences before."""
        if self.page.quote_of[match.start] >= 0 or guest.area is None:
            return None
        low = self.context.title[1] if self.context.title else 0
        for mention in reversed(self.context.mentions_in(low, match.start)):
            who = mention.who
            acts = self.is_subject(mention) or self.parties.leads(mention)
            told = mention.form in _PERSONAL and acts and self.page.quote_of[mention.start] < 0
            if told and who and who.name and who is not guest and who.area and who.area != guest.area:
                return who
        return None


def _from(mentions: list[Mention], some: list[Mention]) -> list[Mention]:
    """These mentions from the first of some of them."""
    return [m for m in mentions if m.start >= some[0].start] if some else []


def areas_of(people: list[Figurehead]) -> list[Area]:
    """The places of those who are no group."""
    return [who.area for who in people if who.area and who.kind != "group"]


def without_groups(people: list[Figurehead]) -> list[Figurehead]:
    """These people without delegations of the place of one of the others."""
    if all(who.kind != "group" for who in people):
        return people
    named = areas_of(people)
    return [who for who in people if who.kind != "group" or not is_of_one(who.area, named)]


def is_of_one(area: Area | None, others: list[Area]) -> bool:
    """Whether a delegation is of the place of one of those who are named."""
    return area is None or any(is_within(area, other) or area.name == other.name for other in others)


def _distinct(mentions: Iterable[Mention]) -> list[Figurehead]:
    return distinct_people([mention.who for mention in mentions if mention.who])


def are_of_two(people: list[Figurehead]) -> bool:
    """Whether people are of two sides, one of them in an office."""
    sides = {who.area.code or who.area.name if who.area else who.company or str(id(who)) for who in people}
    return len(sides) > 1 and any(who.rank for who in people)


def distinct_people(people: list[Figurehead]) -> list[Figurehead]:
    """These people once each, those without a name only in an office that tells who they are."""
    kept = (who for who in people if who.name or who.rank in _NAMELESS or who.kind == "group")
    return list({id(who): who for who in kept}.values())
