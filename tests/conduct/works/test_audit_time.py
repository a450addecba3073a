"""The audit time as the client reads it in the letter of step 6."""

from __future__ import annotations

from mutubaku.auditrules import Audit, Standard
from mutubaku.auditrules.reasoning import UNCONFIRMED
from mutubaku.audits.reckoning.policy import Basis, Facts, reckon
from mutubaku.conduct.works.audit_time import time_table
from tests.auditrules.rules import DAY


def test_t_08_the_days_go_to_the_client_with_every_step_that_led_to_them_and_what_it_rests_on() -> None:
    facts = Facts(personnel=125, sites=1, codes=(14,))
    found = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.INITIAL, facts=facts, personnel=125), DAY)
    table = time_table(found.steps, found.days, found.rule_set)
    assert len(table.rows) == len(found.steps) + 1
    assert all(base for _words, _figure, base in table.rows)
    assert table.rows[-1] == ("Waktu audit yang ditetapkan", "7 hari", "IAF MD 5")
    again = reckon(Basis(standard=Standard.ISO_9001, audit=Audit.RECERTIFICATION, facts=facts, personnel=125), DAY)
    unconfirmed = [
        base for _words, _figure, base in time_table(again.steps, again.days, "").rows if UNCONFIRMED in base
    ]
    assert unconfirmed  # what is from memory is told so
