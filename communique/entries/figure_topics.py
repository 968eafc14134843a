"""What a quantity is a figure of: its indicator, its subject, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from communique.entries.cardinals import is_digits
from communique.entries.context import Context
from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_nouns import Nouns
from communique.entries.lexicon import lexicon
from communique.entries.quantities import Quantity
from communique.text.page import Match
from communique.text.tags import AUX, VERB

_TRADE: Final = frozenset({"trade_turnover", "exports", "imports", "trade_balance"})
_DASHES: Final = frozenset(("-", "–", "—", "--"))
_TRADED: Final = frozenset(("money", "measure", "percent"))
_FAR_RISEN: Final = 6  # tokens from a noun of change to what changed, its own included
_NEAR: Final = 8  # tokens between "in that volume" and the share


class Topics(Nouns):
    """The topics of the quantities of one document."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__(context, around)
        language = self.page.language.language
        self.travellers = self.page.language.sets["traveller"]
        self.rates = lexicon(language, "rate_noun")
        self.anaphora = lexicon(language, "anaphora")
        self.levels = lexicon(language, "level_verb")
        self.relative = lexicon(language, "relative").words
        self.told_here = self.role["told_noun"] & self.page.known
        self.causes = self.role["cause"] & self.page.known

    # --- the indicator

    def indicator(self, q: Quantity, change: Change | None, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The contract's indicator that the words beside a quantity name, with those words, or `None`."""
        start, stop = self.around.segment(q.start)
        if q.noun is not None:
            return self.of_noun(q)
        if q.sort == "rank" and any(other.sort == "rank" and other.last <= q.first for other in row):
            return self.behind(q, self.phrase(q.last, stop)[1], row)  # its largest partner, 12th export market
        if q.first and self.words[q.first - 1] in self.role["part_end"] and self.page.tag(q.last) & AUX:
            part = self.behind(q, stop, row)
            if part is not None:
                return part  # of which $5 million were exports
        line = self.around.line_noun(q) if q.sort == "plain" and change is None else None
        if line is not None:
            return ("visits", None) if self.words[line] in self.travellers else None
        numbered = self.numbered(q, change) if self.around.numbered_here else None
        if numbered is not None:
            return ("visits", None) if self.words[numbered[1] - 1] in self.travellers else None
        if q.sort == "money" and self.around.reads(q.last, "agreed_paper"):
            return "contracts", None  # a $100-million agreement
        told = self.kind_behind(q, row) if q.sort in ("money", "measure") else None
        if told is not None:
            return told
        whole = self.around.whole_at(q) if q.sort in ("percent", "fraction") and change is None else None
        of_whole = whole is not None
        one_in = q.sort == "fraction" and change is None and self.is_one_in(q)
        end = self.phrase(whole or q.last, stop)[1] if of_whole or one_in else stop
        behind = self.behind(q, end if change is None else self.up_to_with(q, end), row)
        risen = self.risen(q, change) if change is not None else None
        if risen is not None:
            return risen
        alike = q.sort == "pp" or change is None and q.sort in ("percent", "fraction")
        wholes = () if alike else row  # not of a share of the same
        before = None if one_in or of_whole and self.opens_clause(q, end) else self.before(q, start, wholes)
        if of_whole and behind is not None:
            return before if before is not None and self.is_part_itself(before, behind, q) else behind
        if of_whole and before is None:
            behind = self.behind(q, stop, row)
        if before is None and behind is None and (self.is_interrupted(q, start) or self.is_all_of_it(q, start)):
            before = self.before(q, self.around.sentence(q.start)[0], wholes)
        bought = before is None and behind is None and q.sort == "money" and self.around.reads(q.last, "ordered_for")
        if bought and not self.context.dates_in(q.last, q.last + 3):
            return "funding", None  # 120 million euros for the quay; not for the first quarter
        if before is None and behind is None and self.told_here and change is not None:
            return self.told_before(q, start)
        return before or behind

    def up_to_with(self, q: Quantity, stop: int) -> int:
        """Where the clause of a change ends that another subject follows: the economy grew by 5%, | with output up."""
        words = self.words
        return next((j for j in range(q.last, stop - 1) if words[j] == "," and self.around.reads(j + 1, "with")), stop)

    def told_before(self, q: Quantity, start: int) -> tuple[str, Match | None] | None:
        """The indicator of the sentence before that the clause points at: trade grows. | This figure rose by 5%."""
        words = self.words
        near = range(start, q.first - 1)
        told = (j for j in near if words[j] in self.role["bare_this"] and words[j + 1] in self.told_here)
        if all(self.around.reads(j - 1, "of") or self.around.reads(j + 2, "of") for j in told):
            return None
        number = self.page.sentence_of[q.start]
        first, stop = self.page.sentences[number - 1] if number else (0, 0)
        if self.page.paragraph_of[first] != self.page.paragraph_of[q.start]:
            return None
        named = [m for m in self.page.within("indicator", first, stop) if m.group["name"]]
        return (named[-1].group["name"], None) if named and self.fits(named[-1].group["name"], q) else None

    def opens_clause(self, q: Quantity, end: int) -> bool:
        """Whether a share of something, up to token `end`, is the subject of a clause of its own behind "and"."""
        if not (self.around.reads(q.first - 1, "and") and self.words[q.first - 2] == ","):
            return False
        return self.context.clauses.has_finite(end, min(end + 1, len(self.words)))

    def risen(self, q: Quantity, change: Change) -> tuple[str, Match | None] | None:
        """The indicator behind a noun of change: a 44 per cent fall in gold exports."""
        if change.last <= q.last or not self.around.reads(change.last, "in_of"):
            return None
        for match in self.page.within("indicator", change.last + 1, change.last + _FAR_RISEN):
            between = self.words[change.last + 1 : match.start]
            if not all(word.isalpha() and word not in self.closed for word in between):
                return None
            if match.group["name"] and self.fits(match.group["name"], q):
                return match.group["name"], match
        return None

    def kind_behind(self, q: Quantity, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The indicator right behind an amount, or behind the last of a list of them: $5 and $7 million in exports."""
        last = q.last
        for other in row:
            gap = self.words[last : other.first]
            if other.first >= last and all(word == "," or word in self.role["and"] for word in gap):
                last = other.last
        if last >= len(self.words) or self.words[last] not in self.role["kind_link"]:
            return None
        for match in self.page.within("indicator", last, last + 4):
            name = match.group["name"]
            between = self.words[last + 1 : match.start]
            if name and self.fits(name, q) and not any(word in self.closed or not word.isalpha() for word in between):
                return name, match
        return None

    def is_all_of_it(self, q: Quantity, start: int) -> bool:
        """Whether a sum in a segment without a noun of its own goes back to the whole sentence."""
        return q.sort == "money" and not (start and self.around.divides(start - 1) and self.has_own_noun(q, start))

    def is_interrupted(self, q: Quantity, start: int) -> bool:
        """Whether an attribution parts the quantity from the beginning of what is said."""
        said = self.context.said_at(q.start)
        return said is not None and len(said.pieces) > 1 and start == said.pieces[-1][0]

    def of_noun(self, q: Quantity) -> tuple[str, Match | None] | None:
        """Visits and contracts that are counted."""
        assert q.noun is not None
        for match in reversed(self.page.within("indicator", *q.noun)):
            if match.stop == q.noun[1] and match.group["name"] in ("visits", "contracts"):
                return match.group["name"], match
        return ("visits", None) if self.words[q.noun[1] - 1] in self.travellers else None

    def is_part_itself(self, before: tuple[str, Match | None], behind: tuple[str, Match | None], q: Quantity) -> bool:
        """Whether the words right before "accounted for" are the part that a share is: exports made up 60% of trade."""
        found = before[1]
        if found is not None and found.stop == q.first and self.page.tags[found.start] & VERB:
            return before[0] in _TRADE and behind[0] not in _TRADE  # exports 90 percent of its crop
        level = self.levels.before(self.words, q.first)
        return found is not None and level is not None and level[0] == found.stop

    def before(self, q: Quantity, start: int, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The nearest indicator before the quantity; a word in the plural or of money is preferred to a chance verb."""
        for match in reversed(self.page.within("indicator", start, q.first)):
            name = match.group["name"]
            fits = name and self.fits(name, q) and not self.is_a_firms(match) and not self.is_goods(match)
            if fits and not self.is_price(match, q) and not self.is_compound(match):
                if not (
                    self.around.reads(match.stop, "crop_year")
                    and match.start - 1 in self.dated
                    or self.is_bracketed(match, start, q.first)
                    or self.is_whole(match, q, row)
                    or self.is_added(match)
                    or self.is_field(match)
                ):
                    return name, match
        return None

    def is_whole(self, match: Match, q: Quantity, row: Sequence[Quantity]) -> bool:
        """Whether the words only name what an earlier share is of: 60% of total trade, with a value of $5 million."""
        for other in row:
            if other.sort in ("percent", "fraction") and other.last < match.start < q.first:
                end = self.phrase(other.last + 1, match.stop)[1]
                if self.around.reads(other.last, "of") and end == match.stop:
                    return self.relative.isdisjoint(self.words[end : end + 2])
        return False

    def is_field(self, match: Match) -> bool:
        """Whether the word only stands in a list of fields: projects in industry, trade and transport."""
        joined = self.role["and"] | {",", "/"}
        return (
            match.stop - match.start == 1
            and self.words[match.start - 1] in joined
            and self.page.word(match.stop) in joined
        )

    def is_added(self, match: Match) -> bool:
        """Whether a verb of giving only says what a part adds to trade told of before it: of which oil contributed …"""
        if self.words[match.start] not in self.role["contributed"]:
            return False
        start, _ = self.around.sentence(match.start)
        return any(m.group["name"] in _TRADE for m in self.page.within("indicator", start, match.start))

    def is_bracketed(self, match: Match, start: int, stop: int) -> bool:
        """Whether a bracket, or dashes, between two tokens hold the words: the surplus (exports minus imports) was …"""
        behind = self.words[match.stop : stop]
        if ")" in behind:
            before = [word for word in self.words[start : match.start] if word in "()"]
            return bool(before) and before[-1] == "("
        if _DASHES.isdisjoint(behind):
            return False
        return any(map(self.is_dash, range(match.stop, stop))) and any(map(self.is_dash, range(start, match.start)))

    def is_dash(self, i: int) -> bool:
        """Whether a dash with space around it stands at token `i`, not one of those that are doubled."""
        return self.words[i] in _DASHES and not self.page.touches(i) and i > 0

    def is_price(self, match: Match, q: Quantity) -> bool:
        """Whether "sold" only tells a price, "generated" earnings, "exporting" whose number it is; export prices."""
        if self.around.reads(match.stop, "price_word"):
            return True
        if q.sort in ("plain", "count"):
            near = range(max(0, match.start - _NEAR), match.start)
            return any(self.words[j] in self.role["counted_number"] and self.around.reads(j + 1, "of") for j in near)
        if q.sort != "money":
            return False
        if self.words[match.start] in self.role["generated"]:
            return True  # coffee generated 1.43 billion dollars
        return self.words[match.start] in self.role["sold"] and self.around.reads(q.first - 1, "for_at")

    def is_a_firms(self, match: Match) -> bool:
        """Whether "turnover" alone is a firm's or a market's: its turnover shrank; of, in a report without sides."""
        if match.stop - match.start > 1 or self.words[match.start] not in self.role["turnover"]:
            return False
        if self.around.reads(match.start - 1, "its") and not self.around.reads(match.stop, "with"):
            return True
        if self.around.reads(match.start - 1, "possessive") and self.around.reads(match.start - 2, "firm"):
            return True
        return len(self.context.parties) < 2 and self.around.reads(match.stop, "of")

    def fits(self, name: str, q: Quantity) -> bool:
        """Whether an indicator can have a quantity of this sort."""
        if q.sort == "price":
            return False
        if name in ("funding", "contracts"):
            return q.sort == "money" or q.sort in ("percent", "factor", "multiple", "fraction", "plain")
        if name == "visits":
            return q.sort in ("count", "plain", "multiple", "percent", "factor")
        if name == "production":
            return (q.sort != "count" or q.noun is not None) and q.unit not in self.counts
        return True

    def behind(self, q: Quantity, stop: int, row: Sequence[Quantity]) -> tuple[str, Match | None] | None:
        """The indicator behind the quantity: 10.7 million tonnes of wheat were harvested, 30 per cent of exports."""
        limit = min([stop, *(other.first for other in row if other.first >= q.last)])
        if self.causes and not self.causes.isdisjoint(self.words[q.last : limit]):
            limit = next((j for j in range(q.last, limit - 1) if self.is_cause(j)), limit)
        for match in self.page.within("indicator", q.last, min(limit, q.last + 12)):
            name = match.group["name"]
            if name and self.fits(name, q) and not self.is_goods(match) and match.start not in self.dated:
                return name, match
        return None

    def is_compound(self, match: Match) -> bool:
        """Whether a participle only belongs to an adjective: semi-manufactured gold, Chinese-funded enterprises."""
        name, start = match.group["name"], match.start
        if name == "production" and self.words[start].endswith("ed") and start == self.around.segment(start)[0]:
            return match.stop in range(len(self.words)) and self.is_nominal(match.stop)  # processed coffee fetched
        return name in ("production", "funding") and start > 1 and self.words[start - 1] == "-" and self.is_tied(start)

    def is_tied(self, i: int) -> bool:
        return self.page.touches(i) and self.page.touches(i - 1)

    def is_goods(self, match: Match) -> bool:
        """Whether "produce" behind an adjective of a country names goods: to buy Canadian produce."""
        if self.words[match.start] not in self.role["produce"]:
            return False
        place = self.context.place_of.get(match.start - 1)
        return place is not None and place.form == "adjective"

    def is_cause(self, i: int) -> bool:
        """Whether a comma at token `i` opens what drove a change: ", driven by shipments of oil"."""
        return self.words[i] == "," and self.words[i + 1] in self.role["cause"]

    def is_rate(self, indicator: str) -> bool:
        """Whether a percentage of this is an amount and no part of a whole: inflation, the policy rate, a duty."""
        words = indicator.split()
        return any(self.rates.at(words, j) is not None for j in range(len(words)))

    def has_own_noun(self, q: Quantity, after: int) -> bool:
        """Whether a noun of its own stands before the quantity, behind token `after`: "…, inflation slowed to 9.1%"."""
        start = max(after, self.around.spoken(q.start)[0])
        start = next((j for j in range(q.first, start, -1) if self.words[j - 1] == ","), start)
        phrase = self.noun_before(q.first, start)
        if phrase is None:
            return False
        plain = self.role["filler"] | self.role["plain_head"] | self.role["change_adjective"] | self.role["level_noun"]
        return not all(self.around.is_change(j) or self.words[j] in plain for j in range(*phrase))

    def is_plain_head(self, q: Quantity) -> bool:
        """Whether the noun before a quantity says nothing of its own: the volume and value were 3 tons and $2."""
        if q.sort not in _TRADED:
            return False
        start = self.around.segment(q.start)[0]
        phrase = self.noun_before(q.first, start) or self.subject_phrase(start, q.first)
        return phrase is not None and all(self.words[j] in self.role["plain_head"] for j in range(*phrase))

    def opens_with_this(self, q: Quantity) -> bool:
        """Whether the sentence opens with a bare "this", or a noun of change, before its verb: this is a rise of 46%,
        the rise was 46%."""
        start, _ = self.around.spoken(q.start)
        start += not self.words[start][0].isalnum()
        if self.around.reads(start, "the") and start + 2 < q.start and self.around.is_change(start + 1):
            return bool(self.page.tags[start + 2] & (VERB | AUX))
        return self.words[start] in self.role["bare_this"] and bool(self.page.tags[min(start + 1, q.start)] & VERB)

    def is_part_of_that(self, q: Quantity) -> bool:
        """Whether the quantity is a part of what was just counted: two-thirds of that amount, 92% of them."""
        if not self.around.reads(q.last, "of") or self.around.reads(q.first - 1, "holds"):
            return False  # the firm is to hold 70% of it
        if self.around.reads(q.last + 1, "them") or self.around.reads(q.last + 1, "it"):
            return q.sort in ("percent", "fraction")
        if not self.around.reads(q.last + 1, "that_this"):
            return False
        if self.around.reads(q.last + 2, "that_total"):
            return True
        alone = q.last + 2 < len(self.words) and self.words[q.last + 2] in ".,;)"
        return alone and self.around.reads(q.last + 1, "of_that")  # about 8% of that

    def opens_as_part(self, q: Quantity) -> bool:
        """Whether the sentence opens with "of the total", "of these": it goes on about what was counted before it."""
        start, _ = self.around.spoken(q.start)
        found = self.anaphora.at(self.words, start)
        return found is not None and self.words[start] in self.role["part_of_it"]

    def is_share_of_that(self, q: Quantity) -> bool:
        """Whether the share is one of what was just counted: their share in this trade was 3 percent."""
        start = max(self.around.spoken(q.start)[0], self.around.segment(q.start)[0], q.first - _NEAR)
        start = next((j + 1 for j in range(q.first - 1, start, -1) if is_digits(self.words[j])), start)
        return q.sort in ("percent", "fraction") and any(
            self.words[j] in self.role["in_of"]
            and self.around.reads(j + 1, "that_this")
            and (self.around.reads(j + 2, "that_total") or self.page.match_at("indicator", j + 2) is not None)
            for j in range(start, q.first)
        )

    def is_anaphoric(self, q: Quantity, after: int = 0) -> bool:
        """Whether the clause goes on about what the one before it counted: "the increase was …", "it stood at …".

        Only words behind token `after` count, where the figure before it ends.
        """
        start = max(self.around.spoken(q.start)[0], self.around.segment(q.start)[0], after)
        if self.is_part_of_that(q) or self.is_share_of_that(q):
            return True
        known, words = self.anaphora, self.words
        return any(words[j] in known.firsts and known.at(words, j) is not None for j in range(start, q.first))
