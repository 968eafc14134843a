"""The area whose paper a document is: its masthead, its one governor, its dateline."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.credits import credit_lines
from communique.entries.homelands import country_of_paper, line_of
from communique.entries.own_regions import fill_own_regions
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, POSTED, genitive_of
from communique.entries.towns import seat_mayors, town_of_mayor, town_of_paper
from communique.entries.whose import (
    OFFICES,
    TOLD,
    country_of,
    fill_whose,
    give,
    land_of,
    without_counterparts,
    without_hosts_abroad,
    without_opposites,
    without_second_heads,
)
from communique.kinds import Area
from communique.text.page import Page

_HEADS: Final = frozenset(("prime minister", "president", "monarch"))
_STAFF: Final = frozenset(("minister", "secretary", "commissioner", "vice governor"))
_NATIONAL: Final = frozenset(("deputy", "prime minister", "president", "monarch"))
_REGIONAL: Final = frozenset(
    ("commissioner",)
)  # a minister of a region that a governor leads, else of a union of countries
_OF_CLUBS: Final = frozenset(("president", "chairman", "deputy", "secretary"))  # "our president" in its newsletter
_FIRST: Final = 3  # people who are looked at
_FAR_GOAL: Final = 6  # tokens between a visit and its place
_LONGEST_MENTION: Final = 16  # tokens of an office with its name


def fill_home(context: Context) -> None:
    """Give somebody in office of whom no area is said the area whose paper this is."""
    _fill_commissioners(context)
    fill_own_regions(context)
    masthead = _masthead(context)
    if masthead is not None:
        _fill_envoys(context, masthead)
    _fill_hosts(context)
    _fill_company(context)
    seat_mayors(context)
    told = fill_whose(context)
    led = _fill_governor(context, masthead) or _leader(context)
    homeless = [who for who in context.people if who.area is None and who.company is None and who.rank in OFFICES]
    homeless += [who for who in context.people if who.area is None and _heads_department(context.page, who)]
    owned = _owned_by_things(context) if homeless else set()
    homeless = [who for who in homeless if id(who) not in owned and not (context.club and who.rank in _OF_CLUBS)]
    home = masthead or led or told
    if home is None and homeless:
        home = country_of_paper(context)
    context.home = home
    if homeless:
        _give_hosts(context, homeless, home)
        _give_commissioners(context, homeless)
    if home is None or not homeless:
        return
    never: frozenset[str] = frozenset()
    home = context.home = _nation(context, homeless, home)
    if home.code and "-" in home.code:
        never = _NATIONAL  # a region has ministers and secretaries, but no president and no deputy prime minister
    if home != led:
        never |= _REGIONAL
    lost = [who for who in homeless if who.area is None and who.rank not in never]
    land, _, region = (home.code or "").lower().partition("-")
    if region and land in context.page.language.sets["noministers"]:
        lost = [who for who in lost if not who.title.endswith("minister")]
    lost = without_hosts_abroad(context, without_counterparts(context, lost, home), home)
    lost = without_second_heads(context, without_opposites(context, lost, home), home)
    give(lost, home, genitive_of(context.page))


def _give_commissioners(context: Context, homeless: list[Figurehead]) -> None:
    """A commissioner of whom no area is said is of the only region whose government or body the document names."""
    lost = [who for who in homeless if who.area is None and who.rank in _REGIONAL]
    bodies = [m.who.area for m in context.mentions if lost and m.form == "organisation" and m.who and m.who.area]
    regions = {area.code: area for area in reversed(bodies) if area.code and "-" in area.code}
    if len(regions) == 1:
        give(lost, next(iter(regions.values())), genitive_of(context.page))


def _nation(context: Context, homeless: list[Figurehead], home: Area) -> Area:
    """The country of a paper's town where a head of state or of government is at home: State House, Banjul."""
    land = land_of(home)
    bare = any(who.rank in _HEADS and (who.role or "").lower() == who.title for who in homeless if who.area is None)
    nation = next((place for place in context.places if place.kind == "country" and place.code == land), None)
    if nation is None or land.lower() in context.page.language.sets["noministers"]:
        return home
    return Area(nation.base, land) if bare and land != home.code else home


def _give_hosts(context: Context, homeless: list[Figurehead], home: Area | None) -> None:
    """Those whom a visitor meets abroad are of the country visited: the headline tells of a visit to it, or "In Tokyo".

    Only where the visitor's own area is known, for else the visitor might be among those of whom none is.
    """
    page, title = context.page, context.title or (0, 0)
    coming = GOVERNING | _REGIONAL | OFFICES
    guests = [who.area for who in context.people[:_FIRST] if who.area and who.rank in coming]
    visitor = home or next(iter(guests), None)
    if visitor is None:
        return
    own = land_of(visitor)
    goals = _visited(context, *title) or _visited_by(context, own)
    if not goals or goals[0].country == own:
        return
    for who in [who for who in homeless if who.area is None and who.first >= title[1]]:
        number = page.sentence_of[who.first]
        here = [p for p in context.places_in(page.sentences[number][0], who.first) if p.form == "noun" and p.country]
        code = here[-1].country if here else goals[0].country
        land = next((p for p in context.places if p.kind == "country" and p.code == code), None)
        if land and code != own and _is_met(context, who) and not _speaks(context, who):
            give([who], Area(land.base, land.code), genitive_of(page))


def _visited(context: Context, start: int, stop: int) -> list[Place]:
    """Where the visits go that tokens `start` to `stop` tell of."""
    visits = [m for m in context.page.within("encounter", start, stop) if m.group["form"] == "visit"]
    return [p for m in visits for p in context.places_in(m.stop, stop) if p.form == "noun" and p.country]


def _visited_by(context: Context, land: str | None) -> list[Place]:
    """Where the first visit goes that somebody of a country makes: Finland's minister arrived in Santiago."""
    page = context.page
    for match in page.of("encounter"):
        if match.group["by"] != "visit":
            continue
        first, stop = page.sentences[page.sentence_of[match.start]]
        told = [m.who for m in context.mentions_in(first, match.start) if m.who and m.form in TOLD]
        if told and land_of(told[-1].area) == land:
            return _visited(context, match.start, min(stop, match.stop + _FAR_GOAL))[:1]
    return []


def _speaks(context: Context, who: Figurehead) -> bool:
    """Whether somebody says something where they are named first: he will visit Peru, Minister A said."""
    named = next((m for m in context.mentions if m.who is who), None)
    return named is not None and context.page.match_at("cue", named.stop) is not None


def _is_met(context: Context, who: Figurehead) -> bool:
    """Whether somebody stands behind a word for an encounter in the sentence that names them first."""
    first = context.page.sentences[context.page.sentence_of[who.first]][0]
    return bool(context.page.within("encounter", first, who.first))


def _fill_commissioners(context: Context) -> None:
    """Commissioners of whom no area is said are of the body above the headline that has them: European Commission."""
    above = context.title[1] if context.title else 0
    body = next(iter(context.page.within("areabody", 0, above)), None)
    lost = [who for who in context.people if who.area is None and who.rank in _REGIONAL]
    if body and lost:
        for who in lost:
            who.area = Area(body.group["name"], body.group["code"])


def _fill_hosts(context: Context) -> None:
    """Who invites somebody is of the country visited: leaves for Kigali, Rwanda, at the invitation of President B."""
    page, genitive = context.page, genitive_of(context.page)
    for mention in context.mentions:
        who = mention.who
        if who is None or who.area is not None or who.company is not None or mention.form not in TOLD:
            continue
        if who.rank not in OFFICES or not page.has_a("invitationnoun", max(0, mention.start - 3), mention.start):
            continue
        land = country_of(context, _land_invited_to(context, mention))
        if land:
            give([who], land, genitive)


def _land_invited_to(context: Context, host: Mention) -> str | None:
    """The country of the visit that a sentence tells of with the host's invitation, else the last one before it."""
    page = context.page
    first, stop = page.sentences[page.sentence_of[host.start]]
    visits = [m for m in page.within("encounter", first, stop) if m.group["form"] == "visit"]
    goals = [p for m in visits for p in context.places_in(m.stop, min(stop, m.stop + _FAR_GOAL)) if p.form == "noun"]
    goals = goals or [p for p in context.places_in(first, host.start) if p.form == "noun"]
    return next((place.country for place in reversed(goals) if place.country), None)


def _fill_company(context: Context) -> None:
    """Those who come with somebody from an area are of that area: Minister A was accompanied by Deputy Minister B."""
    page, genitive = context.page, genitive_of(context.page)
    for match in page.of("attendance"):
        if not match.group.get("company"):
            continue
        first, stop = page.sentences[page.sentence_of[match.start]]
        guests = [m.who for m in context.mentions_in(first, match.start) if m.who and m.who.area and m.form in TOLD]
        host = guests[-1].area if guests else None
        for mention in context.mentions_in(match.stop, stop) if host else ():
            who = mention.who
            if page.within("encounter", match.stop, mention.start):
                break  # A, who was accompanied by B, was received by Minister C
            if who and who.area is None and who.company is None and who.rank in OFFICES and host:
                give([] if page.is_a(mention.start, "definite") else [who], host, genitive)
            elif who and who.area and mention.form in TOLD and who.rank not in POSTED:
                host = who.area  # while his Zambian counterpart was with Minister B


def _owned_by_things(context: Context) -> set[int]:
    """Presidents of an organisation named before: the union welcomed it, but its president, Bo Li."""
    heads = (m for m in context.mentions if m.who is not None and m.who.rank == "president")
    return {id(m.who) for m in heads if context.page.is_a(m.start, "thingowner")}


def _fill_governor(context: Context, masthead: Area | None) -> Area | None:
    """A governor of whom no region is said leads the one whose government's paper it is, else the one named most.

    That is one that nobody else leads: Gov. Palmares. A vice governor without a region is the same one's. The region
    of a governor who needs none named is that of the paper.
    """
    lost = [who for who in context.people if who.area is None and who.company is None and who.rank in GOVERNING]
    mayors = context.page.language.sets["townhead"]  # lead no state or province
    leading = [who for who in lost if who.rank == "governor"]
    leading = [who for who in leading if mayors.isdisjoint(who.title.split())] or leading
    leading = [who for who in leading if not who.bygone] or leading
    mayor = bool(leading) and not mayors.isdisjoint(leading[0].title.split())
    town = (town_of_paper(context) or town_of_mayor(context, leading[0])) if mayor else None
    if town is not None:
        give(leading[:1], town, genitive_of(context.page))
        return town
    if len(leading) == 2 and masthead is not None and masthead.code and "-" in masthead.code:
        give(leading[:1], masthead, genitive_of(context.page))  # of two premiers the paper's own comes first
        return masthead
    if not lost or len(leading) > 1:
        return None
    governors = [who for who in context.people if who.rank == "governor" and who.area is not None]
    home = _governed_here(context, leading[0]) if leading else None
    if home is not None:
        pass
    elif len(governors) == 1 and not leading:
        lost = [who for who in lost if who.title.split()[-1:] == governors[0].title.split()[-1:]]
        number = context.page.sentence_of[governors[0].first]
        lost = [who for who in lost if context.page.sentence_of[who.first] != number]  # whom the governor may have met
        lost = [who for who in lost if not _have_met(context, who, governors[0])]
        home = _region_above(context, lost[0]) or governors[0].area if lost else None
    elif not governors or leading:
        home = _own_region(context, masthead, {who.area.code for who in governors if who.area})
    if home is not None:
        city = any(place.code == home.code and place.kind == "city" for place in context.places)
        lost = [who for who in lost if city or mayors.isdisjoint(who.title.split())]
        give(lost, home, genitive_of(context.page))
    return home if leading and lost else None


def _have_met(context: Context, one: Figurehead, other: Figurehead) -> bool:
    """Whether a word for an encounter stands between two people in a sentence: B called on A."""
    page = context.page
    told = [m for m in context.mentions if m.who is one or m.who is other]
    return any(
        a.who is not b.who
        and page.sentence_of[a.start] == page.sentence_of[b.start]
        and bool(page.within("encounter", a.stop, b.start))
        for a, b in pairwise(told)
    )


def _region_above(context: Context, who: Figurehead) -> Area | None:
    """The region that the dateline or the headline names before somebody: LINCOLN, Neb. – Lt. Gov. A."""
    below = context.title[1] if context.title else 0
    told = next((m.start for m in context.mentions if m.who is who and m.start >= below), who.first)
    named = [place for place in context.places_in(0, told) if place.kind == "subdivision" and place.code]
    return context.area_of(named[0]) if named else None


def _governed_here(context: Context, who: Figurehead) -> Area | None:
    """The region that a sentence names before "where" and its governor: in Davao del Sur, where Governor A met them."""
    page = context.page
    first = page.sentences[page.sentence_of[who.first]][0]
    where = next((i for i in range(first, who.first) if page.is_a(i, "wherelink")), None)
    places = context.places_in(first, where) if where else []
    regions = [place for place in places if place.kind == "subdivision" and place.form == "noun" and place.code]
    return context.area_of(regions[-1]) if regions else None


def _own_region(context: Context, masthead: Area | None, governed: set[str | None]) -> Area | None:
    """The region of the masthead, unless it has another governor; else the one named most that nobody stands for."""
    if masthead is not None and "-" in (masthead.code or "-") and masthead.code not in governed:
        return masthead
    staff = _of_one_state(context)
    if staff is not None and not governed:
        return staff
    beside = {
        who.area.code
        for who in context.people
        if who.area and who.rank not in GOVERNING and _stands_beside(context, who)
    }
    others = {who.area.code for who in context.people if who.area is not None and who.company is None} - beside
    return _most_named(context, governed | others)


def _of_one_state(context: Context) -> Area | None:
    """The one region without ministers whose secretaries and commissioners are named: Iowa Secretary of Agriculture."""
    lands = context.page.language.sets["noministers"]
    held = [who.area for who in context.people if who.rank in _STAFF and who.area and who.area.code]
    states = {area.code: area for area in held if str(area.code).partition("-")[0].lower() in lands}
    return next(iter(states.values())) if len(states) == 1 and "-" in str(next(iter(states))) else None


def _stands_beside(context: Context, who: Figurehead) -> bool:
    """Whether an office that its area opens is joined to a governor's: Gov. A and Kansas Secretary of Agriculture B."""
    page = context.page
    for mention in context.mentions:
        if mention.who is not who or mention.start not in context.place_of:
            continue
        for other in context.mentions_in(max(0, mention.start - _LONGEST_MENTION), mention.start):
            joined = other.stop + 1 == mention.start and page.is_a(other.stop, "joiner")
            if joined and other.who is not None and other.who.rank == "governor" and other.who.area is None:
                return True
    return False


def _heads_department(page: Page, who: Figurehead) -> bool:
    """Whether somebody heads a part of a government that is not named: Head of the Crisis Management Department."""
    return bool(who.company) and str(who.company).lower().split()[-1] in page.language.sets["officeseat"]


def _most_named(context: Context, led: set[str | None]) -> Area | None:
    """The region that is named most, but for those in `led`, where no other is named half as often.

    Those of a country that the headline names are the ones visited: Premier concludes trade mission to Ireland.
    """
    named = [place for place in context.places if place.kind == "subdivision" and place.form == "noun"]
    regions = [place for place in named if place.code is not None and place.code not in led]
    title = context.places_in(*context.title) if context.title else []
    abroad = {place.code for place in title if place.kind == "country"}
    regions = [place for place in regions if place.country not in abroad] or regions
    guests = {land_of(who.area) for who in context.people if who.rank in POSTED and who.area}
    regions = [place for place in regions if place.country not in guests]  # an office in Sao Paulo, said Brazil's envoy
    ranked = Counter(place.code for place in regions).most_common(2)
    if not ranked or len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    return context.area_of(next(place for place in regions if place.code == ranked[0][0]))


def publisher(context: Context) -> Area | None:
    """The side whose own paper this is, by the public body or the release above the headline; `None` for an agency."""
    page, above = context.page, context.title[0] if context.title else 0
    for place in context.places_in(0, above):
        side = next((area for area in context.parties if place.code and area.code == place.code), None)
        if side is not None and _is_issued(page, place):
            return side
    return None


def _masthead(context: Context) -> Area | None:
    """The first area in the name of an organisation, or beside the name of a release, above the headline.

    Else the first in the name of a body that opens a line of the head below it: Government of Tarija, 12 May 2024.
    """
    page = context.page
    above = context.title[0] if context.title else 0
    for place in context.places_in(0, above):
        if place.code and _names_publisher(page, place) and _is_issued(page, place):
            return context.area_of(place)
    for start, stop in credit_lines(page, context.title):
        for place in context.places_in(start, stop):
            named = place.code or page.is_a(place.start - 1, "genitive") and place.form == "noun"
            if named and place.start > start and page.is_capital(place.start):
                return context.area_of(place)
    return None


def _fill_envoys(context: Context, masthead: Area) -> None:
    """Envoys of whom no area is said are of the country whose embassy issues the document."""
    above = context.title[0] if context.title else 0
    heads = [(0, above), *credit_lines(context.page, context.title)]
    if any(context.page.has_a("mission", *head) for head in heads):
        lost = [who for who in context.people if who.rank in POSTED and who.area is None and who.company is None]
        give(lost, masthead, genitive_of(context.page))


def _is_issued(page: Page, place: Place) -> bool:
    """Whether a place stands in a line with the name of an organisation or of a release, or that is all an office."""
    line = line_of(page, place.start)
    if page.within("organisation", *line) or page.within("public_issue", *line):
        return True
    office = page.match_at("title", line[0]) is not None and place.stop == line[1]
    return office and all(page.is_capital(i) or page.is_a(i, "namejoint") for i in range(*line))


def _names_publisher(page: Page, place: Place) -> bool:
    """Whether a place above the headline can be the publisher's: no language (translated from the Spanish)."""
    if place.form == "noun":
        return not (place.kind == "city" and page.words[place.stop] == ",")  # Asunción, Steppe News Agency
    return place.form == "adjective" and place.stop < line_of(page, place.start)[1] and page.is_capital(place.stop)


def _leader(context: Context) -> Area | None:
    """The area of the first person where only one area has governors among the first people."""
    first = context.people[:_FIRST]
    led = {who.area.code for who in first if who.rank in GOVERNING and who.area and who.area.code}
    return first[0].area if len(led) == 1 and first[0].rank in GOVERNING else None
