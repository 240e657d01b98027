"""Where a mirrored group sits: one unit stands in for the lead and for all members."""

from __future__ import annotations

from carerules.resolved.organisation import Group
from carerules.resolved.policy import Policy
from carerules.resolved.report import Report


def seats(group: Group, policy: Policy, report: Report) -> list[str]:
    """The units in each of whose instances the group exists again; what cannot be told is in `report`."""
    named = [unit for _, unit in group.seats]
    for level in group.mirrored_at:
        if level not in {of for of, _ in group.seats}:
            named += _only(group, level, policy, report)
    own = own_levels(group, policy)
    for unit in named:
        if policy.units[unit].level in own:
            level = policy.units[unit].level
            report.add("CR340", group.span, group=group.id, unit=unit, level=level)
    return [unit for unit in named if policy.units[unit].level not in own]


def own_levels(group: Group, policy: Policy) -> frozenset[str]:
    """The levels at which the group itself stands: those of its members and leads."""
    units = {*group.members, *group.lead.values()}
    chair = policy.posts.get(group.chair)
    if chair is not None and chair.unit:
        units.add(chair.unit)
    return frozenset(policy.units[unit].level for unit in units)


def _only(group: Group, level: str, policy: Policy, report: Report) -> list[str]:
    """The unit of the level, or of several the only one that the policy gives a post or a case."""
    units = [unit.id for unit in policy.units.values() if unit.level == level]
    busy = {post.unit for post in policy.posts.values()} | {
        subject.unit for subject in policy.subjects.values()
    }
    found = units if len(units) == 1 else [unit for unit in units if unit in busy]
    if len(found) == 1:
        return found
    if units:
        report.add("CR338", group.span, group=group.id, level=level, units=tuple(found or units))
    else:
        report.add("CR339", group.span, group=group.id, level=level)
    return []
