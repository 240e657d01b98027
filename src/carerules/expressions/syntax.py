"""The shape of a condition before anybody asked what its names mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of the text, brackets around it included; `height` counts the levels below it and its own."""

    start: int
    end: int
    height: int = 1

    @property
    def span(self) -> tuple[int, int]:
        """The half-open character range."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Node):
    """A bare name: a fact, a parameter …, or a value of an enum."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Node):
    """`event.x`: names joined by dots, at least two."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant(Node):
    """`true`, `12` or `0.5`."""

    value: bool | int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted(Node):
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix(Node):
    """`op` is `not` or `-`."""

    op: str
    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Infix(Node):
    """`op` as in `tree.Binary`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Node):
    """`test ? then : otherwise`."""

    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Among(Node):
    """`item in [options]`."""

    item: Node
    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """`function(arguments)`; the function's name ends at `name_end`."""

    function: str
    name_end: int
    arguments: tuple[Node, ...]
