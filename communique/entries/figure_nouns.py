"""What a quantity is a figure of in the document's own words: the noun phrases around it."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.context import Context
from communique.entries.figure_clauses import Change, Surroundings
from communique.entries.figure_heads import bare, governing
from communique.entries.lexicon import lexicon, roles
from communique.entries.quantities import Quantity
from communique.text.tags import ING
from communique.words.load import Words

_DATE: Final = 7  # tokens of a date
_DASHED: Final = 3  # tokens of 77-km
_OPENING: Final = 10  # tokens of a participle that opens a clause, its comma included


@cache
def _closed(language: str) -> frozenset[str]:
    """The small words that no noun phrase holds."""
    classes = ("preposition", "auxiliary", "pronoun", "subordinator", "conjunction", "modal", "relative")
    return frozenset().union(*(lexicon(language, cls).words for cls in classes))


@cache
def _before_noun(language: str) -> frozenset[str]:
    """The words that nouns stand right behind."""
    return roles(language)["before_noun"] | lexicon(language, "cardinal").words


@cache
def _numbers(language: str) -> frozenset[str]:
    """The words that numbers are made of."""
    return lexicon(language, "cardinal", "scale").words


@cache
def _counts(language: Words) -> dict[str, str]:
    """What units that tell it count: containers, an area."""
    return {group["unit"]: group["counts"] for group in language.of("unit") if group.get("counts")}


class Nouns:
    """The noun phrases around the quantities of one document."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        self.context, self.page, self.words, self.around = context, context.page, context.page.words, around
        language = self.page.language.language
        self.role = around.role
        self.dated = {i for when in context.dates for i in range(when.start, min(when.stop, when.start + _DATE))}
        self.closed, self.before_noun = _closed(language), _before_noun(language)
        self.cardinals = _numbers(language)
        self.spans = lexicon(language, "time_noun").words
        self.times = self.page.language.wordset("weekday", "daypart")
        self.heads_here = self.role["measured_head"] & self.page.known
        self.groups = lexicon(language, "group_noun")
        self.mass = lexicon(language, "mass_noun")
        self.unit_words = lexicon(language, "unit").words
        self.counts = _counts(self.page.language)
        self.handed = lexicon(language, "handed")
        self.part_verbs = lexicon(language, "share_verb")
        self.verbs = self.page.language.verbs
        self.nouns = self.page.language.wordset("noun_verb", "ing_noun")

    def own_words(self, q: Quantity, change: Change | None) -> str:
        """A short lower-case noun phrase for what no indicator of the contract names."""
        if q.noun is not None:
            return self._noun_words(q, q.noun)
        numbered = self.numbered(q, change) if self.around.numbered_here else None
        if numbered is not None:
            return self.page.slice(*numbered).lower()
        start, stop = self.around.segment(q.start)
        if q.sort == "rank":
            terms = next((j for j in range(q.last, stop - 2) if self.words[j] in self.role["terms"]), None)
            if (
                terms is not None
                and not self.page.within("superlative", q.start, q.last)
                and self.around.reads(terms + 1, "of")
            ):
                first, last = self.phrase(terms + 2, stop)
                last -= last - first > 1 and self.words[last - 1] in self.around.lex["adverb"].words  # just behind Oslo
                return self.page.slice(first, last).lower()  # second in terms of investment
            linked = self.around.reads(q.last, "rank_link")
            first, last = self.phrase(q.last + linked, stop)
            while linked and last < stop and self.page.tags[last - 1] and self.is_nominal(last):
                last += 1  # among Latvia's export markets
            again = [m.start for m in self.page.of("superlative") if first < m.start < last]
            last = next((k for k in range(first + 1, last) if again and self.words[k] in self.role["and"]), last)
            if last > first:
                return self.page.slice(first, last).lower()
        part = q.sort in ("percent", "fraction") and change is None and self.around.reads(q.last, "of")
        joined = self.around.reads(q.first - 1, "and") and self.words[q.first - 2] == ","
        if part and (joined or self.part_verbs.before(self.words, q.first) is not None):
            return ("share of " + self.page.slice(*self.phrase(q.last + 1, stop)).lower()).removesuffix(" of ")
        grown = self.grown(q, change, stop)
        if grown is not None:
            return self.page.slice(*grown).lower()
        first = min(q.first, change.first) if change is not None else q.first
        phrase = (
            (None if change else self.noun_right_behind(q))
            or self.noun_before(first, start)
            or self.subject_phrase(start, first)
            or self.noun_before(q.first, start)
        )
        held = self.measured(q, stop)
        if (
            held is not None
            and phrase is not None
            and not {",", *self.role["and"]}.isdisjoint(self.words[phrase[1] : q.first])
        ):
            return held  # in Oslo, and 12 mm of rain
        if phrase is not None and (self.words[phrase[0]] in self.unit_words or self.is_somebody(phrase[0])):
            phrase = self.behind_name(*phrase)
        if phrase is not None and not self.is_bare_verb(*phrase):
            phrase = governing(self, phrase, start) or self.headed(*phrase, start)
            if not self.is_body(phrase[0]):
                return self.page.slice(*phrase).lower()
        if q.sort == "fraction" and self.is_one_in(q):
            return ("share of " + self.page.slice(*self.phrase(q.last, stop)).lower()).removesuffix(" of ")
        if q.sort in ("percent", "fraction") and self.around.reads(q.last, "of"):
            return ("share of " + self.page.slice(*self.phrase(q.last + 1, stop)).lower()).removesuffix(" of ")
        plain = {"money": "amount", "percent": "share", "fraction": "share", "rank": "rank"}.get(q.sort, "quantity")
        counted = self.counts.get(q.unit) or self.passed(q) if plain == "quantity" else None
        return held or counted or ("change" if change and plain == "share" else plain)

    def _noun_words(self, q: Quantity, noun: tuple[int, int]) -> str:
        """What a quantity with a noun of its own counts: 40 nurses, of the 1,400 students 60."""
        sold = [m for m in self.page.within("indicator", max(0, q.first - 4), q.first) if m.group["name"] == "exports"]
        if sold and self.words[noun[1] - 1] in self.role["market_noun"]:
            return "destination countries of exports"
        group = self.grouped(q)
        if group is not None:
            return group
        bare = noun[1] == noun[0] + 1 and self.words[noun[0]] in self.role["bare_counter"]
        thing = self.subject_phrase(self.around.segment(q.start)[0], q.first) if bare else None
        if thing is not None and not self.around.reads(q.last, "of"):
            moved = next((j for j in range(thing[0] + 1, thing[1]) if self.around.is_change(j)), thing[1])
            return self.page.slice(thing[0], moved).lower()
        mass = self.mass.before(self.words, q.first - 1) if self.around.reads(q.first - 1, "of") else None
        return self.page.slice(mass[0], q.first - 1).lower() if mass else self.counted_phrase(noun)

    def grown(self, q: Quantity, change: Change | None, stop: int) -> tuple[int, int] | None:
        """What stands behind a noun of change: a 5 per cent growth in outward cargo."""
        if change is not None and change.last <= q.last and self.around.reads(q.last, "in"):
            head = q.last + 1 + self.around.reads(q.last + 1, "the")
            if self.page.word(head) in self.role["plain_head"] and self.around.reads(head + 1, "of"):
                return bare(self, *self.phrase(head + 2, stop))  # a growth of 38% in the number of firms
        if change is None or change.last <= q.last or not self.around.reads(change.last, "in_of"):
            return None
        first, last = self.phrase(change.last + 1, stop)
        while first < last and self.words[first] in self.role["noun_opener"]:
            first += 1
        plain = last == first + 1 and self.words[first] in self.role["plain_head"]  # a fall in volume
        return (first, last) if last > first and not plain and first not in self.dated else None

    def numbered(self, q: Quantity, change: Change | None) -> tuple[int, int] | None:
        """What "the number of" counts, where that is what a quantity or change is told of: the number of firms rose."""
        if q.sort not in ("plain", "count") and change is None or q.sort == "money":
            return None
        start = self.around.numbered(q.first)
        phrase = bare(self, *self.phrase(start, q.first)) if start is not None else None
        return phrase if phrase is not None and phrase[1] > phrase[0] else None

    def passed(self, q: Quantity) -> str | None:
        """What passed through a port, where a verb behind the amount tells that: 16.2 million tons were handled."""
        handed = self.handed.at(self.words, q.last + 1) if self.around.reads(q.last, "was") else None
        return f"{handed[1]['goods']} {handed[1]['told']}" if handed is not None and "told" in handed[1] else None

    def is_one_in(self, q: Quantity) -> bool:
        """Whether a fraction is one in so many of what stands right behind it: one in six jobs."""
        if self.around.reads(q.last, "of"):
            return False
        return q.number >= 0 and self.around.reads(q.number + 1, "in_out") or self.around.reads(q.start, "every")

    def is_somebody(self, i: int) -> bool:
        """Whether the name of somebody stands at token `i`: nothing that is counted."""
        mention = self.context.mention_of.get(i)
        return mention is not None and mention.form == "name"

    def behind_name(self, start: int, stop: int) -> tuple[int, int] | None:
        """What a name stands before in a phrase: Selmoto shares fell; `None` where that is nothing."""
        mention = self.context.mention_of.get(start)
        first = mention.stop if mention is not None else stop
        if first < stop and self.words[first] in self.role["possessive"]:
            first += 1
        return (first, stop) if first < stop and self.is_nominal(first) else None

    def is_body(self, i: int) -> bool:
        """Whether the proper name of a body stands at token `i`: the Central Bank supplied $13 million."""
        mention = self.context.mention_of.get(i)
        return mention is not None and mention.form == "organisation" and self.page.is_capital(mention.stop - 1)

    def measured(self, q: Quantity, stop: int) -> str | None:
        """What a measure or a rank is of: 30 cm of snow, 3 million head of cattle, the top three ports."""
        if q.sort == "measure" and self.around.reads(q.last, "of"):
            first, last = self.phrase(q.last + 1, stop)
        elif q.sort == "measure" and self.around.reads(q.last - 2, "of"):
            first, last = q.last - 1, q.last
        elif q.sort == "rank" and q.low != q.high:
            first, last = q.number + 1, q.last
        else:
            return None
        while first < last and self.words[first] in self.role["noun_opener"] | self.role["filler"]:
            first += 1
        return self.page.slice(first, last).lower() or None

    def grouped(self, q: Quantity) -> str | None:
        """The members of a group that a number counts: a 22-member delegation, a group of 44 business leaders."""
        assert q.noun is not None
        start, stop = q.noun
        joined = start - 2 >= q.start and self.words[start - 2] == "-"
        at = stop - 1 if joined else q.first - 2
        found = self.groups.at(self.words, at) if joined or self.around.reads(q.first - 1, "of") else None
        if found is None or at < 0:
            return None
        if joined:
            return f"{found[1]['members']} {self.words[at]}"
        return f"{self.page.slice(start, stop).lower()} {found[1]['inside']} {self.words[at]}"

    def noun_right_behind(self, q: Quantity) -> tuple[int, int] | None:
        """The noun that a percentage stands before: a 10 per cent tariff."""
        dashed = q.sort == "measure" and q.stop - q.start == _DASHED and self.words[q.start + 1] == "-"
        if dashed and q.last < len(self.words) and not self.around.reads(q.last, "of"):
            start, stop = self.phrase(q.last, self.around.sentence(q.start)[1])
            return (start, stop) if stop > start else None  # a 77-km section
        if q.sort != "percent" or q.last >= len(self.words) or q.first == 0 or q.first != q.start:
            return None
        if not self.around.reads(q.first - 1, "article"):
            return None
        start, stop = self.phrase(q.last, self.around.sentence(q.start)[1])
        return (start, stop) if stop > start and not self.is_verbal(start) else None

    def is_bare_verb(self, start: int, stop: int) -> bool:
        """Whether a phrase is one word that is a verb and no noun: reach, reaching."""
        known = self.verbs.get(self.words[start], ())
        if stop - start > 1 or not any(form in ("base", "ing") for _, form in known):
            return False
        before = self.words[start - 1] if start else ""
        led = before in self.role["to"] or before in self.around.lex["modal"].words
        return led or self.words[start] not in self.nouns

    def headed(self, start: int, stop: int, first: int) -> tuple[int, int]:
        """The phrase with the head that it hangs on: the combined GDP of these countries is the combined GDP."""
        if start > first and self.words[start - 1] in self.role["per"]:
            whole = self.noun_before(start - 1, first)
            return (whole[0] if whole is not None and whole[1] == start - 1 else start - 1), stop  # the price per case
        link = start - 1 - (self.words[start - 1] in self.role["article"])
        if link > first and self.words[link] in self.role["phrase_link"]:
            whole = self.noun_before(link, first)
            if whole is not None and whole[1] == link:
                return whole[0], stop  # enrolment at the college
        if link <= first or self.words[link] not in self.role["of"]:
            return start, stop
        head = self.noun_before(link, first)
        if head is None or head[1] != link or self.words[link - 1] in self.role["plain_head"]:
            return start, stop
        return head

    def counted_phrase(self, noun: tuple[int, int]) -> str:
        """The noun counted, with a short "with …" or "of …" behind it."""
        start, stop = noun
        if (
            stop + 1 < len(self.words)
            and self.words[stop] in self.role["counted_tail"]
            and self.words[stop + 1] not in self.role["skip_back"]
            and self.words[stop + 1 + (self.words[stop + 1] in self.role["the"])] not in self.role["pair_word"]
            and not self.page.match_at("indicator", stop)
        ):
            end = self.phrase(stop + 1, min(len(self.words), stop + 5))[1]
            if self.around.reads(end, "of") and self.page.within("indicator", stop, end):
                return self.page.slice(start, stop).lower()  # companies with a total investment of $5 million
            marked = end < len(self.words) and self.words[end][0].isdigit()  # proposals of Tk50 million
            plain = end > stop + 1 and self.words[end - 1] not in self.role["article"]
            stop = end if plain and not marked else stop
        return self.page.slice(start, stop).lower()

    def noun_before(self, i: int, start: int) -> tuple[int, int] | None:
        """The noun phrase that the quantity is said of: "a gust of 126 km/h", "the temperature reached", "Weight:"."""
        j = i
        while j > start and (
            self.words[j - 1] in self.closed
            or self.words[j - 1] in self.role["skip_back"]
            or self.is_verbal(j - 1)
            or self.is_tailed(j - 1)
            or self.page.tags[j - 1] & ING
            and self.words[j - 1] not in self.nouns
        ):
            j -= 1
        if j == i and j - 1 > start and self.is_nominal(j - 2) and self.context.clauses.is_finite(j - 1):
            j -= 1  # the lake covers 68,000 ha
        stop = j
        while j > start and self.is_nominal(j - 1):
            j -= 1
        j = next((k for k in range(stop - 1, j, -1) if self.words[k] in self.role["article"]), j)
        while j < stop and self.words[j] in self.role["noun_opener"]:
            j += 1
        if j == stop:
            return None
        place = self.context.place_of.get(j)
        if place is not None and place.stop >= stop:
            return self.noun_before(j, start)
        if stop - j == 1 and self.words[j] in self.spans and self.around.reads(j - 1, "the"):
            return self.noun_before(j - 1, start)  # down £1 on the week to £121
        if self.words[stop - 1] in self.role["crop_year"] and j > start and j - 1 in self.dated:
            return self.noun_before(j - 1, start)  # milling in the 2023-24 sugar season
        return j, stop

    def opens_next(self, i: int, start: int) -> bool:
        """Whether another share or its place begins at token `i`: 17% of sales and Bursa 14%, and half its exports."""
        place = self.context.place_of.get(i)
        if place is not None:
            behind = self.page.word(place.stop)
            return start not in self.context.place_of and behind[:1].isdigit()
        return self.page.match_at("fraction", i) is not None or self.page.match_at("fraction", i + 1) is not None

    def is_past(self, i: int) -> bool:
        """Whether token `i` is a verb in the past, and nothing else: invested in the state and created 450 jobs."""
        forms = {form for _, form in self.verbs.get(self.words[i], ())} if i < len(self.words) else set()
        return "past" in forms and self.words[i] not in self.nouns and self.words[i + 1 : i + 2] != []

    def is_tailed(self, i: int) -> bool:
        """Whether token `i` is a verb in the present: generates, by the word behind it accounts for, makes up."""
        known = self.verbs.get(self.words[i], ())
        if not any(form == "s" for _, form in known) or self.page.match_at("indicator", i) is not None:
            return False
        return self.around.reads(i + 1, "verb_tail") or not any(base in self.nouns for base, _ in known)

    def is_verbal(self, i: int) -> bool:
        return any(form in ("past", "participle") for _, form in self.verbs.get(self.words[i], ())) or self.words[
            i
        ].endswith("ly")

    def is_nominal(self, i: int) -> bool:
        word = self.words[i]
        if word in self.role["noun_inside"]:
            return True
        counted = word in self.cardinals or i and self.words[i - 1] in self.cardinals
        if word in self.times:
            return False  # until Thursday morning, with 60 to 90 mm
        return word[0].isalpha() and not (counted or word in self.closed or i in self.dated or self.is_verbal(i))

    def subject_phrase(self, start: int, stop: int) -> tuple[int, int] | None:
        """The noun phrase that opens a clause, up to its verb: "Standby power consumption has …", "Weight: …"."""
        j = self.behind_opening(start, stop)
        while j < stop and (
            not self.words[j][0].isalpha()
            or self.words[j] in self.role["subject_opener"]
            or j in self.dated
            or self.words[j].endswith("ly")
        ):
            j += 1
        first = j
        while (
            j < stop
            and j < first + 6
            and (
                self.words[j][0].isalpha()
                or j > first
                and (self.words[j] in self.role["possessive"] or self.words[j] == "-" and self.page.touches(j))
            )
            and self.words[j] not in self.closed
            and not (self.is_verb(j, first) or self.words[j] in self.role["skip_back"])
        ):
            j += 1
        place = self.context.place_of.get(first)
        named = place is not None and place.stop >= j  # a country is nothing that is counted
        if j > first and self.words[j - 1] in self.role["plain_head"] and self.around.reads(j, "of"):
            whole = bare(self, *self.phrase(j + 1, stop))
            return whole if whole[1] > whole[0] else (first, j)  # the number of tourist arrivals
        return (first, j) if j > first and not named else None

    def behind_opening(self, start: int, stop: int) -> int:
        """The token behind a participle that opens a clause with its words: based on early data, …"""
        known = self.verbs.get(self.words[start], ()) if start < stop else ()
        if not any(form in ("participle", "ing") for _, form in known) or self.words[start] in self.nouns:
            return start
        return next((j + 1 for j in range(start + 1, min(stop, start + _OPENING)) if self.words[j] == ","), start)

    def is_verb(self, i: int, first: int) -> bool:
        """Whether token `i` looks like the verb behind a noun phrase that begins at token `first`."""
        if i <= first or self.words[i - 1] in self.before_noun or self.page.match_at("indicator", i):
            return False
        forms = {form for _, form in self.verbs.get(self.words[i], ())}
        return (
            bool(forms & {"past", "s"})
            or "base" in forms
            and self.words[i - 1].endswith("s")
            and self.words[i - 1] not in self.role["no_plural"]
            and not self.words[i].endswith("s")
        )

    def phrase(self, start: int, stop: int) -> tuple[int, int]:
        """The noun phrase from token `start`: up to a verb, a preposition other than "and", or a mark."""
        j = start
        while j < stop and j < start + 8:
            word = self.words[j]
            if not (word[0].isalpha() or word in ("'s", "-", "'")):
                break
            if (
                word in self.closed
                and word not in self.role["phrase_joint"]
                and not (j == start and word in self.role["owners"])
                or word in self.role["phrase_stop"]
                or word in self.role["and"]
                and (self.is_past(j + 1) or self.opens_next(j + 1, start))
                or self.is_verb(j, start)
                and self.words[j - 1] not in self.role["owners"]
                or j in self.dated
            ):
                break
            j += 1
        while j > start and (self.words[j - 1] in self.role["and"] or self.words[j - 1] == "-"):
            j -= 1
        return start, j
