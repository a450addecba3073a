"""A letter on an office's letterhead, to see how its papers will look."""

from __future__ import annotations

from datetime import datetime

from mutubaku.conduct.works.letterhead import office_letterhead, signer_of
from mutubaku.paper.forms import OfficeDocument
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import OfficeProfile


def sample_letter(profile: OfficeProfile, by: Capacity, at: datetime) -> bytes:
    """The PDF; marked as a demonstration, so that nobody takes it for a letter of the office."""
    form = OfficeDocument(
        letterhead=office_letterhead(profile),
        title="Contoh Surat",
        number=f"0001/{profile.number_code}",
        place=profile.city,
        issued=office_day(profile.office, at).date(),
        facts=(),
        paragraphs=("Halaman ini menunjukkan kepala surat kantor sebagaimana dicetak pada surat dan sertifikat.",),
        signer=signer_of(by),
        demo=True,
    )
    return form.pdf(at=at)
