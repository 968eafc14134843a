"""Imports point one way: each room may import only the rooms that this table names."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.shared import CHECKOUT
from tests.tables import each

PACKAGE = CHECKOUT / "communique"
SHARED = {"errors", "interval", "kinds", "passages", "period", "said", "settings"}
ALLOWED = {
    "": {"read", "notebook"},  # the package itself: for `communique.read(...)`
    "errors": set(),
    "settings": {"errors"},
    "filling": set(),
    "kinds": SHARED | {"filling"},
    "interval": SHARED,
    "passages": SHARED,
    "period": SHARED,
    "said": SHARED,
    "read": SHARED,
    "gather": SHARED | {"read"},
    "words": SHARED | {"text"},
    "text": SHARED | {"words"},
    "entries": SHARED | {"text", "words"},
    "ledger": SHARED | {""},
    "compare": SHARED | {"words"},
    "report": SHARED | {"", "words", "ledger", "compare"},
    "crew": {"errors"},
    "intake": SHARED | {"read", "ledger", "compare"},
    "fetch": SHARED | {"", "read", "gather"},
    "stream": SHARED | {"crew", "fetch", "intake", "read", "gather", "ledger"},
    "pipeline": SHARED
    | {"intake", "stream", "read", "gather", "text", "words", "entries", "ledger", "compare", "report"},
    "notebook": SHARED | {"", "read", "gather", "entries", "report", "pipeline"},
    "upkeep": SHARED | {"cluster", "ledger", "compare"},
    "portable": SHARED | {"gather", "ledger", "pipeline"},
    "arrow": SHARED | {"gather", "ledger", "pipeline", "portable", "report"},
    "cluster": SHARED | {"", "arrow", "compare", "gather", "intake", "ledger", "pipeline", "portable", "read"},
    "loading": SHARED | {"cluster", "intake", "ledger", "portable"},
    "cli_cluster": SHARED | {"cluster", "doors", "gather", "loading", "pipeline"},
    "cli_comparing": SHARED | {"doors", "ledger", "compare", "report", "upkeep"},
    "rereading": SHARED | {"read", "gather", "entries", "ledger", "compare", "pipeline"},
    "watch": SHARED | {"fetch", "gather", "intake", "ledger", "pipeline", "stream", "upkeep", "words"},
    "cli_batch": SHARED | {"doors", "gather", "intake", "read", "ledger", "report"},
    "cli_gathering": SHARED
    | {"cli_batch", "fetch", "gather", "watch", "doors", "ledger", "pipeline", "report", "rereading"},
    "cli_following": SHARED | {"doors", "ledger", "report", "upkeep"},
    "by_hand": SHARED | {"entries", "ledger"},
    "asking": set(),
    "doors": SHARED | {"asking", "ledger", "report"},
    "web": SHARED
    | {"", "asking", "words", "read", "fetch", "gather", "ledger", "compare", "report", "intake", "stream", "pipeline"},
    "cli_web": SHARED | {"doors", "ledger", "web"},
    "cli_judging": SHARED | {"doors", "by_hand", "ledger", "report"},
    "cli_review": SHARED | {"cli_judging", "doors", "ledger", "report"},
    "cli": SHARED
    | {
        "",
        "cli_batch",
        "doors",
        "cli_cluster",
        "cli_comparing",
        "cli_following",
        "cli_gathering",
        "cli_judging",
        "cli_review",
        "cli_web",
        "read",
        "gather",
        "words",
        "ledger",
        "compare",
        "report",
        "pipeline",
    },
    "__main__": {"cli"},
}
LATE = {
    "__init__.py",
    "cli.py",
    "cli_batch.py",
    "cli_cluster.py",
    "cli_comparing.py",
    "cli_following.py",
    "cli_gathering.py",
    "cli_judging.py",
    "cli_review.py",
    "cli_web.py",
    "doors.py",
    "gather/guarded.py",
    "web/briefing.py",
    "web/taking.py",
    "gather/pdfium.py",
    "settings.py",
    "entries/reading.py",
    "read/encoding.py",
    "web/chart_routes.py",
    "web/map_routes.py",
    "ledger/databases.py",
    "ledger/dialect.py",
}  # imports inside functions, to start fast


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The room of a module: its folder, or its own name at the top; empty for the package itself."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else {"__init__": ""}.get(path.stem, path.stem)


def imported_rooms(tree: ast.AST) -> Iterator[str]:
    """The rooms that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            parts = (node.module or "").split(".")
            if parts == ["communique"]:
                for alias in node.names:
                    yield alias.name if (PACKAGE / alias.name).exists() or room_file(alias.name) else ""
            elif parts[0] == "communique":
                yield parts[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("communique."):
                    yield alias.name.split(".")[1]


def room_file(name: str) -> bool:
    return (PACKAGE / f"{name}.py").exists()


@each("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    own = room(path)
    assert own in ALLOWED, f"say in ALLOWED what the new room {own!r} may import"
    found = set(imported_rooms(ast.parse(path.read_text(encoding="utf-8")))) - {own}
    assert found <= ALLOWED[own]


def test_no_import_hides_in_a_function_but_at_the_doors() -> None:
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        hidden = [node for f in functions for node in ast.walk(f) if isinstance(node, (ast.Import, ast.ImportFrom))]
        assert not hidden or path.relative_to(PACKAGE).as_posix() in LATE, path


def test_there_is_no_cycle_among_modules() -> None:
    names = {path: ".".join(("communique", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in modules()}
    graph: dict[str, set[str]] = {}
    for path, name in names.items():
        graph[name] = set()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("communique"):
                graph[name] |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
        graph[name] &= set(names.values()) - {name}
    done: set[str] = set()
    while ready := {name for name in graph if name not in done and graph[name] <= done}:
        done |= ready
    assert done == set(graph), f"a cycle among {sorted(set(graph) - done)}"


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_help_loads_no_room() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from communique.cli import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        "print(*sorted(m for m in sys.modules if m.startswith(('communique.', 'sqlalchemy', 'rich', 'charset'))))"
    )
    loaded = set(run(code).split())
    doors = {
        f"communique.{name}"
        for name in (
            "asking",
            "cli",
            "cli_batch",
            "cli_cluster",
            "cli_comparing",
            "cli_following",
            "cli_gathering",
            "cli_judging",
            "cli_review",
            "cli_web",
            "doors",
        )
    }
    assert loaded <= doors | {"communique.errors", "communique.settings", "communique.read"}


def test_the_function_read_stays_a_function_whatever_is_imported_after_it() -> None:
    code = (
        "import communique\n"
        "from communique.read.files import load_input\n"
        "import communique.read.encoding\n"
        "print(callable(communique.read), communique.__version__)"
    )
    assert run(code).startswith("True ")
