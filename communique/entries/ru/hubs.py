"""Hubs of a Russian report: a place said to serve, or to be made to serve, as a base for reaching others."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.places import Place
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import Span
from communique.entries.ru.hub_doubts import Doubts
from communique.entries.ru.hub_sites import Sites
from communique.entries.ru.hub_ways import Way, Ways
from communique.entries.ru.nominatives import nominative
from communique.kinds import Area, Evidence, Hub, entry_id
from communique.text.page import Match
from communique.text.russian import DAT, FUTR, GEN, INS, LOC, MANY, NOM, PLUR

_HEADS = frozenset(("president", "premier", "governor", "mayor"))
_COUNTRY: Final = 2  # letters of a country's code
_VERB: Final = 5  # tokens between a verb and the place behind it
_NEAR: Final = 20  # tokens between a place and the word for what it is


def find_hubs(context: RussianContext, document: str) -> list[tuple[Hub, str]]:
    """The hubs of the document, one for each place, each with the rule that found it."""
    return _Finder(context, document).find()


class _Finder:
    """The hubs of one document; positions are tokens."""

    def __init__(self, context: RussianContext, document: str) -> None:
        self.context, self.document = context, document
        self.page, self.grammar, self.words = context.page, context.grammar, context.page.words
        self.sets = context.grammar.sets
        self.doubts, self.ways, self.sites = Doubts(context), Ways(context), Sites(context)
        self.plans = self.page.language.wordset("hubplan")
        self.now = self.page.language.wordset("hubnow")
        self.links = self.page.language.wordset("hublink")

    def find(self) -> list[tuple[Hub, str]]:
        """All hubs."""
        found: dict[str, Hub] = {}
        for match in self.page.of("hub"):
            if self._skipped(match.start) or self.doubts.is_void(match):
                continue
            serves, stop = self._serves(match)
            if not match.group["strong"] and (not serves or self._is_of_many(match)):
                continue
            areas = self._areas(match, serves)
            if self.words[match.stop - 1] in self.sets.site_noun and not serves and not self._is_predicate(match):
                areas = []  # открыла в Самаре центр компетенций
            for area in areas:
                if not any(area.code and area.code == other.code for other in serves):
                    self._add(found, match, area, serves, stop)
        named = set(found)
        for way in self.ways.find():
            key = way.area.code or way.area.name
            same = next((k for k, hub in found.items() if k == key or way.area.name in hub.area.name), None)
            if same is not None and not found[same].serves:
                found[same] = replace(found[same], serves=way.serves)
            elif same is None and not self._skipped(way.start):
                found[key] = self._of_way(way)
        return [(hub, "hub by its word" if key in named else "hub by a way") for key, hub in found.items()]

    def _of_way(self, way: Way) -> Hub:
        who, area = self.context.speaker_at(way.start), way.area
        return Hub(
            entry_id("hub", self.document, area.code or area.name),
            self.document,
            (self.context.evidence(way.start, way.stop),),
            area,
            way.serves,
            "planned" if way.planned else "existing",
            who.person() if who else None,
        )

    def _is_of_many(self, match: Match) -> bool:
        """Whether several are meant, and none of them: мосты; but: один из мостов между Азией и Европой."""
        before = match.start - 1 - (self.grammar.pos(match.start - 1) == "ADJF")
        one = before > 0 and self.words[before] in self.sets.out_of and self.words[before - 1] in self.sets.one_word
        return self.grammar.is_plural(match.stop - 1) and not one

    def _bounds(self, i: int) -> Span:
        """The sentence of a token, cut to the quotation around it where that has a verb: назвал край «воротами»."""
        low, high = self.grammar.bounds(i)
        term = self.page.quote_of[i] >= 0 and not any(map(self.grammar.is_finite, range(low, high)))
        return self.grammar.sentence(i) if term else (low, high)

    def _skipped(self, i: int) -> bool:
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[i]]

    def _add(self, found: dict[str, Hub], match: Match, area: Area, serves: list[Area], stop: int) -> None:
        start, _ = self.grammar.clause(match.start)
        places = [p.start for p in self.context.places_in(self._bounds(match.start)[0], match.start)]
        start = min([start, *(p for p in places[-1:] if match.start - p < _NEAR)])
        behind = self._named_behind(match, area)
        status = self._status(match, start, behind)
        evidence = self.context.evidence(start, max(stop, match.stop, behind))
        who = self.context.speaker_at(match.start)
        key = area.code or area.name
        known = found.get(key)
        if known is not None:
            planned = "planned" in (known.status, status)
            found[key] = self._hub(
                known.area,
                list(known.serves) or serves,
                "planned" if planned else "existing",
                (*known.evidence, evidence)[:3],
                known,
            )
            return
        hub = Hub(
            entry_id("hub", self.document, key),
            self.document,
            (evidence,),
            area,
            tuple(serves),
            status,
            who.person() if who else None,
        )
        found[key] = hub

    def _hub(self, area: Area, serves: list[Area], status: str, evidence: tuple[Evidence, ...], known: Hub) -> Hub:
        return Hub(known.id, known.document, evidence, area, tuple(serves), status, known.speaker)

    def _named_behind(self, match: Match, area: Area) -> int:
        """Where a place ends that is named only behind the word for what it is; 0 where it is named before."""
        low, high = self._bounds(match.start)
        if any(self.context.area_of(p) == area for p in self.context.places_in(low, match.start)):
            return 0
        behind = self.context.places_in(match.stop, high)
        return next((p.stop for p in behind if self.context.area_of(p) == area), 0)

    def _status(self, match: Match, start: int, behind: int) -> str:
        """Planned where the clause speaks of what may, should or will be; else existing."""
        low, high = self._bounds(match.start)
        near = range(max(low, start), min(high, max(match.stop + 3, behind)))
        if any(self.words[k] in self.plans and not self._is_past(k) for k in near):
            return "planned"
        if any(self.words[k] in self.sets.so_that for k in range(max(low, match.start - _NEAR), match.start)):
            return "planned"  # хотим, чтобы порт стал воротами
        before = (k for k in range(near.start, match.start) if self.words[k] not in self.now)
        if any(self.grammar.pos(k) == "VERB" and self.grammar.bits(k) & FUTR for k in before):
            return "planned"  # в мае в Омске заработает хаб
        return "existing"

    def _is_past(self, k: int) -> bool:
        """Whether a verb of becoming tells of what has become."""
        return (
            self.words[k] in self.sets.becoming_verb
            and bool(self.grammar.bits(k) & 1 << 11)
            or (self.words[k] in self.sets.be_verb and not self.grammar.bits(k) & 1 << 13)
        )

    def _serves(self, match: Match) -> tuple[list[Area], int]:
        """The areas that the place serves: behind "для", "на рынки", "в", "между"; and where they end."""
        _, high = self._bounds(match.start)
        found: list[Area] = []
        stop = match.stop
        k = match.stop
        linked = from_here = False
        if (part := self._whole_of(match)) is not None:
            found.append(self._widened(part))
            stop = k = part.stop
        while k < min(high, match.stop + 16):
            if k in self.context.place_of and self._is_site(match, k):
                k = self._behind_places(k)
                continue
            from_here = from_here or self.ways.points_back(k)
            parted = (
                self.words[k] in (";", ":")
                or self.words[k] == ","
                and (not found and not self._goes_on(k) or self._turns(k))
            )
            if parted and not from_here:
                break
            if self.grammar.pos(k) == "INFN" and self.words[k - 1] in self.sets.and_comma and not from_here:
                break  # создать центр и наладить рейсы между …
            linked = linked or from_here and self.words[k] in self.sets.with_word
            linked = linked or self.words[k] in self.links
            place = self.context.place_of.get(k)
            reach = self.page.match_at("reach", k)
            if reach is not None and linked:
                whole = self.context.place_of.get(reach.stop)
                behind = whole.stop if whole and self.grammar.has_case(reach.stop, GEN) else reach.stop
                several = self.grammar.has_case(reach.start, MANY) and self.words[reach.start] in self.sets.land_noun
                name = (
                    self.page.slice(reach.start, behind) if several else nominative(self.grammar, reach.start, behind)
                )
                found.append(Area(name, None))
                stop = k = behind
                continue
            end = self._lands(k, high) if place is None and linked else None
            if end is not None:
                found.append(Area(self.page.slice(k, end), None))
                stop = k = end
                continue
            if place is not None and linked and place.form == "noun":
                found.append(self._widened(place))
                stop = k = place.stop
                continue
            if self.grammar.is_finite(k) and found:
                break
            k += 1
        return found, stop

    def _goes_on(self, comma: int) -> bool:
        """Whether a comma opens what tells where the goods go: для товаров, следующих в Уганду."""
        return self.grammar.pos(comma + 1) == "PRTF"

    def _turns(self, comma: int) -> bool:
        """Whether another place is what the words behind a comma tell of: …, а Армения — между Грузией и Ираном."""
        return any(word in self.sets.but_word for word in self.words[comma + 1 : comma + 2])

    def _is_site(self, match: Match, k: int) -> bool:
        """Whether a place right behind "в" is where a hub stands: хаб в Алматы."""
        near = k == match.stop + 1 and self.words[k - 1] in self.sets.in_word
        return near and self.grammar.has_case(k, LOC) and self.words[match.stop - 1] in self.sets.sited_noun

    def _behind_places(self, k: int) -> int:
        """Behind a place and those joined to it: в Оренбурге и Ташкенте."""
        stop = self.context.place_of[k].stop
        while (
            self.words[stop : stop + 1]
            and self.words[stop] in self.sets.and_comma
            and stop + 1 in self.context.place_of
        ):
            stop = self.context.place_of[stop + 1].stop
        return stop

    def _widened(self, place: Place) -> Area:
        """The area of a place, with an adjective that makes it a part: Южная Азия, Северная Европа."""
        k = place.start - 1
        part = self.page.is_capital(k) and self.grammar.pos(k) == "ADJF" and not place.code
        if not part or k in self.context.place_of or self.grammar.opens_sentence(k):
            return self.context.area_of(place)
        return Area(nominative(self.grammar, k, place.stop), None)

    def _whole_of(self, match: Match) -> Place | None:
        """A part of the world in the genitive right behind what stands for its entrance: воротами Поволжья."""
        k = match.stop + (self.grammar.pos(match.stop) == "ADJF" and self.page.is_capital(match.stop))
        place = self.context.place_of.get(k)
        whole = place is not None and place.kind == "region" and not place.code and place.form == "noun"
        return place if whole and match.group["strong"] and self.grammar.has_case(k, GEN) else None

    def _lands(self, k: int, high: int) -> int | None:
        """The token behind countries that are called by what they share: страны Балтии."""
        if self.words[k] not in self.sets.land_noun or not self.grammar.bits(k) & (PLUR | MANY):
            return None
        end = self.grammar.phrase_end(k, min(high, k + 5))
        return end if end > k + 1 else None

    def _is_predicate(self, match: Match) -> bool:
        """Whether a place is said to be or become what the words name: край — центр компетенций."""
        low, _ = self._bounds(match.start)
        between = range(max(low, match.start - _NEAR), match.start)
        verbs = self.plans | self.now
        return any(
            self.grammar.is_dash(k) or self.grammar.is_finite(k) and self.words[k] in verbs for k in between
        ) and (not any(self.grammar.is_finite(k) and self.words[k] in self.sets.making_word for k in between))

    def _areas(self, match: Match, serves: list[Area]) -> list[Area]:
        """The places that are hubs: subjects or objects before the word, "с Кубанью", a city behind "в"; "у вас"."""
        low, high = self._bounds(match.start)
        codes = {area.code or area.name for area in serves}
        before = [
            p for p in self.context.places_in(low, match.start) if p.form == "noun" and (p.code or p.kind != "region")
        ]
        near = [p for p in before if match.start - p.stop <= _NEAR and (p.code or p.name) not in codes]
        chosen = self._seen_in(match, low) or [p for p in near if self._is_named_hub(p, low)]
        if not chosen:
            inside = [
                p
                for p in self.context.places_in(match.stop, high)
                if p.start
                and self.words[p.start - 1] in self.sets.hub_site
                and p.start - match.stop <= 8
                and ":" not in self.words[match.stop : p.start]
            ]
            chosen = [p for p in inside if p.form == "noun" and self.context.area_of(p) not in serves or not serves][:1]
        chosen = chosen or self._inverted(match, high, serves)
        if not chosen:
            site = self.sites.area(match, low)
            return [site] if site else self._pointed(match, low) or self._of_region(match, low, high)
        joined = [p for p in chosen if any(self._joins(p, other) for other in chosen) or p is chosen[-1]]
        return [self._area(p) for p in joined]

    def _area(self, place: Place) -> Area:
        """The area of a place, with what a hyphen joins to its name: порт Танжер-Мед."""
        k, stop = place.start - 1, place.stop
        joined = self.words[stop : stop + 1] == ["-"] and self.page.touches(stop) and self.page.is_capital(stop + 1)
        if not joined or k < 0 or self.words[k] not in self.sets.port_noun:
            return self.context.area_of(place)
        return Area(f"{self.words[k]} {self.page.slice(place.start, stop + 2)}", None)

    def _inverted(self, match: Match, high: int, serves: list[Area]) -> list[Place]:
        """The place behind the verb of a clause that its hub opens: воротами в Европу может стать Калининград."""
        if not self.grammar.has_case(match.start, INS | GEN):
            return []
        verb = next((k for k in range(match.stop, high) if self.words[k] in self.sets.inverting_verb), None)
        behind = self.context.places_in(verb, min(high, verb + _VERB)) if verb is not None else []
        plays = verb is not None and self.words[verb] in self.sets.playing_verb  # роль хаба может сыграть Самара
        case = NOM if plays or self.grammar.has_case(match.start, INS) else DAT  # роль хаба отводится Самаре
        free = (p for p in behind if p.form == "noun" and self.grammar.pos(p.start - 1) != "PREP")
        return [p for p in free if self.grammar.has_case(p.start, case) and self.context.area_of(p) not in serves][:1]

    def _joins(self, place: Place, other: Place) -> bool:
        """Whether another place stands right behind one and a comma or "и": Казань, Самара и Уфа."""
        near = place.stop < other.start <= place.stop + 2
        return near and self.words[place.stop] in self.sets.and_comma

    def _pointed(self, match: Match, low: int) -> list[Area]:
        """The place named last before where only "это" says what is one: для нас это удобная база, отсюда …"""
        told = (k for k in range(low, match.start) if self.words[k] in self.sets.this_word)
        if all(self.grammar.is_dash(k - 1) for k in told):  # музыка — это мост
            return []
        number = max(0, self.page.paragraph_of[low] - 1)
        before = self.context.places_in(self.page.paragraphs[number][0], low)
        named = [p for p in before if p.form == "noun" and p.kind in ("city", "subdivision")]
        return [self.context.area_of(named[-1])] if named else []

    def _is_named_hub(self, place: Place, low: int) -> bool:
        """Whether a place before the word is what it is said of: its subject or object, or where it is set up."""
        i = self._first_of(place, low).start
        before = self.words[i - 1] if i > low else ""
        cases = self.grammar.bits(i)
        if self._is_told_of(place) or before in self.sets.role_noun:
            return True
        if before in self.sets.hub_preposition:
            return before in self.sets.with_word or before in self.sets.in_or_on and self._made(place)
        if self.grammar.pos(i - 1) in ("NOUN", "PREP") and i > low and cases & GEN and not cases & NOM:
            return False
        if (
            i > low
            and self.grammar.pos(i - 1) == "NOUN"
            and cases & GEN
            and self.words[i - 1] not in self.sets.hub_place_noun
        ):
            return self.words[i - 1] in self.sets.port_noun
        return bool(cases & ~INS) or not cases

    def _first_of(self, place: Place, low: int) -> Place:
        """The first of the places that a comma or "и" joins to one, whose preposition they share."""
        before = [
            p for p in self.context.places_in(max(low, place.start - _NEAR), place.start) if self._joins(p, place)
        ]
        return self._first_of(before[-1], low) if before else place

    def _seen_in(self, match: Match, low: int) -> list[Place]:
        """The place in which somebody sees a base: видит во Владивостоке ворота."""
        seen = next((k for k in range(low, match.start) if self.words[k] in self.sets.sight_verb), None)
        inside = self.context.places_in(seen, match.start) if seen is not None else []
        return [p for p in inside if p.form == "noun" and self.words[p.start - 1] in self.sets.in_word][:1]

    def _is_told_of(self, place: Place) -> bool:
        """Whether a clause with "который" tells of a place: через Казахстан, который может стать хабом."""
        k = place.stop + 1
        return self.words[k - 1 : k] == [","] and self.page.is_a(k, "which_word") and self.grammar.has_case(k, NOM)

    def _made(self, place: Place) -> bool:
        low, high = self._bounds(place.start)
        return any(self.words[k] in self.sets.making_word for k in range(low, high))

    def _of_region(self, match: Match, low: int, high: int) -> list[Area]:
        """ "Регион", "край", "с вами": the hearer's side or the speaker's own."""
        who = self.context.speaker_at(match.start)
        near = range(max(low, match.start - _NEAR), min(high, match.stop + 6))
        told = any(self.words[k] in self.sets.region_noun and self.grammar.bits(k) & NOM for k in near)
        abroad = told and who is not None and who.area is not None and len(who.area.code or "") == _COUNTRY
        abroad = abroad and not any(self.page.is_a(k, "country_noun") for k in range(near.start, match.start))
        if who is None or who.area is None or abroad:
            heads = (one.area for one in self.context.people if one.area and one.rank in _HEADS)
            head = next((area for area in heads if not abroad or len(area.code or "") > _COUNTRY), None)
            return [head] if told and head else []
        if any(self.words[k] in self.sets.you_word for k in near):
            other = self.context.other_party(who.area)
            return [other] if other else []
        if any(
            self.words[k] in self.sets.our_word or self.words[k] in self.sets.region_noun and self.grammar.bits(k) & NOM
            for k in near
        ):
            return [who.area]
        return []
