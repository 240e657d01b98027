"""A small county for the spec tests: the same head for all, each test adds the part that it is about."""

from __future__ import annotations

import textwrap
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import carerules
from carerules.api.policy import Policy
from carerules.temporal.instants import format_instant

HEAD = """\
policy: spec
language_version: 1
timezone: Asia/Shanghai
calendar: cn
levels: [county, township, village]
units:
  bureau: {level: county}
  office: {level: township}
  committee: {level: village}
  school: {level: village}
posts:
  director: {unit: committee, holders: {max: 1}, vacancy: supervisor}
  supervisor: {unit: office}
  inspector: {unit: bureau}
roles:
  parent: {of: child}
subjects:
  village: {unit: committee}
  county: {unit: bureau}
  child:
    relations: {village: committee}
    facts:
      birth: date
      away: {enum: [none, one, both]}
      risk: {enum: [low, high]}
      at_risk: bool
      holiday: {type: bool, default: false}
      misses: {type: int, default: 0}
      leave: date
    ends: [left]
    resumes: [returned]
events:
  found: {subject: child, sets: [birth, village], data: {birth: "date?", village: "text?"}}
  moved: {subject: child, sets: [away]}
  graded: {subject: child, sets: [risk]}
  flagged: {subject: child, sets: [at_risk], data: {at_risk: "bool?"}}
  paused: {subject: child, sets: {holiday: true}}
  resumed: {subject: child, sets: {holiday: false}}
  planned_leave: {subject: child, sets: [leave]}
  asked: {subject: child}
  visit: {subject: child, data: {seen: "bool?", to: "text?", period: "text?"}}
  proved: {subject: child, evidence: [record]}
  harmed: {subject: child}
  left: {subject: child}
  returned: {subject: child}
  village_note: {subject: village}
  appointed: {subject: village, assigns: director, data: {holder: text}}
  resigned: {subject: village, relieves: director}
  named: {subject: child, assigns: director, data: {holder: text}}
  report: {subject: county, data: {period: "text?"}}
"""


@cache
def policy(text: str) -> Policy:
    """The head with `text` (YAML sections of its own) beside it."""
    with TemporaryDirectory() as folder:
        Path(folder, "policy.yaml").write_text(HEAD, encoding="utf-8")
        Path(folder, "part.yaml").write_text(textwrap.dedent(text), encoding="utf-8")
        return carerules.load(folder)


def event(at: str, name: str, subject: str = "child/c-1", **more: object) -> dict[str, object]:
    """A row; keywords that are no columns are data."""
    kind, _, identity = subject.partition("/")
    columns = ("by", "id", "recorded_at", "evidence", "corrects", "retracts")
    row: dict[str, object] = {"subject": identity, "subject_type": kind, "event": name, "occurred_at": at}
    row |= {key: value for key, value in more.items() if key in columns}
    return row | {"data": {key: value for key, value in more.items() if key not in columns}}


class Told:
    """What an audit told about one subject, in words that tests can read."""

    def __init__(self, part: str, history: list[dict[str, object]], as_of: str, **more: object) -> None:
        self.policy = policy(part)
        subject = str(more.pop("subject", "child/c-1"))
        kind, _, self.subject = subject.partition("/")
        self.audit = self.policy.audit(history, as_of=as_of, **more)  # type: ignore[arg-type]
        self.kind = kind

    def at(self, instant: int | None) -> str:
        """`03-09 24:00` for the end of 9 March; `-` for none."""
        if instant is None:
            return "-"
        text = format_instant(instant, self.policy.resolved.zone)
        return (
            f"{text[5:10]} 24:00"
            if text[11:].startswith("23:59:59.999999")
            else f"{text[5:10]} {text[11:16]}"
        )

    def obligations(self, duty: str = "", *columns: str) -> list[str]:
        """`status opened due` of each obligation of the duty, or the columns asked for."""
        found = []
        for ob in self.audit.obligations:
            if ob.subject == self.subject and ob.subject_type == self.kind and (not duty or ob.duty == duty):
                words = []
                for column in columns or ("status", "opened_at", "due"):
                    value = getattr(ob, column)
                    words.append(self.at(value) if column == "due" or column.endswith("_at") else str(value))
                found.append(" ".join(words))
        return found

    def findings(self, *kinds: str) -> list[str]:
        """`kind at` of each finding, of those kinds or of all but `vacant_post` (few tests fill their posts)."""
        return [
            f"{f.kind} {self.at(f.at)}"
            for f in self.audit.findings
            if f.subject == self.subject and (f.kind in kinds if kinds else f.kind != "vacant_post")
        ]

    def state(self, workflow: str) -> str:
        """The innermost state of a workflow."""
        return next(
            s.state for s in self.audit.states if s.subject == self.subject and s.workflow == workflow
        )
