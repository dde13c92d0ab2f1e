"""Addresses: pages of both apps, the API under /api/v1/, signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

from dive_site import http
from dive_site.signing_in import SignIn

handler400 = http.bad_request
handler403 = http.forbidden
handler404 = http.not_found
handler500 = http.server_error

api: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("", include("synthesis.api.urls")),
    path("", include("review.api.urls")),
]

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("health/", http.health, name="health"),
    path("api/v1/", include(api)),
    path("", include("synthesis.urls")),
    path("", include("review.urls")),
]
