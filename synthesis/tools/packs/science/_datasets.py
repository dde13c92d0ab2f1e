"""Classic data sets of statistics that scikit-learn, statsmodels and Bokeh ship."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from synthesis.core.errors import ToolError
from synthesis.tools.packs.science import _files

LICENCE = (
    "BSD-3-Clause as shipped by scikit-learn (CC BY 4.0 at UCI), CC0 (penguins, cars), "
    "public domain (others)"
)
IRIS = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
WINE = (
    "alcohol", "malic acid", "ash", "alcalinity of ash", "magnesium", "total phenols",
    "flavanoids", "nonflavanoid phenols", "proanthocyanins", "colour intensity", "hue",
    "OD280/OD315", "proline",
)  # fmt: skip
NUCLEI = (
    "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
    "concave points", "symmetry", "fractal dimension",
)  # fmt: skip
DIABETES = (
    "age", "sex (1 or 2)", "body mass index", "blood pressure", "total cholesterol", "LDL", "HDL",
    "cholesterol/HDL ratio", "log triglycerides", "blood glucose",
)  # fmt: skip
NUCLEI_COLUMNS = tuple(
    f"{kind} {name}" for kind in ("mean", "standard error of the", "worst") for name in NUCLEI
)
CULTIVARS = ("cultivar 1", "cultivar 2", "cultivar 3")
STACK_LOSS = {
    "STACKLOSS": "stack loss",
    "AIRFLOW": "air flow",
    "WATERTEMP": "water temperature",
    "ACIDCONC": "acid concentration",
}
ENGEL = {"income": "household income", "foodexp": "food expenditure"}
LONGLEY = {
    "TOTEMP": "total employment",
    "GNPDEFL": "GNP deflator",
    "GNP": "gross national product",
    "UNEMP": "number of unemployed",
    "ARMED": "size of the armed forces",
    "POP": "population aged 14 or over",
    "YEAR": "year",
}
CRIME = {
    "violent": "violent crime rate",
    "murder": "murder rate",
    "hs_grad": "share of high school graduates",
    "poverty": "poverty rate",
    "single": "share of single-parent families",
    "white": "share of white population",
    "urban": "share of urban population",
}
PENGUINS = {
    "bill_length_mm": "bill length (mm)",
    "bill_depth_mm": "bill depth (mm)",
    "flipper_length_mm": "flipper length (mm)",
    "body_mass_g": "body mass (g)",
}
CARS = {
    "mpg": "miles per gallon",
    "cyl": "number of cylinders",
    "displ": "displacement (cubic inches)",
    "hp": "horsepower",
    "weight": "weight (lb)",
    "accel": "seconds from 0 to 60 mph",
    "yr": "model year",
}
ORIGINS = {"1": "American", "2": "European", "3": "Japanese"}
GLASS = ("Na", "Mg", "Al", "Si", "K", "Ca", "Ba", "Fe")
GLASS_INDEX = "refractive index above 1.518 (in thousandths)"
GLASSES = {
    "WinF": "float window", "WinNF": "non-float window", "Veh": "vehicle window",
    "Con": "container", "Tabl": "tableware", "Head": "headlamp",
}  # fmt: skip


class DataSet(NamedTuple):
    """Columns of numbers (missing ones ``None``), and the group of each row, if any."""

    columns: dict[str, list[float | None]]
    grouping: str = ""
    groups: tuple[str, ...] = ()


@cache
def data_sets() -> dict[str, DataSet]:
    """Every data set by its name."""
    return {
        "Iris": _sklearn("iris.csv", IRIS, "species", ("setosa", "versicolor", "virginica")),
        "Wine": _sklearn("wine_data.csv", WINE, "cultivar", CULTIVARS),
        "Wisconsin breast cancer": _sklearn(
            "breast_cancer.csv",
            NUCLEI_COLUMNS,
            "diagnosis",
            ("malignant", "benign"),
        ),
        "Diabetes": _diabetes(),
        "Linnerud": _linnerud(),
        "Palmer penguins": _plain("bokeh", "penguins.csv", PENGUINS, "species", "species"),
        "Auto MPG": _plain("bokeh", "auto-mpg.csv", CARS, "origin", "origin", ORIGINS),
        "Forensic glass": _plain(
            "bokeh",
            "forensic_glass.csv",
            {"RI": GLASS_INDEX, **{name: f"percentage of {name}" for name in GLASS}},
            "type",
            "type of glass",
            GLASSES,
        ),
        "Longley": _plain("statsmodels", "longley", LONGLEY),
        "US state crime 2009": _plain("statsmodels", "statecrime", CRIME),
        "Stack loss": _plain("statsmodels", "stackloss", STACK_LOSS),
        "Engel": _plain("statsmodels", "engel", ENGEL),
        "Grunfeld": _plain(
            "statsmodels",
            "grunfeld",
            {
                "invest": "gross investment",
                "value": "market value",
                "capital": "stock of capital",
                "year": "year",
            },
            "firm",
            "firm",
        ),
    }


def find(name: str) -> DataSet:
    """The data set of a name; raises ``ToolError`` when there is none."""
    found = data_sets().get(name)
    if found is None:
        raise ToolError(f"There is no data set {name[:40]!r}; Iris is one.")
    return found


@cache
def columns() -> dict[str, tuple[str, str]]:
    """Data set and column behind "petal length (cm) in the Iris data set"."""
    return {
        f"{column} in the {name} data set": (name, column)
        for name, found in data_sets().items()
        for column in found.columns
    }


def column(text: str) -> tuple[DataSet, str, list[float]]:
    """The data set, the column's name and its values without missing ones."""
    if text not in columns():
        raise ToolError(f"There is no column {text[:60]!r}; {next(iter(columns()))} is one.")
    name, label = columns()[text]
    found = find(name)
    return found, label, [value for value in found.columns[label] if value is not None]


def groups(text: str) -> dict[str, list[float]]:
    """Values of a column in each group of its data set, in order of the groups' names."""
    found, label, _ = column(text)
    if not found.groups:
        raise ToolError(f"The data set of {text} has no groups; those of Iris are species.")
    parted: dict[str, list[float]] = {}
    for group, value in zip(found.groups, found.columns[label], strict=True):
        if value is not None:
            parted.setdefault(group, []).append(value)
    return dict(sorted(parted.items()))


def _sklearn(file: str, names: tuple[str, ...], grouping: str, labels: tuple[str, ...]) -> DataSet:
    with _files.path("sklearn", "datasets", "data", file).open(encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
    values = {name: [float(row[at]) for row in rows] for at, name in enumerate(names)}
    return DataSet(values, grouping, tuple(labels[int(row[-1])] for row in rows))


def _diabetes() -> DataSet:
    folder = ("datasets", "data")
    with gzip.open(_files.path("sklearn", *folder, "diabetes_data_raw.csv.gz"), "rt") as stream:
        rows = [line.split() for line in stream]
    with gzip.open(_files.path("sklearn", *folder, "diabetes_target.csv.gz"), "rt") as stream:
        target: list[float | None] = [float(line) for line in stream]
    values = {n: [float(row[at]) for row in rows] for at, n in enumerate(DIABETES)}
    return DataSet({**values, "disease progression after a year": target})


def _linnerud() -> DataSet:
    found: dict[str, list[float | None]] = {}
    for part in ("exercise", "physiological"):
        file = _files.path("sklearn", "datasets", "data", f"linnerud_{part}.csv")
        names, *rows = [line.split() for line in file.read_text(encoding="utf-8").splitlines()]
        for at, name in enumerate(names):
            found[_linnerud_name(name)] = [float(row[at]) for row in rows]
    return DataSet(found)


def _linnerud_name(name: str) -> str:
    return {"Chins": "number of chin-ups", "Situps": "number of sit-ups"}.get(
        name, {"Jumps": "number of jumps", "Waist": "waist (inches)"}.get(name, name.lower())
    )


def _plain(
    source: str,
    file: str,
    names: dict[str, str],
    group: str = "",
    grouping: str = "",
    labels: dict[str, str] | None = None,
) -> DataSet:
    rows = list(_rows(source, file))
    values = {label: [_number(row[key]) for row in rows] for key, label in names.items()}
    groups = tuple((labels or {}).get(row[group], row[group]) for row in rows) if group else ()
    return DataSet(values, grouping, groups)


def _rows(source: str, file: str) -> Iterator[dict[str, str]]:
    if source == "bokeh":
        return _files.rows("bokeh_sampledata", "_data", file)
    return _files.rows("statsmodels", "datasets", file, f"{file}.csv")


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
