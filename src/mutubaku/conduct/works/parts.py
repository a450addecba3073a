"""The parts of a scope that are decided on one by one, and what a surveillance takes out of its certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case, Kind, Scheme
from mutubaku.certificates.models import Certificate
from mutubaku.certificates.policy.standing import identities_of, keys_of, parts_of, reduced
from mutubaku.certificates.queries import subject_of
from mutubaku.decisions.queries import granted_scope
from mutubaku.reading import once_a_page


@dataclass(frozen=True)
class Reduction:
    """What a decision to continue in part takes out of a certificate as it stands: the numbers, their words, and what
    is left in words where the scope is narrowed so. It ``leaves_some`` unless every part that the decision left has
    gone out of the certificate meanwhile.
    """

    removed: tuple[int, ...]
    words: tuple[str, ...]
    statement: str
    leaves_some: bool = True


def granted_in_part(case: Case) -> list[str]:
    """What was granted where it is not all that was applied for, in words: its products or sites, and the scope as it
    was narrowed; nothing where all was granted.
    """
    part = granted_scope(case)
    if part is None:
        return []
    offered = scope_items(case)
    named = [offered[one] for one in part.items if one in offered] if len(part.items) < len(offered) else []
    return [*named, *filter(None, [part.words])]


def product_key(item: int) -> str:
    """The key of a product among the items of a scope."""
    return f"product:{item}"


def site_key(item: int) -> str:
    """The key of a site among the items of a scope."""
    return f"site:{item}"


@once_a_page
def scope_items(case: Case) -> dict[str, str]:
    """The products or sites a certificate can be granted for one by one, by key, as they are named to people; of a
    surveillance the parts of its certificate.
    """
    if case.scheme == Scheme.GREEN_INDUSTRY:
        return {}
    subject = subject_of(case) if case.kind == Kind.SURVEILLANCE else None
    if subject is not None:
        return parts_decided(case, subject)
    application = application_of(case)
    if case.scheme == Scheme.SPPT_SNI:
        rows = application.products.order_by("pk")
        return {product_key(one.pk): f"{one.product} {one.brand} {one.variant} ({one.sni_number})" for one in rows}
    return {site_key(one.pk): f"{one.name}, {one.address}" for one in application.sites.order_by("pk")}


def parts_decided(case: Case, certificate: Certificate) -> dict[str, str]:
    """The parts of a certificate that a surveillance decides on, in words, by the key of what its application names
    alike; of what it does not name, by the words themselves.
    """
    words = parts_of(certificate.scope)
    keys = keys_of(identities_of(certificate.scope), _named(case))
    return {key or f"part:{word}": word for key, word in zip(keys, words, strict=True)}


def _named(case: Case) -> dict[str, tuple[str, ...]]:
    """What the application names, by key, as a certificate would say it."""
    application = application_of(case)
    if case.scheme == Scheme.SPPT_SNI:
        return {
            product_key(p.pk): (p.product, p.brand, p.variant, f"{p.sni_number} {p.sni_title}".strip())
            for p in application.products.order_by("pk")
        }
    return {site_key(s.pk): (s.name, s.address) for s in application.sites.order_by("pk")}


def sites_decided(case: Case) -> dict[str, str]:
    """The key of each site by its name, of a surveillance that decides on the sites of its certificate."""
    if case.kind != Kind.SURVEILLANCE:
        return {}
    offered = scope_items(case)
    rows = application_of(case).sites.order_by("pk")
    return {one.name: site_key(one.pk) for one in rows if site_key(one.pk) in offered}


def reduction_of(case: Case) -> Reduction | None:
    """What the newest decision of a surveillance takes out of its certificate; None when it is continued as it is."""
    subject = subject_of(case) if case.kind == Kind.SURVEILLANCE else None
    part = granted_scope(case)
    if subject is None or part is None:
        return None
    offered = scope_items(case)
    removed = tuple(number for number, key in enumerate(offered) if part.items and key not in part.items)
    if not removed and not part.words:
        return None
    words = list(offered.values())
    left = not offered or len(removed) < len(offered)
    return Reduction(removed, tuple(words[number] for number in removed), part.words, leaves_some=left)


def continued_scope(case: Case, certificate: Certificate) -> dict[str, Any]:
    """The scope in which a surveillance continues its certificate."""
    found = reduction_of(case)
    return certificate.scope if found is None else reduced(certificate.scope, found.removed, found.statement)
