"""Addresses to documents: what is at them, and at those that a named feed or sitemap lists; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from communique.errors import InputError
from communique.fetch.addresses import hide_login
from communique.fetch.cache import Cache, cache_folder
from communique.fetch.exchange import Bounds
from communique.fetch.fetching import Fetcher, Manners
from communique.gather.gathering import unpack
from communique.gather.kinds import HEAD, kind_of
from communique.gather.raw import Found, Limits, Link, Raw
from communique.read.files import Skipped
from communique.settings import Settings

_DEEP = 3  # lists inside each other: a sitemap of sitemaps, and one more
_TOGETHER = 64  # addresses that are fetched together


@dataclass(frozen=True, slots=True)
class Visited:
    """An address that has been gone through: what it held comes before. `error` is why it held nothing.

    `listed` where it was not named by the user, `is_list` where it listed others.
    """

    url: str
    modified: str | None
    error: InputError | None
    listed: bool
    is_list: bool


Opened = Raw | InputError | Visited


class Guest:
    """Opens addresses, each once, whatever lists it how often; of those that are listed, only the wanted ones."""

    def __init__(
        self,
        fetcher: Fetcher,
        limits: Limits,
        skipped: Skipped,
        wanted: Callable[[Link], bool] = lambda _: True,
    ) -> None:
        self._fetcher, self._limits, self._skipped, self._wanted = fetcher, limits, skipped, wanted
        self._asked: set[str] = set()

    def open(self, links: Iterable[Link], depth: int = 0) -> Iterator[Opened]:
        """The documents at these addresses, in their order, and after those of each that it has been visited."""
        fresh = []
        for link in links:
            if link.url not in self._asked:
                self._asked.add(link.url)
                fresh.append(link)
        for link, found in self._fetcher.fetch_all(fresh):
            yield from self.open_found(found, depth if link.said.via is None else max(depth, 1))
            error = found if isinstance(found, InputError) else None
            is_list = isinstance(found, Raw) and _is_list(found)
            yield Visited(hide_login(link.url), link.modified, error, link.said.via is not None, is_list)

    def open_found(self, found: Raw | InputError, depth: int = 0) -> Iterator[Opened]:
        """The documents in what was fetched, and those that it lists."""
        if isinstance(found, InputError):
            yield found
        else:
            yield from self.resolve(self.look_into(found), depth + 1, lists=depth == 0 or _is_list(found))

    def look_into(self, found: Raw) -> Iterator[Found]:
        """The documents and addresses in what was fetched, with the address that they came from."""
        for inner in unpack(found, self._limits, self._skipped):
            if isinstance(inner, Raw):
                yield replace(inner, origin=found.origin)
            else:
                if isinstance(inner, InputError):
                    inner.origin = inner.origin or found.origin
                yield inner

    def resolve(self, found: Iterable[Found], depth: int, *, lists: bool = True) -> Iterator[Opened]:
        """What was found, each address replaced by what is at it; those that no list may give are left out."""
        links: list[Link] = []
        for each in found:
            if isinstance(each, Link):
                if lists and depth <= _DEEP and (each.said.via is None or self._wanted(each)):
                    links.append(each)
            if links and (not isinstance(each, Link) or len(links) >= _TOGETHER):
                yield from self.open(links, depth)
                links = []
            if not isinstance(each, Link):
                yield each
        yield from self.open(links, depth)


def make_fetcher(settings: Settings, *, allow_private: bool = False, fresh: float = 600.0) -> Fetcher:
    """A fetcher with the user's settings; answers younger than `fresh` seconds are not asked for again."""
    bounds = Bounds(settings.max_mb * 1_000_000, allow_private=allow_private or settings.allow_private == "yes")
    manners = Manners(host_seconds=settings.host_seconds, contact=settings.contact, fresh=fresh)
    return Fetcher(bounds, manners, Cache(Path(settings.cache) if settings.cache else cache_folder()))


def _is_list(found: Raw) -> bool:
    """Whether an address that was listed is a list itself: a sitemap may list sitemaps, a feed lists pages."""
    return kind_of(found.content[:HEAD]) in ("sitemap", "gzip")
