"""Reported speech in a Russian report behind a verb of saying: что …, an infinitive, a noun phrase."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.addressees import behind_addressee
from communique.entries.ru.contents import Contents
from communique.entries.ru.grammar import STOPS
from communique.entries.ru.people import cases_of
from communique.entries.ru.sources import is_said_by_nobody, is_unsaid, source_before, source_of
from communique.text.page import Match
from communique.text.russian import CASES, FEMN, INS, MASC, NEUT, NOM, PAST, PLUR, PRES

_FAR: Final = 16  # tokens between a verb of saying and "что"
_LONG: Final = 28  # tokens from "об этом" to the verb of saying
_ENDS = frozenset((".", "!", "?", "…", ",", ";", ":"))
_NEAR_AMOUNT: Final = 4  # tokens from "в" to the number that something is valued at
_FORM: Final = PAST | PRES | PLUR | MASC | FEMN | NEUT  # of a verb that goes on with the same subject
_NOBODY: Final = "said by nobody"


class Reported(Contents):
    """Finds what the sentences of one document report without quotation marks; positions are tokens."""

    def _reported(self, start: int, stop: int) -> None:
        """What a sentence reports without quotation marks."""
        if self._all_inside(start, stop):
            return
        if self._about_the_sentence_before(start, stop):
            return
        if self._drawn(start, stop):
            return
        found = self.page.within("source", start, stop)
        sources = [m for m in found if not self.inside[m.start] and self._is_somebodys(m, stop)]
        sourced = [self._by_source(match, start, stop) for match in sources[:1]]
        verbs = self.page.within("cue", start, stop)
        if sources and sources[0].start == start:
            if any(sourced):
                self._passed_on(verbs, start, stop)
            return
        cues = [m for m in verbs if m.start not in self.used and not self.inside[m.start] and self._is_cue(m)]
        cues = sorted((*cues, *self._told(start, stop)), key=lambda cue: (cue.start, cue.stop))
        if len(cues) > 1 and self._is_passed_on(cues[-1], stop):
            stop = cues.pop().start - 1
        who = led = self._led_in(cues[0].start, start) if cues else None
        if not cues:
            self._unsaid(verbs, start, stop)
        if cues and self.grammar.pos(cues[0].start) == "GRND" and self._by_gerund(cues[0], start, stop):
            cues = cues[1:]
        for number, match in enumerate(cues):
            subject = (None if number else led) or self._subject(match, start, stop) or self._same(match, who)
            if number and self._goes_on_with(match, subject, who):
                subject = who
            end = cues[number + 1].start if number + 1 < len(cues) else stop
            if self._one_report(match, subject, start, stop, end):
                who = subject
        if cues and self._opens_as(cues[0].start, start):
            self._by_passive(verbs, cues[0].stop, stop)

    def _by_passive(self, verbs: list[Match], start: int, stop: int) -> None:
        """What a passive reports of somebody behind "как сообщает ведомство": министром было отмечено, что …"""
        for match in verbs:
            if match.start < start or self.grammar.pos(match.start) != "PRTS":
                continue
            who = source_before(self.context, match, start)
            begin = self._that(match.stop, self._content_end(match.stop, stop, stop))
            if who is not None and begin is not None:
                self._content(begin, self._content_end(match.stop, stop, stop), who, _NOBODY)

    def _passed_on(self, verbs: list[Match], start: int, stop: int) -> None:
        """What a body says that somebody said: по данным ведомства, министр отметил, что порт готов."""
        body = self.said[-1].who
        cues = [m for m in verbs if m.start not in self.used and not self.inside[m.start] and self._is_cue(m)]
        who: Figurehead | None = None
        for number, match in enumerate(cues if body is not None and body.kind == "organisation" else ()):
            subject = self._mention_before(match.start, start)
            who = subject.who if subject and subject.form == "name" else self._same(match, who)
            end = cues[number + 1].start if number + 1 < len(cues) else stop
            if who is not None:
                self._one_report(match, who, start, stop, end)

    def _led_in(self, cue: int, start: int) -> Figurehead | None:
        """Who is named before a list whose lines begin with what they said: министр: – сообщил, что …; – просил …"""
        number = self.page.paragraph_of[start]
        if cue - start > 2 or self.words[start][0].isalpha() or self.page.paragraphs[number][0] != start:
            return None
        while number and not self.words[self.page.paragraphs[number][0]][0].isalpha():
            number -= 1
        low, high = self.page.paragraphs[number]
        if self.words[high - 1] != ":" or any(map(self.grammar.is_finite, range(low, high))):
            return None
        named = [m.who for m in self.context.mentions_in(low, high) if cases_of(self.context, m) & NOM and m.who]
        return named[-1] if named else None

    def _goes_on_with(self, match: Match, subject: Figurehead | None, who: Figurehead | None) -> bool:
        """Whether a person goes on to say something behind ", и", and no body of which they told: …, и предложил."""
        k = match.start - 1
        joined = self.words[k] in self.sets.and_word and self.words[k - 1] == ","
        told = subject is not None and subject.kind == "organisation" and who is not None and who.kind == "person"
        return joined and told and not self.grammar.is_plural(match.start)

    def _is_passed_on(self, match: Match, stop: int) -> bool:
        """Whether a verb at the end only tells who passes on what is said: …, передает корреспондент агентства."""
        cue = match.start
        tail = self.words[cue] in self.sets.outlet_verb and self.grammar.bits(cue) & PRES
        if not tail or self.words[cue - 1] != "," and not self.grammar.is_dash(cue - 1):
            return False
        return "," not in self.words[cue:stop] and self._mention_behind(match.stop, stop, cue) is None

    def _unsaid(self, verbs: list[Match], start: int, stop: int) -> None:
        """What a verb without a subject reports: было отмечено, что; как подчеркивалось, …; …, говорится в докладе."""
        for match in (*verbs, *self.page.within("unsaid", start, stop)):
            if match.start in self.used or self.inside[match.start] or not is_unsaid(self.context, match):
                continue
            who = source_of(self.context, match, start, stop)
            begin = self._that(match.stop, self._content_end(match.stop, stop, stop))
            if match.start > start and self._opens_as(match.start, start):
                self._as_clause(match, who, start, stop)
            elif begin is not None and "clause" in match.group.get("takes", ("clause",)):
                self._content(begin, self._content_end(match.stop, stop, stop), who, _NOBODY)
            elif "to" in match.group.get("takes", ()) and (asked := self._infinitive(match.stop, stop)) is not None:
                if who is not None:  # министром предложено открыть рейс
                    self._content(asked, self._content_end(asked, stop, stop), who, "infinitive")
            elif "np" in match.group.get("takes", ()) and self._is_stressed(first := self._behind_agent(match)):
                who = source_before(self.context, match, start) or (who if first > match.stop else None)
                self._content(first, self._content_end(match.stop, stop, stop), who, _NOBODY)
            elif self._closes(match, start) and self._has_verb(start, match.start - 1):
                self._report([(self._skip_openers(start), match.start - 1)], who, "said in a paper", by_nobody=True)
            return

    def _behind_agent(self, match: Match) -> int:
        """The token behind a verb of saying and whoever did it: подчёркнута министром | важность."""
        mention = next(iter(self.context.mentions_in(match.stop, match.stop + 1)), None)
        told = mention is not None and mention.start == match.stop and cases_of(self.context, mention) & CASES == INS
        return mention.stop if mention is not None and told else match.stop

    def _is_stressed(self, k: int) -> bool:
        """Whether what was stressed stands at token `k`: подчёркнута важность, отмечена роль."""
        while self.grammar.pos(k) in ("ADJF", "PRTF") and self.grammar.has_case(k, NOM):
            k += 1  # положительная | динамика
        known = k + 1 < len(self.words) and self._is_expressed(k) and self.words[k] not in self.courtesy
        return known and self.grammar.pos(k) == "NOUN" and self.grammar.has_case(k, NOM)

    def _by_gerund(self, match: Match, start: int, stop: int) -> bool:
        """What a gerund that opens a sentence reports, of the subject behind it: отметив, что …, глава края указал."""
        begin = self._that(match.stop, stop) if self._opens(match.start, start) else None
        if begin is None or "clause" not in match.group.get("takes", ()):
            return False
        for mention in self.context.mentions_in(begin, stop):
            told = any(self.grammar.pos(k) == "VERB" for k in range(mention.stop, min(stop, mention.stop + 3)))
            if self.words[mention.start - 1] == "," and told and cases_of(self.context, mention) & NOM:
                return self._content(begin, mention.start - 1, mention.who, "clause of a gerund")
        return False

    def _opens(self, cue: int, start: int) -> bool:
        """Whether at most two adverbs or particles stand before a token in its sentence."""
        return cue - start <= 2 and all(self.grammar.pos(k) in ("ADVB", "PRCL", "CONJ") for k in range(start, cue))

    def _opens_as(self, cue: int, start: int) -> bool:
        """Whether "как" stands before a verb of saying, with a form of быть between or not: как было отмечено."""
        before = cue - 1 - (self.words[cue - 1] in self.sets.be_verb)
        return before >= start and self.words[before] in self.sets.as_word

    def _same(self, match: Match, who: Figurehead | None) -> Figurehead | None:
        """The subject of the verb of saying before, unless this one stands in the plural: говорили, сообщают."""
        several = who is not None and who.kind in ("group", "organisation")
        return who if several or not self.grammar.is_plural(match.start) else None

    def _told(self, start: int, stop: int) -> list[Match]:
        """Verbs in the past of a person, with ", что" behind them, that the data do not list: пожаловался, что."""
        found: list[Match] = []
        if self.sets.that_word.isdisjoint(self.words[start:stop]):
            return found
        for k in range(start, stop):
            if self.grammar.parts[k] != "VERB" or not self.grammar.bits(k) & PAST or self.inside[k]:
                continue
            if self.words[k] in self.sets.knowing_verb or self.page.match_at("cue", k) or not self._opens_that(k, stop):
                continue
            before = self._mention_before(k, start) or self._mention_behind(k + 1, stop, k)
            if before and before.form in ("name", "role", "pronoun") and before.who:
                found.append(Match(k, k + 1, self.clauses))
        return found

    def _opens_that(self, k: int, stop: int) -> bool:
        """Whether ", что" stands a few words behind a verb, with no other verb or comma between."""
        for j in range(k + 1, min(stop - 1, k + 8)):
            if self.words[j] == ",":
                return self.words[j + 1] in self.sets.that_word and self.grammar.pos(j - 1) != "NPRO"
            if self.words[j] in STOPS or self.grammar.is_finite(j) or self.words[j][0].isdigit():
                return False
        return False

    def _about_the_sentence_before(self, start: int, stop: int) -> bool:
        """Об этом сообщил министр: what the sentence before says is his."""
        if not self.page.within("backward", start, min(stop, start + 2)):
            return False
        cue = next((m for m in self.page.within("cue", start, min(stop, start + _LONG)) if self._is_cue(m)), None)
        if cue is not None and any(map(self.grammar.is_finite, range(start, cue.start))):
            return False
        who = self._subject(cue, start, stop) if cue else None
        number = self.page.sentence_of[start] - 1
        if cue is None or who is None or number < 0:
            return False
        first, last = self.page.sentences[number]
        if self.page.paragraph_of[first] != self.page.paragraph_of[start] or self._all_inside(first, last):
            return False
        last -= self.words[last - 1] in STOPS
        self.said = [s for s in self.said if not (first <= s.start < last and s.mode == "indirect")]
        return self._report([(self._skip_openers(first), last)], who, "said of the sentence before")

    def _one_report(self, match: Match, who: Figurehead | None, start: int, stop: int, following: int) -> bool:
        """The content of one verb of saying: что …, an infinitive, a noun phrase, or the clause before it."""
        takes = match.group.get("takes", ())
        end = self._content_end(match.stop, stop, following)
        if match.start > start and self.words[match.start - 1] in self.sets.as_word:
            return self._as_clause(match, who, start, stop)
        told_to = behind_addressee(self.context, match.stop)
        colon = self._behind_colon(told_to, end)
        told = "to" in takes and colon is not None and self._infinitive(match.stop, colon) is not None
        if colon is not None and "clause" in takes and who is not None and not told:  # советует ждать: это долго
            return self._content(colon, end, who, "clause behind a colon")
        begin = self._that(told_to, end) or self._asked(match, end)
        if begin is not None and ("clause" in takes or "for" in takes):
            return self._content(begin, end, who, self._rule_of(match, who, start))
        begin = self._deemed(match, end) if who is not None else None
        if begin is not None:
            return self._content(begin, end, who, "deemed or spoken up for")
        if self._closes(match, start):
            comma = match.start - 1 - self.grammar.is_dash(match.start - 1)
            if comma > start and self._is_told(start, comma, match, stop):
                return self._middle(start, comma, match, who, stop)
        promised = "inf" in takes and who is not None and who.kind == "person"  # what a body promises is no words of it
        if "to" in takes or promised:
            begin = self._infinitive(match.stop, end)
            if begin is not None:
                begin = self._addressee(match.stop, begin)
                return self._content(begin, end, who, "infinitive")
            begin = self._object(match.stop, end) if "to" in takes else None
            if who is not None and who.first == begin:
                return False  # гостей пригласил университет
            return begin is not None and who is not None and self._content(begin, end, who, "object")
        fronted = self._fronts(match, start) if "about" in takes and who is not None else None
        if fronted is not None:
            return self._content(fronted, match.start, who, "told before the verb")
        if self.words[match.start] in self.sets.valuing_verb and who is not None:
            return self._valued(match, who, start, end)
        if "np" in takes or "on" in takes or "about" in takes:
            begin = self._noun(match, end, tuple(takes))
            if begin is not None and who is not None:
                return self._content(begin, self._before_deed(match.start, begin, end), who, "noun")
        return False

    def _valued(self, match: Match, who: Figurehead, start: int, end: int) -> bool:
        """What somebody values at an amount, without the words that say who: импорт она оценила в 310 млн рублей."""
        amount = next((k for k in range(match.stop, end) if self.words[k] in self.sets.in_word), end)
        figure = any(self.words[k][0].isdigit() for k in range(amount, min(end, amount + _NEAR_AMOUNT)))
        parted = any(
            self.grammar.is_finite(k) or self.words[k] == "," for k in range(start, amount) if k != match.start
        )
        if not figure or parted:
            return False
        end = next((k for k in range(match.stop, end) if self.words[k] == ";"), end)
        named = self._mention_before(match.start, start)
        first = named.start if named and named.stop == match.start else match.start
        if named and named.start == start + 1 and self.words[start] in self.sets.in_word:
            start = named.stop  # в таможне | оборот оценивают в 2 млрд
        if first > start:
            return self._report([(start, first), (match.stop, end)], who, "valued")
        return amount > match.stop and self._content(match.stop, end, who, "valued")

    def _is_told(self, start: int, comma: int, match: Match, stop: int) -> bool:
        """Whether the words before an attribution, or they with those behind it, make a sentence."""
        behind = self._mention_behind(match.stop, stop, match.start)
        if self._has_verb(start, comma):
            return behind is not None or self._mention_before(match.start, start) is None  # жила в Гродно, говорит на …
        if behind is None:
            return False  # Иван Петров, в свою очередь, отметил …
        if any(map(self.grammar.is_dash, range(start + 1, comma))):
            return True
        rest = next((k for k in range(match.stop, stop) if self.words[k] == ","), stop)
        return self._has_verb(rest, stop) and comma - start <= _FAR

    def _closes(self, match: Match, start: int) -> bool:
        """Whether a verb of saying stands behind a comma, with its subject behind it: …, отметил министр."""
        k = match.start - 1
        if k <= start:
            return False
        if self.grammar.is_dash(k):
            k -= 1
        told = self.grammar.pos(match.start) in ("VERB", "ADJS", "PRTS")
        return self.words[k] == "," and told and not self.inside[k]

    def _middle(self, start: int, comma: int, match: Match, who: Figurehead | None, stop: int) -> bool:
        """The clause before ", отметил министр," and what goes on behind it."""
        begin = self._skip_openers(start)
        pieces = [(begin, comma)]
        end = match.stop
        mention = self._mention_behind(match.stop, stop, match.start)
        if mention is None and who is None:
            return False
        end = mention.stop if mention else end
        if mention and self.words[end + 1 : end + 2] and self.words[end + 1] in self.sets.relative_word:
            end = next((k for k in range(end + 2, stop) if self.words[k] == ","), end)  # премьер, который …,
        while end < stop and self.words[end] not in (",", ".", ";") and not self.grammar.is_dash(end):
            end += 1
        if end < stop - 2 and self.words[end] == ",":
            rest = end + 1 + self.grammar.is_dash(end + 1)
            last = stop - (self.words[stop - 1] in STOPS)
            next_cue = self.page.match_at("cue", rest)
            again = next_cue and (self.grammar.pos(rest) == "GRND" or self._is_passed_on(next_cue, stop))
            if last - rest > 2 and not again:
                pieces.append((rest, last))
        return self._report(pieces, who, "attribution behind")

    def _as_clause(self, match: Match, who: Figurehead | None, start: int, stop: int) -> bool:
        """Как отметил министр, …; …, как сообщили в пресс-службе."""
        first = match.start - 1
        while first > start and self.words[first] not in self.sets.as_word:
            first -= 1
        end = next((k for k in range(match.stop, stop) if self.words[k] == "," and not self._in_mention(k)), stop)
        if any(self.words[k] in self.sets.that_word for k in range(match.stop, min(stop, match.stop + 3))):
            return False
        last = stop - (self.words[stop - 1] in STOPS)
        pieces = []
        if first - 1 > start + 1:
            pieces.append((self._skip_openers(start), first - 1))
        if end + 1 < last:
            pieces.append((end + 1, last))
        by_nobody = who is None and is_unsaid(self.context, match)
        return bool(pieces) and self._report(pieces, who, "as somebody said", by_nobody=by_nobody)

    def _in_mention(self, k: int) -> bool:
        return any(m.start < k < m.stop for m in self.context.mentions_in(max(0, k - 12), k))

    def _rule_of(self, match: Match, who: Figurehead | None, start: int) -> str:
        """The rule of a clause behind "что": of somebody, or of nobody: журналистам сообщили, что."""
        nobody = who is None and is_said_by_nobody(self.context, match.start, start)
        return _NOBODY if nobody else "clause behind that"

    def _content(self, begin: int, end: int, who: Figurehead | None, rule: str) -> bool:
        if begin < end and self.inside[begin]:  # сказал, что «рейсы будут», а виз нет
            begin = next((k for k in range(begin, end) if not self.inside[k] and self.words[k] not in _ENDS), end)
        begin += begin < end and self.words[begin] == ","  # что, сохранив традиции, …
        if end - begin < 2:
            return False
        return self._report([(begin, end)], who, rule, by_nobody=rule == _NOBODY)
