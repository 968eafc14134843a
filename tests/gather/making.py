"""Files of every kind that is read, made small, for tests and as seeds of the fuzz."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Mapping
from zlib import crc32

REPORT = (
    "Minister meets governor\n\nNAIROBI, 3 March 2024. Minister of Trade of Kenya Amina Wanjiru met with the Governor of "
    "Leningrad Oblast, Pavel Orlov, in Nairobi on 2 March 2024. “We will open the plant by June 2025,” the minister "
    "said. Trade between Kenya and Russia exceeded $556 million in 2023.\n"
)
PARAGRAPHS = REPORT.split("\n\n", 1)[1].strip()


def page(
    title: str = "Minister meets governor", text: str = PARAGRAPHS, url: str | None = None, more: str = ""
) -> bytes:
    """A page of the web with one article."""
    link = f'<link rel="canonical" href="{url}">' if url else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Nairobi Wire</title>{link}'
        f'<meta property="article:published_time" content="2024-03-03T08:00:00+03:00"></head><body><nav><a href="/">Home'
        f"</a></nav><article><h1>{title}</h1><p>{text}</p>{more}</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


def message(text: str = PARAGRAPHS, subject: str = "Minister meets governor") -> bytes:
    """A message with a plain text."""
    return (
        "Received: from mail.example by mx.example; Sun, 3 Mar 2024 09:00:00 +0300\r\nFrom: Press <press@trade.example>\r\n"
        f"To: news@wire.example\r\nSubject: {subject}\r\nDate: Sun, 3 Mar 2024 09:00:00 +0300\r\nMIME-Version: 1.0\r\n"
        "Organization: Ministry of Trade\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"\r\n{text}\r\n"
    ).encode()


def with_attachment(name: str, content: bytes, kind: str) -> bytes:
    """A message with something attached to it."""
    from email.message import EmailMessage

    made = EmailMessage()
    made["Subject"], made["From"], made["Message-ID"] = "With an attachment", "press@trade.example", "<1@trade.example>"
    made.set_content(PARAGRAPHS)
    main, _, sub = kind.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return made.as_bytes()


def saved_page() -> bytes:
    """A page that a browser saved as one file."""
    body = page().replace(b"=", b"=3D").replace(b"\xe2\x80\x9c", b"=E2=80=9C").replace(b"\xe2\x80\x9d", b"=E2=80=9D")
    return (
        b"From: <Saved by Browser>\r\nSnapshot-Content-Location: https://wire.example/a\r\nSubject: Minister meets governor\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="--bound"\r\n\r\n----bound\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://wire.example/a\r\n\r\n" + body + b"\r\n----bound--\r\n"
    )


def mailbox(*messages: bytes) -> bytes:
    """A mailbox of messages."""
    return b"".join(
        b"From press@trade.example Sun Mar  3 09:00:00 2024\r\n" + each.replace(b"\nFrom ", b"\n>From ") + b"\r\n"
        for each in messages
    )


def rss(entries: str | None = None) -> bytes:
    """An RSS feed: one entry with its whole text, one with a summary only."""
    whole = f"<![CDATA[<p>{PARAGRAPHS}</p><p>{'The joint commission will meet in Mombasa in May 2024. ' * 12}</p>]]>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>Nairobi Wire</title><link>https://wire.example/</link><language>en</language>"
        + (
            entries
            or "<item><title>Minister meets governor</title><link>https://wire.example/a</link>"
            f"<pubDate>Sun, 03 Mar 2024 09:00:00 +0300</pubDate><content:encoded>{whole}</content:encoded></item>"
            "<item><title>Another</title><link>https://wire.example/b</link><description>In short.</description></item>"
        )
        + "</channel></rss>"
    ).encode()


def atom() -> bytes:
    """An Atom feed with an address."""
    return (
        b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Nairobi Wire</title><entry>'
        b'<title>Minister meets governor</title><link href="https://wire.example/c"/><updated>2024-03-03T08:00:00Z</updated>'
        b"<summary>In short.</summary></entry></feed>"
    )


def json_feed() -> bytes:
    """A JSON Feed with an address and a text without one."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Nairobi Wire",
            "items": [
                {"id": "1", "url": "https://wire.example/d", "title": "D", "content_text": "In short."},
                {
                    "id": "2",
                    "title": "Minister meets governor",
                    "content_html": f"<p>{PARAGRAPHS}</p>",
                    "date_published": "2024-03-03",
                },
            ],
        }
    ).encode()


def sitemap() -> bytes:
    """A sitemap of news."""
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        b' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://wire.example/e</loc>'
        b"<lastmod>2024-03-03</lastmod><news:news><news:publication><news:name>Nairobi Wire</news:name><news:language>en"
        b"</news:language></news:publication><news:publication_date>2024-03-03</news:publication_date><news:title>E"
        b"</news:title></news:news></url><url><loc>https://wire.example/f</loc></url></urlset>"
    )


ROWS = [
    {"url": "https://wire.example/r1", "headline": "First", "date": "2024-03-03", "source": "Wire", "text": PARAGRAPHS},
    {
        "url": "https://wire.example/r2",
        "headline": "Second",
        "date": "2024-03-04",
        "source": "Wire",
        "text": PARAGRAPHS + " End.",
    },
]


def json_lines() -> bytes:
    """JSON lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)


def csv_table() -> bytes:
    """A CSV file as a spreadsheet writes it."""
    import csv

    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROWS[0]))
    writer.writeheader()
    writer.writerows(ROWS)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def parquet() -> bytes:
    """A Parquet file."""
    import pyarrow
    import pyarrow.parquet

    made = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), made)
    return made.getvalue()


def docx() -> bytes:
    """A Word document with a table."""
    import docx as library

    document = library.Document()
    document.add_heading("Minister meets governor", 0)
    document.add_paragraph(PARAGRAPHS)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Exports", "$12 million"
    document.add_paragraph("The next meeting will take place in May 2024.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf(*pages: list[str]) -> bytes:
    """A PDF document with these lines on its pages, in Latin letters."""
    pages = pages or (["Minister meets governor", "", *_wrapped(PARAGRAPHS.replace("“", '"').replace("”", '"'))],)
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"("
            + line.encode("latin-1", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj T*\n"
            for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 50 790 Td\n" + shown + b"ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % p for p in places
    )
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def _wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 80)


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A TAR archive; `mode` may pack it, as `w:gz`."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return made.getvalue()


def warc_record(
    url: str, content: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", coding: str = ""
) -> bytes:
    """One answer of a web archive."""
    extra = f"Content-Encoding: {coding}\r\n" if coding else ""
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(content)}\r\n\r\n".encode() + content
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{crc32(url.encode()):032x}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-03-03T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(packed: bool = False, count: int = 2) -> bytes:
    """A web archive of pages, a picture and a page that was not there."""
    records = [warc_record(f"https://wire.example/{n}", page(text=f"{PARAGRAPHS} Number {n}.")) for n in range(count)]
    records.append(warc_record("https://wire.example/logo.png", b"\x89PNG\r\n\x1a\n", "image/png"))
    records.append(warc_record("https://wire.example/gone", page(), status="404 Not Found"))
    return b"".join(gzip.compress(each, mtime=0) if packed else each for each in records)


def wacz() -> bytes:
    """A WACZ with a packed web archive."""
    members = {
        "datapackage.json": b"{}",
        "archive/data.warc.gz": warc(packed=True),
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
    }
    return zipped(members, zipfile.ZIP_STORED)


def seeds() -> dict[str, bytes]:
    """A file of each kind, by a name that says which."""
    return {
        "text": REPORT.encode(),
        "html": page(),
        "eml": message(),
        "attached": with_attachment(
            "a.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        ),
        "mhtml": saved_page(),
        "mbox": mailbox(message(), message(PARAGRAPHS + " Second.")),
        "rss": rss(),
        "atom": atom(),
        "json-feed": json_feed(),
        "sitemap": sitemap(),
        "jsonl": json_lines(),
        "csv": csv_table(),
        "parquet": parquet(),
        "docx": docx(),
        "pdf": pdf(),
        "zip": zipped({"a.txt": REPORT.encode(), "in/b.html": page()}),
        "tar": tarred({"a.txt": REPORT.encode(), "in/b.html": page()}),
        "tar-gz": tarred({"a.txt": REPORT.encode(), "in/b.html": page()}, "w:gz"),
        "gzip": gzip.compress(REPORT.encode(), mtime=0),
        "bzip2": bz2.compress(REPORT.encode()),
        "xz": lzma.compress(REPORT.encode()),
        "warc": warc(),
        "warc-gz": warc(packed=True),
        "wacz": wacz(),
    }
