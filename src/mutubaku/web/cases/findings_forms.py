"""The forms about findings and the audit report. None of them suggests to a client what to do (the advice rule)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.conduct.works.audit_report import SOMETIMES
from mutubaku.findings.actions import Given, Sections, Words
from mutubaku.findings.errors import WordsMissing
from mutubaku.findings.models import CONCERN, Act, ReportVersion
from mutubaku.findings.models.report import Aim
from mutubaku.findings.policy import State
from mutubaku.findings.queries import GRADE_NAMES, Demands, Standing
from mutubaku.schemes.models import Grade
from mutubaku.web.client.forms.fields import Answers, Choice, Line, Lines, YesOrNo
from mutubaku.web.held_files import HeldFile, Sent

LONG = 4000  # characters
BACK_HINT = _("Tulis apa yang belum memadai, tanpa menyarankan cara memperbaikinya.")


class FindingForm(Answers):
    """A nonconformity: grade, what is not fulfilled, the requirement, and what was seen."""

    grade = Choice(_("Tingkat"), empty=_("Pilih tingkat temuan."))
    statement = Lines(
        _("Pernyataan ketidaksesuaian"),
        LONG,
        empty=_("Tulis pernyataan ketidaksesuaiannya."),
        hint=_("Apa yang tidak dipenuhi, tanpa saran perbaikan."),
    )
    requirement = Line(
        _("Persyaratan"),
        300,
        empty=_("Tulis persyaratan yang tidak dipenuhi, dengan klausul atau nomor standarnya."),
        hint=_("Klausul standar, nomor SNI, atau dokumen yang menjadi acuan."),
    )
    evidence = Lines(_("Bukti objektif"), LONG, empty=_("Tulis bukti objektif yang Anda lihat."))
    site = Choice(_("Lokasi"), hint=_("Pelanggan juga memeriksa apakah lokasi lain terdampak (IAF MD 1)."))
    place = Line(_("Lokasi atau proses"), 300)

    def __init__(
        self,
        data: Any,
        demands: Demands,
        *,
        clause: str = "",
        found: Standing | None = None,
        beside: Standing | None = None,
        sites: Sequence[str] = (),
    ) -> None:
        super().__init__(data, initial=_begun(clause, found, beside))
        if sites:
            choices = [("", _("Semua lokasi, atau tidak di satu lokasi saja")), *((one, one) for one in sites)]
            self.fields["site"].choices = choices  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["site"]
        grades = [str(grade) for grade in Grade.values if grade in demands.by_grade]
        self.fields["grade"].choices = [(one, GRADE_NAMES[one]) for one in grades]  # type: ignore[attr-defined]

    def words(self) -> Words:
        """What was written, once the form is valid."""
        return Words(**self.cleaned_data)


class ConcernForm(Answers):
    """A concern of stage 1: what could become a nonconformity, and of which requirement."""

    statement = Lines(
        _("Hal yang perlu perhatian"),
        LONG,
        empty=_("Tulis hal yang dapat menjadi ketidaksesuaian pada tahap 2."),
        hint=_("Apa yang terlihat, tanpa saran perbaikan."),
    )
    requirement = Line(_("Persyaratan"), 300, empty=_("Tulis persyaratan yang bersangkutan."))
    place = Line(_("Dokumen atau lokasi"), 300)

    def __init__(
        self,
        data: Any,
        _demands: Demands,
        *,
        clause: str = "",
        found: Standing | None = None,
        beside: Standing | None = None,
        sites: Sequence[str] = (),
    ) -> None:
        super().__init__(data, initial=_begun(clause, found, beside))

    def words(self) -> Words:
        """What was written, once the form is valid."""
        return Words(grade=CONCERN, **self.cleaned_data)


def _begun(clause: str, found: Standing | None, beside: Standing | None) -> dict[str, str]:
    """What a form begins with: the words as they are, or those of the other standard's finding but for its clause."""
    if found:
        return _said(found)
    return {**(_said(beside) if beside else {}), "requirement": clause}


def _said(found: Standing) -> dict[str, str]:
    words = found.wording
    return {name: getattr(words, name) for name in ("grade", "statement", "requirement", "evidence", "site", "place")}


def finding_form(stage: int) -> type[FindingForm] | type[ConcernForm]:
    """The form of a stage."""
    return ConcernForm if stage == 1 else FindingForm


class ReasonForm(Answers):
    """Why a finding is taken back."""

    words = Lines(_("Alasan pembatalan"), LONG, empty=_("Tulis alasannya."), hint=_("Terbaca oleh kantor saja."))


class NoFindingForm(Answers):
    """Why a line that does not conform became no finding."""

    words = Lines(
        _("Mengapa bukan temuan"),
        LONG,
        empty=_("Tulis alasannya."),
        hint=_("Tercetak pada dokumen audit dan laporan audit."),
    )


class JudgeForm(Answers):
    """What an auditor says of the client's last answer, or of its effect."""

    act = Choice(_("Penilaian"), empty=_("Pilih penilaian Anda."))
    words = Lines(_("Catatan"), LONG, hint=BACK_HINT)

    def __init__(self, data: Any, state: State) -> None:
        super().__init__(data)
        enough = Act.ACCEPTED if state == State.ANSWERED else Act.VERIFIED
        labels = {
            Act.ACCEPTED: _("Terima jawaban"),
            Act.VERIFIED: _("Hasilnya terverifikasi: tulis cara memverifikasinya di catatan"),
            Act.RETURNED: _("Kembalikan kepada pelanggan: tulis alasannya di catatan"),
        }
        self.fields["act"].choices = [(one, labels[one]) for one in (enough, Act.RETURNED)]  # type: ignore[attr-defined]


class AnswerForm(Answers):
    """What the client did about a nonconformity."""

    correction = Lines(
        _("Koreksi"),
        LONG,
        empty=_("Tulis koreksi yang sudah Anda lakukan."),
        hint=_("Apa yang Anda lakukan terhadap ketidaksesuaian yang ditemukan."),
    )
    cause = Lines(
        _("Penyebab"),
        LONG,
        empty=_("Tulis penyebabnya menurut analisis Anda."),
        hint=_("Mengapa ketidaksesuaian itu terjadi, menurut analisis Anda."),
    )
    corrective_action = Lines(
        _("Tindakan koreksi"),
        LONG,
        empty=_("Tulis tindakan koreksi Anda atas penyebab itu."),
        hint=_("Apa yang Anda lakukan terhadap penyebab itu."),
    )
    other_sites = Lines(_("Apakah lokasi lain terdampak?"), LONG)
    proof = HeldFile(_("Bukti"), many=True)

    def ask_of_others(self, site: str) -> None:
        """Of a finding at one of several sites, ask whether the others are affected (IAF MD 1; rule S-08)."""
        if site:
            words = gettext("Temuan ini ditemukan di %(site)s. Periksa lokasi Anda yang lain, lalu tulis hasilnya.")
            self.fields["other_sites"].help_text = words % {"site": site}
            self.fields["other_sites"].required = True
            self.fields["other_sites"].error_messages["required"] = WordsMissing.SENTENCES["other_sites"]
        else:
            del self.fields["other_sites"]

    def given(self) -> Given:
        """What was answered, once the form is valid."""
        return Given(**{name: text for name, text in self.cleaned_data.items() if name != "proof"})


class ConcernAnswerForm(AnswerForm):
    """What the client did about a concern of stage 1."""

    correction = Lines(_("Yang sudah Anda lakukan"), LONG, empty=_("Tulis apa yang sudah Anda lakukan."))
    cause = None  # type: ignore[assignment]  # a concern asks for what was done, and no more
    corrective_action = None  # type: ignore[assignment]


def answer_form(data: Any, files: Sent | None, found: Standing, beside: Standing | None = None) -> AnswerForm:
    """The form of a round; what was answered in the last one stands in it, to be changed; or what was answered since
    to the same finding of the other standard, ``beside``.
    """
    answers = (beside or found).answers
    last = answers[-1] if answers else None
    names = ("correction", "cause", "corrective_action", "other_sites")
    initial = {name: getattr(last, name) for name in names} if last else {}
    form = (ConcernAnswerForm if found.is_concern else AnswerForm)(data, files, initial=initial)
    form.ask_of_others(found.wording.site)
    return form


class ReportForm(Answers):
    """The sections of the report that the lead auditor writes; ``asked``: those beside the ones of every report."""

    aim = Choice(_("Tujuan audit"), Aim.choices, empty=_("Pilih apakah tujuan audit tercapai."))
    conformity = Lines(
        _("Pernyataan kesesuaian dan keefektifan"),
        LONG,
        empty=_("Tulis pernyataan tentang kesesuaian dengan persyaratan acuan."),
        hint=_("Dengan ringkasan bukti bahwa persyaratan dipenuhi dan hasil yang diharapkan tercapai."),
    )
    internal = Lines(_("Audit internal dan tinjauan manajemen"), LONG, hint=_("Apakah keduanya berjalan efektif."))
    scope_fit = Lines(
        _("Kesesuaian ruang lingkup sertifikasi"),
        LONG,
        empty=_("Tulis apakah ruang lingkup yang dimohonkan sesuai dengan yang diaudit."),
        hint=_("Apakah ruang lingkup yang dimohonkan sesuai dengan yang diaudit."),
    )
    positives = Lines(_("Hal positif"), LONG)
    changes = Lines(_("Perubahan penting pada perusahaan sejak audit terakhir"), LONG)
    earlier = Lines(_("Keefektifan tindakan koreksi atas temuan terdahulu"), LONG)
    marks = Lines(_("Penggunaan sertifikat dan tanda sertifikasi oleh perusahaan"), LONG)
    remote = Lines(
        _("Sejauh mana sarana jarak jauh dipakai, dan seberapa tercapai tujuan auditnya"), LONG, hint=_("IAF MD 4.")
    )
    deviations = Lines(_("Penyimpangan dari rencana audit"), LONG, hint=_("Dengan alasannya, bila ada."))
    programme_issues = Lines(_("Hal penting yang memengaruhi program audit"), LONG, hint=_("Bila ada."))
    uncertainties = Lines(_("Ketidakpastian"), LONG, hint=_("Yang dapat memengaruhi kesimpulan audit, bila ada."))
    unresolved = Lines(_("Hal yang belum terselesaikan"), LONG)
    recommendation = Lines(_("Rekomendasi"), LONG, empty=_("Tulis rekomendasi Anda tentang sertifikasi."))

    def __init__(self, *args: Any, asked: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SOMETIMES.values():
            if name not in asked:
                del self.fields[name]
            elif asked[name]:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = _("Lengkapi bagian laporan ini.")

    def sections(self) -> Sections:
        """What was written, once the form is valid."""
        return Sections(**self.cleaned_data)


def report_initial(written: ReportVersion | None) -> dict[str, str]:
    """What the newest version says, to begin the next one with."""
    return {one.name: getattr(written, one.name) for one in fields(Sections)} if written else {}


class RemarkForm(Answers):
    """A factual error the client sees in the report."""

    place = Line(
        _("Bagian laporan"), 200, empty=_("Tulis bagian laporan yang keliru."), hint=_("Judul bagian atau halamannya.")
    )
    words = Lines(_("Yang keliru dan data yang benar"), LONG, empty=_("Tulis apa yang keliru dan data yang benar."))


class RecallForm(Answers):
    """Why a finished report becomes a draft again."""

    reason = Lines(_("Alasan"), LONG, empty=_("Tulis alasannya."), hint=_("Terbaca dalam riwayat kantor."))


class ReplyForm(Answers):
    """The leader's answer to a remark."""

    is_right = YesOrNo(_("Apakah catatan ini benar?"), empty=_("Pilih Ya atau Tidak."))
    words = Lines(_("Jawaban kepada pelanggan"), LONG, empty=_("Tulis jawaban Anda kepada pelanggan."))
