"""Every kind of input: recognised by what it holds, opened to its documents, with what is said of each."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.gather.gathering import gather, load_one, read_raw, unpack
from communique.gather.kinds import HEAD, kind_of
from communique.gather.raw import Found, Limits, Link, Raw
from communique.read.files import Input, Skipped
from tests.gather import making
from tests.tables import each

SEEDS = making.seeds()
MET = "Minister of Trade of Kenya Amina Wanjiru met with the Governor of Leningrad Oblast, Pavel Orlov, in Nairobi"


def opened(content: bytes, name: str = "thing") -> list[Found]:
    return list(unpack(Raw(name, name, content), Limits()))


def read(content: bytes) -> list[Input]:
    """The documents of something; anything else in it fails the test."""
    found = opened(content)
    assert all(isinstance(each, Raw) for each in found), found
    return [read_raw(each) for each in found if isinstance(each, Raw)]


@each("name", [n for n in SEEDS if n not in ("rss", "atom", "json-feed", "sitemap")])
def test_each_kind_gives_its_report(name: str) -> None:
    documents = read(SEEDS[name])
    assert documents
    assert all(MET in found.text for found in documents)


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_the_name_of_the_file_does_not_matter(name: str, tmp_path: Path) -> None:
    for ending in (".txt", ".bin", ""):
        path = tmp_path / f"thing{ending}"
        path.write_bytes(SEEDS[name])
        found = list(gather([str(path)], Limits()))
        assert [type(each) for each in found] == [type(each) for each in opened(SEEDS[name])]
        assert not any(isinstance(each, InputError) for each in found)


@each(
    ("text", "kind"),
    [
        ("From: Ministry of Trade\nDate: 3 March 2024\n\nThe minister met the governor.", "text"),
        ("From Kisumu to Oulu, the minister travelled by train in 2024\nand met many.", "text"),
        ("{Minister of Trade} met the governor.", "text"),
        ("[PHOTOS] Minister meets governor", "text"),
        ("<b>Minister</b> meets governor", "html"),
        ("< 5 percent of exports are tea.", "text"),
        ("Text, body and soul of the treaty\nThe minister said.", "text"),
        ("BM Technologies signed a memorandum with Kenya.", "text"),
        ("<!-- saved from url=(0030)https://wire.example/a -->\n<HTML><BODY><P>x</P>", "html"),
        ("\ufeff<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'>", "feed"),
        ("<!DOCTYPE rss PUBLIC 'x' 'y'><rss>", "feed"),
        ("<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("<sitemapindex><sitemap>", "sitemap"),
    ],
)
def test_beginnings_that_look_alike_are_told_apart(text: str, kind: str) -> None:
    assert kind_of(text.encode()[:HEAD]) == kind


def test_a_page_s_address_and_a_message_s_head_count() -> None:
    (page,) = read(making.page(url="https://wire.example/a"))
    assert (page.said.url, page.said.published, page.said.outlet) == (
        "https://wire.example/a",
        "2024-03-03",
        "Nairobi Wire",
    )
    (message,) = read(SEEDS["eml"])
    assert (message.said.title, message.said.published) == ("Minister meets governor", "2024-03-03")
    assert message.said.outlet == "Ministry of Trade"
    (saved,) = read(SEEDS["mhtml"])
    assert (saved.said.url, saved.said.outlet) == ("https://wire.example/a", "Nairobi Wire")
    assert "Home" not in saved.text


def test_a_mailbox_gives_its_messages_and_a_message_what_is_attached() -> None:
    first, second = read(SEEDS["mbox"])
    assert (first.source, second.source) == ("thing/message 1", "thing/message 2")
    assert "Second." in second.text
    letter, attached = read(SEEDS["attached"])
    assert letter.said.title == "With an attachment"
    assert attached.source == "thing/a.docx"
    assert "Exports | $12 million" in attached.text


def test_a_feed_gives_texts_where_it_has_them_and_addresses_else() -> None:
    text, link = opened(SEEDS["rss"])
    assert isinstance(text, Raw)
    assert isinstance(link, Link)
    document = read_raw(text)
    assert document.text.startswith("Minister meets governor\n\nNAIROBI")
    assert (document.source, document.said.published, document.said.outlet) == (
        "https://wire.example/a",
        "2024-03-03",
        "Nairobi Wire",
    )
    assert document.said.via == "the feed thing"
    assert (link.url, link.said.title) == ("https://wire.example/b", "Another")
    (atom,) = opened(SEEDS["atom"])
    assert isinstance(atom, Link)
    assert atom.said.published == "2024-03-03"
    link, text = opened(SEEDS["json-feed"])
    assert isinstance(link, Link)
    assert isinstance(text, Raw)
    assert MET in read_raw(text).text


def test_a_sitemap_gives_addresses_with_what_it_says_of_them() -> None:
    first, second = opened(SEEDS["sitemap"])
    assert isinstance(first, Link)
    assert isinstance(second, Link)
    assert (first.url, first.modified, first.said.title) == ("https://wire.example/e", "2024-03-03", "E")
    assert (first.said.outlet, first.said.language, first.said.published) == ("Nairobi Wire", "en", "2024-03-03")
    assert second.url == "https://wire.example/f"


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_tables_are_read_by_the_names_of_their_columns(name: str) -> None:
    first, second = read(SEEDS[name])
    assert first.content == making.PARAGRAPHS.encode()
    assert (first.said.title, first.said.published, first.said.outlet) == ("First", "2024-03-03", "Wire")
    assert (first.source, second.source) == ("https://wire.example/r1", "https://wire.example/r2")


def test_a_table_without_texts_says_which_columns_it_has() -> None:
    (error,) = opened(b'{"a": 1, "b": "x"}\n{"a": 2, "b": "y"}\n')
    assert isinstance(error, InputError)
    assert "only a, b" in str(error)


def test_broken_lines_are_named_and_the_rest_read() -> None:
    lines = SEEDS["jsonl"].splitlines()
    found = opened(b"\n".join([lines[0], b'{"text": "cut', lines[1]]))
    assert [type(each) for each in found] == [Raw, InputError, Raw]
    assert "line 2 is no JSON" in str(found[1])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_tables_of_spreadsheets_come_in_many_encodings(encoding: str) -> None:
    text = "title;text\r\nВстреча;Президент Кении принял губернатора. «Мы готовы открыть завод», сказал он.\r\n"
    content = text.encode(encoding)
    if encoding == "utf-16":
        pytest.skip("UTF-16 tables are not recognised by their first line")
    (document,) = read(content)
    assert document.said.title == "Встреча"


def test_a_web_archive_gives_the_pages_that_were_there() -> None:
    skipped = Skipped()
    found = list(unpack(Raw("crawl.warc", "crawl.warc", SEEDS["warc"]), Limits(), skipped))
    assert [each.source for each in found if isinstance(each, Raw)] == [
        "https://wire.example/0",
        "https://wire.example/1",
    ]
    assert skipped.endings.total() == 2
    first = found[0]
    assert isinstance(first, Raw)
    assert (first.media_type, first.charset) == ("text/html", "utf-8")
    assert read_raw(first).said.url == "https://wire.example/0"


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_answers_that_were_packed_are_unpacked(coding: str) -> None:
    content = gzip.compress(making.page()) if coding == "gzip" else making.page()
    (document,) = read(making.warc_record("https://wire.example/z", content, coding=coding))
    assert MET in document.text


def test_archives_are_read_one_behind_the_other_and_inside_each_other() -> None:
    assert len(read(SEEDS["warc-gz"] + SEEDS["warc-gz"])) == 4
    nested = making.zipped(
        {"deep/crawl.warc.gz": SEEDS["warc-gz"], "box.mbox": SEEDS["mbox"], "t.tar": SEEDS["tar-gz"]}
    )
    documents = read(nested)
    assert len(documents) == 6
    assert "thing/box.mbox/message 1" in {document.source for document in documents}


def test_a_folder_of_all_of_them(tmp_path: Path) -> None:
    for name, content in SEEDS.items():
        (tmp_path / name).write_bytes(content)
    skipped = Skipped()
    found = list(gather([str(tmp_path)], Limits(), skipped))
    assert not [each for each in found if isinstance(each, InputError)]
    assert sum(isinstance(each, Link) for each in found) == 5
    documents = [read_raw(each) for each in found if isinstance(each, Raw)]
    assert len(documents) == 33
    assert all(MET in document.text or document.said.url for document in documents)


def test_addresses_are_handed_on() -> None:
    assert list(gather(["https://wire.example/a"], Limits())) == [Link("https://wire.example/a")]
    with pytest.raises(InputError, match="is an address"):
        load_one("https://wire.example/a", Limits())


def test_a_pdf_is_paragraphs_without_what_stands_on_every_page() -> None:
    lines = [
        ["Ministry of Trade", "The ministers agreed on a programme of work that covers ports, rail and the inspec-"],
        [
            "Ministry of Trade",
            "tion of goods at the border, and they will meet again in Mombasa in May 2024 to sign",
            "it.",
            "Annex",
            "2",
        ],
        ["Ministry of Trade", "The end.", "3"],
    ]
    (document,) = read(making.pdf(*lines))
    assert document.text == (
        "The ministers agreed on a programme of work that covers ports, rail and the inspection of goods at the border, "
        "and they will meet again in Mombasa in May 2024 to sign it.\n\nAnnex\n\nThe end.\n"
    )
