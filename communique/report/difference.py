"""How two versions of a text differ: paragraphs that are new, gone, or changed, with the changed words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rich.text import Text

from communique.report.phrases import safe

_LONGEST = 2_000  # paragraphs that are compared
_WORDS = 600  # words of a paragraph that are compared one by one
_SHOWN = 20  # changes shown


def show_difference(old: str, new: str) -> list[Text]:
    """A line for each paragraph that differs: [-gone-], {+new+}; at most twenty, then how many more there are."""
    lines = list(_changes(_paragraphs(old), _paragraphs(new)))
    shown = lines[:_SHOWN]
    if len(lines) > _SHOWN:
        shown.append(Text(f"and {len(lines) - _SHOWN:,} more paragraphs", style="dim"))
    return shown


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:_LONGEST]


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Text]:
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for one, other in zip(old[a:b], new[c:d], strict=False):
            yield _within(one, other)
        common = min(b - a, d - c)
        yield from (Text(f"[-{safe(line)}-]", style="red") for line in old[a + common : b])
        yield from (Text(f"{{+{safe(line)}+}}", style="green") for line in new[c + common : d])


def _within(old: str, new: str) -> Text:
    """One paragraph with the words that changed in it marked."""
    a, b = old.split(), new.split()
    if max(len(a), len(b)) > _WORDS:
        return Text.assemble((f"[-{safe(old)}-]", "red"), " ", (f"{{+{safe(new)}+}}", "green"))
    parts: list[tuple[str, str]] = []
    for what, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append((safe(" ".join(a[i:j])), ""))
            continue
        if i < j:
            parts.append((f"[-{safe(' '.join(a[i:j]))}-]", "red"))
        if k < m:
            parts.append((f"{{+{safe(' '.join(b[k:m]))}+}}", "green"))
    return Text(" ").join(Text(words, style=style) for words, style in parts)
