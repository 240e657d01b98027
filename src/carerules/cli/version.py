"""`carerules version`."""

from __future__ import annotations

import carerules

from .options import LanguageOption, Tongue
from .words import say

LANGUAGE = 1
"""The newest version of the policy language that this program reads."""


def version(language: LanguageOption = Tongue.en) -> int:
    """Print the versions."""
    print(say("version", language.value, version=carerules.__version__, language=LANGUAGE))
    return 0
