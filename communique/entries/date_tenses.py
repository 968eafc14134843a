"""Whether what is told of a date is over or still to come: by the verbs and the signs of the future beside it."""

from __future__ import annotations

from typing import Final

from communique.entries.date_mentions import as_day
from communique.entries.lexicon import lexicons, roles
from communique.text.page import Page
from communique.text.tags import ADV, BE, DET, HAVE, ING, MODAL, NOUN, PAST, PREP, THIRD

WIDE_YEARS: Final = range(1700, 2101)
_NEAR_VERB: Final = 12
_LOOK_BACK: Final = 40
_FRONT: Final = 2  # tokens before a day that opens its sentence
_CLASSES = (
    "link", "range_word", "date_glue", "edge", "pick", "pick_behind", "window", "ago", "hence", "first", "bare_year",
    "day_suffix", "future_sign", "asked_sign", "hedge", "unit", "scale", "same_word", "run_to", "run_named",
)  # fmt: skip


class Tenses:
    """Reads the tense around dates on one page; positions are tokens."""

    def __init__(self, page: Page, published: str | None) -> None:
        self.page, self.words = page, page.words
        now = as_day(published)
        self.now = now if now is not None and now.year in WIDE_YEARS else None
        self.exact = published is not None and len(published) >= 10
        language = page.language.language
        self.role = roles(language)
        self.lex = lexicons(language, *_CLASSES)
        self.month_first: bool | None = None
        self.signs = (self.lex["future_sign"].firsts | self.lex["asked_sign"].firsts) & page.known
        self.month_of_day: str | None = None  # of the latest day
        self.year_named = (-1, 0)  # sentence and year of the latest "in 2025"

    def has_past_verb(self, i: int) -> bool:
        """Whether the nearest verb before token `i` in its sentence is in the past and tells what happened: it fell."""
        first = self.page.sentences[self.page.sentence_of[i]][0]
        for j in range(i - 1, max(first, i - _NEAR_VERB) - 1, -1):
            forms = {form for _, form in self.page.language.verbs.get(self.words[j], ())}
            if self.words[j] in self.role["was"] or "past" in forms:
                return self.page.match_at("cue", j) is None
            if forms & {"s", "base"}:
                return False
        return False

    def tells_past(self, i: int) -> bool:
        """Whether the sentence of token `i` has a verb in the past: exports through October totalled …"""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        verbs = self.page.language.verbs
        return any(form == "past" for j in range(first, last) for _, form in verbs.get(self.words[j], ()))

    def is_ahead(self, i: int) -> bool:
        """Whether a weekday at token `i` is still to come: the nearest verb or sign of the future before it says so."""
        first = self.page.sentences[self.page.sentence_of[i]][0]
        did = self.page.tag(i + 1) & PAST and not self.page.tag(i - 2) & (BE | HAVE | MODAL)
        if self.opens_past(i) or did:
            return False  # on Monday | said that they would
        verbs = self.page.language.verbs
        for j in range(i - 1, max(first, i - _NEAR_VERB) - 1, -1):
            if self.words[j] in self.signs and (self.is_sign(j, i) or self.is_asked(j, i)):
                return True
            named = self.page.is_capital(j) and j > first  # she'll leave the United States on Friday
            if not named and any(form == "past" for _, form in verbs.get(self.words[j], ())):
                return self.words[max(first, j - 1)] in ("be", "to", "will")
        return self.is_future(i, whole=True)

    def is_future(self, i: int, *, whole: bool = False) -> bool:
        """Whether the sentence speaks of what is to come before token `i`, or anywhere near it where `whole`."""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        stop = min(last, i + _LOOK_BACK) if whole else i
        words, begins = self.words, self.signs
        return any(
            (self.is_sign(j, i) or self.is_asked(j, i)) and not (j > i and self.is_told(j))
            for j in range(max(first, i - _LOOK_BACK), stop)
            if words[j] in begins
        )

    def opens_plan(self, i: int) -> bool:
        """Whether a day at token `i` opens a sentence whose first verb tells what is to come: On 1 May they are to."""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        if i - first > _FRONT:
            return False
        for j in range(i + 1, min(last, i + _LOOK_BACK)):
            if self.words[j] in self.signs and self.is_sign(j, i):
                return not self.is_told(j)
            tag, before = self.page.tags[j], self.page.tags[j - 1]
            if tag & PAST and not before & (BE | HAVE | DET) or tag & THIRD and not tag & NOUN:
                return False
        return False

    def opens_past(self, i: int) -> bool:
        """Whether a day at token `i` opens a sentence whose first verb is in the past: On Monday A signed a pact."""
        first, last = self.page.sentences[self.page.sentence_of[i]]
        phrase = i - first > _FRONT
        if phrase and not self._is_in_phrase(first, i):
            return False
        for j in range(i + 1, min(last, i + _LOOK_BACK)):
            tag = self.page.tags[j]
            if self.words[j] in self.signs and self.is_sign(j, i) or tag & (THIRD | MODAL | BE | HAVE):
                return False
            if tag & PAST and not self.page.tags[j - 1] & DET:
                return phrase or not self.page.match_at("cue", j)
        return False

    def _is_in_phrase(self, first: int, i: int) -> bool:
        """Whether a phrase opens the sentence and a comma closes it behind the day: During talks on Monday, A said."""
        tags = self.page.tags
        if not tags[first] & (PREP | ING) or self.page.word(i + 1) != ",":
            return False
        return not any(tags[j] & (MODAL | HAVE | BE | PAST | THIRD) and not tags[j] & NOUN for j in range(first + 1, i))

    def is_told(self, j: int) -> bool:
        """Whether a sign of the future is itself told of the day before it: On Monday they agreed to open a line."""
        if j and self.page.tags[j - 1] & (BE | ADV):
            return False  # On Friday she is scheduled to meet them
        return any(form == "past" for _, form in self.page.language.verbs.get(self.words[j], ()))

    def is_sign(self, j: int, i: int) -> bool:
        """Whether a sign of the future begins at token `j`, and is no "agreed on" before the day at token `i`."""
        known = self.lex["future_sign"]
        sign = known.at(self.words, j) if self.words[j] in known.firsts else None
        return sign is not None and not (sign[0] == i and i - j > 1)

    def is_asked(self, j: int, i: int) -> bool:
        """Whether "called on" at token `j` asks for something before token `i`, and does not tell of a visit."""
        known = self.lex["asked_sign"]
        asks = self.words[j] in known.firsts and known.at(self.words, j)
        return bool(asks) and self.page.has_a("asked_for", j + 2, i)
