"""Runs one example of the semantics: a scenario, a whole answer, or a policy that must be refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import carerules
from carerules.api.policy import Policy, check
from carerules.source.node import Mapping as MappingNode
from carerules.source.node import plain
from carerules.source.yaml_text import parse
from carerules.temporal.instants import parse_moment
from carerules.temporal.zone import Zone
from carerules.testing.scenarios import run_scenario

from .chapters import Block, county

SUBJECT = "subject: {child: c-1}\n"
"""Whom an example is about that does not say it."""


def lay_out(fragment: str, folder: str) -> None:
    """The county with `fragment` beside it, or `fragment` alone where it is a whole policy."""
    whole = fragment.startswith("policy:")
    Path(folder, "policy.yaml").write_text(fragment if whole else county(), encoding="utf-8")
    if not whole:
        Path(folder, "fragment.yaml").write_text(fragment or "duties: {}\n", encoding="utf-8")


@cache
def policy_of(fragment: str) -> Policy:
    """The policy that a fragment makes of the county."""
    with TemporaryDirectory() as folder:
        lay_out(fragment, folder)
        return carerules.load(folder)


def node_of(block: Block) -> MappingNode:
    """The block's YAML; about the usual child where it names nobody."""
    text = (
        block.text
        if block.text.startswith("subject:") or "\nsubject:" in block.text
        else SUBJECT + block.text
    )
    node, problems = parse(text, block.file)
    assert isinstance(node, MappingNode), problems
    return node


def told_by_scenario(block: Block) -> list[str]:
    """What does not hold of a scenario, in words."""
    result = run_scenario(policy_of(block.policy).program, block.file, node_of(block))
    assert result.lines or result.problems, "nothing is expected"
    found = [f"{failure.expected}\n    got: {failure.got}" for failure in result.failures]
    return found + [f"{problem.code} {dict(problem.args)}" for problem in result.problems]


def told_by_check(block: Block) -> list[str]:
    """The codes of the fence that checking the fragment does not give."""
    assert block.options, "no code is expected"
    with TemporaryDirectory() as folder:
        lay_out(block.text, folder)
        codes = {diagnostic.code for diagnostic in check(folder)}
    return [f"{code} not among {sorted(codes)}" for code in block.options if code not in codes]


def told_by_answer(block: Block) -> list[str]:
    """What does not hold of a whole answer: `expect` names parts of an audit's records, and sentences of `explain`."""
    data: Any = plain(node_of(block))
    policy = policy_of(block.policy)
    ((kind, name),) = data["subject"].items()
    rows = [_row(line, kind, name) for line in data.get("history", ())]
    given = {key: data[key] for key in ("as_of", "known_as_of", "instances") if key in data}
    audit = policy.audit(rows, **given)
    wanted = dict(data["expect"])
    assert wanted, "nothing is expected"
    says = wanted.pop("says", ())
    zone = policy.resolved.zone
    found = [
        f"{part}: {want}\n    got: {getattr(audit, part)}"
        for part, want in wanted.items()
        if not agrees(getattr(audit, part), want, zone)
    ]
    if says:
        told = policy.explain(rows, chosen=lambda *case: case == (kind, name), **given).told
        text = "\n".join(paragraph for one in told for paragraph in one.paragraphs)
        found += [f"says: {words}\n    got: {text}" for words in says if words not in text]
    return found


def _row(line: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    if "subject" in line:
        ((kind, name),) = line["subject"].items()
    rest = {key: value for key, value in line.items() if key not in ("at", "subject")}
    return {"subject": name, "subject_type": kind, "occurred_at": line["at"], **rest}


def agrees(got: Any, wanted: Any, zone: Zone) -> bool:
    """Whether `got` has everything that `wanted` names; a list has for each one that is wanted one that agrees."""
    if isinstance(wanted, dict):
        return all(agrees(_part(got, key), value, zone) for key, value in wanted.items())
    if isinstance(wanted, list):
        if not wanted:
            return not got
        return all(any(agrees(one, want, zone) for one in got) for want in wanted)
    if isinstance(got, int) and isinstance(wanted, str):
        moment = parse_moment(wanted, zone)
        return got == moment.at or (moment.date_only and zone.day(got) == zone.day(moment.at))
    return bool(got == wanted)


def _part(got: Any, key: str) -> Any:
    if key == "count":
        return len(got)
    if isinstance(got, Sequence):
        return [one for one in got if _part(one, "kind") == key or _part(one, "duty") == key]
    return got.get(key) if isinstance(got, dict) else getattr(got, key)


RUNNERS = {"scenario": told_by_scenario, "refused": told_by_check, "answer": told_by_answer}
