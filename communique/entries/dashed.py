"""Speech behind a dash that opens its paragraph: "– We will build it, – said the akim. – By May."."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Said
from communique.entries.quotations import last_speaker
from communique.entries.speech import DASHES, Attribution, Attributions, Speech
from communique.text.page import Page

_SHORTEST: Final = 6  # tokens
_FAR_CLOSING: Final = 16  # tokens of who is named at the end of a paragraph


def find_dashed(speech: Speech, attributions: Attributions) -> list[Said]:
    """Speech behind a dash that opens its paragraph ("– We will build it, – said the akim. – By May."), not a list."""
    page, words, found = speech.page, speech.words, list[Said]()
    for number, (start, stop) in enumerate(page.paragraphs):
        if words[start] not in DASHES or speech.is_skipped(start) or stop - start < _SHORTEST:
            continue
        inside = (one for one in attributions.within(start + 1, stop) if words[one.start - 1] in DASHES)
        one = next(inside, None)
        if one:
            one.quoted = True
            found += _dashed(speech, one, start + 1, stop)
        elif (closing := _closing(speech, attributions, start, stop, _is_listed(page, number))) is not None:
            closing.quoted = True
            piece = speech.trim(start + 1, closing.start - 1)
            found += [Said(*piece, "direct", closing.who, "speech behind a dash", [piece])] if piece else []
        elif number and _speaks_of_us(speech, start, stop):
            who = last_speaker(attributions, *page.paragraphs[number - 1])
            if who:
                found.append(Said(start + 1, stop, "direct", who, "speech behind a dash", [(start + 1, stop)]))
    return found


def _is_listed(page: Page, number: int) -> bool:
    """Whether the paragraph above or below opens with a dash too."""
    near = [page.paragraphs[k][0] for k in (number - 1, number + 1) if 0 <= k < len(page.paragraphs)]
    return any(page.words[i] in DASHES for i in near)


def _closing(speech: Speech, attributions: Attributions, start: int, stop: int, listed: bool) -> Attribution | None:
    """Who is named behind a comma at the end of a paragraph behind a dash: – We sell. We buy too, said X.

    One that speaks of "we", or else has several sentences and is no point of a list.
    """
    last = next(iter(attributions.within(max(start + 1, stop - _FAR_CLOSING), stop)), None)
    if last is None or last.who is None or last.stop < stop - 1 or speech.words[last.start - 1] != ",":
        return None
    several = speech.page.sentence_of[last.start] > speech.page.sentence_of[start]
    return last if several and not listed or _speaks_of_us(speech, start, last.start) else None


def _dashed(speech: Speech, one: Attribution, start: int, stop: int) -> list[Said]:
    """What stands before and behind an attribution between dashes."""
    words, page = speech.words, speech.page
    pieces = [speech.trim(start, one.start - 1)]
    for i in range(one.stop, stop - 3):
        if words[i] in DASHES and words[i - 1] in (".", ",") and not page.touches(i + 1):
            pieces.append((i + 1, stop))
            break
    return [Said(*piece, "direct", one.who, "speech behind a dash", [piece]) for piece in pieces if piece]


def _speaks_of_us(speech: Speech, start: int, stop: int) -> bool:
    persons = speech.page.language.wordset("first_person", "first_singular", "second_person")
    return not persons.isdisjoint(speech.words[start:stop])
