"""The audit: its time, team, plan and visits, the findings and the report."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.audits.models import About
from mutubaku.audits.visits.models import MeetingKind
from mutubaku.findings.models.finding import GRADES
from mutubaku.journal.models import Entry, Verb
from mutubaku.web.reasons import decimals

from .saying import Data, Procedures, Sentence, detailed, ending, fact, numbered, plain, span, until, version


def _team(data: Data) -> str:
    """Who is in a team; how many, where their names were not written down."""
    people = data.get("team", ())
    names = dict.fromkeys(one["name"] for one in people if one.get("name"))
    number = len({one["user"] for one in people})
    return ", ".join(names) or (_("%(count)s orang") % {"count": number} if number else "")


def _objected(entry: Entry, _procedures: Procedures) -> str:
    about = entry.data.get("about")
    said = str(About(about).label).lower() if about else ""
    return ending(_("Pelanggan berkeberatan atas tanggal atau tim audit."), [said])


def _appointed(entry: Entry, _procedures: Procedures) -> str:
    """That a team was appointed or changed, and what was to be looked at; the reason stands as the note."""
    text = _("Tim audit diubah.") if entry.data.get("number") else _("Tim audit ditunjuk.")
    return _looked_at(ending(text, [_team(entry.data), span(entry.data)]), entry)


def _proposed(entry: Entry, procedures: Procedures) -> str:
    """That days and team were proposed, and what was to be looked at; the reason stands as the note."""
    said = detailed(plain(gettext_lazy("Tanggal dan tim audit diusulkan.")), span, fact("place"), _team)
    return _looked_at(said(entry, procedures), entry)


def _looked_at(text: str, entry: Entry) -> str:
    return " ".join([text, *entry.data.get("remarks", ())])


def _declared(entry: Entry, _procedures: Procedures) -> str:
    is_yes = entry.data["willing"] and entry.data["impartial"]
    return _("Kesediaan dan ketidakberpihakan dinyatakan.") if is_yes else _("Penugasan ditolak.")


def _audit_time(entry: Entry, _procedures: Procedures) -> str:
    days = {"days": decimals(Decimal(entry.data["days"]))}
    if "change_reason" in entry.data:
        days["before"] = decimals(Decimal(entry.data["before"]))
        if days["before"] == days["days"]:
            return _("Waktu audit ditetapkan lagi: tetap %(days)s hari.") % days
        return _("Waktu audit ditetapkan lagi: %(before)s menjadi %(days)s hari.") % days
    if entry.data["is_fixed"]:
        return _("Waktu audit ditetapkan %(days)s hari.") % days
    return _("Waktu audit diusulkan %(days)s hari.") % days


def _audit_time_asked(entry: Entry, _procedures: Procedures) -> str:
    days = {name: decimals(Decimal(entry.data[name])) for name in ("before", "days")}
    if days["before"] == days["days"]:
        return _("Waktu audit dihitung lagi untuk disetujui: tetap %(days)s hari.") % days
    return _("Waktu audit lain diusulkan untuk disetujui: %(before)s menjadi %(days)s hari.") % days


def _audit_time_returned(entry: Entry, _procedures: Procedures) -> str:
    return _("Usulan waktu audit %(days)s hari dikembalikan.") % {"days": decimals(Decimal(entry.data["days"]))}


def _site_added(entry: Entry, _procedures: Procedures) -> str:
    people = _("%(count)s orang") % {"count": entry.data["people"]}
    return ending(_("Lokasi “%(name)s”, yang ditemukan pada audit, ditambahkan.") % entry.data, [people])


def _planned(entry: Entry, _procedures: Procedures) -> str:
    if "programme" in entry.data:
        return _("Program audit ditulis.")
    if "ready" in entry.data:
        return _("Rencana audit dinyatakan siap.")
    if "sent" in entry.data:
        return _("Rencana audit dikirim kepada pelanggan.")
    if "hours_reason" in entry.data:
        return ending(_("Alasan jam audit di lokasi dicatat."), [str(entry.data["hours_reason"])])
    return ending(_("Rencana audit ditulis."), [span(entry.data)])


def _agreed(entry: Entry, _procedures: Procedures) -> str:
    return _("Rencana audit disetujui.") if entry.data["is_agreed"] else _("Perubahan rencana audit diminta.")


def _attended(entry: Entry, _procedures: Procedures) -> str:
    return ending(_("Kehadiran %(name)s dicatat.") % {"name": entry.data["name"]}, [_meeting(entry.data)])


def _meeting(data: Data) -> str:
    return str(MeetingKind(data["meeting"]).label) if data.get("meeting") else ""


def _visited(entry: Entry, _procedures: Procedures) -> str:
    """A list of a meeting, who was on it, or the documents looked at in stage 1."""
    data = entry.data
    if "struck" in data:
        return _("Kehadiran %(name)s dihapus.") % {"name": data["struck"]}
    if "noted" in data:
        return ending(_("Kehadiran %(name)s dicatat.") % {"name": data["noted"]}, [_meeting(data)])
    inadequate = len(data.get("inadequate", ()))
    details = [_meeting(data), span({"starts_on": data.get("held_on"), "ends_on": data.get("next_on")})]
    if "documents" in data:
        details.append(_("%(count)s dokumen") % {"count": len(data["documents"])})
    if "concerns" in data:
        details.append(_("%(count)s hal dari tahap 1 dinilai lagi") % {"count": len(data["concerns"])})
    if "taken" in data:
        details.append(_("%(count)s orang dari daftar hadir standar yang diaudit bersama") % {"count": data["taken"]})
    if inadequate:
        details.append(_("%(count)s belum memadai") % {"count": inadequate})
    return ending(_("Catatan kunjungan audit ditulis."), details)


def _recorded(entry: Entry, _procedures: Procedures) -> str:
    if "no_finding" in entry.data:
        return _("Butir “%(text)s” tidak sesuai, tetapi bukan temuan.") % {"text": entry.data["no_finding"]}
    if entry.data.get("withdrawn"):
        return _("Temuan dibatalkan sebelum disampaikan.")
    text = _("Temuan diubah sebelum disampaikan.") if entry.data.get("version") else _("Temuan dicatat.")
    return ending(text, [str(dict(GRADES).get(entry.data.get("grade", ""), ""))])


def _answered(entry: Entry, _procedures: Procedures) -> str:
    words = {"number": entry.data["number"], "round": entry.data["round"]}
    if entry.data.get("late"):
        return _("Temuan %(number)s dijawab (putaran %(round)s), melewati tenggat.") % words
    return _("Temuan %(number)s dijawab (putaran %(round)s).") % words


JUDGED = {
    "accepted": gettext_lazy("Jawaban atas temuan %(number)s diterima."),
    "returned": gettext_lazy("Jawaban atas temuan %(number)s dikembalikan."),
    "verified": gettext_lazy("Tindakan koreksi atas temuan %(number)s diverifikasi."),
    "raised": gettext_lazy("Temuan %(number)s menjadi mayor karena tenggatnya terlewati."),
    "lapsed": gettext_lazy("Tenggat temuan %(number)s terlewati."),
}


def _judged(entry: Entry, _procedures: Procedures) -> str:
    return str(JUDGED[entry.data["act"]]) % {"number": entry.data["number"]}


def _written(entry: Entry, _procedures: Procedures) -> str:
    if entry.data.get("unchanged"):
        return _("Laporan audit diselesaikan lagi tanpa perubahan.")
    return ending(_("Laporan audit ditulis."), [version(entry.data)])


def _remarked(entry: Entry, _procedures: Procedures) -> str:
    place = str(entry.data.get("place") or "")
    if "right" in entry.data:
        said = _("dibenarkan") if entry.data["right"] else _("tidak dibenarkan")
        return ending(_("Catatan pelanggan atas laporan audit dijawab."), [place, said])
    return ending(_("Pelanggan menunjukkan kekeliruan dalam laporan audit."), [place])


def _criteria(data: Data) -> str:
    """The criterion that was written, dropped or borne out, or how many were filled in."""
    if data.get("dropped"):
        return _("%(name)s dihapus") % {"name": data["criterion"]}
    if "criterion" in data:
        return str(data["criterion"])
    return _("%(count)s kriteria") % {"count": len(data["criteria"])} if data.get("criteria") else ""


SENTENCES: dict[Verb, Sentence] = {
    Verb.AUDIT_PROPOSED: _proposed,
    Verb.AUDIT_TIME_FIXED: _audit_time,
    Verb.AUDIT_TIME_ASKED: _audit_time_asked,
    Verb.AUDIT_TIME_TURNED_BACK: _audit_time_returned,
    Verb.SITE_ADDED: _site_added,
    Verb.TEAM_APPOINTED: _appointed,
    Verb.MEMBER_DECLARED: _declared,
    Verb.AUDIT_CONFIRMED: plain(gettext_lazy("Pelaksanaan audit dikonfirmasi pelanggan.")),
    Verb.AUDIT_OBJECTED: _objected,
    Verb.PLAN_WRITTEN: _planned,
    Verb.PLAN_AGREED: _agreed,
    Verb.VISIT_RECORDED: _visited,
    Verb.ATTENDANCE_CONFIRMED: _attended,
    Verb.CHECKLIST_ANSWERED: plain(gettext_lazy("Daftar periksa diisi.")),
    Verb.FINDING_RECORDED: _recorded,
    Verb.FINDING_RELEASED: detailed(
        numbered(gettext_lazy("Temuan %(number)s disampaikan kepada pelanggan.")), until("due")
    ),
    Verb.FINDING_ANSWERED: _answered,
    Verb.FINDING_JUDGED: _judged,
    Verb.REPORT_WRITTEN: _written,
    Verb.REPORT_RECALLED: detailed(plain(gettext_lazy("Laporan audit dikembalikan menjadi konsep.")), version),
    Verb.REPORT_REMARKED: _remarked,
    Verb.PERFORMANCE_RECORDED: detailed(plain(gettext_lazy("Kinerja industri hijau dicatat.")), _criteria),
}
