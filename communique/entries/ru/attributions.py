"""Who says something in a Russian report: verbs of saying with their subjects, what dashes set off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead, Mention, Said
from communique.entries.ru.addressees import behind_addressee, is_addressee
from communique.entries.ru.grammar import DASHES, QUOTES, STOPS, Span
from communique.entries.ru.people import cases_of
from communique.entries.ru.sources import is_unsaid, source_of, unknown_speaker
from communique.entries.ru.whose import Whose
from communique.text.page import Match
from communique.text.quotes import Quote
from communique.text.russian import ACC, CASES, FEMN, FUTR, GEN, INS, LOC, MASC, NEUT, NOM, ONE, PAST, PLUR, PRES

_NEAR: Final = 4  # tokens between a verb of saying and its subject behind it
_BEHIND: Final = 24  # tokens behind it in which a name in the nominative is looked for
_GENDERS: Final = FEMN | MASC | NEUT
_OUTLET: Final = 7  # tokens of an outlet's name in quotation marks
_OPENERS = frozenset((",", ":", ".", "!", "?", "…", "»", "”", '"', "“"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start` to `stop` that say who says something; `cue` is the verb's token, `who` the speaker if told."""

    start: int
    stop: int
    cue: int
    who: Figurehead | None


class Attributions(Whose):
    """The statements of one document in the making; positions are tokens."""

    def _skipped(self, paragraph: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[paragraph]

    def _cut(self, start: int, stop: int) -> tuple[list[Span], list[Attribution]]:
        """The runs of speech between the attributions that dashes set off."""
        runs: list[Span] = []
        found: list[Attribution] = []
        at = start
        words = self.words
        dashes = [
            k
            for k in range(start + 1, stop)
            if words[k] in DASHES and words[k - 1] in _OPENERS and self.grammar.is_dash(k)
        ]
        k = 0
        while k < len(dashes):
            dash = dashes[k]
            if dash < at:
                k += 1
                continue
            end = next((d for d in dashes[k + 1 :] if self.words[d - 1] in (".", ",", "!", "?", ":")), stop)
            sentence_end = self.page.sentences[self.page.sentence_of[dash + 1]][1] if dash + 1 < stop else stop
            one = self._attribution(dash + 1, min(end, sentence_end, stop), near=True) or self._by_deed(
                dash + 1, min(end, sentence_end, stop)
            )
            if one is None:
                k += 1
                continue
            last = dash - 1 if self.words[dash - 1] == "," else dash
            if last > at:
                runs.append((at, last))
            found.append(one)
            if end == stop:
                at = stop
                if sentence_end < stop and self.words[start - 1] in QUOTES:
                    at = sentence_end
                break
            at = end + 1
            k += 1
        if at < stop:
            runs.append((at, stop))
        return runs, found

    def _behind(self, quote: Quote) -> Attribution | None:
        """«…», — сказал он; «…», отметил министр; «…» — так сказал он."""
        k = quote.stop
        limit = self.page.sentences[self.page.sentence_of[min(quote.stop, len(self.words)) - 1]][1]
        if k < len(self.words) and self.page.paragraph_of[k] == self.page.paragraph_of[quote.start]:
            limit = max(limit, self.page.sentences[self.page.sentence_of[k]][1])
        else:
            return None
        marks = 0
        while k < limit and (self.words[k] in (",", ".") or self.words[k] in "—–-") and marks < 3:
            k, marks = k + 1, marks + 1
        if not marks or k >= limit:
            return None
        opened = (j for j in range(k, limit) if self.words[j] in ("«", "“", "„"))
        end = next((j for j in opened if not is_addressee(self.context, j)), limit)
        dash = next((j for j in range(k + 1, end) if self.grammar.is_dash(j)), end)
        return self._attribution(k, dash, near=True) or self._by_deed(k, dash)

    def _by_deed(self, start: int, stop: int) -> Attribution | None:
        """«…», — открыл встречу мэр: a verb that opens the words behind a quotation, with its subject behind it."""
        if self.page.is_a(start + 1, "utterance") and self.grammar.bits(start) & INS:
            near = self.context.mentions_in(start + 2, min(stop, start + 8))  # такими словами мэр открыл встречу
            acting = (m for m in near if cases_of(self.context, m) & NOM and m.form in ("name", "role", "pronoun"))
            told = next(acting, None)
            return Attribution(start, stop, start, told.who) if told else None
        opened = start < stop and (self.words[start] in self.sets.thus_word or self.words[start] in self.sets.not_word)
        verb = start + opened  # так начал встречу мэр; не скрывает мэр
        if verb >= stop or self.grammar.pos(verb) != "VERB" or not self.grammar.bits(verb) & (PAST | PRES):
            return None
        for mention in self.context.mentions_in(verb + 1, min(stop, verb + 8)):
            if "," in self.words[verb : mention.start] or mention.form not in ("name", "role", "pronoun"):
                return None
            cases = cases_of(self.context, mention)
            if cases & NOM and self._agrees(verb, mention) and self.grammar.pos(mention.start - 1) != "PREP":
                return Attribution(start, stop, verb, mention.who)
        return None

    def _before(self, quote: Quote) -> Attribution | None:
        """Он сказал: «…»; министр отметил, что «…»."""
        first = self.page.sentences[self.page.sentence_of[quote.start]][0]
        start = quote.start
        if start == first and start > 0 and self.words[start - 1] == ":" and self.page.sentence_of[start - 1] >= 0:
            first = self.page.sentences[self.page.sentence_of[start - 1]][0]
        before = (one for one in self.page.quotes if one.stop <= start)
        low = max((one.stop for one in before if not is_addressee(self.context, one.start)), default=0)
        if start <= first:
            return None
        begin = max(first, low)
        one = self._attribution(begin, start) or self._sourced(begin, start)
        return one or (
            self._by_turn(begin, start) or self._by_label(begin, start) if self.words[start - 1] == ":" else None
        )

    def _sourced(self, start: int, stop: int) -> Attribution | None:
        """Whose words a quotation holds by what stands before it: по его выражению, «мы успели»."""
        found = [match for match in self.page.within("source", start, stop) if not self.inside[match.start]]
        who = self._source_of(found[0], stop) if found else None
        return Attribution(start, stop, found[0].start, who) if who else None

    def _by_label(self, start: int, stop: int) -> Attribution | None:
        """Иван Петров: «…» — nothing but somebody before a colon."""
        one = next(iter(self.context.mentions_in(start, stop)), None)
        if one is None or one.start != start or one.stop != stop - 1 or one.form not in ("name", "role"):
            return None
        return Attribution(start, stop, start, one.who) if cases_of(self.context, one) & NOM else None

    def _by_turn(self, start: int, colon: int) -> Attribution | None:
        """Гость поправил его: «…» — the one verb of a clause before a colon, with the person who is its subject."""
        verbs = [k for k in range(start, colon) if self.grammar.is_finite(k)]
        if len(verbs) != 1 or not self.grammar.bits(verbs[0]) & (PAST | PRES) or self.grammar.is_plural(verbs[0]):
            return None
        one = self._mention_before(verbs[0], start) or self._mention_behind(verbs[0] + 1, colon, verbs[0])
        return Attribution(start, colon, verbs[0], one.who) if one and one.form in ("name", "role", "pronoun") else None

    def _attribution(self, start: int, stop: int, *, near: bool = False) -> Attribution | None:
        """The verb of saying among tokens, with its subject; `near` where it must open them."""
        for match in self.page.within("cue", start, stop):
            if not self._is_cue(match) or "for" in match.group.get("takes", ()):
                continue
            if near and match.start - start > _NEAR and not self._only_subject(start, match.start):
                return None
            if self.grammar.pos(match.start) == "GRND" and not near and self._goes_on_to_say(match.stop, stop):
                continue  # отвечая на вопрос, гость сказал
            return Attribution(start, stop, match.start, self._subject(match, start, stop))
        passive = [m for m in self.page.within("cue", start, start + 1) if near and self.grammar.pos(m.start) == "PRTS"]
        for match in (*self.page.within("unsaid", start, stop), *passive):  # говорится, сказано в сообщении
            if is_unsaid(self.context, match) and (not near or match.start - start <= _NEAR):
                return Attribution(start, stop, match.start, source_of(self.context, match, start, stop))
        return None

    def _goes_on_to_say(self, start: int, stop: int) -> bool:
        """Whether a verb of saying that is no gerund stands in tokens `start` to `stop`."""
        cues = self.page.within("cue", start, stop)
        return any(self._is_cue(match) and self.grammar.pos(match.start) == "VERB" for match in cues)

    def _only_subject(self, start: int, cue: int) -> bool:
        return any(m.start <= start + 1 and m.stop >= cue - 2 for m in self.context.mentions_in(start, cue))

    def _is_cue(self, match: Match) -> bool:
        pos = self.grammar.pos(match.start)
        if pos in ("ADJS", "PRTS"):
            return self.words[match.start] in self.sets.convinced_adjective
        return pos in ("VERB", "GRND") and not self._is_future(match.start)

    def _is_future(self, i: int) -> bool:
        return bool(self.grammar.bits(i) & FUTR) and self.words[i] not in self.sets.two_aspects  # констатирует

    def _subject(self, match: Match, start: int, stop: int) -> Figurehead | None:
        """The subject of a verb of saying: right behind it, or the nearest before it; an organisation behind "в"."""
        cue = match.start
        if self.words[cue] in self.sets.quoting_verb and (quoted := self._quoted_person(match.stop, stop)):
            return quoted.who
        behind = self._mention_behind(match.stop, stop, cue)
        before = self._mention_before(cue, start)
        opened = cue == start or self.words[cue - 1] in self.sets.as_opener or self.grammar.is_dash(cue - 1)
        if behind and (opened or not before):
            return behind.who
        if before:
            return before.who
        return behind.who if behind else unknown_speaker(self.context, cue, start, stop)

    def _quoted_person(self, start: int, stop: int) -> Mention | None:
        """The person in the accusative behind a verb of quoting: цитирует агентство министра."""
        own = self.grammar.forms[start : start + 1]
        if own and own[0] in self.sets.his_her_form and self.page.is_a(start + 1, "utterance"):
            who = self._whose(start)  # приводит его слова пресс-служба
            return Mention(start, start + 1, "pronoun", who) if who else None
        for mention in self.context.mentions_in(start, min(stop, start + 16)):
            cases = cases_of(self.context, mention)
            uttered = mention.start > start and self.words[mention.start - 1] in self.sets.utterance
            if mention.form in ("name", "role") and (cases & ACC and not cases & NOM or uttered):
                return mention  # цитирует министра, приводит слова министра
        return None

    def _mention_behind(self, start: int, stop: int, cue: int) -> Mention | None:
        for mention in self.context.mentions_in(start, min(stop, start + _BEHIND)):
            gap = self.words[behind_addressee(self.context, start) : mention.start]
            if "," in gap or any(w in STOPS or w in self.sets.that_word for w in gap):
                return None
            if len(gap) > _NEAR + 4 and not self._is_surely_subject(mention):
                continue
            cases = cases_of(self.context, mention)
            if mention.form == "organisation" and cases & GEN and self.grammar.pos(mention.start - 1) == "NOUN":
                continue  # заявил о заинтересованности корпорации
            before = self.words[mention.start - 1]
            if before in self.sets.in_or_on and mention.form == "organisation" and self._speaks_for(cue):
                return mention
            if cases & NOM and self._agrees(cue, mention) and self.grammar.pos(mention.start - 1) != "PREP":
                return self._apposed(mention, stop) or mention
        return None

    def _apposed(self, mention: Mention, stop: int) -> Mention | None:
        """Who is named right behind a comma for somebody called by a noun: гость из Ханоя, директор Пётр Савич."""
        if not self.page.is_a(mention.start, "unnamed"):
            return None
        for other in self.context.mentions_in(mention.stop, min(stop, mention.stop + _OUTLET)):
            named = other.form == "name" and cases_of(self.context, other) & NOM
            return other if named and self.words[other.start - 1] == "," else None
        return None

    def _is_surely_subject(self, mention: Mention) -> bool:
        """Whether a person stands in the nominative and no other case, and right behind no noun or preposition."""
        before = self.grammar.pos(mention.start - 1)
        return mention.form == "name" and cases_of(self.context, mention) & CASES == NOM and before != "PREP"

    def _speaks_for(self, cue: int) -> bool:
        """Whether a verb without a subject is in the plural: сообщили в пресс-службе."""
        return bool(self.grammar.bits(cue) & PLUR)

    def _before_insertion(self, cue: int, start: int) -> int:
        """Where what a participle tells of the subject before a verb begins, or the verb: посол, посетивший порт, …"""
        k = cue - 1
        while k > start and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k -= 1
        if self.words[k] != ",":
            return cue
        opened = (j for j in range(k - 2, max(start, k - _BEHIND), -1) if self.words[j] == ",")
        told = (j for j in opened if self.grammar.pos(j + 1) in ("PRTF", "GRND") or self._is_which(j + 1))
        return next(told, cue)

    def _is_which(self, k: int) -> bool:
        return self.words[k] in self.sets.relative_word

    def _mention_before(self, cue: int, start: int) -> Mention | None:
        end = self._before_insertion(cue, start)
        for mention in reversed(self.context.mentions_in(max(start, cue - 60), end)):
            if mention.stop > cue or self.inside[mention.start] and not self.inside[cue]:
                continue
            cases = cases_of(self.context, mention)
            before = self.words[mention.start - 1] if mention.start > start else ""
            if before in self.sets.in_word and mention.form == "organisation" and self._speaks_for(cue) and cases & LOC:
                return mention
            if (
                not cases & NOM
                or not self._agrees(cue, mention)
                or self.grammar.pos(mention.start - 1) == "PREP"
                and mention.start > start
            ):
                continue
            if self._is_genitive_of_noun(mention, start, cue):
                continue
            return mention
        return None

    def _is_genitive_of_noun(self, mention: Mention, start: int, cue: int) -> bool:
        """Whether a mention whose form may be a genitive stands behind a noun: встреча Лукашенко.

        Right before the verb it is the subject where the noun cannot be: в ходе встречи Лукашенко отметил.
        """
        cases, noun = cases_of(self.context, mention), mention.start - 1
        if cases & CASES == NOM or mention.start <= start:
            return False
        if mention.stop == cue and not self.grammar.bits(cue) & PLUR and not self._may_act(noun):
            return False
        return self.grammar.pos(noun) == "NOUN" and mention.form == "name"

    def _may_act(self, noun: int) -> bool:
        """Whether a noun can be the subject of a verb in the singular, by its form and as no preposition governs it."""
        k = noun - 1
        while self.grammar.pos(k) in ("ADJF", "PRTF", "NPRO", "PRCL") or self.words[k] in self.sets.same_word:
            k -= 1  # в то же время
        return bool(self.grammar.bits(noun) & ONE) and self.grammar.pos(k) != "PREP"

    def _agrees(self, cue: int, mention: Mention) -> bool:
        """Whether a verb in the past agrees with somebody's gender and number."""
        bits = self.grammar.bits(cue)
        if self.grammar.pos(cue) == "GRND":
            return True
        plural = mention.plural or mention.form == "organisation" and self._is_plural(mention)
        if bits & PLUR:
            return plural or mention.form in ("organisation", "group") or self._joined(mention)
        if plural:
            return False
        gender = mention.who.gender if mention.who else None
        if mention.form in ("name", "pronoun") and gender:
            wanted = FEMN if gender == "f" else MASC
            return not bits & (FEMN | MASC) or bool(bits & wanted)
        return mention.form != "organisation" or self._has_gender(mention, bits & _GENDERS)

    def _has_gender(self, mention: Mention, wanted: int) -> bool:
        """Whether the noun of an organisation can have one of the genders: not посольства выразила."""
        noun = next((k for k in range(mention.start, mention.stop) if self.grammar.pos(k) == "NOUN"), -1)
        own = self.grammar.bits(noun) & _GENDERS
        spelt = (
            not wanted
            or not own
            or self.page.slice(noun, noun + 1).isupper()
            or "-" in self.words[mention.start : mention.stop]
        )
        return bool(spelt or own & wanted)

    def _is_plural(self, mention: Mention) -> bool:
        """Whether the adjectives or else the noun of an organisation stand in the plural: малайзийские компании."""
        adjectives = [k for k in range(mention.start, mention.stop) if self.grammar.pos(k) in ("ADJF", "PRTF")]
        first = [k for k in adjectives if k == mention.start] or [mention.start]
        return self.grammar.is_plural(first[0])

    def _joined(self, mention: Mention) -> bool:
        beside = (mention.start - 1, mention.stop)
        return any(0 <= k < len(self.words) and self.words[k] in self.sets.and_word for k in beside)

    def _report(self, pieces: list[Span], who: Figurehead | None, rule: str, *, by_nobody: bool = False) -> bool:
        least = 1 if len(pieces) > 1 else 2
        pieces = [(a, self._before_quoted(a, b)) for a, b in pieces]
        free = [(a, b) for a, b in pieces if b - a >= least and not all(self.inside[a:b])]
        if not free or who is None and not by_nobody:
            return False
        quoted = sum([sum(self.inside[a:b]) for a, b in free])
        if quoted > 0.6 * sum(b - a for a, b in free):
            return False
        self.said.append(Said(free[0][0], free[-1][1], "indirect", who, rule, free))
        return True

    def _before_quoted(self, start: int, stop: int) -> int:
        """Where reported words end before a last clause that is quoted: порт готов, но «дорог пока нет»."""
        k = stop
        while k > start and self.inside[k - 1]:
            k -= 1
        join = self._join_before(k) if k < stop else None
        return join if join is not None and join > start + 1 else stop

    def _join_before(self, start: int) -> int | None:
        """Where the words begin that join the clause at token `start` to the one before: ", но", "и что"."""
        k = start - 1
        that = k > 0 and self.words[k] in self.sets.that_word
        k -= that
        joins = k > 0 and self.words[k] != "," and self.words[k] in self.sets.clause_join | self.sets.but_word
        if not joins or not that and self.words[k - 1] != ",":
            return None
        return k - (self.words[k - 1] == ",")

    def _has_verb(self, start: int, stop: int) -> bool:
        return any(self.grammar.is_finite(k) for k in range(start, stop))

    def _say(self, start: int, stop: int, mode: str, who: Figurehead | None, rule: str) -> None:
        while stop > start and self.words[stop - 1] == ",":
            stop -= 1
        if stop - start < 2:
            return
        self.said.append(Said(start, stop, mode, who, rule, [(start, stop)]))
        for k in range(start, stop):
            self.inside[k] = True

    def _all_inside(self, start: int, stop: int) -> bool:
        for k in range(start, stop):
            if not self.inside[k] and self.words[k][0].isalnum():
                return False
        return True
