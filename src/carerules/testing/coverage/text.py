"""Coverage told to a person: four ratios, and everything that is missing with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from carerules.diagnostics.place import shown_path, visible
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Language
from carerules.report.vocabulary import STATUSES
from carerules.report.voice import Voice

from .coverage import Coverage, Ratio
from .entry import BOUNDARIES, OUTCOMES, TRANSITIONS, Entry
from .words import WORDING


def lines(coverage: Coverage, language: Language, folder: str = "") -> Iterator[str]:
    """The report, line by line; `folder` leads from where the command was started to the policy."""
    teller = _Teller(Voice({**STATUSES, **WORDING}, language), folder)
    yield from (visible(line).rstrip() + "\n" for line in teller.report(coverage))


def too_low(least: int, language: Language) -> str:
    """Why `--min-coverage` struck."""
    return Voice(WORDING, language)("too_low", least=least) + "\n"


class _Teller:
    """Tells coverage in one language."""

    def __init__(self, voice: Voice, folder: str) -> None:
        self.voice, self.folder = voice, folder

    def report(self, coverage: Coverage) -> Iterator[str]:
        """Everything, the most important first."""
        voice = self.voice
        yield voice("title", n=coverage.scenarios)
        if coverage.failed:
            yield voice("failed", n=coverage.failed)
        yield from (self._ratio(ratio) for ratio in coverage.ratios)
        if coverage.left_to_base:
            yield voice("left_to_base", n=coverage.left_to_base)
        least = coverage.least
        if least is None:
            yield voice("least_nothing")
        else:
            yield voice("least", name=voice(f"ratio.{least.name}"), share=_share(least))
        for ratio in coverage.ratios:
            yield from self._missing(ratio)
        yield from self._excluded(coverage)
        yield from self._impossible(coverage)
        for one in coverage.contradicted:
            line, file = self._place(one.excluded.line), shown_path(one.file, self.folder)
            yield voice("contradicted", line=line, file=file, entry=self._entry(one.excluded.entry))

    def _ratio(self, ratio: Ratio) -> str:
        voice, share, name = self.voice, _share(ratio), self.voice(f"ratio.{ratio.name}")
        apart = voice("excluded_count", n=len(ratio.excluded)) if ratio.excluded else ""
        if not ratio.total:
            return voice("ratio_nothing", share=share, name=name) + apart
        covered, of = len(ratio.covered), voice(f"of.{ratio.name}")
        return voice("ratio", share=share, name=name, covered=covered, of=of, total=ratio.total) + apart

    def _missing(self, ratio: Ratio) -> Iterator[str]:
        """One line for each place: what of it is missing."""
        if not ratio.missing:
            return
        yield ""
        yield self.voice("missing", name=self.voice(f"ratio.{ratio.name}"), n=len(ratio.missing))
        together: dict[tuple[Span, str], list[str]] = {}
        for entry in ratio.missing:
            together.setdefault((entry.place, entry.item), []).append(self._part(entry))
        for (place, item), parts in together.items():
            yield f"  {self._place(place)} {item}: {self.voice.listed(parts)}"

    def _excluded(self, coverage: Coverage) -> Iterator[str]:
        excluded = [one for ratio in coverage.ratios for one in ratio.excluded]
        if not excluded:
            return
        yield ""
        yield self.voice("excluded", n=len(excluded))
        for one in excluded:
            entry, line = self._entry(one.entry), self._place(one.line)
            yield "  " + self.voice("exclusion", entry=entry, why=one.why, line=line)

    def _impossible(self, coverage: Coverage) -> Iterator[str]:
        if not coverage.impossible:
            return
        yield ""
        yield self.voice("impossible", n=len(coverage.impossible))
        counted = Counter((one.outcome, one.reason) for one in coverage.impossible)
        for (outcome, reason), n in sorted(counted.items()):
            shown = self._outcome(outcome)
            yield "  " + self.voice("impossible_line", outcome=shown, n=n, reason=self.voice(reason))

    def _entry(self, entry: Entry) -> str:
        return f"{self._place(entry.place)} {entry.item}: {self._part(entry)}"

    def _part(self, entry: Entry) -> str:
        """What of its item an entry is."""
        if entry.ratio == TRANSITIONS:
            return self._rule(entry)
        if entry.ratio == OUTCOMES:
            return self._outcome(entry.name("outcome"))
        if entry.ratio == BOUNDARIES:
            return self.voice("boundary." + entry.name("boundary"))
        cause, name = entry.name("cause"), entry.name("missing")
        if cause == "date_only":
            return self.voice("date_only")
        where = self._rule(entry) if cause == "guard" else f"`{cause}`"
        return self.voice("cause_at", name=f"`{name}`", cause=where)

    def _rule(self, entry: Entry) -> str:
        event, delay, to = entry.name("event"), entry.name("after"), entry.name("to")
        if delay:
            event = self.voice("after", delay=delay)
        elif event == "none":
            event = self.voice("eventless")
        target = self.voice("stays") if to == "none" else to
        return f"{entry.name('state')} -[{event}]-> {target}"

    def _outcome(self, outcome: str) -> str:
        """The word that a scenario uses, and the phrase that reports use."""
        key = f"status.{outcome}" if self.voice.knows(f"status.{outcome}") else f"outcome.{outcome}"
        return (
            f"`{outcome}`"
            if self.voice.language == "en"
            else self.voice.also(f"`{outcome}`", self.voice(key))
        )

    def _place(self, place: Span) -> str:
        return f"{shown_path(place.file, self.folder)}:{place.line}"


def _share(ratio: Ratio) -> str:
    """The ratio as a per cent with one digit, rounded down."""
    tenths = ratio.tenths
    return "-" if tenths is None else f"{tenths // 10}.{tenths % 10} %"
