"""The forms of a green industry: its scope, and the figures of what the plant uses and leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.actions import FigureData, GreenData
from mutubaku.applications.actions.green import LIMIT, year_known
from mutubaku.applications.errors import Unreadable
from mutubaku.applications.models import GreenFigure, Topic, kbli_digits, sih_number
from mutubaku.paper.words import written
from mutubaku.people.policy import digits

from .fields import Amount, Answers, Line, Year
from .products import WithFactory, standard

GREEN = ("sih_number", "kbli", "product", "capacity_amount", "unit", "realisation_amount", "realisation_year")
SPARE = 3  # empty rows offered
TITLES = {
    Topic.ENERGY: _("Energi yang dipakai"),
    Topic.WATER: _("Air yang dipakai"),
    Topic.MATERIAL: _("Bahan baku dan bahan penolong"),
    Topic.WASTE: _("Limbah yang dihasilkan"),
}
EXAMPLES = {
    Topic.ENERGY: _("Misalnya listrik PLN 1.250 MWh, solar 40.000 liter, batu bara 300 ton."),
    Topic.WATER: _("Misalnya air tanah 12.000 m³, air permukaan 4.500 m³."),
    Topic.MATERIAL: _("Misalnya bahan olah karet 21.000 ton, asam format 35 ton."),
    Topic.WASTE: _("Misalnya air limbah 9.000 m³, limbah B3 1,2 ton. Tulis 0 bila tidak ada."),
}


class GreenForm(WithFactory):
    """The scope of a green industry application."""

    sih_number = Line(
        _("Nomor Standar Industri Hijau"),
        60,
        empty=_("Tulis nomor Standar Industri Hijau."),
        hint=_("Misalnya SIH 22123.1:2021."),
    )
    kbli = Line(_("Kode KBLI"), 20, empty=_("Tulis kode KBLI."), hint=_("5 angka."), inputmode="numeric")
    product = Line(_("Produk"), 300, empty=_("Tulis produknya."), hint=_("Misalnya “karet remah SIR 20”."))
    capacity_amount = Amount(
        _("Kapasitas terpasang per tahun"),
        empty=_("Tulis kapasitas produksi per tahun."),
        hint=_("Angka saja, misalnya 20.000 atau 1.000,5."),
    )
    unit = Line(_("Satuan"), 40, empty=_("Tulis satuannya."), hint=_("Untuk kapasitas dan realisasi, misalnya “ton”."))
    realisation_amount = Amount(
        _("Realisasi produksi"), empty=_("Tulis realisasi produksinya."), hint=_("Dalam satuan yang sama.")
    )
    realisation_year = Year(
        _("Tahun realisasi"), empty=_("Tulis tahun realisasinya."), hint=_("Tahun terakhir yang datanya lengkap.")
    )

    field_order = [*GREEN, "factory"]

    def clean_sih_number(self) -> str:
        return standard("SIH", self.cleaned_data["sih_number"], sih_number)

    def clean_kbli(self) -> str:
        found = digits(self.cleaned_data["kbli"])
        kbli_digits(found)
        return found

    def stand_beside(self, realisation: str) -> None:
        """Show what was sent as realised last time beside what is to be written anew."""
        if realisation:
            said = _("Permohonan sebelumnya: %(figure)s") % {"figure": realisation}
            self.fields["realisation_amount"].help_text = f"{self.fields['realisation_amount'].help_text} {said}."

    def answers(self, factory_id: int) -> GreenData:
        """What was answered, for the room."""
        return GreenData(factory_id=factory_id, **{name: self.cleaned_data[name] for name in GREEN})


class FigureForm(Answers):
    """One figure; a row in which nothing but the year stands is none."""

    kind = Line(_("Jenis"), 200, empty=_("Tulis jenisnya, atau kosongkan barisnya."))
    amount = Amount(_("Jumlah"), empty=_("Tulis jumlahnya, atau 0."))
    unit = Line(_("Satuan"), 40, empty=_("Tulis satuannya."))
    year = Year(_("Tahun"), empty=_("Tulis tahunnya."))

    last_year = 0  # the newest year there can be figures of
    before = ""  # what was sent of the kind last time

    def clean_year(self) -> int:
        try:
            return year_known("year", self.cleaned_data["year"], self.last_year)
        except Unreadable as wrong:
            raise ValidationError(str(wrong)) from wrong

    def has_changed(self) -> bool:
        return any(self[name].data.strip() for name in ("kind", "amount", "unit") if self[name].data)

    def answers(self) -> FigureData:
        """What was answered, for the room."""
        return FigureData(**self.cleaned_data)


if TYPE_CHECKING:
    Figures = BaseFormSet[FigureForm]
else:
    Figures = BaseFormSet


class FigureRows(Figures):
    """The rows of one topic; at least one of them holds a figure."""

    def clean(self) -> None:
        if not any(self.errors) and not self.answers():
            raise ValidationError(_("Tulis paling sedikit satu baris; 0 bila tidak ada."))

    def stand_beside(self, before: Mapping[str, GreenFigure]) -> None:
        """Show beside each row what was sent of its kind last time, ``before`` by kinds in small letters."""
        for form in self.forms:
            row = before.get(str(form["kind"].value() or "").strip().casefold())
            form.before = f"{written(row.amount)} {row.unit} ({row.year})" if row else ""

    def refuse(self, sentence: str) -> None:
        """Show why the room did not take the figures."""
        self.non_form_errors().append(sentence)

    def answers(self) -> list[FigureData]:
        """The rows that were written, for the room."""
        return [form.answers() for form in self.forms if form.is_valid() and form.has_changed()]


_ROWS: Any = formset_factory(FigureForm, formset=FigureRows, extra=SPARE, absolute_max=LIMIT, max_num=LIMIT)


def figure_rows(data: Any, initial: list[dict[str, Any]], year: int) -> FigureRows:
    """The rows of a topic as they stand, and empty ones of last year, ``year``, after them."""
    given = initial or [{"year": year}]
    kwargs = {"empty_permitted": True, "use_required_attribute": False}
    rows: FigureRows = _ROWS(data, initial=given, form_kwargs=kwargs)
    for form in rows.forms:
        form.fields["year"].initial, form.last_year = year, year + 1
    return rows
