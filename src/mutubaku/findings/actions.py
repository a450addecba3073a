"""Writing findings, answers, judgements and reports; the case is locked by the caller, who journals as well."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Task
from mutubaku.documents.models import Version
from mutubaku.people.access import SYSTEM, Capacity, office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of
from mutubaku.schemes.models import Grade, Overdue
from mutubaku.worktime import SpanError
from mutubaku.worktime.months import months_after

from . import policy
from .errors import (
    AlreadyReplied,
    BeyondLimit,
    GradeUnknown,
    ReasonMissing,
    RemarkEmpty,
    ReplyEmpty,
    ReportUnfinished,
    VerificationMissing,
    WordedTooLate,
    WordsConflict,
)
from .errors import WordsMissing as Missing
from .models import CONCERN, Act, Answer, FactRemark, Finding, RemarkReply, ReportRecall, ReportVersion, Turn, Wording
from .queries import Standing, demands_of, is_beyond, limit_on, report_in


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a finding says. A concern of stage 1 needs no evidence: nothing is held against the client yet."""

    grade: str
    statement: str
    requirement: str
    evidence: str = ""
    place: str = ""
    site: str = ""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a client answers; of a concern only what was done."""

    correction: str
    cause: str = ""
    corrective_action: str = ""
    other_sites: str = ""


@dataclass(frozen=True, kw_only=True)
class Sections:
    """What the lead auditor adds to the report."""

    aim: str
    conformity: str
    recommendation: str
    positives: str = ""
    uncertainties: str = ""
    deviations: str = ""
    unresolved: str = ""
    scope_fit: str = ""
    internal: str = ""
    changes: str = ""
    programme_issues: str = ""
    earlier: str = ""
    marks: str = ""
    remote: str = ""


def record_finding(task: Task, stage: int, words: Words, by: Capacity, at: datetime) -> Finding:
    """Write down a finding; FindingRefusal says what is missing."""
    _check_words(task.case, stage, words)
    finding = Finding.objects.create(
        case=task.case, task=task, stage=stage, recorded_at=at, recorded_by_id=_person(by), recorded_as=by.title
    )
    _word(finding, 1, words, by, at)
    return finding


def reword(finding: Standing, words: Words, by: Capacity, at: datetime, basis: int | None = None) -> Wording:
    """Another version of what a finding says, before the client is told; WordedTooLate afterwards. ``basis``: the
    version the writer had before them.
    """
    if Act.RELEASED not in policy.MAY[finding.state]:
        raise WordedTooLate
    _check_words(finding.row.case, finding.row.stage, words)
    version = finding.wording.version
    return _word(finding.row, version + 1, words, by, at, version if basis is None else min(basis, version))


def _word(
    finding: Finding, version: int, words: Words, by: Capacity, at: datetime, basis: int | None = None
) -> Wording:
    given = {**asdict(words), "basis": basis, "written_at": at, "written_by_id": _person(by)}
    return Wording.objects.create(finding=finding, version=version, **given)


def _check_words(case: Case, stage: int, words: Words) -> None:
    if words.grade not in demands_of(case).by_grade or (words.grade == CONCERN) != (stage == 1):
        raise GradeUnknown
    needed = ("statement", "requirement") if words.grade == CONCERN else ("statement", "requirement", "evidence")
    for name in needed:
        if not getattr(words, name).strip():
            raise Missing(name)


def withdraw_finding(finding: Standing, reason: str, by: Capacity, at: datetime) -> Turn:
    """Take a finding back before the client was told of it."""
    policy.check_may(Act.WITHDRAWN, finding.state)
    return _turn(finding.row, Act.WITHDRAWN, by, at, words=_reason(reason))


def release_finding(finding: Standing, audited_on: date, by: Capacity, at: datetime) -> Turn:
    """The leader has checked it: it gets its number and its due day, and the client may see it from now on.

    WordsConflict while two people's words stand against each other.
    """
    policy.check_may(Act.RELEASED, finding.state)
    if finding.against:
        raise WordsConflict(finding.name)
    row, case = finding.row, finding.row.case
    row.number = next_number(case.office, Register.NONCONFORMITY, case.scheme, at)
    row.save(update_fields=["number"])
    last = months_after(audited_on, finding.demands.major_limit_months)
    is_limited = row.stage == 2 and finding.grade in policy.GRAVE  # noqa: PLR2004 - the stage
    due = _due(case.office, audited_on, finding.demand.due_months, last if is_limited else None)
    return _turn(row, Act.RELEASED, by, at, audited_on=audited_on, due_on=due)


def answer_finding(finding: Standing, given: Given, files: Iterable[Version], by: Capacity, at: datetime) -> Answer:
    """Another round of the client's; late when the due day has gone by, and taken all the same.

    Of a finding at one of several sites the client also says whether the others are affected (IAF MD 1; rule S-08).
    """
    policy.check_may(Act.ANSWERED, finding.state)
    for name in policy.asked(is_concern=finding.is_concern, is_at_site=bool(finding.wording.site)):
        if not getattr(given, name).strip():
            raise Missing(name)
    today = office_day(finding.row.case.office, at).date()
    answer = Answer.objects.create(
        finding=finding.row,
        round=len(finding.answers) + 1,
        is_late=policy.is_late(finding.due_on, today),
        given_at=at,
        given_by_id=_person(by),
        **asdict(given),
    )
    answer.files.set(files)
    _turn(finding.row, Act.ANSWERED, by, at)
    return answer


def judge_finding(finding: Standing, act: Act, words: str, by: Capacity, at: datetime) -> Turn:
    """Accept the last answer, return it with a reason, or say that its effect was verified, and how
    (VerificationMissing).

    BeyondLimit when a major would be closed later than MS-12 allows.
    """
    policy.check_may(act, finding.state)
    if act == Act.VERIFIED and not words.strip():
        raise VerificationMissing
    today = office_day(finding.row.case.office, at).date()
    if act != Act.RETURNED and finding.row.stage == 2 and is_beyond(finding, today):  # noqa: PLR2004 - stage 2
        raise BeyondLimit(finding.name)
    return _turn(finding.row, act, by, at, words=words.strip() if act == Act.ACCEPTED else _reason(words))


def lapse_finding(finding: Standing, at: datetime) -> Turn | None:
    """What follows from a missed due day by the scheme; None while nothing does. The system itself does it."""
    today = office_day(finding.row.case.office, at).date()
    if is_beyond(finding, today):
        return _beyond(finding, at)
    consequence = finding.lapses(today)
    raises = consequence == Overdue.RAISE
    if not consequence or (raises and not policy.is_raised(finding.grade)):
        return None
    turn = _turn(finding.row, Act.LAPSED, SYSTEM, at, due_on=finding.due_on, consequence=consequence)
    return raise_finding(finding, today, SYSTEM, at) if raises else turn


def _beyond(finding: Standing, at: datetime) -> Turn | None:
    """MS-12: that the limit has gone by is recorded once for each limit."""
    limit = limit_on(finding)
    if any(turn.due_on == limit and turn.consequence == Overdue.STAGE_2 for turn in finding.turns_of(Act.LAPSED)):
        return None
    return _turn(finding.row, Act.LAPSED, SYSTEM, at, due_on=limit, consequence=Overdue.STAGE_2)


def raise_finding(finding: Standing, today: date, by: Capacity, at: datetime) -> Turn:
    """A minor becomes a major; its new due day is counted from today."""
    policy.check_may(Act.RAISED, finding.state)
    months = finding.demands.of(Grade.MAJOR).due_months
    due = _due(finding.row.case.office, today, months, limit_on(finding))
    return _turn(finding.row, Act.RAISED, by, at, grade=Grade.MAJOR, due_on=due)


def _person(by: Capacity) -> int:
    """Whoever acts: a person, for the system itself records, answers and writes nothing."""
    assert by.user_id is not None  # noqa: S101 - every act but a lapse comes from somebody signed in
    return by.user_id


def _due(office: Office, first: date, months: int | None, limit: date | None) -> date | None:
    """The due day on the office's calendar; a day that the calendar does not know yet counts as a working day."""
    calendar = calendar_of(office)

    def is_working(day: date) -> bool:
        try:
            return calendar.is_working_day(day)
        except SpanError:
            return True

    return policy.due_on(first, months, is_working, limit)


def _turn(finding: Finding, act: Act, by: Capacity, at: datetime, **more: object) -> Turn:
    return Turn.objects.create(finding=finding, act=act, at=at, by_id=by.user_id, by_title=by.title, **more)


def _reason(words: str) -> str:
    if not words.strip():
        raise ReasonMissing
    return words.strip()


def write_report(
    task: Task, sections: Sections, by: Capacity, at: datetime, needed: Collection[str] = policy.ALWAYS_REPORTED
) -> ReportVersion:
    """Another version of the report's own sections; the same words again are no new version.

    ``needed``: the sections this audit's report cannot do without (policy.sections); ReportUnfinished names the first.
    """
    given = asdict(sections)
    for name in needed:
        if not given[name].strip():
            raise ReportUnfinished(name)
    last = report_in(task)
    if last is not None and all(getattr(last, name) == value for name, value in given.items()):
        return last
    number = last.number + 1 if last else 1
    return ReportVersion.objects.create(
        task=task, number=number, written_at=at, written_by_id=_person(by), written_as=by.title, **given
    )


def recall_report(report: ReportVersion, reason: str, by: Capacity, at: datetime) -> ReportRecall:
    """Make a finished report a draft again, with a reason; the version stays as it is."""
    given = {"reason": _reason(reason), "recalled_by_id": _person(by), "recalled_as": by.title}
    return ReportRecall.objects.create(report=report, recalled_at=at, **given)


def remark(report: ReportVersion, place: str, words: str, by: Capacity, at: datetime) -> FactRemark:
    """The client points out a factual error."""
    if not place.strip() or not words.strip():
        raise RemarkEmpty
    given = {"place": place.strip(), "words": words.strip()}
    return FactRemark.objects.create(case=report.task.case, report=report, made_at=at, made_by_id=_person(by), **given)


def reply(row: FactRemark, *, is_right: bool, words: str, by: Capacity, at: datetime) -> RemarkReply:
    """The leader answers a remark, once."""
    if not words.strip():
        raise ReplyEmpty
    if RemarkReply.objects.filter(remark=row).exists():
        raise AlreadyReplied
    given = {"is_right": is_right, "words": words.strip(), "given_as": by.title}
    return RemarkReply.objects.create(remark=row, given_at=at, given_by_id=_person(by), **given)


__all__ = [
    "Given",
    "Sections",
    "Words",
    "answer_finding",
    "judge_finding",
    "lapse_finding",
    "raise_finding",
    "recall_report",
    "record_finding",
    "release_finding",
    "remark",
    "reply",
    "reword",
    "withdraw_finding",
    "write_report",
]
