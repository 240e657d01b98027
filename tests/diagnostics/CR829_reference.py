from __future__ import annotations

from pathlib import Path

import openpyxl

from carerules.history.event import History
from carerules.history.read import read
from carerules.temporal.zone import Zone


def read_in(folder: Path, zone: Zone) -> History:
    book = openpyxl.Workbook()
    book.active.append(["subject", "subject_type", "event", "occurred_at", "risk"])
    book.active.append(
        ["c-1", "child", "assessed", "2026-03-09", "#REF!"]
    )  # written as an error, not as text
    book.save(folder / "visits.xlsx")
    return read(folder / "visits.xlsx", zone=zone)
