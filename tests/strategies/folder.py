"""A policy as a dict -> a policy folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HEAD = (
    "policy",
    "language_version",
    "label",
    "timezone",
    "calendar",
    "extends",
    "terms",
    "periods",
    "order",
    "levels",
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(value: Any) -> str:
    """YAML that reads the same under the scalar rules of the policy language."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def write_policy(policy: Mapping[str, Any], folder: Path) -> Path:
    """Writes `policy.yaml` and one file for each other section; gives the folder of the policy back.

    Where `extends` holds a base, both lie side by side in the folder.
    """
    if isinstance(policy.get("extends"), Mapping):
        write_policy(policy["extends"], folder / "base")
        return write_policy({**policy, "extends": "../base"}, folder / "own")
    folder.mkdir(parents=True, exist_ok=True)
    head = {key: value for key, value in policy.items() if key in HEAD}
    (folder / "policy.yaml").write_text(as_yaml(head), encoding="utf-8")
    for section, items in policy.items():
        if section not in HEAD and items:
            (folder / f"{section}.yaml").write_text(as_yaml({section: items}), encoding="utf-8")
    return folder
