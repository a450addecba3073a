"""Why an act of review, committee or decision is refused: one class per reason, its text is shown."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import DecisionRefusal


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


class FunctionUnheld(DecisionRefusal):
    """A competence the scheme asks for among the members, and nobody holds."""

    field = "members"

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(
            _(
                "Skema ini meminta anggota komite yang berkompeten sebagai %(names)s; belum ada seorang pun. "
                "Tambahkan anggota yang mempunyainya, atau minta Seksi SS mencatat kompetensinya."
            )
            % {"names": ", ".join(names)}
        )


class ReviewerSits(DecisionRefusal):
    """The scheme keeps its reviewer out of the committee."""

    field = "members"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s meninjau permohonan ini, dan skema ini memisahkan peninjau dari komite. Pilih anggota lain.")
            % {"name": name}
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
            _("Rapat baru diadakan %(day)s. Ajukan kesimpulannya pada atau sesudah hari itu.") % {"day": full_day(day)}
        )


class MeetingBeforeReview(DecisionRefusal):
    """A meeting dated before the review it judges was closed."""

    field = "held_on"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Tinjauannya selesai %(day)s, jadi rapatnya tidak mungkin lebih dahulu. Tulis hari itu atau sesudahnya.")
            % {"day": full_day(day)}
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


class StandsAgainst(DecisionRefusal):
    """Something stands against what would be granted (MS-11); ``field``: the whole of it, or the part; ``is_whole``:
    against every part of it."""

    def __init__(self, against: Collection[str], field: str, *, is_whole: bool = False) -> None:
        self.field = field
        said = _("Masih ada yang menahan: %(against)s. Ajukan bagian yang tidak ditahan, tolak, atau tunda.")
        if is_whole:
            said = _("Masih ada yang menahan: %(against)s. Tolak, atau tunda.")
        super().__init__(said % {"against": "; ".join(against)})


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
