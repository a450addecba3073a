"""The addresses of the administrator's screens."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from .views import free_days, home, hours, office, people, positions, requirements, roles, tables

app_name = "administration"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    # the office
    path("kantor/", office.profiles, name="profiles"),
    path("kantor/ubah/", office.office, name="office"),
    path("kantor/profil/baru/", office.new_profile, name="new_profile"),
    path("kantor/profil/<int:profile_id>/", office.profile, name="profile"),
    path("kantor/profil/<int:profile_id>/contoh.pdf", office.sample, name="sample"),
    path("akreditasi/", office.accreditations, name="accreditations"),
    path("akreditasi/baru/", office.new_accreditation, name="new_accreditation"),
    path("akreditasi/<int:accreditation_id>/akhiri/", office.end_accreditation, name="end_accreditation"),
    # people, positions, roles
    path("orang/", people.people, name="people"),
    path("orang/baru/", people.new_person, name="new_person"),
    path("orang/<int:user_id>/", people.person, name="person"),
    path("orang/<int:user_id>/ubah/", people.change_person, name="change_person"),
    path("orang/<int:user_id>/aktif/", people.switch_person, name="switch_person"),
    path("orang/<int:user_id>/sandi/", people.send_link, name="send_link"),
    path("jabatan/", positions.positions, name="positions"),
    path("jabatan/baru/", positions.new_position, name="new_position"),
    path("jabatan/<int:position_id>/", positions.position, name="position"),
    path("jabatan/<int:position_id>/ubah/", positions.change_position, name="change_position"),
    path("penunjukan/baru/", positions.new_holding, name="new_holding"),
    path("penunjukan/<int:holding_id>/akhiri/", positions.end_holding, name="end_holding"),
    path("penunjukan/<int:holding_id>/batalkan/", positions.withdraw_holding, name="withdraw_holding"),
    path("peran/", roles.roles, name="roles"),
    path("peran/<slug:key>/", roles.role, name="role"),
    path("peran/<slug:key>/tetapkan/", roles.map_role, name="map_role"),
    path("penetapan/<int:assignment_id>/lepas/", roles.unmap_role, name="unmap_role"),
    path("penetapan/<int:assignment_id>/batalkan/", roles.withdraw_role, name="withdraw_role"),
    # the clock
    path("jam/", hours.hours, name="hours"),
    path("jam/mingguan/", hours.week, name="week"),
    path("jam/masa/baru/", hours.new_period, name="new_period"),
    path("jam/masa/<int:period_id>/", hours.period, name="period"),
    path("jam/masa/<int:period_id>/hapus/", hours.remove_period, name="remove_period"),
    path("libur/", free_days.this_year, name="year"),
    path("libur/<int:number>/", free_days.year, name="year_of"),
    path("libur/<int:number>/cuti-bersama/", free_days.joint_leave, name="joint_leave"),
    path("libur/hari/", free_days.mark_day, name="mark_day"),
    path("libur/hari/<int:entry_id>/hapus/", free_days.unmark_day, name="unmark_day"),
    # the tables
    path("persyaratan/", requirements.requirements, name="requirements"),
    path("persyaratan/baru/", requirements.new_requirement, name="new_requirement"),
    path("persyaratan/<int:requirement_id>/", requirements.change_requirement, name="change_requirement"),
    path("persyaratan/<int:requirement_id>/akhiri/", requirements.end_requirement, name="end_requirement"),
    path("nomor/", tables.numbering, name="numbering"),
    path("nomor/baru/", tables.new_pattern, name="new_pattern"),
    path("nomor/<int:pattern_id>/hapus/", tables.withdraw_pattern, name="withdraw_pattern"),
    path("ketentuan/", tables.scheme_terms, name="terms"),
    path("ketentuan/<slug:scheme>/baru/", tables.new_terms, name="new_terms"),
    path("ketentuan/<int:terms_id>/pastikan/", tables.confirm_terms, name="confirm_terms"),
    path("ketentuan/<int:terms_id>/hapus/", tables.withdraw_terms, name="withdraw_terms"),
    path("prosedur/", tables.procedures, name="procedures"),
    path("jurnal/", tables.journal, name="journal"),
]
