"""Which checks run which lines: a mutant is only put to the checks that reach it."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping

import coverage

from tools.mutation.suite import Check, clear_caches, forget, programs
from tools.mutation.targets import import_name, modules

Reach = Mapping[str, Mapping[int, frozenset[int]]]
"""Module -> line -> numbers of the checks that run it."""


def reach_of(checks: Iterable[Check]) -> Reach:
    """Run every check once and note its lines in the target modules."""
    paths, compiled = modules(), programs()
    tracer = coverage.Coverage(
        data_file=None, include=[str(path) for path in paths.values()], config_file=False
    )
    tracer.start()
    try:
        for number, check in enumerate(checks):
            tracer.switch_context(str(number))
            for module in paths:
                clear_caches(sys.modules[import_name(module)])  # what is remembered would not be run again
            for program in compiled:
                forget(program)
            check.run()
    finally:
        tracer.stop()
    data = tracer.get_data()
    found: dict[str, dict[int, frozenset[int]]] = {}
    for module, path in paths.items():
        lines: dict[int, set[int]] = defaultdict(set)
        for line, contexts in data.contexts_by_lineno(str(path)).items():
            lines[line] = {int(context) for context in contexts if context}
        found[module] = {line: frozenset(numbers) for line, numbers in lines.items()}
    return found
