"""From bytes to text, and which characters a text may have."""

from __future__ import annotations

import codecs
import re

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.place import lines
from carerules.diagnostics.span import Span

# Control characters, the other line ends of Unicode, and the marks that turn the direction of writing: with
# them a text can look like something that it is not.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """The text of a UTF-8 file, without byte order mark.

    Of any other file the text is a guess, good for showing the place in it, and there is a diagnostic.
    """
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace"), [_not_utf8(file, "", "UTF-16")]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        encoding = _guess(data)
        guess = encoding or "utf-8"
        before = data[: error.start].decode(guess, "replace")
        return data.decode(guess, "replace"), [_not_utf8(file, before, encoding)]


def forbidden(text: str) -> int | None:
    """Where the first character stands that a policy may not have."""
    match = _FORBIDDEN.search(text)
    return match.start() if match else None


def code_point(character: str) -> str:
    """A character's number as Unicode writes it, `U+202E`: what cannot be seen can at least be named."""
    return f"U+{ord(character):04X}"


def point_after(text: str, file: str) -> Span:
    """The point behind `text`, the beginning of a file."""
    before = lines(text)
    line, column = len(before), len(before[-1]) + 1
    return Span(file, line, column, line, column)


def _guess(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"  # contains GBK and GB2312, the usual encodings of older Chinese software


def _not_utf8(file: str, before: str, encoding: str) -> Diagnostic:
    known = {"encoding": encoding} if encoding else {}
    return Diagnostic("CR102", point_after(before, file), known)
