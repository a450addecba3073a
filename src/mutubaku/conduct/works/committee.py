"""The committee: who sits in it, what it concludes, and its papers (domain.md 11.2 and 9)."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Kind, Task
from mutubaku.decisions.models import Conclusion, Meeting, Member, Statement
from mutubaku.decisions.policy import CONCLUSIONS, GRANTING, committee_bars
from mutubaku.decisions.queries import active_members, last_review, meeting_in, seats_of
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .deciding import held_back
from .granted import edition_over
from .letters import Letter, LetterTable
from .parts import scope_items
from .planned import day_in_words
from .review import words_of
from .work import Work, Written

MINUTES, RECOMMENDATION = "berita-acara-komite", "rekomendasi"
CONCLUDED = {
    Conclusion.GRANT: "direkomendasikan untuk diberikan atau dilanjutkan",
    Conclusion.PART: "direkomendasikan untuk diberikan sebagian",
    Conclusion.REFUSE: "tidak direkomendasikan",
    Conclusion.DEFER: "ditunda",
}
SILENT = "belum menyatakan"
RECOMMENDING = frozenset({"direkomendasikan", "direkomendasikan-sebagian", "tidak-direkomendasikan"})


def _bars(task: Task, outcome: Outcome) -> list[str]:
    meeting = meeting_in(task)
    if meeting is None:
        return committee_bars(outcome.key, "", [])
    found = committee_bars(outcome.key, meeting.conclusion, seats_of(meeting))
    return found + held_back(task.case, CONCLUSIONS[outcome.key], meeting.part_items)


def _bars_at(task: Task, outcome: Outcome, at: datetime) -> list[str]:
    return edition_over(task.case, at) if CONCLUSIONS[outcome.key] in GRANTING else []


def minutes(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The minutes: when and where in words, who sat, what each said, who was replaced and why, and the conclusion."""
    meeting = meeting_in(task)
    if meeting is None:
        return Letter()
    fields = {
        "hari_tanggal": f"{day_in_words(meeting.held_on)} ({meeting.held_on:%d-%m-%Y})",
        "tempat": f"{meeting.place} (jarak jauh)" if meeting.is_remote else meeting.place,
        "agenda": meeting.agenda,
        **concluded(task, meeting),
    }
    return Letter(fields, (_members_table(meeting), *_replaced(meeting)))


def concluded(task: Task, meeting: Meeting) -> dict[str, str]:
    """The conclusion, its reasons and its part as the papers say them."""
    return {
        "kesimpulan": _conclusion(task, meeting),
        "alasan": meeting.reasons,
        "bagian": part_words(task, meeting.part_items, meeting.part_words),
    }


def _conclusion(task: Task, meeting: Meeting) -> str:
    if meeting.conclusion == Conclusion.PART and task.case.kind == Kind.SURVEILLANCE:
        return "direkomendasikan untuk dilanjutkan sebagian"
    return CONCLUDED[Conclusion(meeting.conclusion)] if meeting.conclusion else ""


def part_words(task: Task, items: list[str], words: str) -> str:
    """A part of the scope in words; empty when it is the whole."""
    known = scope_items(task.case)
    named = [known[one] for one in items if one in known]
    return "; ".join([*named, *([words] if words else [])])


def _members_table(meeting: Meeting) -> LetterTable:
    rows = []
    for number, member in enumerate(active_members(meeting), start=1):
        said = member.statements.filter(reading=meeting.reading).first()
        rows.append((str(number), member.user.name, _post(member), _said(said), said.reason if said else "", ""))
    columns = ("No.", "Nama", "Kedudukan", "Pernyataan", "Alasan", "Tanda tangan")
    return LetterTable("Anggota dan pernyataannya", columns, tuple(rows))


def _post(member: Member) -> str:
    return "Ketua" if member.is_chair else "Anggota"


def _said(statement: Statement | None) -> str:
    if statement is None:
        return SILENT
    return "setuju" if statement.agrees else "tidak setuju"


def _replaced(meeting: Meeting) -> tuple[LetterTable, ...]:
    gone = meeting.members.exclude(replaced_at=None).select_related("user")
    rows = tuple((one.user.name, one.replaced_reason) for one in gone)
    return (LetterTable("Anggota yang diganti", ("Nama", "Alasan"), rows),) if rows else ()


def recommendation(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """What the committee recommends to the decision maker, with what the reviewer had recommended."""
    meeting, review = meeting_in(task), last_review(task.case)
    if meeting is None:
        return Letter()
    fields = {
        "tanggal_rapat": tanggal(meeting.held_on),
        "tinjauan": words_of(task.case, review.recommendation) if review and review.recommendation else "",
        **concluded(task, meeting),
    }
    return Letter(fields, (_members_table(meeting),))


WORK = Work(
    bars=_bars,
    bars_at=_bars_at,
    written={MINUTES: Written(minutes), RECOMMENDATION: Written(recommendation, RECOMMENDING)},
)
