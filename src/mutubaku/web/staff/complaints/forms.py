"""The forms of a complaint's page, one for each act on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.complaints.models import Outcome, Publicity
from mutubaku.web.client.forms.fields import Answers, Choice, Day, Line, Lines, YesOrNo, asked

WORDS = 4000  # characters
People = Sequence[tuple[int, str]]


class ActForm(Answers):
    """A form of this page; ``act`` names it among the others, also in the ids of its fields."""

    act = ""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, auto_id=f"{self.act}_%s", **more)


class LinkForm(ActForm):
    """Which certificate or application it is about."""

    act = "kaitkan"
    number = Line(
        gettext_lazy("Nomor sertifikat atau permohonan"),
        120,
        empty=gettext_lazy("Tulis nomor sertifikat atau permohonan yang dimaksud."),
        hint=gettext_lazy("Yang ikut mengerjakannya lalu tidak dapat menangani keluhan ini."),
        autocomplete="off",
    )


class AcknowledgeForm(ActForm):
    """A press without anything to fill in."""

    act = "terima"


class JudgeForm(ActForm):
    """Ours or not, and why."""

    act = "nilai"
    is_ours = YesOrNo(
        gettext_lazy("Menyangkut kegiatan sertifikasi yang menjadi tanggung jawab kantor?"),
        empty=gettext_lazy("Pilih apakah keluhan ini menyangkut kegiatan sertifikasi kantor."),
        hint=gettext_lazy("Bila tidak, keluhan berakhir dan pengadu membaca alasannya."),
    )
    reason = Lines(
        gettext_lazy("Alasan"),
        WORDS,
        empty=gettext_lazy("Tulis alasannya; bila bukan tanggung jawab kantor, pengadu membacanya."),
    )


class NameForm(ActForm):
    """Who handles, who decides, and who else had a part in the matter."""

    act = "tunjuk"
    handler = forms.TypedChoiceField(
        label=gettext_lazy("Ditangani oleh"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih siapa yang menangani keluhan ini.")},
        help_text=gettext_lazy(
            "Yang terlibat dalam hal yang dikeluhkan atau berkepentingan pada pelanggannya tidak tercantum."
        ),
    )
    decider = forms.TypedChoiceField(
        label=gettext_lazy("Diputuskan oleh"),
        coerce=int,
        error_messages={"required": gettext_lazy("Pilih siapa yang memutuskan keluhan ini.")},
        help_text=gettext_lazy("Orang lain daripada yang menangani."),
    )
    involved = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Juga terlibat dalam hal yang dikeluhkan"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Orang kantor yang disebut pengadu atau yang mengerjakan halnya."),
    )

    def __init__(self, data: Any = None, *, free: People, everybody: People, **more: Any) -> None:
        super().__init__(data, **more)
        fields: Any = self.fields
        for name in ("handler", "decider"):
            fields[name].choices = [("", _("Pilih…")), *free]
            fields[name].error_messages["invalid_choice"] = _(
                "Orang itu terlibat dalam hal yang dikeluhkan atau tidak memegang jabatan sekarang. Pilih dari daftar."
            )
        fields["involved"].choices = everybody


class ReferForm(ActForm):
    """What the client reads of it, and by when it answers."""

    act = "teruskan"
    words = Lines(
        gettext_lazy("Isi keluhan, dibaca pemegang sertifikat"),
        WORDS,
        rows=5,
        empty=gettext_lazy("Tulis isi keluhan seperti yang boleh dibaca pemegang sertifikat."),
    )
    until = Day(gettext_lazy("Dijawab paling lambat"), empty=gettext_lazy("Isi tanggal paling lambat jawabannya."))


class NoteForm(ActForm):
    """What was looked into."""

    act = "catat"
    words = Lines(
        gettext_lazy("Yang diperiksa dan ditemukan"),
        WORDS,
        rows=4,
        empty=gettext_lazy("Tulis apa yang diperiksa dan apa yang ditemukan."),
    )
    is_told = forms.BooleanField(label=gettext_lazy("Sampaikan kepada pengadu sebagai perkembangan"), required=False)


class DecideForm(ActForm):
    """What it was found to be, and what is done."""

    act = "putus"
    outcome = Choice(
        gettext_lazy("Keluhan ini"),
        Outcome.choices,
        empty=gettext_lazy("Pilih hasilnya: beralasan, beralasan sebagian, atau tidak beralasan."),
    )
    reason = Lines(
        gettext_lazy("Pertimbangan"),
        WORDS,
        empty=gettext_lazy("Tulis pertimbangannya; pengadu membacanya."),
        hint=gettext_lazy("Dibaca pengadu dan tercetak pada suratnya, seperti kedua isian di bawah."),
    )
    correction = Lines(
        gettext_lazy("Koreksi"),
        WORDS,
        hint=gettext_lazy("Apa yang sudah atau akan diperbaiki. Diisi bila keluhannya beralasan."),
    )
    corrective_action = Lines(
        gettext_lazy("Tindakan korektif"),
        WORDS,
        hint=gettext_lazy("Apa yang mencegah hal ini terulang. Diisi bila keluhannya beralasan."),
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        asked(self, "correction", "corrective_action")


AGREES = [("ya", gettext_lazy("Setuju")), ("tidak", gettext_lazy("Tidak setuju"))]


class PublicityForm(ActForm):
    """Whether it is made public, and what complainant and client agreed to."""

    act = "umumkan"
    publicity = Choice(
        gettext_lazy("Keluhan dan penyelesaiannya"),
        Publicity.choices,
        empty=gettext_lazy("Pilih apakah keluhan dan penyelesaiannya diumumkan."),
    )
    complainant_agrees = Choice(gettext_lazy("Pengadu, bila diumumkan"), AGREES)
    client_agrees = Choice(gettext_lazy("Pemegang sertifikat, bila diumumkan"), AGREES)
    words = Lines(
        gettext_lazy("Yang disepakati"),
        WORDS,
        empty=gettext_lazy("Tulis apa yang disepakati: sejauh apa diumumkan, dan kapan disepakati dengan siapa."),
    )

    def __init__(self, data: Any = None, *, of_client: bool, **more: Any) -> None:
        super().__init__(data, **more)
        if not of_client:
            del self.fields["client_agrees"]

    def given(self) -> dict[str, Any]:
        """What was agreed, as the room takes it."""
        agrees = {"ya": True, "tidak": False}
        kept = dict(self.cleaned_data)
        for name in ("complainant_agrees", "client_agrees"):
            if name in kept:
                kept[name] = agrees.get(kept[name])
        return kept
