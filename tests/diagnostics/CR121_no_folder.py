from __future__ import annotations

import shutil
from pathlib import Path


def write(folder: Path) -> None:
    shutil.rmtree(folder)
