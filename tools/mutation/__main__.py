"""`python -m tools.mutation`: how many small changes of the engine does the kill suite notice?

Results are kept in `.mutation/`; a run that was broken off goes on where it was. Outside the build server.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections import defaultdict
from collections.abc import Sequence
from time import monotonic

from tools.mutation import reach, record, report, suite
from tools.mutation.mutants import Mutant, mutants_of
from tools.mutation.targets import modules
from tools.mutation.trial import killer_of


def main() -> int:
    """Run, or only report; the exit code is 1 if the kill suite falls short of what is asked."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="modules whose name contains this text")
    parser.add_argument("--minutes", type=float, default=600.0, help="stop after so many minutes")
    parser.add_argument("--report", action="store_true", help="only tell what is known")
    parser.add_argument("--survivors", action="store_true", help="list the survivors that are not explained")
    given = parser.parse_args()
    known = record.Record()
    known.read()
    chosen = {name: path for name, path in modules().items() if given.only in name}
    mutants = {name: mutants_of(path, name) for name, path in chosen.items()}
    if not given.report:
        run(mutants, known, monotonic() + 60 * given.minutes)
    return report.tell(mutants, known, survivors=given.survivors)


def run(mutants: dict[str, list[Mutant]], known: record.Record, until: float) -> None:
    """Try every mutant of which nothing is known yet."""
    checks = suite.build()
    print(f"{len(checks)} checks, {suite.seconds(checks):.2f} s a run", flush=True)
    reached = reach.reach_of(checks)
    suite.freshen()
    gc.collect()
    gc.freeze()
    suite_digest = record.digest_of_suite()
    paths = modules()
    for module, found in mutants.items():
        source = record.digest([paths[module].read_bytes()])
        keen: dict[str, int] = defaultdict(int)
        for mutant in found:
            if monotonic() > until:
                return
            if known.killer(mutant.key, source, suite_digest) is not None:
                continue
            chosen = order(mutant, checks, reached, known.last_killer(mutant.key), keen)
            killer = killer_of(mutant, paths[module], chosen)
            keen[killer] += 1
            known.write(mutant.key, source, suite_digest, killer)
        told = [known.killer(mutant.key, source, suite_digest) for mutant in found]
        print(f"{module:<32} {len(told) - told.count('')} of {len(told)} killed", flush=True)


def order(
    mutant: Mutant, checks: Sequence[suite.Check], reached: reach.Reach, last: str, keen: dict[str, int]
) -> list[suite.Check]:
    """The checks that reach the mutant, those first that have killed it or many of its neighbours."""
    lines = reached.get(mutant.module, {})
    numbers: set[int] = set(range(len(checks))) if not mutant.function else set()
    for line in mutant.lines:
        numbers |= lines.get(line, frozenset())
    chosen = [checks[number] for number in sorted(numbers)]
    return sorted(chosen, key=lambda check: (check.name != last, -keen[check.name]))


if __name__ == "__main__":
    sys.exit(main())
