"""Compares the article that is found in pages with what libraries find alone.

`python bench/extraction.py` takes the saved pages of `tests/gather/pages`; `--benchmark FOLDER` a checkout of
github.com/scrapinghub/article-extraction-benchmark (MIT; 181 real pages with their articles), by its own measure:
precision and recall of runs of four words. Libraries that are not installed are left out: trafilatura comes with the
package, `pip install resiliparse readability-lxml justext newspaper4k goose3` brings the others.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).parent.parent))

from communique.gather.html import read_html, utf8_html
from communique.said import NOTHING
from tests.gather.pages import Saved, saved_pages, score

Extract = Callable[[bytes], str]
NOISE = 0.02  # of a text's words; a page with less is clean
RUN = 4  # words


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="Compare what is found in pages.")
    parser.add_argument("--benchmark", type=Path, help="a checkout of article-extraction-benchmark")
    folder = parser.parse_args().benchmark
    for name, extract in extractors():
        print(f"{name:24}", of_benchmark(folder, extract) if folder else of_saved(saved_pages(), extract), flush=True)


def extractors() -> Iterator[tuple[str, Extract]]:
    """Ours and those of the libraries that are installed."""
    yield "communique", _ours
    if importlib.util.find_spec("trafilatura"):
        import trafilatura

        for name, options in (
            ("", {}),
            (", precision", {"favor_precision": True}),
            (", recall", {"favor_recall": True}),
            (", fast", {"fast": True}),
        ):
            yield (
                f"trafilatura{name}",
                lambda page, options=options: trafilatura.extract(_text(page), include_comments=False, **options) or "",
            )  # type: ignore[misc]
    if importlib.util.find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda page: extract_plain_text(_text(page), main_content=True, alt_texts=False)
    if importlib.util.find_spec("readability"):
        import lxml.html
        from readability import Document

        yield (
            "readability-lxml",
            lambda page: "\n".join(lxml.html.fromstring(Document(_text(page)).summary()).itertext()),
        )
    if importlib.util.find_spec("newspaper"):
        yield "newspaper4k", _newspaper
    if importlib.util.find_spec("goose3"):
        from goose3 import Goose

        yield "goose3", lambda page: Goose().extract(raw_html=_text(page)).cleaned_text


def _ours(page: bytes) -> str:
    text, said = read_html(page, NOTHING, "a page")
    return text.removeprefix(said.title or "")


def _newspaper(page: bytes) -> str:
    import newspaper

    article = newspaper.Article(url="https://a.example/", language="en")
    article.download(input_html=_text(page))
    article.parse()
    return str(article.text)


def _text(page: bytes) -> str:
    return utf8_html(page).decode()


def of_saved(pages: list[Saved], extract: Extract) -> str:
    """How much of the articles of our own pages is found, and what else."""
    _safely(extract, pages[0].content)  # loads the library
    start = time.process_time()
    found = [score(page, _safely(extract, page.content)) for page in pages]
    taken = 1000 * (time.process_time() - start) / len(pages)
    whole, clean = sum(recall == 1 for recall, _ in found), sum(noise < NOISE for _, noise in found)
    return (
        f"words found {mean(r for r, _ in found):.3f}  others {mean(n for _, n in found):.3f}  "
        f"complete {whole}  clean {clean}  of {len(pages)}  {taken:.1f} ms"
    )


def of_benchmark(folder: Path, extract: Extract) -> str:
    """Precision, recall and their mean over the pages of the benchmark."""
    wanted = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls, taken = [], [], 0.0
    for name, article in wanted.items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        start = time.process_time()
        found = _runs(_safely(extract, page))
        taken += time.process_time() - start
        true = _runs(article["articleBody"])
        same = sum((found & true).values())
        if found:
            precisions.append(same / sum(found.values()))
        if true:
            recalls.append(same / sum(true.values()))
    precision, recall = mean(precisions), mean(recalls)
    both = 2 * precision * recall / (precision + recall)
    return f"F1 {both:.3f}  precision {precision:.3f}  recall {recall:.3f}  {1000 * taken / len(wanted):.1f} ms"


def _safely(extract: Extract, page: bytes) -> str:
    try:
        return extract(page)
    except Exception:  # a page that brings a library down is one in which it finds nothing
        return ""


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))) if words else Counter()


if __name__ == "__main__":
    main()
