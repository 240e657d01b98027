"""Mirrored groups: the group, its posts and its duties again, once for each unit in which it sits.

What the language leaves open is settled in docs/decisions/0004-mirrored-groups.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from carerules.resolved.organisation import Group
from carerules.resolved.policy import Policy
from carerules.resolved.report import Report
from carerules.resolved.subject import Subject

from .closure import Closure
from .copies import MARK, Copier, mirrored_id, sorted_with
from .owned import group_posts
from .renaming import Renaming
from .seats import own_levels, seats
from .selection import needs, select
from .stand_in import StandIn

T = TypeVar("T")


def mirrored(policy: Policy, report: Report) -> Policy:
    """`policy` with every mirrored group carried out; what cannot be is in `report`."""
    groups: dict[str, list[Group]] = {}
    for group in policy.groups.values():
        for seat in seats(group, policy, report) if group.mirrored_at else ():
            groups.setdefault(seat, []).append(group)
    whole = policy
    for seat in sorted(groups):
        levels = frozenset(level for group in groups[seat] for level in own_levels(group, policy))
        stand_in = StandIn(policy, seat, levels)
        chosen = select(groups[seat], stand_in, report.diagnostics)
        whole = _Mirror(stand_in, groups[seat], chosen).added_to(whole)
    return whole


def unmirrored(policy: Policy) -> Policy:
    """The policy with only what its author wrote, for checks: of what is repeated they would only repeat themselves."""
    facts = {
        id_: replace(item, facts={name: fact for name, fact in item.facts.items() if MARK not in fact.id})
        for id_, item in _written(policy.subjects).items()
    }
    return replace(
        policy,
        posts=_written(policy.posts),
        groups=_written(policy.groups),
        subjects=facts,
        events=_written(policy.events),
        workflows=_written(policy.workflows),
        duties=_written(policy.duties),
        measures=_written(policy.measures),
    )


class _Mirror:
    """What stands again in one unit."""

    def __init__(self, stand_in: StandIn, groups: list[Group], chosen: dict[str, set[str]]) -> None:
        self._policy, self._seat, self._stand_in = stand_in.policy, stand_in.seat, stand_in
        self._groups, self._chosen = groups, chosen
        present = (subject for subject in self._policy.subjects.values() if subject.unit == self._seat)
        self._present = next(present, None)
        """The subject type whose cases are already the unit's instances."""
        own = (post for group in groups for post in group_posts(group, stand_in.policy))
        self._posts = set(stand_in.with_stand_ins(own))
        self._needs = [self._needed(subject) for subject in chosen]

    def added_to(self, whole: Policy) -> Policy:
        """`whole` with it."""
        plain = self._copier("", {}, Closure(""))
        posts = {self._again(id_): plain.post(self._policy.posts[id_]) for id_ in self._posts}
        groups = {self._again(group.id): plain.group(group) for group in self._groups}
        whole = replace(
            whole, posts=sorted_with(whole.posts, posts), groups=sorted_with(whole.groups, groups)
        )
        for found in self._needs:
            whole = self._with_cases(whole, found)
        return whole

    def _needed(self, subject: str) -> Closure:
        item = self._policy.subjects[subject]
        # A new kind of case ends as its pattern does; one that the policy has already, ends as it says itself.
        ends = (*item.ends, *item.resumes) if self._present is None else ()
        return needs(self._stand_in, subject, self._chosen[subject], self._posts, ends)

    def _with_cases(self, whole: Policy, found: Closure) -> Policy:
        """With the duties of one subject type, and what they need."""
        policy, pattern = self._policy, self._policy.subjects[found.subject]
        id_ = self._present.id if self._present is not None else self._again(next(iter(self._chosen)))
        taken = whole.subjects.get(id_)
        facts = self._facts(pattern, found, taken)
        copier = self._copier(id_, facts, found)
        new = {name: copier.fact(pattern.facts[old], name) for old, name in facts.items()}
        target = taken or copier.subject_type(pattern)
        target = replace(target, facts={**target.facts, **new})
        also = self._others(found)
        events = {
            self._again(name): copier.event(policy.events[name], also.get(name, ())) for name in found.events
        }
        duties = (policy.duties[name] for name in self._chosen[found.subject])
        return replace(
            whole,
            subjects=sorted_with(whole.subjects, {target.id: target}),
            events=sorted_with(whole.events, events),
            workflows=sorted_with(
                whole.workflows,
                {self._again(name): copier.workflow(policy.workflows[name]) for name in found.workflows},
            ),
            measures=sorted_with(
                whole.measures,
                {self._again(name): copier.measure(policy.measures[name]) for name in found.measures},
            ),
            duties=sorted_with(whole.duties, {self._again(duty.id): copier.duty(duty) for duty in duties}),
            order=tuple(self._ordered(whole.order, found.events)),
        )

    def _copier(self, subject: str, facts: Mapping[str, str], found: Closure) -> Copier:
        names = Renaming(
            actor=self._stand_in.actor,
            is_unit=self._stand_in.is_unit,
            above=self._stand_in.above,
            groups=self._all(group.id for group in self._groups),
            events=self._all(found.events),
            duties=self._all(self._chosen.get(found.subject, ())),
            workflows=self._all(found.workflows),
            measures=self._all(found.measures),
            facts=facts,
        )
        return Copier(self._policy, self._seat, subject, names)

    def _facts(self, pattern: Subject, found: Closure, taken: Subject | None) -> dict[str, str]:
        """The facts that are needed, under names that the cases do not have yet."""
        names: dict[str, str] = {}
        for name in pattern.facts:
            if name in found.facts:
                own = name if self._present is None else self._again(name)
                names[name] = own if taken is None or own not in taken.facts else f"{pattern.id}.{own}"
        return names

    def _others(self, found: Closure) -> dict[str, tuple[str, ...]]:
        """Who acts upon the unit from above: approves its waivers, does the acts of its steps of escalation."""
        names: dict[str, tuple[str, ...]] = {}
        for id_ in sorted(self._chosen[found.subject]):
            duty = self._policy.duties[id_]
            pairs = [(step.do, step.to) for step in duty.escalate if step.do]
            pairs += [(duty.waive.upon, duty.waive.approver)] if duty.waive is not None else []
            for event, actor in pairs:
                names[event] = (*names.get(event, ()), *self._stand_in.above((actor,)))
        return names

    def _ordered(self, order: tuple[str, ...], events: set[str]) -> Iterator[str]:
        """The list with each event type that stands again behind its pattern. # S4"""
        for name in order:
            yield name
            if name in events:
                yield self._again(name)

    def _all(self, ids: Iterable[str]) -> dict[str, str]:
        return {id_: self._again(id_) for id_ in ids}

    def _again(self, id_: str) -> str:
        return mirrored_id(id_, self._seat)


def _written(items: Mapping[str, T]) -> dict[str, T]:
    return {id_: item for id_, item in items.items() if MARK not in id_}
