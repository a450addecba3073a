"""What an audit team must be competent for: the codes of an application, each with how it is named."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.applications.iaf import IAF_CODES
from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of
from mutubaku.audits.appointing.policy.facts import Scope
from mutubaku.cases.models import Case, Scheme
from mutubaku.certificates.policy import is_lot_only
from mutubaku.people.models import Office
from mutubaku.schemes.queries import green_standard, product_standard


def scopes_of(case: Case) -> list[Scope]:
    """The technical scopes of a case: IAF codes, product categories, or the group of its green industry standard.

    A product of a standard that the office has not entered stands by the number of its standard: then only somebody
    competent for the whole scheme covers it.
    """
    try:
        application = application_of(case)
    except Application.DoesNotExist:
        return []
    if case.scheme == Scheme.SPPT_SNI:
        found = [_product(case, one.sni_number) for one in application.products.all()]
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        found = [_green(case, application.green_scope.sih_number)] if hasattr(application, "green_scope") else []
    else:
        codes = application.system_scope.iaf_codes if hasattr(application, "system_scope") else []
        found = [_iaf(code) for code in codes]
    return list({one.code: one for one in found}.values())


def _iaf(code: int) -> Scope:
    name = str(IAF_CODES[code])
    return Scope(str(code), _("kode IAF %(code)s (%(name)s)") % {"code": code, "name": name[:1].lower() + name[1:]})


def _product(case: Case, number: str) -> Scope:
    standard = product_standard(case, number)
    if standard is None:
        return Scope(number, number)
    return Scope(standard.category, _("kategori produk %(code)s") % {"code": standard.category})


def _green(case: Case, number: str) -> Scope:
    standard = green_standard(case, number)
    if standard is None:
        return Scope(number, number)
    return Scope(standard.group, _("kelompok industri hijau %(code)s") % {"code": standard.group})


def asks_lots_only(case: Case) -> bool:
    """Whether every product applied for is to be certified by its lot (type 1), so that no years follow."""
    if case.scheme != Scheme.SPPT_SNI:
        return False
    return is_lot_only({"products": application_of(case).products.values("certification_type")})


def scopes_offered(office: Office, scheme: str) -> list[tuple[str, str]]:
    """The technical scopes one may be competent for in a scheme, as (code, name): what the office's tables hold."""
    if scheme == Scheme.SPPT_SNI:
        rows = list(office.product_standards.order_by("category").values_list("category", "title"))
    elif scheme == Scheme.GREEN_INDUSTRY:
        rows = list(office.green_standards.order_by("group").values_list("group", "title"))
    else:
        return [(str(code), f"{code}. {name}") for code, name in IAF_CODES.items()]
    found: dict[str, str] = {}
    for code, title in rows:
        found.setdefault(code, f"{code} ({title})")
    return list(found.items())
