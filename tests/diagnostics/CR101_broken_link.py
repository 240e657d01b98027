from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    (folder / "units.yaml").symlink_to("organisation.yaml")
