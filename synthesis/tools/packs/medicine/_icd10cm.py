"""The ICD-10-CM table of simple-icd-10-cm, loaded once for the packs that need it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from xml.etree import ElementTree

from synthesis.tools.packs.medicine._files import data_file

DATA = "simple_icd_10_cm/data"


@cache
def classification() -> ModuleType:
    """The loaded library. It reads its files in a way that newer Pythons warn of."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import simple_icd_10_cm

        simple_icd_10_cm.get_all_codes(True)
    return simple_icd_10_cm  # type: ignore[no-any-return]


@cache
def leaf_titles() -> dict[str, str]:
    """Titles of the codes without subcodes of chapters 1 to 14 (diseases of organs).

    They are read without the library, which takes its time.
    """
    path = data_file("simple-icd-10-cm", f"{DATA}/icd10c-tabular-April-1-2026.xml")
    text = path.read_text(encoding="utf-8").partition("<name>15</name>")[0]
    text = text[text.index("<ICD10CM.tabular>") : text.rindex("<chapter>")]
    root = ElementTree.fromstring(f"{text}</ICD10CM.tabular>")  # noqa: S314 (our own file)
    return dict(_leaves(root.iter("section")))


def _leaves(sections: Iterator[ElementTree.Element]) -> Iterator[tuple[str, str]]:
    """Codes with neither subcodes nor a seventh character; the tree nests them as elements."""
    stack = [item for section in sections for item in section.findall("diag")][::-1]
    while stack:
        item = stack.pop()
        below = item.findall("diag")
        if item.find("sevenChrDef") is not None:
            continue
        stack.extend(reversed(below))
        if not below:
            yield item.findtext("name", ""), item.findtext("desc", "")
