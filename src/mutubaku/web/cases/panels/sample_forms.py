"""What is typed about samples: a sample with its seals, a photo, both parties' word, a hand-over, an order."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.samples.actions import Destination, Parameter, Taken
from mutubaku.samples.models import BrokenSeal, Laboratory, PartFor, Receiver, Sample, SamplingPlan, TestOrder
from mutubaku.samples.policy import Limit, Passing
from mutubaku.web.client.forms.fields import Answers, Choice, Count, Line, Lines, asked
from mutubaku.web.gate import Visit
from mutubaku.web.held_files import HeldFile, Sent
from mutubaku.web.writing import tanggal_singkat

from ..numbers import Number
from ..payment_forms import Moment

PHOTOS = "image/jpeg,image/png"
MOST_DECIMALS = 10
INTACT = "utuh"  # what the form calls a seal of which there is nothing to say
OTHER = "lain"  # a laboratory that is not on the list
SEALS = [(key or INTACT, label) for key, label in BrokenSeal.choices]


def now(visit: Visit) -> Any:
    """The moment a form proposes, to the minute."""
    return timezone.localtime(visit.at).replace(second=0, microsecond=0)


class TakeForm(Answers):
    """A sample as it is taken at the factory; each part with its own seal."""

    lot = Line(_("Nomor lot atau kode produksi"), 120, empty=_("Tulis nomor lot atau kode produksi pada kemasannya."))
    population = Line(_("Besar lot atau populasi"), 120, hint=_("Misalnya 2.400 botol."))
    quantity = Line(_("Banyaknya yang diambil"), 120, empty=_("Tulis berapa banyak yang diambil, misalnya 48 botol."))
    taken_at = Moment(_("Waktu pengambilan"), empty=_("Tulis kapan contoh diambil."))
    place = Line(_("Tempat pengambilan"), 300, empty=_("Tulis di mana contoh diambil."))
    note = Lines(_("Catatan"), 1000, rows=2, hint=_("Misalnya penyimpangan dari rencana."))

    def __init__(self, data: Any, plan: SamplingPlan, sample: Sample | None, visit: Visit, lot: str = "") -> None:
        self.plan_id = plan.pk
        super().__init__(data, prefix=f"p{plan.pk}", initial={"lot": lot, **_sampled(plan, sample, visit)})
        for part in PartFor:
            needed = part == PartFor.LABORATORY
            self.fields[f"{part}_quantity"] = Line(
                _("Banyaknya"), 120, empty=_("Tulis banyaknya bagian ini.") if needed else ""
            )
            self.fields[f"{part}_seal"] = Line(
                _("Nomor segel"),
                40,
                empty=_("Tulis nomor segel bagian ini.") if needed else "",
                autocomplete="off",
                autocapitalize="characters",
            )

    def parts(self) -> list[tuple[str, Any, Any]]:
        """Each part with the fields of its quantity and its seal."""
        return [(str(part.label), self[f"{part}_quantity"], self[f"{part}_seal"]) for part in PartFor]

    def taken(self) -> Taken:
        """The sample, once the form is valid."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("lot", "population", "quantity", "taken_at", "place", "note")}
        parts = {part: (given[f"{part}_quantity"], given[f"{part}_seal"]) for part in PartFor}
        return Taken(parts=parts, **plain)


def _sampled(plan: SamplingPlan, sample: Sample | None, visit: Visit) -> dict[str, Any]:
    """What was recorded; else what the plan says and the moment it is."""
    if sample is None:
        return {"quantity": plan.quantity, "place": plan.place, "taken_at": now(visit)}
    said = {name: getattr(sample, name) for name in ("lot", "population", "quantity", "taken_at", "place", "note")}
    parts = {
        f"{part.part_for}_{name}": getattr(part, name) for part in sample.parts.all() for name in ("quantity", "seal")
    }
    return {**said, **parts}


class PhotoForm(Answers):
    """A photo of a sample, straight from the camera."""

    photo = HeldFile(
        _("Foto"), empty=_("Pilih berkasnya dahulu, lalu tekan Unggah."), accept=PHOTOS, capture="environment"
    )

    def __init__(self, data: Any, files: Sent | None, sample: Sample) -> None:
        self.sample_id = sample.pk
        super().__init__(data, files, prefix=f"f{sample.pk}")


class WordForm(Answers):
    """The company's representative finds a sampling record right, on their own telephone."""

    name = Line(_("Nama Anda"), 200, empty=_("Tulis nama Anda."), autocomplete="name")
    position = Line(
        _("Jabatan Anda di perusahaan"), 200, empty=_("Tulis jabatan Anda."), autocomplete="organization-title"
    )
    code = Line(
        _("Kode"),
        20,
        empty=_("Tulis keenam angka yang ada pada layar petugas pengambil contoh."),
        inputmode="numeric",
        autocomplete="one-time-code",
    )

    def clean_code(self) -> str:
        """The digits alone: people put spaces between them."""
        return "".join(one for one in self.cleaned_data["code"] if one.isdigit())


class HandOverForm(Answers):
    """The next hand-over: to whom, when, and how the seal was."""

    samples = forms.TypedMultipleChoiceField(
        label=_("Contoh yang diserahterimakan"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih contoh mana yang diserahterimakan.")},
    )
    to_kind = Choice(_("Diserahkan kepada"), Receiver.choices, empty=_("Pilih kepada siapa contoh diserahkan."))
    laboratory = forms.ChoiceField(
        label=_("Laboratorium yang menerima"),
        required=False,
        error_messages={
            "invalid_choice": _("Laboratorium itu tidak ada lagi dalam daftar kantor hari ini. Pilih yang lain."),
        },
    )
    receiver = Line(
        _("Nama penerima"),
        200,
        empty=_("Tulis siapa yang menerima: nama orangnya, atau perusahaan pengirimannya."),
        hint=_("Di laboratorium: petugas yang menerima contoh."),
    )
    courier_number = Line(_("Nomor resi"), 80, hint=_("Bila lewat jasa pengiriman."), autocomplete="off")
    at = Moment(_("Waktu serah terima"), empty=_("Tulis kapan contoh diserahkan."))
    broken = Choice(_("Keadaan segel"), SEALS, empty=_("Pilih keadaan segelnya."))
    reason = Lines(_("Bagaimana segel rusak, dan siapa yang melihatnya"), 1000, rows=2)
    new_seal = Line(_("Nomor segel baru"), 40, hint=_("Bila disegel ulang."), autocomplete="off")

    def __init__(self, data: Any, samples: list[Sample], laboratories: list[str], visit: Visit) -> None:
        initial = {"samples": [one.pk for one in samples], "at": now(visit), "broken": INTACT}
        super().__init__(data, auto_id="serah_%s", initial=initial)
        choices = [("", gettext("Pilih…")), *((one, one) for one in laboratories)]
        self.fields["laboratory"].choices = choices  # type: ignore[attr-defined]  # a choice field
        asked(self, "laboratory")
        self.fields["samples"].choices = [(one.pk, f"{one.code} {one.plan}") for one in samples]  # type: ignore[attr-defined]  # a choice field

    def passing(self) -> Passing:
        """The hand-over, once the form is valid."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "samples"}
        return Passing(**{**given, "broken": "" if given["broken"] == INTACT else given["broken"]})


class LaboratoryForm(Answers):
    """Where the samples are tested: a laboratory of the office's list, or one written by hand with the reason."""

    listed = forms.ChoiceField(
        label=_("Laboratorium"),
        error_messages={
            "required": _("Pilih laboratorium ujinya."),
            "invalid_choice": _("Laboratorium itu tidak ada lagi dalam daftar kantor hari ini. Pilih yang lain."),
        },
    )
    laboratory = Line(_("Nama laboratorium"), 300, depends=True)
    accreditation = Line(
        _("Nomor akreditasi"), 80, hint=_("Seperti tertulis pada laporan laboratorium; kosongkan bila tidak ada.")
    )
    reason = Lines(
        _("Alasan memakai laboratorium ini"),
        1000,
        rows=2,
        hint=_("Ikut tercetak pada bukti pengiriman."),
        depends=True,
    )

    def __init__(self, data: Any, laboratories: list[Laboratory], order: TestOrder | None, day: date) -> None:
        super().__init__(data, auto_id="lab_%s", initial=_ordered(order) if order else {})
        other = (OTHER, gettext("Laboratorium lain, tidak ada dalam daftar"))
        choices = [(str(one.pk), _offered(one, day)) for one in laboratories]
        empty = [("", gettext("Pilih…"))] if choices else []
        self.fields["listed"].choices = [*empty, *choices, other]  # type: ignore[attr-defined]  # a choice field
        if not choices:
            self.fields["listed"].help_text = gettext(
                "Daftar laboratorium kantor masih kosong; administrator mengisinya."
            )

    @property
    def asks_reason(self) -> bool:
        """Whether the reason stands on its own, not only with a laboratory written by hand."""
        return bool(self["reason"].errors or self["reason"].value())

    def given(self) -> Destination:
        """The laboratory, once the form is valid."""
        words = self.cleaned_data
        if words["listed"] != OTHER:
            return Destination(listed=int(words["listed"]), reason=words["reason"])
        written = {name: words[name] for name in ("accreditation", "reason")}
        return Destination(name=words["laboratory"], **written)


def _ordered(order: TestOrder) -> dict[str, Any]:
    """What was ordered, as the form is filled with it."""
    if order.listed_id is not None:
        return {"listed": str(order.listed_id), "reason": order.reason}
    written = {name: getattr(order, name) for name in ("laboratory", "accreditation", "reason")}
    return {"listed": OTHER, **written}


def _offered(one: Laboratory, day: date) -> str:
    """A laboratory as it is chosen: its place, and how its accreditation stands today."""
    place = f"{one.name}, {one.city}"
    if one.accredited_to is None:
        return gettext("%(place)s (belum terakreditasi)") % {"place": place}
    words = {"place": place, "number": one.accreditation, "end": tanggal_singkat(one.accredited_to)}
    if one.accredited_to < day:
        return gettext("%(place)s (%(number)s, berakhir %(end)s)") % words
    return gettext("%(place)s (%(number)s sampai %(end)s)") % words


class ParameterForm(Answers):
    """A parameter written by hand for one case."""

    name = Line(_("Parameter"), 200, empty=_("Tulis apa yang diuji, misalnya pH."))
    method = Line(_("Metode"), 200)
    unit = Line(_("Satuan"), 40, hint=_("Kosongkan bila tidak bersatuan."))
    lower = Number(_("Batas bawah"))
    upper = Number(_("Batas atas"))
    expected = Line(_("Hasil yang diminta dengan kata"), 200, hint=_("Misalnya negatif atau tidak berbau."))
    decimals = Count(
        label=_("Dibulatkan sampai (angka di belakang koma)"),
        required=False,
        min_value=0,
        max_value=MOST_DECIMALS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Tulis angka bulat 0 sampai 10.")),
    )
    source = Line(_("Sumber"), 300, hint=_("Pasal atau tabel standarnya."))

    def __init__(self, data: Any, sample: Sample) -> None:
        self.sample_id = sample.pk
        super().__init__(data, prefix=f"u{sample.pk}")

    def parameter(self) -> Parameter:
        """The parameter, once the form is valid."""
        given = self.cleaned_data
        limit = Limit(**{name: given[name] for name in ("unit", "lower", "upper", "expected", "decimals")})
        return Parameter(limit=limit, **{name: given[name] for name in ("name", "method", "source")})
