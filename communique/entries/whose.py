"""Whose an official is of whom no area is said, by the words around: a list, a host, an envoy met, what is promised."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.lexicon import lexicon
from communique.entries.places import Place
from communique.entries.roles import GOVERNING, POSTED, genitive_of, office_of
from communique.kinds import Actor, Area
from communique.text.page import Match, Page

OFFICES: Final = frozenset(
    (
        "minister",
        "deputy",
        "secretary",
        "prime minister",
        "president",
        "monarch",
        "commissioner",
        "state counsellor",
    )
)
_LISTED: Final = OFFICES - {"commissioner"}
TOLD: Final = ("name", "role")  # the forms of mentions that tell who it is
_FEWEST: Final = 3  # officials of a list that one adjective may stand before
_FAR_MEMBER: Final = 3  # tokens between two members of a list
_FAR_OPENER: Final = 4  # tokens between "Uzbek officials" and those who are named
_FAR_SIDE: Final = 6  # tokens between a verb of meeting and whom it is about
_FAR_GUEST: Final = 24  # tokens between a word for an encounter and the guest
_FAR_STANCE: Final = 4  # tokens between what a country does and its name
_HOSTING: Final = frozenset(("host", "greet"))
_GOING: Final = frozenset(("visit", "trip"))
_HEADS: Final = frozenset(("prime minister", "president", "monarch"))
_MEETING: Final = frozenset(("verb", "host", "greet"))


def give(people: list[Figurehead], home: Area, genitive: str) -> None:
    """Let people lead or stand for an area, and their offices name it."""
    for who in people:
        who.area, who.company = home, None
        if who.role and f" {genitive} {home.name}" not in who.role:
            who.role = office_of(who.role, home, genitive)


def fill_whose(context: Context) -> Area | None:
    """Give officials of whom no area is said the one that the words around them tell.

    The area of a host or of somebody who speaks for it, where only one is told of so: the paper's own may be that.
    """
    if not any(_is_lost(who) for who in context.people):
        return None
    _fill_sides(context)
    _fill_groups(context)
    _fill_lists(context)
    _fill_owned(context)
    told = {area.code: area for area in [*_fill_hosts(context), *_fill_speakers(context)]}
    return next(iter(told.values())) if len(told) == 1 else None


def country_of(context: Context, code: str | None) -> Area | None:
    """The country with these letters as the document names it first; `None` where it names it nowhere."""
    named = [p for p in context.places if p.kind == "country" and p.code == code and code]
    place = next((p for p in named if not p.name.isupper() or len(p.name) < 4), named[0] if named else None)
    return Area(place.base, place.code) if place else None


def land_of(area: Area | Actor | None) -> str:
    """The letters of the country that an area is or lies in; empty where it has no code."""
    return str(area.code).partition("-")[0] if area is not None and area.code else ""


def _is_lost(who: Figurehead) -> bool:
    return who.kind == "person" and who.area is None and who.company is None and who.rank in OFFICES


# Lists of officials


def _fill_groups(context: Context) -> None:
    """ "Uzbek officials such as Deputy Prime Minister A and Transport Minister B": all are of Uzbekistan."""
    page, openers = context.page, context.page.language.sets["listopener"]
    for match in page.of("group"):
        place = context.place_of.get(match.start - 1) or context.place_of.get(match.start - 2)
        if place is None or place.form != "adjective" or place.kind != "country":
            continue
        near = page.words[match.stop : match.stop + _FAR_OPENER]
        if openers.isdisjoint(near):
            continue
        stop = page.sentences[page.sentence_of[match.start]][1]
        members = _first_list(context, match.stop, stop)
        if members and members[0].start - match.stop <= _FAR_OPENER:
            lost = [m.who for m in members if m.who and _is_lost(m.who)]
            give(lost, Area(place.base, place.code), genitive_of(page))


def _first_list(context: Context, start: int, stop: int) -> list[Mention]:
    """The people named from token `start` on who are listed one behind the other."""
    lists = _lists(context, start, stop)
    return next(lists, [])


def _lists(context: Context, start: int, stop: int) -> Iterator[list[Mention]]:
    """The runs of people named in tokens `start` to `stop` between whom only commas and joiners stand."""
    page, run = context.page, list[Mention]()
    for mention in context.mentions_in(start, stop):
        if mention.form != "name" or mention.who is None or mention.who.kind != "person":
            continue
        if run and not _is_joint(page, run[-1].stop, mention.start):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _is_joint(page: Page, start: int, stop: int) -> bool:
    between = page.words[start:stop]
    joiners = page.language.wordset("joiner", "definite")
    return 0 < len(between) <= _FAR_MEMBER and all(word in ",;" or word in joiners for word in between)


def _fill_lists(context: Context) -> None:
    """ "Russian President A, Foreign Minister B and Trade Minister C": the area of the first is that of all."""
    page = context.page
    for number in sorted({page.sentence_of[who.first] for who in context.people if _is_lost(who)}):
        first, stop = page.sentences[number]
        for run in _lists(context, first, stop):
            held = [m.who for m in run if m.who and m.who.rank in _LISTED | GOVERNING]
            lands = {land_of(who.area) for who in held if who.area}
            few = len(held) < _FEWEST and not _are_met(page, run, held)
            if few or len(held) < len(run) or held[0].area is None or len(lands) != 1:
                continue
            land = country_of(context, lands.pop())
            if land:
                give([who for who in held if _is_lost(who)], land, genitive_of(page))


def _are_met(page: Page, run: list[Mention], held: list[Figurehead]) -> bool:
    """Whether two ministers of one cabinet stand behind "with": held talks with Sudanese Trade Minister A, and B."""
    cabinet = len(held) == len(run) > 1 and all(who.rank == "minister" for who in held)
    return cabinet and page.is_a(run[0].start - 1, "withword")


def _fill_sides(context: Context) -> None:
    """ "Under the chairmanship of Minister A from the Saudi side": whoever a side sends is of its land."""
    page = context.page
    if page.language.sets["led_side"].isdisjoint(page.known):
        return
    for mention in context.mentions:
        place = context.place_of.get(mention.stop + 2) if mention.who and _is_lost(mention.who) else None
        if place is None or place.form != "adjective" and place.kind != "country":
            continue
        linked = page.is_a(mention.stop, "sidelink") and page.is_a(mention.stop + 1, "definite")
        if linked and page.is_a(place.stop, "led_side") and mention.who is not None:
            give([mention.who], Area(place.base, place.code), genitive_of(page))


def _fill_owned(context: Context) -> None:
    """ "Ambassador A of Peru came on behalf of his Minister of Trade B": B is of the country of A."""
    page, his = context.page, context.page.language.sets["ownpronoun"]
    for mention in context.mentions:
        who = mention.who
        if mention.form != "name" or who is None or not _is_lost(who) or page.words[mention.start] not in his:
            continue
        first = page.sentences[page.sentence_of[mention.start]][0]
        before = [m.who for m in context.mentions_in(first, mention.start) if m.who and m.form in TOLD]
        if before and before[-1].area:
            give([who], before[-1].area, genitive_of(page))


# Hosts


def _fill_hosts(context: Context) -> list[Area]:
    """Who receives a foreign guest in a city, or meets the envoy to a country, is of that country."""
    page, homes = context.page, list[Area]()
    for match in page.of("encounter"):
        if match.group["by"] not in _MEETING or page.quote_of[match.start] >= 0:
            continue
        one, other = sides_of(context, match, match.stop + _FAR_SIDE)
        if one is None or other is None or one.who is None or other.who is None:
            continue
        hosting = match.group["by"] in _HOSTING and not page.is_a(match.stop - 1, "agentlink")
        home = _seat_of(context, one, other.who) or _seat_of(context, other, one.who)
        home = home or (_city_received_in(context, match.stop, other.who) if hosting else None)
        lost = [who for who in (one.who, other.who) if _is_lost(who)]
        if home and len(lost) == 1:
            give(lost, home, genitive_of(page))
            homes.append(home)
    return homes


def sides_of(context: Context, verb: Match, end: int) -> tuple[Mention | None, Mention | None]:
    """Who stands last before a verb of meeting and first behind it, before token `end`, both in its sentence."""
    first, last = context.page.sentences[context.page.sentence_of[verb.start]]
    before = [m for m in context.mentions_in(first, verb.start) if m.form in TOLD]
    behind = [m for m in context.mentions_in(verb.stop, min(last, end)) if m.form in TOLD]
    return before[-1] if before else None, behind[0] if behind else None


def _seat_of(context: Context, envoy: Mention, met: Figurehead) -> Area | None:
    """The country where an envoy is posted, of which is who meets the envoy; `None` if the envoy may be of theirs."""
    who, page = envoy.who, context.page
    if who is None or who.rank not in POSTED or who.area is None or not _is_lost(met):
        return None
    led = lexicon(page.language.language, "ledby")
    if any(led.before(page.words, i) is not None for i in range(envoy.start, max(0, envoy.start - 3), -1)):
        return None  # an Indian delegation led by Ghana's envoy to India
    posted = page.language.wordset("officelink", posted=True)
    places = [p for p in context.places_in(envoy.start, envoy.stop) if p.kind == "country"]
    seats = [p for p in places if p.start > envoy.start and page.words[_before(page, p)] in posted]
    seat = seats[0].code if seats else None
    others = {land_of(one.area) for one in context.people if one.rank in OFFICES}
    return country_of(context, seat) if seat and seat != who.area.code and seat not in others else None


def without_counterparts(context: Context, lost: list[Figurehead], home: Area) -> list[Figurehead]:
    """Those of the officials who meet no counterpart of `home`: A, who met his Omani counterpart, is not of Oman."""
    page, land, others = context.page, land_of(home), set[int]()
    for match in page.of("title"):
        if match.group["rank"] != "counterpart":
            continue
        first = page.sentences[page.sentence_of[match.start]][0]
        place = next((p for p in context.places_in(first, match.start) if p.stop == match.start), None)
        if place is not None and place.country == land:
            others |= {id(m.who) for m in context.mentions_in(first, place.start) if m.form in TOLD}
    return [who for who in lost if id(who) not in others]


def without_hosts_abroad(context: Context, lost: list[Figurehead], home: Area) -> list[Figurehead]:
    """Those of the officials that are of `home`, without those whom its head meets on a visit to another country."""
    page, known = context.page, {id(who) for who in lost}
    if not any(who.rank in _HEADS for who in lost) or not _goes_abroad(context, land_of(home)):
        return lost
    met = set[int]()
    for match in page.of("encounter"):
        sides = sides_of(context, match, match.stop + _FAR_SIDE) if match.group["by"] in _MEETING else (None, None)
        pair = [side.who for side in sides if side and side.who and id(side.who) in known]
        if len(pair) == 2 and any(who.rank in _HEADS for who in pair):
            met |= {id(who) for who in pair if who.rank not in _HEADS}
    return [who for who in lost if id(who) not in met]


def without_opposites(context: Context, lost: list[Figurehead], home: Area) -> list[Figurehead]:
    """Those of the officials who meet nobody of `home`: whom its ambassador meets is of another country.

    Of two who meet, and of both of whom no area is said, neither is known to be at home, unless one is a region's.
    """
    page, known, others = context.page, {id(who) for who in lost}, set[int]()
    for match in page.of("encounter"):
        if page.quote_of[match.start] >= 0:
            continue
        for one, other in _opposites(context, match):
            if id(one) in known and land_of(other.area) == land_of(home):
                others.add(id(one))
            if id(other) in known and land_of(one.area) == land_of(home):
                others.add(id(other))
    return [who for who in lost if id(who) not in others]


def without_second_heads(context: Context, lost: list[Figurehead], home: Area) -> list[Figurehead]:
    """Those of the officials without the heads of state or government of whom `home` has another, or would have two."""
    land = land_of(home)
    held = [who.rank for who in context.people if who.name and who.area and who.area.code == land and not who.bygone]
    heads = [who.rank for who in lost if who.rank in _HEADS and who.name and not who.bygone] + held
    twice = {rank for rank in heads if heads.count(rank) > 1}
    return [who for who in lost if who.rank not in _HEADS or who.rank not in twice or who.bygone]


def _opposites(context: Context, match: Match) -> Iterator[tuple[Figurehead, Figurehead]]:
    """Who meets whom by a word for an encounter: A received B, talks between A and B, a call of A on B."""
    page, joined = context.page, match.start
    first, last = page.sentences[page.sentence_of[match.start]]
    behind = _officials(context, match.stop, min(last, match.stop + _FAR_GUEST))
    if len(behind) > 1 and (match.group["by"] == "between" or _is_between(page, match.stop, behind[0][0].start)):
        yield behind[0][1], behind[1][1]  # talks between A and B
        return
    before = _officials(context, first, match.start)
    for mention, who in reversed(before):
        if not behind or mention is not before[-1][0] and not _is_joint(page, mention.stop, joined):
            return
        joined = mention.start
        yield who, behind[0][1]


def _is_between(page: Page, start: int, stop: int) -> bool:
    """Whether a word such as "between" in tokens `start` to `stop` joins both who met."""
    return not page.language.wordset("partylink", both=True).isdisjoint(page.words[start:stop])


def _officials(context: Context, start: int, stop: int) -> list[tuple[Mention, Figurehead]]:
    """The people told of by name or office in tokens `start` to `stop`."""
    forms = (*TOLD, "pronoun")
    told = [(m, m.who) for m in context.mentions_in(start, stop) if m.who and m.form in forms and not m.plural]
    return [(mention, who) for mention, who in told if who.kind == "person" and who.rank != "spouse"]


def _goes_abroad(context: Context, land: str) -> bool:
    """Whether a visit to another country than `land` is told of."""
    visits = (match for match in context.page.of("encounter") if match.group["by"] in _GOING)
    goals = (p for match in visits for p in context.places_in(match.stop, match.stop + _FAR_SIDE))
    return any(p.form == "noun" and p.country and p.country != land for p in goals)


def _before(page: Page, place: Place) -> int:
    return place.start - 1 - page.is_a(place.start - 1, "definite")


def _city_received_in(context: Context, start: int, guest: Figurehead) -> Area | None:
    """The country of the city behind "in" where a foreign guest is received, if the document names that country."""
    page = context.page
    stop = page.sentences[page.sentence_of[start]][1]
    if guest.area is None or not guest.area.code or page.has_a("sideline", start, stop):
        return None
    cities = [p for p in context.places_in(start, stop) if p.form == "noun" and p.kind != "country" and p.country]
    cities = [p for p in cities if page.is_a(p.start - 1, "citylink")]
    lands = {str(p.country) for p in cities}
    if len(lands) != 1 or land_of(guest.area) in lands:
        return None
    return country_of(context, lands.pop())


# Speakers


def _fill_speakers(context: Context) -> list[Area]:
    """Who says what a country wants or attaches importance to speaks for it, if nobody else here does."""
    page, homes = context.page, list[Area]()
    taken = {land_of(who.area) for who in context.people if who.rank in OFFICES | POSTED}
    votes: dict[int, set[str]] = {}
    lost = {id(who): who for who in context.people if _is_lost(who)}
    for mention in context.mentions if lost else ():
        if id(mention.who) not in lost:
            continue
        land = _stance(context, mention)
        if land and land not in taken:
            votes.setdefault(id(mention.who), set()).add(land)
    for key, lands in votes.items():
        home = country_of(context, lands.pop()) if len(lands) == 1 else None
        if home and _is_lost(lost[key]):
            give([lost[key]], home, genitive_of(page))
            homes.append(home)
    return homes


def _stance(context: Context, mention: Mention) -> str | None:
    """The country of whose will somebody tells: "Vietnam wants to …, he said", "he said that Vietnam values …"."""
    page = context.page
    first, stop = page.sentences[page.sentence_of[mention.start]]
    cue = next((m for m in page.within("cue", mention.stop, min(stop, mention.stop + _FAR_SIDE))), None)
    if cue is None or page.quote_of[cue.start] >= 0:
        return None
    near = context.places_in(cue.stop, min(stop, cue.stop + _FAR_STANCE))
    for place in [*context.places_in(first, mention.start)[:1], *near[:1]]:
        subject = place.kind == "country" and place.form == "noun" and not page.is_a(place.start - 1, "preposition")
        if subject and page.has_a("stance", place.stop, min(place.stop + _FAR_STANCE, stop)):
            return place.code
    return None
