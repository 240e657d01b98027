"""S9: every obligation can be explained."""

from __future__ import annotations

from .house import Told, event, policy

PART = """
sources:
  plan: {title: 方案, rank: local}
vague_terms:
  promptly: {term: 及时, local: {value: 5wd, decided_by: 县未保办, assumed: true}}
events:
  noted: {subject: child, record_within: 3d}
duties:
  d: {subject: child, bearer: director, upon: asked, do: visit, within: 7d, source: {plan: 三.2}}
  w: {subject: child, bearer: director, upon: asked, do: noted, within: promptly}
"""
ASKED = event("2026-03-02T10:00", "asked", id="a")


def why(
    history: list[dict[str, object]], as_of: str, duty: str = "d", part: str = PART, language: str = "en"
) -> str:
    told = policy(part).explain(
        history, as_of=as_of, chosen=lambda kind, name: name == "c-1", duty=duty, language=language
    )
    return "\n".join(told.told[0].paragraphs)


def test_it_names_the_rule_and_what_opened_it() -> None:  # S9.1
    text = why([ASKED], "2026-03-20")
    assert "《方案》三.2" in text
    assert "`asked` (a)" in text
    assert "part.yaml:" in text


def test_it_names_the_days_that_mattered() -> None:  # S9.2
    text = why([event("2026-09-29T10:00", "asked")], "2026-09-29", "w")
    assert "2026-10-12 24:00" in text
    assert "did not count: 2026-10-01..2026-10-07 (国务院办公厅" in text
    assert "working days that counted: 2026-10-10" in text


def test_an_absence_says_since_when_there_was_no_act() -> None:  # S9.3
    assert "there was none before either" in why([ASKED], "2026-03-20")
    before = [event("2026-02-20T10:00", "visit", id="v-0"), event("2026-02-18T10:00", "found")]
    assert "the last was at 2026-02-20 10:00 (v-0)" in why([*before, ASKED], "2026-03-20")


def test_a_record_that_was_refused_was_not_the_last_act() -> None:  # S9.3
    refused = event("2026-02-20T10:00", "visit", id="v-0", seen="perhaps")
    assert "there was none before either" in why([refused, ASKED], "2026-03-20")


def test_it_names_who_was_responsible_when() -> None:  # S9.4
    history = [
        event("2026-02-01T08:00", "appointed", "village/v-1", holder="p-1"),
        event("2026-03-01T08:00", "found", village="v-1"),
        ASKED,
        event("2026-03-12T08:00", "appointed", "village/v-1", holder="p-2"),
    ]
    assert "p-1 from 2026-03-02 10:00 to 2026-03-12 08:00; p-2" in why(history, "2026-03-20")


def test_it_names_what_would_have_been_in_time() -> None:  # S9.5
    assert "in time with `visit` by 2026-03-09 24:00" in why([ASKED], "2026-03-20")
    assert "2026-03-09 24:00 之前" in why([ASKED], "2026-03-20", language="zh")


def test_it_says_what_it_rests_on() -> None:  # S9.6
    history = [
        event("2026-12-30T10:00", "asked"),
        event("2027-01-04T10:00", "noted", recorded_at="2027-02-01T10:00"),
    ]
    text = why(history, "2027-03-01", "w")
    assert "local assumption" in text
    assert "provisional" in text
    assert "the record was made late" in text


def test_what_it_rests_on_is_enough() -> None:  # S9.7
    part = (
        PART
        + """
  home: {subject: child, bearer: director, while: away == both, do: visit, within: 7d, suspend: holiday}
"""
    )
    history = [
        event("2026-03-01T10:00", "moved", away="none", id="before"),
        event("2026-03-03T10:00", "moved", away="both", id="m"),
        event("2026-03-04T10:00", "paused", id="p"),
        event("2026-03-05T10:00", "asked", id="a"),
        event("2026-03-06T10:00", "resumed", id="r"),
    ]
    whole = Told(part, history, "2026-03-20")
    told = policy(part).explain(history, as_of="2026-03-20", chosen=lambda *case: True, duty="home").told
    text = "\n".join(told[0].paragraphs)
    (line,) = [line for line in text.splitlines() if "it rests on the records" in line]
    names = line.partition("records ")[2].split(", ")
    assert names == ["m", "p", "r"]
    cited = [row for row in history if row.get("id") in names]
    assert Told(part, cited, "2026-03-20").obligations("home") == whole.obligations("home")


def test_findings_of_the_case_come_last() -> None:  # S9.8
    history = [ASKED, event("2026-03-03T10:00", "visit", id="v", seen="perhaps")]
    told = policy(PART).explain(history, as_of="2026-03-20", chosen=lambda *case: True).told
    (about,) = [one.paragraphs for one in told if one.subject == "c-1"]
    assert about[-1].startswith("also found\n")
    assert "\n  2026-03-03 10:00: invalid record; `seen`" in about[-1]
    assert "d: violated" in about[0]


def test_the_next_of_a_recurrence_and_a_step_are_explained_as_such() -> None:  # S9.1 S9.2
    part = """
    duties:
      d: {subject: child, bearer: director, while: away == both, do: visit, every: 7d}
      e: {subject: child, bearer: director, upon: asked, do: visit, within: 7d, escalate: [{after: 1d, to: inspector, within: 2d}]}
    """
    both = event("2026-03-02T10:00", "moved", away="both")
    again = why([both, event("2026-03-05T10:00", "visit")], "2026-03-08", part=part)
    assert again.count("as the next of a recurring duty") == 1
    assert again.count("when its condition became true") == 1
    step = why([ASKED], "2026-03-12", "e", part)
    assert "2d counted from 2026-03-10 24:00" in step
