"""What is made to hurt: bombs, nests, tricks with names, what is cut off; each has its sentence, the rest is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.gather.gathering import gather, read_raw, unpack
from communique.gather.guarded import Guarded, GuardedError
from communique.gather.pdf import read_pdf
from communique.gather.raw import Found, Limits, Link, Raw
from communique.said import NOTHING
from tests.gather import making
from tests.tables import each

ZEROS = bytes(1 << 20)
REPORT = making.REPORT.encode()


def opened(content: bytes, limits: Limits | None = None) -> list[Found]:
    return list(unpack(Raw("thing", "thing", content), limits or Limits()))


def sentences(found: list[Found]) -> list[str]:
    errors = [str(each) for each in found if isinstance(each, InputError)]
    assert all("\n" not in error and error.endswith(".") and "thing" in error for error in errors), errors
    return errors


def reports(found: list[Found]) -> int:
    return sum(isinstance(each, Raw) for each in found)


@contextmanager
def at_most(megabytes: int) -> Iterator[None]:
    """Python's own memory may grow by so much."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * 1_000_000
    finally:
        tracemalloc.stop()


def packed_zeros(megabytes: int) -> bytes:
    """A gzip file of zeros, made without holding them."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0) as file:
        for _ in range(megabytes):
            file.write(ZEROS)
    return made.getvalue()


# Bombs


def test_a_gzip_bomb_is_refused_early() -> None:
    bomb = packed_zeros(300)
    with at_most(80):
        (error,) = sentences(opened(bomb))
    assert "to 1" in error or "goes on" in error


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_so_are_other_packed_zeros(pack: object) -> None:
    bomb = pack(bytes(60_000_000))  # type: ignore[operator]
    assert len(sentences(opened(bomb))) == 1


def test_a_zip_bomb_is_refused_and_what_lies_beside_it_read() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", REPORT)
        archive.writestr("filler.bin", lzma.compress(bytes(range(256)) * 1000) * 500)
        with archive.open("bomb.txt", "w") as member:
            for _ in range(60):
                member.write(ZEROS)
    with at_most(80):
        found = opened(made.getvalue())
    assert any("packed more than" in error for error in sentences(found))


def test_an_archive_whose_members_together_are_a_bomb_is_refused_whole() -> None:
    bomb = making.zipped({f"{n}.txt": bytes(2_000_000) for n in range(30)})
    (error,) = sentences(opened(bomb))
    assert "packed more than" in error


def test_a_zip_that_lies_about_sizes_gives_no_more_than_it_says() -> None:
    content = bytearray(making.zipped({"a.txt": bytes(30_000_000)}))
    place = content.rindex(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 1000)
    with at_most(60):
        assert len(sentences(opened(bytes(content)))) == 1


def test_overlapping_members_are_no_way_around() -> None:
    content = bytearray(making.zipped({"a.txt": REPORT, "b.txt": REPORT}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)  # both say that they begin at the first byte
    assert reports(opened(bytes(content))) <= 2


def test_archives_deep_inside_each_other_end_somewhere() -> None:
    nest = REPORT
    for _ in range(12):
        nest = making.zipped({"n.zip": nest, "a.txt": REPORT})
    found = opened(nest)
    assert reports(found) == 4
    assert "inside each other" in sentences(found)[0]
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        nest = REPORT
        for _ in range(12):
            nest = pack(nest)
        assert "inside each other" in sentences(opened(nest))[0]


def test_a_bomb_in_a_web_archive_is_named_and_the_other_pages_read() -> None:
    bomb = making.warc_record("https://wire.example/bomb", packed_zeros(100), coding="gzip")
    page = making.warc_record("https://wire.example/a", making.page())
    for archive in (page + bomb + page, gzip.compress(page) + gzip.compress(bomb) + gzip.compress(page)):
        with at_most(100):
            found = opened(archive)
        assert reports(found) == 2
        assert "goes on beyond 20 MB" in sentences(found)[0]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss version='2.0'><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>"
)


def test_entities_are_never_blown_up() -> None:
    with at_most(30):
        assert "entities" in sentences(opened(LAUGHS.encode()))[0]
        assert "entities" in sentences(opened(LAUGHS.replace("rss", "urlset").encode()))[0]
        page = LAUGHS.replace("<rss version='2.0'>", "<html><body><p>").encode()
        for found in opened(page):
            assert isinstance(found, (Raw, InputError))


def test_nothing_outside_is_read_through_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret plan")
    for root in ("rss", "urlset"):
        text = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY x SYSTEM "file://{secret}">]><{root}>&x;<url><loc>https://a.example/&x;</loc></url></{root}>'
        for found in opened(text.encode()):
            assert "secret plan" not in str(found)
    docx = making.zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><d>&x;</d>'.encode(),
        }
    )
    (raw,) = opened(docx)
    assert isinstance(raw, Raw)
    with pytest.raises(InputError, match="Word document"):
        read_raw(raw)


def test_a_word_document_packed_beyond_measure_is_refused() -> None:
    bomb = making.zipped({"word/document.xml": bytes(60_000_000), "[Content_Types].xml": b"<Types/>"})
    (raw,) = opened(bomb)
    assert isinstance(raw, Raw)
    with at_most(60), pytest.raises(InputError, match="beyond all measure"):
        read_raw(raw)


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF whose page is a stream of operators packed a thousand to one, several times over."""
    stream = b"BT /F1 11 Tf 50 700 Td (x) Tj ET\n" * (megabytes * 1_000_000 // 33)
    packed = zlib.compress(zlib.compress(stream, 9), 9)
    body = making.pdf(["x"])
    old = body[body.index(b"4 0 obj") : body.index(b"endobj", body.index(b"4 0 obj"))]
    new = b"4 0 obj\n<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream\n" % (len(packed), packed)
    return body.replace(old, new)


def test_a_pdf_bomb_is_stopped_by_its_own_process() -> None:
    with pytest.raises(InputError, match="PDF document"):
        read_pdf(pdf_bomb(600), NOTHING, "bomb.pdf")
    text, _ = read_pdf(making.pdf(), NOTHING, "a.pdf")
    assert "Minister meets governor" in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import time; time.sleep(30)", "more than 1 second"),
        ("import os; os.abort()", "fell over it"),
        ("answer = 'x' * 10**10", "needs more than 300 MB"),
        ("raise ValueError", "fell over it"),
    ],
)
def test_a_process_that_hangs_dies_or_swells_is_told_and_started_anew(
    code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hurt.py").write_text(
        "from communique.gather.guarded import serve\n"
        f"def answer(content):\n    if content == b'hurt':\n        {code}\n    return len(content)\n"
        "if __name__ == '__main__':\n    serve(answer)\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    guarded = Guarded("hurt", 1.0 if "sleep" in code else 30.0, 300)
    try:
        assert guarded.ask(b"fine") == 4
        with pytest.raises(GuardedError, match=said):
            guarded.ask(b"hurt")
        assert guarded.ask(b"x" * 3_000_000) == 3_000_000
    finally:
        guarded.stop()


# Names


def test_names_in_archives_are_shown_tamely_and_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        "../../etc/passwd",
        "/etc/cron.d/x",
        "C:\\Windows\\a.txt",
        "a\nb\x1b[31m.txt",
        "x/../../y.txt",
        "n" * 3000,
        "..",
        "CON",
    ]
    for archive in (making.zipped(dict.fromkeys(names, REPORT)), making.tarred(dict.fromkeys(names, REPORT))):
        found = opened(archive)
        assert reports(found) == len(names)
        for one in found:
            assert isinstance(one, Raw)
            assert one.source is not None
            assert ".." not in one.source
            assert one.source.startswith("thing/")
            assert one.source.isprintable()
            assert len(one.source) < 400
    assert not list(tmp_path.iterdir())


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"the secret plan " * 100)
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for kind, target in (
            (tarfile.SYMTYPE, str(secret)),
            (tarfile.LNKTYPE, "/etc/passwd"),
            (tarfile.CHRTYPE, ""),
            (tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(f"link{kind.decode()}")
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(REPORT)
        archive.addfile(info, io.BytesIO(REPORT))
    found = opened(made.getvalue())
    assert [each.content for each in found if isinstance(each, Raw)] == [REPORT]


# What is cut off or broken


@each("name", sorted(making.seeds()))
def test_what_is_cut_off_anywhere_is_told_or_read_as_far_as_it_goes(name: str) -> None:
    content = making.seeds()[name]
    for part in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        for found in opened(content[: int(len(content) * part)]):
            if isinstance(found, InputError):
                sentences([found])
            elif isinstance(found, Raw):
                try:
                    read_raw(found)
                except InputError as error:
                    assert str(error).endswith(".")


def test_a_broken_record_costs_only_itself() -> None:
    records = [gzip.compress(making.warc_record(f"https://wire.example/{n}", making.page())) for n in range(6)]
    records[2] = records[2][:60] + b"\xff" * 40 + records[2][100:]
    found = opened(b"".join(records))
    assert reports(found) >= 4
    assert "is broken behind record 2" in sentences(found)[0]


def test_a_locked_archive_is_told() -> None:
    content = bytearray(making.zipped({"a.txt": REPORT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    assert "password" in sentences(opened(bytes(content)))[0]


# Lengths


def test_absurd_lengths_are_bounded() -> None:
    limits = Limits(document_mb=1)
    long = b"The minister met the governor in Nairobi. " * 30_000
    assert "1.3 MB" in sentences(opened(long, limits))[0]
    rows = opened(b'{"text": "a"}\n{"text": "' + long + b'"}\n{"text": "b"}\n', limits)
    assert reports(rows) == 2
    assert "line 2 goes on beyond 1 MB" in sentences(rows)[0]
    assert "one JSON value beyond 1 MB" in sentences(opened(b'{"text": "' + long + b'"}', limits))[0]
    table = opened(b"title,text\na,b\nx," + long + b"\n", limits)
    assert reports(table) == 1
    assert "a line goes on beyond 1 MB" in sentences(table)[0]
    box = making.mailbox(making.message(), making.message(long.decode()), making.message())
    assert reports(opened(box, limits)) == 2
    answer = making.warc_record("https://a.example/x", long, "text/plain")
    assert "goes on beyond 1 MB" in sentences(opened(answer, limits))[0]


@each(
    "page",
    [
        "<div>" * 50_000 + "The minister met the governor." + "</div>" * 50_000,
        "<b>" * 50_000 + "The minister met the governor.",
        "<table><tr><td>" * 3_000 + "The minister met the governor.",
        "<a href='" + "x" * 1_000_000 + "'>y</a>",
        "<p class='" + "a " * 500_000 + "'>The minister met the governor.</p>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>The minister met the governor.</p>",
        "<meta property='og:title' content='" + "t" * 1_000_000 + "'><p>The minister met the governor.</p>",
        "<p>" * 100_000,
        "<p>" + "<br>" * 200_000 + "</p>",
        "<ul>" + "<li><a href=x>The minister met the governor of the region of Oulu</a>" * 10_000,
        "<![CDATA[" * 10_000,
        "<!--" * 100_000,
        "&amp" * 200_000,
        "\0" * 10_000 + "<p>The minister met the governor.</p>",
    ],
)
def test_pages_made_to_hurt_are_read_or_refused(page: str) -> None:
    raw = Raw("page", "page", f"<html><head></head><body>{page}</body></html>".encode(), media_type="text/html")
    try:
        text = read_raw(raw).text
    except InputError as error:
        assert str(error).endswith(".")
    else:
        assert "The minister met the governor" in text


def test_a_feed_that_lists_without_end_is_read_as_far_as_a_document_may_be() -> None:
    items = "".join(f"<item><title>{n}</title><link>https://a.example/{n}</link></item>" for n in range(5_000))
    found = opened(making.rss(items))
    assert len(found) == 5_000
    assert all(isinstance(each, Link) for each in found)


def test_an_endless_pipe_ends(tmp_path: Path) -> None:
    (error,) = gather(["/dev/zero"], Limits(document_mb=1))
    assert "goes on" in str(error)


# Memory


@pytest.mark.parametrize("kind", ["warc", "zip", "tar", "mbox", "jsonl", "csv"])
def test_memory_does_not_grow_with_the_archive(kind: str, tmp_path: Path) -> None:
    """Twenty megabytes unpacked, of which never more than a few are held."""
    count, long = 300, f"{making.PARAGRAPHS} " * 200
    row = ("{" + f'"text": "{long}"' + "}\n").encode()
    members = {f"{n}.txt": f"{n} {long}".encode() for n in range(count)}
    makers = {
        "warc": lambda: gzip.compress(making.warc_record("https://a.example/n", making.page(text=long)), 1) * count,
        "zip": lambda: making.zipped(members),
        "tar": lambda: making.tarred(members, "w:gz"),
        "mbox": lambda: making.mailbox(*[making.message(long)] * count),
        "jsonl": lambda: gzip.compress(row * count, 1),
        "csv": lambda: b"title,text\n" + f'x,"{long}"\n'.encode() * count,
    }
    path = tmp_path / "archive"
    path.write_bytes(makers[kind]())
    with at_most(8):
        assert sum(isinstance(found, Raw) for found in gather([str(path)], Limits(ratio=5_000))) == count
