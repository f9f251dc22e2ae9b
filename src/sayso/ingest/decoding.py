"""Bytes to text, without guessing further than the bytes allow."""

from __future__ import annotations

import codecs
import re

from sayso.errors import Unreadable

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # not tab, line ends, \f, \v, escape
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_MORE_BYTES = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = bytes(range(0x80, 0x100))
_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)

_ODD = re.compile(
    # ¤¦¨¬¯¸Ð×Þð÷þÿƒˆ˜
    "[\u00a4\u00a6\u00a8\u00ac\u00af\u00b8\u00d0\u00d7\u00de\u00f0\u00f7\u00fe\u00ff\u0192\u02c6\u02dc]"
    "|(?<=[a-z])[\u00c0-\u00d6\u00d8-\u00de]"  # a large letter after a small one
    "|(?<![A-Za-z\u00c0-\u00ff])[\u00c0-\u00d6\u00d8-\u00de](?![A-Za-z\u00c0-\u00ff\u2019'\\s])"
)
"""What wrongly decoded bytes give and Western prose has not."""

_MAX_CONTROL_SHARE = 0.01
"""Above it bytes are not text: prose has none, terminal logs stay below."""
_MAX_FOREIGN_SHARE = 0.2
"""Of non-ASCII letters in what may be cp1252: French or German text has 3-8%,
Cyrillic, Greek or Chinese bytes read as cp1252 have over 40%."""
_PRESCAN_BYTES = 1024
"""A page must name its encoding in these: WHATWG HTML, 13.2.3.2 (prescan)."""

_ENCODING_HINT = "Open it in an editor that knows its encoding and save it as UTF-8."
_BINARY_HINT = "Give the text of the article, not a document, picture or archive with it inside."


def decode_text(content: bytes) -> str:
    """The text of a plain file, byte order mark removed, nothing else changed.

    UTF-8; UTF-16 and UTF-32 with their mark; else cp1252 if that gives plausible words.

    Raises:
        Unreadable: Not text, or in an encoding that cannot be told for sure.
    """
    text = _marked(content)
    if text is None:
        _refuse_nul(content)
        text = _utf8(content)
    if text is None:
        text = _cp1252(content)
    return _only_text(text)


def decode_page(content: bytes) -> tuple[str, bool]:
    """The source of a web page, and whether bytes had to be replaced in it.

    As `decode_text`, but the page may name its encoding; a page in UTF-8 with some broken bytes
    is given with U+FFFD in their places, and the caller refuses it if they lie in the article.

    Raises:
        Unreadable: Not text, or in an encoding that cannot be told for sure.
    """
    text = _marked(content)
    if text is None:
        _refuse_nul(content)
        text = _utf8(content)
    if text is not None:
        return _only_text(text), False
    named = _named_encoding(content)
    if named == "utf-8":
        return _only_text(content.decode("utf-8", "replace")), True
    try:
        text = content.decode(named) if named else None
    except UnicodeDecodeError as err:
        raise Unreadable(
            f"broken encoding: the page says {named}, but {err.reason}", _ENCODING_HINT
        ) from err
    return _only_text(_cp1252(content) if text is None else text), False


def _marked(content: bytes) -> str | None:
    """The text if it starts with a byte order mark; None if it does not."""
    marks = (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    )
    for mark, encoding in marks:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as err:
                where = err.start + len(mark)
                raise Unreadable(
                    f"broken encoding: marked {encoding}, but byte {where} is not ({err.reason})",
                    _ENCODING_HINT,
                ) from err
    return None


def _utf8(content: bytes) -> str | None:
    """The text if it is UTF-8 throughout; None if it is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _refuse_nul(content: bytes) -> None:
    """Raise `Unreadable` for bytes with a NUL: text without a byte order mark has none."""
    where = content.find(b"\0")
    if where >= 0:
        raise Unreadable(f"expected text, got binary data (a NUL at byte {where})", _BINARY_HINT)


def _cp1252(content: bytes) -> str:
    """The text in Windows-1252, the encoding of old Western files, if it is plausible.

    Broken UTF-8 is refused: read as cp1252 it would become words that nobody wrote.
    """
    unpaired = _TWO_BYTES.sub(b"", content)
    pairs, loose = (len(content) - len(unpaired)) // 2, _beyond_ascii(unpaired)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if pairs >= loose or _MORE_BYTES.search(content) or not _plausible(text):
        start = _first_broken(content)
        raise Unreadable(
            f"broken encoding: expected UTF-8, byte {start} (0x{content[start]:02x}) is not",
            _ENCODING_HINT,
        )
    return text


def _plausible(text: str) -> bool:
    """The characters beyond ASCII are few, and stand where Western languages have them."""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return 0 < foreign <= _MAX_FOREIGN_SHARE * len(text) and not _ODD.search(text)


def _beyond_ascii(content: bytes) -> int:
    """How many bytes are above 127."""
    return len(content) - len(content.translate(None, _HIGH))


def _first_broken(content: bytes) -> int:
    """Where bytes stop being UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as err:
        return err.start
    return 0


def _named_encoding(content: bytes) -> str | None:
    """The encoding that a page names for itself, as Python calls it; None if it names none."""
    match = _CHARSET.search(content[:_PRESCAN_BYTES])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except LookupError:
        return None
    # As browsers do (WHATWG Encoding, names and labels): Latin-1 and ASCII mean cp1252 there.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _only_text(text: str) -> str:
    """`text`, if it is text.

    Raises:
        Unreadable: It holds a NUL, or too many control characters.
    """
    controls = len(text) - len(_CONTROL.sub("", text))
    if "\0" in text or controls > _MAX_CONTROL_SHARE * len(text):
        raise Unreadable(
            f"expected text, got binary data ({controls} control characters)", _BINARY_HINT
        )
    return text
