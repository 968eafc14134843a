"""A light reader of clauses: where one begins and ends, its subject, and the verbs joined in it.

It knows only the small words, the verb forms and a few nouns of the language's data; whatever else there is counts as
part of a noun phrase. Each question looks at some tens of tokens at most, however long the sentence.
"""

from __future__ import annotations

from typing import Final

from communique.text.page import Page
from communique.text.tags import (
    ADJ,
    ADV,
    AUX,
    BASE,
    BE,
    CLAUSE,
    COMMA,
    CONJ,
    DET,
    HAVE,
    ING,
    MODAL,
    NEG,
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
from communique.text.vocabulary import CAPITAL, LETTERS, count_having

Span = tuple[int, int]
_DASHES: Final = frozenset("-–—−")
_QUOTES: Final = frozenset('“”„«»"‹›')
_LONGEST: Final = 60  # tokens that a subject is looked for
_LONGEST_CLAUSE: Final = 240
_TERM: Final = 12  # tokens of a quoted term
_BRACKET: Final = 5  # tokens of a short name in brackets
_PLAN: Final = 9  # tokens of what is planned, behind "with"
_NAME: Final = 3  # tokens of a name in a headline
_TELLER: Final = 16  # tokens of who says it, behind the verb
_ADVERBS: Final = 8  # adverbs in a row that are stepped over
_MAY_BE_FINITE: Final = MODAL | AUX | POSS | VERB
_PASSED_OVER: Final = ADV | NEG
_MAY_END: Final = COMMA | CONJ | SUB  # a clause
_JOINS: Final = CONJ | COMMA
_BEFORE_BASE: Final = TO | DET | POSS | MODAL  # after which no verb is finite
_NO_SUBJECT: Final = PREP | COMMA | REL | SUB
_SUBJECT: Final = DET | PRON
_PARTS: Final = COMMA | REL | SUB


class Clauses:
    """The clauses of one page; positions are tokens, spans half open."""

    def __init__(self, page: Page) -> None:
        language = page.language
        self.page = page
        self.words = page.words
        self.tags = page.tags
        self._pairing = language.sets["pairing_noun"]
        self._unfinite = language.sets["unfinite"]
        self._plurals = language.sets["plural_noun"]
        self._contrast = language.sets["contrast"]
        self._closing = self._contrast | language.sets["closing_relative"]
        self._verb_particles = language.sets["verb_particle"]
        self._particles = language.sets["object_particle"]
        self._things = language.sets["thing_pronoun"]
        self._adjectival = tuple(language.sets["adjective_ending"])
        self._participial = tuple(language.sets["participle_ending"])
        self._binding = language.sets["binding_preposition"]
        self._prefixes = language.sets["verb_prefix"]
        self._accompanying = language.sets["accompanying"]
        self._before_nouns = language.sets["adjective_verb"]
        self._goes_on_with = language.sets["joined_complement"]
        self._copulas = language.sets["copula"]
        self._adjectival = tuple(sorted(language.sets["adjective_ending"]))
        self._adjectives = language.sets["adjective_of"]
        self._genitive = language.sets["genitivelink"]
        self._cardinals = language.sets["cardinal"]
        self._vague = language.sets["vague_number"]
        self._titled: dict[int, bool] = {}  # for sentences asked for: whether most words have a capital

    def bounds(self, i: int) -> Span:
        """The sentence around token `i`, cut to the innermost quotation that `i` stands in."""
        page = self.page
        number = page.quote_of[i]
        if number < 0:
            return page.sentences[page.sentence_of[i]]
        start, stop = page.sentences[page.sentence_of[i]]
        quote = page.quotes[number]
        first, last = quote.start + 1, quote.stop - 1 if quote.closed else quote.stop
        return first if first > start else start, last if last < stop else stop

    def is_break(self, i: int) -> bool:
        """Whether token `i` is a mark that no phrase runs over: a stop, a bracket, a quotation mark, a spaced dash."""
        if self.page.shapes[i] & LETTERS:
            return False
        word = self.words[i]
        if word == ".":  # within a sentence it belongs to an abbreviation
            last = i + 1 >= len(self.words) or self.page.sentence_of[i + 1] != self.page.sentence_of[i]
            return last or self.words[i + 1] in _QUOTES
        if self.tags[i] & STOP:
            return True
        if word in _DASHES:
            if self._joins_places(i):
                return False
            if self._is_doubled(i):
                return True
            return word == "—" or not (self.page.touches(i) or i + 1 < len(self.words) and self.page.touches(i + 1))
        return word in _QUOTES or (word in "'‘’" and self._marks_quote(i))

    def _is_doubled(self, i: int) -> bool:
        """Whether the hyphen at token `i` is one of two that make a dash: Nov. 8 -- Peru."""
        return self.words[i] == "-" and "-" in (self.words[i - 1], self.words[min(i + 1, len(self.words) - 1)])

    def _joins_places(self, i: int) -> bool:
        """Whether a dash joins two places in the name of a body: the Uzbekistan – Shandong Business Council."""
        if not (0 < i < len(self.words) - 2) or not (self.page.is_capital(i - 1) and self.page.is_capital(i + 1)):
            return False
        return not self._pairing.isdisjoint(self.words[i + 2 : i + 5])

    def _marks_quote(self, i: int) -> bool:
        number = self.page.quote_of[i]
        return number >= 0 and i in (self.page.quotes[number].start, self.page.quotes[number].stop - 1)

    def skip_adverbs(self, i: int, stop: int) -> int:
        """The first token from `i` on that is no adverb and no negation (at most `stop`)."""
        if i < stop and self.tags[i] & _PASSED_OVER:
            last = min(stop, i + _ADVERBS)
            while i < last and self.tags[i] & _PASSED_OVER and not self.tags[i] & VERB & ~BASE:
                i += 1
        return i + 2 if i + 2 < stop and self.words[i + 1] == "-" and self._is_prefix(i) else i

    def _is_prefix(self, i: int) -> bool:
        """Whether a prefix and its hyphen stand before a verb: co-finance."""
        if not self.page.touches(i + 1) or not self.page.touches(i + 2):
            return False
        return self.words[i] in self._prefixes and bool(self.tags[i + 2] & VERB)

    def skip_adverbs_back(self, i: int, start: int) -> int:
        """The first token from `i` leftwards that is no adverb (at least `start` - 1)."""
        if i < start or not self.tags[i] & _PASSED_OVER:
            return i
        first = max(start, i - _ADVERBS)
        while i >= first and self.tags[i] & _PASSED_OVER and not self.tags[i] & (PRON | DET | TIME):
            i -= 1
        return i

    def base(self, i: int) -> str:
        """The base form of the verb at token `i`, or the word itself."""
        forms = self.page.language.verbs.get(self.words[i])
        return forms[0][0] if forms else self.words[i]

    def is_finite(self, i: int) -> bool:
        """Whether token `i` is a verb that has a subject of its own."""
        tag, word = self.tags[i], self.words[i]
        if not tag & _MAY_BE_FINITE:
            return False
        if tag & MODAL:
            return self._is_modal(i)
        before = self.tags[i - 1] if i else STOP
        if tag & AUX:
            return word not in self._unfinite
        if tag & POSS:
            return bool(before & PRON) and not before & DET
        if tag & VERB and self._is_name(i):
            return False
        if not tag & VERB or before & _BEFORE_BASE and not before & PRON:
            return False
        if tag & THIRD:
            return self._is_third(i, before)
        if tag & PAST:
            return self._is_past(i, before)
        if not tag & BASE or not i or word in self._adjectives and self._goes_with_of(i):
            return False
        after = self.tags[i + 1] if i + 1 < len(self.tags) else STOP
        if word in self._before_nouns and not after:
            return False  # that direct flights will be launched
        if after & (BE | MODAL) and not before & (REL | PRON):
            return False  # a stand for Galway produce is due to open
        if tag & (NOUN | PREP):  # forums like the summit
            return self.words[self.skip_adverbs_back(i - 1, 0)] in ("we", "they", "you", "i")
        return not before & (PREP | CONJ | COMMA | AUX | ADJ) and self._is_plural(i)

    def has_finite(self, start: int, stop: int) -> bool:
        """Whether a verb with a subject of its own stands in tokens `start` to `stop`."""
        for i, tag in enumerate(self.tags[start:stop], start):
            if tag & _MAY_BE_FINITE and self.is_finite(i):
                return True
        return False

    def has(self, bits: int, start: int, stop: int) -> bool:
        """Whether one of tokens `start` to `stop` has one of these word classes."""
        for tag in self.tags[start:stop]:
            if tag & bits:
                return True
        return False

    def first_of(self, bits: int, start: int, stop: int) -> int:
        """The first of tokens `start` to `stop` that has one of these word classes; `stop` where none has."""
        for i, tag in enumerate(self.tags[start:stop], start):
            if tag & bits:
                return i
        return stop

    def _goes_with_of(self, i: int) -> bool:
        """Whether "of" follows, so that a word that may be a verb is an adjective: free of charge."""
        return i + 1 < len(self.words) and self.words[i + 1] in self._genitive

    def _is_plural(self, i: int) -> bool:
        """Whether what stands before a bare verb can be its subject: firms operate, Peru and Chile sign, who train."""
        k = self.skip_adverbs_back(i - 1, 0)
        if k < 0 or self.page.sentence_of[k] != self.page.sentence_of[i]:
            return False
        word = self.words[k]
        return (
            bool(self.tags[k] & (PRON | REL)) or word.endswith("s") or word in self._plurals or self.page.is_capital(k)
        )

    def _is_name(self, i: int) -> bool:
        """Whether a capital inside a sentence makes the word at token `i` a name: Siem Reap."""
        shapes = self.page.shapes
        if not shapes[i] & shapes[i - 1] & CAPITAL:
            return False
        number = self.page.sentence_of[i]
        if number not in self._titled:
            start, stop = self.page.sentences[number]
            capitals = count_having(self.page.shapes[start:stop], CAPITAL)
            self._titled[number] = capitals > 0.5 * (stop - start)
        return not self._titled[number]

    def _is_modal(self, i: int) -> bool:
        word, before = self.words[i], self.tags[i - 1] if i else STOP
        if word == "may" and self.page.is_capital(i):
            after = self.tags[i + 1] if i + 1 < len(self.words) else STOP
            return not (after & (NUM | STOP | COMMA | PREP) or before & (NUM | PREP | DET | TIME))
        after = self.tags[i + 1] if i + 1 < len(self.words) else STOP
        if word == "will" and not after & (VERB | AUX | ADV | NEG | PREP | DET | PRON | COMMA):
            prefixed = i + 3 < len(self.words) and self.words[i + 2] == "-" and self._is_prefix(i + 1)
            return prefixed and not before & (DET | POSS | PREP)  # will co-finance; their political will
        return not before & (DET | POSS | PREP) or bool(before & PRON)

    def _is_third(self, i: int, before: int) -> bool:
        if before & (PREP | CONJ) or not self.tags[i] & NOUN:
            return not before & PREP
        after = self.tags[i + 1] if i + 1 < len(self.words) else STOP
        if after & TO and self.page.match_at("force", i) is None:
            return False  # our partners to open a plant
        if self.words[i] in self._copulas and not after and self.page.match_at("force", i + 1) is not None:
            return True  # stands ready to
        return bool(after & (TO | DET | PRON | REL | NUM | ADV)) and not before & (COMMA | ADJ)

    def _is_past(self, i: int, before: int) -> bool:
        tag = self.tags[i]
        if not tag & PART:
            return True
        if self.words[i - 1] == "-" and self.page.touches(i) and i > 1 and not self._is_prefix(i - 2):
            return False  # a Gdansk-based company
        k = self.skip_adverbs_back(i - 1, 0)
        if k >= 0 and self.tags[k] & (BE | HAVE) or before & PREP:
            return False
        if self.words[i] == "said" or tag & CLAUSE:
            return True
        after = self.tags[i + 1] if i + 1 < len(self.words) else STOP
        if after & (DET | PRON | REL | NUM | TO) or before & PRON:
            return True
        return not after & PREP and not tag & ADJ and not before & (COMMA | CONJ)

    def is_passive(self, i: int) -> bool:
        """Whether the verb group that begins at token `i` (an auxiliary or "be") is a passive."""
        stop = min(i + 6, len(self.words))
        seen_be = False
        for k in range(i, stop):
            tag = self.tags[k]
            if tag & BE:
                seen_be = True
            elif seen_be and self.is_participle(k):
                return True
            elif not tag & (MODAL | AUX | ADV | NEG):
                return False
        return False

    def is_participle(self, i: int) -> bool:
        """Whether token `i` is a past participle, or a word that no list holds and that ends as one: gazetted."""
        return bool(self.tags[i] & PART) or not self.tags[i] and self.words[i].endswith(self._participial)

    # The subject

    def subject_before(self, verb: int) -> Span | None:
        """The noun phrase that is the subject of the verb group at token `verb`, without what is inserted behind it.

        An apposition or a relative clause between the two is skipped; of joined verbs the later one has the subject
        of the first. `None` where there is none to its left.
        """
        start, _ = self.bounds(verb)
        return self._subject(verb, max(start, verb - _LONGEST), 3)

    def _subject(self, verb: int, start: int, depth: int) -> Span | None:
        i = self.skip_adverbs_back(verb - 1, start)
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
        first = self.phrase_start(i, start)
        return (first, i + 1) if first <= i else None

    def _antecedent(self, i: int, start: int) -> Span | None:
        k = i - 1
        while k >= start and (self.tags[k] & (COMMA | PREP) and not self.tags[k] & VERB):
            k -= 1
        first = self.phrase_start(k, start) if k >= start else k + 1
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
                return i + 1
            elif tag & REL and start < i < last and tags[i - 1] & PREP:
                return i + 1  # a declaration under which | Ohio and Kent (will)
            elif tag & ING and tag & CLAUSE and i < last and (tags[i - 1] & COMMA or tags[i + 1] & DET):
                return i + 1  # …, saying land will be sold; a letter confirming the land will be
            elif i == last and tag & PRON and not tag & DET and i > start and tags[i - 1] & PREP:
                pass  # the land for them (will be sold)
            elif tag & PRON and not tag & DET and words[i] != "one":
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

    def _opens_subject(self, i: int) -> bool:
        return bool(self.tags[i] & (DET | PRON)) or self.page.is_capital(i)

    def _hedges_number(self, i: int) -> bool:
        """Whether a preposition only makes a number vague: about 60 percent, over 300 firms, at least ten."""
        following = self.words[i + 1] if i + 1 < len(self.words) else ""
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
            noun = before & NOUN or not before
            if self.tags[k] & DET and k > i + 2 and noun and not before & (PREP | CONJ | DET | ADJ | COMMA):
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
        if i <= start or not self.tags[i - 1] & COMMA or not self.tags[i + 1] & (DET | PRON):
            return False
        k = i - 2
        while k >= start and not self.is_break(k):
            if self.tags[k] & COMMA:
                return False
            k -= 1
        return True

    # The end of a clause, and the verbs joined in it

    def clause_end(self, i: int) -> int:
        """The token behind the clause that token `i` stands in: an attribution, another clause or a stop ends it."""
        start, stop = self.bounds(i)
        stop = min(stop, i + _LONGEST_CLAUSE)
        while stop > start + 1 and self.is_break(stop - 1) and not self._closes(stop - 1, i):
            stop -= 1
        k, shapes = i + 1, self.page.shapes
        while k < stop:
            tag = self.tags[k]
            if not tag & _MAY_END and shapes[k] & LETTERS:
                k += 1
                continue
            if self.words[k] == "(":
                k = self._close_bracket(k, stop)
                continue
            if self.is_break(k):
                inner = self._short_quote(k, stop)
                if inner is None:
                    return k
                k = inner
                continue
            if tag & COMMA and self.comma_ends(k, stop):
                return k
            if tag & CONJ and (self.has_own_subject(k + 1, stop) or self._opens_predicate(k + 1, stop)):
                if not self._is_behind_relative(k):
                    return k
            if tag & SUB and not tag & (PREP | DET | REL | ADV) and self.words[k] in self._contrast:
                return k
            k += 1
        return stop

    def _is_behind_relative(self, k: int) -> bool:
        """Whether the conjunction at token `k` joins the subjects of one relative clause: under which Ohio and Kent."""
        return any(self.tags[n] & REL and self.tags[n - 1] & PREP for n in range(k - 1, max(0, k - _NAME - 1), -1))

    def _closes(self, k: int, i: int) -> bool:
        """Whether the mark at token `k` closes a bracket, or a quoted term that opens behind token `i`."""
        number = self.page.quote_of[k]
        return self.words[k] == ")" or self.words[k] in _QUOTES and number >= 0 and self.page.quotes[number].start > i

    def _close_bracket(self, i: int, stop: int) -> int:
        for k in range(i + 1, stop):
            if self.words[k] == ")":
                return k + 1
        return stop

    def _short_quote(self, i: int, stop: int) -> int | None:
        """The token behind a quoted term that opens at token `i`, or `None` where it is a speech or no quotation."""
        number = self.page.quote_of[i]
        if number < 0:
            return None
        quote = self.page.quotes[number]
        if quote.start != i or quote.stop > stop + 1:
            return None
        woven = i + 1 < quote.stop and self.words[i - 1] not in (",", ":") and not self.page.is_capital(i + 1)
        return min(quote.stop, stop) if quote.stop - i <= _TERM or woven and quote.closed else None

    def comma_ends(self, k: int, stop: int) -> bool:
        """Whether the clause ends with the comma at token `k`."""
        i = k + 1
        if i >= stop:
            return True
        tag = self.tags[i]
        if self.page.match_at("also_joins", i):
            return False
        if self.words[i] in self._closing or self.words[i] in self._accompanying and self._plans(i, stop):
            return True
        if tag & ING and tag & CLAUSE:
            return True
        if tag & CLAUSE and (tag & PAST or self._names_teller(i, stop)):
            return True  # …, said the minister
        if tag & CONJ:
            return self.has_own_subject(i + 1, stop) or self._opens_predicate(i + 1, stop)
        if tag & ING and self._tells(i):
            return True
        return self._is_attribution(i, stop) or self.has_own_subject(i, stop)

    def _plans(self, i: int, stop: int) -> bool:
        """Whether "with" at token `i` opens a plan of its own: …, with production slated for May."""
        for k in range(i + 2, min(stop, i + _PLAN)):
            match = self.page.match_at("force", k)
            if match is not None and (match.group["form"] == "event" or match.group.get("copula")):
                return True
            if match is not None and match.group.get("beside"):
                return True
            if self.tags[k] & (COMMA | AUX):
                return False
        return False

    def _names_teller(self, i: int, stop: int) -> bool:
        """Whether a verb of saying in the present has its subject behind it, up to `stop`: …, reports the Daily."""
        if not self.tags[i] & THIRD or i + 1 >= stop or self.tags[i + 1] & TO:
            return False
        named = self.tags[i + 1] & DET or self.page.is_capital(i + 1)
        return bool(named) and stop - i <= _TELLER and not self.has_finite(i + 1, stop)

    def _is_attribution(self, i: int, stop: int) -> bool:
        """Whether somebody and a verb of saying stand from token `i` on, and little else."""
        for k in range(i, min(stop, i + 24)):
            if self.tags[k] & CLAUSE and self.tags[k] & (PAST | THIRD) and k > i:
                return True
            titled = self.tags[k] & COMMA and k + 1 < stop and self.page.is_capital(k + 1) and self.page.is_capital(i)
            if self.tags[k] & (COMMA | AUX | MODAL) and not titled or self.is_break(k):
                return False
        return False

    def _opens_predicate(self, i: int, stop: int) -> bool:
        """Whether another predicate of the sentence's own subject begins at token `i`: (to lend …) and invited …"""
        i = self.skip_adverbs(i, stop)
        if i >= stop:
            return False
        tag = self.tags[i]
        if tag & (AUX | MODAL) and self.is_finite(i) or not tag and self._is_ready(i):
            return True
        if tag & SUB and self.words[i] in self._goes_on_with:
            return True  # (that exports grow) and that …, and why we will
        past = bool(tag & PAST) and not tag & (BASE | NOUN)
        told = i + 1 < stop and self.words[i + 1] == "that"
        if tag & (PAST | THIRD) and not tag & (BASE | NOUN) and self._wants(i):
            return True  # (plans to open a mill) and wants to hire millers
        done = i + 1 < stop and bool(self.tags[i + 1] & (DET | PRON))
        return past and (bool(tag & CLAUSE) or told or done or self._tells(i))

    def _is_ready(self, i: int) -> bool:
        """Whether an adjective of force stands at token `i` without its "be": (would buy wheat) and keen to sell."""
        match = self.page.match_at("force", i)
        return match is not None and bool(match.group.get("copula"))

    def _wants(self, i: int) -> bool:
        """Whether the word at token `i` is a verb of force with an infinitive: wants to, agreed to, vowed to."""
        match = self.page.match_at("force", i)
        return match is not None and match.group["form"] == "infinitive"

    def _tells(self, i: int) -> bool:
        """Whether the word at token `i` is a verb of telling somebody to do something (invited, urging)."""
        match = self.page.match_at("force", i)
        if match is None:
            return False
        return match.group["form"] in ("person", "clause", "object") or bool(match.group.get("both"))

    def has_own_subject(self, i: int, stop: int) -> bool:
        """Whether a clause with its own subject begins at token `i`."""
        i = self.skip_adverbs(i, stop)
        if i < stop and self.tags[i] & PREP and not self.tags[i] & TO:
            return self._person_acts(i, min(stop, i + 8))
        if i >= stop or self.tags[i] & _NO_SUBJECT and not self.tags[i] & _SUBJECT:
            return False
        if self.tags[i] & VERB and not self.tags[i] & NOUN or self.tags[i] & (AUX | MODAL):
            return False
        for k in range(i + 1, min(stop, i + 16)):
            tag = self.tags[k]
            if tag & _PARTS and not tag & PREP or tag & TO or self.is_break(k):
                return False
            if tag & CONJ and k > i + 8:
                return False
            if self.is_finite(k):
                if self.tags[k - 1] & CONJ and k - 1 > i:
                    return False  # and the province, and pledged to
                if self.tags[i] & BASE and tag & BASE and not tag & (AUX | MODAL):
                    return False  # and help growers protect vines
                reduced = tag & PAST and tag & PART and not tag & CLAUSE
                return not reduced or self._after_noun(k) or self._is_person(k - 1)
        return False

    def _person_acts(self, start: int, stop: int) -> bool:
        """Whether a clause with a pronoun as its subject begins behind an adverbial: (and) in spring we will …"""
        for k in range(start, stop - 1):
            if self._is_person(k) and self.is_finite(self.skip_adverbs(k + 1, stop - 1)):
                return True
        return False

    def _is_person(self, k: int) -> bool:
        return self.words[k] in ("he", "she", "we", "they", "i")

    def _after_noun(self, k: int) -> bool:
        after = self.tags[k + 1] if k + 1 < len(self.words) else STOP
        return bool(after & (DET | TO | REL))

    def split_verbs(self, start: int, stop: int, *, loose: bool = False) -> list[Span]:
        """The verb phrases joined in tokens `start` to `stop`, the first of which begins with the verb at `start`.

        "set up a hub, produce parts and train your people" gives three; several objects of one verb are one, and a verb
        without an object reaches over the one of the next ("build and run a mill" gives both as they stand). `loose`:
        infinitives are joined by a comma alone (it is necessary to meet, to agree), and none is a purpose.
        """
        form = self._form(start)
        heads = [start]
        k = start + 1
        while k < stop:
            joins = self.tags[k] & _JOINS
            if joins or k + 1 < stop and self.tags[k + 1] & SUB and self._joins_as_well(k, stop):
                head = self._joined_verb(k, stop, form, heads, loose)
                if head is not None:
                    heads.append(head)
                    k = head
            k += 1
        ends = [self._before_joint(h) for h in heads[1:]] + [stop]
        for n in range(len(heads) - 2, -1, -1):
            if self._lacks_object(heads[n], ends[n]) and not self._stands_alone(heads[n], ends[n]):
                ends[n] = ends[n + 1]  # build and run a mill: both have the mill
        return list(zip(heads, ends, strict=True))

    def _stands_alone(self, head: int, end: int) -> bool:
        """Whether a verb with its particle needs no object: to open up, ease access and cut duties."""
        return end - head > 1 and bool(self.tags[end] & COMMA)

    def _joins_as_well(self, k: int, stop: int) -> bool:
        """Whether "as well as to" follows token `k`, without a comma: to buy wheat as well as to sell trucks."""
        also = self.page.match_at("also_joins", k + 1)
        return also is not None and also.stop < stop and bool(self.tags[also.stop] & TO)

    def _lacks_object(self, head: int, end: int) -> bool:
        """Whether a joined verb has nothing behind it but a particle or a preposition: set up, invest in."""
        return all(self.tags[k] & PREP or self.words[k] in self._verb_particles for k in range(head + 1, end))

    def _form(self, i: int) -> int:
        tag = self.tags[i]
        before = self.tags[self.skip_adverbs_back(i - 1, 0)] if i else 0
        if tag & PART and before & (BE | HAVE):
            return PART
        return ING if tag & ING and not tag & BASE else BASE

    def _before_joint(self, head: int) -> int:
        """The token behind the verb phrase that ends before the joined verb at `head`."""
        k = head
        also = next((m for m in self.page.within("also_joins", head - 4, head) if head - m.stop < 2), None)
        k = also.start if also is not None else k
        while k > 0 and (self.tags[k - 1] & (CONJ | COMMA | TO | ADV | NEG)) and not self.tags[k - 1] & TIME:
            k -= 1
        return k

    def _joined_verb(self, k: int, stop: int, form: int, heads: list[int], loose: bool) -> int | None:
        """The verb that the conjunction or comma at token `k` joins to the last of `heads`, or `None`."""
        i = k + 1
        if i < stop and self.tags[k] & COMMA and self.tags[i] & CONJ:
            i += 1
        also = self.page.match_at("also_joins", i)
        if also is not None and also.stop + 1 < stop:
            to = self.tags[also.stop] & TO and form == BASE
            i = also.stop + bool(not to and self.tags[also.stop] & PREP and self.tags[also.stop + 1] & form)
        inserted = self._behind_condition(i, stop)
        i = self.skip_adverbs(inserted, stop)
        marked = i < stop and bool(self.tags[i] & TO) and (form == BASE or form == ING and self.tags[k] & CONJ != 0)
        i = self.skip_adverbs(i + 1, stop) if marked else i
        if i >= stop or not self.tags[i] & form:
            return None
        if self.words[i - 1].endswith("ly") and self.tags[i - 1] & ADV and i - 1 >= inserted:
            return i if not self._binds_inside(heads[-1], k, i) else None  # and quickly handle cases
        if marked:
            joined = loose or also is not None or bool(self.tags[k] & CONJ or self.tags[k + 1] & CONJ)
            return i if joined or self._lists_infinitives(i, stop) else None
        if self._is_bare_infinitive(k - 1, heads[-1]):
            return None
        if self.tags[k] & CONJ and (self.words[i] == self.words[k - 1] or self._joins_adjectives(k)):
            return None  # on border and border post management
        listed = len(heads) > 1 and self.tags[k] & CONJ  # a, b and c: c is a verb as a and b are
        listed = listed or self.tags[k] & COMMA and self._verb_follows(i, stop, form)
        listed = listed or self.tags[k - 1] & TIME and self.tags[k] & CONJ  # within three months and test seed
        closed = self.tags[k] & CONJ and self.tags[k - 1] & ADV  # register it early and work with
        if self.tags[i] & NOUN and not self._takes_object(i, stop) and not closed:
            if not (listed and self._goes_on(i, stop)):
                return None
        passive = self.tags[i] & BE and i + 1 < stop and self.tags[i + 1] & PART
        if self.tags[i] & (ADJ | MODAL | PREP | AUX | TIME) and not passive and not self._takes_object(i, stop):
            return None
        return i if not self._binds_inside(heads[-1], k, i) else None

    def _joins_adjectives(self, k: int) -> bool:
        """Whether the conjunction at token `k` joins two adjectives of a noun: a responsible and correct decision."""
        first = self.tags[k - 1] & ADJ and not self.tags[k - 1] & NOUN or self.words[k - 1].endswith(self._adjectival)
        return bool(first) and bool(self.tags[k - 2] & DET)

    def _lists_infinitives(self, i: int, stop: int) -> bool:
        """Whether a later infinitive is joined to the one at token `i`: to build …, to train … and to hire …"""
        return any(self.tags[n] & CONJ and self.tags[n + 1] & TO for n in range(i + 1, stop - 1))

    def _is_bare_infinitive(self, i: int, head: int) -> bool:
        """Whether an infinitive inside a phrase has no object, so that what is joined shares it: to deepen, expand."""
        while i > head and self.tags[i] & BASE:
            k = self.skip_adverbs_back(i - 1, head)
            if self.tags[k] & TO:
                return k > head
            if not self.tags[k] & (COMMA | CONJ):
                return False
            i = k - 1
        return False

    def _verb_follows(self, i: int, stop: int, form: int) -> bool:
        """Whether a sure verb of the same form is joined a few words behind token `i`: a, b and c."""
        joint = next((n for n in range(i + 1, min(stop, i + _ADVERBS)) if self.tags[n] & CONJ), stop)
        verb = self.skip_adverbs(joint + 1, stop)
        if verb >= stop or not self.tags[verb] & form or self.tags[verb] & (PREP | AUX | TIME):
            return False
        return not self.tags[verb] & NOUN or self._takes_object(verb, stop)

    def _behind_condition(self, i: int, stop: int) -> int:
        """Behind an "if …," that stands between a conjunction and its verb; `i` itself where there is none."""
        if i >= stop or not (self.tags[i] & COMMA or self.words[i] == "if"):
            return i
        if self.page.match_at("condition", min(i + 1, stop - 1)) is None and self.words[i] != "if":
            return i
        for n in range(i + 1, min(stop, i + 25)):
            if self.tags[n] & COMMA:
                return n + 1
        return i

    def _takes_object(self, i: int, stop: int) -> bool:
        """Whether what follows shows that a word that may be a noun is a verb here."""
        if i + 1 >= stop:
            return False
        after = self.tags[i + 1]
        if after & (DET | PRON | NUM) and not after & (CONJ | REL) or self.words[i + 1] in self._cardinals:
            return True
        if after & PREP and i + 2 < stop and self.tags[i + 2] & PRON and not self.tags[i + 2] & (DET | REL):
            return True  # and pay for it
        word = self.words[i + 1]
        return (
            word in self._particles
            or not after & ~ADJ
            and word.endswith(self._adjectival)
            and self._goes_on(i + 1, stop)
        )

    def _goes_on(self, i: int, stop: int) -> bool:
        return i + 1 < stop and not self.tags[i + 1] & (PREP | CONJ | COMMA | VERB) and not self.is_break(i + 1)

    def _binds_inside(self, head: int, k: int, i: int) -> bool:
        """Whether the verb at `i` belongs to a relative clause or an infinitive inside the phrase of `head`."""
        for n in range(k - 1, head, -1):
            if self.tags[n] & REL and not self.tags[n - 1] & (PREP | VERB & ~NOUN):
                verb = next((m for m in range(n + 1, k) if self.tags[m] & VERB or self.tags[m] & AUX), None)
                return verb is not None and not self.tags[verb] & THIRD
            if self.words[n - 1] != "-" and self.tags[n] & SUB and not self.tags[n] & (PREP | DET | REL | ADV):
                return True
        return False
