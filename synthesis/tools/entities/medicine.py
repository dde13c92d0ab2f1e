"""Entity types of medicine: codes, phenotypes, and clinical quantities in one fixed unit."""

from synthesis.core.values import EntityType

DiagnosisTitle = EntityType(
    name="diagnosis_title",
    mention="the diagnosis “{}”",
    unknown="a diagnosis",
    plural="diagnoses",
    example="Essential (primary) hypertension",
)
Icd10CmCode = EntityType(
    name="icd10cm_code",
    mention="ICD-10-CM code {}",
    unknown="an ICD-10-CM code",
    plural="ICD-10-CM codes",
    example="E11.9",
    pattern=r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?",
)
Icd10CmCategory = EntityType(
    name="icd10cm_category",
    mention="ICD-10-CM category {}",
    unknown="an ICD-10-CM category",
    plural="ICD-10-CM categories",
    example="I21",
    pattern=r"[A-Z]\d[0-9A-Z]",
)
Icd10CmBlock = EntityType(
    name="icd10cm_block",
    mention="ICD-10-CM block {}",
    unknown="an ICD-10-CM block",
    plural="ICD-10-CM blocks",
    example="I20-I25",
    pattern=r"[A-Z]\d[0-9A-Z](-[A-Z]\d[0-9A-Z])?",
)
Icd9CmCode = EntityType(
    name="icd9cm_code",
    mention="ICD-9-CM code {}",
    unknown="an ICD-9-CM code",
    plural="ICD-9-CM codes",
    example="428.0",
    pattern=r"(\d{3}|V\d{2})(\.\d{1,2})?|E\d{3}(\.\d)?",
)
HccNumber = EntityType(
    name="hcc_number",
    mention="the V28 category HCC {}",
    unknown="an HCC",
    plural="HCCs",
    example="226",
    pattern=r"\d{1,3}",
)
MsDrg = EntityType(
    name="ms_drg",
    mention="MS-DRG {}",
    unknown="a diagnosis-related group",
    plural="diagnosis-related groups",
    example="291",
    pattern=r"\d{3}",
)
PhenotypeName = EntityType(
    name="phenotype_name",
    mention="the phenotype “{}”",
    unknown="a phenotype",
    plural="phenotypes",
    example="Ectopia lentis",
)
HpoId = EntityType(
    name="hpo_id",
    mention="the HPO term {}",
    unknown="a phenotype",
    plural="phenotypes",
    example="HP:0001083",
    pattern=r"HP:\d{7}",
)
OmimDisease = EntityType(
    name="omim_disease",
    mention="{}",
    unknown="a genetic disease",
    plural="genetic diseases",
    example="Marfan syndrome",
)
LabAnalyte = EntityType(
    name="lab_analyte",
    mention="{}",
    unknown="a laboratory analyte",
    plural="laboratory analytes",
    example="Hemoglobin",
)
LoincCode = EntityType(
    name="loinc_code",
    mention="LOINC code {}",
    unknown="a laboratory test",
    plural="laboratory tests",
    example="2345-7",
    pattern=r"\d{1,5}-\d",
)
AgeMonths = EntityType(
    name="age_months",
    mention="{} months",
    unknown="an age",
    plural="ages",
    example="12",
)
BodyWeightKg = EntityType(
    name="body_weight_kg",
    mention="a body weight of {} kg",
    unknown="a body weight",
    plural="body weights",
    example="70",
)
BodyHeightCm = EntityType(
    name="body_height_cm",
    mention="a height of {} cm",
    unknown="a body height",
    plural="body heights",
    example="175",
)
BodySurfaceM2 = EntityType(
    name="body_surface_m2",
    mention="a body surface area of {} m²",
    unknown="a body surface area",
    plural="body surface areas",
    example="1.84",
)
CreatinineMgDl = EntityType(
    name="creatinine_mg_dl",
    mention="a serum creatinine of {} mg/dL",
    unknown="a serum creatinine",
    plural="serum creatinine levels",
    example="1.2",
)
CreatinineUmolL = EntityType(
    name="creatinine_umol_l",
    mention="a serum creatinine of {} µmol/L",
    unknown="a serum creatinine",
    plural="serum creatinine levels",
    example="106",
)
NormalisedGfr = EntityType(
    name="normalised_gfr",
    mention="a GFR of {} mL/min/1.73 m²",
    unknown="a glomerular filtration rate",
    plural="glomerular filtration rates",
    example="52",
)
GfrMlMin = EntityType(
    name="gfr_ml_min",
    mention="a GFR of {} mL/min",
    unknown="a glomerular filtration rate",
    plural="glomerular filtration rates",
    example="90",
)
Hba1cPercent = EntityType(
    name="hba1c_percent",
    mention="an HbA1c of {}%",
    unknown="an HbA1c",
    plural="HbA1c levels",
    example="7.0",
)
ChildHeightCm = EntityType(
    name="child_height_cm",
    mention="a height of {} cm",
    unknown="a child's height",
    plural="children's heights",
    example="96",
)
ChildWeightKg = EntityType(
    name="child_weight_kg",
    mention="a body weight of {} kg",
    unknown="a child's weight",
    plural="children's weights",
    example="12.5",
)
