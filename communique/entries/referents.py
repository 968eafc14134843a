"""Who is meant: every mention of a person, an organisation or a group, over the whole document.

"The head of state", "the Belarusian leader", "Mr Tan", "she" become the person; a group ("the two ministers") or an
unnamed source ("an official") stays what the text calls it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.people import Named, Names, Role, find_named, find_roles, register, role_words
from communique.kinds import Area
from communique.text.page import Page

_FEMALE, _PLURAL = frozenset(("she", "her")), frozenset(("they", "them", "their"))
_BEFORE_GROUP = frozenset(("the", "both", "two", "three", "these", "all", "-", "as", "our"))
_ARTICLES = frozenset(("the", "a", "an", "one", "another", "this", "his", "her", "its", "their", "our"))
_REACH = 6
_HEADS = frozenset(("president", "monarch", "prime minister"))  # "the Belarusian leader" tells whose President he is


def find_people(context: Context) -> None:
    """Fill in the people of the document and every mention of people, organisations and groups."""
    names = Names(context)
    roles = find_roles(context, names)
    registered = register(context, find_named(context, names, roles))
    taken = [Mention(one.span[0], one.span[1], "name", who) for one, who in registered]
    used = {one.role.title for one, _ in registered if one.role}
    covered = _cover(taken)
    taken += _keep_free(_bare_names(context, names, registered, roles), covered)
    context.mentions = []
    free_roles = [role for role in roles if role.title not in used]
    found: list[tuple[int, int, str, object]] = [(m.start, m.stop, "name", m) for m in taken]
    found += [(r.start, r.stop, "role", r) for r in free_roles if not covered.get(r.title)]
    found += [(a, b, "organisation", c) for a, b, c in _organisations(context, names)]
    found += [(a, b, "group", None) for a, b in _groups(context)]
    found += [(a, b, "unnamed", None) for a, b in _unnamed(context)]
    found += [(i, i + 1, "pronoun", None) for i in _pronouns(context)]
    _resolve(context, found)
    context.mention_of = {m.start: m for m in context.mentions}
    _fill_home(context)


_OFFICES = frozenset(("minister", "deputy", "secretary", "prime minister", "president", "monarch"))


def _fill_home(context: Context) -> None:
    """Somebody in office of whom no area is said is of the area whose paper this is: its masthead, its one leader, its
    dateline."""
    homeless = [who for who in context.people if who.area is None and who.company is None and who.rank in _OFFICES]
    home = _home(context) if homeless else None
    for who in homeless:
        who.area = home
        if home and who.role and " of " + home.name not in who.role:
            who.role = f"{who.role} of {home.name}"


def _home(context: Context) -> Area | None:
    page = context.page
    above = context.title[0] if context.title else 0
    mastheads = [
        context.area_of(p)
        for p in context.places_in(0, above)
        if p.code and p.form == "noun" and page.within("organisation", *_line(page, p.start))
    ]
    if mastheads:
        return mastheads[0]
    leaders = {
        who.area.code: who.area for who in context.people[:3] if who.rank == "governor" and who.area and who.area.code
    }
    if len(leaders) == 1 and context.people and context.people[0].area:
        return context.people[0].area
    return _dateline(context)


def _line(page: Page, i: int) -> tuple[int, int]:
    return page.paragraphs[page.paragraph_of[i]]


def _dateline(context: Context) -> Area | None:
    """The country of the city in capitals that opens the report: "ISLAMABAD, Feb 06 (APP):"."""
    page = context.page
    for place in context.places[:6]:
        first = _line(page, place.start)[0]
        if (
            place.kind == "city"
            and place.start == first
            and place.country
            and page.text[page.starts[first] : page.ends[first]].isupper()
        ):
            country = next((p for p in context.places if p.kind == "country" and p.code == place.country), None)
            return Area(country.base, country.code) if country else None
    return None


def _cover(mentions: list[Mention]) -> dict[int, bool]:
    return {i: True for m in mentions for i in range(m.start, m.stop)}


def _keep_free(mentions: Iterator[Mention], covered: dict[int, bool]) -> list[Mention]:
    kept = []
    for mention in mentions:
        if not any(covered.get(i) for i in range(mention.start, mention.stop)):
            kept.append(mention)
            covered.update(dict.fromkeys(range(mention.start, mention.stop), True))
    return kept


def _bare_names(
    context: Context, names: Names, registered: list[tuple[Named, Figurehead]], roles: list[Role]
) -> Iterator[Mention]:
    """Names of known people that stand without a title of their own, and those whose title holds them shorter."""
    page = context.page
    index = _name_index(registered, page)
    behind = {role.stop: role for role in roles}
    i, n = 0, len(page.words)
    while i < n:
        known = index.get(page.words[i])
        if known is None or not page.is_capital(i):
            i += 1
            continue
        stop, who = _longest(page, i, known)
        place = context.place_of.get(i)
        if who is None or place and place.stop >= stop and not _titled(page, i):
            i += 1
            continue
        start = _with_honorific(page, i)
        role = behind.get(start)
        yield Mention(role.start if role else start, stop, "name", who)
        i = stop


def _name_index(
    registered: list[tuple[Named, Figurehead]], page: Page
) -> dict[str, list[tuple[tuple[str, ...], Figurehead]]]:
    index: dict[str, list[tuple[tuple[str, ...], Figurehead]]] = {}
    seen = set()
    for one, who in registered:
        key = tuple(page.words[one.start : one.stop])
        if (key, id(who)) in seen:
            continue
        seen.add((key, id(who)))
        for k, word in enumerate(key):
            if word[0].isalpha() and len(word) > 1:
                index.setdefault(word, []).append((key[k:], who))
    return index


def _longest(page: Page, i: int, known: list[tuple[tuple[str, ...], Figurehead]]) -> tuple[int, Figurehead | None]:
    """The end of the longest known name at token `i` and whose it is; nobody where two people share it."""
    best, people = 0, []
    for rest, who in known:
        k = 0
        while k < len(rest) and i + k < len(page.words) and page.words[i + k] == rest[k]:
            k += 1
        while k and not page.words[i + k - 1][0].isalpha():
            k -= 1
        if k > best:
            best, people = k, [who]
        elif k == best and all(who is not other for other in people):
            people.append(who)
    if len(people) > 1:  # "Hogan" beside Larry and Yumi Hogan is the one with an office, who was named first
        people = sorted((who for who in people if who.role), key=lambda who: who.first)[:1]
    return i + best, people[0] if people else None


def _titled(page: Page, i: int) -> bool:
    return any(m.stop in (i, i - 1) for cls in ("honorific", "title") for m in page.within(cls, max(0, i - 3), i))


def _with_honorific(page: Page, i: int) -> int:
    start = i
    while True:
        k = start - 1 if start and page.words[start - 1] == "." else start
        match = next((m for m in page.within("honorific", max(0, k - 3), k) if m.stop == k), None)
        if match is None or page.sentence_of[match.start] != page.sentence_of[i]:
            return start
        start = match.start


def _organisations(context: Context, names: Names) -> Iterator[tuple[int, int, str]]:
    """Organisations by the head word of their name: tokens and name; a lower-case one has its noun phrase."""
    page, last = context.page, 0
    for match in page.of("organisation"):
        if match.start < last:
            continue
        start, stop, proper = _organisation_span(context, names, match.start, match.stop)
        last = stop
        yield start, stop, "proper" if proper else "common"


def _organisation_span(context: Context, names: Names, start: int, stop: int) -> tuple[int, int, bool]:
    page, words = context.page, context.page.words
    line, n = page.sentence_of[start], len(words)
    i = start
    while i > 0 and page.sentence_of[i - 1] == line:
        k = i - 1
        place = next((context.place_of[p] for p in range(k, max(-1, k - 4), -1) if p in context.place_of), None)
        if place and place.stop == i:
            i = place.start
        elif words[k] in ("'s", "'") and k and page.touches(k) and page.is_capital(start):
            i = k - 1
        elif (
            page.is_capital(k)
            and words[k] not in names.never - names.portfolio
            and words[k][0].isalpha()
            and page.is_capital(start)
        ):
            i = k
        elif (
            words[k] in ("and", "&", "-")
            and k
            and page.is_capital(k - 1)
            and page.is_capital(start)
            and words[k - 1] in names.portfolio
        ):
            i = k - 1
        else:
            break
    j, proper = stop, page.is_capital(start)
    while proper and j + 1 < n and page.sentence_of[j] == line:
        if words[j] in ("of", "for") and (
            j + 1 in context.place_of or _opens_name(page, names, j + 1) or words[j + 1] == "the"
        ):
            j += 1 + (words[j + 1] == "the")
            j = _through_name(context, names, j)
        elif page.is_capital(j) and (words[j] in names.portfolio or words[j] in names.organisation):
            j += 1
        else:
            break
    return i, j, proper


def _opens_name(page: Page, names: Names, i: int) -> bool:
    return page.is_capital(i) and page.words[i][0].isalpha() or page.words[i] in names.portfolio


def _through_name(context: Context, names: Names, j: int) -> int:
    """The end of "Trade, Industry and Energy" or "Kenya" behind "Ministry of"."""
    page, words, n = context.page, context.page.words, len(context.page.words)
    first = j
    while j < n:
        place = context.place_of.get(j)
        if place and place.form != "people":
            j = place.stop
            if not (j < n and words[j] == "'s"):
                if j < n and page.is_capital(j) and _opens_name(page, names, j):
                    continue
                break
            j += 1
        elif (
            words[j] in names.portfolio
            or page.is_capital(j)
            and words[j][0].isalpha()
            and j not in page.at.get("title", {})
        ):
            j += 1
        elif (
            words[j] in ("and", "&")
            and j + 1 < n
            and page.is_capital(j + 1)
            and words[j + 1] in names.portfolio | names.organisation
            and j > first
        ):
            j += 1
        elif (
            words[j] == ","
            and j + 1 < n
            and words[j + 1] in names.portfolio
            and page.is_capital(j + 1)
            and _closes_list(page, names, j + 1)
        ):
            j += 1
        else:
            break
    return j


def _closes_list(page: Page, names: Names, i: int) -> bool:
    for k in range(i, min(i + 7, len(page.words))):
        if page.words[k] in ("and", "&"):
            return True
        if page.words[k] not in names.portfolio and page.words[k] != ",":
            return False
    return False


def _groups(context: Context) -> Iterator[tuple[int, int]]:
    """ "The two sides", "both ministers", "Indian officials": the noun with what stands before it."""
    page, words = context.page, context.page.words
    for match in page.of("group"):
        if match.start and words[match.start - 1] == "-":
            continue
        i, strong = match.start, False
        while i > 0 and page.sentence_of[i - 1] == page.sentence_of[match.start]:
            place = next((context.place_of[p] for p in range(i - 1, max(-1, i - 4), -1) if p in context.place_of), None)
            if words[i - 1] in _BEFORE_GROUP:
                strong, i = True, i - 1
            elif place and place.stop == i:
                strong, i = True, place.start
            else:
                break
        head = words[match.start]
        if head in ("two", "both") and not (match.stop < len(words) and _is_finite(page, match.stop)):
            continue
        if strong or _starts_clause(page, i):
            yield i, match.stop


def _is_finite(page: Page, i: int) -> bool:
    word = page.words[i]
    return word in page.language.wordset("auxiliary") or any(
        form in ("past", "s") for _, form in page.language.verbs.get(word, ())
    )


def _starts_clause(page: Page, i: int) -> bool:
    return page.sentences[page.sentence_of[i]][0] == i or page.words[i - 1] in (",", ";", "and", "that", '"', "“")


def _unnamed(context: Context) -> Iterator[tuple[int, int]]:
    page, words = context.page, context.page.words
    for match in page.of("unnamed"):
        for i in range(match.start - 1, max(-1, match.start - 7), -1):
            if page.sentence_of[i] != page.sentence_of[match.start] or words[i] in (",", ".", "“", "”", '"', "'s"):
                break
            if words[i] in _ARTICLES:
                yield i, match.stop
                break
            if words[i] in ("of", "and", "in", "that", "to"):
                break


def _pronouns(context: Context) -> Iterator[int]:
    page = context.page
    wanted = frozenset(("he", "she", "they", "him", "her", "them"))
    own = {m.start + 1 for m in page.of("source") if m.group.get("own")}
    for i, word in enumerate(page.words):
        if (word in wanted or i in own) and page.quote_of[i] < 0:
            yield i


class _Memory:
    """What has been read so far of who is being talked about."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.people = context.people
        self.counts: Counter[int] = Counter()
        self.subjects: list[tuple[int, Figurehead]] = []
        self.mentioned: list[tuple[int, Figurehead]] = []
        self.groups: list[Figurehead] = []
        self.organisations: dict[str, Figurehead] = {}
        self.unnamed: dict[tuple[str, str | None], Figurehead] = {}
        self.stands = {g["rank"]: tuple(g.get("stands", ())) or (g["rank"],) for g in context.page.language.of("title")}

    def saw(self, who: Figurehead, sentence: int, subject: bool) -> None:
        self.counts[id(who)] += 1
        self.mentioned.append((sentence, who))
        if subject:
            self.subjects.append((sentence, who))

    def recent(self, people: list[Figurehead], sentence: int, reach: int) -> Figurehead | None:
        """The one of these people who was last the subject, within `reach` sentences."""
        fitting = [(n, w) for n, w in _lately(self.subjects, sentence, reach) if any(w is p for p in people)]
        return next((w for n, w in fitting if n == fitting[-1][0]), None) if fitting else None

    def choose(self, people: list[Figurehead], sentence: int) -> Figurehead | None:
        if len(people) < 2:
            return people[0] if people else None
        known = [p for p in people if self.counts[id(p)]] or people
        recent = self.recent(known, sentence, _REACH)
        return recent or max(known, key=lambda p: (self.counts[id(p)], -p.first))


def _resolve(context: Context, found: list[tuple[int, int, str, object]]) -> None:
    """Decide in the order of the text whom each mention means."""
    order = {"name": 0, "role": 1, "organisation": 2, "group": 3, "unnamed": 4, "pronoun": 5}
    found.sort(key=lambda f: (f[0], order[f[2]], -f[1]))
    memory, last = _Memory(context), -1
    for start, stop, form, what in found:
        if start < last:
            continue
        mention = _decide(context, memory, start, stop, form, what)
        if mention is None:
            continue
        last = stop
        context.mentions.append(mention)
        if mention.who and context.page.quote_of[start] < 0:
            memory.saw(mention.who, context.page.sentence_of[start], _is_subject(context, mention))


def _decide(context: Context, memory: _Memory, start: int, stop: int, form: str, what: object) -> Mention | None:
    page = context.page
    sentence = page.sentence_of[start]
    if isinstance(what, Mention):
        return what
    if isinstance(what, Role):
        return _decide_role(context, memory, what, sentence)
    if form == "organisation":
        return _decide_organisation(context, memory, start, stop, str(what))
    if form in ("group", "unnamed"):
        words = page.slice(start, stop)
        area = next((context.area_of(p) for p in context.places_in(start, stop)), None)
        who = Figurehead(None, words, area, kind="group" if form == "group" else "unnamed", first=start)
        return Mention(start, stop, form, who, plural=form == "group")
    who_ = _decide_pronoun(memory, page.words[start], sentence)
    return Mention(start, stop, "pronoun", who_, plural=page.words[start] in _PLURAL)


def _decide_role(context: Context, memory: _Memory, role: Role, sentence: int) -> Mention | None:
    """The person in an office that is named without a name; a new unnamed one where the document has nobody."""
    page = context.page
    speaks = role.stop in page.at.get("cue", {}) or any(
        m.stop == role.start for m in page.within("cue", max(0, role.start - 4), role.start)
    )
    if not role.definite and not (speaks and page.is_capital(role.title)):
        if page.words[role.start] in ("a", "an"):
            return Mention(
                role.start,
                role.stop,
                "role",
                Figurehead(None, role.text, role.area, kind="unnamed", rank=role.rank, first=role.start),
            )
        return None
    if role.plural:
        words = page.slice(role.start, role.stop)
        return Mention(
            role.start,
            role.stop,
            "group",
            Figurehead(None, words, role.area, kind="group", rank=role.rank, first=role.start),
            plural=True,
        )
    wanted = memory.stands.get(role.rank, (role.rank,))
    people = [p for p in memory.people if p.rank in wanted and _fits_area(p, role.area, role.behind)]
    if not people and role.area is not None:
        people = [p for p in memory.people if p.rank in wanted and p.rank in _HEADS and p.area is None]
        for who in people:
            who.area = role.area
            who.role = f"{who.role} of {role.area.name}" if who.role else None
    exact = [p for p in people if p.title == role.words] or [p for p in people if p.rank == role.rank]
    if page.words[role.start] in ("his", "her") and role.rank in ("highness", "excellency", "head of state"):
        people = [p for p in people if p.gender in (None, "m" if page.words[role.start] == "his" else "f")]
    found = memory.choose(exact or people, sentence)
    if found is None:
        key = (role.rank, role.area.code or role.area.name if role.area else None)
        if key not in memory.unnamed:
            office = role_words(role)
            memory.unnamed[key] = Figurehead(
                None,
                office[:1].upper() + office[1:],
                role.area,
                rank=role.rank,
                first=role.start,
                company=role.company if role.leads == "company" else None,
            )
        found = memory.unnamed[key]
    return Mention(role.start, role.stop, "role", found)


def _fits_area(who: Figurehead, area: Area | None, exactly: bool) -> bool:
    """Whether somebody can be the "Russian governor": of the area itself or of a part of it."""
    if area is None:
        return True
    if who.area is None:
        return False
    if not area.code or not who.area.code:
        return area.name == who.area.name
    return who.area.code == area.code or not exactly and who.area.code.startswith(area.code + "-")


def _decide_organisation(context: Context, memory: _Memory, start: int, stop: int, how: str) -> Mention | None:
    page = context.page
    words = page.slice(start, stop)
    head = next((m for m in reversed(page.within("organisation", start, stop))), None)
    key = page.words[head.start] if head else words.lower()
    area = next((context.area_of(p) for p in context.places_in(start, stop)), None)
    if how == "proper" and stop - start > 1:
        for known in memory.organisations.values():
            if known.name == words:
                return Mention(start, stop, "organisation", known)
        who = Figurehead(words, None, area, kind="organisation", company=words, first=start)
        memory.organisations[key] = who
        return Mention(start, stop, "organisation", who)
    if key in memory.organisations and start and page.words[start - 1] in ("the", "our", "its"):
        return Mention(start - 1, stop, "organisation", memory.organisations[key])
    first = start - 1 if start and page.words[start - 1] in _ARTICLES else start
    if first == start and not area:
        return None
    return Mention(
        first, stop, "organisation", Figurehead(None, page.slice(first, stop), area, kind="body", first=start)
    )


def _lately(told: list[tuple[int, Figurehead]], sentence: int, reach: int) -> list[tuple[int, Figurehead]]:
    """Those told of in the last `reach` sentences; `told` is in the order of the text."""
    first = len(told)
    while first and sentence - told[first - 1][0] <= reach:
        first -= 1
    return told[first:]


def _decide_pronoun(memory: _Memory, word: str, sentence: int) -> Figurehead | None:
    """The subject of the nearest sentence that names a fitting person, or the last one named there."""
    if word in _PLURAL:
        return next((w for _, w in reversed(_lately(memory.subjects, sentence, 2)) if w.kind == "group"), None)
    gender = "f" if word in _FEMALE else "m"
    fitting = [
        (n, w)
        for n, w in _lately(memory.mentioned, sentence, _REACH)
        if w.kind in ("person", "unnamed") and w.gender in (None, gender)
    ]
    if not fitting:
        return None
    nearest = fitting[-1][0]
    here = [w for n, w in fitting if n == nearest]
    here = [w for w in here if w.kind == "person"] or here
    lately = _lately(memory.subjects, sentence, _REACH)
    subjects = [w for n, w in lately if n == nearest and any(w is h for h in here)]
    who = subjects[-1] if subjects else here[-1]
    if who.gender is None:
        who.gender = gender
    return who


def _is_subject(context: Context, mention: Mention) -> bool:
    """Whether a mention is plausibly the subject: it opens its sentence or clause, or a verb of saying is beside it."""
    page = context.page
    if mention.form == "pronoun" and page.words[mention.start] not in ("he", "she", "they"):
        return False
    first = page.sentences[page.sentence_of[mention.start]][0]
    before = page.words[mention.start - 1] if mention.start > first else ""
    if mention.start == first or before in (",", ":", ";", "”", '"', "»", "–", "—", "that", "and", "while", "between"):
        return True
    cues = page.at.get("cue", {})
    if mention.stop in cues or mention.stop + 1 in cues and page.words[mention.stop] not in ("and", "or", "but"):
        return True
    return any(m.stop == mention.start for m in page.within("cue", max(0, mention.start - 4), mention.start))
