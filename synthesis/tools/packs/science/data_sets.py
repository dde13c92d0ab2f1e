"""Classic data sets: what they hold, and statistics of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.science import DataColumn, DataSet
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.science import _datasets

PACK = Pack(
    title="Classic data sets of scikit-learn, statsmodels and Bokeh",
    distributions=("scikit-learn", "statsmodels", "bokeh-sampledata", "scipy"),
    licence="BSD-3-Clause",
    data="Iris, Wine, breast cancer, diabetes, Longley, penguins and other classic data sets",
    data_licence=_datasets.LICENCE,
    data_date="2026-09",
)

UNMEASURED = {"year", "model year", "sex (1 or 2)", "number of cylinders"}

Set = Annotated[str, "Name of the data set, such as Iris", DataSet]
Column = Annotated[str, "Column, such as 'petal length (cm) in the Iris data set'", DataColumn]


class Overview(Result):
    rows: Annotated[
        int, Asks("the number of rows of {data_set}", noun="number of rows", additive=True)
    ]
    columns: Annotated[
        list[Annotated[str, DataColumn]],
        Asks("the numeric columns of {data_set}"),
    ]


class Groups(Result):
    groups: Annotated[list[str], Asks("the groups into which the rows of {data_set} fall")]
    largest: Annotated[str, Asks("the group with most rows in {data_set}")]
    largest_rows: Annotated[int, Asks("the number of rows in the largest group of {data_set}")]


class Correlate(Result):
    partner: Annotated[
        str,
        DataColumn,
        Asks("the other column of its data set most strongly correlated with {column} (Pearson)"),
    ]
    correlation: Annotated[
        float,
        Asks(
            "the Pearson correlation of {column} with the column of its data set that is most "
            "strongly correlated with it",
            round_to=4,
        ),
    ]
    slope: Annotated[
        float,
        Asks(
            "the least-squares slope of {column} on the other column of its data set that is most "
            "strongly correlated with it",
        ),
    ]


class FullRegression(Result):
    r_squared: Annotated[
        float,
        Asks(
            "the R² of the least-squares regression of {column} on all the other numeric columns "
            "of its data set",
            noun="R² of the regression on all other numeric columns",
            round_to=4,
        ),
    ]


class Components(Result):
    first_percent: Annotated[
        float,
        Asks(
            "the share of variance of the first principal component of {data_set} "
            "(standardised columns)",
            noun="share of variance of the first principal component (standardised columns)",
            unit="%",
            round_to=2,
        ),
    ]


@tool(kind="retrieval", examples=[Example(data_set="Iris", gives={"rows": 150})])
def data_set_overview(data_set: Set) -> Overview:
    """Number of rows and numeric columns of a classic data set."""
    found = _datasets.find(data_set)
    names = [text for text, (name, _) in _datasets.columns().items() if name == data_set]
    return Overview(
        rows=len(next(iter(found.columns.values()))), columns=complete(names, "columns")
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            data_set="Wisconsin breast cancer", gives={"largest": "benign", "largest_rows": 357}
        )
    ],
)
def data_set_groups(data_set: Set) -> Groups:
    """Groups of the rows of a classic data set (species, origin ...), and the largest."""
    groups = _datasets.find(data_set).groups
    if not groups:
        raise ToolError(f"The rows of {data_set} fall into no groups.")
    names = sorted(set(groups))
    largest = max(names, key=groups.count)
    return Groups(groups=names, largest=largest, largest_rows=groups.count(largest))


@tool(
    kind="processing",
    examples=[
        Example(
            column="petal length (cm) in the Iris data set",
            gives={"partner": "petal width (cm) in the Iris data set", "correlation": 0.96287},
        ),
        Example(column="petal width (cm) in the Iris data set", gives={"slope": 0.41576}),
    ],
)
def column_correlate(column: Column) -> Correlate:
    """Column of the data set most correlated with one, Pearson's r, and the slope on it."""
    partner, fit = _best_fit(column)
    return Correlate(
        partner=partner,
        correlation=round(float(fit.rvalue), 6),
        slope=float(f"{fit.slope:.6g}"),
    )


@tool(
    kind="processing",
    examples=[
        # Brownlee (1965): R² = 0.9136 for the three regressors of the stack loss data.
        Example(column="stack loss in the Stack loss data set", gives={"r_squared": 0.91358}),
        # Certified by NIST: 0.995479004577296.
        Example(column="total employment in the Longley data set", gives={"r_squared": 0.995479}),
    ],
)
def column_full_regression(column: Column) -> FullRegression:
    """R² of the regression of a column on all other numeric columns of its data set."""
    import numpy

    found, label, _ = _datasets.column(column)
    others = [name for name in found.columns if name != label]
    rows = _complete(found, [label, *others])
    if len(rows) < len(others) + 3:
        raise ToolError(f"The data set of {column} has too few rows for so many columns.")
    table = numpy.array(rows)
    design = numpy.column_stack([numpy.ones(len(table)), table[:, 1:]])
    left = table[:, 0] - design @ numpy.linalg.lstsq(design, table[:, 0], rcond=None)[0]
    share = 1 - float(left @ left) / float(((table[:, 0] - table[:, 0].mean()) ** 2).sum())
    return FullRegression(r_squared=round(share, 6))


@tool(kind="processing", examples=[Example(data_set="Iris", gives={"first_percent": 72.96})])
def data_set_principal_component(data_set: Set) -> Components:
    """Share of variance (%) of the first principal component of the standardised columns."""
    import numpy

    found = _datasets.find(data_set)
    if len(found.columns) < 3:
        raise ToolError(f"{data_set} has too few columns for principal components.")
    table = numpy.array(_complete(found, list(found.columns)))
    values = numpy.linalg.eigvalsh(numpy.corrcoef(table, rowvar=False))
    return Components(first_percent=round(float(values[-1] / values.sum()) * 100, 4))


@seeds(DataSet, source="scikit-learn, statsmodels and Bokeh")
def classic_data_sets() -> Iterator[str]:
    """Every data set."""
    yield from _datasets.data_sets()


@seeds(DataColumn, source="scikit-learn, statsmodels and Bokeh")
def data_columns() -> Iterator[str]:
    """Every column that measures something, without years, codes and small counts."""
    for text, (_, column) in _datasets.columns().items():
        if column not in UNMEASURED:
            yield text


def _complete(found: _datasets.DataSet, names: list[str]) -> list[tuple[float, ...]]:
    rows = zip(*(found.columns[name] for name in names), strict=True)
    return [row for row in rows if None not in row]  # type: ignore[misc]


def _best_fit(column: str):  # type: ignore[no-untyped-def]
    from scipy.stats import linregress

    found, label, _ = _datasets.column(column)
    name, _ = _datasets.columns()[column]
    fits = []
    for other in found.columns:
        pairs = _complete(found, [other, label])
        if other != label:
            x, y = zip(*pairs, strict=True)
            fits.append((other, linregress(x, y)))
    if not fits:
        raise ToolError(f"The data set of {column} has no other column.")
    best, fit = max(fits, key=lambda item: abs(float(item[1].rvalue)))
    return f"{best} in the {name} data set", fit
