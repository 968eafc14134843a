"""A matrix of plain promises beside what later reports tell: the promises, the frames of the sentences, what is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.compare.followups import find_followups
from communique.entries.reading import Reading, read_text
from communique.kinds import Commitment

FIRST = """Press Service of Tavria Region

Governor meets Governor of Lindal

Tavria, 3 March 2023. The Governor of Tavria Region of Ukraine, Oleh Marchenko, met with the Governor of Lindal County of Norway, Ingrid Solheim.

{}

The trade of Ukraine and Norway reached 310 million dollars in 2022, the Governor noted.
"""
LATER = """Lindal County Office

Governors meet again

Lindal, 20 June 2024. The Governor of Lindal County, Ingrid Solheim, received the Governor of Tavria Region, Oleh Marchenko.

{}

The guests visited the harbour museum.
"""


@dataclass(frozen=True)
class Promised:
    """A promise and how its thing and its deed are called; `number` 1: one such thing."""

    sentence: str
    one: str
    many: str
    number: int
    done: str
    deed: str

    @property
    def counted(self) -> str:
        """The number promised with its things."""
        return f"{self.number:,} {self.many}"

    @property
    def thing(self) -> str:
        """What is promised, without an article."""
        return self.one if self.number == 1 else self.many.removeprefix("tonnes of ")

    @property
    def be(self) -> str:
        """The verb behind the thing."""
        return "was" if self.number == 1 or self.many.startswith("tonnes") else "were"

    @property
    def have(self) -> str:
        """The auxiliary behind the thing."""
        return "has" if self.be == "was" else "have"

    @property
    def actor(self) -> str:
        """Who is to do it."""
        return self.sentence.split(" will ")[0] if " will " in self.sentence else "The two sides"

    @property
    def act(self) -> str:
        """The auxiliary behind who is to do it."""
        return "have" if self.actor.startswith(("The two", "The cities")) else "has"


PROMISES = {
    "buses": Promised(
        "Lindal County will deliver 40 school buses to Tavria Region by the end of May 2024.",
        "school bus", "school buses", 40, "delivered", "delivery"),
    "ambulances": Promised(
        "Lindal County will donate eight ambulances to Tavria Region by May 2024.",
        "ambulance", "ambulances", 8, "donated", "donation"),
    "seed": Promised(
        "Lindal County will supply 300 tonnes of seed wheat to Tavria Region by April 2024.",
        "load of seed wheat", "tonnes of seed wheat", 300, "supplied", "supply"),
    "school": Promised(
        "Tavria Region will build a music school in Orlivka by the end of 2023.",
        "music school", "music schools", 1, "built", "construction"),
    "bridge": Promised(
        "Lindal County will build a bridge over the river Stryma in Orlivka by May 2024.",
        "bridge", "bridges", 1, "built", "construction"),
    "clinic": Promised(
        "Tavria Region will build three rural clinics by May 2024.",
        "rural clinic", "rural clinics", 3, "built", "construction"),
    "nurses": Promised(
        "Lindal County will train 25 nurses from Tavria Region by the end of 2023.",
        "nurse", "nurses", 25, "trained", "training"),
    "students": Promised(
        "Lindal County will admit 30 students from Tavria Region to its colleges in September 2023.",
        "student", "students", 30, "admitted", "admission"),
    "group": Promised(
        "The two sides agreed to set up a working group on fisheries by June 2023.",
        "working group on fisheries", "working groups on fisheries", 1, "set up", "establishment"),
    "fair": Promised(
        "Tavria Region will hold a fish fair in Orlivka in October 2023.",
        "fish fair", "fish fairs", 1, "held", "holding"),
    "plan": Promised(
        "The two sides will draft a flood protection plan by the end of 2023.",
        "flood protection plan", "flood protection plans", 1, "drafted", "drafting"),
    "duty": Promised(
        "Norway will lift the duty on sunflower oil from Tavria Region by January 2024.",
        "duty on sunflower oil", "duties on oil", 1, "lifted", "lifting"),
    "line": Promised(
        "The two sides will open a ferry line between Orlivka and Lindal in May 2024.",
        "ferry line", "ferry lines", 1, "opened", "opening"),
    "centre": Promised(
        "Lindal County will open a language centre in Orlivka by September 2023.",
        "language centre", "language centres", 1, "opened", "opening"),
    "experts": Promised(
        "Lindal County will send six forestry experts to Tavria Region in the autumn of 2023.",
        "forestry expert", "forestry experts", 6, "sent", "sending"),
    "paper": Promised(
        "The cities of Orlivka and Lindal will sign a twinning agreement by July 2023.",
        "twinning agreement", "twinning agreements", 1, "signed", "signing"),
    "trees": Promised(
        "Tavria Region will plant 10,000 oaks in Orlivka by November 2023.",
        "oak", "oaks", 10000, "planted", "planting"),
    "book": Promised(
        "The two sides will publish a joint cookbook by December 2023.",
        "joint cookbook", "joint cookbooks", 1, "published", "publication"),
    "plant": Promised(
        "The company Fjordmat will build a fish processing plant in Orlivka by May 2024.",
        "fish processing plant", "fish processing plants", 1, "built", "construction"),
}  # fmt: skip


@cache
def _first(*keys: str) -> Reading:
    return read_text(FIRST.format("\n\n".join(PROMISES[one].sentence for one in keys)))


def applied(key: str, told: str) -> list[tuple[str, str | None]]:
    """The bearings, with their new dates, that a later report is applied with, on this promise and three beside it.

    What is only said again counts for the promise itself alone.
    """
    keys = list(PROMISES)
    some = [key, *(keys[(keys.index(key) + step) % len(keys)] for step in (3, 7, 11))]
    sentence = PROMISES[key].sentence
    readings = [_first(*some), read_text(LATER.format(told))]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    first = readings[0].document
    start = first.text.index(sentence)
    own = {c.id for c in commitments if c.document == first.id and start <= c.evidence[0].start < start + len(sentence)}
    earlier = {c.id for c in commitments if c.document == first.id}
    assert own, "the promise is not read"
    found = find_followups(commitments, [r.told for r in readings if r.told], [r.document for r in readings])
    sure = [f for f in found if f.state == "applied"]
    beside = [("beside", f.due) for f in sure if f.commitment in earlier - own and f.bearing != "repeats"]
    return sorted((f.bearing, f.due) for f in sure if f.commitment in own) + beside
