"""Entity types of the chemistry packs."""

from __future__ import annotations

from synthesis.core.values import EntityType

ElementName = EntityType(
    name="element_name",
    mention="{}",
    unknown="an element",
    plural="elements",
    example="iron",
    pattern=r"[A-Za-z]+",
)
WarmingPotential = EntityType(
    name="warming_potential",
    mention="a gas with a global warming potential of {}",
    unknown="a gas",
    plural="gases",
    example="27.9",
)
Pka = EntityType(
    name="pka",
    mention="an acid with a pKa of {}",
    unknown="an acid",
    plural="acids",
    example="4.76",
)
WeakAcid = EntityType(
    name="weak_acid",
    mention="{}",
    unknown="a weak acid",
    plural="weak acids",
    example="acetic acid",
)
Electrolyte = EntityType(
    name="electrolyte",
    mention="{}",
    unknown="a salt",
    plural="salts",
    example="calcium chloride",
)
ElectrodeCouple = EntityType(
    name="electrode_couple",
    mention="the couple {}",
    unknown="an electrode couple",
    plural="electrode couples",
    example="Cu2+/Cu",
    pattern=r"[A-Za-z0-9()+\-/,\[\] ]{3,30}",
)
ChemicalEquation = EntityType(
    name="chemical_equation",
    mention="the reaction {}",
    unknown="a reaction",
    plural="reactions",
    example="C3H8 + O2 -> CO2 + H2O",
    pattern=r"[A-Za-z0-9()+ .\[\]]{1,150}->[A-Za-z0-9()+ .\[\]]{1,150}",
)
FluidName = EntityType(
    name="fluid_name",
    mention="{}",
    unknown="a fluid",
    plural="fluids",
    example="R134a",
)
SpaceGroup = EntityType(
    name="space_group",
    mention="the space group {}",
    unknown="a space group",
    plural="space groups",
    example="P 21 21 21",
    pattern=r"[PABCIFR][ 0-9mnabcde/\-]{1,16}(:[12HR])?",
)
CubicEdge = EntityType(
    name="cubic_cell_edge",
    mention="a cubic cell with an edge of {} Å",
    unknown="a cubic crystal",
    plural="cubic crystals",
    example="4.05",
)
JanafSpecies = EntityType(
    name="janaf_species",
    mention="{}",
    unknown="a species",
    plural="species",
    example="CO2 (g)",
    pattern=r"[A-Z][A-Za-z0-9()]{0,30} \((g|l|cr|ref)\)",
)
