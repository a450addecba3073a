"""Registers the billing room with Django."""

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "mutubaku.billing"
    label = "billing"
