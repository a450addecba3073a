"""The addresses of the treasurer's desk; they stand in the namespace of the desk."""

from __future__ import annotations

from django.urls import path

from . import lists, refunds, views

urlpatterns = [
    path("", views.desk, name="treasurer"),
    path("pembayaran/<int:payment_id>/", views.payment, name="payment"),
    path("pembayaran/<int:payment_id>/sah/", views.verify, name="payment_verify"),
    path("pembayaran/<int:payment_id>/tolak/", views.reject, name="payment_reject"),
    path("kelebihan/<int:overpaid_id>/", refunds.refund, name="refund"),
    path("daftar/", lists.upload, name="payment_lists"),
    path("daftar/<int:list_id>/", lists.plan, name="payment_list"),
    path("contoh.xlsx", lists.example_xlsx, name="payment_list_xlsx"),
    path("contoh.csv", lists.example_csv, name="payment_list_csv"),
]
