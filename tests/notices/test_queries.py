"""What a person has been told: their own letters, newest first."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery
from mutubaku.notices.queries import told, unread
from tests.cast import Cast, later


def test_a_person_reads_their_own_letters_newest_first_and_the_unread_are_counted(cast: Cast) -> None:
    cast.finished_case()
    address_notices(later(days=200))
    mine = list(told(cast.client))
    assert mine == sorted(mine, key=lambda one: -one.pk)
    assert {one.user for one in mine} == {cast.client}
    assert unread(cast.client) == len(mine) > 1
    Delivery.objects.filter(pk=mine[0].pk).update(read_at=later(days=201))
    assert unread(cast.client) == len(mine) - 1
    assert list(told(cast.outsider)) == []


def test_reading_them_costs_one_query_however_many(cast: Cast) -> None:
    cast.finished_case()
    address_notices(later(days=200))
    with CaptureQueriesContext(connection) as found:
        for one in told(cast.client):
            assert one.notice.case is not None
            assert one.notice.case.organisation.name
    assert len(found) == 1
