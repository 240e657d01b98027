"""`load` a policy folder and ask it: audits, cases, scenarios."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from carerules.answer.evaluate import Instances, Progress
from carerules.diagnostics.diagnostic import Diagnostic, PolicyError
from carerules.interop.handle import WorkflowHandle
from carerules.program.compile import compile_policy
from carerules.program.plan import Program
from carerules.report.clauses import SourceClauses, clause_coverage
from carerules.resolved import policy as resolved
from carerules.resolved.duty import Duty
from carerules.resolved.fingerprint import fingerprint
from carerules.resolved.organisation import Post, Unit
from carerules.resolved.subject import EventType, Indicator, Subject
from carerules.source.node import Mapping as MappingNode
from carerules.testing.coverage.coverage import Coverage, coverage
from carerules.testing.scenarios import ScenarioResult, run_scenarios

from .audit import Audit, Explanation, Source, audit, explain
from .case import Case
from .columns import audit_columns
from .examination import Examination, examine
from .packed.store import CaseStore
from .quick import Quick, quick_cases
from .restored import restored
from .view import CaseState, Event, Step

if TYPE_CHECKING:
    from carerules.bulk.result import ColumnAudit


class Policy:
    """A loaded policy: immutable, shareable between threads.

    `diagnostics` are the warnings of its check; mappings are read-only, inherited items included.
    """

    def __init__(
        self, examined: Examination, policy: resolved.Policy, diagnostics: Iterable[Diagnostic]
    ) -> None:
        self.resolved = policy
        self.diagnostics = tuple(diagnostics)
        self.texts: Mapping[str, str] = MappingProxyType(examined.texts)
        self._scenarios: Mapping[str, MappingNode] = examined.scenarios
        self.id = policy.id
        self.language_version = policy.language_version
        self.units: Mapping[str, Unit] = MappingProxyType(policy.units)
        self.posts: Mapping[str, Post] = MappingProxyType(policy.posts)
        self.subjects: Mapping[str, Subject] = MappingProxyType(policy.subjects)
        self.events: Mapping[str, EventType] = MappingProxyType(policy.events)
        self.duties: Mapping[str, Duty] = MappingProxyType(policy.duties)
        self.workflows: Mapping[str, WorkflowHandle] = MappingProxyType(
            {name: WorkflowHandle(flow, policy) for name, flow in policy.workflows.items()}
        )
        self.indicators: Mapping[str, Indicator] = MappingProxyType(policy.indicators)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what the policy means; renaming its files does not change it."""
        return fingerprint(self.resolved)

    @cached_property
    def program(self) -> Program:
        """The compiled tables."""
        return compile_policy(self.resolved)

    def audit(
        self,
        history: Source,
        *,
        as_of: int | str,
        known_as_of: int | str | None = None,
        instances: Instances | None = None,
        progress: Progress | None = None,
    ) -> Audit:
        """Every obligation, finding and state of every case as of an instant.

        `history` is a path (CSV, JSON Lines, Parquet, XLSX), an Arrow table or an iterable of mappings; instants
        are microseconds UTC or ISO 8601 text in the policy's time zone (a date: the end of that day). Broken rows
        are quarantined in `Audit.rejected`. `progress` is told now and then how many of all cases are done.
        Raises DataError for data that can't be read at all, ValueError for what is no instant of the years 1 to 9999.
        """
        return audit(self, history, as_of, known_as_of, instances, progress)

    def audit_columns(
        self,
        history: Source,
        *,
        as_of: int | str,
        instances: Instances | None = None,
        violations_only: bool = False,
        threads: int = 1,
        compiled: bool | None = None,
    ) -> ColumnAudit:
        """The answer of `audit` for many cases, as Arrow tables: the bulk path.

        `history` is an Arrow table or a Parquet file with a timestamp column `occurred_at`. Cases, or a whole policy or
        source, for which the kernel is not made go to the engine; the answer says how many and why, and is the same.
        `instances` names units' instances that exist without an event, as for `audit`. With `violations_only` other
        obligations are counted and not written. `compiled=False` asks for the interpreted kernel. Raises DataError for
        data that can't be read at all, and where pyarrow or numpy is missing; ValueError as `audit`.
        """
        return audit_columns(self, history, as_of, instances, violations_only, threads, compiled)

    def explain(
        self,
        history: Source,
        *,
        as_of: int | str,
        chosen: Callable[[str, str], bool],
        known_as_of: int | str | None = None,
        instances: Instances | None = None,
        duty: str | None = None,
        language: str = "en",
        mask: bool = False,
    ) -> Explanation:
        """Why the obligations (of `duty`) stand as they do, in every case for which `chosen(type, id)` is true.

        Texts are in `language` (`en` or `zh`) and name no subject; with `mask` records, persons in roles and values
        that come from events have pseudonyms too. Arguments and errors as for `audit`.
        """
        return explain(self, history, as_of, known_as_of, instances, chosen, duty, language, mask)

    def open_case(
        self,
        subject_type: str,
        subject: str,
        *,
        organisation: Instances | None = None,
        keep_history: bool = True,
    ) -> Case:
        """A case of which nothing is known yet. Raises KeyError for an unknown subject type.

        `organisation` lists units' instances; cases are not to be shared between threads.
        """
        plan, quick = self.program.plans[subject_type], None
        if keep_history and self._quick_cases is not None:
            quick = self._quick_cases(plan, subject, organisation)
        return Case(self.program, subject_type, subject, organisation, keep_history=keep_history, quick=quick)

    @cached_property
    def _quick_cases(self) -> Callable[..., Quick | None] | None:
        return quick_cases(self.program)

    def case_store(self, subject_type: str, *, organisation: Instances | None = None) -> CaseStore:
        """An empty store of live cases without histories, each a few hundred bytes. (docs/live-cases.md)

        Raises KeyError for an unknown subject type.
        """
        return CaseStore(self.program, subject_type, organisation)

    def restore(self, text: str) -> Case:
        """The case that `Case.to_json` wrote.

        Raises ValueError where it belongs to another policy or, without history, to another version of carerules.
        """
        return restored(self.program, text, self._quick_cases)

    def initial(self, subject_type: str, subject: str) -> CaseState:
        """The state of a case before its first event, for `step`."""
        return self.open_case(subject_type, subject).state

    def step(self, state: CaseState, event: Event) -> tuple[CaseState, Step]:
        """The pure form of `Case.record`: a new state and what the event changed; `state` stays as it was."""
        case = Case.of_state(state)
        step = case.take(event)
        return case.state, step

    def run_scenarios(self, language: str = "en") -> list[ScenarioResult]:
        """The results of the policy's own scenario files; a failure says why in `language`."""
        return run_scenarios(self.program, self._scenarios, language)

    @cached_property
    def clauses(self) -> tuple[SourceClauses, ...]:
        """Which clauses of each source are carried out, and by what; by source."""
        return clause_coverage(self.resolved)

    def coverage(self, results: Sequence[ScenarioResult] | None = None) -> Coverage:
        """What `results` of the policy's scenarios cover; without them the scenarios are run.

        Four ratios with their denominators and what is missing: docs/coverage.md.
        """
        return coverage(self.resolved, self._scenarios, self.run_scenarios() if results is None else results)

    @cached_property
    def assumptions(self) -> tuple[resolved.VagueTerm, ...]:
        """Vague terms whose number is an assumption, by id."""
        return tuple(term for term in self.resolved.vague_terms.values() if term.assumed)

    @cached_property
    def unquantified(self) -> tuple[str, ...]:
        """Duties whose deadline word has no number: their lateness is never judged."""
        return self.resolved.unquantified


def of_examination(examination: Examination) -> Policy | None:
    """The policy that was examined, or None if it has an error."""
    if examination.rules is None:
        return None
    return Policy(examination, examination.rules, examination.diagnostics)


def load(path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None) -> Policy:
    """The policy in the folder `path`. Raises PolicyError with every diagnostic if it has an error.

    `library` is the folder in which the policies lie that it may refine (`extends`); by default the one that
    holds `path`.
    """
    examination = examine(path, library)
    policy = of_examination(examination)
    if policy is None:
        raise PolicyError(examination.diagnostics)
    return policy


def check(path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None) -> list[Diagnostic]:
    """Every error and warning of the policy in the folder `path`, in order of place; nothing is raised.

    `library` as for `load`.
    """
    return list(examine(path, library).diagnostics)
