"""Registers the registry room with Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "mutubaku.registry"
    label = "registry"
