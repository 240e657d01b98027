"""S4, S6-S8: order, validity, authority, workflows, unknowns, corrections."""

from __future__ import annotations

from .conftest import Check, Run

CHART = """
subjects: {child: {facts: {risk: {enum: [low, high]}}, ends: [gone], resumes: [returned]}}
events:
  assessed: {subject: child, sets: [risk], data: {risk: "?"}}
  raised: {subject: child}
  paused: {subject: child}
  continued: {subject: child}
  gone: {subject: child}
  returned: {subject: child}
  visit: {subject: child}
workflows:
  care:
    subject: child
    initial: active
    states:
      active:
        initial: calm
        history: shallow
        states:
          calm:
            transitions: [{event: raised, when: risk == high, to: alarm}, {event: raised, to: watch}]
          watch: {}
          alarm: {after: [{in: 3d, to: calm}]}
        transitions: [{event: paused, to: resting}, {event: gone, to: closed}]
      resting: {transitions: [{event: continued, to: active}]}
      closed: {transitions: [{event: returned, to: active}]}
duties:
  visits: {subject: child, bearer: worker, while: in("care.active"), do: visit, within: 7d}
  told: {subject: child, bearer: worker, upon: entered(care.active.alarm), do: visit, within: 1d}
"""


def test_guards_unknown_guards_and_unexpected_events(check: Check) -> None:
    check(
        CHART,
        """
        history:
          - {at: 2026-03-01, event: raised}
          - {at: 2026-03-02, event: continued}
          - {at: 2026-03-03, event: assessed, data: {risk: high}}
          - {at: 2026-03-04, event: raised}
        expect:
          - {as_of: 2026-03-01, state: {care: active.calm}, findings: [undetermined], no_findings: [unexpected]}
          - {as_of: 2026-03-02, findings: [unexpected]}
          - {as_of: 2026-03-04, state: {care: active.alarm}}
          - {as_of: 2026-03-04, duty: told, status: pending, due: 2026-03-05}
          - {as_of: 2026-03-07, state: {care: active.alarm}}
          - {as_of: 2026-03-08, state: {care: active.calm}}
        """,
    )


def test_history_and_the_end_of_a_scope(check: Check) -> None:
    check(
        CHART,
        """
        history:
          - {at: 2026-03-01, event: assessed, data: {risk: low}}
          - {at: 2026-03-02, event: raised}
          - {at: 2026-03-03, event: paused}
          - {at: 2026-03-04, event: continued}
          - {at: 2026-03-05, event: gone}
          - {at: 2026-03-06, event: continued}
          - {at: 2026-03-20, event: assessed, data: {risk: high}}
          - {at: 2026-03-21, event: returned}
        expect:
          - {as_of: 2026-03-03, state: {care: resting}, duty: visits, status: lapsed}
          - {as_of: 2026-03-04, state: {care: active.watch}, duty: visits, status: pending, due: 2026-03-11}
          - {as_of: 2026-03-05, state: {care: closed}, duty: visits, status: lapsed, count: 2}
          - {as_of: 2026-03-20, no_findings: true}
          - {as_of: 2026-03-21, state: {care: active.watch}, duty: visits, status: pending, due: 2026-03-28}
        """,
    )


FORMS = """
subjects: {child: {}}
events:
  form: {subject: child, data: {n: int, late: "bool?"}, record_within: 1d}
  plan: {subject: child, planned: true}
  visit: {subject: child, evidence: [photo], by: [worker]}
duties: {visits: {subject: child, bearer: worker, upon: form, do: visit, within: 7d}}
"""


def test_records_without_effect(check: Check) -> None:
    check(
        FORMS,
        """
        history:
          - {at: 2026-03-01, event: form, data: {n: one}}
          - {at: 2026-03-01, event: form, data: {late: true}}
          - {at: 2026-03-01, event: formm}
          - {at: 2026-03-02T10:00, event: form, data: {n: 1}, recorded_at: 2026-03-02T09:00}
          - {at: 2026-03-03, event: plan, recorded_at: 2026-03-01}
          - {at: 2026-03-04, event: form, data: {n: 1}, recorded_at: 2026-03-06, id: a}
          - {at: 2026-03-04, event: form, data: {n: 1}, recorded_at: 2026-03-06, id: a}
          - {at: 2026-03-05, event: visit, by: worker}
          - {at: 2026-03-06, event: visit, evidence: [photo]}
          - {at: 2026-03-07, event: form, data: {n: 2}, id: a}
        expect:
          - {as_of: 2026-03-01, findings: [invalid_event, unknown_event], duty: visits, status: none}
          - {as_of: 2026-03-03, no_findings: [backfilled], duty: visits, status: none}
          - {as_of: 2026-03-04, findings: [backfilled], no_findings: [conflict], duty: visits, count: 1}
          - {as_of: 2026-03-05, findings: [evidence_missing], duty: visits, status: pending}
          - {as_of: 2026-03-06, findings: [unauthorised], duty: visits, status: pending}
          - {as_of: 2026-03-07, findings: [conflict], duty: visits, count: 1}
        """,
    )


def test_corrections_and_what_was_known(run: Run) -> None:
    history = """
      - {at: 2026-03-01, event: form, data: {n: 1}}
      - {at: 2026-03-20, event: visit, by: worker, evidence: [photo], id: v}
      - {at: 2026-03-07, event: visit, by: worker, evidence: [photo], recorded_at: 2026-03-25, corrects: v, id: w}
    """
    [told] = run(FORMS, history, "2026-03-26").obligations
    assert told["status"] == "discharged"
    [before] = run(FORMS, history, "2026-03-26", known_as_of="2026-03-24").obligations
    assert before["status"] == "discharged_late"
    taken_back = history.rstrip() + "\n      - {at: 2026-03-27, retracts: w}"
    [again] = run(FORMS, taken_back, "2026-03-28").obligations
    assert again["status"] == "discharged_late"


EXACT = """
subjects: {child: {}}
events: {alone: {subject: child}, report: {subject: child}}
duties: {report: {subject: child, bearer: worker, upon: alone, do: report, within: 4h}}
"""


def test_a_date_only_act_cannot_be_judged_by_the_hour(check: Check) -> None:
    check(
        EXACT,
        """
        history:
          - {at: 2026-03-01T10:00, event: alone}
          - {at: 2026-03-01, event: report}
        expect:
          - {as_of: 2026-03-01T15:00, duty: report, status: undetermined, no_findings: [violated]}
          - {as_of: 2026-03-01, duty: report, status: undetermined, discharged_at: 2026-03-01}
        """,
    )


def test_an_order_that_matters_is_ambiguous(check: Check) -> None:
    check(
        EXACT.replace("4h", "4d"),
        """
        history:
          - {at: 2026-03-01T10:00, event: alone}
          - {at: 2026-03-01, event: report}
        expect:
          - {as_of: 2026-03-01, duty: report, status: discharged, findings: [ambiguous_order]}
        """,
    )


def test_order_that_does_not_matter_is_not_ambiguous(check: Check) -> None:
    check(
        EXACT.replace("4h", "4d"),
        """
        history:
          - {at: 2026-03-01T10:00, event: alone}
          - {at: 2026-03-02T10:00, event: report}
          - {at: 2026-03-02, event: report}
        expect:
          - {as_of: 2026-03-05, duty: report, status: discharged, no_findings: true}
        """,
    )


def test_facts_are_assigned_from_the_facts_before(run: Run) -> None:
    policy = """
        subjects: {child: {facts: {a: {type: int, default: 1}, b: {type: int, default: 2}, c: int}}}
        events: {swap: {subject: child, sets: {a: b, b: a, c: c + 1}}}
    """
    result = run(policy, "[{at: 2026-03-01, event: swap}]", "2026-03-02")
    assert (result.facts["child:c-1"]["a"], result.facts["child:c-1"]["b"]) == (2, 1)
    assert repr(result.facts["child:c-1"]["c"]) == "unknown"


def test_internal_events_reach_other_workflows_and_duties(check: Check) -> None:
    check(
        """
        subjects: {child: {}}
        events: {begun: {subject: child}, done: {subject: child}, reviewed: {subject: child}}
        workflows:
          trust:
            subject: child
            initial: good
            states: {good: {transitions: [{event: violated(task), to: broken}]}, broken: {}}
        duties:
          task: {subject: child, bearer: worker, upon: begun, do: done, within: 1d}
          review: {subject: child, bearer: office, upon: entered(trust.broken), do: reviewed, within: 5d}
          clean: {subject: child, bearer: office, forbid: discharged(task)}
        """,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-04, event: done}
        expect:
          - {as_of: 2026-03-02, state: {trust: good}}
          - {as_of: 2026-03-03, state: {trust: broken}, duty: review, status: pending, due: 2026-03-07}
          - {as_of: 2026-03-04, duty: clean, status: violated}
        """,
    )


def test_measures_as_timers(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {away: bool}}}
        events:
          left: {subject: child, sets: {away: true}}
          back: {subject: child, sets: {away: false}}
          visit: {subject: child}
        measures:
          seen: {subject: child, count: visit, over: 3d}
          gone: {subject: child, time: away, run: true, bridge: 2d}
        workflows:
          care:
            subject: child
            initial: unseen
            states:
              unseen: {transitions: [{when: seen >= 2, to: seen}]}
              seen: {transitions: [{when: seen < 2, to: unseen}]}
          stay:
            subject: child
            initial: home
            states: {home: {transitions: [{when: 'gone >= duration("10d")', to: left_behind}]}, left_behind: {}}
        """,
        """
        history:
          - {at: 2026-03-01T12:00, event: left}
          - {at: 2026-03-02T12:00, event: visit}
          - {at: 2026-03-04T12:00, event: visit}
          - {at: 2026-03-07T12:00, event: back}
          - {at: 2026-03-08T12:00, event: left}
        expect:
          - {as_of: 2026-03-04T12:00, state: {care: seen}}
          - {as_of: 2026-03-05, state: {care: seen}}
          - {as_of: 2026-03-06T00:00, state: {care: unseen}}
          - {as_of: 2026-03-11T11:59, state: {stay: home}}
          - {as_of: 2026-03-11T12:00, state: {stay: left_behind}}
        """,
    )


def test_successors_take_over(check: Check) -> None:
    check(
        """
        units:
          old: {level: township}
          new: {level: township, successor_of: [{unit: old, from: 2026-03-10}]}
        posts: {chief: {unit: old}}
        subjects: {child: {}}
        events: {begun: {subject: child}, done: {subject: child, by: [old]}}
        duties: {task: {subject: child, bearer: old, upon: begun, do: done, within: 30d}}
        """,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-11, event: done, by: old}
          - {at: 2026-03-12, event: done, by: new}
        expect:
          - {as_of: 2026-03-09, duty: task, bearer: old, responsible: old}
          - {as_of: 2026-03-10, duty: task, bearer: new, responsible: new, status: pending}
          - {as_of: 2026-03-11, findings: [unauthorised], duty: task, status: pending}
          - {as_of: 2026-03-12, duty: task, status: discharged}
        """,
    )
