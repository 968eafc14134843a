"""The commands with which people decide and add: each is a sentence, an example, and a call into a room.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from communique.doors import (
    Command,
    console,
    kind_named,
    ledger_option,
    open_ledger,
    reviewer_called,
)
from communique.errors import UsageError
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.kinds import Judgement
    from communique.ledger.keeping import Reviewer
    from communique.ledger.store import Ledger


def reviewer_options(command: Command) -> Command:
    """`--as`, `--note`, `--source` and `--ledger`, for all commands that judge."""
    for option in (
        ledger_option,
        click.option("--source", metavar="WORDS", help="What that rests on."),
        click.option("--note", metavar="WORDS", help="Why."),
        click.option(
            "--as", "name", metavar="NAME", help="Who judges; else COMMUNIQUE_REVIEWER, else who is logged in."
        ),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@reviewer_options
def confirm(ids: tuple[str, ...], ledger: str | None, **who: Any) -> None:
    """Say that entries are right.

    A follow-up on offer counts from then on.

    \b
    Example:
      communique confirm f3a81c --note "Checked with the ministry."
    """
    from communique.ledger import judgements

    with _open(ledger) as opened:
        for id in ids:
            _said(opened, judgements.confirm(opened, opened.find_id(id), reviewer(**who)))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@reviewer_options
def reject(ids: tuple[str, ...], ledger: str | None, **who: Any) -> None:
    """Say that entries are wrong.

    They are in no list any more, unless --rejected asks for them; a follow-up stays, and does not count.

    \b
    Example:
      communique reject c4e9a1 --note "It was said of last year's plant."
    """
    from communique.ledger import judgements

    with _open(ledger) as opened:
        for id in ids:
            _said(opened, judgements.reject(opened, opened.find_id(id), reviewer(**who)))


@click.command()
@click.argument("id")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@reviewer_options
def edit(id: str, fields: tuple[str, ...], ledger: str | None, **who: Any) -> None:
    """Give an entry's fields other values.

    What was read stays beside it. An empty VALUE is none; lists are parted by semicolons, areas and goods carry their
    code in brackets, people their role after a comma.

    \b
    Example:
      communique edit c4e9a1 due=2025-06 "actors=Kenya (KE); Ministry of Trade"
    """
    from communique.ledger import judgements
    from communique.ledger.fields import read_fields

    with _open(ledger) as opened:
        found = opened.find_id(id)
        changed = read_fields(_kind_of(opened, found), _pairs(fields))
        _said(opened, judgements.edit(opened, found, changed, reviewer(**who)))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--people", is_flag=True, help="Merge people: give names instead of ids, the right one first.")
@click.option("--areas", is_flag=True, help="Merge areas: give names, the right one first, as 'Kenya (KE)'.")
@reviewer_options
def merge(ids: tuple[str, ...], people: bool, areas: bool, ledger: str | None, **who: Any) -> None:
    """Make several entries one, or several names.

    The first one stays, with the words of all. Commitments of several documents are shown as one with its history:
    each document keeps its own, and a follow-up ties the later ones to the earliest.

    \b
    Example:
      communique merge --people "Amina Wanjiru" "A. Wanjiru"
    """
    from communique.ledger import judgements, ties

    by = reviewer(**who)
    with _open(ledger) as opened:
        found = [] if people or areas else [opened.find_id(id) for id in ids]
        if found and ties.are_apart(opened, found):
            for one in ties.tie(opened, found, by):
                _said(opened, one)
            return
        if people:
            made = judgements.merge_people(opened, ids[1:] or ids, ids[0], by)
        elif areas:
            made = judgements.merge_areas(opened, _names(ids[1:] or ids), *_area(ids[0]), by)
        else:
            made = judgements.merge(opened, found, by)
        _said(opened, made)


@click.command()
@click.argument("id")
@click.argument("parts", nargs=-1, required=True, metavar="WORDS...")
@click.option("--people", is_flag=True, help="Split a person: give the name, and the other name.")
@click.option("--areas", is_flag=True, help="Split an area: give the name, and the other one, as 'Georgia (US-GA)'.")
@click.option("--in", "within", multiple=True, metavar="ID", help="Where the other name holds: a document or an entry.")
@reviewer_options
def split(
    id: str, parts: tuple[str, ...], people: bool, areas: bool, within: tuple[str, ...], ledger: str | None, **who: Any
) -> None:
    """Make an entry several, or a name.

    Each part is given by its words, as they stand in the document, and takes over the fields of the whole. A name is
    split for some documents or entries, each named with --in.

    \b
    Example:
      communique split c4e9a1 "set up a hub" "train your people"
    """
    from communique.ledger import judgements

    by = reviewer(**who)
    with _open(ledger) as opened:
        where = [opened.find_id(each) for each in within]
        if people:
            made = judgements.split_people(opened, id, " ".join(parts), where, by)
        elif areas:
            made = judgements.split_areas(opened, id, *_area(" ".join(parts)), where, by)
        else:
            made = judgements.split(opened, opened.find_id(id), parts, by)
        _said(opened, made)


@click.command()
@click.argument("id")
@click.argument("status", nargs=-1, required=True, metavar="STATUS")
@click.option("--on", metavar="DAY", help="The day on which it stands so; else today.")
@reviewer_options
def rate(id: str, status: tuple[str, ...], on: str | None, ledger: str | None, **who: Any) -> None:
    """Say how a commitment stands.

    STATUS is open, in progress, fulfilled, partly fulfilled, not fulfilled or overdue.

    \b
    Example:
      communique rate c4e9a1 partly fulfilled --note "Two of five lines run." --source "Visit, 4 May"
    """
    from communique.ledger import judgements

    said = " ".join(status).replace("-", " ").replace("_", " ").lower()
    with _open(ledger) as opened:
        _said(opened, judgements.rate(opened, opened.find_id(id), said, reviewer(**who), on=on))


@click.command()
@click.argument("id")
@click.option("--owner", metavar="NAME", help="Who looks after it; empty for nobody.")
@click.option("--remind", metavar="DAY", help="When to be reminded of it; empty for never.")
@reviewer_options
def assign(id: str, owner: str | None, remind: str | None, ledger: str | None, **who: Any) -> None:
    """Set who looks after an entry, and a reminder.

    The reminder is shown by 'communique new' and in the calendar.

    \b
    Example:
      communique assign c4e9a1 --owner "Trade desk" --remind 2025-05-01
    """
    from communique.ledger import judgements

    with _open(ledger) as opened:
        made = judgements.assign(opened, opened.find_id(id), reviewer(**who), owner=owner, reminder=remind)
        _said(opened, made)


@click.command()
@click.argument("id")
@reviewer_options
def undo(id: str, ledger: str | None, **who: Any) -> None:
    """Take a judgement back.

    What was decided before it counts again; both stay in the history. An undoing can be undone.

    \b
    Example:
      communique undo j90b2f --note "The wrong plant."
    """
    from communique.ledger import judgements

    with _open(ledger) as opened:
        _said(opened, judgements.undo(opened, opened.find_id(id), reviewer(**who)))


@click.command()
@click.argument("kind")
@click.argument("words", metavar="WORDS")
@click.option("--source", required=True, metavar="WORDS", help="Who said it, where, and how it is known; or a URL.")
@click.option("--date", "day", metavar="DAY", help="The day on which it was said.")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="A field that the words do not give.")
@click.option("--language", metavar="TAG", default="en", show_default=True, help="The language of the words.")
@click.option("--as", "name", metavar="NAME", help="Who adds it; else COMMUNIQUE_REVIEWER, else who is logged in.")
@click.option("--note", metavar="WORDS", help="Why.")
@ledger_option
def add(
    kind: str, words: str, source: str, day: str | None, fields: tuple[str, ...], language: str, ledger: str | None,
    **who: Any,
) -> None:  # fmt: skip
    """Add an entry by hand.

    KIND is commitment, figure, meeting, statement, hub or followup. The words and the source make a document; what is
    read in the words is taken, and --set counts before it. A followup needs the commitment that it bears on, what it
    says of it (fulfils, progresses, delays, contradicts or repeats), and the day. The entry is shown, with what is
    still empty, and stays marked as added by hand.

    \b
    Example:
      communique add commitment "Kenya will open the plant." --source "Round table, own notes" --set due=2025-06
      communique add followup "The plant is open." --source "Site visit" --date 2025-05-04 \\
        --set commitment=c4e9a1 --set bearing=fulfils
    """
    from communique.by_hand import Given, make_by_hand
    from communique.ledger import judgements
    from communique.report.entry import print_kept

    by, pairs = reviewer(source=source, **who), _pairs(fields)
    with open_ledger(load_settings(), ledger, create=True) as opened:
        if (about := pairs.get("commitment")) is not None:
            pairs |= {"commitment": _commitment_named(opened, about)}
        document, entry, told = make_by_hand(Given(kind_named(kind), words, source, day, pairs), language=language)
        (made,) = judgements.add(opened, document, [entry], by, told=told)
        print_kept(console(), opened, opened.get(entry.id))
        click.echo()
        _said(opened, made)


def _commitment_named(opened: Ledger, asked: str) -> str:
    """The id of the commitment whose id alone begins so. Raises `UsageError` where it is another kind of entry."""
    found = opened.find_id(asked)
    if _kind_of(opened, found) != "commitment":
        raise UsageError(f"{asked} is no commitment: 'communique commitments' shows their ids.")
    return found


@click.command()
@click.argument("id")
@click.option("--why", required=True, metavar="WORDS", help="Why it should never have been read.")
@click.option("--as", "name", metavar="NAME", help="Who removes it; else COMMUNIQUE_REVIEWER, else who is logged in.")
@ledger_option
def remove(id: str, why: str, name: str | None, ledger: str | None) -> None:
    """Take a document out of every list.

    For one that should never have been read. Its hash and the reason stay, so that it is not read again; the version
    that it replaced counts again.

    \b
    Example:
      communique remove d81f00 --why "A draft that was never published."
    """
    from communique.ledger import judgements

    with _open(ledger) as opened:
        _said(opened, judgements.remove(opened, opened.find_id(id), reviewer(name=name, note=why)))


COMMANDS = (confirm, reject, edit, merge, split, rate, assign, undo, add, remove)


def _open(ledger: str | None) -> Ledger:
    return open_ledger(load_settings(), ledger)


def reviewer(*, name: str | None = None, note: str | None = None, source: str | None = None) -> Reviewer:
    """Who judges: as the command says, else the settings, else who is logged in."""
    from communique.ledger.keeping import Reviewer

    return Reviewer(reviewer_called(name), note, source)


def _said(opened: Ledger, made: Judgement) -> None:
    """Say what was kept, and what others decided of the same entry."""
    from communique.ledger.judgements import history
    from communique.report.phrases import say_change

    click.echo(f"{made.entry}: {say_change(made.change)}, by {made.by}. To take it back: communique undo {made.id}")
    earlier = [each for each in history(opened, made.entry) if each.id != made.id and each.by != made.by]
    for each in earlier[-3:]:
        click.echo(f"  before: {say_change(each.change)}, by {each.by} on {each.at[:10]} ({each.id})")


def _kind_of(opened: Ledger, id: str) -> str:
    found: Any = opened.get(id)
    kind = getattr(found, "entry", found).kind
    if kind in ("document", "judgement"):
        raise UsageError(f"A {kind} is not edited.")
    return str(kind)


def _pairs(fields: tuple[str, ...]) -> dict[str, str]:
    pairs = [field.partition("=") for field in fields]
    for name, is_there, _ in pairs:
        if not is_there:
            raise UsageError(f"{name!r} gives no field: write FIELD=VALUE, such as due=2025-06.")
    return {name.strip(): said for name, _, said in pairs}


def _area(said: str) -> tuple[str, str | None]:
    from communique.ledger.fields import read_field

    named = read_field("hub", "area", said)
    return named["name"], named["code"]


def _names(said: tuple[str, ...]) -> list[str]:
    return [_area(each)[0] for each in said]
