"""Why what is written of a remote audit is refused (IAF MD 4)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import VisitRefusal


class RemotePlanIncomplete(VisitRefusal):
    """A plan names a remote part and leaves out what IAF MD 4 asks of it."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            _("Lengkapi bagian, sarana, dan risiko audit jarak jauh, atau kosongkan ketiganya (IAF MD 4).")
        )


class RemoteIncomplete(VisitRefusal):
    """A remote visit lacks what IAF MD 4 asks to be agreed beforehand or recorded."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Isi bagian ini: IAF MD 4 memintanya untuk audit jarak jauh."))


class AgreedAfterwards(VisitRefusal):
    """The use of ICT was agreed on a day still to come, or after the audit."""

    field = "remote_agreed_on"

    def __init__(self, latest: date) -> None:
        super().__init__(
            _("Kesepakatan dibuat sebelum audit. Tulis tanggalnya, paling lambat %(day)s.") % {"day": full_day(latest)}
        )
