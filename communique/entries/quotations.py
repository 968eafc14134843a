"""Direct speech: each quotation with whoever says it, in quotation marks or behind a dash."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from communique.entries.context import Context, Figurehead, Said
from communique.entries.speech import (
    DASHES,
    Attribution,
    Attributions,
    has_finite,
    inside_term,
    is_described,
    is_skipped,
    is_term,
    sentence_subject,
    trim,
)
from communique.text.page import Page
from communique.text.quotes import Quote

_Answer = tuple[Figurehead | None, str, bool] | None


def find_quoted(context: Context, attributions: Attributions) -> list[Said]:
    page = context.page
    said: list[Said] = []
    top: list[tuple[Quote, Said | None]] = []
    for quote in page.quotes:
        if is_skipped(context, quote.start) or quote.stop - quote.start < 3:
            continue
        if quote.parent >= 0:
            inner = _nested(context, quote, page.quotes[quote.parent])
            if inner:
                said.append(inner)
            continue
        found = _quoted(context, quote, attributions, top)
        top.append((quote, found))
        if found:
            said.append(found)
    _fill_back(context, top)
    return said


def _fill_back(context: Context, top: list[tuple[Quote, Said | None]]) -> None:
    """An unclosed quotation of nobody named has the speaker of the one that opens the next paragraph."""
    page = context.page
    for (quote, said), (after, later) in reversed(list(pairwise(top))):
        if said and said.who is None and not quote.closed and later and later.who:
            if page.paragraph_of[after.start] == page.paragraph_of[quote.start] + 1:
                said.who, said.rule = later.who, "quotation over paragraphs"


def _quoted(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> Said | None:
    """The statement that a quotation is, or `None` for a title or a term in quotation marks."""
    page = context.page
    pieces = [(quote.start, quote.stop)]
    finders = (_attributed_behind, _attributed_before, _attributed_colon, _goes_on, _follows_paragraph)
    weak = is_term(context, quote)
    for finder in finders:
        if weak and finder in (_goes_on, _follows_paragraph):
            break
        answer = finder(context, quote, attributions, earlier)
        if answer is None:
            continue
        who, rule, fragment = answer
        if weak and not fragment or _is_part_of_description(context, quote, attributions):
            return None
        return Said(quote.start, quote.stop, "direct", who, rule, pieces)
    if weak or not has_finite(context, quote.start, quote.stop):
        return None
    if not _ends_sentence(page, quote) or page.sentences[page.sentence_of[quote.start]][0] != quote.start:
        return (
            None
            if page.sentences[page.sentence_of[quote.start]][0] != quote.start
            else Said(quote.start, quote.stop, "direct", None, "quotation of nobody named", pieces)
        )
    return Said(quote.start, quote.stop, "direct", None, "quotation of nobody named", pieces)


def _is_part_of_description(context: Context, quote: Quote, attributions: Attributions) -> bool:
    page = context.page
    first = page.sentences[page.sentence_of[quote.start]][0]
    for one in attributions.within(first, quote.start):
        later = next(attributions.behind(one), None)
        if later and quote.start < later.start and is_described(attributions, one, page):
            return True
    return False


def _ends_sentence(page: Page, quote: Quote) -> bool:
    if not quote.closed:
        return True
    last = page.words[quote.stop - 2]
    following = page.words[quote.stop] if quote.stop < len(page.words) else "."
    return last in (".", "!", "?", "…", ",") or following in (".", ",")


def _attributed_behind(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """“…,” X said; “…,” said X; “…”: Shri X."""
    page = context.page
    i = quote.stop
    paragraph_end = page.paragraphs[page.paragraph_of[quote.start]][1]
    while i < paragraph_end and page.words[i] in (",", "-", "–", "—", "…", ";"):
        i += 1
    if i >= paragraph_end:
        return None
    if page.words[i] == ":" and (mention := context.mention_of.get(i + 1)) and mention.who:
        return mention.who, "quotation with its speaker behind a colon", True
    last = page.words[quote.stop - 2] if quote.closed else ""
    if (
        last in (".", "!")
        and page.words[quote.stop] not in (",", "-", "–", "—")
        and page.is_capital(i)
        and _is_new_sentence(page, quote.stop, last)
    ):
        inverted = False
    else:
        inverted = True
    k = bisect_left(attributions.starts, i)
    for one in attributions.all[max(0, k - 1) : k + 2]:
        if one.start == i or one.start in (i + 1,) and page.words[i] in ("as", "the", "and"):
            if not inverted and not _says_nothing_else(context, one):
                continue
            one.quoted = True
            return one.who, "quotation with its speaker behind it", True
    if inverted:
        return _late_attribution(context, quote, attributions, i, k)
    return None


def _is_new_sentence(page: Page, i: int, last: str) -> bool:
    return last == "." and page.sentences[page.sentence_of[i]][0] == i


def _says_nothing_else(context: Context, one: Attribution) -> bool:
    """Whether an attribution that opens a sentence behind “….” has nothing else said: “A.” X concluded."""
    page = context.page
    return one.stop < len(page.words) and page.words[one.stop] in (".", ",") and one.kind == "verb"


def _late_attribution(context: Context, quote: Quote, attributions: Attributions, i: int, k: int) -> _Answer:
    """“…,” X, who …, told reporters: the subject stands behind the quotation, its verb later in the sentence."""
    page = context.page
    line = page.sentence_of[i]
    mention = context.mention_of.get(i)
    for one in attributions.all[k : k + 2]:
        if page.sentence_of[one.cue.start] == line and mention and one.who is mention.who:
            one.quoted = True
            return one.who, "quotation with its speaker behind it", True
    return None


def _attributed_before(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """X said: “…”; X noted that …, “…”; called it “…”."""
    page = context.page
    line = page.sentence_of[quote.start]
    first = page.sentences[line][0]
    if quote.start == first:
        return None
    before = page.words[quote.start - 1]
    k = bisect_left(attributions.starts, quote.start)
    for one in reversed(attributions.all[max(0, k - 4) : k]):
        if page.sentence_of[one.cue.start] != line or one.kind == "source" and before != ",":
            break
        gap = quote.start - one.stop
        if gap > 0 and any(page.quote_of[i] >= 0 and not inside_term(context, i) for i in range(one.stop, quote.start)):
            if before not in (":", ",") and gap > 3:
                break
        if before in (":", ",", "that", "–", "—", "-") or gap == 0:
            if not (before == "," and gap > 1 and _closes_itself(page, quote)):
                one.quoted = one.quoted or gap <= 1 or before in (":",) and gap < 25
                return one.who, "quotation with its speaker before it", before != "," or _ends_sentence(page, quote)
        if is_described(attributions, one, page):
            return None
        if "quote" in one.cue.group.get("takes", ()) or _is_whole(page, quote):
            fragment = has_finite(context, quote.start, quote.stop) or "quote" in one.cue.group.get("takes", ())
            one.quoted = one.quoted or fragment and _is_whole(page, quote) and gap < 12
            return (one.who, "quoted fragment", True) if fragment else None
        if has_finite(context, quote.start, quote.stop):
            return one.who, "quoted fragment", True
        break
    return None


def _closes_itself(page: Page, quote: Quote) -> bool:
    """Whether the quotation has an attribution of its own behind it: …, “B,” Y added."""
    return quote.stop < len(page.words) and page.words[quote.stop - 2] == "," and quote.closed


def _is_whole(page: Page, quote: Quote) -> bool:
    """Whether the sentence ends with the quotation."""
    stop = page.sentences[page.sentence_of[quote.start]][1]
    return quote.stop >= stop - 1


def _attributed_colon(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """X: “…”; X was equally upbeat: “…”: the sentence's subject before a colon."""
    page = context.page
    line = page.sentence_of[quote.start]
    first = page.sentences[line][0]
    if quote.start == first or page.words[quote.start - 1] != ":":
        return None
    subject = sentence_subject(context, first, quote.start)
    if subject is None:
        mentions = context.mentions_in(first, quote.start)
        subject = mentions[0] if len(mentions) == 1 else None
    return (subject.who, "quotation behind a colon", True) if subject else None


def _goes_on(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """“A,” X said. “B.”: a quotation that opens a sentence right behind one with its speaker, in the same paragraph."""
    page = context.page
    paragraph = page.paragraph_of[quote.start]
    if page.sentences[page.sentence_of[quote.start]][0] != quote.start:
        return None
    if earlier and earlier[-1][1] and page.paragraph_of[earlier[-1][0].start] == paragraph:
        said = earlier[-1][1]
        between = attributions.within(earlier[-1][0].stop, quote.start)
        who = between[-1].who if between else said.who
        return who, "quotation that goes on", False
    line = page.sentence_of[quote.start] - 1
    before = (
        attributions.within(*page.sentences[line])
        if line >= 0 and page.paragraph_of[page.sentences[line][0]] == paragraph
        else []
    )
    if before and before[-1].who:
        return before[-1].who, "quotation behind reported speech", False
    mentions = [
        m
        for m in context.mentions_in(page.paragraphs[paragraph][0], quote.start)
        if m.form in ("name", "role") and page.quote_of[m.start] < 0
    ]
    people = {id(m.who): m.who for m in mentions if m.who}
    if len(people) == 1:
        return next(iter(people.values())), "quotation in a paragraph about its speaker", False
    return None


def _follows_paragraph(
    context: Context, quote: Quote, attributions: Attributions, earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """A quotation that opens a paragraph: an unclosed one goes on, or reported speech before it names the speaker."""
    page = context.page
    paragraph = page.paragraph_of[quote.start]
    first = page.paragraphs[paragraph][0]
    if quote.start != first or paragraph == 0:
        return None
    if (
        earlier
        and earlier[-1][1]
        and not earlier[-1][0].closed
        and page.paragraph_of[earlier[-1][0].start] == paragraph - 1
    ):
        return earlier[-1][1].who, "quotation over paragraphs", False
    start, stop = page.paragraphs[paragraph - 1]
    before = [a for a in attributions.within(start, stop) if a.who]
    if before:
        return before[-1].who, "quotation behind a paragraph of reported speech", False
    if (
        earlier
        and earlier[-1][1]
        and page.paragraph_of[earlier[-1][0].start] == paragraph - 1
        and earlier[-1][0].stop >= stop - 1
    ):
        return earlier[-1][1].who, "quotation that goes on in the next paragraph", False
    return None


def find_dashed(context: Context, attributions: Attributions) -> list[Said]:
    """Speech behind a dash that opens its paragraph ("– We will build it, – said the akim. – By May."), not a list."""
    page, found = context.page, []
    for number, (start, stop) in enumerate(page.paragraphs):
        if page.words[start] not in DASHES or is_skipped(context, start) or stop - start < 6:
            continue
        inside = [a for a in attributions.within(start + 1, stop) if page.words[a.start - 1] in DASHES]
        if inside:
            one = inside[0]
            one.quoted = True
            found += _dashed_pieces(context, one, start + 1, stop)
        elif _speaks_of_us(page, start, stop) and (who := _last_speaker(context, attributions, number)):
            found.append(Said(start + 1, stop, "direct", who, "speech behind a dash", [(start + 1, stop)]))
    return found


def _dashed_pieces(context: Context, one: Attribution, start: int, stop: int) -> list[Said]:
    page = context.page
    pieces = [trim(page, start, one.start - 1)]
    again = next(
        (
            i
            for i in range(one.stop, stop - 3)
            if page.words[i] in DASHES and page.words[i - 1] in (".", ",") and not page.touches(i + 1)
        ),
        None,
    )
    if again:
        pieces.append((again + 1, stop))
    return [Said(*piece, "direct", one.who, "speech behind a dash", [piece]) for piece in pieces if piece]


def _speaks_of_us(page: Page, start: int, stop: int) -> bool:
    return any(page.words[i] in ("we", "our", "us", "i", "my", "you", "your") for i in range(start, stop))


def _last_speaker(context: Context, attributions: Attributions, number: int) -> Figurehead | None:
    """Who speaks at the end of the paragraph before."""
    if number == 0:
        return None
    start, stop = context.page.paragraphs[number - 1]
    before = [a for a in attributions.within(start, stop) if a.who]
    return before[-1].who if before else None


def _nested(context: Context, quote: Quote, parent: Quote) -> Said | None:
    """A quotation inside another, by somebody else: behind a colon or a verb of saying."""
    page = context.page
    before = page.words[quote.start - 1]
    cue = any(
        m.stop == quote.start or m.stop == quote.start - 1
        for m in page.within("cue", max(parent.start, quote.start - 5), quote.start)
    )
    if not cue and before != ":" or quote.stop - quote.start < 5:
        return None
    mentions = [
        m
        for m in context.mentions_in(max(parent.start, quote.start - 15), quote.start)
        if page.sentence_of[m.start] == page.sentence_of[quote.start]
    ]
    who = mentions[0].who if mentions else None
    if not has_finite(context, quote.start, quote.stop) and page.words[quote.stop - 2] not in (".", "!", "?", ","):
        return None
    return Said(quote.start, quote.stop, "direct", who, "quotation inside a quotation", [(quote.start, quote.stop)])
