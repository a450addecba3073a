import django.core.validators
import django.db.models.deletion
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('documents', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='Invoice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.PositiveSmallIntegerField()),
                        ('number', models.CharField(max_length=120)),
                        ('issued_on', models.DateField()),
                        ('due_on', models.DateField(null=True)),
                        ('small_business', models.BooleanField(default=False)),
                        ('discount', models.PositiveBigIntegerField(default=0)),
                        ('total', models.PositiveBigIntegerField()),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='cases.case')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='people.office')),
                        ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.task')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='BillingCode',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=15)),
                        ('provider', models.CharField(max_length=40)),
                        ('entered_at', models.DateTimeField()),
                        ('expires_at', models.DateTimeField()),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('replaced_by', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='billing.billingcode')),
                        ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='billing.invoice')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_by', None)), fields=('invoice',), name='one_live_code_per_invoice')],
                    },
                ),
                migrations.CreateModel(
                    name='InvoiceLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=80)),
                        ('name', models.CharField(max_length=300)),
                        ('unit', models.CharField(max_length=60)),
                        ('part', models.CharField(choices=[('certification', 'Biaya sertifikasi'), ('transport', 'Transportasi dan akomodasi'), ('laboratory', 'Pengujian laboratorium')], max_length=20)),
                        ('price', models.PositiveBigIntegerField()),
                        ('quantity', models.PositiveIntegerField()),
                        ('amount', models.PositiveBigIntegerField()),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='billing.invoice')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ntpn', models.CharField(max_length=16)),
                        ('ntb', models.CharField(blank=True, max_length=60)),
                        ('bank', models.CharField(blank=True, max_length=120)),
                        ('paid_on', models.DateField()),
                        ('amount', models.PositiveBigIntegerField()),
                        ('reported_at', models.DateTimeField()),
                        ('verified_at', models.DateTimeField(null=True)),
                        ('rejected_at', models.DateTimeField(null=True)),
                        ('ground', models.CharField(blank=True, choices=[('not-arrived', 'Uang belum masuk'), ('unknown', 'NTPN tidak ditemukan atau tidak cocok'), ('wrong-account', 'Masuk ke rekening atau kode billing lain'), ('other', 'Sebab lain')], max_length=20)),
                        ('reason', models.TextField(blank=True)),
                        ('code', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='billing.billingcode')),
                        ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('invoice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='billing.invoice')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='people.office')),
                        ('rejected_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reported_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('verified_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('rejected_at', None)), fields=('office', 'ntpn'), name='ntpn_once_per_office'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_above_zero'), models.CheckConstraint(condition=models.Q(('verified_at', None), ('rejected_at', None), _connector='OR'), name='payment_verified_or_rejected')],
                    },
                ),
                migrations.CreateModel(
                    name='PaymentAgreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('words', models.TextField()),
                        ('agreed_at', models.DateTimeField()),
                        ('agreed_as', models.CharField(max_length=300)),
                        ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_agreements', to='cases.case')),
                        ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='PaymentList',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('filename', models.CharField(max_length=255)),
                        ('sha256', models.CharField(max_length=64)),
                        ('rows', models.JSONField()),
                        ('read_at', models.DateTimeField()),
                        ('results', models.JSONField(default=list)),
                        ('applied_at', models.DateTimeField(null=True)),
                        ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_lists', to='people.office')),
                        ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('applied_at', None), ('applied_by__isnull', False), _connector='OR'), name='payment_list_applied_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='ReceiptDue',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('by', models.JSONField()),
                        ('asked_at', models.DateTimeField()),
                        ('next_attempt_at', models.DateTimeField(db_index=True)),
                        ('error', models.TextField(blank=True)),
                        ('payment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipt_due', to='billing.payment')),
                    ],
                ),
                migrations.CreateModel(
                    name='Refund',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('amount', models.PositiveBigIntegerField()),
                        ('reason', models.TextField()),
                        ('account', models.CharField(max_length=300)),
                        ('letter_number', models.CharField(max_length=120)),
                        ('letter_on', models.DateField()),
                        ('asked_at', models.DateTimeField()),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='cases.case')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='people.office')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='refund_above_zero')],
                    },
                ),
                migrations.CreateModel(
                    name='RefundEnd',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ending', models.CharField(choices=[('returned', 'Dikembalikan'), ('set-off', 'Diperhitungkan'), ('dropped', 'Dibatalkan')], max_length=20)),
                        ('returned_on', models.DateField(null=True)),
                        ('words', models.TextField(blank=True)),
                        ('ended_at', models.DateTimeField()),
                        ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.version')),
                        ('invoice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='set_off', to='billing.invoice')),
                        ('refund', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='billing.refund')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ending', 'returned'), ('file__isnull', False), ('invoice', None), ('returned_on__isnull', False)), models.Q(('ending', 'set-off'), ('file', None), ('invoice__isnull', False), ('returned_on', None)), models.Q(('ending', 'dropped'), ('file', None), ('invoice', None), ('returned_on', None), models.Q(('words', ''), _negated=True)), _connector='OR'), name='refund_end_says_how')],
                    },
                ),
                migrations.CreateModel(
                    name='Tariff',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=200, verbose_name='Nama tarif')),
                        ('legal_base', models.CharField(max_length=300, verbose_name='Dasar hukum')),
                        ('valid_from', models.DateField(verbose_name='Berlaku mulai')),
                        ('valid_to', models.DateField(blank=True, null=True, verbose_name='Berlaku sampai')),
                        ('small_business_percent', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='Keringanan usaha kecil (%)')),
                        ('small_business_schemes', models.JSONField(blank=True, default=list, verbose_name='Skema yang mendapat keringanan')),
                        ('code_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(366)], verbose_name='Masa berlaku kode billing (hari)')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('is_confirmed', models.BooleanField(default=False, verbose_name='Sudah dipastikan')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tariffs', to='people.office')),
                    ],
                    options={
                        'ordering': ['-valid_from'],
                        'constraints': [models.UniqueConstraint(fields=('office', 'valid_from'), name='tariff_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='tariff_ends_after_start'), models.CheckConstraint(condition=models.Q(('small_business_percent__lte', 100)), name='tariff_percent_to_100')],
                    },
                ),
                migrations.CreateModel(
                    name='TariffLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.SlugField(max_length=80, verbose_name='Kode')),
                        ('name', models.CharField(max_length=300, verbose_name='Uraian')),
                        ('unit', models.CharField(max_length=60, verbose_name='Satuan')),
                        ('price', models.PositiveBigIntegerField(default=0, verbose_name='Tarif (Rp)')),
                        ('part', models.CharField(choices=[('certification', 'Biaya sertifikasi'), ('transport', 'Transportasi dan akomodasi'), ('laboratory', 'Pengujian laboratorium')], default='certification', max_length=20, verbose_name='Bagian')),
                        ('schemes', models.JSONField(blank=True, default=list, verbose_name='Skema')),
                        ('kinds', models.JSONField(blank=True, default=list, verbose_name='Jenis sertifikasi')),
                        ('counted_by', models.CharField(choices=[('case', 'Permohonan'), ('product', 'Produk'), ('site', 'Lokasi'), ('auditor-day', 'Hari auditor')], default='case', max_length=20, verbose_name='Dihitung per')),
                        ('default_quantity', models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000)], verbose_name='Banyaknya')),
                        ('order', models.PositiveIntegerField(default=0, verbose_name='Urutan')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='Sumber')),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('tariff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='billing.tariff')),
                    ],
                    options={
                        'ordering': ['order', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('tariff', 'key'), name='tariff_line_key_once')],
                    },
                ),
            ],
        ),
        migrations.AddField(
            model_name='invoice',
            name='tariff',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='billing.tariff'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('office', 'number'), name='invoice_number_once'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('case',), name='one_live_invoice_per_case'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(('total__gt', 0)), name='invoice_total_above_zero'),
        ),
    ]
