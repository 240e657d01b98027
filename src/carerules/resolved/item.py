"""What every item of a resolved policy has."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.diagnostics.span import Span

from .value import Citation, Effective, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item with an id: its label, its sources, when it is in force and where it is written."""

    id: str
    span: Span
    label: Label = field(default_factory=Label)
    description: Label = field(default_factory=Label)
    source: tuple[Citation, ...] = ()
    effective: Effective = field(default_factory=Effective)
