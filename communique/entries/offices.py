"""The offices of a page: around each title the area, the portfolio and the organisation that belong to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from communique.entries.context import Context
from communique.entries.names import Names
from communique.entries.office_before import BeforeTitle
from communique.entries.office_behind import BehindTitle
from communique.entries.office_names import OfficeNames
from communique.entries.office_phrases import OfficePhrases
from communique.entries.places import Place
from communique.entries.postnominals import letters_at
from communique.entries.roles import GOVERNING, OF_BODIES, POSTED, Role, first_word
from communique.kinds import Area
from communique.text.page import Match, Page
from communique.text.tags import ING, PAST, PREP, THIRD

_TWO_OFFICES: Final = frozenset(("deputy", "prime minister", "minister", "monarch", "governor", "secretary"))
_FAR_OFFICE: Final = 5  # tokens from a comma to a title
_LONGEST_NAME: Final = 6  # tokens of a name behind its first
_LONGEST_OWNER: Final = 5  # tokens of an owner that is no name, with its article and its mark
_DASHES: Final = ("-", "–")


def find_roles(context: Context, names: Names) -> list[Role]:
    """Every office that is named, in the order of the text; a title within another's role is no role of its own."""
    offices = _Offices(context, names)
    roles: list[Role] = []
    inner = {i for match in context.page.of("honorific") for i in range(match.start + 1, match.stop)}
    for match in context.page.of("title"):
        if match.start in inner and match.group["rank"] == "head":
            continue  # Grand | Chief Sir Ana Sol
        led = bool(roles) and roles[-1].stop == match.start
        if match.group.get("given") and (led or _is_given_name(context.page, names, match)):
            names.give(match.start, match.stop)
            continue
        if (not roles or match.start >= roles[-1].stop) and not _is_no_title(context.page, match):
            roles.append(offices.read(match))
    return offices.join(roles)


def _is_given_name(page: Page, names: Names, match: Match) -> bool:
    """Whether a title is a given name: Dr. Sultan Al Jaber, Prince Sultan bin Saad, Sultan Al Shamsi, Minister of."""
    before = match.start - (page.words[match.start - 1] == ".") - 1
    if page.is_a(before, "givenopener"):
        return True
    stop = names.read(match.stop) if match.stop < page.size else None
    if stop is not None and _is_given_elsewhere(page, match, stop):
        return True
    if stop is None or stop + 1 >= page.size or page.words[stop] != ",":
        return False
    last = page.sentences[page.sentence_of[match.start]][1]
    office = next((m for m in page.within("title", stop + 1, min(last, stop + _FAR_OFFICE))), None)
    opened = office is not None and all(page.is_capital(k) for k in range(stop + 1, office.start))
    return opened and office is not None and names.read(office.stop) is None


def _is_given_elsewhere(page: Page, match: Match, stop: int) -> bool:
    """Whether the same name stands behind a form of address elsewhere: Sultan Al Amri; Dr. Sultan bin Ali Al Amri."""
    for other in page.of("title") if stop > match.stop else ():
        before = other.start - (page.words[other.start - 1] == ".") - 1
        if other.group is match.group and page.is_a(before, "givenopener"):
            name = page.words[other.stop : other.stop + _LONGEST_NAME]
            if page.words[stop - 1] in name:
                return True
    return False


def _is_no_title(page: Page, match: Match) -> bool:
    """Whether a word for a title is something else: "official" in "his first official visit"; 5 pm, 5 PM."""
    stop = match.stop
    if page.match_at("headnoun", match.start) is not None:
        return True  # at the chamber's head office
    if stop < page.size and page.words[stop] in page.language.sets["seatword"] and page.is_capital(stop):
        return True  # at the Governor House
    if letters_at(page, match.start) == stop and _follows_name(page, match):
        return True
    if not match.group.get("upper"):
        plain = match.group["rank"] == "official" and page.is_a(match.start, "unnamedadjective")
        return plain and page.is_a(match.stop, "eventword")
    first = page.sentences[page.sentence_of[match.start]][0]
    digits = match.start > first and page.words[match.start - 1][-1].isdigit()
    return digits or not page.slice(match.start, match.stop).isupper()


def _follows_name(page: Page, match: Match) -> bool:
    """Whether letters stand behind a name and are no title before another one: Ana Sol MP, not Labour MP Ana Sol."""
    i, j = match.start - 1, match.stop
    named = i >= 0 and page.sentence_of[i] == page.sentence_of[match.start] and page.is_capital(i)
    return named and page.words[i].isalpha() and not (j < page.size and page.is_capital(j))


class _Offices:
    """Reads the offices of one page; positions are tokens, spans half open."""

    def __init__(self, context: Context, names: Names) -> None:
        language = context.page.language
        self.page = context.page
        self.words = context.page.words
        self.place_of = context.place_of
        self.names = names
        phrases, inner = OfficePhrases(context, names), OfficeNames(context, names)
        self.before = BeforeTitle(context, names, phrases, inner)
        self.behind = BehindTitle(context, names, phrases, inner)
        self.joiner = language.sets["joiner"]
        self.genitive = language.sets["genitive"]
        self.definite = language.sets["definite"]
        self.possessive = language.sets["possessive"]
        self.links = language.sets["officelink"]
        self.determiners = language.sets["roledeterminer"]
        self.plural = language.sets["pluraltitle"]
        self.regions = language.sets["areanoun"]
        self.subdivisions = language.sets["headedregion"]
        self.presiding = language.sets["presiding"]
        self.companyheads = language.sets["companyhead"]

    def read(self, match: Match) -> Role:
        """The office that a title stands for, with all that belongs to it."""
        stop, rank = match.stop, str(match.group["rank"])
        region = self._region_headed(match) if rank == "head" and stop - match.start == 1 else None
        if region is not None:
            return self._read(match.start, region, "governor", "area", None)
        if stop - match.start > 2 and self._is_one_name(stop) and not self.page.is_capital(match.start):
            stop, rank = match.start + 1, "head"  # "head of the State Committee" is no head of state
        if match.group.get("posting") and self._is_posted(match):
            rank = str(match.group["posting"])
        return self._read(match.start, stop, rank, str(match.group["leads"]), match.group.get("full"))

    def _is_posted(self, match: Match) -> bool:
        """Whether a representative is that of a land in another place: Oman's representative in Lima."""
        there = self.place_of.get(match.stop + 1)
        if there is None or there.form != "noun" or self.words[match.stop] not in self.behind.posted:
            return False
        adjective = any(p.stop == match.start and p.form == "adjective" for p in self._places_before(match.start))
        return adjective or self.page.is_possessive(match.start - 1) and match.start - 2 in self.place_of

    def _places_before(self, i: int) -> list[Place]:
        return [self.place_of[k] for k in range(max(0, i - 3), i) if k in self.place_of]

    def _region_headed(self, match: Match) -> int | None:
        """The end of "head of the Russian region": a governor, of a region that the text names elsewhere."""
        i = match.stop
        if i + 3 >= self.page.size or self.words[i] not in self.genitive or self.words[i + 1] not in self.definite:
            return None
        place = self.place_of.get(i + 2)
        if place is None or place.form != "adjective" or place.kind != "country" or place.stop >= self.page.size:
            return None
        stop = place.stop + 1
        region = self.words[place.stop] in self.subdivisions and not self.page.is_capital(place.stop)
        return stop if region and not (stop < self.page.size and self.words[stop] in self.genitive) else None

    def _is_one_name(self, i: int) -> bool:
        """Whether the tokens around the boundary at `i` are both in capitals, one name."""
        return i < self.page.size and self.page.is_capital(i) and self.page.is_capital(i - 1)

    def _read(self, start: int, stop: int, rank: str, leads: str, full: str | None) -> Role:
        left, before, office = self.before.left(start)
        presiding = rank == "deputy" and any(word in self.presiding for word in self.words[start:stop])
        firm = self.before.firm_before(start) if left == start and (rank == "executive" or presiding) else None
        if presiding and (firm is not None or self.before.holds_head(left, start)):
            rank, leads = "executive", "company"  # Gulf Falcon vice-president, the University of Oslo's vice-president
        heads = rank in OF_BODIES or rank in GOVERNING or leads == "company"
        named = heads and self._is_behind_name(self._over_determiners(left)[0])  # Ana Sol, CEO of Rimi Foods
        named = named and not self._has_own_holder(start, stop)
        right, after, company = self.behind.right(stop, rank, leads == "company" and named, named)
        if rank == "head" and company is not None and company.rpartition(" ")[2].lower() in self.companyheads:
            leads = "company"  # the head of the Riga harbour company
        of_body = self.before.holds_head(left, start) or left == start - 1 and self.before.is_short_name(left)
        if of_body and company is None and rank in OF_BODIES:
            owned = self.words[start - 1] in self.possessive
            company, office = self.page.slice(left, start - owned), left
        if firm is not None and company is None:
            left, company = firm, self.page.slice(firm, start)
        first, pointed = self._over_determiners(left)
        if company is None and rank in OF_BODIES and first < left - 1 and self.page.is_possessive(left - 1):
            company = self._owner_in_small(left - 2)
        area = before if rank in POSTED and before else after or before
        return Role(
            first,
            right,
            start,
            rank,
            leads,
            self._area_of_body(left, right) or area,
            company,
            self._text(office if before and leads != "company" else left, start, stop, right, full),
            pointed or before is not None or self.names.title[0] <= start < self.names.title[1],
            self.words[stop - 1] in self.plural or self.words[start] in self.plural,
            after is not None or of_body and company is not None,
            full.lower() if full else " ".join(self.words[start:stop]),
        )

    def _text(self, left: int, start: int, stop: int, right: int, full: str | None) -> str:
        """The words of an office from token `left` to `right`, with a shortened title (Gov.) written out."""
        page = self.page
        if self.words[left] in self.regions and self.words[left + 1] in self.possessive:
            left += 2  # the Sultanate's Ambassador
        if left + 2 <= start and page.is_a(left, "officeseat") and page.is_a(left + 1, "genitive"):
            left += 2 + page.is_a(left + 2, "definite")  # Office of | Governor Ana Sol
        if full is None:
            return page.slice(left, right)
        stop += stop < self.page.size and self.words[stop] == "." and page.touches(stop) and right > stop
        return " ".join(part for part in (page.slice(left, start), full, page.slice(stop, right)) if part)

    def _area_of_body(self, start: int, stop: int) -> Area | None:
        """The area that a body in the words of an office stands for: the European Commission is the EU's."""
        match = next(iter(self.page.within("areabody", start, stop)), None)
        return Area(match.group["name"], match.group["code"]) if match and match.stop <= stop else None

    def _over_determiners(self, i: int) -> tuple[int, bool]:
        """Where the determiners before token `i` begin, and whether one of them points to somebody known."""
        first, pointed = self.page.sentences[self.page.sentence_of[i]][0], False
        while i > first and self.words[i - 1] in self.determiners:
            i -= 1
            pointed = pointed or not self.page.is_a(i, "indefinite")
        if i - 1 > first and self.page.is_possessive(i - 1):
            return self._over_owner(i, first), True  # Doha Agro's chairman
        return i, pointed

    def _owner_in_small(self, i: int) -> str | None:
        """A body in small letters that owns an office, by its last word: the board's head."""
        small = self.words[i] in self.names.organisation and not self.page.is_capital(i)
        return self.words[i] if small else None

    def _over_owner(self, i: int, first: int) -> int:
        """Where an owner that is no name begins before the "'s" before token `i`: the company's | director."""
        k = i - 2
        while k > first and i - k <= _LONGEST_OWNER and self.words[k].isalpha() and not self.page.is_capital(k):
            if self.words[k] in self.determiners:
                return k
            k -= 1
        return k if k == first and self.words[k] in self.determiners else i

    def _is_behind_name(self, i: int) -> bool:
        """Whether a full name and a comma or a bracket stand before token `i`."""
        if i < 3 or self.words[i - 1] not in (",", "("):
            return False
        start = self.names.read_back(i - 1)
        return start is not None and self.names.is_full(start, i - 1)

    def _has_own_holder(self, title: int, i: int) -> bool:
        """Whether a land, its holder and a verb follow a title: Meeting Bo Li, the President | of Peru Ana Sol said."""
        first = self.page.sentences[self.page.sentence_of[title]][0]
        k = i + 1 + self.page.is_a(i + 1, "definite")
        place = self.place_of.get(k) if self.page.word(i) in self.genitive else None
        if place is None or place.form != "noun" or not self.page.tags[first] & (PREP | ING):
            return False
        stop = self.names.read(place.stop) if place.stop < self.page.size else None
        if stop is None or not self.names.is_full(place.stop, stop):
            return False
        return bool(self.page.tag(stop) & (PAST | THIRD)) or self.page.is_a(stop, "auxiliary")

    def join(self, roles: list[Role]) -> list[Role]:
        """ "Deputy Prime Minister and Minister of Industry Denis X": two offices of one person are one role."""
        joined: list[Role] = []
        for role in roles:
            if joined and self._is_one_person(joined[-1], role):
                comma = self.words[joined[-1].stop] == ","
                joined[-1] = _both(joined[-1], role, "," if comma else " " + (first_word(self.page, "joiner") or ","))
            else:
                joined.append(role)
        return joined

    def _is_one_person(self, last: Role, role: Role) -> bool:
        """Whether two offices joined by "and" are one person's: in capitals, of two ranks, no article divides them."""
        words, page = self.words, self.page
        if page.sentence_of[last.title] != page.sentence_of[role.title]:
            return False
        if last.stop + 1 == role.start and words[last.stop] == ",":
            return self._is_listed(last, role)
        if last.stop + 1 != role.start or not (words[last.stop] in self.joiner or words[last.stop] in _DASHES):
            return False
        if last.plural or role.plural:
            return False
        if self._is_second_behind(last, role):
            return True
        if last.area is None and role.start in self.place_of:
            return False  # the Premier and Thai Trade Minister A
        if not {last.rank, role.rank} <= _TWO_OFFICES or self._is_behind_name(last.start) and self._has_holder(role):
            return False
        if last.rank == role.rank and not self._has_second(last):
            return False
        if not page.is_capital(last.title) or words[role.start] in self.definite or role.stop >= page.size:
            return False
        named = page.is_capital(role.stop) or words[role.stop] == "," or words[role.stop] in self.joiner
        return named or self._is_behind_name(last.start)

    def _has_holder(self, role: Role) -> bool:
        """Whether a full name follows an office at once: Ana Sol, Mayor of Riga and Governor | Bo Li."""
        stop = self.names.read(role.stop) if role.stop < self.page.size else None
        return stop is not None and self.names.is_full(role.stop, stop)

    def _is_second_behind(self, last: Role, role: Role) -> bool:
        """Whether two offices stand behind one name: Ana Sol, co-chair of the council and mayor of Riga, said."""
        words = self.words
        if words[last.stop] not in self.joiner or words[role.start] in self.determiners or role.stop >= self.page.size:
            return False
        if not self._is_behind_name(last.start):
            return False
        if words[role.stop] not in (",", ".", ")") and not self._shares_body(last, role):
            return False
        holder = self.names.read(role.stop + 1) if role.stop + 1 < self.page.size else None
        return holder is None or not self.names.is_full(role.stop + 1, holder)

    def _shares_body(self, last: Role, role: Role) -> bool:
        """Whether one body is named behind two offices: Ana Sol, Chairman and Vice President of the Riga Chamber."""
        named = role.company is not None and last.company is None and last.area is None
        return named and self.page.is_capital(last.title) and self.page.is_capital(role.title)

    def _is_listed(self, last: Role, role: Role) -> bool:
        """Whether a comma joins two offices of one person: First Deputy Prime Minister, Minister of Defence Ana Sol."""
        page, words = self.page, self.words
        second = (
            role.stop < page.size
            and page.is_capital(role.title)
            and (last.area is None or role.area in (None, last.area))
        )
        heads = last.rank == "deputy" or any(last.words in group.words for group in page.language.of("listedoffice"))
        if not heads or not second or role.rank not in _TWO_OFFICES or last.plural or role.plural:
            return False
        if not page.is_capital(last.title) or words[role.start] in self.definite or last.company or role.company:
            return False
        closed = words[role.stop] in (",", ";", "(", ".") or words[role.stop] in self.joiner
        return closed if self._is_behind_name(last.start) else page.is_capital(role.stop) or words[role.stop] == ","

    def _has_second(self, last: Role) -> bool:
        """Whether an office of the same rank may be the same person's: A, Minister of Trade and Minister of Transport.

        So too Brunei's Minister for Special Duties and Minister of Energy, and a State Councilor and Foreign Minister.
        """
        if last.definite and self.words[last.title + 1] in self.links or self._is_behind_name(last.start):
            return True
        return any(last.words in group.words for group in self.page.language.of("secondoffice"))


def _both(last: Role, role: Role, joiner: str) -> Role:
    """Two offices as one."""
    return replace(
        last,
        stop=role.stop,
        area=role.area or last.area,
        company=last.company or role.company,
        leads=last.leads if last.company or not role.company else role.leads,
        text=f"{last.text}{joiner} {role.text}",
        behind=last.behind or role.behind,
    )
