"""What a user can set: one table of name, default and help; the environment counts before the file, the file before
the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.errors import UsageError

FILE = "communique.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """A thing that can be set: its name in the file, its default, and a sentence of help."""

    name: str
    default: str | int
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"COMMUNIQUE_{self.name.upper()}"


SETTINGS = (
    Setting("ledger", "communique.db", "The ledger's file, or the address of a PostgreSQL database."),
    Setting("max_mb", 20, "The largest text that is read, in megabytes (1 MB is 1,000,000 bytes)."),
    Setting("kept", "", "The folder in which --keep keeps bytes; else one beside the ledger, communique.db.kept."),
    Setting("reviewer", "", "Who judges, where --as does not say; else the name under which you are logged in."),
    Setting("host_seconds", 1, "How many seconds to leave between two questions to the same host."),
    Setting("contact", "", "An address or page that hosts are told, so that they can reach whoever reads them."),
    Setting("cache", "", "The folder in which fetched pages are kept; else communique in the user's cache folder."),
    Setting("allow_private", "no", "Whether addresses of the own machine and network may be fetched: yes or no."),
    Setting("busy_seconds", 60, "How long to wait for a ledger that another process is writing to, in seconds."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force, passed as a value."""

    ledger: str = "communique.db"
    max_mb: int = 20
    kept: str = ""
    reviewer: str = ""
    host_seconds: int = 1
    contact: str = ""
    cache: str = ""
    allow_private: str = "no"
    busy_seconds: int = 60


def load_settings(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings from the environment, else from `communique.toml` in `folder` (the current one), else the defaults.

    Raises `UsageError` where a value has the wrong type or the file names a setting that does not exist.
    """
    environ = os.environ if environ is None else environ
    path = (folder or Path()) / FILE
    chosen: dict[str, str | int] = {}
    for name, value in _read_file(path).items():
        chosen[name] = _checked(name, value, f"{name} in {path.name}")
    for setting in SETTINGS:
        if value := environ.get(setting.variable):
            chosen[setting.name] = _checked(setting.name, value, setting.variable)
    return Settings(**chosen)  # type: ignore[arg-type]  # _checked has seen to the types


def _read_file(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    import tomllib  # here, because most runs have no such file and should not pay for the parser

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The settings file {path.name} cannot be used: {error}.") from error


def _checked(name: str, value: object, where: str) -> str | int:
    setting = next((s for s in SETTINGS if s.name == name), None)
    if setting is None:
        known = ", ".join(s.name for s in SETTINGS)
        raise UsageError(f"There is no setting {where}; the settings are {known}.")
    if isinstance(setting.default, str):
        return str(value)
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if number < 1:
        raise UsageError(f"{where} must be a whole number above 0, not {value!r}.")
    return number
