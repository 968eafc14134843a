"""What is known of a Russian document while its entries are found."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.entries.context import Context
from communique.entries.ru.grammar import Grammar


@dataclass(slots=True)
class RussianContext(Context):
    """A document being read with its grammar; `cases` holds for each mention, by its first token, its cases."""

    grammar: Grammar = field(kw_only=True)
    cases: dict[int, int] = field(default_factory=dict, kw_only=True)
