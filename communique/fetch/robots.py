"""What the robots.txt of a site lets us ask for (RFC 9309), read by Protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from communique.read.encoding import decode

PRODUCT = "communique"
SIZE = 512_000  # bytes of a robots.txt that are read
_SLOWEST = 60.0  # seconds between questions that a site may ask for


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows; one whose rules cannot be had now allows nothing for the time being, and `why` says so."""

    parsed: Protego | None
    why: str = ""

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for."""
        return self.parsed is not None and bool(self.parsed.can_fetch(url, PRODUCT))

    @property
    def seconds(self) -> float:
        """How many seconds are to pass between questions, where the site says so."""
        if self.parsed is None:
            return 0.0
        delay = self.parsed.crawl_delay(PRODUCT) or 0.0
        rate = self.parsed.request_rate(PRODUCT)
        if rate and rate.requests:
            delay = max(delay, rate.seconds / rate.requests)
        return min(float(delay), _SLOWEST)


def read_rules(content: bytes) -> Rules:
    """The rules in a robots.txt; lines that say nothing known are left out."""
    return Rules(Protego.parse(decode(content[:SIZE])[0]))


ALL_ALLOWED = Rules(Protego.parse(""))
