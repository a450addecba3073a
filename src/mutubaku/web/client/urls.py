"""The addresses of a client's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from . import (
    views_again,
    views_certificates,
    views_complaints,
    views_documents,
    views_dossier,
    views_green,
    views_home,
    views_members,
    views_organisations,
    views_others,
    views_products,
    views_scope,
    views_send,
    views_sites,
    views_start,
)

app_name = "client"

DOSSIER = [
    path("", views_dossier.dossier, name="dossier"),
    path("penghubung/", views_dossier.contact, name="contact"),
    path("ruang-lingkup/", views_scope.scope, name="scope"),
    path("ruang-lingkup/kelompok/", views_products.group, name="group"),
    path("ruang-lingkup/produk/", views_products.product, name="product_add"),
    path("ruang-lingkup/produk/<int:item_id>/", views_products.product, name="product"),
    path("ruang-lingkup/produk/<int:item_id>/hapus/", views_products.product_remove, name="product_remove"),
    path("ruang-lingkup/lokasi/", views_sites.sites, name="sites"),
    path("ruang-lingkup/lokasi/baru/", views_sites.site, name="site_add"),
    path("ruang-lingkup/lokasi/<int:item_id>/", views_sites.site, name="site"),
    path("ruang-lingkup/lokasi/<int:item_id>/hapus/", views_sites.site_remove, name="site_remove"),
    path("ruang-lingkup/sertifikat/", views_others.others, name="others"),
    path("ruang-lingkup/sertifikat/baru/", views_others.other, name="other_add"),
    path("ruang-lingkup/sertifikat/alih/", views_others.transfer, name="transfer"),
    path("ruang-lingkup/sertifikat/<int:item_id>/", views_others.other, name="other"),
    path("ruang-lingkup/sertifikat/<int:item_id>/hapus/", views_others.other_remove, name="other_remove"),
    path("ruang-lingkup/angka/<slug:topic>/", views_green.figures, name="figures"),
    path("mulai/", views_again.earlier, name="earlier"),
    path("lingkup-sertifikat/", views_again.newer_scope, name="newer_scope"),
    path("dokumen-dahulu/", views_again.reuse, name="reuse"),
    path("surat/", views_documents.letter, name="letter"),
    path("dokumen/", views_documents.documents, name="documents"),
    path("dokumen/<slug:key>/", views_documents.upload, name="upload"),
    path("periksa/", views_send.check, name="check"),
    path("terkirim/", views_send.sent, name="sent"),
]

COMPANY = [
    path("", views_organisations.organisation, name="organisation"),
    path("ubah/", views_organisations.organisation_change, name="organisation_change"),
    path("pabrik/", views_organisations.factory, name="factory_add"),
    path("pabrik/<int:factory_id>/", views_organisations.factory, name="factory"),
    path("pabrik/<int:factory_id>/hapus/", views_organisations.factory_remove, name="factory_remove"),
    path("undang/", views_members.invite, name="invite"),
    path("undangan/<int:invitation_id>/batal/", views_members.revoke, name="revoke"),
    path("pengguna/<int:membership_id>/keluarkan/", views_members.remove_member, name="remove_member"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("permohonan/", views_home.home, name="home"),
    path("permohonan/baru/", views_start.start, name="start"),
    path("permohonan/baru/sertifikat/", views_start.certificate, name="start_certificate"),
    path("permohonan/<int:case_id>/", include(DOSSIER)),
    path("sertifikat/<int:held_id>/", views_certificates.certificate, name="certificate"),
    path("keluhan-diteruskan/<int:referred_id>/", views_complaints.referred, name="referred"),
    path("perusahaan/", views_organisations.organisations, name="organisations"),
    path("perusahaan/daftar/", views_organisations.register, name="register"),
    path("perusahaan/<int:organisation_id>/", include(COMPANY)),
    path("undangan/<str:secret>/", views_members.invitation, name="invitation"),
]
