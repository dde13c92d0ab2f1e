"""BibTeX entries of famous works: their parts, authors' names and formatted references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.common import Year
from synthesis.tools.entities.science import BibtexEntry, Issn, PersonName
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.science import _bibliography, _papers

PACK = Pack(
    title="bibtexparser, citeproc-py and nameparser",
    distributions=("bibtexparser", "citeproc-py", "nameparser", "pylatexenc"),
    licence="MIT, BSD-2-Clause-Views (citeproc-py), LGPL-2.1-or-later (nameparser)",
    data="Harvard style of citationstyles.org",
    data_licence="CC BY-SA 3.0",
    data_date="2026-02-12",
)
STYLE = "harvard-cite-them-right"
LONGEST_NAME = 120

Entry = Annotated[str, "One BibTeX entry", BibtexEntry]
Name = Annotated[str, "Personal name, either way round", PersonName]


class WorkYear(Result):
    title: Annotated[str, Asks("the title of the work in {entry}")]
    year: Annotated[
        int, Year, Asks("the year of the work in {entry}", refers="the year of {entry}")
    ]


class WorkAuthors(Result):
    authors: Annotated[
        list[Annotated[str, PersonName]],
        Asks("the authors (accents as letters, names as written) in {entry}"),
    ]
    first_author: Annotated[
        str,
        PersonName,
        Asks(
            "the first author (accents as letters, name as written) in {entry}",
            refers="the first author of {entry}",
        ),
    ]
    count: Annotated[
        int, Asks("the number of authors in {entry}", noun="number of authors", additive=True)
    ]


class HarvardReference(Result):
    reference: Annotated[
        str, Asks("the reference, in the Harvard style (Cite Them Right), to the work in {entry}")
    ]


class NameParts(Result):
    surname: Annotated[str, Asks("the family name of {name}")]
    given: Annotated[str, Asks("the given names or initials of {name}")]
    short_form: Annotated[
        str, Asks("the form of {name} with the family name first and initials only")
    ]


class IssnBarcode(Result):
    ean13: Annotated[str, Asks("the 13-digit barcode number (977...) of {issn}")]


@tool(
    kind="processing",
    examples=[
        Example(
            entry=_bibliography.TURING,
            gives={
                "title": "On computable numbers, with an application to the Entscheidungsproblem",
                "year": 1937,
            },
        )
    ],
)
def bibtex_title_year(entry: Entry) -> WorkYear:
    """Title and year of a BibTeX entry, LaTeX accents resolved."""
    year = _bibliography.needed(entry, "year")
    if not re.fullmatch(r"\d{3,4}", year):
        raise ToolError(f"The year of the BibTeX entry is no number: {year[:20]}.")
    return WorkYear(title=_bibliography.needed(entry, "title"), year=int(year))


@tool(
    kind="processing",
    examples=[
        Example(
            entry=r"@article{er, author={Erd{\H{o}}s, P. and R{\'e}nyi, A.}, year={1959}}",
            gives={"authors": ["Erdős, P.", "Rényi, A."], "count": 2},
        )
    ],
)
def bibtex_authors(entry: Entry) -> WorkAuthors:
    """Authors of a BibTeX entry in order, accents as letters, and their number."""
    found = _bibliography.authors(entry)
    return WorkAuthors(authors=complete(found, "authors"), first_author=found[0], count=len(found))


@tool(
    kind="processing",
    examples=[
        Example(
            entry=_bibliography.TURING,
            gives={
                "reference": "Turing, A.M. (1937) “On computable numbers, with an application to "
                "the Entscheidungsproblem”, Proceedings of the London Mathematical Society, "
                "s2-42, pp. 230–265."
            },
        )
    ],
)
def harvard_reference(entry: Entry) -> HarvardReference:
    """A BibTeX entry as a reference in the Harvard style (Cite Them Right)."""
    return HarvardReference(reference=_bibliography.formatted(entry, STYLE))


@tool(
    kind="processing",
    examples=[
        Example(
            name="Dr. Juan Q. Xavier de la Vega III",
            gives={"surname": "de la Vega", "given": "Juan Q. Xavier"},
        ),
        Example(name="Ludwig van Beethoven", gives={"short_form": "van Beethoven, L."}),
    ],
)
def name_parts(name: Name) -> NameParts:
    """Family name, given names and short form ("van Beethoven, L.") of a personal name."""
    surname, given = _parts(name)
    initials = " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in given.replace(".", " ").split()
    )
    return NameParts(surname=surname, given=given, short_form=f"{surname}, {initials}")


@tool(kind="processing", examples=[Example(issn="0317-8471", gives={"ean13": "9770317847001"})])
def issn_barcode(issn: Annotated[str, "ISSN with its hyphen", Issn]) -> IssnBarcode:
    """EAN-13 barcode number of a journal: 977, the ISSN without check digit, 00, check digit."""
    digits = issn.replace("-", "")
    total = sum((8 - at) * int(digit) for at, digit in enumerate(digits[:7]))
    check = "0123456789X"[-total % 11]
    if digits[7] != check:
        raise ToolError(f"{issn} has a wrong check digit; it should be {check}.")
    body = f"977{digits[:7]}00"
    weighed = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body))
    return IssnBarcode(ean13=f"{body}{-weighed % 10}")


@seeds(BibtexEntry, source="Well-known papers and books of science")
def famous_works() -> Iterator[str]:
    """Papers that everyone in a field cites."""
    yield from _papers.entries()


@seeds(PersonName, source="Laureates and mathematicians with particles, accents or initials")
def scientists() -> Iterator[str]:
    """Names that are not trivial to take apart or to spell."""
    yield from (
        "Paul Erdős", "Kurt Gödel", "Erwin Schrödinger", "Niels Henrik David Bohr",
        "Ludwig van Beethoven", "Antoine-Laurent de Lavoisier", "John von Neumann",
        "Marie Skłodowska-Curie", "Sofja Wassiljewna Kowalewskaja",
        "Johannes Diderik van der Waals",
        "Louis de Broglie", "Élie Joseph Cartan", "Évariste Galois", "Niels Fabian Helge von Koch",
        "Hans Peter Jørgen Julius Thomsen", "Karl Landsteiner", "Santiago Ramón y Cajal",
        "Bernardo Alberto Houssay", "Françoise Barré-Sinoussi", "Ole Rømer",
        "Jöns Jacob Berzelius", "Svante August Arrhenius", "Anders Jonas Ångström",
        "Pafnuty Lvovich Chebyshev", "Sir William Rowan Hamilton", "Dr. Martin Luther King Jr.",
        "Stefan Banach", "Wacław Sierpiński", "Jan Łukasiewicz", "Bolesław Prus", "Tycho Brahe",
        "Ferdinand de Saussure", "Simone de Beauvoir", "Bartel Leendert van der Waerden",
        "Luitzen Egbertus Jan Brouwer", "Christiaan Huygens", "Charles-Augustin de Coulomb",
        "Pierre-Simon Laplace", "Joseph-Louis Lagrange", "André-Marie Ampère", "Henri Poincaré",
        "René Descartes", "Abraham de Moivre", "Guillaume de l'Hôpital", "Sophus Lie",
    )  # fmt: skip


@seeds(Issn, source="Printed ISSNs of well-known journals")
def known_issns() -> Iterator[str]:
    """Nature, Science, Cell, PNAS, the Lancet, Physical Review Letters and others."""
    yield from (
        "0028-0836", "0036-8075", "0092-8674", "0027-8424", "0028-4793", "0140-6736",
        "0098-7484", "0031-9007", "0002-7863", "0004-637X", "0004-6361", "0035-8711",
        "0003-486X", "0012-9682", "0022-1082", "0001-0782", "0006-3444", "0162-1459",
        "0033-295X", "1745-2473", "1087-0156", "0021-9258", "0305-1048",
        "1476-4687", "0009-2665", "0034-6861", "0370-1573", "0556-2821", "0163-1829",
    )  # fmt: skip


def _parts(name: str) -> tuple[str, str]:
    from nameparser import HumanName

    if len(name) > LONGEST_NAME:
        raise ToolError(f"A name has at most {LONGEST_NAME} characters.")
    found = HumanName(name)
    given = " ".join(part for part in (found.first, found.middle) if part)
    if not found.last or not given:
        raise ToolError(f"{name[:60]!r} has no given name beside a family name.")
    return str(found.last), given
