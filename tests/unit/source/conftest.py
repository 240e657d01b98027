from __future__ import annotations

import pytest
import yaml

from carerules.source import yaml_text


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both libraries in turn: a policy must not depend on which one is installed."""
    monkeypatch.setattr(yaml_text, "LOADER", getattr(yaml, request.param))
    return str(request.param)
