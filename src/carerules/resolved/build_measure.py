"""Binds measures and indicators."""

from __future__ import annotations

from carerules.expressions.check import check
from carerules.expressions.compatibility import said
from carerules.expressions.tree import DURATION, INT, NUMBER, Type
from carerules.model import measure as shapes
from carerules.source.node import Scalar
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.period import KINDS

from .build_period import find_period
from .report import beside, first
from .scopes import Types
from .subject import Indicator, Measure, Subject
from .workbench import Workbench
from .written import Written

WAYS = ("count", "time", "sum")
_FIXED = (Unit.MIN, Unit.H, Unit.D, Unit.W)


def measure_type(bench: Workbench, written: Written[shapes.Measure]) -> Type:
    """The type of the measure's value: a whole number, a length of time, or that of what it sums up."""
    if written.shape.time is not None:
        return DURATION
    node = written.find("sum")
    names = bench.scopes.of(written.shape.subject, event=_data(bench, written))
    tree = check(node.text, names).tree if isinstance(node, Scalar) else None
    return tree.type if tree is not None and tree.type == NUMBER else INT


def bind_measure(bench: Workbench, written: Written[shapes.Measure]) -> Measure:
    """The measure with its names bound and its expressions checked."""
    shape, names = written.shape, bench.binding.names
    names.find("subject", shape.subject, written.at("subject"))
    _check_keys(bench, written)
    for key, event in (("count", shape.count), ("event", shape.event)):
        if event is not None:
            names.find_of(shape.subject, "event", event, written.at(key))
    in_case = bench.scopes.of(shape.subject)
    at_event = bench.scopes.of(shape.subject, event=_data(bench, written))
    summed = bench.conditions.tree(written.find("sum"), at_event, None)
    if summed is not None and summed.type not in (INT, NUMBER):
        bench.binding.report.add("CR525", written.at("sum"), type=said(summed.type))
    return Measure(
        **bench.binding.common(written),
        subject=shape.subject,
        count=shape.count or "",
        time=bench.conditions.tree(written.find("time"), in_case),
        sum_event=shape.event or "",
        sum_value=summed,
        where=bench.conditions.tree(written.find("where"), at_event),
        window=_window(bench, written),
        run=shape.run,
        bridge=_bridge(bench, written),
    )


def bind_indicator(
    bench: Workbench, written: Written[shapes.Indicator], subject: Subject | None
) -> Indicator | None:
    """The indicator; cases are grouped `by` levels, relations of theirs, or subject types that units are."""
    shape, binding = written.shape, bench.binding
    binding.names.find("subject", shape.subject, written.at("subject"))
    relations = {fact.id for fact in subject.facts.values() if fact.unit} if subject else set()
    instances = {item.id for item in binding.policy.subjects.values() if item.shape.unit}
    for place, name in enumerate(shape.by):
        if name not in relations | instances:
            binding.names.find("level", name, written.at("by", place))
    names = bench.scopes.of(shape.subject)
    among = bench.conditions.tree(written.find("among"), names)
    holds = bench.conditions.tree(written.find("holds"), names)
    if holds is None:
        return None
    return Indicator(
        **binding.common(written),
        subject=shape.subject,
        among=among,
        holds=holds,
        by=shape.by,
        target=shape.target,
    )


def _data(bench: Workbench, written: Written[shapes.Measure]) -> Types:
    return bench.scopes.events.get(written.shape.event or written.shape.count or "", {})


def _check_keys(bench: Workbench, written: Written[shapes.Measure]) -> None:
    """One way of measuring, and the keys that belong to it."""
    shape, report = written.shape, bench.binding.report
    ways = [way for way in WAYS if getattr(shape, way) is not None]
    if not ways:
        report.add("CR526", written.span, measure=written.id, keys=WAYS)
        return
    if len(ways) > 1:
        report.add("CR511", written.key(ways[1]), first(written.key(ways[0])), keys=tuple(ways))
    if shape.sum is not None and shape.event is None:
        report.add("CR527", written.key("sum"))
    needs = {"event": "sum", "run": "time", "bridge": "run"}
    for key, other in needs.items():
        if key in shape.model_fields_set and other not in shape.model_fields_set:
            report.add("CR514", written.key(key), key=key, others=(other,))
    if shape.time is not None and shape.where is not None:
        report.add("CR515", written.key("where"), beside(written.key("time")), key="where", other="time")


def _window(bench: Workbench, written: Written[shapes.Measure]) -> Duration | str | None:
    """A sliding window, or a period in which the measure starts anew."""
    over = written.shape.over
    if over is None:
        return None
    if over in KINDS or over in bench.periods.own:
        find_period(bench.binding, over, bench.periods, written.at("over"))
        return over
    return bench.lengths.duration(over, written.at("over"))


def _bridge(bench: Workbench, written: Written[shapes.Measure]) -> Duration | None:
    """The longest gap that does not break a stretch: of a fixed length, so that gaps can be compared with it."""
    bridge = bench.lengths.duration(written.shape.bridge, written.at("bridge"))
    if bridge is not None and bridge.unit not in _FIXED:
        bench.binding.report.add("CR528", written.at("bridge"), word=str(bridge))
    return bridge
