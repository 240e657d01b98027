"""Who answers: nobody at a lower level than is inherited."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.duty import Escalation, Term
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated, always

from .change import Change, at_all_times
from .lengths import NOTHING, is_shorter


def higher(change: Change) -> Iterator[Diagnostic]:
    """Another may answer in the place of the one named if at the same or a higher level."""
    old, new = (_by_date(getattr(item, change.key)) for item in (change.old, change.new))
    for instant, before, after in at_all_times(old, new):
        if before is not None and not answers(change.policy, before, after):
            yield change.problem("CR353", at=instant, before=before, after=after or NOTHING)
            return


def takeovers(change: Change) -> Iterator[Diagnostic]:
    """The unit may take over from more units, none of which is at a higher level."""
    if any(step not in change.new.successor_of for step in change.old.successor_of):
        yield change.problem("CR355")
        return
    for place, (unit, _) in enumerate(change.new.successor_of):
        if not answers(change.policy, unit, change.id):
            yield change.problem("CR353", place, "unit", before=unit, after=change.id)


def ladder(change: Change) -> Iterator[Diagnostic]:
    """Every step must be there still, no later and no lower; more may follow."""
    old, new = change.old.escalate, change.new.escalate
    for place, before in enumerate(old):
        after = new[place] if place < len(new) else None
        if after is None or not _is_step(change.policy, before, after):
            yield change.problem("CR365", place, step=place + 1)
            return


def answers(policy: Policy, before: str, after: str | None) -> bool:
    """Whether `after` is `before`, or certainly at its level or above; a person in a role has no level."""
    if before == after:
        return True
    lowest, highest = _level(policy, before), _level(policy, after or "")
    return lowest is not None and highest is not None and highest <= lowest


def _is_step(policy: Policy, before: Escalation, after: Escalation) -> bool:
    sooner = is_shorter(Term(before.after), Term(after.after)) and is_shorter(before.within, after.within)
    return sooner and before.do == after.do and answers(policy, before.to, after.to)


def _level(policy: Policy, name: str) -> int | None:
    """The place of the level in the list from the top down; of a post in several units the lowest."""
    post = policy.posts.get(name)
    if post is not None and post.group:
        units = policy.groups[post.group].members
    else:
        units = (post.unit if post is not None else name,)
    levels = [policy.units[unit].level for unit in units if unit in policy.units]
    if not levels or any(level not in policy.levels for level in levels):
        return None
    return max(policy.levels.index(level) for level in levels)


def _by_date(value: Dated[str] | str) -> Dated[str] | None:
    if isinstance(value, str):
        return always(value) if value else None
    return value
