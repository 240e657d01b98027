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
    return sha256(canonical(policy).encode()).hexdigest()


def canonical(value: object, ignored: frozenset[str] = _PLACES) -> str:
    """A text that is the same for two values of the same content, `ignored` fields apart."""
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        inside = ",".join(
            f"{part.name}={canonical(getattr(value, part.name), ignored)}"
            for part in fields(value)
            if part.name not in ignored and part.repr
        )
        return f"{type(value).__name__}({inside})"
    if isinstance(value, Mapping):
        return (
            "{" + ",".join(f"{canonical(k, ignored)}:{canonical(v, ignored)}" for k, v in value.items()) + "}"
        )
    if isinstance(value, (set, frozenset)):
        return "{" + ",".join(sorted(canonical(item, ignored) for item in value)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item, ignored) for item in value) + "]"
    return repr(value)
