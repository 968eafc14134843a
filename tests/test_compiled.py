"""The reader compiled: it can be compiled at all, leaves nothing beside the sources, and reads what the plain one reads."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared import CHECKOUT

READ = """
import json, sys
from pathlib import Path
from communique.doors import is_compiled
from communique.entries.reading import read_text
from communique.kinds import dumps

print(json.dumps(is_compiled()))
for text in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    reading = read_text(text)
    entries = [dumps(each) for each in (reading.document, *reading.entries)]
    print(json.dumps([entries, reading.rules, reading.unclear, reading.settled, repr(reading.told)]))
"""
TRANSLATE = """
import sys
from pathlib import Path
from mypyc.build import mypycify
sys.path.insert(0, sys.argv[1] + "/tools")
from compiled import MYPY, find_modules

modules = find_modules(Path(sys.argv[1]), sys.argv[3:])
mypycify([*MYPY, f"--cache-dir={sys.argv[2]}/cache", *modules], multi_file=True, target_dir=sys.argv[2] + "/c")
print(len(modules))
"""


def texts_in(value: Any) -> Iterator[str]:
    """All texts of some length in a table of test data."""
    if isinstance(value, str) and len(value) > 30:
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(each)


def all_texts() -> list[str]:
    """Every report and sample of the project, and the texts of the chains and cases."""
    folders = (CHECKOUT / "tests" / "reports", CHECKOUT / "communique" / "samples")
    reports = [path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.txt"))]
    tables = (tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((CHECKOUT / "tests").rglob("*.toml")))
    return [*reports, *(text for table in tables for text in texts_in(table))]


def outside() -> dict[str, str]:
    """The environment without our sources on the path."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def settings() -> dict[str, Any]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    hook: dict[str, Any] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    return hook


def test_the_compiler_is_the_checker_that_is_pinned() -> None:
    pins = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert next(each for each in settings()["dependencies"] if each.startswith("mypy==")) in pins
    assert settings()["enable-by-default"] is False


def test_no_module_of_the_reader_tests_for_a_starred_tuple() -> None:
    """What mypyc has stumbled over: `one in (*some, other)`; all that it may be, the soak translates."""
    roots = [CHECKOUT / each for each in settings()["compile"]]
    paths = [path for root in roots for path in ([root] if root.is_file() else sorted(root.rglob("*.py")))]
    assert len(paths) > 80
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            sides = node.comparators if isinstance(node, ast.Compare) else []
            starred = [each for side in sides if isinstance(side, ast.Tuple) for each in side.elts]
            assert not any(isinstance(each, ast.Starred) for each in starred), f"{path}:{node.lineno}"


@pytest.mark.soak
def test_all_modules_of_the_reader_can_be_translated(tmp_path: Path) -> None:
    for name in ("hatchling", "mypyc", "setuptools"):
        pytest.importorskip(name)
    command = [sys.executable, "-c", TRANSLATE, str(CHECKOUT), str(tmp_path), *settings()["compile"]]
    done = subprocess.run(command, cwd=CHECKOUT, env=outside(), capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert len(list((tmp_path / "c").glob("__native_communique___*.c"))) == int(done.stdout.split()[-1]) > 80
    assert not list((CHECKOUT / "communique").rglob("*.so"))


@pytest.mark.soak
def test_the_compiled_reader_reads_what_the_plain_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(CHECKOUT / "bench")
    from environments import READERS, interpreter

    python = interpreter(next(reader for reader in READERS if reader.compiled))
    if isinstance(python, str):
        pytest.skip(python)
    (tmp_path / "texts.json").write_text(json.dumps(all_texts()), encoding="utf-8")
    plain, compiled = (
        subprocess.run(
            [each, "-c", READ, str(tmp_path / "texts.json")],
            cwd=folder,
            env=outside(),
            capture_output=True,
            timeout=900,
        ).stdout.splitlines()
        for each, folder in ((sys.executable, CHECKOUT), (str(python), tmp_path))
    )
    assert (plain[0], compiled[0]) == (b"false", b"true")
    assert len(plain) > 400 and plain[1:] == compiled[1:]
