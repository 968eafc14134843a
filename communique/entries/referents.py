"""Who is meant: every mention of a person, an organisation or a group, over the whole document.

"The head of state", "the Belarusian leader", "Mr Tan", "she" become the person; a group ("the two ministers") or an
unnamed source ("an official") stays what the text calls it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from communique.entries.bodies import Bodies, find_bodies_meant
from communique.entries.companies import Companies
from communique.entries.context import Context, Figurehead, Mention
from communique.entries.counterparts import office_of_counterpart
from communique.entries.firms import Firms, find_announced, find_references, give_companies
from communique.entries.heads_unnamed import name_heads
from communique.entries.home import fill_home
from communique.entries.hosts import host_or_guest
from communique.entries.institution_heads import give_institutions
from communique.entries.memory import Holders, Memory
from communique.entries.mentions import cover, find_bare_names, find_groups, find_pronouns, find_unnamed, keep_free
from communique.entries.named_later import name_later
from communique.entries.names import Names
from communique.entries.office_holders import OfficeHolders
from communique.entries.office_kinds import genders, portfolio_kinds, stands
from communique.entries.offices import find_roles
from communique.entries.organisations import find_organisations
from communique.entries.people import find_named
from communique.entries.present import presences
from communique.entries.pronouns import Pronouns
from communique.entries.register import register
from communique.entries.roles import Role, genitive_of, role_words, short_body
from communique.entries.sentence_subjects import SentenceSubjects, is_past
from communique.text.tokens import split_words

_ORDER: Final = {
    "name": 0,
    "role": 1,
    "organisation": 2,
    "firm": 2,
    "announced": 2,
    "meant": 2,
    "group": 3,
    "unnamed": 4,
    "pronoun": 5,
}
_ADDRESSED: Final = frozenset(("highness", "excellency", "head of state"))  # may be told by "his" or "her" before them
_BARE: Final = frozenset(
    ("prime minister", "president", "minister", "governor", "ambassador", "deputy", "secretary", "monarch", "chairman")
)
_ADDRESSING: Final = frozenset(("highness", "excellency"))  # may stand right before an office
_APPOSED: Final = frozenset(
    ("minister", "governor", "vice governor", "president", "prime minister", "deputy", "secretary", "ambassador")
)


@dataclass(slots=True)
class _Found:
    """A candidate for a mention; `what` is the mention itself, the office, or whether a name is a proper one."""

    start: int
    stop: int
    form: str
    what: Mention | Role | bool | None = None


def _is_seated(what: Mention | Role | bool | None, seated: set[int]) -> bool:
    """Whether an office in the plural only closes the name of a body, at one of some tokens."""
    return isinstance(what, Role) and what.area is None and what.title in seated


def find_people(context: Context) -> None:
    """Fill in the people of the document and every mention of people, organisations and groups."""
    names = Names(context)
    roles = find_roles(context, names)
    named = find_named(context, names, roles)
    companies = Companies(context, names, roles, named)
    registered = register(context, companies.without(named))
    taken = [Mention(one.span[0], one.span[1], "name", who) for one, who in registered]
    used = {one.role.title for one, _ in registered if one.role}
    covered = cover(taken)
    taken += keep_free(find_bare_names(context, registered, roles), covered)
    found = [_Found(m.start, m.stop, "name", m) for m in taken]
    begun_offices = {role.start for role in roles}
    free = [role for role in roles if role.title not in used and role.title not in covered]
    free = [
        one for one in free if not (one.rank in _ADDRESSING and one.stop in begun_offices)
    ]  # His Majesty | the King
    found += [_Found(role.start, role.stop, "role", role) for role in free]
    begun = {one.start for one, _ in registered}
    held = {role.title: role.stop for role in roles}  # the Office of the | Prime Minister
    words, articles = context.page.words, context.page.language.sets["definite"]
    bodies = [
        (start, held.get(stop, stop) if words[stop - 1] in articles else stop, proper)
        for start, stop, proper in find_organisations(context, names)
    ]
    for start, stop, proper in bodies:
        inner = [i for i in range(start + 1, stop) if i in begun]
        end = inner[0] if inner else stop  # the Ministry of Defence Sean Murphy
        found.append(_Found(start, end, "organisation", proper))
    inside = {i for start, stop, proper in bodies if proper for i in range(start, stop - 1)}
    plural = context.page.language.sets["seatedtitle"]
    seated = {stop - 1 for _, stop, proper in bodies if proper and words[stop - 1] in plural}
    if seated:  # the Council of Governors
        inside |= seated
        found = [one for one in found if not _is_seated(one.what, seated)]
    found += [_Found(a, b, "group") for a, b in find_groups(context) if b - 1 not in inside]  # Exporters' Association
    firms = list(companies.mentions(covered.union(*[range(one.start, one.stop) for one in found])))
    if firms:  # Veenstra Dairy Systems, and not Sander Veenstra
        inside = {i for m in firms for i in range(m.start, m.stop)}
        found = [one for one in found if one.form != "name" or one.start not in inside]
    found += [_Found(m.start, m.stop, "organisation", m) for m in firms]
    found += [_Found(a, b, "firm") for a, b in find_references(context.page, 0, len(context.page.words))]
    if firms:
        found += [_Found(a, b, "announced") for a, b in find_announced(context)]
    found += [_Found(a, b, "meant") for a, b in find_bodies_meant(context.page)]
    found += [_Found(a, b, "unnamed") for a, b in find_unnamed(context)]
    found += [_Found(i, i + 1, "pronoun") for i in find_pronouns(context)]
    if any(context.skipped):  # a label's "Minister" is nobody's referent
        skipped, paragraph_of = context.skipped, context.page.paragraph_of
        found = [one for one in found if not skipped[paragraph_of[one.start]]]
    order = sorted([(one.start, _ORDER[one.form], -one.stop, number) for number, one in enumerate(found)])
    found = [found[number] for *_, number in order]
    context.presences = presences(context.page)
    _Referents(context, roles, firms).resolve(found)
    context.mention_of = {m.start: m for m in context.mentions}
    _name_companies(context)
    name_later(context)
    name_heads(context)
    give_institutions(context)
    give_companies(context)
    fill_home(context)


def _name_companies(context: Context) -> None:
    """Give the head of an organisation that is named by its first words or its head word alone its name in full."""
    heads = [who for who in context.people if who.company]
    mentions = context.mentions if heads else ()
    named = [m.who.name for m in mentions if m.who and m.who.kind == "organisation" and m.who.name]
    for who in heads:
        company = who.company or ""
        if " " not in company:
            known = [name for name in named if company.lower() in name.lower().split()]
            who.company = min(known, key=str.isupper, default=company)
        else:
            longer = f"{company} {genitive_of(context.page)} "
            who.company = next((name for name in named if name.startswith(longer)), company)


def _listed(context: Context, names: list[int]) -> set[int]:
    """The names that only stand in a list of who else was there: nobody is taken up from it as "he" or "she"."""
    page, listed = context.page, set[int]()
    for match in context.presences:
        if page.quote_of[match.start] >= 0:
            continue
        first, stop = page.sentences[page.sentence_of[match.start]]
        low, mid, high = (bisect_left(names, i) for i in (first, match.stop, stop))
        whole = page.is_a(match.start, "auxiliary") and not page.is_a(
            match.stop - 1, "agentlink"
        )  # A and B were present
        told = names[mid:high] or (names[low:mid] if whole else [])
        listed.update(told if len(told) > 1 else ())
    return listed


class _Referents:
    """Decides in the order of the text whom each mention means."""

    def __init__(self, context: Context, roles: list[Role], firms: list[Mention]) -> None:
        language = context.page.language
        self.context = context
        self.roles = roles
        self.page = context.page
        self.words = context.page.words
        self.memory = Memory(context)
        self.holders = OfficeHolders(context, self.memory)
        self.firms = Firms(context, firms)
        self.bodies = Bodies(context, self.memory, self.holders, self.firms)
        self.heads = SentenceSubjects(context, self.memory)
        self.pronouns = Pronouns(context, self.memory, self.heads)
        self.genitive = genitive_of(context.page)
        self.stands, self.genders = stands(language), genders(language)
        self.seconds = context.page.language.sets["secondtitle"]
        for who in context.people:
            who.gender = who.gender or self.genders.get(who.title)
        self.anyone = language.sets["anyofficial"]
        self.portfolio = language.sets["portfolio"]
        self.ruling = language.sets["rulingword"]
        self.his = language.wordset("ownpronoun", gender="m")
        self.her = language.wordset("ownpronoun", gender="f")
        self.known = language.wordset("unnamedopener", known=True)

    def resolve(self, found: list[_Found]) -> None:
        """Fill in the mentions; a candidate that begins inside the one before it is none."""
        page, last = self.page, -1
        self.context.mentions = []
        listed = _listed(self.context, [one.start for one in found if one.form == "name"])
        for one in found:
            if one.start < last and one.form == "organisation":
                self.bodies.note(
                    one.what if isinstance(one.what, Mention) else None, one.start, one.stop, one.what is True
                )
            mention = self._decide(one) if one.start >= last else None
            if mention is None:
                continue
            last = one.stop
            self.context.mentions.append(mention)
            if mention.who and page.quote_of[one.start] < 0:
                aside = one.start in listed
                subject = not aside and self.heads.is_subject(mention)
                self.memory.saw(mention.who, page.sentence_of[one.start], subject, aside, mention)

    def _is_apposed(self, start: int) -> bool:
        """Whether somebody is told of by a noun behind the name: Roe, 52, | a farmer from Canora, said."""
        if not self.context.mentions or not self.page.is_a(start, "indefinite") or self.page.word(start - 1) != ",":
            return False
        last = self.context.mentions[-1]
        aged = self.words[last.stop : start - 1]
        named = last.form == "name" and last.who is not None and last.who.kind == "person"
        return named and (not aged or len(aged) == 2 and aged[0] == "," and aged[1].isdigit())

    def _decide(self, one: _Found) -> Mention | None:
        if one.form in ("role", "unnamed") and self._is_apposed(one.start):
            return None
        if isinstance(one.what, Mention):
            self.holders.name_visitor(one.what)
            return one.what
        if isinstance(one.what, Role):
            return self._role(one.what)
        if one.form == "organisation":
            return self.bodies.of(one.start, one.stop, bool(one.what))
        if one.form == "pronoun":
            return self.pronouns.meant(one.start)
        if one.form == "meant":
            return self.bodies.meant(one.start, one.stop)
        if one.form in ("firm", "announced"):
            find = self.firms.meant if one.form == "firm" else self.firms.announced
            firm = find(one.start, one.stop)
            if firm is None and one.form == "firm" and self.words[one.start] in self.known:
                firm = self.holders.company(one.start, one.stop)
            return Mention(one.start, one.stop, "organisation", firm) if firm else None
        known = host_or_guest(self.context, one.start, one.stop) if one.form == "unnamed" else None
        if known is not None:
            office = self.page.match_at("title", one.stop)  # the host | mayor
            return Mention(one.start, office.stop if office else one.stop, "role", known)
        words = self.page.slice(one.start, one.stop)
        who = Figurehead(None, words, self.context.area_in(one.start, one.stop), kind=one.form, first=one.start)
        if self.page.is_a(one.stop - 1, "unnamedpaper"):
            who.gender = "n"  # neither he nor she
        return Mention(one.start, one.stop, one.form, who, plural=one.form == "group")

    # Offices without a name

    def _role(self, role: Role) -> Mention | None:
        """The person in an office that is named without a name; a new unnamed one where the document has nobody."""
        if not role.definite and not (self._speaks(role) and self.page.is_capital(role.title)):
            if self.page.is_a(role.start, "indefinite"):
                return self._somebody(role)
            who = self._holder(role) if self._is_bare(role) else None
            return Mention(role.start, role.stop, "role", who) if who else None
        if not role.plural and self.page.is_a(role.start, "indefinite"):
            words = self.page.slice(role.start, role.stop)
            who = Figurehead(None, words, role.area, kind="unnamed", rank=role.rank, first=role.start)
            return Mention(role.start, role.stop, "role", who)  # an Angolan diplomat
        if role.plural:
            words = self.page.slice(role.start, role.stop)
            who = Figurehead(None, words, role.area, kind="group", rank=role.rank, first=role.start)
            return Mention(role.start, role.stop, "group", who, plural=True)
        if role.rank == "counterpart" and self.page.is_a(role.start, "thingowner"):
            return None  # the authority and its Czech counterpart
        if role.rank == "counterpart":
            if (other := self.holders.counterpart(role)) is not None:
                return Mention(role.start, role.stop, "role", other)
            whose = role.area
            role = (office_of_counterpart(self.context, self.roles, role) if whose else None) or role
            holder = self._holder(role)
            if whose is not None and holder is not None and holder.area is not None and holder.area.code != whose.code:
                return Mention(role.start, role.stop, "role", self._new_holder(role))  # no mayor for a minister
        return Mention(role.start, role.stop, "role", self._holder(role) or self._new_holder(role))

    def _is_bare(self, role: Role) -> bool:
        """Whether an office without an article is the subject of a clause and somebody here holds it."""
        page, words = self.page, self.words
        if role.plural or role.rank not in _BARE or role.stop >= len(words):
            return False
        first = page.sentences[page.sentence_of[role.start]][0]
        opens = role.start == first or words[role.start - 1] == "," or page.is_a(role.start - 1, "complementiser")
        acts = is_past(page, role.stop) or page.is_a(role.stop, "auxiliary")
        return opens and acts and bool(self.memory.titled(self.stands.get(role.rank, (role.rank,)), role).members)

    def _speaks(self, role: Role) -> bool:
        """Whether a verb of saying stands right behind or before an office."""
        before = self.page.within("cue", max(0, role.start - 4), role.start)
        by = role.start - self.page.is_a(role.start - 1, "agentlink")  # it was recommended by Consul General
        return self.page.match_at("cue", role.stop) is not None or any(m.stop in (role.start, by) for m in before)

    def _somebody(self, role: Role) -> Mention:
        who = Figurehead(None, role.text, role.area, kind="unnamed", rank=role.rank, first=role.start)
        return Mention(role.start, role.stop, "role", who)

    def _holder(self, role: Role) -> Figurehead | None:
        """Who holds an office: of the exact title, else of the rank, else of a rank that it stands for."""
        if (ours := self.holders.of_ours(role)) is not None:
            return ours
        body = short_body(role)
        if body:
            return self._head_of(body, role)
        if (known := self.holders.of_delegation(role)) is None and self._leads_others(role):
            return None
        known = known or self.holders.of_body(role)
        if known is not None:
            return known
        if (kind := self.holders.kind_headed(role)) is not None:
            return self.holders.head_of_kind(kind)
        if self._heads_body(role):
            return next((who for who in self.context.people if (who.role or "").lower() == role.text.lower()), None)
        ranks = self.holders.ranks(role, self.stands.get(role.rank, (role.rank,)), self._gender(role))
        sentence = self.page.sentence_of[role.start]
        if (second := self.holders.second(role)) is not None:
            return second
        if self.holders.is_visiting(role):
            fitting = Holders([], {}) if role.words in self.anyone else self.memory.holders(ranks, role)
            if (guest := self.holders.visitor(role, fitting)) is not None:
                return guest
        if role.words in self.anyone and (
            lately := self.memory.last_speaker(sentence, role) or self.holders.only_one(role)
        ):
            return lately
        if role.area is not None and not self.memory.holders(ranks, role).members:
            self.holders.settle_heads(ranks, role)
        exact = self.memory.titled(ranks, role)
        own = self._of_portfolio(exact, role)
        if own is not None:
            who = self.memory.choose(own, sentence)
        elif exact.members:
            who = self.memory.choose(exact, sentence, self.holders.gender_behind(role, exact))
        else:
            who = self.memory.choose(self.memory.holders(ranks, role), sentence, self._gender(role))
        if who is not None and not self.memory.has_seen(who):
            seen = self.memory.choose(self.memory.holders(ranks, role), sentence, self._gender(role))
            who = seen if seen is not None and self.memory.has_seen(seen) else who
        who = who or self._of_some_body(role)
        return None if who and self._is_other_portfolio(who, role) else who

    def _of_some_body(self, role: Role) -> Figurehead | None:
        """The only one seen with this very title in a body that is no state, or a longer one: the president."""
        if role.area is not None or role.company is not None:
            return None
        words, longer = role.words, f" {role.words}"
        seen = [who for who in self.context.people if who.company and who.name and self.memory.has_seen(who)]
        own = [who for who in seen if who.title == words] or [who for who in seen if who.title.endswith(longer)]
        return own[0] if len(own) == 1 and self.seconds.isdisjoint(own[0].title.split()) else None

    def _leads_others(self, role: Role) -> bool:
        """Whether a leader is told to be of no country: the trade leader, the union leader."""
        if role.rank != "leader" or role.area is not None:
            return False
        before = role.text.lower().removesuffix(role.words).split()
        return role.text.lower().endswith(role.words) and bool(before) and self.ruling.isdisjoint(before)

    def _heads_body(self, role: Role) -> bool:
        """Whether a head is told to be that of a firm or body, by its name or kind: the head of Kaimai Dairy."""
        if role.rank != "head" or role.area is not None and role.company is None:
            return False
        _, genitive, whose = role.text.partition(f" {self.genitive} ")
        return bool(genitive) and (role.company is not None or whose != whose.lower())

    def _of_portfolio(self, exact: Holders, role: Role) -> Holders | None:
        """Of several people of a title those in whose office all the portfolio is: the Minister of Production."""
        wanted = {word for word in split_words(role.text) if word in self.portfolio}
        if len(exact.members) < 2 or not wanted:
            return None
        return self.memory.only(exact, lambda who: wanted.issubset(split_words(who.role or "")))

    def _head_of(self, body: str, role: Role) -> Figurehead | None:
        """ "The FBCCI president": whoever is said to be that, or the only one who is a president of nothing else."""
        told = [who for who in self.context.people if who.role and body in who.role.split()]
        plain = [who for who in self.context.people if who.role and who.role.lower() == role.words]
        return next(iter(told), plain[0] if len(plain) == 1 else None)

    def _is_other_portfolio(self, who: Figurehead, role: Role) -> bool:
        """Whether somebody's office is of another kind: the Foreign Minister is not the Defence Minister."""
        if role.rank == "head":
            return False  # the head of the sector
        kinds, own = portfolio_kinds(self.page.language, role.text), who.role or ""
        others = portfolio_kinds(self.page.language, own) if kinds and own else kinds
        if who.rank == "deputy" and role.rank == "minister" and kinds and not others:
            return True  # a Vice President is not the Commerce Minister
        return bool(kinds and others) and kinds.isdisjoint(others)

    def _gender(self, role: Role) -> str | None:
        """The gender that "his" or "her" before a form of address tells."""
        word = self.words[role.start]
        if role.rank not in _ADDRESSED or word not in self.his and word not in self.her:
            return None
        return "m" if word in self.his else "f"

    def _new_holder(self, role: Role) -> Figurehead:
        """Whoever is in an office that the document gives no name for; the same one each time."""
        whose = role.text if self._leads_others(role) or self._heads_body(role) else short_body(role)
        key = (role.rank, whose or ((role.area.code or role.area.name) if role.area else None))
        if key in self.memory.unnamed and self._is_other_portfolio(self.memory.unnamed[key], role):
            key = (role.rank, role.text)
        known = self._just_named(role) if key not in self.memory.unnamed else None
        if known is not None:
            known.role, known.rank, known.title = role_words(role, self.genitive), role.rank, role.words
            known.area = role.area
            self.memory.unnamed[key] = known
        if key not in self.memory.unnamed:
            office = role_words(role, self.genitive)
            company = role.company if role.leads == "company" else None
            self.memory.unnamed[key] = Figurehead(
                None, office[:1].upper() + office[1:], role.area, rank=role.rank, first=role.start, company=company
            )
            self.memory.unnamed[key].gender = self.genders.get(role.words)
        return self.memory.unnamed[key]

    def _just_named(self, role: Role) -> Figurehead | None:
        """Whom the sentence before names with no office: "Ana Sol has counted them. Peru's Minister of Trade was"."""
        first, line = self.page.sentences[self.page.sentence_of[role.start]][0], self.page.sentence_of[role.start] - 1
        if role.start != first or role.area is None or role.rank not in _APPOSED or line < 0:
            return None
        before = self.page.sentences[line]
        if self.page.paragraph_of[before[0]] != self.page.paragraph_of[first]:
            return None
        lately = takewhile(lambda m: m.start >= before[0], reversed(self.context.mentions))
        people = {id(m.who): m.who for m in lately if m.who and m.form == "name"}
        lone = [who for who in people.values() if who.kind == "person"]
        return lone[0] if len(lone) == 1 and lone[0].rank is None and lone[0].role is None else None
