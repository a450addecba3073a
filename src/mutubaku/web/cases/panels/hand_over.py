"""Step 11 on the screen: how the certificate reaches the client, and into whose hands."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.forms import BaseForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Task
from mutubaku.certificates.errors import CourierMissing, IdentityIncomplete, OriginalsMissing, ReceiverMissing
from mutubaku.certificates.models import HandOver, Identity, Manner
from mutubaku.certificates.policy import check_hand_over, check_identity
from mutubaku.conduct.actions.finishing import write_hand_over
from mutubaku.web.client.forms.fields import Answers, Choice, Count, Line, Lines
from mutubaku.web.gate import Visit

from .beside import answered, note_form, typed
from .matrix import bound
from .panel import SAVE, Panel, submit

MOST = 99  # originals
WHOM = ("receiver", "receiver_post", "identity", "identity_end")
FIELDS = ("manner", "courier", "tracking_number", *WHOM, "originals", "note")


class HandOverForm(Answers):
    """How, to whom, how many originals."""

    manner = Choice(gettext_lazy("Cara penyerahan"), Manner.choices, empty=gettext_lazy("Pilih cara penyerahannya."))
    courier = Line(gettext_lazy("Nama kurir"), 120, hint=gettext_lazy("Bila dikirim lewat kurir."))
    tracking_number = Line(
        gettext_lazy("Nomor resi"), 60, hint=gettext_lazy("Pelanggan melihatnya dan dapat melacaknya.")
    )
    receiver = Line(gettext_lazy("Nama penerima"), 200, empty=gettext_lazy("Tulis nama penerima."))
    receiver_post = Line(gettext_lazy("Jabatan penerima"), 200)
    identity = forms.ChoiceField(
        label=gettext_lazy("Identitas yang ditunjukkan penerima"),
        required=False,
        choices=[("", gettext_lazy("Tidak dicatat")), *Identity.choices],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar.")},
    )
    identity_end = Line(
        gettext_lazy("Empat aksara terakhir nomornya"),
        40,
        hint=gettext_lazy("Nomor lengkapnya tidak disimpan. Tercetak pada tanda terima."),
    )
    originals = Count(
        label=gettext_lazy("Jumlah lembar asli"),
        help_text=gettext_lazy("Diabaikan bila diserahkan secara elektronik."),
        min_value=0,
        max_value=MOST,
        error_messages={
            "required": gettext_lazy("Tulis jumlah lembar asli, misalnya 1."),
            "invalid": gettext_lazy("Tulis dengan angka bulat, misalnya 1."),
            "max_value": gettext_lazy("Paling banyak %(limit_value)s lembar."),
        },
    )
    note = Lines(gettext_lazy("Keterangan pada tanda terima"), 500)

    def __init__(self, data: Any, now: dict[str, Any]) -> None:
        super().__init__(**bound(data), initial=now)

    def clean(self) -> dict[str, Any]:
        """Say at its field what the hand-over still lacks."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        proof = {key: given[key] for key in ("courier", "tracking_number", "receiver", "originals")}
        try:
            check_hand_over(given["manner"], **proof)
        except CourierMissing as refused:
            self.add_error("tracking_number" if given["courier"] else "courier", str(refused))
        except OriginalsMissing as refused:
            self.add_error("originals", str(refused))
        except ReceiverMissing as refused:
            self.add_error("receiver", str(refused))
        try:
            check_identity(given["identity"], given["identity_end"])
        except IdentityIncomplete as refused:
            self.add_error(refused.field, str(refused))
        return given


def _now(task: Task) -> dict[str, Any]:
    """What was written, else the contact of the application coming to fetch one original."""
    given = HandOver.objects.filter(task=task).first()
    if given is not None:
        return {name: getattr(given, name) for name in FIELDS}
    application = application_of(task.case)
    whom = {"receiver": application.contact_name, "receiver_post": application.contact_position}
    return {"manner": Manner.PICK_UP, "originals": 1, **whom}


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    given = HandOver.objects.filter(task=task).first()
    form = bad if isinstance(bad, HandOverForm) else HandOverForm(typed(visit, task), _now(task))
    return {
        "outcome_form": note_form(visit, task, bad),
        "hand_over": form,
        "written": hand_over_facts(given) if given else [],
    }


def hand_over_facts(given: HandOver) -> list[dict[str, str]]:
    """How it was handed over, in labelled lines."""
    rows = [
        (_("Cara penyerahan"), str(given.get_manner_display())),
        (_("Kurir"), given.courier),
        (_("Nomor resi"), given.tracking_number),
        (_("Penerima"), ", ".join(part for part in (given.receiver, given.receiver_post) if part)),
        (_("Identitas penerima"), _shown(given)),
        (_("Jumlah lembar asli"), str(given.originals) if given.originals else ""),
        (_("Keterangan"), given.note),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _shown(given: HandOver) -> str:
    if not given.identity:
        return ""
    words = {"identity": given.get_identity_display(), "end": given.identity_end}
    return _("%(identity)s, nomor berakhir %(end)s") % words


def _save(visit: Visit, task: Task) -> BaseForm | None:
    form = HandOverForm(visit.POST, _now(task))
    do = lambda given: write_hand_over(task.pk, visit.user, visit.at, **given)  # noqa: E731 - one call
    return answered(visit, task, cast(HandOverForm | None, submit(form, do)))


PANEL = Panel("cases/panels/hand_over.html", _context, {SAVE: _save}, inline=True)
