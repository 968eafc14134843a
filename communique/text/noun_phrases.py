"""The subject of a verb: where the noun phrase to its left begins and ends."""

from __future__ import annotations

from typing import Final

from communique.text.finite import Finite
from communique.text.page import Page
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NOUN,
    NUM,
    PART,
    PAST,
    POSS,
    PREP,
    PRON,
    REL,
    STOP,
    SUB,
    THIRD,
    TIME,
    TO,
    VERB,
)  # fmt: skip

Span = tuple[int, int]
_DASHES: Final = frozenset("-–—−")
_QUOTES: Final = frozenset('“”„«»"‹›')
_NO_SUBJECT: Final = PREP | COMMA | CONJ | SUB | DET | VERB & ~BASE & ~THIRD | AUX  # ends no subject
_IN_BRACKET: Final = 5  # tokens of a bracket that adds a word to an office
_LONGEST: Final = 60  # tokens that a subject is looked for
_BRACKET: Final = 5  # tokens of a short name in brackets
_NAME: Final = 3  # tokens of a name in a headline


class NounPhrases(Finite):
    """The noun phrases of one page that are subjects; positions are tokens, spans half open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        language = page.language
        self._verb_particles = language.sets["verb_particle"]
        self._stressing = language.sets["reflexive_word"]
        self._things = language.sets["thing_pronoun"]
        self._binding = language.sets["binding_preposition"]
        self._styles = language.sets["honorific"]
        self._vague = language.sets["vague_number"]
        self._times = {match.stop - 1: match.start for match in page.of("bare_time")}

    def subject_before(self, verb: int) -> Span | None:
        """The noun phrase that is the subject of the verb group at token `verb`, without what is inserted behind it.

        An apposition or a relative clause between the two is skipped; of joined verbs the later one has the subject
        of the first. `None` where there is none to its left.
        """
        start, _ = self.bounds(verb)
        return self._subject(verb, max(start, verb - _LONGEST), 3)

    def _subject(self, verb: int, start: int, depth: int) -> Span | None:
        i = self._before_time(self.skip_adverbs_back(verb - 1, start), start)
        if i >= start and self.words[i] == ")":
            i = self._open_bracket(i, start) - 1
        if i >= start and self.tags[i] & COMMA:
            joined = self.tags[i - 1] & CONJ if i > start else 0
            i = self._before_insertion(i, start) if not joined else i - 1
        if i >= start and self.tags[i] & CONJ and depth:
            earlier = self._finite_before(i - 1 - (self.words[i - 1] == ";"), start, verb)
            return self._subject(earlier, start, depth - 1) if earlier is not None else None
        if i < start or self.is_break(i):
            return None
        if self.tags[i] & REL and not (self.words[i] == "that" and self.is_complement(i)):
            return self._antecedent(i, start)
        stressed = self.words[i] in self._stressing and i > start and not self.tags[i - 1] & _NO_SUBJECT
        first = self.phrase_start(i - stressed, start)  # the park itself
        first += bool(first + 1 < i and self.tags[first] & CONJ)  # and | experts from Lima
        first = self._before_bracket(self._at_style(first, i), start)
        return (first, i + 1) if first <= i else None

    def _before_bracket(self, first: int, start: int) -> int:
        """Where a phrase begins that goes on behind a bracket of a few words: Akim (governor) | of Akmola (replied)."""
        if first <= start or self.words[first - 1] != ")" or not self.tags[first] & PREP:
            return first
        opening = self._open_bracket(first - 1, start)
        near = first - _IN_BRACKET <= opening and opening > start and not self.is_break(opening - 1)
        return self.phrase_start(opening - 1, start) if near else first

    def _at_style(self, first: int, last: int) -> int:
        """Where the subject stands in a phrase that opens with an adverbial: In response | Mr Sol (offered)."""
        end = first
        while end < last and self.tags[end] & ADV and not self.tags[end] & (DET | NUM):
            end += 1
        if end - first > 1:
            return end
        if first > 0 and self.tags[first - 1] & SUB and self._opens_clause(first - 1, self.bounds(first)[0]):
            end = self._behind_adverbial(first - 1, last)
            if end <= last:
                return end  # as a first step | Minister Sol
        for k in range(last, first, -1):
            if self.words[k] in self._styles and self.page.is_capital(k):
                if not self.tags[k - 1] & (CONJ | COMMA | PREP):
                    return k
        return first

    def _before_time(self, i: int, start: int) -> int:
        """The token before a time that ends with token `i` and stands bare behind a subject: Peru | yesterday."""
        first = self._times.get(i, 0)
        k = self.skip_adverbs_back(first - 1, start) if first > start else -1
        bare = k >= start and not self.is_break(k) and not self.tags[k] & _NO_SUBJECT
        return k if bare else i

    def _antecedent(self, i: int, start: int) -> Span | None:
        k = i - 1
        while k >= start and (self.tags[k] & (COMMA | PREP) and not self.tags[k] & VERB):
            k -= 1
        first = self.phrase_start(k, start) if k >= start else k + 1
        first = next((n + 1 for n in range(k - 2, first, -1) if self._opens_apposed(n, k)), first)
        acts = (n for n in range(k - 1, first - 1, -1) if self.tags[n] & BASE and self.tags[n - 1] & (TO | MODAL))
        first = next((self._behind_particle(n) for n in acts if self._has_object(n)), first)
        bids = (n for n in range(k - 2, first - 1, -1) if self.tags[n] & BASE and self.tags[n - 1] & TO)
        first = next((n + 2 for n in bids if self.tags[n + 1] & PREP and self.tags[n + 2] & DET), first)
        done = (n for n in range(k - 1, first - 1, -1) if n > start and self.tags[n] & PART and self.tags[n - 1] & HAVE)
        past = next(done, None)
        if past is not None:  # had set aside money for a mill, which will …
            heads = (n for n in range(k, past, -1) if self.tags[n] & DET and self.words[n - 1] != "of")
            first = next(heads, past + 1)
        return (first, k + 1) if first <= k else None

    def _opens_apposed(self, n: int, k: int) -> bool:
        """Whether a noun that a name closes stands behind a preposition: leased the yards to | builder Valtatie Oy."""
        if not self.tags[n] & PREP or self.words[n] == "of" or not self.page.is_capital(k):
            return False
        head = next((i for i in range(k, n, -1) if not self.page.is_capital(i)), n)
        return head > n and not any(self.tags[i] & (PREP | DET | COMMA | CONJ) for i in range(n + 1, k))

    def _has_object(self, i: int) -> bool:
        """Whether a word that may be a noun is a verb with its object: to set up a group, to share the design."""
        return not self.tags[i] & NOUN or bool(self.tags[self._behind_particle(i)] & (DET | NUM))

    def _behind_particle(self, i: int) -> int:
        """The token behind the verb at token `i` and its particle: set up | a group."""
        return i + 2 if self.words[i + 1] in self._verb_particles else i + 1

    def is_complement(self, i: int) -> bool:
        """Whether "that" at token `i` opens what is said and stands for nothing."""
        k = self.skip_adverbs_back(i - 1, 0)
        if k < 0 or self.tags[k] & (CLAUSE | COMMA | CONJ | STOP | VERB):
            return True
        if self.words[k] in _DASHES and self.words[i + 1].endswith("s"):
            return True  # – that officials will meet
        told = next((n for n in range(k, max(0, k - 8), -1) if self.tags[n] & CLAUSE), None)
        return told is not None and self._binding.isdisjoint(self.words[told:k])

    def _open_bracket(self, i: int, start: int) -> int:
        for k in range(i - 1, start - 1, -1):
            if self.words[k] == "(":
                return k
        return i

    def _before_insertion(self, comma: int, start: int) -> int:
        """The token before what two commas set off, the second of them at `comma`."""
        opening = None
        for k in range(comma - 1, start - 1, -1):
            if self.is_break(k) or self.words[k] == ")":
                break
            if not self.tags[k] & COMMA:
                continue
            opening = k if opening is None else opening
            if self.tags[k + 1] & REL or self.tags[k + 1] & PREP and self.tags[k + 2] & REL:
                opening = k
                break
        return comma - 1 if opening is None else self.skip_adverbs_back(opening - 1, start)

    def _finite_before(self, i: int, start: int, verb: int) -> int | None:
        """The finite verb whose subject a joined one at `verb` shares: the nearest, for a past one the first."""
        if i > start and self.tags[verb] & MODAL and self.words[verb] in self.words[start:i]:
            same = next(k for k in range(i, start - 1, -1) if self.words[k] == self.words[verb])
            if self.is_finite(same) and not self._in_relative(same, start) and not self.has(STOP, same, verb):
                return same  # would help two mills find buyers and would bring
        past = bool(self.tags[verb] & PAST) and not self.tags[verb] & AUX
        found, nearest = None, None
        for k in range(i, start - 1, -1):
            if self.is_break(k):
                break
            if self.is_finite(k) and not self._in_relative(k, start):
                if not past:
                    return k
                nearest = k if nearest is None else nearest
                found = k if self.tags[k] & PAST or found is None else found
        return nearest if found and self.words[found - 1] in self._things else found

    def _in_relative(self, i: int, start: int) -> bool:
        k = self.skip_adverbs_back(i - 1, start)
        return k >= start and bool(self.tags[k] & REL) and not (self.words[k] == "that" and self.is_complement(k))

    def phrase_start(self, last: int, start: int) -> int:
        """Where the noun phrase that ends with token `last` begins."""
        tags, words = self.tags, self.words
        i = last
        while i >= start:
            tag = tags[i]
            if words[i] == ")" and i < last and tags[i + 1] & CONJ:
                opening = self._open_bracket(i, start)
                if i - _BRACKET < opening < i:
                    i = opening - 1  # the Export Office (EO) and Peru Invest
                    continue
            if self.is_break(i):
                return i + 1
            if tag & COMMA:
                if not self._lists(i, last, start):
                    return i + 1
            elif tag & CONJ:
                if i == last or not self._joins_nouns(i, last, start):
                    return i + 1
            elif words[i] == "that" and i < last and (self.is_complement(i) or self._opens_subject(i + 1)):
                return i + 1
            elif tag & SUB and not tag & PREP and words[i] != "that":
                behind = self._behind_adverbial(i, last) if i < last and self._opens_clause(i, start) else last + 1
                return behind if behind <= last else i + 1  # after the talks | Peru (will)
            elif tag & REL and start < i < last and tags[i - 1] & PREP:
                return i + 1  # a declaration under which | Ohio and Kent (will)
            elif tag & ING and tag & CLAUSE and i < last and (tags[i - 1] & COMMA or tags[i + 1] & DET):
                return i + 1  # …, saying land will be sold; a letter confirming the land will be
            elif i == last and tag & PRON and not tag & DET and i > start and tags[i - 1] & PREP:
                pass  # the land for them (will be sold)
            elif tag & PRON and not tag & DET and words[i] != "one":
                if i == last and i - 1 > start and self._joins_pronoun(i - 1, start):
                    return i - 2  # we and you
                joined = i == last and words[i] == "i" and i - 1 > start and self._joins_name(i - 1)
                return self.phrase_start(i - 2, start) if joined else i
            elif tag & (VERB | AUX | REL) and self.is_finite(i):
                relative = self._relative_before(i, start)
                if relative is None:
                    return i + 1
                i = relative
            elif tag & PREP and not self._hedges_number(i) and self._opens_clause(i, start):
                return self._behind_adverbial(i, last)
            elif tag & (DET | PRON) and self._is_juncture(i, start) and not (i + 1 == last and tags[last] & TIME):
                return i
            i -= 1
        return start

    def _joins_name(self, i: int) -> bool:
        """Whether the conjunction at token `i` stands behind a noun: the minister and I, not: look at and I ask."""
        return bool(self.tags[i] & CONJ) and not self.tags[i - 1] & (COMMA | PREP | ADV)

    def _joins_pronoun(self, i: int, start: int) -> bool:
        """Whether the conjunction at token `i` stands behind a pronoun that opens its clause: you and we."""
        opens = i - 1 == start or self.is_break(i - 2) or self.words[i - 2] == "that"
        return bool(self.tags[i] & CONJ and self.tags[i - 1] & PRON and not self.tags[i - 1] & DET) and opens

    def _opens_subject(self, i: int) -> bool:
        return bool(self.tags[i] & (DET | PRON)) or self.page.is_capital(i)

    def _hedges_number(self, i: int) -> bool:
        """Whether a preposition only makes a number vague: about 60 percent, over 300 firms, at least ten."""
        following = self.page.word(i + 1)
        return following[:1].isdigit() and self.words[i] in self._vague or following in ("least", "most")

    def _relative_before(self, verb: int, start: int) -> int | None:
        """The relative pronoun of the clause that the finite verb stands in, if it has one near."""
        for k in range(verb - 1, max(start, verb - 7) - 1, -1):
            if self.tags[k] & REL and k > start:
                if self.words[k] == "that" and self.is_complement(k):
                    return None
                return k
            if self.is_break(k) or self.tags[k] & COMMA or self.is_finite(k):
                return None
        return None

    def _is_juncture(self, i: int, start: int) -> bool:
        """Whether a noun phrase begins with the determiner at token `i`, whatever stands before it."""
        if i == start:
            return True
        before = self.tags[i - 1]
        if before & VERB and before & NOUN and i - 1 > start and self.tags[i - 2] & (DET | ADJ):
            return True  # following the talks | the sides
        return not before & (PREP | CONJ | DET | COMMA | POSS | VERB) or bool(before & TIME)

    def _opens_clause(self, i: int, start: int) -> bool:
        """Whether a preposition begins its clause, so that what follows is an adverbial before the subject."""
        if self.words[i] == "of":
            return False
        k = self.skip_adverbs_back(i - 1, start)
        if k < start or self.is_break(k) or self.tags[k] & COMMA:
            return True
        return bool(self.tags[k] & SUB) or self.words[k] == "that" or self.tags[k] & CONJ != 0 and k == start

    def _behind_adverbial(self, i: int, last: int) -> int:
        """The first token of the subject behind an adverbial at `i` that no comma closes: In 2025 Peru (will)."""
        for k in range(last, i, -1):
            before = self.tags[k - 1]
            starts = self.page.is_capital(k) or self.tags[k] & (DET | PRON)
            if starts and (before & (TIME | NUM)) and not self.tags[k] & TIME:
                return k
            if k > i + 1 and self.words[k] in self._styles and self.page.is_capital(k):
                return k  # at City Hall | Mr Sol
            noun = before & NOUN or not before
            named = self.page.is_capital(k) and not self.page.is_capital(k - 1) and self.words[k - 1][0].isalpha()
            if (self.tags[k] & DET or named) and k > i + 1 and noun and not before & (PREP | CONJ | DET | ADJ | COMMA):
                return k  # during the talks | the ministers
        return last + 1

    def _lists(self, comma: int, last: int, start: int) -> bool:
        """Whether the comma stands in a list of noun phrases (A, B and C) and opens or closes no adverbial."""
        if not any(self.tags[k] & CONJ for k in range(comma + 1, last)):
            return self._is_headline_list(comma, last)
        k, length = comma - 1, 0
        while k >= start and not self.is_break(k) and not self.tags[k] & (COMMA | CLAUSE) and length < 10:
            if self.is_finite(k) or self.tags[k] & (TIME | SUB | ADV):
                return False
            k, length = k - 1, length + 1
        opener = self.tags[k + 1] if length else STOP
        return bool(length) and length < 10 and not opener & (PREP | ING) and self.words[k + 1] != "according"

    def _is_headline_list(self, comma: int, last: int) -> bool:
        """Whether the comma joins the first two names of a headline: Peru, Chile agree to open the border."""
        first, stop = self.page.sentences[self.page.sentence_of[comma]]
        if (
            self.tags[stop - 1] & STOP
            or self.words[stop - 1] in _QUOTES
            or last - comma > _NAME
            or comma - first > _NAME
        ):
            return False
        named = last - self.words[last].endswith("s")  # Peru, Chile leaders agree to open it
        return all(self.page.is_capital(k) for k in range(first, named + 1) if k != comma)

    def _joins_nouns(self, i: int, last: int, start: int) -> bool:
        """Whether the conjunction at `i` joins two nouns of a subject and not two clauses."""
        if i + 1 <= last and self.tags[i + 1] & PRON and not self.tags[i + 1] & DET and self.words[last] != "i":
            return False
        if self.words[i] in ("but", "yet") or self._joins_clauses(i, start):
            return False
        for k in range(i - 1, start - 1, -1):
            if self.is_break(k) or self.tags[k] & (COMMA | SUB) and not self.tags[k] & PREP:
                return True
            if self.tags[k] & REL and k > start and self.tags[k - 1] & PREP:
                return True  # a declaration under which Ohio and Kent will
            if self.is_finite(k) and not self._in_relative(k, start):
                return bool(self.tags[k] & CLAUSE) and i - k < 8
        return True

    def _joins_clauses(self, i: int, start: int) -> bool:
        """Whether a comma stands before the conjunction at `i` and no other before it: a list of two has none."""
        opens = self.tags[i + 1] & (DET | PRON)
        if i <= start or not self.tags[i - 1] & COMMA or not (opens or self.page.is_capital(i + 1)):
            return False
        k, told = i - 2, bool(opens)  # before a name only behind a verb: will send planners, and Mohawk Tech will
        while k >= start and not self.is_break(k):
            if self.tags[k] & COMMA:
                return False
            told = told or self.is_finite(k) or bool(self.tags[k] & TO and self.tags[k + 1] & BASE)  # plan to send
            k -= 1
        return told
