"""Asking for what the user names, as a good guest: by the rules of the site, slowly, and only what has changed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic, time
from types import TracebackType

from communique import __version__
from communique.errors import InputError
from communique.fetch.addresses import Address, PrivateAddressError, hide_login
from communique.fetch.cache import Cache, Cached
from communique.fetch.exchange import Answer, Bounds, BrokenError, CertificateError, Live, ask
from communique.fetch.pace import LeftAloneError, Pace, StoppedError
from communique.fetch.robots import ALL_ALLOWED, Rules, read_rules
from communique.gather.raw import Link, Raw
from communique.said import Said

_MOVED = (301, 302, 303, 307, 308)
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_RULES_LAST = 86_400.0  # seconds for which a robots.txt is good
_UNKNOWN_LAST = 300.0  # seconds after which one that could not be had is asked for again
_RULES_MOVED = 5  # redirections of a robots.txt that are followed
_AT_ONCE = 8  # hosts that are asked at the same time
_AHEAD = 16  # answers that may wait for an earlier one
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"


class NotServedError(InputError):
    """An address at which the host serves nothing to us."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave: seconds between two questions to a host, tries, seconds of the first pause between them.

    `patience` is how many seconds a host may put us off; `fresh` for how many an answer is not asked for again;
    `contact` an address or page that hosts are told.
    """

    host_seconds: float = 1.0
    tries: int = 3
    pause: float = 1.0
    patience: float = 120.0
    fresh: float = 600.0
    redirects: int = 8
    contact: str = ""

    @property
    def agent(self) -> str:
        """What hosts are told of who asks."""
        return f"communique/{__version__} (reads press reports that its user names{self._contact})"

    @property
    def _contact(self) -> str:
        plain = "".join(c for c in self.contact if " " <= c <= "~" and c not in "()")
        return f"; {plain}" if plain else ""


class Fetcher:
    """Fetches addresses; all who share one share its rules, its pace and its cache. Use it in a `with` statement."""

    def __init__(self, bounds: Bounds, manners: Manners, cache: Cache) -> None:
        self._bounds, self._manners, self._cache = bounds, manners, cache
        self._pace = Pace(manners.host_seconds)
        self._live = Live()
        self._rules: dict[str, tuple[Rules, float]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()
        self._cache.prune()

    def _stop(self) -> None:
        self._pace.stop()
        self._live.cut()

    def fetch_all(self, links: Iterable[Link]) -> Iterator[tuple[Link, Raw | InputError]]:
        """What is at these addresses, in their order; different hosts are asked at the same time."""
        under_way: deque[tuple[Link, Future[Raw | InputError]]] = deque()
        threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetch")
        try:
            for link in links:
                under_way.append((link, threads.submit(self.fetch, link)))
                while len(under_way) >= _AHEAD or under_way and under_way[0][1].done():
                    first, future = under_way.popleft()
                    yield first, future.result()
            for first, future in under_way:
                yield first, future.result()
        except BaseException:
            self._stop()
            raise
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def fetch(self, link: Link, *, fresh: float | None = None) -> Raw | InputError:
        """What is at an address, or the sentence why it was not fetched."""
        shown = hide_login(link.url)
        try:
            address, answer = self._follow(Address.read(link.url), self._manners.fresh if fresh is None else fresh)
        except PrivateAddressError as error:
            return PrivateAddressError(f"{shown} was not read: {error}", shown)
        except InputError as error:
            error.origin = error.origin or shown
            return error
        except StoppedError:
            return InputError(f"{shown} was not fetched: it was stopped before.", shown, passing=True)
        said = link.said.or_else(Said(url=address.url))
        return Raw(address.url, address.url, answer.content, said, answer.media_type, answer.charset, shown)

    def _follow(self, address: Address, fresh: float) -> tuple[Address, Answer]:
        """The last answer on the way that redirections lead, by the rules of every site on it."""
        first = address
        for _ in range(self._manners.redirects + 1):
            rules = self._rules_of(address)
            if not rules.allows(address.url):
                raise _forbidden(address, rules)
            answer = self._ask_patiently(address, rules.seconds, fresh)
            if answer.status == 200:
                return address, answer
            address = _next(address, answer)
        raise InputError(f"{first.url} was not read: it leads on and on, from one address to the next.")

    # The rules of sites

    def _rules_of(self, address: Address) -> Rules:
        """The rules of the site that an address is of; asked for once."""
        origin = address.origin
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            rules, until = self._rules.get(origin, (ALL_ALLOWED, 0.0))
            if until <= monotonic():
                rules = self._ask_for_rules(address)
                lasts = _RULES_LAST if rules.parsed is not None else _UNKNOWN_LAST
                self._rules[origin] = (rules, monotonic() + lasts)
            return rules

    def _ask_for_rules(self, wanted: Address) -> Rules:
        """The rules of a wanted address's site, wherever they lead; one without any allows all (RFC 9309, 2.3.1)."""
        address = replace(wanted, target="/robots.txt", login=None)
        try:
            for _ in range(_RULES_MOVED + 1):
                answer = self._ask_patiently(address, 0.0, _RULES_LAST)
                if answer.status == 200:
                    return read_rules(answer.content)
                address = _next(address, answer)
        except NotServedError:
            return ALL_ALLOWED
        except CertificateError as error:
            raise CertificateError(wanted, error.why) from error
        except InputError as error:
            if error.passing:
                return Rules(None, str(error))
            raise
        return ALL_ALLOWED

    # One address

    def _ask_patiently(self, address: Address, seconds: float, fresh: float) -> Answer:
        """Ask, and where that fails in a way that may pass, ask again after a while; 200 or a redirection.

        Raises `InputError`, marked as passing where it may be otherwise another time.
        """
        cached = self._cache.get(address.url) if address.login is None else None
        if cached and cached.is_fresh(time(), fresh):
            return cached.answer
        pause = self._manners.pause
        for again in reversed(range(self._manners.tries)):
            try:
                answer = self._ask_once(address, seconds, cached)
            except BrokenError as error:
                if not again or isinstance(error, LeftAloneError):
                    raise _unanswered(address, str(error)) from error
            else:
                if answer.status not in _PASSING:
                    return self._checked(address, answer)
                pause = max(pause, self._put_off(address, answer))
                if not again:
                    raise _unanswered(address, f"answered {answer.status}")
            self._pace.hold(address.host, pause)
            pause *= 2
        raise _unanswered(address, "did not answer")

    def _ask_once(self, address: Address, seconds: float, cached: Cached | None) -> Answer:
        headers = {"User-Agent": self._manners.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        with self._pace.turn(address.host, seconds):
            try:
                answer = ask(address, headers | (cached.conditions if cached else {}), self._bounds, self._live)
            except BrokenError:
                self._pace.note(address.host, answered=False)
                raise
            self._pace.note(address.host, answered=True)
        if answer.status == 304 and cached:
            return self._cache.refresh(cached, answer).answer
        if answer.status == 200 and address.login is None:
            self._cache.put(address.url, answer)
        return answer

    def _put_off(self, address: Address, answer: Answer) -> float:
        """For how many seconds a host puts us off. Raises `InputError` where that is too long to wait."""
        seconds = retry_after(answer.headers.get("retry-after", ""), datetime.now(UTC))
        if seconds > self._manners.patience:
            self._pace.hold(address.host, seconds)
            raise _unanswered(address, f"asks to be left alone for {seconds:,.0f} seconds ({answer.status})")
        return seconds

    def _checked(self, address: Address, answer: Answer) -> Answer:
        """An answer with which one can go on. Raises `NotServedError` for the rest."""
        if answer.status == 200 or (answer.status in _MOVED and answer.headers.get("location")):
            return answer
        match answer.status:
            case 401 | 402 | 403 | 407 | 451:
                said = "may not be read by everybody: open it in a browser, save it and name the file"
            case 404 | 410:
                said = "is not there: check the address; it may have been moved or deleted"
            case _:
                said = "cannot be read"
        raise NotServedError(f"{address.url} {said} ({answer.status}).", address.url)


def retry_after(said: str, now: datetime) -> float:
    """The seconds that a Retry-After header asks for, by a number or a date (RFC 9110); 0 where it says neither."""
    if said.strip().isdigit() and len(said) < 10:
        return float(said)
    try:
        return max((parsedate_to_datetime(said) - now).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return 0.0


def _next(address: Address, answer: Answer) -> Address:
    location = answer.headers.get("location", "")
    try:
        location = location.encode("latin-1").decode("utf-8")  # headers come as bytes
    except UnicodeError:
        pass
    try:
        return address.join(location)
    except InputError as error:
        raise InputError(
            f"{address.url} leads to {hide_login(location)[:200]}, which is no address of the web."
        ) from error


def _forbidden(address: Address, rules: Rules) -> InputError:
    if rules.parsed is None:
        return InputError(
            f"{address.url} was not fetched, as the site's rules cannot be had: {rules.why}", passing=True
        )
    return InputError(
        f"{address.url} was not fetched: {address.host} does not want programs to read it (robots.txt); "
        "open it in a browser, save it and name the file."
    )


def _unanswered(address: Address, what: str) -> InputError:
    return InputError(f"{address.url} was not read: {address.host} {what}. Try again later.", address.url, passing=True)
