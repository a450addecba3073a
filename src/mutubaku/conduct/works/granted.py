"""What a certificate names: the part of what was applied for that was decided, as it is kept and printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Scheme
from mutubaku.certificates.actions import Granted, check_edition
from mutubaku.certificates.errors import EditionOver
from mutubaku.certificates.policy.standing import narrowed
from mutubaku.decisions.queries import granted_scope
from mutubaku.people.access import office_day
from mutubaku.samples.queries import lots_of
from mutubaku.schemes.queries import TermsMissing

from .deciding import decision_day
from .parts import product_key, site_key


def granted(case: Case) -> Granted:
    """What is granted, as it is kept on the certificate: what was applied for, or the part of it that was decided."""
    client = case.organisation
    holder = {"name": client.name, "address": client.address, "city": client.city, "country": client.country}
    part = granted_scope(case)
    scope = _scope(case, application_of(case), part.items if part else ())
    if part and part.words:
        scope = narrowed(scope, part.words)
    return Granted(holder=holder, scope=scope, decided_on=decision_day(case))


def edition_over(case: Case, at: datetime) -> list[str]:
    """What stands against granting anything today: that the transition of the edition asked for is over. A
    surveillance grants nothing; its certificate ends with the transition by itself.
    """
    if case.ends_in_letter:
        return []
    try:
        check_edition(case, granted(case).scope, office_day(case.office, at).date())
    except EditionOver as over:
        return [str(over).rstrip(".")]
    except TermsMissing:
        return []  # said where the terms are needed
    return []


def applied_for(case: Case) -> dict[str, Any]:
    """What the application asked for."""
    return _scope(case, application_of(case), ())


def _among(items: Sequence[str], key: str) -> bool:
    """Whether a product or site is granted; without a choice all are."""
    return not items or key in items


def _scope(case: Case, application: Application, items: Sequence[str]) -> dict[str, Any]:
    if case.scheme == Scheme.SPPT_SNI:
        lots = lots_of(case)
        products = [
            {
                "name": p.product,
                "brand": p.brand,
                "type": f"{p.variant}, lot {lots[p.pk]}" if p.pk in lots else p.variant,
                "standard": f"{p.sni_number} {p.sni_title}".strip(),
                "factory": f"{p.factory.name}, {p.factory.address}, {p.factory.city}",
                "certification_type": p.certification_type,
                "lot": lots.get(p.pk, ""),
            }
            for p in application.products.all()
            if _among(items, product_key(p.pk))
        ]
        return {"products": products, "standard": "; ".join(dict.fromkeys(p["standard"] for p in products))}
    if case.scheme == Scheme.GREEN_INDUSTRY:
        green = application.green_scope
        return {
            "statement": green.product,
            "standard": green.sih_number,
            "kbli": green.kbli,
            "sites": [
                {
                    "name": green.factory.name,
                    "address": f"{green.factory.address}, {green.factory.city}",
                    "scope": f"Kapasitas {green.capacity}",
                }
            ],
        }
    system = application.system_scope
    return {
        "statement": system.statement,
        "edition": system.edition,
        "iaf_code": ", ".join(map(str, system.iaf_codes)),
        "sites": [
            {"name": s.name, "address": s.address, "scope": s.activities}
            for s in application.sites.all()
            if _among(items, site_key(s.pk))
        ],
    }
