"""Bytes to text: which encoding they are in, and every byte that it cannot decode as U+FFFD, one for one."""

from __future__ import annotations

import codecs
import re
from collections import Counter

REPLACEMENT = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("cp1251", "koi8_r", "cp866", "iso8859_5")
_COMMON_CYRILLIC = frozenset("оеаинтсрвл")  # two thirds of Russian letters, over half of Ukrainian and Belarusian
_SAMPLE = 1 << 16
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PUNCTUATION = re.compile(rb"\xe2\x80[\x90-\xbf]")  # dashes and quotation marks: not met by chance in another encoding
_HIGH = re.compile(rb"[\x80-\xff]")
# Windows-1252 as it is met in English: quotation marks, dashes, signs, and accented letters inside words.
_WESTERN = re.compile(
    rb"[\x80\x82\x84\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb1\xb4\xb7\xba\xbb\xbc-\xbe\xe0]"
    rb"|(?<=[A-Za-z\xc0-\xfe])[\xc0-\xd6\xd8-\xf6\xf8-\xfe]"
    rb"|[\xc0-\xd6\xd8-\xf6\xf8-\xfe](?=[A-Za-z\xc0-\xfe])"
)
_TURKISH = re.compile(rb"[\xd0\xdd\xde\xf0\xfd\xfe]")  # Ğ İ Ş ğ ı ş, where Windows-1252 has Icelandic letters
_OTHERS = (
    "cp1250",
    "iso8859_2",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp1257",
    "cp1258",
    "cp874",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
)


def _one_for_one(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return REPLACEMENT * (error.end - error.start), error.end


codecs.register_error("communique.one-for-one", _one_for_one)


def decode(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding.

    The text is without a leading byte order mark; U+0000 and each undecodable byte are U+FFFD, one for one.
    """
    encoding = find_encoding(content)
    text = content.decode(encoding, "communique.one-for-one")
    return text.removeprefix("\ufeff").replace("\0", REPLACEMENT), encoding


def find_encoding(content: bytes) -> str:
    """The encoding of a text's bytes: by its mark, by the pattern of UTF-16, UTF-8 where it fits, else a legacy one."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return encoding
    return _utf16(content) or ("utf-8" if _is_utf8(content) else _legacy(content) or "utf-8")


def _utf16(content: bytes) -> str | None:
    """UTF-16 without a mark, where one byte of each two is nearly always one of three, 0 among them."""
    sample = content[:_SAMPLE]
    pairs = len(sample) // 2
    if not pairs or b"\0" not in sample:
        return None
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        highs = Counter(sample[high::2])
        usual = sum(count for _, count in highs.most_common(3))
        zeros = sample[low::2].count(0)
        if usual >= 0.9 * pairs and highs[0] >= 0.05 * pairs and zeros <= 0.01 * pairs:
            return encoding
    return None


def _is_utf8(content: bytes) -> bool:
    """Whether these bytes are UTF-8, perhaps with bad bytes in it that are few beside the good sequences."""
    try:
        content.decode("utf-8")
        return True
    except UnicodeDecodeError:
        pass
    good = len(_SEQUENCE.findall(content))
    bad = content.decode("utf-8", "communique.one-for-one").count(REPLACEMENT)
    return good >= bad or 20 * len(_PUNCTUATION.findall(content)) >= bad


def _legacy(content: bytes) -> str | None:
    """Windows-1252 where its signs are met, Cyrillic by its letters, else what the detector says; `None`: unknown."""
    sample = _sample(content)
    high = len(_HIGH.findall(sample))
    cyrillic = max(_CYRILLIC, key=lambda encoding: _cyrillic_share(sample, encoding, high))
    if _cyrillic_share(sample, cyrillic, high) >= 0.4:
        return cyrillic
    if len(_WESTERN.findall(sample)) == high and 5 * high < len(sample):
        return "cp1254" if len(_TURKISH.findall(sample)) > 0.2 * high else "cp1252"
    if high < 8 or 100 * high < len(sample):
        return None  # a few stray bytes in a text that is ASCII otherwise
    from charset_normalizer import from_bytes  # here, because nearly all input is UTF-8 and should not pay for it

    best = from_bytes(sample, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best else None


def _sample(content: bytes) -> bytes:
    """The beginning, up to a line break, so that no character is cut in two."""
    if len(content) <= _SAMPLE:
        return content
    return content[: content.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]


def _cyrillic_share(sample: bytes, encoding: str, high: int) -> float:
    """The share of the bytes above ASCII that are common Cyrillic letters in words; 0 to 1."""
    if high < 4:
        return 0.0
    words = re.findall("[а-яёіїєґў]{2,}", sample.decode(encoding, "replace"), re.IGNORECASE)
    return sum(letter in _COMMON_CYRILLIC for word in words for letter in word) / high
