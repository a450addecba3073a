"""Registers the applications room with Django."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "mutubaku.applications"
    label = "applications"
