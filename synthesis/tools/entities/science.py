"""Entity types of mathematics, physics, astronomy, statistics and scholarship."""

from synthesis.core.values import EntityType

ParticleName = EntityType(
    name="particle_name",
    mention="the particle {}",
    unknown="a particle",
    plural="particles",
    example="K+",
)
MassMev = EntityType(
    name="mass_mev",
    mention="a particle of mass {} MeV/c²",
    unknown="a mass",
    plural="masses",
    example="139.57",
)
Nuclide = EntityType(
    name="nuclide",
    mention="{}",
    unknown="a nuclide",
    plural="nuclides",
    example="I-131",
    pattern=r"[A-Z][a-z]?-\d{1,3}[mnpqrx]?",
)
HalfLifeDays = EntityType(
    name="half_life_days",
    mention="a nuclide with a half-life of {} days",
    unknown="a half-life",
    plural="half-lives",
    example="8.0207",
)
ConstantName = EntityType(
    name="physical_constant",
    mention="the constant “{}”",
    unknown="a physical constant",
    plural="physical constants",
    example="electron mass",
)
StarName = EntityType(name="star", mention="{}", unknown="a star", plural="stars", example="Vega")
PlanetName = EntityType(
    name="planet",
    mention="{}",
    unknown="a planet",
    plural="planets",
    example="Jupiter",
)
Constellation = EntityType(
    name="constellation",
    mention="the constellation {}",
    unknown="a constellation",
    plural="constellations",
    example="Orion",
)
DataSeries = EntityType(
    name="data_series",
    mention="{}",
    unknown="a data series",
    plural="data series",
    example="the annual flow of the Nile at Aswan",
)
GraphName = EntityType(
    name="named_graph",
    mention="the {}",
    unknown="a graph",
    plural="graphs",
    example="Petersen graph",
)
NovelCharacter = EntityType(
    name="les_miserables_character",
    mention="{}",
    unknown="a character",
    plural="characters of Les Misérables",
    example="Javert",
)
Polynomial = EntityType(
    name="polynomial",
    mention="{}",
    unknown="a polynomial",
    plural="polynomials",
    example="x^3 - 2*x + 5",
    pattern=r"[0-9x+\-*^ ]{1,200}",
)
Isbn13 = EntityType(
    name="isbn13",
    mention="the book with ISBN {}",
    unknown="a book",
    plural="books",
    example="9780201633610",
    pattern=r"97[89]\d{10}",
)
SkyDate = EntityType(
    name="sky_date",
    mention="{}",
    unknown="a date",
    plural="dates",
    example="2024-04-08",
    pattern=r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
)
FactoredInteger = EntityType(
    name="factored_integer",
    mention="{}",
    unknown="an integer",
    plural="integers",
    example="2000",
)
