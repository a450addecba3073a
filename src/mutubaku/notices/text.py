"""What a notice says: subject, message, the letter as text and as HTML, and the short text to pass on by WhatsApp."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Ending
from mutubaku.cases.stages import stage_words
from mutubaku.people.access import CLIENT_ROLE, office_day
from mutubaku.people.models import Organisation, User
from mutubaku.people.queries import profile_on

from .models import Notice, NoticeKind
from .policy import path_of

SHOWN = 600  # characters of a message shown in the letter about it; the rest is in the thread


@dataclass(frozen=True)
class Letter:
    """One person's letter: ``message`` is its matter alone, ``text`` and ``html`` the whole of it."""

    subject: str
    message: str
    text: str
    html: str


def letter_of(notice: Notice, user: User | None, at: datetime) -> Letter:
    """The letter of a notice for one person, in their language; for the office's mailbox when there is none."""
    language = user.language if user else str(notice.data.get("language") or "id")
    with translation.override(language), timezone.override(ZoneInfo(notice.office.zone)):
        context = _context(notice, user, at)
        context["subject"] = " ".join(_render(notice, "subject.txt", context).split())  # on one line, as mail wants it
        context["message"] = _render(notice, "text.txt", context).strip()
        return Letter(
            subject=str(context["subject"])[:300],
            message=str(context["message"]),
            text=render_to_string("notices/text.txt", context),
            html=_render(notice, "body.html", context),
        )


def short_text(notice: Notice, at: datetime) -> str:
    """A notice to the client in a few words with the tracking link, to be passed on by WhatsApp; so too one to a
    complainant, with the link of their complaint, which need not have been sent.
    """
    case = notice.case
    language = case.opened_by.language if case else str(notice.data.get("language") or "id")
    with translation.override(language), timezone.override(ZoneInfo(notice.office.zone)):
        context = _context(notice, None, at)
        context["message"] = _render(notice, "short.txt", context).strip()
        return render_to_string("notices/short.txt", context).strip()


def track_link(secret: str) -> str:
    """The whole address of a case's tracking page."""
    return f"{settings.BASE_URL}/lacak/{secret}/"


def complaint_link(secret: str) -> str:
    """The whole address of a complainant's page."""
    return f"{settings.BASE_URL}/keluhan/{secret}/"


def path_of_notice(notice: Notice) -> str:
    """Where a notice leads, within this site."""
    return str(notice.data.get("path") or path_of(notice.kind, notice.case_id, notice.data.get("task")))


def facts_of(kind: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    """The facts a notice lists, label and value, in the language now active; those it was not given are left out.

    After them stand the gaps of a completion, what is asked for with the reason.
    """
    written = _written(kind, data)
    facts = [(str(label), written[key]) for key, label, _write in FACTS.get(kind, ()) if key in written]
    return [*facts, *((str(name), str(reason)) for name, reason in data.get("gaps", ()))]


def _written(kind: str, data: dict[str, Any]) -> dict[str, str]:
    """The facts by their keys, as a sentence may name them."""
    return {key: write(data[key]) for key, _label, write in FACTS.get(kind, ()) if data.get(key) not in (None, "")}


def _render(notice: Notice, name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"notices/{notice.kind}/{name}", context)


def _context(notice: Notice, user: User | None, at: datetime) -> dict[str, Any]:
    case = notice.case
    return {
        "notice": notice,
        "case": case,
        "data": notice.data,
        "activity": _activity(notice),
        "user": user,
        "office": profile_on(notice.office, office_day(notice.office, at).date()),
        "facts": facts_of(notice.kind, notice.data),
        "fact": _written(notice.kind, notice.data),
        "quote": quote_of(notice),
        "link": notice.data.get("link") or f"{settings.BASE_URL}{path_of_notice(notice)}",
        "track": track_link(case.secret) if case and case.sent_at else "",
    }


def _activity(notice: Notice) -> str:
    """The step a notice speaks of: to the client in the client's words, to the office as the SOP writes it."""
    kind = notice.case.kind if notice.case else ""
    words = stage_words(str(notice.data.get("stage")), kind) if notice.role == CLIENT_ROLE else ""
    return str(words or notice.data.get("activity") or "")


def quote_of(notice: Notice) -> str:
    """Somebody's own words that go with a notice: the reason, or the beginning of a message."""
    words = str(notice.data.get("reason") or notice.data.get("text") or "")
    if notice.kind == NoticeKind.CASE_ENDED and notice.case is not None:
        words = "" if notice.case.ending == Ending.COMPLETED else notice.case.ending_reason
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"


def _plain(value: object) -> str:
    return str(value)


def _days(value: object) -> str:
    return str(value) if (translation.get_language() or "id").startswith("en") else str(value).replace(".", ",")


def _rupiah(value: object) -> str:
    figures = f"{int(cast(int, value)):,}"
    return (
        f"Rp {figures}" if (translation.get_language() or "id").startswith("en") else f"Rp {figures.replace(',', '.')}"
    )


def _day(value: object) -> str:
    """A day, from ISO text of a day or of a moment (then with its clock time, in the office's zone)."""
    text = str(value)
    if len(text) == len("2026-11-23"):
        return date_format(date.fromisoformat(text), "l, j F Y")
    moment = timezone.localtime(datetime.fromisoformat(text))
    return f"{date_format(moment, 'l, j F Y')}, {moment.strftime('%H.%M %Z')}"


def _fields(value: object) -> str:
    """What the data of a company are called, from their names."""
    names = cast(list[str], value)
    return ", ".join(str(Organisation._meta.get_field(name).verbose_name) for name in names)  # type: ignore[union-attr]  # columns


Row = tuple[str, Promise, Callable[[object], str]]

MEASURES = {
    "suspend": _("Pembekuan"),
    "restore": _("Pemulihan"),
    "withdraw": _("Pencabutan"),
    "reduce": _("Pengurangan ruang lingkup"),
}
GROUNDS = {
    "first-surveillance": _("Surveilans pertama tidak dilaksanakan pada waktunya"),
    "surveillance": _("Surveilans tidak dilaksanakan pada waktunya"),
    "failure": _("Persyaratan sertifikasi tidak dipenuhi secara berat atau terus-menerus"),
    "refused": _("Audit pada waktu yang diwajibkan ditolak"),
    "misuse": _("Sertifikat atau tanda dipakai tidak semestinya"),
    "request": _("Permintaan pemegang sertifikat"),
    "too-long": _("Sebab pembekuan tidak diselesaikan dalam waktunya"),
    "resolved": _("Sebab pembekuan sudah diselesaikan"),
}
SPECIAL_CAUSES = {
    "complaint": _("Menyelidiki keluhan"),
    "change": _("Menanggapi perubahan pada pemegang sertifikat"),
    "suspension": _("Menindaklanjuti pembekuan"),
}
OBJECTIONS = {"dates": _("Tanggal audit"), "member": _("Anggota tim"), "none": _("Hal lain")}
REFUNDS = {
    "asked": _("Diminta kembali"),
    "returned": _("Sudah dikembalikan"),
    "set-off": _("Diperhitungkan dengan tagihan lain"),
    "dropped": _("Dibatalkan"),
}
STANDING: tuple[Row, ...] = (
    ("certificate", _("Sertifikat"), _plain),
    ("measure", _("Tindakan"), lambda value: str(MEASURES[str(value)])),
    ("removed", _("Dikeluarkan dari ruang lingkup"), _plain),
    ("ground", _("Sebab"), lambda value: str(GROUNDS[str(value)])),
    ("rule", _("Dasar"), _plain),
)

# What each kind may be given: the key in its data, what it is called, and how it is written. Amounts are whole rupiah,
# days ISO text; "path" is where it leads, when not where its kind does. Besides: "reason" or "text" are quoted, "task"
# and "activity" name a step, "sender" who wrote, "gaps" are pairs of what a client is asked for and why.
FACTS: dict[str, tuple[Row, ...]] = {
    NoticeKind.YOUR_TURN: (
        ("objection", _("Keberatan terhadap"), lambda value: str(OBJECTIONS[str(value)])),
        ("member", _("Anggota tim"), _plain),
        ("courier", _("Kurir"), _plain),
        ("tracking", _("Nomor resi"), _plain),
    ),
    NoticeKind.PAYMENT_CODE: (
        ("invoice", _("Nomor tagihan"), _plain),
        ("total", _("Jumlah"), _rupiah),
        ("code", _("Kode billing"), _plain),
        ("expires_at", _("Berlaku sampai"), _day),
    ),
    NoticeKind.CODE_EXPIRING: (
        ("code", _("Kode billing"), _plain),
        ("total", _("Jumlah"), _rupiah),
        ("expires_at", _("Berlaku sampai"), _day),
    ),
    NoticeKind.PAYMENT_REPORTED: (("ntpn", _("NTPN"), _plain), ("amount", _("Jumlah"), _rupiah)),
    NoticeKind.PAYMENT_REJECTED: (("ntpn", _("NTPN"), _plain), ("amount", _("Jumlah"), _rupiah)),
    NoticeKind.PAYMENT_VERIFIED: (
        ("ntpn", _("NTPN"), _plain),
        ("amount", _("Jumlah"), _rupiah),
        ("missing", _("Masih kurang"), _rupiah),
        ("surplus", _("Kelebihan"), _rupiah),
    ),
    NoticeKind.PAYMENT_STALLED: (
        ("code", _("Kode billing"), _plain),
        ("expires_at", _("Berlaku sampai"), _day),
        ("ntpn", _("NTPN"), _plain),
        ("missing", _("Masih kurang"), _rupiah),
    ),
    NoticeKind.REFUND: (
        ("amount", _("Jumlah"), _rupiah),
        ("letter", _("Nomor surat"), _plain),
        ("state", _("Keadaan"), lambda value: str(REFUNDS[str(value)])),
        ("other", _("Diperhitungkan dengan"), _plain),
    ),
    NoticeKind.COMPLETION_ASKED: (("until", _("Paling lambat"), _day),),
    NoticeKind.COMPLETION_REMINDER: (("until", _("Paling lambat"), _day),),
    NoticeKind.TEAM_APPOINTED: (
        ("first", _("Hari pertama"), _day),
        ("last", _("Hari terakhir"), _day),
        ("place", _("Tempat"), _plain),
    ),
    NoticeKind.AUDIT_TIME: (
        ("before", _("Hari audit semula"), _days),
        ("days", _("Hari audit sekarang"), _days),
        ("found", _("Lokasi yang ditemukan"), _plain),
        ("money", _("Selisih biaya menurut tarif"), _rupiah),
        ("beside_money", _("Selisih biaya standar yang diaudit bersama-sama"), _rupiah),
    ),
    NoticeKind.AUDIT_TIME_ASKED: (
        ("before", _("Hari audit yang berlaku"), _days),
        ("days", _("Hari audit yang diusulkan"), _days),
        ("found", _("Lokasi yang ditemukan"), _plain),
        ("money", _("Selisih biaya menurut tarif"), _rupiah),
        ("beside_money", _("Selisih biaya standar yang diaudit bersama-sama"), _rupiah),
    ),
    NoticeKind.AUDIT_TIME_RETURNED: (("days", _("Hari audit yang diusulkan"), _days),),
    NoticeKind.TEAM_RELEASED: (("first", _("Hari pertama"), _day), ("last", _("Hari terakhir"), _day)),
    NoticeKind.AUDIT_MOVED: (
        ("first", _("Hari pertama"), _day),
        ("last", _("Hari terakhir"), _day),
        ("place", _("Tempat"), _plain),
        ("team", _("Tim audit"), _plain),
    ),
    NoticeKind.MEMBER_DECLINED: (("name", _("Anggota"), _plain),),
    NoticeKind.MEMBER_TIED: (("name", _("Nama"), _plain),),
    NoticeKind.FINDING_RETURNED: (("number", _("Temuan"), _plain),),
    NoticeKind.FINDING_REMINDER: (("number", _("Temuan"), _plain), ("until", _("Paling lambat"), _day)),
    NoticeKind.FINDING_LAPSED: (("number", _("Temuan"), _plain),),
    NoticeKind.REPORT_REMARKED: (("place", _("Bagian laporan"), _plain),),
    NoticeKind.REPORT_REPLIED: (("place", _("Bagian laporan"), _plain),),
    NoticeKind.CYCLE_OPENED: (("certificate", _("Sertifikat"), _plain), ("until", _("Paling lambat"), _day)),
    NoticeKind.SPECIAL_AUDIT: (
        ("certificate", _("Sertifikat"), _plain),
        ("cause", _("Sebab"), lambda value: str(SPECIAL_CAUSES[str(value)])),
        ("scope", _("Yang diperiksa"), _plain),
        ("until", _("Paling lambat"), _day),
        ("conditions", _("Ketentuannya"), _plain),
    ),
    NoticeKind.CYCLE_REMINDER: (("certificate", _("Sertifikat"), _plain), ("until", _("Paling lambat"), _day)),
    NoticeKind.STANDING_PROPOSED: STANDING,
    NoticeKind.NOBODY_DECIDES: (
        ("certificate", _("Sertifikat"), _plain),
        ("measure", _("Tindakan"), lambda value: str(MEASURES[str(value)])),
        ("days", _("Hari audit yang diusulkan"), _days),
    ),
    NoticeKind.STANDING_DECIDED: (*STANDING, ("conditions", _("Yang mengakhiri pembekuan"), _plain)),
    NoticeKind.COMPLAINT: (("number", _("Nomor keluhan"), _plain),),
    NoticeKind.COMPLAINT_TOLD: (("number", _("Nomor keluhan"), _plain),),
    NoticeKind.COMPLAINT_REFERRED: (("number", _("Nomor keluhan"), _plain), ("until", _("Paling lambat"), _day)),
    NoticeKind.COMPLAINT_REMINDER: (("number", _("Nomor keluhan"), _plain), ("until", _("Paling lambat"), _day)),
    NoticeKind.COMPANY_CHANGED: (
        ("person_name", _("Pengguna"), _plain),
        ("email", _("Alamat e-mail"), _plain),
        ("changed", _("Yang diubah"), _fields),
    ),
    NoticeKind.DRAFT_CHECK: (("number", _("Nomor konsep"), _plain), ("until", _("Paling lambat"), _day)),
}
