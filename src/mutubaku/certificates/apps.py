"""Registers the certificates room with Django."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "mutubaku.certificates"
    label = "certificates"
