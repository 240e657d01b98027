"""Worlds about which engine and second reading once differed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.equivalence.compare import differences
from tests.equivalence.side_by_side import ask, load
from tests.strategies.worlds import World

STORED = sorted((Path(__file__).parent / "stored").glob("*.json"))


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
def test_they_agree_now(file: Path) -> None:
    world = World(**json.loads(file.read_text(encoding="utf-8")))
    assert differences(*ask(load(world), world)) == []


def test_there_are_stored_worlds() -> None:
    assert STORED
