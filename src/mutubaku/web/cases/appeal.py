"""The right of appeal on the client's page: what can still be done about a refusal, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.decisions.models import Appeal, Result
from mutubaku.decisions.queries import appeal_of, decision_of, is_refused
from mutubaku.people.access import office_day
from mutubaku.web.writing import tanggal


@dataclass(frozen=True)
class AppealBox:
    """What the client reads of their right of appeal; ``is_due`` while something is theirs to do."""

    text: str
    href: str
    label: str
    is_due: bool = False


def appeal_box(case: Case, at: datetime) -> AppealBox | None:
    """The box; None where nothing was refused."""
    decision = decision_of(case)
    if decision is None or not is_refused(case):
        return None
    href, label = reverse("cases:appeal", args=[case.pk]), _("Keputusan dan banding")
    found, until = appeal_of(case), decision.appeal_until
    if found is not None:
        return _appealed(found, href, label)
    if until is not None and office_day(case.office, at).date() > until:
        late = _("Batas waktu banding atas keputusan ini sudah lewat, %(day)s.")
        return AppealBox(late % {"day": tanggal(until)}, href, label)
    text = _("Anda dapat mengajukan banding atas keputusan ini, dan mengikuti perkembangannya.")
    return AppealBox(text, href, label, is_due=True)


def _appealed(found: Appeal, href: str, label: str) -> AppealBox:
    if not found.result:
        return AppealBox(_("Banding Anda sedang ditangani. Perkembangannya dapat Anda ikuti."), href, label)
    if found.result == Result.DISMISSED:
        return AppealBox(_("Banding Anda sudah diputuskan: ditolak. Alasannya dapat Anda baca."), href, label)
    if found.new_case_id is not None:
        begun = reverse("cases:case", args=[found.new_case_id])
        return AppealBox(
            _("Banding Anda dikabulkan, dan permohonan barunya sudah dimulai."), begun, _("Buka permohonan")
        )
    text = _("Banding Anda dikabulkan. Anda dapat memulai permohonan baru dengan jawaban permohonan ini.")
    return AppealBox(text, href, label, is_due=True)
