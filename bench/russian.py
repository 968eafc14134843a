"""Reading Russian beside Natasha's pipeline (segmentation, morphology, names), on the same new reports in one run.

python bench/russian.py [reports]; Natasha gets an environment of its own under `.bench/natasha`, and is
reported as missing where it cannot be installed. Words per second of processor time on one thread.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from environments import FOLDER, ROOT

ENVIRONMENT = FOLDER / "natasha"
PARAGRAPHS, LONG = 8, 80
PEER = """
import sys, time
from pathlib import Path
from natasha import Doc, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter
segmenter, embedding = Segmenter(), NewsEmbedding()
morph, names = NewsMorphTagger(embedding), NewsNERTagger(embedding)
def read(text):
    doc = Doc(text)
    doc.segment(segmenter); doc.tag_morph(morph); doc.tag_ner(names)
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
read(texts[0])
start = time.process_time()
for text in texts[1:]:
    read(text)
print(sum(len(text.split()) for text in texts[1:]) / (time.process_time() - start))
"""
OURS = """
import sys, time
from pathlib import Path
from communique.entries.reading import read_text
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).iterdir())]
for text in texts[:8]:
    read_text(text)
start = time.process_time()
for text in texts[8:]:
    read_text(text)
print(sum(len(text.split()) for text in texts[8:]) / (time.process_time() - start))
"""


def write_reports(folder: Path, count: int) -> None:
    """Reports made of paragraphs of our own Russian reports, no two alike, each with numbers of its own."""
    own = [*ROOT.glob("tests/reports/ru-dev/*.txt"), *ROOT.glob("communique/samples/*-ru.txt")]
    texts = [path.read_text(encoding="utf-8").split("\n\n") for path in sorted(own)]
    pool = [part for text in texts for part in text if len(part) > LONG]
    chance = random.Random(1)
    for number in range(count):
        parts = chance.choice(texts)[:3] + chance.sample(pool, PARAGRAPHS)
        (folder / f"{number:05}.txt").write_text(_renumbered("\n\n".join(parts), chance), encoding="utf-8")


def _renumbered(text: str, chance: random.Random) -> str:
    """The text with other digits in all numbers but years."""
    return re.sub(r"(?<!\d)(?:\d{1,3}|\d{5,})(?!\d)", lambda m: "".join(chance.choices("123456789", k=len(m[0]))), text)


def natasha() -> Path | None:
    """The interpreter of Natasha's environment, made if need be; `None` where it cannot be."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
        done = subprocess.run([python, "-m", "pip", "install", "-q", "natasha", "setuptools"], timeout=900)
        if done.returncode:
            return None
    return python


def speed(python: Path | str, script: str, folder: Path) -> float | None:
    """Words per second of processor time; `None` where the reader does not run."""
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [python, "-c", script, folder], env=os.environ | one, capture_output=True, text=True, timeout=1800
    )
    return float(done.stdout) if not done.returncode else None


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    with tempfile.TemporaryDirectory(prefix="communique-bench-") as name:
        folder = Path(name)
        write_reports(folder, count)
        ours, peer = speed(sys.executable, OURS, folder), natasha()
        theirs = speed(peer, PEER, folder) if peer else None
    print(time.strftime("%Y-%m-%d"), f"{count} reports")
    print(f"ours     {ours:12,.0f} words/s" if ours else "ours did not run")
    print(f"natasha  {theirs:12,.0f} words/s" if theirs else "natasha could not be installed or does not run")
    if ours and theirs:
        print(f"ratio    {ours / theirs:12.1f}")


if __name__ == "__main__":
    main()
