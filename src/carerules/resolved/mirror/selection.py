"""Which duties of a group stand again, and what they need."""

from __future__ import annotations

from collections.abc import Iterable

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.wording import Arguments, Word
from carerules.resolved.duty import Duty
from carerules.resolved.organisation import Group
from carerules.resolved.policy import Policy

from .closure import Closure, closure
from .owned import group_posts, owned
from .stand_in import StandIn


def select(groups: list[Group], stand_in: StandIn, said: list[Diagnostic]) -> dict[str, set[str]]:
    """Subject type -> the duties that stand again; those that do not are told in `said`."""
    policy, found = stand_in.policy, dict[str, set[str]]()
    owners: dict[str, Group] = {}
    for group in groups:
        posts = group_posts(group, policy)
        for duty in owned(group, policy):
            owners[duty.id] = group
            if stand_in.is_unit(policy.subjects[duty.subject].unit):
                found.setdefault(duty.subject, set()).add(duty.id)
            elif posts & set(duty.bearer.values()):
                said.append(_left(duty, group, stand_in, "mirror.subject"))
    for subject, duties in found.items():
        for id_ in _dependent(policy, subject, duties):
            said.append(_left(policy.duties[id_], owners[id_], stand_in, "mirror.duty"))
            duties.discard(id_)
    return {subject: duties for subject, duties in sorted(found.items()) if duties}


def needs(
    stand_in: StandIn, subject: str, duties: set[str], posts: set[str], events: Iterable[str]
) -> Closure:
    """What `duties` need, and `events`; `posts` get what is named on the way, what fills them is needed too."""
    policy = stand_in.policy
    while True:
        found = closure(policy, subject, sorted(duties), posts, events)
        named = stand_in.posts(
            (policy.duties[id_] for id_ in duties), (policy.events[id_] for id_ in found.events)
        )
        more = set(named) | {name for name in found.posts if stand_in.is_post(name)}
        if more <= posts:
            return found
        posts |= more


def _dependent(policy: Policy, subject: str, duties: set[str]) -> list[str]:
    """Those that refer to a duty which does not stand again, by whichever way."""
    kept = set(duties)
    while True:
        gone = {id_ for id_ in kept if closure(policy, subject, [id_]).duties - kept}
        if not gone:
            return sorted(duties - kept)
        kept -= gone


def _left(duty: Duty, group: Group, stand_in: StandIn, reason: str) -> Diagnostic:
    args: Arguments = {"duty": duty.id, "group": group.id, "unit": stand_in.seat, "reason": Word(reason)}
    return Diagnostic("CR337", duty.span, args, (Label(group.span, "declared_here"),))
