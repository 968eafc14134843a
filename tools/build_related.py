"""Build communique/words/en/related.tsv, words of related meaning, from the files of WordNet 3.0.

python tools/build_related.py FOLDER    the folder that holds data.noun, index.sense and so on

Debian's packages wordnet-base and wordnet-sense-index put them into /usr/share/wordnet. A word is described by its
senses, the more common ones weighing more: by the sets of synonyms that they belong to, by what these are kinds or
parts of or are derived from, and by the words of their definitions. Two words are the more related, the more their
descriptions share (the cosine); what many words share tells little.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "communique" / "words" / "en" / "related.tsv"
KINDS = {"n": "noun", "v": "verb"}
LEVELS = ((0.5, 3), (0.28, 2), (0.15, 1))  # likeness from which words are of one meaning, near, and of one field
MOST = 26  # words related to one that are kept
SENSES, STEPS = 4, 3  # senses of a word, and steps up to more general ones, that describe it
UP, DERIVED, PARTS, DEFINED, OWN = 0.6, 0.7, 0.35, 0.7, 0.7  # weights of what describes a sense
ROOT = 6  # letters that words made of one another share
AKIN, KIND = 0.6, 0.6
RARE = 0.45  # how little it takes away that a sense is a rare one of its word
LEAST = 0.14
SELDOM = 2  # definitions that a word must stand in that texts tagged with senses do not hold
POSTING = 1200  # a trait of more words than these is not looked up
ABOVE, PART, LINK = ("@", "@i"), ("%p", "#p", "%m", "#m", "%s", "#s"), ("+",)
SMALL = frozenset(
    "the and for with that from which used into such this have has been being are was were any some one two who whom "
    "when than not its their other more most usually especially often esp etc person someone something act make made "
    "people certain having very each out over may can used being use using that to of in on at by as or an it is be "
    "group part quality state small large having particular way place thing kind type relating form".split()
)

Synset = tuple[str, int]  # kind of word, offset in its file


@dataclass(slots=True)
class Sense:
    """A set of synonyms with what it points to, and the words of its definition."""

    words: list[str]
    links: list[tuple[str, Synset]]
    definition: str


@dataclass(slots=True)
class WordNet:
    """The nouns and verbs of WordNet: its sets of synonyms, and for each word its senses with their shares."""

    synsets: dict[Synset, Sense] = field(default_factory=dict)
    senses: dict[str, dict[Synset, float]] = field(default_factory=dict)
    below: dict[Synset, int] = field(default_factory=dict)
    tagged: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        """All of it from the folder of its files."""
        net = cls()
        for kind, name in KINDS.items():
            for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
                if not line.startswith("  "):
                    net._add(kind, line)
        counts: dict[str, dict[Synset, int]] = defaultdict(dict)
        for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
            key, offset, _, count = line.split()
            word, _, rest = key.partition("%")
            kind = {"1": "n", "2": "v"}.get(rest[0])
            if kind and re.fullmatch(r"[a-z]{3,}", word):
                counts[word][kind, int(offset)] = int(count)
        net.senses = {word: _shares(some) for word, some in counts.items()}
        net._count_below()
        net.tagged = {word for word, some in counts.items() if sum(some.values())}
        return net

    def _add(self, kind: str, line: str) -> None:
        told, _, definition = line.partition(" | ")
        parts = told.split()
        count = int(parts[3], 16)
        words = [parts[4 + 2 * n].lower() for n in range(count)]
        at = 4 + 2 * count
        links = []
        for n in range(int(parts[at])):
            symbol, offset, other, _ = parts[at + 1 + 4 * n : at + 5 + 4 * n]
            if other in KINDS:
                links.append((symbol, (other, int(offset))))
        self.synsets[kind, int(parts[0])] = Sense(words, links, definition.split('; "')[0])

    def _count_below(self) -> None:
        """For each synset the number of more special ones under it."""
        for own in self.synsets:
            above = {own}
            for _ in range(20):
                above = {up for one in above for up in self.above(one)}
                if not above:
                    break
                for up in above:
                    self.below[up] = self.below.get(up, 0) + 1

    def above(self, synset: Synset) -> list[Synset]:
        """The more general synsets right over one."""
        return [other for symbol, other in self.synsets[synset].links if symbol in ABOVE]

    def tells(self, synset: Synset) -> float:
        """How much a synset tells, 0 to 1: the less, the more it covers."""
        return max(0.0, 1 - math.log(1 + self.below.get(synset, 0)) / math.log(5000))


def _shares(counts: dict[Synset, int]) -> dict[Synset, float]:
    """The shares of the senses of a word, the commonest ones alone."""
    kept = sorted(counts.items(), key=lambda one: -one[1])[:SENSES]
    total = sum(count + 0.6 for _, count in kept)
    return {synset: (count + 0.6) / total for synset, count in kept}


def words_in(text: str, known: WordNet) -> Iterator[str]:
    """The nouns and verbs of a definition in their base forms."""
    for word in re.findall(r"[a-z]{3,}", text.lower()):
        for base in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ing"),
                     word.removesuffix("ed"), word.removesuffix("d")):  # fmt: skip
            if base in known.senses and len(base) > 2:
                if base not in SMALL and word not in SMALL:
                    yield base
                break


def main(arguments: list[str]) -> int:
    """Write the table."""
    net = WordNet.read(Path(arguments[0]))
    often: dict[str, int] = defaultdict(int)
    for sense in net.synsets.values():
        for word in set(words_in(sense.definition, net)):
            often[word] += 1
    telling = {word: max(0.0, 1 - math.log(1 + n) / math.log(4000)) for word, n in often.items()}
    kept = sorted(w for w in net.senses if w not in SMALL and (w in net.tagged or often.get(w, 0) >= SELDOM))
    lines = list(_lines(kept, net, telling))
    TABLE.write_text("\n".join([HEADER, *lines]) + "\n", encoding="ascii")
    sys.stdout.write(f"{len(kept)} words, {len(lines)} lines, {TABLE.stat().st_size} bytes\n")
    return 0


HEADER = (
    "# Words of related meaning, made from WordNet 3.0 by tools/build_related.py. "
    "Licence: ../world/licences/wordnet.txt\n"
    "# A word, then those that mean the same, those near it, and those of its field."
)


def root(word: str, net: WordNet) -> str:
    """What words made of one another share: teach of teacher and teaching, or their first letters."""
    for end in ("ing", "er", "or", "ed"):
        short = word.removesuffix(end)
        for base in (short, short + "e", short[:-1] if short[-1:] == short[-2:-1] else ""):
            if short != word and len(base) > 2 and any(kind == "v" for kind, _ in net.senses.get(base, ())):
                return base[:ROOT]
    return word[:ROOT]


def _describe_sense(synset: Synset, net: WordNet, telling: dict[str, float]) -> dict[object, float]:
    found: dict[object, float] = defaultdict(float)
    sense = net.synsets[synset]
    found[synset] = 1.0
    for word in sense.words:
        found[root(word, net)] = OWN
    level, weight = [synset], UP
    for _ in range(STEPS):
        level = [up for one in level for up in net.above(one)]
        for up in level:
            found[up] = max(found[up], weight * net.tells(up))
        weight *= UP
    for symbol, other in sense.links:
        if symbol in LINK:
            found[other] = max(found[other], DERIVED)
            for up in net.above(other):
                found[up] = max(found[up], DERIVED * UP * net.tells(up))
        elif symbol in PART:
            found[other] = max(found[other], PARTS)
    defined = list(dict.fromkeys(words_in(sense.definition, net)))[:8]
    for word in defined:
        found[root(word, net)] = max(found[root(word, net)], DEFINED * telling.get(word, 1.0))
    length = math.sqrt(sum(w * w for w in found.values()))
    return {trait: w / length for trait, w in found.items()}


def _lines(kept: list[str], net: WordNet, telling: dict[str, float]) -> Iterator[str]:
    synsets = {synset for word in kept for synset in net.senses[word]}
    described = {synset: _describe_sense(synset, net, telling) for synset in synsets}
    postings: dict[object, list[tuple[Synset, float]]] = defaultdict(list)
    for synset, traits in described.items():
        for trait, weight in traits.items():
            postings[trait].append((synset, weight))
    near = _pointed(synsets, net)
    users: dict[Synset, list[tuple[str, float]]] = defaultdict(list)
    for word in kept:
        for synset, share in net.senses[word].items():
            users[synset].append((word, share**RARE))
    for word in kept:
        best: dict[str, float] = {}
        for synset, share in net.senses[word].items():
            alike = _alike(described[synset], postings)
            for other, x in near.get(synset, {}).items():
                alike[other] = max(x, alike.get(other, 0.0))
            for other, x in alike.items():
                for user, theirs in users[other]:
                    best[user] = max(best.get(user, 0.0), share**RARE * theirs * x)
        del best[word]
        order = sorted(best.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        groups = [[other for other, x in order if _level(x) == level] for _, level in LEVELS]
        if any(groups):
            yield "\t".join([word, *(" ".join(group) for group in groups)]).rstrip("\t")


def _pointed(synsets: set[Synset], net: WordNet) -> dict[Synset, dict[Synset, float]]:
    """For each synset those that it is a kind of or derived from, and the other way round, the telling ones more."""
    found: dict[Synset, dict[Synset, float]] = defaultdict(dict)
    for synset in synsets:
        pairs = [(other, AKIN) for symbol, other in net.synsets[synset].links if symbol in LINK]
        for up in net.above(synset):
            pairs.append((up, KIND * math.sqrt(net.tells(up))))
            pairs += [(top, 0.6 * KIND * math.sqrt(net.tells(top))) for top in net.above(up)]
        for other, x in pairs:
            found[synset][other] = max(x, found[synset].get(other, 0.0))
            found[other][synset] = max(x, found[other].get(synset, 0.0))
    return found


def _alike(traits: dict[object, float], postings: dict[object, list[tuple[Synset, float]]]) -> dict[Synset, float]:
    """The synsets whose descriptions share much with one, with the cosine."""
    found: dict[Synset, float] = defaultdict(float)
    for trait, weight in traits.items():
        if len(postings[trait]) <= POSTING:
            for other, theirs in postings[trait]:
                found[other] += weight * theirs
    return {other: x for other, x in found.items() if x >= LEAST}


def _level(likeness: float) -> int:
    return next((level for least, level in LEVELS if likeness >= least), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
