"""The forms of a company: legal data, factories, invitations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy
from mutubaku.people.actions import FactoryData, OrganisationData
from mutubaku.people.actions.invitations import LIFETIME
from mutubaku.people.errors import NotReadable
from mutubaku.people.models import ApplicantKind, Office, Organisation
from mutubaku.web.public.offices import Named

from .fields import Answers, Choice, Email, Line, Lines, Phone, YesOrNo


def readable(read: Callable[[str], str], typed: str) -> str:
    """A number as a room reads it; what is wrong with it as a form's complaint."""
    try:
        return read(typed)
    except NotReadable as wrong:
        raise forms.ValidationError(str(wrong)) from wrong


class OrganisationForm(Answers):
    """The legal data of a company. NIB and NPWP may hold the dots, dashes and spaces people type."""

    name = Line(
        _("Nama perusahaan"),
        300,
        empty=_("Tulis nama perusahaan."),
        hint=_("Seperti tertulis pada akta, misalnya PT Musi Kabel Perkasa."),
        autocomplete="organization",
    )
    kind = Choice(_("Jenis pemohon"), ApplicantKind.choices, empty=_("Pilih jenis pemohon."))
    nib = Line(
        _("NIB"),
        60,
        depends=True,
        hint=_("13 angka, dari OSS. Titik dan spasi boleh ditulis. Produsen luar negeri mengosongkannya."),
        inputmode="numeric",
        autocomplete="off",
    )
    npwp = Line(
        _("NPWP"),
        60,
        hint=_("15 atau 16 angka."),
        inputmode="numeric",
        autocomplete="off",
    )
    address = Lines(_("Alamat kantor"), 1000, empty=_("Tulis alamat kantor."), rows=3, autocomplete="street-address")
    city = Line(_("Kota atau kabupaten"), 120, empty=_("Tulis kota atau kabupaten."), autocomplete="address-level2")
    province = Line(_("Provinsi"), 120, autocomplete="address-level1")
    country = Line(_("Negara"), 80, empty=_("Tulis negara."), autocomplete="country-name")
    phone = Phone(_("Telepon kantor"))
    email = Email(_("E-mail perusahaan"))
    is_small_business = YesOrNo(
        _("Apakah ini usaha mikro, kecil, atau menengah?"),
        empty=_("Jawab apakah ini usaha mikro, kecil, atau menengah."),
    )

    def clean_nib(self) -> str:
        return readable(policy.nib, self.cleaned_data["nib"])

    def clean_npwp(self) -> str:
        return readable(policy.npwp, self.cleaned_data["npwp"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "nib" in given and "kind" in given:
            try:
                policy.check_nib_given(given["kind"], given["nib"])
            except NotReadable as wrong:
                self.refuse(wrong)
        return given

    def answers(self) -> OrganisationData:
        """What was answered, for the room."""
        return OrganisationData(**{name: self.cleaned_data[name] for name in OrganisationForm.base_fields})

    @staticmethod
    def answers_of(organisation: Organisation) -> dict[str, Any]:
        """What is known of a company, to fill the form with."""
        return {name: getattr(organisation, name) for name in OrganisationForm.base_fields}


class RegistrationForm(OrganisationForm):
    """The legal data of a new company; a factory at the same address need not be written twice.

    Of several offices it is asked at which one the company registers.
    """

    office = Choice(
        _("Kantor sertifikasi"),
        empty=_("Pilih kantor sertifikasi."),
        hint=_("Permohonan perusahaan ini dikerjakan kantor yang Anda pilih."),
    )
    field_order = ("office",)
    factory_here = YesOrNo(
        _("Apakah pabriknya di alamat ini juga?"),
        empty=_("Jawab apakah pabriknya di alamat ini juga."),
        hint=_("Bila ya, pabrik langsung tercatat. Pabrik di tempat lain dapat ditambahkan kemudian."),
    )

    def __init__(self, *args: Any, offices: Sequence[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {one.office.code: one.office for one in offices}
        self.only = offices[0].office if len(offices) == 1 else None
        if self.only is not None:
            del self.fields["office"]
        else:
            field = self.fields["office"]
            field.choices = [(one.office.code, one.profile.name) for one in offices]  # type: ignore[attr-defined]  # a Choice
            field.error_messages["invalid_choice"] = _("Kantor itu tidak ada di sini. Pilih kantor dari daftar.")

    @property
    def chosen(self) -> Office:
        """The office chosen, or the only one there is."""
        return self.only or self.offices[self.cleaned_data["office"]]


class FactoryForm(Answers):
    """A place of production."""

    name = Line(_("Nama pabrik"), 200, empty=_("Tulis nama pabrik."), hint=_("Misalnya “Pabrik Banyuasin”."))
    address = Lines(_("Alamat pabrik"), 1000, empty=_("Tulis alamat pabrik."))
    city = Line(_("Kota atau kabupaten"), 120, empty=_("Tulis kota atau kabupaten."))
    country = Line(_("Negara"), 80, empty=_("Tulis negara."))

    def answers(self) -> FactoryData:
        """What was answered, for the room."""
        return FactoryData(**self.cleaned_data)


INVITATION_HINT = format_lazy(
    _("Undangan dikirim ke alamat ini, berlaku {days} hari, dan hanya dapat dipakai pemilik alamat itu."),
    days=LIFETIME.days,
)


class InvitationForm(Answers):
    """Whom to invite."""

    email = Email(
        _("Alamat e-mail rekan Anda"),
        empty=_("Tulis alamat e-mail rekan yang Anda undang."),
        hint=INVITATION_HINT,
    )
