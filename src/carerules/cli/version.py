"""`carerules version`."""

from __future__ import annotations

import carerules
from carerules.model.head import LANGUAGE_VERSION

from .options import LanguageOption, Tongue
from .words import say


def version(language: LanguageOption = Tongue.en) -> int:
    """Print the versions."""
    print(say("version", language.value, version=carerules.__version__, understood=LANGUAGE_VERSION))
    return 0
