"""The dated scenarios of domain.md, section 8, where they concern semantics."""

from __future__ import annotations

from .conftest import Check, Run

DELEGATION = """
subjects: {child: {facts: {birth_date: date}}}
roles: {parent: {of: child}}
events:
  left: {subject: child}
  notified: {subject: child, data: {to: {enum: [school, village]}}}
vague_terms:
  promptly: {term: 及时, local: {value: 7d, assumed: true}}
duties:
  written_notice:
    subject: child
    bearer: parent
    upon: left
    for: {receiver: [school, village]}
    do: notified
    where: event.to == receiver
    within: promptly
"""


def test_sc_1_two_notices_one_given(check: Check) -> None:
    check(
        DELEGATION,
        """
        history:
          - {at: 2026-03-02T09:00, event: left}
          - {at: 2026-03-05T09:00, event: notified, data: {to: school}}
        expect:
          - {as_of: 2026-03-09, duty: written_notice, for: school, status: discharged, due: 2026-03-09}
          - {as_of: 2026-03-09, duty: written_notice, for: village, status: pending, due: 2026-03-09}
          - {as_of: 2026-03-10, duty: written_notice, for: village, status: violated, violated_at: 2026-03-09}
          - {as_of: 2026-03-10, duty: written_notice, status: violated, count: 1}
        """,
    )


CONTACT = """
subjects: {child: {facts: {away: bool}}}
roles: {parent: {of: child}}
events:
  left: {subject: child, sets: {away: true}}
  contact: {subject: child}
duties:
  rolling: {subject: child, bearer: parent, while: away, do: contact, every: 7d}
  by_week: {subject: child, bearer: parent, while: away, do: contact, each: week}
  by_month: {subject: child, bearer: parent, while: away, do: contact, each: month, partial: count}
"""


def test_sc_2_weekly_contact_read_in_three_ways(run: Run) -> None:
    history = """
      - {at: 2026-03-02, event: left}
      - {at: 2026-03-04, event: contact}
      - {at: 2026-03-12, event: contact}
      - {at: 2026-03-18, event: contact}
      - {at: 2026-04-01, event: contact}
    """
    result = run(CONTACT, history, "2026-04-02")
    late = [one for one in result.findings if one["kind"] == "violated"]
    # gaps of 8 and of 14 days; the second one is two missed deadlines less the one that the act met in time
    assert [one["duty"] for one in late] == ["rolling", "rolling", "by_week"]
    check_days = run(CONTACT, history, "2026-03-12")
    assert [one["kind"] for one in check_days.findings] == ["violated"]
    weeks = [one["status"] for one in result.obligations if one["duty"] == "by_week"]
    assert weeks == ["discharged", "discharged", "violated", "discharged"]
    months = [one["status"] for one in result.obligations if one["duty"] == "by_month"]
    assert months == ["discharged", "discharged"]


def test_sc_3_a_disqualified_delegate_is_refused(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {delegated: {type: bool, default: false}}}}
        roles: {parent: {of: child}}
        events:
          delegated: {subject: child, by: [parent], sets: {delegated: true}, data: {gambled: "bool?"}}
        workflows:
          care:
            subject: child
            initial: proposed
            states: {proposed: {transitions: [{event: delegated, to: delegated}]}, delegated: {}}
        duties:
          properly: {subject: child, bearer: parent, permit: delegated, where: not event.gambled}
        """,
        """
        history:
          - {at: 2026-03-01, event: delegated, by: parent, data: {gambled: true}}
          - {at: 2026-03-02, event: delegated, by: parent, data: {}}
          - {at: 2026-03-03, event: delegated, by: parent, data: {gambled: false}}
        expect:
          - {as_of: 2026-03-01, findings: [not_permitted], state: {care: proposed}}
          - {as_of: 2026-03-02, findings: [undetermined], state: {care: proposed}}
          - {as_of: 2026-03-03, state: {care: delegated}}
        """,
    )


def test_sc_4_turning_sixteen(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {birth_date: date}}}
        events: {registered: {subject: child, sets: [birth_date]}, closed: {subject: child}}
        workflows:
          care:
            subject: child
            initial: open
            states: {open: {transitions: [{when: age(birth_date) >= 16, to: leaving}]}, leaving: {}}
        duties:
          close: {subject: child, bearer: worker, upon: entered(care.leaving), do: closed, within: 3d}
        """,
        """
        history: [{at: 2026-01-01, event: registered, data: {birth_date: 2010-11-24}}]
        expect:
          - {as_of: 2026-11-23, state: {care: open}}
          - {as_of: 2026-11-24T00:00, state: {care: leaving}}
          - {as_of: 2026-11-24, duty: close, status: pending, due: 2026-11-27}
        """,
    )


def test_sc_6_a_report_after_46_hours(check: Check) -> None:
    check(
        """
        subjects: {child: {}}
        events: {injury_seen: {subject: child}, police_report: {subject: child}, hushed_up: {subject: child}}
        duties:
          report: {subject: child, bearer: worker, upon: injury_seen, do: police_report, within: 24h}
          no_obstruction: {subject: child, bearer: office, forbid: hushed_up}
        """,
        """
        history:
          - {at: 2026-11-03T10:20, event: injury_seen}
          - {at: 2026-11-03T14:00, event: hushed_up}
          - {at: 2026-11-05T09:00, event: police_report}
        expect:
          - {as_of: 2026-11-03T14:00, duty: no_obstruction, status: violated, bearer: office}
          - {as_of: 2026-11-04T10:20, duty: report, status: pending}
          - {as_of: 2026-11-04T10:21, duty: report, status: violated, violated_at: 2026-11-04T10:20}
          - {as_of: 2026-11-06, duty: report, status: discharged_late, discharged_at: 2026-11-05T09:00}
          - {as_of: 2026-11-06, duty: no_obstruction, status: violated, count: 1}
        """,
    )


def test_sc_12_a_vacant_post(check: Check, run: Run) -> None:
    policy = """
        units: {office: {level: village}, town: {level: township}}
        posts:
          worker: {unit: office, vacancy: supervisor, holders: {max: 1}}
          supervisor: {unit: town}
          clerk: {unit: office}
        subjects:
          village: {unit: office}
          child: {relations: {village: office}}
        events:
          registered: {subject: child, sets: [village]}
          appointed: {subject: village, assigns: worker, data: {holder: text}}
          resigned: {subject: village, relieves: worker}
          clerk_came: {subject: village, assigns: clerk, data: {holder: text}}
          visit: {subject: child, by: [worker]}
        duties:
          visits: {subject: child, bearer: worker, do: visit, each: month}
          papers: {subject: child, bearer: clerk, do: visit, each: month}
        """
    history = """
          - {at: 2026-09-01, subject: {village: v-1}, event: appointed, data: {holder: p-1}}
          - {at: 2026-09-15, event: registered, data: {village: v-1}}
          - {at: 2026-10-12, subject: {village: v-1}, event: resigned}
          - {at: 2026-10-20, event: visit, by: p-1}
    """
    check(
        policy,
        f"""
        history: {history}
        expect:
          - {{as_of: 2026-10-11, duty: visits, status: pending, responsible: p-1}}
          - {{as_of: 2026-10-13, duty: visits, bearer: worker, responsible: supervisor}}
          - {{as_of: 2026-10-13, findings: [vacant_post, no_responsible_person]}}
          - {{as_of: 2026-10-20, findings: [unauthorised]}}
          - {{as_of: 2026-11-01, duty: visits, status: violated, responsible: supervisor}}
        """,
    )
    result = run(policy, history, "2026-10-31")
    nobody = [one for one in result.findings if one["kind"] == "no_responsible_person"]
    assert [one["duty"] for one in nobody] == ["papers"]
    [visits] = [one for one in result.obligations if one["duty"] == "visits"]
    assert [who for _, _, who in visits["held"]] == ["p-1", "supervisor"]


def test_sc_14_a_grade_change_moves_the_deadline_but_not_the_past(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {risk: {enum: [low, high]}}}}
        events: {assessed: {subject: child, sets: [risk]}, visit: {subject: child}}
        duties:
          quarterly: {subject: child, bearer: worker, while: risk == low, do: visit, every: 3mo}
          weekly: {subject: child, bearer: worker, while: risk == high, do: visit, every: 7d}
        """,
        """
        history:
          - {at: 2026-08-01, event: assessed, data: {risk: low}}
          - {at: 2026-09-01, event: visit}
          - {at: 2026-11-16, event: assessed, data: {risk: high}}
        expect:
          - {as_of: 2026-11-15, duty: quarterly, status: pending, due: 2026-12-01}
          - {as_of: 2026-11-20, duty: quarterly, status: lapsed, count: 1}
          - {as_of: 2026-11-20, duty: weekly, status: pending, due: 2026-11-23, count: 1}
          - {as_of: 2026-11-20, no_findings: true}
        """,
    )


def test_sc_20_missing_data_is_neither_pass_nor_fail(check: Check) -> None:
    check(
        """
        subjects: {child: {facts: {has_delegate: bool, seen: bool}}}
        events: {registered: {subject: child, sets: {seen: true}}, asked: {subject: child, sets: [has_delegate]}}
        duties:
          delegate: {subject: child, bearer: worker, while: not has_delegate, do: asked, within: 10d}
          known: {subject: child, bearer: worker, keep: has_delegate}
        """,
        """
        history:
          - {at: 2026-03-01, event: registered}
          - {at: 2026-05-01, event: asked, data: {has_delegate: false}}
        expect:
          - {as_of: 2026-04-30, duty: delegate, status: undetermined, due: null, count: 1}
          - {as_of: 2026-04-30, duty: known, status: undetermined, count: 1}
          - {as_of: 2026-05-02, duty: delegate, status: pending, due: 2026-05-11}
          - {as_of: 2026-05-02, duty: delegate, status: undetermined}
          - {as_of: 2026-05-02, duty: known, status: violated}
        """,
    )


def test_sc_22_a_word_without_a_number_is_never_judged(check: Check) -> None:
    check(
        """
        subjects: {county: {unit: office}}
        vague_terms: {regularly: {term: 定期}}
        events: {survey: {subject: county}}
        duties: {surveys: {subject: county, bearer: office, do: survey, every: regularly}}
        """,
        """
        subject: {county: k-1}
        instances: {county: [k-1]}
        history: [{at: 2026-03-01, event: survey}]
        expect:
          - {as_of: 2036-01-01, duty: surveys, status: unquantified, due: null, count: 2}
          - {as_of: 2036-01-01, duty: surveys, status: unquantified, discharged_at: 2026-03-01, count: 1}
        """,
    )


def test_sc_25_follow_up_after_return(check: Check) -> None:
    check(
        """
        subjects: {child: {}}
        events: {returned: {subject: child}, follow_up: {subject: child}}
        workflows:
          care:
            subject: child
            initial: away
            states:
              away: {transitions: [{event: returned, to: monitored}]}
              monitored: {after: [{in: 1y, to: done}]}
              done: {final: true}
        duties:
          monthly: {subject: child, bearer: worker, while: in("care.monitored"), do: follow_up, every: 3mo}
        """,
        """
        history: [{at: 2026-05-15T10:00, event: returned}]
        expect:
          - {as_of: 2026-08-15, duty: monthly, status: pending, due: 2026-08-15}
          - {as_of: 2026-08-16, duty: monthly, status: violated, due: 2026-08-15}
          - {as_of: 2027-05-15, state: {care: monitored}}
          - {as_of: 2027-05-16, state: {care: done}}
          - {as_of: 2027-05-16, duty: monthly, status: violated, count: 4}
        """,
    )
