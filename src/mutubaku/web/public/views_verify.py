"""Verifying a certificate: the answer in one word, and exactly the facts that are public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from mutubaku.certificates.policy import Verdict
from mutubaku.registry.queries import PublicCertificate, verify
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.writing import tanggal

from .around import around, in_language_asked
from .secret_links import wrong_link

KEPT_BY_CACHES = "public, max-age=60"  # seconds: a suspension must show at once


@dataclass(frozen=True)
class Answer:
    """The verdict as it is shown: tone and icon beside the word, and the sentence under it."""

    tone: str
    icon: str
    word: str
    sentence: str


@gate(Rule.PUBLIC)
@require_safe
@gzip_page  # nothing on it is secret or somebody's own, so packing gives nothing away
@in_language_asked
def certificate(request: Visit, secret: str) -> HttpResponse:
    """The certificate of the address in its QR code; 404 with what to do when there is none."""
    around(request, request.at, "public:verify_entry", anonymous=True)
    found = verify(secret, request.at)
    if found is None:
        return wrong_link(request, "verify", "public/certificate_unknown.html")
    with timezone.override(ZoneInfo(found.zone)):
        context = {
            "certificate": found,
            "answer": answer_of(found),
            "events": events_of(found),
            "at": request.at,
            "products": found.scope.get("products", []),
            "sites": found.scope.get("sites", []),
        }
        response = render(request, "public/certificate.html", context)
    response["Cache-Control"] = KEPT_BY_CACHES
    return response


@gate(Rule.PUBLIC)
@require_safe
def entry(request: Visit) -> HttpResponse:
    """How to verify a certificate."""
    around(request, request.at, "public:verify_entry")
    return render(request, "public/verify.html")


def answer_of(found: PublicCertificate) -> Answer:
    """The verdict in a word and a sentence."""
    facts = {
        "number": found.number,
        "holder": found.holder["name"],
        "from": tanggal(found.valid_from),
        "until": tanggal(found.valid_until) if found.valid_until else "",
        "lots": found.lots,
        "since": tanggal(found.history[-1][0]) if found.history else "",
    }
    tone, icon, word, sentence = _ANSWERS[found.verdict]
    if found.verdict == Verdict.VALID and found.valid_until is None:
        sentence = _OF_LOT
    return Answer(tone, icon, str(word), str(sentence) % facts)


def events_of(found: PublicCertificate) -> list[tuple[date, str, str]]:
    """What has happened to the certificate, newest first: day, what, why."""
    changes = [
        (timezone.localtime(at).date(), _("Diterbitkan") if number == 0 else standing, reason)
        for number, (at, standing, reason) in enumerate(found.history)
    ]
    letters = [(day, _("Diteruskan sesudah audit"), "") for day in found.continued_on]
    letters += [(day, _("Ruang lingkup dikurangi"), "") for day in found.reduced_on]
    return sorted(changes + letters, key=lambda event: event[0], reverse=True)


_OF_LOT = gettext_lazy(
    "Sertifikat %(number)s milik %(holder)s hanya berlaku untuk lot %(lots)s. Lot lain tidak tercakup."
)
_ANSWERS = {
    Verdict.VALID: (
        "ok",
        "check-circle",
        gettext_lazy("Berlaku"),
        gettext_lazy("Sertifikat %(number)s milik %(holder)s berlaku sampai %(until)s."),
    ),
    Verdict.NOT_YET_VALID: (
        "soon",
        "hourglass",
        gettext_lazy("Belum berlaku"),
        gettext_lazy("Sertifikat %(number)s milik %(holder)s mulai berlaku pada %(from)s."),
    ),
    Verdict.SUSPENDED: (
        "soon",
        "pause",
        gettext_lazy("Dibekukan"),
        gettext_lazy(
            "Sertifikat %(number)s milik %(holder)s dibekukan sejak %(since)s dan sementara tidak boleh dipakai."
        ),
    ),
    Verdict.EXPIRED: (
        "late",
        "hourglass",
        gettext_lazy("Masa berlaku habis"),
        gettext_lazy("Masa berlaku sertifikat %(number)s milik %(holder)s habis pada %(until)s."),
    ),
    Verdict.WITHDRAWN: (
        "late",
        "cross-circle",
        gettext_lazy("Dicabut"),
        gettext_lazy("Sertifikat %(number)s milik %(holder)s dicabut pada %(since)s dan tidak berlaku lagi."),
    ),
    Verdict.REPLACED: (
        "late",
        "return",
        gettext_lazy("Diganti"),
        gettext_lazy("Sertifikat %(number)s milik %(holder)s sudah diganti dengan sertifikat yang lebih baru."),
    ),
    Verdict.NOT_YET_ISSUED: (
        "late",
        "alert",
        gettext_lazy("Belum terbit"),
        gettext_lazy("Sertifikat ini belum diterbitkan."),
    ),
}
