"""A build step of hatchling that compiles the reader's modules with mypyc, for a wheel that reads faster.

Off by default: `HATCH_BUILD_HOOK_ENABLE_CUSTOM=true pip wheel .` turns it on, as `make compile` does. Everything is
made in a folder of its own, so that no compiled module is left beside the sources, where it would hide their edits.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GROUP = "communique_reader"
MYPY = ("--ignore-missing-imports", "--follow-imports=silent", "--no-warn-unused-ignores")


class CompiledReader(BuildHookInterface[Any]):
    """Puts compiled modules into the wheel, beside the sources that they are made of."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is written; an editable install stays as it is written."""
        if version == "editable":
            return
        self._folder = Path(tempfile.mkdtemp(prefix="communique-compiled-"))
        made = compile_modules(find_modules(Path(self.root), self.config["compile"]), Path(self.root), self._folder)
        build_data["pure_python"], build_data["infer_tag"] = False, True
        build_data["force_include"] |= {str(path): name for name, path in made.items()}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Throw away what the wheel now holds."""
        if version != "editable":
            shutil.rmtree(self._folder, ignore_errors=True)


def find_modules(root: Path, named: Iterable[str]) -> list[str]:
    """The modules of these files and folders of the project, as paths from its root."""
    places = [root / name for name in named]
    paths = chain.from_iterable([place] if place.suffix else place.rglob("*.py") for place in places)
    return sorted(path.relative_to(root).as_posix() for path in paths if path.name != "__init__.py")


def compile_modules(modules: list[str], root: Path, folder: Path) -> dict[str, Path]:
    """Compile modules in a folder of their own; the files made, by their place in the package."""
    from mypyc.build import mypycify  # both are there only where the step is turned on
    from setuptools import Distribution
    from setuptools.errors import CompileError, LinkError

    before = Path.cwd()
    os.chdir(root)  # mypy takes the names of modules from their paths
    try:
        options = [*MYPY, f"--cache-dir={folder / 'cache'}", *modules]
        extensions = mypycify(
            options, opt_level="2", debug_level="0", multi_file=True, group_name=GROUP, target_dir=str(folder / "c")
        )
        command: Any = Distribution({"name": "communique", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder / "lib"), str(folder / "objects")
        command.ensure_finalized()
        build = command.build_extensions
        command.build_extensions = lambda: _with_all_cores(command, build)
        command.run()
    except (CompileError, LinkError) as error:
        needs = "it takes a C compiler (gcc, clang) and Python's headers"
        raise SystemExit(f"The reader cannot be compiled here, {needs}: {error}") from error
    finally:
        os.chdir(before)
    made = (path for path in (folder / "lib").rglob("*") if path.is_file())
    return {path.relative_to(folder / "lib").as_posix(): path for path in made}


def _with_all_cores(command: Any, build: Callable[[], None]) -> None:
    """Build with as many compilers at a time as there are cores: by itself setuptools takes one file after another."""
    compile_some = command.compiler.compile

    def compile_each(sources: list[str], **options: Any) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(chain.from_iterable(pool.map(lambda source: compile_some([source], **options), sources)))

    command.compiler.compile = compile_each
    build()
