"""Registers the schemes room with Django."""

from django.apps import AppConfig


class SchemesConfig(AppConfig):
    name = "mutubaku.schemes"
    label = "schemes"
