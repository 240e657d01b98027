"""CR542: a duty whose bearer may not do what it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.wording import Arguments
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each duty, bearer and act that only others may do."""

    @cache
    def sides(name: str) -> frozenset[str]:
        return frozenset(_sides(policy, name))

    for duty in policy.duties.values():
        if duty.modality != "achieve":
            continue
        for bearer in sorted(set(duty.bearer.values())):
            acting = frozenset().union(*map(sides, (bearer, *duty.assisting)))
            for act in duty.acts:
                event = policy.events.get(act.name) if act.kind == "event" else None
                if event is None or not event.by:
                    continue
                if not any(acting & sides(name) for name in event.by):
                    args: Arguments = {"event": event.id, "bearer": bearer, "by": event.by}
                    yield Diagnostic("CR542", act.span, args, (Label(event.span, "declared_here"),))


def _sides(policy: Policy, name: str) -> set[str]:
    """The post and its units, the unit and its successors: as what somebody may act."""
    waiting, seen = [name], set[str]()
    while waiting:
        here = waiting.pop()
        if here in seen or not here:
            continue
        seen.add(here)
        post = policy.posts.get(here)
        if post is not None:
            group = policy.groups.get(post.group)
            waiting += [post.unit, *(group.members if group else ())]
        waiting += [
            unit.id for unit in policy.units.values() if here in (old for old, _ in unit.successor_of)
        ]
    return seen
