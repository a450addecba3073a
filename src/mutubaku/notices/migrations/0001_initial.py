import django.db.models.deletion
import mutubaku.together
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        mutubaku.together.CreateTogether(
            models=[
                migrations.CreateModel(
                    name='MailboxMessage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('to', models.TextField()),
                        ('subject', models.CharField(max_length=300)),
                        ('text', models.TextField()),
                        ('html', models.TextField(blank=True)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-id'],
                    },
                ),
                migrations.CreateModel(
                    name='Message',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('as_title', models.CharField(max_length=300)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('is_client', models.BooleanField()),
                        ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='cases.case')),
                    ],
                    options={
                        'ordering': ['id'],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=40)),
                        ('role', models.CharField(blank=True, max_length=60)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('data', models.JSONField(default=dict)),
                        ('at', models.DateTimeField()),
                        ('addressed_at', models.DateTimeField(null=True)),
                        ('error', models.TextField(blank=True)),
                        ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='cases.case')),
                        ('office', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('addressed_at', None)), fields=['id'], name='notice_unaddressed')],
                    },
                ),
                migrations.CreateModel(
                    name='Delivery',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('email', models.EmailField(max_length=254)),
                        ('subject', models.CharField(max_length=300)),
                        ('message', models.TextField(blank=True)),
                        ('text', models.TextField()),
                        ('html', models.TextField()),
                        ('created_at', models.DateTimeField()),
                        ('next_attempt_at', models.DateTimeField(null=True)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('sent_at', models.DateTimeField(null=True)),
                        ('error', models.TextField(blank=True)),
                        ('read_at', models.DateTimeField(null=True)),
                        ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to=settings.AUTH_USER_MODEL)),
                        ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='notices.notice')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['next_attempt_at'], name='delivery_unsent'), models.Index(fields=['user', '-id'], name='notices_del_user_id_571209_idx')],
                        'constraints': [models.UniqueConstraint(fields=('notice', 'email'), name='delivery_once_per_address')],
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('about', models.CharField(max_length=120)),
                        ('at', models.DateTimeField()),
                        ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='cases.case')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('case', 'about'), name='reminded_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CopiedKind',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=40)),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copied_kinds', to='people.office')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('office', 'kind'), name='kind_copied_once')],
                    },
                ),
            ],
        ),
    ]
