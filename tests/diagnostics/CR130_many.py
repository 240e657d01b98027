from __future__ import annotations

from pathlib import Path


def write(folder: Path) -> None:
    here = folder
    for level in range(1, 10):
        head = here / "policy.yaml"
        head.parent.mkdir(exist_ok=True)
        text = head.read_text("utf-8") if head.exists() else f"policy: level_{level - 1}\n"
        head.write_text(f"extends: ../level_{level}\n{text}", "utf-8")
        here = folder.with_name(f"level_{level}")
    here.mkdir()
    (here / "policy.yaml").write_text("policy: level_9\n", "utf-8")
