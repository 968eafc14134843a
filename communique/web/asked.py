"""What an address may ask: query parameters as classes; from them come the form, the check and the API's description.

A field's title is its label in the form, its description the help; a `Literal` becomes a choice, a `bool` a box to
tick. What is left empty asks nothing.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from communique.asking import HELP
from communique.ledger.filters import Filter

LONGEST = 200  # code points of a value
PER_PAGE = 50
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"


def words(name: str, title: str) -> Any:
    """A field for words that the command line asks for in the same way."""
    asking = HELP[name]
    return Field(None, title=title, description=asking.help, examples=[asking.example], max_length=LONGEST)


def box(name: str, title: str) -> Any:
    """A field for yes or no."""
    return Field(False, title=title, description=HELP[name].help)


class Asked(BaseModel):
    """Nothing that could be asked; the base of all others."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: Any) -> Any:
        """Leave out what a form sends of fields that nobody filled in."""
        if not isinstance(given, dict):
            return given
        kept = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in kept.items() if value not in ("", None)}

    def said(self) -> dict[str, Any]:
        """What was asked, without what was left empty, as for an address."""
        found = self.model_dump(exclude_defaults=True)
        return {name: "1" if value is True else value for name, value in found.items()}


class Narrowed(Asked):
    """What every list can be narrowed by."""

    area: str | None = words("area", "Area")
    person: str | None = words("person", "Person or organisation")
    period: str | None = words("period", "Period")
    versions: bool = box("versions", "Include replaced versions")
    rejected: bool = box("rejected", "Include rejected ones")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter for entries of these kinds."""
        asked = {name: getattr(self, name) for name in ("area", "person", "period", "versions", "rejected")}
        return Filter(kinds=kinds, **asked, **more)


class Paged(Asked):
    """A list that can only be paged."""

    after: str | None = Field(None, description="Where this page begins, as the page before it says.", max_length=300)
    limit: int = Field(PER_PAGE, description="Rows on a page.", ge=1, le=200)


class Listed(Narrowed):
    """A list, a page at a time."""

    after: str | None = Field(None, description="Where this page begins, as the page before it says.", max_length=80)
    limit: int = Field(PER_PAGE, description="Rows on a page.", ge=1, le=200)


Status = Literal["open", "in progress", "fulfilled", "partly fulfilled", "not fulfilled", "overdue"]
Force = Literal["firm", "soft", "conditional"]
Type = Literal["pledge", "offer", "proposal", "instruction", "plan", "agreement"]
Hedge = Literal["exact", "about", "under", "over", "least", "most", "range"]
Measure = Literal["level", "change", "share", "rank"]
Form = Literal["meeting", "visit", "forum", "call", "signing", "other"]
Verdict = Literal["agree", "agree when rounded", "conflict"]
Kind = Literal["document", "commitment", "figure", "statement", "meeting", "hub", "story", "reconciliation", "followup"]


class Promised(Listed):
    """Commitments."""

    status: Status | None = Field(None, title="Status", description="How it stands today.")
    actor: str | None = words("actor", "Who is to act")
    force: Force | None = Field(None, title="Force", description="Firm, soft, or under a condition.")
    type: Type | None = Field(None, title="Type", description="What sort of commitment it is.")
    sector: str | None = words("sector", "Goods (HS code)")
    due: str | None = words("due", "Due")
    order: Literal["newest", "due"] = Field("newest", title="Order", description="The latest first, or by date.")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter; `more` gives the day on which `status` holds."""
        own = {"standing": self.status} | {name: getattr(self, name) for name in _PROMISED}
        return super().filter(*(kinds or ("commitment",)), **own, **more)


_PROMISED = ("actor", "force", "type", "sector", "due")


class Counted(Listed):
    """Figures."""

    other: str | None = words("other", "With the area")
    indicator: str | None = words("indicator", "What is counted")
    measure: Measure | None = Field(None, title="Measure", description="An amount, a change, a share or a rank.")
    hedge: Hedge | None = Field(None, title="Said as", description="How the number was said.")
    unit: str | None = words("unit", "Unit")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter."""
        own = {name: getattr(self, name) for name in ("indicator", "measure", "hedge", "unit")}
        others = (self.other,) if self.other else ()
        return super().filter(*(kinds or ("figure",)), strangers=others, **own, **more)


class Compared(Listed):
    """Reconciliations; conflicts where nothing else is asked for."""

    limit: int = Field(PER_PAGE, description="Rows on a page.", ge=1, le=100)
    verdict: Verdict = Field("conflict", title="Verdict", description="Whether the figures can all hold.")
    indicator: str | None = words("indicator", "What is counted")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter."""
        return super().filter("reconciliation", status=self.verdict, indicator=self.indicator, **more)


class Met(Listed):
    """Meetings."""

    form: Form | None = Field(None, title="Form", description="What sort of encounter it was.")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter."""
        return super().filter(*(kinds or ("meeting",)), form=self.form, **more)


class Spoken(Listed):
    """Statements."""

    mode: Literal["direct", "indirect"] | None = Field(
        None, title="Mode", description="In their own words or reported."
    )

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter."""
        return super().filter(*(kinds or ("statement",)), mode=self.mode, **more)


class Searched(Narrowed):
    """A search."""

    q: str | None = Field(None, title="Words", description="All must stand; “two words” together, wor* a beginning.",
                          max_length=LONGEST, examples=["tractor assembl*"])  # fmt: skip
    kind: Kind | None = Field(None, title="Kind", description="Only this kind.")
    limit: int = Field(10, description="Hits of a kind.", ge=1, le=100)


class Named(Paged):
    """A list of names."""

    name: str | None = Field(None, title="Name", description="A part of the name.", max_length=LONGEST)


class Waiting(Narrowed):
    """What waits for a person."""

    kind: Literal["followup", "commitment", "figure", "meeting", "hub", "statement"] | None = Field(
        None, title="Kind", description="Only this kind."
    )
    skip: str | None = Field(None, description="Entries passed over, by id, with commas.", max_length=3000)
    done: str | None = Field(None, description="The judgement that was made last.", max_length=40)


class OnDay(Asked):
    """How things stand on a day."""

    on: str | None = Field(None, title="On the day", description="As 2025-06-30; else today.", pattern=DAY)
