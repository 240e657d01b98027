"""Every example in the semantics holds."""

from __future__ import annotations

import pytest

from .answers import RUNNERS
from .chapters import Block, examples


@pytest.mark.parametrize("example", examples(), ids=lambda block: block.name)
def test_it_holds(example: Block) -> None:
    assert RUNNERS[example.kind](example) == []
