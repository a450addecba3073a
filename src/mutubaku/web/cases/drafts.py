"""What a client said of a draft certificate, as the office's and the client's own page show it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.certificates.models import DraftCheck
from mutubaku.web.writing import saat_singkat


def check_row(check: DraftCheck) -> dict[str, Any]:
    """One draft that was laid before the client: where it is, since when, and the answer."""
    if check.replaced_at is not None:
        status, text = "withdrawn", _("Diganti konsep yang lebih baru")
    elif check.is_right is None:
        status, text = "partial", _("Menunggu jawaban pelanggan")
    elif check.is_right:
        status, text = "complete", _("Data sudah benar")
    else:
        status, text = "blocked", _("Perlu diperbaiki")
    name = check.answered_by.name if check.answered_by else ""
    when = saat_singkat(check.answered_at) if check.answered_at else ""
    return {
        "name": _("Konsep versi %(number)s") % {"number": check.version.number},
        "href": reverse("cases:file", args=[check.version_id]),
        "status": status,
        "text": text,
        "note": f"{name}, {when}" if when else _("dikirim %(when)s") % {"when": saat_singkat(check.asked_at)},
        "words": check.words,
    }
