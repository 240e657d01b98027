"""Policies of the whole language: whoever judges them, the columnar answer is the engine's. (S2)"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.equivalence.drawn import drawn
from tests.equivalence.side_by_side import load
from tests.equivalence.test_stored import STORED
from tests.strategies.worlds import World

from .test_same_answer import of_columns, of_engine
from .wide import instances_of, table_of


def test_columns_say_what_the_engine_says() -> None:
    wrong = list[str]()
    for number, worlds in enumerate(drawn(18, 4, 5_000)):
        policy = load(worlds[0])
        for which, world in enumerate(worlds):
            table, units = table_of(policy, world), instances_of(policy, world)
            audit = policy.audit(table, as_of=world.as_of, instances=units)
            columns = policy.audit_columns(table, as_of=world.as_of, instances=units)
            if of_columns(columns) != of_engine(audit) or columns.totals != audit.totals:
                wrong.append(f"policy {number}, question {which}")
    assert not wrong


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
@pytest.mark.parametrize("compiled", [None, False])
def test_so_it_is_with_the_stored_worlds(file: Path, compiled: bool | None) -> None:
    world = World(**json.loads(file.read_text(encoding="utf-8")))
    policy = load(world)
    table, units = table_of(policy, world), instances_of(policy, world)
    audit = policy.audit(table, as_of=world.as_of, instances=units)
    columns = policy.audit_columns(table, as_of=world.as_of, instances=units, compiled=compiled)
    assert of_columns(columns) == of_engine(audit)
    assert columns.totals == audit.totals
