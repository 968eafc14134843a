"""Which language a text is in, by its letters and small words; which of its paragraphs are in another."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from communique.words.load import languages, load_marks

DEFAULT: Final = "en"
_SAMPLE: Final = 4_000  # code points that the small words are looked for in
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = "аеинотсрлв"  # letters that every text in Cyrillic is full of
_LATIN_COMMON: Final = "aeinorst"
_FREQUENT: Final = 6  # per cent of the words of a text that are small words of its language
_FEW: Final = 12  # of them that a text without Cyrillic may have
_PARAGRAPH: Final = re.compile(r"[^\n\r]+")
_LONG: Final = 40  # letters of a paragraph that has a language of its own
_MANY: Final = 0.75  # share of letters of the other script


def find_language(text: str) -> str:
    """The language of a text as a BCP 47 tag, one of those there are word data for; English where nothing tells."""
    cyrillic = _cyrillic_letters(text)
    if cyrillic > _FEW and 4 * cyrillic > len(text) // 4:
        return _cyrillic(text)
    return _latin(text)


@lru_cache(maxsize=1)
def _cyrillic_letters(text: str) -> int:
    """How many frequent letters of Cyrillic a text has; asked first for its language, then for its paragraphs'."""
    return sum(text.count(letter) for letter in _COMMON if letter in text)  # to look for one is quicker than to count


def _cyrillic(text: str) -> str:
    """Russian, or another language in Cyrillic by letters that Russian has not."""
    low = text[:_SAMPLE].lower()
    best = max(load_marks(), key=lambda mark: sum(map(low.count, mark.letters)), default=None)
    if best is not None and best.letters and sum(map(low.count, best.letters)) > len(low) // 200:
        return best.language
    return "ru"


def _latin(text: str) -> str:
    """English, unless the small words of another language that there are data for are far more frequent."""
    if not _small_words():
        return DEFAULT
    if not _may_be_another(text[:_SAMPLE].split()):
        return DEFAULT
    words = _LETTERS.findall(text[:_SAMPLE].lower())
    best, most = DEFAULT, _FREQUENT * len(words)
    for mark in load_marks():
        if mark.words:
            count = 100 * sum(map(mark.words.__contains__, words))
            if count > most and len(words) > 8:
                best, most = mark.language, count
    return best if best in languages() else DEFAULT


@cache
def _small_words() -> frozenset[str]:
    """All small words by which a language is told, in all cases; none where there are word data for none of them."""
    marks = [mark for mark in load_marks() if mark.words]
    if not any(mark.language in languages() for mark in marks):
        return frozenset()
    words = frozenset[str]().union(*(mark.words for mark in marks))
    return words.union(map(str.title, words), map(str.upper, words))


def _may_be_another(pieces: list[str]) -> bool:
    """Whether so many of the pieces between spaces are small words that the words are worth counting."""
    if _small_words().isdisjoint(pieces):
        return False
    return 200 * sum(map(_small_words().__contains__, pieces)) > _FREQUENT * len(pieces)


def split_languages(text: str, main: str) -> dict[str, str]:
    """The text by language, paragraphs in the others blank, so that offsets stay; one entry where it is not mixed."""
    if not _cyrillic_letters(text) > _FEW:
        return {main: text}
    if main in _cyrillic_languages() and text.isascii():
        return {main: text}
    if main in _cyrillic_languages() and sum(map(text.count, _LATIN_COMMON)) < _LONG // 2:
        return {main: text}
    other: list[tuple[int, int]] = []
    is_cyrillic = main != DEFAULT and main in _cyrillic_languages()
    for match in _PARAGRAPH.finditer(text):
        letters = [c for c in match[0] if c.isalpha()]
        foreign = sum("\u0400" <= c <= "\u04ff" for c in letters)
        share = 1 - foreign / len(letters) if is_cyrillic and letters else foreign / len(letters) if letters else 0.0
        if len(letters) >= _LONG and share >= _MANY:
            other.append(match.span())
    if not other:
        return {main: text}
    tongue = DEFAULT if is_cyrillic else _cyrillic("".join(text[a:b] for a, b in other))
    return {main: _blank(text, other), tongue: _only(text, other)} if tongue != main else {main: text}


def _cyrillic_languages() -> frozenset[str]:
    return frozenset(("ru", *(mark.language for mark in load_marks() if mark.letters)))


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces for these spans."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _only(text: str, spans: list[tuple[int, int]]) -> str:
    """Spaces for the text without these spans; line breaks stay."""
    parts, at = [], 0
    for start, end in spans:
        parts += [re.sub(r"[^\n\r]", " ", text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, re.sub(r"[^\n\r]", " ", text[at:])])
