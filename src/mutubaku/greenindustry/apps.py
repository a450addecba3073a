"""Registers the green industry room with Django."""

from django.apps import AppConfig


class GreenIndustryConfig(AppConfig):
    name = "mutubaku.greenindustry"
    label = "greenindustry"
