"""What somebody writes who complains, and how their complaint stands as they read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.complaints.actions import Given
from mutubaku.complaints.errors import ContactMissing, SubjectMissing
from mutubaku.complaints.models import About, Complaint
from mutubaku.complaints.policy import State
from mutubaku.complaints.queries import standing_of
from mutubaku.notices.text import complaint_link
from mutubaku.web.client.forms.fields import Answers, Choice, Email, Line, Lines, Phone, YesOrNo, asked
from mutubaku.web.complaints import OUTCOMES, STATES

WORDS = 6000  # characters
ABOUT = [
    (About.SERVICE.value, gettext_lazy("Layanan kantor ini, termasuk orang yang bekerja untuknya")),
    (About.CLIENT.value, gettext_lazy("Perusahaan yang memegang sertifikat kami, atau produknya")),
]


class ComplaintForm(Answers):
    """Who complains about what; the order is that in which people tell it."""

    about = Choice(gettext_lazy("Tentang apa keluhan Anda?"), ABOUT, empty=gettext_lazy("Pilih tentang apa."))
    subject_name = Line(
        gettext_lazy("Nama perusahaan yang dikeluhkan"),
        200,
        hint=gettext_lazy("Diisi bila keluhan Anda tentang pemegang sertifikat."),
    )
    certificate_number = Line(
        gettext_lazy("Nomor sertifikatnya"),
        120,
        hint=gettext_lazy("Bila Anda tahu; tertulis pada sertifikat atau kemasan."),
        autocomplete="off",
    )
    text = Lines(
        gettext_lazy("Keluhan Anda"),
        WORDS,
        rows=8,
        empty=gettext_lazy("Tulis apa yang Anda keluhkan: apa yang terjadi, kapan, dan di mana."),
        hint=gettext_lazy("Apa yang terjadi, kapan, di mana, siapa yang terlibat, dan apa yang Anda harapkan."),
    )
    name = Line(gettext_lazy("Nama Anda"), 200, empty=gettext_lazy("Tulis nama Anda."), autocomplete="name")
    email = Email(gettext_lazy("E-mail"), hint=gettext_lazy("Isi e-mail atau telepon, satu saja cukup."))
    phone = Phone(gettext_lazy("Telepon"))
    organisation_name = Line(gettext_lazy("Perusahaan atau lembaga Anda"), 200, autocomplete="organization")
    may_be_named = YesOrNo(
        gettext_lazy("Bolehkah nama Anda disebut kepada yang dikeluhkan?"),
        empty=gettext_lazy("Jawab apakah nama Anda boleh disebut kepada yang dikeluhkan."),
        hint=gettext_lazy("Bila tidak, kami meneruskan isinya tanpa nama Anda."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked(self, "subject_name", "email", "phone")

    def clean(self) -> dict[str, Any]:
        """What depends on other answers is told together with the rest."""
        given = super().clean() or {}
        subject = given.get("subject_name") or given.get("certificate_number")
        if given.get("about") == About.CLIENT and not subject:
            self.refuse(SubjectMissing())
        if not self.errors.keys() & {"email", "phone"} and not (given.get("email") or given.get("phone")):
            self.refuse(ContactMissing())
        return given

    def given(self) -> Given:
        """What was written, for the room."""
        return Given(**self.cleaned_data)


@dataclass(frozen=True)
class Said:
    """One thing that happened with a complaint, as its complainant reads it; the history component draws it."""

    text: str
    at: datetime
    who: str = ""
    note: str = ""


def page_of(found: Complaint, at: datetime) -> dict[str, Any]:
    """What the page of the link shows: how it stands, until when, what was told; no name of anybody."""
    standing = standing_of(found, at)
    return {
        "complaint": found,
        "standing": standing,
        "state": STATES[standing.state],
        "is_new": standing.state == State.RECEIVED,
        "is_over": standing.state in {State.DECIDED, State.DECLINED},
        "outcome": OUTCOMES.get(found.outcome),
        "link": complaint_link(found.secret),
        "events": list(reversed(_events(found))),
        "papers": list(found.papers.all()),
    }


def _events(found: Complaint) -> list[Said]:
    """What happened, oldest first; what was noted only where it was told."""
    said = [Said(_("Keluhan Anda tercatat."), found.taken_at or found.received_at)]
    if found.acknowledged_at:
        said.append(Said(_("Penerimaannya kami sampaikan secara tertulis."), found.acknowledged_at))
    if found.judged_at:
        said.append(_judged(found, found.judged_at))
    if found.referred_at:
        said.append(Said(_("Keluhan diteruskan kepada pemegang sertifikat untuk dijawab."), found.referred_at))
    told = found.notes.filter(is_told=True)
    said += [Said(_("Perkembangan dari yang menangani."), one.at, note=one.words) for one in told]
    if found.decided_at:
        said.append(Said(_("Keluhan diputuskan oleh orang yang tidak menanganinya."), found.decided_at))
    return sorted(said, key=lambda one: one.at)


def _judged(found: Complaint, at: datetime) -> Said:
    if found.is_ours:
        return Said(_("Keluhan menjadi tanggung jawab kami dan kami tangani."), at)
    return Said(_("Keluhan tidak menyangkut kegiatan sertifikasi kami."), at, note=found.judged_reason)
