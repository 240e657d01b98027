"""The units, posts and roles that the kernel asks about, and the tables by which it knows who they are. (S6)"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from carerules.engine.organisation import Organisation, Timeline
from carerules.program.plan import Plan, Program

from .kernel.words import NAMED, NOBODY, POST, SELDOM, UNIT
from .slots import heir_of
from .tables import floats, ints

MOVED = NOBODY - 1
"""In place of the instance that another belongs to: it has belonged to several."""


@dataclass(slots=True)
class Parties:
    """Numbers them as they are met."""

    program: Program
    plan: Plan
    codes: list[int] = field(default_factory=list)

    def number(self, code: int) -> int:
        """The party's number."""
        if code not in self.codes:
            self.codes.append(code)
        return self.codes.index(code)

    def answering(self, code: int) -> int:
        """The party's number; those who stand in for it get theirs too."""
        for one in self.chain(code):
            self.number(one)
        return self.number(code)

    def chain(self, code: int) -> list[int]:
        """The party, and who stands in for it, one after the other. # S6.2"""
        chain: list[int] = []
        while code and code not in chain:
            chain.append(code)
            code = self.program.posts[code][1] if code in self.program.posts else 0
        return chain

    def unit_of(self, code: int) -> int:
        """The unit in whose instances the party is; 0 for one that is named for a subject alone."""
        post = self.program.posts.get(code)
        return post[0] if post else code if code in self.program.units else 0

    def kind(self, code: int) -> int:
        """What the kernel has to ask; SELDOM where a successor or a group comes into it."""
        post, unit = self.program.posts.get(code), self.unit_of(code)
        if unit and heir_of(self.program, unit) != unit:
            return SELDOM
        if post:
            return POST if unit else SELDOM
        return UNIT if unit else NAMED

    def ways(self, code: int) -> list[tuple[int, int]]:
        """Fact and further step (or -1) to the instance of the party's unit: the first way alone counts. # S6.1"""
        ways = self.plan.routes.get(self.unit_of(code), ())
        return [(way[0], way[1] if len(way) > 1 else -1) for way in ways[:1]]

    def is_known(self, code: int) -> bool:
        """Whether the kernel can tell of the party, and of who stands in for it, who held it when."""
        return all(self.kind(one) != SELDOM and self.is_near(one) for one in self.chain(code))

    def is_near(self, code: int) -> bool:
        """Whether the way to it has one further step at most."""
        return all(len(way) <= 2 for way in self.plan.routes.get(self.unit_of(code), ())[:1])


def tables_of(parties: Parties, org: Organisation, first: int, as_of: int) -> dict[str, Any]:
    """What the kernel reads of a finished organisation, about records between two instants."""
    program, codes = parties.program, parties.codes
    places = sorted({name for names in org.instances.values() for name in names})
    number = {name: place for place, name in enumerate(places)}
    place = [NOBODY] * (max(places, default=0) + 1)
    for name, at in number.items():
        place[name] = at
    posts = [code for code in codes if parties.kind(code) == POST]
    ways = [parties.ways(code) for code in codes]
    steps = sorted({step for way in ways for _, step in way if step >= 0})
    lines = [(post, name) for post in posts for name in places if (post, name) in org.holders]
    found = {key: at for at, key in enumerate(lines)}
    return {
        "n_places": len(places),
        "place": ints(place),
        "party_kind": ints(parties.kind(code) for code in codes),
        "party_name": floats(heir_of(program, code) for code in codes),
        "party_post": ints(posts.index(code) if code in posts else -1 for code in codes),
        "party_deputy": ints(_deputy(parties, code) for code in codes),
        "party_sure": ints(int(parties.is_known(code)) for code in codes),
        "party_filled": ints(int(code in program.assignable) for code in codes),
        "party_most": ints(program.posts[code][2] if code in program.posts else 0 for code in codes),
        "only": ints(_only(parties, org, code, number) for code in codes),
        "way_from": ints([0, *accumulate(map(len, ways))]),
        "way_fact": ints(fact for way in ways for fact, _ in way),
        "way_step": ints(steps.index(step) if step >= 0 else -1 for way in ways for _, step in way),
        "up": ints(_up(org, name, step, number, (first, as_of)) for step in steps for name in places),
        "line": ints(found.get((post, name), NOBODY) for post in posts for name in places),
        **_holders([org.holders[key] for key in lines], as_of),
    }


def _deputy(parties: Parties, code: int) -> int:
    """The number of who stands in for it, if the kernel asks about that one."""
    chain = parties.chain(code)
    return parties.codes.index(chain[1]) if len(chain) > 1 and chain[1] in parties.codes else NOBODY


def _only(parties: Parties, org: Organisation, code: int, number: dict[int, int]) -> int:
    """The only instance, where no relation leads to the unit. # S6.2"""
    unit = parties.unit_of(code)
    if not unit or unit in parties.plan.routes:
        return NOBODY
    return number.get(org.only(unit), NOBODY)


def _up(org: Organisation, name: int, unit: int, number: dict[int, int], span: tuple[int, int]) -> int:
    """The instance of `unit` to which another belongs through all of the time."""
    line = org.relations.get((name, unit)) or Timeline()
    values = {line.at(span[0])}
    values |= {value for at, value in zip(line.instants, line.values, strict=True) if span[0] < at <= span[1]}
    if len(values) > 1:
        return MOVED
    (value,) = values
    return number.get(value[0], NOBODY) if value else NOBODY


def _holders(lines: Sequence[Timeline], as_of: int) -> dict[str, Any]:
    pieces = [
        [piece for piece in zip(line.instants, line.values, strict=True) if piece[0] <= as_of]
        for line in lines
    ]
    flat = [piece for line in pieces for piece in line]
    return {
        "piece_from": ints([0, *accumulate(map(len, pieces))]),
        "piece_at": ints(at for at, _ in flat),
        "holder_from": ints([0, *accumulate(len(who) for _, who in flat)]),
        "holder": floats(person for _, who in flat for person in who),
    }
