"""The draft certificate on the screen: laid before the client, and what they said of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.finishing import send_draft
from mutubaku.conduct.works.draft import DRAFT
from mutubaku.web.gate import Visit
from mutubaku.web.writing import saat_singkat

from ..agreement import agreement_state
from ..drafts import check_row
from .panel import Panel, submit

SEND = "kirim"


def _context(visit: Visit, task: Task, _bad: BaseForm | None) -> dict[str, Any]:
    newest = task.versions.filter(document__kind=DRAFT).order_by("-number").first()
    checks = list(task.draft_checks.select_related("version", "answered_by"))
    is_sent = any(one.version_id == newest.pk for one in checks) if newest else False
    return {
        "draft": reverse("cases:file", args=[newest.pk]) if newest else "",
        "draft_note": saat_singkat(newest.added_at) if newest else "",
        "checks": [check_row(one) for one in checks],
        "agreement": agreement_state(task.case, visit.at),
        "may_send": newest is not None and not is_sent,
    }


def _send(visit: Visit, task: Task) -> BaseForm | None:
    def do(_cleaned: dict[str, Any]) -> None:
        send_draft(task.pk, visit.user, visit.at)
        messages.success(visit, _("Konsep dikirim kepada pelanggan. Jawabannya muncul di sini."))

    return submit(forms.Form(visit.POST), do)


PANEL = Panel("cases/panels/draft.html", _context, {SEND: _send})
