"""Queries over the reference tables, as an analyst would write them."""

# ruff: noqa: E501, S608  (a query is one line, as it is asked about; no input is put into it)

from __future__ import annotations

from collections.abc import Iterator

DULL = frozenset({
    "iata", "name", "code", "alpha3", "number", "isin", "symbol", "pdg_id", "messier",
    "common_name", "title", "atomic_number", "two_letter_code", "latitude", "longitude",
    "is_radioactive", "right_ascension_h", "declination_deg",
})  # fmt: skip
"""Columns of identifiers, of which nobody asks a statistic."""

GROUPS = frozenset(("bird_order", "block", "constellation", "director", "family", "kind", "species",
                    "state"))  # fmt: skip
"""Columns of text that group rows."""

SINGLE = (
    "SELECT name FROM elements WHERE density_g_cm3 > 18 AND is_radioactive = 0 ORDER BY density_g_cm3 DESC LIMIT 5",
    "SELECT symbol FROM elements WHERE discovery_year BETWEEN 1800 AND 1810 ORDER BY symbol",
    "SELECT name FROM elements WHERE group_number = 17 AND is_radioactive = 0 ORDER BY name",
    "SELECT ROUND(AVG(electronegativity), 3) FROM elements WHERE block = 'p'",
    "SELECT name FROM elements WHERE electronegativity IS NOT NULL ORDER BY electronegativity LIMIT 1",
    "SELECT COUNT(*) FROM elements WHERE LENGTH(symbol) = 1",
    "SELECT symbol FROM elements WHERE UPPER(SUBSTR(name, 1, 1)) <> SUBSTR(symbol, 1, 1) AND period = 4 ORDER BY atomic_number",
    "SELECT a.name FROM elements a JOIN elements b ON b.atomic_number = a.atomic_number + 1 WHERE a.atomic_weight > b.atomic_weight AND b.atomic_number < 95 ORDER BY a.atomic_number",
    "SELECT name FROM airports ORDER BY elevation_ft DESC LIMIT 3",
    "SELECT iata FROM airports WHERE latitude > 78 ORDER BY latitude DESC",
    "SELECT name FROM airports WHERE elevation_ft < -100 ORDER BY elevation_ft",
    "SELECT country_code FROM airports GROUP BY country_code ORDER BY COUNT(*) DESC, country_code LIMIT 5",
    "SELECT c.name FROM airports a JOIN countries c ON c.code = a.country_code GROUP BY c.code HAVING COUNT(*) > 250 ORDER BY COUNT(*) DESC",
    "SELECT COUNT(*) FROM countries c LEFT JOIN airports a ON a.country_code = c.code WHERE a.iata IS NULL",
    "SELECT time_zone FROM airports GROUP BY time_zone ORDER BY COUNT(*) DESC LIMIT 3",
    "SELECT city FROM airports WHERE city IS NOT NULL GROUP BY city, country_code HAVING COUNT(*) >= 6 ORDER BY COUNT(*) DESC, city LIMIT 5",
    "SELECT COUNT(DISTINCT time_zone) FROM airports WHERE country_code = 'RU'",
    "SELECT family FROM birds GROUP BY family ORDER BY COUNT(*) DESC LIMIT 3",
    "SELECT COUNT(*) FROM birds WHERE iucn_status = 'CR'",
    "SELECT bird_order FROM birds GROUP BY bird_order HAVING COUNT(*) = 1 ORDER BY bird_order",
    "SELECT genus FROM birds GROUP BY genus ORDER BY COUNT(*) DESC, genus LIMIT 4",
    "SELECT common_name FROM birds WHERE common_name LIKE '%Penguin' ORDER BY common_name LIMIT 8",
    "SELECT ROUND(100.0 * SUM(iucn_status IN ('VU', 'EN', 'CR')) / COUNT(*), 2) FROM birds WHERE bird_order = 'Psittaciformes'",
    "SELECT COUNT(*) FROM (SELECT family FROM birds GROUP BY family HAVING COUNT(*) = 1)",
    "SELECT name FROM bright_stars ORDER BY magnitude LIMIT 5",
    "SELECT COUNT(*) FROM bright_stars WHERE declination_deg < -60",
    "SELECT name FROM cars ORDER BY mpg DESC LIMIT 3",
    "SELECT ROUND(AVG(mpg), 2) FROM cars WHERE origin = 'Japan' AND model_year >= 1980",
    "SELECT model_year FROM cars GROUP BY model_year ORDER BY AVG(horsepower) DESC LIMIT 1",
    "SELECT name FROM cars WHERE cylinders = 8 ORDER BY mpg DESC LIMIT 1",
    "SELECT ROUND(AVG(weight_lb)) FROM cars WHERE seconds_to_60_mph < 12",
    "SELECT name FROM cars WHERE horsepower > 220 ORDER BY horsepower DESC, name",
    "SELECT name FROM companies WHERE founded IS NOT NULL ORDER BY founded LIMIT 3",
    "SELECT COUNT(*) FROM companies WHERE country = 'Germany'",
    "SELECT country FROM companies GROUP BY country ORDER BY COUNT(*) DESC LIMIT 4",
    "SELECT industry FROM companies WHERE country = 'Japan' AND industry IS NOT NULL GROUP BY industry ORDER BY COUNT(*) DESC, industry LIMIT 3",
    "SELECT name FROM companies WHERE country = 'Switzerland' AND founded < 1870 ORDER BY founded",
    "SELECT COUNT(*) FROM companies WHERE isin LIKE 'US%' AND country <> 'United States'",
    "SELECT code FROM countries WHERE name LIKE '%Islands' ORDER BY code LIMIT 8",
    "SELECT name FROM countries ORDER BY LENGTH(name) DESC, name LIMIT 1",
    "SELECT name FROM countries WHERE SUBSTR(alpha3, 1, 2) <> code AND name LIKE 'S%' ORDER BY name",
    "SELECT COUNT(*) FROM countries WHERE SUBSTR(alpha3, 1, 2) <> code",
    "SELECT COUNT(*) FROM currencies WHERE name LIKE '%Dollar%'",
    "SELECT code FROM currencies WHERE name LIKE '%Dinar' ORDER BY code",
    "SELECT code FROM currencies WHERE name LIKE '%Franc%' ORDER BY code LIMIT 6",
    "SELECT code FROM currencies k WHERE NOT EXISTS (SELECT 1 FROM countries c WHERE c.code = SUBSTR(k.code, 1, 2)) AND code LIKE 'XA%' ORDER BY code",
    "SELECT constellation FROM deep_sky_objects WHERE kind = 'Globular Cluster' GROUP BY constellation ORDER BY COUNT(*) DESC LIMIT 3",
    "SELECT COUNT(*) FROM deep_sky_objects WHERE kind = 'Galaxy' AND constellation = 'Vir'",
    "SELECT messier FROM deep_sky_objects WHERE messier IS NOT NULL AND visual_magnitude < 4.5 ORDER BY visual_magnitude LIMIT 6",
    "SELECT kind FROM deep_sky_objects WHERE messier IS NOT NULL GROUP BY kind ORDER BY COUNT(*) DESC LIMIT 3",
    "SELECT ROUND(AVG(redshift), 4) FROM deep_sky_objects WHERE kind = 'Galaxy' AND constellation = 'Com' AND redshift IS NOT NULL",
    "SELECT title FROM films WHERE director = 'Stanley Kubrick' ORDER BY year LIMIT 10",
    "SELECT director FROM films WHERE director IS NOT NULL GROUP BY director ORDER BY COUNT(*) DESC, director LIMIT 3",
    "SELECT COUNT(*) FROM films WHERE year = 1968 AND minutes > 120",
    "SELECT year FROM films GROUP BY year ORDER BY COUNT(*) DESC LIMIT 1",
    "SELECT title FROM films WHERE title LIKE 'The Man Who%' ORDER BY title LIMIT 8",
    "SELECT country FROM gapminder WHERE year = 2013 AND life_expectancy IS NOT NULL ORDER BY life_expectancy DESC LIMIT 5",
    "SELECT country FROM gapminder WHERE year = 1970 ORDER BY fertility DESC LIMIT 3",
    "SELECT SUM(population) FROM gapminder WHERE year = 2000",
    "SELECT COUNT(*) FROM gapminder WHERE year = 1965 AND fertility > 6",
    "SELECT b.country FROM gapminder a JOIN gapminder b ON b.country = a.country WHERE a.year = 1964 AND b.year = 2013 AND b.life_expectancy < a.life_expectancy ORDER BY b.country",
    "SELECT b.country FROM gapminder a JOIN gapminder b ON a.country = b.country WHERE a.year = 1980 AND b.year = 2010 ORDER BY b.life_expectancy - a.life_expectancy DESC LIMIT 3",
    "SELECT MIN(year) FROM gapminder WHERE country = 'China' AND fertility < 2",
    "SELECT ROUND(SUM(life_expectancy * population) / SUM(population), 2) FROM gapminder WHERE year = 1990 AND life_expectancy IS NOT NULL",
    "SELECT year FROM gapminder WHERE country = 'Rwanda' ORDER BY life_expectancy LIMIT 1",
    "SELECT COUNT(*) FROM languages WHERE status = 'extinct'",
    "SELECT name FROM languages WHERE status = 'constructed' AND two_letter_code IS NOT NULL ORDER BY name",
    "SELECT COUNT(*) FROM languages WHERE name LIKE '%Sign Language%'",
    "SELECT name FROM particles WHERE charge = 1 AND lifetime_ns > 1 ORDER BY mass_mev",
    "SELECT name FROM particles WHERE charge = 2 ORDER BY mass_mev LIMIT 5",
    "SELECT COUNT(*) FROM particles WHERE mass_mev > 5000",
    "SELECT a.name FROM particles a JOIN particles b ON b.name = 'p' WHERE a.mass_mev BETWEEN b.mass_mev AND b.mass_mev + 2 ORDER BY a.mass_mev, a.name",
    "SELECT species FROM penguins GROUP BY species ORDER BY AVG(flipper_length_mm) DESC LIMIT 1",
    "SELECT COUNT(*) FROM penguins WHERE island = 'Dream' AND sex = 'female'",
    "SELECT ROUND(AVG(bill_length_mm / bill_depth_mm), 3) FROM penguins WHERE species = 'Gentoo'",
    "SELECT island FROM penguins WHERE species = 'Adelie' GROUP BY island ORDER BY AVG(body_mass_g) DESC LIMIT 1",
    "SELECT species FROM penguins GROUP BY species HAVING COUNT(DISTINCT island) > 1",
    "WITH sizes AS (SELECT family, COUNT(*) AS species FROM birds GROUP BY family) SELECT ROUND(AVG(species), 2) FROM sizes",
    "WITH firsts AS (SELECT director, MIN(year) AS first FROM films WHERE director IS NOT NULL GROUP BY director HAVING COUNT(*) >= 20) SELECT director FROM firsts WHERE first >= 1965 ORDER BY director LIMIT 8",
    "SELECT name FROM (SELECT name, RANK() OVER (PARTITION BY origin ORDER BY mpg DESC) AS place FROM cars) WHERE place = 1 ORDER BY name",
    "SELECT symbol FROM (SELECT symbol, atomic_weight, LAG(atomic_weight) OVER (ORDER BY atomic_number) AS before FROM elements) WHERE atomic_weight - before > 5 ORDER BY symbol LIMIT 8",
    "SELECT year FROM (SELECT year, population - LAG(population) OVER (ORDER BY year) AS growth FROM gapminder WHERE country = 'Ireland') ORDER BY growth DESC LIMIT 1",
)  # fmt: skip

COUNTRY_CODES = ("AR", "AU", "BO", "BR", "CA", "CH", "CL", "CN", "CO", "DE", "EG", "ES", "ET", "FI",
                 "FR", "GB", "GR", "ID", "IN", "IS", "IT", "JP", "KE", "KR", "MX", "NG", "NO", "NP",
                 "NZ", "PE", "PG", "PH", "PT", "SE", "TH", "TR", "TZ", "VN", "ZA")  # fmt: skip
COUNTRIES = ("Argentina", "Bangladesh", "Botswana", "Brazil", "Chile", "Egypt", "Ethiopia",
             "France", "Ghana", "Haiti", "India", "Iran", "Italy", "Japan", "Kenya", "Mexico",
             "Nigeria", "Norway", "Peru", "Poland", "Portugal", "Spain", "Sweden", "Thailand",
             "Turkey", "Uganda", "Vietnam", "Zambia", "Zimbabwe")  # fmt: skip
STATES = ("AL", "AZ", "CA", "CO", "FL", "GA", "IA", "IL", "IN", "KS", "KY", "LA", "MA", "MI", "MN",
          "MO", "NC", "NY", "OH", "OR", "PA", "TN", "VA", "WA", "WI")  # fmt: skip
CONSTELLATIONS = ("And", "Aqr", "Cas", "Cen", "Cet", "Com", "Cyg", "Dra", "Eri", "For", "Hya",
                  "Leo", "Oph", "Ori", "Peg", "Per", "Psc", "Sgr", "Tau", "UMa", "Vir")  # fmt: skip
DIRECTORS = ("Akira Kurosawa", "Alfred Hitchcock", "Billy Wilder", "Federico Fellini",
             "Ingmar Bergman", "John Ford", "John Huston", "Martin Scorsese", "Sidney Lumet",
             "Steven Spielberg", "Woody Allen")  # fmt: skip
FAMILIES = ("Accipitridae", "Anatidae", "Corvidae", "Fringillidae", "Furnariidae", "Laridae",
            "Paridae", "Parulidae", "Picidae", "Psittacidae", "Strigidae", "Sylviidae",
            "Trochilidae", "Turdidae", "Tyrannidae")  # fmt: skip


def queries() -> Iterator[str]:
    """Every query, the single ones first."""
    yield from SINGLE
    for code in COUNTRY_CODES:
        yield f"SELECT name FROM airports WHERE country_code = '{code}' ORDER BY elevation_ft DESC LIMIT 3"
        yield f"SELECT COUNT(*) FROM airports WHERE country_code = '{code}' AND elevation_ft > 1000"
    for country in COUNTRIES:
        yield f"SELECT ROUND(MAX(fertility) - MIN(fertility), 2) FROM gapminder WHERE country = '{country}'"
        yield f"SELECT MIN(year) FROM gapminder WHERE country = '{country}' AND life_expectancy > 50"
    for constellation in CONSTELLATIONS:
        yield f"SELECT name FROM deep_sky_objects WHERE constellation = '{constellation}' AND visual_magnitude IS NOT NULL ORDER BY visual_magnitude LIMIT 3"
        yield f"SELECT COUNT(*) FROM deep_sky_objects WHERE constellation = '{constellation}' AND redshift > 0.01"
    for director in DIRECTORS:
        yield f"SELECT COUNT(*) FROM films WHERE director = '{director}'"
        yield f"SELECT title FROM films WHERE director = '{director}' AND minutes IS NOT NULL ORDER BY minutes DESC, title LIMIT 2"
    for family in FAMILIES:
        yield f"SELECT genus FROM birds WHERE family = '{family}' GROUP BY genus ORDER BY COUNT(*) DESC, genus LIMIT 3"
        yield f"SELECT COUNT(*) FROM birds WHERE family = '{family}' AND iucn_status IN ('EN', 'CR')"
