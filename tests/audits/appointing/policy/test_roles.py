"""Which functions of a team do the steps of which role."""

from __future__ import annotations

from mutubaku.audits.appointing.policy.roles import fits


def test_a_lead_auditor_does_an_auditors_steps_and_nobody_a_clients() -> None:
    assert fits("lead-auditor", "auditor")
    assert not fits("auditor", "lead-auditor")
    assert not fits("lead-auditor", "client")
