"""Who is who in a Russian report: offices with their areas, names, pronouns, organisations, groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.ru.context import RussianContext
from communique.entries.ru.grammar import QUOTES
from communique.entries.ru.names import Names, Written, hint_of
from communique.entries.ru.places import nominative
from communique.kinds import Area
from communique.text.page import Match
from communique.text.russian import CASES, DAT, GEN, INS, NOM, PATR, PLUR, STRANGE, lemma, name_readings, plain

_COMPLEMENT: Final = 18  # tokens of what stands between an office and a name
_REACH: Final = 8  # sentences that a pronoun or an office looks back
_HOSTS = frozenset(("president", "governor", "premier", "mayor"))
_GENERIC_RANKS = {"head": ("head", "executive", "mayor"), "minister": ("minister",)}


@dataclass(frozen=True, slots=True)
class Office:
    """An office at tokens `start` to `stop`, its complement included; `head` is its title's first token."""

    start: int
    head: int
    title_stop: int
    stop: int
    rank: str
    leads: str
    area: Area | None
    body: str | None
    plural: bool


def find_people(context: RussianContext) -> None:
    """Fill in the people of the document and all mentions of them, of organisations and of groups."""
    _Finder(context).find()


class _Finder:
    """One pass that finds offices and names, then one in the order of the text that says whom each mention means."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets = self.grammar.sets
        self.adjective_endings = tuple(self.sets.oblique_ending)
        self.names = Names(self.grammar, context.place_of)
        self.taken: dict[int, int] = {}
        self.offices: list[tuple[Office, Written | None]] = []
        self.alone: list[Written] = []
        self.people: list[Figurehead] = []
        self.keys: dict[int, tuple[str, ...]] = {}
        self.organisations: dict[str, Figurehead] = {}
        self.unnamed: dict[tuple[str, str | None], Figurehead] = {}
        self.subjects: list[tuple[int, Figurehead]] = []

    def find(self) -> None:
        """The whole work."""
        for match in self.page.of("title"):
            if match.start not in self.taken:
                self._office(match)
        self._loose_names()
        mentions = self._register()
        mentions += self._roles() + self._pronouns() + self._bodies() + self._groups() + self._short_names(mentions)
        mentions.sort(key=lambda m: (m.start, -m.stop))
        kept: list[Mention] = []
        for mention in mentions:
            if not kept or mention.start >= kept[-1].stop:
                kept.append(mention)
        context = self.context
        self._lend_bodies()
        context.people = sorted(self.people, key=lambda who: who.first)
        context.mentions = self._resolve(kept)
        context.mention_of = {m.start: m for m in context.mentions}

    # --- offices

    def _office(self, match: Match) -> None:
        grammar, page = self.grammar, self.page
        if page.words[match.start] in self.sets.lone_title and grammar.is_plural(match.start):
            return
        if match.start and page.match_at("headed_by", match.start - 1):
            return  # во главе с министром
        begin = match.start
        area = None
        while begin > 0 and self._is_modifier(begin - 1):
            begin -= 1
        place = next((p for p in self.context.places_in(max(0, begin - 3), match.start) if p.stop == begin), None)
        if place and place.form == "adjective":
            begin, area = place.start, Area(place.base, place.code)
        stop, area_behind, body = self._complement(match)
        plural = self._head_bits(match.start) & PLUR != 0
        rank, leads = self._rank_of(match, stop, area_behind)
        area_behind = self._meant_town(match, stop, rank) or area_behind
        area = area_behind or area or self._meant_area(match, stop, rank)
        office = Office(
            begin,
            match.start,
            match.stop,
            stop,
            rank,
            leads,
            area,
            body,
            plural,
        )
        written = None
        k = stop + (stop < len(page.words) and page.words[stop] in (",", "—", "–") and self._set_off(stop))
        if not plural and k < len(page.words):
            written = self.names.read(k, hint_of(self._head_bits(match.start)), titled=k == stop)
        if written is None and not plural:
            written = self._name_before(office)
        self.offices.append((office, written))
        last = max(stop, written.stop if written else 0)
        for i in range(min(begin, written.start if written else begin), last):
            self.taken[i] = 1

    def _rank_of(self, match: Match, stop: int, area: Area | None) -> tuple[str, str]:
        """The rank of an office and what it leads; the head of a body or place by what that is."""
        rank, leads = match.group["rank"], match.group["leads"]
        if rank == "official" and any(self.page.is_a(k, "mission_noun") for k in range(match.stop, stop)):
            return "ambassador", "area"
        if (
            rank != "head"
            or self.page.words[match.start] in self.sets.deputy_noun
            or not self.sets.deputy_noun.isdisjoint(self.page.words[match.start : match.stop])
        ):
            return rank, leads
        for group in self.page.language.of("bodyrank"):
            if any(self.page.words[k] in group.words for k in range(match.stop, stop)):
                return group["rank"], "company" if group["rank"] == "executive" else "area"
        place = self.context.place_of.get(match.stop)
        if place is not None and place.form == "noun" and place.stop >= stop:
            return {"city": "mayor", "country": "president"}.get(place.kind, "governor"), "area"
        return rank, leads

    def _meant_area(self, match: Match, stop: int, rank: str) -> Area | None:
        """Which region "региона" means, and which a delegation comes from: the one named last before, else first."""
        words, before = self.page.words, self.context.places_in(0, match.start)
        first = match.start - (match.start > 0 and self.grammar.forms[match.start - 1] in self.sets.possessive_form)
        if self.page.match_at("headed_by", first - 3):
            named = [p for p in before if match.start - p.stop < 8 and (p.code or p.form == "noun")]
            return Area(named[-1].base, named[-1].code) if named else None
        behind = {words[k] for k in range(match.start, stop)}
        if rank in ("minister", "viceminister", "vicegovernor", "governor") and behind & self.sets.region_noun:
            regions = [p for p in self.context.places if p.kind == "subdivision" and p.code]
            return Area(regions[0].base, regions[0].code) if regions else None
        return None

    def _meant_town(self, match: Match, stop: int, rank: str) -> Area | None:
        """Which town "города" means in the office of a mayor: the one named last before."""
        if rank not in ("mayor", "vicemayor") or self.sets.town_noun.isdisjoint(self.page.words[match.start : stop]):
            return None
        if any(p.form == "noun" for p in self.context.places_in(match.start, stop)):
            return None
        towns = [p for p in self.context.places_in(0, match.start) if p.kind == "city" and p.form == "noun"]
        return Area(towns[-1].base, towns[-1].code) if towns else None

    def _head_bits(self, i: int) -> int:
        """The bits of an office's noun, which is the last part of a compound: вице-губернатором."""
        title = self.page.match_at("title", i)
        if title is not None:  # чрезвычайным и полномочным послом
            i = next((k for k in range(title.start, title.stop) if self.grammar.pos(k) == "NOUN"), i)
        words = self.page.words
        joined = i + 2 < len(words) and words[i + 1] == "-" and self.page.touches(i + 1)
        return self.grammar.bits(i + 2 if joined else i)

    def _is_modifier(self, i: int) -> bool:
        """Whether an adjective that belongs to the office stands at token `i`: действующий, временно исполняющий."""
        if self.page.is_a(i, "rolemodifier"):
            return True
        joined = (
            self.grammar.pos(i) == "ADJF" and i not in self.context.place_of and not self.page.is_a(i, "no_modifier")
        )
        agrees = self.grammar.bits(i) & self._head_bits(i + 1) & CASES
        return joined and bool(agrees) and self.page.match_at("title", i + 1) is not None

    def _set_off(self, comma: int) -> bool:
        """Whether a name set off by commas follows."""
        return self.names.read(comma + 1) is not None

    def _complement(self, match: Match) -> tuple[int, Area | None, str | None]:
        """Where the words that belong to an office end, with the area and the organisation among them."""
        grammar, page, context = self.grammar, self.page, self.context
        k, area, body = match.stop, None, None
        limit = min(grammar.bounds(match.start)[1], match.stop + _COMPLEMENT)
        while k < limit:
            place = context.place_of.get(k)
            if place and (
                place.form != "noun"
                or grammar.has_case(k, GEN)
                or page.is_a(k - 1, "apposed_noun")
                or "-" in page.words[k : place.stop]
                or not grammar.bits(k)
            ):
                if place.form == "noun" or area is None:
                    area = Area(place.base, place.code)
                k = place.stop
                continue
            if page.words[k] in ("«", "“", '"') and page.quote_of[k] >= 0:
                quote = page.quotes[page.quote_of[k]]
                if quote.start == k and quote.stop - k <= 8:
                    body = nominative(grammar, match.stop, quote.stop)
                    k = quote.stop
                    continue
            if page.words[k] in self.sets.office_preposition | self.sets.with_word and self._goes_on(k, limit):
                k += 2
                continue
            if (
                page.words[k] in self.sets.complement_join
                and k + 1 < limit
                and self._is_complement(k + 1)
                and k > match.stop
            ):
                k += 1
                continue
            if self._is_complement(k) or page.is_a(k, "demonstrative") and grammar.has_case(k, GEN):
                k += 1
                continue
            break
        if body is None and k > match.stop:
            body = nominative(grammar, match.stop, k)
        while k > match.stop and page.words[k - 1] in self.sets.complement_tail:
            k -= 1
        return k, area, body

    def _goes_on(self, k: int, limit: int) -> bool:
        if k + 1 >= limit or not self.grammar.is_nominal(k + 1):
            return False
        if self.page.words[k] in self.sets.with_word:  # сотрудничества со странами Африки
            return self.grammar.has_case(k + 1, INS) and not self.page.is_capital(k + 1) and self._is_complement(k - 1)
        return (
            self.page.words[k] in self.sets.work_preposition
            or self.page.is_capital(k + 1)
            and k + 1 in self.context.place_of
        )

    def _is_complement(self, k: int) -> bool:
        grammar, page = self.grammar, self.page
        if page.is_capital(k) and page.slice(k, k + 1).isupper() and len(grammar.forms[k]) > 1:
            return k not in self.context.place_of  # ТПП, РЭЦ
        if grammar.pos(k) not in ("NOUN", "ADJF", "PRTF") or not grammar.bits(k) & (
            GEN | DAT if page.words[k - 1] in self.sets.along_word else GEN
        ):
            dative = grammar.bits(k) & (DAT | INS) and grammar.pos(k) in ("NOUN", "ADJF") and self._behind_po(k)
            return bool(dative)
        if page.is_capital(k) and not page.is_a(k, "organisation") and not self._modifies(k):
            written = self.names.read(k, titled=True)
            return not (written and written.sure)
        return not page.match_at("title", k) or page.is_a(k, "organisation")

    def _modifies(self, k: int) -> bool:
        """Whether an adjective stands before the noun of a body: Могилевского облисполкома."""
        grammar, page = self.grammar, self.page
        after = k + 1 < len(page.words) and not page.is_capital(k + 1) and grammar.pos(k + 1) in ("NOUN", "ADJF")
        return after and grammar.forms[k].endswith(self.adjective_endings) and grammar.is_genitive(k + 1)

    def _behind_po(self, k: int) -> bool:
        return not self.page.is_capital(k) and any(
            self.page.words[j] in self.sets.along_word for j in range(max(0, k - 4), k)
        )

    def _name_before(self, office: Office) -> Written | None:
        """Вениамин Кондратьев, губернатор края; Ольга Петрова — директор завода."""
        page, k = self.page, office.start - 1
        if k < 1 or page.words[k] not in (",", "—", "–", "(") or page.sentence_of[k] != page.sentence_of[office.head]:
            return None
        for start in range(max(self.grammar.bounds(office.head)[0], k - 6), k):
            if page.is_capital(start) and start not in self.taken:
                written = self.names.read(start)
                if written and written.stop == k and len(written.words) > 1:
                    return written
        return None

    # --- names

    def _loose_names(self) -> None:
        """Names without an office: a first name or initials with a surname."""
        behind = 0
        for i in self.page.capitals:
            if i < behind or i in self.taken:
                continue
            written = self.names.read(i)
            if written is None or len(written.words) < 2:
                continue
            behind = written.stop
            if self._is_title_of_work(written):
                continue
            self.alone.append(written)
            self.taken.update(dict.fromkeys(range(written.start, written.stop), 1))

    def _is_title_of_work(self, written: Written) -> bool:
        """Whether the words are all that stands in quotation marks, or name a street or a prize: имени Янки Купалы."""
        before = self.grammar.forms[written.start - 1] if written.start else ""
        quoted = before in QUOTES and self.page.words[written.stop : written.stop + 1] == ["»"]
        return quoted or before in self.sets.named_after

    def _register(self) -> list[Mention]:
        """One person for each name, the fullest first."""
        written = [(w, o) for o, w in self.offices if w] + [(w, None) for w in self.alone]
        written.sort(key=lambda pair: (-_fullness(pair[0]), pair[0].start))
        mentions = []
        who_of: dict[int, Figurehead] = {}
        for one, _ in written:
            who = self._holder(one) or self._add(one)
            who_of[one.start] = who
            who.gender = who.gender or one.gender or None
            who.first = min(who.first, one.start)
        for who in self.people:
            self._settle_name(who, [one for one, _ in written if who_of[one.start] is who])
        for one, office in sorted(written, key=lambda pair: pair[0].start):
            who = who_of[one.start]
            if office:
                self._tell(who, office)
            start = min(one.start, office.start) if office else one.start
            stop = max(one.stop, office.stop) if office else one.stop
            told = hint_of(self._head_bits(office.head)) if office else one.case
            self.context.cases[start] = told if told & one.case or not one.sure else one.case
            mentions.append(Mention(start, stop, "name", who))
        self._lend_areas()
        return mentions

    def _lend_areas(self) -> None:
        """A deputy or minister without an area of their own has that of the first of their superiors."""
        over = {group["rank"]: group["over"] for group in self.page.language.of("superior")}
        people = sorted((who for who in self.people if who.area), key=lambda who: who.first)
        for who in self.people:
            if who.area is None and who.rank in over:
                who.area = next((other.area for other in people if other.rank in over[who.rank]), None)

    def _settle_name(self, who: Figurehead, written: list[Written]) -> None:
        """Choose the nominative of a surname that no dictionary has by all the forms that the document has of it."""
        surname = (who.name or "").split()[-1].lower()
        stem = plain(surname)[: max(4, len(surname) - 2)]
        forms = {self.grammar.forms[one.stop - 1] for one in written}
        forms |= {
            form for k, form in enumerate(self.grammar.forms) if form.startswith(stem) and self.page.is_capital(k)
        }
        if len(forms) < 2 or self.grammar.bits(written[0].stop - 1) & STRANGE == 0:
            return
        ways = [{plain(reading.nominative) for reading in name_readings(form)} for form in forms]
        shared = set.intersection(*ways)
        if plain(surname) in shared or len(shared) != 1:
            return
        settled = shared.pop()
        who.name = " ".join([*(who.name or "").split()[:-1], settled.capitalize()])
        self.keys[id(who)] = (*self.keys[id(who)][:-1], settled)

    def _add(self, one: Written) -> Figurehead:
        who = Figurehead(one.name, None, None, gender=one.gender or None, first=one.start)
        self.people.append(who)
        self.keys[id(who)] = tuple(plain(w.lower().rstrip(".")) for w in one.words)
        return who

    def _holder(self, one: Written) -> Figurehead | None:
        """The person whose fuller name holds this one, whichever gender its form may also be."""
        key = tuple(plain(w.lower().rstrip(".")) for w in one.words)
        last = {key[-1]} | {plain(r.nominative) for r in name_readings(self.grammar.forms[one.stop - 1])}
        found = [who for who in self.people if self._fits(self.keys[id(who)], key, last, who, one)]
        return found[0] if len(found) == 1 or found and len({w.name for w in found}) == 1 else None

    def _fits(self, full: tuple[str, ...], key: tuple[str, ...], last: set[str], who: Figurehead, one: Written) -> bool:
        if full[-1] not in last:
            return full == key
        rest = iter(full[:-1])
        same = all(any(a == b or _is_initial_of(a, b) or _is_initial_of(b, a) for b in rest) for a in key[:-1])
        return same and (not (who.gender and one.gender) or who.gender == one.gender or len(key) == 1)

    def _tell(self, who: Figurehead, office: Office) -> None:
        """Add an office to a person: the first stays, an area is added where it lacks."""
        better = who.rank is None or who.area is None and office.area is not None and who.rank == office.rank
        if better:
            who.role = self._role_words(office)
            who.rank, who.area = office.rank, office.area
            who.title = who.role
            who.company = office.body if office.leads == "company" else None

    def _role_words(self, office: Office) -> str:
        return " ".join(nominative(self.grammar, office.start, office.stop).split())

    def _lend_bodies(self) -> None:
        """The head of a body that the document names more fully has the area of that body: президент палаты."""
        for who in self.people:
            if who.area is None and who.rank in ("executive", "head") and who.role:
                words = {lemma(word) for word in who.role.lower().split()}
                bodies = [b.area for b in self.organisations.values() if b.area and self._kind_of(b) in words]
                who.area = bodies[0] if bodies else None

    def _kind_of(self, body: Figurehead) -> str:
        """The noun of an organisation's name in dictionary form: палата."""
        known = self.page.language.wordset("organisation")
        return next((w for w in map(lemma, re.findall(r"\w+", (body.name or "").lower())) if w in known), "")

    # --- offices without a name, pronouns, organisations, groups

    def _roles(self) -> list[Mention]:
        found = []
        for office, written in self.offices:
            if written is None:
                who = Figurehead(
                    None, self._role_words(office), office.area, "person", office.rank, office.leads, first=office.start
                )
                self.context.cases[office.start] = hint_of(self._head_bits(office.head))
                found.append(
                    Mention(office.start, office.stop, "group" if office.plural else "role", who, office.plural)
                )
        return found

    def _pronouns(self) -> list[Mention]:
        found = []
        for match in self.page.of("personword"):
            if self.grammar.forms[match.start] in self.sets.person_form:
                who = Figurehead(None, None, None, "pronoun", gender=match.group["gender"])
                self.context.cases[match.start] = hint_of(self.grammar.bits(match.start))
                found.append(Mention(match.start, match.stop, "pronoun", who))
        for match in self.page.of("unnamed"):
            if match.start not in self.taken and not self.grammar.is_plural(match.start):
                role = self.page.slice(match.start, match.stop)
                self.context.cases[match.start] = hint_of(self.grammar.bits(match.start))
                found.append(Mention(match.start, match.stop, "role", Figurehead(None, role, None, "pronoun")))
        return found

    def _bodies(self) -> list[Mention]:
        """Organisations: a word for one with the genitives behind it, or a name in quotation marks."""
        found, behind = [], 0
        for match in self.page.of("organisation"):
            if match.start < behind or match.start in self.taken:
                continue
            start, stop, named = self._body_span(match)
            if not named:
                known = self._same_body(match)
                if known:
                    self.context.cases[match.start] = hint_of(self.grammar.bits(match.start)) or CASES
                    found.append(Mention(match.start, match.stop, "organisation", known))
                continue
            behind = stop
            name = nominative(self.grammar, start, stop)
            places = [p for p in self.context.places_in(start, stop) if p.code or p.kind == "subdivision"]
            area = Area(places[-1].base, places[-1].code) if places else None
            key = plain(name.lower())
            who = self.organisations.setdefault(
                key, Figurehead(name, None, area, "organisation", company=name, first=start)
            )
            self.context.cases[start] = hint_of(self.grammar.bits(match.start)) or CASES
            found.append(Mention(start, stop, "organisation", who))
        return found

    def _same_body(self, match: Match) -> Figurehead | None:
        """Whom a bare "министерство" or "компания" means: the last one of that word, else the ministry itself."""
        word = self.page.words[match.start]
        for who in reversed(list(self.organisations.values())):
            if (who.name or "").lower().startswith(self.page.words[match.start][:6]):
                return who
        if word not in self.sets.bare_body:
            return None
        name = nominative(self.grammar, match.start, match.stop)
        return Figurehead(name, None, None, "organisation", company=name, first=match.start)

    def _body_span(self, match: Match) -> tuple[int, int, bool]:
        """An organisation's words, and whether they name it."""
        grammar, page = self.grammar, self.page
        start, stop = match.start, match.stop
        limit = min(grammar.bounds(match.start)[1], stop + 14)
        while (
            start > 0
            and grammar.pos(start - 1) in ("ADJF", "PRTF")
            and start - 1 not in self.taken
            and grammar.bits(start - 1) & grammar.bits(match.start) & CASES
        ):
            if page.sentence_of[start - 1] != page.sentence_of[match.start]:
                break
            start -= 1
        named = (
            page.is_capital(match.start)
            or page.is_a(match.start, "orgkind")
            or page.words[match.start] in self.sets.press_word
        )
        while stop < limit:
            word = page.words[stop]
            if word in ("«", "“", '"') and page.quote_of[stop] >= 0 and page.quotes[page.quote_of[stop]].start == stop:
                quote = page.quotes[page.quote_of[stop]]
                if quote.stop - stop > 10:
                    break
                stop, named = quote.stop, True
                continue
            place = self.context.place_of.get(stop)
            if place and grammar.bits(stop) & GEN | (place.form == "noun" and not grammar.bits(stop)):
                stop, named = place.stop, True
                continue
            if (
                word in self.sets.and_comma
                and stop + 1 < limit
                and self._in_body(stop + 1)
                and named
                and not grammar.is_finite(stop + 2)
            ):
                joins = page.is_a(match.start, "organisation") and page.words[match.start] in self.sets.joining_body
                if not joins:
                    break
                stop += 2
                continue
            if not self._in_body(stop):
                break
            named = named or page.words[match.start] in self.sets.department_noun
            stop += 1
        adjective = any(p.form == "adjective" for p in self.context.places_in(start, match.start))
        return start, stop, named or adjective

    def _in_body(self, k: int) -> bool:
        grammar = self.grammar
        if grammar.pos(k) in ("NOUN", "ADJF", "PRTF") and grammar.bits(k) & GEN:
            return k not in self.taken or self.page.match_at("title", k) is not None and not self.page.is_capital(k)
        return False

    def _groups(self) -> list[Mention]:
        found = []
        for match in self.page.of("group"):
            plural = self.grammar.is_plural(match.start) or self.page.words[match.start] in self.sets.authorities
            if match.start in self.taken or not plural:
                continue
            role = self.page.slice(match.start, match.stop)
            self.context.cases[match.start] = hint_of(self.grammar.bits(match.start))
            found.append(Mention(match.start, match.stop, "group", Figurehead(None, role, None, "group"), plural=True))
        return found

    def _short_names(self, known: list[Mention]) -> list[Mention]:
        """Surnames, first names and patronymics alone, of people who are named in full elsewhere."""
        words: dict[str, list[Figurehead]] = {}
        for who in self.people:
            for word in self.keys[id(who)]:
                if len(word) > 1:
                    words.setdefault(word, []).append(who)
        found, page, grammar = [], self.page, self.grammar
        done = {k for m in known for k in range(m.start, m.stop)}
        for i in page.capitals if words else ():
            if i in done or i in self.taken or not grammar.forms[i].isalpha():
                continue
            nominatives = (
                {plain(r.nominative) for r in name_readings(grammar.forms[i])} if len(grammar.forms[i]) > 2 else set()
            )
            fits = {id(who): who for n in nominatives for who in words.get(n, ())}
            if len(fits) != 1 or i in self.context.place_of and not grammar.bits(i) & PATR:
                continue
            who = next(iter(fits.values()))
            self.context.cases[i] = self._case_of(i, who)
            found.append(Mention(i, i + 1, "name", who))
        return found

    def _case_of(self, i: int, who: Figurehead) -> int:
        cases = 0
        for reading in name_readings(self.grammar.forms[i]):
            if reading.gender in ("", who.gender or reading.gender):
                cases |= reading.case
        return cases

    # --- whom a mention means

    def _resolve(self, mentions: list[Mention]) -> list[Mention]:
        found = []
        for mention in mentions:
            who = mention.who
            if who is not None and who.kind == "pronoun":
                who = self._last(mention, who.gender)
            elif who is not None and mention.form == "role":
                who = self._holder_of(mention, who)
            if who is not None:
                found.append(Mention(mention.start, mention.stop, mention.form, who, mention.plural))
                self._saw(mention, who)
        return found

    def _saw(self, mention: Mention, who: Figurehead) -> None:
        if self.context.cases.get(mention.start, 0) & NOM and who.kind != "group":
            self.subjects.append((self.page.sentence_of[mention.start], who))
        elif who.kind == "person":
            self.subjects.insert(max(0, len(self.subjects) - 1), (self.page.sentence_of[mention.start], who))

    def _last(self, mention: Mention, gender: str | None) -> Figurehead | None:
        """Whom a pronoun means: the last subject of its gender."""
        sentence = self.page.sentence_of[mention.start]
        for number, who in reversed(self.subjects):
            if sentence - number > _REACH:
                return None
            if who.kind == "person" and (gender is None or who.gender in (None, gender)):
                return who
        return None

    def _holder_of(self, mention: Mention, office: Figurehead) -> Figurehead:
        """Who is in an office: of those with its rank and area the one named or talked of last."""
        people = [who for who in self.people if self._is_in(who, office, mention)]
        if not people:
            key = (office.rank or "", office.area.code or office.area.name if office.area else None)
            known = self.unnamed.setdefault(key, office)
            return known if known.role == office.role or office.area is None else office
        first = (office.role or "").lower().split()[:1]
        exact = [who for who in people if (who.role or "").lower().split()[:1] == first]
        people = exact or people
        if len(people) > 1 and office.area is None and office.rank in _HOSTS:
            return min(people, key=lambda who: who.first)  # "глава государства" is that of the document
        if len(people) > 1:
            sentence = self.page.sentence_of[mention.start]
            lately = [who for number, who in reversed(self.subjects) if sentence - number <= _REACH and who in people]
            before = [who for who in people if who.first < mention.start]
            return (lately or before or people)[0]
        return people[0]

    def _is_in(self, who: Figurehead, office: Figurehead, mention: Mention) -> bool:
        ranks = _GENERIC_RANKS.get(office.rank or "", (office.rank,))
        if who.rank not in ranks or who.rank is None:
            return False
        joined = self.page.words[mention.start : mention.stop].count("-")
        whole = mention.stop - mention.start - 2 * joined <= 2 and office.area is None
        if office.area is None:
            same_words = not office.role or whole or who.role and office.role.lower() in who.role.lower()
            return bool(same_words)
        if who.area is None:
            return True
        if office.area.code and who.area.code:
            return who.area.code == office.area.code or who.area.code.startswith(office.area.code + "-")
        return office.area.name == who.area.name


def _is_initial_of(short: str, name: str) -> bool:
    """Whether a name of one or two letters is how another begins: дж, джозеф."""
    return len(short) <= 2 and name.startswith(short)


def _fullness(one: Written) -> int:
    return sum(3 if not word.endswith(".") else 1 for word in one.words)


def is_nominative(context: RussianContext, mention: Mention) -> bool:
    """Whether a mention can stand in the nominative."""
    return bool(context.cases.get(mention.start, CASES) & NOM)


def cases_of(context: RussianContext, mention: Mention) -> int:
    """The cases that a mention can stand in."""
    return context.cases.get(mention.start, CASES)
