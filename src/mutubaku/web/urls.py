"""The address table of the screens, one line for each area."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mutubaku.web.public.urls")),
    path("", include("mutubaku.web.notices.urls")),
    path("", include("mutubaku.web.client.urls")),
    path("", include("mutubaku.web.cases.urls")),
    path("", include("mutubaku.web.staff.urls")),
    path("administrasi/", include("mutubaku.web.administration.urls")),
    path("gaya/", include("mutubaku.web.gallery.urls")),
]
