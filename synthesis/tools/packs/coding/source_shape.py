"""How the source files of pinned Python packages are built: docstrings, types, calls, nesting."""

from __future__ import annotations

import ast
import sys
from functools import lru_cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, tool
from synthesis.tools.entities.coding import SourceFile
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _releases

PACK = Pack(
    title="Shape of Python sources",
    distributions=("radon",),
    licence="MIT",
    data="Sources of the pinned distributions",
    data_licence="the licences of the distributions",
    data_date="2026-11",
)

LARGEST = 60_000
PARSER = f"jmespath/parser.py in {_releases.EXAMPLE}"
Function = ast.FunctionDef | ast.AsyncFunctionDef

File = Annotated[str, "File and release, 'jmespath/parser.py in jmespath ...'", SourceFile]


class Docstrings(Result):
    documented_percent: Annotated[
        float,
        Asks(
            "the share of public functions, methods and classes with a docstring in {file}",
            noun="share of public functions, methods and classes with a docstring",
            unit="%",
            round_to=1,
        ),
    ]
    undocumented_count: Annotated[
        int,
        Asks(
            "the number of public functions, methods and classes without a docstring in {file}",
            noun="number of public functions, methods and classes without a docstring",
            additive=True,
        ),
    ]


class Types(Result):
    annotated_percent: Annotated[
        float,
        Asks(
            "the share of parameters (self and cls left out) with a type annotation in {file}",
            noun="share of parameters with a type annotation",
            unit="%",
            round_to=1,
        ),
    ]
    functions_with_return_type: Annotated[
        int,
        Asks(
            "the number of functions and methods with a return annotation in {file}",
            noun="number of functions and methods with a return annotation",
            additive=True,
        ),
    ]


class ThirdParty(Result):
    packages: list[
        Annotated[str, Asks("the top-level third-party modules that {file} imports by name")]
    ]
    relative_count: Annotated[
        int,
        Asks(
            "the number of relative import statements in {file}",
            noun="number of relative import statements",
        ),
    ]


class Halstead(Result):
    volume: Annotated[
        float,
        Asks(
            "the Halstead volume (by radon) of {file}",
            noun="Halstead volume (by radon)",
            round_to=1,
        ),
    ]
    difficulty: Annotated[
        float,
        Asks(
            "the Halstead difficulty (by radon) of {file}",
            noun="Halstead difficulty (by radon)",
            round_to=2,
        ),
    ]


class Exceptions(Result):
    raised: list[Annotated[str, Asks("the exception classes that {file} raises by name")]]
    raise_count: Annotated[
        int,
        Asks(
            "the number of raise statements in {file}",
            noun="number of raise statements",
            additive=True,
        ),
    ]
    handler_count: Annotated[
        int,
        Asks(
            "the number of except clauses in {file}", noun="number of except clauses", additive=True
        ),
    ]


class Nesting(Result):
    deepest: Annotated[
        int,
        Asks(
            "the depth of the most deeply nested block inside a function in {file}",
            noun="depth of the most deeply nested block inside a function",
        ),
    ]
    function: Annotated[str, Asks("the function that holds the most deeply nested block in {file}")]


@tool(
    kind="processing",
    examples=[Example(file=PARSER, gives={"undocumented_count": 4})],
)
def source_docstrings(file: File) -> Docstrings:
    """Share of a Python file's public functions, methods and classes that have a docstring."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    nodes = [node for node in _nodes(file) if isinstance(node, kinds)]
    public = [node for node in nodes if not node.name.startswith("_")]
    if not public:
        raise ToolError(f"{file} defines nothing public.")
    bare = sum(ast.get_docstring(node, clean=False) is None for node in public)
    return Docstrings(
        documented_percent=100 * (len(public) - bare) / len(public), undocumented_count=bare
    )


@tool(
    kind="processing",
    examples=[
        Example(file=PARSER, gives={"annotated_percent": 0, "functions_with_return_type": 0})
    ],
)
def source_annotations(file: File) -> Types:
    """Share of annotated parameters of a Python file, and functions with a return annotation."""
    functions = _functions(file)
    parameters = [
        argument
        for function in functions
        for argument in _arguments(function)
        if argument.arg not in ("self", "cls")
    ]
    if not parameters:
        raise ToolError(f"The functions of {file} take no parameters.")
    typed = sum(argument.annotation is not None for argument in parameters)
    return Types(
        annotated_percent=100 * typed / len(parameters),
        functions_with_return_type=sum(function.returns is not None for function in functions),
    )


@tool(
    kind="processing",
    examples=[Example(file=PARSER, gives={"relative_count": 0})],
)
def source_third_party_imports(file: File) -> ThirdParty:
    """Third-party modules that a Python file imports by name, its own package's left out."""
    own = file.partition("/")[0]
    names, relative = set(), 0
    for node in _nodes(file):
        if isinstance(node, ast.Import):
            names |= {item.name.partition(".")[0] for item in node.names}
        elif isinstance(node, ast.ImportFrom):
            relative += node.level > 0
            if node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return ThirdParty(
        packages=sorted(names - set(sys.stdlib_module_names) - {own}), relative_count=relative
    )


@tool(kind="processing", examples=[Example(file=PARSER, gives={"difficulty": 7.544})])
def source_halstead(file: File) -> Halstead:
    """Halstead volume and difficulty of a Python file, by radon."""
    from radon.metrics import h_visit

    found = h_visit(_text(file)).total
    if not found.volume:
        raise ToolError(f"{file} holds no operators.")
    return Halstead(volume=found.volume, difficulty=found.difficulty)


@tool(
    kind="processing",
    examples=[Example(file=PARSER, gives={"raise_count": 10, "handler_count": 5})],
)
def source_exceptions(file: File) -> Exceptions:
    """Exception classes that a Python file raises by name; raise statements, except clauses."""
    nodes = _nodes(file)
    raises = [node for node in nodes if isinstance(node, ast.Raise)]
    handlers = sum(isinstance(node, ast.ExceptHandler) for node in nodes)
    if not raises and not handlers:
        raise ToolError(f"{file} neither raises nor handles exceptions.")
    called = [node.exc.func if isinstance(node.exc, ast.Call) else node.exc for node in raises]
    names = {_name(node) for node in called if node is not None}
    classes = sorted(name for name in names if name[:1].isupper())
    return Exceptions(
        raised=_lists.complete(classes, "exception classes"),
        raise_count=len(raises),
        handler_count=handlers,
    )


@tool(kind="processing", examples=[Example(file=PARSER, gives={"deepest": 3})])
def source_nesting(file: File) -> Nesting:
    """Depth of the most deeply nested block (if, for, while, with, try, match) of a Python file."""
    depths = [
        (_depth(function, 0), -function.lineno, function.name) for function in _functions(file)
    ]
    deepest, _, name = max(depths)
    if not deepest:
        raise ToolError(f"No function of {file} holds a block.")
    return Nesting(deepest=deepest, function=name)


def _depth(node: ast.AST, level: int) -> int:
    """Blocks around the innermost statement; an elif counts as its if."""
    blocks = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
    deepest = level
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        is_elif = isinstance(child, ast.If) and isinstance(node, ast.If) and node.orelse == [child]
        inside = isinstance(child, blocks) and not is_elif
        deepest = max(deepest, _depth(child, level + inside))
    return deepest


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _arguments(function: Function) -> list[ast.arg]:
    given = function.args
    starred = [item for item in (given.vararg, given.kwarg) if item is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *starred]


def _functions(file: str) -> list[Function]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in _nodes(file) if isinstance(node, kinds)]
    if not found:
        raise ToolError(f"There is no function or method in {file}.")
    return found


@lru_cache(maxsize=32)
def _nodes(file: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(_text(file))))


def _text(file: str) -> str:
    text = _releases.source(file)
    if len(text) > LARGEST:
        raise ToolError(f"{file} is too large to look through here.")
    return text
