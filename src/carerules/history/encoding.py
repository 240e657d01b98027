"""Files are UTF-8. One that is something else as a whole is refused at once and not row by row."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final, TextIO

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

_HEAD: Final = 1 << 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_text(path: Path, file: str, *, header: bool) -> TextIO:
    """The text of a file without its BOM, line ends as they are; bytes that are no UTF-8 become lone surrogates.

    Raises DataError where the whole file is in another encoding: its `header` is, or most of its lines are
    while none has a character that is UTF-8 beyond ASCII.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    lines = head.split(b"\n")
    if len(head) == _HEAD:
        lines = lines[:-1]  # cut in the middle, perhaps of a character
    broken = [line for line in lines if not _decodes(line, "utf-8")]
    if broken and (_is_header(broken, lines, header) or _are_most(broken, lines)):
        name = _encoding(head, broken)
        place = Span(file, 1, 1, 1, 1)
        raise DataError([Diagnostic("CR805", place, {"encoding": name} if name else {})])
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _is_header(broken: list[bytes], lines: list[bytes], header: bool) -> bool:
    return header and broken[0] is lines[0]


def _are_most(broken: list[bytes], lines: list[bytes]) -> bool:
    written = [line for line in lines if line.strip()]
    foreign = [line for line in written if not line.isascii()]
    return len(foreign) == len(broken) and 2 * len(broken) >= len(written)


def _encoding(head: bytes, broken: list[bytes]) -> str:
    if head.startswith(_UTF_16):
        return "UTF-16"
    return "GBK" if _decodes(b"\n".join(broken), "gb18030") else ""


def _decodes(line: bytes, encoding: str) -> bool:
    if line.isascii():
        return True
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
