"""Commitments followed, on the screen: a table of them, the history of one, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.kinds import Commitment, Document, Followup
from communique.ledger.store import Ledger
from communique.report.following import Followed, Wanted, documents_of, follow_all, last_iso
from communique.report.phrases import one_line, say_areas, say_period, say_person
from communique.report.table import plain_table

OVERDUE_SHOWN = 5


def show_commitments(followed: Sequence[Followed], *, total: int) -> RenderableType:
    """A table of commitments with their status, the first of `total`."""
    table = plain_table()
    for header in ("id", "status", "due", "first due", "force", "who", "what is to be done"):
        table.add_column(header, overflow="fold", no_wrap=header in ("id", "status"))
    for each in followed:
        table.add_row(*(Text(cell) for cell in _row(each)))
    left = total - len(followed)
    more = [Text(f"and {left:,} more: --limit {total}", style="dim")] if left > 0 else []
    return Group(table, *more)


def _row(each: Followed) -> tuple[str, ...]:
    one, stands = each.commitment, each.standing
    moved = say_period(stands.first_due) if stands.moved else ""
    again = f" (said {len(each.thread.again) + 1} times)" if each.thread.again else ""
    who = say_areas(one.actors) or say_person(one.speaker, role=False)
    return (
        one.id[:8], stands.status, say_period(stands.due), moved, one.force, who, one_line(one.action) + again,
    )  # fmt: skip


def show_history(ledger: Ledger, each: Followed) -> RenderableType:
    """The history of a commitment, sentence by sentence, how it stands, and what waits for review."""
    one, stands = each.commitment, each.standing
    parts: list[RenderableType] = [
        Text(f"commitment {one.id}", style="bold"),
        Text(f"{say_areas(one.actors) or 'nobody named'}: {one_line(one.action)}"),
        Text(f"{one.force} {one.type}{f', if: {one_line(one.condition)}' if one.condition else ''}", style="dim"),
        Text(),
    ]
    by_id = {f.id: f for f in each.thread.followups}
    documents = documents_of(ledger, [one, *each.thread.again], by_id.values())
    for step in stands.steps:
        parts += _step(step.day, f"{step.sentence} [{step.status}]", by_id.get(step.followup or ""), one, documents)
    parts += [Text(), Text(f"On {say_period(stands.day)}: {stands.status}", style="bold"), _questions(each)]
    return Group(*parts, *_waiting(each, documents))


def _step(
    day: str, sentence: str, followup: Followup | None, one: Commitment, documents: Mapping[str, Document]
) -> list[RenderableType]:
    source = followup or (one if sentence.startswith("It was said first") else None)
    lines: list[RenderableType] = [Text(f"{say_period(day) or 'no date':<12} {sentence}")]
    if source is not None:
        words = one_line(" … ".join(piece.text for piece in source.evidence))
        lines.append(Text(f"{'':<12} “{words}”", style="italic"))
        where = _where(documents.get(source.document or ""))
        sure = f" · {followup.id[:8]} {followup.state}, {followup.confidence:.2f}" if followup else ""
        lines.append(Text(f"{'':<12} {where}{sure}", style="dim"))
    return lines


def _where(document: Document | None) -> str:
    if document is None:
        return ""
    return one_line(" · ".join(part for part in (document.title, document.outlet, document.id[:8]) if part))


def _questions(each: Followed) -> Table:
    """The three questions, kept apart, and what else is to be said of its standing."""
    stands = each.standing
    table = Table.grid(padding=(0, 2))
    table.add_row("the parties say", Text(stands.parties or "nothing read"))
    table.add_row("another side says", Text(stands.others or "nothing read"))
    first = say_period(stands.first_due)
    table.add_row(
        "against its first date", Text(f"{first}: {stands.against_first_date}" if first else "no date was given")
    )
    if stands.moved:
        table.add_row("the date that counts", Text(say_period(stands.due)))
    if stands.stage:
        table.add_row("the money is", Text(stands.stage))
    if stands.silent_since and stands.reports_since:
        said = f"nothing read about it since {say_period(stands.silent_since)}, in {_reports(stands.reports_since)}"
        table.add_row("silence", Text(said))
    return table


def _reports(count: int) -> str:
    return f"{count:,} report{'s' if count != 1 else ''}"


def _waiting(each: Followed, documents: Mapping[str, Document]) -> list[RenderableType]:
    offered = [f for f in each.thread.followups if f.state == "offered"]
    if not offered:
        return []
    lines: list[RenderableType] = [Text(), Text("Waits for review", style="bold")]
    for followup in offered:
        words = one_line(" … ".join(piece.text for piece in followup.evidence))
        lines.append(Text(f"{followup.id[:8]} {followup.bearing}, {followup.confidence:.2f}: “{words}”"))
        lines.append(Text(f"{'':<8} {one_line(followup.explanation)}", style="dim"))
    return lines


def show_due(ledger: Ledger, day: date) -> list[RenderableType]:
    """What is due in the month of a day, and what is overdue, a few of each."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    near = follow_all(ledger, Wanted(day, due_before=following.isoformat()))
    month = day.strftime("%Y-%m")
    due = [e for e in near if last_iso(e.standing.due)[:7] == month and e.standing.status in ("open", "in progress")]
    overdue = [e for e in near if e.standing.status == "overdue"]
    latest = sorted(overdue, key=lambda e: last_iso(e.standing.due), reverse=True)
    return [
        *_due_part("Due this month", due, "--due-before " + following.isoformat()),
        *_due_part("Overdue", latest, "--status overdue"),
    ]


def _due_part(heading: str, followed: Sequence[Followed], options: str) -> list[RenderableType]:
    if not followed:
        return []
    table = Table.grid(padding=(0, 2))
    for each in followed[:OVERDUE_SHOWN]:
        id, _, due, _, force, who, what = _row(each)
        table.add_row(Text(id, style="dim"), Text(due), Text(force), Text(who), Text(what))
    left = len(followed) - OVERDUE_SHOWN
    beside = [Text(f"and {left:,} more: communique commitments {options}", style="dim")] if left > 0 else []
    return [Text(), Text(heading, style="bold"), table, *beside]
