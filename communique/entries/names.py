"""What can be a person's name: a run of capitals with its particles, initials and hyphens."""

from __future__ import annotations

from functools import cache
from typing import Final

from communique.entries.context import Context
from communique.entries.named import NICKNAME_MARKS
from communique.entries.places import Place
from communique.entries.postnominals import letters_at
from communique.text.tags import BASE, DET, PAST, PREP, SUB, THIRD, TO
from communique.text.vocabulary import CAPITAL
from communique.words.load import Words

_LONGEST: Final = 7  # words of a name
_SHORT: Final = 3  # letters of a shortened day: Sun, Thu
_FINITE: Final = THIRD | PAST
_BEHIND_VERB: Final = TO | PREP | DET | SUB
_WINDOW: Final = _LONGEST + 4  # tokens, with initials' full stops and hyphens
_NEVER = (
    "stopname",
    "function",
    "determiner",
    "preposition",
    "conjunction",
    "pronoun",
    "auxiliary",
    "subordinator",
    "adverb",
    "weekday",
    "month",
    "organisation",
    "demonym",
    "portfolio",
)


@cache
def _without_portfolio(language: Words) -> frozenset[str]:
    """What is never part of a person's name nor of an organisation's."""
    return language.wordset(*_NEVER) - language.sets["portfolio"]


@cache
def _joining(language: Words) -> frozenset[str]:
    """The particles that are nothing else."""
    return language.sets["particle"] - language.wordset(*_NEVER)


class Names:
    """What can be part of a person's name on one page; positions are tokens, spans half open."""

    def __init__(self, context: Context) -> None:
        page = context.page
        language = page.language
        self.page = page
        self.words = page.words
        self.place_of = context.place_of
        self.particles = language.sets["particle"]
        self.portfolio = language.sets["portfolio"]
        self.modifiers = language.sets["rolemodifier"]
        self.organisation = language.sets["organisation"]
        self.never = language.wordset(*_NEVER)
        self.outside, self.joining = _without_portfolio(language), _joining(language)
        self.times = language.wordset("weekday", "month")
        self.whens = language.sets["whenwhere"]
        self.letters = language.sets["oneletter"]
        self.titlenames, self.titlesurnames = language.sets["titlename"], language.sets["titlesurname"]
        self.smallnames = language.sets["smallname"]
        self.hyphened = language.sets["hyphenend"]
        self.regnal = language.sets["regnal"]
        self.shortened = language.sets["shortname"]
        self.honorifics, self.months = page.at.get("honorific", {}), page.at.get("month", {})
        self.addressed = {i for match in page.of("honorific") for i in range(match.start, match.stop)}
        self.titled = {i for match in page.of("title") for i in range(match.start, match.stop)}
        self.title = context.title or (0, 0)
        self.inside = {i for place in context.places for i in range(place.start + 1, place.stop)}
        self.parts: dict[int, bool] = {}

    def give(self, start: int, stop: int) -> None:
        """Let a title be a given name: Dr. | Sultan | Al Amri."""
        for i in range(start, stop):
            self.titled.discard(i)
            self.parts.pop(i, None)

    def is_part(self, i: int) -> bool:
        """Whether token `i` could be a word of a name, by itself."""
        if i not in self.parts:
            self.parts[i] = self._is_part(i)
        return self.parts[i]

    def _is_part(self, i: int) -> bool:
        page, word = self.page, self.words[i]
        if not page.shapes[i] & CAPITAL and not (word[1:2] == "'" and self._is_elided(i)):
            return False
        if not word[0].isalpha() or i in self.inside:
            return False
        if len(word) == 1 and i + 1 < self.page.size and self.words[i + 1] == ".":
            return True  # George A. Krol
        if word in self.never and not (word in self.times and (self._begins_name(i) or self._closes_name(i))):
            return word in self.titlenames and self._is_between(i) or word in self.smallnames and self._opens_name(i)
        if len(word) == 1:
            return word not in self.letters
        if self.title[0] < i < self.title[1] and (
            page.tags[i] & _FINITE
            or page.match_at("encounter", i)
            or page.tags[i] & BASE
            and self._is_verb_of_several(i)
        ):
            return False  # "Governor Halvorsen Concludes Trade Mission"
        if i in self.addressed and not self.title[0] <= i < self.title[1] and self._ends_plainly(i):
            return True  # Giorgi Dato
        if i in self.addressed or i in self.months and not (self._begins_name(i) or self._closes_name(i)):
            return word in self.titlenames and i in self.addressed and self._is_between(i)
        if word in self.titlesurnames and self._ends_as_surname(i):
            return True
        if i not in self.titled or i > 0 and self.words[i - 1] in self.joining:
            return True
        return word in self.titlenames and self._is_between(i)

    def _opens_name(self, i: int) -> bool:
        """Whether a small word in capitals is a first name, between an office and a surname: minister Per Dahl."""
        return self._is_led(i) and i + 1 < self.page.size and self._is_plain(i + 1)

    def _is_verb_of_several(self, i: int) -> bool:
        """Whether token `i` is what several people do in a headline: Minister Ana Sol, Governor Li Pledge To."""
        page, words = self.page, self.words
        if i + 1 >= self.title[1] or not page.tags[i + 1] & _BEHIND_VERB:
            return False
        joined = any(words[k] == "," or page.is_a(k, "joiner") for k in range(self.title[0] + 1, i - 1))
        return joined and i - 1 not in self.titled and page.is_capital(i - 1)

    def _is_elided(self, i: int) -> bool:
        """Whether token `i` is a small letter and a mark before a capital: d'Unienville."""
        return self.page.text[self.page.starts[i] + 2 : self.page.ends[i]][:1].isupper()

    def _is_between(self, i: int) -> bool:
        """Whether a capital that is no title stands on both sides of token `i`: Tiong King Sing."""
        page, words = self.page, self.words
        for k in (i - 1, i + 1):
            if not 0 <= k < len(words) or page.sentence_of[k] != page.sentence_of[i] or k in self.titled:
                return False
            if not page.is_capital(k) or words[k] in self.never or k in self.addressed or k in self.place_of:
                return False
        return True

    def _begins_name(self, i: int) -> bool:
        """Sun Weimin, April Jones: a word of time is a name right before a capital that is none."""
        page, j = self.page, i + 1
        return (
            j < self.page.size
            and not (i and self.words[i - 1] in self.whens)  # on Sunday Dr Sol
            and page.is_capital(j)
            and self.words[j] not in self.never
            and self.words[j].isalpha()
            and j not in self.place_of
            and (len(self.words[j]) > 2 or not self.is_acronym(j))
            and page.sentence_of[i] == page.sentence_of[j]
        )

    def _closes_name(self, i: int) -> bool:
        """Dr Aung Thu, U Min Thu: a short word of a day is a name behind one that an honorific or an initial opens."""
        words, k = self.words, i - 1
        if len(words[i]) > _SHORT or i + 1 < len(words) and words[i + 1][0].isdigit():
            return False
        while k > 0 and i - k < _SHORT and len(words[k]) > 1 and self._is_plain(k):
            k -= 1
        led = k in self.addressed or k in self.titled or len(words[k]) == 1 and self.page.is_capital(k)
        return led and k < i - 1

    def _is_plain(self, i: int) -> bool:
        """Whether token `i` is a capital that is neither a title, a form of address, a place nor a small word."""
        ruled = i in self.titled or i in self.addressed or i in self.place_of or self.words[i] in self.never
        return self.page.is_capital(i) and self.words[i].isalpha() and not ruled

    def _ends_as_surname(self, i: int) -> bool:
        """Whether a title is a surname: behind a name that another title opens, or where no name follows (Hun Sen)."""
        page, after = self.page, i + 1
        if i < 1 or not self._is_plain(i - 1) or page.sentence_of[i] != page.sentence_of[i - 1]:
            return False
        open_end = after >= self.page.size or not (page.is_capital(after) or self.words[after] == ".")
        return open_end or i > 1 and (i - 2 in self.titled or i - 2 in self.addressed)

    def _ends_plainly(self, i: int) -> bool:
        """Whether an honorific closes a name: behind a plain word in capitals, no capital nor full stop behind it."""
        after = i + 1
        if i < 1 or not self._is_plain(i - 1) or self.page.sentence_of[i] != self.page.sentence_of[i - 1]:
            return False
        dotted = self.words[after : after + 1] == ["."] and after + 1 < self.page.sentences[self.page.sentence_of[i]][1]
        return after >= self.page.size or not (self.page.is_capital(after) or dotted)

    def is_acronym(self, i: int) -> bool:
        """Whether token `i` is in capitals throughout, such as UAE or MoU's MOU."""
        page, word = self.page, self.words[i]
        start, end = page.starts[i], page.ends[i]
        return end - start > 1 and "." not in word and page.text[start:end].isupper()

    def read(self, i: int) -> int | None:
        """The end of a name that begins at token `i`, or `None`."""
        if i >= self.page.size or not (
            self.is_part(i) or self.words[i] in self.particles and self._leading_particle(i)
        ):
            return None
        stop, parts = self._run(i)
        stop = self._without_tail(i, stop)
        return stop if stop > i and 0 < parts <= _LONGEST else None

    def _run(self, i: int) -> tuple[int, int]:
        """The token behind the run of name words from token `i` on, and how many words it has."""
        last = min(self.page.sentences[self.page.sentence_of[i]][1], i + _WINDOW)
        j, parts = i, 0
        loud = bool(self.addressed) and self._is_addressed_loudly(i)
        while j < last and not (j in self.place_of and self._is_place_here(j, parts)):
            if parts > 1 and letters_at(self.page, j) > j:
                break  # Ana Sol MEP
            if self.is_part(j) and (loud or not self.is_acronym(j) or self._shouted(j)):
                j, parts = self._over_initial(j), parts + 1
            elif parts and self.words[j] in self.regnal and (len(self.words[j]) < 2 or self.is_acronym(j)):
                return (j + 1, parts + 1) if self.page.is_capital(j) else (j, parts)  # King Ali II
            elif step := self._joint(j, parts):
                j += step
            else:
                break
        return j, parts

    def _is_place_here(self, j: int, parts: int) -> bool:
        """Whether a place at token `j` ends the name before it."""
        place = self.place_of[j]
        if (
            not parts
            and self._is_led(j)
            and place.stop - place.start == 1
            and self._is_inside(j)
            and place.form == "noun"
        ):
            return False  # Foreign Secretary Bharat Raj Paudyal
        single = parts > 0 and place.stop - place.start == 1
        return not (single and (not self._ends_name(place) or self._is_inside(j)))

    def _is_led(self, j: int) -> bool:
        """Whether a title or an honorific, with or without its full stop, ends right before token `j`."""
        j -= j > 1 and self.words[j - 1] == "." and self.page.touches(j - 1)
        return j - 1 in self.titled or j - 1 in self.addressed

    def _over_initial(self, j: int) -> int:
        """The token behind the name word at token `j` and the full stop of an initial."""
        page, after = self.page, j + 1
        if after >= self.page.size or self.words[after] != "." or not page.touches(after):
            return after
        if self.words[j] in self.shortened:
            return after + 1
        tight = after + 1 < self.page.size and page.touches(after + 1) and len(self.words[j]) == 2  # Ya.Sodnomtseren
        return after + 1 if len(self.words[j]) == 1 or tight and self.is_part(after + 1) else after

    def _joint(self, j: int, parts: int) -> int:
        """How many tokens join two words of a name at token `j`: a hyphen and the word behind it, a particle; or 0."""
        page, words, after = self.page, self.words, j + 1
        if after >= len(words):
            return 0
        if parts and words[j] in NICKNAME_MARKS:
            return self._over_nickname(j)
        if parts and words[j] == "-" and page.touches(j) and page.touches(after) and words[after].isalpha():
            titled = after in self.titled and words[j - 1] in self.modifiers  # Ex-Mayor
            return 0 if titled or words[after] in self.hyphened else 2
        if words[j] in self.particles and (self.is_part(after) or words[after] in self.particles):
            return 1
        if words[j] in self.particles and words[after] == "-" and page.touches(after):  # Isam al-Thaqafi
            return 2 if after + 1 < len(words) and page.touches(after + 1) and self.is_part(after + 1) else 0
        return int(words[j] == "-" and words[j - 1] in self.particles and self.is_part(after))

    def _over_nickname(self, j: int) -> int:
        """How many tokens a name in quotation marks or brackets inside a name has: Ana “Nan” Sol; 0 for none."""
        for k in range(j + 2, min(j + 4, self.page.size - 1)):
            if self.words[k] in NICKNAME_MARKS:
                return k + 1 - j if self.is_part(j + 1) and self._is_plain(k + 1) else 0
        return 0

    def _without_tail(self, i: int, stop: int) -> int:
        """The end of a name without marks and small particles that nothing follows."""
        words, page = self.words, self.page
        while stop > i and (
            words[stop - 1] in ("-", "'")
            or words[stop - 1] in self.particles
            and stop - 1 > i
            and not page.is_capital(stop - 1)
        ):
            stop -= 1
        return stop

    def _leading_particle(self, i: int) -> bool:
        """Al Zeyoudi, Van der Berg: a particle in capitals opens a name."""
        page, words, after = self.page, self.words, i + 1
        if not page.is_capital(i) or after >= page.size:
            return False
        if words[i] in self.never and page.sentences[page.sentence_of[i]][0] == i:
            return False  # "As Minister Ana Sol noted"
        return page.is_capital(after) or words[after] in self.particles or words[after] == "-"

    def _ends_name(self, place: Place) -> bool:
        """Whether a place behind name words is a place after all: "President Kim Kenya" never is, "Kim, Kenya's" is."""
        return self.page.is_a(place.stop, "possessive") or place.form != "noun"

    def _is_inside(self, j: int) -> bool:
        """Syed Danish Bukhari: a place's word between two words of a name."""
        after = j + 1
        if after >= self.page.size or after in self.place_of:
            return False
        return self.is_part(after) and not self.is_acronym(after)

    def _shouted(self, j: int) -> bool:
        """LEE Hsien Loong, Aliya NURLANOVA: a word in capitals counts beside one that is not."""
        if len(self.words[j]) == 2:  # MD Golam Sarwar
            return all(k < self.page.size and self.is_part(k) and not self.is_acronym(k) for k in (j + 1, j + 2))
        return len(self.words[j]) > 2 and any(
            0 <= k < self.page.size and self.is_part(k) and not self.is_acronym(k) and k not in self.place_of
            for k in (j - 1, j + 1)
        )

    def _is_addressed_loudly(self, i: int) -> bool:
        """H.E. CHEA SOPHEAK: behind an honorific two words in capitals throughout are a name."""
        if i + 1 >= self.page.size or not self.is_acronym(i):
            return False
        led = i - 1 in self.addressed or self.words[i - 1] == "." and i - 2 in self.addressed
        return led and self.is_acronym(i + 1) and self.is_part(i + 1) and not self._holds_body(i)

    def _holds_body(self, i: int) -> bool:
        """Whether one of two words is a place's or an organisation's."""
        return any(k in self.place_of or self.words[k] in self.organisation for k in (i, i + 1))

    def read_back(self, stop: int) -> int | None:
        """The beginning of a name that ends before token `stop`, or `None`."""
        if stop < 1:
            return None
        page = self.page
        first = max(page.sentences[page.sentence_of[stop - 1]][0], stop - _WINDOW)
        i = stop
        while i > first and self._may_be_inside(i - 1):
            i -= 1
        for start in range(i, stop):
            if start not in self.honorifics and self.read(start) == stop:
                return start
        return None

    def _may_be_inside(self, k: int) -> bool:
        page, words = self.page, self.words
        if words[k] in self.particles or words[k] in NICKNAME_MARKS or words[k] == "-" and page.touches(k):
            return True
        if k > 1 and words[k - 1] == "-" and page.touches(k) and page.touches(k - 1) and words[k].isalpha():
            return True  # Byung-se
        initial = words[k] == "." and k > 0 and len(words[k - 1]) == 1 and page.is_capital(k - 1)
        return initial or self.is_part(k)

    def is_full(self, start: int, stop: int) -> bool:
        """Whether the tokens are a name by themselves: two to four words, no place, no acronym, no verb that opens."""
        page = self.page
        parts = sum(self.is_part(i) for i in range(start, stop))
        if not 2 <= parts <= 4 or any(self.is_acronym(i) or i in self.place_of for i in range(start, stop)):
            return False
        opens = page.sentences[page.sentence_of[start]][0] == start
        return not (opens and self.words[start] in page.language.verbs)
