"""Where billing codes come from: one provider each behind a base class, by key."""

from __future__ import annotations

from .base import BillingProvider, Issued, Standing
from .entered import Entered

PROVIDERS: dict[str, BillingProvider] = {provider.key: provider for provider in (Entered(),)}


def provider_of(key: str) -> BillingProvider:
    """The provider a code came from; KeyError when it is not installed any more."""
    return PROVIDERS[key]


__all__ = ["PROVIDERS", "BillingProvider", "Entered", "Issued", "Standing", "provider_of"]
