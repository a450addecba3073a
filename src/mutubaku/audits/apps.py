"""Registers the audits room with Django."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "mutubaku.audits"
    label = "audits"
