"""Which notices the office's own mailbox gets a copy of: none by itself."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.notices.actions import copy_kinds
from mutubaku.notices.policy import COPYABLE
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.notices.words import KINDS
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..forms.base import PlainForm
from ..page import administrator, trail


class CopiesForm(PlainForm):
    """The kinds to be copied."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kirim salinannya ke kotak surat kantor"),
        required=False,
        choices=[(str(kind), KINDS[kind]) for kind in COPYABLE],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Yang tidak dicentang hanya sampai kepada orang yang dituju."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.ADMINISTRATOR)
@once
def copies(request: HttpRequest) -> HttpResponse:
    """Choose what is copied; what is chosen waits while the office has no mailbox."""
    visit = cast(Visit, request)
    office, goal = visit.desk.office, reverse("administration:copies")
    form = CopiesForm(typed_into(request), initial={"kinds": list(office.copied_kinds.values_list("kind", flat=True))})
    page = FormPage(
        title=_("Salinan pemberitahuan"),
        intro=_("Salinan dikirim ke %(mailbox)s.") % {"mailbox": office.mailbox} if office.mailbox else "",
        caution="" if office.mailbox else _("Kantor belum mempunyai kotak surat. Isi dahulu di Profil."),
        submit=_("Simpan"),
        back=reverse("administration:profiles"),
        crumbs=trail(),
        here="copies",
    )

    def act() -> None:
        copy_kinds(office, form.cleaned_data["kinds"], administrator(visit), visit.at)

    return answer(request, form, page, act, goal=goal, said=_("Pilihan salinan tersimpan."))
