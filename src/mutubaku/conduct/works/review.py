"""The review of the whole evaluation: the judgements of the committee sheet and a recommendation (domain.md 11.2)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Kind, Task
from mutubaku.decisions.models import Recommendation, Reply
from mutubaku.decisions.policy import COMPLETE, review_bars
from mutubaku.decisions.queries import judgements_in, review_in
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .deciding import grantable, judged, questions_of, remark_on, said_against, standing_against
from .dossier import dossier_of
from .granted import edition_over
from .letters import Letter, LetterTable
from .parts import scope_items
from .work import Work, Written

SHEET = "tinjauan-sertifikasi"
# as the sheets print them
REPLIES = {Reply.YES: "Ya", Reply.NO: "Tidak", Reply.NOT_APPLICABLE: "Tidak berlaku"}
RECOMMENDED = {
    Recommendation.GRANT: "diberikan (atau dilanjutkan)",
    Recommendation.PART: "diberikan sebagian",
    Recommendation.REFUSE: "tidak diberikan",
}
NONE = "tidak ada"


def gaps(task: Task) -> list[str]:
    """What keeps the review from going on to the committee."""
    review = review_in(task)
    recommendation, words = (review.recommendation, review.words) if review else ("", "")
    against, offered = standing_against(task.case), scope_items(task.case)
    return review_bars(COMPLETE, judged(task), recommendation, words, against, offered)


def _bars_at(task: Task, outcome: Outcome, at: datetime) -> list[str]:
    """Nothing is recommended to be granted by an edition that is over; to refuse, and to turn back, is free. While
    nothing is recommended yet nothing is barred: the press that ends the step brings the recommendation.
    """
    review = review_in(task)
    if outcome.key != COMPLETE or review is None or review.recommendation in {"", Recommendation.REFUSE}:
        return []
    over = edition_over(task.case, at)
    return [*over, _("Pilih rekomendasi “Tidak diberikan” dengan pertimbangannya, lalu simpan dulu")] if over else []


def words_of(case: Case, recommendation: str) -> str:
    """A recommendation as the papers say it; a part of a surveillance is what is continued."""
    if recommendation == Recommendation.PART and case.kind == Kind.SURVEILLANCE:
        return "dilanjutkan sebagian"
    return RECOMMENDED[Recommendation(recommendation)]


def recommended(case: Case, recommendation: str) -> str:
    """What is recommended as the papers say it, in part with the items that nothing stands against, if others are."""
    if not recommendation:
        return ""
    said, known = words_of(case, recommendation), scope_items(case)
    free = grantable(case) if recommendation == Recommendation.PART else []
    return f"{said}: {'; '.join(known[one] for one in free)}" if 0 < len(free) < len(known) else said


def sheet(task: Task, _by: Capacity, at: datetime) -> Letter:
    """The judgements, what stands against, the recommendation, and the papers that were looked at with their hashes."""
    review, found = review_in(task), judgements_in(task)
    rows = [
        (str(number), one.text, REPLIES[Reply(found[one.key].reply)], found[one.key].note)
        for number, one in enumerate(questions_of(task.case), start=1)
        if one.key in found
    ]
    looked = [(one.name, one.sha256) for section in dossier_of(task.case) for one in section.papers]
    fields = {
        "rekomendasi": recommended(task.case, review.recommendation if review else ""),
        "pertimbangan": review.words if review else "",
        "keberatan": "; ".join([*said_against(task.case), *edition_over(task.case, at)]) or NONE,
    }
    tables = (
        LetterTable("Penilaian", ("No.", "Pertanyaan", "Penilaian", "Keterangan"), tuple(rows)),
        LetterTable("Berkas yang ditinjau", ("Dokumen", "SHA-256"), tuple(looked)),
    )
    return Letter(fields, tables)


def _prepare(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Keep in the journal what the register does not show of the reviewer, whose words then say why they review."""
    if outcome.key != COMPLETE:
        return
    review = review_in(task)
    remark = remark_on(task, by, at, review.words if review else "")
    if remark:
        data = {"step": task.step, "round": task.round, "remark": remark}
        record(task.case.chain, Verb.REVIEW_WRITTEN, by, at, data, locked=True)


WORK = Work(
    gaps=gaps,
    bars_at=_bars_at,
    prepare=_prepare,
    written={SHEET: Written(sheet, frozenset({COMPLETE}))},
)
