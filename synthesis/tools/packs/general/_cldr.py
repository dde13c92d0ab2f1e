"""Locales of Babel, each with tables of its own; shared by several packs."""

from __future__ import annotations

from copy import deepcopy
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

KEPT = 16
"""Locales that are kept; a copy holds a megabyte or two."""


@lru_cache(KEPT)
def locale(identifier: str) -> Locale:
    """The locale; raises ``UnknownLocaleError`` or ``ValueError`` as Babel does.

    Babel writes what an alias leads to into tables that locales share: once Kinyarwanda had
    been asked for its months, Spanish gave those too. A tool may not answer by what was asked
    before, so each locale reads a copy, and nobody reads the shared tables.
    """
    return _own_locale().parse(identifier)


@cache
def _own_locale() -> type[Locale]:
    from babel import Locale
    from babel.localedata import LocaleDataDict

    class OwnLocale(Locale):
        _own: LocaleDataDict | None = None

        @property
        def _data(self) -> LocaleDataDict:
            if self._own is None:
                self._own = LocaleDataDict(deepcopy(super()._data.base))
            return self._own

    return OwnLocale
