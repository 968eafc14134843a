"""Quotations that stand by themselves: under a line that says whose they are, or over a line that signs them."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead, Said

_LONGEST_SIGNATURE: Final = 26


def sign_quotations(context: Context) -> None:
    """Give quotations that fill a paragraph the speaker of their heading or of the signature under them."""
    quoted = context.page.quote_of
    opening = {said.start: said for said in context.said if said.mode == "direct" and quoted[said.start] >= 0}
    if not opening:
        return
    heading: Figurehead | None = None
    waiting: list[Said] = []
    for start, stop in context.page.paragraphs:
        said = opening.get(start)
        if said is not None and said.stop >= stop - 2:
            waiting.append(said)
            if heading:
                _sign(said, heading, "quotation under its speaker's heading")
            continue
        signer = _signature(context, start, stop) if waiting and not heading else None
        if signer:
            for one in waiting:
                _sign(one, signer, "quotation over its speaker's signature")
        waiting = []
        heading = _heading(context, start, stop)


def _sign(said: Said, who: Figurehead, rule: str) -> None:
    said.who, said.rule = who, rule


def _heading(context: Context, start: int, stop: int) -> Figurehead | None:
    """Whom a line such as "Quotes attributable to Minister Ana Sol:" names."""
    page = context.page
    if stop - start > _LONGEST_SIGNATURE or not page.within("quoteheader", start, min(stop, start + 3)):
        return None
    return _last_named(context, start, stop)


def _signature(context: Context, start: int, stop: int) -> Figurehead | None:
    """Who signs: a short line that begins with a name, has no verb and no end mark."""
    page = context.page
    first = start + (page.words[start] in ("–", "—", "-"))
    mention = context.mention_of.get(first)
    if stop - start > _LONGEST_SIGNATURE or page.words[stop - 1] in (".", "!", "?") or mention is None:
        return None
    if mention.form != "name" or any(context.clauses.is_finite(i) for i in range(first, stop)):
        return None
    return mention.who


def _last_named(context: Context, start: int, stop: int) -> Figurehead | None:
    named = [m.who for m in context.mentions_in(start, stop) if m.who and m.who.name]
    return named[-1] if named else None
