"""Speech reported without quotation marks: what an attribution reaches over, and headlines."""

from __future__ import annotations

from communique.entries.context import Context, Said
from communique.entries.speech import (
    QUOTE_MARKS,
    Attribution,
    Attributions,
    forward_over_adverbs,
    has_finite,
    inside_term,
    is_described,
    may_be_clause,
    takes_clause,
    trim,
)
from communique.text.page import Page

_BREAKS = frozenset(
    (
        ".",
        ",",
        ";",
        "!",
        "?",
        "at",
        "in",
        "on",
        "during",
        "after",
        "as",
        "when",
        "while",
        "before",
        "following",
        "upon",
        "via",
        "for",
        "by",
        "from",
        "with",
        "and",
        "but",
        "to",
        "about",
        ")",
        "(",
        "–",
        "—",
        "-",
        "ahead",
    )
)
_STOPS = frozenset((".", "!", "?", "…", ";"))


def find_reported(context: Context, attributions: Attributions) -> list[Said]:
    found: list[Said] = []
    held: list[tuple[int, int]] = []
    for one in attributions:
        pieces = _reported(context, one, attributions)
        if is_described(attributions, one, context.page):  # "described X as … and announced that …" is one statement
            held = pieces
            continue
        pieces, held = ([*held, *pieces] if pieces else []), []
        pieces = [p for p in (trim(context.page, *piece) for piece in pieces) if p]
        if not pieces or _is_courtesy(context, one, pieces) or not _has_content(context, pieces):
            continue
        if one.kind == "verb" and any(
            a <= one.start < b for said in found[-3:] for a, b in said.pieces if said.who is not one.who
        ):
            continue  # inside what somebody else is reported to say
        rule = {"source": "according to", "participle": "participle of saying"}.get(one.kind, "verb of saying")
        found.append(
            Said(pieces[0][0], pieces[-1][1], "indirect", one.who, rule, pieces, context.page.words[one.cue.start])
        )
    return found


def _reported(context: Context, one: Attribution, attributions: Attributions) -> list[tuple[int, int]]:
    """The tokens that an attribution reports without quotation marks."""
    page, words = context.page, context.page.words
    line = page.sentence_of[one.cue.start]
    first, stop = page.sentences[line]
    first = _behind_quotes(context, first, one.start)
    if one.kind == "source":
        return _around_source(context, one, first, stop)
    if one.kind == "outlet":
        return []
    if one.kind == "opening":
        return [(one.cue.stop + 1, int(str(one.fields["end"])))]
    if (
        one.kind == "verb"
        and one.start > 0
        and words[one.start - 1] == "as"
        and one.stop < stop
        and words[one.stop] == ","
    ):
        head = [] if one.start - 1 <= first + 1 else [(first, one.start - 1)]
        return [*head, (one.stop + 1, stop)]  # "As the governor informed, the road is open"
    after = _complement(context, one, stop)
    if one.quoted and after is not None and words[after - 1] != "that":
        return []
    end = _reported_end(context, attributions, one, stop)
    if after is not None and _names_what_came_before(context, one, first, after, end):
        after = None
    if after is not None and after < end and not (one.quoted and words[after] in QUOTE_MARKS):
        middle = _is_middle(page, one, first, after)
        return [(first, one.start), (after, end)] if middle else [(after, end)]
    if (
        one.kind in ("verb", "joined")
        and not one.quoted
        and one.start > first + 1
        and words[one.start - 1] == ","
        and takes_clause(one.cue)
    ):
        if one.stop < stop and words[one.stop] == "," and one.stop + 2 < stop and words[one.start - 1] == ",":
            rest = one.stop + 1
            if (
                words[rest] not in QUOTE_MARKS
                and not _is_phrase_only(context, rest, end)
                and rest not in page.at.get("cue", {})
            ):
                return [(first, one.start - 1), (rest, end)]
        begin = _content_start(context, attributions, first, one.start)
        return [(begin, one.start - 1)] if may_be_clause(context, begin, one.start - 1) else []
    return []


def _names_what_came_before(context: Context, one: Attribution, first: int, after: int, end: int) -> bool:
    """ "A and B are hubs, the president cited a few examples": a short object behind a whole clause."""
    page = context.page
    return (
        one.start > first + 4
        and page.words[one.start - 1] == ","
        and page.words[after - 1] != "that"
        and end - after <= 5
        and not has_finite(context, after, end)
        and has_finite(context, first, one.start)
    )


def _content_start(context: Context, attributions: Attributions, first: int, stop: int) -> int:
    """Where content before "…, X said" begins: behind an earlier attribution of the same sentence."""
    earlier = [a for a in attributions.within(first, stop) if a.stop < stop and a.kind != "source"]
    if earlier:
        comma = next((i for i in range(stop - 2, earlier[-1].stop, -1) if context.page.words[i] in (",", ";")), None)
        return comma + 1 if comma else first
    return first


def _behind_quotes(context: Context, first: int, stop: int) -> int:
    """The sentence's beginning, or the token behind the last quotation that closes before the attribution."""
    page = context.page
    i = stop - 1
    while i >= first and page.quote_of[i] < 0:
        i -= 1
    if i < first:
        return first
    quote = page.quotes[page.quote_of[i]]
    if quote.stop - quote.start <= 6 and not has_finite(context, quote.start, quote.stop) and quote.start > first:
        return first
    return i + 1


def _is_middle(page: Page, one: Attribution, first: int, after: int) -> bool:
    """Whether an attribution stands in the middle of what it reports: "The road, X said, will be built"."""
    return (
        one.kind == "verb"
        and one.start > first + 1
        and page.words[one.start - 1] == ","
        and page.words[after - 1] == ","
        and after - 1 == one.stop
    )


def _around_source(context: Context, one: Attribution, first: int, stop: int) -> list[tuple[int, int]]:
    page, words = context.page, context.page.words
    after = one.stop
    while after < stop and words[after] != "," and after - one.stop < 12 and words[after] not in _STOPS:
        after += 1
    has_before = one.start > first + 2
    pieces = []
    if has_before:
        before = one.start - (words[one.start - 1] in (",", "(", "–", "-"))
        pieces.append((first, before))
    if (
        after < stop
        and words[after] == ","
        and after + 1 < stop
        and not (has_before and _is_phrase_only(context, after + 1, stop))
    ):
        pieces.append((after + 1, stop))
    if (
        has_before
        and len(pieces) > 1
        and (words[one.start - 1] in ("and", "but", "that") or pieces[0][1] - pieces[0][0] <= 1)
    ):
        pieces = pieces[1:]
    return [
        piece
        for piece in pieces
        if words[piece[0]] not in QUOTE_MARKS or page.quote_of[piece[0]] < 0 or inside_term(context, piece[0])
    ]


def _complement(context: Context, one: Attribution, stop: int) -> int | None:
    """Where what is said begins behind the verb: behind "that", an addressee, a date; `None` where nothing follows."""
    page, words = context.page, context.page.words
    takes = one.cue.group["takes"]
    i = one.stop
    if i >= stop:
        return None
    i = _over_addressee(context, i, stop) if "addressee" in takes else i
    i = forward_over_adverbs(context, i)
    if i >= stop:
        return None
    if words[i] == ":" and i + 1 < stop:
        return i + 1 if words[i + 1] not in QUOTE_MARKS else None
    if words[i] == "that":
        return i + 1
    that = _late_that(context, i, stop)
    if that is not None:
        return that + 1
    if words[i] in QUOTE_MARKS and not inside_term(context, i):
        return None
    if "addressee" in takes:
        return i if i > one.stop and has_finite(context, i, stop) and words[i] not in _BREAKS else None
    if takes == ["to"] or words[one.cue.start] in ("called", "calls", "calling") and "quote" not in takes:
        links = ("to", "with") if takes == ["to"] else ("to", "for")
        return (
            i
            if any(words[k] in links for k in range(i, min(i + 14, stop)))
            and words[i] not in _BREAKS
            or words[i] == "to"
            else None
        )
    if page.words[one.cue.start] in ("welcomed", "welcomes", "praised", "commended", "lauded") and (
        i in context.mention_of or i + 1 in context.mention_of or _is_guest(context, i)
    ):
        return None
    if "quote" in takes:
        return (
            i
            if _has_quote(page, i, stop) is None and words[i] not in _BREAKS and words[one.cue.start] not in ("called",)
            else None
        )
    if words[i] in _BREAKS:
        i = _over_phrase(context, i, stop) if "clause" in takes and "np" not in takes else i
        if i >= stop or words[i] in _BREAKS or words[i] in _STOPS:
            return None
        return i if has_finite(context, i, stop) else None
    if takes == ["that"]:
        return None
    if "np" in takes or "to" in takes:
        return i
    return i if words[i] == "to" or may_be_clause(context, i, stop) else None


def _is_guest(context: Context, i: int) -> bool:
    """Whether somebody is greeted: "welcomed the delegation"."""
    return any(
        context.page.words[k] in ("delegation", "guests", "guest", "participants", "visitors")
        for k in range(i, min(i + 4, len(context.page.words)))
    )


def _over_addressee(context: Context, i: int, stop: int) -> int:
    """Behind whom one tells: "told reporters in Minsk that"."""
    page = context.page
    mention = context.mention_of.get(i)
    if mention:
        return mention.stop
    for k in range(i, min(i + 9, stop)):
        word = page.words[k]
        if word in ("that", ":", ",") or word in QUOTE_MARKS:
            return k
    return min(i + 1, stop)


def _late_that(context: Context, i: int, stop: int) -> int | None:
    """A "that" behind a phrase: "said in Minsk on Tuesday that", "said at the meeting that"."""
    page = context.page
    if page.words[i] not in ("in", "at", "on", "during", "to", "after", "with", "as") and i not in {
        d.start for d in context.dates_in(i, i + 1)
    }:
        return None
    for k in range(i, min(i + 16, stop)):
        if page.words[k] == "that":
            before = page.words[k - 1]
            return k if before not in ("of", "in", "is", "was", "so", "fact") else None
        if (
            page.words[k] in QUOTE_MARKS
            or page.words[k] in ("which", "who", ",")
            and k > i + 8
            or has_finite(context, k, k + 1)
        ):
            return None
    return None


def _over_phrase(context: Context, i: int, stop: int) -> int:
    """Behind "in Minsk", "on Tuesday", "during a visit to Rome on Monday"."""
    page = context.page
    while i < stop and page.words[i] in ("in", "on", "at", "to", "during"):
        k = i + 1
        if k < stop and page.words[k] == "the":
            k += 1
        place, when, who = context.place_of.get(k), context.dates_in(k, k + 1), context.mention_of.get(k)
        if place:
            i = place.stop
        elif when:
            i = when[0].stop
        elif who:
            i = who.stop
        elif page.words[i] == "to" and page.words[k] in ("reporters", "journalists", "media"):
            i = k + 1
        else:
            return i
    return i


def _has_quote(page: Page, start: int, stop: int) -> int | None:
    return next((i for i in range(start, stop) if page.quote_of[i] >= 0), None)


def _is_phrase_only(context: Context, start: int, stop: int) -> bool:
    """Whether what follows "…, X said," is no clause: "adding", "as", "during"."""
    page = context.page
    forms = page.language.verbs.get(page.words[start], ())
    if any(form == "ing" for _, form in forms):
        return True
    if any(form in ("s", "past", "base") for _, form in forms):
        return False
    return page.words[start] in _BREAKS | {
        "adding",
        "noting",
        "who",
        "which",
        "speaking",
        "referring",
        "commenting",
        "citing",
    } or not has_finite(context, start, stop)


def _reported_end(context: Context, attributions: Attributions, one: Attribution, stop: int) -> int:
    """Where reported speech ends: the sentence's end, the next attribution in it, or a full quotation."""
    page, words = context.page, context.page.words
    stop = next((i for i in range(one.stop, stop) if words[i] == ";"), stop)
    for later in attributions.behind(one):
        if later.start >= stop:
            break
        if later.start < one.stop:
            continue
        before = words[later.start - 1]
        if later.kind in ("participle",) and before in (",", "and", "while", "–", "—"):
            stop = later.start - 1
        elif later.kind == "joined" and before in ("and", "but", "then", ","):
            stop = later.start - 1
        elif later.kind == "outlet":
            stop = later.start - 1
        elif later.kind == "verb" and before in (",", "and", "but", "while", ";", ":", "whereas"):
            if before == "," and later.stop < stop and words[later.stop] == ",":
                break  # "…, X said, …" in the middle
            stop = later.start - 1
        else:
            continue
        break
    for i in range(one.stop + 1, stop):
        q = page.quote_of[i]
        if q >= 0 and page.quotes[q].start == i and words[i - 1] in (",", ":", ".") and not inside_term(context, i):
            return i
        if words[i] == ";" and i + 1 < stop and (i + 1 in attributions.places or i + 2 in attributions.places):
            return i
    return stop


def _is_courtesy(context: Context, one: Attribution, pieces: list[tuple[int, int]]) -> bool:
    """Whether only thanks, greetings or congratulations are reported."""
    page = context.page
    start = pieces[0][0]
    if page.words[one.cue.start] in ("thanked", "congratulated"):
        return True
    words = page.language.wordset("courtesy")
    return any(page.words[i] in words for i in range(start, min(start + 4, pieces[0][1])))


def _has_content(context: Context, pieces: list[tuple[int, int]]) -> bool:
    page = context.page
    length = sum(b - a for a, b in pieces)
    if length < 2 or all(page.words[i] in ("so", "it", "this", "that") for a, b in pieces for i in range(a, b)):
        return False
    return length >= 3 or any(len(page.words[i]) > 6 for a, b in pieces for i in range(a, b))


def find_headlines(context: Context) -> list[Said]:
    """ "X: we are ready to …" as the headline."""
    page = context.page
    if context.title is None:
        return []
    start, stop = context.title
    for i in range(start + 1, min(start + 9, stop - 2)):
        if page.words[i] == ":":
            mention = next((m for m in context.mentions_in(start, i) if m.stop == i), None)
            if mention and mention.who and page.quote_of[i + 1] < 0 and page.words[i + 1] not in QUOTE_MARKS:
                return [Said(i + 1, stop, "indirect", mention.who, "headline", [(i + 1, stop)])]
            return []
    return _signed_headlines(context)


def _signed_headlines(context: Context) -> list[Said]:
    """ "… trade to double by 2030: Azlan", "… - AZLAN": the speaker at the end of a headline or a line under it."""
    page = context.page
    if context.title is None:
        return []
    number = page.paragraph_of[context.title[0]]
    for start, stop in page.paragraphs[number : number + 3]:
        mentions = context.mentions_in(max(start, stop - 6), stop)
        last = mentions[-1] if mentions else None
        if (
            last
            and last.who
            and last.form == "name"
            and last.stop == stop
            and page.words[last.start - 1] in (":", "-", "–", "—")
        ):
            if page.quote_of[last.start - 2] < 0 and last.start - 1 - start >= 4 and not page.touches(last.start):
                return [Said(start, last.start - 1, "indirect", last.who, "headline", [(start, last.start - 1)])]
    return []
