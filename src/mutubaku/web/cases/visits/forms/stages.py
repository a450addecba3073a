"""What is typed of the two stages and the time between them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.web.client.forms.fields import Answers, Day, Lines


class IntervalForm(Answers):
    """When stage 1 was held and stage 2 is planned."""

    held_on = Day(_("Tahap 1 dilaksanakan"), empty=_("Pilih tanggal tahap 1."))
    next_on = Day(_("Tahap 2 direncanakan"), empty=_("Pilih tanggal rencana tahap 2."))
    interval_reason = Lines(_("Alasan bila selangnya lebih lama dari ketentuan skema"), 2000, rows=2)


class OpeningForm(Answers):
    """Opening the list of a meeting; why stage 1 still holds, where that is asked for on this day."""

    interval_reason = Lines(_("Mengapa hasil tahap 1 masih berlaku"), 2000, rows=2, depends=True)
