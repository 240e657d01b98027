"""Run a policy's scenario files: what was expected, what came out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from carerules.answer.evaluate import Evaluation, evaluate
from carerules.answer.trace import Trace
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.explain.cases import explain_cases
from carerules.history.read import read
from carerules.history.settle import prepare
from carerules.program.plan import Program
from carerules.source.node import Mapping as MappingNode

from .coverage.entry import Key
from .coverage.exclusions import scenario_files
from .coverage.observed import Answer, observed
from .expectation import Expectation
from .scenario import Scenario, ScenarioReader


@dataclass(frozen=True, slots=True)
class Failure:
    """One line that does not hold; `line` is where it is written, `as_of` the instant at which it failed."""

    line: int
    as_of: int
    expected: str
    got: str
    subject: tuple[str, str]
    duty: str
    why: tuple[str, ...] = ()
    """The explanation of the duty's obligations as of then; empty where the line names no duty."""


@dataclass(frozen=True, slots=True)
class ScenarioResult:
    """One scenario: `passed`, the lines that failed, and `problems` that kept it from running."""

    file: str
    name: str
    failures: tuple[Failure, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    lines: int = 0
    reached: frozenset[Key] = field(default=frozenset(), repr=False)
    """What it covers (`coverage.entry`); nothing, unless it passed: a failing test proves nothing."""

    @property
    def passed(self) -> bool:
        """Whether it ran and everything in it holds."""
        return not self.failures and not self.problems


def run_scenarios(
    program: Program, files: Mapping[str, MappingNode], language: str = "en"
) -> list[ScenarioResult]:
    """One result per file, in order of the files' names; reasons are told in `language`."""
    return [run_scenario(program, file, node, language) for file, node in scenario_files(files).items()]


def run_scenario(program: Program, file: str, node: MappingNode, language: str = "en") -> ScenarioResult:
    """Read and run one file."""
    reader = ScenarioReader(program.policy, file, node)
    scenario = reader.read()
    if scenario is None:
        return ScenarioResult(file, file, problems=tuple(reader.problems))
    runner = Runner(program, scenario, language)
    problems = runner.broken_rows(node)
    if problems:
        return ScenarioResult(file, scenario.name, problems=tuple(problems))
    failures = runner.run()
    return ScenarioResult(
        file,
        scenario.name,
        tuple(failures),
        lines=len(scenario.expect) + len(scenario.never),
        reached=frozenset() if failures else observed(program, runner.asked()),
    )


_KEYS = {"occurred_at": "at"}
"""What a column of case data is called in a scenario."""


class Runner:
    """Evaluates one scenario at each instant that is asked for."""

    def __init__(self, program: Program, scenario: Scenario, language: str) -> None:
        self.program, self.scenario, self.language = program, scenario, language
        self.history = read(scenario.history, zone=program.zone)
        self.answers: dict[tuple[int, int | None], Evaluation] = {}
        self.traces: dict[tuple[int, int | None], Trace] = {}

    def broken_rows(self, node: MappingNode) -> list[Diagnostic]:
        """A row of a scenario that can't be read is a mistake of its author."""
        return [
            Diagnostic("CR708", node.span, {"key": _KEYS.get(r.column, r.column)})
            for r in self.history.rejected
        ]

    def at(self, as_of: int, known_as_of: int | None) -> Evaluation:
        """The evaluation as of an instant."""
        key = (as_of, known_as_of)
        if key not in self.answers:
            order = self.program.policy.order
            prepared = prepare(self.history.events, order, known_as_of)
            trace = self.traces[key] = Trace()
            self.answers[key] = evaluate(self.program, prepared, as_of, self.scenario.instances, trace=trace)
        return self.answers[key]

    def asked(self) -> Iterator[Answer]:
        """Each answer that was asked for, with the lines of `expect` about it."""
        lines: dict[tuple[int, int | None], list[Expectation]] = {}
        for as_of, known, line in self.scenario.expect:
            lines.setdefault((as_of, known), []).append(line)
        for key, evaluation in self.answers.items():
            yield Answer(key[0], evaluation, self.traces[key], tuple(lines.get(key, ())))

    def run(self) -> list[Failure]:
        """Every line that does not hold."""
        found: list[Failure] = []
        zone = self.program.zone
        for as_of, known, line in self.scenario.expect:
            for expected, got in line.failures(self.at(as_of, known), zone):
                found.append(self._failure(line, as_of, expected, got, known))
        for line in self.scenario.never:
            for as_of in self._instants():
                if not line.failures(self.at(as_of, None), zone):
                    wanted = ", ".join(f"{key}: {value}" for key, value in line.wanted.items())
                    found.append(self._failure(line, as_of, f"never {wanted}", wanted, None))
                    break
        return found

    def _instants(self) -> list[int]:
        """The instants at which something can differ: each record, each turn of an obligation or state."""
        last = max((as_of for as_of, _, _ in self.scenario.expect), default=0)
        last = max([last, *(event.occurred_at for event in self.history.events)])
        final = self.at(last, None)
        turns = {event.occurred_at for event in self.history.events} | {last}
        for ob in final.obligations:
            turns |= {
                t
                for t in (ob.opened_at, ob.due, ob.violated_at, ob.discharged_at, ob.ended_at)
                if t is not None
            }
        turns |= {state.since for state in final.states} | {finding.at for finding in final.findings}
        return sorted(t for turn in turns for t in (turn, turn + 1) if t <= last)

    def _failure(self, line: Expectation, as_of: int, expected: str, got: str, known: int | None) -> Failure:
        duty = str(line.wanted.get("duty", ""))
        why: list[str] = []
        if duty:
            prepared = prepare(self.history.events, self.program.policy.order, known)
            told = explain_cases(
                self.program,
                prepared,
                as_of,
                line.subject.__eq__,
                self.scenario.instances,
                duty,
                self.language,
            )
            why = [paragraph for one in told for paragraph in one.paragraphs]
        return Failure(line.line, as_of, expected, got, line.subject, duty, tuple(why))
