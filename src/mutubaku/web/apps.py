"""Registers the web room with Django."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

NOT_LISTED = _("Pilih salah satu dari daftar.")


class WebConfig(AppConfig):
    name = "mutubaku.web"
    label = "web"

    def ready(self) -> None:
        """Let every choice that is none be refused in our words, where a form has none that say more."""
        for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField):
            field.default_error_messages = {**field.default_error_messages, "invalid_choice": NOT_LISTED}
