"""Who is typed to have been at a meeting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mutubaku.web.client.forms.fields import Answers, Line


class PersonForm(Answers):
    """Somebody at a meeting."""

    name = Line(_("Nama"), 200, empty=_("Tulis nama."), autocomplete="name")
    position = Line(_("Jabatan"), 200, empty=_("Tulis jabatan."), autocomplete="organization-title")
    company = Line(_("Perusahaan atau kantor"), 200, empty=_("Tulis perusahaan atau kantornya."))


class PresenceForm(PersonForm):
    """Somebody without an account who confirms by the code of the meeting."""

    code = Line(
        _("Kode rapat"),
        20,
        empty=_("Tulis keenam angka yang ada pada layar auditor."),
        inputmode="numeric",
        autocomplete="one-time-code",
    )

    def clean_code(self) -> str:
        """The digits alone: people put spaces between them."""
        return "".join(one for one in self.cleaned_data["code"] if one.isdigit())
