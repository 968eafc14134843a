"""Who says something: each verb of saying outside quotations with its subject."""

from __future__ import annotations

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.speech import (
    Attribution,
    Attributions,
    forward_over_adverbs,
    has_finite,
    is_possessor,
    is_skipped,
    sentence_subject,
    takes_clause,
)
from communique.text.page import Match, Page


def find_attributions(context: Context) -> Attributions:
    """Every verb of saying outside quotations with whoever it belongs to, in the order of the text."""
    page = context.page
    found: list[Attribution] = []
    for match in page.of("cue"):
        if page.quote_of[match.start] >= 0 or is_skipped(context, match.start):
            continue
        one = _attribute(context, match, found)
        if one:
            if one.start > 0 and page.words[one.start - 1] == "the":
                one.start -= 1
            found.append(one)
    for match in page.of("source"):
        if page.quote_of[match.start] < 0 and not is_skipped(context, match.start):
            one = _source(context, match)
            if one:
                found.append(one)
    return Attributions(found)


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
    if mention and not is_possessor(page, mention):
        return Attribution(match, mention.who, mention.start, match.stop, mention)
    behind = context.mention_of.get(forward_over_adverbs(context, match.stop))
    if behind and takes_clause(match) and _may_invert(page, behind, start, line):
        return Attribution(match, behind.who, match.start, behind.stop, behind)
    if start > 0 and page.sentence_of[start - 1] == line:
        if words[start - 1] in ("was", "is", "been", "were") and _is_impersonal(page, start - 1):
            return Attribution(match, None, start - 2, match.stop, passive=True)
        if words[start - 1] in (
            "was",
            "is",
            "been",
            "were",
            "be",
            "being",
            "to",
            "not",
            "would",
            "will",
            "can",
            "could",
        ):
            return None
        joined = _joined(context, match, start, found, line)
        if joined:
            return joined
        after_comma = _parenthetical(context, match, start, line)
        if after_comma:
            return after_comma
    return _plain_subject(context, match, start, line)


def _of_sentence(page: Page, found: list[Attribution], line: int) -> list[Attribution]:
    """The attributions found so far in one sentence; `found` is in the order of their verbs."""
    n = len(found)
    while n and page.sentence_of[found[n - 1].cue.start] == line:
        n -= 1
    return found[n:]


def _participle(context: Context, match: Match, found: list[Attribution], line: int) -> Attribution | None:
    """ "…, adding that …": the speaker is that of the verb of saying before it, or the sentence's subject."""
    page, words = context.page, context.page.words
    i = match.start
    first = page.sentences[line][0]
    before = words[i - 1] if i > first else ""
    if before not in (",", "and", "while", "", "also", "–", "—", "-"):
        return None
    earlier = [a for a in _of_sentence(page, found, line) if a.kind == "verb"]
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
    for i in range(match.stop, page.sentences[line][1]):
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
    return (
        match.stop - match.start > 1 or "to" in match.group["takes"] or has_finite(context, match.stop, match.stop + 10)
    )


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
        elif (
            word == ","
            and i - 1 > first
            and any(m.stop == i - 1 and m.stop - m.start > 1 for m in page.within("cueadverb", max(first, i - 6), i))
        ):
            i -= 1
        else:
            break
    if page.words[i] == "," and i + 1 < len(page.words):
        return i
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
    return before in (
        "the",
        "a",
        "an",
        "of",
        "this",
        "his",
        "her",
        "its",
        "their",
        "our",
        "'s",
        "for",
        "with",
        "in",
        "no",
        "by",
    )


def _joined(context: Context, match: Match, start: int, found: list[Attribution], line: int) -> Attribution | None:
    """ "X met Y and said": the subject of the verb before, or of the sentence."""
    page, words = context.page, context.page.words
    if words[start - 1] not in ("and", "but", "then", "or") and not (
        words[start - 1] == "," and _of_sentence(page, found, line)
    ):
        return None
    for earlier in reversed(found):
        if page.sentence_of[earlier.cue.start] != line:
            break
        if earlier.kind == "verb" and not earlier.passive:
            return Attribution(match, earlier.who, start, match.stop, kind="joined")
    first = page.sentences[line][0]
    subject = sentence_subject(context, first, start)
    if subject:
        return Attribution(match, subject.who, start, match.stop, kind="joined")
    return None


def _parenthetical(context: Context, match: Match, start: int, line: int) -> Attribution | None:
    """ "X, speaking at the plenary, said": the subject before a phrase between commas."""
    page, words = context.page, context.page.words
    if words[start - 1] != ",":
        return None
    first = page.sentences[line][0]
    subject = sentence_subject(context, first, start)
    if subject is None or subject.stop >= len(words):
        return None
    if words[subject.stop] in (",", "(", "who", "whom", "which") or not has_finite(context, subject.stop, start):
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
    if (
        start > first + 2
        and page.is_capital(start - 1)
        and words[start - 2] == ","
        and match.stop < len(words)
        and words[match.stop] == "."
    ):
        return Attribution(match, None, start - 1, match.stop, kind="outlet")  # "…, BelTA informs."
    subject = sentence_subject(context, first, start)
    if subject and subject.who and subject.form != "pronoun" and _no_verb_between(page, subject.stop, start):
        return Attribution(match, subject.who, subject.start, match.stop, subject)
    return None


def _group_subject(context: Context, stop: int) -> Figurehead | None:
    """People that the text names only by what they are, right before the verb: "yet regional officials estimate"."""
    page = context.page
    if stop - 1 not in {m.stop - 1 for cls in ("group", "unnamed") for m in page.within(cls, stop - 1, stop)}:
        return None
    first = page.sentences[page.sentence_of[stop - 1]][0]
    small = (
        page.language.wordset("conjunction")
        | page.language.wordset("subordinator")
        | page.language.wordset("preposition")
    )
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
        page.words[i] in (",", "that", "who", "which")
        or i in page.at.get("cue", {})
        or page.words[i] in page.language.wordset("auxiliary")
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
    while (
        j < len(page.words)
        and (page.is_capital(j) or page.words[j] in ("of", "and") and j > i)
        and page.words[j][0].isalpha()
    ):
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
