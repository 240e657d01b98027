"""Memory comes back when nobody holds it, and never before."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from carerules.bulk import warm
from carerules.bulk.warm import SMALLEST, Warmth


def address(array: Any) -> int:
    return int(array.ctypes.data)


def test_what_nobody_holds_serves_again() -> None:
    warmth = Warmth()
    first = warmth.array(SMALLEST, np.int64)
    where = address(first)
    del first
    assert address(warmth.array(SMALLEST - 5, np.int64)) == where


def test_what_a_view_or_a_table_holds_is_left_alone() -> None:
    warmth = Warmth()
    first = warmth.array(SMALLEST, np.int64)
    first[:] = 7
    view, column = first[10:20].view(np.int32), pa.array(first)
    del first
    warmth.array(SMALLEST, np.int64)[:] = 0
    assert view[0] == 7
    del view
    warmth.array(SMALLEST, np.int64)[:] = 0
    assert column[SMALLEST - 1].as_py() == 7


def test_no_more_is_kept_than_was_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "KEPT", 3 * SMALLEST)
    warmth = Warmth()
    held = [warmth.array(SMALLEST, np.uint8) for _ in range(5)]
    assert len(warmth._blocks) == 5
    held.clear()
    warmth.array(100 * SMALLEST, np.uint8)
    assert len(warmth._blocks) == 2 + 1
    warmth.forget()
    assert len(warmth._blocks) == 0
