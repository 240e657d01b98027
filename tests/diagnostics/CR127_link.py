from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    elsewhere = folder.parents[1] / "elsewhere" / "national"
    elsewhere.mkdir(parents=True)
    (elsewhere / "policy.yaml").write_text("policy: national\n")
    folder.with_name("national").symlink_to(elsewhere)
    head = folder / "policy.yaml"
    head.write_text("extends: ../national\n" + head.read_text("utf-8"), "utf-8")
