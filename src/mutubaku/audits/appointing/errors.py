"""Why a team cannot be proposed or appointed, or its member's word not be taken: one class per reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.audits.errors import AuditRefusal
from mutubaku.people.errors import day_text

# Where on the form a member of this function is chosen.
FIELDS = {"lead-auditor": "lead", "auditor": "auditors", "technical-expert": "experts", "ppc": "samplers"}


class AboutMember(AuditRefusal):
    """Something about one member; the sentence stands beside where they are chosen."""

    def __init__(self, function: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = FIELDS.get(function, "")


class NothingToObjectTo(AuditRefusal):
    """Nobody is appointed, the audit is as the client accepted it, has begun, or an objection is being answered."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tanggal dan tim audit ini tidak (lagi) dapat ditolak: sama dengan yang Anda terima, auditnya sudah "
                "tiba, atau keberatan Anda sedang dijawab. Muat ulang halaman ini, atau kirim pesan kepada kantor."
            )
        )


class ObjectionSettled(AuditRefusal):
    """The objection was answered, or another team was appointed."""

    def __init__(self) -> None:
        super().__init__(_("Keberatan itu sudah dijawab, atau tim yang lain sudah ditunjuk. Muat ulang halaman ini."))


class AnswerMissing(AuditRefusal):
    """An objection set aside without a word."""

    field = "answer"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa tim atau tanggalnya tetap; pelanggan membacanya."))


class CodeNotCovered(AuditRefusal):
    """No member of the team is competent for a part of the scope (ISO/IEC 17021-1, 7.1.2 and 9.2.2.1.1)."""

    field = "auditors"

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__(
            _(
                "Tidak ada anggota tim yang berkompeten untuk %(scopes)s pada hari-hari audit. "
                "Tambahkan auditor atau tenaga ahli yang menutupnya."
            )
            % {"scopes": "; ".join(labels)}
        )


class NotCompetent(AboutMember):
    """The register holds no competence of this person for this function in the scheme."""

    def __init__(self, function: str, name: str, label: str, scheme: str) -> None:
        super().__init__(
            function,
            _(
                "%(name)s tidak tercatat berkompeten sebagai %(function)s untuk skema %(scheme)s. "
                "Pilih orang lain, atau minta Seksi SS mencatat kompetensinya."
            )
            % {"name": name, "function": label, "scheme": scheme},
        )


class CompetenceLapsed(AboutMember):
    """The person is competent on other days than those of the audit."""

    def __init__(self, function: str, name: str, label: str, first: date, last: date) -> None:
        super().__init__(
            function,
            _(
                "Kompetensi %(name)s sebagai %(function)s tidak berlaku sepanjang audit, %(first)s sampai %(last)s. "
                "Pilih tanggal atau orang lain, atau perbarui kompetensinya."
            )
            % {"name": name, "function": label, "first": day_text(first), "last": day_text(last)},
        )


class SamplerMissing(AuditRefusal):
    """Samples are taken and nobody of the team takes them."""

    field = "samplers"

    def __init__(self) -> None:
        super().__init__(_("Contoh diambil dalam audit ini. Pilih petugas pengambil contoh."))


class MemberAway(AuditRefusal):
    """The person is on leave or away on a day of the audit."""

    field = "starts_on"

    def __init__(self, name: str, kind: str, first: date, last: date) -> None:
        super().__init__(
            _("%(name)s tidak hadir (%(kind)s) pada %(first)s sampai %(last)s. Pilih tanggal lain, atau anggota lain.")
            % {"name": name, "kind": kind, "first": day_text(first), "last": day_text(last)}
        )


class TiedToClient(AboutMember):
    """A declared tie to the client within the years of the rules (ISO/IEC 17021-1, 5.2; ISO/IEC 17065, 4.2)."""

    def __init__(self, function: str, name: str, kind: str, until: date | None, years: int) -> None:
        words = {"name": name, "kind": kind.lower(), "years": years}
        if until is None:
            text = _(
                "%(name)s mempunyai kepentingan pada pelanggan ini (%(kind)s), jadi tidak boleh ikut mengaudit. "
                "Pilih orang lain."
            )
        else:
            words["until"] = day_text(until)
            text = _(
                "%(name)s mempunyai kepentingan pada pelanggan ini (%(kind)s) sampai %(until)s, belum "
                "%(years)s tahun sebelum audit. Pilih orang lain."
            )
        super().__init__(function, text % words)


class JudgesThisCase(AboutMember):
    """The person has reviewed, recommended or decided in this case, so they cannot evaluate it any more."""

    def __init__(self, name: str, function: str = "") -> None:
        super().__init__(
            function,
            _("%(name)s sudah ikut menilai hasil permohonan ini, jadi tidak boleh mengauditnya. Pilih orang lain.")
            % {"name": name},
        )


class ReasonNeeded(AuditRefusal):
    """Something should be looked at before the team stands; the reason is kept."""

    field = "reason"

    def __init__(self, remarks: Sequence[str]) -> None:
        super().__init__(
            _("%(remarks)s Tulis alasannya bila rencana ini tetap dipakai.") % {"remarks": " ".join(remarks)}
        )


class NotAppointed(AuditRefusal):
    """There is no such appointment to answer, or it was replaced."""

    def __init__(self) -> None:
        super().__init__(_("Penugasan ini sudah berubah atau dibatalkan. Muat ulang halaman ini."))


class DeclarationReasonMissing(AuditRefusal):
    """A no without words."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya, supaya Seksi SS dapat mencari pengganti."))


class InterestUnexplained(AuditRefusal):
    """An interest that was declared does not go away without words (ISO/IEC 17021-1, 5.2)."""

    field = "reason"

    def __init__(self, declared: str) -> None:
        super().__init__(
            _("Anda pernah menyatakan ada kepentingan: “%(declared)s”. Tulis mengapa itu tidak menghalangi lagi.")
            % {"declared": declared.rstrip(".")}
        )


class NotDeclared(AuditRefusal):
    """A member of the team who has not said yet that they are willing and impartial (ISO/IEC 17021-1, 5.2)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Anda belum menyatakan bersedia dan tidak berpihak untuk penugasan ini. Beri pernyataan itu dahulu, "
                "lalu lanjutkan."
            )
        )


class DeclaredNo(AuditRefusal):
    """A member of the team who said that they are not willing or not impartial."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Anda menyatakan tidak bersedia atau tidak dapat tidak berpihak dalam audit ini, jadi tidak mencatat "
                "apa pun di sini. Seksi SS menunjuk pengganti."
            )
        )


class NothingChanged(AuditRefusal):
    """The same team on the same days at the same place."""

    def __init__(self) -> None:
        super().__init__(_("Tim, tanggal, dan tempatnya sama seperti yang sudah ditunjuk; tidak ada yang diubah."))
