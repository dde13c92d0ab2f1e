"""A hand-made task record, in schema 1, for pages that show one."""

from __future__ import annotations

from typing import Any


def task_record() -> dict[str, Any]:
    """Three steps, one error, one flow of values, two answer values, one with a transform."""
    return {
        "id": "t-0001",
        "schema": 1,
        "query": "Starting from the compound named ethanol, by how much does the molar mass of its "
        "acetate ester exceed that of the alcohol itself, and what is the ester's formula?",
        "answer": {
            "text": "42.04 g/mol; C4H8O2",
            "values": [
                {
                    "name": "difference",
                    "value": 42.04,
                    "type": "number",
                    "unit": "g/mol",
                    "tolerance": {"abs": 0.01},
                },
                {
                    "name": "formula",
                    "value": "C4H8O2",
                    "type": "string",
                    "unit": None,
                    "tolerance": None,
                },
            ],
        },
        "citations": [
            {
                "value": "difference",
                "sources": [
                    {"step": 5, "pointer": "/result/molar_mass_g_per_mol"},
                    {"step": 3, "pointer": "/result/molar_mass_g_per_mol"},
                ],
                "transform": {"name": "difference", "digits": 2},
            },
            {
                "value": "formula",
                "sources": [{"step": 4, "pointer": "/result/matches/21/formula"}],
                "transform": None,
            },
        ],
        "domain": "chemistry",
        "toolset": [
            "compound_by_name",
            "cas_to_smiles",
            "molar_mass",
            "esters_of",
            "boiling_point",
            "is_prime",
            "country_capital",
        ],
        "seed": {"name": "ethanol", "entity_type": "compound_name", "source": "chemicals"},
        "exemplars": [["chain-01", "compare-04"], ["multi-02"]],
        "evidence": [
            {
                "step": 1,
                "iteration": 1,
                "tool": "compound_by_name",
                "arguments": {"name": "ethanol"},
                "result": {
                    "cas": "64-17-5",
                    "iupac_name": "ethanol",
                    "synonyms": ["alcohol", "EtOH"],
                },
                "error": None,
                "inputs_from": [],
            },
            {
                "step": 2,
                "iteration": 1,
                "tool": "cas_to_smiles",
                "arguments": {"cas": "64-17-5"},
                "result": {"smiles": "CCO", "inchi_key": "LFQSCWFLJHTTHZ-UHFFFAOYSA-N"},
                "error": None,
                "inputs_from": [
                    {"argument": "/cas", "step": 1, "pointer": "/result/cas", "inferred": False}
                ],
            },
            {
                "step": 3,
                "iteration": 1,
                "tool": "molar_mass",
                "arguments": {"smiles": "CCO"},
                "result": {"molar_mass_g_per_mol": 46.069},
                "error": None,
                "inputs_from": [
                    {
                        "argument": "/smiles",
                        "step": 2,
                        "pointer": "/result/smiles",
                        "inferred": False,
                    }
                ],
            },
            {
                "step": 4,
                "iteration": 2,
                "tool": "esters_of",
                "arguments": {"smiles": "CCO", "limit": 25},
                "result": {
                    "matches": [
                        {
                            "name": f"ester {n}",
                            "formula": f"C{n % 9 + 3}H{2 * (n % 9) + 6}O2",
                            "smiles": "CCOC(C)=O" if n == 21 else f"CCOC(=O){'C' * (n % 9 + 1)}",
                        }
                        if n != 21
                        else {"name": "ethyl acetate", "formula": "C4H8O2", "smiles": "CCOC(C)=O"}
                        for n in range(25)
                    ]
                },
                "error": None,
                "inputs_from": [
                    {
                        "argument": "/smiles",
                        "step": 2,
                        "pointer": "/result/smiles",
                        "inferred": False,
                    }
                ],
            },
            {
                "step": 5,
                "iteration": 2,
                "tool": "molar_mass",
                "arguments": {"smiles": "CCOC(C)=O"},
                "result": {"molar_mass_g_per_mol": 88.106},
                "error": None,
                "inputs_from": [
                    {
                        "argument": "/smiles",
                        "step": 4,
                        "pointer": "/result/matches/21/smiles",
                        "inferred": True,
                    }
                ],
            },
            {
                "step": 6,
                "iteration": 2,
                "tool": "boiling_point",
                "arguments": {"cas": "000-00-0", "pressure_kpa": 101.325},
                "result": None,
                "error": "There is no compound with the CAS number 000-00-0.",
                "inputs_from": [],
            },
        ],
        "derivations": [
            {
                "iteration": 1,
                "query": "What is the molar mass of ethanol?",
                "answer": "46.07 g/mol",
            },
            {
                "iteration": 2,
                "query": "By how much does the molar mass of its acetate ester exceed "
                "that of the alcohol itself?",
                "answer": "42.04 g/mol; C4H8O2",
            },
        ],
        "checks": {
            "executable": {"verdict": "pass", "reason": "Every cited step succeeded."},
            "grounded": {"verdict": "pass", "reason": "2 of 2 values follow from what is cited."},
            "no_leak": {"verdict": "pass", "reason": "The query holds no answer value."},
            "replay": {"verdict": "undetermined", "reason": "Step 4 is not deterministic."},
            "duplicate": {"verdict": "pass", "reason": "No earlier task is the same."},
        },
        "pattern": {
            "signature": "r>r>p,r>p",
            "depth": 4,
            "width": 2,
            "kinds": ["retrieval", "processing"],
        },
        "attempts": [],
        "difficulty": None,
        "engine": "builtin",
        "model": None,
        "configuration": {"random_seed": 7, "episode": 1},
        "versions": {"studio": "0.1.0", "chemistry.rdkit": "rdkit 2026.9.1"},
        "digest": "0" * 64,
    }
