"""Golden files: what a report must say, word for word; `CARERULES_GOLDEN=write` writes them anew."""

from __future__ import annotations

import os

from .sample import GOLDEN


def agree(name: str, text: str) -> None:
    """Assert that `text` is what the golden file says."""
    path = GOLDEN / name
    if os.environ.get("CARERULES_GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
