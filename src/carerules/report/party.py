"""Bearers by the unit that they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.diagnostics.wording import Language
from carerules.resolved.item import Item
from carerules.resolved.policy import Policy


def unit_of(policy: Policy, bearer: str) -> str:
    """The unit of a post, the group of a post that every member unit has; a unit or role itself."""
    post = policy.posts.get(bearer)
    return (post.group or post.unit) if post is not None else bearer


def parties(policy: Policy) -> list[str]:
    """Everything that can owe something: units, groups with posts in their members, posts, roles; sorted."""
    return sorted({*policy.units, *policy.posts, *policy.roles, *(unit_of(policy, p) for p in policy.posts)})


def belongs(policy: Policy, bearer: str, party: str) -> bool:
    """Whether `bearer` is `party` or a post in it."""
    return bool(bearer) and party in (bearer, unit_of(policy, bearer))


def label(policy: Policy, party: str, language: Language) -> str:
    """The label of a unit, group, post or role; its id where it has none."""
    sections: tuple[Mapping[str, Item], ...] = (policy.units, policy.posts, policy.roles, policy.groups)
    found = (items[party].label.say(language, party) for items in sections if party in items)
    return next(found, party)
