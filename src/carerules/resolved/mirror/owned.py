"""Whose duties are those of a group."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.duty import Duty
from carerules.resolved.organisation import Group
from carerules.resolved.policy import Policy


def owned(group: Group, policy: Policy) -> Iterator[Duty]:
    """The duties of its chair, of a post in each member, of its lead as such, and those for each member."""
    posts = group_posts(group, policy)
    for duty in policy.duties.values():
        bearers = set(duty.bearer.values())
        loops = duty.loop is not None and duty.loop.group == group.id
        if loops or (bearers and bearers <= posts) or _leads(duty, group):
            yield duty


def group_posts(group: Group, policy: Policy) -> set[str]:
    """The posts that exist for the group: its chair, and those that each member has."""
    own = {post.id for post in policy.posts.values() if post.group == group.id}
    return own | {group.chair} if group.chair in policy.posts else own


def _leads(duty: Duty, group: Group) -> bool:
    """Whether the bearer was never anybody but a lead, and is now who leads now: it goes with the lead."""
    bearers, leads = list(duty.bearer.values()), list(group.lead.values())
    return bool(bearers and leads) and set(bearers) <= set(leads) and bearers[-1] == leads[-1]
