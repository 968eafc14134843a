"""What is said in a Russian report and by whom: quotations, speech set off by dashes, reported speech, headlines."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Said
from communique.entries.ru.attributions import Attribution
from communique.entries.ru.context import RussianContext
from communique.entries.ru.continued import find_continued
from communique.entries.ru.grammar import DASHES, QUOTES, STOPS, Span
from communique.entries.ru.interviews import find_interview, interviewed
from communique.entries.ru.people import cases_of
from communique.entries.ru.reported import Reported
from communique.entries.ru.sources import is_said_by_nobody
from communique.text.quotes import Quote
from communique.text.russian import NOM

_LINE: Final = 6  # tokens of a paragraph behind a dash that is speech without a word of who says it
_SHORT: Final = 3  # tokens of a quotation that is only a name
_AROUND: Final = 3  # statements before one that may hold it


def find_said(context: RussianContext) -> None:
    """Fill in what is said, by whom, and for each token the innermost statement that holds it."""
    finder = _Finder(context)
    said = finder.find()
    said.sort(key=lambda s: (s.start, -s.stop))
    before = (said[max(0, number - _AROUND) : number] for number in range(len(said)))
    said = [one for one, near in zip(said, before, strict=True) if not any(_is_told_within(one, last) for last in near)]
    context.said = said
    context.said_of = [-1] * len(context.page.words)
    for number, one in sorted(enumerate(said), key=lambda pair: -(pair[1].stop - pair[1].start)):
        for start, stop in one.pieces:
            context.said_of[start:stop] = [number] * (stop - start)


def _is_told_within(one: Said, last: Said) -> bool:
    """Whether what somebody says is a part of what they are told to say: сказал, что стороны говорят о том, чтобы …"""
    if one.mode == "direct" or one.who is None:
        return False
    return last.mode == "indirect" and last.who is one.who and last.start < one.start and one.stop <= last.stop


class _Finder(Reported):
    """The statements of one document; positions are tokens."""

    def find(self) -> list[Said]:
        """All statements."""
        self._follow_quotations()
        answers, remarks = find_interview(self.context)
        for answer in answers:
            cut = self._cut(answer.start + 1, answer.stop)[1]
            if any(one.who or not self._ends_quote(one.start) for one in cut):
                continue  # — Да, — отвечает он. — Весной.
            self._say(answer.start, answer.stop, "direct", answer.who, answer.rule)
        for number, (start, stop) in enumerate(self.page.paragraphs):
            if self._skipped(number) or number in remarks:
                continue
            if all(self.inside[start:stop]):
                self._told_inside(start, stop)
                continue
            self._paragraph(start, stop)
        for start, stop in self.page.sentences:
            if not self._skipped(self.page.paragraph_of[start]):
                self._reported(start, stop)
        self._headline()
        return self.said

    # --- direct speech

    def _paragraph(self, start: int, stop: int) -> None:
        """The direct speech of a paragraph: quotations, or a paragraph that a dash opens."""
        if self.words[start] in ("—", "–", "-") and start + 2 < stop and not self.page.touches(start + 1):
            if self._dashed(start, stop):
                self._told_inside(start, stop)
                return
        for number, quote in enumerate(self.page.quotes):
            if start <= quote.start < stop:
                self._quoted(number, quote, stop)
                self._go_on(number)

    def _follow_quotations(self) -> None:
        """Know the quotations that go on over paragraphs; their later parts are no sentences of the report."""
        self.parts = {one.first: one.parts for one in find_continued(self.context)}
        for parts in self.parts.values():
            for part in parts:
                self.inside[part.start : part.stop] = [True] * (part.stop - part.start)

    def _go_on(self, number: int) -> None:
        """The later parts of a quotation that goes on over paragraphs, each a statement of whoever said the first."""
        said = self.said[-1] if self.said and self.said[-1].start >= self.page.quotes[number].start else None
        for part in self.parts.get(number, ()) if said else ():
            self._say(part.start, part.stop, "direct", said.who if said else None, "quotation that goes on")

    def _ends_quote(self, start: int) -> bool:
        """Whether a quotation ends right before the dash before token `start`: «…», — как говорила бабушка."""
        return any(self.words[k] in QUOTES for k in range(max(0, start - 3), start))

    def _told_inside(self, start: int, stop: int) -> None:
        """The words of others that a speaker quotes: — Как сказал директор, «мы не жалеем»."""
        for quote in self.page.quotes:
            if start < quote.start < stop and quote.stop - quote.start > _SHORT and self._speaks_inside(quote):
                outer = self._teller(quote)
                spoken = outer is not None and not self._is_term(quote, (quote.start + 1, quote.stop - 1), outer)
                if outer is not None and spoken:
                    self.used.add(outer.cue)
                    self._say(quote.start, quote.stop, "direct", outer.who, "quotation in speech")

    def _teller(self, quote: Quote) -> Attribution | None:
        """Who says a quotation inside speech: before a colon, else behind it where that is not whose the speech is."""
        before = self._before(quote) if self.words[quote.start - 1] == ":" else None
        behind = self._behind(quote) if before is None else None
        return before or (behind if behind and behind.cue not in self.used else self._before(quote))

    def _dashed(self, start: int, stop: int) -> bool:
        """— Мы готовы, — сказал он. — Начнем весной."""
        runs, attributions = self._cut(start + 1, stop)
        who = next((a.who for a in attributions if a.who), None)
        if not attributions:
            introduced = self._introduced(start)
            spoken = any(map(self.grammar.is_finite, range(start, stop)))
            if not spoken or not introduced and not self._goes_on_speaking(start, stop):
                return False
            who = introduced.who if introduced else None
        nobody = who is None and any(is_said_by_nobody(self.context, one.cue, one.start) for one in attributions)
        who = who or (None if nobody else self.last)  # — Когда? — спросили из зала
        self.last = who or self.last
        for a, b in runs:
            first = start if a == start + 1 else a
            self._say(first, b, "direct", who, "speech behind a dash")
        for one in attributions:
            self.used.add(one.cue)
        return True

    def _goes_on_speaking(self, start: int, stop: int) -> bool:
        """Whether a paragraph behind a dash is speech of whoever spoke last: whole sentences, and no item of a list."""
        self.last = self.last or interviewed(self.context)
        ends = self.words[stop - 1] in (".", "!", "…")
        return self.last is not None and ends and self.page.is_capital(start + 1) and stop - start > _LINE

    def _introduced(self, start: int) -> Attribution | None:
        """The attribution before a colon that ends right before token `start`."""
        if start < 2 or self.words[start - 1] != ":":
            return None
        first = self.grammar.sentence(start - 1)[0]
        return self._attribution(first, start - 1) or self._by_label(first, start)  # Котов: | — Мы готовы.

    def _quoted(self, number: int, quote: Quote, paragraph_stop: int) -> None:
        """A quotation that is somebody's words; its inner attributions cut it into runs."""
        inside = (quote.start + 1, quote.stop - 1 if quote.closed else quote.stop)
        if inside[1] <= inside[0] or self.inside[quote.start] and not self._speaks_inside(quote):
            return
        runs, inner = self._cut(*inside)
        outer = self._behind(quote) or self._before(quote) or self._in_next_paragraph(number, quote)
        if not inner and not outer and not self._is_speech(quote, inside):
            return
        if not inner and outer and self._is_term(quote, inside, outer):
            return
        who = next((a.who for a in (*inner, outer) if a and a.who), None)
        if who is None and not (inner or outer):
            who = self._of_paragraph(quote, paragraph_stop)
        elif who is None:
            who = self.last
        self.last = who or self.last
        joined = self._is_joined(quote) and not inner and outer and outer.stop == quote.start
        for one in (*inner, None if joined else outer):  # напомнил, что порт готов, а «дороги будут»
            if one:
                self.used.add(one.cue)
        if outer and outer.stop == quote.start and self.words[quote.start - 1] == ":":
            self._told_before_colon(outer)
        for a, b in runs:
            first = quote.start if a == inside[0] else a
            last = quote.stop if b == inside[1] else b
            self._say(first, last, "direct", who, "quotation")

    def _told_before_colon(self, one: Attribution) -> None:
        """What a verb of saying reports before the colon of a quotation: считает, что дело не в цене: «…»."""
        match = self.page.match_at("cue", one.cue)
        if match is not None and "clause" in match.group.get("takes", ()):
            begin = self._that(match.stop, one.stop - 1)
            if begin is not None:
                self._content(begin, one.stop - 1, one.who, "clause before a quotation")

    def _in_next_paragraph(self, number: int, quote: Quote) -> Attribution | None:
        """The attribution of a quotation that goes on, opened anew or not, in the paragraphs behind its first."""
        if number in self.parts:
            last = self.parts[number][-1]
            told = self._behind(last)
            return Attribution(quote.stop, quote.stop, told.cue, told.who) if told else None
        following = self.page.quotes[number + 1] if not quote.closed and number + 1 < len(self.page.quotes) else None
        if following is None or not self._opens_paragraph(following, self.page.paragraph_of[quote.start] + 1):
            return None
        _, inner = self._cut(following.start + 1, following.stop - 1)
        one = next(iter(inner), None) or self._behind(following) or self._in_next_paragraph(number + 1, following)
        return Attribution(quote.stop, quote.stop, one.cue, one.who) if one else None

    def _opens_paragraph(self, quote: Quote, paragraph: int) -> bool:
        return paragraph < len(self.page.paragraphs) and quote.start == self.page.paragraphs[paragraph][0]

    def _speaks_inside(self, quote: Quote) -> bool:
        """Whether a quotation inside another has a speaker of its own."""
        one = self._before(quote) or self._behind(quote)
        return one is not None and any(map(self.grammar.is_finite, range(quote.start, quote.stop)))

    def _is_speech(self, quote: Quote, inside: Span) -> bool:
        """Whether a quotation without attribution is speech by itself: a sentence with a verb, set apart."""
        if inside[1] - inside[0] < 5 or not any(map(self.grammar.is_finite, range(*inside))):
            return False
        first = self.page.sentences[self.page.sentence_of[quote.start]][0]
        opens = quote.start == first or self.words[quote.start - 1] == ":"
        after = self.words[quote.stop - 2 : quote.stop - 1] if quote.closed else []
        behind = self.words[quote.stop] if quote.stop < len(self.words) else "."
        return (
            opens
            and self.page.is_capital(inside[0])
            and (bool(after) and after[0] in (".", "!", "?", "…") or behind in (".", "!", "?"))
        )

    def _is_term(self, quote: Quote, inside: Span, outer: Attribution) -> bool:
        """Whether quoted words are only a name or a word within reported speech."""
        verbs = any(self.grammar.is_finite(k) or self.grammar.pos(k) == "INFN" for k in range(*inside))
        colon = quote.start > 0 and self.words[quote.start - 1] == ":"
        listed = self.page.word(quote.start - 1) in self.sets.and_comma and self.page.word(quote.start - 2) in QUOTES
        if not verbs and listed:
            return True  # о проектах «Сокол» и «Ель-2», сообщает агентство
        if not verbs and self.grammar.pos(quote.start - 1) == "NOUN" and not self.grammar.opens_sentence(quote.start):
            return True  # на форуме «Весна над рекой – 2023», сообщает мэрия
        dashed = outer.start >= quote.stop and outer.start - quote.stop <= 2
        if colon or dashed and inside[1] - inside[0] >= _SHORT:
            return False
        if dashed and verbs:
            return False
        if not verbs or inside[1] - inside[0] < _SHORT:
            return True
        before = self.words[quote.start - 1] if quote.start else ""
        if before in self.sets.that_word:
            ends = quote.stop >= self.grammar.sentence(quote.start)[1] - 1
            return not ends and self.words[quote.stop] != ","
        if self._is_joined(quote):
            return False
        return before not in (",", "", ".") and not dashed and quote.start != self.grammar.sentence(quote.start)[0]

    def _is_joined(self, quote: Quote) -> bool:
        """Whether quoted words are the second clause of what somebody says: порт готов, но «дорог пока нет»."""
        ends = quote.stop >= self.grammar.sentence(quote.start)[1] - 1
        return ends and self._join_before(quote.start) is not None

    def _of_paragraph(self, quote: Quote, stop: int) -> Figurehead | None:
        """Whose a quotation without attribution is: of whoever spoke last in this paragraph or the one before."""
        here = self.page.paragraph_of[quote.start]
        for said in reversed(self.said):
            if said.who and here - self.page.paragraph_of[said.start] <= 1:
                return said.who
        start = self.page.paragraphs[here][0]
        earlier = [
            self._attribution(*s)
            for s in self.page.sentences[
                max(0, self.page.sentence_of[quote.start] - 2) : self.page.sentence_of[quote.start]
            ]
        ]
        found = [a for a in earlier if a and a.who and a.start >= start - 60]
        return found[-1].who if found else None

    # --- who says it

    # --- reported speech

    # --- the headline

    def _headline_behind(self, start: int, stop: int) -> None:
        """Дороги откроют весной — губернатор Иванов: what a headline says before a dash and whoever says it."""
        end = stop - (stop > start and self.words[stop - 1] in STOPS)
        for mention in self.context.mentions_in(start + _SHORT, end):
            dash = mention.start - 1
            if mention.stop < end or self.words[dash] not in DASHES or self.inside[start]:
                continue
            while self.words[dash - 1] in DASHES:
                dash -= 1
            spoken = mention.form in ("name", "role") and cases_of(self.context, mention) & NOM
            if spoken and self._has_verb(start, dash):
                self._report([(start, dash)], mention.who, "headline")

    def _headline(self) -> None:
        """Лукашенко: мы готовы …; Губернатор — о планах: …"""
        start, stop = self.context.title or (0, 0)
        self._headline_behind(start, stop)
        colon = next((k for k in range(start, min(stop, start + 10)) if self.words[k] == ":"), None)
        if colon is None or stop - colon < 4 or self.inside[min(colon + 1, stop - 1)]:
            return
        mention = next((m for m in self.context.mentions_in(start, colon)), None)
        if not mention or not mention.who or mention.start > start + 1 or not self._has_verb(colon + 1, stop):
            return
        if self.words[colon + 1] in QUOTES:
            self._say(colon + 1, stop, "direct", mention.who, "headline")
            return
        last = stop - (self.words[stop - 1] in STOPS)
        self._report([(colon + 1, last)], mention.who, "headline")
