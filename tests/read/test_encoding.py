"""Bytes to text, for every encoding that reports come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.read.encoding import decode
from tests.tables import each

RUSSIAN = "Президент провёл переговоры с губернатором Краснодарского края. «Мы готовы», — сказал он.\n"
ENGLISH = "The President said: “We are ready to supply 1,200 buses – and more,” he noted. It’s £5 million.\n"
FRENCH = "Le ministre a déclaré que les échanges ont augmenté de 24 % après la réunion à Genève.\n"
POLISH = "Prezydent oświadczył, że współpraca między państwami będzie się rozwijać. Źródła żądają dostaw.\n"
TURKISH = "Cumhurbaşkanı görüşmede iki ülke arasındaki ticaretin geliştiğini söyledi. Işık ağı kuruldu.\n"
CHINESE = "国家主席会见了白俄罗斯总统，双方同意扩大贸易合作。去年双边贸易额超过五十亿美元。\n"
ARABIC = "قال الرئيس إن البلدين اتفقا على توسيع التجارة بينهما خلال السنوات المقبلة.\n"


@each(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r"),
        (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "cp866"),
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16"),
        (ARABIC, "cp1256"),
    ],
)
def test_encodings_are_told_apart(text: str, encoding: str) -> None:
    text = text * 5
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbfHello", "Hello"),
        (b"\xff\xfeH\0i\0", "Hi"),
        (b"\xfe\xff\0H\0i", "Hi"),
        (b"a stray \0 here", "a stray \ufffd here"),
        (b"two \0\0 here", "two \ufffd\ufffd here"),
        (b"one bad \xff byte", "one bad \ufffd byte"),
        ("“mostly” ".encode() + b"\xe2\x82 cut \xf0\x9f\x98 cut", "“mostly” \ufffd\ufffd cut \ufffd\ufffd\ufffd cut"),
        (b"\xff\xfea\0\x00\xd8b\0c", "a\ufffd\ufffdb\ufffd"),
        ("\ufeffüber".encode() + b"\xff", "über\ufffd"),
    ],
)
def test_what_cannot_be_decoded_is_replaced_one_for_one(content: bytes, text: str) -> None:
    assert decode(content)[0] == text


def test_mixed_encodings_keep_what_is_utf_8_and_the_number_of_bad_bytes() -> None:
    pasted = "Губернатор".encode("cp1251")
    content = ENGLISH.encode() * 3 + pasted + b"\n" + RUSSIAN.encode()
    assert decode(content)[0] == ENGLISH * 3 + "\ufffd" * len(pasted) + "\n" + RUSSIAN


def test_one_byte_order_mark_goes_and_others_stay() -> None:
    assert decode("\ufeffa\ufeffb".encode())[0] == "a\ufeffb"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd")))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    decoded, encoding = decode(text.encode())
    if encoding == "utf-8":
        assert decoded == text.removeprefix("\ufeff")
    else:
        assert encoding.startswith("utf-")  # such as U+FEFF written in another encoding's bytes


@given(st.binary(max_size=300))
def test_any_bytes_have_a_text_without_nul_and_the_same_twice(content: bytes) -> None:
    text, encoding = decode(content)
    assert "\0" not in text
    assert decode(content) == (text, encoding)
    if encoding == "utf-8" and not content.startswith(b"\xef\xbb\xbf"):
        escaped = content.decode("utf-8", "surrogateescape")  # one code point for each bad byte, by Python itself
        assert text == "".join("\ufffd" if c == "\0" or "\udc80" <= c <= "\udcff" else c for c in escaped)
