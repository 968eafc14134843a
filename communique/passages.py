"""What a document tells of things done, begun, moved and dropped: passages that may bear on earlier commitments.

They are kept beside the entries, so that later documents can be followed without their texts; no export holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from communique.kinds import Area, Person, plain


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points `start` to `end` of a document that tell what became of something.

    `bearing` is what the words say by themselves: fulfils, progresses, delays, contradicts, expects (to be done by
    the date `due`, which moves a promise with an earlier one) or works (its subject is at work); `cue` the words that
    say so and `verb` the base form of their verb. `subject` and `rest` are the words before and behind the verb,
    `before` is the sentence that the subject points back to, if it does. `acts` are the kinds of deed that a set
    phrase completes. `active`: the subject itself does what the verb says; `behind`: it is a participle
    behind its subject (a tug, painted green). `areas` are ISO 3166 codes and
    `places` the names of places in it; `due` is the new date of a delay; `speaker` who tells it.
    """

    document: str
    start: int
    end: int
    text: str
    bearing: str
    cue: str
    verb: str
    subject: str = ""
    rest: str = ""
    before: str = ""
    acts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    due: str | None = None
    speaker: Person | None = None
    headline: bool = False
    active: bool = False
    places: tuple[str, ...] = ()
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that following needs of one document: whom and where it is about, its passages, and what its promises mean.

    `areas` are the ISO codes named in it, `names` its people and organisations, `persons` only people, `before` for
    the id of a commitment whose own words point back the sentence that they point to.
    """

    document: str
    areas: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    before: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As a plain object, without what is empty."""
        passages = [{k: v for k, v in plain(p).items() if v and k != "document"} for p in self.passages]
        return {
            "document": self.document,
            "areas": list(self.areas),
            "names": list(self.names),
            "persons": list(self.persons),
            "passages": passages,
            "before": self.before,
        }


def told_from_json(record: dict[str, Any]) -> Told:
    """What `Told.to_json` wrote."""
    id = record["document"]
    passages = tuple(_passage(id, each) for each in record["passages"])
    areas, names, persons = (tuple(record.get(key, ())) for key in ("areas", "names", "persons"))
    return Told(id, areas, names, persons, passages, dict(record.get("before", {})))


def _passage(document: str, record: dict[str, Any]) -> Passage:
    known = {"start": 0, **record, "document": document}  # what is empty was left out, and 0 with it
    for name in ("acts", "areas", "goods", "places"):
        known[name] = tuple(known.get(name) or ())
    if said := known.get("speaker"):
        area = said.get("represents")
        known["speaker"] = Person(
            said.get("name"), said.get("role"), Area(area["name"], area.get("code")) if area else None
        )
    return Passage(**known)
