"""What an address may ask: query parameters as classes; from them come the form, the check and the API's description.

A field's title is its label in the form, its description the help; a `Literal` becomes a choice, a `bool` a box to
tick. What is left empty asks nothing.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from communique.asking import HELP
from communique.ledger.filters import Filter

LONGEST = 200  # code points of a value
PER_PAGE = 50


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
    versions: bool = box("versions", "Replaced versions too")
    rejected: bool = box("rejected", "Rejected ones too")

    def filter(self, *kinds: str, **more: Any) -> Filter:
        """The ledger's filter for entries of these kinds."""
        asked = {name: getattr(self, name) for name in ("area", "person", "period", "versions", "rejected")}
        return Filter(kinds=kinds, **asked, **more)


class Listed(Narrowed):
    """A list, a page at a time."""

    after: str | None = Field(None, description="Where this page begins, as the page before it says.", max_length=80)
    limit: int = Field(PER_PAGE, description="Rows on a page.", ge=1, le=200)
