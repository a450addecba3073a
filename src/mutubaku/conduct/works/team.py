"""Step 9.1: the team is appointed, each member declares, and the assignment goes out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.appointing.models import Appointment, Declaration
from mutubaku.audits.appointing.queries import appointment_of, declarations_for, open_objection
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.certificates.queries import accepted_transfer
from mutubaku.conduct.evaluations import evaluations_of
from mutubaku.documents.models import Origin, Version
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import Evaluation

from .letters import Letter, LetterTable
from .planned import audit_days, team_table
from .work import Work, Written

ASSIGNMENT, STATEMENTS = "surat-tugas", "pernyataan-ketidakberpihakan"
WITH_STAGE_1, WITHOUT_STAGE_1 = "ditunjuk", "ditunjuk-tanpa-tahap-1"


def _gaps(task: Task) -> list[str]:
    """Who is not appointed, has not declared yet, or said no."""
    appointment = appointment_of(task.case)
    if appointment is None:
        return [_("Tim belum ditunjuk")]
    declared, on_paper = declarations_for(appointment), is_declared_on_paper(appointment)
    found = objected_gaps(task.case)
    for user_id, name in people_of(appointment).items():
        said = declared.get(user_id)
        if said is None and on_paper:
            continue
        if said is None:
            found.append(_("Pernyataan %s belum ada") % name)
        elif not said.is_yes:
            found.append(_("%s menolak penugasan: tunjuk penggantinya") % name)
    return found


def objected_gaps(case: Case) -> list[str]:
    """That the client objects to the appointed audit and nobody has answered, as a sentence."""
    said = _("Keberatan pelanggan atas tanggal atau tim audit belum dijawab Seksi SS")
    return [said] if open_objection(case) is not None else []


def is_declared_on_paper(appointment: Appointment) -> bool:
    """Whether the statements signed by hand were uploaded since this team was appointed: they stand for whoever said
    nothing in the system.
    """
    return appointment.pk in declared_on_paper([appointment])


def declared_on_paper(appointments: Collection[Appointment]) -> set[int]:
    """Those of these appointments for which such a scan is there; one query however many they are."""
    scans = Version.objects.filter(document__kind=STATEMENTS, origin=Origin.UPLOADED)
    added = list(scans.filter(task__in=[one.task_id for one in appointments]).values_list("task_id", "added_at"))
    return {
        one.pk
        for one in appointments
        if any(task_id == one.task_id and moment >= one.appointed_at for task_id, moment in added)
    }


def statement_scans(case: Case) -> list[Version]:
    """The statements signed by hand that were scanned in a case, the newest first."""
    rows = Version.objects.filter(document__case=case, document__kind=STATEMENTS, origin=Origin.UPLOADED)
    return list(rows.select_related("file").order_by("-number"))


def people_of(appointment: Appointment) -> dict[int, str]:
    """The members of an appointment: names by account."""
    return {one.user_id: one.user.name for one in appointment.members.all()}


def _bars(task: Task, outcome: Outcome) -> list[str]:
    """Stage 1 is held where the scheme asks for it, and left out, with the reason, of recertifications and changes of
    scope (17021-1, 9.3.1 and 9.6.3) and of certificates transferred from another body, which audited their system
    already (IAF MD 2); where the scheme does not ask for it, of certification types 1 and 3, there is none.
    """
    asks = Evaluation.STAGE_1 in evaluations_of(task.case)
    if outcome.key == WITH_STAGE_1 and not asks:
        return [_("Skema tidak meminta audit tahap 1 untuk tipe sertifikasi ini")]
    if outcome.key != WITHOUT_STAGE_1 or not asks or _may_be_left_out(task.case):
        return []
    return [
        _("Skema meminta audit tahap 1; hanya dilewati pada sertifikasi ulang, perubahan lingkup, dan alih sertifikat"),
    ]


def _may_be_left_out(case: Case) -> bool:
    return case.kind in {Kind.RECERTIFICATION, Kind.SCOPE_CHANGE} or accepted_transfer(case) is not None


def assignment(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The letter of assignment: who, in which function, where and when."""
    appointment = appointment_of(task.case)
    place = appointment.place if appointment else ""
    fields = {"tanggal_audit": audit_days(appointment), "tempat_audit": place}
    return Letter(fields, (team_table(appointment),))


def statements(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """What each member declared, and what was remarked upon when the team was made up."""
    appointment = appointment_of(task.case)
    fields = {"tanggal_audit": audit_days(appointment)}
    if appointment is None:
        return Letter(fields)
    declared, on_paper = declarations_for(appointment), is_declared_on_paper(appointment)
    rows = tuple(
        (name, *_declared(declared.get(user_id), task, on_paper=on_paper))
        for user_id, name in people_of(appointment).items()
    )
    columns = ("Nama", "Bersedia", "Tidak berpihak", "Tanggal")
    tables = [LetterTable("Pernyataan anggota tim", columns, rows)]
    if appointment.remarks:
        kept = tuple((remark, appointment.reason) for remark in appointment.remarks)
        tables.append(LetterTable("Catatan penyusunan tim", ("Yang diperhatikan", "Alasan"), kept))
    return Letter(fields, tuple(tables))


def _declared(said: Declaration | None, task: Task, *, on_paper: bool) -> tuple[str, str, str]:
    if said is None:
        return ("ya", "ya", "pada lembar yang ditandatangani") if on_paper else ("belum", "belum", "")
    day = office_day(task.case.office, said.given_at).date()
    words = f" ({said.reason})" if said.is_impartial and said.is_willing and said.reason else ""
    return ("ya" if said.is_willing else "tidak", f"ya{words}" if said.is_impartial else "tidak", tanggal(day))


WORK = Work(
    gaps=_gaps,
    bars=_bars,
    written={ASSIGNMENT: Written(assignment), STATEMENTS: Written(statements)},
)
