"""A text cut into words, numbers and marks, each with its place; the text itself is never changed."""

from __future__ import annotations

import re
from sys import intern
from typing import Final

# Words may hold digits behind a letter (Q3, G20) and inner apostrophes (d'Ivoire, don't), but 's, 'll, 're, 've, 'd
# and 'm stand alone, as do hyphens, so that January-July and Russia's meet the same words as July and Russia.
# USD5, R5, N5 and FY24 are two tokens, as is 50bn. U.S. and H.E. are one, as are the numbers 1,234.5 and 1 234 (thin or
# no-break space).
_TOKEN = (
    r"((?:[rpnk]|[a-z]{2,3})(?=\d)|[^\W\d_](?:\.(?:[^\W\d_]\.)+|[^\W_]*(?:'(?!(?:s|ll|re|ve|d|m)\b)[^\W\d_]+)*)"
    r"|\d+(?:[.,]\d+)*(?:[\u00a0\u2009\u202f]\d{3}(?!\d)(?:,\d+)?)*"
    r"|%s'(?:s|ll|re|ve|d|m)\b"
    r"|[^\w\s]|_)"  # one group round it all, so that `split` keeps the tokens between the gaps
)
TOKEN: Final = re.compile(_TOKEN % r"(?:(?<=\w)|^)")
TOKEN_INSIDE: Final = re.compile(_TOKEN % r"(?<=\w)")  # for a piece of a text that no text begins with
_APOSTROPHES: Final = (("’", "'"), ("ʼ", "'"), ("‑", "-"))


def lower(text: str) -> str:
    """The text in lower case with straight apostrophes, code point for code point as long as the text."""
    low = text.lower()
    if text.isascii():
        return low
    if len(low) != len(text):  # İ is two code points in lower case
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    for variant, plain in _APOSTROPHES:  # three passes that mostly find nothing, far quicker than str.translate
        low = low.replace(variant, plain)
    return low


def split_words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the word data, cut as in a text."""
    return tuple(map(intern, TOKEN.findall(lower(phrase))))
