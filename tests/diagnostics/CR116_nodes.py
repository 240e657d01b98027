from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    (folder / "units.yaml").write_text("units: [" + "school, " * 200_000 + "]\n")
