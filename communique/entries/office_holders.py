"""Who holds an office that is named without a name: by a body, a region, a visit, a counterpart."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Context, Figurehead, Mention
from communique.entries.hosts import guest_before
from communique.entries.lexicon import lexicon
from communique.entries.memory import Holders, Memory
from communique.entries.roles import GOVERNING, Role, genitive_of, office_of
from communique.entries.whose import land_of

_HEADS: Final = frozenset(("president", "monarch", "prime minister"))  # "the Belarusian leader" tells whose President
_OF_BODIES: Final = frozenset(("executive", "chairman", "head", "president"))
_RANKED: Final = frozenset(("minister", "governor", "vice governor", "mayor"))
_ENVOYS_FIRST: Final = frozenset(("diplomat", "excellency"))
_POSTS: Final = ("ambassador", "counsellor")
_LEADING: Final = frozenset(("head", "leader"))
_MINISTERS: Final = frozenset(("minister", "deputy"))
_FAR_GROUP: Final = 4  # tokens of "of the visiting delegation"
_FEW: Final = 6  # mentions before an office that may stand in its sentence
_FAR_TITLE: Final = 3  # tokens of the determiners of an office


class OfficeHolders:
    """Looks among the people of one document for the holders of such offices."""

    def __init__(self, context: Context, memory: Memory) -> None:
        self.context = context
        self.page = context.page
        self.memory = memory
        self.genitive = genitive_of(context.page)
        pronouns = context.page.language.wordset
        self.subjects = pronouns("personpronoun", case="subject") - pronouns("personpronoun", plural=True)
        self.female = context.page.language.wordset("personpronoun", gender="f")
        self.surnames = {who.name.rpartition(" ")[2].lower() for who in context.people if who.name}
        self.titles = {match.start for match in context.page.of("title")}
        self.guests = context.page.language.sets["guestdeterminer"]
        self.bodies = context.page.language.sets["organisation"]
        self.seconds = context.page.language.sets["secondtitle"]
        self.companyheads = context.page.language.sets["companyhead"]

    def of_ours(self, role: Role) -> Figurehead | None:
        """Who was named as ours in an office of these words: our Rector, where our Rector A was named before."""
        page = self.page
        if not page.is_a(role.start, "ownhouse"):
            return None
        named = (m for m in reversed(self.context.mentions) if m.form == "name")
        named = (m for m in named if page.is_a(m.start, "ownhouse") or page.is_a(m.start - 1, "ownhouse"))
        return next((m.who for m in named if m.who is not None and m.who.title == role.words), None)

    def of_body(self, role: Role) -> Figurehead | None:
        """The head of Rimi Foods, the head of the agency: the only one known to head that body."""
        if role.company is None or role.rank not in _OF_BODIES:
            return None
        name = role.company.lower()
        short = name == role.company and " " not in name  # the agency
        heads = [who for who in self.context.people if who.company and who.rank in _OF_BODIES]
        told = [who for who in heads if who.company and self._is_body(who.company.lower(), name, short)]
        exact = [who for who in told if who.title == role.words or who.rank == role.rank] or told
        return exact[0] if len(exact) == 1 else None

    def _is_body(self, company: str, name: str, short: bool) -> bool:
        return company == name or short and name in company.split()

    def body(self, key: str, start: int) -> Figurehead | None:
        """The agency, by its head word: the only one of which an official is told to be."""
        named = {who.company for who in self.context.people if who.company and self.memory.has_seen(who)}
        known = [name for name in named if name[:1].isupper() and key in name.lower().split()]
        if len(known) != 1 or " " not in known[0]:
            return None
        return Figurehead(known[0], None, None, kind="organisation", company=known[0], first=start)

    def company(self, start: int, stop: int) -> Figurehead | None:
        """The company, where one manager is told of and the name of what they head is no public body's."""
        heads = [who for who in self.context.people if self.memory.has_seen(who)]
        public = self.bodies - self.companyheads
        firms = {who.company for who in heads if who.company and public.isdisjoint(who.company.lower().split())}
        lost = any(who.rank == "executive" and who.company is None for who in heads)
        if lost or len(firms) != 1 or stop - start > 2:
            return None
        name = firms.pop()
        return Figurehead(name, None, None, kind="organisation", company=name, first=start)

    def of_delegation(self, role: Role) -> Figurehead | None:
        """The head of the delegation: whom the text last told to lead one, else the guest."""
        page = self.page
        behind = page.is_a(role.stop, "genitivelink") and not page.is_a(role.stop + 1, "indefinite")
        if role.rank not in _LEADING or not page.has_a("delegation", role.start, role.stop + behind * _FAR_GROUP):
            return None
        led = lexicon(self.page.language.language, "ledby")
        for mention in reversed(self.context.mentions):
            i = mention.start - self.page.is_a(mention.start - 1, "definite")
            if mention.form == "name" and led.before(self.page.words, i) is not None:
                who = mention.who
                break
        else:
            who = guest_before(self.context, role.start)
        if who is None or who.kind != "person":
            return None
        return who if role.area is None or who.area is None or who.area.code == role.area.code else None

    def ranks(self, role: Role, stands: tuple[str, ...], gender: str | None) -> tuple[str, ...]:
        """The ranks that an office may stand for; of a diplomat or an excellency an envoy's where one fits."""
        if role.rank not in _ENVOYS_FIRST:
            return stands
        told = any(who.gender == gender for who in self.memory.holders(stands, role).members)
        if role.rank != "diplomat" and (gender is None or told):
            return stands
        envoys = self.memory.holders(_POSTS, role).members
        return _POSTS if any(who.gender in (None, gender or who.gender) for who in envoys) else stands

    def second(self, role: Role) -> Figurehead | None:
        """Who stands under the holder of an office, by a title that somebody here has: the Finnish deputy minister.

        The title counts for more than the country, where nobody of it has the title and one of no known country has.
        """
        if not self.seconds.intersection(role.words.split()):
            return None
        alike = [who for who in self.context.people if who.name and self._is_title(who.title, role.words)]
        own = [who for who in alike if self.memory.fits_area(who, role.area, role.behind)]
        own = own or [who for who in alike if who.area is None]
        return own[0] if len(own) == 1 else None

    def _is_title(self, title: str, words: str) -> bool:
        """Whether a title is this one: undersecretary, under-secretary; deputy minister, deputy foreign minister."""
        if title.replace(" - ", "").replace(" ", "") == words.replace(" - ", "").replace(" ", ""):
            return True
        held, told = title.split(), words.split()
        return len(told) == 2 < len(held) and (held[0], held[-1]) == (told[0], told[-1])

    def only_one(self, role: Role) -> Figurehead | None:
        """The only official of an area who has been told of: the Estonian official."""
        if role.area is None or not role.definite:
            return None
        seen = [who for who in self.context.people if who.name and who.rank and self.memory.has_seen(who)]
        own = [who for who in seen if self.memory.fits_area(who, role.area, role.behind)]
        return own[0] if len(own) == 1 else None

    def gender_behind(self, role: Role, exact: Holders) -> str | None:
        """What the next "he" or "she" of a paragraph tells, where men and women are in question and nobody is named.

        The Minister said that trade grew. "You are our sea," she added.
        """
        page = self.page
        if len(exact.members) < 2 or len({who.gender for who in exact.members}) < 2:
            return None
        if page.sentences[page.sentence_of[role.start]][0] != role.start or any(
            w.gender is None for w in exact.members
        ):
            return None
        for i in range(role.stop, page.paragraphs[page.paragraph_of[role.start]][1]):
            if page.quote_of[i] >= 0:
                continue
            if i in self.titles or page.words[i] in self.surnames and page.is_capital(i):
                return None
            if page.words[i] in self.subjects:
                return "f" if page.words[i] in self.female else "m"
        return None

    def kind_headed(self, role: Role) -> str | None:
        """The kind of body that a head is told to be of: the | port | chief, head of the | chamber; or `None`."""
        named = role.company is not None and role.company != role.company.lower()
        if role.rank != "head" or role.area is not None or named:
            return None
        words = role.text.lower().replace("'s", "").replace("’s", "").split()
        at = len(words) - len(role.words.split())
        word = words[at - 1] if at > 0 and role.text.lower().endswith(role.words) else words[-1]
        kinds = self.page.language.wordset("organisation") - self.page.language.sets["headedelsewhere"]
        word = role.company.split()[-1] if role.company else word  # the port's chief
        return word if (role.company or len(words) > 1) and word in kinds else None

    def head_of_kind(self, kind: str) -> Figurehead | None:
        """The only person whose office tells of such a body: the chairman of the Mossel Bay Chamber."""
        told = [who for who in self.context.people if who.role and kind in who.role.lower().split()]
        return told[0] if len(told) == 1 else None

    def is_visiting(self, role: Role) -> bool:
        """Whether an office is told to be a visitor's: the visiting minister."""
        return not self.guests.isdisjoint(self.page.words[role.start : role.title])

    def visitor(self, role: Role, fitting: Holders) -> Figurehead | None:
        """Whom the visiting official means: whoever was received last, or came."""
        return guest_before(self.context, role.start, fitting.ids)

    def counterpart(self, role: Role) -> Figurehead | None:
        """Her counterpart, her Estonian counterpart: the only other one of a rank who has been named."""
        owner = self.memory.last_subject_before(self.page.sentence_of[role.start], role.start)
        if owner is None or owner.rank is None:
            return None
        named = [who for who in self.context.people if who.rank == owner.rank and who is not owner and who.name]
        seen = [who for who in named if self.memory.has_seen(who) and land_of(who.area) != (land_of(owner.area) or "?")]
        if role.area is not None:
            seen = [who for who in seen if who.area is not None and land_of(who.area) == land_of(role.area)]
            if land_of(owner.area) == land_of(role.area):
                seen = []  # the last subject is of that country too
        if len(seen) > 1:
            seen = [who for who in seen if self._is_second(who) == self._is_second(owner)]
        return seen[0] if len(seen) == 1 else self._first_of(role)

    def _first_of(self, role: Role) -> Figurehead | None:
        """The only holder of an office itself, no deputy's, of an area who has been named beside a deputy."""
        if role.area is None:
            return None
        own = [who for who in self.context.people if who.name and who.rank in _RANKED and self.memory.has_seen(who)]
        own = [who for who in own if self.memory.fits_area(who, role.area, role.behind)]
        firsts = [who for who in own if not self._is_second(who)]
        return firsts[0] if len(firsts) == 1 and len({who.rank for who in own}) == 1 < len(own) else None

    def _is_second(self, who: Figurehead) -> bool:
        return not self.seconds.isdisjoint(who.title.split())

    def settle_heads(self, ranks: tuple[str, ...], role: Role) -> None:
        """ "The Belarusian leader" where one President is named without a country: it is that country's.

        So too a town's mayor where one is named without a town, and a minister in a report from there. Not where that
        President is somebody who meets the Prime Minister of another country in the same sentence.
        """
        area, sentence = role.area, self.page.sentence_of[role.start]
        here = {id(m.who) for m in self.context.mentions[-_FEW:] if self.page.sentence_of[m.start] == sentence}
        lost = self.memory.without_area([rank for rank in ranks if rank in _HEADS])
        seen = [who for who in lost if self.memory.has_seen(who)]
        if not lost and role.rank in GOVERNING and not role.behind:
            local = [who for who in self.memory.without_area([role.rank]) if self.memory.has_seen(who)]
            seen = local if len(local) == 1 else []
        if not lost and role.rank in _MINISTERS and not role.behind and self._is_told_from(role):
            near = [who for who in self.memory.without_area([role.rank]) if self.memory.has_seen(who)]
            seen = near if len(near) == 1 and role.words in near[0].title.split() else []
        for who in seen[-1:] or sorted(lost, key=lambda one: one.first)[:1]:
            if area is None or role.behind and id(who) in here:
                continue
            who.area = area
            who.role = office_of(who.role, area, self.genitive) if who.role else None

    def _is_told_from(self, role: Role) -> bool:
        """Whether a town of the country of an office is named before it: MUSCAT – … the Omani | minister."""
        land = land_of(role.area)
        return (
            any(p.kind == "city" and p.country == land for p in self.context.places_in(0, role.start))
            if land
            else False
        )

    def name_visitor(self, mention: Mention) -> None:
        """Name who was told of by the office alone: the visiting Moroccan minister. Ana Sol, who came, said."""
        who, line = mention.who, self.page.sentence_of[mention.start]
        if who is None or who.rank is not None or who.role is not None or who.kind != "person":
            return
        opens = self.page.sentences[line][0] == mention.start and self.page.word(mention.stop) == ","
        if not opens or not self.page.is_a(mention.stop + 1, "whosaid") or self.memory.has_seen(who):
            return
        told = self.context.mentions_in(self.page.sentences[max(0, line - 1)][0], mention.start)
        guests = (m for m in told if not self.guests.isdisjoint(self.page.words[m.start : m.start + _FAR_TITLE]))
        old = next((m.who for m in guests if m.who and m.who.name is None and m.who.area and m.who.rank), None)
        if old is None:
            return
        who.role, who.rank, who.title, who.area = old.role, old.rank, old.title, old.area
        for one in self.context.mentions:
            one.who = who if one.who is old else one.who
        for key in [key for key, one in self.memory.unnamed.items() if one is old]:
            self.memory.unnamed[key] = who
