"""The table of a mutation run, and the survivors that nobody has explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.mutation import record
from tools.mutation.mutants import Mutant

LEAST_KILLED = 90.0
MOST_EQUIVALENT = 8.0


@dataclass
class Count:
    """Mutants of one module, or of all."""

    all: int = 0
    equivalent: int = 0
    killed: int = 0
    untried: int = 0

    def add(self, other: Count) -> None:
        """Sum up."""
        self.all += other.all
        self.equivalent += other.equivalent
        self.killed += other.killed
        self.untried += other.untried

    @property
    def share(self) -> float:
        """Percent killed of those that are not listed as equivalent."""
        return 100 * self.killed / max(1, self.all - self.equivalent)


def tell(mutants: Mapping[str, Sequence[Mutant]], known: record.Record, *, survivors: bool) -> int:
    """Print the table; 1 if the goals are missed or mutants are untried."""
    listed = record.equivalents()
    total = Count()
    print(f"{'module':<28} {'mutants':>8} {'equivalent':>11} {'killed':>7} {'share':>8}")
    for module, found in mutants.items():
        count = count_of(found, known, listed)
        total.add(count)
        _line(module, count)
    _line("all", total)
    if survivors:
        for found in mutants.values():
            for mutant in found:
                if known.last_killer(mutant.key) == "" and mutant.key not in listed:
                    print(mutant.key)
    stale = set(listed) - {mutant.key for found in mutants.values() for mutant in found}
    wrong = [key for key in listed if known.last_killer(key)]
    for key in sorted(wrong):
        print(f"listed as equivalent, but killed: {key}")
    if stale:
        print(f"{len(stale)} listed mutants are not among these")
    equivalent = 100 * total.equivalent / max(1, total.all)
    print(
        f"killed {total.share:.1f} % of the others; {equivalent:.1f} % listed as equivalent; {total.untried} untried"
    )
    good = total.share >= LEAST_KILLED and equivalent <= MOST_EQUIVALENT and not total.untried and not wrong
    return 0 if good else 1


def count_of(found: Sequence[Mutant], known: record.Record, listed: Mapping[str, str]) -> Count:
    """The numbers of one module."""
    count = Count(all=len(found))
    for mutant in found:
        if mutant.key in listed:
            count.equivalent += 1
        elif mutant.key not in known.known:
            count.untried += 1
        elif known.last_killer(mutant.key):
            count.killed += 1
    return count


def _line(name: str, count: Count) -> None:
    print(f"{name:<28} {count.all:>8} {count.equivalent:>11} {count.killed:>7} {count.share:>7.1f}%")
