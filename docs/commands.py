"""Write docs/commands.md from the help of the commands themselves: python docs/commands.py"""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.testing import CliRunner

from communique.cli import cli
from communique.settings import FILE, SETTINGS

PAGE = Path(__file__).with_name("commands.md")
HEAD = "# Commands\n\nMade from the help of the commands themselves by `make docs`; a test keeps it current.\n"


def make_page() -> str:
    """The page: the help of the command and of each of its commands, and the settings."""
    parts = [HEAD, _help([])]
    for name in sorted(cli.commands):
        parts.append(f"## communique {name}\n\n{_help([name])}")
    parts.append(_settings())
    return "\n".join(parts)


def _help(command: list[str]) -> str:
    runner = CliRunner(env={"COLUMNS": "100"})
    result = runner.invoke(cli, [*command, "--help"], prog_name="communique", terminal_width=100)
    if result.exit_code:
        raise click.ClickException(result.output)
    return f"```text\n{result.output}```\n"


def _settings() -> str:
    rows = "".join(f"| `{s.name}` | `{s.variable}` | `{s.default}` | {s.help} |\n" for s in SETTINGS)
    return (
        f"## Settings\n\nThe environment counts before the file `{FILE}` in the current folder, and the file before "
        f"the default.\n\n| in the file | in the environment | default | what it sets |\n|---|---|---|---|\n{rows}"
    )


if __name__ == "__main__":
    os.chdir(PAGE.parent)
    PAGE.write_text(make_page(), encoding="utf-8")
