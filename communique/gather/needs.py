"""Libraries that only some inputs need, loaded when one comes; a missing one is told in a sentence."""

from __future__ import annotations

import importlib
from typing import Any

from communique.errors import InputError

_EXTRAS = {"pyarrow": "parquet"}


def need(module: str, name: str) -> Any:
    """The module that the input called `name` needs. Raises `InputError` where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        extra = _EXTRAS.get(module.split(".")[0], "gather")
        raise InputError(
            f"{name} needs a library that is not installed ({module.split('.')[0]}): "
            f"pip install 'communique[{extra}]', and read it again."
        ) from error
