"""Owns the door through which the web server calls us."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutubaku.config.settings")
application = get_wsgi_application()
# Now and not with the first request: a broken screen is to stop the start, and nobody is to wait for imports.
import_module(settings.ROOT_URLCONF)
# In each process: one that is started again later may find other procedure files than `serve` did.
import_module("mutubaku.config.closed").door.check()
