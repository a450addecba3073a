"""The letters about a complaint: that it came, and how it ended; they go to the complainant, not to a client."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from mutubaku.complaints.actions import keep_paper
from mutubaku.complaints.models import About, Complaint, ComplaintPaper, Outcome, PaperKind
from mutubaku.complaints.queries import due_of
from mutubaku.documents.letter_words import filled
from mutubaku.paper import tanggal
from mutubaku.paper.forms import Fact
from mutubaku.paper.letters import Correspondence
from mutubaku.people.access import Capacity, office_day

from .letter_kinds import next_paper_number, row_of, words_on
from .letterhead import office_letterhead, profile_in, signer_of
from .letters import INDONESIAN
from .signers import signs

ABOUT = {About.SERVICE: "layanan kantor kami", About.CLIENT: "pemegang sertifikat kami"}
RESULTS = {
    Outcome.FOUNDED: "beralasan",
    Outcome.PARTLY: "beralasan sebagian",
    Outcome.UNFOUNDED: "tidak beralasan",
}
NOT_OURS = "tidak menyangkut kegiatan sertifikasi yang menjadi tanggung jawab kami"


def write_receipt(found: Complaint, by: Capacity, at: datetime) -> ComplaintPaper:
    """That the complaint came, under which number, and until when it is answered."""
    until = office_day(found.office, due_of(found, found.answer_days)).date()
    return _write(found, PaperKind.RECEIPT, {"batas_jawaban": tanggal(until)}, by, at)


def write_result(found: Complaint, by: Capacity, at: datetime) -> ComplaintPaper:
    """The formal notice of the end of the complaint (ISO/IEC 17021-1, 9.8; ISO/IEC 17065, 7.13.8)."""
    if found.is_ours is False:
        fields = {"hasil": NOT_OURS, "pertimbangan": found.judged_reason, "koreksi": "", "tindakan_korektif": ""}
    else:
        fields = {
            "hasil": RESULTS[Outcome(found.outcome)],
            "pertimbangan": found.outcome_reason,
            "koreksi": found.correction,
            "tindakan_korektif": found.corrective_action,
        }
    return _write(found, PaperKind.RESULT, fields, by, at)


def _write(found: Complaint, kind: PaperKind, own: dict[str, str], by: Capacity, at: datetime) -> ComplaintPaper:
    number = next_paper_number(found.office, kind, "", at)
    with override(INDONESIAN):
        data = _letter(found, kind, own, number, by, at).pdf(at=at)
    return keep_paper(found, kind, number, data, at)


def _letter(
    found: Complaint, kind: PaperKind, own: dict[str, str], number: str, by: Capacity, at: datetime
) -> Correspondence:
    office, day = found.office, office_day(found.office, at).date()
    profile, row = profile_in(office, at), row_of(kind, str(kind.label))
    words = words_on(office, row, day)
    signer = signs(words.signer or row.signer, office, by, at)
    values = {
        "nomor": number,
        "tanggal": tanggal(day),
        "nomor_keluhan": found.number,
        "nama_pengadu": found.name,
        "tanggal_keluhan": tanggal(office_day(office, found.received_at).date()),
        "tentang": ABOUT[About(found.about)],
        "nama_kantor": profile.name,
        "kota_kantor": profile.city,
        "nama_penandatangan": signer.name,
        "jabatan_penandatangan": signer.title.splitlines()[-1],
        **own,
    }
    text = filled(words, values)
    lines = (found.name, found.organisation_name, *found.address.splitlines())
    to = tuple(line for line in lines if line)
    return Correspondence(
        letterhead=office_letterhead(profile),
        number=number,
        place=profile.city,
        issued=day,
        subject=text.subject,
        recipient=to,
        body=text.body,
        signer=signer_of(signer),
        heads=tuple(Fact(label, value) for label, value in text.heads.items() if label != "Kepada"),
        copies=text.copies,
        demo=office.is_demonstration,
    )
