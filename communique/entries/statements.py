"""Somebody's words: quotations with whoever says them, and speech reported without quotation marks.

First the verbs of saying outside quotations get their subject (an attribution), then each quotation looks for the
attribution behind it, before it, or in the sentence or paragraph before; what attributions say without marks follows.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from communique.entries.context import Context, Figurehead, Mention, Said
from communique.kinds import Statement, entry_id
from communique.text.clauses import BASE, ING, NOUN, PAST
from communique.text.page import Match, Page
from communique.text.quotes import Quote

_STOPS = frozenset((".", "!", "?", "…", ";"))
_QUOTE_MARKS = frozenset("“”„«»\"‘’'")
_REACH_BACK = 40


@dataclass(slots=True)
class Attribution:
    """A verb of saying at tokens `cue` with its subject; `start` to `stop` covers both and the words between."""

    cue: Match
    who: Figurehead | None
    start: int
    stop: int
    subject: Mention | None = None
    passive: bool = False
    quoted: bool = False
    kind: str = "verb"
    fields: dict[str, object] = field(default_factory=dict)


def find_said(context: Context) -> None:
    """Fill in what is said, by whom, and for each token the innermost statement that holds it."""
    attributions = find_attributions(context)
    said = _direct(context, attributions) + _dashed(context, attributions) + _indirect(context, attributions) + _headlines(context)
    said.sort(key=lambda s: (s.start, -s.stop))
    context.said = said
    context.said_of = [-1] * len(context.page.words)
    for number, one in sorted(enumerate(said), key=lambda pair: -(pair[1].stop - pair[1].start)):
        for start, stop in one.pieces:
            context.said_of[start:stop] = [number] * (stop - start)


def find_statements(context: Context, document: str) -> list[tuple[Statement, str]]:
    """The statements of the document as entries, each with the rule that found it."""
    found = []
    for said in context.said:
        evidence = tuple(context.evidence(a, b) for a, b in said.pieces)
        content = " ".join(_bare(piece.text) if said.mode == "direct" else piece.text for piece in evidence)
        speaker = said.who.person() if said.who else None
        key = entry_id("statement", document, said.mode, evidence[0].start, evidence[-1].end)
        found.append((Statement(key, document, evidence, said.mode, speaker, content), said.rule))
    return found


def _bare(words: str) -> str:
    """A quotation without its outer marks."""
    words = words[1:] if words[:1] in _QUOTE_MARKS else words
    return words[:-1] if words[-1:] in _QUOTE_MARKS else words


# Attributions


def find_attributions(context: Context) -> list[Attribution]:
    """Every verb of saying outside quotations with whoever it belongs to, in the order of the text."""
    page = context.page
    found: list[Attribution] = []
    for match in page.of("cue"):
        if page.quote_of[match.start] >= 0 or _is_skipped(context, match.start):
            continue
        one = _attribute(context, match, found)
        if one:
            if one.start > 0 and page.words[one.start - 1] == "the":
                one.start -= 1
            found.append(one)
    for match in page.of("source"):
        if page.quote_of[match.start] < 0 and not _is_skipped(context, match.start):
            one = _source(context, match)
            if one:
                found.append(one)
    found.sort(key=lambda a: a.start)
    return found


def _is_skipped(context: Context, i: int) -> bool:
    return bool(context.skipped) and context.skipped[context.page.paragraph_of[i]]


def _attribute(context: Context, match: Match, found: list[Attribution]) -> Attribution | None:
    """The subject of a verb of saying: the mention before it, behind it, or that of the verb it is joined to."""
    page, words = context.page, context.page.words
    line = page.sentence_of[match.start]
    if match.group["form"] == "participle":
        return _participle(context, match, found, line)
    start = _back_over_adverbs(context, match.start)
    if _is_noun_here(page, match, start):
        return None
    mention = _mention_ending(context, start, line)
    if match.group.get("plural"):  # "officials estimate": only with people in the plural right before
        who = mention.who if mention and mention.plural else _group_subject(context, start)
        return Attribution(match, who, mention.start if mention else start, match.stop, mention) if who else None
    if mention and not _is_possessor(page, mention):
        return Attribution(match, mention.who, mention.start, match.stop, mention)
    behind = context.mention_of.get(_forward_over_adverbs(context, match.stop))
    if behind and _takes_clause(match) and _may_invert(page, behind, start, line):
        return Attribution(match, behind.who, match.start, behind.stop, behind)
    if start > 0 and page.sentence_of[start - 1] == line:
        if words[start - 1] in ("was", "is", "been", "were") and _is_impersonal(page, start - 1):
            return Attribution(match, None, start - 2, match.stop, passive=True)
        if words[start - 1] in ("was", "is", "been", "were", "be", "being", "to", "not", "would", "will", "can", "could"):
            return None
        joined = _joined(context, match, start, found, line)
        if joined:
            return joined
        after_comma = _parenthetical(context, match, start, line)
        if after_comma:
            return after_comma
    return _plain_subject(context, match, start, line)


def _participle(context: Context, match: Match, found: list[Attribution], line: int) -> Attribution | None:
    """ "…, adding that …": the speaker is that of the verb of saying before it, or the sentence's subject."""
    page, words = context.page, context.page.words
    i = match.start
    first = page.sentences[line][0]
    before = words[i - 1] if i > first else ""
    if before not in (",", "and", "while", "", "also", "–", "—", "-"):
        return None
    earlier = [a for a in found if page.sentence_of[a.cue.start] == line and a.kind == "verb"]
    who = earlier[-1].who if earlier else None
    if not earlier:
        subjects = [m for m in context.mentions_in(first, i) if m.form in ("name", "role", "pronoun", "group")]
        if not subjects:
            if i != first:
                return None
            return _opening_participle(context, match, line)
        who = subjects[0].who
    if not _opens_clause(context, match):
        return None
    return Attribution(match, who, i, match.stop, kind="participle")


def _opening_participle(context: Context, match: Match, line: int) -> Attribution | None:
    """ "Noting that …, the two ministers instructed …": the subject behind the first comma speaks."""
    page = context.page
    if match.stop >= len(page.words) or page.words[match.stop] != "that":
        return None
    start, stop = page.sentences[line]
    for i in range(match.stop, stop):
        if page.words[i] == "," and (mention := context.mention_of.get(i + 1)):
            return Attribution(match, mention.who, match.start, match.stop, kind="opening", fields={"end": i})
    return None


def _opens_clause(context: Context, match: Match) -> bool:
    """Whether a participle of saying has something said behind it, not a thing: "adding value", "describing"."""
    page = context.page
    if match.stop >= len(page.words):
        return False
    word = page.words[match.stop]
    if word in ("that", ":", "“", '"', "«", "the", "his", "her", "its", "their", "how"):
        return word != "the" or page.words[match.start] not in ("adding", "reading", "asking", "telling", "concluding")
    return match.stop - match.start > 1 or "to" in match.group["takes"] or _has_finite(context, match.stop, match.stop + 10)


def _back_over_adverbs(context: Context, i: int) -> int:
    """The token behind which the words directly before a verb begin: "also", "has", "strongly"."""
    page = context.page
    first = page.sentences[page.sentence_of[i]][0]
    adverbs = page.language.wordset("cueadverb")
    while i > first:
        word = page.words[i - 1]
        phrase = next((m for m in page.within("cueadverb", max(first, i - 4), i) if m.stop == i), None)
        if phrase:
            i = phrase.start
        elif word in adverbs or len(word) > 4 and word.endswith("ly") and not page.is_capital(i - 1):
            i -= 1
        elif word == "," and i - 1 > first and any(m.stop == i - 1 and m.stop - m.start > 1 for m in page.within("cueadverb", max(first, i - 6), i)):
            i -= 1
        else:
            break
    if page.words[i] == "," and i + 1 < len(page.words):
        return i
    return i


def _forward_over_adverbs(context: Context, i: int) -> int:
    page = context.page
    adverbs = page.language.wordset("cueadverb")
    while i < len(page.words) and i not in context.mention_of:
        phrase = page.match_at("cueadverb", i)
        if phrase is None and page.words[i] not in adverbs:
            break
        i = phrase.stop if phrase else i + 1
    return i


def _mention_ending(context: Context, stop: int, line: int) -> Mention | None:
    """The mention whose last token is before `stop`, a comma or bracket between allowed."""
    page = context.page
    first = page.sentences[line][0]
    for mention in reversed(context.mentions_in(max(first, stop - 25), stop)):
        end = mention.stop
        if end == stop:
            return mention
        if end == stop - 1 and page.words[end] in (",", ")", "–", "—", "-"):
            return mention
        if end < stop - 1:
            return None
    return None


def _is_possessor(page: Page, mention: Mention) -> bool:
    return mention.stop < len(page.words) and page.words[mention.stop] == "'s"


def _may_invert(page: Page, mention: Mention, start: int, line: int) -> bool:
    """Whether "said X" is an inversion: it stands behind quoted or reported words, or opens the sentence."""
    first = page.sentences[line][0]
    if mention.form == "organisation" and mention.who and mention.who.kind == "unnamed":
        return start > first and page.words[start - 1] in ("”", '"', "»", ",", "’")
    before = page.words[start - 1] if start > first else ""
    return before in (",", "”", '"', "»", "’", "'", "—", "–", "-", "?", "!", "")


def _is_impersonal(page: Page, i: int) -> bool:
    return i > 0 and page.words[i - 1] in ("it", "been", "has")


def _is_noun_here(page: Page, match: Match, start: int) -> bool:
    """Whether what looks like a verb is a noun or a participle: "the report", "a stated aim", "notes of"."""
    if match.stop - match.start > 1 or start != match.start:
        return False
    before = page.words[start - 1] if start else ""
    return before in ("the", "a", "an", "of", "this", "his", "her", "its", "their", "our", "'s", "for", "with", "in", "no", "by")


def _joined(context: Context, match: Match, start: int, found: list[Attribution], line: int) -> Attribution | None:
    """ "X met Y and said": the subject of the verb before, or of the sentence."""
    page, words = context.page, context.page.words
    if words[start - 1] not in ("and", "but", "then", "or") and not (
        words[start - 1] == "," and any(page.sentence_of[a.cue.start] == line for a in found)
    ):
        return None
    for earlier in reversed(found):
        if page.sentence_of[earlier.cue.start] != line:
            break
        if earlier.kind == "verb" and not earlier.passive:
            return Attribution(match, earlier.who, start, match.stop, kind="joined")
    first = page.sentences[line][0]
    subject = _sentence_subject(context, first, start)
    if subject:
        return Attribution(match, subject.who, start, match.stop, kind="joined")
    return None


def _sentence_subject(context: Context, first: int, stop: int) -> Mention | None:
    """The mention that opens the sentence, or the clause behind an opening phrase and its comma."""
    page = context.page
    for mention in context.mentions_in(first, stop):
        if page.quote_of[mention.start] >= 0 or mention.who is None:
            continue
        before = page.words[mention.start - 1] if mention.start > first else ""
        if before in ("", ",", "”", '"', "»", ":", "–", "—", "that", "."):
            return None if _is_possessor(page, mention) else mention
    return None


def _parenthetical(context: Context, match: Match, start: int, line: int) -> Attribution | None:
    """ "X, speaking at the plenary, said": the subject before a phrase between commas."""
    page, words = context.page, context.page.words
    if words[start - 1] != ",":
        return None
    first = page.sentences[line][0]
    subject = _sentence_subject(context, first, start)
    if subject and subject.stop < len(words) and words[subject.stop] in (",", "("):
        return Attribution(match, subject.who, subject.start, match.stop, subject)
    return None


def _plain_subject(context: Context, match: Match, start: int, line: int) -> Attribution | None:
    """A subject that is an area ("Morocco proposed"), or the sentence's mention with a phrase behind it."""
    page, words = context.page, context.page.words
    first = page.sentences[line][0]
    place = next((p for p in reversed(context.places_in(max(first, start - 6), start)) if p.stop == start), None)
    if place and place.form == "noun":
        opens = place.start == first or words[place.start - 1] in (",", "and", "that", "”", '"', "the")
        if opens and "clause" in match.group["takes"] or opens and "to" in match.group["takes"]:
            who = Figurehead(place.name, None, None, kind="organisation", first=place.start)
            who.area = context.area_of(place)
            return Attribution(match, who, place.start, match.stop)
        return None
    group = _group_subject(context, start)
    if group:
        return Attribution(match, group, group.first, match.stop)
    if start > first + 2 and page.is_capital(start - 1) and words[start - 2] == "," and match.stop < len(words) and words[match.stop] == ".":
        return Attribution(match, None, start - 1, match.stop, kind="outlet")  # "…, BelTA informs."
    subject = _sentence_subject(context, first, start)
    if subject and subject.who and subject.form != "pronoun" and _no_verb_between(page, subject.stop, start):
        return Attribution(match, subject.who, subject.start, match.stop, subject)
    return None


def _group_subject(context: Context, stop: int) -> Figurehead | None:
    """People that the text names only by what they are, right before the verb: "yet regional officials estimate"."""
    page = context.page
    if stop - 1 not in {m.stop - 1 for cls in ("group", "unnamed") for m in page.within(cls, stop - 1, stop)}:
        return None
    first = page.sentences[page.sentence_of[stop - 1]][0]
    small = page.language.wordset("conjunction") | page.language.wordset("subordinator") | page.language.wordset("preposition")
    i = stop - 1
    while i > first and page.words[i - 1].isalpha() and page.words[i - 1] not in small and stop - i < 5:
        i -= 1
    if i > first and page.words[i - 1] in ("of", "by", "for", "with", "to"):
        return None
    return Figurehead(None, page.slice(i, stop), None, kind="group", first=i)


def _no_verb_between(page: Page, start: int, stop: int) -> bool:
    """Whether only a phrase stands between a subject and its verb: "The head of the mission of X in Y said"."""
    if stop - start > 8:
        return False
    return not any(
        page.words[i] in (",", "that", "who", "which") or i in page.at.get("cue", {}) or page.words[i] in page.language.wordset("auxiliary")
        for i in range(start, stop)
    )


def _source(context: Context, match: Match) -> Attribution | None:
    """ "According to X": X and whatever stands with the name."""
    page = context.page
    if match.group.get("own"):
        own = context.mention_of.get(match.start + 1)
        return Attribution(match, own.who, match.start, match.stop, own, kind="source") if own and own.who else None
    i = match.stop
    if i < len(page.words) and page.words[i] == "the" and i not in context.mention_of:
        i += 1
    mention = context.mention_of.get(i) or context.mention_of.get(i - 1) or context.mention_of.get(match.stop)
    for k in (i + 1, i + 2):
        if mention is None and k < len(page.words) and not page.is_capital(i) and page.words[k - 1].isalpha():
            mention = context.mention_of.get(k)
    if mention is None or mention.who is None:
        return _unknown_source(context, match, i)
    return Attribution(match, mention.who, match.start, mention.stop, mention, kind="source")


def _unknown_source(context: Context, match: Match, i: int) -> Attribution | None:
    """ "According to Statistics Estonia": a name in capitals that no other rule knows is an organisation's."""
    page = context.page
    j = i
    while j < len(page.words) and (page.is_capital(j) or page.words[j] in ("of", "and") and j > i) and page.words[j][0].isalpha():
        j += 1
    if j == i:
        return _unnamed_source(context, match, i)
    if j - i > 7 or j - i == 1 and j - 1 in context.place_of:
        return None
    who = Figurehead(page.slice(i, j), None, None, kind="organisation", company=page.slice(i, j), first=i)
    return Attribution(match, who, match.start, j, kind="source")


def _unnamed_source(context: Context, match: Match, i: int) -> Attribution | None:
    """ "According to two people familiar with the talks": people that the text does not name, up to the next mark."""
    page = context.page
    people = page.language.wordset("group", "unnamed") | {"people"}
    for j in range(i, min(i + 9, len(page.words))):
        if page.words[j] in (",", "."):
            if any(word in people for word in page.words[i : min(j, i + 4)]):
                who = Figurehead(None, page.slice(match.stop, j), None, kind="unnamed", first=i)
                return Attribution(match, who, match.start, j, kind="source")
            return None
    return None


# Quotations


def _direct(context: Context, attributions: list[Attribution]) -> list[Said]:
    page = context.page
    said: list[Said] = []
    top: list[tuple[Quote, Said | None]] = []
    starts = [a.start for a in attributions]
    for quote in page.quotes:
        if _is_skipped(context, quote.start) or quote.stop - quote.start < 3:
            continue
        if quote.parent >= 0:
            inner = _nested(context, quote, page.quotes[quote.parent])
            if inner:
                said.append(inner)
            continue
        found = _quoted(context, quote, attributions, starts, top)
        top.append((quote, found))
        if found:
            said.append(found)
    _fill_back(context, top)
    return said


def _fill_back(context: Context, top: list[tuple[Quote, Said | None]]) -> None:
    """An unclosed quotation of nobody named has the speaker of the one that opens the next paragraph."""
    page = context.page
    for (quote, said), (after, later) in reversed(list(zip(top, top[1:], strict=False))):
        if said and said.who is None and not quote.closed and later and later.who:
            if page.paragraph_of[after.start] == page.paragraph_of[quote.start] + 1:
                said.who, said.rule = later.who, "quotation over paragraphs"


def _quoted(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> Said | None:
    """The statement that a quotation is, or `None` for a title or a term in quotation marks."""
    page = context.page
    pieces = [(quote.start, quote.stop)]
    finders = (_attributed_behind, _attributed_before, _attributed_colon, _goes_on, _follows_paragraph)
    weak = _is_term(context, quote)
    for finder in finders:
        if weak and finder in (_goes_on, _follows_paragraph):
            break
        answer = finder(context, quote, attributions, starts, earlier)
        if answer is None:
            continue
        who, rule, fragment = answer
        if weak and not fragment or _is_part_of_description(context, quote, attributions):
            return None
        return Said(quote.start, quote.stop, "direct", who, rule, pieces)
    if weak or not _has_finite(context, quote.start, quote.stop):
        return None
    if not _ends_sentence(page, quote) or page.sentences[page.sentence_of[quote.start]][0] != quote.start:
        return None if page.sentences[page.sentence_of[quote.start]][0] != quote.start else Said(quote.start, quote.stop, "direct", None, "quotation of nobody named", pieces)
    return Said(quote.start, quote.stop, "direct", None, "quotation of nobody named", pieces)


def _is_part_of_description(context: Context, quote: Quote, attributions: list[Attribution]) -> bool:
    page = context.page
    return any(
        one.cue.start < quote.start and page.sentence_of[one.cue.start] == page.sentence_of[quote.start] and _is_described(attributions, n, page)
        and quote.start < attributions[n + 1].start
        for n, one in enumerate(attributions)
    )  # fmt: skip


def _is_term(context: Context, quote: Quote) -> bool:
    """Whether quoted words look like a title or a term: few, no verb, nothing that ends or interrupts a sentence."""
    page = context.page
    inner = range(quote.start + 1, quote.stop - 1 if quote.closed else quote.stop)
    if any(page.words[i] in ("!", "?") for i in inner):
        return False
    last = page.words[inner[-1]] if inner else ""
    if last in (",", ".", "…") and len(inner) > 4:
        return False
    if page.sentences[page.sentence_of[quote.start]][0] == quote.start and last in (",", "."):
        return False
    capitals = sum(page.is_capital(i) for i in inner)
    if len(inner) > 2 and capitals >= 0.6 * len(inner) and last not in (".", ","):
        return True
    return not _has_finite(context, inner.start, inner.stop) and len(inner) <= 14


def _has_finite(context: Context, start: int, stop: int) -> bool:
    """Whether a verb with a subject of its own stands in the tokens."""
    finite = context.clauses.is_finite
    return any(finite(i) for i in range(start, min(stop, len(context.page.words))))


def _may_be_clause(context: Context, start: int, stop: int) -> bool:
    """Whether words before "…, X said" can be what is said, not an opening phrase such as "Greeting the guest"."""
    tags = context.clauses.tags
    if tags[start] & ING and not tags[start] & NOUN:
        return False
    return _has_finite(context, start, stop) or any(tags[i] & (PAST | BASE) for i in range(start, stop))


def _ends_sentence(page: Page, quote: Quote) -> bool:
    if not quote.closed:
        return True
    last = page.words[quote.stop - 2]
    following = page.words[quote.stop] if quote.stop < len(page.words) else "."
    return last in (".", "!", "?", "…", ",") or following in (".", ",")


_Answer = tuple[Figurehead | None, str, bool] | None


def _attributed_behind(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """ “…,” X said; “…,” said X; “…”: Shri X."""
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
    if last in (".", "!") and page.words[quote.stop] not in (",", "-", "–", "—") and page.is_capital(i) and _is_new_sentence(page, quote.stop, last):
        inverted = False
    else:
        inverted = True
    k = bisect_left(starts, i)
    for one in attributions[max(0, k - 1) : k + 2]:
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


def _late_attribution(context: Context, quote: Quote, attributions: list[Attribution], i: int, k: int) -> _Answer:
    """ “…,” X, who …, told reporters: the subject stands behind the quotation, its verb later in the sentence."""
    page = context.page
    line = page.sentence_of[i]
    mention = context.mention_of.get(i)
    for one in attributions[k : k + 2]:
        if page.sentence_of[one.cue.start] == line and mention and one.who is mention.who:
            one.quoted = True
            return one.who, "quotation with its speaker behind it", True
    return None


def _attributed_before(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """X said: “…”; X noted that …, “…”; called it “…”."""
    page = context.page
    line = page.sentence_of[quote.start]
    first = page.sentences[line][0]
    if quote.start == first:
        return None
    before = page.words[quote.start - 1]
    k = bisect_left(starts, quote.start)
    for one in reversed(attributions[max(0, k - 4) : k]):
        if page.sentence_of[one.cue.start] != line or one.kind == "source" and before != ",":
            break
        gap = quote.start - one.stop
        if gap > 0 and any(page.quote_of[i] >= 0 and not _inside_term(context, i) for i in range(one.stop, quote.start)):
            if before not in (":", ",") and gap > 3:
                break
        if before in (":", ",", "that", "–", "—", "-") or gap == 0:
            if not (before == "," and gap > 1 and _closes_itself(page, quote)):
                one.quoted = one.quoted or gap <= 1 or before in (":",) and gap < 25
                return one.who, "quotation with its speaker before it", before != "," or _ends_sentence(page, quote)
        if _is_described(attributions, attributions.index(one), page):
            return None
        if "quote" in one.cue.group.get("takes", ()) or _is_whole(page, quote):
            fragment = _has_finite(context, quote.start, quote.stop) or "quote" in one.cue.group.get("takes", ())
            one.quoted = one.quoted or fragment and _is_whole(page, quote) and gap < 12
            return (one.who, "quoted fragment", True) if fragment else None
        if _has_finite(context, quote.start, quote.stop):
            return one.who, "quoted fragment", True
        break
    return None


def _inside_term(context: Context, i: int) -> bool:
    quote = context.page.quotes[context.page.quote_of[i]]
    return _is_term(context, quote)


def _closes_itself(page: Page, quote: Quote) -> bool:
    """Whether the quotation has an attribution of its own behind it: …, “B,” Y added."""
    return quote.stop < len(page.words) and page.words[quote.stop - 2] == "," and quote.closed


def _is_whole(page: Page, quote: Quote) -> bool:
    """Whether the sentence ends with the quotation."""
    stop = page.sentences[page.sentence_of[quote.start]][1]
    return quote.stop >= stop - 1


def _attributed_colon(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """X: “…”; X was equally upbeat: “…”: the sentence's subject before a colon."""
    page = context.page
    line = page.sentence_of[quote.start]
    first = page.sentences[line][0]
    if quote.start == first or page.words[quote.start - 1] != ":":
        return None
    subject = _sentence_subject(context, first, quote.start)
    if subject is None:
        mentions = context.mentions_in(first, quote.start)
        subject = mentions[0] if len(mentions) == 1 else None
    return (subject.who, "quotation behind a colon", True) if subject else None


def _goes_on(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """ “A,” X said. “B.”: a quotation that opens a sentence right behind one with its speaker, in the same paragraph."""
    page = context.page
    paragraph = page.paragraph_of[quote.start]
    if page.sentences[page.sentence_of[quote.start]][0] != quote.start:
        return None
    if earlier and earlier[-1][1] and page.paragraph_of[earlier[-1][0].start] == paragraph:
        said = earlier[-1][1]
        between = [a for a in attributions if earlier[-1][0].stop <= a.start < quote.start]
        who = between[-1].who if between else said.who
        return who, "quotation that goes on", False
    line = page.sentence_of[quote.start] - 1
    before = [a for a in attributions if page.sentence_of[a.cue.start] == line and page.paragraph_of[a.start] == paragraph]
    if before and before[-1].who:
        return before[-1].who, "quotation behind reported speech", False
    mentions = [m for m in context.mentions_in(page.paragraphs[paragraph][0], quote.start) if m.form in ("name", "role") and page.quote_of[m.start] < 0]
    people = {id(m.who): m.who for m in mentions if m.who}
    if len(people) == 1:
        return next(iter(people.values())), "quotation in a paragraph about its speaker", False
    return None


def _follows_paragraph(
    context: Context, quote: Quote, attributions: list[Attribution], starts: list[int], earlier: list[tuple[Quote, Said | None]]
) -> _Answer:
    """A quotation that opens a paragraph: an unclosed one goes on, or reported speech before it names the speaker."""
    page = context.page
    paragraph = page.paragraph_of[quote.start]
    first = page.paragraphs[paragraph][0]
    if quote.start != first or paragraph == 0:
        return None
    if earlier and earlier[-1][1] and not earlier[-1][0].closed and page.paragraph_of[earlier[-1][0].start] == paragraph - 1:
        return earlier[-1][1].who, "quotation over paragraphs", False
    start, stop = page.paragraphs[paragraph - 1]
    before = [a for a in attributions if start <= a.start < stop and a.who]
    if before:
        return before[-1].who, "quotation behind a paragraph of reported speech", False
    if earlier and earlier[-1][1] and page.paragraph_of[earlier[-1][0].start] == paragraph - 1 and earlier[-1][0].stop >= stop - 1:
        return earlier[-1][1].who, "quotation that goes on in the next paragraph", False
    return None


def _dashed(context: Context, attributions: list[Attribution]) -> list[Said]:
    """Speech behind a dash that opens its paragraph ("– We will build it, – said the akim. – By May."), not a list."""
    page, found = context.page, []
    for number, (start, stop) in enumerate(page.paragraphs):
        if page.words[start] not in _DASHES or _is_skipped(context, start) or stop - start < 6:
            continue
        inside = [a for a in attributions if start < a.start < stop and page.words[a.start - 1] in _DASHES]
        if inside:
            one = inside[0]
            one.quoted = True
            found += _dashed_pieces(context, one, start + 1, stop)
        elif _speaks_of_us(page, start, stop) and (who := _last_speaker(context, attributions, number)):
            found.append(Said(start + 1, stop, "direct", who, "speech behind a dash", [(start + 1, stop)]))
    return found


_DASHES = frozenset("–—-")


def _dashed_pieces(context: Context, one: Attribution, start: int, stop: int) -> list[Said]:
    page = context.page
    pieces = [_trim(page, start, one.start - 1)]
    again = next((i for i in range(one.stop, stop - 3) if page.words[i] in _DASHES and page.words[i - 1] in (".", ",") and not page.touches(i + 1)), None)
    if again:
        pieces.append((again + 1, stop))
    return [Said(*piece, "direct", one.who, "speech behind a dash", [piece]) for piece in pieces if piece]


def _speaks_of_us(page: Page, start: int, stop: int) -> bool:
    return any(page.words[i] in ("we", "our", "us", "i", "my", "you", "your") for i in range(start, stop))


def _last_speaker(context: Context, attributions: list[Attribution], number: int) -> Figurehead | None:
    """Who speaks at the end of the paragraph before."""
    if number == 0:
        return None
    start, stop = context.page.paragraphs[number - 1]
    before = [a for a in attributions if start <= a.start < stop and a.who]
    return before[-1].who if before else None


def _nested(context: Context, quote: Quote, parent: Quote) -> Said | None:
    """A quotation inside another, by somebody else: behind a colon or a verb of saying."""
    page = context.page
    before = page.words[quote.start - 1]
    cue = any(m.stop == quote.start or m.stop == quote.start - 1 for m in page.within("cue", max(parent.start, quote.start - 5), quote.start))
    if not cue and before != ":" or quote.stop - quote.start < 5:
        return None
    mentions = [m for m in context.mentions_in(max(parent.start, quote.start - 15), quote.start) if page.sentence_of[m.start] == page.sentence_of[quote.start]]
    who = mentions[0].who if mentions else None
    if not _has_finite(context, quote.start, quote.stop) and page.words[quote.stop - 2] not in (".", "!", "?", ","):
        return None
    return Said(quote.start, quote.stop, "direct", who, "quotation inside a quotation", [(quote.start, quote.stop)])


# Reported speech


def _indirect(context: Context, attributions: list[Attribution]) -> list[Said]:
    found: list[Said] = []
    held: list[tuple[int, int]] = []
    for n, one in enumerate(attributions):
        pieces = _reported(context, one, attributions, n)
        if _is_described(attributions, n, context.page):  # "described X as … and announced that …" is one statement
            held = pieces
            continue
        pieces, held = ([*held, *pieces] if pieces else []), []
        pieces = [p for p in (_trim(context.page, *piece) for piece in pieces) if p]
        if not pieces or _is_courtesy(context, one, pieces) or not _has_content(context, pieces):
            continue
        if one.kind == "verb" and any(a <= one.start < b for said in found for a, b in said.pieces if said.who is not one.who):
            continue  # inside what somebody else is reported to say
        rule = {"source": "according to", "participle": "participle of saying"}.get(one.kind, "verb of saying")
        found.append(Said(pieces[0][0], pieces[-1][1], "indirect", one.who, rule, pieces, context.page.words[one.cue.start]))
    return found


def _is_described(attributions: list[Attribution], n: int, page: Page) -> bool:
    """Whether "described X as …", "called X …" stands before another verb of saying with the same subject."""
    one = attributions[n]
    if "quote" not in one.cue.group.get("takes", ()) or n + 1 == len(attributions):
        return False
    later = attributions[n + 1]
    return later.kind == "joined" and later.who is one.who and page.sentence_of[later.start] == page.sentence_of[one.start]


def _reported(context: Context, one: Attribution, attributions: list[Attribution], n: int) -> list[tuple[int, int]]:
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
    if one.kind == "verb" and one.start > 0 and words[one.start - 1] == "as" and one.stop < stop and words[one.stop] == ",":
        head = [] if one.start - 1 <= first + 1 else [(first, one.start - 1)]
        return [*head, (one.stop + 1, stop)]  # "As the governor informed, the road is open"
    after = _complement(context, one, stop)
    if one.quoted and after is not None and words[after - 1] != "that":
        return []
    end = _reported_end(context, attributions, n, stop)
    if after is not None and _names_what_came_before(context, one, first, after, end):
        after = None
    if after is not None and after < end and not (one.quoted and words[after] in _QUOTE_MARKS):
        middle = _is_middle(page, one, first, after)
        return [(first, one.start), (after, end)] if middle else [(after, end)]
    if one.kind in ("verb", "joined") and not one.quoted and one.start > first + 1 and words[one.start - 1] == "," and _takes_clause(one.cue):
        if one.stop < stop and words[one.stop] == "," and one.stop + 2 < stop and words[one.start - 1] == ",":
            rest = one.stop + 1
            if words[rest] not in _QUOTE_MARKS and not _is_phrase_only(context, rest, end) and rest not in page.at.get("cue", {}):
                return [(first, one.start - 1), (rest, end)]
        begin = _content_start(context, attributions, first, one.start)
        return [(begin, one.start - 1)] if _may_be_clause(context, begin, one.start - 1) else []
    return []


def _takes_clause(cue: Match) -> bool:
    return any(kind in cue.group["takes"] for kind in ("clause", "that"))


def _names_what_came_before(context: Context, one: Attribution, first: int, after: int, end: int) -> bool:
    """ "A and B are hubs, the president cited a few examples": a short object behind a whole clause is not what is said."""
    page = context.page
    return (
        one.start > first + 4
        and page.words[one.start - 1] == ","
        and page.words[after - 1] != "that"
        and end - after <= 5
        and not _has_finite(context, after, end)
        and _has_finite(context, first, one.start)
    )


def _content_start(context: Context, attributions: list[Attribution], first: int, stop: int) -> int:
    """Where content before "…, X said" begins: behind an earlier attribution of the same sentence."""
    earlier = [a for a in attributions if first <= a.start and a.stop < stop and a.kind != "source"]
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
    if quote.stop - quote.start <= 6 and not _has_finite(context, quote.start, quote.stop) and quote.start > first:
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
    if after < stop and words[after] == "," and after + 1 < stop and not (has_before and _is_phrase_only(context, after + 1, stop)):
        pieces.append((after + 1, stop))
    if has_before and len(pieces) > 1 and (words[one.start - 1] in ("and", "but", "that") or pieces[0][1] - pieces[0][0] <= 1):
        pieces = pieces[1:]
    return [piece for piece in pieces if words[piece[0]] not in _QUOTE_MARKS or page.quote_of[piece[0]] < 0 or _inside_term(context, piece[0])]


def _complement(context: Context, one: Attribution, stop: int) -> int | None:
    """Where what is said begins behind the verb: behind "that", an addressee, a date; `None` where nothing follows."""
    page, words = context.page, context.page.words
    takes = one.cue.group["takes"]
    i = one.stop
    if i >= stop:
        return None
    i = _over_addressee(context, i, stop) if "addressee" in takes else i
    i = _forward_over_adverbs(context, i)
    if i >= stop:
        return None
    if words[i] == ":" and i + 1 < stop:
        return i + 1 if words[i + 1] not in _QUOTE_MARKS else None
    if words[i] == "that":
        return i + 1
    that = _late_that(context, i, stop)
    if that is not None:
        return that + 1
    if words[i] in _QUOTE_MARKS and not _inside_term(context, i):
        return None
    if "addressee" in takes:
        return i if i > one.stop and _has_finite(context, i, stop) and words[i] not in _BREAKS else None
    if takes == ["to"] or words[one.cue.start] in ("called", "calls", "calling") and "quote" not in takes:
        links = ("to", "with") if takes == ["to"] else ("to", "for")
        return i if any(words[k] in links for k in range(i, min(i + 14, stop))) and words[i] not in _BREAKS or words[i] == "to" else None
    if page.words[one.cue.start] in ("welcomed", "welcomes", "praised", "commended", "lauded") and (i in context.mention_of or i + 1 in context.mention_of or _is_guest(context, i)):
        return None
    if "quote" in takes:
        return i if _has_quote(page, i, stop) is None and words[i] not in _BREAKS and words[one.cue.start] not in ("called",) else None
    if words[i] in _BREAKS:
        i = _over_phrase(context, i, stop) if "clause" in takes and "np" not in takes else i
        if i >= stop or words[i] in _BREAKS or words[i] in _STOPS:
            return None
        return i if _has_finite(context, i, stop) else None
    if takes == ["that"]:
        return None
    if "np" in takes or "to" in takes:
        return i
    return i if words[i] == "to" or _may_be_clause(context, i, stop) else None


_BREAKS = frozenset((".", ",", ";", "!", "?", "at", "in", "on", "during", "after", "as", "when", "while", "before", "following",
                     "upon", "via", "for", "by", "from", "with", "and", "but", "to", "about", ")", "(", "–", "—", "-", "ahead"))  # fmt: skip


def _is_guest(context: Context, i: int) -> bool:
    """Whether somebody is greeted: "welcomed the delegation"."""
    return any(context.page.words[k] in ("delegation", "guests", "guest", "participants", "visitors") for k in range(i, min(i + 4, len(context.page.words))))


def _over_addressee(context: Context, i: int, stop: int) -> int:
    """Behind whom one tells: "told reporters in Minsk that"."""
    page = context.page
    mention = context.mention_of.get(i)
    if mention:
        return mention.stop
    for k in range(i, min(i + 9, stop)):
        word = page.words[k]
        if word in ("that", ":", ",") or word in _QUOTE_MARKS:
            return k
    return min(i + 1, stop)


def _late_that(context: Context, i: int, stop: int) -> int | None:
    """A "that" behind a phrase: "said in Minsk on Tuesday that", "said at the meeting that"."""
    page = context.page
    if page.words[i] not in ("in", "at", "on", "during", "to", "after", "with", "as") and i not in {d.start for d in context.dates_in(i, i + 1)}:
        return None
    for k in range(i, min(i + 16, stop)):
        if page.words[k] == "that":
            before = page.words[k - 1]
            return k if before not in ("of", "in", "is", "was", "so", "fact") else None
        if page.words[k] in _QUOTE_MARKS or page.words[k] in ("which", "who", ",") and k > i + 8 or _has_finite(context, k, k + 1):
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
    return page.words[start] in _BREAKS | {"adding", "noting", "who", "which", "speaking", "referring", "commenting", "citing"} or not _has_finite(context, start, stop)


def _reported_end(context: Context, attributions: list[Attribution], n: int, stop: int) -> int:
    """Where reported speech ends: the sentence's end, the next attribution in it, or a full quotation."""
    page, words = context.page, context.page.words
    one = attributions[n]
    stop = next((i for i in range(one.stop, stop) if words[i] == ";"), stop)
    for later in attributions[n + 1 :]:
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
        if q >= 0 and page.quotes[q].start == i and words[i - 1] in (",", ":", ".") and not _inside_term(context, i):
            return i
        if words[i] == ";" and i + 1 < stop and any(a.start in (i + 1, i + 2) for a in attributions):
            return i
    return stop


def _trim(page: Page, start: int, stop: int) -> tuple[int, int] | None:
    """The tokens without commas, full stops, dashes and "and" at their ends."""
    while start < stop and (page.words[start] in (",", ":", ";", "–", "—", "-", ".", "•", "*") or page.words[start] in ("and", "but", "that") and stop - start > 1):
        start += 1
    while stop > start and (page.words[stop - 1] in (",", ";", ":", ".", "–", "—", "-", "!", "?", "…") or page.words[stop - 1] in ("and", "but", "while")):
        stop -= 1
    return (start, stop) if start < stop else None


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


def _headlines(context: Context) -> list[Said]:
    """ "X: we are ready to …" as the headline."""
    page = context.page
    if context.title is None:
        return []
    start, stop = context.title
    for i in range(start + 1, min(start + 9, stop - 2)):
        if page.words[i] == ":":
            mention = next((m for m in context.mentions_in(start, i) if m.stop == i), None)
            if mention and mention.who and page.quote_of[i + 1] < 0 and page.words[i + 1] not in _QUOTE_MARKS:
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
        if last and last.who and last.form == "name" and last.stop == stop and page.words[last.start - 1] in (":", "-", "–", "—"):
            if page.quote_of[last.start - 2] < 0 and last.start - 1 - start >= 4 and not page.touches(last.start):
                return [Said(start, last.start - 1, "indirect", last.who, "headline", [(start, last.start - 1)])]
    return []
