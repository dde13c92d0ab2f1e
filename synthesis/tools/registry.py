"""The packs as they are written: finds their modules, imports them, and reads their tools.

Importing a pack imports no library under it: tools do that when called. Programs that only
need to know what the pool holds ask ``catalogue``, which imports no pack either.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import cast

from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Domain, Pack
from synthesis.tools import reading
from synthesis.tools.declare import SeedSource, declared, seed_functions
from synthesis.tools.places import Folder
from synthesis.tools.reading import Tool


@dataclass(frozen=True)
class PackModule:
    """A pack module: ``name`` is "<domain>.<library>"."""

    name: str
    domain: Domain
    module: ModuleType
    info: Pack


def packs_in(folder: Folder) -> Iterator[PackModule]:
    """The packs of a folder by name, imported; raises ``ConfigurationError`` for a broken one."""
    for entry in sorted(pkgutil.iter_modules([str(folder.path)]), key=lambda e: e.name):
        if not entry.name.startswith("_"):
            module = import_pack(f"{folder.package}.{entry.name}")
            yield PackModule(f"{folder.domain}.{entry.name}", folder.domain, module, module.PACK)


def import_pack(module: str) -> ModuleType:
    """A pack's module by its full name; raises ``ConfigurationError`` when it is broken."""
    try:
        return importlib.import_module(module)
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise ConfigurationError(f"The pack {module} cannot be read: {problem}.") from error


def tools_of(pack: PackModule) -> Iterator[Tool]:
    """The tools that a pack declares, in the order in which it defines them."""
    for function, declaration in declared(pack.module):
        yield reading.read(function, declaration, pack.name, pack.domain)


def tool(module: str, name: str) -> Tool:
    """One tool of the pack in ``module``, alone read; raises ``ConfigurationError``."""
    pack = import_pack(module)
    domain, library = module.rsplit(".", 2)[1:]
    for function, declaration in declared(pack):
        if function.__name__ == name:
            return reading.read(function, declaration, f"{domain}.{library}", cast(Domain, domain))
    raise ConfigurationError(f"The pack {module} has no tool {name!r}.")


def seed_sources(module: str) -> Iterator[tuple[Callable[[], Iterable[str]], SeedSource]]:
    """The seed enumerations of the pack in ``module``, in order of definition."""
    yield from seed_functions(import_pack(module))
