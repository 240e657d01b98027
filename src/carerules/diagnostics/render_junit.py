"""Diagnostics as JUnit XML, for build servers that show test reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree import ElementTree as Xml

from .diagnostic import Diagnostic, Severity
from .place import shown_path, visible
from .wording import Language


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], language: Language, root: str = ""
) -> str:
    """One suite a file; an error is a failed case, anything else a passed one with output.

    A file of `sources` about which nothing is said is one passed case: the report shows what was looked at.
    """
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in sources}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.span.file, []).append(diagnostic)
    suites = Xml.Element("testsuites", name="carerules")
    for file in sorted(by_file):
        path = visible(shown_path(file, root)) if file else "."
        failures = sum(d.severity is Severity.ERROR for d in by_file[file])
        count = max(1, len(by_file[file]))
        suite = Xml.SubElement(suites, "testsuite", name=path, tests=str(count), failures=str(failures))
        for diagnostic in by_file[file]:
            _case(suite, path, diagnostic, language)
        if not by_file[file]:
            Xml.SubElement(suite, "testcase", classname=path, name="check")
    Xml.indent(suites)
    return Xml.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _case(suite: Xml.Element, path: str, d: Diagnostic, language: Language) -> None:
    place = f"{path}:{d.span.line}:{d.span.column}"
    case = Xml.SubElement(suite, "testcase", classname=path, name=f"{d.code} {place}")
    message = d.message(language)
    rows = [f"{place}: {d.severity.value}[{d.code}]: {message}", d.help(language)]
    if d.severity is Severity.ERROR:
        body = Xml.SubElement(case, "failure", type=d.code, message=message)
    else:
        body = Xml.SubElement(case, "system-out")
    body.text = "\n".join(row for row in rows if row)
