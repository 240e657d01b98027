"""Engine and second reading agree on every state, obligation, instant and finding of generated worlds.

The default run asks 50 policies 10 questions each, always the same ones. The long run (`-m slow -s`) asks as many as
`CARERULES_POLICIES` says (2,000) and prints how often everything that the language has was reached.
"""

from __future__ import annotations

import os

import pytest

from tests.equivalence import long_run
from tests.equivalence.compare import differences
from tests.equivalence.drawn import drawn
from tests.equivalence.side_by_side import ask, load

QUESTIONS = 10
LONG = int(os.environ.get("CARERULES_POLICIES", "2000"))
SEED = int(os.environ.get("CARERULES_SEED", "1"))
PROCESSES = int(os.environ.get("CARERULES_PROCESSES", "0")) or os.cpu_count() or 1
FAR = 1_000_000
"""Between the seeds of two long runs."""


def test_engine_and_second_reading_agree() -> None:
    wrong = list[str]()
    for worlds in drawn(50, QUESTIONS, SEED):
        policy = load(worlds[0])
        for world in worlds:
            wrong.extend("\n".join(found) for found in [differences(*ask(policy, world))] if found)
    assert not wrong, f"{len(wrong)} of 500 questions answered differently:\n" + "\n".join(wrong[:3])


@pytest.mark.slow
def test_they_agree_in_the_long_run() -> None:
    parts = list[long_run.Part]()
    for part in long_run.run(LONG, QUESTIONS, SEED * FAR, PROCESSES):
        parts.append(part)
        print(f"\r{sum(one.asked for one in parts)} questions", end="", flush=True)
        print(*("\n" + text for text in part.wrong), sep="", flush=True)
    asked, wrong = sum(part.asked for part in parts), [text for part in parts for text in part.wrong]
    reached = long_run.total(parts)
    print(f"\n{LONG} policies, {asked} questions, {len(wrong)} differences; reached in so many questions:")
    print(reached.table())
    seldom = reached.seldom(asked // 200)
    assert not seldom, f"reached in less than one of 200 questions: {seldom}"
    assert not wrong, f"{len(wrong)} of {asked} questions answered differently:\n" + wrong[0]
