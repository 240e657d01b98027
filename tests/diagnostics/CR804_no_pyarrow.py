from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from carerules.history.event import History
from carerules.history.read import read
from carerules.temporal.zone import Zone


def read_in(folder: Path, zone: Zone) -> History:
    (folder / "visits.parquet").touch()
    with patch.dict(sys.modules, {"pyarrow": None}):
        return read(folder / "visits.parquet", zone=zone)
