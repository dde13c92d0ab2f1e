"""What linters say of the source files of pinned Python packages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import BanditTest, Cwe, SourceFile
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _releases

if TYPE_CHECKING:
    from bandit.core.issue import Issue
    from bandit.core.manager import BanditManager

PACK = Pack(
    title="Linters over Python sources",
    distributions=("bandit", "vulture", "black", "isort"),
    licence="Apache-2.0, MIT",
    data="Sources of the pinned distributions; the checks of Bandit",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

LARGEST = 40_000
PARSER = f"jmespath/parser.py in {_releases.EXAMPLE}"
LEXER = f"jmespath/lexer.py in {_releases.EXAMPLE}"

File = Annotated[str, "File and release, 'jmespath/parser.py in jmespath ...'", SourceFile]


class Unused(Result):
    unused_count: Annotated[
        int,
        Asks(
            "the number of names in {file} that Vulture finds unused within the file",
            noun="number of names that Vulture finds unused within the file",
            additive=True,
        ),
    ]
    unused_imports: list[
        Annotated[str, Asks("the imports in {file} that Vulture finds unused within the file")]
    ]


class Findings(Result):
    finding_count: Annotated[
        int,
        Asks(
            "the number of findings of Bandit in {file}",
            noun="number of findings of Bandit",
            additive=True,
        ),
    ]
    severe_count: Annotated[
        int,
        Asks(
            "the number of findings of medium or high severity of Bandit in {file}",
            noun="number of Bandit's findings of medium or high severity",
            additive=True,
        ),
    ]
    checks: list[Annotated[str, BanditTest, Asks("the Bandit checks that {file} fails")]]
    first_line: Annotated[int, Asks("the line of the first finding of Bandit in {file}")]


class Check(Result):
    title: Annotated[str, Asks("the subject of {check}")]
    cwe: Annotated[
        str,
        Cwe,
        Asks(
            "the CWE id that Bandit gives for {check}",
            refers="the software weakness that Bandit gives for {check}",
        ),
    ]


class Formatting(Result):
    changed_lines: Annotated[
        int,
        Asks(
            "the number of lines of {file} that Black (line length 88) would change or remove",
            noun="number of lines that Black (line length 88) would change or remove",
            additive=True,
        ),
    ]
    formatted_lines: Annotated[
        int,
        Asks(
            "the number of lines of {file} after formatting by Black (line length 88)",
            noun="number of lines after formatting by Black (line length 88)",
        ),
    ]
    imports_sorted: Annotated[
        bool, Asks("whether the imports of {file} are in isort's default order")
    ]


@tool(
    kind="processing",
    examples=[Example(file=LEXER, gives={"unused_imports": []})],
)
def source_unused_names(file: File) -> Unused:
    """Names that Vulture finds unused within a Python file, public ones too, and imports."""
    import vulture

    checker = vulture.Vulture()
    checker.scan(_text(file))
    found = checker.get_unused_code(min_confidence=60)
    imports = sorted({item.name for item in found if item.typ == "import"})
    return Unused(
        unused_count=len(found), unused_imports=_lists.complete(imports, "unused imports")
    )


@tool(
    kind="processing",
    examples=[Example(file=PARSER, gives={"finding_count": 3, "severe_count": 0})],
)
def source_security_findings(file: File) -> Findings:
    """Security findings of Bandit in a Python file: number, checks and first line."""
    found = _findings(file)
    if not found:
        raise ToolError(f"Bandit finds nothing in {file}.")
    return Findings(
        finding_count=len(found),
        severe_count=sum(item.severity in ("MEDIUM", "HIGH") for item in found),
        checks=sorted({item.test_id for item in found}),
        first_line=min(item.lineno for item in found),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(check="B602", gives={"cwe": "CWE-78"}),
        Example(check="B301", gives={"title": "pickle", "cwe": "CWE-502"}),
    ],
)
def bandit_check(check: Annotated[str, "Id of a Bandit check", BanditTest]) -> Check:
    """Subject of a Bandit check and the software weakness (CWE) that it is about."""
    found = _checks().get(check)
    if found is None:
        raise ToolError(f"Bandit has no check {check}; B602 is one.")
    return Check(title=found[0], cwe=f"CWE-{found[1]}")


@tool(
    kind="processing",
    examples=[Example(file=LEXER, gives={"imports_sorted": False})],
)
def source_formatting(file: File) -> Formatting:
    """What Black would change in a Python file, and whether isort finds its imports in order."""
    text = _text(file)
    formatted, imports_sorted = _formatted(file)
    kept = Counter(text.splitlines()) & Counter(formatted.splitlines())
    return Formatting(
        changed_lines=len(text.splitlines()) - kept.total(),
        formatted_lines=len(formatted.splitlines()),
        imports_sorted=imports_sorted,
    )


@lru_cache(maxsize=64)
def _formatted(file: str) -> tuple[str, bool]:
    """A file as Black writes it, and whether isort leaves its imports."""
    import black
    import isort

    text = _text(file)
    try:
        formatted = black.format_str(text, mode=black.Mode(line_length=88))
    except black.InvalidInput as error:
        raise ToolError(f"Black cannot read {file}: {error}.") from None
    return formatted, isort.code(text) == text


def _text(file: str) -> str:
    text = _releases.source(file)
    if len(text) > LARGEST:
        raise ToolError(f"{file} is too large to check here.")
    return text


@cache
def _manager() -> BanditManager:
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from bandit.core.config import BanditConfig
        from bandit.core.manager import BanditManager

    logging.getLogger("bandit").setLevel(logging.CRITICAL)
    return BanditManager(BanditConfig(), "file")


@lru_cache(maxsize=64)
def _findings(file: str) -> tuple[Issue, ...]:
    data = _text(file).encode()
    manager = _manager()
    manager.results = []
    manager._execute_ast_visitor(file.partition(" in ")[0], io.BytesIO(data), data, {})
    return tuple(manager.results)


@cache
def _checks() -> dict[str, tuple[str, int]]:
    """Subject and CWE number of each check, by its id."""
    _manager()
    from bandit.core import extension_loader

    manager: Any = extension_loader.MANAGER
    found = {
        key: (item["name"].replace("_", " "), int(item["cwe"]))
        for key, item in manager.blacklist_by_id.items()
    }
    for key, item in manager.plugins_by_id.items():
        cwe = _cwe_of(item.plugin)
        if cwe:
            found[key] = (item.name.replace("_", " "), cwe)
    return dict(sorted(found.items()))


def _cwe_of(plugin: Any) -> int | None:
    """The weakness that a check's own documentation links to."""
    import re

    match = re.search(r"cwe\.mitre\.org/data/definitions/(\d+)", plugin.__doc__ or "")
    return int(match[1]) if match else None


@seeds(BanditTest, source="Bandit")
def checks() -> Iterator[str]:
    """Checks whose weakness is known."""
    yield from _checks()
