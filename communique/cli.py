"""The command line: each command is a sentence, an example, and a call into a room.

Imports of rooms stand in the commands, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from communique import (
    __version__,
    cli_cluster,
    cli_comparing,
    cli_following,
    cli_gathering,
    cli_judging,
    cli_review,
    cli_web,
)
from communique.cli_batch import allow_private_option, jobs_option, leave, print_batch, progress
from communique.doors import Doors, filter_options, ledger_option, version_option
from communique.doors import console as _console
from communique.doors import kind_named as _kind
from communique.doors import make_filter as _filter
from communique.doors import open_ledger as _open
from communique.errors import CommuniqueError, UsageError
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.ledger.filters import Filter
    from communique.ledger.store import Ledger


@click.group(cls=Doors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@version_option(__version__)
def cli() -> None:
    """Read official press reports into a ledger: who met whom, what was said, figures, commitments, hubs.

    Begin with 'communique demo', then 'communique read' your own reports.
    """


@cli.command()
@click.argument("things", nargs=-1, required=True, metavar="THING...")
@click.option("--again", is_flag=True, help="Read documents anew that the ledger knows.")
@click.option("--language", metavar="TAG", help="The reports' language, where it is not English (en).")
@click.option("--published", metavar="DAY", help="The day of publication for reports that do not give it.")
@click.option("--keep", is_flag=True, help="Keep the bytes as they came, for 'communique reread'.")
@allow_private_option
@jobs_option
@ledger_option
def read(
    things: tuple[str, ...],
    again: bool,
    language: str | None,
    published: str | None,
    keep: bool,
    allow_private: bool,
    jobs: int | None,
    ledger: str | None,
) -> None:
    """Read reports into the ledger.

    They are files, folders of them, addresses of the web, or - for standard input: texts, pages of the web, PDF and
    Word documents, messages, feeds, web archives, tables, and archives of all of these. What a thing is, is told by
    what it holds, not by its name. What is known is not read twice. Leaves with 1 where an input failed.

    \b
    Example:
      communique read reports/ page.html https://example.org/press/feed.xml
    """
    from communique.pipeline import Choices, read_paths

    settings, choices = load_settings(), Choices(again, language, published, keep, allow_private)
    with _open(settings, ledger, create=True) as opened:
        with progress(things) as shown:
            batch = read_paths(opened, things, choices, settings, shown.step, jobs=jobs, gauge=shown.gauge)
        print_batch(opened, batch, opened.database.option)
    leave(batch)


@cli.command()
@filter_options
@ledger_option
def report(ledger: str | None, **asked: Any) -> None:
    """Show the ledger on one screen.

    Who met whom, the figures, the commitments with their deadlines, the hubs, and what could not be made out.

    \b
    Example:
      communique report --area BY --period 2023
    """
    from datetime import date

    from communique.report.histories import show_due
    from communique.report.summary import print_summary, summarise

    with _open(load_settings(), ledger) as opened:
        more = [] if any(asked.values()) else [*cli_comparing.compared(opened), *show_due(opened, date.today())]
        print_summary(_console(), summarise(opened, _filter(**asked)), more=more)


@cli.command(name="list")
@click.argument("kind")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, as in the export.")
@ledger_option
def list_kind(kind: str, as_json: bool, ledger: str | None, **asked: Any) -> None:
    """List the entries of a kind.

    KIND is document, meeting, statement, figure, commitment or hub. On a terminal a table, elsewhere a line each.

    \b
    Example:
      communique list figure --area Krasnodar --period 2022
    """
    from communique.kinds import dumps
    from communique.report.table import show_list

    wanted = _filter(kinds=(_kind(kind),), **asked)
    with _open(load_settings(), ledger) as opened:
        listed = opened.documents(wanted) if wanted.kinds == ("document",) else opened.kept(wanted)
        if as_json:
            for each in listed:
                click.echo(getattr(each, "line", None) or dumps(each))
        elif not show_list(_console(), wanted.kinds[0], listed):
            click.echo(f"No {wanted.kinds[0]} found.", err=True)


@cli.command()
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="The entry as JSON, as in the export.")
@ledger_option
def show(id: str, as_json: bool, ledger: str | None) -> None:
    """Show one entry in its context.

    ID is the id of an entry or a document, or its unique beginning.

    \b
    Example:
      communique show c4e9a1
    """
    from communique.kinds import dumps
    from communique.report.entry import print_kept

    with _open(load_settings(), ledger) as opened:
        found = opened.get(id)
        if as_json:
            click.echo(getattr(found, "line", None) or dumps(found))
        else:
            print_kept(_console(), opened, found)


@cli.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", metavar="KIND", help="Only this kind of entry.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many of each at most.")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@ledger_option
def search(
    words: tuple[str, ...], kind: str | None, limit: int, as_json: bool, ledger: str | None, **asked: Any
) -> None:
    """Search documents and entries.

    All the WORDS must stand; "two words" in quotation marks stand together, and wor* is a beginning. The name of goods
    is also looked for in the other languages.

    \b
    Example:
      communique search tractor assembl*
    """
    from communique.kinds import dumps
    from communique.ledger.search import search as search_ledger
    from communique.report.hits import show_hits
    from communique.report.table import put
    from communique.words.goods import same_goods

    wanted = _filter(kinds=(_kind(kind),) if kind else (), **asked)
    with _open(load_settings(), ledger) as opened:
        hits = search_ledger(opened, _query(words), wanted, limit=limit)
        known = {(hit.kind, hit.id) for hit in hits}
        for other in same_goods(_query(words)):
            more = search_ledger(opened, other, wanted, limit=limit)
            hits += [hit for hit in more if (hit.kind, hit.id) not in known]
            known |= {(hit.kind, hit.id) for hit in more}
        hits = sorted(hits, key=lambda hit: hit.kind != "document")
    if as_json:
        for hit in hits:
            click.echo(dumps(hit))
    elif hits:
        console = _console()
        put(console, show_hits(hits, colour=console.color_system is not None))
    else:
        click.echo("Nothing found.", err=True)


@cli.command()
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["jsonl", "csv", "xlsx", "parquet"]),
    default="jsonl",
    show_default=True,
    help="JSON lines, CSV, a workbook, or Parquet.",
)
@click.option("--output", metavar="FILE", default="-", help="A file, or a folder for a file a kind; else the screen.")
@click.option("--kind", metavar="KIND", help="Only this kind, with all its fields.")
@click.option("--as-of", metavar="DAY", help="Give each commitment its status on this day, as 2025-06-30.")
@filter_options
@ledger_option
def export(
    file_format: str, output: str, kind: str | None, as_of: str | None, ledger: str | None, **asked: Any
) -> None:
    """Write the ledger to a file.

    As JSON lines with all there is, or as CSV for a spreadsheet: one table of all kinds, of one --kind with all its
    fields, or, where the output is a folder, a file for each kind; or as a workbook with a sheet for each kind;
    or as Parquet, one --kind to a file, or a file for each kind into a folder.

    \b
    Example:
      communique export --format csv --kind commitment --output commitments.csv
    """
    from communique.report.export import export as write

    wanted = _filter(kinds=(_kind(kind),) if kind else (), **asked)
    day = cli_following.day_asked(as_of) if as_of else None
    with _open(load_settings(), ledger) as opened, _writable(output):
        if file_format in ("xlsx", "parquet"):
            count = _export_tables(opened, file_format, output, wanted, day)
        else:
            count = write(opened, file_format, _stdout() if output == "-" else Path(output), wanted, as_of=day)
    if output != "-":
        click.echo(f"{count:,} rows written to {output}.", err=True)


def _export_tables(opened: Ledger, file_format: str, output: str, wanted: Filter, day: date | None) -> int:
    """Write a workbook or Parquet, whole or not at all."""
    from communique.report.following import statuses_on

    if output == "-":
        raise UsageError(f"The format {file_format} is no text for the screen: name a file with --output.")
    statuses = statuses_on(opened, day) if day else {}
    if file_format == "xlsx":
        from communique.report.spreadsheet import export_xlsx

        return export_xlsx(opened, Path(output), wanted, statuses)
    try:
        from communique.report.parquet import export_parquet
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs the library pyarrow: pip install 'communique[parquet]'.") from error
    return export_parquet(opened, Path(output), wanted, statuses)


@cli.command()
@click.option("--as-of", metavar="DAY", help="The day by which commitments are judged; else today.")
@click.option("--area", metavar="AREA", help="A country or region, by ISO 3166 code or name.")
@click.option("--period", metavar="ISO", help="A day, month, year or interval, such as 2023-01/2023-07.")
@click.option("--output", metavar="FILE", required=True, help="The document to write, such as brief.docx.")
@ledger_option
def brief(as_of: str | None, area: str | None, period: str | None, output: str, ledger: str | None) -> None:
    """Write a brief of an area or a period as a document.

    What is overdue, due and kept, figures, conflicts, meetings and hubs, each line with its source, as .docx; in the
    browser the page /brief is the same for the printer.

    \b
    Example:
      communique brief --area BY --output belarus.docx
    """
    from communique.report.brief import make_brief
    from communique.report.brief_docx import write_docx

    day = cli_following.day_asked(as_of) if as_of else date.today()
    with _open(load_settings(), ledger) as opened, _writable(output):
        made = make_brief(opened, area, period, day)
        write_docx(made, output)
    lines = sum(len(section.lines) for section in made.sections)
    click.echo(f"{lines:,} lines in {len(made.sections)} sections written to {output}.", err=True)


@cli.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy a ledger into a new one, file or PostgreSQL.

    FROM and TO are files, or addresses as postgresql://USER@HOST/DATABASE; what is written is read again and compared.

    \b
    Example:
      communique copy communique.db postgresql://ana@db.example.org/trade
    """
    from communique.ledger.copying import copy_ledger
    from communique.ledger.store import Ledger

    busy = load_settings().busy_seconds
    with Ledger.open(source, busy_seconds=busy) as old, Ledger.open(target, create=True, busy_seconds=busy) as new:
        copied = copy_ledger(old, new)
        count = sum(copied.rows.values())
        click.echo(f"{copied.documents:,} documents copied to {new.database}; all {count:,} rows read the same there.")


@cli.command()
@click.argument("path")
@click.option("--language", metavar="TAG", help="The report's language, where it is not English (en).")
@click.option("--published", metavar="DAY", help="The day of publication, if the report does not give it.")
def explain(path: str, language: str | None, published: str | None) -> None:
    """Show what is read in a report, and why.

    The text with what was read marked in it, and for each entry the rule that spoke. PATH is a file, or - for
    standard input; nothing is kept.

    \b
    Example:
      communique explain report.txt
    """
    from communique.gather.gathering import load_one
    from communique.gather.raw import Limits
    from communique.pipeline import Choices, read_input
    from communique.report.explain import print_explanation

    found = load_one(path, Limits(document_mb=load_settings().max_mb))
    print_explanation(_console(), read_input(found, Choices(language=language, published=published)))


@cli.command()
@click.option("--ledger", metavar="FILE", help="Keep the demonstration's ledger in this new file.")
def demo(ledger: str | None) -> None:
    """Read the sample reports and show what is found.

    They come with communique and are read into a fresh ledger, and compared with each other.

    \b
    Example:
      communique demo --ledger demo.db
    """
    from tempfile import TemporaryDirectory

    from communique.ledger.store import Ledger
    from communique.pipeline import read_samples
    from communique.read.files import find_samples

    if ledger and Path(ledger).exists():
        raise UsageError(f"{ledger} exists already: name a new file for the demonstration.")
    with TemporaryDirectory() as folder, Ledger.open(ledger or Path(folder) / "demo.db", create=True) as opened:
        batch = read_samples(opened, find_samples())
        print_batch(opened, batch, ledger)
        click.echo("\nWhat they say together (communique compare):\n")
        cli_comparing.show_comparison(opened, brief=True)
        click.echo()
    if ledger:
        click.echo(f"Look around: communique show ID --ledger {ledger}, with the first letters of an id above.")
    else:
        click.echo("This ledger is not kept; to look around in one: communique demo --ledger demo.db")
    leave(batch)


@cli.command()
def languages() -> None:
    """List the languages that can be read.

    Of those that are not complete only figures and direct quotations are read.

    \b
    Example:
      communique languages
    """
    from communique.words.load import FOLDER
    from communique.words.load import languages as known

    for tag in known():
        whole = (FOLDER / tag / "force.toml").exists()  # words of force make commitments, and so the whole ledger
        click.echo(f"{tag}  {'complete' if whole else 'figures and direct quotations'}")


for command in (
    *cli_cluster.COMMANDS,
    *cli_comparing.COMMANDS,
    *cli_following.COMMANDS,
    *cli_gathering.COMMANDS,
    *cli_judging.COMMANDS,
    *cli_review.COMMANDS,
    *cli_web.COMMANDS,
):
    cli.add_command(command)


def main() -> None:
    """Run the command; output that the terminal's encoding cannot show becomes question marks."""
    for stream in (sys.stdout, sys.stderr):
        if stream and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    cli(prog_name="communique")


def _query(words: tuple[str, ...]) -> str:
    """The words as one query: what the shell passes on as one argument with blanks in it stands together."""
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _stdout() -> TextIO:
    """Standard output in UTF-8 whatever the terminal's encoding is, as an export needs it."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")
    return stream


@contextmanager
def _writable(output: str) -> Iterator[None]:
    """Say which file could not be written; of standard output the group tells."""
    try:
        yield
    except OSError as error:
        if output == "-":
            raise
        raise CommuniqueError(f"{output} cannot be written: {error.strerror or error}.") from error
