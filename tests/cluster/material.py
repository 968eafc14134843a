"""What the cluster's tests read: reports as texts, a page, JSON lines, Parquet and a web archive, some of them versions."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path

import pyarrow
import pyarrow.parquet

from bench.corpus import make_report
from tests.shared import CHECKOUT

DEV = sorted((CHECKOUT / "tests" / "reports" / "dev").glob("*.txt"))
CHAINS = sorted((CHECKOUT / "tests" / "chains").glob("*/*.toml"))


def chain_texts(count: int) -> list[tuple[str, bytes]]:
    """Reports that follow one another, of so many chains: a name and the bytes of each."""
    return [
        (f"{path.stem}-{number}.txt", (report["text"].strip() + "\n").encode())
        for path in CHAINS[:count]
        for number, report in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["report"])
    ]


def make_inputs(folder: Path, made_up: int = 40, dev: int | None = None, chains: int = 5) -> list[str]:
    """Write the inputs into a folder, with so many reports of the tests (else all) and chains; what to read, in order."""
    folder.mkdir(parents=True)
    texts = folder / "texts"
    texts.mkdir()
    for name, content in [*((path.name, path.read_bytes()) for path in DEV[:dev]), *chain_texts(chains)]:
        (texts / name).write_bytes(content)
    (texts / "empty.txt").write_bytes(b"")
    (texts / "style.css").write_text("p { margin: 0 }")
    lines = [
        {"text": make_report(n, 60), "source": "The Daily", "url": f"https://a.example/{n}"} for n in range(made_up)
    ]
    lines += [{"text": lines[3]["text"] + "\nCorrected.", "url": "https://a.example/3"}, lines[5]]
    lines += [
        {"text": lines[3]["text"] + "\nCorrected. Twice.", "url": "https://a.example/3", "published": "2027-01-02"}
    ]
    copies = [f"{each['text']}\nVia the agency." for each in lines[: made_up // 2]]
    lines += [{"text": text, "url": f"https://c.example/{n}"} for n, text in enumerate(copies)]
    (folder / "lines.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines) + "{broken\n")
    rows = [{"body": make_report(n, 60), "lang": "en", "date": "2024-05-06"} for n in range(100, 100 + made_up)]
    rows.append({"body": make_report(7, 60), "lang": "en", "date": "2024-05-07"})
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / "rows.parquet", row_group_size=16)
    pages = [(f"https://b.example/{n}", page(make_report(200 + n, 60))) for n in range(made_up // 2)]
    pages += [
        ("https://b.example/1?utm_source=x", pages[1][1]),
        ("https://b.example/2", page(make_report(202, 60), ".")),
    ]
    (folder / "pages.warc.gz").write_bytes(b"".join(gzip.compress(record(*each)) for each in pages))
    return [str(folder / name) for name in ("texts", "lines.jsonl", "rows.parquet", "pages.warc.gz")]


def page(text: str, more: str = "") -> bytes:
    """A page of the web with this text."""
    title, *lines = [line for line in text.splitlines() if line]
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}<p>{more}</p></article>"
    return f"{html}</body></html>".encode()


def record(address: str, body: bytes) -> bytes:
    """A web archive's record of a page."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-01T00:00:00Z\r\n"
    head += (
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"
