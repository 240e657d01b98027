"""Obligations as Arrow: from the kernel's arrays, and from the engine's records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.answer.records import Obligation
from carerules.program.plan import Program

from .kernel import words as w
from .slots import Told, heir_of

STATUSES = [
    "pending", "discharged", "violated", "discharged_late", "undetermined", "lapsed", "waived", "unquantified",
    "due_soon", "suspended",
]  # fmt: skip
"""By number; the kernel's are the first."""
_INSTANT = pa.timestamp("us", "UTC")
_INSTANTS = ("opened_at", "due", "discharged_at", "violated_at", "ended_at", "ceased_at")


def schema(subject: Any) -> Any:
    """The columns of obligations; `subject` has the type that it has in the data."""
    return pa.schema(
        [
            ("subject", subject),
            ("duty", pa.dictionary(pa.int16(), pa.string())),
            ("status", pa.dictionary(pa.int8(), pa.string())),
            *((name, _INSTANT) for name in _INSTANTS),
            ("provisional", pa.bool_()),
            ("bearer", pa.dictionary(pa.int16(), pa.string())),
        ]
    )


class Lines:
    """Makes Arrow tables of one policy's obligations, all with equal dictionaries."""

    def __init__(self, program: Program, subject: Any) -> None:
        self.subject = subject
        duties, parties = set[str](), set[str]()
        for plan in program.plans.values():
            for duty in plan.duties:
                duties.add(duty.id)
                codes = [*(version.bearer for version in duty.versions), *(rung.to for rung in duty.rungs)]
                parties.update(program.lexicon.text(code) for code in codes)
                parties.update(program.lexicon.text(heir_of(program, code)) for code in codes)
        self.duties = pa.array(sorted(duties) or [""], pa.string())
        self.parties = pa.array(sorted(parties) or [""], pa.string())
        self.statuses = pa.array(STATUSES, pa.string())

    def of_kernel(self, told: Told, subjects: Any, found: dict[str, Any], everything: bool) -> Any:
        """The kernel's obligations; `subjects` is the subject of each, as an Arrow array."""
        status, ended, ceased = found["status"], found["ended_at"], found["ceased_at"]
        line, due = found["duty"], found["due"]
        violated = (status == w.VIOLATED) | (status == w.DISCHARGED_LATE) if everything else None
        acted = (found["flags"] & w.ACTED) != 0
        timed = due != w.NEVER if everything else None
        if told.has_untimed:
            timed = (due != w.NEVER) & ((found["flags"] & w.UNTIMED) == 0)
        over = acted if not everything else ended != w.NEVER
        done, ceases = ended, ceased != w.NEVER
        noted = (found["flags"] & w.RECORDED) != 0
        if everything and noted.any():  # an act that ended nothing: its instant stands where `ceased` does
            done, acted, ceases = np.where(noted, ceased, ended), acted | noted, ceases & ~noted
        columns = [
            subjects,
            self._looked_up(line, told.duty, self.duties),
            coded(status, self.statuses),
            instants(found["opened_at"], None),
            instants(due, timed),
            instants(done, acted),
            instants(due, violated),
            instants(ended, over),
            instants(ceased, ceases),
            bits((found["flags"] & w.PROVISIONAL) != 0),
            self._looked_up(line, told.bearer, self.parties),
        ]
        return pa.Table.from_arrays(columns, schema=schema(self.subject))

    def _looked_up(self, line: Any, texts: list[str], known: Any) -> Any:
        """What stands in each line, coded by `known`."""
        if len(known) == 1:
            return coded(np.zeros(len(line), np.int16), known)
        places = {text: place for place, text in enumerate(known.to_pylist())}
        of_line = np.array([places[text] for text in texts], np.int16)
        if len(of_line) and (of_line == np.arange(len(of_line))).all():
            return coded(line, known)
        return coded(np.take(of_line, line), known)

    def of_engine(self, obligations: Sequence[Obligation]) -> Any:
        """The engine's records, in the same columns."""
        subjects = [ob.subject for ob in obligations]
        duties = self.duties.to_pylist()
        columns: list[Any] = [
            pa.array(
                [int(s) for s in subjects] if pa.types.is_integer(self.subject) else subjects, self.subject
            ),
            _coded([ob.duty for ob in obligations], duties, pa.int16()),
            _coded([ob.status for ob in obligations], STATUSES, pa.int8()),
        ]
        for name in _INSTANTS:
            columns.append(pa.array([getattr(ob, name) for ob in obligations], pa.int64()).cast(_INSTANT))
        columns.append(pa.array([ob.provisional for ob in obligations], pa.bool_()))
        columns.append(_coded([ob.bearer for ob in obligations], self.parties.to_pylist(), pa.int16()))
        return pa.Table.from_arrays(columns, schema=schema(self.subject))


def _coded(texts: list[str], known: list[str], kind: Any) -> Any:
    places = {text: place for place, text in enumerate(known)}
    return pa.DictionaryArray.from_arrays(pa.array([places[text] for text in texts], kind), pa.array(known))


def plain(values: Any) -> Any:
    """Whole numbers as an Arrow array without a copy. (`pa.array` would import `numpy.ma` first.)"""
    kept = np.ascontiguousarray(values)
    return pa.Array.from_buffers(pa.from_numpy_dtype(kept.dtype), len(kept), [None, pa.py_buffer(kept)])


def bits(marks: Any) -> Any:
    """Marks as an Arrow array."""
    packed = pa.py_buffer(np.packbits(marks, bitorder="little"))
    return pa.Array.from_buffers(pa.bool_(), len(marks), [None, packed])


def coded(codes: Any, texts: Any) -> Any:
    """Codes and what they stand for, as one Arrow array; the codes are our own, so they are not looked through."""
    return pa.DictionaryArray.from_arrays(plain(codes), texts, safe=False)


def instants(values: Any, valid: Any) -> Any:
    """Microseconds as an Arrow array without a copy; `valid` says where there is one (None: everywhere)."""
    nulls = 0
    bits = None
    if valid is not None:
        nulls = len(valid) - int(np.count_nonzero(valid))
        bits = pa.py_buffer(np.packbits(valid, bitorder="little")) if nulls else None
    data = pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(_INSTANT, len(values), [bits, data], null_count=nulls)
