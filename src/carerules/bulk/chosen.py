"""The compiled kernel where there is one made from the very sources at hand, else the interpreted one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from .sources import stamp


@dataclass(frozen=True, slots=True)
class Kernel:
    """The entry points of one copy of the kernel; `why` says why it is the interpreted one."""

    compiled: bool
    why: str
    machine: Callable[[Any], Any]
    run: Callable[[Any, int, int], int]
    scan: Callable[[Any, Any, Any, Any, Any, Any], int]
    part: Callable[[Any, Any, Any, int, Any, Any], None]
    place: Callable[[Any, Any, Any], None]
    number: Callable[[Any, Any, Any, Any, Any], int]
    count: Callable[[Any, int, Any, Any], None]
    digest: Callable[[Any, Any, int, Any], int]
    lay: Callable[..., None]
    pick: Callable[..., None]
    desk: Callable[[Any, Any, Any], Any]
    live: Callable[[Any, Any, bytes, Any, Any], Any]


@cache
def interpreted(why: str = "asked for") -> Kernel:
    """The sources as they stand."""
    from .kernel import cases, desk, live, machine, order

    return Kernel(
        False, why, machine.Machine, cases.run, order.scan, order.part, order.place, order.number,
        order.count, order.digest, order.lay, order.pick, desk.Desk, live.Live,
    )  # fmt: skip


@cache
def chosen() -> Kernel:
    """The compiled copy; interpreted where there is none, or one of other sources."""
    try:
        module = import_module("carerules.bulk._compiled.kernel")
    except ImportError:
        return interpreted("no compiled copy was built")
    if stamp() != module.STAMP:
        return interpreted("the compiled copy was made from other sources")
    return Kernel(
        True, "", module.Machine, module.run, module.scan, module.part, module.place, module.number,
        module.count, module.digest, module.lay, module.pick, module.Desk, module.Live,
    )  # fmt: skip
