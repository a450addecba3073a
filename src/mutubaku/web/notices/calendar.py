"""What is coming, as its page shows it: by day, in words, each with the way to where it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.library import step_of
from mutubaku.conduct.coming import Coming
from mutubaku.web.cases.clock import clock
from mutubaku.web.certificates.words import audit_title
from mutubaku.web.naming import step_name
from mutubaku.web.writing import pukul, tanggal


@dataclass(frozen=True)
class Day:
    """One day of the calendar; the day one stands on is marked, and so are those gone by."""

    day: date
    is_today: bool
    is_past: bool
    rows: list[dict[str, Any]]


def days_of(found: Iterable[Coming], at: datetime, today: date, *, as_client: bool) -> list[Day]:
    """The days that have something, in order."""
    days: dict[date, list[dict[str, Any]]] = {}
    for one in found:
        days.setdefault(one.day, []).append(row_of(one, at, as_client=as_client))
    return [Day(day, day == today, day < today, rows) for day, rows in days.items()]


def row_of(one: Coming, at: datetime, *, as_client: bool) -> dict[str, Any]:
    """One line: what, which case, where it is done, and the clock where it has one."""
    return {
        "title": _title(one, as_client=as_client),
        "note": _note(one),
        "case": one.case,
        "href": _href(one, as_client=as_client),
        "time": pukul(one.at) if one.at else "",
        "left": clock(one.task, at, as_client=as_client) if one.task else None,
    }


def _title(one: Coming, *, as_client: bool) -> str:
    if one.task is not None:
        return step_name(step_of(one.task), one.case.kind, as_client=as_client)
    if one.planned is not None:
        title = audit_title(one.planned)
        return _("%(audit)s sertifikat %(number)s") % {"audit": title, "number": one.planned.certificate.number}
    if one.finding is not None:
        return _("Batas menjawab temuan %(number)s") % {"number": one.finding.number}
    if one.complaint is not None:
        return _("Batas menjawab keluhan %(number)s") % {"number": one.complaint.number}
    return {
        "audit": _("Audit") if one.is_agreed else _("Audit (usulan, belum dikonfirmasi)"),
        "code": _("Kode billing habis masa berlakunya"),
        "completion": _("Batas kelengkapan Anda") if as_client else _("Batas kelengkapan pelanggan"),
    }[one.kind]


def _note(one: Coming) -> str:
    """For an audit, until when and where."""
    if one.kind != "audit":
        return ""
    lasts = _("sampai %(day)s") % {"day": tanggal(one.until)} if one.until and one.until > one.day else ""
    return ", ".join(part for part in (lasts, one.place) if part)


def _href(one: Coming, *, as_client: bool) -> str:
    if one.task is not None:
        return reverse("cases:task", args=[one.task.pk])
    if one.planned is not None:
        page = "client:certificate" if as_client else "staff:certificate"
        return reverse(page, args=[one.planned.certificate_id])
    if one.finding is not None:
        return reverse("cases:finding_answer", args=[one.case.pk, one.finding.pk])
    if one.complaint is not None:
        return reverse("client:referred", args=[one.complaint.pk])
    if one.kind == "completion" and as_client:
        return reverse("cases:complete", args=[one.case.pk])
    return reverse("cases:case", args=[one.case.pk])
