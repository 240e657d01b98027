from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    (folder / "units\u202e.yaml").write_text("units: {}\n")
