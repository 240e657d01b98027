"""The last commit against the working tree, as a ratio: `python -m benchmarks.compare [REVISION] [--least 0.8]`.

Both are built in folders of their own and measured in turn on one machine; seconds mean nothing between machines.
The exit code is 1 if the working tree is slower than `--least` times the other.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
CHILDREN, REPEATS, ROUNDS = 10_000, 9, 5
MEASURES = ("kernel", "kernel-all", "file")


def build(folder: Path, revision: str | None) -> None:
    """The sources of a revision (None: the working tree) with their compiled kernel."""
    if revision is None:
        for name in ("src", "benchmarks", "setup.py", "pyproject.toml", "README.md"):
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns(".data", "__pycache__"))
            else:
                shutil.copy(source, folder / name)
    else:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True)
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    subprocess.run([sys.executable, "setup.py", "-q", "build_ext", "--inplace"], cwd=folder, check=True)


def seconds(folder: Path, name: str) -> float:
    """The median of one process."""
    command = [sys.executable, "-m", "benchmarks.measures", name, str(CHILDREN), str(REPEATS)]
    env = {**os.environ, "PYTHONPATH": str(folder / "src")}
    done = subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True)
    return float(median(json.loads(done.stdout.splitlines()[-1])["seconds"][1:]))


def main() -> int:
    """Compare and print a line for each measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("revision", nargs="?", default="HEAD")
    parser.add_argument("--least", type=float, default=0.8)
    wanted = parser.parse_args()
    slowest = 1e9
    with TemporaryDirectory() as before, TemporaryDirectory() as after:
        build(Path(before), wanted.revision)
        build(Path(after), None)
        for name in MEASURES:
            pairs = [(seconds(Path(before), name), seconds(Path(after), name)) for _ in range(ROUNDS)]
            ratio = median(old / new for old, new in pairs)
            slowest = min(slowest, ratio)
            print(f"{name}: {ratio:.2f} times as fast as {wanted.revision}", flush=True)
    return int(slowest < wanted.least)


if __name__ == "__main__":
    sys.exit(main())
