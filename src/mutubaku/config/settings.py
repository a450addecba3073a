"""Owns Django's settings, all derived from `environment()`; nothing else reads the environment."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from mutubaku.config.databases import database
from mutubaku.config.environment import environment
from mutubaku.config.folder import data_folder
from mutubaku.config.mail import mail
from mutubaku.config.secret import secret_key
from mutubaku.worktime.seed import ZONE

told = environment()
PACKAGE = Path(__file__).parents[1]

# What the rooms read
DATA_FOLDER = data_folder(told.data)
FILES_FOLDER = DATA_FOLDER / "files"
BASE_URL = told.base_url
DEMONSTRATION = told.demonstration
UPLOAD_LIMIT = told.upload_mb * 1024 * 1024  # bytes
PROCEDURE_FOLDERS: tuple[Path, ...] = (told.procedures,) if told.procedures else ()
RULE_FOLDERS: tuple[Path, ...] = (told.rules,) if told.rules else ()

DEBUG = told.debug
SECRET_KEY = told.secret_key or secret_key(DATA_FOLDER)
ALLOWED_HOSTS = list(told.hosts)
DATABASES = {"default": database(told.database_url, DATA_FOLDER, told.web_threads)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "mutubaku.config.urls"
WSGI_APPLICATION = "mutubaku.config.wsgi.application"

INSTALLED_APPS = [
    "mutubaku.web",  # first: its templates stand before those of the libraries
    "mutubaku.registry",
    "mutubaku.conduct",
    "mutubaku.certificates",
    "mutubaku.applications",
    "mutubaku.reviews",
    "mutubaku.billing",
    "mutubaku.audits",
    "mutubaku.findings",
    "mutubaku.complaints",
    "mutubaku.decisions",
    "mutubaku.schemes",
    "mutubaku.samples",
    "mutubaku.greenindustry",
    "mutubaku.notices",
    "mutubaku.documents",
    "mutubaku.cases",
    "mutubaku.journal",
    "mutubaku.people",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mutubaku.config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mutubaku.config.closed.ClosedMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mutubaku.config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mutubaku.web.account_clock.AccountClockMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mutubaku.web.context.page",
            ],
        },
    },
]

# Language and time
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = ZONE

# Accounts
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "public:after_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": _VALIDATION + "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "NumericPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "mutubaku.web.accounts.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "mutubaku.web.accounts.NameForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if told.secure else "http"
ACCOUNT_RATE_LIMITS = {  # amount/period/whose, where key is the e-mail address tried
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/3m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = told.proxies
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Mutu Baku"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not told.secure  # browsers themselves allow it on localhost only

# Sessions, cookies, headers (bar R11)
_HOST_COOKIE = "__Host-" if told.secure else ""  # browsers then refuse one set by a neighbouring host
SESSION_COOKIE_NAME = f"{_HOST_COOKIE}sesi"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = told.secure
CSRF_COOKIE_NAME = f"{_HOST_COOKIE}csrf"
CSRF_COOKIE_SECURE = told.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mutubaku.web.stale.refused"
CSRF_TRUSTED_ORIGINS = [told.base_url]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SECURE = told.secure
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if told.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = told.secure
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if told.proxies else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [NONE],
        "connect-src": [SELF],
        "frame-src": [SELF],  # a document beside the form that judges it
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Files: static ones are collected by `mutubaku serve`; uploads belong to the room documents
STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if told.debug
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = told.debug
MEDIA_ROOT = FILES_FOLDER
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # above it, an upload waits in a temporary file
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # of a form's text; files do not count
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_HANDLERS = [
    "mutubaku.web.uploads.LimitedUploads",  # first: what is too large is never stored
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# One cache for all processes, on either database: rate limits must hold across the web workers
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

DEFAULT_FROM_EMAIL = told.email_from
SERVER_EMAIL = told.email_from
_mail = mail(told.email_url, DATA_FOLDER, demonstration=told.demonstration)
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
globals().update(_mail)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": told.log_level},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
