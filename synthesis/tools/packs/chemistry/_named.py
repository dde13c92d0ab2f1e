"""Which compounds to ask about: those with a name that a chemist writes and measured data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from synthesis.tools.packs.chemistry import _compounds

TABLES = (
    "Misc/Physical Constants of Organic Compounds.csv",
    "Misc/Physical Constants of Inorganic Compounds.csv",
    "Misc/CRC Handbook Organic RI.csv",
    "Misc/cccbdb.nist.gov Dipoles.csv",
    "Phase Change/OpenNotebook Melting Points.tsv",
    "Phase Change/CRC Handbook Heat of Fusion.tsv",
    "Phase Change/CRC Handbook Heat of Vaporization.tsv",
    "Environment/CRC logP table.tsv",
    "Critical Properties/CRCCriticalOrganics.tsv",
    "Critical Properties/IUPACOrganicCriticalProps.tsv",
    "Heat Capacity/CRC Standard Thermodynamic Properties of Chemical Substances.tsv",
    "Electrolytes/Permittivity (Dielectric Constant) of Liquids.tsv",
    "Safety/National Toxicology Program Carcinogens.tsv",
    "Safety/IARC Carcinogen Database.tsv",
    "Safety/IS IEC 60079-20-1 2010.tsv",
    "Safety/DIPPR T_flash Serat.csv",
    "Safety/Ontario Exposure Limits.tsv",
)
"""Tables of measured or ruled values that chemicals carries, each with a CAS number first."""

WRITTEN = re.compile(r"(?=[^ ]*[a-z]{4})(?!.*[a-z]{2}\d)[a-z0-9][a-z0-9,'()\- ]{2,29}(?<![-, ])")
WORDS = re.compile(r"[a-z][a-z]+([ -][a-z]{3,}){0,2}")


@dataclass(frozen=True, slots=True)
class Named:
    """A compound with a plain name, and in how many of the tables it stands."""

    cas: str
    name: str
    formula: str
    smiles: str
    inchi_key: str
    tables: int

    @property
    def is_organic(self) -> bool:
        return re.match(r"C(?![a-z])", self.formula) is not None

    @property
    def is_in_words(self) -> bool:
        """Whether the name is of letters alone, without the places of substituents."""
        return WORDS.fullmatch(self.name) is not None


_NITROGEN = re.compile(r"(amine|amide|aniline|anilide|urea|idine|oline|idone)$")


def spelt(name: str) -> str:
    """A name of the table, which is all in small letters, as a chemist writes it."""
    if _NITROGEN.search(name):
        name = re.sub(r"(?<![a-z])n(?=-|,n-)|(?<=[nN],)n(?=-)", "N", name)
    name = re.sub(r"(?<![a-z])(d|l|dl)(?=-[a-z])", lambda found: found[0].upper(), name)
    name = re.sub(r"(?<=\d)h(?=-)", "H", name)
    return re.sub(r"\([iv]+\)", lambda found: found[0].upper(), name)


def _is_sound(name: str, formula: str) -> bool:
    """Whether a row is of a neutral compound with its hydrogen, under a name of one order."""
    return not re.search(r", | \(", name) and not re.search(r"[+-]|[DT](?![a-z])|^B\d+$", formula)


@cache
def compounds() -> tuple[Named, ...]:
    """Compounds of at least two tables in order of CAS number, each name once."""
    counts: Counter[str] = Counter()
    for table in TABLES:
        with (_compounds.folder() / table).open("rb") as lines:
            starts = {re.split(rb"[\t,]", line, maxsplit=1)[0] for line in lines}
        counts.update(start.strip(b'"').decode() for start in starts)
    found: dict[str, Named] = {}
    for cas, name, formula, smiles, key in _compounds.rows():
        if counts[cas] >= 2 and WRITTEN.fullmatch(name) and _is_sound(name, formula):
            found[name] = Named(cas, spelt(name), formula, smiles, key, counts[cas])
        else:
            found.pop(name, None)
    return tuple(sorted(found.values(), key=lambda item: _order(item.cas)))


def _order(cas: str) -> int:
    return int(cas.replace("-", ""))
