"""Why an act of review, committee, decision, agreement or appeal is refused: one class per reason, its text is shown.

``field`` names the answer at fault on the form.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class DecisionRefusal(Refusal):
    """Something about judging an evaluation cannot stand."""

    field = ""


def _day(day: date) -> str:
    return date_format(day, "l, j F Y")


class OnAnotherSide(DecisionRefusal):
    """The person stands on another side of the case (MS-13, MS-22; ISO/IEC 17065, 7.5, 7.6, 7.13)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s sudah terlibat dalam permohonan ini pada sisi yang lain (evaluasi, penilaian, atau banding), "
                "jadi tidak boleh mengerjakan ini. Pilih orang lain."
            )
            % {"name": name}
        )


class JudgementUnknown(DecisionRefusal):
    """A judgement or recommendation that is not asked."""

    def __init__(self) -> None:
        super().__init__(_("Penilaian itu tidak ada pada lembar ini. Muat ulang halaman, lalu isi lagi."))


class NoteForNoMissing(DecisionRefusal):
    """A "no" without a word why."""

    def __init__(self, text: str) -> None:
        super().__init__(_("“%(text)s” dijawab “Tidak”. Tulis sebabnya di keterangan.") % {"text": text})


class TooFewMembers(DecisionRefusal):
    """Fewer members than the scheme asks."""

    field = "members"

    def __init__(self, called: int, least: int) -> None:
        super().__init__(
            _("Komite skema ini paling sedikit %(least)s orang; baru %(called)s yang dipanggil. Tambahkan anggota.")
            % {"least": least, "called": called}
        )


class MemberTwice(DecisionRefusal):
    """One person called twice."""

    field = "members"

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s tercantum dua kali. Satu orang duduk satu kali di komite.") % {"name": name})


class MemberUnknown(DecisionRefusal):
    """Somebody who is not in the pool, or not a member of this meeting."""

    field = "members"

    def __init__(self) -> None:
        super().__init__(_("Pilih anggota dari daftar; orang itu tidak termasuk komite kantor hari ini."))


class ChairMissing(DecisionRefusal):
    """No chair among the members."""

    field = "chair"

    def __init__(self) -> None:
        super().__init__(_("Pilih ketua rapat dari antara anggota yang dipanggil."))


class CodesUncovered(DecisionRefusal):
    """A standard or code that no member answers for."""

    field = "members"

    def __init__(self, codes: Collection[str]) -> None:
        super().__init__(
            _("Belum ada anggota komite yang menguasai %(codes)s. Tambahkan anggota yang kompeten untuk itu.")
            % {"codes": ", ".join(codes)}
        )


class MeetingMissing(DecisionRefusal):
    """No committee was called yet."""

    def __init__(self) -> None:
        super().__init__(_("Komite belum dipanggil. Tulis rapatnya dan pilih anggotanya dahulu."))


class MeetingBegun(DecisionRefusal):
    """Members are exchanged one by one, with a reason, once a conclusion lies before them."""

    def __init__(self) -> None:
        super().__init__(
            _("Kesimpulan sudah diajukan kepada anggota. Ganti anggota satu per satu, masing-masing dengan alasan.")
        )


class MeetingNotHeldYet(DecisionRefusal):
    """A meeting of a day to come cannot conclude."""

    field = "held_on"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Rapat baru diadakan %(day)s. Ajukan kesimpulannya pada atau sesudah hari itu.") % {"day": _day(day)}
        )


class ReasonsMissing(DecisionRefusal):
    """A conclusion or decision that needs its reasons."""

    field = "reasons"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya; hasil ini dibaca pelanggan dan dicetak bersama alasannya."))


class PartMissing(DecisionRefusal):
    """Granted in part, but not said which."""

    field = "part_items"

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tentukan bagian yang diberikan: kosongkan pilihan produk atau lokasi yang tidak diberikan, "
                "atau tulis ruang lingkup yang lebih sempit."
            )
        )


class NothingLeft(DecisionRefusal):
    """Granted in part with no part chosen."""

    field = "part_items"

    def __init__(self) -> None:
        super().__init__(_("Pilih paling sedikit satu produk atau lokasi yang diberikan; bila tidak ada, tolak."))


class NothingConcluded(DecisionRefusal):
    """There is no conclusion to answer."""

    def __init__(self) -> None:
        super().__init__(_("Belum ada kesimpulan rapat yang menunggu pernyataan Anda. Muat ulang halaman ini."))


class NotYourTurn(DecisionRefusal):
    """Members confirm in their order, the chair last."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(
            _("Pernyataan diberikan berurutan. Yang lebih dahulu: %(names)s.") % {"names": ", ".join(names)}
        )


class AlreadyStated(DecisionRefusal):
    """A statement is given once."""

    def __init__(self) -> None:
        super().__init__(_("Pernyataan atas kesimpulan ini sudah diberikan dan tidak dapat diubah."))


class DissentReasonMissing(DecisionRefusal):
    """A dissent without words."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan Anda tidak setuju; alasan itu dicetak pada berita acara."))


class ReplacementReasonMissing(DecisionRefusal):
    """A member is replaced with a reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa anggota ini diganti; alasannya dicatat pada berita acara."))


class DecisionMissing(DecisionRefusal):
    """There is no decision to build on."""

    def __init__(self) -> None:
        super().__init__(_("Keputusan sertifikasi belum ditetapkan, jadi sertifikat belum dapat dibuat."))


class AgreementMissing(DecisionRefusal):
    """No certificate without an agreement signed by both sides (ISO/IEC 17065, 7.7; MS-04)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Perjanjian sertifikasi belum ditandatangani kedua pihak, jadi sertifikat belum dapat dibuat. "
                "Kirim perjanjiannya dari halaman permohonan, lalu tunggu tanda tangan pelanggan dan Kepala Balai."
            )
        )


class AgreementNotSent(DecisionRefusal):
    """There is no agreement to sign."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada perjanjian yang menunggu tanda tangan. Muat ulang halaman ini."))


class AgreementInForce(DecisionRefusal):
    """A new version is asked for by a reason, not by a second press."""

    def __init__(self) -> None:
        super().__init__(_("Perjanjian yang dikirim masih menunggu tanda tangan atau masih berlaku."))


class TooEarlyForAgreement(DecisionRefusal):
    """The agreement is made once the client has confirmed the audit (step 7)."""

    def __init__(self) -> None:
        super().__init__(_("Perjanjian dibuat sesudah pelanggan mengonfirmasi audit (langkah 7)."))


class SignerNameMissing(DecisionRefusal):
    """An agreement is signed by somebody."""

    field = "name"

    def __init__(self) -> None:
        super().__init__(_("Tulis nama lengkap yang menandatangani."))


class NotAgreed(DecisionRefusal):
    """Confirmed electronically without saying so."""

    field = "agreed"

    def __init__(self) -> None:
        super().__init__(
            _("Centang pernyataan bahwa Anda berwenang dan menyetujui perjanjian ini, atau unggah pindaiannya.")
        )


class WaiverReasonMissing(DecisionRefusal):
    """A surveillance goes on without agreement only with a reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa surveilans ini diteruskan tanpa perjanjian yang berlaku."))


class NothingToAppeal(DecisionRefusal):
    """Only a refusal may be appealed against."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada keputusan penolakan yang dapat dibanding pada permohonan ini."))


class AppealedAlready(DecisionRefusal):
    """One appeal for each decision."""

    def __init__(self) -> None:
        super().__init__(_("Banding atas keputusan ini sudah diajukan; perkembangannya ada di halaman ini."))


class AppealTooLate(DecisionRefusal):
    """The last day has gone by."""

    def __init__(self, until: date) -> None:
        super().__init__(
            _("Banding dapat diajukan sampai %(day)s. Batas itu sudah lewat; hubungi kantor bila ada halangan.")
            % {"day": _day(until)}
        )


class AppealReasonMissing(DecisionRefusal):
    """An appeal says what it is about."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan banding Anda: bagian keputusan yang tidak Anda setujui dan mengapa."))


class NotHandler(DecisionRefusal):
    """Somebody else handles the appeal."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Banding ini ditangani oleh %(name)s.") % {"name": name}
            if name
            else _("Banding ini belum diterima. Kepala Balai menunjuk penanganannya dahulu.")
        )


class AppealOver(DecisionRefusal):
    """The result stands."""

    def __init__(self) -> None:
        super().__init__(_("Hasil banding ini sudah ditetapkan dan tidak dapat diubah."))


class AppealWordsMissing(DecisionRefusal):
    """Progress and results are told in words."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis yang disampaikan kepada pelanggan: perkembangannya, atau hasil dan alasannya."))


class ResultMissing(DecisionRefusal):
    """An appeal ends upheld or dismissed."""

    field = "result"

    def __init__(self) -> None:
        super().__init__(_("Pilih hasil bandingnya: dikabulkan atau ditolak."))


class NotUpheld(DecisionRefusal):
    """A new case follows an appeal that was upheld, once."""

    def __init__(self) -> None:
        super().__init__(_("Permohonan baru hanya dibuka sekali, sesudah banding dikabulkan."))
