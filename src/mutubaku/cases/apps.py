"""Registers the cases room with Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "mutubaku.cases"
    label = "cases"
