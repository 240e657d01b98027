"""Where the project's own files are, and how to run a program on them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "carerules"
MODULES = sorted(SOURCES.rglob("*.py"))


def run_python(code: str, source: Path = ROOT / "src") -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh interpreter that finds carerules in `source` only."""
    environment = {**os.environ, "PYTHONPATH": str(source)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
