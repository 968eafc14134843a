"""Whom the name or the noun of a body means: the Museum of Weaving, and later the museum; the ministry; a board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.firms import Firms
from communique.entries.memory import Memory
from communique.entries.office_holders import OfficeHolders
from communique.text.page import Page
from communique.text.tags import ADJ, ADV, AUX, MODAL, NOUN, PAST, THIRD

_LONGEST: Final = 8  # tokens of a name
_VERBS: Final = AUX | MODAL | PAST | THIRD | ADV

Span = tuple[int, int]


def find_bodies_meant(page: Page) -> Iterator[Span]:
    """ "The museum" in small letters, which no other noun follows: from the article to the noun."""
    for match in page.of("bodynoun"):
        i = match.start
        if page.is_capital(i) or not page.is_a(i - 1, "definite"):
            continue
        tag = page.tag(match.stop)
        if not (tag & (NOUN | ADJ) and not tag & _VERBS or page.is_capital(match.stop)):
            yield i - 1, match.stop


class _Named:
    """The names on a page that hold the noun of a body."""

    def __init__(self, context: Context) -> None:
        self.context, self.page = context, context.page
        self.links = context.page.language.sets["bodylink"]
        self.known: dict[str, Figurehead] = {}

    def meant(self, start: int, stop: int) -> Figurehead | None:
        """Whoever was named last before token `start` by a name with the noun that ends before token `stop`."""
        words, page = self.page.words, self.page
        noun = words[stop - 1]
        named = [m.start for m in page.of("bodynoun") if m.start < start and words[m.start].endswith(noun)]
        for i in reversed(named):
            span = self._name(i) if page.is_capital(i) else None
            if span is None:
                continue
            name = page.slice(*span)
            area = self.context.area_in(*span)
            return self.known.setdefault(name, Figurehead(name, None, area, kind="organisation", first=span[0]))
        return None

    def _name(self, i: int) -> Span | None:
        """The words with capitals around token `i`, with "of" between them; `None` where there is but one."""
        page = self.page
        first, last = page.sentences[page.sentence_of[i]]
        start, stop = i, i + 1
        while start > max(first, i - _LONGEST) and page.is_capital(start - 1) and page.word(start - 1).isalpha():
            start -= 1
        start += page.is_a(start, "definite")
        while stop < min(last, i + _LONGEST):
            step = stop + (page.word(stop) in self.links) + page.is_a(stop + 1, "definite")
            if step >= last or not page.is_capital(step) or not page.word(step).isalpha():
                break
            stop = step + 1
        return (start, stop) if stop - start > 1 else None


class Bodies:
    """Decides in the order of the text whom the mentions of bodies mean; positions are tokens, spans half open."""

    def __init__(self, context: Context, memory: Memory, holders: OfficeHolders, firms: Firms) -> None:
        language = context.page.language
        self.context, self.page, self.words = context, context.page, context.page.words
        self.memory, self.holders, self.firms = memory, holders, firms
        self.named = _Named(context)
        self.local = language.sets["local"]
        self.openers = language.sets["unnamedopener"]
        self.institutions = language.sets["institution"]
        self.known = language.wordset("unnamedopener", known=True)

    def meant(self, start: int, stop: int) -> Mention | None:
        """A body by the noun of its name: the museum."""
        body = self.named.meant(start, stop)
        return Mention(start, stop, "organisation", body) if body else None

    def note(self, firm: Mention | None, start: int, stop: int, proper: bool) -> None:
        """Keep a body or a firm that another mention holds, for "the university" later: a manager of | Lund College."""
        heads = self.page.within("organisation", start, stop)
        known = firm is None and any(self.words[head.start] in self.memory.organisations for head in heads)
        body = firm or (self.of(start, stop, True) if proper and not known else None)
        if body is not None:
            self.firms.inside.append(body)

    def of(self, start: int, stop: int, proper: bool) -> Mention | None:
        """An organisation by its name, or by its head word where "the ministry" has been named; a body else."""
        words, organisations = self.page.slice(start, stop), self.memory.organisations
        heads = self.page.within("organisation", start, stop)
        key = self.words[heads[-1].start if heads else start]
        key = next((word for word in reversed(self.words[start:stop]) if word in self.institutions), key)
        if proper and stop - start > 1:
            known = organisations.get(key)
            if known is None or known.name != words:
                area = self.context.area_in(start, stop)
                known = Figurehead(words, None, area, kind="organisation", company=words, first=start)
            organisations[key] = known
            return Mention(start, stop, "organisation", known)
        before = self.words[start - 1] if start else ""
        if key in organisations and before in self.known:
            return Mention(start - 1, stop, "organisation", organisations[key])
        if before in self.known and stop - start == 1 and (body := self.holders.body(key, start)) is not None:
            organisations[key] = body
            return Mention(start - 1, stop, "organisation", body)
        return self._body(start - (before in self.openers), start, stop)

    def _body(self, first: int, start: int, stop: int) -> Mention | None:
        area = self.context.area_in(start, stop)
        if first == start and not area:
            return None
        if area and first < start and self.page.is_a(first, "definite") and self.words[stop - 2] in self.local:
            who = Figurehead(self.page.slice(start, stop), None, area, kind="organisation", first=start)
            return Mention(first, stop, "organisation", who)  # the Copperbelt provincial administration
        who = Figurehead(None, self.page.slice(first, stop), area, kind="body", first=start)
        return Mention(first, stop, "organisation", who)
