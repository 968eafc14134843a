"""Whose words "according to …", "in her words" give."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.speech import Attribution, Speech
from communique.text.page import Match

_LONGEST_NAME: Final = 7  # tokens of an organisation that no other rule knows
_LONGEST_PHRASE: Final = 9  # tokens of people that the text does not name


def read_source(speech: Speech, match: Match) -> Attribution | None:
    """ "According to X": X and whatever stands with the name; `None` where nobody is meant."""
    mention_of, page = speech.context.mention_of, speech.page
    if match.group.get("own"):
        own = mention_of.get(match.start + 1)
        return Attribution(match, own.who, match.start, match.stop, own, kind="source") if own and own.who else None
    i = match.stop
    i += i not in mention_of and page.is_a(i, "definite")
    mention = mention_of.get(i) or mention_of.get(match.stop) or _behind_plain_words(speech, i)
    if mention and mention.form in ("group", "unnamed") and (several := _unnamed(speech, match, i)):
        return several
    if mention and mention.who:
        if pair := speech.pair_behind(mention):
            return Attribution(match, pair[0], match.start, pair[1], kind="source")
        return Attribution(match, mention.who, match.start, mention.stop, mention, kind="source")
    return _unknown(speech, match, i)


def _behind_plain_words(speech: Speech, i: int) -> Mention | None:
    """The mention behind one or two plain words: according to state trader Aziz."""
    for k in (i + 1, i + 2):
        if k >= len(speech.words) or speech.page.is_capital(i) or not speech.words[k - 1].isalpha():
            return None
        mention = speech.context.mention_of.get(k)
        if mention:
            return mention
    return None


def _unknown(speech: Speech, match: Match, i: int) -> Attribution | None:
    """ "According to Statistics Estonia": a name in capitals that no other rule knows is an organisation's."""
    page, words = speech.page, speech.words
    j = i
    while j < len(words) and words[j][0].isalpha() and j - i <= _LONGEST_NAME:
        if not page.is_capital(j) and not (j > i and page.is_a(j, "namejoint")):
            break
        j += 1
    if j == i:
        return _unnamed(speech, match, i)
    if j - i > _LONGEST_NAME or j - i == 1 and i in speech.context.place_of:
        return None
    name = page.slice(i, j)
    who = (speech.short_for(name) if j - i == 1 else None) or Figurehead(
        name, None, None, kind="organisation", company=name, first=i
    )
    return Attribution(match, who, match.start, j, kind="source")


def _unnamed(speech: Speech, match: Match, i: int) -> Attribution | None:
    """ "According to two people familiar with the talks": people that the text does not name, up to the next mark."""
    words = speech.words
    last = min(i + _LONGEST_PHRASE, len(words))
    j = next((k for k in range(i, last) if words[k] in (",", ".")), None)
    people = speech.page.language.wordset("group", "unnamed")
    if j is None or people.isdisjoint(words[i : min(j, i + 4)]):
        return None
    who = Figurehead(None, speech.page.slice(match.stop, j), None, kind="unnamed", first=i)
    return Attribution(match, who, match.start, j, kind="source")
