"""YAML values that know where they are written.

A policy has some hundred thousand of them and a frozen dataclass takes three times as long to make: those made most
often are `Final` field by field, which the type checker holds.
"""

from __future__ import annotations

from collections.abc import Sequence as Series
from dataclasses import dataclass, field
from typing import Final, Literal

from carerules.diagnostics.span import Span

from .columns import places

Style = Literal["plain", "single", "double", "literal", "folded"]
Value = None | bool | int | float | str
Plain = Value | list["Plain"] | dict[str, "Plain"]
Path = Series[str | int]


@dataclass(unsafe_hash=True, slots=True)
class Scalar:
    """A single value; `text` is what the author wrote, unescaped: `1.10` has the value 1.1."""

    value: Final[Value]
    text: Final[str]
    span: Final[Span]
    style: Final[Style]
    lines: Final[Series[str]] = field(repr=False, compare=False)
    """The lines of the whole file, shared by its nodes."""

    def span_of(self, start: int, end: int) -> Span:
        """Where the characters `start..end` of `text` stand in the file; equal bounds give a point.

        Exact for every style: quotes, escapes, folding and a block's indentation are stepped over.
        """
        file, found = self.span.file, places(self.lines, self.span, self.style, self.text)
        if not found:
            return self.span
        if start < end:
            (line, column, _), (end_line, _, end_column) = found[start], found[end - 1]
        elif start < len(found):
            line, column, _ = found[start]
            end_line, end_column = line, column
        else:
            line, _, column = found[-1]
            end_line, end_column = line, column
        return Span(file, line, column, end_line, end_column)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(unsafe_hash=True, slots=True)
class Entry:
    """A mapping's value and the place of its key."""

    key_span: Final[Span]
    node: Final[Node]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; a key is always text, as the author wrote it."""

    entries: dict[str, Entry]
    span: Span


Node = Scalar | Sequence | Mapping


def plain(node: Node) -> Plain:
    """The same data without places: None, bool, int, float, str, list and dict."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(entry.node) for key, entry in node.entries.items()}


def find(node: Node, path: Path) -> Node | None:
    """The node at `path` (keys and list positions), or None where there is none."""
    here: Node | None = node
    for part in path:
        here = _child(here, part) if here is not None else None
    return here


def locate(node: Node, path: Path) -> Span:
    """The place of the value at `path`.

    Parts that are not in the document are passed over (a validator names its own alternatives in between), so
    a path to something missing gives the place of what should hold it.
    """
    for part in path:
        node = _child(node, part) or node
    return node.span


def locate_key(node: Node, path: Path) -> Span:
    """The place of the key at `path`; of the value where the last part found is a list position."""
    span = node.span
    for part in path:
        child = _child(node, part)
        if child is not None:
            span = node.entries[str(part)].key_span if isinstance(node, Mapping) else child.span
            node = child
    return span


def _child(node: Node, part: str | int) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.entries.get(part) if isinstance(part, str) else None
        return entry.node if entry else None
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None
