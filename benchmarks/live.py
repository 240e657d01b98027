"""Live cases at rest: what each takes in memory, beside a `transitions` machine per case. `python -m benchmarks.live`.

Every child is registered, assessed and classified; the classes differ, so do their deadlines. Each measure is a
process of its own: it grows by so many bytes a case (resident memory, as the operating system counts it).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.workload import MOVES, RULES, STATES

POLICY = Path(__file__).parent / "care_follow_up"
START = 1_750_000_000_000_000
HOUR = 3_600_000_000
FEWER = 3_000
"""Machines: a hundred thousand would take two gigabytes."""
WANTED = 30


def history(n: int) -> list[tuple[str, int, dict[str, int]]]:
    """The events of child `n`."""
    at = START + n * HOUR
    return [
        ("register", at, {}),
        ("assess", at + 50 * HOUR, {}),
        ("classify", at + 60 * HOUR, {"score": n * 7 % 100, "age_months": n % 200}),
    ]


def stored(children: int) -> object:
    """All cases in a `CaseStore`."""
    import carerules

    store = carerules.load(POLICY).case_store("child")
    for n in range(children):
        for event, at, data in history(n):
            store.record(f"c-{n}", carerules.Event(event, at, data=data))
    assert len(store) == children
    return store


def awake(children: int) -> object:
    """All cases as `Case` objects without history."""
    import carerules

    policy = carerules.load(POLICY)
    cases = [policy.open_case("child", f"c-{n}", keep_history=False) for n in range(children)]
    for n, case in enumerate(cases):
        for event, at, data in history(n):
            case.record(event, at=at, data=data)
    return cases


class Child:
    """What a program around `transitions` keeps of a child besides the machine: its deadlines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.due: dict[str, int] = {}
        self.machine: object = None


def machines(children: int) -> object:
    """A `transitions.Machine` for each case, and its deadlines in a dictionary of the model."""
    from transitions import Machine

    cases = []
    for n in range(children):
        child = Child(f"c-{n}")
        child.machine = Machine(
            child, states=STATES, transitions=_transitions(), initial="new", auto_transitions=False
        )
        for event, at, data in history(n):
            before = vars(child)["state"]
            getattr(child, event)(data.get("score", 0), data.get("age_months", 0))
            if vars(child)["state"] != before:
                child.due = {
                    rule: at + days * 24 * HOUR
                    for rule, state, days, _ in RULES
                    if state == vars(child)["state"]
                }
        cases.append(child)
    return cases


def _high(score: int, age: int) -> bool:
    return score >= 70 or (age < 12 and score >= 50)


def _medium(score: int, age: int) -> bool:
    return score >= 40


def _transitions() -> list[dict[str, object]]:
    """The workload's transitions; the conditions of other events than these are never asked."""
    conditions: dict[str, Callable[[int, int], bool]] = {"high": _high, "medium": _medium}
    return [
        {"trigger": event, "source": source, "dest": target}
        | ({"conditions": [conditions[target]]} if event == "classify" and target in conditions else {})
        for source, event, _, target in MOVES
    ]


MEASURES = {"store": stored, "case": awake, "transitions": machines}


def resident() -> int:
    """Bytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4_096


def measure(name: str, children: int) -> dict[str, float]:
    """Bytes and microseconds a case, in this process; a first few cases pay for what all share."""
    import gc

    MEASURES[name](50)
    gc.collect()
    before, start = resident(), perf_counter()
    kept = MEASURES[name](children)
    seconds = perf_counter() - start
    gc.collect()
    found = {"bytes": (resident() - before) / children, "us": 1e6 * seconds / children}
    del kept
    return found


def _process(name: str, children: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.live", name, str(children)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def row(children: int) -> tuple[str, str, str, float, int]:
    """What is measured, ours, the peer, their ratio in memory, and the ratio wanted."""
    ours, peer = _process("store", children), _process("transitions", min(children, FEWER))
    return (
        f"a live case at rest, {children:,} children after 3 events",
        f"{ours['bytes']:.0f} bytes, {ours['us']:.0f} us for 3 events",
        f"a transitions machine per case: {peer['bytes']:.0f} bytes, {peer['us']:.0f} us",
        peer["bytes"] / ours["bytes"],
        WANTED,
    )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    else:
        size = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
        print(*row(size), sep="\n")
