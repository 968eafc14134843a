"""What Russian words of one page are: their lexemes, and where clauses begin and end."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from communique.text.page import Page, lay_out
from communique.text.russian import GEN, LEXICON, NOM, PLUR, YO, Lexeme, plain
from communique.words.load import Words
from communique.words.sets import word_sets

Span = tuple[int, int]
DASHES: Final = frozenset("—–-−")
QUOTES: Final = frozenset('«»“”„"‹›')
STOPS: Final = frozenset(".!?…;:()[]") | QUOTES
NOMINAL: Final = frozenset(("NOUN", "ADJF", "PRTF", "NPRO", "NUMR", "LATN"))
_MAY_BE_FINITE: Final = frozenset(("VERB", "PRTS", "ADJS", "PRED", "ADVB"))
_ASIDE: Final = 4  # tokens up to the other bracket around a name
_LONGEST: Final = 120  # tokens of a clause that are looked at


class Grammar:
    """The lexemes of a page; `forms` are its tokens as written, in lower case, `page.words` their dictionary forms.

    `parts` is the part of speech of each token, where a loop asks for it of many; `pos` gives it of any.
    """

    __slots__ = (
        "_bits",
        "_clauses",
        "_count",
        "_edges",
        "_parting",
        "_reflexive",
        "_verbs",
        "forms",
        "page",
        "parts",
        "sets",
        "words",
    )

    def __init__(self, page: Page, forms: list[str], lexemes: list[Lexeme]) -> None:
        self.page, self.forms, self.words = page, forms, page.words
        self.sets = word_sets(page.language)
        self._reflexive = tuple(self.sets.reflexive_ending)
        self._edges: dict[Span, list[int]] = {}
        self._clauses: dict[int, Span] = {}  # by each token that was asked for
        self._verbs: dict[int, list[int]] = {}
        self._count = len(lexemes)
        self._parting = self.sets.and_but | DASHES | STOPS | {",", "(", ")"}  # where a clause may end
        self.parts, self._bits = [one.pos for one in lexemes], [one.bits for one in lexemes]

    def pos(self, i: int) -> str:
        """The part of speech of token `i`; empty outside the page."""
        return self.parts[i] if 0 <= i < self._count else ""

    def bits(self, i: int) -> int:
        """The bits of token `i`; 0 outside the page."""
        return self._bits[i] if 0 <= i < self._count else 0

    def is_finite(self, i: int) -> bool:
        """Whether token `i` is a verb with a subject or stands for one: вырос, подписано, готовы, нужно."""
        pos = self.parts[i] if 0 <= i < self._count else ""
        if pos not in _MAY_BE_FINITE:
            return False
        hyphen = pos in ("ADJS", "PRTS") and i + 1 < len(self.words) and self.words[i + 1] == "-"
        if hyphen and self.page.touches(i + 1):
            return False  # торгово-промышленный, туркмено-сербский
        if pos in ("PRTS", "ADJS") and self._is_name(i):
            return False  # Хуан Морено
        if pos == "VERB" and self.page.is_capital(i) and self._is_called(i):
            return False  # провинция Лаокай
        return pos in ("VERB", "PRTS", "ADJS", "PRED") or pos == "ADVB" and self.page.is_a(i, "predicative")

    def _is_name(self, i: int) -> bool:
        """Whether a word within a sentence has a capital and small letters behind it."""
        page = self.page
        return page.is_capital(i) and page.is_capital(i - 1) and i > 0 and page.slice(i, i + 1)[1:].islower()

    def _is_called(self, i: int) -> bool:
        """Whether a word with a capital and small letters stands right behind another word of its sentence."""
        page = self.page
        inside = i > 0 and page.words[i - 1][0].isalpha() and page.sentence_of[i] == page.sentence_of[i - 1]
        return inside and page.slice(i, i + 1)[1:].islower()

    def verbs(self, bit: int) -> list[int]:
        """The tokens that are verbs and have a bit, in the order of the text."""
        found = self._verbs.get(bit)
        if found is None:
            found = [k for k, bits in enumerate(self._bits) if bits & bit and self.parts[k] == "VERB"]
            self._verbs[bit] = found
        return found

    def is_reflexive(self, verb: str) -> bool:
        """Whether the dictionary form of a verb is reflexive or passive: открыться."""
        return verb.endswith(self._reflexive)

    def is_nominal(self, i: int) -> bool:
        """Whether token `i` can be a part of a noun phrase."""
        return 0 <= i < self._count and self.parts[i] in NOMINAL

    def is_genitive(self, i: int) -> bool:
        """Whether token `i` is a noun or an adjective that can stand in the genitive."""
        return self.pos(i) in NOMINAL and bool(self.bits(i) & GEN)

    def can_be_subject(self, i: int) -> bool:
        """Whether token `i` is a noun or pronoun that can stand in the nominative."""
        return self.pos(i) in ("NOUN", "NPRO", "LATN") and bool(self.bits(i) & NOM or self.pos(i) == "LATN")

    def sentence(self, i: int) -> Span:
        """The sentence of token `i`."""
        return self.page.sentences[self.page.sentence_of[i]]

    def opens_with_particle(self, i: int) -> bool:
        """Whether an article joined to the capital behind it stands at token `i`: аль-Масри."""
        page, words = self.page, self.words
        if not 0 <= i < self._count - 2 or words[i] not in self.sets.nameparticle or words[i + 1] != "-":
            return False
        return page.touches(i + 1) and page.touches(i + 2) and not page.is_capital(i) and page.is_capital(i + 2)

    def opens_sentence(self, i: int) -> bool:
        """Whether nothing but marks stands before token `i` in its sentence."""
        start, _ = self.sentence(i)
        return not any(self.words[k][0].isalnum() for k in range(start, i))

    def bounds(self, i: int) -> Span:
        """The sentence of token `i`, cut to the innermost quotation that it stands in."""
        page = self.page
        start, stop = page.sentences[page.sentence_of[i]]
        number = page.quote_of[i]
        if number >= 0:
            quote = page.quotes[number]
            start = max(start, quote.start + 1)
            stop = min(stop, quote.stop - 1 if quote.closed else quote.stop)
        return start, stop

    def is_dash(self, i: int) -> bool:
        """Whether token `i` is a dash between words, and not a hyphen or the sign of a range."""
        if not 0 <= i < self._count or self.words[i] not in DASHES:
            return False
        after = i + 1 < self._count and self.page.touches(i + 1)
        return self.words[i] == "—" and not (self.page.touches(i) and after) or not self.page.touches(i) and not after

    def is_quoted(self, i: int) -> bool:
        """Whether token `i` is somebody's words, and no attribution between dashes: «…, – сказал тренер. – …»."""
        if self.page.quote_of[i] < 0:
            return False
        start = self.bounds(i)[0]
        return not any(self.words[k - 1] in ",!?…" and self.is_dash(k) for k in range(start + 1, i))

    def clause(self, i: int) -> Span:
        """The clause around token `i`: up to a mark, "что" and the like, or a comma with a verb on either side."""
        if i not in self._clauses:
            self._clauses[i] = self._clause(i)
        return self._clauses[i]

    def _clause(self, i: int) -> Span:
        low, high = bounds = self.bounds(i)
        if bounds not in self._edges:
            self._edges[bounds] = self._find_edges(low, high)
        edges = self._edges[bounds]
        at = bisect_right(edges, i)
        start = edges[at - 1] if at else low
        stop = edges[at] if at < len(edges) else high
        tail = self.sets.clause_tail
        while stop > i + 1 and (
            self.words[stop - 1] in tail or self.words[stop - 1] in DASHES and self.is_dash(stop - 1)
        ):
            stop -= 1
        while stop > i + 1 and self.words[stop - 1] in STOPS:
            stop -= 1
        return max(start, i - _LONGEST), min(stop, i + _LONGEST)

    def _find_edges(self, low: int, high: int) -> list[int]:
        """Where the clauses of a sentence begin."""
        edges, told = [low], False
        for k in range(low, high):
            if self.words[k] in self._parting and self._is_edge(k, high, told):
                edges.append(k + 1)
                told = False
            else:
                told = told or self.parts[k] in _MAY_BE_FINITE and self.is_finite(k)
        return edges

    def _is_edge(self, k: int, high: int, told: bool) -> bool:
        """Whether a clause ends at token `k`; `told`: it has its verb."""
        word = self.words[k]
        if word == ",":
            return self.page.is_a(k + 1, "subordinator") or told and self._opens_clause(k + 1, high)
        if word in self.sets.and_but:
            return told and self._opens_clause(k + 1, high)
        if word in DASHES:
            return self.is_dash(k)
        if word in "()" and self._is_aside(k, high):
            return False  # агентство (АЗР) намерено
        return word in STOPS and word not in QUOTES and not (word == "." and k + 1 < high)

    def _is_aside(self, k: int, high: int) -> bool:
        """Whether a bracket at token `k` opens or closes a name of a word or two: (АЗР), (Нижний Тагил)."""
        step = 1 if self.words[k] == "(" else -1
        other = ")" if step > 0 else "("
        for j in range(k + step, k + step * _ASIDE, step):
            if not 0 <= j < high or self.words[j] in STOPS or not self._names(j):
                return 0 <= j < high and self.words[j] == other and j != k + step
        return False

    def _names(self, j: int) -> bool:
        """Whether a token is a capital or the word for a place before one: Сиань (провинция Шэньси)."""
        return self.page.is_capital(j) or self.page.is_a(j, "apposed_noun") and self.page.is_capital(j + 1)

    def _opens_clause(self, i: int, high: int) -> bool:
        """Whether a clause with a verb of its own begins at token `i`."""
        if i >= high:
            return True
        if self.page.is_a(i, "subordinator"):
            return True
        own = self.page.quote_of[i - 1]
        for k in range(i, min(high, i + 14)):
            if self.page.quote_of[k] != own:
                continue  # компания «Полёт» откроет цех
            if self.words[k] == "," or self.words[k] in STOPS:
                return False
            if self.parts[k] in _MAY_BE_FINITE and self.is_finite(k):
                return True
        return False

    def phrase_end(self, i: int, stop: int, *, genitive: bool = False) -> int:
        """The token behind the noun phrase that begins at token `i`: adjectives, nouns and their genitives."""
        k, seen = i, False
        while k < stop:
            pos = self.pos(k)
            if pos not in NOMINAL or pos == "NPRO" and seen:
                if self.words[k] == "-" and seen and self.page.touches(k) and k + 1 < stop and self.page.touches(k + 1):
                    k += 1
                    continue
                break
            if (genitive or seen) and pos != "LATN" and not self.bits(k) & GEN and self.words[k - 1] != "-":
                break
            seen = seen or pos in ("NOUN", "LATN")
            k += 1
        return k

    def is_plural(self, i: int) -> bool:
        """Whether token `i` stands in the plural."""
        return bool(self.bits(i) & PLUR)

    def has_case(self, i: int, case: int) -> bool:
        """Whether token `i` can stand in a case."""
        return bool(self.bits(i) & case)


def lay_out_russian(text: str, language: Words) -> Grammar:
    """The page of a Russian text with its words in their dictionary form, and what the forms are."""
    folded = text.lower()
    kept: list[str] = []
    lexemes: list[Lexeme] = []

    def keys(words: list[str]) -> list[str]:
        kept.extend(map(plain, words) if YO in folded else words)
        lexemes.extend([LEXICON[form] for form in kept])
        return [one.lemma for one in lexemes]

    page = lay_out(text, language, keys)
    return Grammar(page, kept, lexemes)
