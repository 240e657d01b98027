from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from carerules.history.event import Event
from carerules.history.order import Order
from carerules.temporal.instants import HOUR

from .making import RECORDS, bare, record


def in_order(*events: Event, order: tuple[str, ...] = ()) -> list[Event]:
    return Order(order).sort(reversed(events))


def test_by_instant_first() -> None:
    events = [record(1, "z", id="z", recorded_at=9 * HOUR), record(2, "a", id="a", recorded_at=3 * HOUR)]
    assert in_order(*events) == events


def test_at_one_instant_by_rank_and_unlisted_last() -> None:
    events = [
        record(1, "left_scope"),
        record(1, "registered"),
        record(1, "assessed"),
        record(1, "home_visit"),
    ]
    assert in_order(*events, order=("left_scope", "registered", "left_scope")) == events


def test_then_by_time_of_recording_type_and_id() -> None:
    recorded = [record(1, "z", recorded_at=2 * HOUR), record(1, "a", recorded_at=3 * HOUR)]
    assert in_order(*recorded) == recorded
    types = [record(1, "a", id="z"), record(1, "b", id="a")]
    assert in_order(*types) == types
    names = [record(1, data={"x": 2}), record(1, id="a", data={"x": 1}), record(1, id="b")]
    assert in_order(*names) == names


def test_a_missing_time_of_recording_is_that_of_occurring() -> None:  # S3.1
    events = [record(2, "a"), record(2, "b", recorded_at=2 * HOUR), record(2, "a", recorded_at=3 * HOUR)]
    assert in_order(*events) == events


def test_last_by_content_which_tells_kinds_apart() -> None:
    events = [record(1, data={"x": value}) for value in ("1", 1, 1.0, True)]
    orders = {
        tuple(repr(event.data) for event in in_order(*random.Random(n).sample(events, 4))) for n in range(9)
    }
    assert len(orders) == 1


@given(RECORDS, st.randoms())
def test_rows_in_any_order_make_one_history(events: list[Event], chance: random.Random) -> None:  # S2
    shuffled = events.copy()
    chance.shuffle(shuffled)
    one, other = (Order(["assessed"]).sort(rows) for rows in (events, shuffled))
    assert [repr(bare(event)) for event in one] == [repr(bare(event)) for event in other]
