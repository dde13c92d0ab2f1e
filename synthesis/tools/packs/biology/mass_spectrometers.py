"""Mass spectrometers and their makers, from the PSI-MS vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.biology import InstrumentMaker, MassSpectrometer
from synthesis.tools.packs.biology import _obo

PACK = Pack(
    title="psims: PSI-MS instruments",
    distributions=("psims",),
    licence="Apache-2.0",
    data="PSI-MS controlled vocabulary 4.1.258, instrument models",
    data_licence="CC BY 4.0",
    data_date="2026-06-23",
)
ROOT = "MS:1000031"
SUFFIX = " instrument model"


class Maker(Result):
    maker: Annotated[str, InstrumentMaker, Asks("the maker of {instrument}")]
    accession: Annotated[str, Asks("the PSI-MS accession of {instrument}")]


@tool(
    kind="retrieval",
    examples=[
        Example(
            instrument="LTQ Orbitrap",
            gives={"maker": "Thermo Fisher Scientific", "accession": "MS:1000449"},
        ),
        Example(instrument="timsTOF Pro", gives={"maker": "Bruker Daltonics"}),
    ],
)
def instrument_maker(
    instrument: Annotated[str, "Model name of the mass spectrometer", MassSpectrometer],
) -> Maker:
    """Maker of a mass spectrometer model and its accession in the PSI-MS vocabulary."""
    found = _models().get(instrument.lower())
    if found is None:
        raise ToolError(
            f"PSI-MS has no instrument model {instrument[:60]!r}; 'LTQ Orbitrap' is one."
        )
    return Maker(maker=found[2], accession=found[1])


class Models(Result):
    count: Annotated[
        int,
        Asks(
            "the number of instrument models of {maker} in the PSI-MS vocabulary",
            noun="number of instrument models in PSI-MS",
            additive=True,
        ),
    ]
    newest: Annotated[
        str,
        MassSpectrometer,
        Asks("the instrument model of {maker} that entered the PSI-MS vocabulary last"),
    ]


@tool(
    kind="retrieval",
    examples=[Example(maker="Ionoptika", gives={"count": 2})],
)
def instruments_of_maker(
    maker: Annotated[str, "Company, as PSI-MS names it", InstrumentMaker],
) -> Models:
    """Number of a maker's mass spectrometer models in PSI-MS, and the one added last."""
    rows = _models().values()
    found = [(key, name) for name, key, company in rows if company.lower() == maker.lower()]
    if not found:
        raise ToolError(f"PSI-MS lists no models of {maker[:60]!r}; 'Agilent' has some.")
    return Models(count=len(found), newest=max(found)[1])


@seeds(MassSpectrometer, source="PSI-MS 4.1.258, instrument models")
def instruments() -> Iterator[str]:
    """Instrument models."""
    yield from (name for name, _, _ in _models().values())


@cache
def _models() -> dict[str, tuple[str, str, str]]:
    """Name, accession and maker of each model, by lower-case name."""
    names: dict[str, str] = {}
    children: dict[str, list[str]] = {}
    for term in _obo.terms("psi-ms.obo.gz"):
        key = term["id"][0]
        names[key] = term["name"][0]
        for text in term.get("is_a", ()):
            children.setdefault(text[:10], []).append(key)
    found: dict[str, tuple[str, str, str]] = {}
    for company in children[ROOT]:
        waiting = list(children.get(company, ()))
        while waiting:
            key = waiting.pop(0)
            waiting += children.get(key, ())
            name = names[key]
            if key not in children and not name.endswith((SUFFIX, " series")):
                row = (name, key, names[company].removesuffix(SUFFIX))
                found.setdefault(name.lower(), row)
    return found
