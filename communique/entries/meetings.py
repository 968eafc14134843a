"""Encounters between named parties: who met, when, where and in what form.

Each word for an encounter gives a candidate with the people around it; candidates with the same people and no other day
are one encounter. What the document is about comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.entries.context import Context, Figurehead, Mention
from communique.kinds import Area, Evidence, Meeting, Person, entry_id
from communique.text.page import Match, Page

_SUBJECT_REACH = 45
_PEOPLE = ("name", "role")


@dataclass(slots=True)
class Encounter:
    """A candidate: its form, people, day, place, the tokens that tell it, and whether it is told in passing."""

    form: str
    people: list[Figurehead]
    date: str | None
    place: str | None
    spans: list[tuple[int, int]]
    passing: bool
    rule: str
    areas: list[Area] = field(default_factory=list)


def find_encounters(context: Context) -> list[Encounter]:
    """The encounters of the document, the one that it is about first."""
    found: list[Encounter] = []
    for match in context.page.of("encounter"):
        if context.skipped and context.skipped[context.page.paragraph_of[match.start]]:
            continue
        one = _read_encounter(context, match)
        if one and (len(one.people) > 1 or one.form == "forum" or one.people and one.form == "visit"):
            found.append(one)
    merged: list[Encounter] = []
    for one in found:
        _merge(merged, one)
    for one in _meet_again(context, merged):
        _merge(merged, one)
    _attend(context, merged)
    _add_speakers(context, merged)
    kept = [one for one in merged if len(one.people) > 1 or one.form == "forum" and one is merged[0]]
    return sorted(kept, key=lambda one: (one.passing, one.spans[0]))


def find_announced(context: Context) -> list[Encounter]:
    """Sessions of joint bodies that are to come (their sides take part), and visits by accepted invitation."""
    return [*_sittings(context), *_accepted(context)]


def _sittings(context: Context) -> list[Encounter]:
    page = context.page
    found: list[Encounter] = []
    acronyms = {
        page.words[b.stop + 1]
        for b in page.of("jointbody")
        if page.words[b.stop : b.stop + 1] == ["("] and b.stop + 1 < len(page.words)
    }
    for match in page.of("sitting"):
        line = page.sentence_of[match.start]
        first, stop = page.sentences[line]
        if page.quote_of[match.start] >= 0 or context.skipped and context.skipped[page.paragraph_of[match.start]]:
            continue
        bodies = [
            b
            for b in [*page.within("jointbody", first, stop), *_abbreviated(page, acronyms, first, stop)]
            if abs(b.start - match.start) < 16
        ]
        coming = [m for m in page.within("tocome", first, stop) if m.start - match.start < 14]
        if not bodies or not coming or any(one.spans[0][0] >= first for one in found if one.spans[0][0] < stop):
            continue
        areas = _sides(context, bodies[0], first)
        if len(areas) < 2:
            continue
        start = _phrase_start(context, min(match.start, bodies[0].start, coming[0].start), first)
        end = _with_when(context, _last_detail(context, match.stop, stop), stop)
        found.append(
            Encounter(
                "meeting",
                [],
                _day(context, first, stop, match),
                _place(context, first, stop),
                [(start, end)],
                True,
                "session to come",
                areas,
            )
        )
    return found


def _abbreviated(page: Page, acronyms: set[str], first: int, stop: int) -> list[Match]:
    """A joint body by the initials that the document gave it: "the 7th Session of the JTC"."""
    return [Match(i, i + 1, page.of("jointbody")[0].group) for i in range(first, stop) if page.words[i] in acronyms]


def _sides(context: Context, body: Match, first: int) -> list[Area]:
    """The areas in the name of a joint body, else the document's two sides."""
    places = [p for p in context.places_in(max(first, body.start - 9), body.stop + 6) if p.code and p.kind != "city"]
    areas: list[Area] = []
    for place in places:
        if place.code not in {a.code for a in areas}:
            areas.append(Area(place.base, place.code))
    return areas if len(areas) == 2 else context.parties


def _phrase_start(context: Context, i: int, first: int) -> int:
    """Where the clause around token `i` begins."""
    page = context.page
    while i > first and page.words[i - 1] not in (",", ";", ":", "that", "–", "—", "•", "said", "and"):
        i -= 1
    return i


def _last_detail(context: Context, i: int, stop: int) -> int:
    """Behind the last place or date of the sentence that tells of a session."""
    ends = [p.stop for p in context.places_in(i, stop)] + [d.stop for d in context.dates_in(i, stop)]
    return max([end for end in ends if end <= stop], default=stop - (context.page.words[stop - 1] == "."))


def _accepted(context: Context) -> list[Encounter]:
    """An invitation of a named person that is accepted in its sentence or the next."""
    page = context.page
    found = []
    for match in page.of("invitation"):
        line = page.sentence_of[match.start]
        first, stop = page.sentences[line]
        reach = page.sentences[min(line + 1, len(page.sentences) - 1)][1]
        if page.quote_of[match.start] >= 0 or not page.within("acceptance", match.stop, reach):
            continue
        host = _people_before(context, match, first)
        guests = [
            m.who for m in context.mentions_in(match.stop, stop) if m.who and m.form in _PEOPLE and m.who is not host
        ]
        if host is None or not guests:
            continue
        people = _distinct([guests[0], host])
        dates = [d for d in context.dates_in(match.stop, stop) if d.iso and not d.passed]
        if len(people) == 2:
            accepted = page.within("acceptance", match.stop, reach)[0]
            end = accepted.stop if page.sentence_of[accepted.start] == line else stop - 1
            found.append(
                Encounter(
                    "visit",
                    people,
                    dates[0].iso if dates else None,
                    _visited(context, match.stop, stop),
                    [(first, end)],
                    True,
                    "invitation accepted",
                )
            )
    return found + _accepts(context)


def _accepts(context: Context) -> list[Encounter]:
    """ "The Premier has accepted the Governor's invitation to …": who accepts visits whose invitation it is."""
    page = context.page
    found = []
    for match in page.of("acceptance"):
        first, stop = page.sentences[page.sentence_of[match.start]]
        guest = _people_before(context, match, first)
        hosts = [
            m.who
            for m in context.mentions_in(match.stop, stop)
            if m.who and "invitation" in page.words[m.stop : m.stop + 3] and m.form in _PEOPLE
        ]
        if (
            guest is None
            or not hosts
            or page.quote_of[match.start] >= 0
            or page.within("invitation", first, match.start)
        ):
            continue
        people = _distinct([guest, hosts[0]])
        dates = [d for d in context.dates_in(match.stop, stop) if d.iso and not d.passed]
        if len(people) == 2:
            end = max([match.stop, *[d.stop for d in dates]])
            found.append(
                Encounter(
                    "visit",
                    people,
                    dates[0].iso if dates else None,
                    _visited(context, match.stop, stop),
                    [(first, end)],
                    True,
                    "invitation accepted",
                )
            )
    return found


def _visited(context: Context, start: int, stop: int) -> str | None:
    place = next(
        (
            p
            for p in context.places_in(start, stop)
            if p.form == "noun" and context.page.words[p.start - 1] in ("visit", "to", "in")
        ),
        None,
    )
    return place.name if place else None


def _meet_again(context: Context, merged: list[Encounter]) -> list[Encounter]:
    """ "The two ministers … meet again in Yokohama": those who met, at another time."""
    page = context.page
    main = next((one for one in merged if not one.passing and len(one.people) >= 2), None)
    found = []
    for match in page.of("encounter"):
        first, stop = page.sentences[page.sentence_of[match.start]]
        group = next(
            (m for m in reversed(context.mentions_in(first, match.start)) if m.plural and m.form == "group"), None
        )
        if (
            main is None
            or group is None
            or page.quote_of[match.start] >= 0
            or match.group["by"] not in ("verb",)
            or match.start - group.stop > 6
        ):
            continue
        people = [
            who
            for who in main.people
            if not (group.who and group.who.rank not in (None, "official"))
            or who.rank == (group.who and group.who.rank)
        ]
        if len(people) == 2 and _is_passing(page, match, first) and not _people_behind(context, match, stop):
            end = _with_when(context, match.stop, stop)
            found.append(
                Encounter(
                    str(match.group["form"]),
                    people,
                    _day(context, first, stop, match),
                    _place(context, match.stop, stop),
                    [(group.start, end)],
                    True,
                    "meeting to come",
                )
            )
    return found


def _add_speakers(context: Context, merged: list[Encounter]) -> None:
    """A forum that the document is about has those who speak at it as its participants."""
    main = next((one for one in merged if not one.passing), None)
    if main is None or main.form != "forum" or len(main.people) > 1 or any(len(one.people) > 1 for one in merged):
        return
    speakers = _distinct([said.who for said in context.said if said.who and said.mode == "direct" and said.who.name])
    main.people += [who for who in speakers if not any(who is p for p in main.people)]


def set_parties(context: Context, encounters: list[Encounter]) -> None:
    """Fill in the sides of the document: the areas of those who met, else those that the headline and lead name."""
    areas: list[Area] = []
    for one in encounters[:1]:
        for who in one.people:
            if who.area and who.area.code not in {a.code for a in areas}:
                areas.append(who.area)
    if len(areas) < 2:
        areas = _add_places(context, areas)
    context.parties = areas[:2] if len(areas) >= 2 else areas


def _add_places(context: Context, areas: list[Area]) -> list[Area]:
    """The two areas named most often as a side of something, in the order of their first naming."""
    counts: dict[str, int] = {}
    first: dict[str, Area] = {}
    for place in context.places:
        if place.code and place.kind != "city":
            counts[place.code] = counts.get(place.code, 0) + 1
            first.setdefault(place.code, context.area_of(place))
    known = {a.code for a in areas}
    ranked = sorted((code for code in counts if code not in known and counts[code] > 1), key=lambda code: -counts[code])
    ranked = [
        code for code in ranked if not any(k and (k.startswith(code + "-") or code.startswith(k + "-")) for k in known)
    ]
    return areas + [first[code] for code in ranked[: 2 - len(areas)]]


def find_meetings(context: Context, document: str, encounters: list[Encounter]) -> list[tuple[Meeting, str]]:
    """The encounters as entries, each with the rule that found it."""
    found = []
    for one in encounters:
        evidence = tuple(_evidence(context, one.spans))
        key = entry_id("meeting", document, evidence[0].start, evidence[0].end)
        people = tuple(who.person() for who in one.people) or tuple(Person(None, None, area) for area in one.areas)
        found.append((Meeting(key, document, evidence, one.date, one.form, one.place, people), one.rule))
    return found


def _evidence(context: Context, spans: list[tuple[int, int]]) -> list[Evidence]:
    kept: list[tuple[int, int]] = []
    for start, stop in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, stop))
    return [context.evidence(*span) for span in kept[:4]]


def _read_encounter(context: Context, match: Match) -> Encounter | None:
    page = context.page
    line = page.sentence_of[match.start]
    first, stop = page.sentences[line]
    by = match.group["by"]
    if page.quote_of[match.start] >= 0 and by != "between":  # "[during recent negotiations of …]" inside a quotation
        return None
    if _is_negated(page, match, first):
        return None
    if by == "loose" and not _is_linked(page, match, stop):
        return None
    behind = _people_behind(context, match, stop)
    before = _people_before(context, match, first)
    if by == "noun":
        return _read_event(context, match, first, stop)
    if by == "host" and not behind:
        return None
    both = _joined_before(context, match, first) if by == "verb" else []
    if both and behind:
        both = both if _stands_before(context, match, both) else []
    if by == "between" and not behind:
        return _office_holders(context, match, stop)
    if by == "loose" and "between" in page.words[match.stop : match.stop + 6]:
        by = "between"
    if by == "signed" and (len(behind) < 2 or "by" not in page.words[match.stop : behind[0].start]):
        return None
    people = _distinct(
        ([before] if before and by not in ("between", "signed") else []) + [m.who for m in behind if m.who]
    )
    if both:
        people = _distinct(both + [m.who for m in behind if m.who])
    if by == "visit":
        people = _distinct(([before] if before else []) + _hosts(context, match, stop))
    if not people:
        return None
    end = max([m.stop for m in behind] + [match.stop])
    end = _with_when(context, end, stop)
    passing = _is_passing(page, match, first)
    start = _clause_start(context, match, first, before)
    day = _day(context, first, stop, match)
    if day is None and by in ("between", "loose"):
        day = _day_before(context, line)
    if (
        by == "verb"
        and page.words[match.stop - 1] == "by"
        and day is None
        and (earlier := _session_before(context, line))
    ):
        start, day = page.sentences[line - 1][0], earlier
    return Encounter(
        str(match.group["form"]),
        people,
        day,
        _place(context, match.stop, stop) or _place(context, first, match.start),
        [(start, end)],
        passing,
        f"encounter: {page.slice(match.start, match.stop).lower()}",
    )


def _is_linked(page: Page, match: Match, stop: int) -> bool:
    """Whether "with" or "between" stands a few words behind: "a meeting here between", "talks in Rome with"."""
    if match.stop < stop and page.words[match.stop] in ("with", "between", "of"):
        return False  # the phrases of the data with these words have a match of their own
    return any(page.words[i] in ("with", "between") for i in range(match.stop, min(stop, match.stop + 5))) and not any(
        page.words[i] in (",", ".", "that", "and") for i in range(match.stop, min(stop, match.stop + 3))
    )


def _day_before(context: Context, line: int) -> str | None:
    """The weekday in the lead sentence before: "… on Thursday agreed. The understanding was reached in a meeting"."""
    page = context.page
    if line == 0 or page.paragraph_of[page.sentences[line - 1][0]] != page.paragraph_of[page.sentences[line][0]]:
        return None
    days = [
        d
        for d in context.dates_in(*page.sentences[line - 1])
        if d.iso and d.kind in ("weekday", "today") and d.passed is not None
    ]
    return days[0].iso if len(days) == 1 and page.words[page.sentences[line][0]] not in ("next", "later") else None


def _session_before(context: Context, line: int) -> str | None:
    """The day of the session in the sentence before, in one paragraph: "… was held on 12 March. It was chaired by"."""
    page = context.page
    if line == 0:
        return None
    first, stop = page.sentences[line - 1]
    sitting = page.within("sitting", first, stop)
    if not sitting or page.paragraph_of[first] != page.paragraph_of[page.sentences[line][0]]:
        return None
    return _day(context, first, stop, sitting[0])


def _joined_before(context: Context, match: Match, first: int) -> list[Figurehead]:
    """ "A and B met", "A, Minister of X, and B, Minister of Y, co-chaired": two people joined before the verb."""
    page = context.page
    mentions = [
        m for m in context.mentions_in(first, match.start) if m.who and m.form in _PEOPLE and page.quote_of[m.start] < 0
    ]
    if len(mentions) < 2 or "and" not in page.words[mentions[-2].stop : mentions[-1].start]:
        return []
    return _distinct([m.who for m in mentions[-2:] if m.who])


def _stands_before(context: Context, match: Match, people: list[Figurehead]) -> bool:
    """Whether the last of the people joined by "and" stands right before the verb."""
    return any(
        m.who is people[-1] and match.start - 2 <= m.stop <= match.start
        for m in context.mentions_in(max(0, match.start - 20), match.start)
    )


def _hosts(context: Context, match: Match, stop: int) -> list[Figurehead]:
    """Who invited somebody: "paid a visit to Malaysia at the invitation of X"."""
    page = context.page
    words = page.words
    mentions = context.mentions_in(match.stop, stop)
    return [
        m.who
        for m in mentions
        if m.who and m.form in _PEOPLE and "invitation" in words[max(match.stop, m.start - 4) : m.start]
    ]


def _office_holders(context: Context, match: Match, stop: int) -> Encounter | None:
    """ "Negotiations of the Presidents of A and B": the people in the office, or the office where nobody is named."""
    page = context.page
    group = next(
        (m for m in context.mentions_in(match.stop, min(stop, match.stop + 4)) if m.plural and m.who and m.who.rank),
        None,
    )
    if group is None or group.who is None:
        return None
    places = [p for p in context.places_in(group.start, min(stop, group.stop + 8)) if p.form == "noun" and p.code]
    places = [p for p in places if not any(page.words[i] in ("in", "at", "on") for i in range(group.stop - 1, p.start))]
    if len(places) < 2:
        return None
    people = [_holder(context, str(group.who.rank), context.area_of(p), group) for p in places[:2]]
    end = _with_when(context, places[1].stop, stop)
    first = page.sentences[page.sentence_of[match.start]][0]
    start = match.start - (match.start > first and page.words[match.start - 1] in ("recent", "last", "latest"))
    return Encounter(
        str(match.group["form"]),
        people,
        _day(context, match.start, end, match),
        _place(context, group.stop, end),
        [(start, end)],
        True,
        "encounter of office holders",
    )


def _holder(context: Context, rank: str, area: Area, group: Mention) -> Figurehead:
    for who in context.people:
        if who.rank == rank and who.area and who.area.code == area.code:
            return who
    title = context.page.match_at("title", group.stop - 1) or context.page.match_at("title", group.start)
    office = title.group["rank"] if title else rank
    return Figurehead(None, f"{str(office).title()} of {area.name}", area, rank=rank, first=group.start)


def _is_negated(page: Page, match: Match, first: int) -> bool:
    return any(
        page.words[i] in ("not", "never", "if", "would", "could")
        for i in range(max(first, match.start - 3), match.start)
    )


def _distinct(people: list[Figurehead]) -> list[Figurehead]:
    kept: list[Figurehead] = []
    for who in people:
        if (
            who.kind == "person"
            and (who.name or who.rank in ("president", "governor", "minister", "prime minister", "monarch"))
            and not any(who is k for k in kept)
        ):
            kept.append(who)
    return kept


def _people_behind(context: Context, match: Match, stop: int) -> list[Mention]:
    """The people that a word for an encounter takes, up to a verb of saying or a clause of their own."""
    page = context.page
    found: list[Mention] = []
    i = match.stop
    for mention in context.mentions_in(match.stop, stop):
        between = page.words[i : mention.start]
        if len(between) > 22 or any(w in ("who", "which", "that", "where", "said", "as", "when") for w in between):
            break
        if any(w in between for w in (";",)):
            break
        if mention.form in _PEOPLE and mention.who and not _is_aside(page, mention):
            if found and not any(
                w in ("and", ",", "with", "by", "including", "as", "well", "led", "headed") for w in between
            ):
                break
            found.append(mention)
        i = mention.stop
    return found


def _is_aside(page: Page, mention: Mention) -> bool:
    """Whether a person is only named beside: "on behalf of X", "X's palace"."""
    before = page.words[max(0, mention.start - 3) : mention.start]
    after = page.words[mention.stop] if mention.stop < len(page.words) else ""
    return (
        "behalf" in before or after == "'s" or "invitation" in before or "orders" in before or "instruction" in before
    )


def _people_before(context: Context, match: Match, first: int) -> Figurehead | None:
    """The subject of a word for an encounter: the nearest person before it that is no object of something else."""
    page = context.page
    nearest: Figurehead | None = None
    for mention in reversed(context.mentions_in(max(first, match.start - _SUBJECT_REACH), match.start)):
        if page.quote_of[mention.start] >= 0 or mention.who is None:
            continue
        if mention.form == "pronoun" and page.words[mention.start] in ("him", "her", "them"):
            continue
        if mention.form in (*_PEOPLE, "pronoun") and mention.who.kind == "person":
            before = page.words[mention.start - 1] if mention.start > first else ""
            if mention.stop < len(page.words) and page.words[mention.stop] == "'s" and mention.stop + 3 < match.start:
                continue
            if before in ("with", "by", "to", "of") and nearest is None:
                continue
            return mention.who
    return nearest


def _clause_start(context: Context, match: Match, first: int, who: Figurehead | None) -> int:
    mentions = [m for m in context.mentions_in(first, match.start) if m.who is who and who is not None]
    return mentions[-1].start if mentions else first


def _with_when(context: Context, end: int, stop: int) -> int:
    """The end of the evidence with the place and the day behind it: "in Minsk on 19 September"."""
    page = context.page
    while end < stop:
        i = end
        while i < stop and page.words[i] in ("in", "on", "at", "the", ",", "here"):
            i += 1
        place, when = context.place_of.get(i), context.dates_in(i, i + 1)
        if place and place.stop <= stop:
            end = place.stop
        elif when and when[0].stop <= stop:
            end = when[0].stop
        else:
            return end
    return end


def _is_passing(page: Page, match: Match, first: int) -> bool:
    return (
        any(m.start >= first for m in page.within("othertime", max(first, match.start - 8), match.stop + 1))
        or page.words[max(0, match.start - 1)] == "had"
    )


def _day(context: Context, first: int, stop: int, match: Match) -> str | None:
    """The day (or month) of an encounter: the date of its sentence nearest to its word."""
    page = context.page
    dates = [
        d
        for d in context.dates_in(first, stop)
        if d.iso
        and d.kind in ("day", "today", "weekday", "month", "season", "interval", "year")
        and page.quote_of[d.start] < 0
    ]
    dates = [
        d
        for d in dates
        if d.link in ("", "on", "in") and not d.edge and (d.kind != "year" or d.link == "in" and not d.passed)
    ]
    if not dates:
        return None
    days = [d for d in dates if d.kind in ("day", "today", "weekday")] or dates
    behind = [d for d in days if match.start <= d.start < match.stop + 25]
    nearest = behind[0] if behind else min(days, key=lambda d: abs(d.start - match.start))
    return nearest.iso if abs(nearest.start - match.start) < 30 else None


def _place(context: Context, start: int, stop: int) -> str | None:
    """A city or another place behind "in"."""
    page = context.page
    for place in context.places_in(start, stop):
        if (
            place.form == "noun"
            and place.start
            and page.words[place.start - 1] in ("in", "at")
            and page.quote_of[place.start] < 0
        ):
            return place.name
    return None


def _read_event(context: Context, match: Match, first: int, stop: int) -> Encounter | None:
    """A forum or a ceremony that somebody speaks at or that is said to be held."""
    page = context.page
    window = page.words[first:stop]
    text = " ".join(window)
    held = any(
        w in text
        for w in (
            "was held",
            "were held",
            "took place",
            "was opened",
            "opened in",
            "was attended",
            "kicked off",
            "gathered",
        )
    )
    held = held and not any(w in window for w in ("will", "would", "should", "next", "could"))
    speaks = any(
        w in window for w in ("speaking", "addressed", "addressing", "spoke", "attended", "opening", "inaugurated")
    )
    if not (held or speaks) or any(
        m.start >= first for m in page.within("othertime", first, stop) if page.words[m.start] not in ("last",)
    ):
        return None
    if page.sentence_of[match.start] > 12 and not speaks:
        return None
    people = _distinct(
        [m.who for m in context.mentions_in(first, stop) if m.who and m.form in _PEOPLE and page.quote_of[m.start] < 0]
    )
    if not people and not held:
        return None
    place = _place(context, first, stop)
    return Encounter(
        str(match.group["form"]),
        people,
        _day(context, first, stop, match),
        place,
        [(first, stop - (page.words[stop - 1] == "."))],
        False,
        "event",
    )


def _merge(merged: list[Encounter], one: Encounter) -> None:
    """Join a candidate to the encounter that it cannot be told from, or keep it as one of its own."""
    for known in merged:
        if _is_same(known, one):
            for who in one.people:
                if not any(who is k for k in known.people):
                    known.people.append(who)
            known.spans += one.spans
            known.place = known.place or one.place
            if known.form == one.form:
                known.date = known.date or one.date
            elif one.form == "meeting":  # the visit during which people met is that encounter
                known.form, known.date = "meeting", one.date or known.date
            return
    merged.append(one)


def _is_same(a: Encounter, b: Encounter) -> bool:
    if {a.form, b.form} == {"visit", "meeting"} and a.passing == b.passing:
        visit, meeting = (a, b) if a.form == "visit" else (b, a)
        if len(visit.people) == 1 and any(visit.people[0] is who for who in meeting.people):
            return True
    if (
        a.date
        and b.date
        and a.date != b.date
        or a.passing != b.passing
        or "call" in (a.form, b.form)
        and a.form != b.form
    ):
        return False
    shared = [who for who in b.people if any(who is k for k in a.people)]
    small = min(len(a.people), len(b.people))
    return len(shared) >= small > 0 if small < 2 or a.date != b.date else len(shared) >= min(small, 2)


def _attend(context: Context, merged: list[Encounter]) -> None:
    """Add those who are said to have taken part to the encounter before it, or to the first."""
    page = context.page
    main = [one for one in merged if not one.passing]
    if not main:
        return
    for match in page.of("attendance"):
        if page.quote_of[match.start] >= 0 or context.skipped and context.skipped[page.paragraph_of[match.start]]:
            continue
        first, stop = page.sentences[page.sentence_of[match.start]]
        target = _attended(context, main, first, stop)
        people = _distinct(
            [
                m.who
                for m in context.mentions_in(first, stop)
                if m.who and m.form in _PEOPLE and m.who.name and not _is_aside(page, m)
            ]
        )
        new = [who for who in people if not any(who is k for k in target.people)]
        if new:
            target.people += new
            target.spans.append((first, stop - (page.words[stop - 1] == ".")))


def _attended(context: Context, main: list[Encounter], first: int, stop: int) -> Encounter:
    """The encounter that a sentence about who took part speaks of: by its place, its paragraph, else the first."""
    page = context.page
    place = _place(context, first, stop)
    by_place = [one for one in main if place and one.place == place]
    paragraph = page.paragraph_of[first]
    near = [one for one in main if page.paragraph_of[one.spans[-1][0]] == paragraph and one.spans[0][0] < stop]
    return (by_place or near or main)[0] if not near or by_place else near[-1]
