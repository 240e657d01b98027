"""Binds event types: first their data, then what they set."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.expressions.check import check
from carerules.expressions.environment import EVENT_BUILT_INS
from carerules.expressions.tree import TEXT, Tree, Type
from carerules.model import event as shapes

from .binding import Binding
from .build_subject import check_type, find_fact
from .report import declared
from .subject import Datum, EventType, Fact, Subject
from .workbench import Workbench
from .written import Written

HOLDER = "holder"
"""The datum that names the person who takes or leaves a post."""


def bind_data(
    binding: Binding, written: Written[shapes.Event], subjects: Mapping[str, Subject]
) -> dict[str, Datum]:
    """Every datum of the event, those implied by `sets`, `assigns` and `relieves` included."""
    shape = written.shape
    subject = subjects.get(shape.subject)
    facts = subject.facts if subject else {}
    data = {name: _datum(binding, written, name, facts) for name in shape.data}
    if isinstance(shape.sets, tuple):
        for name in shape.sets:
            if name in facts:
                _imply(
                    binding,
                    written,
                    data,
                    Datum(name=name, type=facts[name].type, optional=False),
                    facts[name],
                )
    if shape.assigns is not None:
        _imply_holder(binding, written, data, optional=False)
    elif shape.relieves is not None:
        _imply_holder(binding, written, data, optional=True)
    for name in sorted(data.keys() & EVENT_BUILT_INS.keys()):
        key = "data" if name in shape.data else "sets"
        binding.report.add("CR314", written.key(key, name), name=name)
    return data


def bind_event(
    bench: Workbench, written: Written[shapes.Event], subject: Subject | None, data: dict[str, Datum]
) -> EventType:
    """The event type with its names bound and its expressions checked."""
    binding, shape, names = bench.binding, written.shape, bench.binding.names
    names.find("subject", shape.subject, written.at("subject"))
    for place, actor in enumerate(shape.by):
        names.find_actor(actor, written.at("by", place), shape.subject)
    for key, post in (("assigns", shape.assigns), ("relieves", shape.relieves)):
        if post is not None:
            names.find_post(post, written.at(key))
    return EventType(
        **binding.common(written),
        subject=shape.subject,
        by=shape.by,
        advisory=shape.authority == "advisory",
        data=data,
        sets=_sets(bench, written, subject) if subject else {},
        evidence=shape.evidence,
        record_within=bench.lengths.duration(shape.record_within, written.at("record_within")),
        planned=shape.planned,
        assigns=shape.assigns or "",
        relieves=shape.relieves or "",
    )


def _datum(binding: Binding, written: Written[shapes.Event], name: str, facts: Mapping[str, Fact]) -> Datum:
    shape = written.shape.data[name]
    if shape.type is not None:
        check_type(binding, shape.type, written.at("data", name))
        return Datum(name=name, type=shape.type, optional=shape.optional)
    if name not in facts:
        binding.report.add("CR315", written.key("data", name), name=name)
    return Datum(name=name, type=facts[name].type if name in facts else TEXT, optional=True)


def _imply(
    binding: Binding, written: Written[shapes.Event], data: dict[str, Datum], implied: Datum, fact: Fact
) -> None:
    """Add a datum that `sets` implies, unless it is declared; then it must have the fact's type."""
    own = data.setdefault(implied.name, implied)
    if not _fits(own.type, implied.type):
        span = written.at("data", implied.name)
        binding.report.add("CR316", span, declared(fact.span), name=implied.name)


def _fits(datum: Type, fact: Type) -> bool:
    same_kind = datum.kind == fact.kind and set(datum.values) <= set(fact.values)
    return (
        same_kind
        or {datum.kind, fact.kind} <= {"text", "ref"}
        or (datum.kind, fact.kind) == ("int", "number")
    )


def _imply_holder(
    binding: Binding, written: Written[shapes.Event], data: dict[str, Datum], optional: bool
) -> None:
    own = data.setdefault(HOLDER, Datum(name=HOLDER, type=TEXT, optional=optional))
    if own.type.kind not in ("text", "ref"):
        binding.report.add("CR317", written.at("data", HOLDER), name=HOLDER)
    elif own.optional and not optional:
        args = {"event": written.id, "post": written.shape.assigns or "", "name": HOLDER}
        binding.report.add("CR327", written.at("data", HOLDER), **args)


def _sets(bench: Workbench, written: Written[shapes.Event], subject: Subject) -> dict[str, Tree]:
    names = bench.scopes.of(subject.id, event=bench.scopes.events.get(written.id, {}))
    sets = written.shape.sets
    found: dict[str, Tree | None] = {}
    for place, name in enumerate(sets):
        taken = isinstance(sets, tuple)
        span = written.at("sets", place) if taken else written.key("sets", name)
        if not find_fact(bench.binding, subject, name, span):
            continue
        type_ = subject.facts[name].type
        found[name] = (
            check(f"event.{name}", names, type_).tree
            if taken
            else bench.conditions.tree(written.find("sets", name), names, type_)
        )
    return {name: tree for name, tree in found.items() if tree is not None}
