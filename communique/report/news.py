"""What came in and what changed since a day: documents, judgements, statuses, reminders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.compare.status import Thread, standing, threads
from communique.errors import UsageError
from communique.kinds import Commitment, Document, Followup, Judgement
from communique.ledger.filters import Filter
from communique.ledger.following import briefs, due_before, followups_about, followups_in
from communique.ledger.judgements import judgements_since, ratings, reminders
from communique.ledger.judgements import standing as judgements_standing
from communique.ledger.store import Kept, Ledger
from communique.report.phrases import one_line, say_areas, say_change, say_counts, say_period
from communique.report.table import put


@dataclass(frozen=True, slots=True)
class Change:
    """A commitment whose status is another one than it was, the last step that made it so, and the entry as kept."""

    commitment: str
    before: str
    now: str
    why: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class News:
    """What is new since a day up to another, both included."""

    since: str
    until: str
    documents: tuple[tuple[Document, Mapping[str, int]], ...]
    followups: tuple[Kept, ...]
    changes: tuple[Change, ...]
    judgements: tuple[Judgement, ...]
    reminders: tuple[tuple[str, Kept], ...]

    def to_json(self) -> dict[str, Any]:
        """The news as a plain object; documents without their texts."""
        return {
            "since": self.since,
            "until": self.until,
            "documents": [
                {"id": each.id, "title": each.title, "published": each.published, "source": each.source,
                 "replaces": each.replaces, "entries": dict(counts)}
                for each, counts in self.documents
            ],
            "followups": [kept.entry.to_json() for kept in self.followups],
            "changes": [
                {"commitment": each.commitment, "before": each.before, "now": each.now, "why": each.why}
                for each in self.changes
            ],
            "judgements": [each.to_json() for each in self.judgements],
            "reminders": [{"day": day, "entry": kept.id} for day, kept in self.reminders],
        }  # fmt: skip


def find_news(ledger: Ledger, since: str, until: str | None = None, wanted: Filter | None = None) -> News:
    """The news since a day (ISO; days begin at midnight UTC) up to `until`, today where it is `None`.

    Reminders are those of the days in between and all earlier ones that still stand. Raises `UsageError` for no day.
    """
    wanted = wanted or Filter()
    last = _day(until) if until else datetime.now(UTC).date()
    first = _day(since)
    ids = tuple(ledger.added_since(first.isoformat()))
    came = list(ledger.documents(replace(wanted, documents=ids))) if ids else []
    followups = list(ledger.kept(replace(wanted, kinds=("followup",), documents=ids))) if ids else []
    judged = judgements_since(ledger, first.isoformat())
    return News(
        since=first.isoformat(),
        until=last.isoformat(),
        documents=tuple((each, _counts(ledger, each)) for each in came),
        followups=tuple(followups),
        changes=tuple(_changes(ledger, wanted, first, last, [kept.entry for kept in followups], judged)),
        judgements=tuple(judged),
        reminders=tuple(_due(ledger, last)),
    )


def _counts(ledger: Ledger, document: Document) -> dict[str, int]:
    counts = ledger.counts(Filter(documents=(document.id,)))
    return {kind: count for kind, count in counts.items() if kind not in ("document", "judgement")}


def _due(ledger: Ledger, last: date) -> Iterator[tuple[str, Kept]]:
    for day, id in reminders(ledger):
        found = ledger.get(id)
        if day <= last.isoformat() and isinstance(found, Kept):
            yield day, found


def _changes(
    ledger: Ledger, wanted: Filter, first: date, last: date, new: Iterable[Followup], judged: Iterable[Judgement]
) -> Iterator[Change]:
    """Commitments whose status on the last day is not that of the day before the first one.

    Only those are looked at that something happened to: a follow-up came, somebody judged, or a deadline passed.
    """
    passed = due_before(ledger, last.isoformat(), since=(first - timedelta(days=1)).isoformat())
    touched = {each.commitment for each in new} | {each.entry for each in judged} | set(passed)
    everyone = _commitments(ledger, wanted, touched)
    fresh = {each.id for each in new}
    rated, before = _ratings(ledger, first)
    read = ratings(ledger, last.isoformat())
    found = threads(_as_read(everyone, read), followups_about(ledger, everyone))
    documents = _documents(ledger, found.values())
    for id, thread in found.items():
        if thread.head.id == id:
            earlier = replace(thread, followups=[each for each in thread.followups if each.id not in fresh])
            then = _status(earlier, first - timedelta(days=1), documents, before.get(id))
            now = _status(thread, last, documents, rated.get(id))
            if then[0] != now[0]:
                yield Change(id, then[0], *now, everyone[id])


def _commitments(ledger: Ledger, wanted: Filter, ids: set[str]) -> dict[str, Kept]:
    """These commitments, and the earlier ones that they say again, by id."""
    if not ids:
        return {}
    asked = replace(wanted, kinds=("commitment",), ids=tuple(sorted(ids)))
    found = {each.id: each for each in ledger.kept(asked)}
    tied = followups_in(ledger, {each.document or "" for each in found.values()})
    heads = {each.commitment for each in tied if each.bearing in ("repeats", "delays")} - found.keys()
    return found | _commitments(ledger, wanted, heads)


def _documents(ledger: Ledger, found: Iterable[Thread]) -> dict[str, Document]:
    entries = [entry for thread in found for entry in (thread.head, *thread.again, *thread.followups)]
    return {each.id: each for each in briefs(ledger, {entry.document for entry in entries if entry.document})}


def _as_read(everyone: Mapping[str, Kept], read: Mapping[str, tuple[str, str]]) -> Iterator[Commitment]:
    """The commitments with the status that their documents give them, whatever they are rated."""
    for id, kept in everyone.items():
        entry: Commitment = kept.entry
        yield replace(entry, status=read[id][0]) if id in read else entry


def _ratings(ledger: Ledger, first: date) -> tuple[dict[str, str], dict[str, str]]:
    """The ratings that stand, and those of them that were made before the first day."""
    made = list(judgements_standing(ledger, "rated"))
    now = {id: each.change["rated"] for id, each in made}
    return now, {id: each.change["rated"] for id, each in made if each.at < first.isoformat()}


def _status(thread: Thread, day: date, documents: Mapping[str, Document], rated: str | None) -> tuple[str, str]:
    """The status on a day, and the sentence of the last step that led to it."""
    stands = standing(thread, day, documents, rated=rated)
    return stands.status, stands.steps[-1].sentence


def _day(iso: str) -> date:
    try:
        return date.fromisoformat(iso)
    except ValueError as error:
        raise UsageError(f"{iso!r} is no day: write it as 2025-06-30.") from error


# On the screen


def show_news(news: News) -> RenderableType:
    """The news for a console."""
    parts = [
        *_part("Came in", [_document_row(*each) for each in news.documents]),
        *_part("Bears on earlier commitments", [_followup_row(kept) for kept in news.followups]),
        *_part("Stand otherwise now", [_change_row(each) for each in news.changes]),
        *_part("Judged", [_judgement_row(each) for each in news.judgements]),
        *_part("To be reminded of", [_reminder_row(*each) for each in news.reminders]),
    ]
    when = f"Since {say_period(news.since)}"
    return Group(Text(f"{when}:" if parts else f"{when}: nothing new."), *parts)


def _part(heading: str, rows: list[tuple[str, ...]]) -> list[RenderableType]:
    if not rows:
        return []
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    table.columns[0].no_wrap = True
    return [Text(), Text(f"{heading} ({len(rows)})", style="bold"), table]


def _document_row(document: Document, counts: Mapping[str, int]) -> tuple[str, ...]:
    said = say_counts(counts) or "nothing"
    corrects = f" (corrects {document.replaces[:8]})" if document.replaces else ""
    return document.id[:8], say_period(document.published), f"{document.title or document.source or ''}{corrects}", said


def _followup_row(kept: Kept) -> tuple[str, ...]:
    followup: Followup = kept.entry
    return followup.id[:8], f"{followup.bearing} {followup.commitment[:8]}", followup.state, followup.explanation


def _change_row(change: Change) -> tuple[str, ...]:
    commitment: Commitment = change.kept.entry
    what = f"{say_areas(commitment.actors)}: {commitment.action}" if commitment.actors else commitment.action
    return change.commitment[:8], f"{change.before} → {change.now}", what, change.why


def _judgement_row(judgement: Judgement) -> tuple[str, ...]:
    said = say_change(judgement.change)
    return judgement.id[:8], f"{judgement.at[:10]} {judgement.by}", judgement.entry[:8], said, judgement.note or ""


def _reminder_row(day: str, kept: Kept) -> tuple[str, ...]:
    entry = kept.entry
    words = getattr(entry, "action", None) or " … ".join(piece.text for piece in entry.evidence)
    return entry.id[:8], say_period(day), words, json.loads(kept.line).get("owner") or ""


def print_news(console: Console, news: News) -> None:
    """Print the news."""
    put(console, show_news(news))
