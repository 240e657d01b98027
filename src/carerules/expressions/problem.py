"""What is wrong with a condition, and where in its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.diagnostics.catalogue.table import find
from carerules.diagnostics.severity import Severity
from carerules.diagnostics.wording import Argument, Arguments

from .tree import Tree

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """A `code` of the CR6xx catalogue with its `args`, at the characters `start` to `end` of the text."""

    code: str
    args: Arguments = field(default_factory=dict, hash=False)
    start: int = 0
    end: int = 0

    @classmethod
    def at(cls, code: str, span: tuple[int, int], **args: Argument | None) -> Problem:
        """The problem at `span`. What is None is left out, and with it the help that would name it."""
        return cls(code, {name: value for name, value in args.items() if value is not None}, *span)

    @property
    def is_error(self) -> bool:
        """Whether the text has no meaning (otherwise a warning: it has one that is probably not meant)."""
        return find(self.code).severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Result:
    """A typed `tree`, or None where any of the `problems` is an error; problems by place."""

    tree: Tree | None
    problems: tuple[Problem, ...] = ()


def excerpt(text: str, start: int, end: int) -> str:
    """The characters `start` to `end` in one line, shortened where they are many."""
    shown = " ".join(text[start:end].split())
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
