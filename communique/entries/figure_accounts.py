"""What firms and clubs take in, pay and charge: profits and losses, sums raised, what a thing cost, prices."""

from __future__ import annotations

from typing import Final

from communique.entries.figure_clauses import Change
from communique.entries.figure_sides import TRADE
from communique.entries.figure_topics import Topics
from communique.entries.quantities import Quantity
from communique.text.page import Match
from communique.text.tags import ING
from communique.words.load import Group

Named = tuple[str, Match | None]

_ADJECTIVES: Final = 1  # between a sum and the account that it is: a $5 million net loss
_BEFORE: Final = 3  # tokens of an indicator that an account ends: export earnings
_OPENING: Final = 3  # tokens in which the subject of a clause begins
_MONEY: Final = frozenset(("money", "price"))
_GOODS: Final = frozenset(("t", "kg", "L", "m3", "bbl", "bale", "TEU", "[lb_av]", "kWh", "MWh", "GWh", "TWh"))
_ACCOUNTED: Final = frozenset(("money", "percent", "fraction", "factor", "multiple", "plain"))
_SPENT: Final = frozenset(("funding", "trade_balance"))


class Accounts:
    """The accounts and prices of one document; `things` are what they are of (tokens), by the quantity's first one."""

    def __init__(self, topics: Topics) -> None:
        self.topics, self.around, self.role = topics, topics.around, topics.role
        self.page, self.words = topics.page, topics.words
        self.handed = topics.handed
        self.told = bool(self.page.of("account"))
        self.dealt = self.role["dealt"] & self.page.known
        self.priced = self.role["price_word"] & self.page.known
        self.things: dict[int, tuple[int, int]] = {}

    def indicator(self, q: Quantity, change: Change | None, *, traded: bool) -> Named | None:
        """What a quantity is of where the words are those of a business, or `None`; `traded`: trade was told of."""
        handed = self.handed.before(self.words, q.first)
        if q.noun is not None:
            told = handed is not None and handed[1].get("told")
            return (f"{self.page.slice(*q.noun).lower()} {told}", None) if told else None
        if handed is not None and change is None and self.page.sentence_of[handed[0]] == self.page.sentence_of[q.start]:
            named = None if traded and handed[1].get("trade") else self.taken_in(q, handed[1])
            if named is not None:
                return named
        if q.sort in ("percent", "fraction") and change is None:
            if self.around.reads(q.last, "stake"):
                return self.words[q.last], None
            if self.around.reads(q.last, "held") or self.around.reads(q.first - 1, "holds"):
                return None if self.is_of_trade(q) else ("share", None)
        if q.sort in _MONEY and change is None:
            named = self.behind(q) or self.bought(q) or self.charged(q)
            if named is not None:
                return named
        moved = self.moved(q, change) if change is not None else None
        if moved is not None:
            return moved
        if self.told and q.sort in _ACCOUNTED:
            account = self.account(q)
            if account is not None and not (traded and account.group.get("trade")):
                return self.page.slice(account.start, account.stop).lower(), None
        return None

    def is_of_trade(self, q: Quantity) -> bool:
        """Whether a share held is one of trade: foreign firms held 40.6% of export turnover."""
        if not self.around.reads(q.last, "of"):
            return False
        start, stop = self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])
        return any(m.group["name"] in TRADE for m in self.page.within("indicator", start, stop))

    def taken_in(self, q: Quantity, group: Group) -> Named | None:
        """What a verb right before a sum tells of it: raised $780, lost $2 million, fetched $2,950 a tonne."""
        name = group["name"]
        if "told" in group:
            start, stop = self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])
            if q.sort == "measure" and self.around.reads(q.last, "of") and stop > start:
                return f"{self.page.slice(start, stop).lower()} {group['told']}", None
            goods = self.topics.counts.get(q.unit) or group["goods"] if q.sort == "measure" else None
            return (f"{goods} {group['told']}", None) if goods and q.unit in _GOODS else None
        if name in ("exports", "production"):
            return (name, None) if q.sort == "measure" and q.unit in _GOODS else None
        if q.sort not in _MONEY:
            return None
        if group.get("into"):
            if not self.around.reads(q.last, "into"):
                return None
            self.things[q.start] = self.topics.phrase(q.last + 1, self.around.sentence(q.start)[1])
        if name == "price":
            self.keep_subject(q)
        return name, None

    def behind(self, q: Quantity) -> Named | None:
        """What stands right behind a sum: a $2.2m loss, a $36 million line."""
        i = q.last
        if q.sort != "money" or not self.is_noun(i):
            return None
        for j in range(i, i + 1 + _ADJECTIVES):
            account = self.page.match_at("account", j)
            if account is not None:
                return self.page.slice(account.start, account.stop).lower(), None
            match = self.page.match_at("indicator", j)
            if match is not None:
                return (match.group["name"], match) if match.group["name"] in _SPENT else None
        if not q.first or self.words[q.first - 1] not in self.role["money_article"]:
            return None
        start, stop = self.topics.phrase(i, self.around.sentence(q.start)[1])
        if stop == start or stop == start + 1 and self.page.tags[start] & ING:
            return None  # a $1.2 million signing
        if not self.role["agreed_paper"].isdisjoint(self.words[start:stop]):
            return None
        while self.is_noun(stop) and self.words[stop] in self.topics.nouns:
            stop += 1  # an optics plant
        if self.words[stop - 1] in self.role["worth_noun"]:
            return self.page.slice(start, stop).lower(), None
        self.things[q.start] = start, stop
        return "funding", None

    def is_noun(self, i: int) -> bool:
        """Whether token `i` can open the noun that a sum stands before: no mark, small word, verb or date."""
        word = self.page.word(i)
        if not word.isalpha() or word in self.topics.closed or word in self.role["per"]:
            return False
        return not (self.topics.is_verbal(i) or i in self.topics.dated)

    def bought(self, q: Quantity) -> Named | None:
        """The price of what somebody bought or sold: bought the works for $4.8 million."""
        if not self.dealt or not self.around.reads(q.first - 1, "for_at"):
            return None
        start, _ = self.around.segment(q.start)
        for j in range(q.first - 3, start - 1, -1):
            if self.words[j] in self.dealt:
                first, last = self.topics.phrase(j + 1, q.first - 1)
                if last == first:
                    return None
                self.things[q.start] = first, last
                return "price", None
            if self.words[j] == ";":
                break
        return None

    def charged(self, q: Quantity) -> Named | None:
        """The price of one thing: a tonne of plate costs $1,450, the trip costs £1,450 a head."""
        if not q.first or not self.around.reads(q.first - 1, "costs"):
            return None
        start, _ = self.around.spoken(q.start)
        if not (self.around.reads(start, "each_one") or self.around.reads(q.last, "for_each") or q.sort == "price"):
            return None
        if self.around.reads(start, "each_one") and q.first - 1 > start:
            self.things[q.start] = start, q.first - 1  # a tonne of rolled plate
        else:
            self.keep_subject(q)
        return "price", None

    def moved(self, q: Quantity, change: Change) -> Named | None:
        """What a verb of change has as its object: more than doubled annual profit, lifting sales 16 per cent."""
        account = self.page.match_at("account", q.last) if self.told and change.last == q.last else None
        if account is not None and q.sort in ("multiple", "factor"):
            return self.page.slice(account.start, account.stop).lower(), None
        if change.first + 1 >= q.first or self.words[change.first] not in self.role["lifts"]:
            return None
        start, stop = self.topics.phrase(change.first + 1, q.first)
        if stop == start or self.page.within("indicator", start, stop):
            return None
        while start < stop and self.words[start] in self.role["noun_opener"]:
            start += 1
        return (self.page.slice(start, stop).lower(), None) if stop > start else None

    def account(self, q: Quantity) -> Match | None:
        """The nearest account before the quantity, where no indicator of the contract stands nearer."""
        start, _ = self.around.segment(q.start)
        found = self.page.within("account", start, q.first)
        if not found:
            return None
        last = found[-1]
        beside = self.page.within("indicator", max(start, last.start - _BEFORE), q.first)
        return None if any(m.group["name"] and m.stop > last.start for m in beside) else last

    def price(self, q: Quantity, words: str) -> str:
        """The indicator of a price that is said of `words`: themselves where they name one, else "price"."""
        told = words.split()
        if not self.role["price_noun"].isdisjoint(told):
            verb = any(form == "s" for _, form in self.topics.verbs.get(told[-1], ()))
            return " ".join(told[:-1]) if verb and told[-1] not in self.role["price_noun"] else words
        self.keep_subject(q)
        return "price"

    def tells_price(self, q: Quantity) -> bool:
        """Whether the clause of a sum opens with the price of something: the price of salted cod slipped to $2."""
        if not self.priced:
            return False
        start, _ = self.around.segment(q.start)
        return not self.priced.isdisjoint(self.words[start : min(start + _OPENING, q.first)])

    def keep_subject(self, q: Quantity) -> None:
        """Keep what the clause is about as what its price is of."""
        start, _ = self.around.segment(q.start)
        phrase = self.topics.subject_phrase(start, q.first)
        if phrase is not None:
            moved = next((j for j in range(phrase[0] + 1, phrase[1]) if self.around.is_change(j)), phrase[1])
            self.things[q.start] = phrase[0], moved

    def carry(self, q: Quantity, before: Quantity) -> None:
        """Take over what an earlier price was of: $2,950 a tonne, up from $2,400."""
        if before.start in self.things and q.start not in self.things:
            self.things[q.start] = self.things[before.start]

    def subject(self, q: Quantity) -> str | None:
        """What a price or a sum is of, or `None`."""
        thing = self.things.get(q.start)
        if thing is None or thing[0] >= thing[1]:
            return None
        words = self.page.slice(*thing)
        opens = thing[0] == self.around.spoken(thing[0])[0] and not (words[:2].isalpha() and words[:2].isupper())
        return words[:1].lower() + words[1:] if opens else words
