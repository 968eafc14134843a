"""Whole speeches and interviews without quotation marks or labels: who speaks stands in the heading.

"Remarks by Prime Minister X", "PM's opening remarks at …", "Here is the text of the President's address:" are followed
by sentences in the first person; "Interview with Ambassador X" by paragraphs that ask and paragraphs that answer.
"""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention, Said
from communique.entries.speech import Attributions, Speech, takes_clause
from communique.entries.transcripts import interviewed, is_told, spoken

_HEAD: Final = 12  # paragraphs in which a speech is announced
_LONGEST_HEAD: Final = 80  # tokens of such a paragraph
_FAR_SPEAKER: Final = 14  # tokens between "remarks" and "by"
_FAR_OWNER: Final = 4  # tokens between whose remarks they are and the word
_LONGEST_NAME_LINE: Final = 20  # tokens of a line that only says who speaks
_LEAST: Final = 3  # sentences in the first person that make a speech
_SHARE: Final = 0.3  # of its sentences
_QUESTIONS: Final = 2  # that make an interview
_LONGEST_QUESTION: Final = 90  # tokens
_LONGEST_THANKS: Final = 12  # tokens of a paragraph that only thanks


def find_speech(speech: Speech, attributions: Attributions) -> list[Said]:
    """What the paragraphs of a speech or of an interview without labels say; none in a report."""
    page = speech.page
    language = page.language
    if language.sets["interviewword"].isdisjoint(page.known) and language.sets["speechword"].isdisjoint(page.known):
        return []
    last = page.paragraphs[min(_HEAD, len(page.paragraphs)) - 1][1] if page.paragraphs else 0
    head = speech.words[:last]
    if not language.sets["interviewword"].isdisjoint(head) and (found := _Interview(speech).find(last)):
        return found
    if language.sets["speechword"].isdisjoint(head):
        return []
    return _Speech(speech, attributions).find()


def find_blocks(speech: Speech, attributions: Attributions) -> list[Said]:
    """Paragraphs in the first person without quotation marks under a line that ends "Minister X said:"."""
    page, own = speech.page, speech.page.language.sets["speakingself"]
    found: list[Said] = []
    for number, (_, stop) in enumerate(page.paragraphs[:-1]):
        if speech.words[stop - 1] != ":" or not own:
            continue
        last = page.sentences[page.sentence_of[stop - 1]][0]
        told = [one for one in attributions.within(last, stop) if one.kind in ("verb", "joined")]
        if told and told[-1].who and takes_clause(told[-1].cue) and told[-1].who.kind == "person":
            found += _block(speech, attributions, number + 1, told[-1].who)
    return found


def _block(speech: Speech, attributions: Attributions, number: int, who: Figurehead) -> list[Said]:
    """What stands from a paragraph on, as long as it speaks of "I" or "we" and nobody else is told to speak."""
    page, own = speech.page, speech.page.language.sets["speakingself"]
    found = []
    for start, stop in page.paragraphs[number:]:
        first = any(speech.words[i] in own and page.quote_of[i] < 0 for i in range(start, stop))
        if not first or page.quote_of[start] >= 0 or attributions.within(start, stop):
            break
        said = spoken(speech, start, stop, who, "speech")
        found += [said] if said else []
    return found


class _Speech:
    """Looks for the heading of a speech and for its paragraphs; positions are tokens."""

    def __init__(self, speech: Speech, attributions: Attributions) -> None:
        self.speech = speech
        self.context = speech.context
        self.page = speech.page
        self.words = speech.words
        self.attributions = attributions
        self.naming = speech.page.language.sets["speechword"]
        self.own = speech.page.language.sets["speakingself"]

    def find(self) -> list[Said]:
        for number, (start, stop) in enumerate(self.page.paragraphs[:_HEAD]):
            if stop - start > _LONGEST_HEAD or not self._is_head(start, stop):
                continue
            if lines := self._speaker_lines(number + 1):
                return [said for one, who in lines for said in self._block(one + 1, who)]
            who = self._speaker(start, stop)
            if who is not None and who.kind == "person" and self._is_own(number + 1):
                return self._said(number + 1, who)
        return []

    def _speaker_lines(self, number: int) -> list[tuple[int, Figurehead]]:
        """The lines that hold nothing but who speaks below them: President of Peru (Ana Sol)."""
        found = []
        for n, (start, stop) in enumerate(self.page.paragraphs[number:], number):
            mention = self.context.mention_of.get(start) if stop - start <= _LONGEST_NAME_LINE else None
            if mention is None or mention.who is None or mention.form not in ("name", "role"):
                continue
            bracket = self.words[mention.stop : mention.stop + 1] == ["("] and self.words[stop - 1] == ")"
            named = self.context.mention_of.get(mention.stop + 1) if bracket else None
            colon = self.words[mention.stop : mention.stop + 1] == [":"] and mention.stop + 1 == stop
            if mention.stop == stop or bracket or colon:
                found.append((n, named.who if named and named.who else mention.who))
        return found if any(self._block(n + 1, who) for n, who in found) else []

    def _block(self, number: int, who: Figurehead) -> list[Said]:
        """The paragraphs from one on until another line of a speaker, where they speak of "I" and "we"."""
        found, own = [], False
        for start, stop in self.page.paragraphs[number:]:
            mention = self.context.mention_of.get(start)
            if mention and stop - start <= _LONGEST_NAME_LINE and self.words[stop - 1] not in (".", "!", "…", ","):
                break
            said = None if is_thanks(self.speech, start, stop) else spoken(self.speech, start, stop, who, "speech")
            own = own or any(self.words[i] in self.own and self.page.quote_of[i] < 0 for i in range(start, stop))
            found += [said] if said else []
        return found if own else []

    def _is_head(self, start: int, stop: int) -> bool:
        """Whether a paragraph is a heading, or a sentence whose colon opens what is said."""
        heading = self.words[stop - 1] not in (".", "!", "?", "”", '"')
        return heading and not self.naming.isdisjoint(self.words[start:stop])

    def _speaker(self, start: int, stop: int) -> Figurehead | None:
        """Whose speech it is: remarks by X, X's remarks; `None` where there are two or nobody is told."""
        for i in range(start, stop):
            if self.words[i] in self.naming:
                mention = self._owner(start, i) or self._author(i + 1, min(stop, i + _FAR_SPEAKER))
                if mention is not None:
                    joined = self.page.is_a(mention.stop, "joiner") and mention.stop + 1 in self.context.mention_of
                    return None if joined else mention.who
        return None

    def _owner(self, start: int, i: int) -> Mention | None:
        near = self.context.mentions_in(max(start, i - _LONGEST_HEAD), i)
        last = near[-1] if near else None
        owns = last is not None and self.speech.is_possessor(last) and i - last.stop <= _FAR_OWNER
        return last if owns else None

    def _author(self, start: int, stop: int) -> Mention | None:
        for i in range(start, stop):
            linked = self.page.is_a(i, "agentlink") or i == start and self.page.is_a(i, "genitivelink")
            if linked:
                k = i + 1 + (i + 1 < stop and self.page.is_a(i + 1, "definite"))
                return self.context.mention_of.get(k) or self.context.mention_of.get(i + 1)
        return None

    def _is_own(self, number: int) -> bool:
        """Whether the sentences from a paragraph on speak of "I" and "we" outside quotation marks."""
        if number >= len(self.page.paragraphs):
            return False
        told = own = 0
        first = self.page.sentence_of[self.page.paragraphs[number][0]]
        for start, stop in self.page.sentences[first:]:
            if stop - start < 4 or self.page.quote_of[start] >= 0:
                continue
            told += 1
            own += any(self.words[i] in self.own and self.page.quote_of[i] < 0 for i in range(start, stop))
        return own >= _LEAST and own >= _SHARE * told

    def _said(self, number: int, who: Figurehead) -> list[Said]:
        found = []
        for start, stop in self.page.paragraphs[number:]:
            if self._is_report(start, stop, who):
                break
            if self.speech.is_skipped(start) or is_thanks(self.speech, start, stop):
                continue
            said = spoken(self.speech, start, stop, who, "speech")
            found += [said] if said else []
        return found

    def _is_report(self, start: int, stop: int, who: Figurehead) -> bool:
        """Whether a paragraph tells of the speaker again: "The President said that …"."""
        return any(one.who is who and one.kind == "verb" for one in self.attributions.within(start, stop))


class _Interview:
    """Tells paragraphs that ask from those that answer; positions are tokens."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.page = speech.page
        self.words = speech.words
        self.own = speech.page.language.sets["speakingself"]

    def find(self, last: int) -> list[Said]:
        """The answers, where several paragraphs ask and one of those between them speaks of "I" or "we"."""
        asking = [n for n, (start, stop) in enumerate(self.page.paragraphs) if self._asks(start, stop)]
        if len(asking) < _QUESTIONS:
            return []
        who = self._guest(last) or interviewed(self.speech)
        answers = list(self._answers(asking))
        if who is None or not any(self._is_own(*self.page.paragraphs[number]) for number in answers):
            return []
        told = (spoken(self.speech, *self.page.paragraphs[number], who, "interview") for number in answers)
        return [said for said in told if said]

    def _answers(self, asking: list[int]) -> list[int]:
        """The paragraphs behind each question; behind the last one while they speak of "I" or "we"."""
        until = [*asking[1:], len(self.page.paragraphs)]
        found = []
        for number, end in zip(asking, until, strict=True):
            for k in range(number + 1, end):
                start, stop = self.page.paragraphs[k]
                if end == len(self.page.paragraphs) and k > number + 1 and not self._is_own(start, stop):
                    break
                if not self.speech.is_skipped(start) and is_told(self.speech, start, stop):
                    found.append(k)
        return found

    def _asks(self, start: int, stop: int) -> bool:
        asked = self.words[stop - 1] == "?" and stop - start <= _LONGEST_QUESTION
        return asked and self.page.quote_of[stop - 1] < 0 and not self.speech.is_skipped(start)

    def _is_own(self, start: int, stop: int) -> bool:
        return any(self.words[i] in self.own and self.page.quote_of[i] < 0 for i in range(start, stop))

    def _guest(self, last: int) -> Figurehead | None:
        """Who is interviewed: interview with X, spoke to X, interviews X."""
        for mention in self.speech.context.mentions_in(0, last):
            i = mention.start - self.page.is_a(mention.start - 1, "definite") - 1
            if mention.who and mention.who.kind == "person" and mention.who.name and self._meets(i):
                return mention.who
        return None

    def _meets(self, i: int) -> bool:
        return i > 0 and (self.page.is_a(i, "interviewword") or self.page.is_a(i - 1, "interviewword"))


def is_thanks(speech: Speech, start: int, stop: int) -> bool:
    """Whether a short paragraph only thanks, greets or ends: "Thank you, and enjoy the fair.", "I thank you."."""
    return stop - start <= _LONGEST_THANKS and speech.page.has_a("thanking", start, min(stop, start + 2))
