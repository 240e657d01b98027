"""What one passed scenario covers: keys of the entries that it reached and, where it matters, asserted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from carerules.answer.evaluate import Evaluation
from carerules.answer.records import Finding, Obligation
from carerules.answer.trace import Trace
from carerules.program.plan import Program
from carerules.resolved.duty import Duty

from ..expectation import Expectation
from . import boundaries, causes, outcomes, rules
from .entry import Key
from .unknowns import RELATION


class Answer(NamedTuple):
    """One evaluation that a scenario asked for, what it came by, and the lines that hold of it."""

    as_of: int
    evaluation: Evaluation
    trace: Trace
    lines: tuple[Expectation, ...]


def observed(program: Program, answers: Iterable[Answer]) -> frozenset[Key]:
    """Every key that the answers of one passed scenario reach."""
    observer = _Observer(program)
    return frozenset(key for answer in answers for key in observer.keys(answer))


def _causes(finding: Finding) -> Iterator[Key]:
    """What left a duty undetermined: a record of the day without its time, an unknown relation, or names."""
    if finding.missing:
        cause = (
            finding.cause if finding.cause != "date_only" else "where"
        )  # a doubtful act, whatever its time
        yield from (causes.duty_key(finding.duty, cause, name) for name in finding.missing)
    else:
        name = "" if finding.cause == "date_only" else RELATION
        yield causes.duty_key(finding.duty, finding.cause, name)


class _Observer:
    """Reads answers of one policy."""

    def __init__(self, program: Program) -> None:
        self._reckoner = program.reckoner
        self._duties: Mapping[str, Duty] = program.policy.duties

    def keys(self, answer: Answer) -> Iterator[Key]:
        """What one answer reaches."""
        yield from (rules.key_of(workflow, number) for workflow, number in answer.trace.taken)
        yield from (causes.workflow_key(*guard) for guard in answer.trace.undecided)
        for finding in answer.evaluation.findings:
            if finding.kind == "undetermined" and finding.duty:
                yield from _causes(finding)
        yield from self._acts(answer)
        for line in answer.lines:
            yield from self._asked(answer, line)

    def _acts(self, answer: Answer) -> Iterator[Key]:
        """Boundaries at which an act was done."""
        for ob in answer.evaluation.obligations:
            if ob.discharged_at is not None:
                yield from self._boundaries(answer.trace, ob, ob.discharged_at)

    def _boundaries(self, trace: Trace, ob: Obligation, instant: int) -> Iterator[Key]:
        if ob.due is None or ob.step:
            return
        anchor = trace.anchors.get(ob.id, ob.opened_at)
        for boundary in boundaries.met(self._duties[ob.duty], self._reckoner, ob.due, anchor, instant):
            yield boundaries.key_of(ob.duty, boundary)

    def _asked(self, answer: Answer, line: Expectation) -> Iterator[Key]:
        """What a line that holds asserts: an outcome, and what stands at a boundary."""
        yield from self._permissions(answer, line)
        duty, status = line.wanted.get("duty"), line.wanted.get("status")
        if duty is None or line.wanted.get("step", 0) != 0:
            return
        if status is not None and status != "none" and line.wanted.get("count") != 0:
            yield outcomes.key_of(str(duty), str(status))
        for ob in answer.evaluation.obligations:
            if ob.duty == duty and (ob.subject_type, ob.subject) == line.subject:
                yield from self._boundaries(answer.trace, ob, answer.as_of)

    def _permissions(self, answer: Answer, line: Expectation) -> Iterator[Key]:
        """A permission has no obligation: its outcomes are asserted by the kinds of findings of its subject."""
        expected, unwanted = line.wanted.get("findings"), line.wanted.get("no_findings")
        kinds = expected if isinstance(expected, list) else []
        ours = [f for f in answer.evaluation.findings if (f.subject_type, f.subject) == line.subject]
        for finding in ours:
            if finding.cause == "permit" and finding.kind in kinds:
                yield from self._refused(finding)
        if unwanted is True or (isinstance(unwanted, list) and "not_permitted" in unwanted):
            for *subject, duty in answer.trace.permitted:
                if tuple(subject) == line.subject:
                    yield outcomes.key_of(duty, "permitted")

    def _refused(self, finding: Finding) -> Iterator[Key]:
        """What no permission allows, each of those that name the event refuses."""
        if finding.kind == "undetermined":
            yield outcomes.key_of(finding.duty, "undetermined")
            return
        refused = {event.name for event in self._duties[finding.duty].acts}
        for duty in self._duties.values():
            if duty.modality == "permit" and refused.intersection(event.name for event in duty.acts):
                yield outcomes.key_of(duty.id, finding.kind)
