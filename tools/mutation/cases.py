"""`python -m tools.mutation.cases`: write `tests/mutation/cases.jsonl` anew.

Worlds are generated, the reference evaluator answers them, and those are kept on which the engine agrees. Of them as
few are chosen as kill every mutant that the spec tests leave alive and any of them kills; the rest up to the number
wanted are those that reach most. `--refresh` keeps the cases and only asks the reference again.
"""

from __future__ import annotations

import argparse
import functools
import gc
import heapq
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from time import monotonic
from typing import Any

from tests.mutation import stored
from tests.strategies.worlds import World
from tools.mutation import pool, reach, record, suite
from tools.mutation.mutants import Mutant, mutants_of
from tools.mutation.targets import ROOT, modules
from tools.mutation.trial import killer_of

WANTED = 300
TRIES = 120
"""Candidates that a mutant is put to before it is given up."""
POOL = ROOT / ".mutation" / "pool.jsonl"


def main() -> int:
    """Choose, or refresh, and write."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation.cases", description=__doc__)
    parser.add_argument("--refresh", action="store_true", help="keep the cases, ask the reference again")
    parser.add_argument("--policies", type=int, default=150, help="how many policies to generate")
    parser.add_argument("--each", type=int, default=12, help="how many histories for each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30.0, help="how long to choose")
    given = parser.parse_args()
    until = monotonic() + 60 * given.minutes
    if given.refresh:
        lines = refreshed(pool.read(stored.FILE))
    else:
        lines = chosen(pool.build(until, given.policies, given.each, given.seed), until)
    pool.write(stored.FILE, lines)
    print(f"{sum(len(line['cases']) for line in lines)} cases of {len(lines)} policies in {stored.FILE}")
    return 0


def refreshed(lines: Sequence[pool.Line]) -> list[pool.Line]:
    """The same questions with the reference's present answers; where the engine differs, a case is left out."""
    found = []
    for line in lines:
        policy = line["policy"]
        worlds = [
            World(policy, case["history"], case["as_of"], case["known_as_of"], case["instances"])
            for case in line["cases"]
        ]
        renewed = pool.line_of(policy, worlds)
        left = len(worlds) - (len(renewed["cases"]) if renewed else 0)
        if left:
            print(f"{left} cases left out: engine and reference differ")
        if renewed:
            found.append(renewed)
    return found


Place = tuple[int, int]
"""The number of a line in the pool, and of a case in it."""


def chosen(lines: Sequence[pool.Line], until: float) -> list[pool.Line]:
    """The lines with only those cases that are wanted."""
    places = [(number, place) for number, line in enumerate(lines) for place in range(len(line["cases"]))]
    candidates = dict(zip(places, candidates_of(lines), strict=True))
    print(f"{len(places)} candidates of {len(lines)} policies", flush=True)
    spec = suite.warmed(suite.spec_checks())
    checks = [*spec, *suite.warmed(candidates.values())]
    reached = reach.reach_of(checks)
    suite.freshen()
    gc.collect()
    gc.freeze()
    wanted = choose(places, len(spec), checks, reached, until)
    return only(lines, fill(wanted, places, len(spec), reached))


def candidates_of(lines: Sequence[pool.Line]) -> list[suite.Check]:
    """A check for each case of the pool, in order."""
    found = []
    for number, line in enumerate(lines):
        policy = stored.policy_of(line["policy"])
        for place, case in enumerate(line["cases"]):
            one = stored.case_of(policy, line["policy"], case)
            found.append(suite.Check(f"{number} {place}", functools.partial(suite.must_hold, one)))
    return found


def choose(
    places: Sequence[Place], spec: int, checks: Sequence[suite.Check], reached: reach.Reach, until: float
) -> list[Place]:
    """The cases that kill what nothing before them kills."""
    wanted: dict[str, Place] = {}
    named = {checks[spec + number].name: place for number, place in enumerate(places)}
    listed = record.equivalents()
    chance = random.Random(1)
    for module, path in modules().items():
        for mutant in mutants_of(path, module):
            if monotonic() > until or len(wanted) >= WANTED:
                return list(wanted.values())
            if mutant.key not in listed and mutant.function:
                order = ordered(mutant, spec, checks, reached, wanted, chance)
                killer = killer_of(mutant, path, order)
                if killer in named:
                    wanted[killer] = named[killer]
        print(f"{module:<32} {len(wanted)} cases", flush=True)
    return list(wanted.values())


def ordered(
    mutant: Mutant,
    spec: int,
    checks: Sequence[suite.Check],
    reached: reach.Reach,
    wanted: dict[str, Place],
    chance: random.Random,
) -> list[suite.Check]:
    """Spec tests first, then what is chosen already, then some candidates: those of a policy already in use first."""
    numbers: set[int] = set()
    for line in mutant.lines:
        numbers |= reached.get(mutant.module, {}).get(line, frozenset())
    spec_tests = [checks[number] for number in sorted(numbers) if number < spec]
    rest = [checks[number] for number in sorted(numbers) if number >= spec]
    used = {place[0] for place in wanted.values()}
    chance.shuffle(rest)
    rest.sort(key=lambda check: (check.name not in wanted, int(check.name.split()[0]) not in used))
    return spec_tests + rest[: len(wanted) + TRIES]


def fill(wanted: Sequence[Place], places: Sequence[Place], spec: int, reached: reach.Reach) -> list[Place]:
    """More cases up to the number wanted: those that reach lines that few of the chosen ones reach."""
    lines_of: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for module, lines in reached.items():
        for line, numbers in lines.items():
            for number in numbers:
                lines_of[number - spec].append((module, line))
    seen: dict[tuple[str, int], int] = defaultdict(int)
    found = dict.fromkeys(wanted)
    for number, place in enumerate(places):
        if place in found:
            _see(seen, lines_of[number])
    heap = [(-_worth(seen, lines_of[number]), number) for number in range(len(places))]
    heapq.heapify(heap)
    while len(found) < min(WANTED, len(places)):
        _, number = heapq.heappop(heap)
        worth = -_worth(seen, lines_of[number])  # it can only have become less
        if heap and worth > heap[0][0]:
            heapq.heappush(heap, (worth, number))
        elif places[number] not in found:
            found[places[number]] = None
            _see(seen, lines_of[number])
    return list(found)


def _see(seen: dict[tuple[str, int], int], lines: Sequence[tuple[str, int]]) -> None:
    for line in lines:
        seen[line] += 1


def _worth(seen: dict[tuple[str, int], int], lines: Sequence[tuple[str, int]]) -> float:
    return sum(1.0 / (1 + seen.get(line, 0)) for line in lines)


def only(lines: Sequence[pool.Line], wanted: Sequence[Place]) -> list[pool.Line]:
    """The lines without the cases that are not wanted, and without those that have none left."""
    keep = set(wanted)
    found: list[dict[str, Any]] = []
    for number, line in enumerate(lines):
        cases = [case for place, case in enumerate(line["cases"]) if (number, place) in keep]
        if cases:
            found.append({"policy": line["policy"], "cases": cases})
    return found


if __name__ == "__main__":
    sys.exit(main())
