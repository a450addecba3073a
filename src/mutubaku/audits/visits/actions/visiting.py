"""Writing what a visit found: documents, meetings, answers of the checklist, photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

from mutubaku.audits.visits.errors import (
    AlreadyConfirmed,
    AlreadyNoted,
    AttendanceIncomplete,
    InadequateWithoutNote,
    ItemUnknown,
    ListsOpened,
    MeetingNotBegun,
)
from mutubaku.audits.visits.models import (
    Attendance,
    ChecklistEntry,
    ChecklistItem,
    ChecklistPhoto,
    DocumentAdequacy,
    Meeting,
    MeetingKind,
    NoFinding,
    Visit,
)
from mutubaku.audits.visits.policy.checklist import (
    Answer,
    check_answer,
    check_code,
    is_conflict,
    typed_no_later,
)
from mutubaku.audits.visits.policy.meetings import check_order
from mutubaku.audits.visits.policy.plan import check_interval
from mutubaku.audits.visits.policy.remote import Remote, check_remote
from mutubaku.audits.visits.queries import Line
from mutubaku.cases.models import Task
from mutubaku.documents.models import StoredFile, Version
from mutubaku.people.access import Capacity
from mutubaku.people.codes import HOLDS, new_code


def visit_at(task: Task, kind: str) -> Visit:
    """The visit of this opening of its step, begun as one of this kind when it is not there yet."""
    return Visit.objects.get_or_create(task=task, defaults={"kind": kind})[0]


def write_remote(visit: Visit, remote: Remote, latest: date, *, is_planned: bool) -> None:
    """Whether the visit is held at a distance, and how; RemoteIncomplete or AgreedAfterwards."""
    check_remote(remote, latest, is_planned=is_planned)
    more = {f"remote_{name}": value for name, value in asdict(remote).items() if name != "is_remote"}
    Visit.objects.filter(pk=visit.pk).update(is_remote=remote.is_remote, **more)


def judge_adequacy(visit: Visit, version: Version, name: str, *, is_adequate: bool, note: str) -> None:
    """Whether a document is adequate at stage 1; InadequateWithoutNote."""
    if not is_adequate and not note:
        raise InadequateWithoutNote(name)
    given = {"is_adequate": is_adequate, "note": note}
    DocumentAdequacy.objects.update_or_create(visit=visit, version=version, defaults=given)


def judge_interval(visit: Visit, held_on: date, next_on: date, limit: int, reason: str) -> None:
    """When stage 1 was held and stage 2 is planned; StagesReversed or IntervalUnjustified."""
    check_interval(held_on, next_on, limit, reason)
    Visit.objects.filter(pk=visit.pk).update(held_on=held_on, next_on=next_on, interval_reason=reason)


def justify_beginning(visit: Visit, reason: str) -> None:
    """Keep why stage 1 still holds on the day on which stage 2 really begins (rule MS-08)."""
    Visit.objects.filter(pk=visit.pk).update(interval_reason=reason)


def open_meeting(visit: Visit, kind: str, at: datetime) -> Meeting:
    """Open the list of a meeting, or give it a new code: the one before holds no longer. ClosingFirst."""
    check_order(kind, set(visit.meetings.values_list("kind", flat=True)))
    given = {"code": new_code(), "code_until": at + HOLDS}
    begun = {**given, "begins_at": at}
    return Meeting.objects.update_or_create(visit=visit, kind=MeetingKind(kind), defaults=given, create_defaults=begun)[
        0
    ]


def forget_meetings(visit: Visit) -> None:
    """Take away what was written from a paper before; ListsOpened when a list was opened in the system and somebody
    stands on it.
    """
    if visit.meetings.filter(attendances__isnull=False).exists():
        raise ListsOpened
    visit.meetings.all().delete()


def record_meetings(visit: Visit, opened: datetime, closed: datetime) -> None:
    """Write down from a paper when the meetings were; nobody confirms by a code of theirs."""
    for kind, begins_at in ((MeetingKind.OPENING, opened), (MeetingKind.CLOSING, closed)):
        visit.meetings.create(kind=kind, begins_at=begins_at, code=new_code(), code_until=begins_at)


def meeting_of(visit: Visit, kind: str) -> Meeting:
    """The meeting of this kind; MeetingNotBegun."""
    found = visit.meetings.filter(kind=kind).first()
    if found is None:
        raise MeetingNotBegun
    return found


def attend(
    meeting: Meeting, *, name: str, position: str, company: str, user_id: int | None, at: datetime
) -> Attendance:
    """Somebody with an account is at a meeting: confirmed by being signed in."""
    if meeting.attendances.filter(user=user_id).exists():
        raise AlreadyConfirmed(name)
    return meeting.attendances.create(name=name, position=position, company=company, user_id=user_id, confirmed_at=at)


def note_attendance(meeting: Meeting, *, name: str, position: str, company: str) -> Attendance:
    """Somebody whom the auditor saw there and who has not confirmed it; AttendanceIncomplete, AlreadyNoted,
    AlreadyConfirmed.
    """
    _check_person(name, position, company)
    there = next((one for one in meeting.attendances.all() if _is_same(one, name, company)), None)
    if there is not None:
        raise AlreadyNoted(name) if there.confirmed_at is None else AlreadyConfirmed(name)
    return meeting.attendances.create(name=name, position=position, company=company)


def take_over(meeting: Meeting, beside: Meeting) -> list[Attendance]:
    """Put on the list of a meeting who is on that of the same meeting for another standard, as they are there, and not
    on this one; who they are."""
    here = list(meeting.attendances.all())
    new = [
        Attendance(
            meeting=meeting,
            name=one.name,
            position=one.position,
            company=one.company,
            user_id=one.user_id,
            confirmed_at=one.confirmed_at,
        )
        for one in beside.attendances.all()
        if not any(_is_same(row, one.name, one.company) for row in here)
    ]
    return Attendance.objects.bulk_create(new)


def strike_attendance(visit: Visit, attendance_id: int) -> Attendance:
    """Take away a row that nobody confirmed; AlreadyConfirmed when somebody did, ItemUnknown when there is none."""
    found = Attendance.objects.filter(pk=attendance_id, meeting__visit=visit).first()
    if found is None:
        raise ItemUnknown
    if found.confirmed_at is not None:
        raise AlreadyConfirmed(found.name)
    found.delete()
    return found


def confirm_attendance(visit: Visit, code: str, at: datetime, *, name: str, position: str, company: str) -> Attendance:
    """Somebody without an account confirms by the code of a meeting; a row the auditor wrote of them is confirmed.

    CodeWrong, AttendanceCodeExpired, AttendanceIncomplete, or AlreadyConfirmed.
    """
    meetings = list(visit.meetings.order_by("-id"))
    meeting = meetings[check_code(code, [(one.code, one.code_until) for one in meetings], at)]
    _check_person(name, position, company)
    noted = next((one for one in meeting.attendances.all() if _is_same(one, name, company)), None)
    if noted is None:
        return meeting.attendances.create(name=name, position=position, company=company, confirmed_at=at)
    if noted.confirmed_at is not None:
        raise AlreadyConfirmed(name)
    noted.name, noted.position, noted.company, noted.confirmed_at = name, position, company, at
    noted.save(update_fields=["name", "position", "company", "confirmed_at"])
    return noted


def _check_person(name: str, position: str, company: str) -> None:
    if not name or not position or not company:
        raise AttendanceIncomplete


def _is_same(row: Attendance, name: str, company: str) -> bool:
    return (row.name.casefold(), row.company.casefold()) == (name.casefold(), company.casefold())


def item_at(visit: Visit, line: Line) -> ChecklistItem:
    """The line of a checklist as a row, made when it is first written to."""
    given = {"question": line.question, "text": line.text, "clauses": list(line.clauses)}
    return ChecklistItem.objects.get_or_create(visit=visit, name=line.name, defaults=given)[0]


def add_item(visit: Visit, name: str, text: str, clauses: Sequence[str]) -> ChecklistItem:
    """A line of the auditor's own; the same name again is the same line."""
    given = {"text": text, "clauses": list(clauses)}
    return ChecklistItem.objects.get_or_create(visit=visit, name=name, defaults=given)[0]


def answer_items(
    visit: Visit, lines: Mapping[str, Line], answers: Mapping[str, Answer], by: Capacity, at: datetime
) -> list[str]:
    """Keep answers by the names of their lines; those whose key is known already are not kept again.

    Returns the names of the lines that were written to. ItemUnknown, TextTooLong, NothingFound.
    """
    for name, answer in answers.items():
        if name not in lines:
            raise ItemUnknown
        check_answer(answer)
    known = set(
        ChecklistEntry.objects.filter(key__in=[one.key for one in answers.values()]).values_list("key", flat=True)
    )
    new = {name: one for name, one in answers.items() if one.key not in known}
    items = _items_at(visit, [lines[name] for name in new])
    ChecklistEntry.objects.bulk_create(_entry(items[name], lines[name], one, by, at) for name, one in new.items())
    return list(new)


def _items_at(visit: Visit, lines: Sequence[Line]) -> dict[str, ChecklistItem]:
    found = {one.name: one for one in visit.items.filter(name__in=[line.name for line in lines])}
    missing = [line for line in lines if line.name not in found]
    made = ChecklistItem.objects.bulk_create(
        ChecklistItem(visit=visit, name=one.name, question=one.question, text=one.text, clauses=list(one.clauses))
        for one in missing
    )
    return found | {one.name: one for one in made}


def _entry(item: ChecklistItem, line: Line, answer: Answer, by: Capacity, at: datetime) -> ChecklistEntry:
    assert by.user_id is not None  # noqa: S101 - the system itself audits nothing
    return ChecklistEntry(
        item=item,
        key=answer.key,
        basis=answer.basis,
        is_conflicting=is_conflict(answer, by.user_id, line.standing),
        found=answer.found,
        note=answer.note,
        evidence=answer.evidence,
        typed_at=typed_no_later(answer.typed_at, at),
        sent_at=at,
        by_id=by.user_id,
    )


def explain(task: Task, entry_id: int, reason: str, by: Capacity, at: datetime) -> NoFinding:
    """Keep why an answer “Tidak sesuai” became no finding at the visit a task makes."""
    assert by.user_id is not None  # noqa: S101 - the system itself audits nothing
    given = {"reason": reason, "written_at": at, "by_id": by.user_id}
    return NoFinding.objects.get_or_create(task=task, entry_id=entry_id, defaults=given)[0]


def add_photo(item: ChecklistItem, file: StoredFile, filename: str, by: Capacity, at: datetime) -> ChecklistPhoto:
    """Keep a photo with a line of the checklist; the same picture again is kept once."""
    assert by.user_id is not None  # noqa: S101 - the system itself takes no photos
    given = {"filename": filename, "added_at": at, "by_id": by.user_id}
    return ChecklistPhoto.objects.get_or_create(item=item, file=file, defaults=given)[0]
