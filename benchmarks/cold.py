"""Cold starts: `carerules check` of the county policy, `import carerules`, as processes. `python -m benchmarks.cold`.

Bytecode is kept in a folder of the run's own, as it is beside an installed package; the first run of each fills it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "policies" / "anhui_county"
CHECK = ["-c", "from carerules.cli.main import main; main()", "check", str(POLICY)]
RUNS = 9
Row = tuple[str, str, str, float, float]
"""What is measured, ours, the bound, how many times ours fits into it, and 1."""


@contextmanager
def bytecode_kept() -> Iterator[dict[str, str]]:
    """The environment of processes that keep bytecode, as installed packages do, and a cache of their own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "CARERULES_CACHE": f"{folder}/cache",
            "PYTHONPYCACHEPREFIX": f"{folder}/code",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environment


def rows() -> list[Row]:
    """The three rows, their processes in turn."""
    commands = {
        "check": [*CHECK],
        "anew": [*CHECK, "--no-cache"],
        "import": ["-c", "import carerules"],
        "bare": ["-c", ""],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    with bytecode_kept() as environment:
        for turn in range(RUNS + 1):
            for name, arguments in commands.items():
                start = perf_counter()
                done = subprocess.run(
                    [sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False
                )
                assert done.returncode == 0, name
                if turn:
                    seconds[name].append(perf_counter() - start)
    took = {name: median(times) for name, times in seconds.items()}
    return [
        _row("`carerules check`, county policy, whole process, its outcome remembered", took["check"], 0.5),
        _row("the same with `--no-cache`", took["anew"], 0.9),
        _row("`import carerules`, more than bare python", max(took["import"] - took["bare"], 1e-4), 0.15),
    ]


def _row(what: str, seconds: float, bound: float) -> Row:
    return what, f"{seconds:.3f} s", f"{bound} s", bound / seconds, 1


if __name__ == "__main__":
    print(*rows(), sep="\n")
