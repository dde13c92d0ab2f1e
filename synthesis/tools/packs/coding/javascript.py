"""JavaScript files that installed packages serve to browsers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import JavascriptFile
from synthesis.tools.packs import _lists

if TYPE_CHECKING:
    from tree_sitter import Node

PACK = Pack(
    title="JavaScript sources",
    distributions=("tree-sitter", "tree-sitter-javascript", "lizard", "django", "django-htmx"),
    licence="MIT, BSD-3-Clause",
    data="JavaScript files of Django's admin and of htmx",
    data_licence="BSD-3-Clause; 0BSD (htmx)",
    data_date="2026",
)

SOURCES = ("django", "djangorestframework", "django-htmx")
FUNCTIONS = frozenset((
    "function_declaration", "function_expression", "arrow_function", "method_definition",
    "generator_function_declaration", "generator_function",
))  # fmt: skip
EXAMPLE = "admin/js/core.js in django"

File = Annotated[str, "File and package, 'admin/js/core.js in django'", JavascriptFile]


class Functions(Result):
    function_count: Annotated[
        int,
        Asks(
            "the number of functions, arrow functions and methods in {file}",
            noun="number of functions, arrow functions and methods",
            additive=True,
        ),
    ]
    declared: list[Annotated[str, Asks("the functions declared by name in {file}")]]


class Complexity(Result):
    highest_complexity: Annotated[
        int,
        Asks(
            "the highest cyclomatic complexity (by Lizard) of a function in {file}",
            noun="highest cyclomatic complexity (by Lizard) of a function",
        ),
    ]
    lines_of_code: Annotated[
        int,
        Asks(
            "the number of lines of code (by Lizard) of {file}",
            noun="number of lines of code (by Lizard)",
            additive=True,
        ),
    ]


class Declarations(Result):
    const_count: Annotated[
        int,
        Asks(
            "the number of const declarations in {file}",
            noun="number of const declarations",
            additive=True,
        ),
    ]
    let_count: Annotated[
        int,
        Asks(
            "the number of let declarations in {file}",
            noun="number of let declarations",
            additive=True,
        ),
    ]
    var_count: Annotated[
        int,
        Asks(
            "the number of var declarations in {file}",
            noun="number of var declarations",
            additive=True,
        ),
    ]


@tool(
    kind="processing",
    examples=[
        Example(
            file=EXAMPLE,
            gives={"declared": ["quickElement", "removeChildren", "findPosX", "findPosY"]},
        )
    ],
)
def javascript_functions(file: File) -> Functions:
    """Functions of a JavaScript file: how many of any kind, and those declared by name."""
    nodes = _nodes(file)
    declared = [node for node in nodes if node.type == "function_declaration"]
    names = [node.child_by_field_name("name").text.decode() for node in declared]
    return Functions(
        function_count=sum(node.type in FUNCTIONS for node in nodes),
        declared=_lists.complete(names, "functions declared by name"),
    )


@tool(kind="processing", examples=[Example(file=EXAMPLE, gives={"highest_complexity": 7})])
def javascript_complexity(file: File) -> Complexity:
    """Highest cyclomatic complexity of a function of a JavaScript file, and its code lines."""
    import lizard

    found = lizard.analyze_file.analyze_source_code("source.js", _text(file))
    if not found.function_list:
        raise ToolError(f"Lizard finds no function in {file}.")
    worst = max(item.cyclomatic_complexity for item in found.function_list)
    return Complexity(highest_complexity=worst, lines_of_code=found.nloc)


@tool(kind="processing", examples=[Example(file=EXAMPLE, gives={"var_count": 0})])
def javascript_declarations(file: File) -> Declarations:
    """Declarations by const, let and var in a JavaScript file."""
    nodes = _nodes(file)
    lexical = [node.children[0].type for node in nodes if node.type == "lexical_declaration"]
    return Declarations(
        const_count=lexical.count("const"),
        let_count=lexical.count("let"),
        var_count=sum(node.type == "variable_declaration" for node in nodes),
    )


@cache
def _files() -> dict[str, Path]:
    """Readable files, as written in questions, that are neither minified nor other people's."""
    found = {}
    for package in SOURCES:
        try:
            distribution = metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue
        for item in distribution.files or ():
            path = item.as_posix()
            if path.endswith(".js") and not any(
                part in path for part in ("vendor", ".min.", "-min.", "jquery-", "test")
            ):
                short = path.partition("static/")[2]
                if short:
                    found[f"{short} in {package}"] = Path(str(distribution.locate_file(item)))
    return dict(sorted(found.items()))


def _text(file: str) -> str:
    path = _files().get(file)
    if path is None:
        raise ToolError(f"There is no JavaScript file {file[:80]!r} here; {EXAMPLE!r} is one.")
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=16)
def _nodes(file: str) -> tuple[Node, ...]:
    """Every node of a file's syntax tree, from above."""
    import tree_sitter_javascript
    from tree_sitter import Language, Parser

    tree = Parser(Language(tree_sitter_javascript.language())).parse(_text(file).encode())
    found, todo = [], [tree.root_node]
    while todo:
        node = todo.pop()
        found.append(node)
        todo.extend(reversed(node.children))
    return tuple(found)


@seeds(JavascriptFile, source="Django's admin, Django REST framework and htmx")
def javascript_files() -> Iterator[str]:
    """Files of a readable size."""
    for name, path in _files().items():
        if 500 <= path.stat().st_size <= 150_000:
            yield name
