"""Which notices the office's own mailbox gets a copy of: none by itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.notices.actions import copy_kinds
from mutubaku.notices.policy import COPYABLE
from mutubaku.web.gate import Visit
from mutubaku.web.notices.words import KINDS
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view
from ..forms.base import PlainForm
from ..page import trail


class CopiesForm(PlainForm):
    """The kinds to be copied."""

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kirim salinannya ke kotak surat kantor"),
        required=False,
        choices=[(str(kind), KINDS[kind]) for kind in COPYABLE],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Yang tidak dicentang hanya sampai kepada orang yang dituju."),
    )


@form_view
def copies(visit: Visit) -> Formed:
    """Choose what is copied; what is chosen waits while the office has no mailbox."""
    office, goal = visit.desk.office, reverse("administration:copies")
    form = CopiesForm(typed_into(visit), initial={"kinds": list(office.copied_kinds.values_list("kind", flat=True))})
    page = FormPage(
        title=_("Salinan pemberitahuan"),
        intro=_("Salinan dikirim ke %(mailbox)s.") % {"mailbox": office.mailbox} if office.mailbox else "",
        caution="" if office.mailbox else _("Kantor belum mempunyai kotak surat. Isi dahulu di Profil."),
        submit=_("Simpan"),
        back=reverse("administration:profiles"),
        crumbs=trail(),
        here="copies",
    )

    def act(**who: Any) -> None:
        copy_kinds(office, form.cleaned_data["kinds"], **who)

    return Formed(form=form, page=page, act=act, said=_("Pilihan salinan tersimpan."), goal=goal)
