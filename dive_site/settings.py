"""Settings, all from the environment; docs/reference/settings.md explains each variable."""

from __future__ import annotations

import hashlib
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url

from dive_site import env
from dive_site.logs import logging_config, password_of
from dive_site.secrets import kept_secret
from dive_site.sockets import socket_path

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("DIVE_VAR_DIR", BASE_DIR / "var")
os.environ["DIVE_VAR_DIR"] = str(VAR_DIR)  # the tool host asks too, and knows no settings

DEBUG = env.boolean("DEBUG", False)
HTTPS = env.boolean("DIVE_HTTPS", False)
SECRET_KEY = env.secret("SECRET_KEY") or kept_secret(VAR_DIR / "secret-key", 60)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# Applications ----------------------------------------------------------------------------

INSTALLED_APPS = [
    "dive_site",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "template_partials",
    "django_htmx",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "csp",
    "axes",
    "synthesis",
    "review",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "dive_site.http.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "dive_site.urls"
WSGI_APPLICATION = "dive_site.wsgi.application"
ASGI_APPLICATION = "dive_site.asgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dive_site.http.person_context",
            ],
        },
    },
]

# Database --------------------------------------------------------------------------------

DATABASE_URL = env.url(
    "DATABASE_URL",
    f"sqlite:///{VAR_DIR / 'db.sqlite3'}",
    schemes=("sqlite", "postgres", "postgresql"),
    secret_file=True,
)
DATABASES: dict[str, Any] = {
    "default": dict(dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True))
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # With several writers, DEFERRED loses read-then-write transactions to locks; IMMEDIATE
    # queues them (measured in docs/decisions/0002-sqlite-by-default.md).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work -------------------------------------------------------------------------

BROKER_SOCKET = socket_path(VAR_DIR, "broker.sock")
REDIS_URL = env.url(
    "REDIS_URL",
    f"redis+socket://{BROKER_SOCKET}",
    schemes=("redis", "rediss", "redis+socket"),
    secret_file=True,
)
EMBEDDED_BROKER = not env.secret("REDIS_URL")

CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A shard is re-rung by the sweep long before this, so it only bounds the wait after a lost worker.
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "socket_connect_timeout": 2}
# The table is the queue: a bell that cannot ring must not hold up a page.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "synthesis.jobs.sweep", "schedule": 15.0, "options": {"expires": 15}},
}

TOOL_HOST_CHILDREN = env.integer("DIVE_TOOL_CHILDREN", 2, least=1, most=256)
# The tool host, which knows no Django, reads it too: synthesis/tools/places.py.
TOOL_PACKS = env.words("DIVE_TOOL_PACKS", ["synthesis.tools.packs"])

# The studio command ----------------------------------------------------------------------

PORT = env.integer("PORT", 8000, least=1, most=65535)
WORKERS = env.integer("DIVE_WORKERS", 2, least=1, most=256)

# Language models -------------------------------------------------------------------------

LLM_BASE_URL = env.url("DIVE_LLM_BASE_URL", "", schemes=("http", "https"))
LLM_MODEL = env.text("DIVE_LLM_MODEL")
LLM_API_KEY = env.secret("DIVE_LLM_API_KEY")
LOCAL_MODEL = env.boolean("DIVE_LOCAL_MODEL", False)
LOCAL_MODEL_PORT = env.integer("DIVE_LOCAL_MODEL_PORT", 8089, least=1, most=65535)
LLM_CONCURRENCY = env.integer("DIVE_LLM_CONCURRENCY", 64, least=1, most=4096)
LLM_TOOL_CALLING = env.choice("DIVE_LLM_TOOL_CALLING", "native", ("native", "json"))
LLM_STRUCTURED_OUTPUT = env.choice(
    "DIVE_LLM_STRUCTURED_OUTPUT", "json_schema", ("json_schema", "json_object", "prompt")
)
# Keys of further endpoints, which name their variable.
LLM_KEYS = env.secrets("DIVE_KEY_")

# People ----------------------------------------------------------------------------------

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# How often a wrong password may be given: dive_site/signing_in.py.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # who keeps trying does not wait for ever
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "dive_site.signing_in.client_address"
AXES_LOCKOUT_CALLABLE = "dive_site.signing_in.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username"]  # passwords are typed there by mistake: never logged
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Safety of pages -------------------------------------------------------------------------

# Cookies do not tell ports apart: two clones on one machine would sign each other out.
_CLONE = hashlib.sha256(str(VAR_DIR).encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"dive_session_{_CLONE}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"dive_csrf_{_CLONE}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "dive_site.http.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    # The health check of a load balancer comes over plain HTTP.
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Language, time, files -------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# REST ------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "knox.auth.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["dive_site.api.MayLook"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "dive_site.api.Cursor",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "dive_site.api.problem_response",
    "PAGE_SIZE": 50,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
# Tokens are referred to by their names, and the migration of that asks which model they are.
KNOX_TOKEN_MODEL = "knox.AuthToken"  # noqa: S105 (a model, not a secret)
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Token",
    "TOKEN_TTL": timedelta(days=90),
    "TOKEN_PREFIX": "dive_",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "DIVE Studio",
    "DESCRIPTION": "Tools, runs, candidate tasks, reviews and releases.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["dive_site.api.MayLook"],
}

# Logs ------------------------------------------------------------------------------------

LOGGING = logging_config(
    env.choice("DIVE_LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    [
        SECRET_KEY,
        LLM_API_KEY,
        *LLM_KEYS.values(),
        password_of(DATABASE_URL),
        password_of(REDIS_URL),
    ],
)
