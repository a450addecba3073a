"""The decision: taken, dated and written; a refusal goes to the client with the right of appeal."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from mutubaku.cases.models import Case, Kind, Task
from mutubaku.certificates.queries import subject_of
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.standing import restore_after_recertification, suspend_after_refusal
from mutubaku.decisions.actions import decide
from mutubaku.decisions.models import Decision, Verdict
from mutubaku.decisions.policy import GRANTING, VERDICTS, decision_bars
from mutubaku.decisions.queries import decision_in, last_meeting, last_review, rules_on
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.documents.queries import latest
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome

from .committee import RECOMMENDATION, concluded, part_words
from .deciding import held_back, remark_on
from .granted import edition_over
from .letter_kinds import next_paper_number
from .letters import INDONESIAN, Letter, trial_pdf
from .parts import scope_items
from .work import Work, Written

PAPER, REFUSAL = "keputusan-sertifikasi", "surat-penolakan-sertifikasi"
REFUSAL_NAME = "Surat penolakan sertifikasi"
DECIDED = {
    Verdict.GRANTED: "sertifikasi diberikan",
    Verdict.PART: "sertifikasi diberikan sebagian",
    Verdict.CONTINUED: "penggunaan sertifikat dilanjutkan",
    Verdict.REFUSED: "sertifikasi ditolak",
}


class ReviewerDecides(Refusal):
    """The office lets nobody decide what they reviewed."""

    def __init__(self) -> None:
        super().__init__(
            _("Anda meninjau permohonan ini, dan kantor ini memisahkan peninjau dari pengambil keputusan.")
        )


def recommended(task: Task) -> str:
    """What the committee concluded last; empty when no meeting is kept."""
    meeting = last_meeting(task.case)
    return meeting.conclusion if meeting else ""


def basis_of(case: Case) -> str:
    """The basis of a decision as it is offered: the committee's recommendation by its number and day."""
    paper, meeting = latest(case, RECOMMENDATION), last_meeting(case)
    if paper is None:
        return ""
    day = f" tanggal {tanggal(meeting.held_on)}" if meeting else ""
    return f"Rekomendasi komite nomor {paper.letter_number or '—'}{day}"


def gaps(task: Task) -> list[str]:
    """The basis, which the decision maker confirms on the page."""
    draft = decision_in(task)
    return [] if draft and draft.basis else [_("Dasar keputusan")]


def _bars(task: Task, outcome: Outcome) -> list[str]:
    draft = decision_in(task)
    found = decision_bars(outcome.key, recommended(task), "-", draft.reasons if draft else "")
    return found + held_back(task.case, VERDICTS.get(outcome.key, ""), draft.part_items if draft else ())


def _bars_at(task: Task, outcome: Outcome, at: datetime) -> list[str]:
    return edition_over(task.case, at) if VERDICTS.get(outcome.key) in GRANTING else []


def _prepare(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Take the decision; to send it back decides nothing."""
    verdict = VERDICTS.get(outcome.key)
    if verdict is None:
        return
    today, case = office_day(task.case.office, at).date(), task.case
    review = last_review(case)
    reviewer = review.task.closed_by_id if review else None
    if reviewer == by.user_id and not rules_on(case.office, today).reviewer_may_decide:
        raise ReviewerDecides
    draft = decision_in(task)
    remark = remark_on(task, by, at, f"{draft.reasons if draft else ''}{task.note}")
    decision = decide(task, verdict, by, today, reasons=task.note, offered=scope_items(case))
    data = {
        "step": task.step,
        "round": task.round,
        "verdict": decision.verdict,
        "decided_on": today.isoformat(),
        "basis": decision.basis,
        "part": [*decision.part_items, *filter(None, [decision.part_words])],
        **({"remark": remark} if remark else {}),
    }
    record(case.chain, Verb.DECISION_TAKEN, by, at, data, locked=True)
    if verdict == Verdict.REFUSED:
        _tell_refusal(task, decision, by, at)
        suspend_after_refusal(decision, at)
    else:
        restore_after_recertification(case, at)


def _tell_refusal(task: Task, decision: Decision, by: Capacity, at: datetime) -> Version:
    """The letter to the client with the reasons, and how and until when to appeal."""
    until = tanggal(decision.appeal_until) if decision.appeal_until else ""
    with override(INDONESIAN):
        fields = {**_fields(task, decision), "pembuka": opening(task.case), "batas_banding": until}
        number = next_paper_number(task.case.office, REFUSAL, task.case.scheme, at)
        data = trial_pdf(task.case, REFUSAL, REFUSAL_NAME, Letter(fields), by, at, number)
    return add_made(task, kind=REFUSAL, name=f"{REFUSAL}.pdf", data=data, by=by, at=at, letter_number=number)


def opening(case: Case) -> str:
    """How the letter of a refusal begins: with the application, or with the special audit nobody applied for."""
    if not case.is_special:
        return (
            f"Menunjuk permohonan Saudara nomor {case.number} perihal {case.get_kind_display()} "
            f"{case.get_scheme_display()}"
        )
    subject = subject_of(case)
    about = f" atas sertifikat Saudara nomor {subject.number}" if subject else ""
    return f"Menunjuk audit khusus{about}, yang kami catat dengan nomor {case.number}"


def decided_words(decision: Decision) -> str:
    """What was decided as the papers say it; of a surveillance a part is what the certificate is continued for."""
    if decision.verdict == Verdict.PART and decision.case.kind == Kind.SURVEILLANCE:
        return "penggunaan sertifikat dilanjutkan sebagian, dan ruang lingkupnya dikurangi"
    if decision.verdict == Verdict.REFUSED and decision.case.is_special:
        return "hasil audit khusus ini tidak memadai untuk melanjutkan penggunaan sertifikat"
    return DECIDED[Verdict(decision.verdict)] if decision.verdict else ""


def _fields(task: Task, decision: Decision | None) -> dict[str, str]:
    meeting = last_meeting(task.case)
    said = concluded(task, meeting) if meeting else {}
    if decision is None:
        return {"keputusan": "", "dasar": "", "alasan": "", "bagian": "", "rekomendasi": said.get("kesimpulan", "")}
    return {
        "keputusan": decided_words(decision),
        "tanggal_keputusan": tanggal(decision.decided_on) if decision.decided_on else "",
        "dasar": decision.basis,
        "alasan": decision.reasons,
        "bagian": part_words(task, decision.part_items, decision.part_words) or _whole(decision.case),
        "rekomendasi": said.get("kesimpulan", ""),
    }


def _whole(case: Case) -> str:
    return "seluruh ruang lingkup sertifikat" if case.is_special else "seluruh ruang lingkup yang diajukan"


def paper(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The decision in writing."""
    decision = decision_in(task)
    fields = _fields(task, decision)
    if decision is not None and decision.verdict == Verdict.REFUSED:
        fields["bagian"] = "—"
    return Letter(fields)


WORK = Work(
    gaps=gaps,
    bars=_bars,
    bars_at=_bars_at,
    prepare=_prepare,
    written={PAPER: Written(paper, frozenset(VERDICTS))},
)
