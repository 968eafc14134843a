"""What each token of a clause is: a mark that breaks it, a verb with a subject of its own, a passive."""

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
    THIRD,
    TIME,
    TO,
    VERB,
)  # fmt: skip
from communique.text.vocabulary import CAPITAL, LETTERS, count_having

Span = tuple[int, int]
_DASHES: Final = frozenset("-–—−")
_QUOTES: Final = frozenset('“”„«»"‹›')
_ADVERBS: Final = 8  # adverbs in a row that are stepped over
_MAY_BE_FINITE: Final = MODAL | AUX | POSS | VERB
_HOPED: Final = 6  # tokens of whose deed is hoped for
_PASSED_OVER: Final = ADV | NEG
_BEFORE_BASE: Final = TO | DET | POSS | MODAL  # after which no verb is finite


class Finite:
    """Tells verbs and marks of one page apart; positions are tokens, spans half open."""

    def __init__(self, page: Page) -> None:
        language = page.language
        self.page = page
        self.words = page.words
        self.tags = page.tags
        self._pairing = language.sets["pairing_noun"]
        self._unfinite = language.sets["unfinite"]
        self._plurals = language.sets["plural_noun"]
        self._participial = tuple(language.sets["participle_ending"])
        self._prefixes = language.sets["verb_prefix"]
        self._before_nouns = language.sets["adjective_verb"]
        self._copulas = language.sets["copula"]
        self._beliefs = language.sets["belief"]
        self._adjectives = language.sets["adjective_of"]
        self._genitive = language.sets["genitivelink"]
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
        word, verbs = self.words[i], self.page.language.verbs
        return verbs[word][0][0] if word in verbs else word

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
        if before & NEG and tag & BASE and i > 1 and self.tags[i - 2] & MODAL:
            return False  # would not put
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
        """Whether a capital inside a sentence makes the word at token `i` a name: Siem Reap, of Energy and Mines."""
        shapes = self.page.shapes
        before = shapes[i - 2] if self.tags[i - 1] & CONJ and i > 1 else shapes[i - 1]
        if not shapes[i] & before & CAPITAL:
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
        if (
            not before
            and self.page.is_capital(i - 1)
            and (self.page.is_capital(i + 1) or self.base(i) in self._beliefs)
        ):
            return self.has(MODAL, i + 2, min(i + _HOPED, len(self.tags)))  # Kaunas hopes Wismar will buy them
        if after & (DET | ADV) and self.page.tag(i + 2) & TIME and not before & PRON:
            return False  # publish new rules next month
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
            elif seen_be and (self.is_participle(k) or self.words[k] in self._prefixes and self._is_prefixed(k)):
                return True
            elif not tag & (MODAL | AUX | ADV | NEG):
                return False
        return False

    def _is_prefixed(self, i: int) -> bool:
        """Whether a hyphen joins a prefix at token `i` to a participle: will be re-equipped."""
        return i + 2 < len(self.words) and self.words[i + 1] == "-" and self.is_participle(i + 2)

    def is_participle(self, i: int) -> bool:
        """Whether token `i` is a past participle, or a word that no list holds and that ends as one: gazetted."""
        return bool(self.tags[i] & PART) or not self.tags[i] and self.words[i].endswith(self._participial)
