"""Commitments of a Russian report: what somebody says will, should or may be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from communique.entries.context import Figurehead
from communique.entries.ru.authors import find_author
from communique.entries.ru.commitment_actors import Actors
from communique.entries.ru.commitment_conditions import Conditions
from communique.entries.ru.commitment_deeds import SIGNED, Deeds
from communique.entries.ru.commitment_fields import Fields
from communique.entries.ru.commitment_forms import Forms
from communique.entries.ru.commitment_futures import Futures
from communique.entries.ru.commitment_lists import Lists
from communique.entries.ru.commitment_papers import Papers
from communique.entries.ru.commitment_presents import Presents
from communique.entries.ru.commitment_reach import Candidate, Reach
from communique.entries.ru.commitment_twins import Twins
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.officials import is_report
from communique.entries.sectors import Sectors
from communique.kinds import Actor, Commitment, entry_id
from communique.text.russian import FIRST, FUTR, PRES


def find_commitments(context: RussianContext, document: str) -> list[tuple[Commitment, str]]:
    """Every commitment of the document with the name of the rule that found it, in the order of the text."""
    return _Finder(context, document).find() if is_report(context) else []


class _Finder:
    """The commitments of one document; positions are tokens."""

    def __init__(self, context: RussianContext, document: str) -> None:
        self.context, self.document = context, document
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets
        self.actors, self.fields, reach = Actors(context), Fields(context), Reach(context)
        self.reach, self.forms = reach, Forms(context, reach, self.actors)
        self.lists = self.actors.subjects.lists = Lists(context, reach, self.actors.phrases)
        self.conditions = Conditions(context, self.actors.phrases)
        self.deeds = Deeds(context, reach, self.actors)
        self.futures = Futures(context, reach, self.actors, self.conditions)
        self.presents = Presents(context, reach, self.actors, self.futures)
        self.coming, self.takes_on = self.grammar.verbs(FUTR), bool(self.page.of("taking_on"))
        self.author = find_author(context)
        self.today = self.grammar.verbs(PRES)
        self.papers, self.sectors = Papers(context), Sectors(context)

    def find(self) -> list[tuple[Commitment, str]]:
        """All commitments, one for each thing to be done."""
        twins = Twins(self.context)
        for start, stop in self.page.sentences:
            if stop - start < 3 and self.words[stop - 1] != ":" or self._skipped(start) or self._is_asked(start, stop):
                continue
            before: tuple[Candidate, Commitment] | None = None
            for one in self._of_sentence(start, stop):
                entry = self._entry(one)
                if entry.due is None and before is not None and self._goes_on(*before, one, entry):
                    entry = replace(entry, due=before[1].due)
                before = one, entry
                twins.add(entry, one.action, one.rule)
        return twins.joined()

    def _goes_on(self, first: Candidate, told: Commitment, one: Candidate, entry: Commitment) -> bool:
        """Whether a date before the first of two joined verbs is that of both: к маю построим склад и подведём газ."""
        if told.due is None or told.actors != entry.actors or not first.cue < one.cue or one.due:
            return False
        if any(self.grammar.pos(k) != "VERB" or not self.grammar.bits(k) & FUTR for k in (first.cue, one.cue)):
            return False
        joined = {one.cue - 1, one.start, one.start - 1} & {k for k in range(first.cue, one.cue) if self._joins(k)}
        dates = self.context.dates_in(first.start, first.cue)
        return bool(joined) and any(date.iso and told.due in (date.iso, date.iso.split("/")[-1]) for date in dates)

    def _joins(self, k: int) -> bool:
        return self.page.is_a(k, "and_word")

    def _is_asked(self, start: int, stop: int) -> bool:
        """Whether a sentence is a question that proposes nothing; but: почему бы не открыть рейс?"""
        if self.words[stop - 1] != "?":
            return False
        return not any(match.group.get("asks") for match in self.page.within("force", start, stop))

    def _skipped(self, start: int) -> bool:
        paragraph = self.page.paragraph_of[start]
        return bool(self.context.skipped) and self.context.skipped[paragraph]

    # --- candidates

    def _of_sentence(self, start: int, stop: int) -> Iterator[Candidate]:
        taken: set[int] = set()
        for match in self.page.within("force", start, stop):
            if match.start in taken or self.reach.is_denied(match.start) or self.reach.is_asked(match.start):
                continue
            found = [one for one in self.forms.read(match, stop) if not self._is_hub(one)]
            for one in found:
                taken.update(range(match.start, match.stop))
                taken.update(range(*one.action))
                yield one
        if ":" in self.words[start:stop] and (task := self.lists.task(start, stop)) is not None:
            if task.action[0] not in taken:
                taken.update(range(*task.action))
                yield task
        signings = self.page.within("signing", start, stop)
        for match in signings:
            for paper in self.deeds.papers(match, start, stop) if match.start not in taken else ():
                taken.update(range(*paper.action))
                yield paper
        for invited in self.context.invitations:
            if start <= invited.cue < stop and invited.cue not in taken:
                accepted = self.deeds.accepted(invited.cue, stop)
                taken.update(range(*accepted.action))
                yield accepted
        for paper in self.papers.listed(signings, stop) if signings else ():
            taken.update(range(*paper.action))
            yield paper
        for match in self.page.within("taking_on", start, stop) if self.takes_on else ():
            if match.start not in taken and (taking := self.deeds.taking(match, stop)):
                taken.update(range(*taking.action))
                yield taking
        for k in self.coming[bisect_left(self.coming, start) : bisect_left(self.coming, stop)]:
            if k not in taken and not self._is_name(k, start) and (future := self.futures.read(k, stop)):
                taken.update(range(*future.action))
                yield future
                yield from self.futures.twin.after(future)
        for k in self.today[bisect_left(self.today, start) : bisect_left(self.today, stop)]:
            if k not in taken and not self._is_name(k, start) and (present := self.presents.read(k, stop)):
                taken.update(range(*present.action))
                yield present

    def _is_name(self, k: int, start: int) -> bool:
        """Whether a capital in the sentence makes a verb a name, and no word of a headline in capitals: Мерет."""
        inside = self.page.is_capital(k) and k > start and self.words[k - 1][0].isalnum()
        return inside and not self.page.slice(k - 1, k + 1).isupper()

    def _is_hub(self, one: Candidate) -> bool:
        """Whether a wish only calls a place a base for others: предлагаем рассматривать Тараз как опорный пункт."""
        verb = self.words[one.action[0]]
        wish = self.sets.making_verb | self.sets.serving_verb  # хочет сделать Махачкалу базой; должна стать мостом
        wished = one.force == "soft" and verb in wish or verb in self.sets.seeing_verb
        return wished and bool(self.page.within("hub", *one.action))

    # --- the entry

    def _entry(self, one: Candidate) -> Commitment:
        context, fields = self.context, self.fields
        speaker = self._speaker(one)
        condition = self.conditions.of(one.cue, one.action)
        action = self.conditions.without(one.action, condition)
        opening = action[0] if one.rule == SIGNED else self._opening(one)  # сегодня подписали
        due = fields.due(opening, max(one.stop, action[1]), action, one.cue, sure=condition is None)
        kind, who = one.type, one.who
        if kind in ("pledge", "offer") and who == "subject" and self.actors.is_for_both(one.cue, action):
            kind, who = "proposal", "both"
        who = "guest" if who == "subject" and self._goes(one) else who
        invited = next((i for i in context.invitations if i.cue == one.cue), None)
        actors = self.actors.invited(invited) if invited else self.actors.of(who, one, action, speaker)
        if kind == "pledge" and self._is_agreed(one, actors):
            kind = "agreement"
        if kind == "pledge" and one.force == "soft" and (partner := self.actors.signing_with(action, speaker, actors)):
            kind, actors = "proposal", [*actors, *partner]
        counterpart = self.actors.inviting(invited) if invited else fields.counterpart(kind, actors)
        above = self.lists.above(one.cue) if due is None and not one.due else None
        if above is not None:
            due = fields.due(*above, (above[1], above[1]), above[1], sure=False)
        due = one.due or due or (invited.date if invited else self._due_of_event(action))
        evidence = context.evidence(*self._evidence(one, action))
        text = self.page.slice(*action)
        force = "conditional" if condition else one.force
        return Commitment(
            id=entry_id("commitment", self.document, evidence.start, evidence.end, text),
            document=self.document,
            evidence=(evidence,),
            force=force,
            type=kind,
            actors=tuple(actors),
            counterpart=counterpart,
            speaker=speaker.person() if speaker else None,
            action=text,
            due=due,
            condition=self.page.slice(*condition) if condition else None,
            sectors=tuple(
                self.sectors.within(*action) or (self.sectors.before(action[0]) if self._points_back(action) else [])
            ),
            status="in progress" if one.running else "open",
        )

    def _goes(self, one: Candidate) -> bool:
        """Whether one person called by name or office is to go somewhere: пообещал лично приехать на праздник."""
        verb = one.action[0]
        if self.grammar.pos(verb) != "INFN" or self.words[verb] not in self.sets.visit_verb:
            return False
        subject = self.actors.subjects.of(one.start, max(one.stop, one.cue + 1), one.cue)
        return subject is not None and subject.is_named_person

    def _due_of_event(self, action: Span) -> str | None:
        """When an event is to be held of which a clause behind an action tells: на форум, который пройдёт в апреле."""
        which, high = action[1] + 1, self.grammar.bounds(action[0])[1]
        if which + 1 >= high or not self.reach.is_event_of(which, high):
            return None
        return self.fields.due(which, high, (which, high), which, sure=False)

    def _is_agreed(self, one: Candidate, actors: list[Actor]) -> bool:
        """Whether both sides have settled what they pledge: стороны решили; до мая стороны подготовят протокол."""
        if len(actors) < 2:
            return False
        future = self.grammar.pos(one.cue) == "VERB" and bool(self.grammar.bits(one.cue) & FUTR)
        return self.words[one.cue] in self.sets.decide_verb or future and actors == self.actors.sides.parties()

    def _opening(self, one: Candidate) -> int:
        """Where a clause begins that words such as "по его словам" part: В этом году, по его словам, город построит."""
        said = self.context.said_at(one.cue)
        first = said.pieces[0] if said and len(said.pieces) > 1 else None
        opens = first is not None and first[1] <= one.start and not any(map(self.grammar.is_finite, range(*first)))
        return first[0] if first and opens else one.start

    def _points_back(self, action: Span) -> bool:
        counted = self.grammar.pos(action[1] - 1) in ("NUMR", "NUMB")  # закажем ещё шесть
        return counted or any(self.words[k] in self.sets.pointing_back for k in range(*action))

    def _evidence(self, one: Candidate, action: Span) -> Span:
        start, stop = one.start, max(one.stop if action == one.action else action[1], action[1])
        while start < action[0] and not self.words[start][0].isalnum() and not self._opens_name(start, action[0]):
            start += 1
        start = self.context.behind_dateline(start)
        return start, max(stop, start + 1)

    def _opens_name(self, k: int, stop: int) -> bool:
        """Whether the quotation mark at token `k` opens a name that ends before token `stop`: «Бортник» планирует …"""
        number = self.page.quote_of[k]
        return number >= 0 and self.page.quotes[number].start == k and self.page.quotes[number].stop <= stop

    def _speaker(self, one: Candidate) -> Figurehead | None:
        """Who says so: of reported proposals and instructions the subject of the verb, else who says the words."""
        said = self.context.said_at(one.cue)
        if said is not None:
            return said.who
        inner = self.context.said_at(one.action[0]) or self.context.said_at(max(one.behind, one.action[1] - 1))
        if inner is not None:
            return inner.who
        own = self.author is not None and self.page.quote_of[one.cue] < 0
        return self.author if own and self._is_first(one) else None

    def _is_first(self, one: Candidate) -> bool:
        """Whether a verb in the first person, or "нас" or "меня" behind it, tells that who writes speaks."""
        first = bool(self.grammar.bits(one.cue) & FIRST)
        return first or any(self.words[k] in self.sets.speaker_word for k in (one.cue - 1, one.cue + 1))
