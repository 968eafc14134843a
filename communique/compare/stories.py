"""Documents that report the same encounter: who met, when and where, and what both say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from communique.compare.copies import containment, shingles
from communique.compare.lexicon import lexicon
from communique.compare.people import rivals, same_person, skeleton, surname
from communique.compare.quantities import content_words
from communique.kinds import Document, Entry, Figure, Meeting, Person, Statement, Story, entry_id, plain
from communique.period import span

WINDOW = 45  # days within which reports of one encounter are looked for


@dataclass(slots=True)
class Account:
    """What a document tells of its encounters: the first meeting is the one that it is about."""

    document: Document
    meetings: list[Meeting]
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    _quoted: frozenset[int] | None = None
    _words: frozenset[str] | None = None

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def day(self) -> date | None:
        """The first day of the encounter or, where it has none to within two weeks, the day of publication."""
        days = about(self.document, self.meetings[0])
        return days[0] if days else None

    @property
    def quoted(self) -> frozenset[int]:
        """The runs of five words in what people are said to have said."""
        if self._quoted is None:
            runs = [shingles(statement.content, 5) for statement in self.statements]
            self._quoted = frozenset().union(*runs)
        return self._quoted

    @property
    def words(self) -> frozenset[str]:
        """The content words of the text, without the names of the people who met and their areas."""
        if self._words is None:
            words = lexicon(self.document.language)
            people = [p for meeting in self.meetings for p in meeting.participants]
            names = " ".join(
                f"{p.name or ''} {p.role or ''} {p.represents.name if p.represents else ''}" for p in people
            )
            own = content_words(names, words)
            kept = content_words(self.document.text, words, "common") - own
            self._words = frozenset(word for word in kept if len(word) > 4)
        return self._words


def accounts(documents: Iterable[Document], entries: Iterable[Entry]) -> list[Account]:
    """The accounts of all documents that report a meeting, in the order of ids."""
    found: dict[str, Account] = {d.id: Account(d, []) for d in documents}
    for entry in entries:
        account = found.get(entry.document or "")
        if account is None:
            continue
        if isinstance(entry, Meeting):
            account.meetings.append(entry)
        elif isinstance(entry, Statement):
            account.statements.append(entry)
        elif isinstance(entry, Figure):
            account.figures.append(entry)
    for account in found.values():
        account.meetings.sort(key=lambda meeting: _is_to_come(account.document, meeting))
    return sorted((a for a in found.values() if a.meetings), key=lambda a: a.id)


def _is_to_come(document: Document, meeting: Meeting) -> bool:
    """Whether an encounter is of a day behind the document's, so that it is only announced."""
    return bool(document.published and meeting.date) and str(meeting.date)[:10] > str(document.published)


# --- are two accounts of one encounter ------------------------------------------------------------------------------


def likeness(a: Account, b: Account) -> float:
    """How surely two accounts report one encounter, 0 (not) to 1."""
    best = _same_encounter(a, b, a.meetings[0], b.meetings[0])
    for meeting in b.meetings[1:4]:
        best = max(best, _in_passing(a, b, a.meetings[0], meeting))
    for meeting in a.meetings[1:4]:
        best = max(best, _in_passing(a, b, meeting, b.meetings[0]))
    return best


SAME_DAY, APART, UNKNOWN = 0, -1, -2
# How much two accounts share: something, the topic, runs of what was said, a good part of what was said.
SOMETHING, TOPIC, WORDS, SPEECH = 1, 2, 3, 4
NEVER = 9


def _same_encounter(a: Account, b: Account, x: Meeting, y: Meeting) -> float:
    shared = shared_people(x.participants, y.participants)
    gap = days_between(a.document, x, b.document, y)
    foreign = a.document.language[:2] != b.document.language[:2]  # the place has another name in another language
    needed = _needed(gap, shared, x, y, foreign=foreign)
    if needed == NEVER or (needed and common_content(a, b) < needed):
        return 0.0
    return 1.0 if gap == SAME_DAY else 0.9


def _needed(gap: int, shared: int, x: Meeting, y: Meeting, *, foreign: bool) -> int:
    """How much two accounts must share to be of one encounter: the more the less people and dates say."""
    if gap == APART or gap > WINDOW or not shared:
        return NEVER
    if shared < 2 and min(len(x.participants), len(y.participants)) > 1:
        return SPEECH
    if gap == SAME_DAY:
        return 0 if shared > 1 else SOMETHING
    if "call" in (x.form, y.form) and x.form != y.form:
        return NEVER
    if shared < 2 or gap > 9:
        return WORDS
    elsewhere = x.place and y.place and x.place.casefold() != y.place.casefold() and not foreign
    if gap == UNKNOWN or gap > 4 or elsewhere:
        return TOPIC
    return SOMETHING if gap > 2 else 0


def _in_passing(a: Account, b: Account, x: Meeting, y: Meeting) -> float:
    """One document's main encounter among those that another mentions: on one day, or with the same speech."""
    if shared_people(x.participants, y.participants) < 2:
        return 0.0
    gap = days_between(a.document, x, b.document, y)
    if gap == SAME_DAY and span(x.date) and span(y.date):
        return 0.8
    return 0.7 if gap != APART and common_content(a, b) >= SPEECH else 0.0


def shared_people(a: Sequence[Person], b: Sequence[Person]) -> int:
    """How many participants two meetings share; none where two named ones contend for a role."""
    left, shared = list(b), 0
    unmatched = []
    for person in a:
        twin = next((other for other in left if same_person(person, other)), None)
        if twin is None:
            unmatched.append(person)
        else:
            left.remove(twin)
            shared += 1
    if any(rivals(person, other) for person in unmatched for other in left):
        return 0
    return shared


def days_between(a: Document, x: Meeting, b: Document, y: Meeting) -> int:
    """The days between two meetings: `SAME_DAY`, `APART` for dates that differ, else those between what is known."""
    if x.date and y.date and (x.date.startswith("--") or y.date.startswith("--")):
        return _days_without_year(a, x.date, b, y.date)
    first, second = span(x.date), span(y.date)
    if first and second:
        if first[0] > second[1] or second[0] > first[1]:
            return APART
        if _short(first) and _short(second):
            return SAME_DAY
    first, second = about(a, x), about(b, y)
    if not first or not second:
        return UNKNOWN
    return max(1, abs((first[0] - second[0]).days))


Days = tuple[date, date]


def _short(days: Days) -> bool:
    return (days[1] - days[0]).days < 15


def about(document: Document, meeting: Meeting) -> Days | None:
    """When a meeting was as far as is known: its date where that is of at most two weeks, else the publication."""
    days = span(meeting.date)
    return days if days and _short(days) else span(document.published) or days


def _days_without_year(a: Document, x: str, b: Document, y: str) -> int:
    """Dates such as `--06-09`: apart on other days of the year, and in years that the documents keep apart."""
    one, two = (text[2:] if text.startswith("--") else text[5:] for text in (x, y))
    if "/" in one + two or not (one.startswith(two) or two.startswith(one)):
        return APART if "/" not in one + two else UNKNOWN
    days = [span(text) or span(document.published) for text, document in ((x, a), (y, b))]
    if days[0] and days[1] and abs((days[0][0] - days[1][0]).days) > 180:
        return APART
    return SAME_DAY if len(one) == len(two) == 5 else 1


def common_content(a: Account, b: Account) -> int:
    """How much of what is said, counted and written about two accounts share, 0 to `SPEECH`.

    Reports of different encounters share up to a third of their vocabulary and now and then a run of five words.
    """
    quoted, part = len(a.quoted & b.quoted), containment(a.quoted, b.quoted)
    if quoted >= 8 and part >= 0.1:
        return SPEECH if quoted >= 15 and part >= 0.25 else WORDS
    words = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    figures = _shared_figures(a.figures, b.figures)
    if figures > 1 or words >= 0.5:
        return TOPIC
    return SOMETHING if quoted >= 5 or figures or words >= 0.4 else 0


def _shared_figures(a: Sequence[Figure], b: Sequence[Figure]) -> int:
    """How many figures of one account say about what one of the other says of the same thing."""
    left: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in b:
        left[_figure_key(figure)].append(figure)
    shared = 0
    for figure in a:
        others = left[_figure_key(figure)]
        twin = next((other for other in others if _near_numbers(figure, other)), None)
        if twin is not None:
            others.remove(twin)
            shared += 1
    return shared


def _figure_key(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.measure, figure.unit, frozenset(a.code or a.name for a in figure.areas)


def _near_numbers(a: Figure, b: Figure) -> bool:
    """Whether two intervals meet or nearly do; one without an end meets all beyond its other."""
    lows = [-float("inf") if one.low is None else one.low for one in (a, b)]
    highs = [float("inf") if one.high is None else one.high for one in (a, b)]
    slack = 0.01 * max(abs(end) for end in (*lows, *highs) if abs(end) != float("inf"))
    return max(lows) <= min(highs) + slack


# --- all stories -----------------------------------------------------------------------------------------------------


def find_links(told: Sequence[Account], known: frozenset[str] = frozenset()) -> dict[tuple[str, str], float]:
    """All pairs of accounts of one encounter, with how sure that is; pairs of `known` documents are left out."""
    links: dict[tuple[str, str], float] = {}
    for a, b in _candidates(told):
        if a.id in known and b.id in known:
            continue
        score = likeness(a, b)
        if score:
            links[a.id, b.id] = score
    return links


def _candidates(told: Sequence[Account]) -> Iterable[tuple[Account, Account]]:
    """Pairs of accounts that name a pair of people in common, or one where one of them names no more, near in time."""
    by_id = {account.id: account for account in told}
    blocks: dict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for account in told:
        for key in block_keys(account):
            blocks[key].append((account.day, account.id))
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for a, b in near_pairs(block):
            if (a, b) not in seen:
                seen.add((a, b))
                yield by_id[a], by_id[b]


def block_keys(account: Account) -> set[tuple[str, ...]]:
    """What an account shares with others that may be of the same encounter: pairs of people, and single ones."""
    keys: set[tuple[str, ...]] = set()
    for meeting in account.meetings[:4]:
        people = sorted({_key(person) for person in meeting.participants[:8]} - {""})
        keys.update(combinations(people, 2))
        keys.update((person,) for person in people)
    return keys


def _key(person: Person) -> str:
    """What a person is looked up by: the bones of the name, in any order, or the country of an unnamed one."""
    if person.name:
        return skeleton(surname(person))
    return "@" + (person.represents.code or person.represents.name)[:2] if person.represents else ""


Dated = tuple[date | None, str]  # the day of an account and its id


def near_pairs(block: Iterable[Dated]) -> Iterable[tuple[str, str]]:
    """Pairs of ids, the lesser first, of accounts with at most `WINDOW` days between them; undated ones with all."""
    dated, undated = list[tuple[date, str]](), list[str]()
    for day, id in block:
        if day:
            dated.append((day, id))
        else:
            undated.append(id)
    dated.sort()
    for number, (day, a) in enumerate(dated):
        for later, b in dated[number + 1 :]:
            if (later - day).days > WINDOW:
                break
            yield (a, b) if a < b else (b, a)
    for number, a in enumerate(undated):
        for b in [*(id for _, id in dated), *undated[number + 1 :]]:
            yield (a, b) if a < b else (b, a)


def find_stories(
    told: Sequence[Account], links: Mapping[tuple[str, str], float], originals: Mapping[str, str] | None = None
) -> list[Story]:
    """One story for each encounter that documents are about, in the order of ids; a document is in one at most."""
    by_id = {account.id: account for account in told}
    home = {account.id: [account.id] for account in told}
    for (a, b), _ in sorted(links.items(), key=lambda link: (-link[1], link[0])):
        if a in home and b in home and home[a] is not home[b] and _compatible(home[a], home[b], by_id):
            home[a].extend(home[b])
            for one in home[b]:
                home[one] = home[a]
    groups = {id(group): group for group in home.values()}
    stories = [_story([by_id[one] for one in sorted(group)], originals or {}) for group in groups.values()]
    return sorted(stories, key=lambda story: story.id)


def _compatible(a: list[str], b: list[str], by_id: Mapping[str, Account]) -> bool:
    """Whether no two documents of two groups are of different days."""
    for x in a:
        for y in b:
            one, two = by_id[x], by_id[y]
            if days_between(one.document, one.meetings[0], two.document, two.meetings[0]) == APART:
                return False
    return True


def _story(told: list[Account], originals: Mapping[str, str]) -> Story:
    ids = [account.id for account in told]
    pieces = [replace(piece, document=a.id) for a in told for piece in a.meetings[0].evidence]
    meeting = _best([account.meetings[0] for account in told])
    texts = {originals.get(one, one) for one in ids}
    return Story(
        id=entry_id("story", "", *ids),
        document=None,
        evidence=tuple(pieces),
        documents=tuple(ids),
        meeting={**meeting, "copies": sorted(set(ids) - texts) if len(texts) < len(ids) else []},
    )


def _best(meetings: Sequence[Meeting]) -> dict[str, object]:
    """The encounter as the fullest account has it, with the date and the place that any of them gives."""
    fullest = max(meetings, key=lambda m: (sum(bool(p.name) for p in m.participants), bool(span(m.date)), m.id))
    dates = sorted((m.date for m in meetings if m.date), key=lambda d: (d.startswith("--"), -len(d), d))
    places = Counter(m.place for m in meetings if m.place)
    return {
        "date": dates[0] if dates else None,
        "form": fullest.form,
        "place": fullest.place or (min(places, key=lambda p: (-places[p], p)) if places else None),
        "participants": plain(fullest.participants),
    }
