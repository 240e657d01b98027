"""What one step may see and where it leaves what it found out."""

from __future__ import annotations

from carerules.program.opcodes import UNKNOWN
from carerules.program.plan import Plan, Program

from .organisation import Organisation
from .state import Event, Finding, Obligation, Output, Row

ALL = -1
"""The mask of changes after which everything is looked at again."""


class Context:
    """One case under evaluation: its row and tables, the organisation, the queue of internal events, the output."""

    __slots__ = (
        "accepted",
        "ahead",
        "org",
        "out",
        "plan",
        "program",
        "provisional",
        "queue",
        "row",
        "silence",
    )

    def __init__(self, program: Program, row: Row, org: Organisation, out: Output) -> None:
        self.program = program
        self.plan: Plan = row.plan
        self.row = row
        self.org = org
        self.out = out
        self.queue: list[tuple[int, Obligation | None]] = []
        """Internal events to come: (event code, the obligation whose successor opens in rule 8 of it)."""
        self.accepted = False
        """The event at hand did something. (S4.7)"""
        self.silence = False
        self.provisional = False
        """What has been computed since this was set to False looked at days of an unpublished year. (S3.4)"""
        self.ahead: tuple[Event, ...] = ()
        """Records with a date only, still to come: they may lie before an exact deadline of their day. (S3.1)"""

    def find(self, kind: int, at: int, event: Event | None = None, ob: Obligation | None = None) -> Finding:
        """Raise a finding. # S1.7 # S10.2"""
        finding = Finding(kind, at)
        finding.event = event
        if ob is not None:
            finding.obligation = ob
            finding.duty = ob.duty
        self.out.findings.append(finding)
        return finding

    def raise_event(self, code: int, last: Obligation | None = None) -> None:
        """Queue an internal event, if any rule refers to it or a recurrence goes on in it. # S4.9

        `last` is the obligation that the next one of its duty follows in rule 8 of the event. # S5.4
        """
        if code >= 0 or last is not None:
            self.queue.append((code, last))

    def internal(self, code: int) -> Event:
        """The internal event `code` at the present instant."""
        return Event(code, self.row.now, [UNKNOWN] * len(self.plan.columns))
