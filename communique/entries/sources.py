"""Whose words "according to …", "in her words" give."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.speech import Attribution, Speech
from communique.text.page import Match

_LONGEST_NAME: Final = 7  # tokens of an organisation that no other rule knows
_FAR_DATA: Final = 4  # tokens between "according to" and "figures of"
_LONGEST_PHRASE: Final = 9  # tokens of people that the text does not name


def read_source(speech: Speech, match: Match) -> Attribution | None:
    """ "According to X": X and whatever stands with the name; `None` where nobody is meant."""
    mention_of, page = speech.context.mention_of, speech.page
    if match.group.get("own"):
        own = mention_of.get(match.start + 1)
        return Attribution(match, own.who, match.start, match.stop, own, kind="source") if own and own.who else None
    if match.group.get("owned"):
        return _of_owner(speech, match)
    if match.group.get("unsaid"):
        return _of_nobody(speech, match)
    i = _behind_data(speech, match.stop)
    begun = i
    i += i not in mention_of and page.is_a(i, "definite")
    mention = mention_of.get(i) or mention_of.get(begun) or _behind_plain_words(speech, i)
    if mention and mention.form in ("group", "unnamed") and (several := _unnamed(speech, match, i)):
        return several
    if mention and speech.is_possessor(mention):
        return _owned(speech, match, begun, mention)
    if mention and (arm := _press_arm(speech, match, mention)):
        return arm
    if mention and mention.who:
        if pair := speech.pair_behind(mention):
            return Attribution(match, pair[0], match.start, pair[1], kind="source")
        return Attribution(match, mention.who, match.start, mention.stop, mention, kind="source")
    return _unknown(speech, match, i)


def _press_arm(speech: Speech, match: Match, arm: Mention) -> Attribution | None:
    """ "According to the press service of the governor": whom it speaks for stands behind it."""
    page, i = speech.page, arm.stop
    if not page.is_a(i, "genitivelink") or not page.within("pressarm", arm.start, i):
        return None
    mention_of = speech.context.mention_of
    owner = mention_of.get(i + 1) or mention_of.get(i + 1 + page.is_a(i + 1, "definite"))
    if owner is None or owner.who is None or owner.form not in ("name", "role", "organisation"):
        return None
    who = owner.who
    if who.kind != "organisation":
        who = Figurehead(None, page.slice(arm.start, owner.stop), None, kind="body", first=arm.start)
    return Attribution(match, who, match.start, owner.stop, kind="source")


def _behind_data(speech: Speech, i: int) -> int:
    """Behind what numbers are published as: according to | the latest figures released by | the Statistical Office."""
    page, last = speech.page, min(i + _FAR_DATA, len(speech.words) - 2)
    for k in range(i, last):
        if page.is_a(k, "datanoun"):
            k += 1 + page.is_a(k + 1, "publishedas")
            return k + 1 if page.is_a(k, "datalink") else i
        if page.is_capital(k) or not speech.words[k].isalpha():
            break
    return i


def _of_owner(speech: Speech, match: Match) -> Attribution | None:
    """ "In the minister's view, …", "…, in Governor Li's words.": whose view it is, between a mark and another."""
    page, words = speech.page, speech.words
    near = speech.context.mentions_in(max(speech.first(match.start), match.start - _LONGEST_NAME * 2), match.start)
    owner = next((one for one in reversed(near) if one.stop == match.start), None)
    if owner is None or owner.who is None:
        return None
    i = owner.start - page.is_a(owner.start - 1, "definite") - 1
    opens = i >= 0 and page.is_a(i, "viewlink") and (speech.opens_sentence(i) or words[i - 1] == ",")
    if not opens or page.word(match.stop) not in (",", "."):
        return None
    return Attribution(match, owner.who, i, match.stop, owner, kind="source")


def _owned(speech: Speech, match: Match, start: int, owner: Mention) -> Attribution | None:
    """ "According to the mayor's office": what somebody owns that speaks; the owner where it is no body."""
    stop = owner.stop + 2
    body = speech.page.within("organisation", stop - 1, stop) and speech.page.word(stop) in (",", ".")
    if not body:
        return Attribution(match, owner.who, match.start, owner.stop, owner, kind="source") if owner.who else None
    who = Figurehead(None, speech.page.slice(start, stop), None, kind="body", first=start)
    return Attribution(match, who, match.start, stop, kind="source")


def _of_nobody(speech: Speech, match: Match) -> Attribution | None:
    """ "As was noted at the meeting, …": what stands behind the comma is said by somebody that nothing names."""
    if not speech.opens_sentence(match.start):
        return None
    if speech.page.is_a(match.stop, "agentlink"):  # as was emphasised by the governor
        i = match.stop + 1
        by = speech.context.mention_of.get(i) or speech.context.mention_of.get(i + speech.page.is_a(i, "definite"))
        told = by is not None and by.who is not None and speech.page.word(by.stop) == ","
        return Attribution(match, by.who, match.start, by.stop, by, kind="source") if by and told else None
    last = min(match.stop + _LONGEST_PHRASE, speech.page.sentences[speech.page.sentence_of[match.start]][1])
    comma = next((k for k in range(match.stop, last) if speech.words[k] == ","), None)
    if comma is None or speech.has_finite(match.stop, comma):
        return None
    return Attribution(match, None, match.start, comma, kind="source")


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
    while j > i and not page.is_capital(j - 1):
        j -= 1  # Kidane Sol | of the light rail office
    if j == i:
        return _unnamed(speech, match, i)
    if j - i > _LONGEST_NAME or j - i == 1 and i in speech.context.place_of:
        return None
    name = page.slice(i, j)
    of_body = j - i > 1 and j + 1 < len(words) and page.is_a(j, "genitive") and page.is_a(j + 1, "definite")
    if of_body and not any(page.is_a(k, "organisation") for k in range(i, j)):
        return Attribution(match, Figurehead(name, None, None, first=i), match.start, j, kind="source")
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
