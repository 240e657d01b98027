"""`carerules test POLICY`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from carerules.api.policy import Policy
from carerules.diagnostics import render_text
from carerules.diagnostics.place import lines, shown_path, visible
from carerules.diagnostics.wording import Language
from carerules.report.moment import shown
from carerules.testing.scenarios import Failure, ScenarioResult

from .exits import BROKEN, FINE
from .options import Debug, LanguageOption, PolicyFolder, Tongue
from .reading import loaded
from .words import say


def scenarios(policy: PolicyFolder, language: LanguageOption = Tongue.en, debug: Debug = False) -> int:
    """Run the scenarios; print what failed with what was expected, what came out, and why."""
    rules = loaded(policy)
    results = rules.run_scenarios(language.value)
    for result in results:
        sys.stdout.writelines(told(result, rules, policy, language.value))
    if not results:
        print(say("no_scenarios", language.value))
        return FINE
    passed, checked = sum(r.passed for r in results), sum(r.lines for r in results)
    print(say("scenarios", language.value, passed=passed, all=len(results), lines=checked))
    return FINE if passed == len(results) else BROKEN


def told(result: ScenarioResult, policy: Policy, folder: str, language: Language) -> Iterator[str]:
    """One scenario's result, line by line."""
    file = shown_path(result.file, folder)
    yield _line(say("passed" if result.passed else "failed", language, name=result.name, file=file))
    if result.problems:
        yield render_text.render(result.problems, policy.texts, language, folder)
    for failure in result.failures:
        yield from _failure(failure, policy, language)


def _failure(failure: Failure, policy: Policy, language: Language) -> Iterator[str]:
    at = shown(failure.as_of, policy.resolved.zone)
    yield _line(say("failed_line", language, line=failure.line, at=at))
    yield _line(say("expected", language, text=failure.expected))
    yield _line(say("got", language, text=failure.got))
    if failure.why:
        yield _line(say("why", language))
    for paragraph in failure.why:
        yield from (_line(f"      {line}") for line in lines(paragraph))


def _line(text: str) -> str:
    return visible(text) + "\n"
