"""What one was told stands in the account too: newest first, unread in words, each with the way to where it is done."""

from __future__ import annotations

import html as markup
from collections.abc import Callable

import pytest

from mutubaku.notices.actions import tell_client
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, NoticeKind
from mutubaku.notices.queries import told, unread
from mutubaku.web.notices import views
from tests.cast import Cast, later
from tests.web.cases.conftest import As

LIST = "/pemberitahuan/"


def tell(cast: Cast, times: int = 1) -> None:
    """The client is told that a payment was verified."""
    case = cast.organisation.cases.first() or cast.case_at("completeness").case
    for _ in range(times):
        tell_client(case, NoticeKind.PAYMENT_VERIFIED, later())
    address_notices(later())


def test_a_client_and_an_official_read_their_own_each_in_their_surroundings(cast: Cast, as_: As) -> None:
    tell(cast)
    client, desk = as_(cast.client).page(LIST), as_(cast.staff["pjt"]).page(LIST)
    assert ("sudah kami terima" in client, "Giliran Anda" in client) == (True, False)
    assert ("sudah kami terima" in desk, "Giliran Anda" in desk) == (False, True)
    assert ("Permohonan saya" in client, "Kotak kerja" in desk) == (True, True)
    assert "2 belum dibaca" in client


def test_facts_and_reasons_that_a_letter_puts_below_stand_below_in_the_account_too(cast: Cast, as_: As) -> None:
    case = cast.case_at("completeness").case
    said = {"before": "1.5", "days": "4", "found": "Gudang hilir", "reason": "Disetujui direktur."}
    tell_client(case, NoticeKind.AUDIT_TIME, later(), said)
    address_notices(later())
    page = markup.unescape(as_(cast.client).page(LIST))
    for line in ("dengan alasan di bawah ini", "Hari audit semula: 1,5", "Lokasi yang ditemukan: Gudang hilir"):
        assert line in page
    assert "“Disetujui direktur.”" in page


def test_going_there_is_reading_it(cast: Cast, as_: As) -> None:
    tell(cast)
    mine = told(cast.client)[0]
    answer = as_(cast.client).get(f"{LIST}{mine.pk}/")
    assert answer.headers["Location"] == f"/perkara/{mine.notice.case_id}/pembayaran/"
    assert unread(cast.client) == 1


def test_somebody_else_s_cannot_be_opened_or_read(cast: Cast, as_: As) -> None:
    tell(cast)
    mine = told(cast.client)[0]
    assert as_(cast.staff["pjt"]).get(f"{LIST}{mine.pk}/").status_code == 404
    assert Delivery.objects.filter(read_at=None).count() == Delivery.objects.count()


def test_everything_is_marked_as_read_at_one_press_and_nobody_else_s(cast: Cast, as_: As) -> None:
    tell(cast)
    others = unread(cast.staff["pjt"])
    client = as_(cast.client)
    newest = {"sampai": str(told(cast.client)[0].pk)}
    assert f'name="sampai" value="{newest["sampai"]}"' in client.page(LIST)
    assert client.send(f"{LIST}terbaca/", newest).headers["Location"] == LIST
    assert (unread(cast.client), unread(cast.staff["pjt"])) == (0, others)
    html = client.page(LIST)
    assert ("Belum dibaca" in html, "Tandai semua" in html) == (False, False)


def test_what_came_after_the_page_was_shown_stays_unread(cast: Cast, as_: As) -> None:
    tell(cast)
    shown = {"sampai": str(told(cast.client)[0].pk)}
    tell(cast)
    client = as_(cast.client)
    client.send(f"{LIST}terbaca/", shown)
    assert [one.read_at is None for one in told(cast.client)[:2]] == [True, False]
    assert unread(cast.client) == 1
    client.send(f"{LIST}terbaca/", {"sampai": "semua"})
    assert unread(cast.client) == 1


def test_who_was_told_nothing_reads_so(cast: Cast, as_: As) -> None:
    assert "Belum ada pemberitahuan" in as_(cast.outsider).page(LIST)


def test_older_ones_stand_on_the_next_page(cast: Cast, as_: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    tell(cast, times=2)
    client = as_(cast.client)
    last = told(cast.client)[1].pk
    assert f'href="?sebelum={last}"' in client.page(LIST)
    older = markup.unescape(client.page(f"{LIST}?sebelum={last}"))
    assert ("sudah kami terima dengan nomor" in older, 'href="?sebelum=' in older) == (True, False)
    assert "Tagihan dan kode billing" not in client.page(f"{LIST}?sebelum=tidak-ada")


def test_the_list_costs_the_same_queries_for_one_and_for_many(
    cast: Cast, as_: As, queries: Callable[[Callable[[], object]], int]
) -> None:
    tell(cast)
    client = as_(cast.client)
    client.page(LIST)
    few = queries(lambda: client.page(LIST))
    tell(cast, times=3)
    assert queries(lambda: client.page(LIST)) == few
