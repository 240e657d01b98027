from __future__ import annotations

import shutil
from pathlib import Path


def write(folder: Path) -> None:
    policy = (folder / "policy.yaml").rename(folder / "head.yaml")
    for name in ("county", "national"):
        (folder / name).mkdir()
        shutil.copy(policy, folder / name / "policy.yaml")
