"""Binds subject types with their relations and facts."""

from __future__ import annotations

from carerules.diagnostics.span import Span
from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Argument, Word
from carerules.expressions.environment import RESERVED
from carerules.expressions.tree import TEXT, Type
from carerules.model import subject as shapes
from carerules.model.fact import Fact as FactShape
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration
from carerules.temporal.instants import parse_moment

from .binding import Binding
from .report import declared
from .subject import Fact, Subject
from .written import Written


def bind_subject(binding: Binding, written: Written[shapes.Subject]) -> Subject:
    """The subject type; relations come first among its facts."""
    shape, names = written.shape, binding.names
    if shape.unit is not None:
        names.find("unit", shape.unit, written.at("unit"))
    relations = {name: _relation(binding, written, name, unit) for name, unit in shape.relations.items()}
    facts = {name: _fact(binding, written, name, fact) for name, fact in shape.facts.items()}
    for name in sorted(relations.keys() & facts.keys()):
        binding.report.add("CR310", facts[name].span, declared(relations[name].span), name=name)
    for key, events in (("ends", shape.ends), ("resumes", shape.resumes)):
        for place, event in enumerate(events):
            names.find_of(written.id, "event", event, written.at(key, place))
    return Subject(
        **binding.common(written),
        unit=shape.unit or "",
        facts=relations | facts,
        ends=shape.ends,
        resumes=shape.resumes,
    )


def check_type(binding: Binding, type_: Type, span: Span) -> None:
    """Report a reference to a subject type that does not exist."""
    if type_.ref:
        binding.names.find("subject", type_.ref, span)


def find_fact(binding: Binding, subject: Subject, name: str, span: Span) -> bool:
    """Whether the subject type has the fact; reported at `span` if not."""
    if name in subject.facts:
        return True
    near = nearest(name, subject.facts)
    args: dict[str, Argument] = {"suggestion": near, "place": subject.facts[near].span} if near else {}
    binding.report.add("CR318", span, name=name, subject=subject.id, **args)
    return False


def check_units(binding: Binding, subjects: dict[str, Subject]) -> None:
    """Report subject types that claim the same unit's instances."""
    owners: dict[str, str] = {}
    for subject in subjects.values():
        owner = owners.setdefault(subject.unit, subject.id)
        if subject.unit and owner != subject.id:
            written, other = binding.policy.subjects[subject.id], binding.policy.subjects[owner]
            binding.report.add(
                "CR311", written.at("unit"), declared(other.at("unit")), unit=subject.unit, other=owner
            )


def _relation(binding: Binding, written: Written[shapes.Subject], name: str, unit: str) -> Fact:
    binding.names.find("unit", unit, written.at("relations", name))
    _check_name(binding, written, "relations", name)
    return Fact(id=name, span=written.key("relations", name), type=TEXT, unit=unit)


def _fact(binding: Binding, written: Written[shapes.Subject], name: str, shape: FactShape) -> Fact:
    _check_name(binding, written, "facts", name)
    check_type(binding, shape.type, written.at("facts", name))
    inner = Written(name, shape, written.find("facts", name) or written.node, written.key("facts", name))
    return Fact(**binding.common(inner), type=shape.type, default=_default(binding, inner, shape.type))


def _check_name(binding: Binding, written: Written[shapes.Subject], key: str, name: str) -> None:
    """Report names that conditions cannot read, or that mean something else in them."""
    span = written.key(key, name)
    if name in RESERVED:
        binding.report.add("CR312", span, name=name)
    for kind in binding.names.kinds_of(name, ("parameter", "measure")):
        place = binding.names.place(kind, name)
        binding.report.add("CR313", span, declared(place), name=name, kind=Word("fact"), other=Word(kind))


def _default(binding: Binding, written: Written[FactShape], type_: Type) -> object:
    written_value = written.shape.default
    if written_value is None:
        return None
    try:
        return _value(written_value, type_, binding)
    except (ValueError, TypeError):
        text = str(written_value).lower() if isinstance(written_value, bool) else str(written_value)
        binding.report.add("CR225", written.at("default"), value=text, type=Word(f"type.{type_.kind}"))
        return None


def _value(value: bool | int | float | str, type_: Type, binding: Binding) -> object:
    """The value as `type_` has it; ValueError or TypeError where it is none."""
    kind = type_.kind
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "int" and type(value) is int:
        return value
    if kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, str):
        raise TypeError
    if kind == "date":
        return parse_date(value)
    if kind == "instant":
        return parse_moment(value, binding.zone).at
    if kind == "duration":
        return parse_duration(value)
    if kind in ("text", "ref") or value in type_.values:
        return value
    raise ValueError
