"""One mutant against the kill suite, in a forked child, so that nothing of it is left behind."""

from __future__ import annotations

import os
import resource
import select
import signal
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from tools.mutation import swap
from tools.mutation.mutants import Mutant
from tools.mutation.suite import Check

SECONDS = 8.0
"""A mutant that takes longer than the whole suite several times over runs in circles: it is found out."""
MEMORY = 3 << 30


def killer_of(mutant: Mutant, path: Path, checks: Sequence[Check]) -> str:
    """The first check that fails, `timeout`, `definition` (it can't even be defined), or empty: it survives."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        answer = "crash"
        try:
            answer = _try(mutant, path, checks)
        finally:
            os.write(writer, answer.encode()[:4000])
            os._exit(0)
    os.close(writer)
    try:
        return _answer(child, reader)
    finally:
        os.close(reader)


def _answer(child: int, reader: int) -> str:
    until = monotonic() + SECONDS
    ready, _, _ = select.select([reader], [], [], max(0.0, until - monotonic()))
    if not ready:
        os.kill(child, signal.SIGKILL)
    answer = (os.read(reader, 4096).decode() or "crash") if ready else "timeout"
    os.waitpid(child, 0)
    return answer if answer != "." else ""


def _try(mutant: Mutant, path: Path, checks: Sequence[Check]) -> str:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        swap.apply(mutant, path)
    except Exception:
        return "definition"
    for check in checks:
        try:
            check.run()
        except BaseException:  # whatever a mutant brings about, up to a failed pytest.raises, is its end
            return check.name
    return "."
