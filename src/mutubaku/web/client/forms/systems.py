"""The forms of a management system's scope: what it covers, and its sites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.applications.actions import OtherData, SiteData, SystemData, TransferData
from mutubaku.applications.iaf import IAF_CODES, iaf_label
from mutubaku.cases.models import Scheme

from .fields import Answers, Choice, Day, Line, Lines, People, YesOrNo


def sectors() -> list[tuple[Any, Any]]:
    """The choices of the economic sector, in the language now active."""
    return [(code, iaf_label(code)) for code in IAF_CODES]


def also_sectors() -> list[tuple[Any, Any]]:
    """The choices of a further sector: none, or one of them."""
    return [("", gettext("Tidak ada")), *sectors()]


def first_sectors() -> list[tuple[Any, Any]]:
    """The choices of the main sector, which must be chosen."""
    return [("", gettext("Pilih bidang usaha")), *sectors()]


def _sector(label: Any, choices: Any, *, required: bool, hint: Any = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        coerce=int,
        empty_value=None,
        required=required,
        choices=choices,
        error_messages={"required": _("Pilih bidang usaha."), "invalid_choice": _("Pilih bidang usaha dari daftar.")},
    )


EDITIONS = ("edition", "also_edition")
NOTHING = "tidak"  # no certificate is transferred


class SystemForm(Answers):
    """The scope of a management system; the editions are those the office certifies by, asked when there are several.

    Two when two schemes are asked for together: ``editions`` is one list for each.
    """

    edition = Choice(_("Edisi standar"), empty=_("Pilih edisi standarnya."), hint=_("Yang terbaru dipilihkan."))
    also_edition = Choice(_("Edisi standar kedua"), empty=_("Pilih edisi standar keduanya."))
    statement = Lines(
        _("Ruang lingkup yang disertifikasi"),
        2000,
        empty=_("Tulis ruang lingkup yang disertifikasi."),
        hint=_("Kegiatan dan produknya, misalnya “Produksi pipa PVC untuk saluran air minum”. Tercetak di sertifikat."),
        rows=4,
    )
    iaf_code = _sector(_("Bidang usaha (kode IAF)"), first_sectors, required=True)
    iaf_code_2 = _sector(
        _("Bidang usaha kedua"), also_sectors, required=False, hint=_("Bila ruang lingkupnya mencakup lebih dari satu.")
    )
    iaf_code_3 = _sector(_("Bidang usaha ketiga"), also_sectors, required=False)
    outsourced_processes = Lines(
        _("Proses yang dialihdayakan"), 2000, hint=_("Yang dikerjakan pihak lain, misalnya pelapisan atau kalibrasi.")
    )
    used_consultancy = YesOrNo(
        _("Apakah memakai jasa konsultan sistem manajemen?"),
        empty=_("Jawab apakah memakai jasa konsultan."),
        hint=_("Ditanyakan agar konsultan Anda tidak ditugaskan sebagai auditor."),
    )
    consultancy = Line(_("Nama konsultan"), 300, depends=True, hint=_("Diisi bila memakai jasa konsultan."))

    consultancy_until = Day(
        _("Sampai kapan"), hint=_("Hari terakhir konsultan itu bekerja untuk Anda. Kosongkan bila masih berjalan.")
    )

    def __init__(self, *args: Any, editions: Sequence[Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = dict(zip(EDITIONS, [*editions, [], []], strict=False))
        self.only = {name: found[0] for name, found in offered.items() if len(found) == 1}
        for name, found in offered.items():
            self._offer(name, found)

    def _offer(self, name: str, offered: Sequence[str]) -> None:
        """The editions to choose from, the newest chosen; where there is one or none, nothing is asked."""
        if len(offered) < 2:  # noqa: PLR2004 - a choice is between two
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [(one, one) for one in offered]
        field.label = gettext("Edisi %(standard)s") % {"standard": offered[0].split(":")[0]}
        if self.initial.get(name) not in offered:
            self.initial[name] = offered[0]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("used_consultancy") and "consultancy" in given and not given["consultancy"]:
            self.add_error("consultancy", _("Tulis nama konsultannya."))
        return given

    def answers(self) -> SystemData:
        """What was answered, for the room."""
        given = {**self.only, **self.cleaned_data}
        codes = [given.pop(name) for name in ("iaf_code", "iaf_code_2", "iaf_code_3")]
        return SystemData(iaf_codes=tuple(code for code in codes if code), **given)


class SiteForm(Answers):
    """A site with what is done there and by how many people."""

    name = Line(_("Nama lokasi"), 200, empty=_("Tulis nama lokasi."), hint=_("Misalnya “Kantor pusat”."))
    address = Lines(_("Alamat lokasi"), 1000, empty=_("Tulis alamat lokasi."))
    activities = Line(
        _("Kegiatan di lokasi ini"),
        500,
        empty=_("Tulis kegiatan di lokasi ini."),
        hint=_("Misalnya “Produksi dan gudang”."),
    )
    shift_1 = People(_("Regu 1 (atau tanpa regu)"))
    shift_2 = People(_("Regu 2"))
    shift_3 = People(_("Regu 3"))
    part_time = People(_("Personel paruh waktu"), hint=_("Termasuk pekerja lepas yang tidak bekerja seminggu penuh."))
    part_time_hours = People(_("Jam kerja paruh waktu per minggu"))
    seasonal = People(_("Pekerja musiman"), hint=_("Jumlahnya pada masa paling ramai."))

    def __init__(self, data: Any, full_week: int, **more: Any) -> None:
        super().__init__(data, **more)
        asked = self.fields["part_time_hours"]
        hint = gettext("Rata-rata satu orang, paling banyak %(most)s.") % {"most": full_week}
        self.fields["part_time_hours"] = People(asked.label or "", hint=hint, most=full_week)

    def answers(self) -> SiteData:
        """What was answered, for the room."""
        return SiteData(**self.cleaned_data)


class OtherForm(Answers):
    """A certificate the client holds from another body."""

    standard = Line(_("Standar"), 200, empty=_("Tulis standarnya."), hint=_("Misalnya ISO 45001:2018."))
    body = Line(_("Lembaga sertifikasi"), 200, empty=_("Tulis nama lembaga sertifikasinya."))
    number = Line(_("Nomor sertifikat"), 120, empty=_("Tulis nomor sertifikatnya."))
    valid_until = Day(_("Berlaku sampai"), empty=_("Tulis sampai kapan sertifikat itu berlaku."))

    def answers(self) -> OtherData:
        """What was answered, for the room."""
        return OtherData(**self.cleaned_data)


def _transferred() -> forms.ChoiceField:
    return Choice(
        _("Sertifikat yang dialihkan"),
        empty=_("Pilih sertifikat yang dialihkan, atau pilih tidak ada."),
        hint=_("Hanya sertifikat yang masih berlaku dan tidak dibekukan, dari lembaga yang diakreditasi."),
    )


def _why() -> forms.CharField:
    hint = _("Diisi bila ada yang dialihkan. Kami meninjaunya.")
    return Lines(_("Alasan alih sertifikat"), 1000, depends=True, hint=hint)


class TransferForm(Answers):
    """Which of the certificates of other bodies is transferred to this office, if any, and why; for each of the
    ``schemes`` asked for, the fields of the second beginning with ``also_``.
    """

    certificate = _transferred()
    reason = _why()
    also_certificate = _transferred()
    also_reason = _why()

    def __init__(self, *args: Any, schemes: Sequence[str], offered: Sequence[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = dict(zip(schemes, ("", "also_"), strict=False))
        if len(schemes) == 1:
            del self.fields["also_certificate"], self.fields["also_reason"]
        for scheme, part in self.parts.items():
            field: Any = self.fields[f"{part}certificate"]
            field.choices = [*offered, (NOTHING, gettext("Tidak ada yang dialihkan"))]
            if len(schemes) > 1:
                standard = {"standard": Scheme(scheme).label}
                field.label = gettext("Sertifikat %(standard)s yang dialihkan") % standard
                self.fields[f"{part}reason"].label = gettext("Alasan alih sertifikat %(standard)s") % standard

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for part in self.parts.values():
            if self._chosen(part) and given.get(f"{part}reason") == "":
                self.add_error(f"{part}reason", _("Tulis alasan alih sertifikat."))
        return given

    def _chosen(self, part: str) -> int | None:
        picked = self.cleaned_data.get(f"{part}certificate", NOTHING)
        return None if picked == NOTHING else int(picked)

    def stated(self) -> dict[str, TransferData | None]:
        """What is transferred in each scheme; None where nothing is."""
        chosen = {scheme: (self._chosen(part), part) for scheme, part in self.parts.items()}
        return {
            scheme: None if pk is None else TransferData(pk, self.cleaned_data[f"{part}reason"])
            for scheme, (pk, part) in chosen.items()
        }
