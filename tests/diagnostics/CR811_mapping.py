from __future__ import annotations

from pathlib import Path

from carerules.history.event import History
from carerules.history.read import read
from carerules.temporal.zone import Zone


def read_in(folder: Path, zone: Zone) -> History:
    path = folder / "visits.csv"
    path.write_text(
        "subject,subject_type,event,occurred_at,风险等级\nc-1,child,assessed,2026-03-09,high\n", "utf-8"
    )
    return read(path, zone=zone, columns={"风险等极": "risk"})
