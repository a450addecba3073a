"""The addresses of the public pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from . import (
    views_attendance,
    views_complaints,
    views_demo,
    views_fees,
    views_front,
    views_sampling,
    views_scheme,
    views_sop,
    views_times,
    views_track,
    views_verify,
)

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views_front.front, name="front"),
    path("masuk-ke/", views_front.after_login, name="after_login"),
    path("bahasa/", views_front.language, name="language"),
    path("kontak/", views_front.contact, name="contact"),
    path("skema/<slug:key>/", views_scheme.scheme, name="scheme"),
    path("biaya/", views_fees.fees, name="fees"),
    path("biaya/<slug:scheme>/", views_fees.fee, name="fee"),
    path("waktu-audit/", views_times.audit_time, name="audit_time"),
    path("sop/", views_sop.sop_list, name="sop_list"),
    path("sop/<slug:key>/", views_sop.sop, name="sop"),
    path("sop/<slug:key>.svg", views_sop.sop_svg, name="sop_svg"),
    path("sop/<slug:key>.pdf", views_sop.sop_pdf, name="sop_pdf"),
    path("v/<str:secret>/", views_verify.certificate, name="verify"),
    path("lacak/", views_track.entry, name="track_entry"),
    path("lacak/<str:secret>/", views_track.track, name="track"),
    path("keluhan/", views_complaints.complain, name="complain"),
    path("keluhan/<str:secret>/", views_complaints.complaint, name="complaint"),
    path("keluhan/<str:secret>/surat/<int:paper_id>/", views_complaints.paper, name="complaint_paper"),
    path("hadir/<str:secret>/", views_attendance.attend, name="attend"),
    path("contoh/<str:secret>/", views_sampling.sampling, name="sampling"),
    path("verifikasi/", views_verify.entry, name="verify_entry"),
    path("demo/", views_demo.demo, name="demo"),
    path("demo/masuk/", views_demo.sign_in, name="demo_sign_in"),
    path("demo/surat/", views_demo.mailbox, name="mailbox"),
    path("demo/surat/<int:letter_id>/", views_demo.letter, name="letter"),
]
