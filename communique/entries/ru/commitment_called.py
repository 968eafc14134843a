"""The bodies that a noun alone calls in a Russian commitment, because somebody named leads them."""

from __future__ import annotations

from typing import Final

from communique.entries.context import Figurehead
from communique.entries.ru.commitment_sides import Sides
from communique.entries.ru.context import RussianContext
from communique.entries.ru.phrases import Phrase, Phrases
from communique.kinds import Actor
from communique.text.russian import lemma, plain

_SIDES: Final = 2


class CalledBodies:
    """Tells the bodies that people of one document lead by the nouns that call them."""

    def __init__(self, context: RussianContext, sides: Sides, phrases: Phrases) -> None:
        self.context, self.sides, self.phrases = context, sides, phrases
        self.words, self.sets = context.page.words, context.grammar.sets
        self._led: dict[str, list[str]] | None = None  # the bodies that people lead, once asked for

    def led(self, one: Phrase, speaker: Figurehead | None, *, told: bool = False) -> Actor | None:
        """The body led by somebody named that a noun alone calls: верфь, порт; of two that of the host."""
        noun, who = self.words[one.head], one.mention.who if one.mention is not None else None
        if one.stop != one.start + 1 or one.name or one.place is not None or self.phrases.is_several(one):
            return None
        called = speaker is None and who is not None and not who.name and noun in self.sets.business_noun  # инвестор
        if who is not None and who.kind != "organisation" and not called:
            return None
        kin = (noun, *self.sets.table("kin", "kin").get(noun, ()))
        if self._led is None:
            self._led = self._nouns_of_led()
        led = [name for word in kin for name in self._led.get(word, ())]
        if who is not None and not called and " " in (who.name or " ") and len(led) < _SIDES:
            return None
        own = speaker.company if speaker is not None else None
        if told and own in led:
            fit = [name for name in led if name != own]  # гость попросил палату
        else:
            host = self.context.host.company if self.context.host is not None else None
            fit = led if len(led) == 1 else [name for name in led if name == own] or [n for n in led if n == host]
        return self.sides.body(fit[0]) if len(fit) == 1 else None

    def _nouns_of_led(self) -> dict[str, list[str]]:
        """The bodies that people lead by the nouns of their names, in the nominative and outside quotation marks."""
        found: dict[str, list[str]] = {}
        for company in dict.fromkeys(who.company for who in self.context.people if who.company and who.rank):
            words = [lemma(plain(word)) for word in company.partition("«")[0].lower().split()]
            nouns = [word for word in words if word in self.phrases.acting or word in self.sets.called_body]
            if len(words) + ("«" in company) > 1 and nouns:
                found.setdefault(nouns[0], []).append(company)
        return found

    def headed(self, one: Phrase, speaker: Figurehead | None) -> Actor | None:
        """The body that who speaks is head of by their office: министр торговли said that "министерство" will …"""
        if self.words[one.head] not in self.sets.headed_body or self.phrases.is_several(one):
            return None
        if all(number == "plur" for _, number in one.forms):
            return None  # поручить ведомствам
        told = one.mention.who.name if one.mention is not None and one.mention.who is not None else None
        speaker = speaker or (self._only_minister() if len((told or "").split()) < 2 else None)
        if speaker is None:
            return None
        bodies, words = self.sets.table("heading_office", "body"), (speaker.role or "").split()
        code = speaker.area.code if speaker.area else None
        own = next((k for k, word in enumerate(words) if lemma(plain(word.lower())) in self.sets.headed_body), None)
        if own is not None and own + 1 < len(words):  # госсекретарь Министерства торговли
            return Actor(" ".join((lemma(plain(words[own].lower())).capitalize(), *words[own + 1 :])), code)
        k = next((k for k, word in enumerate(words) if lemma(plain(word.lower())) in bodies), None)
        if k is None or len(words) < k + 2:
            return None
        return Actor(" ".join((bodies[lemma(plain(words[k].lower()))], *words[k + 1 :])), code)

    def _only_minister(self) -> Figurehead | None:
        """The one person of the report whose office heads a body that is called by its noun alone."""
        offices = self.sets.table("heading_office", "body")
        led = [who for who in self.context.people if lemma(plain((who.role or "-").split()[0].lower())) in offices]
        return led[0] if len(led) == 1 else None
