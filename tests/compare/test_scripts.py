"""Scripts: the data are whole, a promise finds its own, events tell their bearing, and a scene tells what is spoken of."""

from __future__ import annotations

from configparser import ConfigParser

import pytest

from communique.compare.focus import TELLS, Scene, Stretches
from communique.compare.scripts import EVENTS, KEYS, event_of, scripts, words_around
from communique.compare.traits import Traits, find_heads, weigh
from communique.compare.vocabulary import tokens
from communique.passages import Passage
from communique.words.load import FOLDER


def sections() -> ConfigParser:
    parser = ConfigParser(interpolation=None, delimiters=("=",))
    parser.read(FOLDER / "en" / "scenes.ini", encoding="utf-8")
    return parser


def promise(action: str) -> Traits:
    words = tokens(action)
    return Traits(
        "c", "d", None, verb=words[0],
        heads=frozenset(find_heads(words[1:], "en")), core=weigh(["", *words[1:]], "en", {}),
    )  # fmt: skip


def names(action: str) -> list[str]:
    return [script.name for script in scripts("en").of(promise(action), action)]


def passage(verb: str, subject: str, rest: str) -> Passage:
    return Passage("d", 0, 1, f"{subject} {rest}", "fulfils", verb, verb, subject=subject, rest=rest)


def test_every_script_is_whole_and_says_one_thing_of_an_event() -> None:
    parser = sections()
    assert len(parser.sections()) > 250
    for name in parser.sections():
        lists = {key: [x.strip() for x in parser[name][key].split(",")] for key in KEYS}
        assert all(all(phrases) for phrases in lists.values()), name
        assert all(p == p.lower() and p.isascii() for phrases in lists.values() for p in phrases), name
        events = [set(lists[key]) for key in EVENTS]
        assert not (events[0] & events[1] or events[1] & events[2] or events[0] & events[2]), name


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("donate eight fire engines to the town", "fire"),
        ("install six wind turbines on the ridge", "wind"),
        ("publish a dictionary of the language in two volumes", "dictionar"),
        ("adopt a law on cycling", "law"),
        ("open a trading house in the capital", "trade house"),
        ("launch a direct air service in March", "air route"),
    ],
)
def test_a_promise_finds_the_script_that_it_is_of(action: str, name: str) -> None:
    assert any(name in found for found in names(action)), names(action)


@pytest.mark.parametrize("action", ["deepen the friendship", "think about it", "work on the matter next year"])
def test_a_promise_of_nothing_in_particular_is_of_no_script(action: str) -> None:
    assert names(action) == []


def test_an_event_tells_its_bearing_and_a_verb_alone_does_not() -> None:
    route = scripts("en").of(promise("launch a direct flight"), "launch a direct flight")
    assert event_of(route, passage("touch", "The first plane", "down on Monday"), "en") == "fulfils"
    assert event_of(route, passage("touch", "The speech", "on history"), "en") is None
    assert event_of((), passage("touch", "The first plane", "down on Monday"), "en") is None


def test_words_of_the_scene_tell_what_a_stretch_is_about() -> None:
    fire, law = promise("donate eight fire engines"), promise("adopt a law on cycling")
    weights = {"fire": dict(fire.core), "law": dict(law.core)}
    around = {
        "fire": words_around(scripts("en").of(fire, "donate eight fire engines")),
        "law": words_around(scripts("en").of(law, "adopt a law on cycling")),
    }
    stretch = Stretches("The firefighters unrolled every hose and raised the ladder before the barracks.", "en").at(0)
    with_scene, without = (Scene.of(weights, None, some).evidence(stretch) for some in (around, None))
    assert with_scene[0].id == "fire" and with_scene[0].own > 0.4
    assert [one.own for one in with_scene[1:]] == [0.0] and all(one.own == 0.0 for one in without)
    assert with_scene[0].own < TELLS  # by themselves they never tell what a stretch is about


def test_a_language_without_scenes_has_no_scripts() -> None:
    assert scripts("fi").of(promise("donate fire engines"), "donate fire engines") == ()
    assert scripts("ru").of(promise("donate fire engines"), "donate fire engines") != ()
