"""The forms of what is made in a factory: with the factory it is made in, and the products of an SPPT SNI."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from mutubaku.applications.actions import ProductData
from mutubaku.applications.actions.draft import standard_number
from mutubaku.applications.models import CertificationType, sni_number
from mutubaku.people.actions import FactoryData
from mutubaku.people.models import Organisation

from .fields import Answers, Choice, Line, Lines

NEW_FACTORY = "baru"


class WithFactory(Answers):
    """A form that names a factory of the company, or a new one that is registered with it."""

    factory = Choice(_("Pabrik"), empty=_("Pilih pabriknya."))
    factory_name = Line(_("Nama pabrik"), 200, depends=True)
    factory_address = Lines(_("Alamat pabrik"), 1000, depends=True)
    factory_city = Line(_("Kota atau kabupaten"), 120, depends=True)

    NEW = {
        "factory_name": _("Tulis nama pabrik baru."),
        "factory_address": _("Tulis alamat pabrik baru."),
        "factory_city": _("Tulis kota atau kabupaten pabrik baru."),
    }

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose_what_was_written()
        known = [(str(one.pk), f"{one.name}, {one.city}") for one in organisation.factories.all()]
        self.has_factories = bool(known)
        choices = [*known, (NEW_FACTORY, _("Pabrik lain, tulis di bawah"))]
        self.fields["factory"].choices = choices  # type: ignore[attr-defined]  # a Choice
        if not known:
            self.fields["factory"].initial = NEW_FACTORY

    def _choose_what_was_written(self) -> None:
        """Whoever writes a new factory and chooses none means the one written."""
        if self.is_bound and not self.data.get("factory") and any(self.data.get(name) for name in self.NEW):
            self.data = {**self.data.dict(), "factory": NEW_FACTORY}  # type: ignore[attr-defined]  # a QueryDict

    @property
    def wants_new_factory(self) -> bool:
        """Whether the fields of a new factory stand open."""
        written = any(self[name].value() for name in self.NEW)
        return written or not self.has_factories or self["factory"].value() == NEW_FACTORY

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        chosen = given.get("factory")
        if chosen == NEW_FACTORY:
            for name, sentence in self.NEW.items():
                if name in given and not given[name]:
                    self.add_error(name, sentence)
        elif chosen and any(given.get(name) for name in self.NEW):
            self.add_error(
                "factory", _("Anda menulis pabrik baru. Pilih “Pabrik lain”, atau kosongkan isian pabrik baru.")
            )
        return given

    def new_factory(self) -> FactoryData | None:
        """The factory to register first, when a new one was written."""
        if self.cleaned_data["factory"] != NEW_FACTORY:
            return None
        given = self.cleaned_data
        return FactoryData(name=given["factory_name"], address=given["factory_address"], city=given["factory_city"])


def standard(prefix: str, typed: str, check: Any) -> str:
    """A standard's number as it is kept; the room's own sentence when it is none."""
    number = standard_number(prefix, typed)
    check(number)
    return number


class ProductForm(WithFactory):
    """One product of an SPPT SNI application."""

    sni_number = Line(
        _("Nomor SNI"), 60, empty=_("Tulis nomor SNI."), hint=_("Misalnya SNI 3553:2015."), autocapitalize="characters"
    )
    sni_title = Line(_("Judul SNI"), 300)
    product = Line(_("Nama produk"), 300, empty=_("Tulis nama produk."), hint=_("Misalnya “Air mineral”."))
    brand = Line(_("Merek"), 200, empty=_("Tulis mereknya."))
    variant = Line(
        _("Tipe, jenis, atau ukuran"),
        300,
        empty=_("Tulis tipe, jenis, atau ukurannya."),
        hint=_("Misalnya “gelas 220 ml dan botol 600 ml”."),
    )
    certification_type = Choice(
        _("Tipe sertifikasi"),
        CertificationType.choices,
        empty=_("Pilih tipe sertifikasi."),
        hint=_("Menurut skema SNI produk ini. Bila ragu, tanyakan kepada kantor sebelum mengirim."),
    )

    field_order = ["sni_number", "sni_title", "product", "brand", "variant", "certification_type", "factory"]

    def clean_sni_number(self) -> str:
        return standard("SNI", self.cleaned_data["sni_number"], sni_number)

    def answers(self, factory_id: int) -> ProductData:
        """What was answered, for the room."""
        names = ("sni_number", "sni_title", "product", "brand", "variant", "certification_type")
        return ProductData(factory_id=factory_id, **{name: self.cleaned_data[name] for name in names})
