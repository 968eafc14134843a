"""What stands around a word for an encounter: its people, its day, its place, and how far the words go that tell it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.dates import DateMention, as_day
from communique.entries.lexicon import lexicon
from communique.entries.lines import behind_stamp
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.page import Match
from communique.text.tags import BASE, BE, ING, MODAL, PART, PAST, PREP, REL, TO
from communique.words.load import Words

PEOPLE: Final = ("name", "role")
_PERSONAL: Final = (*PEOPLE, "pronoun")
_ACTS: Final = ("verb", "visit", "host")  # words of encounters that have a subject
_VERBS: Final = frozenset(("verb", "visit", "host", "greet", "signed", "convene"))  # encounters told by a verb
_DAYS: Final = ("day", "today", "weekday")
_DATES: Final = (*_DAYS, "week", "month", "season", "interval", "year")
_LATER: Final = frozenset(("day", "month", "season", "year"))  # dates that may be of another event
_MONTH: Final = 7  # characters of a month
_NAMELESS: Final = frozenset(("president", "governor", "minister", "prime minister", "monarch"))  # met without a name
_NAMELESS_OF_AREA: Final = frozenset(("ambassador", "commissioner", "deputy", "secretary"))  # … of an area or a body
_ADDRESSED: Final = frozenset(("highness", "excellency"))  # forms of address that stand before the office
_SUBJECT_REACH: Final = 45  # tokens before a verb
_NEAR_STAMP: Final = 3  # tokens between "updated" and the day of a page
_NEAR_RELATIVE: Final = 2  # tokens between somebody and a verb: X | , who | met
_NEAR_OPENED: Final = 4  # tokens between somebody and "during talks with"
_FAR_DATE, _NEAR_DATE = 30, 25  # tokens between an encounter and its day
_LONGEST_DATELINE, _DATELINE_ENDS = 8, frozenset(("–", "—", ")", ":"))
_YEARS: Final = 9  # characters of an interval of years
_NEAR_COMING: Final = 4  # tokens between "will" and the word of an encounter
_LONGEST_KIND: Final = 5  # tokens of "in the lakeside town of"
_LONGEST_SEAT: Final = 6  # tokens of the name of a house, before its city
_LONGEST_OFFICE: Final = 20  # tokens of an office and a name
_LONGEST_TITLE: Final = 4  # tokens of a title before whom it serves
_FAR_PERSON: Final = 22  # tokens between two of those who met


@cache
def _place_links(language: Words) -> frozenset[str]:
    """The words that places stand behind wherever something takes place."""
    return language.sets["placelink"] - language.wordset("placelink", loose=True)


@cache
def _objects(language: Words) -> frozenset[str]:
    """The pronouns of persons that are no subject."""
    return language.sets["personpronoun"] - language.wordset("personpronoun", case="subject")


class Surroundings:
    """Reads what stands around words for encounters on one page; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        language = context.page.language
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.possessive = language.sets["possessive"]
        self.places = _place_links(language)
        self.asides = language.sets["aside"]
        self.objects = _objects(language)
        self.object_links = language.sets["objectlink"]
        self.when_where = language.sets["whenwhere"]
        self.stops = language.sets["behindstop"]
        self.courtesies = language.sets["courtesyverb"]
        self.links = language.sets["companylink"] | {",", ";"}
        self.led = lexicon(language.language, "ledby")
        self.coming = lexicon(language.language, "tripauxiliary")
        self.span_links = language.sets["spanlink"]
        self.stamps = language.sets["datelabel"] - {"date"}

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence that token `i` stands in."""
        return self.page.sentences[self.page.sentence_of[i]]

    def is_quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks."""
        return self.page.quote_of[i] >= 0

    def is_skipped(self, i: int) -> bool:
        """Whether token `i` stands in a line that is no part of the report."""
        skipped = self.context.skipped
        return bool(skipped) and skipped[self.page.paragraph_of[i]]

    # People

    def people_in(self, start: int, stop: int) -> list[Mention]:
        """The people named, or meant by their office, outside quotations in the tokens."""
        return [
            m
            for m in self.context.mentions_in(start, stop)
            if m.who and m.form in PEOPLE and not self.is_quoted(m.start) and not (m.form == "role" and self.is_boss(m))
        ]

    def people_behind(self, match: Match, stop: int) -> list[Mention]:
        """The people that a word for an encounter takes, up to a verb of saying or a clause of their own."""
        found: list[Mention] = []
        tags, courtesies = self.page.tags, self.courtesies
        i = match.stop
        for mention in self.context.mentions_in(match.stop, stop):
            between = self.words[i : mention.start]
            if len(between) > _FAR_PERSON or not self.stops.isdisjoint(between):
                break
            if ";" in between[:-2]:  # but "; and Ambassador X" in a list
                break
            verbs = [k for k in range(i, mention.start) if tags[k] & PAST or self.words[k] in courtesies]
            if any(self.is_verb_of_its_own(k) or self._is_courtesy(k) for k in verbs):
                break
            if found and any(self._is_of_future(k) for k in range(i, mention.start)):
                break  # met A and will receive B
            if found and self._is_of_other(match, mention):
                break
            if mention.who and not mention.who.name and mention.who.rank in _ADDRESSED:
                i = mention.stop  # His Majesty | the King
                continue
            met = mention.form == "pronoun" and mention.start == match.stop  # "the ambassador met him"
            if mention.form == "role" and self.is_boss(mention):
                i = mention.stop
                continue
            if (mention.form in PEOPLE or met) and mention.who and not self.is_aside(mention):
                pairing = (
                    len(found) == 1 and match.group["by"] == "between"
                )  # between A, an envoy, and B, …, took place
                if found and (self.links.isdisjoint(between) or not pairing and self._begins_anew(i, mention)):
                    break
                found.append(mention)
            elif self.page.is_possessive(mention.stop) and self._owns_next(mention):
                continue  # A and the centre's director B, A and C's predecessor, B
            i = mention.stop
        return found

    def _owns_next(self, mention: Mention) -> bool:
        """Whether a body owns what stands behind it, or somebody owns the office right behind: C's | predecessor."""
        return mention.form == "organisation" or bool(self.people_in(mention.stop + 1, mention.stop + 2))

    def _begins_anew(self, i: int, mention: Mention) -> bool:
        """Whether somebody behind a comma and a joiner at token `i` has a verb: met A, and in June B visited."""
        joined = self.words[i : i + 1] == [","] and self.page.is_a(i + 1, "joiner")
        return joined and self.is_told(mention)

    def is_verb_of_its_own(self, k: int) -> bool:
        """Whether token `k` is a verb in the past with a subject of its own; "call" in "telephone call" is none."""
        return bool(self.page.tags[k] & PAST) and self.context.clauses.is_finite(k)

    def _is_of_other(self, match: Match, mention: Mention) -> bool:
        """Whether somebody behind those who met tells of it, or did something else: drawn up by X; , X | said."""
        k = mention.start - 1
        if self.page.is_a(mention.stop, "cue") and self.page.tags[mention.stop] & PAST:
            return bool(self.people_in(self.sentence(match.start)[0], match.start))  # after a meeting with B, A said
        return (
            self.page.is_a(k, "agentlink") and bool(self.page.tags[k - 1] & (PART | PREP)) and not self._is_led(mention)
        )

    def _is_led(self, mention: Mention) -> bool:
        """Whether "led by" or "accompanied by" stands before somebody."""
        if self.led.before(self.words, mention.start) is not None:
            return True
        near = [
            m for cls in ("attendance", "guidedby") for m in self.page.within(cls, mention.start - 4, mention.start)
        ]
        return any(m.stop == mention.start for m in near)

    def _is_of_future(self, k: int) -> bool:
        """Whether token `k` begins a verb of what is still to come: will meet, is to meet."""
        tags = self.page.tags
        return bool(tags[k] & MODAL or tags[k] & BE and k + 1 < len(tags) and tags[k + 1] & TO)

    def _is_courtesy(self, k: int) -> bool:
        """Whether a verb that "and" joins at token `k` is of something else than meeting: and | thanked the mayor."""
        return self.page.is_a(k, "courtesyverb") and self.page.is_a(k - 1, "joiner")

    def is_told(self, mention: Mention) -> bool:
        """Whether a verb in the past stands right behind a person, whose own it then is."""
        i = mention.stop + (mention.stop < len(self.words) and self.words[mention.stop] == ",")
        forms = self.page.language.verbs.get(self.words[i], ()) if i < len(self.words) else ()
        return any(form == "past" for _, form in forms)

    def is_aside(self, mention: Mention) -> bool:
        """Whether a person is only named beside: "on behalf of X", "X's palace"."""
        owns = mention.stop < len(self.words) and self.words[mention.stop] in self.possessive
        beside = not self.asides.isdisjoint(self.words[max(0, mention.start - 3) : mention.start])
        return owns or beside or self.is_boss(mention)

    def is_boss(self, mention: Mention) -> bool:
        """Whether somebody is only named in the office of another: Ana Sol, Adviser to the President."""
        k = mention.start - 1
        if mention.form != "role" or k < 1 or not self.page.is_a(k, "servedlink"):
            return False
        return any(title.stop == k for title in self.page.within("title", max(0, k - _LONGEST_TITLE), k))

    def subject(self, match: Match) -> Figurehead | None:
        """The subject of a word for an encounter: the nearest person before it that is no object of something else."""
        first, verb = self.sentence(match.start)[0], match.start
        while verb - 1 > first and self.page.tags[verb - 1] & (BE | MODAL):
            verb -= 1  # and | is to meet
        if first < verb - 1 and self.page.is_a(verb - 1, "joiner"):
            earlier = self.page.within("encounter", first, verb - 1)
            if earlier and earlier[-1].group["by"] in _ACTS and (who := self.subject(earlier[-1])) is not None:
                return who  # she met the mayor and toured the port
        for mention in reversed(self.context.mentions_in(max(first, match.start - _SUBJECT_REACH), match.start)):
            if mention.who and mention.who.rank == "spouse" and self.page.is_a(mention.start - 1, "joiner"):
                continue  # the governor and the first lady
            if not self.is_quoted(mention.start) and self._may_be_subject(mention, first, match.start):
                return mention.who
        return None

    def _may_be_subject(self, mention: Mention, first: int, verb: int) -> bool:
        if mention.who is None or mention.who.kind != "person" or mention.form not in _PERSONAL:
            return False
        if mention.form == "pronoun" and self.words[mention.start] in self.objects:
            return False
        owns = mention.stop < len(self.words) and self.words[mention.stop] in self.possessive
        if owns and mention.stop + 3 < verb:
            return False
        if mention.start == first or self.words[mention.start - 1] not in self.object_links:
            return True
        if self.page.is_a(verb - 1, "relative") and verb - mention.stop <= _NEAR_RELATIVE:
            return True  # a visit by X, who met
        if self.page.is_a(mention.start - 1, "agentlink") and self.page.is_a(mention.stop, "openingphrase"):
            return verb - mention.stop <= _NEAR_OPENED  # it was said by X during talks with Y
        return self.led.before(self.words, mention.start) is not None  # A delegation led by X visited

    def is_home(self, place: Place, who: Figurehead) -> bool:
        """Whether a place is, or lies in, the area that somebody leads or stands for."""
        area = who.area.code if who.area else None
        return area is not None and area in (place.country, place.code)

    @staticmethod
    def are_of_one_country(one: Area, other: Area) -> bool:
        """Whether two areas are one country or lie in it, by their codes."""
        return bool(one.code and other.code) and str(one.code)[:2] == str(other.code)[:2]

    def is_coming(self, match: Match) -> bool:
        """Whether an encounter is told to come: will lead a delegation, is due to visit, will meet."""
        first = max(self.sentence(match.start)[0], match.start - _NEAR_COMING)
        if self.page.has_a("eventtocome", first, match.stop):
            return True
        if self.coming.at(self.words, match.start) or self.coming.before(self.words, match.start):
            return True
        if match.group.get("form") != "visit" or match.start < 1:
            return False
        before, tag, behind = (*self.page.tags[match.start - 1 : match.stop], 0, 0)[:3]
        heading = match.group.get("away") and tag & BE and behind & ING
        return bool(heading or before & BE and tag & ING)  # is heading to, is | leading a mission to

    # When and where

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
            return self._year_beside(match, stop)
        behind = [when for when in days if match.start <= when.start < match.stop + _NEAR_DATE]
        nearest = behind[0] if behind else min(days, key=lambda when: abs(when.start - match.start))
        opening = self.page.sentences[self.page.sentence_of[nearest.start]][0] + 1  # On Tuesday, in a room …, they met
        if abs(nearest.start - match.start) >= _FAR_DATE and nearest.start > opening:
            return None
        told = next((when for when in dates if when.start == nearest.stop + 1 and when.kind == "day"), nearest)
        return self._moved(match, told)  # on Thursday (July 11)

    def _year_beside(self, match: Match, stop: int) -> str | None:
        """The past year right behind an encounter, who was met or where: met Mayor A in Bled last year."""
        if match.group.get("form") == "visit":
            return None
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
        if now is None or when.iso is None or when.kind not in _DAYS or when.stop > match.start - _NEAR_COMING:
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
        return start is not None and any(self.is_verb_of_its_own(k) for k in range(start + 1, when.start))

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
        linked = linked or place.start > _LONGEST_KIND and self._is_kind_of(place.start)
        topic = place.start - 2
        if linked and self.page.is_a(topic, "topicnoun") and not self.page.is_capital(topic):
            return False  # talks on investments in Kerala
        return (
            linked and place.form == "noun" and not self.is_quoted(place.start) and not self._is_of_office(place.start)
        )

    def _is_kind_of(self, i: int) -> bool:
        """Whether "in the town of" stands before a place."""
        if not self.page.is_a(i - 2, "townkind"):
            return False
        return not self.places.isdisjoint(self.words[i - _LONGEST_KIND : i - 2])

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
        if self.page.has_a("eventtocome", max(first, match.start - _NEAR_COMING), end):
            return True  # will also hold talks
        near = range(max(first, match.start - _NEAR_COMING), match.start)
        since = any(self.page.is_a(i, "sincelink") for i in near)
        return bool(told) or since or self.page.is_a(match.start - 1, "pastperfect")

    def _is_last_part(self, told: Match) -> bool:
        """Whether "last" stands in "on the last day of": of a visit that the document is about."""
        return self.page.match_at("lastpart", told.start) is not None


def distinct(people: list[Figurehead]) -> list[Figurehead]:
    """Each person once, in order; those without a name only where the office can be met without one."""
    kept = {id(who): who for who in people if who.kind == "person" and (who.name or _is_met_by_office(who))}
    return list(kept.values())


def _is_met_by_office(who: Figurehead) -> bool:
    """Whether somebody without a name is one person by the office: the governor, the ambassador of Oman."""
    told = who.area is not None or who.company is not None
    return who.rank in _NAMELESS or who.rank in _NAMELESS_OF_AREA and told


def one_a_code(areas: Iterable[Area]) -> list[Area]:
    """The first area of each code, or of each name where there is none, in order."""
    kept: dict[str, Area] = {}
    for area in areas:
        kept.setdefault(area.code or area.name, area)
    return list(kept.values())
