"""What a line of a document looks like: a part of its head, or its body."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.text.page import Page
from communique.words.load import Words

HEAD_LINES: Final = 24  # paragraphs at the beginning that may stand before the body
_BODY_WORDS, _SHORT_BODY, _LONG_BODY = 22, 12, 45
_BULLETS: Final = ("*", "•", "·", "-", "–")
_ENDS: Final = (".", "!", "?", "”", '"', "»", "…", ":")
_CLOSING: Final = ("”", '"', "»")
_INNER: Final = (".", "!", "?", ",", "…", ")", ";", "'", "’")
_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\d")
_FINITE: Final = frozenset(("past", "s", "base"))


def behind_stamp(page: Page, start: int, stop: int) -> int:
    """The token behind the ISO date that stands before a line ("2022-05-17 Abu Dhabi: …"); `start` where none does."""
    i = start + (page.words[start] in page.language.sets["datelabel"])
    if i + 5 >= stop or not page.words[i][0].isdigit():
        return start
    digits = all(page.touches(k) for k in range(i + 1, i + 5))
    return i + 5 if digits and _STAMP.fullmatch(page.slice(i, i + 5)) else start


def is_body(page: Page, start: int, stop: int) -> bool:
    """Whether a paragraph is a part of the report itself: long enough, and a sentence."""
    words, length = page.words, stop - start
    last = words[stop - 1]
    if words[start] in _BULLETS or length < _SHORT_BODY:
        return False
    if length > _LONG_BODY:
        return True
    ends = last in _ENDS or last == ")" and "." in words[start:stop]
    if last in _CLOSING and words[stop - 2] not in _INNER:
        ends = False  # a headline that ends with the words of somebody
    return ends and (length >= _BODY_WORDS or last == "." and has_verb(page, start, stop))


def has_verb(page: Page, start: int, stop: int) -> bool:
    """Whether a word of the tokens can be a verb other than a participle."""
    return not _finite(page.language).isdisjoint(page.words[start:stop])


@cache
def _finite(language: Words) -> frozenset[str]:
    """The words of a language that can be a verb other than a participle."""
    return frozenset(word for word, forms in language.verbs.items() if any(form in _FINITE for _, form in forms))


def is_name_of_body(page: Page, start: int, stop: int) -> bool:
    """Whether the tokens are just the name of an organisation: MINISTRY OF TRADE OF NORWAY."""
    press = page.is_a(start, "presskind") and page.is_a(start + 1, "pressseat") and page.is_a(start + 2, "genitive")
    seated = press or page.is_a(start, "officeseat") and stop - start > 2 and page.is_a(start + 1, "genitive")
    seated = seated or page.is_a(stop - 1, "officeseat") and page.is_possessive(stop - 2)  # the Marshal's Office
    if not seated and not page.within("organisation", start, stop):
        return False
    portfolio, verbs = page.language.wordset("portfolio", "organisation"), page.language.verbs
    small = page.language.wordset("namejoint", "definite")
    for i in range(start, stop):
        word = page.words[i]
        if not seated and word not in portfolio and any(form in _FINITE for _, form in verbs.get(word, ())):
            return False
        if word[0].isalpha() and word not in small and not page.is_capital(i):
            return False
    return True


def is_office(page: Page, start: int, stop: int) -> bool:
    """Whether the tokens are just an office: Minister for Primary Industries and Trade."""
    title = page.match_at("title", start)
    small = page.language.wordset("portfolio", "namejoint", "definite", "rolemodifier")
    return title is not None and all(word in small or word == "," for word in page.words[title.stop : stop])
