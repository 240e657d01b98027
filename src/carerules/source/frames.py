"""Lists and mappings whose end has not come yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span

from .node import Entry, Mapping, Node, Scalar, Sequence


@dataclass(slots=True)
class OpenSequence:
    """A list being read; `flow` if it is written in brackets."""

    start: Span
    flow: bool
    items: list[Node] = field(default_factory=list)

    wants_key = False

    def add(self, node: Node) -> Diagnostic | None:
        """Take the next item."""
        self.items.append(node)
        return None

    def close(self, end: Span) -> Sequence:
        """The finished list."""
        last = end if self.flow else self.items[-1].span
        return Sequence(tuple(self.items), reaching(self.start, last))


@dataclass(slots=True)
class OpenMapping:
    """A mapping being read; its children are keys and values in turn."""

    start: Span
    flow: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Node | None = None
    last: Span | None = None

    @property
    def wants_key(self) -> bool:
        """Whether the next child is a key."""
        return self.key is None

    def add(self, node: Node) -> Diagnostic | None:
        """Take the next key or value; a pair that cannot be entered is left out and told."""
        self.last = node.span
        if self.key is None:
            self.key = node
            return None
        key, self.key = self.key, None
        if not isinstance(key, Scalar) or not key.text:
            return Diagnostic("CR110", key.span)
        if key.text == "<<" and key.style == "plain":
            return Diagnostic("CR113", key.span)
        if key.text in self.entries:
            first = Label(self.entries[key.text].key_span, "first_here")
            return Diagnostic("CR109", key.span, {"key": key.text}, (first,))
        self.entries[key.text] = Entry(key.span, node)
        return None

    def close(self, end: Span) -> Mapping:
        """The finished mapping."""
        last = end if self.flow or self.last is None else self.last
        return Mapping(self.entries, reaching(self.start, last))


def reaching(start: Span, end: Span) -> Span:
    """From the start of one place to the end of another.

    YAML lets a collection written by indentation end where the next thing begins; for us it ends with its
    last child, so a caret never runs into blank lines and comments.
    """
    return Span(start.file, start.line, start.column, end.end_line, end.end_column)
