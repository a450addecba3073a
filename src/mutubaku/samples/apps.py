"""Registers the samples room with Django."""

from django.apps import AppConfig


class SamplesConfig(AppConfig):
    name = "mutubaku.samples"
    label = "samples"
