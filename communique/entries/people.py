"""People by construction: a title with its area and a name beside it, or a name that says something.

Nobody is known by a list of names. A role (`Governor of Russia's Krasnodar Territory`) is read around each title of the
word data, a name is the run of capitals beside it; shorter names of the document join the fullest one that holds them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from communique.entries.context import Context, Figurehead
from communique.entries.places import Place
from communique.kinds import Area
from communique.text.page import Page
from communique.words.load import load_words

_NAME_LONGEST = 7
_ADDRESS = frozenset(("highness", "excellency"))
_LINKS = frozenset(("of", "for", "to", "in", "at"))
_DETERMINERS = frozenset(
    ("the", "its", "their", "his", "her", "our", "a", "an", "this", "that", "two", "both", "visiting")
)


@dataclass(frozen=True, slots=True)
class Role:
    """Tokens `start` to `stop` that name an office: its rank, the area it leads or represents, the organisation.

    `behind`: the area is named behind the title ("President of France"), so that it is exactly that area; `words`: the
    title alone.
    """

    start: int
    stop: int
    title: int
    rank: str
    leads: str
    area: Area | None
    company: str | None
    text: str
    definite: bool
    plural: bool
    behind: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at tokens `start` to `stop`; `span` covers its titles and appositions too."""

    start: int
    stop: int
    span: tuple[int, int]
    role: Role | None
    gender: str | None
    strong: bool = True


class Names:
    """What can be part of a person's name on one page."""

    def __init__(self, context: Context) -> None:
        page = context.page
        language = page.language
        self.page = page
        self.place_of = context.place_of
        self.particles = language.wordset("particle")
        self.portfolio = language.wordset("portfolio")
        self.modifiers = language.wordset("rolemodifier")
        self.organisation = language.wordset("organisation")
        self.never = _never_names(page.language.language)
        self.times = page.language.wordset("weekday") | page.language.wordset("month")
        self.addressed = {i for match in page.of("honorific") for i in range(match.start, match.stop)}
        self.titled = {i for match in page.of("title") for i in range(match.start, match.stop)}
        self.title = context.title or (0, 0)

    def is_part(self, i: int) -> bool:
        """Whether token `i` could be a word of a name, by itself."""
        page = self.page
        word = page.words[i]
        raw = page.text[page.starts[i]]
        if not raw.isupper() or not word[0].isalpha():
            return False
        if word in self.never and not (word in self.times and self._begins_name(i)):
            return False
        if len(word) == 1:
            return i + 1 < len(page.words) and page.words[i + 1] == "." or word not in ("a", "i")
        if self.title[0] < i < self.title[1] and any(
            form in ("s", "past") for _, form in page.language.verbs.get(word, ())
        ):
            return False  # "Governor Halvorsen Concludes Trade Mission"
        if i in self.addressed or i in page.at.get("month", {}) and not self._begins_name(i):
            return False
        return i not in self.titled or i > 0 and page.words[i - 1] in self.particles

    def _begins_name(self, i: int) -> bool:
        """Sun Weimin, April Jones: a word of time is a name right before a capital that is none."""
        page = self.page
        j = i + 1
        return (
            j < len(page.words)
            and page.is_capital(j)
            and page.words[j] not in self.never
            and page.words[j].isalpha()
            and j not in self.place_of
            and len(page.words[j]) > 2
            and page.sentence_of[i] == page.sentence_of[j]
        )

    def is_acronym(self, i: int) -> bool:
        """Whether token `i` is in capitals throughout, such as UAE or MoU's MOU."""
        page = self.page
        return (
            len(page.words[i]) > 1 and page.text[page.starts[i] : page.ends[i]].isupper() and "." not in page.words[i]
        )

    def read(self, i: int) -> int | None:
        """The end of a name that begins at token `i`, or `None`."""
        page, words, n = self.page, self.page.words, len(self.page.words)
        if i >= n or not (self.is_part(i) or self._leading_particle(i)):
            return None
        line = page.sentence_of[i]
        j, parts = i, 0
        while j < n and page.sentence_of[j] == line and j - i < _NAME_LONGEST + 4:
            place = self.place_of.get(j)
            if place and not (
                parts and place.stop - place.start == 1 and (not self._ends_name(place) or self._is_inside(j))
            ):
                break
            if self.is_part(j) and not (self.is_acronym(j) and not self._shouted(i, j)):
                j += 1
                parts += 1
                if len(words[j - 1]) == 1 and j < n and words[j] == "." and page.touches(j):
                    j += 1
            elif (
                parts
                and words[j] == "-"
                and page.touches(j)
                and j + 1 < n
                and page.touches(j + 1)
                and words[j + 1].isalpha()
            ):
                j += 2
            elif words[j] in self.particles and j + 1 < n and (self.is_part(j + 1) or words[j + 1] in self.particles):
                j += 1
            elif words[j] == "-" and words[j - 1] in self.particles and j + 1 < n and self.is_part(j + 1):
                j += 1
            else:
                break
        while (
            j > i
            and words[j - 1] in ("-", "'")
            or j > i
            and words[j - 1] in self.particles
            and j - 1 > i
            and not self.page.is_capital(j - 1)
        ):
            j -= 1
        return j if parts and j > i and parts <= _NAME_LONGEST else None

    def _leading_particle(self, i: int) -> bool:
        """Al Zeyoudi, Van der Berg: a particle in capitals opens a name."""
        page = self.page
        return (
            page.words[i] in self.particles
            and page.is_capital(i)
            and i + 1 < len(page.words)
            and (page.is_capital(i + 1) or page.words[i + 1] in self.particles or page.words[i + 1] == "-")
        )

    def _ends_name(self, place: Place) -> bool:
        """Whether a place behind name words is a place after all: "President Kim Kenya" never is, "Kim, Kenya's" is."""
        words = self.page.words
        after = words[place.stop] if place.stop < len(words) else ""
        return after == "'s" or place.form != "noun"

    def _is_inside(self, j: int) -> bool:
        """Syed Danish Bukhari: a place's word between two words of a name."""
        return (
            j + 1 < len(self.page.words)
            and self.is_part(j + 1)
            and j + 1 not in self.place_of
            and not self.is_acronym(j + 1)
        )

    def _shouted(self, i: int, j: int) -> bool:
        """LEE Hsien Loong, Aliya NURLANOVA: a word in capitals counts beside one that is not."""
        page = self.page
        return len(page.words[j]) > 2 and any(
            0 <= k < len(page.words) and self.is_part(k) and not self.is_acronym(k) and k not in self.place_of
            for k in (j - 1, j + 1)
        )

    def read_back(self, stop: int) -> int | None:
        """The beginning of a name that ends before token `stop`, or `None`."""
        page, words = self.page, self.page.words
        line = page.sentence_of[stop - 1] if stop else -1
        i = stop
        while i > 0 and page.sentence_of[i - 1] == line and stop - i < _NAME_LONGEST + 4:
            k = i - 1
            inner = words[k] in self.particles or words[k] == "-" and page.touches(k)
            initial = words[k] == "." and k and len(words[k - 1]) == 1 and page.is_capital(k - 1)
            if not (inner or initial or self.is_part(k)):
                break
            i = k
        for start in range(i, stop):
            if start not in page.at.get("honorific", {}) and self.read(start) == stop:
                return start
        return None


_NEVER = (
    "stopname", "function", "determiner", "preposition", "conjunction", "pronoun", "auxiliary", "subordinator",
    "adverb", "weekday", "month", "organisation", "demonym",
)  # fmt: skip


@cache
def _never_names(language: str) -> frozenset[str]:
    words = load_words(language)
    return words.wordset(*_NEVER) | words.wordset("portfolio") - {"young", "may", "summer"}


def find_roles(context: Context, names: Names) -> list[Role]:
    """Every office that is named, in the order of the text; a title within another's role is no role of its own."""
    roles: list[Role] = []
    for match in context.page.of("title"):
        if roles and match.start < roles[-1].stop:
            continue
        stop, rank = match.stop, str(match.group["rank"])
        if stop - match.start > 2 and _one_name(context, stop) and not context.page.is_capital(match.start):
            stop, rank = match.start + 1, "head"  # "head of the State Committee" is no head of state
        roles.append(_read_role(context, names, match.start, stop, rank, match.group["leads"]))
    return _join_offices(context, roles)


def _one_name(context: Context, i: int) -> bool:
    """Whether the tokens around the boundary at `i` are both in capitals, one name."""
    page = context.page
    return i < len(page.words) and page.is_capital(i) and page.is_capital(i - 1)


_TWO_OFFICES = frozenset(("deputy", "prime minister", "minister", "monarch", "governor"))


def _join_offices(context: Context, roles: list[Role]) -> list[Role]:
    """ "Deputy Prime Minister and Minister of Industry Denis X": two offices of one person, where no article divides."""
    page, joined = context.page, list[Role]()
    for role in roles:
        last = joined[-1] if joined else None
        if (
            last
            and last.stop + 1 == role.start
            and page.words[last.stop] in ("and", "&", "-", "–")
            and last.rank in _TWO_OFFICES
            and role.rank in _TWO_OFFICES
            and last.rank != role.rank
            and page.is_capital(last.title)
            and not (last.plural or role.plural)
            and page.words[role.start] != "the"
            and role.stop < len(page.words)
            and (page.is_capital(role.stop) or page.words[role.stop] in (",", "and"))
        ):
            text = f"{last.text} and {role.text}"
            joined[-1] = replace(
                last, stop=role.stop, area=role.area or last.area, text=text, behind=last.behind or role.behind
            )
        else:
            joined.append(role)
    return joined


def _read_role(context: Context, names: Names, start: int, stop: int, rank: str, leads: str) -> Role:
    page = context.page
    left, before, office = _role_left(context, names, start)
    right, after, company = _role_right(context, names, stop, rank == "ambassador")
    area = after or before
    if rank == "ambassador" and before:
        area = before
    first = left
    definite = before is not None or names.title[0] <= start < names.title[1]
    plural = page.words[stop - 1].endswith("s") and page.words[stop - 1] not in ("highness",)
    while (
        first > 0 and page.words[first - 1] in _DETERMINERS and page.sentence_of[first - 1] == page.sentence_of[start]
    ):
        first -= 1
        definite = definite or page.words[first] not in ("a", "an")
    title = " ".join(page.words[start:stop])
    return Role(
        first,
        right,
        start,
        rank,
        leads,
        area,
        company,
        page.slice(office if before else left, right),
        definite,
        plural,
        after is not None,
        title,
    )


def _role_left(context: Context, names: Names, start: int) -> tuple[int, Area | None, int]:
    """Where the words before a title begin, the area that they name, and where the office itself begins behind it."""
    page, words = context.page, context.page.words
    i, area, office = start, None, start
    line = page.sentence_of[start]
    while i > 0 and page.sentence_of[i - 1] == line:
        k = i - 1
        place = _place_ending(context, i)
        owned = _place_ending(context, k) if words[k] in ("'s", "'") else None
        if place and not (area and place.form == "noun" and area.code == place.code):
            office = office if area else i
            area = area or context.area_of(place)
            i = place.start
        elif owned:
            office = office if area else i
            area = area or context.area_of(owned)
            i = owned.start
            break
        elif (words[k] in names.portfolio or words[k] in names.modifiers) and (page.is_capital(k) or area is None):
            i = k
        elif words[k] in ("and", "&", ",") and k and words[k - 1] in names.portfolio and page.is_capital(k - 1):
            i = k - 1
        elif words[k] in ("-", "–") and k and words[k - 1] in names.modifiers:
            i = k - 1
        elif words[k] == ")" and i == start and k > 2 and words[k - 2] == "(" and page.is_capital(k - 3):
            i = k - 2
        elif i > 0 and (far := _organisation_left(context, names, i)) is not None:
            i = far  # "Idaho State Department of Agriculture Director Wade Lindqvist"
        elif words[k] in names.organisation and (i == start or page.is_capital(k)):
            i = k  # "Chamber President Halima Mwinyi", "ministry spokesperson Lin Wei"
        else:
            break
    return i, area, office


def _organisation_left(context: Context, names: Names, i: int) -> int | None:
    """Where an organisation's name that ends before token `i` begins, if it has "of" in it; `None` otherwise."""
    page, words = context.page, context.page.words
    line, k, linked, head = page.sentence_of[i], i - 1, False, False
    while (
        k >= 0
        and page.sentence_of[k] == line
        and (page.is_capital(k) or words[k] in ("of", "and", "&", "for"))
        and words[k][0].isalpha() | (words[k] == "&")
    ):
        linked = linked or words[k] == "of"
        head = head or words[k] in names.organisation and linked and page.is_capital(k)
        k -= 1
    k += 1
    while k < i and (not page.is_capital(k) or words[k] in ("the", "said")):
        k += 1
    return k if head and i - k <= 10 else None


def _place_ending(context: Context, stop: int) -> Place | None:
    """The place whose name ends before token `stop`."""
    for k in range(stop - 1, max(-1, stop - 6), -1):
        place = context.place_of.get(k)
        if place:
            return place if place.stop == stop else None
    return None


def _is_country_of(place: Place, area: Area) -> bool:
    """Whether a place is the country that an area lies in: "Governor of Samarkand Region in the Republic of …"."""
    return bool(place.code and area.code and area.code.startswith(place.code + "-"))


def _role_right(context: Context, names: Names, stop: int, posted: bool) -> tuple[int, Area | None, str | None]:
    """Where the words after a title end ("of Trade and Industry of Kenya"), the area and the organisation they name."""
    page, words, n = context.page, context.page.words, len(context.page.words)
    j, area, company = stop, None, None
    line = page.sentence_of[stop - 1]
    while j + 1 < n and page.sentence_of[j + 1] == line and words[j] in _LINKS:
        end, place, organisation = _office(context, names, j + 1)
        if (
            end is None
            or words[j] in ("in", "at", "to")
            and not posted
            and not (area and place and _is_country_of(place, area))
        ):
            break
        if place and not (area and (words[j] in ("to", "in", "at", "for") or _is_country_of(place, area))):
            area = context.area_of(place)
        company = company or organisation
        j = end
    while (
        j == stop
        and j + 1 < n
        and words[j] in names.portfolio
        and page.is_capital(j)
        and page.is_capital(j + 1)
        and page.is_capital(stop - 1)
    ):
        stop = j = j + 1  # "Secretary Commerce Nadeem Khattak"
    if j < n and words[j] == "(" and j + 2 < n and words[j + 2] == ")":
        j += 3
    return j, area, company


def _office(context: Context, names: Names, i: int) -> tuple[int | None, Place | None, str | None]:
    """The end of a noun phrase behind "of": a place, a portfolio or an organisation's name."""
    page, words, n = context.page, context.page.words, len(context.page.words)
    line = page.sentence_of[i]
    j, place, heads, compass = i, None, 0, page.language.wordset("compass")
    while j < n and page.sentence_of[j] == line:
        here = context.place_of.get(j)
        if here and here.form == "people":
            break
        if here:
            place, j = here, here.stop
            if j < n and words[j] == "'s":
                j, place = j + 1, None
                continue
            if not (j < n and _goes_on(names, page, j)):
                break
        elif (
            words[j] in ("the", "our", "its", "his", "her", "their", "this")
            and j == i
            or words[j] in compass
            and j <= i + 1
        ):
            j += 1
        elif words[j] in names.portfolio or words[j] in names.modifiers and page.is_capital(j):
            j += 1
        elif (
            words[j] in ("and", "&")
            and j + 1 < n
            and (words[j + 1] in names.portfolio or _goes_on(names, page, j + 1))
            and j > i
        ):
            j += 1
        elif words[j] == "," and j + 1 < n and words[j + 1] in names.portfolio and _listed(page, names, j):
            j += 1
        elif words[j] in names.organisation:
            heads, j = heads + 1, j + 1
        elif page.is_capital(j) and (
            _goes_on(names, page, j) or j + 1 < n and words[j + 1] in names.portfolio and page.is_capital(j + 1)
        ):
            j += 1
        else:
            break
    if j == i + 1 and words[i] in ("the", "its", "our"):
        j = _common_office(page, j)
    if j == i or words[j - 1] in ("the", "and", "&"):
        return None, None, None
    return j, place, page.slice(i + (words[i] == "the"), j) if heads else None


def _common_office(page: Page, i: int) -> int:
    """The end of "the provincial department of commerce": a few plain words before a mark."""
    for k in range(i, min(i + 7, len(page.words))):
        word = page.words[k]
        if word in (",", ".", ")"):
            return k
        if (
            not word.isalpha()
            or word in page.language.wordset("auxiliary", "pronoun", "relative", "determiner")
            or k in page.at.get("cue", {})
        ):
            return i
    return i


def _goes_on(names: Names, page: Page, j: int) -> bool:
    """Whether capitals from token `j` reach an organisation's head word: "Iowa Economic Development Authority"."""
    for k in range(j, min(j + 8, len(page.words))):
        word = page.words[k]
        if word in names.organisation and page.is_capital(k):
            return True
        if not (page.is_capital(k) or word in ("of", "and", "&", "for")):
            return False
    return False


def _listed(page: Page, names: Names, comma: int) -> bool:
    """Whether a comma stands in a list of portfolios that an "and" closes: "Industry, Trade and Tourism"."""
    for k in range(comma + 1, min(comma + 8, len(page.words))):
        if page.words[k] in ("and", "&"):
            return k + 1 < len(page.words) and page.words[k + 1] in names.portfolio
        if page.words[k] not in names.portfolio and page.words[k] != ",":
            return False
    return False


def find_named(context: Context, names: Names, roles: list[Role]) -> list[Named]:
    """Every name that a title, an honorific or a verb of saying shows to be a person's."""
    found = [_of_delegation(context, named) for role in roles for named in _beside_role(context, names, role)]
    found += _behind_honorifics(context, names)
    found += _beside_cues(context, names)
    found.sort(key=lambda named: (named.start, -named.stop, _is_weak(named.role)))
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].stop:
            kept.append(named)
    return kept


def _of_delegation(context: Context, named: Named) -> Named:
    """ "A delegation from Shandong led by Governor Lin": the governor is of where the delegation comes from."""
    page, start = context.page, named.span[0]
    if (
        named.role is None
        or named.role.area
        or named.role.company
        or page.words[max(0, start - 2) : start] not in (["led", "by"], ["headed", "by"])
    ):
        return named
    first = max(page.sentences[page.sentence_of[start]][0], start - 16)
    if "delegation" not in page.words[first:start]:
        return named
    places = [p for p in context.places_in(first, start) if p.code]
    return replace(named, role=renamed(named.role, context.area_of(places[-1]))) if places else named


def _is_weak(role: Role | None) -> bool:
    """Whether a role says little: none, or a form of address such as "His Excellency"."""
    return role is None or role.rank in _ADDRESS


def _honorifics(page: Page, i: int) -> tuple[int, str | None]:
    """The token behind the honorifics that begin at token `i`, and the gender that they tell."""
    gender = None
    at = page.at.get("honorific", {})
    while i in at:
        match = at[i]
        gender = gender or match.group.get("gender")
        i = match.stop
        if i < len(page.words) and page.words[i] == "." and page.touches(i):
            i += 1
    return i, gender


def _beside_role(context: Context, names: Names, role: Role) -> list[Named]:
    page, words, n = context.page, context.page.words, len(context.page.words)
    j = role.stop
    if j < n and words[j] == "." and page.touches(j) and words[j - 1] in ("gov", "sen", "rep", "lt", "amb", "sec"):
        j += 1
    comma = j < n and words[j] in (",", ":", "-", "–") and page.sentence_of[j] == page.sentence_of[role.title]
    start, gender = _honorifics(page, j + 1 if comma else j)
    stop = names.read(start) if start < n and page.sentence_of[start] == page.sentence_of[role.title] else None
    if stop and not role.plural and (not comma or _closes_apposition(page, start, stop)):
        if not comma or role.definite or page.is_capital(role.title):
            role, end = _led_area(context, role, stop)
            return [Named(start, stop, (role.start, _over_letters(page, end)), role, gender)]
    back = _name_before(context, names, role)
    if back:
        start, stop, gender = back
        return [Named(start, stop, (start, role.stop), role, gender)]
    return []


def _led_area(context: Context, role: Role, stop: int) -> tuple[Role, int]:
    """ "Governor Kazunori Miyauchi of Ehime Prefecture": the area behind the name is the office's."""
    page = context.page
    place = context.place_of.get(stop + 1) if stop < len(page.words) and page.words[stop] == "of" else None
    if place is None or role.area or role.company or place.form != "noun":
        return role, stop
    return replace(role, area=context.area_of(place)), place.stop


def _over_letters(page: Page, stop: int) -> int:
    """Behind letters that follow a name: "Charles Soludo, CFR has urged"."""
    i = stop + 1
    if i + 1 < len(page.words) and page.words[stop] == "," and 2 <= len(page.words[i]) <= 5:
        if page.text[page.starts[i] : page.ends[i]].isupper() and page.words[i + 1] not in (",", "and", "."):
            return i + 1
    return stop


def _closes_apposition(page: Page, start: int, stop: int) -> bool:
    """Whether a name between commas is the office's own: "The President of Belarus, Aleksandr Lukashenko, met"."""
    after = page.words[stop] if stop < len(page.words) else "."
    return stop - start >= 2 and (
        after in (",", ".", ")", "(", ":", ";", "and", "–", "-", "—")
        or stop in page.at.get("cue", {})
        or after in page.language.verbs
        or after in page.language.wordset("auxiliary")
        or after in page.language.wordset("preposition")
    )


def _name_before(context: Context, names: Names, role: Role) -> tuple[int, int, str | None] | None:
    """A name whose office follows: "Ana Sol, Minister of Trade", "Ana Sol (CEO of X)", "Ana Sol, who heads X"."""
    page, words = context.page, context.page.words
    k = role.start - 1
    if k < 1 or page.sentence_of[k] != page.sentence_of[role.start]:
        return None
    if words[k] in ("is", "as", "heads") and words[k - 1] in ("who", "also"):
        k -= 2
    if words[k] in ("as", "who"):
        k -= 1
    if words[k] not in (",", "(", "–", "-", "—") or k < 1 or role.plural:
        return None
    start = names.read_back(k)
    if start is None or k - start < 2 and start not in page.at.get("honorific", {}) and not _has_honorific(page, start):
        return None
    return start, k, _gender_before(page, start)


def _has_honorific(page: Page, start: int) -> bool:
    return any(m.stop in (start, start - 1) for m in page.within("honorific", max(0, start - 3), start))


def _gender_before(page: Page, start: int) -> str | None:
    for match in page.within("honorific", max(0, start - 4), start):
        if match.group.get("gender"):
            return str(match.group["gender"])
    return None


def _behind_honorifics(context: Context, names: Names) -> list[Named]:
    page = context.page
    found = []
    for match in page.of("honorific"):
        if not page.is_capital(match.start) and page.words[match.start] not in ("u",):
            continue
        start, gender = _honorifics(page, match.start)
        stop = (
            names.read(start)
            if start < len(page.words) and page.sentence_of[start] == page.sentence_of[match.start]
            else None
        )
        if stop:
            found.append(Named(start, stop, (match.start, stop), None, gender))
    return found


def _beside_cues(context: Context, names: Names) -> list[Named]:
    """Two or more name words right before or behind a verb of saying: "Elon Roe said", "said Elon Roe"."""
    page = context.page
    found = []
    for match in page.of("cue"):
        if match.group.get("form") != "finite":
            continue
        start = names.read_back(match.start)
        if start is not None and _is_full_name(context, names, start, match.start):
            found.append(Named(start, match.start, (start, match.start), None, None, strong=False))
        found += _before_apposition(context, names, match.start) or _of_organisation(context, names, match.start)
        begin = _behind_trade(context, names, match.stop)
        stop = names.read(begin)
        if stop and _is_full_name(context, names, begin, stop):
            found.append(Named(begin, stop, (match.stop, stop), _trade(page, match.stop, begin), None, strong=False))
    return found


def _of_organisation(context: Context, names: Names, cue: int) -> list[Named]:
    """ "Errol Rice of the Stockgrowers Association said": somebody by whom they stand for."""
    page, words = context.page, context.page.words
    first = page.sentences[page.sentence_of[cue]][0]
    for k in range(cue - 2, max(first, cue - 12), -1):
        if (
            words[k] in ("of", "from")
            and (start := names.read_back(k)) is not None
            and _is_full_name(context, names, start, k)
        ):
            begin = k + 1 + (words[k + 1] == "the")
            company = page.slice(begin, cue) if page.is_capital(begin) and begin not in context.place_of else None
            role = Role(k, cue, k, "executive", "company", None, company, "", False, False) if company else None
            return [Named(start, k, (start, cue), role, None, strong=False)]
        if words[k] in (",", ".", "that", "”", '"'):
            break
    return []


def _before_apposition(context: Context, names: Names, cue: int) -> list[Named]:
    """ "Salim Bakari, coach of Stone Town United, said": a name, what somebody is between commas, a verb of saying."""
    page, words = context.page, context.page.words
    first = page.sentences[page.sentence_of[cue]][0]
    if cue - 1 <= first or words[cue - 1] != ",":
        return []
    comma = next((i for i in range(cue - 2, max(first, cue - 18), -1) if words[i] == ","), None)
    start = names.read_back(comma) if comma else None
    if comma is None or start is None or not _is_full_name(context, names, start, comma):
        return []
    trade = (
        _trade(page, comma + 1, cue - 1)
        if words[comma + 1] not in ("who", "which", "speaking", "for", "in", "at")
        else None
    )
    return [Named(start, comma, (start, cue - 1), trade, None, strong=False)]


def _behind_trade(context: Context, names: Names, i: int) -> int:
    """The token behind the words for what somebody is: "said forecaster Imogen Tait"."""
    page = context.page
    small = (
        page.language.wordset("preposition")
        | page.language.wordset("subordinator")
        | page.language.wordset("determiner")
    )
    for k in range(i, min(i + 5, len(page.words))):
        if page.is_capital(k):
            stop = names.read(k)
            if stop and _is_full_name(context, names, k, stop):
                return k
        if not page.words[k].isalpha() or page.words[k] in small:
            break
    return i


def _trade(page: Page, start: int, stop: int) -> Role | None:
    if start == stop or page.words[stop - 1] in ("the", "that", "mr", "and"):
        return None
    return Role(start, stop, start, "official", "none", None, None, page.slice(start, stop), False, False)


def _is_full_name(context: Context, names: Names, start: int, stop: int) -> bool:
    page = context.page
    parts = [i for i in range(start, stop) if names.is_part(i)]
    if not 2 <= len(parts) <= 4 or any(names.is_acronym(i) or i in context.place_of for i in range(start, stop)):
        return False
    return not (page.sentences[page.sentence_of[start]][0] == start and page.words[start] in page.language.verbs)


def register(context: Context, named: list[Named]) -> list[tuple[Named, Figurehead]]:
    """The people of the document, one for each; a shorter name joins the fullest name that holds it."""
    page = context.page
    by_length = sorted(named, key=lambda one: (-_weight(page, one), not one.strong, one.start))
    people: list[tuple[tuple[str, ...], Figurehead]] = []
    holding: dict[str, list[tuple[tuple[str, ...], Figurehead]]] = {}  # by each word of the name
    ranks: dict[int, set[str]] = {}
    where: dict[int, Figurehead] = {}
    for one in by_length:
        key = _key(page, one.start, one.stop)
        if not key:
            continue
        who = _holder(holding.get(key[-1], []), key, one, ranks)
        if who is None:
            who = Figurehead(page.slice(one.start, one.stop), None, None, first=one.start)
            people.append((key, who))
            for word in set(key):
                holding.setdefault(word, []).append((key, who))
        where[one.start] = who
        if one.role:
            ranks.setdefault(id(who), set()).add(one.role.rank)
    for one in sorted(named, key=lambda one: one.start):
        if one.start in where:
            _tell(where[one.start], one)
    context.people = sorted((who for _, who in people), key=lambda who: who.first)
    return [(one, where[one.start]) for one in named if one.start in where]


def _weight(page: Page, one: Named) -> int:
    return len(_key(page, one.start, one.stop))


def _key(page: Page, start: int, stop: int) -> tuple[str, ...]:
    """The words of a name that tell it from others: without full stops and hyphens."""
    return tuple(word for word in page.words[start:stop] if word[0].isalpha())


def _holder(
    people: list[tuple[tuple[str, ...], Figurehead]], key: tuple[str, ...], one: Named, ranks: dict[int, set[str]]
) -> Figurehead | None:
    """The one person whose fuller name holds this one; of several the one with the same title, or `None`."""
    holders = [who for full, who in people if _holds(full, key) and _may_be(who, one)]
    if len(holders) > 1 and one.role:
        holders = [who for who in holders if one.role.rank in ranks.get(id(who), ())]
    return holders[0] if len(holders) == 1 else None


def _holds(full: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether `key` is `full`, a part of it in one run, or the same with initials."""
    if any(full[i : i + len(key)] == key for i in range(len(full) - len(key) + 1)):
        return True
    if len(key) > 1 and key[-1] == full[-1]:
        rest = iter(full[:-1])
        return all(any(a == b or len(a.strip(".")) == 1 and b.startswith(a[0]) for b in rest) for a in key[:-1])
    return False


def _may_be(who: Figurehead, one: Named) -> bool:
    return one.gender is None or who.gender is None or one.gender == who.gender


def _tell(who: Figurehead, one: Named) -> None:
    """Add to a person what a mention of it tells: the office first named stays, an area is added where it lacks."""
    who.gender = who.gender or one.gender
    role = one.role
    who.first = min(who.first, one.start)
    if role is None:
        return
    if who.rank is None or who.rank in _ADDRESS or who.area is None and role.area is not None and who.rank == role.rank:
        office = None if role.rank == "counterpart" else role_words(role) or None
        who.role, who.rank, who.title = office, role.rank, role.words
        who.area = role.area
        who.company = (
            role.company
            if role.leads == "company" or role.rank in ("president", "head") and role.area is None
            else None
        )


def role_words(role: Role) -> str:
    """The office as the contract writes it: "President of Belarus" for "Belarusian President"."""
    text = " ".join(role.text.split())
    if role.area is None or not text:
        return text
    head, _, tail = text.rpartition(" of ")
    if head and role.area.name in tail:  # "Governor of Russia's Krasnodar Territory": the territory is what is governed
        return f"{head} of {role.area.name}" if tail.endswith(role.area.name) else text
    if role.behind:
        return text
    return f"{text[:1].upper()}{text[1:]} of {role.area.name}"


def renamed(role: Role, area: Area) -> Role:
    """The role with another area."""
    return replace(role, area=area)
