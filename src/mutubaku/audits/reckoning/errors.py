"""Why an audit time is not taken: one class per reason, whose text is shown as it is."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from mutubaku.auditrules import RuleRefusal
from mutubaku.auditrules.words import written
from mutubaku.audits.errors import AuditRefusal


class RuleBroken(AuditRefusal):
    """What a rule does not allow; ``rule`` is its id, the sentence names the limit."""

    def __init__(self, refusal: RuleRefusal) -> None:
        self.rule, self.field = refusal.rule, refusal.field
        super().__init__(_(refusal.pattern) % {name: written(one) for name, one in refusal.values.items()})


class OverrideUnexplained(AuditRefusal):
    """Other days than were reckoned, without a reason."""

    field = "override_reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa waktunya berbeda dari perhitungan; alasannya dicatat bersama nama Anda."))


class ChangeUnexplained(AuditRefusal):
    """A time that the client was told already is fixed anew without a reason."""

    field = "change_reason"

    def __init__(self) -> None:
        super().__init__(
            _("Tulis mengapa waktu audit ditetapkan lagi; pelanggan dan Bendahara Penerimaan membaca alasannya.")
        )


class NothingChanges(AuditRefusal):
    """A time asked for anew that is the one that holds, of the same people and sites."""

    field = "days"

    def __init__(self, days: Decimal) -> None:
        super().__init__(
            _("Waktu audit %(days)s hari sudah berlaku, jadi tidak ada yang diubah. Tulis jumlah hari yang lain.")
            % {"days": written(days)}
        )


class FoundBefore(AuditRefusal):
    """A site that the audit found has the name of one applied for, or of another that was found."""

    field = "found"

    def __init__(self, name: str) -> None:
        super().__init__(_("Lokasi “%(name)s” sudah ada. Tulis lokasi lain, atau nama yang berbeda.") % {"name": name})


class OverrideTooShort(AuditRefusal):
    """Fewer days than the limits on reductions leave (T-05, MD 11)."""

    field = "days"

    def __init__(self, least: Decimal) -> None:
        super().__init__(
            _("Waktu audit tidak boleh kurang dari %(least)s hari: itu batas semua pengurangan. Tambah harinya.")
            % {"least": written(least)}
        )


class OverrideTooLong(AuditRefusal):
    """More days than an audit can take: a number was mistyped."""

    field = "days"

    def __init__(self, most: int) -> None:
        super().__init__(_("Waktu audit paling banyak %(most)s hari. Periksa angkanya.") % {"most": written(most)})


class PersonnelUnexplained(AuditRefusal):
    """Another number of people than the application has, without a reason (T-02: with record)."""

    field = "personnel_reason"

    def __init__(self, people: int) -> None:
        super().__init__(
            _(
                "Menurut permohonan ada %(people)s personel efektif. Tulis mengapa Anda memakai angka lain, misalnya "
                "kelompok besar dengan pekerjaan sederhana yang sama."
            )
            % {"people": written(people)}
        )


class KindTooSmall(AuditRefusal):
    """A kind of audit that takes a smaller part of an initial one than that of the case (T-06)."""

    field = "audit"

    def __init__(self) -> None:
        super().__init__(
            _("Audit jenis itu lebih singkat daripada yang diminta permohonan ini. Pilih jenis audit permohonannya.")
        )


class NotReckoned(AuditRefusal):
    """A scheme whose audit time MD 5 does not tell."""

    def __init__(self) -> None:
        super().__init__(_("Waktu audit skema ini tidak dihitung menurut IAF MD 5."))


class ProposalWaits(AuditRefusal):
    """Another time waits for approval already."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Usulan waktu audit sebelumnya masih menunggu persetujuan. Tunggu sampai disetujui atau dikembalikan, "
                "lalu usulkan lagi."
            )
        )


class NothingWaits(AuditRefusal):
    """No time waits for approval any more."""

    def __init__(self) -> None:
        super().__init__(_("Usulan waktu audit itu sudah diputuskan. Muat ulang halaman untuk melihat hasilnya."))


class OwnProposal(AuditRefusal):
    """Nobody approves the time they proposed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Anda sendiri yang mengusulkan waktu audit ini. Persetujuannya diberikan orang lain: Seksi PJT atau "
                "Kepala Balai."
            )
        )


class ReturnUnexplained(AuditRefusal):
    """A time is turned back without a reason."""

    field = "answer"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa usulan dikembalikan; pengusulnya membaca alasan itu."))
