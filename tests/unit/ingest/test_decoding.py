"""Bytes become the text that was meant, or are refused; never a text that nobody wrote."""

from __future__ import annotations

import pytest

from sayso.errors import Unreadable
from sayso.ingest.decoding import decode_page, decode_text

PROSE = "“It’s naïve,” the café’s owner said – twice."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"], ids=lambda name: name
)
def test_text_is_read_in(encoding: str) -> None:
    assert decode_text(PROSE.encode(encoding)) == PROSE


def test_line_ends_stay_as_they_are() -> None:
    assert decode_text(b"One.\r\nTwo.\rThree.\n") == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    "content",
    [
        b"It\xe2\x80\x99s the owner\xe2\x80s word.",
        b"The owner\xe2\x80\x99s word is \xe2\x80",
        b"The caf\xc3( said so.",
        b"The man \xff\xfe said so.",
        b"The man said \xed\xa0\x80 so.",
        "Мэр сказал об этом в пятницу".encode("koi8-r"),
        "市长周五说".encode("gb18030"),
        b"\xff\xfeT\x00h\x00e",
    ],
    ids=["byte lost", "cut", "0xc3", "0xff", "surrogate", "koi8-r", "gb18030", "odd utf-16"],
)
def test_broken_encoding_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="broken encoding"):
        decode_text(content)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x01\x02\x03\x04abc", b"%PDF-1.4\x00\xff"],
    ids=["nul", "controls", "pdf"],
)
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode_text(content)


def test_page_may_name_its_encoding() -> None:
    page = "<meta charset='windows-1251'><p>Мэр сказал.</p>"
    assert decode_page(page.encode("cp1251")) == (page, False)


def test_latin1_of_a_page_means_cp1252() -> None:
    page = "<meta charset=iso-8859-1><p>“Yes”</p>"
    assert decode_page(page.encode("cp1252")) == (page, False)


def test_page_in_utf8_with_broken_bytes_is_marked() -> None:
    page, replaced = decode_page(b"<meta charset=utf-8><p>caf\xe9</p>")
    assert replaced
    assert page.endswith("caf\ufffd</p>")


def test_page_that_names_an_encoding_it_is_not_in_is_refused() -> None:
    with pytest.raises(Unreadable, match="broken encoding"):
        decode_page(b"<meta charset=euc-jp><p>caf\xff\xff</p>")
