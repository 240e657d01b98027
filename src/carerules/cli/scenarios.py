"""`carerules test POLICY`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from carerules.api.policy import Policy
from carerules.diagnostics import render_text
from carerules.diagnostics.place import lines, shown_path, visible
from carerules.diagnostics.wording import Language
from carerules.report.moment import shown
from carerules.testing.coverage import text
from carerules.testing.document import document
from carerules.testing.scenarios import Failure, ScenarioResult

from .exits import BROKEN, FINE, STRUCK, worst
from .options import Debug, LanguageOption, Library, Misuse, PolicyFolder, Tongue
from .reading import loaded
from .words import HELP, say


class TestForm(StrEnum):
    """`--format` of `test`."""

    text = "text"
    json = "json"


def scenarios(
    policy: PolicyFolder,
    library: Library = "",
    coverage: Annotated[bool, typer.Option("--coverage", help=HELP["coverage"])] = False,
    min_coverage: Annotated[
        str, typer.Option("--min-coverage", metavar="PERCENT", help=HELP["min_coverage"])
    ] = "",
    form: Annotated[TestForm, typer.Option("--format", help=HELP["format"])] = TestForm.text,
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Run the scenarios; print what failed with what was expected, what came out, and why; then what they cover."""
    least = percent(min_coverage, language.value) if min_coverage else None
    rules = loaded(policy, library)
    results = rules.run_scenarios(language.value)
    covered = rules.coverage(results) if coverage or least is not None else None
    if form is TestForm.json:
        sys.stdout.write(document(results, covered, rules.resolved.zone, language.value))
    else:
        sys.stdout.writelines(_summary(results, rules, policy, language.value))
        if covered is not None:
            sys.stdout.writelines(("\n", *text.lines(covered, language.value, policy)))
    struck = covered is not None and least is not None and not covered.reaches(least)
    if struck:
        sys.stderr.write(text.too_low(least or 0, language.value))
    failed = any(not result.passed for result in results) or (covered is not None and covered.contradicted)
    return worst(BROKEN if failed else FINE, STRUCK if struck else FINE)


def percent(written: str, language: Language) -> int:
    """The whole number from 0 to 100 that `--min-coverage` names; `80 %` is welcome too."""
    digits = written.removesuffix("%").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits) <= 100):
        raise Misuse(say("percent", language, value=written))
    return int(digits)


def _summary(
    results: Sequence[ScenarioResult], policy: Policy, folder: str, language: Language
) -> Iterator[str]:
    for result in results:
        yield from told(result, policy, folder, language)
    if not results:
        yield _line(say("no_scenarios", language))
        return
    passed, checked = sum(r.passed for r in results), sum(r.lines for r in results)
    yield _line(say("scenarios", language, passed=passed, all=len(results), lines=checked))


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
