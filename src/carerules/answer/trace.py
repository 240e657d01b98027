"""Which rules an evaluation came by: nothing that an answer tells, but what tests of a policy are measured by."""

from __future__ import annotations

from dataclasses import dataclass, field

from carerules.engine import kinds

from .tell import Teller


@dataclass(slots=True)
class Trace:
    """What the engine did on its way to an evaluation; rules go by the numbers of the compiled tables."""

    taken: set[tuple[str, int]] = field(default_factory=set)
    """(workflow, number) of every transition and `after` that was taken."""
    undecided: set[tuple[str, int, str]] = field(default_factory=set)
    """(workflow, number, name) of every guard that could not be decided, and what was missing."""
    permitted: set[tuple[str, str, str]] = field(default_factory=set)
    """(subject type, subject, duty) of every permission under which an event was let through."""
    anchors: dict[str, int] = field(default_factory=dict)
    """Id of an obligation -> the instant from which its deadline is counted."""

    def note(self, teller: Teller) -> None:
        """Add one case."""
        ctx, charts, duties = teller.ctx, teller.plan.charts, teller.plan.duties
        self.taken |= {(charts[chart].id, number) for chart, number in ctx.out.taken}
        self.permitted |= {(teller.plan.id, teller.subject, duties[index].id) for index in ctx.out.permitted}
        for finding in ctx.out.findings:
            if finding.kind == kinds.UNDETERMINED and finding.rule >= 0:
                names = teller.names_of(finding.missing) or ("relation",)
                self.undecided |= {(charts[finding.chart].id, finding.rule, name) for name in names}
        for ob in ctx.out.obligations:
            self.anchors[teller.identity(ob)] = ob.anchor
