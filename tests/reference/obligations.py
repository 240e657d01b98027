"""S5.1-S5.3: an obligation's record, and its status as a function of the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .clock import Duration
from .periods import Period

if TYPE_CHECKING:
    from .event import Event
    from .findings import Finding
    from .organisation import Answer
    from .policy import Duty

BUCKETS = {
    "discharged": "compliant",
    "violated": "violated",
    "discharged_late": "violated",
    "pending": "pending",
    "due_soon": "pending",
    "suspended": "pending",
    "undetermined": "undetermined",
    "lapsed": "not_judged",
    "waived": "not_judged",
    "unquantified": "not_judged",
}

FINAL = ("deadline", "forbid")
"""Doubts that stay, unlike those of an open obligation: "while", "upon", "due", "keep"."""


@dataclass(eq=False)
class Obligation:
    """One instance of a duty, or (`step`) of a step of its ladder."""

    duty: Duty
    value: Any
    opened_at: int
    values_at: int
    opening: Event | None = None
    step: int | None = None
    parent: Obligation | None = None
    steps: list[Obligation] = field(default_factory=list)

    due: int | None = None
    provisional: bool = False
    exact: bool = False
    basis: Any = None
    unquantified: bool = False

    anchor: int = 0
    missed: int = 0
    length: Duration | str | None = None
    moved: bool = False
    renewed: bool = False
    period: Period | None = None
    by: str | None = None
    false_since: int | None = None

    acts: int = 0
    perhaps: bool = False
    doubt: str | None = None
    finding: Finding | None = None
    suspended_at: int | None = None
    suspension_doubt: Finding | None = None

    judged_at: int | None = None
    waived: bool = False
    violated_at: int | None = None
    discharged_at: int | None = None
    ended_at: int | None = None
    ceased_at: int | None = None
    lapsed: bool = False
    held: list[tuple[int, Answer]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """S1: no discharge, violation or end yet, and its deadline has not been judged otherwise."""
        if self.doubt in ("while", "upon"):
            return self.ended_at is None
        past = self.waived or self.doubt in FINAL
        return not past and self.violated_at is None and self.discharged_at is None and self.ended_at is None

    @property
    def undone(self) -> bool:
        asked = self.step is None or self.ended_at is None
        return asked and self.violated_at is not None and self.discharged_at is None

    @property
    def acts_concern(self) -> bool:
        """Open or undone; and those whose late act is only recorded. (S4.5, S5.2)"""
        recorded = (self.waived or self.doubt == "deadline") and self.discharged_at is None
        return self.open or self.undone or recorded

    @property
    def ticking(self) -> bool:
        """Its clock runs."""
        return self.open and self.due is not None and self.doubt is None and self.suspended_at is None

    @property
    def closed_at(self) -> int | None:
        """When it was no longer open or undone."""
        if self.open or self.undone:
            return None
        if self.doubt == "forbid":
            return self.judged_at
        if self.doubt in ("while", "upon"):
            return self.ended_at
        ends = (self.discharged_at, self.ended_at)
        return min((at for at in ends if at is not None), default=None)

    def status(self, now: int, soon: int | None) -> str:
        """S5.2; `soon` is the instant after which it is due soon."""
        if self.doubt and not self.lapsed:
            return "undetermined"
        if self.unquantified and not self.doubt:
            return "unquantified"
        if self.lapsed and self.violated_at is None:
            return "lapsed"  # also where an act was recorded while it was in doubt
        if self.unquantified:
            return "unquantified"
        if self.violated_at is not None:
            return "violated" if self.discharged_at is None else "discharged_late"
        if self.waived:
            return "waived"
        if self.discharged_at is not None:
            return "discharged"
        if self.ended_at is not None:
            return "lapsed"
        if self.suspended_at is not None:
            return "suspended"
        return "due_soon" if soon is not None and now > soon else "pending"


class Renewal(NamedTuple):
    """The next of a recurrence is due after this one; `missed` is given when its grid point has come."""

    obligation: Obligation
    missed: int | None = None
