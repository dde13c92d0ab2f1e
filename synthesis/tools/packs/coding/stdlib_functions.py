"""Functions of Python's standard library: how they are called and what their source is like."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import StdlibFunction, StdlibModule

PACK = Pack(
    title="Functions of the standard library",
    distributions=("radon",),
    licence="MIT",
    data="Functions of 60 modules of Python 3.11's standard library, with their docstrings",
    data_licence="PSF-2.0",
    data_date="2022-10",
)

MODULES = (
    "ast", "base64", "binascii", "bisect", "calendar", "cmath", "codecs", "collections",
    "colorsys", "configparser", "contextlib", "copy", "csv", "dataclasses", "datetime", "decimal",
    "difflib", "dis", "email.utils", "enum", "filecmp", "fileinput", "fnmatch", "fractions",
    "functools", "getopt", "glob", "graphlib", "gzip", "hashlib", "heapq", "hmac", "html",
    "inspect", "io", "itertools", "json", "keyword", "linecache", "locale", "math", "mimetypes",
    "numbers", "operator", "os", "pathlib", "pickle", "pickletools", "pkgutil", "posixpath",
    "pprint", "quopri", "random", "re", "reprlib", "secrets", "shlex", "shutil", "statistics",
    "string", "struct", "subprocess", "sysconfig", "tarfile", "tempfile", "textwrap", "threading",
    "time", "timeit", "token", "tokenize", "trace", "traceback", "types", "typing", "unicodedata",
    "urllib.parse", "uuid", "warnings", "weakref", "xml.etree.ElementTree", "zipfile", "zlib",
    "zoneinfo",
)  # fmt: skip
"""Modules whose import does nothing else."""

Name = Annotated[str, "Module and function, such as textwrap.shorten", StdlibFunction]


class Signature(Result):
    module: Annotated[
        str, StdlibModule, Asks("the module of {function}", refers="the module of {function}")
    ]
    parameters: list[Annotated[str, Asks("the parameters of {function} in Python 3.11")]]
    parameter_count: Annotated[
        int,
        Asks(
            "the number of parameters of {function} in Python 3.11",
            noun="number of parameters in Python 3.11",
        ),
    ]
    keyword_only_count: Annotated[
        int, Asks("the number of keyword-only parameters of {function} in Python 3.11")
    ]


class Default(Result):
    defaults: list[
        Annotated[str, Asks("the default values (name=value) of the parameters of {function}")]
    ]
    required_count: Annotated[
        int,
        Asks(
            "the number of parameters without a default value of {function} in Python 3.11",
            noun="number of parameters without a default value in Python 3.11",
        ),
    ]


class Source(Result):
    lines: Annotated[
        int,
        Asks(
            "the number of source lines, decorators and docstring included, of {function}"
            " in Python 3.11",
            noun="number of source lines in Python 3.11",
            additive=True,
        ),
    ]
    complexity: Annotated[
        int,
        Asks(
            "the cyclomatic complexity of {function} in Python 3.11",
            noun="cyclomatic complexity in Python 3.11",
        ),
    ]


class Publics(Result):
    function_count: Annotated[
        int,
        Asks(
            "the number of public functions that {module} defines in Python 3.11",
            noun="number of public functions in Python 3.11",
            additive=True,
        ),
    ]
    first_functions: list[
        Annotated[
            str,
            StdlibFunction,
            Asks("the alphabetically first five public functions of {module} in Python 3.11"),
        ]
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            function="textwrap.shorten",
            gives={"module": "textwrap", "parameters": ["text", "width", "**kwargs"]},
        ),
        Example(function="heapq.merge", gives={"parameter_count": 3, "keyword_only_count": 2}),
    ],
)
def stdlib_function_parameters(function: Name) -> Signature:
    """Module and parameters of a function of Python 3.11's standard library."""
    items = _signature(function).parameters.values()
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    return Signature(
        module=function.rpartition(".")[0],
        parameters=[stars.get(item.kind, "") + item.name for item in items],
        parameter_count=len(items),
        keyword_only_count=sum(item.kind is item.KEYWORD_ONLY for item in items),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            function="difflib.get_close_matches",
            gives={"defaults": ["n=3", "cutoff=0.6"], "required_count": 2},
        )
    ],
)
def stdlib_function_defaults(function: Name) -> Default:
    """Default values of the parameters of a function of Python 3.11's standard library."""
    items = list(_signature(function).parameters.values())
    given = [item for item in items if item.default is not item.empty]
    texts = [f"{item.name}={item.default!r}" for item in given]
    if any(" at 0x" in text or text.endswith(">") for text in texts):
        raise ToolError(f"A default value of {function} has no form in which it could be written.")
    starred = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    needed = [item for item in items if item.default is item.empty and item.kind not in starred]
    return Default(defaults=texts, required_count=len(needed))


@tool(
    kind="processing",
    examples=[Example(function="fnmatch.filter", gives={"complexity": 6})],
)
def stdlib_function_source(function: Name) -> Source:
    """Lines and cyclomatic complexity of a standard library function written in Python."""
    import textwrap

    from radon.complexity import cc_visit

    try:
        text = inspect.getsource(_find(function))
    except (OSError, TypeError):
        raise ToolError(f"{function} is not written in Python.") from None
    blocks = cc_visit(textwrap.dedent(text))
    if not blocks:
        raise ToolError(f"{function} is not written as a plain function.")
    return Source(lines=len(text.splitlines()), complexity=blocks[0].complexity)


@tool(
    kind="retrieval",
    examples=[
        Example(
            module="bisect",
            gives={
                "function_count": 4,
                "first_functions": [
                    "bisect.bisect_left",
                    "bisect.bisect_right",
                    "bisect.insort_left",
                    "bisect.insort_right",
                ],
            },
        )
    ],
)
def stdlib_module_functions(
    module: Annotated[str, "Dotted name of a standard library module", StdlibModule],
) -> Publics:
    """Public functions that a standard library module defines, aliases left out."""
    if module not in MODULES:
        raise ToolError(f"The functions of {module[:40]!r} are not known here; those of re are.")
    found = [f"{module}.{name}" for name in _functions(module)]
    if not found:
        raise ToolError(f"{module} defines no public function.")
    return Publics(function_count=len(found), first_functions=found[:5])


def _find(function: str) -> Callable[..., Any]:
    module, _, name = function.rpartition(".")
    if module not in MODULES or name not in _functions(module):
        raise ToolError(f"{function[:80]!r} is no function that is known here; 're.sub' is one.")
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


def _signature(function: str) -> inspect.Signature:
    try:
        return inspect.signature(_find(function))
    except (ValueError, TypeError):
        raise ToolError(f"Python knows no signature of {function}, which is built in.") from None


@cache
def _functions(module: str) -> tuple[str, ...]:
    """Public functions that say that they are of this module, under their own name."""
    owners = {module, f"_{module}", {"os": "posix", "posixpath": "genericpath"}.get(module, module)}
    found = []
    for name, item in vars(importlib.import_module(module)).items():
        plain = inspect.isfunction(item) or inspect.isbuiltin(item)
        own = (
            getattr(item, "__module__", None) in owners and getattr(item, "__name__", None) == name
        )
        if plain and own and not name.startswith("_"):
            found.append(name)
    return tuple(sorted(found))


@seeds(StdlibFunction, source="Python 3.11's standard library")
def functions() -> Iterator[str]:
    """Functions with parameters that Python can tell."""
    for module in MODULES:
        for name in _functions(module):
            try:
                signature = inspect.signature(getattr(importlib.import_module(module), name))
            except (ValueError, TypeError):
                continue
            if signature.parameters:
                yield f"{module}.{name}"
