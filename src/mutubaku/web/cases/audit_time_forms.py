"""What is typed about an audit time: what it is reckoned from, and other days than were reckoned with their reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.auditrules import Adjoining, Adjustment, Audit, Complexity, audit_time_rules
from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.reckoning.policy import Basis, FoundSite, may_be, with_found
from mutubaku.people import policy
from mutubaku.web.client.forms.fields import Answers, Choice, Count, Line, Lines, People
from mutubaku.web.percent import Days, Percent

SIDE_BY_SIDE = ("kompleks_1", "kompleks_2")
FOUND = (1, 2)  # sites that the audit found, as many as one form asks for
LESS, MORE = ("kurang_1", "kurang_2", "kurang_3"), ("tambah_1", "tambah_2")
AUDITS = {
    Audit.INITIAL: gettext_lazy("Audit awal (tahap 1 dan tahap 2)"),
    Audit.SURVEILLANCE: gettext_lazy("Surveilans"),
    Audit.RECERTIFICATION: gettext_lazy("Sertifikasi ulang"),
    Audit.EXTENSION: gettext_lazy("Perluasan lingkup"),
    Audit.REDUCTION: gettext_lazy("Pengurangan lingkup"),
    Audit.SPECIAL: gettext_lazy("Audit khusus"),
}
COMPLEXITIES = {
    Complexity.HIGH: gettext_lazy("Tinggi"),
    Complexity.MEDIUM: gettext_lazy("Sedang"),
    Complexity.LOW: gettext_lazy("Rendah"),
    Complexity.LIMITED: gettext_lazy("Terbatas"),
    Complexity.SPECIAL: gettext_lazy("Khusus"),
}
NAMES = {
    "audit": "jenis",
    "personnel": "personel",
    "personnel_reason": "alasan_personel",
    "complexity": "kompleksitas",
    "complexity_reason": "alasan_kompleksitas",
    "percent": "kurang_1",
    "reason": "alasan_kurang_1",
    "central": "pusat",
    "integration": "integrasi",
    "adjoining": "kompleks_1",
    "adjoining_reason": "alasan_kompleks_1",
    "found": "lokasi_baru_1",
}
PERCENT = {"invalid": gettext_lazy("Tulis persen dengan angka bulat 0 sampai 100.")}
FIGURE = {"inputmode": "numeric", "autocomplete": "off"}


class ReckoningForm(Answers):
    """What the time of a case is reckoned from; fields that play no part in the case are left out."""

    jenis = Choice(gettext_lazy("Jenis audit"), empty=gettext_lazy("Pilih jenis auditnya."))
    personel = Count(
        label=gettext_lazy("Personel efektif yang dipakai"),
        widget=forms.TextInput(attrs=FIGURE),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Tulis jumlah personel dengan angka bulat, misalnya 80.")
        ),
    )
    alasan_personel = Line(gettext_lazy("Alasan bila berbeda dari permohonan"), 300)
    kompleksitas = Choice(
        gettext_lazy("Kompleksitas aspek lingkungan"),
        empty=gettext_lazy(
            "Waktu audit ISO 14001 bergantung pada kompleksitas aspek lingkungan. "
            "Pilih tinggi, sedang, rendah, terbatas, atau khusus."
        ),
        depends=True,
    )
    alasan_kompleksitas = Line(gettext_lazy("Alasan memilih kompleksitas itu"), 300, depends=True)
    sejenis = forms.BooleanField(
        label=gettext_lazy("Semua lokasi sejenis, jadi boleh diambil contoh (IAF MD 1)"), required=False
    )
    lokasi_pusat = Choice(
        gettext_lazy("Lokasi fungsi pusat"),
        hint=gettext_lazy("Dilihat pada setiap kunjungan, dan tidak dihitung di antara lokasi yang diambil contohnya."),
    )
    pusat = Percent(gettext_lazy("Pengurangan karena proses di fungsi pusat (%)"))
    alasan_pusat = Line(gettext_lazy("Alasan pengurangan itu"), 300)
    integrasi = Count(
        label=gettext_lazy("Tingkat integrasi sistem (%)"),
        required=False,
        widget=forms.TextInput(attrs=FIGURE),
        help_text=gettext_lazy(
            "0 sampai 100, menurut IAF MD 11: seberapa jauh dokumen, kebijakan dan sasaran, proses, audit "
            "internal, tinjauan manajemen, dan perbaikannya satu untuk kedua standar."
        ),
        error_messages=PERCENT,
    )
    tim = Count(
        label=gettext_lazy("Kemampuan tim audit (%)"),
        required=False,
        widget=forms.TextInput(attrs=FIGURE),
        help_text=gettext_lazy("0 sampai 100, menurut IAF MD 11: seberapa banyak tim dapat mengaudit kedua standar."),
        error_messages=PERCENT,
    )

    def __init__(
        self,
        data: Any,
        basis: Basis,
        day: date,
        *,
        own: Audit,
        with_complexity: bool,
        found: Sequence[FoundSite] | None = None,
    ) -> None:
        """``found``: what the fields for sites that the audit found begin with; None leaves them out."""
        self.begun = (basis, found or ())
        super().__init__(data, auto_id="waktu_%s", initial={**_initial(basis), **_found(found or ())})
        kinds = [(key.value, label) for key, label in AUDITS.items() if may_be(key, own, day)]
        self.fields["jenis"].choices = kinds  # type: ignore[attr-defined]  # a choice field
        said = _("Menurut permohonan: %(people)s orang di %(sites)s lokasi.")
        facts = basis.facts
        self.fields["personel"].help_text = said % {"people": facts.personnel, "sites": facts.sites}
        typed = self._ask_found(data or {}) if found is not None else []
        names = list(dict.fromkeys([*facts.names, *typed]))
        self._ask_side_by_side(names)
        elsewhere = ("", _("Di luar lokasi-lokasi itu, atau belum ditentukan"))
        named = [elsewhere, *((one, one) for one in names)]
        self.fields["lokasi_pusat"].choices = named  # type: ignore[attr-defined]  # a choice field
        self.fields["lokasi_pusat"].required = False
        for name in (*LESS, *MORE):
            less = name in LESS
            self.fields[name] = Percent(_("Pengurangan (%)") if less else _("Penambahan (%)"))
            self.fields[f"alasan_{name}"] = Line(_("Alasannya"), 300)
        self.fields["kompleksitas"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.key, f"{COMPLEXITIES[Complexity(one.key)]}: {_(one.examples)}")
            for one in audit_time_rules(day).complexities
        ]
        hint = _("Wajib untuk kompleksitas khusus, dan untuk kode IAF %(codes)s.")
        codes = ", ".join(map(str, audit_time_rules(day).reasoned_codes))
        self.fields["alasan_kompleksitas"].help_text = hint % {"codes": codes or "–"}
        out = [] if with_complexity else ["kompleksitas", "alasan_kompleksitas"]
        out += [] if max(facts.sites, len(names)) > 1 else ["lokasi_pusat", "sejenis", "pusat", "alasan_pusat"]
        out += [] if basis.is_integrated else ["integrasi", "tim"]
        for name in out:
            del self.fields[name]

    def _ask_found(self, data: Mapping[str, str]) -> list[str]:
        """A row for each site that the audit found, empty or whole, so that no field of it is marked optional; the
        names that are typed already."""
        for number in FOUND:
            self.fields[f"lokasi_baru_{number}"] = Line(_("Nama lokasi"), 200, depends=True)
            self.fields[f"alamat_baru_{number}"] = Line(_("Alamatnya"), 300, depends=True)
            self.fields[f"kegiatan_baru_{number}"] = Line(_("Kegiatan di sana"), 300, depends=True)
            self.fields[f"orang_baru_{number}"] = People(_("Personel di sana"))
        names = (policy.line(data.get(f"lokasi_baru_{number}", "")) for number in FOUND)
        return [one for one in names if one]

    def _ask_side_by_side(self, known: Sequence[str]) -> None:
        """Which sites count as one: a second group only where there are sites enough for it."""
        names = [(one, one) for one in known]
        for number, name in enumerate(SIDE_BY_SIDE, start=1):
            if len(names) < 2 * number:
                break
            label = _("Berdampingan, dihitung sebagai satu lokasi") if number == 1 else _("Kelompok berdampingan lain")
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                choices=names,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Pilih sedikitnya dua. Semua alamatnya tercetak pada sertifikat.") if number == 1 else "",
            )
            self.fields[f"alasan_{name}"] = Line(
                _("Alasan dihitung sebagai satu"), 300, hint=_("Misalnya satu pagar dan satu manajemen.")
            )

    def fingerprint(self) -> str:
        """SHA-256 of what stands in the fields: tells answers that were reckoned from others typed since."""
        values = ((bound.name, bound.value()) for bound in self)
        standing = {name: value if isinstance(value, list) else str(value) for name, value in values if value}
        return sha256(json.dumps(standing, sort_keys=True).encode()).hexdigest()

    def adjustments(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The rows of reductions and increases: percentage and reason."""
        return ((self[name], self[f"alasan_{name}"]) for name in (*LESS, *MORE))

    def extras(self) -> list[BoundField]:
        """What plays a part in some cases only."""
        side_by_side = (one for name in SIDE_BY_SIDE for one in (name, f"alasan_{name}"))
        names = ("lokasi_pusat", *side_by_side, "sejenis", "pusat", "alasan_pusat", "integrasi", "tim")
        return [self[name] for name in names if name in self.fields]

    def found(self) -> list[tuple[BoundField, ...]]:
        """The rows of sites that the audit found; none where they are not asked."""
        parts = ("lokasi", "alamat", "kegiatan", "orang")
        rows = (tuple(f"{part}_baru_{number}" for part in parts) for number in FOUND)
        return [tuple(self[name] for name in row) for row in rows if row[0] in self.fields]

    def is_found(self) -> bool:
        """Whether a row of found sites holds something, or is wrong."""
        return any(one.value() or one.errors for row in self.found() for one in row)

    def is_adjusted(self) -> bool:
        """Whether a row of adjustments holds something, or is wrong."""
        return any(one.value() or one.errors for row in self.adjustments() for one in row)

    def clean(self) -> dict[str, Any]:
        """A reason stands beside a percentage, and a percentage beside a reason."""
        given: dict[str, Any] = super().clean() or {}
        for name in {*SIDE_BY_SIDE} & set(self.fields):
            if given.get(f"alasan_{name}") and not given.get(name):
                self.add_error(name, _("Pilih lokasi yang berdampingan, atau kosongkan alasannya."))
        for row in self.found():
            if any(given.get(one.name) for one in row):
                for one in row:
                    if one.name in given and not given[one.name]:
                        self.add_error(one.name, self._lacking(one))
        for name in (*LESS, *MORE, *({"pusat"} & set(self.fields))):
            reason = given.get(f"alasan_{name}")
            if name in given and given[name] is None and reason:
                self.add_error(name, _("Tulis berapa persen, atau kosongkan alasannya."))
            if given.get(name) and not reason:
                self.add_error(f"alasan_{name}", _("Tulis alasannya; setiap penyesuaian dicatat bersama alasannya."))
        return given

    @staticmethod
    def _lacking(part: BoundField) -> str:
        if part.name.startswith("orang"):
            return _("Tulis berapa orang yang bekerja di sana, misalnya 12.")
        return _("Lengkapi: %(label)s.") % {"label": str(part.label).lower()}

    def answer(self) -> Basis:
        """What the form begins with, or once it is sent and valid what it says (AuditRefusal for a site that is known
        already).
        """
        basis, found = self.begun
        return self._answered(basis) if self.is_bound else with_found(basis, found)

    def _answered(self, basis: Basis) -> Basis:
        given = self.cleaned_data
        chosen = given.get("kompleksitas")
        typed = ([given[part.name] for part in row] for row in self.found())
        found = [FoundSite(name=n, address=a, activities=k, people=p) for n, a, k, p in typed if n]
        counted = replace(
            basis,
            audit=Audit(given["jenis"]),
            personnel=given["personel"],
            personnel_reason=given["alasan_personel"],
            complexity=Complexity(chosen) if chosen else None,
            complexity_reason=given.get("alasan_kompleksitas", ""),
            reductions=self._adjusted(LESS),
            increases=self._adjusted(MORE),
            is_sampled=given.get("sejenis", False),
            central_site=given.get("lokasi_pusat") or "",
            adjoining=tuple(
                Adjoining(tuple(given[name]), given[f"alasan_{name}"]) for name in SIDE_BY_SIDE if given.get(name)
            ),
            central=next(iter(self._adjusted(("pusat",))), None) if "pusat" in given else None,
            integration=given.get("integrasi") or 0,
            ability=given.get("tim") or 0,
        )
        return with_found(counted, found)

    def _adjusted(self, names: tuple[str, ...]) -> tuple[Adjustment, ...]:
        given = self.cleaned_data
        return tuple(Adjustment(given[one], given[f"alasan_{one}"]) for one in names if given[one] is not None)

    def refuse_reckoning(self, refusal: AuditRefusal) -> None:
        """Show a refusal of the rules beside the answer at fault."""
        self.refuse(refusal, NAMES)


def _found(sites: Sequence[FoundSite]) -> dict[str, Any]:
    parts = {"lokasi": "name", "alamat": "address", "kegiatan": "activities", "orang": "people"}
    rows = zip(FOUND, sites, strict=False)
    return {f"{part}_baru_{n}": getattr(one, name) for n, one in rows for part, name in parts.items()}


def _initial(basis: Basis) -> dict[str, Any]:
    rows = [*zip(LESS, basis.reductions, strict=False), *zip(MORE, basis.increases, strict=False)]
    if basis.central:
        rows.append(("pusat", basis.central))
    side_by_side = list(zip(SIDE_BY_SIDE, basis.adjoining, strict=False))
    given: dict[str, Any] = {name: one.percent for name, one in rows}
    given |= {f"alasan_{name}": one.reason for name, one in rows}
    given |= {f"alasan_{name}": one.reason for name, one in side_by_side}
    given |= {name: list(one.names) for name, one in side_by_side}
    return {
        "jenis": basis.audit.value,
        "personel": basis.personnel or None,
        "alasan_personel": basis.personnel_reason,
        "kompleksitas": basis.complexity.value if basis.complexity else None,
        "alasan_kompleksitas": basis.complexity_reason,
        "sejenis": basis.is_sampled,
        "lokasi_pusat": basis.central_site,
        "integrasi": basis.integration or None,
        "tim": basis.ability or None,
        **given,
    }


class FixForm(Answers):
    """Other days than were reckoned, with the reason; left empty, the reckoned days are kept."""

    days = Days(gettext_lazy("Tetapkan jumlah hari lain"))
    override_reason = Lines(
        gettext_lazy("Alasannya"), 2000, rows=2, hint=gettext_lazy("Dicatat bersama nama dan jabatan Anda.")
    )

    change_reason = Lines(
        gettext_lazy("Mengapa waktu audit ditetapkan lagi"),
        2000,
        rows=2,
        depends=True,
        hint=gettext_lazy(
            "Misalnya jumlah personel menurut tahap 1. Dibaca yang menyetujui, lalu pelanggan dan Bendahara Penerimaan."
        ),
    )

    def __init__(self, data: Any, *, is_anew: bool) -> None:
        super().__init__(data, auto_id="tetap_%s")
        if not is_anew:
            del self.fields["change_reason"]

    def kept(self) -> SafeString:
        """What is typed, hidden, while there is no result to keep it with."""
        hidden = (bound.as_hidden({"id": False}) for bound in self if bound.value())
        return format_html_join("", "{}", ((one,) for one in hidden))

    def is_typed(self) -> bool:
        """Whether other days or their reason are typed, or wrong."""
        return any(self[name].value() or self[name].errors for name in ("days", "override_reason"))

    def answers(self) -> dict[str, Any]:
        """The days typed, None when the reckoned ones are meant, and the reasons."""
        given = self.cleaned_data
        why = {"reason": given["override_reason"], "change_reason": given.get("change_reason", "")}
        return {"days": given["days"], **why}
