"""What is typed of a visit held at a distance."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mutubaku.audits.visits.policy.remote import Remote
from mutubaku.web.client.forms.fields import Answers, Day, Lines, YesOrNo

from . import NOTE

AGREED_IN_PLAN = ("remote_agreed_on", "remote_agreement", "remote_risks")


class RemoteForm(Answers):
    """Whether the visit is held at a distance, and what IAF MD 4 asks to be recorded of it.

    ``is_planned``: the client agreed to it with the plan, which says the rest.
    """

    is_remote = YesOrNo(_("Diaudit dari jarak jauh, seluruhnya atau sebagian?"), empty=_("Pilih ya atau tidak."))
    remote_agreed_on = Day(_("Disepakati dengan pelanggan pada"))
    remote_agreement = Lines(
        _("Yang disepakati sebelum audit"), NOTE, rows=2, hint=_("Dengan siapa, untuk bagian mana, dengan sarana apa.")
    )
    remote_risks = Lines(
        _("Risiko dan peluang"), NOTE, rows=2, hint=_("Termasuk keamanan dan kerahasiaan data perusahaan.")
    )
    remote_means = Lines(_("Sarana yang dipakai, dan untuk bagian mana"), NOTE, rows=2)
    remote_result = Lines(
        _("Jalannya"), NOTE, rows=2, hint=_("Dapat diisi setelah selesai. Langkah ini belum dapat ditutup tanpanya.")
    )

    def __init__(self, *args: Any, is_planned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (*AGREED_IN_PLAN, "remote_means"):
            self.fields[name].is_asked = True  # type: ignore[attr-defined]  # by MD 4, where the visit is remote
        for name in AGREED_IN_PLAN if is_planned else ():
            del self.fields[name]

    def remote(self) -> Remote:
        """What was typed."""
        given = {name.removeprefix("remote_"): value for name, value in self.cleaned_data.items()}
        return Remote(is_remote=given.pop("is_remote"), **given)
