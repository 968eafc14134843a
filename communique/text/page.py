"""A text laid out for reading: tokens, paragraphs, sentences, quotations and the words that the data know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from communique.text.quotes import Quote, find_quotes
from communique.text.sentences import split_paragraphs, split_sentences
from communique.text.tags import ADV, BASE, COMMA, CONJ, MODAL, PHRASAL, PREP, TO, VERB
from communique.text.vocabulary import CAPITAL, DIGITS, MARK, WIDE, having, opening, vocabulary
from communique.words.load import Group, Words


@dataclass(slots=True)
class Match:
    """Tokens `start` to `stop` (half open) that say what a group of the word data means."""

    start: int
    stop: int
    group: Group


@dataclass(slots=True)
class Page:
    """Everything that is looked up again and again about one text; indices count tokens unless said otherwise.

    `size` is how many tokens there are, so that the small questions below need not count them.
    `tags` and `shapes` hold for each token its word classes (`text.tags`) and its shape (`text.vocabulary`).
    `paragraphs` and `sentences` are (start, stop) pairs of tokens; `sentence_of` and `quote_of` give for each token the
    index of its sentence and of the innermost quotation (-1: none). `digits` and `capitals` are the tokens that begin
    with an ASCII digit and with a capital; `known` are all words of the page, each once.
    """

    text: str
    language: Words
    words: list[str]
    size: int
    starts: list[int]
    ends: list[int]
    tags: list[int]
    shapes: bytes
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraph_of: list[int]
    quotes: list[Quote]
    quote_of: list[int]
    digits: list[int]
    capitals: list[int]
    known: frozenset[str] = frozenset()
    matches: dict[str, list[Match]] = field(default_factory=dict)
    at: dict[str, dict[int, Match]] = field(default_factory=dict)
    begins: dict[str, list[int]] = field(default_factory=dict)

    def slice(self, start: int, stop: int) -> str:
        """The text from token `start` up to token `stop`."""
        return self.text[self.starts[start] : self.ends[stop - 1]] if start < stop else ""

    def word(self, i: int) -> str:
        """The word at token `i`, empty outside the page."""
        return self.words[i] if 0 <= i < self.size else ""

    def tag(self, i: int) -> int:
        """The word classes of token `i`, none outside the page."""
        return self.tags[i] if 0 <= i < self.size else 0

    def is_capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter; no token behind the page does."""
        return i < self.size and self.shapes[i] & CAPITAL != 0

    def is_a(self, i: int, cls: str) -> bool:
        """Whether token `i` is a single word of a class of the word data; no token outside the page is."""
        return 0 <= i < self.size and self.words[i] in self.language.sets[cls]

    def is_possessive(self, i: int) -> bool:
        """Whether token `i` makes what stands before it an owner: Kenya's, the Exporters' Association."""
        if i < 0 or i >= self.size:
            return False
        word = self.words[i]
        return word == "'" or word in self.language.sets["possessive"]

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < self.size and self.ends[i - 1] == self.starts[i]

    def has_a(self, cls: str, start: int, stop: int) -> bool:
        """Whether tokens `start` to `stop` hold a single word of a class of the word data."""
        return not self.language.sets[cls].isdisjoint(self.words[start:stop])

    def token_at(self, offset: int) -> int:
        """The token that holds the code point `offset`, or the next one behind it."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else i + 1

    def of(self, cls: str) -> list[Match]:
        """All matches of a class, in the order of the text."""
        if cls not in self.matches:
            return []
        return self.matches[cls]

    def within(self, cls: str, start: int, stop: int) -> list[Match]:
        """The matches of a class that begin in tokens `start` to `stop`."""
        if cls not in self.matches:
            return []
        if cls not in self.begins:
            self.begins[cls] = list(self.at[cls])
        begins = self.begins[cls]
        if begins[-1] < start or begins[0] >= stop:
            return []
        low = bisect_left(begins, start)
        return self.matches[cls][low : bisect_left(begins, stop, low)] if begins[low] < stop else []

    def match_at(self, cls: str, i: int) -> Match | None:
        """The match of a class that begins at token `i`, or `None`."""
        if cls not in self.at or i not in self.at[cls]:
            return None
        return self.at[cls][i]


def lay_out(text: str, language: Words, keys: Callable[[list[str]], list[str]] | None = None) -> Page:
    """The page of a text, with everything that the language's word data know found in one scan.

    `keys` gives for a language that inflects what its tokens are looked up by, which are then the page's words.
    """
    words, starts, ends, tags, shapes = vocabulary(language).split(text)
    paragraphs = split_paragraphs(text, starts, ends, having(shapes, WIDE))
    marks = having(shapes, MARK)
    quotes, quote_of = find_quotes(text, starts, ends, words, marks, paragraphs, language)
    sentences = split_sentences(text, starts, ends, words, marks, paragraphs, language)
    page = Page(
        text, language, words, len(words), starts, ends, tags, shapes, paragraphs, sentences,
        _index(sentences), _index(paragraphs), quotes, quote_of,
        having(shapes, DIGITS), having(shapes, CAPITAL),
    )  # fmt: skip
    if keys:
        page.words = keys(words)
    page.known = frozenset(page.words)
    _untag_names(page)
    _tag_verbs(page)
    _scan(page)
    for match in page.of("particle_verb"):
        page.tags[match.start] = PHRASAL[match.group["form"]]
    for match in page.of("adverb_phrase"):
        if match.stop < len(page.tags) and not page.tags[match.stop] & PREP:  # not: in return for the coal
            page.tags[match.start : match.stop] = [ADV] * (match.stop - match.start)
    return page


def _tag_verbs(page: Page) -> None:
    """Make a verb of a word that no list holds behind "will", or between "to" and an article: to roof | the square."""
    words, tags = page.words, page.tags
    articles = page.language.wordset("definite", "indefinite", "owning")
    for i in [i for i, tag in enumerate(tags[:-2]) if tag & (MODAL | TO)]:
        if tags[i + 1] or not words[i + 1].isalpha() or page.is_capital(i + 1) or words[i + 1].endswith("s"):
            continue
        behind = i + 2 + (tags[i + 2] & PREP != 0 and i + 3 < page.size)  # roof over the square
        verbal = i > 0 and tags[i - 1] & VERB
        article = words[behind] in articles and (behind == i + 2 or verbal)
        if tags[i] & MODAL and not page.is_capital(i) or article:
            tags[i + 1] = BASE


def _untag_names(page: Page) -> None:
    """Take no modal for one where it opens a name inside a sentence: the universities of Cork and Can Tho."""
    modals = page.language.sets["named_modal"]
    if modals.isdisjoint(page.known):
        return
    for i in page.capitals:
        inside = page.words[i] in modals and i and page.tags[i - 1] & (CONJ | PREP | COMMA)
        if inside and i + 1 < len(page.words) and page.is_capital(i + 1) and not page.tags[i + 1]:
            page.tags[i] = 0


def _index(spans: list[tuple[int, int]]) -> list[int]:
    """For each token the number of its span; the spans stand one right behind the other."""
    index: list[int] = []
    for number, (start, stop) in enumerate(spans):
        index += [number] * (stop - start)
    return index


def _scan(page: Page) -> None:
    """Find every phrase of the word data: at each token the longest of each class that does not lie in another."""
    words, alone, longer = page.words, page.language.phrases.alone, page.language.phrases.longer
    at: dict[str, dict[int, Match]] = defaultdict(dict)
    reach: dict[str, int] = {}
    far = 0  # the token behind all matches of more than one
    last = len(words) - 1
    for i, paired in opening(page.shapes):
        word = words[i]
        if paired and words[i + 1] in longer[word]:
            two, more = longer[word][words[i + 1]]
            if more and i + 1 < last:
                for length, rest, cls, group in more.get(words[i + 2], ()):
                    if reach.get(cls, 0) <= i and (length == 3 or tuple(words[i + 3 : i + length]) == rest):
                        reach[cls] = stop = i + length
                        far = stop if stop > far else far
                        at[cls][i] = Match(i, stop, group)
            for cls, group in two:
                if reach.get(cls, 0) <= i:
                    reach[cls] = i + 2
                    far = i + 2 if i + 2 > far else far
                    at[cls][i] = Match(i, i + 2, group)
        if word not in alone:
            continue
        for cls, group in alone[word]:
            if far <= i or reach.get(cls, 0) <= i:
                at[cls][i] = Match(i, i + 1, group)
    page.at = dict(at)
    page.matches = {cls: list(found.values()) for cls, found in at.items()}
