"""Entity types of the biology packs."""

from __future__ import annotations

from synthesis.core.values import EntityType

ProteinName = EntityType(
    name="protein_name",
    mention="{}",
    unknown="a protein",
    plural="proteins",
    example="human glucagon",
)
AminoAcid = EntityType(
    name="amino_acid",
    mention="{}",
    unknown="an amino acid",
    plural="amino acids",
    example="leucine",
)
AminoAcidCode = EntityType(
    name="amino_acid_code",
    mention="the amino acid with one-letter code {}",
    unknown="an amino acid",
    plural="amino acids",
    example="L",
    pattern=r"[ACDEFGHIKLMNPQRSTVWY]",
)
Codon = EntityType(
    name="codon",
    mention="the codon {}",
    unknown="a codon",
    plural="codons",
    example="ATG",
    pattern=r"[ACGT]{3}",
)
RestrictionEnzyme = EntityType(
    name="restriction_enzyme",
    mention="{}",
    unknown="a restriction enzyme",
    plural="restriction enzymes",
    example="EcoRI",
    pattern=r"[A-Z][A-Za-z0-9]+",
)
GoName = EntityType(
    name="go_name",
    mention='the Gene Ontology term "{}"',
    unknown="a Gene Ontology term",
    plural="Gene Ontology terms",
    example="apoptotic process",
)
GoId = EntityType(
    name="go_id",
    mention="the Gene Ontology term {}",
    unknown="a Gene Ontology term",
    plural="Gene Ontology terms",
    example="GO:0006915",
    pattern=r"GO:\d{7}",
)
BirdName = EntityType(
    name="bird_name",
    mention="the {}",
    unknown="a bird",
    plural="birds",
    example="American Robin",
)
BirdSpecies = EntityType(
    name="bird_species",
    mention="the bird {}",
    unknown="a bird species",
    plural="bird species",
    example="Turdus migratorius",
    pattern=r"[A-Z][a-z]+ [a-z\-]+",
)
BirdGenus = EntityType(
    name="bird_genus",
    mention="the genus {}",
    unknown="a bird genus",
    plural="bird genera",
    example="Turdus",
    pattern=r"[A-Z][a-z]+",
)
BirdFamily = EntityType(
    name="bird_family",
    mention="the family {}",
    unknown="a bird family",
    plural="bird families",
    example="Turdidae",
    pattern=r"[A-Z][a-z]+idae",
)
BirdOrder = EntityType(
    name="bird_order",
    mention="the order {}",
    unknown="a bird order",
    plural="bird orders",
    example="Passeriformes",
    pattern=r"[A-Z][a-z]+formes",
)
HumanChromosome = EntityType(
    name="human_chromosome",
    mention="human chromosome {}",
    unknown="a human chromosome",
    plural="human chromosomes",
    example="17",
    pattern=r"[1-9]|1\d|2[0-2]|X|Y",
)
BandingCode = EntityType(
    name="banding_code",
    mention="the bird with banding code {}",
    unknown="a bird",
    plural="birds",
    example="AMRO",
    pattern=r"[A-Z]{4}",
)
EcNumber = EntityType(
    name="ec_number",
    mention="the enzyme EC {}",
    unknown="an enzyme",
    plural="enzymes",
    example="1.1.1.27",
    pattern=r"[1-7]\.\d{1,2}\.\d{1,2}\.\d{1,3}",
)
PrimerName = EntityType(
    name="primer_name",
    mention="the {} primer",
    unknown="a primer",
    plural="primers",
    example="T7 promoter",
)
ProteinModification = EntityType(
    name="protein_modification",
    mention='the protein modification "{}"',
    unknown="a protein modification",
    plural="protein modifications",
    example="O-phospho-L-serine",
)
MassShiftDa = EntityType(
    name="mass_shift_da",
    mention="a mass shift of {} Da",
    unknown="a mass shift",
    plural="mass shifts",
    example="79.966331",
)
CrossLinker = EntityType(
    name="cross_linker",
    mention="the cross-linker {}",
    unknown="a cross-linker",
    plural="cross-linkers",
    example="DSS",
)
MassSpectrometer = EntityType(
    name="mass_spectrometer",
    mention="the mass spectrometer {}",
    unknown="a mass spectrometer",
    plural="mass spectrometers",
    example="LTQ Orbitrap",
)
InstrumentMaker = EntityType(
    name="instrument_maker",
    mention="the instrument maker {}",
    unknown="an instrument maker",
    plural="instrument makers",
    example="Agilent",
)
EdamConcept = EntityType(
    name="edam_concept",
    mention='the EDAM concept "{}"',
    unknown="an EDAM concept",
    plural="EDAM concepts",
    example="Sequence alignment (operation)",
    pattern=r".{1,120} \((data|format|operation|topic)\)",
)
LipidName = EntityType(
    name="lipid_name",
    mention="the lipid {}",
    unknown="a lipid",
    plural="lipids",
    example="PC 16:0/18:1",
)
DatabasePrefix = EntityType(
    name="database_prefix",
    mention="the identifier prefix {}",
    unknown="an identifier prefix",
    plural="identifier prefixes",
    example="chebi",
    pattern=r"[A-Za-z0-9][A-Za-z0-9._\-]*",
)
CompactIdentifier = EntityType(
    name="compact_identifier",
    mention="the identifier {}",
    unknown="an identifier",
    plural="identifiers",
    example="chebi:138488",
    pattern=r"[A-Za-z0-9][A-Za-z0-9._\-]*:\S{1,100}",
)
ChromosomeBand = EntityType(
    name="chromosome_band",
    mention="the chromosome band {}",
    unknown="a chromosome band",
    plural="chromosome bands",
    example="17p13.1",
    pattern=r"(\d{1,2}|X|Y)[pq]\d{1,2}(\.\d{1,3})?",
)
BasePairs = EntityType(
    name="base_pairs",
    mention="a DNA molecule of {} bp",
    unknown="a DNA molecule",
    plural="DNA molecules",
    example="83257441",
)
AlleleFrequency = EntityType(
    name="allele_frequency",
    mention="an allele with frequency {}",
    unknown="an allele",
    plural="alleles",
    example="0.2",
)
PopulationSize = EntityType(
    name="population_size",
    mention="a population of {} diploids",
    unknown="a population",
    plural="populations",
    example="50",
)
GeneticMapDistance = EntityType(
    name="map_distance_cm",
    mention="a map distance of {} cM",
    unknown="a map distance",
    plural="map distances",
    example="20",
)
GrowthRate = EntityType(
    name="growth_rate_per_h",
    mention="a growth rate of {} per hour",
    unknown="a growth rate",
    plural="growth rates",
    example="0.8",
)
Glycan = EntityType(
    name="glycan",
    mention="the glycan {}",
    unknown="a glycan",
    plural="glycans",
    example="Gal(b1-4)Glc",
)
GlycanSpecies = EntityType(
    name="glycan_species",
    mention="the species {}",
    unknown="a species",
    plural="species",
    example="Gallus gallus",
)
PdbComponent = EntityType(
    name="pdb_component",
    mention="the PDB chemical component {}",
    unknown="a PDB chemical component",
    plural="PDB chemical components",
    example="NAG",
    pattern=r"[A-Z0-9]{1,5}",
)
CodingDna = EntityType(
    name="coding_dna",
    mention="the coding sequence {}",
    unknown="a coding sequence",
    plural="coding sequences",
    example="ATGGCCCTGTGGTGA",
    pattern=r"[ACGT]+",
)
RecognitionSite = EntityType(
    name="recognition_site",
    mention="the recognition site {}",
    unknown="a recognition site",
    plural="recognition sites",
    example="GAATTC",
    pattern=r"[ACGT]{2,20}",
)
