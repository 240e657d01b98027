"""Binds sources, vague terms and parameters."""

from __future__ import annotations

from carerules.expressions.tree import BOOL, DATE, DURATION, INT, NUMBER, TEXT, Type
from carerules.model import document, parameter
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration

from .binding import Binding
from .lengths import read_duration
from .policy import Parameter, Source, VagueTerm
from .value import Dated
from .written import Written


def bind_source(binding: Binding, written: Written[document.Source]) -> Source:
    """The source with its names bound."""
    shape = written.shape
    return Source(
        **binding.common(written),
        title=shape.title,
        rank=shape.rank,
        number=shape.number,
        issuer=shape.issuer,
        review_by=shape.review_by or "",
    )


def bind_vague_term(binding: Binding, written: Written[document.VagueTerm]) -> VagueTerm:
    """The vague term with its local number, if somebody decided one."""
    local = written.shape.local
    if local is None:
        return VagueTerm(**binding.common(written), term=written.shape.term)
    return VagueTerm(
        **binding.common(written),
        term=written.shape.term,
        value=binding.dated(
            local.value,
            lambda text, date: read_duration(text, written.at("local", "value", date), binding.report),
        ),
        decided_by=local.decided_by,
        document=local.document,
        assumed=local.assumed,
    )


def bind_parameter(binding: Binding, written: Written[parameter.Parameter]) -> Parameter:
    """The parameter; its type is that of its values, which must agree."""
    typed = binding.dated(written.shape.value, lambda value, _: typed_constant(value))
    kinds = {type_ for type_, _ in typed.values()}
    if kinds == {INT, NUMBER}:
        kinds = {NUMBER}
    if len(kinds) > 1:
        types = tuple(sorted(kind.kind for kind in kinds))
        binding.report.add("CR226", written.at("value"), parameter=written.id, types=types)
    return Parameter(
        **binding.common(written),
        type=min(kinds, key=lambda kind: kind.kind),
        value=Dated(tuple((since, value) for since, (_, value) in typed.steps)),
        tighten=written.shape.tighten or "",
    )


def typed_constant(value: bool | int | float | str) -> tuple[Type, object]:
    """The type of a value that no declaration gives one: `2026-03-08` is a date, `7d` a duration."""
    if isinstance(value, bool):
        return BOOL, value
    if isinstance(value, int):
        return INT, value
    if isinstance(value, float):
        return NUMBER, value
    for type_, parse in ((DATE, parse_date), (DURATION, parse_duration)):
        try:
            return type_, parse(value)
        except ValueError:
            continue
    return TEXT, value
