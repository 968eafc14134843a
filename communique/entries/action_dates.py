"""The date that something is moved to, or is now expected on."""

from __future__ import annotations

from communique.entries.context import Context
from communique.period import last_day
from communique.text.tags import MODAL

_NO_NEW_DATE = ("duration", "before", "since", "past", "to_date", "ago", "today")
_OLD = 5  # words before a date that may say it is the old one


class NewDates:
    """Finds the new dates of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.tags = context.clauses.tags
        language = context.page.language
        self.until = language.wordset("new_date_lead")
        self.at = language.wordset("date_lead")
        self.old_date = language.wordset("old_date")
        self.hoping = language.wordset("expecting")

    def moved_to(self, k: int, start: int, stop: int) -> str | None:
        """The date that something is moved to: behind the cue, not yet past, behind "to" or "until" rather than not.

        Where the sentence has none, that of the next sentence of the paragraph which tells when it will be.
        """
        found = self.ahead(k, start, stop)
        if found is None and stop < len(self.words) and self.page.paragraph_of[stop] == self.page.paragraph_of[start]:
            following = self.page.sentences[self.page.sentence_of[stop]]
            expects = any(self.tags[i] & MODAL or self.words[i] in self.hoping for i in range(*following))
            found = self.ahead(following[0], *following) if expects else None
        return found

    def ahead(self, k: int, start: int, stop: int) -> str | None:
        """The date behind a token (or else in its sentence) that is still to come and is not the old one."""
        best: tuple[int, str] | None = None
        today = last_day(self.context.published or "")
        for when in self.context.dates_in(start, stop):
            last = last_day(when.iso or "")
            if when.iso is None or when.passed or when.kind in _NO_NEW_DATE or last is None or today and last < today:
                continue
            lead = self.words[when.lead if 0 <= when.lead < when.start else max(0, when.start - 1)]
            before = self.words[max(start, when.start - _OLD) : when.start]
            if when.link == "from" and "/" in when.iso:  # from May to September
                return when.iso.split("/")[1]
            if lead not in self.until and any(word in self.old_date for word in before):
                continue
            rank = (lead in self.until or lead in self.at) + (when.start > k)
            if best is None or rank > best[0]:
                best = rank, when.iso
        return best[1] if best else None
