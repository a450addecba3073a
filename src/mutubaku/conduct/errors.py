"""Why an act is refused: one class per reason, each with a sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.errors import Refusal as Refusal  # noqa: PLC0414 - offered here beside its subclasses
from mutubaku.cases.models import Case
from mutubaku.people.errors import day_text


class MayNotDo(Refusal):
    """Somebody may not do a step: said to themselves, or with ``about`` to whoever would hand it to them."""

    own: Promise
    other: Promise

    def __init__(self, **words: str) -> None:
        self.words = words
        super().__init__(str(self.own) % words)

    def about(self, name: str) -> Self:
        """The same refusal, said of somebody else by name."""
        self.args = (str(self.other) % {**self.words, "name": name},)
        return self


class NotYours(MayNotDo):
    """The person does not play the role of this step now."""

    own = gettext_lazy("Langkah ini dikerjakan oleh %(role)s, dan Anda tidak sedang memegang peran itu.")
    other = gettext_lazy(
        "Langkah ini dikerjakan oleh %(role)s, dan %(name)s tidak sedang memegang peran itu. Pilih orang lain."
    )

    def __init__(self, role: str) -> None:
        super().__init__(role=role)


class ActsForClient(NotYours):
    """Nobody acts for the office on a matter of a client they act for (ISO/IEC 17065, 4.2; ISO/IEC 17021-1, 5.2)."""

    own = other = gettext_lazy(
        "%(name)s bertindak untuk pelanggan ini, jadi tidak boleh mengurusnya atas nama kantor. "
        "Serahkan kepada orang lain."
    )

    def __init__(self, name: str) -> None:
        MayNotDo.__init__(self, name=name)


class AlreadyDone(Refusal):
    """Somebody closed the task first."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(
            _("Langkah ini sudah diselesaikan oleh %(name)s (%(title)s). Muat ulang halaman ini.")
            % {"name": name, "title": title}
        )


class HeldByOther(Refusal):
    """Another person has claimed the task."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Langkah ini sedang dikerjakan oleh %(name)s. Minta ia melepasnya, atau alihkan dengan alasan.")
            % {"name": name}
        )


class CaseEnded(Refusal):
    """The case no longer runs."""

    def __init__(self) -> None:
        super().__init__(_("Permohonan ini sudah berakhir, jadi tidak ada lagi yang dapat diubah."))


class OfficeBegan(Refusal):
    """A special audit is the office's: its client does not end it (ISO/IEC 17021-1, 9.6.4.2)."""

    def __init__(self) -> None:
        super().__init__(
            _("Audit khusus dibuka kantor, jadi tidak dapat Anda tarik. Tulis keberatan Anda lewat Pesan.")
        )


class UnknownOutcome(Refusal):
    """The step has no such outcome for this kind of case."""

    def __init__(self) -> None:
        super().__init__(_("Hasil itu tidak ada pada langkah ini. Muat ulang halaman, lalu pilih lagi."))


class RunsItself(Refusal):
    """A step that runs a linked procedure closes itself when that ends."""

    def __init__(self) -> None:
        super().__init__(_("Langkah ini selesai dengan sendirinya ketika semua sublangkahnya selesai."))


class PapersMissing(Refusal):
    """Needed documents are absent or outputs not made."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        words = {"names": "; ".join(names)}
        super().__init__(_("Belum lengkap: %(names)s. Lengkapi dahulu, lalu pilih hasilnya lagi.") % words)


class NoteMissing(Refusal):
    """This outcome needs a reason."""

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya di catatan; hasil ini memerlukan alasan."))


class ReasonMissing(Refusal):
    """This act needs a reason."""

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya dahulu; tindakan ini dicatat bersama alasannya."))


class CompletionUnanswered(Refusal):
    """The client says that all is there, and has not answered what was asked about."""

    def __init__(self) -> None:
        super().__init__(_("Jawab dahulu yang kami tanyakan; kantor memeriksanya pada putaran berikutnya."))


class CompletionUnexplained(Refusal):
    """The client says that all is there, and something that was asked for is not."""

    def __init__(self) -> None:
        super().__init__(_("Belum semua yang kami minta Anda unggah. Unggah yang baru, atau tulis mengapa belum ada."))


class ClockStopped(Refusal):
    """The task's clock stands still; end the pause first."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _("Langkah ini sedang berhenti: %(label)s. Akhiri jeda dahulu, lalu lanjutkan.") % {"label": label}
        )


class NotIndependent(MayNotDo):
    """The person took part in what they would now judge (ISO/IEC 17065, 7.5 and 7.6; 17021-1, 9.5.1)."""

    own = gettext_lazy(
        "Anda ikut mengerjakan “%(step)s” pada permohonan ini, jadi tidak boleh menilainya. Minta rekan lain."
    )
    other = gettext_lazy(
        "%(name)s ikut mengerjakan “%(step)s” pada permohonan ini, jadi tidak boleh menilainya. Pilih orang lain."
    )

    def __init__(self, step: str) -> None:
        super().__init__(step=step)


class VisitOver(Refusal):
    """Statements of the team are handed in until the audit at the site is over (ISO/IEC 17021-1, 5.2 and 9.2.2)."""

    def __init__(self) -> None:
        super().__init__(_("Audit di lokasi sudah selesai, jadi pernyataan di kertas tidak diterima lagi."))


class EvaluatedIt(MayNotDo):
    """The person evaluated the case: in its team, its laboratory or over its results (ISO/IEC 17065, 7.5 and 7.6;
    17021-1, 9.5.1.1).
    """

    own = gettext_lazy("Anda ikut mengevaluasi permohonan ini, jadi tidak boleh menilainya. Minta rekan lain.")
    other = gettext_lazy("%(name)s ikut mengevaluasi permohonan ini, jadi tidak boleh menilainya. Pilih orang lain.")


class JudgedCompanion(Refusal):
    """What both cases of an integrated audit ask is answered for both, and the person judges the other one."""

    def __init__(self, case: str) -> None:
        super().__init__(
            _("Butir ini berlaku juga untuk permohonan %(case)s, yang Anda nilai. Minta anggota tim lain menjawabnya.")
            % {"case": case}
        )


class EvaluatedItsCase(Refusal):
    """The person evaluated a case of a certificate, so they do not decide how that stands (ISO/IEC 17021-1, 9.5.1.1;
    ISO/IEC 17065, 7.6 and 7.11).
    """

    def __init__(self, name: str, case: str) -> None:
        super().__init__(
            _(
                "%(name)s ikut mengevaluasi permohonan %(case)s, jadi tidak boleh memutuskan status sertifikatnya. "
                "Serahkan kepada orang lain."
            )
            % {"name": name, "case": case}
        )


class Interested(Refusal):
    """The person acts for the client, or has declared a tie to it that ended less than the ``years`` of the rules ago,
    so they do not judge its case (ISO/IEC 17021-1, 5.2; ISO/IEC 17065, 4.2 and 7.13). ``field`` is where on a form they
    were chosen.
    """

    def __init__(
        self, name: str, kind: str = "", until: date | None = None, *, years: int = 0, field: str = ""
    ) -> None:
        words = {"name": name, "kind": kind.lower(), "until": day_text(until) if until else "", "years": years}
        if not kind:
            text = _(
                "%(name)s bertindak untuk pelanggan ini, jadi tidak boleh menilai permohonannya. "
                "Serahkan kepada orang lain."
            )
        elif until is None:
            text = _(
                "%(name)s mempunyai kepentingan pada pelanggan ini (%(kind)s), jadi tidak boleh menilai permohonannya. "
                "Serahkan kepada orang lain."
            )
        else:
            text = _(
                "%(name)s mempunyai kepentingan pada pelanggan ini (%(kind)s) sampai %(until)s, belum "
                "%(years)s tahun yang lalu, jadi tidak boleh menilai permohonannya. Serahkan kepada orang lain."
            )
        super().__init__(text % words)
        self.field = field


class JudgeUnfit(Refusal):
    """The register does not show the competence that the scheme asks of whoever judges (ISO/IEC 17021-1, 7.1.2)."""

    def __init__(self, gap: str) -> None:
        super().__init__(
            _("%(gap)s Minta rekan yang berkompeten, atau minta Seksi SS mencatat kompetensinya.") % {"gap": gap}
        )


class UnfitWithoutWords(Refusal):
    """The scheme lets somebody judge whose competence is not in the register, but not without a word why."""

    def __init__(self, gap: str) -> None:
        super().__init__(
            _("%(gap)s Tulis pertimbangannya, lalu simpan, bila Anda tetap menyelesaikan langkah ini.") % {"gap": gap}
        )


class NotInTeam(MayNotDo):
    """The case has an appointed team and the person has no function in it that does this step."""

    own = gettext_lazy(
        "Langkah ini dikerjakan oleh tim yang ditunjuk, dan Anda tidak termasuk di dalamnya sebagai %(role)s. "
        "Minta Seksi SS mengubah tim bila Anda yang seharusnya mengerjakannya."
    )
    other = gettext_lazy(
        "Langkah ini dikerjakan oleh tim yang ditunjuk, dan %(name)s tidak termasuk di dalamnya sebagai %(role)s. "
        "Pilih anggota tim, atau minta Seksi SS mengubah tim."
    )

    def __init__(self, role: str) -> None:
        super().__init__(role=role)


class NoPause(Refusal):
    """There is no such pause to open or end."""

    def __init__(self) -> None:
        super().__init__(_("Jeda itu tidak ada pada langkah ini. Muat ulang halaman untuk melihat keadaan terbaru."))


class NotAccepted(Refusal):
    """A paper this step does not take."""

    def __init__(self) -> None:
        super().__init__(_("Dokumen itu tidak diminta pada langkah ini. Muat ulang halaman, lalu pilih lagi."))


class OfficeDataMissing(Refusal):
    """The office's own data lacks what a paper is made from; the sentence says what, and who enters it."""


class SubjectMissing(Refusal):
    """A later application must be about a certificate the client holds in that scheme."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Permohonan ini harus menunjuk sertifikat perusahaan Anda pada skema yang sama, yang belum diganti "
                "atau dicabut. Pilih sertifikatnya dahulu."
            )
        )


class RunsAlready(Refusal):
    """A certificate is surveyed or recertified by one case at a time; ``case_id`` is the one that runs."""

    def __init__(self, case: Case, certificate: str) -> None:
        self.case_id = case.pk
        words = (
            _("%(kind)s sertifikat %(certificate)s sudah berjalan sebagai permohonan %(number)s. Ikuti permohonan itu.")
            if case.sent_at
            else _("Permohonan %(kind)s sertifikat %(certificate)s sudah disiapkan. Periksa lalu kirim permohonan itu.")
        )
        super().__init__(words % {"kind": case.get_kind_display(), "certificate": certificate, "number": case.number})


class CannotMove(Refusal):
    """A running case cannot be moved to that version; the message lists why."""
