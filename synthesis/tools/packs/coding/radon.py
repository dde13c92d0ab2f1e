"""Measures of the source files of pinned Python packages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import SourceFile, StdlibModule
from synthesis.tools.packs.coding import _releases

PACK = Pack(
    title="Measures of Python sources",
    distributions=("radon", "stdlib-list", "jmespath", "semver", "packaging", "netaddr"),
    licence="MIT",
    data="Sources of the pinned distributions",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

LARGEST_SOURCE = 100_000
SMALLEST_SOURCE = 1_500
LARGEST_SEED = 38_000

File = Annotated[str, "File and release, 'jmespath/parser.py in jmespath 1.1.0'", SourceFile]


class Lines(Result):
    lines: Annotated[
        int, Asks("the number of lines of {file}", noun="number of lines", additive=True)
    ]
    source_lines: Annotated[
        int,
        Asks(
            "the number of source lines (SLOC, by radon) of {file}",
            noun="number of source lines",
            additive=True,
        ),
    ]
    comment_lines: Annotated[
        int,
        Asks(
            "the number of comment lines of {file}",
            noun="number of comment lines",
            additive=True,
        ),
    ]


class Complexity(Result):
    highest_complexity: Annotated[
        int,
        Asks(
            "the highest cyclomatic complexity of a function or method in {file}",
            noun="cyclomatic complexity of the most complex function",
        ),
    ]
    most_complex: Annotated[
        str, Asks("the name of the function or method with the highest complexity in {file}")
    ]
    mean_complexity: Annotated[
        float,
        Asks(
            "the mean cyclomatic complexity of the functions and methods in {file}",
            noun="mean cyclomatic complexity of functions and methods",
            round_to=2,
        ),
    ]


class Maintainability(Result):
    maintainability_index: Annotated[
        float,
        Asks(
            "the maintainability index (by radon) of {file}",
            noun="maintainability index (by radon)",
            round_to=1,
        ),
    ]


class Definitions(Result):
    functions: Annotated[
        int,
        Asks(
            "the number of functions and methods defined in {file}",
            noun="number of functions and methods",
            additive=True,
        ),
    ]
    classes: Annotated[
        int,
        Asks("the number of classes defined in {file}", noun="number of classes", additive=True),
    ]
    longest_function: Annotated[
        str, Asks("the name of the longest function or method, by lines, in {file}")
    ]
    longest_function_lines: Annotated[
        int,
        Asks(
            "the number of lines of the longest function or method in {file}",
            noun="length in lines of the longest function or method",
        ),
    ]


class Imports(Result):
    stdlib_modules: list[
        Annotated[
            str, StdlibModule, Asks("the top-level standard library modules that {file} imports")
        ]
    ]
    import_count: Annotated[
        int,
        Asks(
            "the number of top-level standard library modules that {file} imports",
        ),
    ]


PARSER = f"jmespath/parser.py in {_releases.EXAMPLE}"


@tool(kind="processing", examples=[Example(file=PARSER, gives={"lines": 534})])
def source_lines(file: File) -> Lines:
    """Lines, source lines and comment lines of a Python file of a pinned package (radon)."""
    from radon.raw import analyze

    found = analyze(_text(file))
    return Lines(lines=found.loc, source_lines=found.sloc, comment_lines=found.comments)


@tool(kind="processing", examples=[Example(file=PARSER, gives={"highest_complexity": 6})])
def source_complexity(file: File) -> Complexity:
    """Cyclomatic complexity of the functions and methods of a Python file (radon)."""
    from radon.complexity import cc_visit

    blocks = [item for item in cc_visit(_text(file)) if item.letter in "FM"]
    if not blocks:
        raise ToolError(f"There is no function or method in {file}.")
    worst = max(blocks, key=lambda item: (item.complexity, -item.lineno))
    return Complexity(
        highest_complexity=worst.complexity,
        most_complex=worst.fullname,
        mean_complexity=sum(item.complexity for item in blocks) / len(blocks),
    )


@tool(kind="processing", examples=[Example(file=PARSER, gives={"maintainability_index": 33.51})])
def source_maintainability(file: File) -> Maintainability:
    """Maintainability index (0 to 100, higher is better) of a Python file (radon)."""
    from radon.metrics import mi_visit

    return Maintainability(maintainability_index=mi_visit(_text(file), multi=True))


@tool(kind="processing", examples=[Example(file=PARSER, gives={"functions": 54, "classes": 2})])
def source_definitions(file: File) -> Definitions:
    """Functions and classes of a Python file, and its longest function by lines."""
    nodes = list(ast.walk(_tree(file)))
    functions = [item for item in nodes if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
    if not functions:
        raise ToolError(f"There is no function or method in {file}.")
    longest = max(functions, key=lambda item: (_length(item), -item.lineno))
    return Definitions(
        functions=len(functions),
        classes=sum(isinstance(item, ast.ClassDef) for item in nodes),
        longest_function=longest.name,
        longest_function_lines=_length(longest),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            file=f"semver/version.py in {_releases.installed('semver')}",
            gives={"stdlib_modules": ["functools", "operator", "re", "typing"]},
        )
    ],
)
def source_imports(file: File) -> Imports:
    """Top-level standard library modules that a Python file imports anywhere."""
    from stdlib_list import stdlib_list

    known = set(stdlib_list("3.11"))
    names: set[str] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            names |= {item.name.partition(".")[0] for item in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    found = sorted((names & known) - {"__future__"})
    return Imports(stdlib_modules=found, import_count=len(found))


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _text(file: str) -> str:
    text = _releases.source(file)
    if len(text) > LARGEST_SOURCE:
        raise ToolError(f"{file} is too large to measure here.")
    return text


@lru_cache(maxsize=64)
def _tree(file: str) -> ast.Module:
    return ast.parse(_text(file))


@seeds(SourceFile, source="sources of pinned distributions")
def source_files() -> Iterator[str]:
    """Up to ten of the largest measurable files of each pinned package."""
    for item in _releases.releases().values():
        label = _releases.labelled(item)
        sizes = _releases.sizes(label)
        usual = [
            path
            for path in _releases.sources(label)[:400]
            if len(path) <= 45 and SMALLEST_SOURCE <= sizes.get(path, 0) <= LARGEST_SEED
        ]
        ranked = sorted(usual, key=lambda path: (-sizes[path], path))[:10]
        yield from (f"{path} in {label}" for path in sorted(ranked))
