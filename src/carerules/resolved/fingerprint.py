"""A hash of what a policy means: the same for the same meaning, whatever the files are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

from .policy import Policy

_PLACES = frozenset({"span", "spans"})


def fingerprint(policy: Policy) -> str:
    """64 hexadecimal digits; places in files do not count."""
    return sha256(_canonical(policy).encode()).hexdigest()


def _canonical(value: object) -> str:
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        inside = ",".join(
            f"{part.name}={_canonical(getattr(value, part.name))}"
            for part in fields(value)
            if part.name not in _PLACES and part.repr
        )
        return f"{type(value).__name__}({inside})"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_canonical(k)}:{_canonical(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (set, frozenset)):
        return "{" + ",".join(sorted(map(_canonical, value))) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(_canonical, value)) + "]"
    return repr(value)
