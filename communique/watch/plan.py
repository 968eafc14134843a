"""What is to be followed, as it stands in a small file: feeds, sitemaps, pages and folders, and how often."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import InputError, UsageError
from communique.fetch.addresses import Address
from communique.period import span
from communique.words.load import languages

KINDS = ("feed", "sitemap", "page", "folder")
_NAMES = {*KINDS, "every", "only", "since", "most", "language"}
_UNITS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_EVERY = 1_800  # seconds
_SHORTEST = 60  # seconds: more often is no way to treat a host
_MOST = 500  # addresses of a list that are read in one go


@dataclass(frozen=True, slots=True)
class Source:
    """Something to follow: its kind, its address or folder, and how many seconds lie between two looks at it.

    Of what a list names, only addresses that contain `only` are read, only those that are dated from `since` (ISO) on
    where they are dated, and at most `most` in one go.
    """

    kind: str
    place: str
    every: int = _EVERY
    only: str = ""
    since: str = ""
    most: int = _MOST
    language: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.place}"


def read_plan(path: Path) -> tuple[Source, ...]:
    """The sources in a file. Raises `UsageError` with what is wrong, and where."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise UsageError(f"{path} is not written as it should be (TOML): {error}.") from error
    if unknown := set(found) - {"follow", "every"}:
        raise UsageError(
            f"{path} has {_listed(unknown)}, which means nothing: it may have 'every' and [[follow]] parts."
        )
    parts = found.get("follow")
    if not isinstance(parts, list) or not parts:
        raise UsageError(f'{path} names nothing to follow: give it a part [[follow]] with feed = "https://…".')
    every = found.get("every", _EVERY)
    sources = tuple(_source(part, every, path.parent, f"{path}, part {n}") for n, part in enumerate(parts, 1))
    for number, source in enumerate(sources):
        if source.place in {other.place for other in sources[:number]}:
            raise UsageError(f"{path} names {source.place} twice.")
    return sources


def _source(part: Any, every: Any, folder: Path, where: str) -> Source:
    if not isinstance(part, dict):
        raise UsageError(f"{where} is no [[follow]] part.")
    if unknown := set(part) - _NAMES:
        raise UsageError(
            f"{where} has {_listed(unknown)}, which means nothing; it may have {', '.join(sorted(_NAMES))}."
        )
    kinds = [kind for kind in KINDS if kind in part]
    if len(kinds) != 1:
        raise UsageError(f"{where} must have one of {', '.join(KINDS)}.")
    place = _text(part, kinds[0], where)
    made = Source(
        kinds[0],
        str(folder / place) if kinds[0] == "folder" else place,
        _seconds(part.get("every", every), where),
        _text(part, "only", where),
        _text(part, "since", where),
        part.get("most", _MOST),
        _text(part, "language", where) or None,
    )
    _check(made, where)
    return made


def _check(source: Source, where: str) -> None:
    if source.kind != "folder":
        try:
            Address.read(source.place)
        except InputError as error:
            raise UsageError(f"{where}: {error}") from error
    if source.since and (len(source.since) != 10 or not span(source.since)):
        raise UsageError(f"{where}: {source.since!r} is no day: write it as 2025-01-31.")
    if type(source.most) is not int or source.most < 1:
        raise UsageError(f"{where}: 'most' must be a whole number above 0.")
    if source.language and source.language.split("-")[0].lower() not in languages():
        raise UsageError(f"{where}: there are no words for the language {source.language!r}.")


def _seconds(said: Any, where: str) -> int:
    """The seconds that a time such as "30 minutes" has."""
    match = re.fullmatch(r"(\d{1,6})\s*([a-z]+?)s?", str(said).strip().lower()) if isinstance(said, str) else None
    if said == _EVERY:
        return _EVERY
    if match is None or match[2] not in _UNITS:
        raise UsageError(f'{where}: {said!r} is no time to wait: write it as "30 minutes", "2 hours" or "1 day".')
    if (seconds := int(match[1]) * _UNITS[match[2]]) < _SHORTEST:
        raise UsageError(f"{where}: {said!r} is too often: a minute is the least.")
    return seconds


def _text(part: dict[str, Any], name: str, where: str) -> str:
    value = part.get(name, "")
    if hasattr(value, "isoformat"):
        value = value.isoformat()  # TOML has days of its own
    if not isinstance(value, str) or (name in KINDS and not value.strip()):
        raise UsageError(f"{where}: {name!r} must be a text in quotation marks.")
    return value.strip()


def _listed(names: set[str]) -> str:
    return ", ".join(repr(name) for name in sorted(names))
