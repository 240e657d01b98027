"""S6: who bears a duty, who may act, who holds a post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .kleene import UNKNOWN, Unknown, conjunction, disjunction
from .policy import Policy, SubjectType
from .records import Key

if TYPE_CHECKING:
    from .case import Case

Holders = list[tuple[int, str]]
"""(since when, person) in the order of assignment."""


@dataclass(frozen=True)
class UnitState:
    """What other cases see of a unit's instance."""

    posts: Mapping[str, Holders] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


class Answer(NamedTuple):
    """Who answers for a bearer, None if nobody does; `stand_in` if in place of a post without holder."""

    who: str | None
    stand_in: bool = False


@dataclass
class Organisation:
    """The units' instances: since when each exists, and what each was from when on."""

    policy: Policy
    existence: dict[Key, int]
    timeline: dict[Key, list[tuple[int, UnitState]]] = field(default_factory=dict)

    def changes(self, apart_from: Key) -> Iterator[int]:
        """S4.1: the instants at which holders or relations of other instances change."""
        for key, states in self.timeline.items():
            if key != apart_from:
                yield from (at for at, _ in states)

    def unit(self, name: str, at: int) -> str:
        """The unit that has taken over by then. (S6.4)"""
        seen = [name]
        while True:
            heirs = [
                heir.id
                for heir in self.policy.units.values()
                for one in heir.raw.get("successor_of") or ()
                if one["unit"] == seen[-1] and self.policy.clock.from_date(one["from"]) <= at
            ]
            if not heirs or heirs[0] in seen:
                return seen[-1]
            seen.append(heirs[0])

    def actual(self, name: str, at: int) -> str:
        """A group stands for its lead (READINGS 52), a unit for its successor."""
        if name in self.policy.groups:
            name = self.policy.groups[name].at("lead", at) or name
        return self.unit(name, at) if name in self.policy.units else name

    def assignable(self, post: str) -> bool:
        return any(event.raw.get("assigns") == post for event in self.policy.events.values())

    def answer(self, case: Case, name: str, at: int, asked: tuple[str, ...] = ()) -> Answer:
        """Who bears what is laid upon `name`. (S6.1, S6.2)"""
        name = self.actual(name, at)
        if name in self.policy.units or not self.assignable(name):
            return Answer(name)
        holders = self.holders(case, name, at)
        if not isinstance(holders, Unknown) and holders:
            return Answer(min(holders, key=lambda holder: holder[0])[1])
        stand_in = self.stand_in(name)
        if stand_in is None or stand_in in asked:
            return Answer(None)
        who = self.answer(case, stand_in, at, (*asked, name)).who
        return Answer(who, stand_in=who is not None)

    def stand_in(self, post: str) -> str | None:
        item = self.policy.posts.get(post)
        return item.raw.get("vacancy") if item else None

    def counts_as(self, case: Case, actor: str | None, names: list[str], at: int) -> Any:
        """Whether the actor is one of these units, posts and roles for this subject. (S4.3)"""
        found: Any = False
        for name in names:
            found = disjunction(found, self._is(case, actor, self.actual(name, at), at, ()))
        return found

    def _is(self, case: Case, actor: str | None, name: str, at: int, asked: tuple[str, ...]) -> Any:
        if actor is None or actor == name:
            return actor is not None
        if name in self.policy.units or not self.assignable(name):
            return False
        holders = self.holders(case, name, at)
        if isinstance(holders, Unknown):
            if not self._is_declared(actor):
                return UNKNOWN
            # It may have a holder: then nobody stands in, else its stand-in does (docs/decisions/0002, 60).
            return conjunction(UNKNOWN, self._deputises(case, actor, name, at, asked))
        if any(person == actor for _, person in holders):
            return True
        return False if holders else self._deputises(case, actor, name, at, asked)

    def _deputises(self, case: Case, actor: str, name: str, at: int, asked: tuple[str, ...]) -> Any:
        """Whether the actor is the stand-in of a post that has no holder. (S6.2)"""
        stand_in = self.stand_in(name)
        if stand_in is None or stand_in in asked:
            return False
        return self._is(case, actor, self.actual(stand_in, at), at, (*asked, name))

    def _is_declared(self, actor: str) -> bool:
        """A unit, a post or a role, and so no person who might hold a post."""
        return actor in self.policy.units or actor in self.policy.posts or actor in self.policy.roles

    def holds(self, case: Case, actor: Any, post: str, at: int) -> Any:
        """`holds_post`: no stand-ins."""
        if actor is UNKNOWN or actor == post:
            return UNKNOWN if actor is UNKNOWN else True
        if not self.assignable(post):
            return False
        holders = self.holders(case, post, at)
        return UNKNOWN if isinstance(holders, Unknown) else any(person == actor for _, person in holders)

    def assigned(self, case: Case, post: str, at: int) -> Any:
        """`assigned`: no stand-ins; false of a post that no event fills (docs/decisions/0002, 16)."""
        if not self.assignable(post):
            return False
        holders = self.holders(case, post, at)
        return UNKNOWN if isinstance(holders, Unknown) else bool(holders)

    def holders(self, case: Case, post: str, at: int) -> Holders | Unknown:
        """Those assigned to this very subject, else the holders in the related unit. (S6.1)"""
        if case.posts.get(post):
            return case.posts[post]
        item = self.policy.posts.get(post)
        if item is None:  # a role
            return []
        found: Holders = []
        unknown = False
        for one in self._where(case, item.raw["unit"], at):
            key = self.instance(case, one, at)
            unknown |= isinstance(key, Unknown)
            if isinstance(key, tuple):
                found += self.state(case, key, at).posts.get(post, [])
        return UNKNOWN if unknown and not found else found

    def _where(self, case: Case, written: Any, at: int) -> list[str]:
        """The units of a post; of one in each member of a group the nearest (docs/decisions/0002, 65)."""
        if not isinstance(written, Mapping):
            return [written]
        members: list[str] = self.policy.groups[written["each_member_of"]].at("members", at) or []
        itself = [
            one for one in members if case.type.unit and self.unit(case.type.unit, at) == self.unit(one, at)
        ]
        related = [one for one in members if self._path(case.type, self.unit(one, at), at) is not None]
        return itself or related or members

    def instance(self, case: Case, unit: str, at: int) -> Key | Unknown | None:
        """The instance of the unit that is related to the subject. (S6.1, S6.2)"""
        wanted = self.unit(unit, at)
        if case.type.unit and self.unit(case.type.unit, at) == wanted:
            return case.key
        path = self._path(case.type, wanted, at)
        if path is None:
            only = [key for key in self.existence if self._is_of(key, wanted, at)]
            return only[0] if len(only) == 1 else None
        key: Key | None = case.key
        for kind, relation in path:
            value = self.state(case, key, at).facts.get(relation, UNKNOWN) if key else UNKNOWN
            if value is UNKNOWN:
                return UNKNOWN
            key = self.key_of(kind.relations[relation], str(value))
        return key

    def _path(self, kind: SubjectType, wanted: str, at: int) -> list[tuple[SubjectType, str]] | None:
        """The first declared relation to that unit, directly or through a related unit: the nearest path."""
        paths: list[tuple[SubjectType, list[tuple[SubjectType, str]]]] = [(kind, [])]
        seen = {kind.id}
        for here, path in paths:
            for relation, unit in here.relations.items():
                if self.unit(unit, at) == wanted:
                    return [*path, (here, relation)]
            for relation, unit in here.relations.items():
                for there in self.policy.subjects.values():
                    if there.unit == unit and there.id not in seen:
                        seen.add(there.id)
                        paths.append((there, [*path, (here, relation)]))
        return None

    def key_of(self, unit: str, id_: str) -> Key:
        """The subject that an instance of the unit is; its type is the unit's first."""
        kinds = [kind.id for kind in self.policy.subjects.values() if kind.unit == unit]
        return (kinds[0] if kinds else "", id_)

    def _is_of(self, key: Key, unit: str, at: int) -> bool:
        own = self.policy.subjects[key[0]].unit
        return own is not None and self.unit(own, at) == unit

    def state(self, case: Case, key: Key, at: int) -> UnitState:
        if key == case.key:
            return UnitState(case.posts, case.facts)
        states = [state for since, state in self.timeline.get(key, []) if since <= at]
        return states[-1] if states else UnitState()
