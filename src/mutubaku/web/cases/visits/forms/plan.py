"""What is typed of a plan, and what the client would have changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutubaku.audits.visits.models import VisitPlan
from mutubaku.audits.visits.policy.hours import HOUR
from mutubaku.audits.visits.policy.plan import OTHERS, Days, Row
from mutubaku.audits.visits.policy.programme import Cell, read_clauses
from mutubaku.audits.visits.policy.remote import Ahead
from mutubaku.web.client.forms.fields import Answers, Day, Line, Lines

from ...numbers import Number
from ..grid import GridForm, kept
from . import NOTE

ASKED = {
    "day": _("Pilih tanggalnya."),
    "begins": _("Tulis jamnya."),
    "ends": _("Tulis jamnya."),
    "auditor": _("Pilih auditornya, atau “Seluruh tim”."),
}
BETWEEN = " · "
WHOLE_TEAM = "tim"
AHEAD = {
    "remote_parts": (_("Bagian yang diaudit jarak jauh"), _("Kosongkan bila seluruhnya di lokasi.")),
    "remote_means": (_("Sarana"), _("Misalnya panggilan video dan berbagi layar, dengan aplikasinya.")),
    "remote_risks": (_("Risiko, peluang, dan pengamanan data"), ""),
}


def time_field(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    wrong = {"invalid": _("Tulis jam seperti 09.30.")}
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%H.%M"], error_messages=wrong)


class PlanForm(GridForm):
    """The plan of a visit: its days, and rows of time, what is looked at, and by whom."""

    telling = "what"

    def __init__(
        self, data: Any, rows: Sequence[Mapping[str, Any]] = (), *, cells: Sequence[Cell], team: Mapping[int, str]
    ) -> None:
        named = [(f"{one.site}{BETWEEN}{one.process}", one.name) for one in cells]
        self.cells = {f"{one.site}{BETWEEN}{one.process}": one for one in cells}
        self.whats = [("", "–"), *named, *((one, one) for one in OTHERS)]
        for row in rows:
            self.whats = kept(self.whats, row["what"])
        self.team = [("", _("Pilih…")), (WHOLE_TEAM, _("Seluruh tim")), *((str(pk), name) for pk, name in team.items())]
        super().__init__(data, rows, auto_id="rencana_%s")
        self.fields["starts_on"] = Day(_("Hari pertama"), empty=_("Pilih hari pertama audit."))
        self.fields["ends_on"] = Day(_("Hari terakhir"), empty=_("Pilih hari terakhir audit."))
        self.fields["rest_from"] = time_field(_("Istirahat mulai"))
        self.fields["rest_to"] = time_field(_("Istirahat selesai"))
        self.fields["interval_reason"] = Lines(
            _("Mengapa hasil tahap 1 masih berlaku"),
            NOTE,
            rows=2,
            hint=_("Diminta bila tahap 2 lebih lama sesudah tahap 1 daripada ketentuan skema. Dibaca pelanggan."),
        )
        for name, (label, hint) in AHEAD.items():
            self.fields[name] = Lines(label, NOTE, rows=2, hint=hint)
        for name in ("rest_from", "rest_to"):
            self.fields[name].error_messages["required"] = _("Tulis jam istirahat, misalnya 12.00.")

    @property
    def asks_interval(self) -> bool:
        """Whether it is asked why stage 1 still holds, or was said before."""
        return bool(self["interval_reason"].errors or self["interval_reason"].value())

    def fields_of_a_row(self) -> dict[str, forms.Field]:
        wrong = {"invalid_choice": _("Pilih dari daftar.")}
        return {
            "day": Day(_("Tanggal")),
            "begins": time_field(_("Dari")),
            "ends": time_field(_("Sampai")),
            "what": forms.ChoiceField(label=_("Lokasi dan kegiatan"), choices=self.whats, error_messages=wrong),
            "clauses": Line(_("Klausul"), 500),
            "auditor": forms.ChoiceField(label=_("Auditor"), choices=self.team, error_messages=wrong),
        }

    def clean(self) -> dict[str, Any]:
        for number, row in self.filled():
            for name, said in ASKED.items():
                if row[name] in {None, ""} and f"r{number}_{name}" not in self.errors:
                    self.add_error(f"r{number}_{name}", said)
        rest = self.cleaned_data.get("rest_from"), self.cleaned_data.get("rest_to")
        if None not in rest and rest[0] > rest[1]:  # type: ignore[operator]  # neither is None
            self.add_error("rest_to", _("Istirahat selesai sebelum mulai. Periksa jamnya."))
        return self.cleaned_data

    def days(self) -> Days:
        """The days of the visit."""
        given = self.cleaned_data
        return Days(given["starts_on"], given["ends_on"], given["rest_from"], given["rest_to"])

    def ahead(self) -> Ahead:
        """The remote part, when there is one."""
        return Ahead(*(self.cleaned_data[name] for name in AHEAD))

    @property
    def has_remote(self) -> bool:
        """Whether the fields of the remote part hold anything, or something is wrong there."""
        return any(self[name].value() or self[name].errors for name in AHEAD)

    def rows(self, place: str) -> list[Row]:
        """The rows that were typed; what is no part of the programme happens at ``place``."""
        return [self._row(row, place) for _number, row in self.filled()]

    def _row(self, row: Mapping[str, Any], place: str) -> Row:
        what, cell = row["what"], self.cells.get(row["what"])
        site, _between, process = what.rpartition(BETWEEN)
        given = read_clauses(row["clauses"] or "")
        auditor = int(row["auditor"]) if row["auditor"] != WHOLE_TEAM else None
        if cell is not None:
            return Row(row["day"], row["begins"], row["ends"], cell.site, cell.process, given or cell.clauses, auditor)
        return Row(row["day"], row["begins"], row["ends"], site or place, process or what, given, auditor)


def plan_rows(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A plan as its form shows it."""
    return [
        {
            "day": one.day,
            "begins": one.begins,
            "ends": one.ends,
            "what": one.process if one.process in OTHERS else f"{one.site}{BETWEEN}{one.process}",
            "clauses": ", ".join(one.clauses),
            "auditor": str(one.auditor or WHOLE_TEAM),
        }
        for one in rows
    ]


def days_initial(days: Days, plan: VisitPlan | None = None) -> dict[str, Any]:
    """The days of a plan as its form shows them."""
    rest = (plan.rest_from, plan.rest_to) if plan else (days.rest_from, days.rest_to)
    reason = {"interval_reason": plan.interval_reason} if plan else {}
    ahead = {name: getattr(plan, name) for name in AHEAD} if plan else {}
    return {
        "starts_on": days.first,
        "ends_on": days.last,
        "rest_from": rest[0],
        "rest_to": rest[1],
        **reason,
        **ahead,
    }


class HoursForm(Answers):
    """Why fewer hours at the client's than the audit time asks for are enough."""

    hours_reason = Lines(
        _("Mengapa jam di lokasi cukup"),
        NOTE,
        rows=2,
        hint=_("Diminta karena rencana memuat lebih sedikit jam daripada yang diperlukan. Dibaca pelanggan."),
    )


class ScannedHoursForm(HoursForm):
    """The auditors' hours at the client's by a plan that is only a scan, and why they are enough where too few."""

    hours = Number(
        _("Jam auditor di lokasi menurut rencana"),
        hint=_("Jumlah jam semua auditor di lokasi, tanpa istirahat dan perjalanan, misalnya 28,5."),
        empty=_("Tulis jamnya."),
    )
    field_order = ("hours", "hours_reason")

    def clean_hours(self) -> Decimal:
        """More than nothing."""
        found: Decimal = self.cleaned_data["hours"]
        if found <= 0:
            raise forms.ValidationError(_("Tulis jam yang lebih dari 0."))
        return found

    def minutes(self) -> int:
        """In whole minutes, once the form is valid."""
        return int((self.cleaned_data["hours"] * HOUR).to_integral_value())


class AgreeForm(Answers):
    """What the client would have changed in a plan."""

    reason = Lines(
        _("Yang perlu diubah, dan mengapa"),
        2000,
        hint=_("Misalnya: bagian produksi libur Jumat sore. Kosongkan bila Anda setuju."),
    )
