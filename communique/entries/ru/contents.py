"""Where what is said begins in a Russian report: behind что, a colon, a question word, an infinitive, a noun."""

from __future__ import annotations

from typing import Final

from communique.entries.ru.grammar import QUOTES, STOPS
from communique.entries.ru.people import cases_of
from communique.entries.ru.sourced import Sourced
from communique.text.page import Match
from communique.text.russian import ACC, CASES, DAT, FEMN, INS, MASC, NEUT, PAST, PLUR, PRES

_FAR: Final = 16  # tokens between a verb of saying and "что"
_ENDS: Final = frozenset((".", "!", "?", "…", ",", ";", ":"))
_FORM: Final = PAST | PRES | PLUR | MASC | FEMN | NEUT  # of a verb that goes on with the same subject


class Contents(Sourced):
    """Finds the first token of what a verb of saying reports; positions are tokens."""

    def _fronts(self, match: Match, start: int) -> int | None:
        """The first token of what is told before the verb: о готовности помочь заявил посол; весной о планах …"""
        first = start
        while first < match.start and self._tells_when(first):
            first += 1
        if self.words[first] not in self.sets.about_word:
            return None
        noun = self.grammar.pos(first + 1) in ("NOUN", "ADJF") and not self.page.within("backward", first, first + 2)
        return first + 1 if noun and not any(map(self.grammar.is_finite, range(start, match.start))) else None

    def _tells_when(self, k: int) -> bool:
        """Whether token `k` is an adverb or belongs to a date: ранее, весной, в мае."""
        led = self.words[k] in self.sets.in_word and k + 1 < len(self.words)
        told = self.context.dates_in(max(0, k - 2), k + 1 + led)
        return self.grammar.pos(k) == "ADVB" or any(d.start <= k + led < d.stop for d in told)

    def _deemed(self, match: Match, end: int) -> int | None:
        """The first token of what is deemed so, believed in or spoken up for: считает важным, уверен в, выступил за."""
        k, word = match.stop, self.words[match.start]
        while k < end and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        if k >= end - 1:
            return None
        if word in self.sets.deeming_verb and self.grammar.pos(k) == "ADJF" and self.grammar.bits(k) & INS:
            return k if any(self.grammar.pos(j) in ("INFN", "NOUN") for j in range(k + 1, min(end, k + 5))) else None
        if word in self.sets.deeming_verb and self.grammar.is_nominal(k) and self.grammar.bits(k) & ACC:
            behind = range(k + 1, min(end, k + 5))  # считает сделку выгодной
            deemed = (j for j in behind if self.grammar.pos(j) == "ADJF" and self.grammar.bits(j) & INS)
            return k if any(j == end - 1 or self._is_instrumental(j) for j in deemed) else None
        if self.grammar.pos(match.start) in ("ADJS", "PRTS"):
            return k if self.words[k] in self.sets.in_word else None
        return k if word in self.sets.taking_sides and self.words[k] in self.sets.for_or_against else None

    def _that(self, start: int, stop: int) -> int | None:
        """The first token of the content behind ", что"."""
        for k in range(start, min(stop, start + _FAR)):
            if self.words[k] == "," and k + 1 < stop:
                after = self.words[k + 1]
                if after in self.sets.content_opener and self.grammar.forms[k + 1] not in self.sets.than_form:
                    return k + 2 if after in self.sets.that_or_so_that else k + 1
                if self.grammar.pos(k + 1) in ("GRND", "PRTF") or k + 1 == start + 1:
                    continue
            elif self.words[k] in STOPS and self.words[k] != "." or self.grammar.pos(k) == "VERB":
                return None
        return None

    def _asked(self, match: Match, stop: int) -> int | None:
        """The first token of a question behind a comma: поинтересовался, когда откроют рейсы; спросил, готов ли он."""
        if self.words[match.start] not in self.sets.asking_verb:
            return None
        comma = next((k for k in range(match.stop, min(stop, match.stop + 4)) if self.words[k] == ","), stop)
        first = comma + 1 + (comma + 1 < stop and self.grammar.pos(comma + 1) == "PREP")
        if first + 1 >= stop or any(map(self.grammar.is_finite, range(match.stop, comma))):
            return None
        opened = self.words[first] in self.sets.question_word
        whether = not self.sets.whether_word.isdisjoint(self.words[first + 1 : first + 4])
        return comma + 1 if opened or whether else None

    def _behind_colon(self, start: int, stop: int) -> int | None:
        """The first token of a clause with a verb behind a colon, a few tokens on: признал: дорога закрыта."""
        colon = next((k for k in range(start, min(stop, start + 8)) if self.words[k] == ":"), None)
        if colon is None or colon + 3 > stop or self.words[colon + 1] in QUOTES or self.inside[colon + 1]:
            return None
        parted = any(self.grammar.is_finite(k) for k in range(start, colon))
        return colon + 1 if not parted and self._has_verb(colon + 1, stop) else None

    def _infinitive(self, start: int, stop: int) -> int | None:
        k, last = start - 1, min(stop, start + _FAR)
        while (k := k + 1) < last:
            if self.grammar.pos(k) == "INFN":
                return k
            if (told := self.context.mention_of.get(k)) and told.stop < stop:  # Министерству торговли, туризма и спорта
                k = told.stop - 1
                last = min(stop, last + told.stop - told.start)
                continue
            if self.words[k] in STOPS or self.words[k] == "," or self.grammar.pos(k) == "VERB":
                return None
        return None

    def _addressee(self, start: int, infinitive: int) -> int:
        """Where what is asked begins: with the noun phrase in the dative or accusative that is asked, or the verb."""
        k = start
        while k < infinitive and self.grammar.pos(k) in ("ADVB", "PRCL", "NPRO"):
            k += 1
        asked = k < infinitive and self.grammar.is_nominal(k) and self.grammar.bits(k) & (DAT | ACC)
        mention = self.context.mention_of.get(k) if not asked else None  # премьер-министру
        asked = asked or mention is not None and bool(cases_of(self.context, mention) & (DAT | ACC))
        asked = asked or self.words[k] in self.sets.honorific_letter and self.page.word(k + 1) == "-"  # г-на Каримова
        return k if asked else infinitive

    def _object(self, start: int, stop: int) -> int | None:
        """A noun phrase that is proposed, demanded or invited."""
        k = start
        while k < stop and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        if k < stop and (
            self.grammar.has_case(k, ACC) and self.grammar.is_nominal(k) or self.words[k] in self.sets.toward_word
        ):
            return k if stop - k > 1 else None
        return None

    def _is_expressed(self, k: int) -> bool:
        """Whether a word makes a statement of what is noted: рост, важность; укрепление связей, близость народов."""
        if self.words[k] in self.expressed:
            return True
        abstract = self.grammar.pos(k) == "NOUN" and self.words[k].endswith(tuple(self.sets.abstract_ending))
        return abstract and self.grammar.is_genitive(k + 1)

    def _is_instrumental(self, k: int) -> bool:
        """Whether a noun or adjective stands at token `k` that can only be an instrumental: воротами, важным."""
        return self.grammar.pos(k) in ("NOUN", "ADJF") and self.grammar.bits(k) & CASES == INS

    def _before_deed(self, cue: int, begin: int, end: int) -> int:
        """Where a noun phrase ends before what else its subject did: отметили важность рейсов, обсудили планы."""
        form = self.grammar.bits(cue) & _FORM
        for k in range(begin + 1, end - 1):
            if self.words[k] != "," and self.words[k] not in self.sets.and_word:
                continue
            if self.page.is_a(k + 1, "subordinator"):
                return end
            verb = k + 1
            while verb < end and self.grammar.pos(verb) in ("ADVB", "PRCL"):
                verb += 1
            if verb < end and self.grammar.pos(verb) == "VERB" and self.grammar.bits(verb) & _FORM == form:
                return k
        return end

    def _is_hearer(self, k: int) -> bool:
        mention = self.context.mention_of.get(k)
        return mention is None and self.page.is_a(k, "audience") and not self.grammar.has_case(k, ACC)

    def _noun(self, match: Match, stop: int, takes: tuple[str, ...]) -> int | None:
        """What is stressed, expressed or told about."""
        k = match.stop
        while k < stop and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        while k < stop and self._is_hearer(k):
            k += 1
        told = self.context.mention_of.get(k) if "about" in takes else None
        if told is not None and cases_of(self.context, told) & (ACC | DAT) and told.form in ("name", "role"):
            k = told.stop  # информировала посла о новых условиях
        if k >= stop - 1:
            return None
        if "about" in takes or "on" in takes:
            wanted = self.sets.about_word if "about" in takes else self.sets.on_word
            return k + 1 if self.words[k] in wanted and stop - k > 2 else None
        if self.words[match.start] in self.sets.naming_verb and self.grammar.has_case(k, ACC):
            if any(self._is_instrumental(j) for j in range(k + 1, stop)):
                return k
        if self.words[k] in self.courtesy or not any(self._is_expressed(j) for j in range(k, min(stop, k + 3))):
            return None
        return k if self.grammar.has_case(k, ACC) or self.words[k] in self.expressed else None

    def _content_end(self, start: int, stop: int, following: int) -> int:
        """Where what is said ends: with the sentence, or before another verb of saying of the same subject."""
        end = stop
        if following < stop:
            k = following
            if self.grammar.pos(following) == "GRND":
                k = next(
                    (j for j in range(following, max(start, following - 6), -1) if self.words[j] == ","), following
                )
                end = k
            else:
                k = following - 1
                while k > start and (
                    self.grammar.pos(k) in ("ADVB", "PRCL", "CONJ", "PREP", "NPRO")
                    or self.words[k] in self.sets.saying_filler
                ):
                    k -= 1
                join = next((j for j in range(k + 1, following) if self.words[j] in self.sets.clause_join), None)
                end = stop if join is None else join
        while end > start and (self.words[end - 1] in _ENDS or self.grammar.is_dash(end - 1)):
            end -= 1
        return end
