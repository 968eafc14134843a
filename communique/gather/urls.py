"""Addresses: whether one is of the web, and which are the same page under another address."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fb_\w+|fbclid|gclid|gclsrc|dclid|yclid|ysclid|msclkid|twclid|igshid|mc_[ce]id|ref|ref_src|referrer"
    r"|from|share|shared|source|cmpid|ito|ocid|smid|sms_ss|spm|s_cid|_ga|_gl|_openstat|at_\w+|pk_\w+|mtm_\w+|hsa_\w+"
    r"|outputtype|output|amp|print|printable|tmpl|view|mobile|m|desktop|output_type|app|nocache|cache|session\w*"
    r"|phpsessid|jsessionid|sid|rand|ts|timestamp)$",
    re.IGNORECASE,
)
_KEPT = {"view": frozenset(("amp", "print", "mobile")), "m": frozenset(("1", "0")), "from": None, "source": None}
_VARIANT_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|wap|print)\.(?=[^.]+\.)")
_VARIANT_PATH = re.compile(
    r"^/(?:amp|m|mobile|print)(?=/.)|/(?:amp|print|printable|mobile|index\.(?:html?|php|aspx?))/?$"
)
_VARIANT_END = re.compile(r"\.(?:amp|print)(?=\.html?$)|(?<=\w)[._-](?:amp|print)$")


def is_web(address: str) -> bool:
    """Whether this is an http or https address with a host."""
    try:
        split = urlsplit(address)
        return split.scheme.lower() in ("http", "https") and bool(split.hostname)
    except ValueError:
        return False


def page_key(address: str) -> str | None:
    """What all addresses of one page share: without scheme, www, m., /amp, print and tracking parameters.

    `None` for what is no address of a page; a host's front page is none either.
    """
    if not is_web(address):
        return None
    split = urlsplit(address)
    try:
        port = f":{split.port}" if split.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    host = _VARIANT_HOST.sub("", (split.hostname or "").rstrip("."))
    path = quote(unquote(re.sub("/{2,}", "/", split.path or "/")), safe="/~!$&'()*+,;=:@")
    path = _VARIANT_END.sub("", _VARIANT_PATH.sub("", path)).rstrip("/")
    query = urlencode(sorted((k, v) for k, v in parse_qsl(split.query, keep_blank_values=True) if _counts(k, v)))
    if not path and not query:
        return None
    return urlunsplit(("", host + port, path, query, ""))


def _counts(name: str, value: str) -> bool:
    """Whether a parameter says which page it is."""
    if not _TRACKING.match(name):
        return True
    among = _KEPT.get(name.lower())
    return bool(among) and value.lower() not in (among or ())
