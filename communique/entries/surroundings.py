"""What stands around a word for an encounter: its people, its day, its place, and how far the words go that tell it."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Final

from communique.entries.context import Context
from communique.entries.dates import DateMention, as_day
from communique.entries.lines import behind_stamp
from communique.entries.people_around import NEAR_COMING, PEOPLE, PeopleAround
from communique.entries.places import Place
from communique.text.page import Match
from communique.text.tags import ADV, AUX, BASE, COMMA, ING, MODAL, PAST, PREP, REL, TO
from communique.words.load import Words

_VERBS: Final = frozenset(("verb", "visit", "host", "greet", "signed", "convene"))  # encounters told by a verb
_DAYS: Final = ("day", "today", "weekday")
_DATES: Final = (*_DAYS, "week", "month", "season", "interval", "year")
_LATER: Final = frozenset(("day", "month", "season", "year"))  # dates that may be of another event
_MONTH: Final = 7  # characters of a month
_NEAR_STAMP: Final = 3  # tokens between "updated" and the day of a page
_FAR_DATE, _NEAR_DATE = 30, 25  # tokens between an encounter and its day
_LONGEST_DATELINE, _DATELINE_ENDS = 8, frozenset(("–", "—", ")", ":"))
_YEARS: Final = 9  # characters of an interval of years
_LONGEST_OF: Final = 3  # tokens of "town of" and what stands before
_LONGEST_KIND: Final = 8  # tokens of "in the lakeside town of"
_LONGEST_SEAT: Final = 6  # tokens of the name of a house, before its city
_FAR_TELLER: Final = 24  # tokens of who tells it, behind what is told
_LONGEST_TOWN: Final = 3  # words of a town that no list knows
_LONGEST_OFFICE: Final = 20  # tokens of an office and a name


@cache
def _place_links(language: Words) -> frozenset[str]:
    """The words that places stand behind wherever something takes place."""
    return language.sets["placelink"] - language.wordset("placelink", loose=True)


class Surroundings(PeopleAround):
    """Reads what stands around words for encounters on one page; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        language = context.page.language
        self.places = _place_links(language)
        self.when_where = language.sets["whenwhere"]
        self.span_links, self.seats = language.sets["spanlink"], language.sets["seatword"]
        self.stamps = language.sets["datelabel"] - {"date"}

    def day(self, match: Match, first: int, stop: int) -> str | None:
        """The day (or month) of an encounter: the date of the tokens that is nearest to its word."""
        dates = [w for w in self.context.dates_in(first, stop) if self.may_be_day(w) and not self._is_stamp(w)]
        if match.group.get("form") == "visit":
            if own := next((w for w in dates if match.start - 1 <= w.stop <= match.start), None):
                return own.iso  # concluded her 16-22 May mission to
            dates = dates or [w for w in self.context.dates_in(match.stop, stop) if self._begins_on(w)]
        dates = [when for when in dates if not self._is_of_later(match, when) and not self._is_of_news(match, when)]
        dates = [when for when in dates if not self._is_of_saying(match, when)]
        dates = [when for when in dates if not self.is_of_relative(match.start, when)]
        days = [when for when in dates if when.kind in _DAYS and not self._is_dateline(when)]
        days = days or [when for when in dates if self._is_told_behind(match, when)]
        days = days or [when for when in dates if when.kind in _DAYS] or dates
        if not days:
            return None if match.group.get("form") == "visit" else self.year_beside(match, stop)
        behind = [when for when in days if match.start <= when.start < match.stop + _NEAR_DATE]
        nearest = behind[0] if behind else min(days, key=lambda when: abs(when.start - match.start))
        opening = self.page.sentences[self.page.sentence_of[nearest.start]][0] + 1  # On Tuesday, in a room …, they met
        if abs(nearest.start - match.start) >= _FAR_DATE and nearest.start > opening:
            return None
        told = next((when for when in dates if when.start == nearest.stop + 1 and when.kind == "day"), nearest)
        return self._moved(match, told)  # on Thursday (July 11)

    def year_beside(self, match: Match, stop: int) -> str | None:
        """The past year right behind an encounter, who was met or where: met Mayor A in Bled last year."""
        for when in self.context.dates_in(match.stop, stop):
            i = when.start - (when.link == "in")
            named = any(p.stop == i for p in self.context.places_in(match.stop, i))
            named = named or any(m.stop == i for m in self.people_in(match.stop, i))
            if when.kind == "year" and when.passed and when.link in ("", "in") and (named or i == match.stop):
                return None if self.is_quoted(i) else when.iso
        return None

    def _is_of_news(self, match: Match, when: DateMention) -> bool:
        """Whether a day is when one to come was told of: the governor announced on Wednesday that she will lead."""
        now = self.context.published
        if now is None or when.iso is None or when.kind not in _DAYS or when.stop > match.start - NEAR_COMING:
            return False
        return when.iso <= now and self.is_coming(match)

    def _is_of_saying(self, match: Match, when: DateMention) -> bool:
        """Whether a day is when somebody told of an encounter: A met B, the ministry said | on Monday."""
        cue = when.start - 1 - bool(self.page.tags[when.start - 1] & PREP)
        if when.stop <= match.start and self._had_been(match):
            return cue >= 0 and self.page.is_a(cue, "cue")  # said on Tuesday that A had met B
        if cue <= match.stop or not self.page.is_a(cue, "cue") or not self.page.tags[cue] & PAST:
            return False
        return "," in self.words[match.stop : cue]

    def is_of_relative(self, i: int, when: DateMention) -> bool:
        """Whether a date before token `i` is of a clause about somebody: A, who flew in | on Monday |, met B."""
        first = self.sentence(when.start)[0]
        if when.stop > i or "," not in self.words[when.stop : i]:
            return False
        opens = (k for k in range(when.start - 1, first, -1) if self.page.tags[k] & REL and self.words[k - 1] == ",")
        start = next(opens, None)
        return start is not None and any(self.page.tags[k] & (PAST | AUX) for k in range(start + 1, when.start))

    def _had_been(self, match: Match) -> bool:
        """Whether an encounter is told in the past perfect: had met, she | had | met."""
        return self.page.is_a(match.start, "pastperfect") or self.page.is_a(match.start - 1, "pastperfect")

    def _is_of_later(self, match: Match, when: DateMention) -> bool:
        """Whether a date not known to be past is of another event: met to plan the fair in May."""
        if (
            match.group.get("by") not in _VERBS
            or when.passed
            or when.start <= match.stop
            or when.kind not in _LATER
            or when.iso is None
        ):
            return False
        now = self.context.published or ""
        known = len(when.iso) if len(when.iso) == len(now) else _MONTH
        if not when.iso.startswith("--") and when.iso[:known] <= now[:known]:
            return False
        tags, finite = self.page.tags, self.context.clauses.is_finite
        between = range(match.stop, when.start)
        apart = (i for i in between if tags[i] & REL or self.page.is_a(i, "otherevent") or finite(i))
        aims = (i for i in range(match.stop, when.start - 1) if tags[i] & TO and tags[i + 1] & BASE)
        return (any(apart) or any(aims)) and not self.is_coming(match)

    def _moved(self, match: Match, when: DateMention) -> str | None:
        """The day of an encounter that a day is told by: on Wednesday, a day after talks in Rome."""
        moved = self.page.within("daysafter", max(0, match.start - _NEAR_STAMP - 1), match.start)
        day = as_day(when.iso) if moved and when.stop <= moved[0].start and when.kind in _DAYS else None
        return (day + timedelta(days=int(moved[0].group["days"]))).isoformat() if day else when.iso

    def _is_told_behind(self, match: Match, when: DateMention) -> bool:
        """Whether several days, or the month of a visit, stand right behind the word for an encounter."""
        near = match.start <= when.start < match.stop + _NEAR_DATE
        return near and (when.kind == "interval" or when.kind == "month" and match.group.get("form") == "visit")

    def _begins_on(self, when: DateMention) -> bool:
        """Whether a trip begins on a date that is no weekday: from 5 May."""
        return bool(when.iso) and when.kind in _DATES and when.kind != "weekday" and when.link in self.span_links

    def _is_stamp(self, when: DateMention) -> bool:
        """Whether a date is the ISO date that stands in front of a page."""
        first, stop = self.page.paragraphs[self.page.paragraph_of[when.start]]
        return when.start - first < 2 and behind_stamp(self.page, first, stop) == when.stop

    def _is_dateline(self, when: DateMention) -> bool:
        """Whether a date stands in the dateline that opens the body: "MINSK, 5 May (RPU) -"."""
        first = self.page.paragraphs[self.page.paragraph_of[when.start]][0]
        if when.start - first > _LONGEST_DATELINE:
            return False
        end = first + _LONGEST_DATELINE + 6
        behind = self.words[when.stop : end]
        if not _DATELINE_ENDS.isdisjoint(behind):
            return True
        dashes = (i for i in range(when.stop, min(end, len(self.words) - 1)) if self.words[i] == "-")
        return "-" in behind and any(not (self.page.touches(i) or self.page.touches(i + 1)) for i in dashes)

    def may_be_day(self, when: DateMention) -> bool:
        """Whether a date can be that of an encounter: outside quotations, no deadline, no span of years."""
        if not when.iso or self.is_quoted(when.start) or when.edge and not (when.kind == "month" and when.link == "in"):
            return False
        if when.kind == "ago":  # three days ago
            return self.page.is_a(when.stop - 2, "daycount")
        if when.kind not in _DATES:
            return False
        if self._is_of_page(when) or self._is_of_office_taken(when):
            return False
        if when.kind == "interval":  # from 10 to 13 May; no "for 2019-2021"
            return len(when.iso) > _YEARS and (when.link in self.span_links or when.link in ("", "on", "in"))
        return when.link in ("", "on", "in") and (when.kind != "year" or when.link == "in" and not when.passed)

    def _is_of_office_taken(self, when: DateMention) -> bool:
        """Whether a date stands in a phrase that opens a sentence with what happened since: Since taking office in."""
        first = self.sentence(when.start)[0]
        since = self.words[first] in self.span_links and bool(self.page.tags[first + 1] & ING)
        return since and "," not in self.words[first : when.start]

    def is_past_day(self, when: DateMention) -> bool:
        """Whether a date is a day that is no day to come: today, on Monday."""
        now = self.context.published
        past = when.kind == "today" or now is not None and when.iso is not None and when.iso <= now
        told = bool(when.iso) and when.kind in _DAYS and not self.is_quoted(when.start) and past
        return told and not self._is_of_page(when)

    def _is_of_page(self, when: DateMention) -> bool:
        """Whether a date is that of the page and of nothing told in it: updated on: 2024-05-09."""
        return not self.stamps.isdisjoint(self.words[max(0, when.start - _NEAR_STAMP) : when.start])

    def place(self, start: int, stop: int) -> str | None:
        """A city or another place behind "in"; a region only where no other is."""
        linked = [place for place in self.context.places_in(start, stop) if self._is_where(place)]
        one = next((place for place in linked if place.kind != "region"), linked[0] if linked else None)
        return self._town_before(one) or one.name if one else None

    def _town_before(self, land: Place) -> str | None:
        """The town that no list knows, before its country or region: in | Swakopmund, Namibia."""
        k = land.start - 2
        if land.kind == "city" or k < 1 or self.words[k + 1] != "," or not self.page.is_capital(k):
            return None
        while k > 0 and land.start - k <= _LONGEST_SEAT and self.page.is_capital(k - 1):
            k -= 1
        named = all(self.words[i].isalpha() for i in range(k, land.start - 1)) and k not in self.context.place_of
        return self.page.slice(k, land.start - 1) if named and self.page.is_a(k - 1, "townlink") else None

    def _is_where(self, place: Place) -> bool:
        """Whether a place stands behind "in", outside quotations and the names of offices."""
        linked = place.start > 0 and (self.words[place.start - 1] in self.places or self._is_seat(place.start))
        linked = linked or self._is_kind_of(place.start) or self._is_part_of(place.start)
        seat = self.words[place.start] in self.seats or self.words[place.stop - 1] in self.seats
        if place.start > 1 and seat:
            linked = linked or self.words[place.start - 2] in self.places  # in the | Latvian capital
        linked = linked or self._is_in_caption(place)
        topic = place.start - 2
        if linked and self.page.is_a(topic, "topicnoun") and not self.page.is_capital(topic):
            return False  # talks on investments in Kerala
        told = place.form != "noun" or self.is_quoted(place.start) or self._is_of_teller(place.start)
        return linked and not told and not self._is_of_office(place.start)

    def _is_in_caption(self, place: Place) -> bool:
        """Whether a town stands between two commas before the day that ends a caption: A receives B, Riga, 5 May."""
        if place.kind != "city" or self.words[place.start - 1] != "," or self.page.word(place.stop) != ",":
            return False
        stop = self.sentence(place.start)[1]
        when = next(iter(self.context.dates_in(place.stop + 1, place.stop + 3)), None)
        return when is not None and when.kind == "day" and when.stop >= stop - 1

    def _is_of_teller(self, i: int) -> bool:
        """Whether token `i` says where whoever tells it is: A met B, the page of the embassy in | Riga reads."""
        first, stop = self.sentence(i)
        verb = stop - 1 - (self.words[stop - 1] == ".")
        if not 0 < verb - i <= _FAR_TELLER or not self.page.is_a(verb, "cue"):
            return False
        comma = next((k for k in range(i - 1, max(first, i - _FAR_TELLER), -1) if self.words[k] == ","), None)
        return comma is not None and not self.context.clauses.has_finite(comma + 1, verb)

    def _is_kind_of(self, i: int) -> bool:
        """Whether "in the town of" stands before a place: in the western Japanese city of | Osaka."""
        if i < _LONGEST_OF or not self.page.is_a(i - 2, "townkind"):
            return False
        for k in range(i - 3, max(-1, i - _LONGEST_KIND), -1):
            if self.words[k] in self.places:
                return True
            if self.page.tags[k] & (COMMA | MODAL | AUX | PREP):
                return False
        return False

    def _is_part_of(self, i: int) -> bool:
        """Whether "in" and a part of a town stand before it: in downtown | Osaka."""
        return i > 1 and self.page.is_a(i - 1, "townpart") and self.words[i - 2] in self.places

    def _is_seat(self, i: int) -> bool:
        """Whether a place stands behind the name of a house and a comma: at State House, Entebbe."""
        k = i - 2
        if k < 1 or self.words[i - 1] != "," or not self.page.is_capital(k) or k in self.context.place_of:
            return False  # in Frankfurt, Germany
        while k > max(0, i - _LONGEST_SEAT) and self.page.is_capital(k):
            k -= 1
        return self.words[k] in self.places or self.page.is_a(k, "definite") and self.words[k - 1] in self.places

    def _is_of_office(self, i: int) -> bool:
        """Whether a place belongs to somebody's office: the Consul General of Peru in Lagos."""
        mentions = self.context.mentions_in(max(0, i - _LONGEST_OFFICE), i)
        return any(mention.stop > i and mention.form in PEOPLE for mention in mentions)

    def goal_before(self, first: int, where: int) -> Place | None:
        """The place right before a "where", or before the day between them: in Lima on 5 May, | where."""
        place = next((p for p in reversed(self.context.places_in(first, where)) if p.form == "noun"), None)
        return place if place is not None and self.with_when(place.stop, where) in (where, where - 1) else None

    def unlisted(self, i: int) -> tuple[int, int] | None:
        """The town that no list knows from token `i` on, where a day, a mark or a small word closes its name."""
        stop = min(self.sentence(i)[1], i + _LONGEST_TOWN) if i < len(self.words) else i
        k = i
        while k < stop and self.page.is_capital(k) and self.words[k].isalpha() and k not in self.context.place_of:
            k += 1
        if k == i or self.page.is_possessive(k) or self.page.match_at("title", i) is not None:
            return None
        if any(m.stop > i for m in self.context.mentions_in(max(0, i - 1), k)) or self.context.dates_in(i, k):
            return None
        small = PREP | ADV | COMMA | TO | REL
        closed = (
            k >= self.sentence(i)[1] - 1 or bool(self.page.tags[k] & small) or bool(self.context.dates_in(k, k + 1))
        )
        return (i, k) if closed else None

    def with_when(self, end: int, stop: int) -> int:
        """The end of the evidence with the place and the day behind it: "in Minsk on 19 September"."""
        while end < stop:
            i = end
            while i < stop and (self.words[i] == "," or self.words[i] in self.when_where):
                i += 1
            place, when = self.context.place_of.get(i), self.context.dates_in(i, i + 1)
            if place and place.stop <= stop:
                end = place.stop
            elif when and when[0].stop <= stop:
                end = when[0].stop
            else:
                return end
        return end

    def is_passing(self, match: Match) -> bool:
        """Whether an encounter is of another time than that of the document: recent, next, had met."""
        first = max(self.sentence(match.start)[0], match.start - 8)
        told = [one for one in self.page.within("othertime", first, match.stop + 1) if not self._is_last_part(one)]
        end = match.stop if match.group.get("form") == "meeting" else match.start  # will call on
        if self.page.has_a("eventtocome", max(first, match.start - NEAR_COMING), end):
            return True  # will also hold talks
        since = self.page.has_a("sincelink", max(first, match.start - NEAR_COMING), match.start)
        return bool(told) or since or self.page.is_a(match.start - 1, "pastperfect")

    def _is_last_part(self, told: Match) -> bool:
        """Whether "last" stands in "on the last day of": of a visit that the document is about."""
        return self.page.match_at("lastpart", told.start) is not None
