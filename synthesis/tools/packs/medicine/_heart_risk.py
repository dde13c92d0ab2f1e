"""Coefficients of the cardiovascular risk equations, from the papers' tables."""

from __future__ import annotations

from typing import Any

SCORE2: dict[str, dict[str, Any]] = {
    "male": {
        "age": 0.3742,
        "survival": 0.9605,
        "factors": (
            (0.6012, -0.0755),
            (0.2777, -0.0255),
            (0.1458, -0.0281),
            (-0.2698, 0.0426),
        ),
    },
    "female": {
        "age": 0.4648,
        "survival": 0.9776,
        "factors": (
            (0.7744, -0.1088),
            (0.3131, -0.0277),
            (0.1002, -0.0226),
            (-0.2606, 0.0613),
        ),
    },
}
"""Log hazard ratios, each with its interaction with age: smoking, systolic pressure, total
cholesterol, HDL cholesterol (Eur Heart J 2021;42:2439, supplementary table 2)."""

SCORE2_SCALES = {
    "male": {
        "low": (-0.5699, 0.7476),
        "moderate": (-0.1565, 0.8009),
        "high": (0.3207, 0.9360),
        "very high": (0.5836, 0.8294),
    },
    "female": {
        "low": (-0.7380, 0.7019),
        "moderate": (-0.3143, 0.7701),
        "high": (0.5710, 0.9369),
        "very high": (0.9412, 0.8329),
    },
}

REGIONS = {
    "low": (
        "Belgium",
        "Denmark",
        "France",
        "Israel",
        "Luxembourg",
        "Netherlands",
        "Norway",
        "Spain",
        "Switzerland",
        "United Kingdom",
    ),
    "moderate": (
        "Austria",
        "Cyprus",
        "Finland",
        "Germany",
        "Greece",
        "Iceland",
        "Ireland",
        "Italy",
        "Malta",
        "Portugal",
        "San Marino",
        "Slovenia",
        "Sweden",
    ),
    "high": (
        "Albania",
        "Bosnia and Herzegovina",
        "Croatia",
        "Czechia",
        "Czech Republic",
        "Estonia",
        "Hungary",
        "Kazakhstan",
        "Poland",
        "Slovakia",
        "Turkey",
        "Türkiye",
    ),
    "very high": (
        "Algeria",
        "Armenia",
        "Azerbaijan",
        "Belarus",
        "Bulgaria",
        "Egypt",
        "Georgia",
        "Kyrgyzstan",
        "Latvia",
        "Lebanon",
        "Libya",
        "Lithuania",
        "Moldova",
        "Montenegro",
        "Morocco",
        "North Macedonia",
        "Romania",
        "Russia",
        "Serbia",
        "Syria",
        "Tunisia",
        "Ukraine",
        "Uzbekistan",
    ),
}
"""Countries of each SCORE2 risk region (ESC, 2021)."""

FRAMINGHAM = {
    "female": {
        "age": 2.32888,
        "cholesterol": 1.20904,
        "hdl": -0.70833,
        "untreated": 2.76157,
        "treated": 2.82263,
        "smoker": 0.52873,
        "diabetes": 0.69154,
        "mean": 26.1931,
        "survival": 0.95012,
    },
    "male": {
        "age": 3.06117,
        "cholesterol": 1.12370,
        "hdl": -0.93263,
        "untreated": 1.93303,
        "treated": 1.99881,
        "smoker": 0.65451,
        "diabetes": 0.57367,
        "mean": 23.9802,
        "survival": 0.88936,
    },
}
"""General cardiovascular disease (Circulation 2008;117:743, table 2)."""

POOLED = {
    ("female", "white"): {
        "age": -29.799,
        "age squared": 4.884,
        "cholesterol": 13.540,
        "cholesterol by age": -3.114,
        "hdl": -13.578,
        "hdl by age": 3.149,
        "treated": 2.019,
        "untreated": 1.957,
        "smoker": 7.574,
        "smoker by age": -1.665,
        "diabetes": 0.661,
        "mean": -29.18,
        "survival": 0.9665,
    },
    ("female", "African American"): {
        "age": 17.114,
        "cholesterol": 0.940,
        "hdl": -18.920,
        "hdl by age": 4.475,
        "treated": 29.291,
        "treated by age": -6.432,
        "untreated": 27.820,
        "untreated by age": -6.087,
        "smoker": 0.691,
        "diabetes": 0.874,
        "mean": 86.61,
        "survival": 0.9533,
    },
    ("male", "white"): {
        "age": 12.344,
        "cholesterol": 11.853,
        "cholesterol by age": -2.664,
        "hdl": -7.990,
        "hdl by age": 1.769,
        "treated": 1.797,
        "untreated": 1.764,
        "smoker": 7.837,
        "smoker by age": -1.795,
        "diabetes": 0.658,
        "mean": 61.18,
        "survival": 0.9144,
    },
    ("male", "African American"): {
        "age": 2.469,
        "cholesterol": 0.302,
        "hdl": -0.307,
        "treated": 1.916,
        "untreated": 1.809,
        "smoker": 0.549,
        "diabetes": 0.645,
        "mean": 19.54,
        "survival": 0.8954,
    },
}
"""Pooled cohort equations (Circulation 2014;129:S49, table A)."""
