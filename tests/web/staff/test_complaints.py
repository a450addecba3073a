"""The register of complaints at the desk: who sees what, the acts on one complaint, the list and its workbook."""

from __future__ import annotations

import html as markup
import io
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from openpyxl import load_workbook

from mutubaku.complaints.actions import Given
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.complaining import acknowledge_complaint, judge_complaint, make_complaint
from mutubaku.conduct.actions.complaint_handling import name_people, note_complaint, refer_complaint
from mutubaku.people.models import User
from tests.cast import Cast, later, make_cast
from tests.certified import certified
from tests.conduct.quick import Written, quick_papers
from tests.web.client.conftest import Browser, browser

__all__ = ["browser", "quick_papers"]
NOW = later(hours=4)
Enter = Callable[[User], Browser]


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Iterator[Cast]:
    with time_machine.travel(NOW, tick=False):
        yield make_cast()


def complain(cast: Cast, **given: Any) -> Complaint:
    whole = {"about": "service", "text": "Jawaban terlambat.", "name": "Sari Contoh", "email": "sari@contoh.example"}
    return make_complaint(cast.office, Given(**{**whole, **given}), NOW)


def handled(cast: Cast, **given: Any) -> Complaint:
    made, ss = complain(cast, **given), cast.staff["ss"]
    acknowledge_complaint(made.pk, ss, NOW)
    judge_complaint(made.pk, ss, NOW, is_ours=True, reason="Tentang kami.")
    return name_people(made.pk, ss, NOW, handler=cast.staff["ppc"], decider=cast.staff["laboratory"])


def text(answer: Any) -> str:
    return markup.unescape(answer.content.decode())


def page(made: Complaint) -> str:
    return f"/kerja/keluhan/{made.pk}/"


def test_a_complaint_goes_from_its_receipt_to_its_end_on_one_page(cast: Cast, browser: Enter) -> None:
    made = complain(cast)
    ss, ppc, laboratory = (browser(cast.staff[role]) for role in ("ss", "ppc", "laboratory"))
    assert "Sampaikan penerimaan" in text(ss.get(page(made)))
    assert ss.send(page(made), {"act": "terima"}).status_code == 302
    assert ss.send(page(made), {"act": "nilai", "is_ours": "ya", "reason": "Layanan kami."}).status_code == 302
    people = {"act": "tunjuk", "handler": cast.staff["ppc"].pk, "decider": cast.staff["laboratory"].pk}
    assert ss.send(page(made), {**people, "involved": [cast.staff["pjt"].pk]}).status_code == 302
    assert f"Terlibat dalam halnya: {cast.staff['pjt'].name}." in text(ss.get(page(made)))
    assert "Sebelum diputuskan" in text(laboratory.get(page(made)))
    assert ppc.send(page(made), {"act": "catat", "words": "Buku tamu diperiksa.", "is_told": "on"}).status_code == 302
    given = {"act": "putus", "outcome": "founded", "reason": "Terlambat.", "correction": "Dijawab."}
    refused = laboratory.send(page(made), given)
    assert refused.status_code == 422
    assert text(refused).count("Tulis tindakan korektifnya: apa yang mencegah hal ini terulang.") == 2
    assert "Dijawab.</textarea>" in text(refused)
    assert laboratory.send(page(made), {**given, "corrective_action": "Dicatat."}).status_code == 302
    agreed = {"act": "umumkan", "publicity": "published", "words": "Ringkasannya.", "complainant_agrees": "tidak"}
    assert "Keluhan hanya diumumkan bila pengadu menyetujuinya" in text(ss.send(page(made), agreed))
    assert ss.send(page(made), {**agreed, "complainant_agrees": "ya"}).status_code == 302
    made.refresh_from_db()
    assert (made.outcome, made.publicity, made.papers.count()) == ("founded", "published", 2)
    letter = ss.get(f"{page(made)}surat/{made.papers.all()[0].pk}/")
    assert letter.content[:4] == b"%PDF"
    assert ss.get(f"{page(made)}surat/0/").status_code == 404


def test_it_is_linked_and_those_who_worked_on_the_case_are_not_offered(cast: Cast, browser: Enter) -> None:
    case = cast.finished_case()
    made = complain(cast, about="client", subject_name="PT Contoh")
    ss = browser(cast.staff["ss"])
    wrong = ss.send(page(made), {"act": "kaitkan", "number": "PALSU/1"})
    assert text(wrong).count("bernomor “PALSU/1” pada kantor ini") == 2
    assert ss.send(page(made), {"act": "kaitkan", "number": case.number}).status_code == 302
    ss.send(page(made), {"act": "terima"})
    dismissed = ss.send(page(made), {"act": "nilai", "is_ours": "tidak", "reason": "Bukan kami."})
    assert f"{cast.staff['ss'].name} terlibat dalam hal yang dikeluhkan" in text(dismissed)
    ss.send(page(made), {"act": "nilai", "is_ours": "ya", "reason": "Sertifikat kami."})
    offered = text(ss.get(page(made))).split('name="handler"')[1].split("</select>")[0]
    assert cast.staff["ppc"].name in offered
    assert cast.staff["reviewer"].name not in offered
    people = {"act": "tunjuk", "handler": cast.staff["reviewer"].pk, "decider": cast.staff["ppc"].pk}
    assert "Orang itu terlibat dalam hal yang dikeluhkan" in text(ss.send(page(made), people))


def test_its_handler_refers_it_and_the_client_reads_that_alone_and_answers_once(cast: Cast, browser: Enter) -> None:
    held = certified(cast)
    made = handled(cast, about="client", certificate_number=held.number, text="Rahasia pengadu.")
    ppc, client = browser(cast.staff["ppc"]), browser(cast.client)
    referred = f"/keluhan-diteruskan/{made.pk}/"
    assert client.get(referred).status_code == 404
    past = ppc.send(page(made), {"act": "teruskan", "words": "Tanda di luar lingkup.", "until": "2026-11-23"})
    assert text(past).count("Batas jawabannya sesudah hari ini") == 2
    given = {"act": "teruskan", "words": "Tanda di luar lingkup.", "until": "2026-12-01"}
    assert ppc.send(page(made), given).status_code == 302
    assert referred in text(client.get("/permohonan/"))
    told = text(client.get(referred))
    assert "Tanda di luar lingkup." in told
    assert "Rahasia pengadu." not in told
    assert "Sari Contoh" not in told
    assert browser(cast.outsider).get(referred).status_code == 404
    assert "Tulis jawaban Anda" in text(client.send(referred, {"words": " "}))
    assert client.send(referred, {"words": "Kemasannya kami tarik."}).status_code == 302
    assert client.send(referred, {"words": "Lagi."}).status_code == 422
    assert "Kemasannya kami tarik." in text(ppc.get(page(made)))
    assert referred not in text(client.get("/permohonan/"))


def test_who_was_named_finds_their_own_in_the_inbox_and_no_other(cast: Cast, browser: Enter) -> None:
    made, other = handled(cast), complain(cast)
    ppc, ss = browser(cast.staff["ppc"]), browser(cast.staff["ss"])
    inbox = text(ppc.get("/kerja/"))
    assert page(made) in inbox
    assert page(other) not in inbox
    assert page(other) in text(ss.get("/kerja/"))
    listed = text(ppc.get("/kerja/keluhan/"))
    assert made.number in listed
    assert other.number not in listed
    assert ppc.get(page(other)).status_code == 404
    assert ppc.get("/kerja/keluhan/daftar.xlsx").status_code == 403
    assert "Belum ada keluhan" in text(browser(cast.staff["auditor"]).get("/kerja/keluhan/"))


def test_the_list_is_filtered_by_state_subject_and_lateness(cast: Cast, browser: Enter) -> None:
    first = complain(cast)
    second = handled(cast)
    third = complain(cast, about="client", subject_name="PT Lain")

    def shown(asked: str) -> list[Complaint]:
        listed = text(browser(cast.staff["head"]).get(f"/kerja/keluhan/?{asked}"))
        return [one for one in (first, second, third) if one.number in listed]

    assert shown("") == [first, second, third]
    assert shown("keadaan=received") == [first, third]
    assert shown("keadaan=handled") == [second]
    assert shown("keadaan=declined") == []
    assert shown("tentang=client") == [third]
    assert shown("keadaan=terbuka&tampil=1") == [third]
    assert shown("keadaan=lambat") == []
    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        assert shown("keadaan=lambat") == [first, third]


def test_a_client_who_has_a_complaint_to_answer_is_not_told_that_nothing_is_to_be_done(
    cast: Cast, browser: Enter
) -> None:
    held = certified(cast)
    said, client = "Tidak ada yang perlu Anda lakukan sekarang", browser(cast.client)
    assert said in client.get("/permohonan/").content.decode()
    made = handled(cast, about="client", certificate_number=held.number)
    refer_complaint(made.pk, cast.staff["ppc"], NOW, words="Tanda.", until=later(days=9).date())
    home = client.get("/permohonan/").content.decode()
    assert (f"Jawab keluhan {made.number}" in home, said in home) == (True, False)


def test_the_workbook_holds_the_register_as_it_is_filtered(cast: Cast, browser: Enter) -> None:
    held = certified(cast)
    made = handled(cast, about="client", certificate_number=held.number, text="=1+1")
    refer_complaint(made.pk, cast.staff["ppc"], NOW, words="Tanda.", until=later(days=9).date())
    note_complaint(made.pk, cast.staff["ppc"], NOW, words="Diperiksa.")
    complain(cast)
    answer = browser(cast.staff["ss"]).get("/kerja/keluhan/daftar.xlsx?tentang=client")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == 2
    found = dict(zip(rows[0], rows[1], strict=True))
    assert (found["Nomor"], found["Isi keluhan"], found["Hasil"]) == (made.number, "=1+1", "Sedang ditangani")
    assert found["Yang dikeluhkan"] == cast.organisation.name
    assert found["Penanganan"] == cast.staff["ppc"].name
    assert (found["Tanggung jawab kantor"], found["Lewat batas"]) == ("Ya", "Tidak")


def test_the_list_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, browser: Enter, django_assert_max_num_queries: Any
) -> None:
    ss = browser(cast.staff["ss"])
    handled(cast)
    ss.get("/kerja/keluhan/")
    with django_assert_max_num_queries(100) as one:
        ss.get("/kerja/keluhan/")
    handled(cast)
    handled(cast)
    with django_assert_max_num_queries(100) as three:
        ss.get("/kerja/keluhan/")
    assert len(three) == len(one)
