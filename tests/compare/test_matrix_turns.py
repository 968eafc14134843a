"""Plain promises beside sentences that take them back, move them, tell of what remains, or are of another matter."""

from __future__ import annotations

import pytest

from tests.compare.matrix_following import PROMISES, Promised, applied
from tests.compare.test_following_plainly import told as told_of
from tests.tables import each

NEW = "November 2024"
DROPPED, LATE, SOME = [("contradicts", None)], [("delays", "2024-11")], [("progresses", None)]
AGAIN, DONE = [("repeats", None)], [("fulfils", None)]
KEYS = ("buses", "ambulances", "seed", "school", "bridge", "clinic", "fair", "line", "centre", "experts", "plant")


def _verb(one: Promised) -> str:
    return one.sentence.split(" will ")[1].split()[0]


def dropped(one: Promised) -> dict[str, str]:
    """Sentences that take a promise back."""
    verb, it = _verb(one), "it" if one.be == "was" else "they"
    able = "are" if one.act == "have" else "is"
    deed, thing = f"The {one.deed} of the {one.thing}", one.thing
    return {
        "not able": f"{one.actor} would not be able to {verb} the {thing}, the Governor said.",
        "unable": f"{one.actor} {able} unable to {verb} the {thing}, she said.",
        "no position": f"{one.actor} {able} not in a position to {verb} the {thing}, the Governor said.",
        "with a reason": f"{one.actor} will not {verb} the {thing}, since the harvest season begins in September.",
        "had not materialised": f"The Governor regretted that the {one.deed} of the {thing} had not materialised.",
        "no longer discussed": f"{deed} is no longer under discussion, she said.",
        "no longer considered": f"{deed} is no longer being considered.",
        "not pursued": f"The two sides will not pursue the {one.deed} of the {thing}.",
        "abandoned": f"{one.actor} {one.act} abandoned the {one.deed} of the {thing}.",
        "not the idea": f"The two sides will not pursue the idea of the {thing}.",
        "idea dropped": f"{one.actor} {one.act} dropped the idea of the {thing}.",
        "none this summer": f"No {thing} will be {one.done} this summer.",
        "as for": f"As for the {thing}, {it} will not be {one.done} with Norwegian funds.",
    }


def moved(one: Promised) -> dict[str, str]:
    """Sentences that give a promise a new date."""
    it, them = ("it", "it") if one.be == "was" else ("they", "them")
    failed, deed = f"The {one.thing} could not be {one.done} last year.", one.deed
    return {
        "set for": f"The {deed} of the {one.thing} has been set for {NEW}.",
        "fixed for": f"The {deed} of the {one.thing} has been fixed for {NEW}.",
        "confirmed": f"She confirmed that the {one.thing} would be {one.done} in {NEW}.",
        "rescheduled for": f"The {deed} of the {one.thing} has been rescheduled for {NEW}.",
        "to schedule": f"{failed} The two sides agreed to schedule {them} for {NEW}.",
        "instead": f"He expressed regret that the {one.thing} had not been {one.done}. "
        f"{it.capitalize()} will be {one.done} in {NEW} instead, he said.",
        "with a reason": f"Mr. Marchenko said that the {one.thing} would be {one.done} by {NEW}, "
        "as the port had been closed for four months.",
    }


def remaining(one: Promised) -> dict[str, str]:
    """Sentences behind one that tells of a part, which give what remains a new date."""
    few = one.number // 3
    rest = f"{one.number - few:,}"
    lead = f"{few:,} {one.many} {'was' if few == 1 else 'were'} {one.done} in April. "
    return {
        "other": f"{lead}The other {rest} have been postponed to {NEW}.",
        "remaining": f"{lead}The remaining {rest} will be {one.done} in {NEW}, he noted.",
        "outstanding": f"{lead}Mr. Marchenko said that the outstanding {rest} would be {one.done} by {NEW}, "
        "as the port had been closed.",
        "not ready": f"{lead}The other {rest} will not be ready before {NEW}.",
        "deed": f"{lead}The {one.deed} of the remaining {rest} has been postponed to {NEW}.",
        "follow": f"{lead}The other {rest} are to follow in {NEW}.",
        "according to": f"{lead}According to the directorate, the other {rest} have been postponed to {NEW}.",
        "the rest": f"{lead}The rest will be {one.done} in {NEW}.",
    }


def proposed_again(one: Promised) -> dict[str, str]:
    """Sentences in which a promise is said again by the noun of what was said."""
    return {
        "repeated": f"{one.actor} repeated its proposal for the {one.thing}.",
        "renewed": f"{one.actor} renewed its proposal for the {one.thing}.",
    }


def nothing(one: Promised) -> dict[str, str]:
    """Sentences that share the words of a promise and tell nothing of it."""
    return {
        "measured": f"The number of {one.many} in the county has dropped to 14 percent.",
        "fell": f"The {one.thing} fell by 12 percent last year.",
        "was planned": f"The {one.deed} of the {one.thing} was planned for May 2024.",
    }


MADE = ("school", "bridge", "plant")


def in_hand(one: Promised) -> dict[str, str]:
    """What is done on the way to a thing that is to be made."""
    return {
        "a part": f"She inspected the site where the {one.thing} is to be {one.done}. The roof is being replaced.",
        "a place": f"The sides visited the place where the {one.thing} is to be {one.done}. The ground is being levelled.",
    }


CELLS = [(key, name, told, DROPPED) for key in KEYS for name, told in dropped(PROMISES[key]).items()]
CELLS += [(key, name, told, LATE) for key in KEYS for name, told in moved(PROMISES[key]).items()]
CELLS += [
    (key, name, told, LATE + SOME)
    for key in KEYS
    if PROMISES[key].number > 2
    for name, told in remaining(PROMISES[key]).items()
]
CELLS += [(key, name, told, AGAIN) for key in KEYS for name, told in proposed_again(PROMISES[key]).items()]
CELLS += [(key, name, told, []) for key in KEYS for name, told in nothing(PROMISES[key]).items()]
CELLS += [(key, name, told, SOME) for key in MADE for name, told in in_hand(PROMISES[key]).items()]


@each(("key", "name", "told", "expected"), CELLS)
def test_a_sentence_turns_a_promise(key: str, name: str, told: str, expected: list[tuple[str, str | None]]) -> None:
    assert applied(key, told) == expected, told


OTHERS = [
    ("buses", "Two other school buses have been delivered by the national fund for the city of Ruvela."),
    ("clinic", "Two other rural clinics have been built by the national fund for the city of Ruvela."),
    ("school", "The two sides agreed to decide on the music school next year."),
    ("bridge", "The two sides agreed to decide on the bridge next year."),
    ("school", "A music school festival will be held in Orlivka from 10 to 13 July."),
    ("bridge", "A bridge festival will be held in Orlivka from 10 to 13 July."),
    ("group", "Denmark and Sweden, too, have been talking about a working group on fisheries, so far without result."),
]


@pytest.mark.parametrize(("key", "told"), OTHERS)
def test_another_matter_turns_nothing(key: str, told: str) -> None:
    assert applied(key, told) == []


def test_the_thing_itself_is_what_the_sentence_before_names() -> None:
    park = "Oleh Marchenko said that Tavria Region would level the site for a music park in Orlivka by June 2023. "
    park += "The park itself will be built by Lindal County by May 2024 under the agreement signed today."
    assert told_of(park, "The completion of the music park would be achieved only in March 2025.") == [
        ("delays", "2025-03")
    ]


PARK = (
    "Oleh Marchenko said that Tavria Region would fence and level the site for a 10-hectare music park in Orlivka by "
)
PARK += "June 2023. The park itself will be built by Lindal County by May 2024 under the agreement signed today."
TOWERS = "Oleh Marchenko said that Tavria Region would install 15 watchtowers in the coastal range by December 2023."
HEIFERS = "Lindal County will deliver 800 heifers to Tavria Region by May 2024."
ROUTINE = [
    (PARK, "Lindal County would deliver 25 sets for vegetable gardens at schools.", []),
    (TOWERS, "She asked about the watchtowers. The Governor replied that all 15 are working.", DONE),
    (HEIFERS, "The second lot of heifers came ashore in May, and with it the delivery is complete.", DONE),
    (HEIFERS, "500 heifers came in April. The second lot has been rescheduled for November 2024.", [*LATE, *SOME]),
    ("Lindal County will train 20 technicians from Tavria Region at its solar institute by December 2023.",
     "The Governor presented certificates at the solar institute to technicians from Tavria Region.", DONE),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "told", "expected"), ROUTINE)
def test_a_promise_is_known_by_its_number_its_noun_and_its_verbs(
    promise: str, told: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told_of(promise, told) == expected


def test_who_fails_something_else_takes_no_promise_back() -> None:
    told = "13 of the 40 school buses were delivered in April. The other 27 failed the technical test."
    assert applied("buses", told) == SOME
