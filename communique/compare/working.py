"""Whether a passage shows by what a thing does, or by who comes to it, that it is there."""

from __future__ import annotations

from communique.compare.others import Others
from communique.compare.vocabulary import tokens


class Working(Others):
    """One passage beside one commitment: is what was to be made at work, or what was to be held attended?"""

    def _is_own_work(self) -> bool:
        """Whether the thing promised itself does it to something: the cold store froze its first tuna."""
        object_ = tokens(self.passage.rest)[:1]
        has = bool(object_) and object_[0].casefold() not in self.known.prepositions and object_[0][0].isalnum()
        made = self.promised.verb in self.known.set_of("creating_verb", "paying_verb")
        alone = self.passage.verb in self.known.set_of("drop_verb") and " " not in self.passage.cue
        alone = alone and not self.passage.behind and self.passage.cue.casefold() != self.passage.verb
        return has and made and alone and bool(self.told.doers & self.promised.heads)

    def _is_giving(self) -> bool:
        """Whether the thing that was to be made gives something since a day: the works have been giving water."""
        made = self.promised.verb in self.known.set_of("creating_verb")
        since = self.known.set_of("since_word") & {w.casefold() for w in tokens(self.passage.text)}
        doing = self.passage.active and self.passage.verb in self.known.set_of("yielding_verb")
        return bool(made and since and doing and self.told.doers & (self.promised.heads | set(self.promised.core)))

    def _is_attended(self) -> bool:
        """Whether people do something at what was to be held: 9,000 visitors tasted honey in Villach."""
        crowd = self.known.set_of("crowd_noun") & {w.casefold() for w in tokens(self.passage.subject)}
        event = any("hold" in self.known.act_nouns.get(head, ()) for head in self.promised.heads)
        event = event or self.promised.verb in self.known.set_of("staging_verb")
        ready = self.passage.verb not in self.known.set_of("preparing_verb")
        return bool(self.points is not None and crowd and ready and self.passage.active and event)
