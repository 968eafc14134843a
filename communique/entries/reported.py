"""Speech reported without quotation marks: what an attribution reaches over."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from communique.entries.complements import Complements
from communique.entries.contents import Contents
from communique.entries.context import Said
from communique.entries.datelines import behind_dateline
from communique.entries.speech import QUOTE_MARKS, Attribution, Attributions, Speech, takes_clause
from communique.text.tags import AUX, CONJ, DET, MODAL, PAST, PREP, REL, SUB, THIRD, TIME, VERB

_Span = tuple[int, int]
_STOPS: Final = frozenset((".", "!", "?", "…", ";"))
_PAUSES: Final = _STOPS | {",", ""}
_RULES: Final = {"source": "according to", "participle": "participle of saying"}
_OPEN: Final = AUX | MODAL | PREP | DET | CONJ | SUB | REL | VERB  # what does not end by itself: the port was “…”
_FAR_SOURCE: Final = 12  # tokens of whoever something is according to
_FAR_COMMA: Final = 6  # tokens of whom something is told
_OPENING_TELLER: Final = 8  # tokens of who speaks and the verb at the beginning of what a source tells
_LONGEST_OPENING: Final = 6  # tokens of a quoted term that opens a sentence
_LAST_WORDS: Final = 2  # tokens that may follow whoever something is according to at the end of a sentence
_MOST_BEFORE: Final = 3  # statements before, in which a verb of saying may stand


def find_reported(speech: Speech, attributions: Attributions, quoted: list[Said]) -> list[Said]:
    """What is reported without quotation marks, with whoever says it, in the order of the text.

    `quoted` is what is said in quotation marks: where a quotation closes what is reported, it is left out there.
    """
    reader, contents = _Reported(speech, attributions), Contents(speech)
    found: list[Said] = []
    held: list[_Span] = []
    starts = [said.start for said in quoted]
    for one in attributions:
        if reader.is_told_behind(one):
            continue
        pieces = reader.pieces(one)
        if speech.is_described(attributions, one):  # "described X as … and announced that …" is one statement
            held = pieces or reader.described(one)
            continue
        whole, held = ([*held, *pieces] if pieces else []), []
        kept = [piece for piece in (speech.trim(*piece) for piece in whole) if piece]
        if kept and len(kept) == 1:
            first, last = bisect_left(starts, kept[0][0]), bisect_left(starts, kept[0][1] + 2)
            kept = _before_quotation(speech, kept[0], quoted[first:last]) if first < last else kept
        another = _is_told_by_another(found, one) or bool(kept) and _repeats(found, one, kept[-1])
        if kept and not another and contents.has_any(one, kept):
            rule, cue = _RULES.get(one.kind, "verb of saying"), speech.words[one.cue.start]
            found.append(Said(kept[0][0], kept[-1][1], "indirect", one.who, rule, kept, cue))
    return found


def _before_quotation(speech: Speech, piece: _Span, quoted: list[Said]) -> list[_Span]:
    """What is reported before the quotation that closes it; nothing where only the two together say something."""
    start, stop = piece
    beside = any(said.start in (stop, stop + 1) and speech.words[said.start - 1] == ":" for said in quoted)
    if beside and speech.page.tags[stop - 1] & (AUX | MODAL | DET):
        return []  # said that the meeting is: “…”
    closing = next((said for said in quoted if said.start < stop <= said.stop + 1), None)
    if closing is None or closing.start == start:
        return [piece]
    rest = speech.trim(start, closing.start)
    if rest is not None and speech.page.tags[rest[1] - 1] & _OPEN:  # said it has ten ships, and this is “too few”
        commas = (k for k in range(rest[1] - 1, start, -1) if speech.words[k] == ",")
        comma = next((k for k in commas if speech.page.tags[k + 1] & CONJ), None)
        rest = speech.trim(start, comma) if comma is not None else None
    return [rest] if rest is not None and speech.has_finite(*rest) else []


def _repeats(found: list[Said], one: Attribution, piece: _Span) -> bool:
    """Whether a source or a paper at the end only tells what somebody is reported to say: X said …, a note said."""
    last = found[-1] if found else None
    if last is None or last.who is one.who or one.start < piece[1]:
        return False
    if one.kind == "source" and piece[0] < last.start < piece[1] and last.start - piece[0] <= _OPENING_TELLER:
        return last.who is not None  # the minister noted A and briefed B, according to the ministry
    if last.pieces[-1][1] != piece[1]:
        return False
    return piece[0] < last.start and last.who is not None or last.start < piece[0]


def _is_told_by_another(found: list[Said], one: Attribution) -> bool:
    """Whether a verb of saying stands inside what somebody else is reported to say."""
    if one.kind != "verb":
        return False
    whole = found[-1] if found else None
    if whole is not None and whole.who is one.who and one.subject is not None and one.subject.form == "pronoun":
        if whole.start == one.subject.start:
            return True  # said he believed that …
        if one.related and any(start < one.start < stop for start, stop in whole.pieces):
            return True  # praised the schools, which he said were good
    at = one.cue.start
    for said in found[-_MOST_BEFORE:]:
        if said.start <= at < said.stop and said.who is not one.who:
            if any(start <= at < stop for start, stop in said.pieces):
                return True
    return False


class _Reported:
    """What each attribution of a page reports; positions are tokens, spans half open."""

    def __init__(self, speech: Speech, attributions: Attributions) -> None:
        self.speech = speech
        self.page = speech.page
        self.words = speech.words
        self.that = speech.that
        self.attributions = attributions
        self.complements = Complements(speech)

    def pieces(self, one: Attribution) -> list[_Span]:
        """The tokens that an attribution reports without quotation marks."""
        first, stop = self.page.sentences[self.page.sentence_of[one.cue.start]]
        first = behind_dateline(self.speech.context, self._behind_quotes(first, one.start), one.start)
        if one.kind == "source":
            return self._around_source(one, first, stop)
        if one.kind in ("outlet", "opening"):
            return [(one.cue.stop + 1, one.end)] if one.kind == "opening" else []
        if self._is_as_clause(one, stop):
            head = [] if one.start - 1 <= first + 1 else [(first, one.start - 1)]
            told = self.speech.opens_speech(one.stop + 1)
            return head if told else [*head, (one.stop + 1, stop)]  # "As the governor informed, the road is open"
        return self._around_verb(one, first, stop)

    def is_told_behind(self, one: Attribution) -> bool:
        """Whether a verb without anybody is part of what somebody says at the end: it is hoped that …, X said."""
        if not one.passive or one.who is not None:
            return False
        _, stop = self.page.sentences[self.page.sentence_of[one.cue.start]]
        for later in self.attributions.behind(one):
            if later.start >= stop:
                break
            closes = later.kind == "verb" and later.who is not None and takes_clause(later.cue)
            if closes and self.words[later.start - 1] == "," and self.page.word(later.stop) in _STOPS | {","}:
                return True
        return False

    def described(self, one: Attribution) -> list[_Span]:
        """What somebody is said to call something, up to the next verb of saying: called it “a symbol” and noted."""
        stop = next(self.attributions.behind(one)).start
        spoken = any(self.speech.opens_speech(i) for i in range(one.stop, stop))
        return [] if spoken or one.stop >= stop else [(one.stop, stop)]

    def _is_as_clause(self, one: Attribution, stop: int) -> bool:
        opened = one.kind == "verb" and self.page.is_a(one.start - 1, "asclause")
        return opened and one.stop < stop and self.words[one.stop] == ","

    def _around_verb(self, one: Attribution, first: int, stop: int) -> list[_Span]:
        after = self.complements.start(one, stop)
        if one.quoted and after is not None and self.words[after - 1] not in self.that:
            return []
        end = self._before_new_clause(one, after, self._end(one, stop))
        if after is not None and self._names_what_came_before(one, first, after, end):
            after = None
        last = end - 1 - (self.words[end - 1] == ":")
        if after is not None and after <= last and self.page.is_a(last, "infinitive"):
            return []  # directed their ministers to: (a list)
        if after is not None and after < end and not (one.quoted and self.words[after] in QUOTE_MARKS):
            return [(first, one.start), (after, end)] if self._is_middle(one, first, after) else [(after, end)]
        before = one.kind in ("verb", "joined") and not one.quoted and takes_clause(one.cue)
        before = before and not one.cue.group.get("quoting")
        own = self.page.is_capital(first) and self.speech.context.mention_of.get(first)
        if one.kind == "joined" and own and own.who is one.who:
            return []  # X concludes his visit, highlights …
        if before and one.start > first + 1 and self.words[one.start - 1] == ",":
            return self._before_verb(one, first, stop, end)
        return []

    def _before_new_clause(self, one: Attribution, after: int | None, end: int) -> int:
        """The end of what somebody is asked to do, before another clause: invited X to visit Y, and X accepted."""
        if after is None or "to" not in one.cue.group["takes"]:
            return end
        to = next((k for k in range(after, end - 2) if self.page.is_a(k, "infinitive")), None)
        stop = self.speech.clauses.clause_end(to + 1) if to is not None else end
        if stop >= end:
            return end
        joint = stop + (self.words[stop] == ",")
        own = self.words[stop] == "," or any(self.speech.context.mention_of.get(k) for k in (joint + 1, joint + 2))
        return stop if own and self.page.is_a(joint, "newclause") else end

    def _before_verb(self, one: Attribution, first: int, stop: int, end: int) -> list[_Span]:
        """ "The road is open, X said", "The road, X said, is open"."""
        told = self._over_addressee(one, stop)
        rest = told + 1
        if rest + 1 < stop and self.words[told] == "," and self.words[rest] not in QUOTE_MARKS:
            if not self._is_phrase_only(rest, end) and not self.page.match_at("cue", rest):
                return [(first, one.start - 1), (rest, end)]
        if rest + 2 < stop and self.words[told] == "," and self._goes_on_saying(rest + 1, end):
            return [(first, one.start - 1), (rest, end)]
        begin = self._content_start(first, one.start)
        if self.page.is_a(begin, "conceding") and self.page.word(one.stop) not in _PAUSES:
            return []  # Though they gave few details, X promised swift action
        opening = next(iter(self.attributions.within(begin, min(begin + 2, one.start))), None)
        teller = opening and opening.kind == "verb" and opening.who and opening.who.kind == "person"
        if teller and one.who and one.who.kind in ("organisation", "body"):
            return []  # the minister said it at the forum, the agency reports
        return [(begin, one.start - 1)] if self.speech.may_be_clause(begin, one.start - 1) else []

    def _over_addressee(self, one: Attribution, stop: int) -> int:
        """Behind whom something is told, up to a comma in the middle of it: Trade, X told the meeting, | grew."""
        apart = self.page.tag(one.stop) & (PREP | TIME | SUB) and self.words[one.start - 1] == ","  # he said in May, …
        if "addressee" not in one.cue.group["takes"] and not apart:
            return one.stop
        comma = next((k for k in range(one.stop, min(one.stop + _FAR_COMMA, stop)) if self.words[k] == ","), one.stop)
        return one.stop if self.speech.has_finite(one.stop, comma) else comma

    def _goes_on_saying(self, i: int, end: int) -> bool:
        """Whether ", and …" behind "…, X said" is more of what is said: the port would grow, X said, but it had no."""
        if not self.page.is_a(i - 1, "newclause"):
            return False
        verb = next((k for k in range(i, end) if self.page.tags[k] & (MODAL | AUX | PAST | THIRD)), end)
        told = verb > i and verb < end and (self.page.tags[verb] & MODAL or self.page.is_a(verb, "pluperfect"))
        return bool(told) and self.speech.has_finite(i, end)

    def _names_what_came_before(self, one: Attribution, first: int, after: int, end: int) -> bool:
        """ "A and B are hubs, the president cited a few examples": a short object behind a whole clause."""
        if one.start <= first + 4 or self.words[one.start - 1] != "," or self.words[after - 1] in self.that:
            return False
        others = (other for other in self.attributions.within(first, one.start) if other.kind == "verb")
        if any(self.complements.start(other, one.start) is not None for other in others):
            return False
        short = end - after <= 5 and not self.speech.has_finite(after, end)
        return short and self.speech.has_finite(first, one.start)

    def _content_start(self, first: int, stop: int) -> int:
        """Where content before "…, X said" begins: behind an earlier attribution of the same sentence."""
        earlier = [
            a
            for a in self.attributions.within(first, stop)
            if a.stop < stop and a.kind != "source" and not self.is_told_behind(a)
        ]
        if not earlier:
            return first
        commas = (i for i in range(stop - 2, earlier[-1].stop, -1) if self.words[i] in (",", ";"))
        return next(commas, first - 1) + 1

    def _behind_quotes(self, first: int, stop: int) -> int:
        """The sentence's beginning, or the token behind the last quotation that closes before the attribution."""
        page = self.page
        if first >= stop or page.quote_of[first:stop].count(-1) == stop - first:
            return first
        i = next(k for k in range(stop - 1, first - 1, -1) if page.quote_of[k] >= 0)
        quote = page.quotes[page.quote_of[i]]
        short = quote.stop - quote.start <= _LONGEST_OPENING and quote.start > first
        return first if short and not self.speech.has_finite(quote.start, quote.stop) else i + 1

    def _is_middle(self, one: Attribution, first: int, after: int) -> bool:
        """Whether an attribution stands in the middle of what it reports: "The road, X said, will be built"."""
        words = self.words
        commas = words[one.start - 1] == "," and words[after - 1] == "," and after - 1 == one.stop
        return commas and one.kind == "verb" and one.start > first + 1

    def _around_source(self, one: Attribution, first: int, stop: int) -> list[_Span]:
        """ "According to X, …", "…, according to X", "…, according to X, …"."""
        words, pieces = self.words, list[_Span]()
        after = one.stop
        while after < stop and words[after] != "," and words[after] not in _STOPS and after - one.stop < _FAR_SOURCE:
            after += 1
        before = one.start > first + 2
        if before:
            pieces.append((first, one.start - (words[one.start - 1] in (",", "(", "–", "-"))))
        if after + 1 < stop and words[after] == "," and not (before and self._is_phrase_only(after + 1, stop)):
            pieces.append((after + 1, stop))
        if len(pieces) > 1 and (self.page.is_a(one.start - 1, "contentstart") or pieces[0][1] - pieces[0][0] <= 1):
            pieces = pieces[1:]
        return [piece for piece in pieces if not self.speech.opens_speech(piece[0])]

    def _is_phrase_only(self, start: int, stop: int) -> bool:
        """Whether what follows "…, X said," is no clause: "adding", "as", "during"."""
        forms = {form for _, form in self.page.language.verbs.get(self.words[start], ())}
        if forms:
            return "ing" in forms or not forms & {"s", "past", "base"} and self._opens_phrase(start, stop)
        return self._opens_phrase(start, stop)

    def _opens_phrase(self, start: int, stop: int) -> bool:
        small = self.complements.is_break(start) or self.page.is_a(start, "phraseonly")
        return small or not self.speech.has_finite(start, stop)

    def _end(self, one: Attribution, stop: int) -> int:
        """Where reported speech ends: the sentence's end, the next attribution in it, or a full quotation."""
        words = self.words
        stop = words.index(";", one.stop, stop) if ";" in words[one.stop : stop] else stop
        for later in self.attributions.behind(one):
            if later.start >= stop:
                break
            if later.start >= one.stop and self._ends_before(one, later, stop):
                end = later.start - (not self._tells_on(later) or not self.words[later.start - 1].isalpha())
                end -= 2 * self._answers(later)
                stop = self._before_opening(one.stop, end) if not self._stands_inside(later, stop) else stop
                break
        stop = self._before_encounter(one, self._before_next_deed(one, stop))
        within = self.page.quote_of[one.stop + 1 : stop]
        if within.count(-1) == len(within):
            return stop
        return next((i for i in range(one.stop + 1, stop) if self._opens_quotation(i)), stop)

    def _before_encounter(self, one: Attribution, stop: int) -> int:
        """The end without whom the speaker met meanwhile: said that trade grew | while receiving Ambassador Bo Li."""
        for match in self.page.within("encounter", one.stop + 2, stop):
            near = self.speech.context.mentions_in(match.stop, match.stop + 2) if match.group.get("beside") else ()
            if any(one.form in ("name", "role") for one in near):
                return match.start - (self.words[match.start - 1] == ",")
        return stop

    def _before_next_deed(self, one: Attribution, stop: int) -> int:
        """The end of what a headline reports before what else somebody does: Minister Opens Port, | Visits X."""
        title = self.speech.context.title
        if title is None or not title[0] <= one.cue.start < title[1]:
            return stop
        commas = (k for k in range(one.stop + 1, stop - 2) if self.words[k] == ",")
        deeds = (k for k in commas if self.page.tags[k + 1] & THIRD and not self.page.tags[k + 2] & (CONJ | AUX))
        return next(deeds, stop)

    def _before_opening(self, start: int, stop: int) -> int:
        """The end without a phrase that opens the clause of the next attribution: "…, and to that end, she urged"."""
        for k in range(stop - 1, max(start, stop - _LONGEST_OPENING), -1):
            if self.page.is_a(k, "newclause"):
                opens = self.page.tags[k + 1] & PREP or self.page.is_a(k + 1, "asclause")
                return k if opens and not self.speech.has_finite(k + 1, stop) else stop
        return stop

    def _ends_before(self, one: Attribution, later: Attribution, stop: int) -> bool:
        """Whether another attribution ends what is reported before it."""
        before, page = self.words[later.start - 1], self.page
        if later.kind == "participle":
            commas = before in (",", "–", "—") or page.is_a(later.start - 1, "beforeparticiple")
            return commas or self._tells_on(later)
        if later.kind == "joined":
            return before == "," or page.is_a(later.start - 1, "joinsverb")
        if later.kind == "verb":
            if self._answers(later):
                return True
            if later.passive and later.who is None and page.has_a("conceding", one.stop, min(one.stop + 2, stop)):
                return False  # said that while X will help, it is hoped that Y will
            if before in (",", ";", ":"):
                return True  # not: that ASEAN and African countries offered
            if later.subject is None and later.who and later.who.kind == "organisation" and later.who.area:
                return self.words[later.start - 2] == ","  # said trade grew and Peru welcomes it
            apart = self.words[later.start - 2] == "," or self.speech.has_finite(one.stop, later.start - 1)
            return page.is_a(later.start - 1, "newclause") and apart
        if later.kind == "source":
            return before in (",", "–", "—") and stop - later.stop <= _LAST_WORDS  # X said that …, according to Y.
        return later.kind in ("outlet", "relative")

    def _answers(self, later: Attribution) -> bool:
        """Whether another verb of saying answers what is said before it: …, to which the governor replied that …"""
        i = later.start - 1
        return self.page.is_a(i, "relative") and bool(self.page.tags[i - 1] & PREP) and self.words[i - 2] == ","

    def _tells_on(self, later: Attribution) -> bool:
        """Whether a participle tells more without a comma: the need of a road stating that it would pay."""
        if later.kind != "participle" or self.page.is_a(later.start - 1, "beforeparticiple"):
            return False
        return self.page.is_a(later.start, "tellingon") and self.words[later.stop] in self.that

    def _stands_inside(self, later: Attribution, stop: int) -> bool:
        """Whether another verb of saying stands in the middle of its own words: "…, X said, …"."""
        comma = later.kind == "verb" and self.words[later.start - 1] == ","
        return comma and later.stop < stop and self.words[later.stop] == ","

    def _opens_quotation(self, i: int) -> bool:
        number = self.page.quote_of[i]
        if number < 0 or self.page.quotes[number].start != i:
            return False
        return self.words[i - 1] in (",", ":", ".") and not self.speech.is_term(number)
