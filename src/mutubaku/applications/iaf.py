"""The 39 economic sectors (IAF/EA codes) a management system is certified in, with their Indonesian names."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# certification-rules.md 1.7; there is no code 40
IAF_CODES = {
    1: _("Pertanian, kehutanan, dan perikanan"),
    2: _("Pertambangan dan penggalian"),
    3: _("Produk makanan, minuman, dan tembakau"),
    4: _("Tekstil dan produk tekstil"),
    5: _("Kulit dan produk kulit"),
    6: _("Kayu dan produk kayu"),
    7: _("Pulp, kertas, dan produk kertas"),
    8: _("Penerbitan"),
    9: _("Percetakan"),
    10: _("Kokas dan produk pengilangan minyak bumi"),
    11: _("Bahan bakar nuklir"),
    12: _("Bahan kimia, produk kimia, dan serat"),
    13: _("Farmasi"),
    14: _("Produk karet dan plastik"),
    15: _("Produk mineral bukan logam"),
    16: _("Beton, semen, kapur, dan plester"),
    17: _("Logam dasar dan produk logam"),
    18: _("Mesin dan peralatan"),
    19: _("Peralatan listrik dan optik"),
    20: _("Pembuatan kapal"),
    21: _("Kedirgantaraan"),
    22: _("Alat angkutan lainnya"),
    23: _("Industri pengolahan lainnya"),
    24: _("Daur ulang"),
    25: _("Penyediaan listrik"),
    26: _("Penyediaan gas"),
    27: _("Penyediaan air dan uap"),
    28: _("Konstruksi"),
    29: _("Perdagangan besar dan eceran; perbaikan kendaraan dan barang"),
    30: _("Hotel dan restoran"),
    31: _("Angkutan, pergudangan, dan komunikasi"),
    32: _("Keuangan, real estat, dan penyewaan"),
    33: _("Teknologi informasi"),
    34: _("Jasa rekayasa"),
    35: _("Jasa lainnya"),
    36: _("Administrasi pemerintahan"),
    37: _("Pendidikan"),
    38: _("Kesehatan dan kegiatan sosial"),
    39: _("Jasa sosial lainnya"),
}


def iaf_label(code: int) -> str:
    """A code with its name, as it is shown: ``14. Produk karet dan plastik``."""
    return f"{code}. {IAF_CODES[code]}"
