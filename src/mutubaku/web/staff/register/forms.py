"""The forms of the register: a competence with its evidence, an interest, days away, and ends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Scheme
from mutubaku.conduct.scopes import scopes_offered
from mutubaku.people.actions import AbsenceData, CompetenceData, InterestData
from mutubaku.people.models import AbsenceKind, CompetenceFunction, InterestKind, Office, Organisation
from mutubaku.web.client.forms.fields import Answers, Choice, Day, Line
from mutubaku.web.held_files import HeldFile, Sent

WHOLE = _("Seluruh skema")


class CompetenceForm(Answers):
    """What somebody is competent for. A technical scope belongs to one scheme, so both are chosen at once."""

    function = Choice(_("Fungsi"), CompetenceFunction.choices, empty=_("Pilih fungsinya."))
    reach = forms.ChoiceField(
        label=_("Skema dan lingkup teknis"),
        help_text=_("Kode IAF, kategori produk, atau kelompok industri hijau. “Seluruh skema” menutup semuanya."),
        error_messages={
            "required": _("Pilih skema dan lingkupnya."),
            "invalid_choice": _("Lingkup itu tidak ada. Pilih dari daftar."),
        },
    )
    starts_on = Day(_("Berlaku mulai"), empty=_("Tulis sejak kapan ia berkompeten."))
    ends_on = Day(_("Berlaku sampai"), hint=_("Hari terakhir menurut buktinya."))
    is_endless = forms.BooleanField(label=_("Buktinya tidak menyebut hari terakhir"), required=False)
    note = Line(
        _("Dasar"),
        300,
        hint=_("Misalnya nomor sertifikat pelatihan atau keputusan penetapan. Wajib bila tanpa berkas bukti."),
    )
    file = HeldFile(_("Berkas bukti"))

    def __init__(self, data: Any, files: Sent | None = None, *, office: Office) -> None:
        super().__init__(data, files)
        groups = [
            (str(scheme.label), [(f"{scheme}|", f"{scheme.label}: {WHOLE}"), *_scopes(office, scheme)])
            for scheme in Scheme
        ]
        self.fields["reach"].choices = [("", _("Pilih…")), *groups]  # type: ignore[attr-defined]  # a choice field
        self.fields["ends_on"].is_asked = True  # type: ignore[attr-defined]  # unless the box below is ticked

    def clean(self) -> dict[str, Any]:
        """A competence ends on a day, or its evidence names none: one of the two, said."""
        given = super().clean() or self.cleaned_data
        if "ends_on" in given and bool(given["ends_on"]) == bool(given.get("is_endless")):
            missing = _("Tulis hari terakhirnya, atau centang bahwa buktinya tidak menyebutnya.")
            both = _("Hapus hari terakhirnya, atau hapus centang bahwa buktinya tidak menyebutnya.")
            self.add_error("ends_on", both if given["ends_on"] else missing)
        return given

    def competence(self) -> CompetenceData:
        """What was typed, once the form is valid."""
        given = self.cleaned_data
        scheme, _bar, scope = given["reach"].partition("|")
        days = {"starts_on": given["starts_on"], "ends_on": given["ends_on"]}
        return CompetenceData(function=given["function"], scheme=scheme, scope=scope, note=given["note"], **days)


def _scopes(office: Office, scheme: Scheme) -> list[tuple[str, str]]:
    return [(f"{scheme}|{code}", f"{scheme.label}: {name}") for code, name in scopes_offered(office, scheme)]


class EndForm(Answers):
    """Until when something holds, and why no longer."""

    last_day = Day(_("Hari terakhir"), empty=_("Tulis hari terakhirnya."))
    reason = Line(_("Alasan"), 300, empty=_("Tulis mengapa kompetensi ini berakhir."))


class LastDayForm(Answers):
    """Until when something held."""

    last_day = Day(_("Hari terakhir"), empty=_("Tulis hari terakhirnya."), hint=_("Boleh sudah lama lewat."))


class InterestForm(Answers):
    """What ties a person to a company."""

    kind = Choice(_("Kepentingan"), InterestKind.choices, empty=_("Pilih jenis kepentingannya."))
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        required=False,
        label=_("Pelanggan kantor ini"),
        empty_label=_("Bukan pelanggan, atau tidak ada di daftar"),
        error_messages={"invalid_choice": _("Pelanggan itu tidak ada. Pilih dari daftar.")},
    )
    company = Line(_("Nama perusahaan lain"), 300, hint=_("Bila tidak ada pada daftar pelanggan."))
    starts_on = Day(_("Sejak"))
    ends_on = Day(_("Sampai"))
    note = Line(_("Keterangan"), 300)

    def __init__(self, data: Any, *, office: Office, years: int, **more: Any) -> None:
        """``years``: for how long a tie binds after its end."""
        super().__init__(data, **more)
        hint = _("Kosongkan bila masih berlangsung. Selama %(years)s tahun sesudahnya tetap tidak mengaudit di sana.")
        self.fields["ends_on"].help_text = hint % {"years": years}
        clients = office.organisations.order_by("name", "pk")
        self.fields["organisation"].queryset = clients  # type: ignore[attr-defined]  # a model choice

    def interest(self) -> InterestData:
        """What was typed, once the form is valid."""
        return InterestData(**self.cleaned_data)


class AbsenceForm(Answers):
    """Days on which a person is away."""

    kind = Choice(_("Jenis"), AbsenceKind.choices, empty=_("Pilih jenisnya."))
    starts_on = Day(_("Hari pertama"), empty=_("Tulis hari pertamanya."))
    ends_on = Day(_("Hari terakhir"), empty=_("Tulis hari terakhirnya."))
    note = Line(_("Keterangan"), 300)

    def absence(self) -> AbsenceData:
        """What was typed, once the form is valid."""
        return AbsenceData(**self.cleaned_data)


class SureForm(Answers):
    """Nothing to fill in: the button is the answer."""


class DeclarationForm(Answers):
    """A member's word on an assignment."""

    willing = Choice(
        _("Bersediakah Anda melaksanakan tugas ini?"),
        [("ya", _("Ya, saya bersedia")), ("tidak", _("Tidak"))],
        empty=_("Jawab apakah Anda bersedia."),
    )
    impartial = Choice(
        _("Apakah Anda tidak berpihak terhadap pelanggan ini?"),
        [("ya", _("Ya, saya tidak berpihak")), ("tidak", _("Tidak, ada kepentingan"))],
        empty=_("Jawab apakah Anda tidak berpihak."),
    )
    reason = Line(
        _("Alasan, bila ada jawaban “tidak”"),
        500,
        depends=True,
        hint=_("Dibaca Seksi SS, yang kemudian mencari pengganti."),
    )

    def __init__(self, data: Any, *, years: int, **more: Any) -> None:
        """``years``: for how long a tie binds after its end."""
        super().__init__(data, **more)
        hint = _(
            "Tidak memberi jasa konsultasi, tidak bekerja, tidak memiliki bagian, dan tidak punya hubungan dekat di "
            "perusahaan ini, sekarang maupun %(years)s tahun terakhir."
        )
        self.fields["impartial"].help_text = hint % {"years": years}
