"""Forms about people, positions, who holds them, and roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people import policy
from mutubaku.people.actions import AccountData
from mutubaku.people.errors import ActingEndMissing, DecreeMissing
from mutubaku.people.models import Manner, Position, User
from mutubaku.web.client.forms.fields import Phone

from .base import DayField, NumberField, PlainForm, choices

OTHER = "lain"  # instead of a person of the list


class PersonForm(PlainForm):
    """What the office knows of a person."""

    name = forms.CharField(
        label=_("Nama lengkap"), max_length=200, help_text=_("Dengan gelar, seperti dicetak pada surat.")
    )
    nip = NumberField(
        policy.nip,
        label=_("NIP"),
        required=False,
        help_text=_("18 angka; spasi dan titik boleh. Kosongkan bila bukan ASN."),
    )
    phone = Phone(_("Telepon"))
    widths = {"nip": "w-20", "phone": "w-20", "starts_on": "w-12"}

    def given(self) -> AccountData:
        """The person's data as it is to be kept."""
        kept = self.cleaned_data
        return AccountData(name=kept["name"], nip=kept["nip"], phone=kept["phone"])


class NewPersonForm(PersonForm):
    """A new account and the position it begins with."""

    email = forms.EmailField(
        label=_("Alamat e-mail"), max_length=254, help_text=_("Tautan untuk membuat kata sandi dikirim ke alamat ini.")
    )
    position = forms.ChoiceField(label=_("Jabatan"))
    starts_on = DayField(label=_("Mulai menjabat"))
    field_order = ("email", "name", "nip", "phone", "position", "starts_on")

    def __init__(self, *args: Any, positions: Iterable[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = choices(*((str(p.pk), p.title) for p in positions))  # type: ignore[attr-defined]


class PositionForm(PlainForm):
    """A post's name and unit."""

    title = forms.CharField(
        label=_("Nama jabatan"),
        max_length=200,
        help_text=_("Seperti dicetak di bawah tanda tangan, misalnya Kepala Balai."),
    )
    unit = forms.CharField(label=_("Unit atau seksi"), max_length=200, required=False)


class NewPositionForm(PositionForm):
    """A new post, with the code it is known by."""

    code = forms.SlugField(
        label=_("Kode"),
        max_length=60,
        help_text=_("Huruf kecil, angka, dan strip; tidak berubah walau namanya berganti. Misalnya kasi-ss."),
        error_messages={"invalid": _("Kode hanya boleh berisi huruf, angka, dan strip. Misalnya kasi-ss.")},
    )
    widths = {"code": "w-20"}
    field_order = ("title", "unit", "code")


class HoldingForm(PlainForm):
    """Who fills a position, how and when."""

    position = forms.ChoiceField(label=_("Jabatan"))
    person = forms.ChoiceField(label=_("Orang"))
    email = forms.EmailField(
        label=_("Alamat e-mail orang lain"),
        required=False,
        help_text=_("Untuk yang sudah mempunyai akun di kantor lain; pilih “Orang lain” di atas."),
    )
    manner = forms.ChoiceField(
        label=_("Sebagai"), choices=Manner.choices, widget=forms.RadioSelect, initial=Manner.HOLDER.value
    )
    decree = forms.CharField(
        label=_("Nomor surat keputusan atau surat perintah"),
        max_length=120,
        required=False,
        help_text=_("Diperlukan untuk Plt. dan Plh."),
    )
    starts_on = DayField(label=_("Mulai"))
    ends_on = DayField(
        label=_("Sampai"), required=False, help_text=_("Hari terakhir ikut dihitung. Diperlukan untuk Plt. dan Plh.")
    )
    widths = {"position": "w-20", "person": "w-20", "starts_on": "w-12", "ends_on": "w-12"}

    def __init__(self, *args: Any, positions: Iterable[Position], people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(person.pk): person for person in people}
        listed = [(key, p.name) for key, p in self.known.items() if p.is_active]
        self.fields["person"].choices = choices(*listed, (OTHER, _("Orang lain, dengan alamat e-mail")))  # type: ignore[attr-defined]
        self.fields["position"].choices = choices(*((str(p.pk), p.title) for p in positions))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One person, from the list or by the address of an account that is there."""
        given: dict[str, Any] = super().clean() or {}
        chosen, email = given.get("person", ""), given.get("email", "")
        person = self.known.get(chosen)
        if chosen == OTHER and email:
            person = User.objects.filter(email=email.lower()).first()
            if person is None:
                self.add_error("email", gettext("Belum ada akun dengan alamat itu. Tambahkan orangnya dahulu."))
        elif chosen == OTHER and "email" not in self.errors:
            self.add_error("email", gettext("Tulis alamat e-mail akunnya."))
        elif email and chosen:
            self.add_error("email", gettext("Kosongkan alamat ini, atau pilih “Orang lain” di atas."))
        self._check_manner(given)
        return {**given, "user": person}

    def _check_manner(self, given: dict[str, Any]) -> None:
        """What acting officials lack, told at once with everything else; the action refuses it too."""
        if given.get("manner") in {Manner.ACTING, Manner.DAILY_ACTING}:
            if not given.get("decree") and "decree" not in self.errors:
                self.add_error("decree", str(DecreeMissing()))
            if not given.get("ends_on") and "ends_on" not in self.errors:
                self.add_error("ends_on", str(ActingEndMissing()))


class RoleForm(PlainForm):
    """Which position plays a role from a day on."""

    position = forms.ChoiceField(label=_("Jabatan"))
    starts_on = DayField(label=_("Mulai"))
    widths = {"position": "w-20", "starts_on": "w-12"}

    def __init__(self, *args: Any, positions: Iterable[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].choices = choices(*((str(p.pk), p.title) for p in positions))  # type: ignore[attr-defined]
