"""The ICD-10-CM table of simple-icd-10-cm, loaded once for the packs that need it."""

from __future__ import annotations

import warnings
from functools import cache
from types import ModuleType


@cache
def classification() -> ModuleType:
    """The loaded library. It reads its files in a way that newer Pythons warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import simple_icd_10_cm

        simple_icd_10_cm.get_all_codes(True)
    return simple_icd_10_cm  # type: ignore[no-any-return]
