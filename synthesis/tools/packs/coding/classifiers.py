"""The classifiers of PyPI: their tree, and which packages carry them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import PackageRelease, TroveClassifier
from synthesis.tools.packs import _lists
from synthesis.tools.packs.coding import _releases

PACK = Pack(
    title="PyPI classifiers",
    distributions=("trove-classifiers",),
    licence="Apache-2.0",
    data="Classifiers that PyPI accepts; metadata of the pinned distributions",
    data_licence="Apache-2.0",
    data_date="2026-09-21",
)

Classifier = Annotated[str, "Classifier as PyPI writes it", TroveClassifier]


class Below(Result):
    children: list[
        Annotated[str, TroveClassifier, Asks("the classifiers directly below {classifier}")]
    ]
    descendant_count: Annotated[
        int,
        Asks(
            "the number of classifiers at any depth below {classifier}",
            noun="number of classifiers at any depth below",
        ),
    ]


class Carriers(Result):
    packages: list[
        Annotated[
            str,
            PackageRelease,
            Asks("the packages, of those pinned here, whose metadata carry {classifier}"),
        ]
    ]
    package_count: Annotated[
        int,
        Asks(
            "the number of packages, of those pinned here, whose metadata carry {classifier}",
            noun="number of pinned packages that carry it",
        ),
    ]


class Carried(Result):
    topics: list[
        Annotated[str, TroveClassifier, Asks("the topic classifiers in the metadata of {release}")]
    ]
    status: Annotated[
        str | None, Asks("the development status that the classifiers of {release} state")
    ]
    classifier_count: Annotated[
        int,
        Asks(
            "the number of classifiers in the metadata of {release}",
            noun="number of classifiers in the metadata",
            additive=True,
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            classifier="Programming Language :: Python :: Implementation",
            gives={"descendant_count": 7},
        ),
        Example(
            classifier="Topic :: Multimedia :: Sound/Audio :: Players",
            gives={"children": ["Topic :: Multimedia :: Sound/Audio :: Players :: MP3"]},
        ),
    ],
)
def classifier_children(classifier: Classifier) -> Below:
    """Classifiers of PyPI below one and how many at any depth."""
    if classifier not in _known():
        raise ToolError(f"PyPI has no classifier {classifier[:80]!r}.")
    below = [item for item in _known() if item.startswith(f"{classifier} :: ")]
    if not below:
        raise ToolError(f"There is no classifier below {classifier!r}.")
    depth = classifier.count(" :: ") + 1
    children = [item for item in below if item.count(" :: ") == depth]
    return Below(
        children=_lists.complete(children, "classifiers directly below it"),
        descendant_count=len(below),
    )


@tool(
    kind="retrieval",
    examples=[Example(classifier="Topic :: Religion", gives={"package_count": 1})],
)
def classifier_packages(classifier: Classifier) -> Carriers:
    """Packages pinned here whose metadata carry a classifier, and their number."""
    if classifier not in _known():
        raise ToolError(f"PyPI has no classifier {classifier[:80]!r}.")
    found = _carriers().get(classifier)
    if not found:
        raise ToolError(f"No package that is pinned here carries {classifier!r}.")
    return Carriers(packages=_lists.complete(found, "packages"), package_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            release=_releases.EXAMPLE,
            gives={"status": "Production/Stable", "topics": []},
        )
    ],
)
def package_classifiers(
    release: Annotated[str, "Package and version, such as 'jmespath 1.1.0'", PackageRelease],
) -> Carried:
    """Topics, development status and number of classifiers in a pinned package's metadata."""
    found = _releases.find(release).metadata.get_all("Classifier") or []
    if not found:
        raise ToolError(f"The metadata of {release} hold no classifiers.")
    states = [item for item in found if item.startswith("Development Status :: ")]
    return Carried(
        topics=sorted(item for item in found if item.startswith("Topic :: ")),
        status=states[0].rpartition(" - ")[2] if states else None,
        classifier_count=len(found),
    )


@cache
def _known() -> tuple[str, ...]:
    from trove_classifiers import sorted_classifiers

    return tuple(sorted_classifiers)


@cache
def _carriers() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for item in _releases.releases().values():
        for classifier in sorted(set(item.metadata.get_all("Classifier") or ())):
            found.setdefault(classifier, []).append(_releases.labelled(item))
    return {classifier: tuple(sorted(labels)) for classifier, labels in found.items()}


@seeds(TroveClassifier, source="trove-classifiers")
def classifiers() -> Iterator[str]:
    """Classifiers that pinned packages carry, or with classifiers below them."""
    carried, known = _carriers(), _known()
    parents = {item.rpartition(" :: ")[0] for item in known}
    yield from (item for item in known if item in carried or item in parents)
