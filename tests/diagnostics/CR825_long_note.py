from __future__ import annotations

from pathlib import Path

from carerules.history.event import History, Limits
from carerules.history.read import read
from carerules.temporal.zone import Zone


def read_in(folder: Path, zone: Zone) -> History:
    row = {"subject": "c-1", "subject_type": "child", "event": "home_visit", "at": "2026-03-09"}
    return read([{**row, "note": "minutes " * 20}], zone=zone, limits=Limits(cell=100))
