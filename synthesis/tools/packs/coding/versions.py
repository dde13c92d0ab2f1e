"""Version numbers, and which programming language a lexer is for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import ProgrammingLanguage, VersionNumber

PACK = Pack(
    title="Versions and language lexers",
    distributions=("semver", "packaging", "pygments"),
    licence="BSD-3-Clause, Apache-2.0 OR BSD-2-Clause, BSD-2-Clause",
    data="602 lexers of Pygments",
    data_licence="BSD-2-Clause",
    data_date="2026",
)

Version = Annotated[str, "Semantic version, such as 1.4.2", VersionNumber]
WELL_KNOWN = (
    "ABAP", "APL", "Ada", "Bash", "C", "CMake", "COBOL", "CUDA", "Clojure", "Common Lisp", "Cython",
    "D", "Delphi", "Docker", "Elixir", "Erlang", "F#", "Forth", "Fortran", "GLSL", "Gnuplot",
    "Graphviz", "Groovy", "HLSL", "HTML", "Haxe", "JSON", "JavaScript", "Kotlin", "Lua", "Makefile",
    "Markdown", "Mathematica", "Meson", "NASM", "OCaml", "Objective-C", "PHP", "Perl", "PostScript",
    "PowerShell", "Prolog", "Python", "Racket", "Ruby", "Rust", "SAS", "Scheme", "Scilab",
    "Standard ML", "Stata", "TOML", "Tcl", "TeX", "Terraform", "VB.net", "Vala", "WebAssembly",
    "XML", "XSLT", "YAML", "reStructuredText",
)  # fmt: skip
"""Languages as Pygments writes them."""


class Bumped(Result):
    next_version: Annotated[
        str, Asks("the number of the next {part} release after {version} by semantic versioning")
    ]


class LanguageRecord(Result):
    file_patterns: list[Annotated[str, Asks("the file name patterns of {language} in Pygments")]]
    pattern_count: Annotated[
        int,
        Asks(
            "the number of file name patterns of {language} in Pygments",
        ),
    ]


class FileLanguage(Result):
    language: Annotated[
        str,
        ProgrammingLanguage,
        Asks("the language that Pygments assigns to the file extension {extension}"),
    ]


@tool(
    kind="processing",
    examples=[
        Example(version="1.4.2", part="minor", gives={"next_version": "1.5.0"}),
        Example(version="1.4.2-rc.1", part="patch", gives={"next_version": "1.4.2"}),
    ],
)
def next_version(
    version: Version,
    part: Annotated[Literal["major", "minor", "patch"], "Which part to raise"],
) -> Bumped:
    """The next major, minor or patch release after a semantic version."""
    import semver

    try:
        item = semver.Version.parse(version)
    except ValueError as error:
        raise ToolError(f"{version!r} is not a semantic version such as '1.4.2'.") from error
    return Bumped(next_version=str(item.next_version(part)))


@tool(
    kind="retrieval",
    examples=[Example(language="Rust", gives={"file_patterns": ["*.rs", "*.rs.in"]})],
)
def language_files(
    language: Annotated[str, "Name of a language as Pygments writes it", ProgrammingLanguage],
) -> LanguageRecord:
    """File name patterns of a programming language and their number, from Pygments."""
    found = _lexers().get(language)
    if found is None:
        raise ToolError(f"Pygments has no lexer for {language[:60]!r}; one it has is 'Rust'.")
    return LanguageRecord(file_patterns=list(found), pattern_count=len(found))


@tool(kind="retrieval", examples=[Example(extension=".rs", gives={"language": "Rust"})])
def language_of_extension(
    extension: Annotated[
        str,
        "File extension with its dot",
        Draws(".rs", ".jl", ".kt", ".ex", ".hs", ".zig", ".nim", ".dart"),
    ],
) -> FileLanguage:
    """The language that only one lexer of Pygments claims for a file extension."""
    found = [name for name, patterns in _lexers().items() if f"*{extension}" in patterns]
    if len(found) != 1:
        said = ", ".join(found[:6]) or "no language"
        raise ToolError(f"The extension {extension[:20]!r} belongs to {said} in Pygments.")
    return FileLanguage(language=found[0])


@cache
def _lexers() -> dict[str, tuple[str, ...]]:
    from pygments.lexers import get_all_lexers

    found = {name: patterns for name, _, patterns, _ in get_all_lexers(False)}
    return dict(sorted(found.items()))


@seeds(VersionNumber, source="releases of well-known Python packages")
def versions() -> Iterator[str]:
    """Version numbers of releases that many people installed."""
    yield from ("1.26.4", "2.31.0", "3.2.25", "0.9.1", "1.4.2", "2.1.0", "5.0.6", "0.11.3",
                "3.1.4", "1.5.3", "2.0.0", "4.2.11", "1.3.24", "6.0.1", "3.9.5")  # fmt: skip


@seeds(ProgrammingLanguage, source="Pygments")
def languages() -> Iterator[str]:
    """Widely used languages with at least two file patterns."""
    yield from (name for name in WELL_KNOWN if len(_lexers().get(name, ())) >= 2)
