"""What every reader of commitments sees of one document: its page, clauses, tags and words."""

from __future__ import annotations

from communique.entries.context import Context


class Reader:
    """A reader of one document; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page = context.page
        self.words = context.page.words
        self.language = context.page.language
        self.clauses = context.clauses
        self.tags = context.clauses.tags
