"""What a market quotes, and the day of its dealings: wheat futures fell 1.1% to 221.25 euros."""

from __future__ import annotations

from communique.entries.context import Context
from communique.entries.date_mentions import DateMention
from communique.entries.figure_clauses import Surroundings
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity


class Market:
    """The dealings that one document tells of; `day`: their day, once a figure of theirs was read."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        self.context, self.around, self.words, self.role = context, around, around.words, around.role
        self.cues = lexicon(context.page.language.language, "market_cue")
        self.day: str | None = None

    def quoted_on(self, q: Quantity) -> str | None:
        """The document's day, where a quantity without a date is what a market quotes: wheat futures fell 1.1%."""
        today = self.context.published
        if today is None or len(today) != 10 or not self.is_quoted(q):
            return None
        self.day = today
        return today

    def is_quoted(self, q: Quantity) -> bool:
        """Whether the sentence of a quantity tells of a day's dealings: futures, settled at, its shares."""
        start, stop = self.around.sentence(q.start)
        words = self.words[start:stop]
        if self.cues.firsts.isdisjoint(words):
            return False
        firsts = self.cues.firsts
        found = [self.cues.at(words, j) for j, word in enumerate(words) if word in firsts]
        moves = q.sort in ("price", "percent", "pp")
        return any(cue is not None and (moves or not cue[1].get("quote")) for cue in found)

    def is_contract_month(self, when: DateMention) -> bool:
        """Whether a month only names what is traded: December wheat, the May contract, June shipment."""
        if when.kind != "month" or when.stop - when.start != 1:
            return False
        if when.stop + 1 >= len(self.words) or self.words[when.stop] not in self.role["traded"]:
            return False
        return self.context.page.match_at("indicator", when.stop + 1) is None  # its September coffee exports

    def is_close(self, when: DateMention) -> bool:
        """Whether a day is only named for the price at its end: from Monday's close."""
        behind = self.words[when.stop : when.stop + 2]
        return len(behind) == 2 and behind[0] in self.role["possessive"] and behind[1] in self.role["day_end"]
