"""Plain later reports beside plain promises, by construction: what shares words with a promise and what tells of it."""

from __future__ import annotations

from communique.compare.followups import find_followups
from communique.entries.reading import read_text
from communique.kinds import Commitment
from tests.compare.matrix_following import FIRST, LATER
from tests.tables import each


def told(promise: str, later: str) -> list[tuple[str, str | None]]:
    """What a later report is applied with, by bearing and new date."""
    readings = [read_text(FIRST.format(promise)), read_text(LATER.format(later))]
    commitments = [e for r in readings for e in r.entries if isinstance(e, Commitment)]
    found = find_followups(commitments, [r.told for r in readings if r.told], [r.document for r in readings])
    return sorted((f.bearing, f.due) for f in found if f.state == "applied")


SCALE = "Oleh Marchenko said that Tavria Region would pave 14 kilometres of the road to Orlivka by May 2024."
WHEAT = "Oleh Marchenko said that Tavria Region would ship 60,000 tonnes of wheat to Lindal by May 2024."
SEATS = "Ingrid Solheim promised 300 sets of ski equipment for schools by May 2024."
SHIP = "Ingrid Solheim said that Lindal County would provide two snow groomers before the slope opens, in March 2024."
QUEUE = "Oleh Marchenko said that Tavria Region would introduce an electronic queue for lorries by the end of 2023."
PARK = "Oleh Marchenko said that Tavria Region would build a lorry park for 200 vehicles in Orlivka by June 2024."
MILL = "The two sides agreed to build a joint flour mill in Orlivka. It is to be commissioned by July 2024."
DATA = "Ingrid Solheim proposed that the police forces of the two sides exchange data on stolen cars."
LABORATORY = "Ingrid Solheim suggested that the two sides create a common laboratory for the quality of grain."
HOGS = "Ingrid Solheim announced that Lindal County would set up a breeding centre for the wild goat at Storvik."
DEER = "Ingrid Solheim stated that in return Lindal County would send two reindeer to Orlivka by the end of 2023."

CASES = [
    # only a place or a kind of deed in common
    (SCALE, "Tavria Region undertook to install a second scale at Orlivka by November 2024.", []),
    # another number of the things
    (SEATS, "Lindal County will deliver 50 pairs of ski equipment for pensioners in the autumn.", []),
    # a whole consignment, a deed by its noun
    (WHEAT, "The shipment of wheat to Lindal was completed on 22 April.", [("fulfils", None)]),
    (WHEAT, "The shipment of wheat to Lindal has been postponed to October 2024.", [("delays", "2024-10")]),
    # what only says when is not acted on
    (SHIP, "Oleh Marchenko reported on the slope. Its opening has been moved to October 2024.", []),
    (SHIP, "The two snow groomers were handed over in May.", [("fulfils", None)]),
    # of somebody else, and what points back to it
    (QUEUE, "The electronic queue at the Ruvela hospital, introduced in August, has cut waiting times by a third.", []),
    (QUEUE, "The electronic queue for lorries will be introduced only in July 2024.", [("delays", "2024-07")]),
    (HOGS, "The existing centre at Ruvela, run by a trust, has released 12 goats this year.", []),
    # what remains, said beside
    (PARK, "The lorry park in Orlivka was opened on Monday. The second section, with the remaining 80 places, will be "
           "ready in November 2024.", [("delays", "2024-11"), ("progresses", None)]),
    (PARK, "The lorry park has been delayed by a dispute. It will receive its first vehicles in December 2024.",
     [("delays", "2024-12")]),
    # a sentence that only says when
    (MILL, "The start-up of the mill has been postponed to February 2025.", [("delays", "2025-02")]),
    (MILL, "The flour mill in Orlivka was commissioned on Friday.", [("fulfils", None)]),
    # said again
    (DATA, "The Governor of Lindal County once more suggested an exchange of police data on cars that have been "
           "stolen.", [("repeats", None)]),
    (LABORATORY, "Ingrid Solheim spoke again in favour of creating a common laboratory for the quality of grain.",
     [("repeats", None)]),
    (LABORATORY, "Ingrid Solheim repeated her proposal to create a common laboratory for the quality of grain.",
     [("repeats", None)]),
    (DEER, "Two reindeer from Lindal County arrived in Orlivka on Sunday.", [("fulfils", None)]),
]  # fmt: skip


@each(("promise", "later", "expected"), CASES)
def test_a_plain_construction_tells_of_its_own_matter(
    promise: str, later: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(promise, later) == expected
