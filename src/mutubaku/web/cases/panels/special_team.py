"""Step 6 of a special audit on the screen: what it is about, and how its team was chosen (MS-19)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.models import Task
from mutubaku.certificates.models import SpecialAudit
from mutubaku.certificates.queries import special_of
from mutubaku.conduct.actions.special import consider_team
from mutubaku.web.client.forms.fields import Answers, Lines
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from .panel import Panel, submit

ACT = "pertimbangan-tim"
WORDS = 4000  # characters


class TeamForm(Answers):
    """Why these people, whom the holder cannot object to."""

    words = Lines(
        gettext_lazy("Pertimbangan pemilihan tim"),
        WORDS,
        empty=gettext_lazy("Tulis mengapa anggota tim ini dipilih dan apa yang menjaga ketidakberpihakannya."),
        hint=gettext_lazy(
            "Pelanggan tidak dapat menolak anggota tim audit khusus, jadi pilih dengan lebih hati-hati: kepentingan, "
            "audit sebelumnya, dan kompetensi untuk yang diperiksa."
        ),
    )

    def __init__(self, data: Any, special: SpecialAudit | None) -> None:
        super().__init__(data, auto_id="khusus_%s", initial={"words": special.team_words if special else ""})


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    special = special_of(task.case) if task.case.is_special else None
    address = reverse("cases:work", args=[task.pk, ACT])
    typed = None if visit.method == "POST" else typed_into(visit, address)
    return {"special": special, "special_form": bad if isinstance(bad, TeamForm) else TeamForm(typed, special)}


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = TeamForm(visit.POST, special_of(task.case))
    bad = submit(form, lambda given: consider_team(task.pk, given["words"], visit.user, visit.at))
    if bad is None:
        messages.success(visit, _("Pertimbangan pemilihan tim tersimpan."))
    return bad


PANEL = Panel("cases/panels/special_team.html", _context, {ACT: _save})
