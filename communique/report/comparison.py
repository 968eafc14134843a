"""What documents say together, for a screen and as plain objects: stories, agreements, conflicts, what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from communique.compare.saying import NAMES, say_areas, say_interval, say_period
from communique.compare.settle import Difference
from communique.interval import Interval, fraction
from communique.kinds import Derived, Document, Reconciliation, Story, plain

NOTHING = "Nothing to compare: no two figures bear on each other, and no meeting is told."


def comparison_plain(
    stories: Iterable[Story], reconciliations: Iterable[Reconciliation], differences: Iterable[Difference] = ()
) -> dict[str, Any]:
    """The comparison as one JSON object: `stories`, `reconciliations` (with what follows) and `differences`."""
    return {
        "stories": [story.to_json() for story in stories],
        "reconciliations": [entry.to_json() for entry in reconciliations],
        "differences": [plain(difference) for difference in differences],
    }


def comparison_view(
    stories: Sequence[Story],
    reconciliations: Sequence[Reconciliation],
    documents: Mapping[str, Document],
    differences: Sequence[Difference] = (),
    encounters: int | None = None,
) -> RenderableType:
    """The comparison for a terminal; `documents` by id give the names of the sources.

    `encounters` is the number of all stories, where not all are given.
    """
    clashes = [entry for entry in reconciliations if entry.verdict == "conflict"]
    agreed = [entry for entry in reconciliations if entry.verdict != "conflict" and len(entry.documents) > 1]
    alone = [entry for entry in reconciliations if entry.verdict != "conflict" and len(entry.documents) == 1]
    shared = [story for story in stories if len(story.documents) > 1]
    parts: list[RenderableType] = []
    parts += _section("Told by several reports", [_story(story, documents) for story in shared])
    parts += _section("Conflicts", [_entry(entry, documents) for entry in clashes])
    parts += _section("Agreements", [_entry(entry, documents) for entry in agreed])
    parts += _section("Within one report", [_entry(entry, documents) for entry in alone])
    parts += _section("Different, and no contradiction", [Text(f"  {d.explanation}") for d in differences])
    return Group(*parts, Text(comparison_line(stories, reconciliations, encounters))) if parts else Text(NOTHING)


def comparison_line(
    stories: Sequence[Story], reconciliations: Sequence[Reconciliation], encounters: int | None = None
) -> str:
    """The comparison in one line: `2 of 5 encounters told by several reports; 4 of 6 quantities agree, ...`."""
    shared = sum(len(story.documents) > 1 for story in stories)
    verdicts = Counter(entry.verdict for entry in reconciliations)
    counted = (
        f"{verdicts['agree']} of {verdicts.total()} quantities agree",
        f"{verdicts['agree when rounded']} when rounded",
        f"{verdicts['conflict']} in conflict",
    )
    told = len(stories) if encounters is None else encounters
    return f"{shared} of {told} encounters told by several reports; {', '.join(counted)}."


def _section(title: str, lines: list[Text]) -> list[RenderableType]:
    return [Text(f"{title} ({len(lines)})", style="bold"), *lines, Text("")] if lines else []


def _story(story: Story, documents: Mapping[str, Document]) -> Text:
    told = story.meeting
    people = [person.get("name") or person.get("role") or "somebody" for person in told.get("participants") or []]
    place = f" in {told['place']}" if told.get("place") else ""
    head = Text(f"  {told.get('date') or 'no date'}{place}: {', '.join(people) or 'unnamed parties'}\n")
    copies = set(told.get("copies") or ())
    names = [name_of(one, documents) + (" (a copy)" if one in copies else "") for one in story.documents]
    head.append("    " + "; ".join(names), style="dim")
    return head


def name_of(one: str, documents: Mapping[str, Document]) -> str:
    """What a person knows a document by: its outlet and day, its file, or its id."""
    document = documents.get(one)
    if document is None:
        return one
    known = [part for part in (document.outlet, document.published) if part]
    source = document.source.rsplit("/", 1)[-1] if document.source else document.title or one
    return f"{source} ({', '.join(known)})" if known else source


STYLES = {"agree": "green", "agree when rounded": "yellow", "conflict": "red"}


def _entry(entry: Reconciliation, documents: Mapping[str, Document]) -> Text:
    line = Text("  ")
    line.append(entry.verdict, style=STYLES[entry.verdict])
    line.append(f"  {entry.explanation}\n")
    line.append("    " + "; ".join(name_of(one, documents) for one in entry.documents), style="dim")
    return line


def say_derived(result: Derived) -> str:
    """One derived value in words: `trade of Belarus and Krasnodar Territory in 2021: $347.5 to 349.2 million`."""
    low, high = (None if end is None else fraction(end) for end in (result.low, result.high))
    name = NAMES.get(result.indicator, result.indicator)
    when = f" in {say_period(result.period)}" if result.period else ""
    return f"{name} of {say_areas(result.areas)}{when}: about {say_interval(Interval(low, high), result.unit, 4)}"
