"""Encounters of those whom only their offices tell ("talks of the Presidents of A and B"), forums and ceremonies."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.encounter import Encounter
from communique.entries.encounter_days import Days
from communique.entries.people_around import distinct
from communique.entries.roles import genitive_of, office_of
from communique.entries.surroundings import Surroundings
from communique.kinds import Area
from communique.text.page import Match

_HEAD: Final = 5  # lines in which the day and the place of a speech stand
_LONGEST_HEAD: Final = 9  # tokens of such a line
_NEAR_OFFICES: Final = 2  # tokens between "received" and "ambassadors"
_PAIR: Final = 2
_NEAR_EVENT: Final = 3  # tokens of "after bilateral" before "talks"
_LEAD: Final = 4  # sentences in which a report tells what it is about
_EARLY: Final = 12  # sentences in which an event is told that nobody is said to speak at


class Events:
    """Reads encounters without the names of those who met; positions are tokens, spans half open."""

    def __init__(self, around: Surroundings, days: Days) -> None:
        self.around = around
        self.context = around.context
        self.page = around.page
        self.words = around.words
        self.days = days
        self.genitive = genitive_of(self.page)
        self.loose = around.page.language.wordset("placelink")
        self.offices: dict[tuple[str | None, str | None], Figurehead] = {}
        for who in reversed(self.context.people):
            if who.area:
                self.offices[who.rank, who.area.code] = who

    def office_holders(self, match: Match, stop: int) -> Encounter | None:
        """ "Negotiations of the Presidents of A and B": the people in the office, or the office of nobody named."""
        mentions = self.context.mentions_in(match.stop, min(stop, match.stop + 4))
        group = next((m for m in mentions if m.plural and m.who and m.who.rank), None)
        if group is None:
            return None
        near = self.context.places_in(group.start, min(stop, group.stop + 8))
        places = [
            place for place in near if place.form == "noun" and place.code and self._is_theirs(group, place.start)
        ]
        if len(places) < 2:
            return None
        areas = [self.context.area_of(place) for place in places[:2]]
        end = self.around.with_when(places[1].stop, stop)
        start = match.start
        start -= start > self.around.sentence(start)[0] and self.page.is_a(start - 1, "recentword")
        return Encounter(
            str(match.group["form"]),
            [self._holder(group, area) for area in areas],
            self.around.day(match, match.start, end),
            self.around.place(group.stop, end),
            [(start, end)],
            True,
            "encounter of office holders",
        )

    def of_office(self, match: Match) -> Encounter | None:
        """ "Said the ministers of the two countries after talks": the two in that office whom the document names."""
        first, stop = self.around.sentence(match.start)
        if self.page.sentence_of[match.start] > _LEAD or match.group["form"] != "meeting":
            return None
        near = range(max(first, match.start - _NEAR_EVENT), match.start)
        if not any(self.page.is_a(i, "otherevent") or self.page.is_a(i, "openingphrase") for i in near):
            return None
        groups = [m for m in self.context.mentions_in(first, stop) if m.plural and m.who and m.who.rank]
        if not groups or self.around.people_in(first, stop) or self._is_of_another_time(first, stop):
            return None
        codes = {place.code for place in self.context.places_in(first, stop) if place.code}
        rank = groups[0].who.rank if groups[0].who else None
        people = [who for who in self.context.people if who.name and who.rank == rank and who.area]
        areas = {who.area.code for who in people if who.area}
        if len(people) != _PAIR or len(areas) != _PAIR or not areas <= codes:
            return None
        span = (min(groups[0].start, match.start), self.around.with_when(match.stop, stop))
        days = [when.iso for when in self.context.dates_in(first, stop) if self.around.is_past_day(when)]
        day, place = days[0] if len(set(days)) == 1 else None, self.around.place(match.stop, stop)
        form = str(match.group["form"])
        return Encounter(form, people, day, place, [span], False, "encounter of office holders") if place else None

    def attended(self, match: Match) -> Encounter | None:
        """ "Is to attend the forum in Riga together with the mayors of A and B": somebody and those who come along."""
        first, stop = self.around.sentence(match.start)
        told = self.around.people_in(first, match.start)
        to_come = any(self.around.coming.at(self.words, i) for i in range(first, match.start))
        link = self._companion_link(match, stop)
        if len(told) != 1 or told[0].who is None or not told[0].who.name or not to_come or link is None:
            return None
        people = [m.who for m in self.around.people_in(link, stop) if m.who and m.who.name]
        groups = [m for m in self.context.mentions_in(link, stop) if m.plural and m.who and m.who.rank]
        owners = self._owners(groups[0]) if groups else None
        people += [self._holder(groups[0], area) for area in owners[0]] if owners else []
        if not people:
            return None
        span = (told[0].start, stop - (self.words[stop - 1] == "."))
        day, place = self.around.day(match, first, stop), self.around.place(match.stop, link)
        people = distinct([told[0].who, *people])
        return Encounter(str(match.group["form"]), people, day, place, [span], True, "event to come")

    def _announced(self, match: Match) -> Encounter | None:
        """ "A conference would be held in Riga on 5 May with the ministers of Peru, Oman and Fiji": those to come."""
        stop = self.around.sentence(match.start)[1]
        if not (self.page.has_a("eventtocome", match.stop, stop) and self.page.has_a("sessionheld", match.stop, stop)):
            return None
        groups = [m for m in self.context.mentions_in(match.stop, stop) if m.plural and m.who and m.who.rank]
        listed = self._listed(groups[0]) if groups else None
        day, place = self.around.day(match, match.start, stop), self.around.place(match.stop, stop)
        if listed is None or day is None or place is None or any(m.who and m.who.name for m in self._people(match)):
            return None
        people = [self._holder(groups[0], area) for area in listed[0]]
        span = (match.start, self.around.with_when(listed[1], stop))
        return Encounter(str(match.group["form"]), people, day, place, [span], True, "event to come", coming=True)

    def _people(self, match: Match) -> list[Mention]:
        return self.around.people_in(match.stop, self.around.sentence(match.start)[1])

    def _companion_link(self, match: Match, stop: int) -> int | None:
        """The token behind "together with", "alongside", or "with" behind nothing but the place and the day."""
        end = self.around.with_when(match.stop, stop)
        for i in range(match.stop, stop):
            if self.page.is_a(i, "jointly") or i == end and self.page.is_a(i, "partylink"):
                return i + 1
        return None

    def joined(self, match: Match) -> Encounter | None:
        """ "The mayors of Bled and Kranj signed a charter", "was signed by the mayors of": two who have no names."""
        first, stop = self.around.sentence(match.start)
        groups = [m for m in self.context.mentions_in(first, stop) if m.plural and m.who and m.who.rank]
        for group in groups:
            behind = group.start >= match.stop
            found = self._owners(group)
            if not found or not behind and not found[1] <= match.start <= found[1] + 1:
                continue
            if behind and not self.page.is_a(group.start - 1, "agentlink"):
                continue
            areas, end = found
            if match.group["by"] != "signed" and all(area.code for area in areas):
                continue  # the ministers of Peru and Oman met: their countries take part
            told = max(end, match.stop)
            day = self.around.day(match, first, stop)
            place = self.around.place(told, stop)
            span = (min(group.start, match.start), self.around.with_when(told, stop))
            people = [self._holder(group, area) for area in areas]
            return Encounter(str(match.group["form"]), people, day, place, [span], False, "encounter of office holders")
        return None

    def _owners(self, group: Mention) -> tuple[list[Area], int] | None:
        """The two areas behind a group of officials, known or not, and the token behind them: mayors of | A and B."""
        i, found = group.start, list[Area]()
        while i < group.stop and self.words[i] != self.genitive:
            i += 1
        if i >= len(self.words) or self.words[i] != self.genitive:
            return None
        i += 1
        while i < len(self.words) and self.page.is_capital(i):
            place = self.context.place_of.get(i)
            end = place.stop if place else next(k for k in range(i, len(self.words) + 1) if not self.page.is_capital(k))
            found.append(self.context.area_of(place) if place else Area(self.page.slice(i, end), None))
            if len(found) == _PAIR:
                return found, end
            if not self.page.is_a(end, "joiner"):
                return None
            i = end + 1
        return None

    def of_offices(self, match: Match, host: Figurehead) -> Encounter | None:
        """ "Received the ambassadors of Peru, Oman and Fiji": whom somebody met by their offices alone."""
        first, stop = self.around.sentence(match.start)
        groups = self.context.mentions_in(match.stop, match.stop + _NEAR_OFFICES)
        group = next((m for m in groups if m.plural and m.who and m.who.rank == "ambassador"), None)
        listed = self._listed(group) if group is not None else None
        if group is None or listed is None or host.area in listed[0]:
            return None
        areas, end = listed
        day = self.around.day(match, first, stop)
        place = self.around.place(end, stop) or self.around.place(first, match.start)
        if day is None and place is None:
            return None
        people = [host, *[self._holder(group, area) for area in areas]]
        span = (match.start, self.around.with_when(end, stop))
        return Encounter(str(match.group["form"]), people, day, place, [span], False, "encounter of office holders")

    def _listed(self, group: Mention) -> tuple[list[Area], int] | None:
        """The two or more countries behind a group of envoys, and the token behind them: of | Peru, Oman and Fiji."""
        i = group.start
        while i < group.stop and self.words[i] != self.genitive:
            i += 1
        found, joined = list[Area](), False
        while (place := self.context.place_of.get(i + 1)) is not None and place.code and place.form == "noun":
            found.append(self.context.area_of(place))
            i = place.stop
            if joined or not (self.page.word(i) == "," or self.page.is_a(i, "joiner")):
                break
            i += self.words[i] == "," and self.page.is_a(i + 1, "joiner")
            joined = self.page.is_a(i, "joiner")
        return (found, i) if len(found) >= _PAIR and joined else None

    def _is_theirs(self, group: Mention, place: int) -> bool:
        """Whether a place says whose the office is, not where people met."""
        return self.loose.isdisjoint(self.words[group.stop - 1 : place])

    def _holder(self, group: Mention, area: Area) -> Figurehead:
        rank = group.who.rank if group.who else None
        known = self.offices.get((rank, area.code))
        if known:
            return known
        told = self.page.within("title", group.start, group.stop)
        title = self.page.match_at("title", group.stop - 1) or next(iter(told), None)
        office = str(self._one_of(title) or (title.group["rank"] if title else rank)).title()
        return Figurehead(None, office_of(office, area, genitive_of(self.page)), area, rank=rank, first=group.start)

    def _one_of(self, title: Match | None) -> str | None:
        """The office of each of several, where the words of titles hold it: the mayors."""
        one = self.page.slice(title.start, title.stop)[:-1].lower() if title else ""
        return one if any(one in group.words for group in self.page.language.of("title")) else None

    def gathering(self, match: Match) -> Encounter | None:
        """A forum or a ceremony that somebody speaks at or that is said to be held."""
        page, (first, stop) = self.page, self.around.sentence(match.start)
        if page.is_a(match.start - 1, "presskind"):
            return None  # a press conference
        if along := self.attended(match) or self._announced(match):
            return along
        to_come = page.has_a("eventtocome", first, stop)
        held = not to_come and bool(page.within("eventheld", first, stop))
        speaks = page.has_a("eventspeech", first, stop) or bool(page.within("tookpart", first, match.start))
        early = page.sentence_of[match.start] <= _EARLY
        early = early or held and self.days.day_of_heading(first) is not None
        if not (speaks or held and early) or self._is_of_another_time(first, stop):
            return None
        people = distinct([mention.who for mention in self.around.people_in(first, stop) if mention.who])
        told = self.around.day(match, first, stop)  # 200 firms attended the forum on Monday
        if not people and not held and not (page.has_a("eventspeech", first, stop) and told):
            return None
        span = (first, stop - (self.words[stop - 1] == "."))
        day = told or self.days.day_of_heading(first)
        place = self.around.place(first, stop) or self.days.place_of_heading(first)
        if day is None and self._heads_speech(first):
            day, place = self.context.published, place or self._place_of_head()
        return Encounter(str(match.group["form"]), people, day, place, [span], False, "event")

    def _heads_speech(self, first: int) -> bool:
        """Whether a sentence is the headline of a speech, given on the day of the document: Remarks by A at the B."""
        title = self.context.title
        return title is not None and title[0] == first and self.page.is_a(first, "speechword")

    def _place_of_head(self) -> str | None:
        """The place of the short line with the day of the document: Lusaka, 21 May 2024."""
        for start, stop in self.page.paragraphs[1:_HEAD]:
            days = [w for w in self.context.dates_in(start, stop) if w.iso == self.context.published]
            if days and stop - start <= _LONGEST_HEAD:
                return next((p.name for p in self.context.places_in(start, days[0].start) if p.form == "noun"), None)
        return None

    def _is_of_another_time(self, first: int, stop: int) -> bool:
        return any(not found.group.get("weak") for found in self.page.within("othertime", first, stop))
