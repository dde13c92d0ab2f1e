"""The ICD-10-CM classification of diagnoses with simple-icd-10-cm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import (
    DiagnosisTitle,
    Icd10CmBlock,
    Icd10CmCategory,
    Icd10CmCode,
)
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._icd10cm import classification, leaf_titles

PACK = Pack(
    title="simple-icd-10-cm",
    distributions=("simple-icd-10-cm",),
    licence="MIT",
    data="ICD-10-CM, April 2026 release (CDC/NCHS)",
    data_licence="public domain (US government)",
    data_date="2026-04-01",
)
LONGEST_SEED_TITLE = 60

Code = Annotated[str, "ICD-10-CM code with its dot, such as E11.9", Icd10CmCode]
Category = Annotated[str, "Three-character ICD-10-CM category, such as I21", Icd10CmCategory]


class DiagnosisCode(Result):
    code: Annotated[str, Icd10CmCode, Asks("the ICD-10-CM code of {title}", refers="{title}")]


class CodeTitle(Result):
    title: Annotated[str, Asks("the title of {code}")]
    billable: Annotated[bool, Asks("whether {code} is specific enough to be billed")]


class CodeCategory(Result):
    category: Annotated[
        str,
        Icd10CmCategory,
        Asks(
            "the three-character ICD-10-CM category of {code}",
            refers="the ICD-10-CM category of {code}",
        ),
    ]
    category_title: Annotated[str, Asks("the title of the ICD-10-CM category of {code}")]


class CodeBlock(Result):
    block: Annotated[str, Icd10CmBlock, Asks("the ICD-10-CM block of {code}")]
    block_title: Annotated[str, Asks("the title of the ICD-10-CM block of {code}")]
    chapter: Annotated[int, Asks("the number of the ICD-10-CM chapter of {code}")]
    chapter_title: Annotated[str, Asks("the title of the ICD-10-CM chapter of {code}")]


class CodeChildren(Result):
    children: Annotated[
        list[Annotated[str, Icd10CmCode]], Asks("the ICD-10-CM codes directly under {category}")
    ]
    count: Annotated[
        int,
        Asks(
            "the number of ICD-10-CM codes directly under {category}",
            noun="number of direct subcodes",
            additive=True,
        ),
    ]


class BillableCodes(Result):
    count: Annotated[
        int,
        Asks(
            "the number of billable ICD-10-CM codes in {category}",
            noun="number of billable codes",
            additive=True,
        ),
    ]


class BlockCategories(Result):
    categories: Annotated[
        list[Annotated[str, Icd10CmCategory]],
        Asks("the three-character ICD-10-CM categories in {block}"),
    ]
    count: Annotated[
        int,
        Asks("the number of categories in {block}", noun="number of categories", additive=True),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(title="Essential (primary) hypertension", gives={"code": "I10"}),
        Example(title="heart failure, unspecified", gives={"code": "I50.9"}),
    ],
)
def icd10cm_code(
    title: Annotated[str, "Exact ICD-10-CM title of the diagnosis, in any case", DiagnosisTitle],
) -> DiagnosisCode:
    """ICD-10-CM code of a diagnosis from its exact title; where a title is shared, the broadest."""
    codes = _titles().get(_folded(title))
    if not codes:
        raise ToolError(f"No ICD-10-CM code has the title {title[:80]!r}; give an exact title.")
    return DiagnosisCode(code=codes[0])


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="E11.9",
            gives={"title": "Type 2 diabetes mellitus without complications", "billable": True},
        ),
        Example(code="E11", gives={"title": "Type 2 diabetes mellitus", "billable": False}),
    ],
)
def icd10cm_title(code: Code) -> CodeTitle:
    """Title of an ICD-10-CM code and whether it is a billable (leaf) code."""
    table = _known(code)
    return CodeTitle(title=table.get_description(code), billable=table.is_leaf(code))


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="I21.4", gives={"category": "I21", "category_title": "Acute myocardial infarction"}
        )
    ],
)
def icd10cm_category(code: Code) -> CodeCategory:
    """Three-character ICD-10-CM category of a more specific code, with its title."""
    table = _known(code)
    if len(code) == 3:
        raise ToolError(f"{code} is a category already; give a more specific code, like {code}.9.")
    return CodeCategory(category=code[:3], category_title=table.get_description(code[:3]))


@tool(
    kind="retrieval",
    examples=[
        Example(
            code="J45.20",
            gives={
                "block": "J40-J4A",
                "chapter": 10,
                "chapter_title": "Diseases of the respiratory system (J00-J99)",
            },
        )
    ],
)
def icd10cm_block(code: Code) -> CodeBlock:
    """Block and chapter of an ICD-10-CM code, with their titles."""
    table = _known(code)
    *lower, chapter = table.get_ancestors(code)
    block = next(item for item in lower if table.is_block(item))
    return CodeBlock(
        block=block,
        block_title=table.get_description(block),
        chapter=int(chapter),
        chapter_title=table.get_description(chapter),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            category="I50",
            gives={"children": ["I50.1", "I50.2", "I50.3", "I50.4", "I50.8", "I50.9"], "count": 6},
        )
    ],
)
def icd10cm_children(category: Category) -> CodeChildren:
    """Codes directly under a three-character ICD-10-CM category."""
    children = _known(category).get_children(category)
    if not children:
        raise ToolError(f"{category} has no codes under it: it is billable itself.")
    return CodeChildren(
        children=complete(children, f"codes directly under {category}"), count=len(children)
    )


@tool(kind="processing", examples=[Example(category="I21", gives={"count": 13})])
def icd10cm_billable_codes(category: Category) -> BillableCodes:
    """Number of billable (leaf) ICD-10-CM codes in a three-character category."""
    table = _known(category)
    codes = [category, *table.get_descendants(category)]
    return BillableCodes(count=sum(table.is_leaf(item) for item in codes))


@tool(
    kind="retrieval",
    examples=[
        Example(
            block="I20-I25",
            gives={"categories": ["I20", "I21", "I22", "I23", "I24", "I25"], "count": 6},
        )
    ],
)
def icd10cm_block_categories(
    block: Annotated[str, "ICD-10-CM block, such as I20-I25", Icd10CmBlock],
) -> BlockCategories:
    """Three-character categories that an ICD-10-CM block holds."""
    table = classification()
    if not (table.is_valid_item(block) and table.is_block(block)):
        raise ToolError(f"{block} is not an ICD-10-CM block; I20-I25 is one.")
    found = [item for item in table.get_descendants(block) if table.is_category(item)]
    return BlockCategories(categories=complete(found, f"categories in {block}"), count=len(found))


@seeds(DiagnosisTitle, source="ICD-10-CM, April 2026")
def diagnoses() -> Iterator[str]:
    """One billable diagnosis of a category: short, of a single meaning, of chapters 1 to 14."""
    titles, done = leaf_titles(), set()
    shared = Counter(_folded(title) for title in titles.values())
    for code, title in titles.items():
        alone = shared[_folded(title)] == 1 and "." in code
        if alone and len(title) <= LONGEST_SEED_TITLE and code[:3] not in done:
            done.add(code[:3])
            yield title


@cache
def _titles() -> dict[str, list[str]]:
    """Codes by folded title, the broadest code first."""
    table, found = classification(), {}
    for code in table.get_all_codes(True):
        if not table.is_chapter_or_block(code):
            found.setdefault(_folded(table.get_description(code)), []).append(code)
    return {
        title: sorted(codes, key=lambda code: (len(code), code)) for title, codes in found.items()
    }


def _folded(title: str) -> str:
    return " ".join(title.lower().split())


def _known(code: str) -> ModuleType:
    """The classification, if it has this code; raises ``ToolError`` otherwise."""
    table = classification()
    if not table.is_valid_item(code) or table.is_chapter_or_block(code):
        raise ToolError(f"{code} is not a code of the 2026 ICD-10-CM; E11.9 is one.")
    return table
