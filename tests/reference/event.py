"""What a step handles: an accepted record with its data typed, or an internal event of S4.9."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .obligations import Obligation


@dataclass(frozen=True)
class Event:
    """`renews` is the obligation whose successor opens in rule 8 of this internal event. (S5.4)"""

    type: str
    at: int
    by: str | None = None
    id: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    internal: bool = False
    renews: Obligation | None = None
