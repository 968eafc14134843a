"""What is said in a Russian report and by whom: quotations, speech set off by dashes, reported speech, headlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead, Mention, Said
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES, STOPS, Span
from communique.entries.ru.interviews import find_interview, interviewed
from communique.entries.ru.people import cases_of
from communique.entries.ru.places import nominative
from communique.text.page import Match
from communique.text.quotes import Quote
from communique.text.russian import ACC, CASES, DAT, FEMN, LOC, MASC, NOM, PAST, PLUR, PRES

_NEAR: Final = 4  # tokens between a verb of saying and its subject behind it
_FAR: Final = 16  # tokens between a verb of saying and "что"
_LINE: Final = 6  # tokens of a paragraph behind a dash that is speech without a word of who says it
_SHORT: Final = 3  # tokens of a quotation that is only a name
_OPENERS = frozenset((",", ".", "!", "?", "…", "»", "”", '"', "“"))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `start` to `stop` that say who says something; `cue` is the verb's token, `who` the speaker if told."""

    start: int
    stop: int
    cue: int
    who: Figurehead | None


def find_said(context: RussianContext) -> None:
    """Fill in what is said, by whom, and for each token the innermost statement that holds it."""
    finder = _Finder(context)
    said = finder.find()
    said.sort(key=lambda s: (s.start, -s.stop))
    context.said = said
    context.said_of = [-1] * len(context.page.words)
    for number, one in sorted(enumerate(said), key=lambda pair: -(pair[1].stop - pair[1].start)):
        for start, stop in one.pieces:
            context.said_of[start:stop] = [number] * (stop - start)


class _Finder:
    """The statements of one document; positions are tokens."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.words, self.sets = self.page.words, self.grammar.sets
        self.said: list[Said] = []
        self.inside = [False] * len(self.words)  # in direct speech
        self.used: set[int] = set()  # verbs of saying that direct speech has
        self.last: Figurehead | None = None
        self.expressed = self.page.language.wordset("saiding")
        self.courtesy = self.page.language.wordset("courtesy")
        self.clauses = next(g for g in self.page.language.of("cue") if "clause" in g.get("takes", ()))

    def find(self) -> list[Said]:
        """All statements."""
        for answer in find_interview(self.context):
            if self._cut(answer.start + 1, answer.stop)[1]:
                continue  # — Да, — отвечает он. — Весной.
            self._say(answer.start, answer.stop, "direct", answer.who, answer.rule)
        for number, (start, stop) in enumerate(self.page.paragraphs):
            if self._skipped(number) or all(self.inside[start:stop]):
                continue
            self._paragraph(start, stop)
        for start, stop in self.page.sentences:
            if not self._skipped(self.page.paragraph_of[start]):
                self._reported(start, stop)
        self._headline()
        return self.said

    def _skipped(self, paragraph: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[paragraph]

    # --- direct speech

    def _paragraph(self, start: int, stop: int) -> None:
        """The direct speech of a paragraph: quotations, or a paragraph that a dash opens."""
        if self.words[start] in ("—", "–", "-") and start + 2 < stop and not self.page.touches(start + 1):
            if self._dashed(start, stop):
                return
        for number, quote in enumerate(self.page.quotes):
            if start <= quote.start < stop:
                self._quoted(number, quote, stop)

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
        who = who or self.last
        self.last = who
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
        return self._attribution(first, start - 1)

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
        for one in (*inner, outer):
            if one:
                self.used.add(one.cue)
        for a, b in runs:
            first = quote.start if a == inside[0] else a
            last = quote.stop if b == inside[1] else b
            self._say(first, last, "direct", who, "quotation")

    def _in_next_paragraph(self, number: int, quote: Quote) -> Attribution | None:
        """The attribution of a quotation that goes on, opened anew, in the paragraph behind one that closes none."""
        following = self.page.quotes[number + 1] if not quote.closed and number + 1 < len(self.page.quotes) else None
        if following is None or not self._opens_paragraph(following, self.page.paragraph_of[quote.start] + 1):
            return None
        _, inner = self._cut(following.start + 1, following.stop - 1)
        one = next(iter(inner), None) or self._behind(following)
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
        dashed = outer.start >= quote.stop and outer.start - quote.stop <= 2
        if colon or dashed and inside[1] - inside[0] >= _SHORT:
            return False
        if dashed and verbs:
            return False
        if not verbs or inside[1] - inside[0] < _SHORT:
            return True
        before = self.words[quote.start - 1] if quote.start else ""
        if before in self.sets.that_word:
            return not (quote.stop >= self.grammar.sentence(quote.start)[1] - 1)
        return before not in (",", "", ".") and not dashed and quote.start != self.grammar.sentence(quote.start)[0]

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

    def _cut(self, start: int, stop: int) -> tuple[list[Span], list[Attribution]]:
        """The runs of speech between the attributions that dashes set off."""
        runs: list[Span] = []
        found: list[Attribution] = []
        at = start
        dashes = [k for k in range(start + 1, stop) if self.grammar.is_dash(k) and self.words[k - 1] in _OPENERS]
        k = 0
        while k < len(dashes):
            dash = dashes[k]
            if dash < at:
                k += 1
                continue
            end = next((d for d in dashes[k + 1 :] if self.words[d - 1] in (".", ",", "!", "?")), stop)
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
        end = next((j for j in range(k, limit) if self.words[j] in ("«", "“", "„")), limit)
        dash = next((j for j in range(k + 1, end) if self.grammar.is_dash(j)), end)
        return self._attribution(k, dash, near=True) or self._by_deed(k, dash)

    def _by_deed(self, start: int, stop: int) -> Attribution | None:
        """«…», — открыл встречу мэр: a verb that opens the words behind a quotation, with its subject behind it."""
        if start >= stop or self.grammar.pos(start) != "VERB" or not self.grammar.bits(start) & (PAST | PRES):
            return None
        for mention in self.context.mentions_in(start + 1, min(stop, start + 8)):
            if "," in self.words[start : mention.start] or mention.form not in ("name", "role", "pronoun"):
                return None
            cases = cases_of(self.context, mention)
            if cases & NOM and self._agrees(start, mention) and self.grammar.pos(mention.start - 1) != "PREP":
                return Attribution(start, stop, start, mention.who)
        return None

    def _before(self, quote: Quote) -> Attribution | None:
        """Он сказал: «…»; министр отметил, что «…»."""
        first = self.page.sentences[self.page.sentence_of[quote.start]][0]
        start = quote.start
        if start == first and start > 0 and self.words[start - 1] == ":" and self.page.sentence_of[start - 1] >= 0:
            first = self.page.sentences[self.page.sentence_of[start - 1]][0]
        low = max(
            (self.page.quotes[n].stop for n in range(len(self.page.quotes)) if self.page.quotes[n].stop <= start),
            default=0,
        )
        return self._attribution(max(first, low), start) if start > first else None

    def _attribution(self, start: int, stop: int, *, near: bool = False) -> Attribution | None:
        """The verb of saying among tokens, with its subject; `near` where it must open them."""
        for match in self.page.within("cue", start, stop):
            if not self._is_cue(match):
                continue
            if near and match.start - start > _NEAR and not self._only_subject(start, match.start):
                return None
            return Attribution(start, stop, match.start, self._subject(match, start, stop))
        return None

    def _only_subject(self, start: int, cue: int) -> bool:
        return any(m.start <= start + 1 and m.stop >= cue - 2 for m in self.context.mentions_in(start, cue))

    def _is_cue(self, match: Match) -> bool:
        pos = self.grammar.pos(match.start)
        if pos == "ADJS":
            return self.words[match.start] in self.sets.convinced_adjective
        if pos == "PRTS":
            return False
        return pos in ("VERB", "GRND") and not self._is_future(match.start)

    def _is_future(self, i: int) -> bool:
        return bool(self.grammar.bits(i) & (1 << 13))

    # --- who says it

    def _subject(self, match: Match, start: int, stop: int) -> Figurehead | None:
        """The subject of a verb of saying: right behind it, or the nearest before it; an organisation behind "в"."""
        cue = match.start
        behind = self._mention_behind(match.stop, stop, cue)
        before = self._mention_before(cue, start)
        opened = cue == start or self.words[cue - 1] in self.sets.as_opener or self.grammar.is_dash(cue - 1)
        if behind and (opened or not before):
            return behind.who
        if before:
            return before.who
        return behind.who if behind else None

    def _mention_behind(self, start: int, stop: int, cue: int) -> Mention | None:
        for mention in self.context.mentions_in(start, min(stop, start + 12)):
            gap = self.words[start : mention.start]
            if len(gap) > _NEAR + 4 or any(w in STOPS or w in self.sets.that_word for w in gap):
                return None
            if "," in gap:
                return None
            cases = cases_of(self.context, mention)
            before = self.words[mention.start - 1]
            if before in self.sets.in_or_on and mention.form == "organisation" and self._speaks_for(cue):
                return mention
            if cases & NOM and self._agrees(cue, mention) and self.grammar.pos(mention.start - 1) != "PREP":
                return mention
        return None

    def _speaks_for(self, cue: int) -> bool:
        """Whether a verb without a subject is in the plural: сообщили в пресс-службе."""
        return bool(self.grammar.bits(cue) & PLUR)

    def _mention_before(self, cue: int, start: int) -> Mention | None:
        for mention in reversed(self.context.mentions_in(max(start, cue - 60), cue)):
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
            if self._is_genitive_of_noun(mention, start):
                continue
            return mention
        return None

    def _is_genitive_of_noun(self, mention: Mention, start: int) -> bool:
        """Whether a mention whose form may be a genitive stands behind a noun: встреча Лукашенко."""
        cases = cases_of(self.context, mention)
        if cases & CASES == NOM or mention.start <= start:
            return False
        return self.grammar.pos(mention.start - 1) == "NOUN" and mention.form == "name"

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
        return True

    def _is_plural(self, mention: Mention) -> bool:
        """Whether the adjectives or else the noun of an organisation stand in the plural: малайзийские компании."""
        adjectives = [k for k in range(mention.start, mention.stop) if self.grammar.pos(k) in ("ADJF", "PRTF")]
        first = [k for k in adjectives if k == mention.start] or [mention.start]
        return self.grammar.is_plural(first[0])

    def _joined(self, mention: Mention) -> bool:
        beside = (mention.start - 1, mention.stop)
        return any(0 <= k < len(self.words) and self.words[k] in self.sets.and_word for k in beside)

    # --- reported speech

    def _reported(self, start: int, stop: int) -> None:
        """What a sentence reports without quotation marks."""
        if self._all_inside(start, stop):
            return
        if self._about_the_sentence_before(start, stop):
            return
        sources = [m for m in self.page.within("source", start, stop) if not self.inside[m.start]]
        for match in sources[:1]:
            self._by_source(match, start, stop)
        if sources and sources[0].start == start:
            return
        cues = [
            m
            for m in self.page.within("cue", start, stop)
            if m.start not in self.used and not self.inside[m.start] and self._is_cue(m)
        ]
        cues = sorted((*cues, *self._told(start, stop)))
        who: Figurehead | None = None
        for number, match in enumerate(cues):
            subject = self._subject(match, start, stop) or self._same(match, who)
            end = cues[number + 1].start if number + 1 < len(cues) else stop
            if self._one_report(match, subject, start, stop, end):
                who = subject

    def _same(self, match: Match, who: Figurehead | None) -> Figurehead | None:
        """The subject of the verb of saying before, unless this one stands in the plural: говорили, сообщают."""
        several = who is not None and who.kind in ("group", "organisation")
        return who if several or not self.grammar.is_plural(match.start) else None

    def _told(self, start: int, stop: int) -> list[Match]:
        """Verbs in the past of a person, with ", что" behind them, that the data do not list: пожаловался, что."""
        found = []
        for k in range(start, stop):
            if self.grammar.pos(k) != "VERB" or not self.grammar.bits(k) & PAST or self.inside[k]:
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
        cue = next((m for m in self.page.within("cue", start, min(stop, start + 12)) if self._is_cue(m)), None)
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

    def _all_inside(self, start: int, stop: int) -> bool:
        return all(self.inside[k] or not self.words[k][0].isalnum() for k in range(start, stop))

    def _one_report(self, match: Match, who: Figurehead | None, start: int, stop: int, following: int) -> bool:
        """The content of one verb of saying: что …, an infinitive, a noun phrase, or the clause before it."""
        takes = match.group.get("takes", ())
        end = self._content_end(match.stop, stop, following)
        if match.start > start and self.words[match.start - 1] in self.sets.as_word:
            return self._as_clause(match, who, start, stop)
        colon = self._behind_colon(match.stop, end)
        if colon is not None and "clause" in takes and who is not None:
            return self._content(colon, end, who, "clause behind a colon")
        begin = self._that(match.stop, end)
        if begin is not None and "clause" in takes:
            return self._content(begin, end, who, "clause behind that")
        if self._closes(match, start, stop):
            comma = match.start - 1 - self.grammar.is_dash(match.start - 1)
            if comma > start and self._is_told(start, comma, match, stop):
                return self._middle(start, comma, match, who, stop)
        if "to" in takes:
            begin = self._infinitive(match.stop, end)
            if begin is not None:
                begin = self._addressee(match.stop, begin)
                return self._content(begin, end, who, "infinitive")
            begin = self._object(match.stop, end)
            return begin is not None and who is not None and self._content(begin, end, who, "object")
        if "np" in takes or "on" in takes or "about" in takes:
            begin = self._noun(match, end, tuple(takes))
            if begin is not None and who is not None:
                return self._content(begin, end, who, "noun")
        return False

    def _is_told(self, start: int, comma: int, match: Match, stop: int) -> bool:
        """Whether the words before an attribution, or they with those behind it, make a sentence."""
        if self._has_verb(start, comma):
            return True
        if self._mention_behind(match.stop, stop, match.start) is None:
            return False  # Иван Петров, в свою очередь, отметил …
        if any(map(self.grammar.is_dash, range(start + 1, comma))):
            return True
        behind = next((k for k in range(match.stop, stop) if self.words[k] == ","), stop)
        return self._has_verb(behind, stop) and comma - start <= _FAR

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
                joined = any(self.words[j] in self.sets.clause_join for j in range(k + 1, following))
                end = k + 1 if joined else stop
        while end > start and self.words[end - 1] in (".", "!", "?", "…", ",", ";", ":"):
            end -= 1
        return end

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

    def _behind_colon(self, start: int, stop: int) -> int | None:
        """The first token of a clause with a verb behind a colon, a few tokens on: признал: дорога закрыта."""
        colon = next((k for k in range(start, min(stop, start + 8)) if self.words[k] == ":"), None)
        if colon is None or colon + 3 > stop or self.words[colon + 1] in QUOTES or self.inside[colon + 1]:
            return None
        parted = any(self.grammar.is_finite(k) for k in range(start, colon))
        return colon + 1 if not parted and self._has_verb(colon + 1, stop) else None

    def _infinitive(self, start: int, stop: int) -> int | None:
        for k in range(start, min(stop, start + _FAR)):
            if self.grammar.pos(k) == "INFN":
                return k
            if self.words[k] in STOPS or self.words[k] == "," or self.grammar.pos(k) == "VERB":
                return None
        return None

    def _addressee(self, start: int, infinitive: int) -> int:
        """Where what is asked begins: with the noun phrase in the dative or accusative that is asked, or the verb."""
        k = start
        while k < infinitive and self.grammar.pos(k) in ("ADVB", "PRCL", "NPRO"):
            k += 1
        asked = k < infinitive and self.grammar.is_nominal(k) and self.grammar.bits(k) & (DAT | ACC)
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

    def _noun(self, match: Match, stop: int, takes: tuple[str, ...]) -> int | None:
        """What is stressed, expressed or told about."""
        k = match.stop
        while k < stop and self.grammar.pos(k) in ("ADVB", "PRCL"):
            k += 1
        while k < stop and self._is_hearer(k):
            k += 1
        if k >= stop - 1:
            return None
        if "about" in takes or "on" in takes:
            wanted = self.sets.about_word if "about" in takes else self.sets.on_word
            return k + 1 if self.words[k] in wanted and stop - k > 2 else None
        if self.words[k] in self.courtesy or not any(
            self.words[j] in self.expressed for j in range(k, min(stop, k + 3))
        ):
            return None
        return k if self.grammar.has_case(k, ACC) or self.words[k] in self.expressed else None

    def _is_hearer(self, k: int) -> bool:
        mention = self.context.mention_of.get(k)
        return mention is None and self.page.is_a(k, "audience") and not self.grammar.has_case(k, ACC)

    def _closes(self, match: Match, start: int, stop: int) -> bool:
        """Whether a verb of saying stands behind a comma, with its subject behind it: …, отметил министр."""
        k = match.start - 1
        if k <= start:
            return False
        if self.grammar.is_dash(k):
            k -= 1
        return self.words[k] == "," and self.grammar.pos(match.start) == "VERB" and not self.inside[k]

    def _middle(self, start: int, comma: int, match: Match, who: Figurehead | None, stop: int) -> bool:
        """The clause before ", отметил министр," and what goes on behind it."""
        begin = self._skip_openers(start)
        pieces = [(begin, comma)]
        end = match.stop
        mention = self._mention_behind(match.stop, stop, match.start)
        if mention is None and who is None:
            return False
        end = mention.stop if mention else end
        while end < stop and self.words[end] not in (",", ".", ";") and not self.grammar.is_dash(end):
            end += 1
        if end < stop - 2 and self.words[end] == ",":
            rest = end + 1 + self.grammar.is_dash(end + 1)
            last = stop - (self.words[stop - 1] in STOPS)
            if last - rest > 2:
                pieces.append((rest, last))
        return self._report(pieces, who, "attribution behind")

    def _as_clause(self, match: Match, who: Figurehead | None, start: int, stop: int) -> bool:
        """Как отметил министр, …; …, как сообщили в пресс-службе."""
        who = who or None
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
        return bool(pieces) and who is not None and self._report(pieces, who, "as somebody said")

    def _in_mention(self, k: int) -> bool:
        return any(m.start < k < m.stop for m in self.context.mentions_in(max(0, k - 12), k))

    def _by_source(self, match: Match, start: int, stop: int) -> bool:
        """По словам министра, …"""
        own = next((k for k in range(match.start, match.stop) if self.grammar.forms[k] in self.sets.his_her_form), None)
        mention = next((m for m in self.context.mentions_in(match.stop, min(stop, match.stop + 3))), None)
        mention = mention if own is None else None
        who = self._whose(own) if own is not None else mention.who if mention else self._named_source(match.stop)
        if who is None:
            return False
        close = mention.stop if mention else match.stop
        while close < stop and self.words[close] != "," and close - match.stop < 24:
            if self.grammar.is_finite(close):
                break
            close += 1
        last = stop - (self.words[stop - 1] in STOPS)
        pieces = []
        before = match.start - (self.words[match.start - 1] == "," if match.start > start else 0)
        if before - start > 2:
            pieces.append((self._skip_openers(start), before))
        begin = close + (self.words[close : close + 1] == [","])
        if begin < last - 1:
            pieces.append((begin, last))
        return self._report(pieces, who, "by a source") if pieces else False

    def _named_source(self, i: int) -> Figurehead | None:
        """A body that no data know, by its capital: по расчетам Росморречфлота."""
        if i >= len(self.words) or not self.page.is_capital(i) or i in self.context.place_of:
            return None
        if self.grammar.pos(i) not in ("NOUN", "LATN", "UNKN"):
            return None
        return Figurehead(nominative(self.grammar, i, i + 1), None, None, "organisation", first=i)

    def _whose(self, i: int) -> Figurehead | None:
        """Whom "его" or "ее" means in "по его словам": the speaker before."""
        gender = "m" if self.grammar.forms[i] in self.sets.his_form else "f"
        earlier = [
            m.who
            for m in self.context.mentions_in(0, i)
            if m.who and m.who.kind == "person" and m.who.gender in (None, gender)
        ]
        spoke = [
            s for s in self.said if s.start < i and s.who and s.who.kind == "person" and s.who.gender in (None, gender)
        ]
        return max(spoke, key=lambda s: s.start).who if spoke else earlier[-1] if earlier else None

    def _skip_openers(self, start: int) -> int:
        while start < len(self.words) and (
            not self.words[start][0].isalnum()
            and self.words[start] not in "$€«("
            or self.words[start] in self.sets.but_word
        ):
            start += 1
        return self._behind_dateline(start)

    def _behind_dateline(self, start: int) -> int:
        """Behind «МИНСК, 3 ноября — »."""
        for k in range(start, min(start + 12, len(self.words))):
            if self.grammar.is_dash(k) and self.page.slice(start, start + 1).isupper() and len(self.words[start]) > 2:
                return k + 1
        return start

    def _content(self, begin: int, end: int, who: Figurehead | None, rule: str) -> bool:
        if end - begin < 2:
            return False
        return self._report([(begin, end)], who, rule)

    def _report(self, pieces: list[Span], who: Figurehead | None, rule: str) -> bool:
        least = 1 if len(pieces) > 1 else 2
        free = [(a, b) for a, b in pieces if b - a >= least and not all(self.inside[a:b])]
        if not free or who is None:
            return False
        quoted = sum(self.inside[k] for a, b in free for k in range(a, b))
        if quoted > 0.6 * sum(b - a for a, b in free):
            return False
        self.said.append(Said(free[0][0], free[-1][1], "indirect", who, rule, free))
        return True

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

    # --- the headline

    def _headline(self) -> None:
        """Лукашенко: мы готовы …; Губернатор — о планах: …"""
        start, stop = self.context.title or (0, 0)
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
