from __future__ import annotations

from pathlib import Path

from carerules.history.event import History
from carerules.history.read import read
from carerules.temporal.zone import Zone


def read_in(folder: Path, zone: Zone) -> History:
    return read(folder / "vists.csv", zone=zone)
