"""Who hears of what, and when one is reminded: decisions on plain values. The one table of kinds and their hearers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mutubaku.people.access import CLIENT_ROLE

from .models import NoticeKind

WEEK = 7  # days between two reminders of a deadline that has passed
LONGEST = 4000  # characters of one message
PAYMENT = "/perkara/{case}/pembayaran/"
FINDINGS = "/perkara/{case}/temuan/"
REPORT = "/perkara/{case}/laporan-audit/"


@dataclass(frozen=True)
class Hearing:
    """Who may be told a kind of notice, and which page it leads to (a path with the case's and the task's number)."""

    client: bool = False
    desk: bool = False
    leads_to: str = "/perkara/{case}/"


# The client hears of everything that concerns them and nothing else: this is the table of it.
HEARD: dict[str, Hearing] = {
    NoticeKind.YOUR_TURN: Hearing(client=True, desk=True, leads_to="/tugas/{task}/"),
    NoticeKind.RETURNED: Hearing(desk=True, leads_to="/tugas/{task}/"),
    NoticeKind.CASE_SENT: Hearing(client=True),
    NoticeKind.COMPLETION_ASKED: Hearing(client=True, leads_to="/perkara/{case}/lengkapi/"),
    NoticeKind.COMPLETION_REMINDER: Hearing(client=True, leads_to="/perkara/{case}/lengkapi/"),
    NoticeKind.PAYMENT_CODE: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.CODE_EXPIRING: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.PAYMENT_REPORTED: Hearing(desk=True, leads_to="/kerja/bendahara/"),
    NoticeKind.PAYMENT_REJECTED: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.PAYMENT_VERIFIED: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.PAYMENT_AGREED: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.PAYMENT_STALLED: Hearing(desk=True, leads_to=PAYMENT),
    NoticeKind.REFUND: Hearing(client=True, leads_to=PAYMENT),
    NoticeKind.DRAFT_CHECK: Hearing(client=True),
    NoticeKind.TEAM_APPOINTED: Hearing(desk=True),  # these four lead to the path they are given
    NoticeKind.TEAM_RELEASED: Hearing(desk=True),
    NoticeKind.AUDIT_MOVED: Hearing(client=True, leads_to="/perkara/{case}/tim-audit/"),
    NoticeKind.MEMBER_DECLINED: Hearing(desk=True),
    NoticeKind.MEMBER_TIED: Hearing(desk=True),
    NoticeKind.PLAN_CHECK: Hearing(client=True, leads_to="/perkara/{case}/rencana/"),
    NoticeKind.AUDIT_TIME: Hearing(client=True, desk=True),
    NoticeKind.AUDIT_TIME_ASKED: Hearing(desk=True, leads_to="/perkara/{case}/waktu-audit/"),
    NoticeKind.AUDIT_TIME_RETURNED: Hearing(desk=True, leads_to="/perkara/{case}/waktu-audit/"),
    NoticeKind.FINDINGS_RELEASED: Hearing(client=True, leads_to=FINDINGS),
    NoticeKind.FINDING_RETURNED: Hearing(client=True, leads_to=FINDINGS),
    NoticeKind.FINDING_REMINDER: Hearing(client=True, leads_to=FINDINGS),
    NoticeKind.FINDING_LAPSED: Hearing(client=True, desk=True, leads_to=FINDINGS),
    NoticeKind.TEST_FAILED: Hearing(client=True),
    NoticeKind.REPORT_REMARKED: Hearing(desk=True, leads_to=REPORT),
    NoticeKind.REPORT_REPLIED: Hearing(client=True, leads_to=REPORT),
    NoticeKind.AGREEMENT: Hearing(client=True, desk=True, leads_to="/perkara/{case}/perjanjian/"),
    NoticeKind.APPEAL: Hearing(client=True, desk=True, leads_to="/perkara/{case}/banding/"),
    NoticeKind.CYCLE_OPENED: Hearing(client=True, leads_to="/permohonan/{case}/"),
    NoticeKind.SPECIAL_AUDIT: Hearing(client=True, leads_to="/perkara/{case}/"),
    NoticeKind.CYCLE_REMINDER: Hearing(client=True, leads_to="/permohonan/{case}/"),
    NoticeKind.STANDING_PROPOSED: Hearing(client=True, desk=True, leads_to="/perkara/{case}/sertifikat/"),
    NoticeKind.STANDING_DECIDED: Hearing(client=True, leads_to="/perkara/{case}/sertifikat/"),
    NoticeKind.NOBODY_DECIDES: Hearing(desk=True, leads_to="/administrasi/jabatan/"),
    NoticeKind.CERTIFICATE_SHEET: Hearing(client=True, desk=True, leads_to="/perkara/{case}/sertifikat/"),
    NoticeKind.MESSAGE: Hearing(client=True, desk=True, leads_to="/perkara/{case}/pesan/"),
    NoticeKind.CASE_ENDED: Hearing(client=True),
    NoticeKind.COMPLAINT: Hearing(desk=True),  # these three lead to the path they are given
    NoticeKind.COMPLAINT_REFERRED: Hearing(client=True),
    NoticeKind.COMPLAINT_REMINDER: Hearing(client=True),
    NoticeKind.COMPLAINT_TOLD: Hearing(),  # to the complainant's address alone, with a secret link
    NoticeKind.COMPANY_CHANGED: Hearing(),  # to the company's people one by one, with the path they are given
    NoticeKind.INVITATION: Hearing(),  # to an address, never to a role, and never copied: it holds a secret
}
COPYABLE = tuple(kind for kind, hearing in HEARD.items() if hearing.client or hearing.desk)


def may_hear(kind: str, role: str) -> bool:
    """Whether those in a role are told of a kind at all."""
    hearing = HEARD[kind]
    return hearing.client if role == CLIENT_ROLE else hearing.desk


def path_of(kind: str, case_id: int | None, task_id: int | None) -> str:
    """Where a notice leads: the page where something is to be done, else the case, else the front page."""
    if case_id is None:
        return "/"
    leads_to = HEARD[kind].leads_to
    if "{task}" in leads_to and task_id is None:
        leads_to = "/perkara/{case}/"
    return leads_to.format(case=case_id, task=task_id)


def completion_stage(until: date, today: date) -> str:
    """Which reminder of a completion deadline is due: "soon" on the day before and the day itself, then one a week.

    Empty when it is too early. A stage lasts several days, so a worker that slept still reminds once.
    """
    days_left = (until - today).days
    if days_left > 1:
        return ""
    return "soon" if days_left >= 0 else f"past-{(-days_left - 1) // WEEK}"


def expiry_stage(expires_on: date, today: date) -> str:
    """Whether the client is to be reminded that a billing code expires: on the day before and the day itself."""
    return "soon" if 0 <= (expires_on - today).days <= 1 else ""
