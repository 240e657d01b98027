"""What is wrong with scenario files themselves, without running them."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy
from carerules.source.node import Mapping as MappingNode

from .coverage.catalog import entries
from .coverage.exclusions import ExclusionReader, exclusion_files, scenario_files
from .scenario import ScenarioReader


def scenario_problems(policy: Policy, files: Mapping[str, MappingNode]) -> list[Diagnostic]:
    """Every mistake in the scenario `files` (by path) of `policy`, in order of the files' names."""
    found: list[Diagnostic] = []
    for file, node in scenario_files(files).items():
        reader = ScenarioReader(policy, file, node)
        reader.read()
        found += reader.problems
    if exclusion_files(files):
        exclusions = ExclusionReader(policy, entries(policy))
        exclusions.read(files)
        found += exclusions.problems
    return found
