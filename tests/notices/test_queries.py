"""What a person has been told: their own letters, newest first."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from mutubaku.cases.models import Case
from mutubaku.notices.actions import tell_client
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, NoticeKind
from mutubaku.notices.queries import last_told_client, own_delivery, told, unread
from tests.cast import Cast, later


def busy(cast: Cast) -> Case:
    """A case about which its client has been told several things."""
    case = cast.case_at("completeness").case
    for kind in (NoticeKind.PAYMENT_VERIFIED, NoticeKind.DRAFT_CHECK):
        tell_client(case, kind, later(days=1))
    return case


def test_a_person_reads_their_own_letters_newest_first_and_the_unread_are_counted(cast: Cast) -> None:
    busy(cast)
    address_notices(later(days=200))
    mine = list(told(cast.client))
    assert mine == sorted(mine, key=lambda one: -one.pk)
    assert {one.user for one in mine} == {cast.client}
    assert unread(cast.client) == len(mine) > 1
    Delivery.objects.filter(pk=mine[0].pk).update(read_at=later(days=201))
    assert unread(cast.client) == len(mine) - 1
    assert list(told(cast.outsider)) == []


def test_reading_them_costs_one_query_however_many(cast: Cast) -> None:
    busy(cast)
    address_notices(later(days=200))
    with CaptureQueriesContext(connection) as found:
        for one in told(cast.client):
            assert one.notice.case is not None
            assert one.notice.case.organisation.name
    assert len(found) == 1


def test_one_s_own_letter_is_there_and_somebody_else_s_is_not(cast: Cast) -> None:
    busy(cast)
    address_notices(later(days=2))
    mine = told(cast.client)[0]
    assert own_delivery(mine.pk, cast.client) == mine
    with pytest.raises(Http404):
        own_delivery(mine.pk, cast.outsider)


def test_what_the_client_was_told_last_is_never_what_the_desk_was_told(cast: Cast) -> None:
    case = busy(cast)
    newest = last_told_client(case)
    assert newest is not None
    assert (newest.kind, newest.role) == ("draft-check", "client")
    assert last_told_client(cast.new_case("iso-14001")) is None
