"""Reading findings: where each stands, what it asks for, what stands against going on; and the versions of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Task
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.schemes.models import Overdue, SchemeTerms
from mutubaku.schemes.queries import TermsMissing, grade_rules, terms_of

from . import policy
from .defaults import CONCERNS, DEMANDS, MAJOR_LIMIT_MONTHS, OF_STAGE_1
from .models import CONCERN, GRADES, Act, Answer, FactRemark, Finding, ReportVersion, Turn, Wording
from .policy import OVER, WITH_AUDITOR, WITH_CLIENT, Demand, State

GRADE_NAMES = dict(GRADES)
EVIDENCE = "temuan-"


@dataclass(frozen=True)
class Demands:
    """What the case's scheme asks of findings, by grade; ``is_default``: the scheme says nothing, ours apply."""

    by_grade: Mapping[str, Demand]
    is_default: bool
    is_confirmed: bool
    major_limit_months: int

    def of(self, grade: str) -> Demand:
        """The demand of a grade; of one the scheme no longer knows, the built-in one."""
        return self.by_grade.get(grade) or DEMANDS.get(grade) or OF_STAGE_1


def demands_of(case: Case) -> Demands:
    """What is asked of the findings of a case."""
    try:
        terms: SchemeTerms | None = terms_of(case)
    except TermsMissing:
        terms = None
    rules = grade_rules(case) if terms else {}
    limit = terms.major_limit_months if terms else MAJOR_LIMIT_MONTHS
    if terms is None or not rules:
        return Demands({**DEMANDS, **CONCERNS}, is_default=True, is_confirmed=False, major_limit_months=limit)
    found = {
        rule.grade: Demand(
            rule.due_months,
            rule.needs_answer,
            rule.needs_verification,
            rule.blocks,
            rule.overdue,
            terms.is_confirmed,
        )
        for rule in rules.values()
    }
    return Demands({**found, **CONCERNS}, is_default=False, is_confirmed=terms.is_confirmed, major_limit_months=limit)


@dataclass(frozen=True)
class Standing:
    """A finding with where it stands: what pages, papers and guards read."""

    row: Finding
    demands: Demands

    @cached_property
    def wording(self) -> Wording:
        """What it says now."""
        return list(self.row.wordings.all())[-1]

    @cached_property
    def turns(self) -> list[Turn]:
        """What happened to it, oldest first."""
        return list(self.row.turns.all())

    @cached_property
    def answers(self) -> list[Answer]:
        """The client's rounds, oldest first."""
        return list(self.row.answers.all())

    @property
    def grade(self) -> str:
        """How grave it is now."""
        return next((turn.grade for turn in reversed(self.turns) if turn.act == Act.RAISED), self.wording.grade)

    @property
    def grade_name(self) -> str:
        """Its grade in words."""
        return str(GRADE_NAMES[self.grade])

    @property
    def demand(self) -> Demand:
        """What its grade asks for."""
        return self.demands.of(self.grade)

    @cached_property
    def state(self) -> State:
        """Where it stands."""
        return policy.life((turn.act for turn in self.turns), self.demand)

    @property
    def is_concern(self) -> bool:
        """Whether it is a concern of stage 1 rather than a nonconformity."""
        return self.wording.grade == CONCERN

    @property
    def waits_for_client(self) -> bool:
        """Whether the client has to answer."""
        return self.state in WITH_CLIENT

    @property
    def waits_for_auditor(self) -> bool:
        """Whether it is to be judged or verified."""
        return self.state in WITH_AUDITOR

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state not in OVER

    @property
    def is_released(self) -> bool:
        """Whether the client knows of it."""
        return self.state not in {State.RECORDED, State.WITHDRAWN}

    @property
    def release(self) -> Turn | None:
        """The turn by which the client was told."""
        return next((turn for turn in self.turns if turn.act == Act.RELEASED), None)

    @property
    def due_on(self) -> date | None:
        """Until when it is to be closed; a raise sets another day."""
        return next((turn.due_on for turn in reversed(self.turns) if turn.act in {Act.RELEASED, Act.RAISED}), None)

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed."""
        return self.turns[-1].at if self.state == State.CLOSED else None

    @property
    def reason(self) -> str:
        """Why the last answer was returned, while it is."""
        return self.turns_of(Act.RETURNED)[-1].words if self.state == State.RETURNED else ""

    @property
    def name(self) -> str:
        """Its number, and before that a name to tell it by."""
        return self.row.number or _("Temuan belum bernomor %(number)s") % {"number": self.row.pk}

    def turns_of(self, act: Act) -> list[Turn]:
        """Its turns of one kind."""
        return [turn for turn in self.turns if turn.act == act]

    def lapsed(self, consequence: str, since: datetime | None = None) -> bool:
        """Whether a missed due day has had this consequence, after a moment."""
        rows = self.turns_of(Act.LAPSED)
        return any(row.consequence == consequence and (since is None or row.at > since) for row in rows)

    def lapses(self, today: date) -> str:
        """The consequence that its due day has now; empty when none."""
        before = [turn.due_on for turn in self.turns if turn.act == Act.LAPSED]
        return policy.lapse(self.state, self.demand, self.due_on, before, today)


def rows_of(cases: Iterable[Case]) -> QuerySet[Finding]:
    """The findings of some cases with all that happened to them, oldest first."""
    found = Finding.objects.filter(case__in=cases).select_related("recorded_by", "task")
    return found.prefetch_related("wordings", "turns__by", "answers__files__file", "answers__given_by")


def findings_of(case: Case, *, stage: int | None = None) -> list[Standing]:
    """The findings of a case, oldest first, of one stage or of both; those withdrawn are left out."""
    demands = demands_of(case)
    rows = rows_of([case])
    found = [Standing(row, demands) for row in (rows if stage is None else rows.filter(stage=stage))]
    return [one for one in found if one.state != State.WITHDRAWN]


def finding_of(case: Case, finding_id: int) -> Standing | None:
    """One finding of a case, also when it was withdrawn."""
    row = rows_of([case]).filter(pk=finding_id).first()
    return Standing(row, demands_of(case)) if row else None


def released_to_client(case: Case) -> list[Standing]:
    """What the client may see: before its release a finding does not exist for them."""
    return [one for one in findings_of(case) if one.is_released]


def has_findings(case: Case, *, released: bool) -> bool:
    """Whether a case has findings, or has some the client was told of: for links, in one query."""
    if released:
        return Turn.objects.filter(finding__case=case, act=Act.RELEASED).exists()
    return case.findings.exists()


def has_report(case: Case) -> bool:
    """Whether the client has a report: its step was done once."""
    done = ReportVersion.objects.filter(task__case=case, task__closed_at__isnull=False)
    return done.exclude(task__outcome__startswith="case-").exists()


def unreleased(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What the leader of the team has still to check."""
    return [one for one in findings_of(case, stage=stage) if one.state == State.RECORDED]


def awaiting_client(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What the client has still to answer."""
    return [one for one in findings_of(case, stage=stage) if one.waits_for_client]


def open_findings(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What still asks something of the client or of the auditors."""
    return [one for one in findings_of(case, stage=stage) if one.is_open]


def blocking(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What bars the next stage and the certificate: open, and of a grade that blocks."""
    return [one for one in open_findings(case, stage=stage) if one.state == State.RECORDED or one.demand.blocks]


def begun_again(case: Case) -> datetime | None:
    """When stage 2 was opened for the last time, when it was opened more than once: what lapsed before is past."""
    task = Task.objects.filter(case=case, step="stage-2").order_by("-pk").first()
    return task.opened_at if task is not None and task.round > 1 else None


def limit_on(finding: Standing) -> date | None:
    """MS-12: the last day on which a major may be verified; None before its release. A new stage 2 counts anew."""
    release = finding.release
    if release is None or release.audited_on is None:
        return None
    again = begun_again(finding.row.case)
    day = max(release.audited_on, office_day(finding.row.case.office, again).date()) if again else release.audited_on
    return policy.add_months(day, finding.demands.major_limit_months)


def beyond_limit(case: Case, today: date) -> list[Standing]:
    """MS-12: the majors that were not verified in time, so that nothing but another stage 2 helps."""
    return [one for one in findings_of(case, stage=2) if is_beyond(one, today)]


def is_beyond(finding: Standing, today: date) -> bool:
    """MS-12 for one finding."""
    limit = limit_on(finding)
    return limit is not None and policy.is_beyond(finding.grade, finding.state, limit, today)


def needing_stage_2(case: Case) -> list[Standing]:
    """Open findings of which it was recorded that nothing but another stage 2 helps, since the last one."""
    since = begun_again(case)
    return [one for one in open_findings(case, stage=2) if one.lapsed(Overdue.STAGE_2, since)]


def standing_against(case: Case) -> list[str]:
    """What stands against review, decision and certificate, in sentences; nothing when all is closed."""
    found = [
        _("Temuan %(name)s (%(grade)s) belum ditutup") % {"name": one.name, "grade": one.grade_name}
        for one in blocking(case)
    ]
    return found + remarks_unanswered(case)


def remarks_unanswered(case: Case) -> list[str]:
    """That the client's remarks on the report wait for the leader, as a sentence."""
    waiting = FactRemark.objects.filter(case=case, reply=None).count()
    return [_("%(count)s catatan pelanggan atas laporan audit belum dijawab") % {"count": waiting}] if waiting else []


def stage_2_sentence(finding: Standing) -> str:
    """Why nothing but another stage 2 is possible, for one finding."""
    return _("Temuan %(name)s (%(grade)s) melewati batas waktunya, jadi audit tahap 2 perlu diulang") % {
        "name": finding.name,
        "grade": finding.grade_name,
    }


def adding_up(case: Case) -> list[str]:
    """MS-10: the requirements on which several open minors stand."""
    minors = [one.wording.requirement for one in open_findings(case, stage=2) if policy.is_raised(one.grade)]
    return policy.adding_up(minors)


def evidence_key(finding: Finding) -> str:
    """The name under which a case keeps the client's evidence about a finding."""
    return f"{EVIDENCE}{finding.pk}"


def evidence_names(keys: Iterable[str]) -> dict[str, str]:
    """What those documents are called in lists."""
    ids = [int(key.removeprefix(EVIDENCE)) for key in keys if key.startswith(EVIDENCE)]
    rows = Finding.objects.filter(pk__in=ids) if ids else []
    return {evidence_key(row): _("Bukti atas temuan %(number)s") % {"number": row.number} for row in rows}


def waiting_in(office: Office) -> list[Standing]:
    """Every released finding of an office's running cases that its client has still to answer."""
    turns = Turn.objects.filter(act=Act.RELEASED).values("finding")
    rows = Finding.objects.filter(pk__in=turns, case__office=office, case__closed_at=None)
    rows = rows.select_related("case__office", "case__organisation").prefetch_related("wordings", "turns", "answers")
    known: dict[int, Demands] = {}
    found = [Standing(row, known.setdefault(row.case_id, demands_of(row.case))) for row in rows]
    return [one for one in found if one.waits_for_client]


def report_of(case: Case) -> ReportVersion | None:
    """The newest version of the report's own sections."""
    return reports_of(case).last()


def reports_of(case: Case) -> QuerySet[ReportVersion]:
    """Every version of the report's own sections, oldest first."""
    return ReportVersion.objects.filter(task__case=case).select_related("task", "written_by").order_by("pk")


def report_in(task: Task) -> ReportVersion | None:
    """The newest version written at this opening of the step."""
    return ReportVersion.objects.filter(task=task).order_by("number").last()


def remarks_of(case: Case) -> QuerySet[FactRemark]:
    """What the client found wrong in the report, oldest first, with the leader's replies."""
    return FactRemark.objects.filter(case=case).select_related("made_by", "reply__given_by", "report")
