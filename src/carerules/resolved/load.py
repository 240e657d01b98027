"""Loads a policy from its folder."""

from __future__ import annotations

import os
from dataclasses import dataclass

from carerules.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from carerules.source.folder import SourceTree, read_folder
from carerules.source.node import Mapping, Scalar

from .build import build_policy
from .build_period import bind_zone
from .calendars import bind_calendar, calendar_file
from .gather import HEAD_FILE, gather
from .policy import Policy
from .report import Report


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy that was looked for in a folder.

    `policy` is None where any of the `diagnostics` is an error. `scenarios` are the policy's tests, unread, and
    `texts` the texts of all files, both by path inside the folder.
    """

    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    scenarios: dict[str, Mapping]
    texts: dict[str, str]


def load_policy(path: str | os.PathLike[str]) -> Loaded:
    """The policy in the folder `path`; nothing is raised, `diagnostics` says what is wrong.

    The stages build on one another: names are looked up only once every file could be read and every item has
    the right shape, so that one mistake is reported once.
    """
    tree = read_folder(path)
    report = Report(list(tree.diagnostics))
    policy = _resolve(tree, report) if not has_errors(tree.diagnostics) else None
    diagnostics = tuple(in_order(report.diagnostics))
    return Loaded(
        policy=None if has_errors(diagnostics) else policy,
        diagnostics=diagnostics,
        scenarios=tree.scenarios,
        texts=tree.texts,
    )


def _resolve(tree: SourceTree, report: Report) -> Policy | None:
    calendar_path = _named_calendar(tree)
    sections = {file: node for file, node in tree.files.items() if file != calendar_path}
    written = gather(sections, report)
    if written is None:
        return None
    zone = bind_zone(written.head, report)
    calendar = bind_calendar(written.head, tree.files, report)
    if zone is None or calendar is None:
        return None
    if written.head.shape.extends is not None:
        report.add("CR224", written.head.at("extends"))
    return build_policy(written, zone, calendar, report)


def _named_calendar(tree: SourceTree) -> str:
    """The file that is the policy's calendar and so adds nothing to its sections; empty where there is none."""
    entry = tree.files[HEAD_FILE].entries.get("calendar") if HEAD_FILE in tree.files else None
    return calendar_file(entry.node.text) if entry is not None and isinstance(entry.node, Scalar) else ""
