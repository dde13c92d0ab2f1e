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
