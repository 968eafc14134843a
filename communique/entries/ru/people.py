"""Who is who in a Russian report: whom names, offices and pronouns mean."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead, Mention
from communique.entries.heads_unnamed import name_heads
from communique.entries.ru.bodies import Bodies
from communique.entries.ru.callings import by_body, heads_of, is_called_so, is_named, is_private, less_compound
from communique.entries.ru.colleagues import COLLEAGUE, colleague_of, find_colleagues, is_of_land
from communique.entries.ru.context import RussianContext
from communique.entries.ru.delegation_heads import DelegationHeads
from communique.entries.ru.grammar import QUOTES
from communique.entries.ru.guests import not_them, received
from communique.entries.ru.interlocutors import SOURCE, find_interlocutors
from communique.entries.ru.lending import Lending
from communique.entries.ru.named_later import name_later
from communique.entries.ru.names import Names, Written, hint_of
from communique.entries.ru.office_chains import join_offices
from communique.entries.ru.office_pairs import OfficePairs
from communique.entries.ru.offices import Office, Offices
from communique.entries.ru.register import Register
from communique.text.russian import ACC, CASES, INS, NOM, PATR, lemma, name_nominatives, name_readings, plain

_SHORTEST: Final = 3  # letters of a name that stands alone
_LABEL: Final = 6  # tokens of a name before a colon
_REACH: Final = 8  # sentences that a pronoun or an office looks back
_EXPERT: Final = 3  # sentences that "эксперт" looks back
_APART = frozenset(("executive", "official", "head"))
_HOSTS = frozenset(("president", "governor", "premier", "mayor"))
_GENERIC_RANKS = {"head": ("head", "executive", "mayor"), "minister": ("minister",)}


def find_people(context: RussianContext) -> None:
    """Fill in the people of the document and all mentions of them, of organisations and of groups."""
    _Finder(context).find()
    name_heads(context)


class _Finder:
    """One pass that finds offices and names, then one in the order of the text that says whom each mention means."""

    def __init__(self, context: RussianContext) -> None:
        self.context, self.page, self.grammar = context, context.page, context.grammar
        self.sets = self.grammar.sets
        self.names = Names(self.grammar, context.place_of)
        self.taken: dict[int, int] = {}
        self.reader = Offices(context, self.names, self.taken)
        self.bodies = Bodies(context, self.taken)
        self.lending = Lending(context, self.reader.areas)
        self.register = Register(self.grammar, context.title)
        self.offices: list[tuple[Office, Written | None]] = []
        self.alone: list[Written] = []
        self.people: list[Figurehead] = []
        self.unnamed: dict[tuple[str, str | None], Figurehead] = {}
        self.leading: list[Figurehead] = []  # those who lead a delegation
        self.subjects: list[tuple[int, Figurehead]] = []
        self.acting: list[tuple[int, Figurehead]] = []  # those in the nominative
        self.told: dict[int, bool] = {}  # whether the words of an office of theirs name its area
        self.quoted: set[tuple[int, int]] = set()  # sentences and those whom only somebody's words in them name

    def find(self) -> None:
        """The whole work."""
        pairs = OfficePairs(self.reader)
        for match in self.page.of("title"):
            if match.start in self.taken or self._is_skipped(match.start):
                continue
            read = pairs.read(match) or [self.reader.read(match)]
            self.offices += [one for one in read if one]
        self.offices = join_offices(self.reader, DelegationHeads(self.reader).join(self.offices))
        self._loose_names()
        mentions = self._register()
        led = [(office.start, office.body) for office, _ in self.offices if office.body and is_named(office.body)]
        self.bodies.led = sorted(led)
        self.bodies.held = {office.start for office, written in self.offices if written}
        mentions += (
            find_interlocutors(self.context, self.taken)
            + find_colleagues(self.context, self.taken)
            + self._roles()
            + self._pronouns()
            + self.bodies.find()
            + self.bodies.groups()
            + self._short_names(mentions)
        )
        mentions.sort(key=lambda m: (m.start, -m.stop))
        kept: list[Mention] = []
        for mention in mentions:
            if not kept or mention.start >= kept[-1].stop:
                kept.append(mention)
        context = self.context
        self.lending.bodies(self.people, self.bodies, kept)
        context.people = sorted(self.people, key=lambda who: who.first)
        context.mentions = self._resolve(kept)
        context.mention_of = {m.start: m for m in context.mentions}
        told = received(context, self.acting, self.subjects)
        context.host, context.guest = told[0] if told else None, next(iter(self.leading), None)

    # --- names

    def _loose_names(self) -> None:
        """Names without an office: a first name or initials with a surname."""
        behind = 0
        known = self.sets.eastern_surname.intersection(one.forms[0] for _, one in self.offices if one)
        for i in self.page.capitals:
            if i < behind or i in self.taken or not self.names.goes_on(i) or self._is_skipped(i):
                continue
            led = self.page.match_at("headed_by", i - 3) is not None  # во главе с Анте Шимичем
            hint = INS if led else hint_of(self.grammar.bits(i - 1)) if self.page.is_a(i - 1, "colleague") else 0
            again = self.grammar.forms[i] in known and self.page.is_capital(i + 1)  # Чжао Линь, before in an office
            written = self._labelled(i) or self.names.read(i, hint, titled=hint > 0 or again)
            if written is None or len(written.words) < 2:
                continue
            behind = written.stop
            if self._is_title_of_work(written):
                continue
            self.alone.append(written)
            self.taken.update(dict.fromkeys(range(written.start, written.stop), 1))

    def _is_skipped(self, i: int) -> bool:
        """Whether a token stands in a line that is no part of the report: Губернатор   Документы   Пресс-центр."""
        return bool(self.context.skipped) and self.context.skipped[self.page.paragraph_of[i]]

    def _labelled(self, i: int) -> Written | None:
        """A name that is all that stands before a colon, in the nominative: Мариза Коутиньо: «…»."""
        start, stop = self.grammar.sentence(i)
        colon = i == start and any(self.page.words[k] == ":" for k in range(i + 2, min(stop, i + _LABEL)))
        written = self.names.read(i, NOM) if colon else None
        return written if written and self.page.words[written.stop : written.stop + 1] == [":"] else None

    def _is_title_of_work(self, written: Written) -> bool:
        """Whether the words are all that stands in quotation marks, or name a street or a prize: имени Янки Купалы."""
        before = self.grammar.forms[written.start - 1] if written.start else ""
        quoted = before in QUOTES and self.page.words[written.stop : written.stop + 1] == ["»"]
        return quoted or before in self.sets.named_after

    def _register(self) -> list[Mention]:
        """One person for each name, the fullest first, and the mentions of them by name."""
        told = {id(one): office for office, one in self.offices if one}
        told |= {id(one): office for one in self.alone if (office := self.reader.of_noun(one))}
        written = [one for _, one in self.offices if one] + self.alone
        who_of = self.register.people_of(written)
        self.people = self.register.people
        mentions = []
        before: Figurehead | None = None
        for one in sorted(written, key=lambda one: one.start):
            who, office = who_of[one.start], told.get(id(one))
            if office:
                self._tell(who, office)
                if before and before.rank and who.rank == "official" and self.page.is_a(office.head, "colleague"):
                    who.rank = before.rank  # его армянский коллега Гнел Саносян
            before = who
            start = min(one.start, office.start) if office else one.start
            stop = max(one.stop, office.stop) if office else one.stop
            case = hint_of(self.reader.head_bits(office.head)) if office else self.register.case_of(one, who)
            rigid = bool(office) and case == INS or one.against  # послом Данг Минь Кхоем: some names do not decline
            if self.page.match_at("headed_by", start - 3):
                self.leading += [who] if who not in self.leading else []
            self.context.cases[start] = case if rigid or case & one.case or not one.sure or not office else one.case
            mentions.append(Mention(start, stop, "name", who))
        name_later(self.context, self.offices, self.people, self._tell)
        self.lending.areas(self.offices, self.people)
        return mentions

    def _tell(self, who: Figurehead, office: Office) -> None:
        """Add an office to a person: the first stays, an area is added where it lacks."""
        same = office.area is not None and who.rank == office.rank
        sure = bool(self.context.places_in(office.start, office.stop))  # губернатор Амурской области, and no town near
        better = who.rank is None or same and (who.area is None or sure and not self.told.get(id(who), True))
        self.told[id(who)] = self.told.get(id(who), False) or sure
        if better:
            who.role = self.reader.role_words(office)
            who.rank, who.area = office.rank, office.area
            who.title = who.role
            stands = self.page.words[office.head] in self.sets.standing_noun and is_private(office.body, self.sets)
            led = office.leads == "company" or office.rank == "executive" or stands
            who.company = office.body if led else None

    # --- offices without a name, pronouns, organisations, groups

    def _roles(self) -> list[Mention]:
        found = []
        for office, written in self.offices:
            if written is None:
                role = self.reader.role_words(office)
                who = Figurehead(None, role, office.area, "person", office.rank, office.leads, first=office.start)
                self.context.cases[office.start] = hint_of(self.reader.head_bits(office.head))
                found.append(
                    Mention(office.start, office.stop, "group" if office.plural else "role", who, office.plural)
                )
        return found

    def _pronouns(self) -> list[Mention]:
        found = []
        for match in self.page.of("personword"):
            form, bits = self.grammar.forms[match.start], self.grammar.bits(match.start)
            if form in self.sets.person_form or form in self.sets.object_form and self._is_object(match.start):
                who = Figurehead(None, None, None, "pronoun", gender=match.group["gender"])
                self.context.cases[match.start] = ACC if form in self.sets.object_form else hint_of(bits)
                found.append(Mention(match.start, match.stop, "pronoun", who))
        for match in self.page.of("unnamed"):
            other = match.start > 0 and self.grammar.forms[match.start - 1] in self.sets.possessive_form
            if match.start not in self.taken and not other and not self.grammar.is_plural(match.start):
                role = self.page.slice(match.start, match.stop)
                self.context.cases[match.start] = hint_of(self.grammar.bits(match.start))
                sex = "f" if self.page.words[match.start] in self.sets.she_noun else None
                who = Figurehead(None, role, None, "pronoun", gender=sex)
                found.append(Mention(match.start, match.stop, "role", who))
        return found

    def _short_names(self, known: list[Mention]) -> list[Mention]:
        """Surnames, first names and patronymics alone, of people who are named in full elsewhere."""
        words: dict[str, list[Figurehead]] = {}
        for who in self.people:
            for word in self.register.words_of(who):
                if len(word) > 1:
                    words.setdefault(word, []).append(who)
        found, page, grammar = [], self.page, self.grammar
        done = {k for m in known for k in range(m.start, m.stop)}
        for i in page.capitals if words else ():
            if i in done or i in self.taken or not grammar.forms[i].isalpha():
                continue
            stop, form = self._behind_double(i), grammar.forms[i]
            if len(form) < _SHORTEST:
                continue
            nominatives = name_nominatives(form) | {form}
            if stop > i + 1:
                behind = name_nominatives(grammar.forms[i + 2])
                nominatives = frozenset([f"{a}-{b}" for a in nominatives for b in behind])
            first = i - 2 if i > 1 and self.grammar.opens_with_particle(i - 2) else i
            if first < i:
                nominatives = frozenset([f"{page.words[first]}-{n}" for n in nominatives])  # эль-Сайед
            fits = {id(who): who for n in nominatives.intersection(words) for who in words[n]}
            if len(fits) != 1 or i in self.context.place_of and not grammar.bits(i) & PATR:
                continue
            who, first = next(iter(fits.values())), self._before_honorific(first)
            self.context.cases[first] = self._case_of(stop - 1, who) or CASES
            found.append(Mention(first, stop, "name", who))
        return found

    def _before_honorific(self, i: int) -> int:
        """Where a courtesy before a surname begins, or the surname: г-н Менон."""
        words, page = self.page.words, self.page
        if i > 2 and words[i - 2] == "-" and words[i - 3] in self.sets.honorific_letter and page.touches(i - 1):
            return i - 3
        return i - (i > 0 and page.is_a(i - 1, "honorific"))

    def _behind_double(self, i: int) -> int:
        """Behind the surname at token `i`, which may be a double one: Ковальчук-Седов."""
        page = self.page
        joined = i + 2 < page.size and page.words[i + 1] == "-" and page.touches(i + 1) and page.touches(i + 2)
        return i + 3 if joined and page.is_capital(i + 2) else i + 1

    def _case_of(self, i: int, who: Figurehead) -> int:
        cases, own = 0, self.register.words_of(who)
        for reading in name_readings(self.grammar.forms[i]):
            if reading.gender in ("", who.gender or reading.gender) and plain(reading.nominative) in own:
                cases |= reading.case
        return cases

    def _is_object(self, k: int) -> bool:
        """Whether "его" at token `k` is the object of the verb beside it and not whose something is: его принял мэр."""
        after = self.grammar.pos(k + 1) == "VERB"
        ends = not self.grammar.is_nominal(k + 1)
        return after or ends and self.grammar.pos(k - 1) == "VERB"

    # --- whom a mention means

    def _resolve(self, mentions: list[Mention]) -> list[Mention]:
        found = []
        for mention in mentions:
            who = mention.who
            if who is not None and who.kind == "pronoun":
                who = self._last(mention, who.gender)
            elif who is not None and who.kind == COLLEAGUE:
                known = [one for one in self.people if one.first < mention.start]
                who = colleague_of(self.context, who.area, known, self.acting[-1][1] if self.acting else None)
            elif who is not None and mention.form == "role":
                who = self._holder_of(mention, who)
            if who is not None:
                found.append(Mention(mention.start, mention.stop, mention.form, who, mention.plural))
                self._saw(mention, who)
        return found

    def _saw(self, mention: Mention, who: Figurehead) -> None:
        if mention.plural:
            return
        note = self.quoted.add if self.grammar.is_quoted(mention.start) else self.quoted.discard
        note((self.page.sentence_of[mention.start], id(who)))
        if self.context.cases.get(mention.start, 0) & NOM and who.kind != "group":
            self.subjects.append((self.page.sentence_of[mention.start], who))
            self.acting.append((self.page.sentence_of[mention.start], who))
        elif who.kind == "person":
            self.subjects.insert(max(0, len(self.subjects) - 1), (self.page.sentence_of[mention.start], who))

    def _last(self, mention: Mention, gender: str | None) -> Figurehead | None:
        """Whom a pronoun means: the last subject of its gender."""
        sentence = self.page.sentence_of[mention.start]
        near: list[Figurehead] = []
        for number, who in reversed(self.subjects):
            if sentence - number > _REACH:
                break
            if self.page.quote_of[mention.start] < 0 and (number, id(who)) in self.quoted:
                continue  # «Министр готов», – сказал он
            near += [who] if who.kind == "person" and (gender is None or who.gender in (None, gender)) else []
        if self.page.is_a(mention.start, "host_noun") and (told := received(self.context, self.acting, self.subjects)):
            return told[0]
        if self.page.is_a(mention.start, "guest_noun") and (told := received(self.context, self.acting, self.subjects)):
            host, guests = told
            near = [who for who in near if who in guests] or [who for who in near if who is not host] or near
        if self.page.is_a(mention.start, "interlocutor"):  # собеседник издания is the one who is not named
            near = [who for who in near if who.rank == SOURCE] or near
            near = not_them(self.context, mention.stop, near, [heads_of(who, least=1) for who in near])
            if self.grammar.opens_sentence(mention.start) and self.acting:
                near = [who for who in near if who.name and who is not self.acting[-1][1]] or near
        sure = (who for who in near if who.gender) if gender == "f" else iter(near)
        return next(sure, next(iter(near), None))

    def _holder_of(self, mention: Mention, office: Figurehead) -> Figurehead:
        """Who is in an office: of those with its rank and area the one named or talked of last."""
        if office.rank == SOURCE:
            return self.unnamed.setdefault((office.role or "", None), office)
        people = [who for who in self.people if self._is_in(who, office, mention)]
        if office.area and office.area.code:  # президент Чили is rather one whose country is told
            people = [who for who in people if who.area] or people
        people = by_body(office.role or "", self.people, self.sets) or people or self._called(office, mention)
        if not people:
            key = (office.rank or "", office.area.code or office.area.name if office.area else None)
            known = self.unnamed.setdefault(key, office)
            return known if known.role == office.role or office.area is None else office
        first = (office.role or "").lower().split()[:1]
        exact = [who for who in people if (who.role or "").lower().split()[:1] == first or self._is_colleague(who)]
        words = f"{(office.role or '').lower()} "
        whole = [who for who in exact if f"{(who.role or '').lower()} ".startswith(words)] if " " in words[:-1] else []
        people = whole or exact or less_compound(people, first) or people
        if len(people) > 1 and office.area is None and office.rank in _HOSTS:
            return min(people, key=lambda who: who.first)  # "глава государства" is that of the document
        if len(people) > 1:
            sentence = self.page.sentence_of[mention.start]
            lately = [who for number, who in reversed(self.subjects) if sentence - number <= _REACH and who in people]
            before = [who for who in people if who.first < mention.start]
            return (lately or before or people)[0]
        return people[0]

    def _is_colleague(self, who: Figurehead) -> bool:
        """Whether somebody is named by nothing but whose colleague they are."""
        return self.page.language.wordset("colleague").issuperset(map(lemma, (who.role or "-").lower().split()[-1:]))

    def _called(self, office: Figurehead, mention: Mention) -> list[Figurehead]:
        """Who is called by no office of their own: the one who leads a company "инвестор", one of a side "коллега"."""
        noun = self.page.words[mention.stop - 1]
        speaks = self.page.match_at("cue", mention.stop) or self.page.match_at("cue", mention.start - 1)
        if noun in self.sets.business_noun and mention.stop - mention.start == 1 and speaks:
            return [who for who in self.people if who.rank == "executive" and who.first < mention.start]
        if noun in self.sets.expert_noun and mention.stop - mention.start == 1 and speaks:
            return self._lately_known(mention)
        if mention.stop - mention.start == 1:  # полпред: one of the offices of whoever holds two
            held = [who for who in self.people if noun in heads_of(who)]
            held = held or [who for who in self.people if noun in heads_of(who, least=1)]
            if len(held) == 1:
                return held
        if self.page.is_a(mention.stop - 1, "delegation_noun"):  # глава делегации
            return self.leading[:1] if len(self.leading) == 1 else self._guest(office) if not self.leading else []
        if noun in self.sets.side_person and office.area:
            sided = [who for who in self.people if who.area and who.area.code == office.area.code]
            return sided if len(sided) == 1 and office.area.code else []
        return []

    def _guest(self, office: Figurehead) -> list[Figurehead]:
        """The one who came, where an office of leading those who did tells no other area: глава делегации."""
        told = received(self.context, self.acting, self.subjects)
        guests = [who for who in told[1] if who.name] if told else []
        fit = {id(who): who for who in guests if not office.area or who.area and who.area.code == office.area.code}
        return list(fit.values()) if len(fit) == 1 else []

    def _lately_known(self, mention: Mention) -> list[Figurehead]:
        """The one person of no state office of whom the sentences before tell, whom a report calls an expert."""
        here = self.page.sentence_of[mention.start]
        near = [who for number, who in self.subjects if 0 < here - number <= _EXPERT]
        lately = {id(who): who for who in near if who.name and who.kind == "person"}
        return list(lately.values()) if len(lately) == 1 and all(w.rank in _APART for w in lately.values()) else []

    def _is_in(self, who: Figurehead, office: Figurehead, mention: Mention) -> bool:
        if office.rank == "deputy" and office.area is None:  # вспоминает зампред
            return any(lemma(word) in self.sets.deputy_noun for word in (who.role or "").lower().split()[:2])
        ranks = _GENERIC_RANKS.get(office.rank or "", (office.rank,))
        if who.rank not in ranks or who.rank is None:
            return False
        if office.rank == "head" and self.page.is_a(mention.stop - 1, "delegation_noun"):
            return False  # глава делегации is no mayor
        joined = self.page.words[mention.start : mention.stop].count("-")
        title = self.page.match_at("title", mention.start)
        if office.rank == "official" and " " in (office.role or "") and not is_called_so(who, office):
            return False  # представитель ведомства is no эксперт
        bare = title is not None and title.stop >= mention.stop and title.group["leads"] == "area"
        whole = (bare or mention.stop - mention.start - 2 * joined <= 2) and office.area is None
        if office.area is None:
            return bool(not office.role or whole or who.role and office.role.lower() in who.role.lower())
        if who.area is None:
            return True
        if office.area.code and who.area.code:
            return who.area.code == office.area.code or who.area.code.startswith(office.area.code + "-")
        return is_of_land(self.context, who.area, office.area)


def cases_of(context: RussianContext, mention: Mention) -> int:
    """The cases that a mention can stand in."""
    return context.cases.get(mention.start, CASES)
