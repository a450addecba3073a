"""The tracker's own words: where the application stands in one sentence, and what the client must do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.visits.queries import awaited_round, may_be_agreed
from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Ending, Task
from mutubaku.conduct.actions.finishing import awaited_check
from mutubaku.conduct.disclosure import asks_client
from mutubaku.conduct.works.findings import awaiting_findings
from mutubaku.findings.queries import has_findings, released_to_client
from mutubaku.reviews.queries import awaited_request
from mutubaku.web.writing import language, saat, tanggal

from .clock import held_by, to_client

Row = dict[str, Any]


def tracker(case: Case, running: Sequence[Row], awaited: Task | None) -> dict[str, Any]:
    """What stands above the rail: the sentence, the clock to show, and what the client must do now."""
    duties = _duties(case, running, awaited)
    first = running[0] if running else None
    return {
        "headline": _headline(case, first, awaited),
        "first": first if first and awaited is None else None,
        "duties": duties,
    }


def _duties(case: Case, running: Sequence[Row], awaited: Task | None) -> list[dict[str, str]]:
    answering = _answering(case)
    if awaited is not None and not awaiting_findings(awaited):
        asked = awaited_request(case)
        text = _("Lengkapi yang kami minta, lalu beri tahu kami. Waktu kami berhenti sampai Anda selesai.")
        if asked is not None:
            text = _(
                "Lengkapi yang kami minta paling lambat %(day)s, lalu beri tahu kami. "
                "Waktu kami berhenti sampai Anda selesai."
            ) % {"day": tanggal(asked.until)}
        href = reverse("cases:complete", args=[case.pk])
        return [{"text": text, "href": href, "label": _("Lengkapi sekarang")}, *answering]
    if awaited is not None:
        return answering
    own = [{"text": _own(row), "href": row["href"], "label": _("Kerjakan")} for row in running if row["is_client"]]
    if awaited_check(case) is not None:
        text = _("Periksa apakah nama, alamat, dan ruang lingkup pada konsep sertifikat Anda sudah benar.")
        own.append({"text": text, "href": reverse("cases:draft", args=[case.pk]), "label": _("Periksa konsep")})
    plan = awaited_round(case)
    if plan is not None and may_be_agreed(plan.plan):
        text = _("Periksa hari, jam, lokasi, dan auditor pada rencana audit Anda, lalu setujui atau minta perubahan.")
        own.append({"text": text, "href": reverse("cases:plan", args=[case.pk]), "label": _("Periksa rencana audit")})
    return own + answering


def _answering(case: Case) -> list[dict[str, str]]:
    """What to answer of the findings, as soon as the client has been told of them."""
    told = case.is_open and has_findings(case, released=True)
    waiting = [one for one in released_to_client(case) if one.waits_for_client] if told else []
    if not waiting:
        return []
    dues = [one.due_on for one in waiting if one.due_on]
    text = _("Jawab %(count)s temuan audit.") % {"count": len(waiting)}
    if dues:
        words = {"count": len(waiting), "day": tanggal(min(dues))}
        text = _("Jawab %(count)s temuan audit, yang terdekat paling lambat %(day)s.") % words
    return [{"text": text, "href": reverse("cases:findings", args=[case.pk]), "label": _("Jawab temuan")}]


def _own(row: Row) -> str:
    if row["due"] is None:
        return f"{row['title']}."
    return _("%(title)s, paling lambat %(due)s.") % {"title": row["title"], "due": saat(row["due"])}


def _headline(case: Case, row: Row | None, awaited: Task | None) -> str:
    if row is None or not case.is_open:
        return _ended(case)
    if awaited is not None:
        return _awaited(awaited)
    if row["is_client"]:
        return _("Giliran Anda: %(title)s") % {"title": _inside(row["title"])}
    words = {"title": _inside(row["title"]), "actor": row["actor"], "due": saat(row["due"])}
    return _at_work(row) % words


def _awaited(task: Task) -> str:
    """What is waited for, by the name the procedure gives the pause where the reader reads its language."""
    held = held_by(task)
    label = next((one.label for one in procedure_of(task).pauses if held and one.key == held.kind), "")
    if language() != "id" or not label.startswith("Menunggu "):
        return _("Kami menunggu kelengkapan dari Anda")
    return f"Kami {_inside(to_client(label))}"


def _at_work(row: Row) -> str:
    """How to say that the office is at work: with its due moment, honest when that has passed."""
    if row["is_held"]:
        return _("%(actor)s sedang %(title)s; saat ini menunggu pihak lain")
    if row["due"] is None:
        return _("%(actor)s sedang %(title)s")
    if row["left"].state == "late":
        return _("%(actor)s sedang %(title)s; seharusnya selesai %(due)s")
    return _("%(actor)s sedang %(title)s, paling lambat %(due)s")


def _inside(title: str) -> str:
    """A step's title as part of a sentence; another language than that of the procedure quotes it as it is."""
    return title[:1].lower() + title[1:] if language() == "id" else title


def _ended(case: Case) -> str:
    words = {"at": tanggal(case.closed_at)}
    if case.ending == Ending.COMPLETED and case.is_special:
        return _("Audit khusus ini selesai pada %(at)s") % words
    if case.ending == Ending.COMPLETED:
        return _("Permohonan Anda selesai pada %(at)s") % words
    if case.ending == Ending.WITHDRAWN:
        return _("Permohonan ini ditarik pada %(at)s") % words
    if case.ending == Ending.REFUSED:
        return _("Permohonan ini ditolak pada %(at)s") % words
    return _("Permohonan ini ditutup oleh kantor pada %(at)s") % words


def asked_of_client(awaited: Task, tasks: Sequence[Task]) -> list[str]:
    """What the office wrote when it last turned to the client: the pause's own words, or the note of the step that
    opened the awaited one."""
    held = next((held_by(task) for task in tasks if task.pk == awaited.pk), None)
    words = [held.reason] if held and held.reason not in _labels(awaited) else []
    for task in sorted(tasks, key=lambda one: one.pk, reverse=True):
        if task.closed_at is None or task.procedure_key != awaited.procedure_key:
            continue
        outcome = next((one for one in step_of(task).outcomes if one.key == task.outcome), None)
        if outcome and asks_client(procedure_of(task), outcome) and awaited.step in outcome.opens:
            return [*words, *([task.note] if task.note else [])]
    return words


def _labels(task: Task) -> list[str]:
    return [one.label for one in procedure_of(task).pauses]
