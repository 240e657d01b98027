"""The sections of a policy and the shape of their items."""

from __future__ import annotations

from collections.abc import Mapping

from .document import Source, VagueTerm
from .duty import Duty
from .event import Event
from .item import Item
from .measure import Indicator, Measure
from .organisation import Group, Post, Role, Unit
from .parameter import Parameter
from .subject import Subject
from .workflow import Workflow

SECTIONS: Mapping[str, type[Item]] = {
    "sources": Source,
    "vague_terms": VagueTerm,
    "parameters": Parameter,
    "units": Unit,
    "posts": Post,
    "roles": Role,
    "groups": Group,
    "subjects": Subject,
    "events": Event,
    "workflows": Workflow,
    "duties": Duty,
    "measures": Measure,
    "indicators": Indicator,
}
"""Every section that maps ids to items, in the order in which their names are bound."""
