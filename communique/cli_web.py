"""The command that opens the ledger in a browser.

Imports of rooms stand in the command, so that help and errors of usage come at once.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from communique.doors import ledger_option, open_ledger, reviewer_called
from communique.errors import CommuniqueError, UsageError
from communique.settings import load_settings

if TYPE_CHECKING:
    from communique.ledger.store import Ledger
    from communique.web.site import Site

_MISSING = "Pages need the extra 'web': pip install 'communique[web]'."
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", help="Open it to others; a password is needed then.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port.")
@click.option("--read-only", is_flag=True, help="Refuse every change, for publishing.")
@click.option("--public", is_flag=True, help="With --host and --read-only: let everybody read, without a password.")
@click.option("--certificate", metavar="FILE", help="Serve over HTTPS with this certificate (PEM).")
@click.option("--key", metavar="FILE", help="The certificate's private key (PEM).")
@click.option("--behind-https", is_flag=True, help="Another server in front of this one gives HTTPS.")
@click.option("--set-password", metavar="NAME", help="Ask for a password for this name, keep it, and leave.")
@click.option("--make-token", metavar="NAME", help="Print a new token for this name, for programs, and leave.")
@click.option("--get", "path", metavar="PATH", help="Print one page, or its JSON, without a server.")
@click.option("--allow-private", is_flag=True, help="Read pages of this machine and its own network too, where named.")
@click.option("--as", "name", metavar="NAME", help="Who judges; else COMMUNIQUE_REVIEWER, else who is logged in.")
@ledger_option
def serve(
    host: str, port: int, read_only: bool, public: bool, certificate: str | None, key: str | None, behind_https: bool,
    set_password: str | None, make_token: str | None, path: str | None, allow_private: bool, name: str | None,
    ledger: str | None,
) -> None:  # fmt: skip
    """Open the ledger in a browser.

    Pages on this machine only, unless --host opens them to others, who must say who they are. With --get one page is
    printed, such as /commitments.json?area=KE; leaves with 1 where the page would be an error.

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
        if set_password or make_token:
            _keep_key(opened, set_password, make_token)
            return
        site = Site(opened, settings, Options(read_only, reviewer_called(name), allow_private=allow_private))
        if path is not None:
            _print(site, path)
            return
        keys = _keys(opened, host, read_only=read_only, public=public)
        if keys is not None and not (certificate or behind_https):
            click.echo("Without HTTPS others on the way can read along: give --certificate and --key.", err=True)
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if certificate else "http"
        click.echo(f"The ledger {opened.database} is open at {scheme}://{shown}:{port}/ - stop with Ctrl-C.", err=True)
        secure = bool(certificate or behind_https)
        listening = serving.Listening(host, port, certificate, key, secure, local=host in _LOOPBACK)
        serving.serve(site, listening, keys)


def _keys(opened: Ledger, host: str, *, read_only: bool, public: bool) -> object | None:
    """Who may enter: everybody on this machine, those with a password elsewhere, everybody to read in public."""
    from communique.web.keys import Keys

    if public and not read_only:
        raise UsageError("--public lets everybody in: give --read-only too.")
    if host in _LOOPBACK or public:
        return None
    keys = Keys.load(opened.path)
    if not keys:
        raise UsageError(
            f"With --host {host} others can reach the ledger: give somebody a password first, with "
            "'communique serve --set-password NAME', or open it to all with --read-only --public."
        )
    return keys


def _keep_key(opened: Ledger, name: str | None, token_for: str | None) -> None:
    from communique.web.keys import Keys

    keys = Keys.load(opened.path)
    if name:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=sys.stdin.isatty(), err=True)
        keys.set_password(name, password)
        click.echo(f"{name} can enter with this password; its hash is in {keys.path}.", err=True)
    if token_for:
        click.echo(keys.make_token(token_for))
        click.echo(f"This is shown once; its hash is in {keys.path}.", err=True)


def _print(site: Site, path: str) -> None:
    from communique.web import serving

    if not path.startswith("/"):
        raise click.UsageError(f"{path!r} is no address on the site: begin it with a stroke, such as /commitments.")
    status, body = serving.get(site, path)
    click.echo(body)
    if status >= 400:
        sys.exit(1)


COMMANDS = (serve,)
