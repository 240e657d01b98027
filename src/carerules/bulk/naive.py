"""Arrow timestamps as microseconds UTC: naive ones are read in the policy's zone. (S3.1)"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from carerules.history.cells import FIRST_INSTANT, LAST_INSTANT
from carerules.temporal.zone import Zone

from .coding import NotColumnar

LARGEST = 2**62
_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


def instants_of(column: Any, zone: Zone) -> Any:
    """The instants of a timestamp column without nulls."""
    stamps = np.asarray(column.view(pa.int64()) if hasattr(column, "view") else column.cast(pa.int64()))
    unit = _PER_SECOND[column.type.unit]
    if unit > 1_000_000:
        stamps = stamps // 1_000
    elif unit < 1_000_000:
        factor = 1_000_000 // unit
        if len(stamps) and max(abs(int(stamps.min())), abs(int(stamps.max()))) > LARGEST // factor:
            raise NotColumnar("occurred_at")  # no year that anybody writes; the other readers say which row
        stamps = stamps * factor
    reads_from, offset = (np.array(part, np.int64) for part in zone.readings())
    if column.type.tz or not offset.any():
        return stamps  # whether they are believable is seen as they are put in order
    if len(stamps) and not FIRST_INSTANT <= stamps.min() <= stamps.max() <= LAST_INSTANT:
        raise NotColumnar("occurred_at")
    return stamps - offset[np.searchsorted(reads_from, stamps, side="right") - 1]
