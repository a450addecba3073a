"""Why the sample that is taken after another one of the same product is refused."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from .base import SampleRefusal, moment


class TakenBeforeOther(SampleRefusal):
    """A new sample older than the one it is taken after."""

    field = "taken_at"

    def __init__(self, at: datetime, code: str, before: datetime) -> None:
        super().__init__(
            _(
                "Contoh baru tidak mungkin diambil %(at)s: contoh %(code)s sebelumnya diambil %(before)s. "
                "Periksa tanggalnya."
            )
            % {"at": moment(at), "code": code, "before": moment(before)}
        )


class OtherLot(SampleRefusal):
    """A retest of a product certified by its lot, with a sample of another lot (type 1; domain.md 2.2)."""

    field = "lot"

    def __init__(self, lot: str) -> None:
        super().__init__(
            _(
                "Sertifikasi tipe 1 hanya untuk satu lot: contoh uji ulang diambil dari lot %(lot)s yang sudah diuji. "
                "Untuk lot lain, pelanggan mengajukan sertifikasi awal."
            )
            % {"lot": lot}
        )
