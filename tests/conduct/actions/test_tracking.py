"""The client may let a tracking link die and have a new one; nobody else may, and the secret is never written down."""

from __future__ import annotations

import pytest

from mutubaku.conduct.actions.tracking import renew_link
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.tracking import tracked_case
from mutubaku.journal.models import Entry
from tests.cast import Cast, later

AT = later(hours=4)


def test_a_renewed_link_opens_the_case_and_the_old_one_nothing(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    old = case.secret
    renewed = renew_link(case.pk, cast.client, AT)
    assert (tracked_case(old, AT), tracked_case(renewed.secret, AT)) == (None, case)
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.data) == ("tracking.renewed", {})


@pytest.mark.parametrize("who", ["head", "outsider"])
def test_only_the_client_s_people_renew_it(cast: Cast, who: str) -> None:
    case = cast.case_at("disposition").case
    with pytest.raises(NotYours):
        renew_link(case.pk, cast.staff.get(who, cast.outsider), AT)
    case.refresh_from_db()
    assert tracked_case(case.secret, AT) == case
