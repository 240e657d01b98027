"""S5.6-S5.11: deadlines from facts, keep, suspend, waive, for, escalate."""

from __future__ import annotations

from .conftest import Check, Run


def test_a_due_date_moves_with_its_fact(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {exam: date}}}
        events: {planned: {subject: child, sets: [exam]}, begun: {subject: child}, prepared: {subject: child}}
        duties:
          prepare: {subject: child, bearer: worker, upon: begun, do: prepared, due: 'exam - duration("2d")', warn: 1d}
        """,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-02, event: planned, data: {exam: 2026-03-20}}
          - {at: 2026-03-10T12:00, event: planned, data: {exam: 2026-03-08}}
          - {at: 2026-03-11, event: prepared}
        expect:
          - {as_of: 2026-03-01, duty: prepare, status: undetermined, due: null}
          - {as_of: 2026-03-09, duty: prepare, status: pending, due: 2026-03-18}
          - {as_of: 2026-03-10T12:00, duty: prepare, status: due_soon}
          - {as_of: 2026-03-10, duty: prepare, status: violated, violated_at: 2026-03-10T12:00}
          - {as_of: 2026-03-11, duty: prepare, status: discharged_late, due: 2026-03-06}
        """,
    )


def test_before_an_event(check: Check) -> None:
    check(
        """
        subjects: {child: {}}
        events: {begun: {subject: child}, moved: {subject: child}, checked: {subject: child}}
        duties: {check: {subject: child, bearer: worker, upon: begun, do: checked, before: moved}}
        """,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-04, event: moved}
          - {at: 2026-03-05, event: checked}
        expect:
          - {as_of: 2026-03-03, duty: check, status: pending, due: null}
          - {as_of: 2026-03-04, duty: check, status: violated, violated_at: 2026-03-04}
          - {as_of: 2026-03-05, duty: check, status: discharged_late}
        """,
    )


KEEP = """
subjects: {child: {facts: {safe: {type: bool, default: true}}}}
events: {seen: {subject: child, sets: [safe], data: {safe: "?"}}}
duties: {safety: {subject: child, bearer: worker, keep: safe, tolerance: 2d}}
"""


def test_keep_with_tolerance(check: Check) -> None:
    check(
        KEEP,
        """
        history:
          - {at: 2026-03-01, event: seen, data: {safe: true}}
          - {at: 2026-03-05, event: seen, data: {safe: false}}
          - {at: 2026-03-06, event: seen, data: {safe: true}}
          - {at: 2026-03-10, event: seen, data: {safe: false}}
          - {at: 2026-03-20, event: seen, data: {safe: true}}
          - {at: 2026-03-22, event: seen, data: {}}
          - {at: 2026-03-24, event: seen, data: {safe: true}}
        expect:
          - {as_of: 2026-03-05, duty: safety, status: pending, due: 2026-03-07}
          - {as_of: 2026-03-09, duty: safety, status: pending, due: null, count: 1}
          - {as_of: 2026-03-13, duty: safety, status: violated, violated_at: 2026-03-12, count: 1}
          - {as_of: 2026-03-21, duty: safety, status: discharged_late, discharged_at: 2026-03-20}
          - {as_of: 2026-03-21, duty: safety, status: pending, opened_at: 2026-03-20}
          - {as_of: 2026-03-23, duty: safety, status: undetermined, opened_at: 2026-03-20}
          - {as_of: 2026-03-24, duty: safety, status: undetermined, count: 1}
          - {as_of: 2026-03-24, duty: safety, status: pending, opened_at: 2026-03-24}
        """,
    )


SUSPEND = """
subjects: {{child: {{facts: {{ill: bool}}}}}}
events:
  begun: {{subject: child, sets: {{ill: false}}}}
  fell_ill: {{subject: child, sets: {{ill: true}}}}
  well: {{subject: child, sets: {{ill: false}}}}
  done: {{subject: child}}
duties: {{task: {{subject: child, bearer: worker, upon: begun, do: done, suspend: ill, {keys}}}}}
"""


def test_suspension_keeps_the_whole_days_that_were_left(check: Check) -> None:
    check(
        SUSPEND.format(keys="within: 10d"),
        """
        history:
          - {at: 2026-03-01T10:00, event: begun}
          - {at: 2026-03-04T10:00, event: fell_ill}
          - {at: 2026-03-20T10:00, event: well}
        expect:
          - {as_of: 2026-03-15, duty: task, status: suspended, due: null}
          - {as_of: 2026-03-20, duty: task, status: pending, due: 2026-03-27}
        """,
    )


def test_suspension_of_hours_keeps_the_exact_time(check: Check) -> None:
    check(
        SUSPEND.format(keys="within: 10h"),
        """
        history:
          - {at: 2026-03-01T10:00, event: begun}
          - {at: 2026-03-01T13:00, event: fell_ill}
          - {at: 2026-03-02T10:00, event: well}
        expect:
          - {as_of: 2026-03-02T10:00, duty: task, status: pending, due: 2026-03-02T17:00}
        """,
    )


def test_a_moved_deadline_is_the_new_anchor(check: Check) -> None:
    check(
        SUSPEND.format(keys="every: 7d"),
        """
        history:
          - {at: 2026-03-01T10:00, event: begun}
          - {at: 2026-03-04T10:00, event: fell_ill}
          - {at: 2026-03-10T10:00, event: well}
        expect:
          - {as_of: 2026-03-11, duty: task, status: pending, due: 2026-03-14}
          - {as_of: 2026-03-15, duty: task, status: pending, due: 2026-03-21}
        """,
    )


WAIVE = """
subjects: {child: {}}
events:
  begun: {subject: child}
  visit: {subject: child}
  snowed_in: {subject: child, data: {until: date, why: text}}
duties:
  visits:
    subject: child
    bearer: office
    upon: begun
    do: visit
    every: 7d
    waive: {upon: snowed_in, approver: worker, until: event.until, reason: event.why}
"""


def test_a_waiver_lifts_deadlines_for_a_time(check: Check) -> None:
    check(
        WAIVE,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-05, event: snowed_in, by: worker, data: {until: 2026-03-20, why: snow}}
          - {at: 2026-03-12, event: visit}
        expect:
          - {as_of: 2026-03-09, duty: visits, status: waived, due: 2026-03-08, count: 1}
          - {as_of: 2026-03-09, duty: visits, status: pending, due: 2026-03-15}
          - {as_of: 2026-03-09, no_findings: true}
          # an act in the meantime is recorded, so nothing is left to violate at the end
          - {as_of: 2026-03-21, duty: visits, status: waived, discharged_at: 2026-03-12}
          - {as_of: 2026-03-21, duty: visits, status: violated, violated_at: 2026-03-20T00:00, due: 2026-03-19}
        """,
    )


def test_a_waiver_by_somebody_else_waives_nothing(check: Check) -> None:
    check(
        WAIVE,
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-05, event: snowed_in, by: office, data: {until: 2026-03-20, why: snow}}
        expect:
          - {as_of: 2026-03-09, duty: visits, status: violated, findings: [unauthorised, violated]}
        """,
    )


def test_one_obligation_for_each_occasion_up_to_a_limit(check: Check) -> None:
    check(
        """
        subjects: {child: {}}
        events: {alone: {subject: child}, reported: {subject: child, data: {about: text}}}
        duties:
          report:
            subject: child
            bearer: worker
            upon: alone
            for: {occasion: event.id}
            at_most: 2
            do: reported
            where: event.about == occasion
            within: 24h
        """,
        """
        history:
          - {at: 2026-03-01T10:00, event: alone, id: a}
          - {at: 2026-03-01T11:00, event: alone, id: b}
          - {at: 2026-03-01T12:00, event: alone, id: c}
          - {at: 2026-03-01T13:00, event: reported, data: {about: b}}
          - {at: 2026-03-01T14:00, event: alone, id: d}
        expect:
          - {as_of: 2026-03-01T12:00, findings: [too_many_open]}
          - {as_of: 2026-03-01T12:00, duty: report, count: 2}
          - {as_of: 2026-03-01T14:00, duty: report, for: b, status: discharged}
          - {as_of: 2026-03-01T14:00, duty: report, for: d, status: pending}
          - {as_of: 2026-03-01T14:00, duty: report, for: c, count: 0}
        """,
    )


def test_again_restart_moves_opening_and_deadline(check: Check) -> None:
    check(
        SUSPEND.format(keys="within: 10d, again: restart"),
        """
        history:
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-05, event: begun}
        expect:
          - {as_of: 2026-03-06, duty: task, opened_at: 2026-03-05, due: 2026-03-15}
          - {as_of: 2026-03-06, duty: task, count: 1}
        """,
    )


LADDER = """
subjects: {child: {}}
events: {begun: {subject: child}, done: {subject: child}, called: {subject: child}}
duties:
  task:
    subject: child
    bearer: worker
    upon: begun
    do: done
    within: 1d
    escalate: [{after: 1d, to: office, within: 2d}, {after: 2d, to: office, do: called, within: 5d}]
"""


def test_the_ladder(check: Check, run: Run) -> None:
    history = """
          - {at: 2026-03-01, event: begun}
          - {at: 2026-03-06, event: done}
    """
    check(
        LADDER,
        f"""
        history: {history}
        expect:
          - {{as_of: 2026-03-03, duty: task, step: 1, count: 0}}
          - {{as_of: 2026-03-04, duty: task, step: 1, status: pending, due: 2026-03-05, bearer: office}}
          - {{as_of: 2026-03-06, duty: task, step: 1, status: discharged_late}}
          - {{as_of: 2026-03-06, duty: task, step: 2, status: lapsed, due: 2026-03-09}}
          - {{as_of: 2026-03-06, duty: task, status: discharged_late, count: 1}}
        """,
    )
    result = run(LADDER, history, "2026-03-10")
    assert sum(result.totals.values()) == 1  # steps are counted apart


def test_the_clock_of_a_doubtful_obligation_stands(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {away: bool}}}
        events: {told: {subject: child, sets: [away], data: {away: "?"}}, visit: {subject: child}}
        duties: {visits: {subject: child, bearer: worker, while: away, do: visit, every: 7d}}
        """,
        """
        history:
          - {at: 2026-03-01, event: told, data: {away: true}}
          - {at: 2026-03-03, event: told, data: {}}
          - {at: 2026-03-20, event: told, data: {away: true}}
        expect:
          - {as_of: 2026-03-19, duty: visits, status: undetermined, opened_at: 2026-03-01, due: null, count: 1}
          - {as_of: 2026-03-19, no_findings: [violated], findings: [undetermined]}
          - {as_of: 2026-03-21, duty: visits, status: undetermined, opened_at: 2026-03-01}
          - {as_of: 2026-03-21, duty: visits, status: pending, opened_at: 2026-03-20, due: 2026-03-27}
        """,
    )
