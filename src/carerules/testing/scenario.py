"""A scenario file: a short history and what must be found in it, as its author wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from carerules.answer.records import BUCKET_OF
from carerules.diagnostics.diagnostic import Diagnostic, Word
from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument
from carerules.engine.kinds import NAMES as FINDING_KINDS
from carerules.resolved.policy import Policy
from carerules.source.node import Mapping as MappingNode
from carerules.source.node import Node, Sequence, plain
from carerules.temporal.instants import parse_moment

from .expectation import INSTANTS, Expectation

FILE_KEYS = ("scenario", "subject", "history", "expect", "never", "instances", "description", "source")
EVENT_KEYS = ("at", "event", "subject", "by", "data", "evidence", "recorded_at", "id", "corrects", "retracts")
EXPECT_KEYS = (
    "as_of", "known_as_of", "subject", "duty", "status", "due", "opened_at", "discharged_at", "violated_at",
    "provisional", "bearer", "responsible", "for", "step", "count", "state", "findings", "no_findings",
)  # fmt: skip
OF_OBLIGATIONS = (*INSTANTS, "status", "provisional", "bearer", "responsible", "for", "step", "count")
"""What is looked for among the obligations of `duty`."""


@dataclass(slots=True)
class Scenario:
    """One scenario. `history` are rows as `carerules.history` reads them."""

    file: str
    name: str
    subject: tuple[str, str]
    history: list[dict[str, object]] = field(default_factory=list)
    expect: list[tuple[int, int | None, Expectation]] = field(default_factory=list)
    """(as_of, known_as_of, what must hold)."""
    never: list[Expectation] = field(default_factory=list)
    instances: dict[str, list[str]] = field(default_factory=dict)


class ScenarioReader:
    """Reads one file; `problems` collects what is wrong with it."""

    def __init__(self, policy: Policy, file: str, node: MappingNode) -> None:
        self.policy, self.file, self.node = policy, file, node
        self.problems: list[Diagnostic] = []

    def read(self) -> Scenario | None:
        """The scenario, or None where it can't be run."""
        self._keys(self.node, FILE_KEYS)
        data = plain(self.node)
        assert isinstance(data, dict)
        subject = self._subject(self.node, data.get("subject"))
        if subject is None:
            return None
        scenario = Scenario(self.file, str(data.get("scenario", self.file)), subject)
        scenario.instances = _instances(data.get("instances"))
        for item in self._items("history"):
            self._event(scenario, item)
        for item in self._items("expect"):
            self._expect(scenario, item)
        for item in self._items("never"):
            line = self._wanted(scenario, item)
            if line is not None:
                scenario.never.append(line)
        if not scenario.expect and not scenario.never and not self.problems:
            self._problem("CR705", self.node.span)
        return None if self.problems else scenario

    def _problem(self, code: str, span: Span, **args: Argument) -> None:
        self.problems.append(Diagnostic(code, span, args))

    def _items(self, key: str) -> Iterator[MappingNode]:
        entry = self.node.entries.get(key)
        if entry is None:
            return
        if not isinstance(entry.node, Sequence):
            self._problem("CR702", entry.node.span, key=key)
            return
        for item in entry.node.items:
            if isinstance(item, MappingNode):
                yield item
            else:
                self._problem("CR702", item.span, key=key)

    def _keys(self, node: MappingNode, allowed: tuple[str, ...]) -> None:
        for key, entry in node.entries.items():
            if key not in allowed:
                near = nearest(key, allowed)
                self._problem("CR701", entry.key_span, key=key, **({"near": near} if near else {}))

    def _subject(self, node: MappingNode, value: object) -> tuple[str, str] | None:
        entry = node.entries.get("subject")
        span = entry.node.span if entry else node.span
        if not isinstance(value, dict) or len(value) != 1:
            self._problem("CR703", span)
            return None
        ((kind, name),) = value.items()
        if kind not in self.policy.subjects:
            self._unknown(span, "subject", kind, self.policy.subjects)
            return None
        return kind, str(name)

    def _unknown(self, span: Span, what: str, name: str, known: Mapping[str, object]) -> None:
        near = nearest(name, known)
        self._problem("CR704", span, what=Word(what), name=name, **({"near": near} if near else {}))

    def _event(self, scenario: Scenario, node: MappingNode) -> None:
        self._keys(node, EVENT_KEYS)
        line = plain(node)
        assert isinstance(line, dict)
        kind, name = scenario.subject
        if "subject" in line:
            found = self._subject(node, line["subject"])
            if found is None:
                return
            kind, name = found
        if line.get("at") is None or line.get("event") is None:
            self._problem("CR708", node.span, key="at" if line.get("at") is None else "event")
            return
        row = {
            key: value for key, value in line.items() if key in EVENT_KEYS and key not in ("at", "subject")
        }
        scenario.history.append({"subject": name, "subject_type": kind, "occurred_at": line.get("at"), **row})

    def _expect(self, scenario: Scenario, node: MappingNode) -> None:
        expectation = self._wanted(scenario, node)
        as_of = self._instant(node, "as_of")
        known = self._instant(node, "known_as_of") if "known_as_of" in node.entries else None
        if expectation is not None and as_of is not None:
            scenario.expect.append((as_of, known, expectation))

    def _instant(self, node: MappingNode, key: str) -> int | None:
        entry = node.entries.get(key)
        if entry is None:
            self._problem("CR706", node.span, key=key)
            return None
        try:
            return parse_moment(str(plain(entry.node)), self.policy.zone).at
        except ValueError:
            self._problem("CR707", entry.node.span, value=str(plain(entry.node)))
            return None

    def _wanted(self, scenario: Scenario, node: MappingNode) -> Expectation | None:
        before = len(self.problems)
        self._keys(node, EXPECT_KEYS)
        line = plain(node)
        assert isinstance(line, dict)
        subject: tuple[str, str] | None = scenario.subject
        if "subject" in line:
            subject = self._subject(node, line["subject"])
        for key, entry in node.entries.items():
            self._check_value(key, entry.node)
            if not _can_fail(key, plain(entry.node), line):
                self._problem("CR711", entry.key_span, key=key)
        wanted = {key: value for key, value in line.items() if key not in ("as_of", "known_as_of", "subject")}
        if subject is None or len(self.problems) > before:
            return None
        if not wanted:
            self._problem("CR705", node.span)
            return None
        return Expectation(subject, node.span.line, wanted)

    def _check_value(self, key: str, node: Node) -> None:
        """A name that does not exist could never be found: an expectation that can't fail, or can't hold."""
        value = plain(node)
        if key == "duty" and str(value) not in self.policy.duties:
            self._unknown(node.span, "duty", str(value), self.policy.duties)
        elif key == "status" and value != "none" and value not in BUCKET_OF:
            self._unknown(node.span, "status", str(value), BUCKET_OF)
        elif key in INSTANTS and value is not None and value != "none":
            try:
                parse_moment(str(value), self.policy.zone)
            except ValueError:
                self._problem("CR707", node.span, value=str(value))
        elif key in ("findings", "no_findings") and isinstance(value, list):
            for kind in value:
                if kind not in FINDING_KINDS:
                    self._unknown(node.span, "finding", str(kind), dict.fromkeys(FINDING_KINDS))
        elif key == "state" and isinstance(node, MappingNode):
            self._check_states(node)

    def _check_states(self, node: MappingNode) -> None:
        for workflow, entry in node.entries.items():
            state = str(plain(entry.node))
            if workflow not in self.policy.workflows:
                self._unknown(entry.key_span, "workflow", workflow, self.policy.workflows)
            elif state not in self.policy.workflows[workflow].states and state != "none":
                self._unknown(entry.node.span, "state", state, self.policy.workflows[workflow].states)


def _can_fail(key: str, value: object, line: Mapping[str, object]) -> bool:
    """Whether the key asks for anything: an empty list of findings is none of them, so it always holds."""
    if key == "no_findings" and value is True:
        return True
    if key in ("findings", "no_findings"):
        return isinstance(value, list) and bool(value)
    if key == "state":
        return isinstance(value, Mapping) and bool(value)
    return key not in OF_OBLIGATIONS or "duty" in line


def _instances(value: object) -> dict[str, list[str]]:
    """`{unit: [id, …]}`; a list of such mappings is read as their sum."""
    found: dict[str, list[str]] = {}
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, Mapping):
            for unit, names in part.items():
                found.setdefault(str(unit), []).extend(
                    map(str, names if isinstance(names, list) else [names])
                )
    return found
