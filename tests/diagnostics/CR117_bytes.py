from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    (folder / "units.yaml").write_text("# school\n" * 450_000)
