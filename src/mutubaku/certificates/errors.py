"""Why an act on a draft, a plan, a certificate's standing or handing over is refused: one class per reason."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import day_text


class DraftNotAsked(Refusal):
    """The client answers only a draft that lies before them."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada konsep sertifikat yang menunggu pemeriksaan Anda. Muat ulang halaman ini."))


class DraftWordsMissing(Refusal):
    """Whoever finds a mistake says which."""

    def __init__(self) -> None:
        super().__init__(_("Tulis data mana yang perlu diperbaiki dan bagaimana seharusnya."))


class DraftNotAnswered(Refusal):
    """A confirmation cannot be made of an answer that is not there."""

    def __init__(self) -> None:
        super().__init__(
            _("Pelanggan belum menyatakan bahwa data konsep sudah benar. Tunggu jawabannya, atau unggah pindaiannya.")
        )


class ReceiverMissing(Refusal):
    """A certificate is handed to somebody."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama penerima."))


class IdentityIncomplete(Refusal):
    """An identity is its kind and how its number ends; the whole number is not kept."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            _("Pilih jenis identitasnya, atau kosongkan akhir nomornya.")
            if field == "identity"
            else _("Tulis empat aksara terakhir nomor identitasnya, misalnya 0147, atau lepaskan pilihan jenisnya.")
        )


class CourierMissing(Refusal):
    """What is sent can be traced."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama kurir dan nomor resinya, supaya kiriman dapat dilacak pelanggan."))


class OriginalsMissing(Refusal):
    """What is handed over on paper is at least one sheet; what is sent electronically is none."""

    def __init__(self) -> None:
        super().__init__(_("Tulis jumlah lembar asli yang diserahkan, paling sedikit 1."))


class HandOverMissing(Refusal):
    """A receipt says how and to whom."""

    def __init__(self) -> None:
        super().__init__(_("Isi dahulu cara penyerahan dan penerimanya."))


class BeforeDecision(Refusal):
    """A certificate dated before it was decided."""

    def __init__(self, decided_on: date) -> None:
        super().__init__(
            _("Sertifikat tidak boleh bertanggal sebelum keputusannya (%(day)s). Buat pada hari itu atau sesudahnya.")
            % {"day": day_text(decided_on)}
        )


class EditionOver(Refusal):
    """No certificate is granted by an edition whose transition has ended."""

    def __init__(self, edition: str, ends: date) -> None:
        super().__init__(
            _(
                "Peralihan %(edition)s berakhir %(day)s, jadi sertifikat menurut edisi itu tidak dapat diberikan lagi. "
                "Keputusannya penolakan dengan alasan itu; pelanggan mengajukan permohonan menurut edisi yang berlaku."
            )
            % {"edition": edition, "day": day_text(ends)}
        )


class LotMissing(Refusal):
    """A certificate of type 1 names the lot it is limited to."""

    def __init__(self, product: str) -> None:
        super().__init__(
            _(
                "%(product)s disertifikasi menurut lot (tipe 1), tetapi contohnya belum diambil, jadi lotnya belum "
                "diketahui. Catat pengambilan contohnya dahulu."
            )
            % {"product": product}
        )


class WindowMissing(Refusal):
    """A planned audit has a first and a last day."""

    def __init__(self) -> None:
        super().__init__(_("Isi tanggal paling awal dan paling lambat."))


class WindowOutOfOrder(Refusal):
    """A window ends after it begins."""

    def __init__(self) -> None:
        super().__init__(_("Tanggal paling lambat mendahului tanggal paling awal. Tukar atau perbaiki tanggalnya."))


class WindowPast(Refusal):
    """Nothing is planned for days gone by."""

    def __init__(self) -> None:
        super().__init__(_("Tanggal paling lambat sudah lewat. Pilih hari ini atau sesudahnya."))


class FirstSurveillanceFixed(Refusal):
    """The first surveillance is held within its months after the decision (ISO/IEC 17021-1, 9.1.3.3)."""

    def __init__(self, limit: date) -> None:
        super().__init__(
            _("Surveilans pertama tidak dapat digeser melewati %(day)s, batas sejak tanggal keputusan.")
            % {"day": day_text(limit)}
        )


class LimitPassed(Refusal):
    """A window beyond what the rule allows."""

    def __init__(self, limit: date) -> None:
        super().__init__(
            _("Tanggal paling lambat melewati %(day)s, batas menurut skema. Pilih tanggal sampai hari itu.")
            % {"day": day_text(limit)}
        )


class PlanGone(Refusal):
    """Only what is planned and not begun can be planned anew."""

    def __init__(self) -> None:
        super().__init__(_("Rencana ini sudah diganti atau sudah dilaksanakan. Muat ulang halaman ini."))


class WordsMissing(Refusal):
    """A plan changed and a measure proposed have a reason."""

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya."))


class AnswerMissing(Refusal):
    """A decision has a reason, whichever way it goes."""

    def __init__(self) -> None:
        super().__init__(_("Tulis alasan keputusan Anda."))


class ConditionsMissing(Refusal):
    """A suspension names what ends it (ISO/IEC 17065, 7.11)."""

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang harus dipenuhi pemegang sertifikat supaya pembekuan diakhiri."))


class OwnProposal(Refusal):
    """Nobody decides alone what they proposed."""

    def __init__(self) -> None:
        super().__init__(_("Usulan ini dari Anda sendiri, jadi harus diputuskan pejabat lain."))


class ProposalDecided(Refusal):
    """A proposal is decided once."""

    def __init__(self) -> None:
        super().__init__(_("Usulan ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya."))


class ProposalWaits(Refusal):
    """One proposal of a measure at a time: a further ground joins it, the same one does not, nor another part."""

    def __init__(self) -> None:
        super().__init__(_("Usulan yang sama sudah menunggu keputusan untuk sertifikat ini."))


class ScopeChanged(Refusal):
    """A reduction is decided about the scope it was proposed for."""

    def __init__(self) -> None:
        super().__init__(
            _("Ruang lingkup sertifikat ini berubah sesudah usulan ini dibuat. Tolak usulan ini, lalu usulkan lagi.")
        )


class GroundUnnamed(Refusal):
    """A measure rests on a ground (ISO/IEC 17021-1, 9.6.5; ISO/IEC 17065, 7.11)."""

    field = "grounds"

    def __init__(self) -> None:
        super().__init__(_("Pilih paling sedikit satu sebab yang menjadi dasar keputusan ini."))


class OwnGround(Refusal):
    """Nobody decides by a ground they brought up themselves."""

    field = "grounds"

    def __init__(self) -> None:
        super().__init__(
            _("Salah satu sebab itu dari Anda sendiri. Putuskan tanpa sebab itu, atau serahkan kepada pejabat lain.")
        )


class NothingRemoved(Refusal):
    """A reduction takes something out."""

    def __init__(self) -> None:
        super().__init__(_("Pilih bagian ruang lingkup yang dikeluarkan."))


class NothingLeft(Refusal):
    """A reduction leaves something; all of it is a withdrawal."""

    def __init__(self) -> None:
        super().__init__(_("Seluruh ruang lingkup terpilih. Sisakan sebagian, atau usulkan pencabutan."))


class OfCertificate(Refusal):
    """A refusal that names the certificate it is about."""

    words: Promise

    def __init__(self, number: str) -> None:
        super().__init__(str(self.words) % {"number": number})


class CertificateReplaced(OfCertificate):
    """What was replaced is neither continued nor suspended."""

    words = gettext_lazy(
        "Sertifikat %(number)s sudah diganti dengan sertifikat yang lebih baru, jadi tidak ada yang dapat diteruskan "
        "atau diubah padanya. Kerjakan pada sertifikat penggantinya."
    )


class CertificateWithdrawn(OfCertificate):
    """What was withdrawn stays so."""

    words = gettext_lazy(
        "Sertifikat %(number)s sudah dicabut dan tidak dapat diteruskan atau dipulihkan. "
        "Perusahaan dapat mengajukan sertifikasi awal."
    )


class CertificateExpired(OfCertificate):
    """A validity is never extended but by recertification (ISO/IEC 17021-1, 9.6.3.2.4)."""

    words = gettext_lazy(
        "Masa berlaku sertifikat %(number)s sudah habis dan tidak dapat diperpanjang. "
        "Jalannya adalah sertifikasi ulang."
    )


class CertificateOfLot(OfCertificate):
    """A certificate of one lot has no years after it (type 1; ISO/IEC 17065, 7.9)."""

    words = gettext_lazy(
        "Sertifikat %(number)s hanya untuk satu lot (tipe 1), jadi tidak disurveilans, diperbarui, atau diubah. "
        "Untuk lot lain, ajukan sertifikasi awal."
    )


class CertificateSuspended(OfCertificate):
    """What is suspended is not suspended again."""

    words = gettext_lazy("Sertifikat %(number)s sudah dibekukan.")


class SuspensionStands(OfCertificate):
    """What is suspended is not replaced: that would end the suspension undecided (ISO/IEC 17065, 7.11.5)."""

    words = gettext_lazy(
        "Sertifikat %(number)s sedang dibekukan, jadi belum dapat diganti: sertifikat yang baru akan mengakhiri "
        "pembekuannya tanpa keputusan. Usulkan pemulihannya pada halaman sertifikat itu; sesudah diputuskan, "
        "lanjutkan di sini."
    )


class NotSuspended(OfCertificate):
    """Only what is suspended is restored."""

    words = gettext_lazy("Sertifikat %(number)s tidak sedang dibekukan, jadi tidak ada yang dipulihkan.")


class NoSheetWaits(OfCertificate):
    """Its newest sheet is signed already, perhaps by somebody else a moment ago."""

    words = gettext_lazy("Tidak ada lembar sertifikat %(number)s yang menunggu tanda tangan. Muat ulang halaman ini.")


class SheetKnown(Refusal):
    """The file is one there is already: the unsigned sheet itself, or an earlier one."""

    field = "file"

    def __init__(self, name: str, revision: int) -> None:
        super().__init__(
            _(
                "Berkas “%(name)s” sudah tersimpan dan bukan pindaian yang baru. Pilih pindaian lembar terbitan "
                "%(revision)s yang sudah ditandatangani."
            )
            % {"name": name, "revision": revision}
        )
