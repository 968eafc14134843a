"""Who stands around one verb of a Russian report: its subjects, whom it is done to, with, at and in whose presence."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Mention
from communique.entries.ru.context import RussianContext
from communique.entries.ru.encounter_people import Met
from communique.entries.ru.grammar import Span
from communique.entries.ru.people import cases_of
from communique.text.russian import ACC, DAT, FEMN, GEN, INS, MASC, PAST, PLUR

_PERSONAL: Final = ("name", "role", "pronoun")
_FAR: Final = 12  # tokens between a participle and the comma before it
_NEAR: Final = 3  # tokens between a preposition of many words and a name


class ClausePeople:
    """The people of one verb after the other; positions are tokens."""

    def __init__(self, context: RussianContext, met: Met) -> None:
        self.context, self.page, self.grammar, self.met = context, context.page, context.grammar, met
        self.words, self.sets = self.page.words, self.grammar.sets
        self.gone: dict[Span, list[Mention]] = {}
        self.aside: dict[int, list[Span]] = {}

    def mentions(self, start: int, stop: int) -> list[Mention]:
        """The people of tokens `start` to `stop`, with delegations."""
        found = self.gone.get((start, stop))
        if found is None:
            told = [m for m in self.context.mentions_in(start, stop) if m.form in _PERSONAL and m.who and not m.plural]
            found = self.gone[start, stop] = self.met.parties.add(told, start, stop)
        return found

    def bounds(self, k: int) -> Span:
        """The clause of a verb with those beside it that have no verb of their own: обедал в Осло — с мэром."""
        low, high = self.grammar.bounds(k)
        start, stop = self.grammar.clause(k)
        while stop < high and not self._opens(stop + 1):
            behind = self.grammar.clause(min(stop + 1, high - 1))[1]
            if behind <= stop or self._has_verb(stop, behind):
                break
            stop = behind
        while start > low:
            before = self.grammar.clause(start - 1)[0] if start - 1 > low else low
            if before >= start or self._has_verb(before, start) or self._opens(before):
                break
            start = before
        return start, stop

    def frame(self, k: int) -> tuple[list[Mention], int, int] | None:
        """The subjects of a verb, participle, gerund or infinitive of purpose, and the tokens of its clause."""
        pos = self.grammar.pos(k)
        if pos == "VERB":
            start, stop = self.bounds(k)
            return self.subjects(k, start, stop), start, stop
        if pos == "PRTF":
            return self._participle(k)
        start, stop = self.grammar.clause(k)
        if pos == "GRND":
            stop = next((j for j in range(k, stop) if self._parts(j)), stop)
        elif not self._is_aim(k, start):
            return None
        main = self._main(start, stop, aim=pos == "INFN")
        if main is None:
            return None
        return self.subjects(main, *self.bounds(main)), start, stop

    def _participle(self, k: int) -> tuple[list[Mention], int, int] | None:
        """Whom a participle behind a comma tells of: посол, обедавший 5 мая с мэром, …"""
        low, high = self.grammar.bounds(k)
        told = [m for m in self.mentions(low, high) if m.stop < k and m.form == "name"][-1:]
        if not told or k - told[0].stop > _FAR or self.words[told[0].stop] != "," or not self._is_like(told[0], k):
            return None
        comma = told[0].stop
        if any(map(self.grammar.is_finite, range(comma, k))):
            return None
        inside = [m for m in self.mentions(low, high) if m.start > k]
        ends = (j for j in range(k, high) if self._parts(j) and not any(m.start < j < m.stop for m in inside))
        stop = next(ends, high)
        dates = any(d.start > comma and d.stop <= stop for d in self.context.dates_in(comma, stop))
        return (told, comma + 1, stop) if dates else None

    def _asides(self, low: int, high: int) -> list[Span]:
        """Where participles behind a comma tell of somebody, in the sentence of tokens `low` to `high`."""
        found = self.aside.get(low)
        if found is None:
            told = (self._participle(j) for j in range(low, high) if self.grammar.parts[j] == "PRTF")
            found = self.aside[low] = [(one[1], one[2]) for one in told if one]
        return found

    def _is_like(self, mention: Mention, k: int) -> bool:
        """Whether a participle can tell of somebody, by case, number and gender."""
        bits, who = self.grammar.bits(k), mention.who
        sex = "f" if bits & FEMN else "m" if bits & MASC else None
        return sex is not None and bool(who and who.gender == sex and bits & cases_of(self.context, mention))

    def _parts(self, j: int) -> bool:
        """Whether a comma or a dash between words stands at token `j`."""
        return self.words[j] == "," or self.grammar.is_dash(j)

    def _is_aim(self, k: int, start: int) -> bool:
        """Whether an infinitive tells what for somebody went somewhere: приехал, чтобы поговорить."""
        near = [j for j in range(start, k) if self.page.is_a(j, "aim_word")]
        return bool(near) and not any(map(self.grammar.is_finite, range(near[-1], k)))

    def _main(self, start: int, stop: int, *, aim: bool) -> int | None:
        """The verb in the past beside which a gerund or an infinitive of purpose stands."""
        low, high = self.grammar.bounds(start)
        before = [j for j in range(low, start) if self.grammar.pos(j) == "VERB"]
        if before or aim:
            main = before[-1] if before else None
            placed = main is not None and (self.page.is_a(main, "going_verb") or self.page.is_a(main, "staying_verb"))
            return main if main is not None and (placed or not aim) and self.grammar.bits(main) & PAST else None
        behind = next((j for j in range(stop, high) if self.grammar.pos(j) == "VERB"), None)
        return behind if behind is not None and self.grammar.bits(behind) & PAST else None

    def agents(self, k: int, start: int, stop: int) -> list[Mention]:
        """By whom somebody was received: посол, принятый мэром."""
        if not self.page.is_a(k, "done_to_verb"):
            return []
        inside = [m for m in self._inside(k, start, stop) if m.start > k]
        free = [m for m in inside if cases_of(self.context, m) & INS and self.grammar.pos(m.start - 1) != "PREP"]
        return free[:1]

    def _opens(self, k: int) -> bool:
        return self.page.is_a(k, "subordinator")

    def _has_verb(self, start: int, stop: int) -> bool:
        return any(map(self.grammar.is_finite, range(start, stop)))

    def _inside(self, k: int, start: int, stop: int) -> list[Mention]:
        """The people of the clause of the verb at token `k`, in no quotation that it does not stand in."""
        own = self.page.quote_of[k]
        low, high = self.grammar.bounds(k)
        here = [m for m in self.mentions(low, high) if start <= m.start < stop and self.page.quote_of[m.start] == own]
        apart = [one for one in self._asides(low, high) if not one[0] <= k < one[1]] if len(here) > 1 else []
        return [m for m in here if not any(a <= m.start < b for a, b in apart)]

    def subjects(self, k: int, start: int, stop: int) -> list[Mention]:
        """The subject of the verb at token `k` and those joined to it, else that of the clause before."""
        plural = bool(self.grammar.bits(k) & PLUR)
        free = [m for m in self._inside(k, start, stop) if self.met.is_subject(m)]
        before, behind = [m for m in free if m.stop <= k], [m for m in free if m.start > k]
        for some in (self.met.run_before(before) if before else [], self.met.run(behind) if behind else []):
            if len(some) > 1 and plural:
                return some
            if some and plural and some[-1].stop <= k and (joined := self._joined_by_with(some[-1], k, start, stop)):
                return [some[-1], *joined]
            fit = [m for m in some if self._agrees(m, k)]
            if fit:
                return fit[:1]
        return self._before(k, start) if not free and not plural else []

    def _joined_by_with(self, subject: Mention, k: int, start: int, stop: int) -> list[Mention]:
        """Those with whom a subject in the singular does what a verb in the plural tells: мэр с послом осмотрели."""
        with_ = subject.stop + (
            self.page.word(subject.stop) in self.sets.jointly_word
        )  # совместно с послом рассмотрели
        if not subject.who or not subject.who.name or self.page.word(with_) not in self.sets.with_word:
            return []
        near = [m for m in self._inside(k, start, stop) if with_ < m.start <= with_ + 1 and m.stop <= k]
        return [m for m in near if cases_of(self.context, m) & INS]

    def _agrees(self, mention: Mention, k: int) -> bool:
        """Whether a verb can have somebody as its subject, by number and gender."""
        bits, who = self.grammar.bits(k), mention.who
        if bits & PLUR or who is None:
            return False
        sex = "f" if bits & FEMN else "m" if bits & MASC else None
        return sex is None or who.gender in (None, sex) or bool(who.role) and sex == "m"

    def _before(self, k: int, start: int) -> list[Mention]:
        """The subject that the clauses before in the sentence have, for a verb without one: вылетел и встретился с."""
        low, _ = self.grammar.bounds(k)
        said = self.context.said_at(k)
        told = [m for m in self.mentions(*self.grammar.bounds(k)) if low <= m.start < start and self.met.is_subject(m)]
        fit = [m for m in told if self._agrees(m, k)]
        if fit:
            return fit[-1:]
        if said is not None and said.who is not None and said.mode == "indirect":
            return [Mention(k, k, "pronoun", said.who)]
        return []

    def beside(self, k: int, start: int, stop: int, subjects: list[Mention]) -> list[Mention]:
        """Those with whom, at whom, to whom and in whose presence it was done."""
        inside = [m for m in self._inside(k, start, stop) if m not in subjects]
        found = self.met.with_them(k, [m for m in inside if m.start > start])
        for number, mention in enumerate(inside):
            if mention not in found and self._is_at(mention, k):
                found += self.met.run(inside[number:])
        return found

    def _is_at(self, mention: Mention, k: int) -> bool:
        """Whether a preposition puts somebody where the deed is done: у мэра, к мэру, напротив мэра, при мэре."""
        before, cases = mention.start - 1, cases_of(self.context, mention)
        if self.words[before] in self.sets.facing_word or self._is_led(mention):
            return bool(cases & GEN)
        if self.words[before] in self.sets.at_word:
            return bool(cases & GEN) and self.page.is_a(k, "staying_verb")
        return self.words[before] in self.sets.toward_word and bool(cases & DAT) and self.page.is_a(k, "going_verb")

    def _is_led(self, mention: Mention) -> bool:
        near = self.page.within("in_company", max(0, mention.start - 4), mention.start)
        return any(mention.start - match.stop < _NEAR for match in near)

    def objects(self, k: int, start: int, stop: int, subjects: list[Mention]) -> list[Mention]:
        """Those whom something is shown to or who are led about: показал послу порт, провёл её по цехам."""
        free = [m for m in self._inside(k, start, stop) if m not in subjects]
        free = [
            m for m in free if self.grammar.pos(m.start - 1) not in ("PREP", "NOUN", "ADJF") or self._is_placed(m.start)
        ]
        told = [m for m in free if cases_of(self.context, m) & (ACC | DAT) and not cases_of(self.context, m) & INS]
        return [self._other(m, subjects) for m in self.met.run(told)] if told else []

    def _other(self, mention: Mention, subjects: list[Mention]) -> Mention:
        """A pronoun as whoever was told of before and is not the subject of its own clause: мэр показал ему порт."""
        own = [m.who for m in subjects]
        if mention.form != "pronoun" or mention.who not in own:
            return mention
        start = self.grammar.sentence(mention.start)[0]
        low = self.grammar.sentence(start - 1)[0] if start else 0
        sex = mention.who.gender if mention.who else None
        before = [m for m in self.mentions(low, start) if m.who not in own and m.who and m.who.gender in (None, sex)]
        return Mention(mention.start, mention.stop, mention.form, before[-1].who) if before else mention

    def _is_placed(self, k: int) -> bool:
        """Whether a place or a day ends right before token `k`: выслушал в Осло посла, провёл 5 мая министра."""
        places = (p.stop for p in self.context.places_in(max(0, k - _NEAR), k) if p.form == "noun")
        return k in places or any(d.stop == k for d in self.context.dates_in(max(0, k - _NEAR), k))
