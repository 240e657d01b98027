"""Showing places: a text's lines, a file's path, and characters that a terminal must not act upon."""

from __future__ import annotations

import posixpath
import re
import unicodedata

_BREAK = re.compile(r"\r\n|\r|\n")
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_MARKS = {"Mn", "Me"}


def lines(text: str) -> list[str]:
    r"""The lines of `text` as `Span` counts them: `\n`, `\r\n` and `\r` end a line, nothing else does."""
    return _BREAK.split(text)


def shown_path(file: str, root: str) -> str:
    """The path of `file` as seen from where the command was started; `root` leads to the loaded folder."""
    return posixpath.normpath(posixpath.join(root, file)) if root else file


def visible(text: str) -> str:
    """`text` with control, direction and other invisible characters replaced, so that it stays one line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if unicodedata.category(c) in _HIDDEN else c for c in text.replace("\t", " "))


def cells(text: str) -> int:
    """How many terminal cells `text` takes: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
