"""Each row goes to the stretch of its subject, however far apart the subjects are."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from carerules.bulk import arrange
from carerules.bulk.arrange import Stretches
from carerules.bulk.chosen import chosen, interpreted
from carerules.bulk.columns import Rows

FAR = 2**63 - 1
SUBJECTS = {
    "close": range(100, 400),
    "few": [7, 7, 9],
    "at the ends": [-FAR - 1, -FAR, -1, 0, 1, FAR - 1, FAR],
    "far above": [0, 1, 2, 2**61, FAR],
    "below zero": range(-1_000_000, 1_000_000, 9_999),
}


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.parametrize("compiled", [True, False])
def test_every_row_comes_back_once_and_stretches_ascend(
    name: str, compiled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrange, "STRETCH", 3)
    chance = random.Random(20260302)
    subject = np.array(chance.choices([*SUBJECTS[name]], k=60), np.int64)
    stretches = Stretches(chosen() if compiled else interpreted(), 120, subject[:30])
    for low in (0, 30):
        part = subject[low : low + 30]
        stretches.add(Rows(part, np.arange(30), low + 1, [np.zeros(30, np.int8)], None))
    found = [records for records in stretches.stretches() if len(records)]
    rows = np.concatenate([some["row"] for some in found])
    assert sorted(rows.tolist()) == list(range(1, 61))
    assert (np.concatenate([some["subject"] for some in found]) == subject[rows - 1]).all()
    ends = [(int(some["subject"].min()), int(some["subject"].max())) for some in found]
    assert all(before[1] < after[0] for before, after in itertools.pairwise(ends))
