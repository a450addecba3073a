"""Reading the findings of a case: who has to act on which, and what stands against going on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Ending, Task
from mutubaku.findings import policy
from mutubaku.findings.models import Act, Finding, Turn
from mutubaku.findings.policy import State
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, Organisation
from mutubaku.reading import once_a_page
from mutubaku.schemes.models import Overdue
from mutubaku.worktime.months import months_after

from .reports import remarks_unanswered
from .standing import Demands, Standing, demands_of

EVIDENCE = "temuan-"


def rows_of(cases: Iterable[Case]) -> QuerySet[Finding]:
    """The findings of some cases with all that happened to them, oldest first."""
    found = Finding.objects.filter(case__in=cases).select_related("recorded_by", "task")
    return found.prefetch_related("wordings", "turns__by", "answers__files__file", "answers__given_by")


@once_a_page
def findings_of(case: Case, *, stage: int | None = None) -> list[Standing]:
    """The findings of a case, oldest first, of one stage or of both; those withdrawn are left out."""
    demands = demands_of(case)
    rows = rows_of([case])
    found = [Standing(row, demands) for row in (rows if stage is None else rows.filter(stage=stage))]
    for one in found:
        one.row.case = case
    return [one for one in found if one.state != State.WITHDRAWN]


def finding_of(case: Case, finding_id: int) -> Standing | None:
    """One finding of a case, also when it was withdrawn."""
    row = rows_of([case]).filter(pk=finding_id).first()
    return Standing(row, demands_of(case)) if row else None


def earlier_findings(before: Iterable[int]) -> list[Standing]:
    """What the client was told at the last audit of the cases before, given by their ids, oldest first: of the newest
    that was completed, or that ended otherwise after its client was told of findings.
    """
    told = Q(pk__in=Turn.objects.filter(act=Act.RELEASED).values("finding__case"))
    rows = Case.objects.filter(Q(ending=Ending.COMPLETED) | told, pk__in=before, closed_at__isnull=False)
    newest = rows.order_by("-pk").first()
    return released_to_client(newest) if newest is not None else []


def released_to_client(case: Case) -> list[Standing]:
    """What the client may see: before its release a finding does not exist for them."""
    return [one for one in findings_of(case) if one.is_released]


def has_findings(case: Case, *, released: bool) -> bool:
    """Whether a case has findings, or has some the client was told of: for links, in one query."""
    if released:
        return Turn.objects.filter(finding__case=case, act=Act.RELEASED).exists()
    return case.findings.exists()


def unreleased(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What the leader of the team has still to check."""
    return [one for one in findings_of(case, stage=stage) if one.state == State.RECORDED]


def mark_of(findings: Iterable[Standing]) -> str:
    """Which findings these are, in which version of their words: `12:1 13:2`."""
    return " ".join(f"{one.row.pk}:{one.wording.version}" for one in findings)


def awaiting_client(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What the client has still to answer."""
    return [one for one in findings_of(case, stage=stage) if one.waits_for_client]


def open_findings(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What still asks something of the client or of the auditors."""
    return [one for one in findings_of(case, stage=stage) if one.is_open]


def blocking(case: Case, *, stage: int | None = None) -> list[Standing]:
    """What bars the next stage and the certificate: open, and of a grade that blocks."""
    return [one for one in open_findings(case, stage=stage) if one.state == State.RECORDED or one.demand.blocks]


@once_a_page
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
    return months_after(day, finding.demands.major_limit_months)


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
    return [said for _site, said in standing_by_site(case)]


def standing_by_site(case: Case) -> list[tuple[str, str]]:
    """The same, each with the single site it was found at; "" where it is about the whole system."""
    found = [
        (one.wording.site, _("Temuan %(name)s (%(grade)s) belum ditutup") % {"name": one.name, "grade": one.grade_name})
        for one in blocking(case)
    ]
    return found + [("", said) for said in remarks_unanswered(case)]


def stage_2_sentence(finding: Standing) -> str:
    """Why nothing but another stage 2 is possible, for one finding."""
    return _("Temuan %(name)s (%(grade)s) melewati batas waktunya, jadi audit tahap 2 perlu diulang") % {
        "name": finding.name,
        "grade": finding.grade_name,
    }


def adding_up(case: Case) -> list[str]:
    """MS-10: the requirements on which several open minors stand."""
    minors = [one.wording.requirement for one in open_findings(case, stage=2) if policy.is_raised(one.grade)]
    return policy.adding_up(minors, demands_of(case).minors_to_major)


def evidence_key(finding: Finding) -> str:
    """The name under which a case keeps the client's evidence about a finding."""
    return f"{EVIDENCE}{finding.pk}"


def evidence_names(keys: Iterable[str]) -> dict[str, str]:
    """What those documents are called in lists."""
    ids = [int(key.removeprefix(EVIDENCE)) for key in keys if key.startswith(EVIDENCE)]
    rows = Finding.objects.filter(pk__in=ids) if ids else []
    return {evidence_key(row): _("Bukti atas temuan %(number)s") % {"number": row.number} for row in rows}


def waiting_in(office: Office, organisation: Organisation | None = None) -> list[Standing]:
    """Every released finding of an office's running cases, or of one client's, that its client has still to answer."""
    rows = Finding.objects.filter(case__office=office, case__closed_at=None)
    return _waiting(rows.filter(case__organisation=organisation) if organisation else rows)


def waiting_among(cases: Collection[int]) -> list[Standing]:
    """The released findings of several running cases that their clients have still to answer."""
    return _waiting(Finding.objects.filter(case__in=cases, case__closed_at=None))


def _waiting(rows: QuerySet[Finding]) -> list[Standing]:
    rows = rows.filter(pk__in=Turn.objects.filter(act=Act.RELEASED).values("finding"))
    rows = rows.select_related("case__office", "case__organisation").prefetch_related("wordings", "turns", "answers")
    known: dict[int, Demands] = {}
    for row in rows:
        if row.case_id not in known:
            known[row.case_id] = demands_of(row.case)
    return [one for one in (Standing(row, known[row.case_id]) for row in rows) if one.waits_for_client]
