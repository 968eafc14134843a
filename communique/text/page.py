"""A text laid out for reading: tokens, paragraphs, sentences, quotations and the words that the data know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from communique.text.quotes import Quote, find_quotes
from communique.text.sentences import split_paragraphs, split_sentences
from communique.text.tokens import lower, split_tokens
from communique.words.load import Group, Words


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `start` to `stop` (half open) that say what a group of the word data means."""

    start: int
    stop: int
    group: Group


@dataclass(slots=True)
class Page:
    """Everything that is looked up again and again about one text; indices count tokens unless said otherwise.

    `paragraphs` and `sentences` are (start, stop) pairs of tokens; `sentence_of` and `quote_of` give for each token the
    index of its sentence and of the innermost quotation (-1: none).
    """

    text: str
    low: str
    language: Words
    starts: list[int]
    ends: list[int]
    words: list[str]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    paragraph_of: list[int]
    quotes: list[Quote]
    quote_of: list[int]
    matches: dict[str, list[Match]] = field(default_factory=dict)
    at: dict[str, dict[int, Match]] = field(default_factory=dict)

    def slice(self, start: int, stop: int) -> str:
        """The text from token `start` up to token `stop`."""
        return self.text[self.starts[start] : self.ends[stop - 1]] if start < stop else ""

    def is_capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def token_at(self, offset: int) -> int:
        """The token that holds the code point `offset`, or the next one behind it."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else i + 1

    def of(self, cls: str) -> list[Match]:
        """All matches of a class, in the order of the text."""
        return self.matches.get(cls, [])

    def within(self, cls: str, start: int, stop: int) -> list[Match]:
        """The matches of a class that begin in tokens `start` to `stop`."""
        found = self.matches.get(cls)
        if not found:
            return []
        low = bisect_left(found, start, key=lambda m: m.start)
        high = bisect_left(found, stop, lo=low, key=lambda m: m.start)
        return found[low:high]

    def match_at(self, cls: str, i: int) -> Match | None:
        """The match of a class that begins at token `i`, or `None`."""
        return self.at.get(cls, _NOTHING).get(i)


_NOTHING: dict[int, Match] = {}


def lay_out(text: str, language: Words) -> Page:
    """The page of a text, with everything that the language's word data know found in one scan."""
    low = lower(text)
    spans = split_tokens(low)
    starts = [s for s, _ in spans]
    ends = [e for _, e in spans]
    words = [low[s:e] for s, e in spans]
    paragraphs = split_paragraphs(text, starts, ends)
    quotes, quote_of = find_quotes(text, starts, ends, words, paragraphs)
    sentences = split_sentences(text, starts, ends, words, paragraphs, language)
    page = Page(
        text,
        low,
        language,
        starts,
        ends,
        words,
        paragraphs,
        sentences,
        _index(sentences, len(words)),
        _index(paragraphs, len(words)),
        quotes,
        quote_of,
    )
    _scan(page)
    return page


def _index(spans: list[tuple[int, int]], length: int) -> list[int]:
    index = [-1] * length
    for number, (start, stop) in enumerate(spans):
        index[start:stop] = [number] * (stop - start)
    return index


def _scan(page: Page) -> None:
    """Find every phrase of the word data: at each token the longest of each class that does not lie in another."""
    phrases, words = page.language.phrases, page.words
    matches = page.matches
    reach: dict[str, int] = {}
    for i, word in enumerate(words):
        known = phrases.get(word)
        if known is None:
            continue
        for phrase in known:
            rest = phrase.rest
            stop = i + 1 + len(rest)
            if rest and tuple(words[i + 1 : stop]) != rest:
                continue
            cls = phrase.group.cls
            if reach.get(cls, 0) > i:
                continue
            reach[cls] = stop
            matches.setdefault(cls, []).append(Match(i, stop, phrase.group))
    page.at = {cls: {m.start: m for m in found} for cls, found in matches.items()}
