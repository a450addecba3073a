"""Writing down a complaint that came by telephone, at the counter or by letter, and the letter that was handed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.complaints.actions import Given, Taken
from mutubaku.complaints.errors import SubjectMissing, WayMissing
from mutubaku.complaints.models import About, Channel, Complaint
from mutubaku.conduct.actions.complaining import write_down_complaint
from mutubaku.conduct.complaints import visible_complaint
from mutubaku.people.access import office_day
from mutubaku.web.cases.payment_forms import told
from mutubaku.web.cases.views.files import handed_out
from mutubaku.web.client.forms.fields import Answers, Choice, Day, Email, Line, Lines, Phone, YesOrNo, asked
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import HeldFile, sent
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .surroundings import at_desk

UNPROCESSABLE = 422
WORDS, ADDRESS = 6000, 400  # characters
CHANNELS = [(one.value, one.label) for one in Channel if one != Channel.FORM]
HOW = ("channel", "received_on")


class WrittenForm(Answers):
    """What somebody said or wrote to an official, and how they are reached; in the order of a telephone call."""

    channel = Choice(
        gettext_lazy("Disampaikan lewat"),
        CHANNELS,
        empty=gettext_lazy("Pilih bagaimana keluhan ini masuk: telepon, loket, atau surat."),
    )
    received_on = Day(
        gettext_lazy("Tanggal masuk"),
        empty=gettext_lazy("Isi tanggal keluhan ini masuk."),
        hint=gettext_lazy("Batas penerimaan dan jawabannya dihitung sejak hari itu."),
    )
    about = Choice(
        gettext_lazy("Tentang"), About.choices, empty=gettext_lazy("Pilih tentang apa: layanan kantor atau pemegang.")
    )
    subject_name = Line(
        gettext_lazy("Nama perusahaan yang dikeluhkan"),
        200,
        hint=gettext_lazy("Diisi bila tentang pemegang sertifikat."),
    )
    certificate_number = Line(gettext_lazy("Nomor sertifikatnya"), 120, autocomplete="off")
    text = Lines(
        gettext_lazy("Isi keluhan"),
        WORDS,
        rows=8,
        empty=gettext_lazy("Tulis apa yang dikeluhkan: apa yang terjadi, kapan, dan di mana."),
        hint=gettext_lazy("Sedapatnya dengan kata-kata pengadu; ia membacanya kembali pada tautannya."),
    )
    file = HeldFile(gettext_lazy("Suratnya"), hint=gettext_lazy("Pindaian atau foto surat, bila ada."))
    name = Line(gettext_lazy("Nama pengadu"), 200, empty=gettext_lazy("Tulis nama pengadu."), autocomplete="off")
    email = Email(gettext_lazy("E-mail"), hint=gettext_lazy("Isi e-mail, telepon, atau alamat; satu saja cukup."))
    phone = Phone(gettext_lazy("Telepon"))
    address = Lines(gettext_lazy("Alamat surat"), ADDRESS, rows=2)
    organisation_name = Line(gettext_lazy("Perusahaan atau lembaganya"), 200, autocomplete="off")
    may_be_named = YesOrNo(
        gettext_lazy("Bolehkah namanya disebut kepada yang dikeluhkan?"),
        empty=gettext_lazy("Tanyakan kepada pengadu; bila tidak diketahui, jawab tidak."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked(self, "subject_name", "email", "phone", "address")
        for name in ("email", "phone"):  # they are somebody else's, so the browser need not offer the official's own
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """What depends on other answers is told together with the rest."""
        given = super().clean() or {}
        if given.get("about") == About.CLIENT and not (given.get("subject_name") or given.get("certificate_number")):
            self.refuse(SubjectMissing())
        ways = ("email", "phone", "address")
        if not self.errors.keys() & set(ways) and not any(given.get(way) for way in ways):
            self.refuse(WayMissing())
        return given

    def given(self) -> Given:
        """What was said, for the room."""
        return Given(**{name: value for name, value in self.cleaned_data.items() if name not in {*HOW, "file"}})


@gate(Rule.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def write_down(request: HttpRequest) -> HttpResponse:
    """The form for a complaint that somebody told, or sent by letter; it leads to the complaint's own page."""
    visit = at_desk(request)
    today = office_day(visit.desk.office, visit.at).date()
    form = WrittenForm(typed_into(visit), sent(visit), initial={"received_on": today})
    made = _made(visit, form) if visit.method == "POST" else None
    if made is None:
        context = {"form": form, "today": today}
        status = UNPROCESSABLE if visit.method == "POST" else 200
        return render(visit, "staff/complaints/write.html", context, status=status)
    messages.success(visit, _said(made))
    return redirect("staff:complaint", made.pk)


@gate(Rule.STAFF)
@require_safe
def letter(request: HttpRequest, complaint_id: int) -> HttpResponse:
    """The letter that was handed in, to whoever sees the complaint."""
    visit = at_desk(request)
    found = visible_complaint(complaint_id, visit.user, visit.desk.office, visit.at)
    if found.letter is None:
        raise Http404
    return handed_out(found.letter, found.letter_name)


def _made(visit: Visit, form: WrittenForm) -> Complaint | None:
    """The complaint as it was written down; None when the form now says what is wrong."""
    if not form.is_valid():
        return None
    kept: list[Complaint] = []

    def act() -> None:
        how = {name: form.cleaned_data[name] for name in HOW}
        taken = Taken(**how, letter=form.cleaned_data["file"])
        kept.append(write_down_complaint(visit.desk.office, form.given(), taken, visit.user, visit.at))

    return kept[0] if told(form, act) else None


def _said(made: Complaint) -> str:
    words = {"number": made.number}
    if made.email:
        return _("Keluhan tercatat dengan nomor %(number)s. Nomor dan tautannya dikirim ke e-mail pengadu.") % words
    return _("Keluhan tercatat dengan nomor %(number)s. Sampaikan nomor ini kepada pengadu.") % words
