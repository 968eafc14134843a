"""Addresses of the web taken apart, and which machines may be asked: none of the user's own network unless allowed."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit

from communique.errors import InputError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4_000  # characters of an address
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
_SPECIAL = IPv4Network("192.0.0.0/24")  # RFC 6890; newer Pythons than ours count it so
_METADATA = frozenset((IPv4Address("168.63.129.16"),))  # answers for a cloud's machines at a public address


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address without fragment; `login` is user and password where the user gave them in it."""

    scheme: str
    host: str
    port: int
    target: str
    login: str | None = None

    @classmethod
    def read(cls, url: str) -> Address:
        """The address that a URL is. Raises `InputError` for all but http and https with a host."""
        shown = hide_login(url)
        try:
            split = urlsplit(url.strip())
            scheme, host, port = split.scheme.lower(), split.hostname or "", split.port
            host = host.encode("idna").decode("ascii").lower() if not host.isascii() else host
        except ValueError as error:
            raise InputError(f"{shown} is no address that can be asked for: check it.") from error
        if scheme not in _PORTS:
            raise InputError(f"{shown} is no address of the web: it must begin with http:// or https://.")
        if not _HOST.fullmatch(host) or len(url) > _LONGEST or re.search(r"[\0-\x20\x7f]", url.strip()):
            raise InputError(f"{shown} is no address that can be asked for: check it.")
        target = quote(split.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
            "?" + quote(split.query, safe="/%:@!$&'()*+,;=~-._?[]") if split.query else ""
        )
        login = None
        if split.username is not None:
            login = f"{unquote(split.username)}:{unquote(split.password or '')}"
        return cls(scheme, host, _PORTS[scheme] if port is None else port, target, login)

    def join(self, location: str) -> Address:
        """Where a redirection leads; a login goes along only to the same place."""
        try:
            there = Address.read(urljoin(self.url, location))
        except ValueError as error:
            raise InputError(f"{hide_login(location)} is no address that can be asked for.") from error
        return there if there.login or there.origin != self.origin else replace(there, login=self.login)

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in `https://example.org`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """The address as text; never with a login."""
        return self.origin + self.target


def hide_login(url: str) -> str:
    """An address as it may be shown: without user and password."""
    return re.sub(r"(?<=//)[^/?#@]*@", "", url)


class PrivateAddressError(InputError):
    """A host that is this machine or one of its own network."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet: not private, loopback, link-local, multicast or reserved.

    What carries an IPv4 address inside (mapped, 6to4, Teredo, NAT64) is judged by both.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _TRANSLATED:
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
        inner = [ip.sixtofour] if ip.sixtofour else list(ip.teredo or ())
        if ip.is_site_local or not all(is_public(str(each)) for each in inner):
            return False
    elif ip in _SPECIAL:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified) and ip not in _METADATA


def open_socket(host: str, port: int, seconds: float, allow_private: bool) -> socket.socket:
    """A connection to a host, to the very address that was checked. Raises `OSError` and `PrivateAddressError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    allowed = [each for each in found if allow_private or is_public(str(each[4][0]))]
    if not allowed:
        raise PrivateAddressError(
            f"{host} is {found[0][4][0]}, this machine or one of its own network, and is not asked: "
            "allow it with --allow-private if you mean it."
        )
    failure: OSError | None = None
    for family, kind, protocol, _, place in allowed:
        made = socket.socket(family, kind, protocol)
        made.settimeout(seconds)
        try:
            made.connect(place)
        except OSError as error:
            made.close()
            failure = error
        else:
            return made
    raise failure or OSError("no address")
