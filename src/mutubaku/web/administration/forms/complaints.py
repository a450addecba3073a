"""The form of the office's days for complaints."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.complaints.actions import RulesData
from mutubaku.web.client.forms.fields import Count

from .figures import FiguresForm

MOST = 250  # days


class ComplaintRulesForm(FiguresForm):
    """Within how many working days complaints are acknowledged and answered, and when clients are reminded."""

    taken_as = RulesData
    acknowledge_days = Count(label=_("Penerimaan disampaikan dalam (hari kerja)"), min_value=1, max_value=MOST)
    answer_days = Count(label=_("Hasil disampaikan dalam (hari kerja)"), min_value=1, max_value=MOST)
    remind_days = Count(
        label=_("Pemegang sertifikat diingatkan (hari sebelum batas jawabannya)"),
        min_value=1,
        max_value=MOST,
        help_text=_("Hari kalender; berlaku bagi keluhan yang diteruskan sejak tanggal di bawah."),
    )
    widths = {"acknowledge_days": "w-4", "answer_days": "w-4", "remind_days": "w-4", "valid_from": "w-12"}
