"""Loads a policy from its folder, and from the folders of those that it refines."""

from __future__ import annotations

import os
from dataclasses import dataclass

from carerules.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from carerules.source.folder import SourceTree
from carerules.source.library import Chain, ChainBytes, chain_bytes, parse_chain
from carerules.source.node import Mapping, Scalar

from .build import build_policy
from .build_period import bind_zone
from .calendars import bind_calendar, calendar_file
from .gather import gather
from .mirror.mirror import mirrored
from .policy import Policy
from .refinement.refine import idle_reasons, refine
from .report import Report
from .written import WrittenPolicy


@dataclass(frozen=True, slots=True)
class Loaded:
    """A policy that was looked for in a folder.

    `policy` is None where any of the `diagnostics` is an error. `scenarios` are the policy's own tests, unread;
    those of a policy that it refines are that one's matter. `texts` are the texts of all files, by path from the
    folder: `duties.yaml`, `../national/duties.yaml`.
    """

    policy: Policy | None
    diagnostics: tuple[Diagnostic, ...]
    scenarios: dict[str, Mapping]
    texts: dict[str, str]


def load_policy(path: str | os.PathLike[str], library: str | os.PathLike[str] | None = None) -> Loaded:
    """The policy in the folder `path`; nothing is raised, `diagnostics` says what is wrong.

    `library` is the folder in which the policies lie that it may refine; by default the one that holds `path`.
    The stages build on one another: names are looked up only once every file could be read and every item has
    the right shape, and a refinement is read only once what it refines is right, so that one mistake is reported
    once.
    """
    return resolve_bytes(chain_bytes(path, library))


def resolve_bytes(found: ChainBytes) -> Loaded:
    """The policy whose files were `found`; as `load_policy`, which looks for them."""
    chain = parse_chain(found)
    report = Report(list(chain.diagnostics))
    policy = _resolve(chain, report) if not has_errors(chain.diagnostics) else None
    diagnostics = tuple(in_order(report.diagnostics))
    return Loaded(
        policy=None if has_errors(diagnostics) else policy,
        diagnostics=diagnostics,
        scenarios=chain.trees[0].scenarios,
        texts=chain.texts,
    )


@dataclass(frozen=True, slots=True)
class _Stage:
    """A policy of the chain, as written and with its names bound."""

    written: WrittenPolicy
    policy: Policy


def _resolve(chain: Chain, report: Report) -> Policy | None:
    """The policy of the first tree; None where there are errors."""
    files = {file: node for tree in chain.trees for file, node in tree.files.items()}
    stage: _Stage | None = None
    for tree in reversed(chain.trees):
        stage = _refined(tree, files, stage, report)
        if stage is None or has_errors(report.diagnostics):
            return None
    return mirrored(stage.policy, report) if stage is not None else None


def _refined(
    tree: SourceTree, files: dict[str, Mapping], base: _Stage | None, report: Report
) -> _Stage | None:
    """The policy of one tree over that of `base`; where `report` has errors, it must not be used."""
    calendar_path = _named_calendar(tree)
    sections = {file: node for file, node in tree.files.items() if file != calendar_path}
    written = gather(sections, report, base.written if base else None, tree.prefix)
    if written is None:
        return None
    zone = bind_zone(written.head, report)
    calendar = bind_calendar(written.head, files, report)
    if zone is None or calendar is None:
        return None
    policy = build_policy(written, zone, calendar, report)
    if has_errors(report.diagnostics):
        return None
    if base is None:
        idle_reasons(written, report)
    else:
        policy = refine(base.written, written, base.policy, policy, report)
    return _Stage(written, policy)


def _named_calendar(tree: SourceTree) -> str:
    """The file that is the policy's calendar and so adds nothing to its sections; empty where there is none."""
    entry = tree.head.entries.get("calendar") if tree.head is not None else None
    node = entry.node if entry is not None else None
    return calendar_file(node.text, node.span) if isinstance(node, Scalar) else ""
