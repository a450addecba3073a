"""Owns the trunk of the address table: accounts under `akun/`, everything else belongs to the room web."""

from django.urls import include, path

handler500 = "mutubaku.config.closed.server_error"
urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("", include("mutubaku.web.urls")),
]
