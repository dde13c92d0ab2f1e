"""Entity types that packs of several domains share."""

from synthesis.core.values import EntityType

Date = EntityType(
    name="date",
    mention="{}",
    unknown="a date",
    plural="dates",
    example="2020-03-02",
    pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
)
Country = EntityType(
    name="country",
    mention="{}",
    unknown="a country",
    plural="countries",
    example="Switzerland",
)
CountryCode = EntityType(
    name="country_code",
    mention="the country with ISO code {}",
    unknown="a country",
    plural="countries",
    example="CH",
    pattern=r"[A-Z]{2}",
)
CurrencyCode = EntityType(
    name="currency_code",
    mention="{}",
    unknown="a currency",
    plural="currencies",
    example="CHF",
    pattern=r"[A-Z]{3}",
)
City = EntityType(name="city", mention="{}", unknown="a city", plural="cities", example="Porto")
Latitude = EntityType(
    name="latitude",
    mention="latitude {}",
    unknown="a latitude",
    plural="latitudes",
    example="41.15",
)
TimeZone = EntityType(
    name="time_zone",
    mention="the time zone {}",
    unknown="a time zone",
    plural="time zones",
    example="Europe/Zurich",
    pattern=r"[A-Za-z_]+(/[A-Za-z0-9_+\-]+){0,2}",
)
Year = EntityType(name="year", mention="{}", unknown="a year", plural="years", example="2015")
ChemicalName = EntityType(
    name="chemical_name",
    mention="{}",
    unknown="a compound",
    plural="compounds",
    example="caffeine",
)
CasNumber = EntityType(
    name="cas_number",
    mention="the compound with CAS number {}",
    unknown="a compound",
    plural="compounds",
    example="58-08-2",
    pattern=r"\d{2,7}-\d{2}-\d",
)
Smiles = EntityType(
    name="smiles",
    mention="the molecule with SMILES {}",
    unknown="a molecule",
    plural="molecules",
    example="CCO",
)
InchiKey = EntityType(
    name="inchi_key",
    mention="the compound with InChIKey {}",
    unknown="a compound",
    plural="compounds",
    example="RYYVLZVUVIJVGH-UHFFFAOYSA-N",
    pattern=r"[A-Z]{14}-[A-Z]{10}-[A-Z]",
)
MolecularFormula = EntityType(
    name="molecular_formula",
    mention="the formula {}",
    unknown="a molecular formula",
    plural="molecular formulas",
    example="C8H10N4O2",
    pattern=r"[A-Z][A-Za-z0-9()\[\]+\-.]*",
)
ElementSymbol = EntityType(
    name="element_symbol",
    mention="the element with symbol {}",
    unknown="an element",
    plural="elements",
    example="Fe",
    pattern=r"[A-Z][a-z]?",
)
DnaSequence = EntityType(
    name="dna_sequence",
    mention="the DNA sequence {}",
    unknown="a DNA sequence",
    plural="DNA sequences",
    example="ATGGCCATTGTAATG",
    pattern=r"[ACGTN]+",
)
ProteinSequence = EntityType(
    name="protein_sequence",
    mention="the protein sequence {}",
    unknown="a protein",
    plural="proteins",
    example="MALWMRLLPLLALLALW",
    pattern=r"[ACDEFGHIKLMNPQRSTVWYBXZU]+\*?",
)
GeneSymbol = EntityType(
    name="gene_symbol",
    mention="the gene {}",
    unknown="a gene",
    plural="genes",
    example="FBN1",
    pattern=r"[A-Za-z0-9][A-Za-z0-9\-@.]*",
)
DrugName = EntityType(
    name="drug_name", mention="{}", unknown="a drug", plural="drugs", example="imatinib"
)
Number = EntityType(
    name="number", mention="{}", unknown="a number", plural="numbers", example="12.5"
)
Integer = EntityType(
    name="integer", mention="{}", unknown="an integer", plural="integers", example="360"
)
NumberSeries = EntityType(
    name="number_series",
    mention="the series {}",
    unknown="a series",
    plural="series of numbers",
    example="3",
)
MoneyAmount = EntityType(
    name="money_amount",
    mention="{}",
    unknown="an amount of money",
    plural="amounts of money",
    example="2500",
)
