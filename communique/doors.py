"""What the doors share: the group that says errors in a sentence, options, the ledger opened, the console.

Imports of rooms stand in the functions, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar

import click

from communique.asking import ASKING
from communique.errors import CommuniqueError, UsageError
from communique.settings import Settings, load_settings

if TYPE_CHECKING:
    from communique.ledger.filters import Filter
    from communique.ledger.store import Ledger

Command = TypeVar("Command", bound=Callable[..., Any])


class Doors(click.Group):
    """The group of commands; it says errors in one sentence and leaves with 1, or with 2 for wrong usage."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()  # so that what cannot be written is told here, not when Python ends
            return result
        except BrokenPipeError:
            raise  # the reader has seen enough: click leaves quietly
        except OSError as error:
            raise click.ClickException(f"Standard output cannot be written: {error.strerror or error}.") from error
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        except CommuniqueError as error:
            raise click.ClickException(str(error)) from error


def version_option(version: str) -> Callable[[Command], Command]:
    """`--version`: the version, and whether the reader is the compiled one."""

    def show(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(f"communique {version}" + (" (reader compiled)" if is_compiled() else ""))
            ctx.exit()

    help = "Show the version and exit."
    return click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=show, help=help)


def is_compiled() -> bool:
    """Whether the reader that would be loaded is compiled (docs/speed.md)."""
    found = find_spec("communique.entries.stages")
    return found is not None and not str(found.origin).endswith(".py")


def ledger_option(command: Command) -> Command:
    """`--ledger`, for all commands that open one."""
    return click.option(
        "--ledger", metavar="FILE", help="A file, or postgresql://…; else COMMUNIQUE_LEDGER, else communique.db."
    )(command)


def filter_options(command: Command) -> Command:
    """`--area`, `--person`, `--period`, `--all-versions` and `--rejected`, for all commands that list."""
    for each in reversed(ASKING):
        option = click.option(each.option, each.name, metavar=each.metavar, is_flag=not each.metavar, help=each.help)
        command = option(command)
    return command


def open_ledger(settings: Settings, ledger: str | None, *, create: bool = False) -> Ledger:
    """The ledger named by `--ledger`, or else by the settings."""
    from communique.ledger.store import Ledger

    return Ledger.open(ledger or settings.ledger, create=create, busy_seconds=settings.busy_seconds)


def console() -> Any:
    """The console for standard output."""
    from communique.report.table import make_console

    return make_console()


def make_filter(
    *,
    kinds: tuple[str, ...] = (),
    area: str | None = None,
    person: str | None = None,
    period: str | None = None,
    versions: bool = False,
    rejected: bool = False,
) -> Filter:
    """What the options of `filter_options` ask for."""
    from communique.ledger.filters import Filter

    return Filter(kinds=kinds, area=area, person=person, period=period, versions=versions, rejected=rejected)


def kind_named(asked: str) -> str:
    """A kind by its name or its plural. Raises `UsageError`."""
    from communique.kinds import KINDS

    found = next((kind for kind in KINDS if asked.lower() in (kind, f"{kind}s", f"{kind[:-1]}ies")), None)
    if not found:
        raise UsageError(f"There is no kind {asked!r}; the kinds are {', '.join(KINDS)}.")
    return found


def reviewer_called(name: str | None) -> str:
    """Who judges: as `--as` says, else the settings, else who is logged in; empty where nobody can be told."""
    import getpass

    chosen = name or load_settings().reviewer
    if not chosen:
        try:
            chosen = getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
    return chosen
