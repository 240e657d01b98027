"""Markdown, written so that no text of a policy can become markup by accident."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_ACTIVE = re.compile(r"([\\*_\[\]<>|`])")
_NEEDS_BRACKETS = re.compile(r"[\s()]")


def plain(text: str) -> str:
    """`text` as it reads, on one line."""
    return _ACTIVE.sub(r"\\\1", " ".join(text.split()))


def inside(text: str) -> str:
    """`text` as it may stand in code type: on one line, without a backtick, no bar that a table would end at."""
    return " ".join(text.split()).replace("`", "'").replace("|", "\\|")


def code(text: str) -> str:
    """`text` in code type."""
    return f"`{inside(text)}`"


def link(text: str, target: str) -> str:
    """A link whose `text` is Markdown already; `target` is a path with an optional fragment."""
    return f"[{text}](<{target}>)" if _NEEDS_BRACKETS.search(target) else f"[{text}]({target})"


def anchor(id_: str) -> str:
    """A place that links can name, whatever the heading's words are."""
    return f'<a id="{id_}"></a>'


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table; cells are Markdown already."""
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def bullets(items: Iterable[str]) -> Iterator[str]:
    """A list, and the empty line after it; nothing for no items."""
    lines = [f"- {item}" for item in items]
    if lines:
        yield from (*lines, "")
