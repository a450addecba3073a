"""What the audit time calculator works out: days by IAF MD 5, together by MD 11, and the sites to visit by MD 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.auditrules import (
    Adjustment,
    Alone,
    Audit,
    Complexity,
    RuleRefusal,
    RuleSet,
    Standard,
    Step,
    TimeQuestion,
    audit_time,
    audit_time_rules,
    integrated_time,
    integration_rules,
    sampling_rules,
    sites_to_visit,
)
from mutubaku.cases.models import Kind, Scheme
from mutubaku.web.client.forms.fields import Answers, Choice, Count, Line
from mutubaku.web.percent import Percent
from mutubaku.web.reasons import Reason, reasons, refused

STANDARDS = {Standard.ISO_9001: "ISO 9001", Standard.ISO_14001: "ISO 14001"}
SCHEMES = {Standard.ISO_9001: Scheme.ISO_9001, Standard.ISO_14001: Scheme.ISO_14001}
AUDITS = {
    Audit.INITIAL: gettext_lazy("Sertifikasi awal (tahap 1 dan tahap 2)"),
    Audit.SURVEILLANCE: gettext_lazy("Surveilans, setiap tahun"),
    Audit.RECERTIFICATION: gettext_lazy("Sertifikasi ulang"),
}
COMPLEXITIES = {
    Complexity.HIGH: gettext_lazy("Tinggi"),
    Complexity.MEDIUM: gettext_lazy("Sedang"),
    Complexity.LOW: gettext_lazy("Rendah"),
    Complexity.LIMITED: gettext_lazy("Terbatas"),
    Complexity.SPECIAL: gettext_lazy("Khusus"),
}
NAMES = {"personnel": "personel", "complexity": "kompleksitas", "complexity_reason": "alasan_kompleksitas"}
NAMES |= {"reason": "alasan", "percent": "kurang", "sites": "lokasi", "integration": "integrasi"}


class TimeForm(Answers):
    """What the time is reckoned from; every answer stands in the address, so that it can be passed on."""

    standar = forms.MultipleChoiceField(
        label=gettext_lazy("Standar"),
        choices=[(key.value, name) for key, name in STANDARDS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Pilih satu standar, atau keduanya."),
            "invalid_choice": gettext_lazy("Pilih standar dari daftar."),
        },
    )
    jenis = Choice(
        gettext_lazy("Jenis audit"),
        [(key.value, label) for key, label in AUDITS.items()],
        empty=gettext_lazy("Pilih jenis auditnya."),
    )
    personel = Count(
        label=gettext_lazy("Personel efektif"),
        help_text=gettext_lazy(
            "Semua orang dalam ruang lingkup, di semua regu dan lokasi. Paruh waktu dihitung menurut jam kerjanya: "
            "dua orang setengah hari sama dengan satu."
        ),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Tulis jumlah personel dengan angka bulat, misalnya 80.")
        ),
    )
    lokasi = Count(
        label=gettext_lazy("Banyaknya lokasi"),
        help_text=gettext_lazy("Tanpa fungsi pusat, bila ada yang mengendalikan semuanya."),
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Tulis banyaknya lokasi dengan angka bulat, misalnya 3.")
        ),
    )
    kompleksitas = Choice(
        gettext_lazy("Kompleksitas aspek lingkungan"), hint=gettext_lazy("Hanya untuk ISO 14001."), depends=True
    )
    alasan_kompleksitas = Line(
        gettext_lazy("Alasan kompleksitas khusus"),
        300,
        hint=gettext_lazy("Hanya untuk pilihan khusus: waktunya tidak ada dalam tabel dan ditetapkan per kasus."),
        depends=True,
    )
    sejenis = forms.BooleanField(
        label=gettext_lazy("Semua lokasi melakukan pekerjaan yang sejenis"),
        help_text=gettext_lazy("Kalau ya, sebagian saja yang diaudit setiap kali."),
        required=False,
    )
    kurang = Percent(gettext_lazy("Pengurangan (%)"))
    alasan = Line(gettext_lazy("Alasannya"), 200)
    integrasi = Count(label=gettext_lazy("Tingkat integrasi sistem (%)"), required=False)
    tim = Count(label=gettext_lazy("Kemampuan tim audit (%)"), required=False)

    def __init__(self, asked: QueryDict, day: date) -> None:
        super().__init__(asked if TimeForm.is_answered(asked) else None, auto_id="waktu_%s")
        self.fields["jenis"].initial = Audit.INITIAL.value
        self.fields["kompleksitas"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.key, f"{COMPLEXITIES[Complexity(one.key)]}: {_(one.examples)}")
            for one in audit_time_rules(day).complexities
        ]
        self.fields["kurang"].help_text = _("Bersama-sama paling banyak %(most)s%% dari tabel, dengan alasan.") % {
            "most": audit_time_rules(day).most_reduction
        }
        hint = _("0 sampai 100. Kalau dikosongkan, dihitung 0 sehingga tidak ada pengurangan.")
        for name in ("integrasi", "tim"):
            field = self.fields[name]
            field.help_text = hint
            field.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            field.error_messages["invalid"] = _("Tulis persen dengan angka bulat 0 sampai 100.")

    @staticmethod
    def is_answered(asked: Mapping[str, Any]) -> bool:
        """Whether the address holds answers."""
        return bool({"hitung", "personel", "standar"} & set(asked))

    def clean(self) -> dict[str, Any]:
        """A reason belongs to a reduction; the rule itself asks for the reason of a reduction."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("alasan") and "kurang" in given and given["kurang"] is None:
            self.add_error("kurang", _("Tulis berapa persen yang dikurangi, atau kosongkan alasannya."))
        return given

    def more_is_open(self) -> bool:
        """Whether something was written, or is wrong, in what is folded away."""
        names = ("kurang", "alasan", "integrasi", "tim")
        return any(self[name].errors or self[name].value() for name in names)

    def questions(self) -> list[TimeQuestion]:
        """One for each standard, once the form is valid."""
        given = self.cleaned_data
        less = [Adjustment(given["kurang"], given["alasan"])] if given["kurang"] is not None else []
        complexity = Complexity(given["kompleksitas"]) if given["kompleksitas"] else None
        return [
            TimeQuestion(
                standard=standard,
                personnel=given["personel"],
                complexity=complexity if standard == Standard.ISO_14001 else None,
                complexity_reason=given["alasan_kompleksitas"] if complexity == Complexity.SPECIAL else "",
                audit=Audit(given["jenis"]),
                reductions=less,
                sites=given["lokasi"],
            )
            for standard in STANDARDS
            if standard.value in given["standar"]
        ]


@dataclass(frozen=True)
class Section:
    """A part of the reckoning under its own heading."""

    title: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Worked:
    """The answer: the days together, the least at the client's, the sites to visit, and how all that was reckoned."""

    days: Decimal
    on_site: Decimal
    sites: int
    sections: list[Section]
    documents: list[RuleSet]
    fees: list[tuple[str, str]]  # of each scheme: its name, and where its fee is worked out
    is_judged: bool  # of a special complexity: the days are where the office's own judgement begins


def work_out(form: TimeForm, day: date) -> Worked | None:
    """What the answers come to; None, with a sentence in the form, when a rule stands against it."""
    md5, md1, md11 = audit_time_rules(day), sampling_rules(day), integration_rules(day)
    given = form.cleaned_data
    try:
        asked = form.questions()
        answers = [audit_time(one, md5, md1) for one in asked]
        visits = sites_to_visit(given["lokasi"], Audit(given["jenis"]), md1, is_sampled=given["sejenis"])
        alone = [Alone(STANDARDS[one.standard], answer.days) for one, answer in zip(asked, answers, strict=True)]
        together = None
        if len(alone) > 1:
            together = integrated_time(alone, given["integrasi"] or 0, given["tim"] or 0, md11)
    except RuleRefusal as refusal:
        form.add_error(NAMES.get(refusal.field), refused(refusal))
        return None
    days = together.days if together else answers[0].days
    shares = together.shares if together else (days,)
    sections = [_section(STANDARDS[one.standard], answer.reasoning) for one, answer in zip(asked, answers, strict=True)]
    if together:
        sections.append(_section(_("Kedua standar bersama"), together.reasoning))
    if given["lokasi"] > 1:
        sections.append(_section(_("Lokasi yang diaudit"), visits.reasoning))
    return Worked(
        days=days,
        on_site=days * md5.on_site / 100,
        sites=visits.sites if given["lokasi"] > 1 else 0,
        sections=sections,
        documents=[md5, *([md11] if together else []), *([md1] if given["lokasi"] > 1 else [])],
        fees=[_fee(one, share) for one, share in zip(asked, shares, strict=True)],
        is_judged=any(one.complexity == Complexity.SPECIAL for one in asked),
    )


def _section(title: str, steps: tuple[Step, ...]) -> Section:
    return Section(title, reasons(steps))


def _fee(question: TimeQuestion, days: Decimal) -> tuple[str, str]:
    kinds = {Audit.SURVEILLANCE: Kind.SURVEILLANCE, Audit.RECERTIFICATION: Kind.RECERTIFICATION}
    kind = kinds.get(question.audit, Kind.INITIAL)
    address = reverse("public:fee", args=[SCHEMES[question.standard]])
    return STANDARDS[question.standard], f"{address}?jenis={kind}&hari={ceil(days)}&lokasi={question.sites}"


__all__ = ["TimeForm", "Worked", "work_out"]
