"""Signing in: who may try how often, and from where they come.

``django-axes`` counts wrong passwords for each name and address together: guessing is slow, and
who guesses locks out nobody who signs in from elsewhere.
"""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse

from dive_site.http import sentence_page

LONGEST_NAME = User._meta.get_field("username").max_length


class SignInForm(AuthenticationForm):
    """Django's, but a name that nobody can have is neither looked for nor noted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].validators.append(MaxLengthValidator(LONGEST_NAME))


class SignIn(LoginView):
    """The sign-in page."""

    authentication_form = SignInForm
    template_name = "registration/login.html"
    redirect_authenticated_user = True


def client_address(request: HttpRequest) -> str | None:
    """The IP address by which wrong passwords are counted, None where there is none.

    Behind a proxy it is what the proxy saw, which it wrote last; what stands before that in
    the header may be anybody's invention.
    """
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return _counted(forwarded.rpartition(",")[2]) or _counted(request.META.get("REMOTE_ADDR", ""))


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """429 in place of whatever came of signing in."""
    minutes = round(settings.AXES_COOLOFF_TIME.total_seconds() / 60)
    sentence = (
        f"{settings.AXES_FAILURE_LIMIT} wrong passwords were given for this name from your "
        f"address. Try again in {minutes} minutes, or ask an operator to let you in."
    )
    return sentence_page(request, 429, sentence)


def _counted(text: str) -> str | None:
    """An address; of IPv6 its network of 64 bits, any address of which one host may take."""
    try:
        address = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        network = IPv6Network((address, 64), strict=False)
        return str(address.ipv4_mapped or network.network_address)
    return str(address)
