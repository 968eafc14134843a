"""Runs of quoted words: nested, mixed, unclosed, and never beyond their paragraph."""

from __future__ import annotations

from dataclasses import dataclass

_OPEN = frozenset("“„«‘‹")
_CLOSE = {"“": '”"', "„": '“”"', "«": "»", "‘": "’", "‹": "›", '"': '"”', "'": "'’", "”": "”"}
_MARKS = frozenset("“”„«»\"‘’'‹›")
_DEEPEST = 8


@dataclass(slots=True)
class Quote:
    """A quotation: tokens `start` to `stop` (half open, marks included); `parent` is the quotation around it or -1.

    `closed` is false where the paragraph ended before the closing mark came.
    """

    start: int
    stop: int
    parent: int
    closed: bool = True


def find_quotes(
    text: str, starts: list[int], ends: list[int], words: list[str], paragraphs: list[tuple[int, int]]
) -> tuple[list[Quote], list[int]]:
    """All quotations in the order of their opening marks, and for each token the innermost one (-1: none)."""
    quotes: list[Quote] = []
    quote_of = [-1] * len(words)
    marks = [i for i, word in enumerate(words) if word in _MARKS]
    if not marks:
        return quotes, quote_of
    at = 0
    for first, last in paragraphs:
        inside = []
        while at < len(marks) and marks[at] < last:
            inside.append(marks[at])
            at += 1
        if inside:
            _pair(text, starts, ends, inside, first, last, quotes)
    for number, quote in enumerate(quotes):
        quote_of[quote.start : quote.stop] = [number] * (quote.stop - quote.start)
    return quotes, quote_of


def _pair(
    text: str, starts: list[int], ends: list[int], marks: list[int], first: int, last: int, quotes: list[Quote]
) -> None:
    """Pair the marks of one paragraph; what is left open ends with it."""
    stack: list[int] = []
    for n, i in enumerate(marks):
        mark = text[starts[i]]
        opens = _opens(text, starts, ends, i, mark)
        if mark == "”" and opens and not any(text[starts[m]] in '”"' for m in marks[n + 1 :]):
            continue  # a closing mark that slipped into the next paragraph
        if stack and not opens:
            level = next((k for k in reversed(stack) if mark in _CLOSE[text[starts[quotes[k].start]]]), None)
            if level is not None and not (mark in "’'" and _is_apostrophe(text, starts, marks, n, stack, quotes)):
                while stack and stack[-1] != level:
                    quotes[stack.pop()].stop = i
                quotes[stack.pop()].stop = i + 1
                continue
        if opens and len(stack) < _DEEPEST:
            quotes.append(Quote(i, last, stack[-1] if stack else -1))
            stack.append(len(quotes) - 1)
    for k in stack:
        quotes[k].closed = False
    _drop_stray(text, starts, stack, quotes, last)


def _drop_stray(text: str, starts: list[int], stack: list[int], quotes: list[Quote], last: int) -> None:
    """Forget what only looked like an opening: an unclosed ' or an opening with nothing behind it."""
    for k in reversed(stack):
        if text[starts[quotes[k].start]] in "'‘" or quotes[k].start + 1 >= last:
            gone = quotes.pop(k)
            for quote in quotes[k:]:
                quote.parent = gone.parent if quote.parent == k else quote.parent - (quote.parent > k)


def _opens(text: str, starts: list[int], ends: list[int], i: int, mark: str) -> bool:
    """Whether a mark looks like an opening one by what stands on its sides."""
    start, end = starts[i], ends[i]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if mark in "«‹‘":
        return not before.isalnum()
    if mark in "“„":
        return not (before.isalnum() or before in ".,!?…") or after.isalnum() and before.isspace()
    if mark in "\"'":
        return not after.isspace() and (before.isspace() or before in "([{—–-:/“‘«")
    return mark == "”" and after.isalnum() and (before.isspace() or start == 0)  # ”So typed”


def _is_apostrophe(
    text: str, starts: list[int], marks: list[int], n: int, stack: list[int], quotes: list[Quote]
) -> bool:
    """Whether a ’ that could close a ‘ is the possessive of a plural: a later one in the quotation closes better."""
    i = marks[n]
    opener = text[starts[quotes[stack[-1]].start]]
    if opener not in "‘'":
        return True
    before = text[starts[i] - 1] if starts[i] else " "
    if before in ".,!?…":
        return False
    later = [m for m in marks[n + 1 :] if text[starts[m]] in "’'" and text[starts[m] - 1] in ".,!?…"]
    reopened = [m for m in marks[n + 1 :] if text[starts[m]] == opener == "‘"]
    return before == "s" and bool(later) and not (reopened and reopened[0] < later[0])
