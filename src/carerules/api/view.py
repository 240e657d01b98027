"""What a case takes and gives: events, steps, views and states, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from carerules.answer.evaluate import Case as Recorded
from carerules.answer.evaluate import Instances
from carerules.answer.records import Finding, Obligation, State
from carerules.answer.tell import Teller
from carerules.engine.context import Context
from carerules.explain.case import explain_case
from carerules.explain.sufficient import Search
from carerules.history.settle import Settled

if TYPE_CHECKING:
    from .case import Case

Instant = int | str | date | datetime


class NeedsReplay(Exception):
    """The event lies before the last one, and the case keeps no history to evaluate again."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, for `Policy.step`. `at` is microseconds UTC, ISO 8601 text, a date or a datetime."""

    event: str
    at: Instant
    by: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    evidence: Sequence[str] = ()
    id: str | None = None
    recorded_at: Instant | None = None


class Untold:
    """Holds what a step is told of, until somebody looks at it."""

    __slots__ = ("_source",)
    _source: Any


@dataclass(frozen=True, slots=True)
class Step(Untold):
    """What one event changed: findings raised, obligations opened and closed, states entered (`workflow.path`).

    Each in the order of time and name. A step may be told only when it is looked at; that never bears on what it says.
    """

    findings: tuple[Finding, ...]
    opened: tuple[Obligation, ...]
    closed: tuple[Obligation, ...]
    entered: tuple[str, ...]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A part that nobody has looked at yet."""
            if name not in _PARTS:
                raise AttributeError(name)
            if isinstance(self._source, tuple):
                about, *source = self._source
                object.__setattr__(self, "_source", about.tell(*source))
            object.__setattr__(self, name, self._source(name))
            return object.__getattribute__(self, name)


_PARTS = ("findings", "opened", "closed", "entered")
new_step, hold = object.__new__, vars(Untold)["_source"].__set__
"""`hold(step := new_step(Step), source)`: what it says is asked of `source[0].tell(*source[1:])` when looked at."""


@dataclass(frozen=True, slots=True)
class View:
    """A case as of an instant; looking never changes it."""

    as_of: int
    configuration: Mapping[str, str]
    """Workflow -> innermost state's dotted path."""
    due: tuple[Obligation, ...]
    """What is owed next: open obligations with a deadline, soonest first."""
    obligations: tuple[Obligation, ...]
    findings: tuple[Finding, ...]
    states: tuple[State, ...]
    _ctx: Context = field(repr=False, compare=False)
    _records: tuple[Settled, ...] | None = field(repr=False, compare=False)
    _instances: Instances | None = field(repr=False, compare=False)

    def explain(self, duty: str | None = None, language: str = "en") -> list[str]:
        """Why each obligation (of `duty`) stands as it does, one text each, in `en` or `zh`. (S9)

        Raises NeedsReplay where the case keeps no history.
        """
        if self._records is None:
            raise NeedsReplay("without its history a case cannot be explained")
        plan, program = self._ctx.plan, self._ctx.program
        case = Recorded(plan, program.lexicon.text(self._ctx.row.subject), self._records)
        search = Search(program, case, (), self._instances, self.as_of)
        return explain_case(self._ctx, self._records, self.as_of, duty, language, search=search)


def view_of(teller: Teller, records: tuple[Settled, ...] | None, instances: Instances | None = None) -> View:
    """The teller's case as of its instant; `records` None: no history is kept. `instances` are units' as given."""
    obligations, states = tuple(teller.obligations()), tuple(teller.states())
    waiting = [ob for ob in obligations if ob.bucket == "pending" and ob.due is not None]
    return View(
        as_of=teller.as_of,
        configuration={state.workflow: state.state for state in states},
        due=tuple(sorted(waiting, key=lambda ob: (ob.due or 0, ob.duty, ob.loop))),
        obligations=obligations,
        findings=tuple(teller.findings()),
        states=states,
        _ctx=teller.ctx,
        _records=records,
        _instances=instances,
    )


@dataclass(frozen=True, slots=True)
class CaseState:
    """A case between two events, as a value. Made by `Policy.initial` and `Policy.step`."""

    _case: Case = field(repr=False)
