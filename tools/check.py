"""The one test command: `python -m tools.check` runs every check, tells what failed and how long it took.

All steps run even if one fails; the exit code is 1 if any did. The tests come last, so that their closing
line is the last thing to read before the verdict.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent

STEPS: dict[str, list[str]] = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    "mypy --strict": ["mypy"],
    "import-linter": ["lint-imports", "--no-logo"],
    "pytest": ["pytest", "-n", "auto"],
}


def run(name: str, command: list[str]) -> tuple[bool, float]:
    """Run one step with its output in view: whether it passed, and its seconds."""
    print(f"== {name}", flush=True)
    start = monotonic()
    program, *arguments = command
    found = TOOLS / program
    passed = subprocess.run([found if found.exists() else program, *arguments], cwd=ROOT).returncode == 0
    return passed, monotonic() - start


def main() -> int:
    """Run all steps and sum up."""
    results = {name: run(name, command) for name, command in STEPS.items()}
    print("==", flush=True)
    for name, (passed, seconds) in results.items():
        print(f"{'ok  ' if passed else 'FAIL'}  {name:<14} {seconds:6.1f} s")
    print(f"total {sum(seconds for _, seconds in results.values()):.1f} s")
    return 0 if all(passed for passed, _ in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
