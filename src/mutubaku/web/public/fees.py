"""What the fee calculator works out: the lines of a scheme's tariff for a kind of case, in the quantities asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.billing.models import CountedBy, Part, Tariff, TariffLine
from mutubaku.billing.policy import LARGEST_QUANTITY, Counts, Quote, QuoteLine
from mutubaku.billing.queries import lines_for, percent_for, quantity_for, quote, tariff_on
from mutubaku.cases.models import Kind
from mutubaku.conduct.founding.tariffs import EXAMPLE
from mutubaku.people.access import office_day
from mutubaku.web.client.forms.fields import Answers, Count
from mutubaku.web.context import Link

from .offices import Named

LARGEST_COUNT = 100  # of what one application holds
COUNTS = {
    CountedBy.PRODUCT: ("produk", "products", gettext_lazy("Banyaknya produk"), ""),
    CountedBy.SITE: ("lokasi", "sites", gettext_lazy("Banyaknya lokasi"), ""),
    CountedBy.AUDITOR_DAY: (
        "hari",
        "auditor_days",
        gettext_lazy("Banyaknya hari auditor"),
        gettext_lazy("Ditetapkan kantor menurut jumlah personel dan lokasi sesudah permohonan ditinjau."),
    ),
}


class FeeForm(Answers):
    """How many of what the lines are counted by, and whether the client is a small business.

    What the address leaves out counts once: a link from elsewhere does not know by what this office counts.
    """

    kecil = forms.BooleanField(label=gettext_lazy("Perusahaan saya usaha mikro, kecil, atau menengah"), required=False)

    def __init__(self, asked: Mapping[str, str], lines: list[TariffLine], *, has_discount: bool) -> None:
        once = {name: "1" for name, *_rest in COUNTS.values()}
        super().__init__({**once, **{name: asked[name] for name in asked}} if FeeForm.is_answered(asked) else None)
        counted = {line.counted_by for line in lines if line.price}
        for key, (name, _field, label, hint) in COUNTS.items():
            if key in counted:
                self.fields[name] = _count(label, hint)
        if not has_discount:
            del self.fields["kecil"]
        self.order_fields([name for name, *_rest in COUNTS.values()])

    @staticmethod
    def is_answered(asked: Mapping[str, str]) -> bool:
        """Whether the address holds answers; without them everything counts once."""
        return bool({"hitung", "kecil", *(name for name, *_rest in COUNTS.values())} & set(asked))

    @property
    def counts(self) -> Counts:
        """What was asked for; 1 of everything else."""
        given = self.cleaned_data if self.is_bound else {}
        return Counts(**{field: given.get(name) or 1 for name, field, _label, _hint in COUNTS.values()})

    @property
    def is_small_business(self) -> bool:
        """Whether the discount is asked for."""
        return bool(self.is_bound and self.cleaned_data.get("kecil"))


def _count(label: object, hint: object) -> Count:
    what = {"what": str(label).lower(), "most": LARGEST_COUNT}
    wrong = _("Tulis %(what)s dengan angka bulat 1 sampai %(most)s.") % what
    return Count(
        label=str(label),
        help_text=str(hint),
        min_value=1,
        max_value=LARGEST_COUNT,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )


@dataclass(frozen=True)
class Group:
    """The lines of a part with what they come to; 0 when all of them are charged apart."""

    label: str
    lines: list[QuoteLine]
    amount: int


@dataclass(frozen=True)
class Fees:
    """What the page of a scheme shows: its tariff, the form, and the quote once the form is right."""

    tariff: Tariff
    form: FeeForm
    percent: int
    quote: Quote | None
    groups: list[Group]
    sources: list[str]  # of the prices, told while the tariff is not confirmed

    @property
    def is_example(self) -> bool:
        """Whether the figures are the demonstration's own, so that no law says them."""
        return EXAMPLE in self.sources

    @property
    def is_priced(self) -> bool:
        """Whether the tariff holds an amount for the certification itself."""
        return self.quote is None or self.quote.certification > 0

    @property
    def is_partial(self) -> bool:
        """Whether some line is charged apart, so that the total is not all there is to pay."""
        return self.quote is not None and any(line.is_apart for line in self.quote.lines)


def fees_of(named: Named, scheme: str, kind: str, asked: Mapping[str, str], at: datetime) -> Fees | None:
    """The fees of a scheme by the tariff in force; None when the office has none."""
    tariff = tariff_on(named.office, office_day(named.office, at).date())
    if tariff is None:
        return None
    lines = lines_for(tariff, scheme, kind)
    percent = percent_for(tariff, scheme, small_business=True)
    form = FeeForm(asked, lines, has_discount=percent > 0)
    if form.is_bound and not form.is_valid():
        return Fees(tariff, form, percent, None, [], [])
    choices = [(line, min(quantity_for(line, form.counts), LARGEST_QUANTITY)) for line in lines]
    made = quote(choices, percent if form.is_small_business else 0)
    sources = [] if tariff.is_confirmed else list(dict.fromkeys(line.source for line in lines if line.source))
    return Fees(tariff, form, percent, made, _groups(made), sources)


def _groups(made: Quote) -> list[Group]:
    sums = {
        Part.CERTIFICATION: made.certification,
        Part.TRANSPORT: made.transport,
        Part.LABORATORY: made.laboratory,
    }
    groups = [Group(str(part.label), [one for one in made.lines if one.part == part], sums[part]) for part in Part]
    return [group for group in groups if group.lines]


def kind_of(asked: Mapping[str, str]) -> Kind:
    """The kind of case asked for, else the first certification."""
    return Kind(asked["jenis"]) if asked.get("jenis") in Kind.values else Kind.INITIAL


def filters(page: str, scheme: str, named: list[Named], office: Named, kind: Kind) -> list[dict[str, object]]:
    """The offices, when there are several, and the kinds of case, as plain links."""
    home = reverse(page, args=[scheme])

    def href(code: str, wanted: str) -> str:
        return f"{home}?{urlencode({'kantor': code, 'jenis': wanted} if len(named) > 1 else {'jenis': wanted})}"

    offices = [
        Link(one.profile.short_name, href(one.office.code, kind), current=one.office == office.office) for one in named
    ]
    kinds = [Link(str(one.label), href(office.office.code, one), current=one == kind) for one in Kind]
    found: list[dict[str, object]] = [{"name": _("Jenis permohonan"), "links": kinds}]
    return [{"name": _("Kantor"), "links": offices}, *found] if len(named) > 1 else found
