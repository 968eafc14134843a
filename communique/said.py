"""What an input says of itself beside its text: metadata of a page, a feed, a table; and who said it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

FIELDS = ("title", "published", "outlet", "language", "url")


@dataclass(frozen=True, slots=True)
class Said:
    """Title, ISO day of publication, outlet, BCP 47 language and address, each `None` where nothing says it.

    `by` names for each of these fields what said it ("og:title", "the feed"); `via` is how the input was found
    ("the feed https://…"), `kind` what it was ("html", "pdf" …).
    """

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    via: str | None = None
    kind: str | None = None
    by: dict[str, str] = field(default_factory=dict)

    def or_else(self, other: Said) -> Said:
        """The same, with what it lacks taken from `other`."""
        lacking = {name: getattr(other, name) for name in _NAMES if getattr(self, name) is None}
        by = {**{name: other.by[name] for name in lacking if name in other.by}, **self.by}
        return replace(self, **lacking, by=by)

    def to_json(self) -> dict[str, Any]:
        """What is said, as plain JSON; fields that nothing says are left out."""
        said = {name: getattr(self, name) for name in _NAMES if getattr(self, name) is not None}
        return {**said, "by": dict(sorted(self.by.items()))} if self.by else said

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Said:
        """What `to_json` gave; names that this version does not know are left out."""
        return cls(**{name: value for name, value in record.items() if name in _NAMES or name == "by"})


_NAMES = tuple(each.name for each in fields(Said) if each.name != "by")
NOTHING = Said()


def said_by(what: str, **values: str | None) -> Said:
    """What one source says; values that are `None` or blank are left out."""
    there = {name: " ".join(value.split()) for name, value in values.items() if value and value.strip()}
    return Said(**there, by=dict.fromkeys((name for name in there if name in FIELDS), what))


@dataclass(frozen=True, slots=True)
class Came:
    """How an input came, kept so that its bytes can be read again: what was said of it before it was opened.

    `key` is what all addresses of its page share; `alike` a number that texts share which say the same in the same
    paragraphs; `by` says by what the document got its title, day, outlet and language; `given` is what the user gave.
    """

    name: str
    said: Said = NOTHING
    media_type: str | None = None
    charset: str | None = None
    key: str | None = None
    alike: str | None = None
    by: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON; what is empty is left out."""
        plain = {name: getattr(self, name) for name in ("name", "media_type", "charset", "key", "alike", "by", "given")}
        return {**{name: value for name, value in plain.items() if value}, "said": self.said.to_json()}

    @classmethod
    def from_json(cls, record: dict[str, Any]) -> Came:
        """What `to_json` gave."""
        known = {name: value for name, value in record.items() if name in cls.__dataclass_fields__ and name != "said"}
        return cls(**known, said=Said.from_json(record.get("said", {})))
