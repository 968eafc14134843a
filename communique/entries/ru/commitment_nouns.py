"""Nouns of force in a Russian report and the verbs that they lean on: о готовности … сообщил, проявили интерес."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.phrases import Phrases
from communique.text.page import Match
from communique.text.russian import ACC, DAT, INS, NOM, PAST

_BEFORE: Final = 4  # tokens between a verb of saying and the noun behind it
_OPENS: Final = 6  # tokens of a clause before the noun that it is about
_BEHIND: Final = 16  # tokens from a noun to the verb behind what it governs
_ASIDE: Final = 8  # tokens in which the nouns of an aim stand
_HEDGED: Final = 3  # tokens of a hedge and a number
_BESIDE: Final = 2  # tokens between a word of force and a form of "быть" or "бы"


class Nouns:
    """Tells what the nouns of force of one document lean on; positions are tokens."""

    def __init__(self, context: RussianContext, phrases: Phrases) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets, self.phrases = context.page.words, context.grammar.sets, phrases

    def verb_of(self, i: int) -> int | None:
        """The verb that a noun of force at token `i` leans on: заявил о готовности; о готовности … заявил."""
        low, high = self.grammar.clause(i)
        near = range(i - 1, max(low, i - _BEFORE) - 1, -1)
        before = next((k for k in near if self._leads(k, i)), None)
        if before is not None:
            return before
        if i - low > _OPENS or any(self.grammar.is_finite(k) for k in range(low, i)):
            return None
        if not self._opens(i):
            return None
        return next((k for k in range(i + 1, min(high, i + _BEHIND)) if self._leads(k, i)), None)

    def _opens(self, i: int) -> bool:
        """Whether a noun stands as what a verb behind it has: о готовности; интерес к закупке."""
        k = i - 1
        while self.grammar.pos(k) == "ADJF":
            k -= 1
        about = self.words[k] in self.sets.about_word
        return about or self.words[i] in self.sets.shown_noun and self.grammar.pos(k) != "PREP"

    def _leads(self, k: int, i: int) -> bool:
        """Whether the verb at token `k` is one that the noun at token `i` can lean on."""
        if self.words[i] in self.sets.shown_noun:
            return self.words[k] in self.sets.showing_verb and self.grammar.pos(k) != "PRTF"
        told = self.grammar.pos(k) not in ("INFN", "PRTF")
        return told and (self.page.match_at("cue", k) is not None or self.page.is_a(k, "cue"))

    def fronted(self, match: Match) -> int | None:
        """The verb behind what a noun of force governs, where it leans on that one: о намерении … заявил | посол."""
        if self.words[match.stop - 1] not in self.sets.force_noun:
            return None
        verb = self.verb_of(match.stop - 1)
        return verb if verb is not None and verb > match.start else None

    def is_past(self, match: Match, stop: int) -> bool:
        """Whether a plan is told of as what was once planned: планировали; был намерен; but not: хотели бы."""
        if match.group["force"] != "soft" or self.words[match.start] not in self.sets.past_plan:
            return False
        i = match.start
        beside = range(i - _BESIDE, match.stop + _BESIDE)
        past = self.grammar.pos(i) == "VERB" and bool(self.grammar.bits(i) & PAST)
        if self.grammar.pos(i) in ("ADJS", "PRTS"):
            past = any(self.page.is_a(k, "be_verb") and self.grammar.bits(k) & PAST for k in beside)
        if not past or any(self.page.is_a(k, "would_word") for k in beside):
            return False
        low, high = self.grammar.sentence(i)
        if any(self.words[k] == "," and self.page.is_a(k + 1, "contrast_word") for k in range(match.stop, high)):
            return True
        return not any(when.iso and self._is_ahead(when.iso) for when in self.context.dates_in(low, stop))

    def _is_ahead(self, iso: str) -> bool:
        published, end = self.context.published, iso.split("/")[-1]
        return published is not None and end > published[: len(end)]

    def deed_before(self, match: Match, *, case: int) -> Span | None:
        """The name of a deed that opens the clause of a word of force in a case: подготовку плана | поручил."""
        low, _ = self.grammar.clause(match.start)
        while low < match.start and self.grammar.pos(low) in ("CONJ", "ADVB", "PRCL"):
            low += 1
        head = low
        while head < match.start and self.grammar.pos(head) == "ADJF":
            head += 1
        deed = self.words[head] in self.sets.deed_noun or self.page.is_a(head, "event")
        if head >= match.start or not deed or not self.grammar.has_case(head, case):
            return None
        end = head + 1
        while end < match.start and self.grammar.is_genitive(end) and not self.grammar.is_finite(end):
            end += 1
        return (low, end) if end > head + 1 else None

    def opens_deed(self, k: int, stop: int, case: int = ACC) -> bool:
        """Whether the name of a deed stands at token `k`, behind an adjective too: планируем скорое открытие цеха."""
        noun = k + (self.grammar.pos(k) == "ADJF")
        named = noun + 1 < stop and self.words[noun] in self.sets.deed_noun and self.grammar.has_case(noun, case)
        if named and self.grammar.pos(noun + 1) == "PREP":  # открытие в Ханое цеха
            behind = self.phrases.at(noun + 2, stop)
            noun = behind.stop - 1 if behind is not None else noun
        if named and self._is_counted(noun + 1):
            return True  # предусматривает поставку более 20 автобусов
        traded = self.words[noun] in self.sets.exchange_noun and self.grammar.has_case(noun, ACC)
        if noun + 1 < stop and traded and self.grammar.bits(noun + 1) & INS:
            return True  # договор предусматривает обмен студентами
        return named and self.grammar.is_genitive(noun + 1)

    def _is_counted(self, k: int) -> bool:
        """Whether a number, a hedge before it too, and its noun in the genitive stand from token `k`."""
        number = next((j for j in range(k, k + _HEDGED) if self.grammar.pos(j) in ("NUMB", "NUMR")), None)
        return number is not None and self.grammar.is_genitive(number + 1) and self.grammar.pos(k) != "NOUN"

    def is_of_paper(self, i: int) -> bool:
        """Whether a participle or "который" at token `i` tells of a paper: документ, предусматривающий …"""
        k = i - 1 - (self.words[i - 1] in self.sets.which_word)
        if self.page.word(k) != ",":
            return False
        return self.words[k - 1] in self.sets.papers_noun or self.page.is_a(k - 1, "paper")

    def is_signed(self, i: int) -> bool:
        """Whether such a paper has been signed: подписан документ, предусматривающий …"""
        if not self.is_of_paper(i):
            return False
        signed = self.page.within("signing", self.grammar.sentence(i)[0], i)
        return any(self.grammar.pos(m.start) == "PRTS" or self.grammar.bits(m.start) & PAST for m in signed)

    def is_settled(self, match: Match) -> bool:
        """Whether it is told that something was decided, and not by whom: решено, принято решение."""
        decided = not self.sets.decide_verb.isdisjoint(self.words[match.start : match.stop])
        passive = decided and any(self.grammar.pos(k) == "PRTS" for k in range(match.start, match.stop))
        return passive and self.context.said_at(match.start) is None

    def is_done_to(self, i: int, verbs: frozenset[str]) -> bool:
        """Whether one of the verbs has the noun at a token: обсудили в Омске возможность, передал приглашение."""
        low = max(self.grammar.clause(i)[0], i - _ASIDE)
        return any(self.words[k] in verbs and self.grammar.is_finite(k) for k in range(low, i))

    def is_given(self, match: Match, k: int) -> bool:
        """Whether somebody stands at token `k` to whom something is guaranteed or proposed: инвестору."""
        dative = self.grammar.pos(k) == "NOUN" and self.grammar.bits(k) & DAT and not self.grammar.bits(k) & ACC
        governed = self.grammar.pos(k - 1) == "PREP"  # ведёт работу по открытию
        return bool(dative) and not governed and match.group["who"] in ("subject", "both")

    def tells_event(self, start: int, stop: int) -> bool:
        """Whether an event, or a deed in the nominative, is told of: запланировано открытие, намечен обмен."""
        held = self.sets.exchange_noun | self.sets.deed_noun
        deeds = (k for k in range(start, stop) if self.words[k] in held and self.grammar.bits(k) & NOM)
        return next(deeds, None) is not None or any(self.page.is_a(k, "event") for k in range(start, stop))

    def is_event_at(self, k: int, stop: int) -> bool:
        """Whether an event with its day or place is what is planned: планирует в марте выставку в Ханое."""
        noun = k + (self.grammar.pos(k) == "ADJF")
        if noun >= stop or not self.page.is_a(noun, "event") or not self.grammar.has_case(noun, ACC):
            return False
        low, high = self.grammar.clause(noun)
        return bool(self.context.dates_in(low, high) or self.context.places_in(noun, high))

    def is_aim(self, start: int, stop: int) -> bool:
        """Whether nothing to look up is named: к дальнейшему укреплению двусторонних связей."""
        nouns = [k for k in range(start, min(stop, start + _ASIDE)) if self.grammar.pos(k) == "NOUN"][:2]
        vague = self.sets.vague_noun | self.sets.aim_noun
        return len(nouns) == 2 and self.words[nouns[0]] in self.sets.aim_noun and self.words[nouns[1]] in vague

    def goes_somewhere(self, start: int, stop: int) -> bool:
        """Whether it is told where somebody is asked to go."""
        return any(self.words[k] in self.sets.goal_preposition for k in range(start, stop))

    def is_thing(self, start: int, stop: int) -> bool:
        """Whether a noun phrase names something to look up."""
        nouns = [k for k in range(start, stop) if self.grammar.pos(k) in ("NOUN", "LATN")]
        return len(nouns) > 1 or any(self.page.match_at("goods", k) for k in range(start, stop))
