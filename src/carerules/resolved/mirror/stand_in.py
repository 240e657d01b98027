"""Who stands in for whom where a group is mirrored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carerules.resolved.duty import Duty
from carerules.resolved.policy import Policy
from carerules.resolved.subject import EventType

from .copies import mirrored_id


@dataclass(frozen=True, slots=True)
class StandIn:
    """The unit `seat` stands in for every unit at the `levels` of the group, its posts for theirs."""

    policy: Policy
    seat: str
    levels: frozenset[str]

    def is_unit(self, name: str) -> bool:
        """Whether it is a unit that the seat stands in for."""
        unit = self.policy.units.get(name)
        return unit is not None and unit.level in self.levels

    def is_post(self, name: str) -> bool:
        """Whether it is a post in such units, which the seat has again."""
        post = self.policy.posts.get(name)
        if post is None:
            return False
        units = self.policy.groups[post.group].members if post.group else (post.unit,)
        return all(map(self.is_unit, units))

    def actor(self, name: str) -> str:
        """Who acts or answers in the place of `name`; whoever stands at another level, or in a role, still does."""
        if self.is_unit(name):
            return self.seat
        return mirrored_id(name, self.seat) if self.is_post(name) else name

    def above(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Who looks on from above: posts stand again, a unit that looks on stays the one that it is."""
        return tuple(dict.fromkeys(name if self.is_unit(name) else self.actor(name) for name in names))

    def posts(self, duties: Iterable[Duty], events: Iterable[EventType]) -> Iterator[str]:
        """The posts that stand again because `duties` or `events` name them, and their stand-ins."""
        names: list[str] = []
        for duty in duties:
            names += [*duty.bearer.values(), *duty.assisting, *duty.supervising, *duty.informed]
            names += [step.to for step in duty.escalate]
            names += [duty.waive.approver] if duty.waive is not None else []
        for event in events:
            names += [*event.by, event.assigns, event.relieves]
        yield from self.with_stand_ins(filter(self.is_post, names))

    def with_stand_ins(self, posts: Iterable[str]) -> Iterator[str]:
        """The posts, and along `vacancy` those that stand in for them."""
        for name in posts:
            seen: set[str] = set()
            while name not in seen and self.is_post(name):
                seen.add(name)
                yield name
                name = self.policy.posts[name].vacancy
