"""Reactions that textbooks and industry know, without their coefficients."""

from __future__ import annotations

REACTIONS = """
N2 + H2 -> NH3
NH3 + O2 -> NO + H2O
NO + O2 -> NO2
NO2 + H2O -> HNO3 + NO
SO2 + O2 -> SO3
SO3 + H2O -> H2SO4
FeS2 + O2 -> Fe2O3 + SO2
ZnS + O2 -> ZnO + SO2
PbS + O2 -> PbO + SO2
Cu2S + O2 -> Cu + SO2
Fe2O3 + CO -> Fe + CO2
Fe3O4 + CO -> Fe + CO2
Fe2O3 + Al -> Al2O3 + Fe
Cr2O3 + Al -> Al2O3 + Cr
TiCl4 + Mg -> Ti + MgCl2
TiO2 + C + Cl2 -> TiCl4 + CO
Al2O3 + C -> Al + CO2
SiO2 + C -> Si + CO
SiO2 + HF -> SiF4 + H2O
SiCl4 + H2 -> Si + HCl
CaCO3 -> CaO + CO2
CaO + H2O -> Ca(OH)2
Ca(OH)2 + CO2 -> CaCO3 + H2O
CaO + C -> CaC2 + CO
CaC2 + H2O -> C2H2 + Ca(OH)2
CaC2 + N2 -> CaCN2 + C
NaCl + H2O -> NaOH + Cl2 + H2
NaCl + H2O + CO2 + NH3 -> NaHCO3 + NH4Cl
NaHCO3 -> Na2CO3 + CO2 + H2O
NaCl + CaCO3 -> Na2CO3 + CaCl2
NaCl + H2SO4 -> Na2SO4 + HCl
Ca3(PO4)2 + H2SO4 -> CaSO4 + H3PO4
Ca3(PO4)2 + SiO2 + C -> CaSiO3 + P4 + CO
P4 + O2 -> P4O10
P4O10 + H2O -> H3PO4
P4 + Cl2 -> PCl3
PCl3 + H2O -> H3PO3 + HCl
PCl5 + H2O -> H3PO4 + HCl
NH3 + HNO3 -> NH4NO3
NH4NO3 -> N2O + H2O
NH4NO2 -> N2 + H2O
NH3 + CO2 -> CO(NH2)2 + H2O
NH3 + H2SO4 -> (NH4)2SO4
NH3 + CH4 + O2 -> HCN + H2O
CH4 + H2O -> CO + H2
CO + H2O -> CO2 + H2
CO + H2 -> CH3OH
CO2 + H2 -> CH4 + H2O
CH4 + Cl2 -> CHCl3 + HCl
CH4 + Cl2 -> CCl4 + HCl
CH4 + S8 -> CS2 + H2S
H2S + SO2 -> S8 + H2O
H2S + O2 -> SO2 + H2O
C2H4 + O2 -> C2H4O
C2H4 + Cl2 -> C2H4Cl2
C2H4 + HCl + O2 -> C2H3Cl + H2O
C2H4 + H2O -> C2H5OH
C3H6 + NH3 + O2 -> C3H3N + H2O
C6H6 + HNO3 -> C6H5NO2 + H2O
C6H5NO2 + H2 -> C6H5NH2 + H2O
C7H8 + HNO3 -> C7H5N3O6 + H2O
C8H10 + O2 -> C8H6O4 + H2O
C4H10 + O2 -> C4H2O3 + H2O
CH3OH + O2 -> CH2O + H2O
CH3OH + CO -> CH3COOH
C2H5OH + CH3COOH -> CH3COOC2H5 + H2O
C6H12O6 -> C2H5OH + CO2
CO2 + H2O -> C6H12O6 + O2
C3H5(NO3)3 -> N2 + CO2 + H2O + O2
NaN3 -> Na + N2
KClO3 -> KCl + O2
KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2
MnO2 + HCl -> MnCl2 + Cl2 + H2O
MnO2 + Al -> Al2O3 + Mn
KNO3 + C + S -> K2S + N2 + CO2
(NH4)2Cr2O7 -> Cr2O3 + N2 + H2O
Na2S2O3 + I2 -> Na2S4O6 + NaI
Na2S2O3 + AgBr -> Na3Ag(S2O3)2 + NaBr
AgNO3 + NaCl -> AgCl + NaNO3
AgNO3 + Cu -> Cu(NO3)2 + Ag
AgNO3 + K2CrO4 -> Ag2CrO4 + KNO3
Pb(NO3)2 + KI -> PbI2 + KNO3
Pb(NO3)2 -> PbO + NO2 + O2
Pb + PbO2 + H2SO4 -> PbSO4 + H2O
BaCl2 + Na2SO4 -> BaSO4 + NaCl
Ba(OH)2 + NH4Cl -> BaCl2 + NH3 + H2O
CuSO4 + Fe -> Cu + FeSO4
CuSO4 + NaOH -> Cu(OH)2 + Na2SO4
Cu + HNO3 -> Cu(NO3)2 + NO + H2O
Cu + HNO3 -> Cu(NO3)2 + NO2 + H2O
Cu + H2SO4 -> CuSO4 + SO2 + H2O
CuO + H2 -> Cu + H2O
CuFeS2 + O2 -> CuO + Fe2O3 + SO2
Zn + HCl -> ZnCl2 + H2
Zn + HNO3 -> Zn(NO3)2 + NH4NO3 + H2O
Zn + MnO2 + H2O -> Zn(OH)2 + Mn2O3
Mg + O2 -> MgO
Mg + N2 -> Mg3N2
Mg3N2 + H2O -> Mg(OH)2 + NH3
Mg + CO2 -> MgO + C
Na + H2O -> NaOH + H2
K + H2O -> KOH + H2
Na2O2 + CO2 -> Na2CO3 + O2
KO2 + CO2 -> K2CO3 + O2
LiOH + CO2 -> Li2CO3 + H2O
Li + N2 -> Li3N
LiAlH4 + H2O -> LiOH + Al(OH)3 + H2
Al + HCl -> AlCl3 + H2
Al + NaOH + H2O -> NaAl(OH)4 + H2
Al + Br2 -> AlBr3
Al2S3 + H2O -> Al(OH)3 + H2S
Al2(SO4)3 + Ca(OH)2 -> Al(OH)3 + CaSO4
Al(OH)3 -> Al2O3 + H2O
Fe + O2 -> Fe2O3
Fe + H2O -> Fe3O4 + H2
Fe + Cl2 -> FeCl3
FeCl3 + NaOH -> Fe(OH)3 + NaCl
Fe(OH)3 -> Fe2O3 + H2O
H2O2 -> H2O + O2
N2H4 + N2O4 -> N2 + H2O
N2H4 + H2O2 -> N2 + H2O
C2H8N2 + N2O4 -> CO2 + H2O + N2
NH4ClO4 + Al -> Al2O3 + AlCl3 + NO + H2O
B2H6 + O2 -> B2O3 + H2O
SiH4 + O2 -> SiO2 + H2O
XeF6 + H2O -> XeO3 + HF
UF6 + H2O -> UO2F2 + HF
UO2 + HF -> UF4 + H2O
UF4 + F2 -> UF6
CaF2 + H2SO4 -> CaSO4 + HF
WO3 + H2 -> W + H2O
MoS2 + O2 -> MoO3 + SO2
V2O5 + Ca -> CaO + V
ZrCl4 + Mg -> Zr + MgCl2
Ag2S + NaCN + O2 + H2O -> NaAg(CN)2 + S + NaOH
Au + NaCN + O2 + H2O -> NaAu(CN)2 + NaOH
HgS + O2 -> Hg + SO2
HgO -> Hg + O2
Cl2 + NaOH -> NaClO + NaCl + H2O
Cl2 + NaOH -> NaClO3 + NaCl + H2O
Br2 + NaOH -> NaBrO3 + NaBr + H2O
NaBH4 + H2O -> NaBO2 + H2
H3BO3 -> B2O3 + H2O
C12H22O11 + H2O -> C6H12O6
C57H110O6 + O2 -> CO2 + H2O
C6H12O6 + O2 -> CO2 + H2O
CH4 + O2 -> CO2 + H2O
C3H8 + O2 -> CO2 + H2O
C4H10 + O2 -> CO2 + H2O
C8H18 + O2 -> CO2 + H2O
C2H5OH + O2 -> CO2 + H2O
C2H2 + O2 -> CO2 + H2O
H2 + O2 -> H2O
H2 + Cl2 -> HCl
NF3 + H2O -> HF + NO + NO2
CS2 + O2 -> CO2 + SO2
COCl2 + H2O -> CO2 + HCl
""".strip().splitlines()
"""Reactions that balance in one way only."""
