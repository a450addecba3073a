"""The certification agreement of a case in words: how it stands, for both sides and for the pages that point to it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.conduct.works.agreement import place_of
from mutubaku.decisions.models import Agreement, Manner
from mutubaku.decisions.queries import agreement_on, agreements_of, pending_agreement
from mutubaku.people.access import office_day
from mutubaku.web.writing import saat_singkat, tanggal, tanggal_singkat


def agreement_state(case: Case, at: datetime) -> dict[str, Any]:
    """The one sentence of how the agreement stands, its banner, and the version that waits or holds."""
    day = office_day(case.office, at).date()
    held, waiting = agreement_on(case.organisation, case.scheme, day), pending_agreement(case)
    if waiting is not None:
        is_signed = waiting.signed_at is not None
        text = _("Menunggu tanda tangan Kepala Balai.") if is_signed else _("Menunggu tanda tangan pelanggan.")
        text = " ".join([text, *([_("Yang lama tetap berlaku.")] if held is not None else [])])
        return {"kind": "info", "text": text, "agreement": waiting, "awaits": "head" if is_signed else "client"}
    if held is not None:
        until = held.valid_until
        text = _("Berlaku sampai %(day)s.") % {"day": tanggal(until)} if until else _("Berlaku.")
        return {"kind": "success", "text": text, "agreement": held, "awaits": ""}
    return {"kind": "warning", "text": _("Belum ada perjanjian yang berlaku."), "agreement": None, "awaits": "office"}


def agreement_panel(case: Case, at: datetime, *, as_client: bool) -> dict[str, Any]:
    """What the case page says of the agreement, from step 7 on; nothing before."""
    if place_of(case) is None:
        return {}
    state = agreement_state(case, at)
    if as_client and state["awaits"] == "office":
        return {}
    return {"agreement_text": state["text"]}


def agreement_duty(case: Case, at: datetime) -> dict[str, str] | None:
    """What the client must do about the agreement now."""
    if not case.is_open or agreement_state(case, at)["awaits"] != "client":
        return None
    return {
        "text": _(
            "Baca dan tanda tangani perjanjian sertifikasi. Sertifikat dibuat sesudah kedua pihak menandatangani."
        ),
        "href": reverse("cases:agreement", args=[case.pk]),
        "label": _("Buka perjanjian"),
    }


def version_rows(case: Case) -> list[dict[str, Any]]:
    """Every version, newest first: its file, its scan, and who signed when."""
    return [_row(one) for one in reversed(agreements_of(case.organisation, case.scheme))]


def _row(one: Agreement) -> dict[str, Any]:
    signed = ""
    if one.signed_at is not None:
        words = {"name": one.signed_name, "post": one.signed_post, "when": saat_singkat(one.signed_at)}
        who = _("%(name)s (%(post)s), %(when)s") if one.signed_post else _("%(name)s, %(when)s")
        signed = f"{who % words}; {Manner(one.manner).label}"
    office = f"{one.countersigned_as}, {saat_singkat(one.countersigned_at)}" if one.countersigned_at else ""
    ended = _("diganti %(day)s") % {"day": tanggal_singkat(one.ended_on)} if one.ended_on else ""
    return {
        "number": one.number,
        "version": one.version,
        "case": one.case,
        "file": one.file_id,
        "scan": one.scan_id,
        "signed": signed,
        "office": office,
        "ended": ended,
    }
