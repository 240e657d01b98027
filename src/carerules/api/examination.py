"""`examine`: read and check a folder, without anything that only a judgement needs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from carerules.lint.run import run as run_checks
from carerules.resolved.load import resolve_bytes
from carerules.resolved.policy import Policy
from carerules.source.library import ChainBytes, chain_bytes
from carerules.source.node import Mapping as MappingNode
from carerules.testing.problems import scenario_problems


@dataclass(frozen=True, slots=True)
class Examination:
    """One reading of a folder: `rules` is None if any of the `diagnostics` is an error; `texts` are its files."""

    rules: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    scenarios: Mapping[str, MappingNode]
    """The scenario files, unread, by path."""


def examine(path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None) -> Examination:
    """Read and check the policy in the folder `path`; nothing is raised.

    `library` is the folder in which the policies lie that it may refine; by default the one that holds `path`.
    """
    return examine_bytes(chain_bytes(Path(path), library))


def examine_bytes(files: ChainBytes) -> Examination:
    """Read and check the policy that lay in `files`: nothing else on the disk bears on what is found.

    The calendars that come with the package and its own code are the only other things that do.
    """
    loaded = resolve_bytes(files)
    found = list(loaded.diagnostics)
    if loaded.policy is not None:
        found += run_checks(loaded.policy)
        found += scenario_problems(loaded.policy, loaded.scenarios)
    diagnostics = tuple(in_order(found))
    rules = None if has_errors(diagnostics) else loaded.policy
    return Examination(rules, diagnostics, loaded.texts, loaded.scenarios)
