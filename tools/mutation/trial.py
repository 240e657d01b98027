"""One mutant against the kill suite, in a forked child, so that nothing of it is left behind."""

from __future__ import annotations

import os
import resource
import select
import signal
from collections.abc import Sequence
from pathlib import Path

from tools.mutation import swap
from tools.mutation.mutants import Mutant
from tools.mutation.suite import Check

SECONDS = 2.0
"""A check that takes as much processor time as the whole suite runs in circles: its mutant is found out."""
PATIENCE = 120.0
"""Seconds on the wall until a child that neither answers nor uses the processor is given up."""
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
    ready, _, _ = select.select([reader], [], [], PATIENCE)
    if not ready:
        os.kill(child, signal.SIGKILL)
    answer = os.read(reader, 4096).decode() if ready else ""
    _, status = os.waitpid(child, 0)
    if not answer:
        return "timeout" if not ready or os.waitstatus_to_exitcode(status) == -signal.SIGPROF else "crash"
    return answer if answer != "." else ""


def _try(mutant: Mutant, path: Path, checks: Sequence[Check]) -> str:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        swap.apply(mutant, path)
    except Exception:
        return "definition"
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    for check in checks:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # its end is the end of the child
        try:
            check.run()
        except BaseException:  # whatever a mutant brings about, up to a failed pytest.raises, is its end
            return check.name
    return "."
