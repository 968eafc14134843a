"""How far the words of a Russian commitment reach: its clause, its action, what stands against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import DASHES, STOPS, Span
from communique.text.page import Match
from communique.text.russian import DAT, FUTR, NOM

_OBJECT: Final = 6  # tokens between a verb and its object
_LONG: Final = 60  # tokens of an action
_JOINED: Final = 8  # tokens between "и" and the verb that it joins
_FAR: Final = 14  # tokens between a comma and the dash that stands for a verb


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment in the making: force, type, the tokens of its clause and of its action, and who its words name."""

    force: str
    type: str
    who: str
    start: int
    stop: int
    action: Span
    cue: int
    rule: str
    running: bool = False
    behind: int = 0  # where what the word of force governs begins
    due: str | None = None  # where a verb in the present tells it otherwise than the date itself


class Reach:
    """Tells where clauses and actions of one document end; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = context.page.words, context.grammar.sets

    def is_asked(self, i: int) -> bool:
        """Whether "ли" behind token `i` makes its clause a question: спросили, оплатит ли область проезд."""
        return self.page.word(i + 1) in self.sets.whether_particle

    def is_denied(self, i: int) -> bool:
        return i > 0 and self.words[i - 1] in self.sets.not_word or self.is_disputed(i)

    def is_disputed(self, i: int) -> bool:
        """Whether token `i` stands in a clause with "что" that somebody denies: отрицает, что Оман обещал."""
        start = self.grammar.clause(i)[0]
        disputed = start > 1 and self.words[start] in self.sets.that_word and self.page.is_a(start - 2, "denyverb")
        return disputed and self.page.word(start - 3) not in self.sets.not_word

    def in_if(self, i: int) -> bool:
        start, _ = self.grammar.clause(i)
        start += self.words[start] in self.sets.but_word and start < i  # а если …
        if self.words[start] in self.sets.if_word or start > 0 and self.words[start - 1] in self.sets.if_word:
            return True
        opened = self.page.match_at("condition", start)
        if opened is not None and opened.group.get("clause"):
            return True
        return self.words[start] in self.sets.that_word and bool(self.page.within("condition", start - 4, start))

    def around(self, match: Match, stop: int) -> Span:
        """The tokens from the clause of a word of force to the end of its sentence or quotation."""
        low, high = self.grammar.bounds(match.start)
        start, _ = self.grammar.clause(match.start)
        said = self.context.said_at(match.start)
        if said is not None:
            for a, b in said.pieces:
                if a <= match.start < b:
                    start, high = max(start, a), min(high, b)
        while high > match.stop and self.words[high - 1] in STOPS and self._is_stop(high - 1, start):
            high -= 1
        while start < match.start and self.words[start] in self.sets.that_word:
            start += 1
        return max(start, low), high

    def action_end(self, head: int, following: int | None, stop: int) -> int:
        """Where an action ends: before the next one that is joined, a clause of its own, or the end."""
        end = stop if following is None else self._before_joined(head, following)
        own = self.page.quote_of[head]
        for k in range(head + 1, min(end, head + _LONG)):
            if self.page.quote_of[k] not in (own, -1):
                continue  # судно класса «река – море»
            dash = self.words[k] in DASHES and self.grammar.is_dash(k)
            if self.words[k] in (";", ":") or dash and not self.is_route(k) and not self._is_in_date(k):
                end = k
                break
            if self.words[k] == "," and k + 1 < stop and (self._new_clause(k + 1, stop) or self.other(k, stop)):
                end = k
                break
            if self.words[k] == "," and self.grammar.pos(k + 1) == "ADJF" and self.grammar.is_dash(k + 2):
                end = k  # первую партию отгрузим в мае, вторую — в июле
                break
            if (
                self.words[k] in self.sets.and_but
                and k + 1 < stop
                and following is None
                and self._new_clause(k + 1, stop)
                and self._has_verb(head, k)
            ):
                end = k
                break
        end = min(end, head + _LONG)
        while end > head + 1 and (
            self.words[end - 1] in self.sets.action_tail
            or self.words[end - 1] in STOPS
            and self._is_stop(end - 1, head)
        ):
            end -= 1
        return end

    def _is_stop(self, k: int, head: int) -> bool:
        """Whether a mark at token `k` is none of an action from token `head`; one that ends a name in it is."""
        number = self.page.quote_of[k]
        return number < 0 or self.page.quotes[number].start < head

    def _is_in_date(self, dash: int) -> bool:
        """Whether a dash stands within a date: в ноябре – начале декабря."""
        return any(d.start < dash < d.stop for d in self.context.dates_in(max(0, dash - _JOINED), dash))

    def is_route(self, dash: int) -> bool:
        """Whether a dash joins two places: рейс Омск — Ханой; those that no list holds by their capitals."""
        if self.page.is_capital(dash + 1) and self.page.is_capital(dash - 1) and self.grammar.pos(dash - 1) == "NOUN":
            return dash + 1 in self.context.place_of or self.grammar.pos(dash - 2) == "NOUN"
        return dash + 1 in self.context.place_of and any(p.stop == dash for p in self.context.places_in(dash - 3, dash))

    def _before_joined(self, head: int, following: int) -> int:
        """Where an action ends before the one joined to it, whose date may stand before its verb: и до мая открыть."""
        for k in range(following - 1, max(head, following - _JOINED), -1):
            if self.words[k] in self.sets.and_word_too:
                led = (
                    self.grammar.pos(k + 1) in ("PREP", "ADVB", "PRCL")
                    or k + 1 == following
                    or self.words[k - 1] == ","
                )
                return k if led else following
            if self.grammar.pos(k) in ("VERB", "INFN"):
                break
        return following

    def other(self, comma: int, stop: int) -> tuple[int, int] | None:
        """The noun and the dash of a clause without a verb of its own behind a comma: …, а акиму района — …"""
        if comma + 3 >= stop:
            return None
        if self.words[comma + 1] not in self.sets.but_word:  # одна сторона упростит визы, другая — обучит врачей
            bare = self.grammar.pos(comma + 1) == "ADJF" and self.grammar.is_dash(comma + 2)
            if not self.grammar.bits(comma + 1) & (NOM | DAT):
                return None
            return (comma + 1, comma + 2) if bare else self._elided(comma + 1, stop)
        for k in range(comma + 2, min(stop, comma + _FAR)):
            if self.grammar.is_dash(k):
                return comma + 2, k
            if self.grammar.is_finite(k) or self.grammar.pos(k) == "INFN" or self.words[k] == ",":
                return None
        return None

    def _elided(self, start: int, stop: int) -> tuple[int, int] | None:
        """The noun and the dash of a clause that lacks its verb: …, завод «Тара» — наладить поставки."""
        for k in range(start + 1, min(stop - 1, start + _FAR)):
            if self.grammar.is_dash(k):
                return (start, k) if self._leads_to_infinitive(k + 1, stop) else None
            if self.words[k] == "," or self.grammar.is_finite(k) or self.grammar.pos(k) in ("INFN", "GRND", "PREP"):
                return None
        return None

    def _leads_to_infinitive(self, k: int, stop: int) -> bool:
        """Whether an infinitive stands at token `k` or behind words that say when: в двухнедельный срок найти."""
        for j in range(k, min(stop, k + _JOINED)):
            if self.grammar.pos(j) == "INFN":
                return True
            if self.grammar.is_finite(j) or self.words[j] == "," or self.page.is_a(j, "subordinator"):
                return False
        return False

    def _has_verb(self, start: int, stop: int) -> bool:
        """Whether a verb stands in tokens, so that "и" joins no second subject: министерство и палата подготовят."""
        return any(self.grammar.pos(k) == "INFN" or self.grammar.is_finite(k) for k in range(start, stop)) or (
            self.grammar.pos(start) != "CONJ"
        )

    def _new_clause(self, k: int, stop: int) -> bool:
        """Whether a clause with a verb of its own begins at token `k`; a relative one belongs to what stands before."""
        if self.words[k] in self.sets.relative_opener:
            return self._is_told_of(k, stop) or self.is_event_of(k, stop)
        if self.words[k] in self.sets.question_word and self.grammar.pos(k - 2) != "VERB":
            return False  # подсчитать, сколько фруктов съедает область
        if self.words[k] in self.sets.clause_opener:
            return not (self.words[k] in self.sets.so_word and self.page.word(k + 1) in self.sets.and_word)  # , так и в
        for j in range(k, min(stop, k + 9)):
            if self.words[j] in (",", ";"):
                return False
            short = self.grammar.pos(j) == "PRTS" and not self.page.match_at("force", j)
            if self.grammar.is_finite(j) and not short or self.page.match_at("cue", j):
                return True
        return False

    def _is_told_of(self, which: int, stop: int) -> bool:
        """Whether a clause with "который" has a word of force of its own: …, которая намерена вложить 2 млрд."""
        close = next((k for k in range(which + 1, stop) if self.words[k] == ","), stop)
        told = self.page.within("force", which + 1, min(close, which + _OBJECT))
        subject = bool(self.grammar.bits(which) & NOM) and self.words[which] in self.sets.which_word
        return subject and any(match.group["who"] == "subject" and match.group["takes"][0] == "inf" for match in told)

    def is_event_of(self, which: int, stop: int) -> bool:
        """Whether a clause with "который" tells who will hold an event: форум, который Ханой проведёт в апреле."""
        if self.words[which] not in self.sets.which_word or self.words[which - 1] != ",":
            return False
        close = next((k for k in range(which + 1, stop) if self.words[k] == ","), stop)
        held = self.page.language.wordset("held")
        told = any(self.grammar.bits(k) & FUTR and self.words[k] in held for k in range(which + 1, close))
        return told and any(self.page.is_a(k, "event") for k in range(which - _OBJECT, which - 1))

    def is_concrete(self, head: int, end: int) -> bool:
        """Whether a verb that may be vague has an object to look up: наладить рейсы, but not наладить связи."""
        if self.words[head] not in self.sets.concrete_verb:
            return False
        near = range(head + 1, min(end, head + _OBJECT))
        noun = next((k for k in near if self.grammar.pos(k) == "NOUN"), None)
        return noun is not None and self.words[noun] not in self.sets.vague_noun | self.sets.abstract_noun
