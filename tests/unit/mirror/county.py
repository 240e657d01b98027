"""A county with a leading group, told to stand again in the townships."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import carerules
from carerules.api.policy import Policy

COUNTY = """
policy: county
language_version: 1
timezone: Asia/Shanghai
calendar: cn
sources: {plan: {title: 县方案, rank: local}}
levels: [county, township, village]
order: [meeting, minutes]
units:
  government: {level: county}
  education:  {level: county, label: {zh: 教育局, en: Education}}
  affairs:    {level: county, label: {zh: 民政局, en: Affairs}}
  office:     {level: township, label: {zh: 乡镇政府, en: Township office}}
  school:     {level: township}
  committee:  {level: village}
posts:
  magistrate: {unit: government, label: {zh: 副县长, en: Vice magistrate}}
  deputy:     {unit: government}
  liaison:    {unit: {each_member_of: board}, vacancy: deputy}
  director:   {unit: committee}
  supervisor: {unit: office}
groups:
  board:
    label: {zh: 县领导小组, en: County board}
    chair: magistrate
    lead: {2013-01-01: education, 2016-01-01: affairs}
    members: [education, affairs]
    mirrored_at: [township]
subjects:
  county:
    unit: government
    facts:
      plan_ready: {type: bool, default: false}
      member: {enum: [education, affairs]}
      unused: bool
    ends: [abolished]
  child: {facts: {risk: {enum: [low, high]}}}
events:
  abolished:  {subject: county}
  meeting:    {subject: county, by: [magistrate], data: {period: "text?"}, evidence: [minutes]}
  minutes:    {subject: county, by: [education, affairs, supervisor]}
  planned:    {subject: county, by: [affairs], sets: {plan_ready: true}}
  progress:   {subject: county, by: [liaison], data: {by_unit: {enum: [education, affairs]}}}
  named:      {subject: county, assigns: liaison, data: {holder: text}}
  excused:    {subject: county, by: [affairs], data: {until: date}}
  reminded:   {subject: county, by: [affairs]}
  closed:     {subject: county, by: [magistrate]}
  noted:      {subject: county, by: [education]}
  rated:      {subject: child, by: [liaison], sets: [risk]}
workflows:
  year:
    subject: county
    initial: open
    states:
      open: {transitions: [{event: closed, to: done}]}
      done: {final: true}
measures:
  meetings: {subject: county, count: meeting, over: year}
duties:
  meet:
    label: {zh: 每季度开会, en: Meet every quarter}
    subject: county
    bearer: magistrate
    assisting: [education]
    informed: [affairs]
    do: meeting
    each: quarter
    source: {plan: 二}
  write_minutes:
    subject: county
    bearer: {2013-01-01: education, 2016-01-01: affairs}
    upon: meeting
    for: {occasion: event.id}
    do: minutes
    within: 3d
    waive: {upon: excused, approver: affairs, until: event.until}
    escalate: [{after: 1d, to: affairs, within: 2d, do: reminded}, {after: 2d, to: magistrate}]
    source: {plan: 二}
  report_progress:
    subject: county
    bearer: liaison
    supervising: [magistrate]
    while: plan_ready and in("year.open") and meetings >= 0
    for: {unit: {members_of: board}}
    do: progress
    where: event.by_unit == unit and event.by_unit in [education, affairs]
    each: month
    source: {plan: 二}
  note:  {subject: county, bearer: education, do: noted, each: year, source: {plan: 二}}
  rate:  {subject: child, bearer: liaison, while: risk == high, do: rated, every: 30d, source: {plan: 二}}
  chase: {subject: county, bearer: magistrate, while: open("note"), do: closed, within: 9d, source: {plan: 二}}
  after: {subject: county, bearer: magistrate, upon: violated(chase), do: closed, within: 9d, source: {plan: 二}}
"""


@cache
def county(more: str = "", old: str = "", new: str = "") -> Policy:
    """The policy with `more`, and with `old` replaced by `new`."""
    with TemporaryDirectory() as folder:
        Path(folder, "policy.yaml").write_text(COUNTY.replace(old, new) if old else COUNTY, "utf-8")
        if more:
            Path(folder, "more.yaml").write_text(more, "utf-8")
        return carerules.load(folder)
