"""The words of texts that are no reports of officials, by their subject: sport, the kitchen, the weather, a shop."""

from __future__ import annotations

from functools import cache

from communique.words.load import Words


@cache
def other_subjects(language: Words) -> dict[str, frozenset[str]]:
    """The words of each other subject, by its name; several different ones in a text tell that it is about it."""
    subjects = {str(group["subject"]) for group in language.of("elsewhere")}
    return {one: language.wordset("elsewhere", subject=one) for one in sorted(subjects)}
