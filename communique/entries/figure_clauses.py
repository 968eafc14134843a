"""What the words around a quantity make of it: a change up or down, a level, a target, a condition, nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from communique.entries.context import Context
from communique.entries.elsewhere import other_subjects
from communique.entries.figure_changes import Change
from communique.entries.figure_prospects import Prospects
from communique.entries.quantities import HUNDRED, Quantity
from communique.text.tags import BASE, BE, DET, HAVE, MODAL, NUM, PART, PREP, TO, VERB

__all__ = ["Change", "Surroundings"]

_REACH: Final = 6  # tokens from "one of" to those that are meant
_RECIPE: Final = 3  # different words of the kitchen that tell a recipe
_MANY: Final = 30  # so many are no list of known things
_TWO: Final = Decimal(2)
_FEW: Final = Decimal(10)
_FAR_DENIED: Final = 3  # tokens from what is denied to its verb
_BOUNDS: Final = frozenset(("over", "least", "most", "under"))
_RULE: Final = 4  # tokens of whom a rule binds, or from a number to what they must do
_COUNTED: Final = frozenset(("count", "plain"))  # what there is, whatever is denied of it
_LINE: Final = 8  # tokens of a line of facts up to its colon
_YEARS: Final = (1800, 2100)
_NOTE: Final = 5  # tokens of what a bracket tells of a currency
_ALMOST_ALL: Final = Decimal("99.5")
_INGREDIENTS: Final = frozenset(("measure", "count", "plain"))
_TARGETS: Final = frozenset({"trade_turnover", "exports", "imports", "trade_balance", "production"})


class Surroundings(Prospects):
    """The words around the quantities of one document, and whether they assert anything about the world."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = self.page.language
        self.small = language.wordset("preposition", "auxiliary", "conjunction", "subordinator", "adverb")
        kitchen = other_subjects(language).get("kitchen", frozenset())
        self.cooks = not self.official and len(kitchen & self.page.known) >= _RECIPE
        known = self.page.known  # words that the page has not need not be looked for
        self.equals_here = self.role["equals"] & known
        self.please_here = self.role["please"] & known
        self.rates_here = self.role["equals_word"] & known
        self.denied_here = self.role["denial"] & known
        self.promises = self.official or bool(context.club)
        self.public = self.promises or any(p.kind == "country" for p in context.places)

    def is_figure(self, q: Quantity, change: Change | None, indicator: str | None, before: Change | None) -> bool:
        """Whether a quantity is asserted about the world: no target, condition, ingredient, pointer or bare number.

        `before` is the change that the quantity before it in the sentence tells of, if any.
        """
        if (
            q.sort == "plain"
            and change is None
            and not (self.is_anaphoric(q) or self.is_told(q) or before and self.follows_to(q))
        ):
            return False
        if q.sort == "plain" and self.reads(q.first - 2, "age_word"):
            return False  # older than 55
        if q.sort == "count" and not self.public and q.hedge == "exact" and q.high is not None and q.high < HUNDRED:
            return False
        if q.sort == "rank" and not self.public:
            return False  # third place in a league
        if self.equals_here and (self.reads(q.last, "equals") or self.reads(q.first - 1, "equals")):
            return False  # $1 = 559.8 CFA francs
        if self.rates_here and q.sort == "money" and self.is_rate_note(q):
            return False
        deniable = self.denied_here and q.sort not in _COUNTED and (change is not None or indicator in _TARGETS)
        if deniable and self.is_denied(q.first if change is None else min(q.first, change.first)):
            return False
        if q.low == _ALMOST_ALL and not self.reads(q.last, "of"):
            return False  # a 100 per cent Chilean company
        if q.sort == "money" and q.first == q.start and self.reads(q.start - 1, "each"):
            return False
        if q.sort in ("count", "measure") and self.promises and self.reads(q.first - 1, "needs"):
            return False  # we still need six hosts
        if q.sort in ("count", "measure") and q.hedge in _BOUNDS and self.is_threshold(q):
            return False
        if q.sort == "count" and self.is_for_each(q):
            return False  # every $1 million in exports supports six jobs
        if q.sort == "count" and self.is_pointer(q) or q.sort == "factor" and change is None:
            return False
        if q.sort in ("fraction", "percent") and self.is_figure_of_speech(q):
            return False
        if self.cooks and q.sort in _INGREDIENTS:
            return False
        if self.please_here and q.sort != "money" and self.is_begged(q):
            return False
        if q.sort == "measure" and self.is_pack(q):
            return False
        if q.kitchen and self.is_ingredient(q) or self.is_condition(q) or q.sort == "count" and self.is_ordered(q):
            return False
        if self.promises and (self.is_goal(q) or self.is_possible(q)):
            return False
        if q.sort == "percent" and self.reads(q.first - 1, "holds"):
            return True  # the firm is to hold 70% of the venture
        if not self.official and indicator in _TARGETS and self.is_aimed(q):
            return False
        foreseen = q.sort == "measure" and indicator in ("exports", "imports")
        if not self.promises or not self.is_to_come(q, change, foreseen=foreseen):
            return True
        return q.sort in ("money", "price") and change is None and indicator not in _TARGETS and not self.is_target(q)

    def is_denied(self, i: int) -> bool:
        """Whether what begins at token `i` is said not to be so: did not sell | 300 tonnes, not | $40 million but …"""
        k, start = i, self.segment(i)[0]
        while k - 1 > start and i - k < _FAR_DENIED and self.words[k - 1] in self.role["denied_link"]:
            k -= 1
        if k > start and self.page.tags[k - 1] & VERB and not self.reads(k - 1, "undenied"):
            k -= 1
        while k > start and (self.words[k - 1].endswith("ly") or self.words[k - 1] in self.role["denied_link"]):
            k -= 1
        return k > start and self.words[k - 1] in self.denied_here and not self.reads(k, "undenied")

    def is_rate_note(self, q: Quantity) -> bool:
        """Whether a bracket only tells what one unit of a currency is worth: (1 ringgit equals 0.22 dollar)."""
        start, stop = max(0, q.first - _NOTE), min(len(self.words), q.last + 1)
        note = self.words[start:stop]
        return "(" in note and "1" in note and not self.rates_here.isdisjoint(note)

    def is_begged(self, q: Quantity) -> bool:
        """Whether a reader is asked to do something with the quantity: please throw away half of the old ones."""
        start, _ = self.segment(q.start)
        return not self.please_here.isdisjoint(self.words[start : q.first])

    def is_pack(self, q: Quantity) -> bool:
        """Whether a measure only says how large one thing is: a 50-kg bag."""
        words = self.words[q.start : q.stop]
        return len(words) == 3 and words[1] == "-" and words[2] in self.role["pack_unit"]

    def is_anaphoric(self, q: Quantity) -> bool:
        """Whether a number without a noun counts what was counted before it: of which 37, against 31."""
        if q.role:
            return True
        versus = self.lex["link"].before(self.words, q.first)
        if versus is not None and (
            versus[1]["sense"] == "versus"
            or self.words[versus[0]] in self.role["from"]
            and self.is_change(versus[0] - 1)
        ):
            return True
        if self.reads(q.last, "of") and self.reads(q.last + 1, "them"):
            return not (q.words and q.low is not None and q.low <= _FEW)  # two of them
        found = self.lex["anaphora"].before(self.words, q.first)
        return found is not None and self.words[found[0]] in self.role["part_of_it"]

    def follows_to(self, q: Quantity) -> bool:
        """Whether the number is where a change led: fell 2.1%, to 79,735."""
        return q.first > 0 and self.words[q.first - 1] in self.role["to"]

    def is_told(self, q: Quantity) -> bool:
        """Whether a verb of level says a number without a noun: arrivals reached 1.2 million."""
        level = self.lex["level_verb"].before(self.words, q.first)
        large = q.low is not None and q.low >= HUNDRED
        if large and self.follows_to(q) and self.is_moved(q.first - 2):
            return True  # arrivals increased to 143,039
        if large and self.follows_to(q) and self.reads(q.first - 2, "up_down") and self.page.tags[q.first - 3] & BE:
            return True  # attendance was down to 3,100
        if self.reads(q.last, "recorded") and q.low is not None and q.low >= HUNDRED:
            return True  # the 143,039 recorded in the same month a year ago
        if self.reads(q.first - 1, "of") and self.lex["mass_noun"].before(self.words, q.first - 1) is not None:
            return True
        if self.is_of_mass(q) or self.line_noun(q) is not None:
            return True
        if (level is not None or self.reads(q.first - 1, "scaled_level")) and self.numbered(q.first) is not None:
            return True
        if level is None:
            told = self.words[q.first].endswith(("ed", "es", "ing")) or self.is_result(
                q.first - 1, self.segment(q.start)[0]
            )
            return q.first < q.start and told and q.hedge in ("over", "under")
        weak = self.words[level[0]] in self.role["weak_level"]
        return not weak or q.low != q.high and self.words[level[0]] in self.role["scaled_level"]

    def line_noun(self, q: Quantity) -> int | None:
        """The noun that a line of facts counts before a colon, or `None`: Firms: 214; Visitors in 2024: 12,600."""
        if not self.reads(q.first - 1, "colon") or q.low is None or q.low < _FEW or self.is_year(q):
            return None
        start = self.page.paragraphs[self.page.paragraph_of[q.start]][0]
        start += not self.words[start][0].isalpha()
        stop = start
        while stop < q.first - 1 and self.words[stop].isalpha() and self.words[stop] not in self.small:
            stop += 1
        while stop > start + 1 and self.page.tags[stop - 1] & PART:
            stop -= 1  # jobs created
        if stop == start or q.first - start > _LINE:
            return None
        if self.lex["mass_noun"].before(self.words, stop) is not None:
            return stop - 1
        plural = len(self.words[stop - 1]) > 3 and self.words[stop - 1].endswith("s")
        return stop - 1 if plural and not self.reads(stop - 1, "line_label") else None

    def is_year(self, q: Quantity) -> bool:
        """Whether a bare number may be a year."""
        return self.words[q.start].isdecimal() and _YEARS[0] <= int(self.words[q.start]) <= _YEARS[1]

    def is_moved(self, i: int) -> bool:
        """Whether a verb of change that needs no object ends at token `i`: rose, grew, dropped."""
        return self.reads(i, "moved") or i > 0 and self.words[i].endswith("ly") and self.reads(i - 1, "moved")

    def is_of_mass(self, q: Quantity) -> bool:
        """Whether the number is said of a mass of people or things: the population of the county is 610,000."""
        if not self.reads(q.first - 1, "scaled_level"):
            return False
        start, _ = self.spoken(q.start)
        return not self.lex["mass_noun"].words.isdisjoint(self.words[start : q.first - 1])

    def is_pointer(self, q: Quantity) -> bool:
        """Whether a small count in words points to what is known (the two sides), or is a name's (the 14 points)."""
        if q.start and q.words and q.low is not None and q.low <= _TWO and self.is_complement(q):
            return True
        if q.start == 0 or q.hedge != "exact":
            return False
        if q.words and q.low == 0:
            return True  # net zero targets
        before = self.words[q.start - 1]
        if q.start > 2 and self.is_some_of(q.start):
            return True
        if before in self.role["named_source"] and self.reads(q.start - 2, "tells"):
            return True
        if q.words and self.reads(q.last, "familiar"):
            return True
        if q.words and before in self.role["none_such"]:
            return True  # no two democracies, without two offices
        if q.noun is not None and self.words[q.noun[0] - 2] == "-":
            return False  # the 22-member delegation
        if q.words and q.low == _TWO and q.noun is not None and self.words[q.noun[1] - 1] in self.role["countries"]:
            return True  # we are two small countries
        if q.first != q.start or before not in self.role["pointer"] or self.is_whole(q):
            return False
        of_group = self.reads(q.last, "of") and (self.reads(q.last + 1, "the") or self.reads(q.last + 1, "our"))
        return q.words or not of_group or q.low is None or q.low < _MANY  # the 86 members of the cooperative

    def is_whole(self, q: Quantity) -> bool:
        """Whether a number not told before is that of which only some are meant: 212 of the | 640 | pupils."""
        of = q.start - 2
        if q.words or of < 0 or not self.reads(of, "of") or self.words[q.start] in self.words[:of]:
            return False
        if self.page.sentences[self.page.sentence_of[of]][0] == of:
            return True  # Of the 640 pupils, …
        part = self.words[of - 1]
        return part[0].isdigit() or bool(self.page.tags[of - 1] & NUM) or part in self.role["part_word"]

    def is_complement(self, q: Quantity) -> bool:
        """Whether "two" says what those named are, or the sides: they are two large economies, about two countries."""
        two = self.words[q.number] in self.role["two"] if q.number >= 0 else False
        if not two or q.noun is None:
            return False
        if self.reads(q.first - 1, "are"):
            return True
        sides = self.words[q.noun[1] - 1] in self.role["countries"]
        return sides and q.first < q.start and q.noun[0] == q.number + 1

    def is_for_each(self, q: Quantity) -> bool:
        """Whether a count is only that of each amount before it."""
        start, _ = self.segment(q.start)
        each = self.role["each"]
        if each.isdisjoint(self.words[start : q.first]):
            return False
        return any(
            self.words[j] in each and (self.words[j + 1][0].isdigit() or self.words[j + 1] in "$€£¥₹")
            for j in range(start, q.first - 1)
        )

    def is_some_of(self, i: int) -> bool:
        """Whether only some of so many known things are meant: one of Iran's four partners, one of the six ports."""
        for j in range(i - 1, max(0, i - _REACH), -1):
            if self.words[j] in self.role["of"]:
                return self.words[j - 1] in self.role["some_of"]
            if not (self.words[j].isalpha() or self.words[j] in self.role["possessive"]):
                return False
        return False

    def is_threshold(self, q: Quantity) -> bool:
        """Whether a rule only tells whom it binds or serves: firms with over 50 workers must report twice a year."""
        start, stop = self.segment(q.start)
        stop = min(stop, q.last + _RULE)
        if not self.reads(q.first - 1, "with") or self.context.places_in(start, q.first):
            return False
        tags = self.page.tags
        plain = all(self.words[k].isalpha() and not tags[k] & (DET | NUM | PREP) for k in range(start, q.first - 1))
        bound = any(tags[k] & MODAL or tags[k] & HAVE and tags[k + 1] & TO for k in range(q.last, stop))
        return plain and bound and 0 < q.first - 1 - start <= _RULE

    def is_figure_of_speech(self, q: Quantity) -> bool:
        """Half of Russia: a fraction of a place; a fraction of nothing that is named."""
        words = self.words
        if q.sort != "fraction":
            return False
        if words[q.start] in self.role["every"]:
            return False
        if self.is_half_of(q):
            return False
        bare = q.first == q.start and q.stop == q.start + 1  # "half a promise", "I did not sign for half"
        if bare and self.reads(q.first - 1, "which_half"):
            return True  # in the second half of the day
        if bare and not self.reads(q.last, "of") and self.page.match_at("fraction", q.start) is not None:
            return self.lex["comparative"].at(words, q.last) is None and not self.reads(q.first - 1, "by")
        if q.last < len(words) and words[q.last] in self.role["of"]:
            place = self.context.place_of.get(q.last + 1)
            return place is not None and place.form == "noun" and not self.owns(place.stop)
        if self.lex["comparative"].at(words, q.last) is not None or self.page.match_at("fraction", q.stop - 1) is None:
            return False  # a quarter more; one in five companies
        if self.is_anaphoric(q):
            return False  # compared with a quarter two years ago
        if not self.reads(q.first - 1, "by") and self.is_nominal(q.last):
            return True  # for a sixth elective term
        before = (
            self.page.match_at("change", q.first - 2) if q.first > 1 and words[q.first - 1] in self.role["by"] else None
        )
        return before is None and not (q.first and words[q.first - 1] in self.role["change_share_cue"])

    def is_half_of(self, q: Quantity) -> bool:
        """Whether the whole that a share is of stands right behind it without "of": half its exports."""
        return q.sort == "fraction" and q.stop == q.start + 1 and self.reads(q.last, "half_owner")

    def whole_at(self, q: Quantity) -> int | None:
        """The token behind a share where what it is a part of begins, or `None`: half of | its exports."""
        if self.reads(q.last, "of"):
            return q.last + 1
        return q.last if self.is_half_of(q) else None

    def is_nominal(self, i: int) -> bool:
        """Whether token `i` belongs to a noun phrase: no mark, no small word, no date."""
        if i >= len(self.words) or not self.words[i].isalpha() or self.words[i] in self.small:
            return False
        return not self.context.dates_in(i, i + 1)

    def owns(self, i: int) -> bool:
        return self.reads(i, "possessive")

    def is_ordered(self, q: Quantity) -> bool:
        """Whether the count is of goods to come under a contract: a contract worth $5 million for three ferries."""
        if not q.first or self.words[q.first - 1] not in self.role["ordered_for"]:
            return False
        start, _ = self.spoken(q.start)
        return any(m.group["name"] == "contracts" for m in self.page.within("indicator", start, q.first))

    def is_ingredient(self, q: Quantity) -> bool:
        """Whether an amount is one of a recipe: in an instruction, or opening a line of a list."""
        start, _ = self.sentence(q.start)
        paragraph = self.page.paragraphs[self.page.paragraph_of[q.start]]
        if q.first <= paragraph[0] + 1:
            return True
        orders = bool(self.page.tags[start] & BASE)
        joined = any(
            (self.words[j - 1] in ",." or self.words[j - 1] in self.role["then"]) and self.page.tags[j] & BASE
            for j in range(max(start + 1, q.first - 6), q.first)
        )
        return orders or joined
