"""Owns the addresses of the gallery, `/gaya/` and below; they answer in a demonstration only."""

from django.urls import path

from mutubaku.web.gallery import views

app_name = "gaya"
urlpatterns = [
    path("", views.components, name="komponen"),
    path("kotak-kerja/", views.screen("inbox"), name="kotak-kerja"),
    path("kotak-kerja-kosong/", views.screen("inbox_empty"), name="kotak-kerja-kosong"),
    path("perkara/", views.screen("case"), name="perkara"),
    path("berkas/", views.screen("dossier"), name="berkas"),
    path("periksa-jawaban/", views.screen("answers"), name="periksa-jawaban"),
    path("terkirim/", views.screen("sent"), name="terkirim"),
    path("lacak/", views.screen("tracker"), name="lacak"),
    path("periksa-sertifikat/", views.screen("verification"), name="periksa-sertifikat"),
    path("formulir/", views.form, name="formulir"),
]
