"""The book in which the year is written: records, and what an audit of them must find."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .days import END, due
from .numbers import TERM, term

TYPES = {
    "child": "child", "v": "village", "s": "school", "t": "township", "county": "county", "programme": "programme",
}  # fmt: skip


@dataclass
class Record:
    """One row of the history; `at` is a date where the clock time is not known."""

    subject: str
    event: str
    at: datetime | date
    by: str
    data: dict[str, object]
    evidence: str = ""
    id: str = ""
    recorded_at: datetime | None = None
    corrects: str = ""
    retracts: str = ""

    @property
    def subject_type(self) -> str:
        """From the id's prefix."""
        return TYPES[self.subject.split("-")[0]]


@dataclass
class Book:
    """Everything that is generated."""

    records: list[Record] = field(default_factory=list)
    violations: list[dict[str, object]] = field(default_factory=list)
    findings: list[dict[str, object]] = field(default_factory=list)
    broken: list[dict[str, str]] = field(default_factory=list)
    _taken: set[tuple[str, datetime | date]] = field(default_factory=set)

    def add(
        self, subject: str, event: str, when: datetime | date, by: str, evidence: str = "", /, **data: object
    ) -> Record:
        """Write down what happened; two records of a subject never share an instant."""
        while (subject, when) in self._taken and isinstance(when, datetime):
            when += timedelta(minutes=1)
        self._taken.add((subject, when))
        record = Record(subject, event, when, by, data, evidence, id=f"e-{len(self.records) + 1:05}")
        self.records.append(record)
        return record

    def violated(
        self, subject: str, duty: str, when: datetime, value: str = "", step: int = 0, bearer: str = ""
    ) -> None:
        """An audit must find this violation; `value` is that of the duty's `for`, `bearer` who owes it then."""
        line: dict[str, object] = {"subject": subject, "duty": duty, "due": stamp(when)}
        more = {"for": value, "step": step, "bearer": bearer}
        self.violations.append(line | {key: each for key, each in more.items() if each})

    def found(self, kind: str, subject: str, when: datetime | date, **more: str) -> None:
        """An audit must find this, besides violations."""
        self.findings.append({"kind": kind, "subject": subject, "at": stamp(when), **more})

    def owed(
        self, subject: str, duty: str, opened: datetime, done: datetime | None, value: str = ""
    ) -> datetime:
        """A duty owed once from `opened` was done at `done` (None: never): a violation if that is late."""
        deadline = due(opened, term(duty, opened))
        if (done or END) > deadline:
            self.violated(subject, duty, deadline, value)
        return deadline

    def recurred(
        self, subject: str, duty: str, opened: datetime, acts: list[datetime], until: datetime = END
    ) -> None:
        """A duty recurring from the last act: a violation for every deadline that passed between two acts."""
        anchor = opened
        for act in [*sorted(act for act in acts if opened < act <= until), until]:
            times = 1
            while (deadline := due(anchor, TERM[duty], times)) < act:
                self.violated(subject, duty, deadline)
                times += 1
            anchor = act


def stamp(when: datetime | date) -> str:
    """An instant with the offset of Asia/Shanghai; a day is its last microsecond."""
    if not isinstance(when, datetime):
        when = datetime(when.year, when.month, when.day, 23, 59, 59, 999999)
    return when.isoformat() + "+08:00"
