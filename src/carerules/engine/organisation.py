"""Who holds which post in which unit's instance, over time. Read-only for the cases that ask. (S6)"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from carerules.temporal.instants import NEVER


class Timeline:
    """A value over time: changes in order, each holding until the next."""

    __slots__ = ("instants", "values")

    def __init__(self) -> None:
        self.instants: list[int] = []
        self.values: list[tuple[int, ...]] = []

    def at(self, t: int) -> tuple[int, ...]:
        """The value at `t`, empty before the first change."""
        place = bisect_right(self.instants, t)
        return self.values[place - 1] if place else ()

    def since(self, member: int, t: int) -> int:
        """From when on `member` has been part of the value without a break, as of `t`; NEVER if it is not."""
        found = NEVER
        for place in range(bisect_right(self.instants, t) - 1, -1, -1):
            if member not in self.values[place]:
                break
            found = self.instants[place]
        return found

    def set(self, t: int, value: tuple[int, ...]) -> None:
        """From `t` on it is `value`; changes come in order of time."""
        if self.instants and self.instants[-1] == t:
            self.values[-1] = value
        else:
            self.instants.append(t)
            self.values.append(value)

    def copy(self) -> Timeline:
        """An independent equal timeline."""
        twin = Timeline()
        twin.instants, twin.values = list(self.instants), list(self.values)
        return twin

    def next_change(self, t: int) -> int:
        """The first change after `t`, or NEVER."""
        place = bisect_right(self.instants, t)
        return self.instants[place] if place < len(self.instants) else NEVER


class Organisation:
    """The instances of units, the holders of their posts (longest in post first) and their relations."""

    __slots__ = ("holders", "instances", "relations", "since")

    def __init__(self) -> None:
        self.instances: dict[int, list[int]] = {}
        self.holders: dict[tuple[int, int], Timeline] = {}
        self.relations: dict[tuple[int, int], Timeline] = {}
        self.since = NEVER
        """The first record of the data: units' instances exist from then, unless their unit says otherwise."""

    def copy(self) -> Organisation:
        """An independent equal organisation, for a unit's case that is carried on separately."""
        twin = Organisation()
        twin.instances = {unit: list(names) for unit, names in self.instances.items()}
        twin.holders = {key: line.copy() for key, line in self.holders.items()}
        twin.relations = {key: line.copy() for key, line in self.relations.items()}
        twin.since = self.since
        return twin

    def add_instance(self, unit: int, instance: int) -> None:
        """Make `instance` of `unit` known; a second time changes nothing."""
        known = self.instances.setdefault(unit, [])
        if instance not in known:
            insort(known, instance)

    def is_instance(self, unit: int, instance: int) -> bool:
        """Whether `instance` is a known instance of `unit`."""
        known = self.instances.get(unit, [])
        place = bisect_left(known, instance)
        return place < len(known) and known[place] == instance

    def only(self, unit: int) -> int:
        """The only instance of `unit`, or 0 where there are none or several. (S6.2)"""
        known = self.instances.get(unit, [])
        return known[0] if len(known) == 1 else 0

    def holding(self, post: int, instance: int) -> Timeline:
        """The holders of `post` in `instance` over time."""
        return self.holders.setdefault((post, instance), Timeline())

    def assign(self, t: int, post: int, instance: int, person: int, most: int) -> None:
        """`person` takes the post: replaces where one is the most, else joins. (S6.2)"""
        line = self.holding(post, instance)
        now = line.at(t)
        if most == 1:
            line.set(t, (person,))
        elif person not in now:
            line.set(t, (*now, person))

    def relieve(self, t: int, post: int, instance: int, person: int) -> None:
        """`person` (0: everybody) leaves the post."""
        line = self.holding(post, instance)
        line.set(t, tuple(p for p in line.at(t) if person and p != person))

    def relate(self, t: int, instance: int, unit: int, target: int) -> None:
        """`instance` belongs to the instance `target` of `unit` from `t` on (0: unknown)."""
        self.relations.setdefault((instance, unit), Timeline()).set(t, (target,) if target else ())

    def related(self, t: int, instance: int, unit: int) -> int:
        """The instance of `unit` to which `instance` belongs at `t`, or 0."""
        line = self.relations.get((instance, unit))
        value = line.at(t) if line else ()
        return value[0] if value else 0
