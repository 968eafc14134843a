"""Speech in headlines: "X: we are ready to …", "… to double by 2030: X"."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Said
from communique.entries.speech import QUOTE_MARKS, Speech
from communique.text.page import Page
from communique.text.tags import THIRD

_FAR_COLON: Final = 9  # tokens of a headline in which its speaker stands
_FAR_NAME: Final = 6  # tokens of a name that signs a headline
_LINES: Final = 3  # of and under the headline
_MOST_LINES: Final = 10  # that stand out under a headline, each signed
_FORMS: Final = ("name", "role", "organisation")
_FAR_OFFICE: Final = 6  # tokens of an office that signs a headline
_SHORTEST: Final = 4  # tokens before a name that signs


def find_headlines(speech: Speech) -> list[Said]:
    """What the headline says somebody says."""
    title = speech.context.title
    if title is None:
        return []
    start, stop = title
    for i in range(start + 1, min(start + _FAR_COLON, stop - 2)):
        if speech.words[i] == ":":
            mentions = speech.context.mentions_in(start, min(i, start + 2))  # no "Talks with the governor: from A to B"
            mention = next((m for m in mentions if m.stop == i), None)
            quoted = speech.page.quote_of[i + 1] >= 0 or speech.words[i + 1] in QUOTE_MARKS
            if mention and mention.who:
                return [] if quoted or _tells_act(speech, i + 1, stop) else [_said(i + 1, stop, mention.who)]
            break
    return _signed(speech, start)


def _tells_act(speech: Speech, i: int, stop: int) -> bool:
    """Whether what stands behind a name and its colon is what they do, not what they say: "Mayor Lee: Visits Osaka"."""
    return bool(speech.page.tags[i] & THIRD) and not speech.has_finite(i + 1, stop)


def _said(start: int, stop: int, who: Figurehead) -> Said:
    return Said(start, stop, "indirect", who, "headline", [(start, stop)])


def _by_office(speech: Speech, start: int, stop: int) -> Said | None:
    """ "…: ambassador", "… - Commerce Minister": the only one in the office that closes a headline."""
    page = speech.page
    mark = next((i for i in range(stop - 2, max(start + _SHORTEST, stop - _FAR_OFFICE), -1) if _parts(page, i)), None)
    if mark is None or page.quote_of[mark - 1] >= 0:
        return None
    if not page.within("title", mark + 1, stop):
        return None
    office = set(page.words[mark + 1 : stop])
    holders = [who for who in speech.context.people if who.role and office <= set(who.role.lower().split())]
    return _said(start, mark, holders[0]) if len(holders) == 1 else None


def _parts(page: Page, i: int) -> bool:
    """Whether token `i` is a colon or a spaced dash."""
    return page.words[i] == ":" or page.words[i] in ("-", "–", "—") and not page.touches(i) and not page.touches(i + 1)


def _signed(speech: Speech, title: int) -> list[Said]:
    """ "… trade to double by 2030: Azlan", "… - AZLAN": the speaker at the end of a headline or of lines under it."""
    page = speech.page
    number = page.paragraph_of[title]
    found: list[Said] = []
    for n, (start, stop) in enumerate(page.paragraphs[number : number + _MOST_LINES]):
        if n >= _LINES and len(found) < n:
            break  # only lines of which each is signed go on
        signed = _signed_line(speech, start, stop)
        found += [signed] if signed else []
    return found


def _signed_line(speech: Speech, start: int, stop: int) -> Said | None:
    """What a line says whose end names who says it."""
    page = speech.page
    mentions = speech.context.mentions_in(max(start, stop - _FAR_NAME), stop)
    last = mentions[-1] if mentions else None
    if last is None or last.who is None or last.form not in _FORMS or last.stop != stop:
        return _by_office(speech, start, stop)
    mark = last.start - 1
    if last.start in speech.context.place_of and any(p.stop == mark for p in speech.context.places_in(start, mark)):
        return None  # the Samoa - Cook Islands Forum
    spaced = page.words[mark] in (":", "-", "–", "—") and not page.touches(last.start)
    signs = spaced and mark - start >= _SHORTEST and page.quote_of[mark - 1] < 0
    return _said(start, mark, last.who) if signs else None
