"""Entity types of mathematics, physics, astronomy, statistics and scholarship."""

from synthesis.core.values import EntityType

ParticleName = EntityType(
    name="particle_name",
    mention="the particle {}",
    unknown="a particle",
    plural="particles",
    example="K+",
)
TrackParticle = EntityType(
    name="track_particle",
    mention="the charged particle {}",
    unknown="a charged particle",
    plural="charged particles",
    example="pi+",
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
HistoricalRecord = EntityType(
    name="historical_record",
    mention="{}",
    unknown="a yearly record",
    plural="yearly records",
    example="the yearly sunspot number",
)
RecordYear = EntityType(
    name="record_year",
    mention="{}",
    unknown="a year",
    plural="years",
    example="1957",
)
DeepSkyObject = EntityType(
    name="deep_sky_object",
    mention="{}",
    unknown="a deep-sky object",
    plural="deep-sky objects",
    example="NGC 5194",
    pattern=r"(NGC|IC) [1-9]\d{0,3}|M [1-9]\d{0,2}",
)
DeepSkyNickname = EntityType(
    name="deep_sky_nickname",
    mention="the {}",
    unknown="a deep-sky object",
    plural="deep-sky objects",
    example="Whirlpool Galaxy",
)
HubbleType = EntityType(
    name="hubble_type",
    mention="Hubble type {}",
    unknown="a Hubble type",
    plural="Hubble types",
    example="SBbc",
    pattern=r"[A-Za-z0-9\-]{1,8}",
)
SkyPosition = EntityType(
    name="sky_position",
    mention="the point of the sky at J2000 right ascension and declination {} (degrees)",
    unknown="a point of the sky",
    plural="points of the sky",
    example="202.4696,47.1952",
    pattern=r"\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?",
)
Redshift = EntityType(
    name="redshift",
    mention="redshift {}",
    unknown="a redshift",
    plural="redshifts",
    example="0.158",
)
Cosmology = EntityType(
    name="cosmology",
    mention="the {} cosmology",
    unknown="a cosmological model",
    plural="cosmological models",
    example="Planck18",
    pattern=r"(WMAP|Planck)\d{1,2}",
)
DataSet = EntityType(
    name="data_set",
    mention="the {} data set",
    unknown="a data set",
    plural="data sets",
    example="Iris",
)
DataColumn = EntityType(
    name="data_column",
    mention="{}",
    unknown="a column",
    plural="columns",
    example="petal length in the Iris data set",
)
QuarkContent = EntityType(
    name="quark_content",
    mention="the quark content {} (capitals for antiquarks)",
    unknown="a quark content",
    plural="quark contents",
    example="uud",
    pattern=r"[A-Za-z()+\-/*.0-9]{2,60}",
)
Film = EntityType(
    name="film",
    mention="the film {}",
    unknown="a film",
    plural="films",
    example="Casablanca (1942)",
)
FilmDirector = EntityType(
    name="film_director",
    mention="{}",
    unknown="a film director",
    plural="film directors",
    example="Akira Kurosawa",
)
FilmActor = EntityType(
    name="film_actor",
    mention="{}",
    unknown="a film actor",
    plural="film actors",
    example="Ingrid Bergman",
)
BibtexEntry = EntityType(
    name="bibtex_entry",
    mention="the BibTeX entry {}",
    unknown="a BibTeX entry",
    plural="BibTeX entries",
    example="@article{shannon1948, author={Shannon, Claude E.}, year={1948}}",
)
PersonName = EntityType(
    name="person_name",
    mention='the name "{}"',
    unknown="a personal name",
    plural="personal names",
    example="Ludwig van Beethoven",
)
Issn = EntityType(
    name="issn",
    mention="the journal with ISSN {}",
    unknown="a journal",
    plural="journals",
    example="0028-0836",
    pattern=r"\d{4}-\d{3}[0-9X]",
)
JournalTitle = EntityType(
    name="journal_title",
    mention="the journal {}",
    unknown="a journal",
    plural="journals",
    example="Nature Physics",
)
SolarModule = EntityType(
    name="solar_module",
    mention="the photovoltaic module {}",
    unknown="a photovoltaic module",
    plural="photovoltaic modules",
    example="SunPower SPR-435NE-WHT-D",
)
SolarInverter = EntityType(
    name="solar_inverter",
    mention="the inverter {}",
    unknown="an inverter",
    plural="inverters",
    example="ABB: MICRO-0.25-I-OUTD-US-240 [240V]",
)
