from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    elsewhere = folder.with_name("elsewhere.yaml")
    elsewhere.write_text("units: {}\n")
    (folder / "units.yaml").symlink_to(elsewhere)
