"""Laws of S2, S4 and S5 on generated worlds."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reference.clock import DAY
from tests.reference.evaluate import Result, evaluate
from tests.reference.obligations import BUCKETS
from tests.strategies.worlds import World, worlds

FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def answer(world: World) -> Result:
    return evaluate(world.policy, world.history, world.as_of, world.known_as_of, world.instances)


def of_children(result: Result) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    lists = (result.obligations, [one for one in result.findings if one["kind"] != "target_missed"])
    return tuple([one for one in some if one["subject"] in ("child:c-1", "child:c-2")] for some in lists)  # type: ignore[return-value]


@FEW
@given(worlds())
def test_the_five_buckets_add_up(world: World) -> None:
    result = answer(world)
    assert set(result.totals) == set(BUCKETS.values())
    assert sum(result.totals.values()) == sum(one["step"] is None for one in result.obligations)


@FEW
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(world: World, chance: random.Random) -> None:
    rows = list(world.history)
    chance.shuffle(rows)
    assert answer(replace(world, history=rows)) == answer(world)


@FEW
@given(worlds())
def test_later_records_change_nothing_but_their_number(world: World) -> None:
    later = (date(1970, 1, 1) + timedelta(days=world.as_of // DAY + 3)).isoformat()
    more = [*world.history, {"at": later, "event": "visit", "subject": {"child": "c-1"}, "id": "later"}]
    with_more, without = (
        answer(replace(world, history=more, known_as_of=None)),
        answer(replace(world, known_as_of=None)),
    )
    assert with_more.later == without.later + 1
    assert replace(with_more, later=0) == replace(without, later=0)


@FEW
@given(worlds(), st.integers(0, 40))
def test_a_violation_is_never_taken_back(world: World, days: int) -> None:
    then, now = answer(world), answer(replace(world, as_of=world.as_of + days * DAY))
    kept = {
        (one["subject"], one["duty"], str(one["for"]), one["step"], one["violated_at"])
        for one in now.obligations
    }
    for one in then.obligations:
        if one["violated_at"] is not None:
            assert (one["subject"], one["duty"], str(one["for"]), one["step"], one["violated_at"]) in kept


@FEW
@given(worlds())
def test_idle_instants_do_no_harm(world: World) -> None:
    """The timers of the reference may wake it too often, never too seldom."""
    every_day = {date.fromordinal(date(2026, 1, 1).toordinal() + n).isoformat(): 1 for n in range(120)}
    parameters = world.policy.get("parameters", {}) | {"unused": {"value": every_day}}
    busy = replace(world, policy=world.policy | {"parameters": parameters})
    assert answer(busy) == answer(world)


@FEW
@given(worlds())
def test_another_child_changes_nothing(world: World) -> None:
    first = min(world.history, key=lambda line: (line["at"], str(line)))
    other = {"at": first["at"], "event": "told", "subject": {"child": "c-9"}, "id": "other", "data": {}}
    more = answer(replace(world, history=[*world.history, other], known_as_of=None))
    assert of_children(more) == of_children(answer(replace(world, known_as_of=None)))
