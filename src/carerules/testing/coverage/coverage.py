"""Scenario coverage: four ratios with stated denominators, never added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from carerules.resolved.policy import Policy
from carerules.source.node import Mapping as MappingNode

from ..scenarios import ScenarioResult
from .catalog import entries
from .entry import RATIOS, Entry, Impossible, Key
from .exclusions import Excluded, ExclusionReader
from .inherited import is_left_to_base
from .outcomes import impossible


@dataclass(frozen=True, slots=True)
class Ratio:
    """One of the four: `covered` of `covered` and `missing`; `excluded` entries are counted apart."""

    name: str
    covered: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    excluded: tuple[Excluded, ...]

    @property
    def total(self) -> int:
        """The denominator: entries that can occur."""
        return len(self.covered) + len(self.missing)

    @property
    def tenths(self) -> int | None:
        """Tenths of a per cent, rounded down, so that 100 % means all; None where there is nothing to cover."""
        return len(self.covered) * 1000 // self.total if self.total else None

    def reaches(self, percent: int) -> bool:
        """Whether at least `percent` of a hundred are covered; counted exactly."""
        return len(self.covered) * 100 >= percent * self.total


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An entry that is said not to occur, and the scenario in `file` in which it does."""

    excluded: Excluded
    file: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the scenarios of a policy cover.

    `ratios` are transitions, outcomes, boundaries, causes. `impossible` lists the outcomes that a duty's shape
    rules out. Scenarios that `failed` count for nothing. `contradicted` are exclusions that a scenario refutes.
    """

    ratios: tuple[Ratio, ...]
    impossible: tuple[Impossible, ...]
    scenarios: int
    failed: int
    contradicted: tuple[Contradiction, ...] = ()
    left_to_base: int = 0
    """Entries of items that a refinement inherits as they are: in no denominator here."""

    @property
    def least(self) -> Ratio | None:
        """The lowest ratio, the first of equals; None where there is nothing to cover at all."""
        counted = [ratio for ratio in self.ratios if ratio.total]
        return min(counted, key=lambda ratio: len(ratio.covered) / ratio.total, default=None)

    def reaches(self, percent: int) -> bool:
        """Whether every ratio that has a denominator reaches `percent`.

        Where none has one, nothing was shown, so only 0 is reached: an emptied policy must not pass for a tested one.
        """
        if self.least is None:
            return percent <= 0
        return all(ratio.reaches(percent) for ratio in self.ratios if ratio.total)


def coverage(policy: Policy, files: Mapping[str, MappingNode], results: Sequence[ScenarioResult]) -> Coverage:
    """The coverage by `results`, given the files below `scenarios/`, among them what cannot occur."""
    everything = entries(policy)
    found = tuple(entry for entry in everything if not is_left_to_base(policy, entry))
    reader = ExclusionReader(policy, found)
    reader.read(files)
    reached: dict[Key, str] = {}
    for result in results:
        for key in result.reached:
            reached.setdefault(key, result.file)
    return Coverage(
        ratios=tuple(
            _ratio(name, [entry for entry in found if entry.ratio == name], reader.excluded, reached)
            for name in RATIOS
        ),
        impossible=tuple(impossible(policy)),
        scenarios=len(results),
        failed=sum(not result.passed for result in results),
        contradicted=tuple(
            Contradiction(one, reached[one.entry.key])
            for one in reader.excluded.values()
            if one.entry.key in reached
        ),
        left_to_base=len(everything) - len(found),
    )


def _ratio(
    name: str, found: Iterable[Entry], excluded: Mapping[Entry, Excluded], reached: Mapping[Key, str]
) -> Ratio:
    counted = [entry for entry in found if entry not in excluded]
    return Ratio(
        name=name,
        covered=tuple(entry for entry in counted if entry.key in reached),
        missing=tuple(entry for entry in counted if entry.key not in reached),
        excluded=tuple(one for entry, one in excluded.items() if entry.ratio == name),
    )
