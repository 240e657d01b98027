"""What the binding of every item needs at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypedDict, TypeVar

from carerules.diagnostics.span import Span
from carerules.model.item import Described, Translated
from carerules.model.item import Effective as EffectiveShape
from carerules.model.scalar import ALWAYS
from carerules.temporal.civil import parse_date
from carerules.temporal.instants import EVER, NEVER
from carerules.temporal.zone import Zone

from .names import Names
from .report import Report
from .value import Citation, Dated, Effective, Label
from .written import Written, WrittenPolicy

T = TypeVar("T")
U = TypeVar("U")

_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Common(TypedDict):
    """The fields of `Item`."""

    id: str
    span: Span
    label: Label
    description: Label
    source: tuple[Citation, ...]
    effective: Effective


class Binding:
    """The policy as written, its names, its time zone, and the report of what is wrong."""

    def __init__(self, policy: WrittenPolicy, zone: Zone, report: Report) -> None:
        self.policy = policy
        self.zone = zone
        self.report = report
        self.names = Names(policy, report)

    def common(self, written: Written[Described]) -> Common:
        """What every item says about itself."""
        shape = written.shape
        return Common(
            id=written.id,
            span=written.span,
            label=label_of(shape.label),
            description=label_of(shape.description),
            source=self._citations(written),
            effective=self._effective(written, shape.effective),
        )

    def start_of(self, date: str) -> int:
        """The first instant of a date. # S3.1"""
        return self.zone.start(parse_date(date))

    def dated(self, values: Mapping[str, T], convert: Callable[[T, str], U | None]) -> Dated[U]:
        """The values by instant; `convert` gets each with the date it stands under, None leaves it out."""
        steps = []
        for date, value in values.items():
            converted = convert(value, date)
            if converted is not None:
                steps.append((EVER if date == ALWAYS else self.start_of(date), converted))
        return Dated(tuple(sorted(steps, key=lambda step: step[0])))

    def all_found(
        self, kind: str, written: Written[Any], key: str, names: tuple[str, ...]
    ) -> tuple[str, ...]:
        """The same names, each reported that is no `kind`."""
        for place, name in enumerate(names):
            self.names.find(kind, name, written.at(key, place))
        return names

    def _citations(self, written: Written[Described]) -> tuple[Citation, ...]:
        found = []
        for source, clauses in written.shape.source.items():
            self.names.find("source", source, written.key("source", source))
            found += [Citation(source, clause) for clause in clauses]
        return tuple(found)

    def _effective(self, written: Written[Described], shape: EffectiveShape | None) -> Effective:
        if shape is None:
            return Effective()
        since = self.start_of(shape.since) if shape.since else EVER
        until = self.start_of(shape.until) if shape.until else NEVER
        if since >= until:
            self.report.add(
                "CR521", written.at("effective"), since=shape.since or "", until=shape.until or ""
            )
        return Effective(since, until)


def label_of(shape: str | Translated | None) -> Label:
    """The label; a text alone is taken for Chinese if it has a Chinese character, else for English."""
    if shape is None:
        return Label()
    if isinstance(shape, Translated):
        return Label(shape.zh, shape.en)
    return Label(zh=shape) if _CHINESE.search(shape) else Label(en=shape)
