"""Binds units, posts, roles and groups."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.model import organisation as shapes
from carerules.source.node import Sequence

from .binding import Binding
from .organisation import Group, Post, Role, Unit
from .report import declared
from .value import Dated
from .written import Written


def bind_unit(binding: Binding, written: Written[shapes.Unit]) -> Unit:
    """The unit with its level and those that it takes over from."""
    shape, names = written.shape, binding.names
    names.find("level", shape.level, written.at("level"))
    for place, step in enumerate(shape.successor_of):
        span = written.at("successor_of", place, "unit")
        if names.find("unit", step.unit, span) and step.unit == written.id:
            binding.report.add("CR308", span, name=written.id)
    return Unit(
        **binding.common(written),
        level=shape.level,
        successor_of=tuple((step.unit, binding.start_of(step.since)) for step in shape.successor_of),
    )


def bind_post(binding: Binding, written: Written[shapes.Post]) -> Post:
    """The post with its unit, or the group whose members each have one."""
    shape, names = written.shape, binding.names
    unit, group = "", ""
    if isinstance(shape.unit, shapes.EachMemberOf):
        group = shape.unit.each_member_of
        names.find("group", group, written.at("unit", "each_member_of"))
    else:
        unit = shape.unit
        names.find("unit", unit, written.at("unit"))
    if shape.vacancy is not None:
        names.find("post", shape.vacancy, written.at("vacancy"))
    holders = shape.holders or shapes.Holders()
    if holders.max is not None and holders.min > holders.max:
        binding.report.add("CR309", written.at("holders"), least=holders.min, most=holders.max)
    return Post(
        **binding.common(written),
        unit=unit,
        group=group,
        least=holders.min,
        most=holders.max or 0,
        vacancy=shape.vacancy or "",
    )


def bind_role(binding: Binding, written: Written[shapes.Role]) -> Role:
    """The role with the subject type it is held towards."""
    binding.names.find("subject", written.shape.of, written.at("of"))
    return Role(**binding.common(written), of=written.shape.of)


def bind_group(binding: Binding, written: Written[shapes.Group]) -> Group:
    """The group with its lead by date, its members and its chair."""
    shape, names = written.shape, binding.names
    for date, unit in shape.lead.items():
        names.find("unit", unit, written.at("lead", date))
    if shape.chair is not None:
        names.find("post", shape.chair, written.at("chair"))
    lead: Dated[str] = binding.dated(shape.lead, lambda unit, _: unit)
    return Group(
        **binding.common(written),
        lead=lead,
        members=binding.all_found("unit", written, "members", shape.members),
        chair=shape.chair or "",
        mirrored_at=_levels(binding, written),
        seats=tuple(_seats(binding, written)),
    )


def _levels(binding: Binding, written: Written[shapes.Group]) -> tuple[str, ...]:
    levels = written.shape.mirrored_at
    if isinstance(levels, tuple):
        return binding.all_found("level", written, "mirrored_at", levels)
    for level in levels:
        binding.names.find("level", level, written.key("mirrored_at", level))
    return tuple(levels)


def _seats(binding: Binding, written: Written[shapes.Group]) -> Iterator[tuple[str, str]]:
    """The units that are named for a level, each of which must stand at it."""
    levels = written.shape.mirrored_at
    for level, units in levels.items() if not isinstance(levels, tuple) else ():
        for place, unit in enumerate(units):
            several = isinstance(written.find("mirrored_at", level), Sequence)
            span = written.at("mirrored_at", level, *((place,) if several else ()))
            if not binding.names.find("unit", unit, span):
                continue
            yield level, unit
            found = binding.policy.units[unit]
            if found.shape.level != level:
                args = {"group": written.id, "unit": unit, "level": found.shape.level}
                binding.report.add("CR340", span, declared(found.span), **args)


def check_stand_ins(binding: Binding, posts: dict[str, Post]) -> None:
    """Report posts that stand in for one another in a circle: nobody would answer."""
    for post in posts.values():
        chain = [post.id]
        while (
            (stand_in := posts.get(chain[-1], post).vacancy) and stand_in not in chain and stand_in in posts
        ):
            chain.append(stand_in)
        if stand_in == post.id and min(chain) == post.id:
            written = binding.policy.posts[post.id]
            binding.report.add("CR307", written.at("vacancy"), circle=(*chain, post.id))
