"""The list on which binding notes what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Argument


@dataclass(slots=True)
class Report:
    """Diagnostics in the order in which they were found."""

    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, span: Span, *labels: Label, **args: Argument) -> None:
        """Note `code` at `span`; `args` fill its message."""
        self.diagnostics.append(Diagnostic(code, span, args, labels))


def declared(span: Span) -> Label:
    """The label that points at a declaration."""
    return Label(span, "declared_here")


def beside(span: Span) -> Label:
    """The label that points at the key beside which another one makes no sense."""
    return Label(span, "beside_here")


def first(span: Span) -> Label:
    """The label that points at the earlier of two."""
    return Label(span, "first_here")
