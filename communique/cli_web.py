"""The command that opens the ledger in a browser.

Imports of rooms stand in the command, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from communique.doors import ledger_option, open_ledger
from communique.errors import CommuniqueError
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.web.site import Site

_MISSING = "Pages need the extra 'web': pip install 'communique[web]'."


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@click.option("--read-only", is_flag=True, help="Refuse every change, for publishing.")
@click.option("--get", "path", metavar="PATH", help="Print one page, or its JSON, without a server.")
@ledger_option
def serve(port: int, read_only: bool, path: str | None, ledger: str | None) -> None:
    """Open the ledger in a browser.

    Pages on this machine only. With --get one page is printed, such as /commitments.json?area=KE; leaves with 1 where
    the page would be an error.

    \b
    Example:
      communique serve --get "/figures.json?period=2023"
    """
    settings = load_settings()
    try:
        from communique.web import serving
        from communique.web.site import Options, Site
    except ModuleNotFoundError as error:
        raise CommuniqueError(f"{_MISSING} ({error})") from error
    with open_ledger(settings, ledger) as opened:
        site = Site(opened, settings, Options(read_only=read_only))
        if path is not None:
            _print(site, path)
            return
        click.echo(f"The ledger {opened.path} is open at http://127.0.0.1:{port}/ - stop with Ctrl-C.", err=True)
        serving.serve(site, "127.0.0.1", port)


def _print(site: Site, path: str) -> None:
    from communique.web import serving

    if not path.startswith("/"):
        raise click.UsageError(f"{path!r} is no address on the site: begin it with a stroke, such as /commitments.")
    status, body = serving.get(site, path)
    click.echo(body)
    if status >= 400:
        sys.exit(1)


COMMANDS = (serve,)
