"""Values of frozen data classes are filled in at once, and stay what `dataclass` makes of them."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from communique.filling import filled_at_once
from communique.kinds import KINDS, Evidence, Figure


@dataclass(frozen=True, slots=True)
class _Plain:
    a: int
    b: str
    c: tuple[int, ...] = ()
    d: str | None = None


@filled_at_once
@dataclass(frozen=True, slots=True)
class _Quick:
    a: int
    b: str
    c: tuple[int, ...] = ()
    d: str | None = None


def test_it_is_made_as_dataclass_makes_it() -> None:
    for arguments, named in (((1, "x"), {}), ((1, "x", (2,)), {"d": "y"}), ((), {"b": "x", "a": 1, "c": (3,)})):
        plain, quick = _Plain(*arguments, **named), _Quick(*arguments, **named)
        assert repr(plain).replace("_Plain", "_Quick") == repr(quick)
        assert type(quick) is _Quick
    assert inspect.signature(_Quick) == inspect.signature(_Plain)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'b'"):
        _Quick(1)  # type: ignore[call-arg]


def test_it_stays_frozen() -> None:
    one = _Quick(1, "x")
    with pytest.raises(FrozenInstanceError):
        one.a = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del one.b  # type: ignore[misc]
    assert one == _Quick(1, "x") and hash(one) == hash(_Quick(1, "x")) and one != replace(one, a=2)


def test_it_is_copied_and_pickled() -> None:
    evidence = (Evidence(0, 3, "six"),)
    one = Figure("f1", "d1", evidence, "exports", None, "level", (), None, None, "1", "six", "exact", 6.0, 6.0, None)
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == replace(one) == one
    assert all(
        cls.__init__.__qualname__ == f"{cls.__name__}.__init__" for cls in KINDS.values() if len(fields(cls)) > 3
    )


def test_a_default_that_is_made_anew_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Anew:
        a: int
        b: int
        c: int
        d: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="d needs a default that is one value for all"):
        filled_at_once(Anew)
