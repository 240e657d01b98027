"""Which keys of a duty go together."""

from __future__ import annotations

from collections.abc import Mapping

from carerules.model.duty import DEADLINES, MODALITIES, Duty
from carerules.model.item import Item

from .duty import Modality
from .report import Report, beside, first
from .written import Written

MODALITY: Mapping[str, Modality] = {
    "do": "achieve",
    "keep": "maintain",
    "forbid": "forbid",
    "permit": "permit",
}

_ALWAYS = frozenset(
    {
        *Item.model_fields,
        "subject",
        "bearer",
        "assisting",
        "supervising",
        "informed",
        "while",
        "transition",
    }
)
_OPENED = frozenset(
    {"upon", "for", "at_most", "again", "suspend", "waive", "escalate", "warn", "roll", "count_first_day"}
)
_RECURRING = frozenset({"times", "by", "from", "missed", "partial"})
_KEYS: Mapping[str, frozenset[str]] = {
    "do": _ALWAYS | _OPENED | _RECURRING | {"do", "where", *DEADLINES},
    "keep": _ALWAYS | _OPENED | {"keep", "tolerance"},
    "forbid": _ALWAYS | {"forbid", "where", "escalate"},
    "permit": _ALWAYS | {"permit", "where"},
}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "times": ("each",),
    "by": ("each",),
    "partial": ("each",),
    "from": ("every",),
    "missed": ("every",),
    "again": ("upon",),
    "at_most": ("for",),
    "roll": ("within", "due", "every", "each", "tolerance"),
    "count_first_day": ("within", "every", "tolerance"),
    "warn": ("within", "due", "before", "every", "each", "tolerance"),
}
"""A key that means something only beside one of others."""
_INSTEAD: Mapping[str, tuple[str, ...]] = {"each": ("upon",)}
"""A key that leaves others without a meaning: `each` opens by the calendar alone (S5.5)."""


def check_keys(written: Written[Duty], report: Report) -> str | None:
    """The key of the duty's modality (`do`, `keep`, `forbid`, `permit`); None where it is not exactly one."""
    keys = _keys(written)
    modalities = [key for key in MODALITIES if key in keys]
    if not modalities:
        report.add("CR510", written.span, duty=written.id, keys=MODALITIES)
        return None
    if len(modalities) > 1:
        label = first(written.key(modalities[0]))
        report.add("CR511", written.key(modalities[1]), label, keys=tuple(modalities))
        return None
    modality = modalities[0]
    if modality == "do":
        _check_deadline(written, keys, report)
    for key in keys:
        if key not in _KEYS[modality]:
            report.add("CR513", written.key(key), beside(written.key(modality)), key=key, modality=modality)
        elif key in _NEEDS and not any(other in keys for other in _NEEDS[key]):
            report.add("CR514", written.key(key), key=key, others=_NEEDS[key])
        for other in _INSTEAD.get(key, ()):
            if other in keys:
                report.add("CR515", written.key(other), beside(written.key(key)), key=other, other=key)
    return modality


def _check_deadline(written: Written[Duty], keys: list[str], report: Report) -> None:
    deadlines = [key for key in DEADLINES if key in keys]
    if not deadlines:
        report.add("CR512", written.span, duty=written.id, keys=DEADLINES)
    elif len(deadlines) > 1:
        label = first(written.key(deadlines[0]))
        report.add("CR511", written.key(deadlines[1]), label, keys=tuple(deadlines))


def _keys(written: Written[Duty]) -> list[str]:
    """The keys that the author wrote."""
    shape, fields = written.shape, Duty.model_fields
    return [fields[name].alias or name for name in fields if name in shape.model_fields_set]
