"""Forms about the office's clients: their legal data, and why the office touches data or people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.web.client.forms.fields import Answers, Email, Lines
from mutubaku.web.client.forms.organisations import INVITATION_HINT, OrganisationForm

EMPTY = _("Tulis alasannya.")


def _reason() -> Lines:
    return Lines(
        _("Alasan"),
        1000,
        empty=EMPTY,
        hint=_("Tercatat, dan disampaikan kepada pengguna perusahaan. Sebut buktinya, misalnya surat permintaan."),
        rows=3,
    )


class CompanyForm(OrganisationForm):
    """The legal data of a client, and why the office changes them."""

    reason = _reason()


class WhyForm(Answers):
    """Nothing but why."""

    reason = _reason()


class AskingForm(Answers):
    """Whom the office invites to act for a client, and why."""

    email = Email(
        _("Alamat e-mail"),
        empty=_("Tulis alamat e-mail orang yang diundang."),
        hint=INVITATION_HINT,
    )
    reason = _reason()
