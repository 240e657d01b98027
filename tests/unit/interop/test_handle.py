from __future__ import annotations

import copy
import subprocess
import sys
from typing import Any

import pytest

from carerules.interop.handle import WorkflowHandle

from .making import Host, county, workflow

HANDLE = WorkflowHandle(county().workflows["guardianship"], county())


def test_a_handle_has_what_its_workflow_has() -> None:
    assert HANDLE.id == "guardianship"
    assert HANDLE.states is HANDLE.workflow.states
    assert {"states", "subject", "bind", "graph", "mermaid"} <= set(dir(HANDLE))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = HANDLE.nonsense
    assert repr(HANDLE) == "WorkflowHandle('guardianship')"


def test_handles_are_equal_as_their_workflows_are() -> None:
    assert copy.copy(HANDLE) == HANDLE
    assert WorkflowHandle(workflow("a", {"a": {}}), county()) != HANDLE
    assert HANDLE.workflow != HANDLE


def test_what_can_be_made_of_it() -> None:
    child: Any = Host()
    HANDLE.bind(child, {"birth_date": "2015-06-01"})
    assert child.verified()
    assert "registered" in HANDLE.graph()
    assert HANDLE.mermaid("zh").startswith("stateDiagram-v2\n")
    assert HANDLE.mermaid() == HANDLE.mermaid("en")


def test_nothing_heavy_is_loaded_before_it_is_asked_for() -> None:
    program = (
        "import sys, carerules, carerules.interop.handle;"
        "print(sorted({'transitions', 'networkx'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert told.stdout == "[]\n"
