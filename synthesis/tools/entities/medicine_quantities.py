"""Entity types of bedside medicine: measured and derived quantities, each in one unit."""

from synthesis.core.values import EntityType

AgeYears = EntityType(
    name="age_years",
    mention="{} years",
    unknown="an age",
    plural="ages",
    example="73",
)
BirthDate = EntityType(
    name="birth_date",
    mention="{}",
    unknown="a date of birth",
    plural="dates of birth",
    example="1948-05-03",
    pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
)
Pao2Kpa = EntityType(
    name="pao2_kpa_value",
    mention="a PaO2 of {} kPa",
    unknown="an arterial oxygen tension",
    plural="arterial oxygen tensions",
    example="10.2",
)
Paco2Kpa = EntityType(
    name="paco2_kpa_value",
    mention="a PaCO2 of {} kPa",
    unknown="an arterial carbon dioxide tension",
    plural="arterial carbon dioxide tensions",
    example="5.3",
)
HaemoglobinMmolL = EntityType(
    name="haemoglobin_mmol_l_value",
    mention="a haemoglobin of {} mmol/L",
    unknown="a haemoglobin",
    plural="haemoglobin levels",
    example="7.2",
)
FetalWeightG = EntityType(
    name="fetal_weight_g_value",
    mention="an estimated fetal weight of {} g",
    unknown="an estimated fetal weight",
    plural="estimated fetal weights",
    example="2700",
)
PrednisoneMgDay = EntityType(
    name="prednisone_mg_day_value",
    mention="a prednisone dose of {} mg/day",
    unknown="a prednisone dose",
    plural="prednisone doses",
    example="20",
)
SystolicMmHg = EntityType(
    name="systolic_mm_hg_value",
    mention="a systolic pressure of {} mmHg",
    unknown="a systolic pressure",
    plural="systolic pressures",
    example="128",
)
DiastolicMmHg = EntityType(
    name="diastolic_mm_hg_value",
    mention="a diastolic pressure of {} mmHg",
    unknown="a diastolic pressure",
    plural="diastolic pressures",
    example="78",
)
MeanPressureMmHg = EntityType(
    name="mean_pressure_mm_hg_value",
    mention="a mean arterial pressure of {} mmHg",
    unknown="a mean arterial pressure",
    plural="mean arterial pressures",
    example="93",
)
HeartRatePerMin = EntityType(
    name="heart_rate_per_min_value",
    mention="a heart rate of {}/min",
    unknown="a heart rate",
    plural="heart rates",
    example="80",
)
MaxHeartRatePerMin = EntityType(
    name="max_heart_rate_per_min_value",
    mention="a maximum heart rate of {}/min",
    unknown="a maximum heart rate",
    plural="maximum heart rates",
    example="176",
)
BreathsPerMin = EntityType(
    name="breaths_per_min_value",
    mention="a respiratory rate of {}/min",
    unknown="a respiratory rate",
    plural="respiratory rates",
    example="24",
)
SaturationPercent = EntityType(
    name="saturation_percent_value",
    mention="an oxygen saturation of {}%",
    unknown="an oxygen saturation",
    plural="oxygen saturations",
    example="94",
)
Fio2Percent = EntityType(
    name="fio2_percent_value",
    mention="an FiO2 of {}%",
    unknown="an inspired oxygen fraction",
    plural="inspired oxygen fractions",
    example="40",
)
ArterialPh = EntityType(
    name="arterial_ph_value",
    mention="an arterial pH of {}",
    unknown="an arterial pH",
    plural="arterial pH values",
    example="7.32",
)
Pao2MmHg = EntityType(
    name="pao2_mm_hg_value",
    mention="a PaO2 of {} mmHg",
    unknown="an arterial oxygen tension",
    plural="arterial oxygen tensions",
    example="80",
)
Paco2MmHg = EntityType(
    name="paco2_mm_hg_value",
    mention="a PaCO2 of {} mmHg",
    unknown="an arterial carbon dioxide tension",
    plural="arterial carbon dioxide tensions",
    example="40",
)
PfRatioMmHg = EntityType(
    name="pf_ratio",
    mention="a PaO2/FiO2 ratio of {} mmHg",
    unknown="a PaO2/FiO2 ratio",
    plural="PaO2/FiO2 ratios",
    example="180",
)
TidalVolumeMl = EntityType(
    name="tidal_volume_ml_value",
    mention="a tidal volume of {} mL",
    unknown="a tidal volume",
    plural="tidal volumes",
    example="420",
)
OxygenContentMlDl = EntityType(
    name="oxygen_content_ml_dl_value",
    mention="an arterial oxygen content of {} mL/dL",
    unknown="an arterial oxygen content",
    plural="arterial oxygen contents",
    example="19.5",
)
CardiacOutputLMin = EntityType(
    name="cardiac_output_l_min_value",
    mention="a cardiac output of {} L/min",
    unknown="a cardiac output",
    plural="cardiac outputs",
    example="5.2",
)
QtcMs = EntityType(
    name="qtc_ms_value",
    mention="a QTc of {} ms",
    unknown="a corrected QT interval",
    plural="corrected QT intervals",
    example="460",
)
GcsScore = EntityType(
    name="gcs_score",
    mention="a Glasgow Coma Scale score of {}",
    unknown="a Glasgow Coma Scale score",
    plural="Glasgow Coma Scale scores",
    example="13",
)
HaematomaMl = EntityType(
    name="haematoma_ml_value",
    mention="a haematoma volume of {} mL",
    unknown="a haematoma volume",
    plural="haematoma volumes",
    example="35",
)
SodiumMmolL = EntityType(
    name="sodium_mmol_l_value",
    mention="a serum sodium of {} mmol/L",
    unknown="a serum sodium",
    plural="serum sodium levels",
    example="138",
)
ChlorideMmolL = EntityType(
    name="chloride_mmol_l_value",
    mention="a chloride of {} mmol/L",
    unknown="a serum chloride",
    plural="serum chloride levels",
    example="104",
)
BicarbonateMmolL = EntityType(
    name="bicarbonate_mmol_l_value",
    mention="a bicarbonate of {} mmol/L",
    unknown="a bicarbonate",
    plural="bicarbonate levels",
    example="24",
)
AnionGapMmolL = EntityType(
    name="anion_gap_mmol_l_value",
    mention="an anion gap of {} mmol/L",
    unknown="an anion gap",
    plural="anion gaps",
    example="16",
)
GlucoseMmolL = EntityType(
    name="glucose_mmol_l_value",
    mention="a glucose of {} mmol/L",
    unknown="a blood glucose",
    plural="blood glucose levels",
    example="7.8",
)
GlucoseMgDl = EntityType(
    name="glucose_mg_dl_value",
    mention="a glucose of {} mg/dL",
    unknown="a blood glucose",
    plural="blood glucose levels",
    example="140",
)
UreaMmolL = EntityType(
    name="urea_mmol_l_value",
    mention="a serum urea of {} mmol/L",
    unknown="a serum urea",
    plural="serum urea levels",
    example="9.5",
)
BunMgDl = EntityType(
    name="bun_mg_dl_value",
    mention="a blood urea nitrogen of {} mg/dL",
    unknown="a blood urea nitrogen",
    plural="blood urea nitrogen levels",
    example="26",
)
BilirubinUmolL = EntityType(
    name="bilirubin_umol_l_value",
    mention="a bilirubin of {} µmol/L",
    unknown="a serum bilirubin",
    plural="serum bilirubin levels",
    example="45",
)
BilirubinMgDl = EntityType(
    name="bilirubin_mg_dl_value",
    mention="a bilirubin of {} mg/dL",
    unknown="a serum bilirubin",
    plural="serum bilirubin levels",
    example="2.6",
)
AlbuminGDl = EntityType(
    name="albumin_g_dl_value",
    mention="an albumin of {} g/dL",
    unknown="a serum albumin",
    plural="serum albumin levels",
    example="3.1",
)
PlateletsPerNl = EntityType(
    name="platelets_per_nl_value",
    mention="a platelet count of {}×10⁹/L",
    unknown="a platelet count",
    plural="platelet counts",
    example="140",
)
HaemoglobinGDl = EntityType(
    name="haemoglobin_g_dl_value",
    mention="a haemoglobin of {} g/dL",
    unknown="a haemoglobin",
    plural="haemoglobin levels",
    example="11.2",
)
NeutrophilsPerUl = EntityType(
    name="neutrophils_per_ul_value",
    mention="an absolute neutrophil count of {}/µL",
    unknown="an absolute neutrophil count",
    plural="absolute neutrophil counts",
    example="900",
)
AstUL = EntityType(
    name="ast_u_l_value",
    mention="an AST of {} U/L",
    unknown="an AST",
    plural="AST levels",
    example="80",
)
InrRatio = EntityType(
    name="inr_value",
    mention="an INR of {}",
    unknown="an INR",
    plural="INR values",
    example="1.8",
)
CystatinMgL = EntityType(
    name="cystatin_mg_l_value",
    mention="a cystatin C of {} mg/L",
    unknown="a cystatin C",
    plural="cystatin C levels",
    example="1.3",
)
CholesterolMmolL = EntityType(
    name="cholesterol_mmol_l_value",
    mention="a total cholesterol of {} mmol/L",
    unknown="a total cholesterol",
    plural="total cholesterol levels",
    example="5.5",
)
CholesterolMgDl = EntityType(
    name="cholesterol_mg_dl_value",
    mention="a total cholesterol of {} mg/dL",
    unknown="a total cholesterol",
    plural="total cholesterol levels",
    example="213",
)
StrokePoints = EntityType(
    name="cha2ds2_vasc_score",
    mention="a CHA2DS2-VASc score of {}",
    unknown="a CHA2DS2-VASc score",
    plural="CHA2DS2-VASc scores",
    example="4",
)
SirsCount = EntityType(
    name="sirs_criteria_number",
    mention="{} SIRS criteria",
    unknown="a number of SIRS criteria",
    plural="numbers of SIRS criteria",
    example="3",
)
LdlMgDl = EntityType(
    name="ldl_mg_dl_value",
    mention="an LDL cholesterol of {} mg/dL",
    unknown="an LDL cholesterol",
    plural="LDL cholesterol levels",
    example="130",
)
UrineAcrMgG = EntityType(
    name="urine_acr_ratio",
    mention="a urine albumin-creatinine ratio of {} mg/g",
    unknown="an albumin-creatinine ratio",
    plural="albumin-creatinine ratios",
    example="120",
)
MeldPoints = EntityType(
    name="meld_score",
    mention="a MELD score of {}",
    unknown="a MELD score",
    plural="MELD scores",
    example="22",
)
Score2Region = EntityType(
    name="score2_region",
    mention="the {} risk region",
    unknown="a SCORE2 risk region",
    plural="SCORE2 risk regions",
    example="moderate",
)
BodyWaterL = EntityType(
    name="body_water_l_value",
    mention="a total body water of {} L",
    unknown="a total body water",
    plural="total body waters",
    example="40",
)
BloodVolumeMl = EntityType(
    name="blood_volume_ml_value",
    mention="a blood volume of {} mL",
    unknown="a blood volume",
    plural="blood volumes",
    example="5000",
)
BurnedPercent = EntityType(
    name="burned_percent_value",
    mention="burns of {}% of the body surface",
    unknown="a burned body surface",
    plural="burned body surfaces",
    example="27",
)
OralMorphineMgDay = EntityType(
    name="oral_morphine_mg_day_value",
    mention="an opioid load of {} MME/day",
    unknown="an opioid load",
    plural="opioid loads",
    example="60",
)
VancomycinLH = EntityType(
    name="vancomycin_l_h_value",
    mention="a vancomycin clearance of {} L/h",
    unknown="a vancomycin clearance",
    plural="vancomycin clearances",
    example="4.2",
)
LastPeriodDate = EntityType(
    name="last_period_date",
    mention="a last menstrual period that began on {}",
    unknown="a last menstrual period",
    plural="last menstrual periods",
    example="2025-01-10",
    pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
)
CrownRumpMm = EntityType(
    name="crown_rump_mm_value",
    mention="a crown-rump length of {} mm",
    unknown="a crown-rump length",
    plural="crown-rump lengths",
    example="55",
)
GestationDays = EntityType(
    name="gestation_days_value",
    mention="a gestational age of {} days",
    unknown="a gestational age",
    plural="gestational ages",
    example="84",
)
ReproductionNumber = EntityType(
    name="reproduction_number",
    mention="a basic reproduction number of {}",
    unknown="a basic reproduction number",
    plural="basic reproduction numbers",
    example="2.5",
)
