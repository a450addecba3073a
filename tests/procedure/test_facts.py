"""A procedure as plain values: the form that `sop show --json` promises."""

import json

from mutubaku.procedure import facts, load_library

SOP = json.loads(json.dumps(facts(load_library().get("pelayanan-sertifikasi", 1))))


def test_key_version_identity_roles_and_steps_come_first() -> None:
    assert list(SOP)[:5] == ["key", "version", "identity", "roles", "steps"]
    assert SOP["identity"]["made"] == "2019-01-02"
    assert SOP["identity"]["approved_by"]["nip"] == "197407272003121006"
    assert [role["key"] for role in SOP["roles"]] == ["client", "head", "pjt", "ss"]


def test_each_step_has_number_key_activity_role_needs_standard_produces_and_outcomes() -> None:
    completeness = SOP["steps"][2]
    assert completeness["number"] == 3
    assert completeness["key"] == "completeness"
    assert completeness["activity"] == "Memeriksa kelengkapan persyaratan sertifikasi."
    assert completeness["role"] == "pjt"
    assert completeness["needs"] == ["checklist-kelengkapan", "berkas-permohonan"]
    assert completeness["standard"] == {"amount": 2, "unit": "jam"}
    assert completeness["standard_text"] == "2 Jam"
    assert completeness["produces"] == ["tinjauan-permohonan"]
    assert [(one["key"], one["label"], one["opens"]) for one in completeness["outcomes"]] == [
        ("lengkap", "Lengkap", ["verification"]),
        ("tidak-lengkap", "Tidak lengkap", ["completion-request"]),
        ("ditolak", "Ditolak", []),
    ]


def test_the_standards_keep_amount_and_unit_as_printed() -> None:
    printed = [step["standard"] and (step["standard"]["amount"], step["standard"]["unit"]) for step in SOP["steps"]]
    assert printed == [
        None,
        (15, "menit"),
        (2, "jam"),
        (2, "jam"),
        (30, "menit"),
        (1, "jam"),
        (1, "hari"),
        (15, "menit"),
        (41, "hari kerja"),
        (1, "jam"),
        (1, "jam"),
        None,
    ]
    assert SOP["budget"] is None


def test_an_outcome_is_marked_as_our_inference_wherever_its_step_says_so_of_its_outcomes() -> None:
    for step in SOP["steps"]:
        assert "outcomes" in step["inferred"]
        assert {outcome["inferred"] for outcome in step["outcomes"]} == {True}


def test_a_linked_procedure_tells_its_budget() -> None:
    linked = facts(load_library().get("pelaksanaan-sertifikasi-produk", 1))
    assert linked["budget"] == {"amount": 41, "unit": "hari kerja"}
