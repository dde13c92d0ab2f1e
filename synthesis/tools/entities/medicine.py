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
DrugAlias = EntityType(
    name="drug_alias",
    mention="the drug sold or known as {}",
    unknown="a drug",
    plural="drugs",
    example="Gleevec",
)
Antibiotic = EntityType(
    name="antibiotic",
    mention="{}",
    unknown="an antibiotic",
    plural="antibiotics",
    example="meropenem",
)
AntibioticClass = EntityType(
    name="antibiotic_class",
    mention="the class “{}”",
    unknown="a class of antibiotics",
    plural="classes of antibiotics",
    example="carbapenem",
)
ResistanceGene = EntityType(
    name="resistance_gene",
    mention="the resistance gene {}",
    unknown="a resistance gene",
    plural="resistance genes",
    example="NDM-1",
)
ResfinderEntry = EntityType(
    name="resfinder_entry",
    mention="the ResFinder entry {}",
    unknown="a ResFinder entry",
    plural="ResFinder entries",
    example="sul1_2_U12338",
)
FoodName = EntityType(
    name="food_name",
    mention="“{}”",
    unknown="a food",
    plural="foods",
    example="Broccoli, raw",
)
FoodCategory = EntityType(
    name="food_category",
    mention="the food category “{}”",
    unknown="a food category",
    plural="food categories",
    example="Nut and Seed Products",
)
OrphanetDisease = EntityType(
    name="orphanet_disease",
    mention="{}",
    unknown="a rare disease",
    plural="rare diseases",
    example="Marfan syndrome",
)
PgxGenotype = EntityType(
    name="pgx_genotype",
    mention="the genotype {}",
    unknown="a genotype",
    plural="genotypes",
    example="CYP2C19 *1/*2",
    pattern=r"[A-Z0-9]+ \S{1,40}/\S{1,40}",
)
Icd10PcsCode = EntityType(
    name="icd10pcs_code",
    mention="ICD-10-PCS code {}",
    unknown="an ICD-10-PCS code",
    plural="ICD-10-PCS codes",
    example="0DTJ4ZZ",
    pattern=r"[0-9A-HJ-NP-Z]{7}",
)
Icd10PcsTable = EntityType(
    name="icd10pcs_table",
    mention="ICD-10-PCS table {}",
    unknown="an ICD-10-PCS table",
    plural="ICD-10-PCS tables",
    example="0DT",
    pattern=r"[0-9A-HJ-NP-Z]{3}",
)
CcsrCategory = EntityType(
    name="ccsr_category",
    mention="CCSR category {}",
    unknown="a CCSR category",
    plural="CCSR categories",
    example="END002",
    pattern=r"[A-Z]{3}\d{3}",
)
CcsCategory = EntityType(
    name="ccs_category",
    mention="CCS category {}",
    unknown="a CCS category",
    plural="CCS categories",
    example="49",
)
ElixhauserComorbidity = EntityType(
    name="elixhauser_comorbidity",
    mention="the Elixhauser comorbidity “{}”",
    unknown="an Elixhauser comorbidity",
    plural="Elixhauser comorbidities",
    example="Heart failure",
)
RxHccNumber = EntityType(
    name="rxhcc_number",
    mention="RxHCC {}",
    unknown="an RxHCC",
    plural="RxHCCs",
    example="186",
    pattern=r"\d{1,3}",
)
DicomKeyword = EntityType(
    name="dicom_keyword",
    mention="the DICOM attribute {}",
    unknown="a DICOM attribute",
    plural="DICOM attributes",
    example="PatientName",
    pattern=r"[A-Z][A-Za-z0-9]*",
)
DicomUid = EntityType(
    name="dicom_uid",
    mention="the DICOM UID {}",
    unknown="a DICOM UID",
    plural="DICOM UIDs",
    example="1.2.840.10008.5.1.4.1.1.2",
    pattern=r"1\.2\.840\.10008(\.\d+)+",
)
DicomContextGroup = EntityType(
    name="dicom_context_group",
    mention="DICOM context group {}",
    unknown="a DICOM context group",
    plural="DICOM context groups",
    example="4031",
    pattern=r"\d{1,5}",
)
SnomedCode = EntityType(
    name="snomed_code",
    mention="SNOMED CT concept {}",
    unknown="a SNOMED CT concept",
    plural="SNOMED CT concepts",
    example="15825003",
    pattern=r"\d{6,18}",
)
SnomedMeaning = EntityType(
    name="snomed_meaning",
    mention="the clinical concept “{}”",
    unknown="a clinical concept",
    plural="clinical concepts",
    example="Gallbladder",
)
Observation = EntityType(
    name="observation",
    mention="the observation “{}”",
    unknown="an observation",
    plural="observations",
    example="Heart rate",
)
Hl7Message = EntityType(
    name="hl7_message",
    mention="the HL7 v2.5 message structure {}",
    unknown="an HL7 message structure",
    plural="HL7 message structures",
    example="ADT_A01",
    pattern=r"[A-Z]{3}(_[A-Z0-9]{3})?",
)
Hl7Segment = EntityType(
    name="hl7_segment",
    mention="the HL7 v2.5 segment {}",
    unknown="an HL7 segment",
    plural="HL7 segments",
    example="PID",
    pattern=r"[A-Z][A-Z0-9]{2}",
)
Hl7Field = EntityType(
    name="hl7_field",
    mention="the HL7 v2.5 field {}",
    unknown="an HL7 field",
    plural="HL7 fields",
    example="PID-8",
    pattern=r"[A-Z][A-Z0-9]{2}-\d{1,3}",
)
Hl7Table = EntityType(
    name="hl7_table",
    mention="HL7 v2.5 table {}",
    unknown="an HL7 table",
    plural="HL7 tables",
    example="0001",
    pattern=r"\d{4}",
)
Hl7DataType = EntityType(
    name="hl7_data_type",
    mention="the HL7 v2.5 data type {}",
    unknown="an HL7 data type",
    plural="HL7 data types",
    example="XPN",
    pattern=r"[A-Z]{2,3}",
)
FhirResource = EntityType(
    name="fhir_resource",
    mention="the FHIR R5 resource {}",
    unknown="a FHIR resource",
    plural="FHIR resources",
    example="Observation",
    pattern=r"[A-Z][A-Za-z]+",
)
FhirElement = EntityType(
    name="fhir_element",
    mention="the FHIR R5 element {}",
    unknown="a FHIR element",
    plural="FHIR elements",
    example="Observation.status",
    pattern=r"[A-Z][A-Za-z]+\.[a-z][A-Za-z0-9]*",
)
UcumUnit = EntityType(
    name="ucum_unit",
    mention="the UCUM unit {}",
    unknown="a UCUM unit",
    plural="UCUM units",
    example="mm[Hg]",
)
LabResult = EntityType(
    name="lab_result",
    mention="a laboratory result of {}",
    unknown="a laboratory result",
    plural="laboratory results",
    example="90 mg/dL of glucose",
    pattern=r"\d{1,7}(\.\d{1,4})? \S{1,20} of \S.{1,80}",
)
ClinicalTrial = EntityType(
    name="clinical_trial",
    mention="the {} trial",
    unknown="a clinical trial",
    plural="clinical trials",
    example="4S",
)
SensitivityPercent = EntityType(
    name="sensitivity_percent",
    mention="a sensitivity of {}%",
    unknown="a sensitivity",
    plural="sensitivities",
    example="90",
)
SpecificityPercent = EntityType(
    name="specificity_percent",
    mention="a specificity of {}%",
    unknown="a specificity",
    plural="specificities",
    example="95",
)
LikelihoodRatio = EntityType(
    name="likelihood_ratio",
    mention="a likelihood ratio of {}",
    unknown="a likelihood ratio",
    plural="likelihood ratios",
    example="9",
)
EventRatePercent = EntityType(
    name="event_rate_percent",
    mention="an event rate of {}%",
    unknown="an event rate",
    plural="event rates",
    example="12",
)
UnitProperty = EntityType(
    name="unit_property",
    mention="{}",
    unknown="a kind of quantity",
    plural="kinds of quantity",
    example="pressure",
)
PgxDrug = EntityType(
    name="pgx_drug",
    mention="{}",
    unknown="a drug with a pharmacogenetic pair",
    plural="drugs with a pharmacogenetic pair",
    example="warfarin",
)
