"""What the documents say is true today: the page of commands, the README's commands, the changelog's version."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from communique import __version__
from communique.cli import cli
from communique.settings import SETTINGS
from tests.shared import CHECKOUT
from tests.tables import each

PAGES = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").glob("*.md"))]


def maker() -> Any:
    spec = importlib.util.spec_from_file_location("commands", CHECKOUT / "docs" / "commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_current() -> None:
    page = (CHECKOUT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == maker().make_page(), "run `make docs`"


@each("name", sorted(cli.commands))
def test_each_command_has_a_sentence_and_an_example_that_its_parser_takes(name: str) -> None:
    command = cli.commands[name]
    sentence, _, rest = (command.help or "").partition("\n")
    assert sentence.endswith(".")
    assert len(sentence) < 60
    example = rest[rest.index("Example:") :].split("\n")[1].strip()
    words = shlex.split(example)
    assert words[:2] == ["communique", name]
    command.make_context(name, words[2:])  # raises for an option or an argument that there is not


@each("name", sorted(cli.commands))
def test_each_option_has_help(name: str) -> None:
    for parameter in cli.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_each_setting_has_help() -> None:
    assert all(setting.help.endswith(".") for setting in SETTINGS)


def commands_in(page: Path) -> list[str]:
    """The lines of a page's shell examples that call communique."""
    blocks = re.findall(r"```(?:sh|shell|console|bash)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.removeprefix("$ ").split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("communique ")]


@each("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_the_pages_are_taken_by_the_parser(page: Path) -> None:
    for line in commands_in(page):
        name, *words = shlex.split(line.split("|")[0].split(" > ")[0])[1:]
        if not name.startswith("-"):
            assert name in cli.commands, line
            cli.commands[name].make_context(name, words)


def test_the_readme_shows_the_two_commands_and_every_command_once() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    for name in cli.commands:
        assert f"communique {name}" in readme, name


@each("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_versions_agree() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__
    assert CliRunner().invoke(cli, ["--version"]).output == f"communique {__version__}\n"


def test_the_readme_s_python_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks
    monkeypatch.chdir(CHECKOUT / "communique")
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})
