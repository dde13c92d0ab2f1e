"""Entity types of packages, source code, licences, networks and schedules."""

from __future__ import annotations

from synthesis.core.values import EntityType

PackageRelease = EntityType(
    name="package_release",
    mention="{}",
    unknown="a Python package",
    plural="Python packages",
    example="jmespath 1.1.0",
    pattern=r"[A-Za-z0-9][A-Za-z0-9._\-]* \d[A-Za-z0-9.+!]*",
)
SourceFile = EntityType(
    name="source_file",
    mention="{}",
    unknown="a Python source file",
    plural="Python source files",
    example="jmespath/parser.py in jmespath 1.1.0",
    pattern=r"[\w./\-]+\.py in [A-Za-z0-9][A-Za-z0-9._\-]* \d[A-Za-z0-9.+!]*",
)
StdlibModule = EntityType(
    name="stdlib_module",
    mention="the standard library module {}",
    unknown="a standard library module",
    plural="standard library modules",
    example="tomllib",
    pattern=r"[A-Za-z_][\w.]*",
)
PythonVersion = EntityType(
    name="python_version",
    mention="Python {}",
    unknown="a Python version",
    plural="Python versions",
    example="3.11",
    pattern=r"[23]\.\d{1,2}",
)
LicenceId = EntityType(
    name="licence_id",
    mention="the licence {}",
    unknown="a licence",
    plural="licences",
    example="Apache-2.0",
    pattern=r"[A-Za-z0-9][A-Za-z0-9.+\-]*",
)
LicenceExpression = EntityType(
    name="licence_expression",
    mention='the licence expression "{}"',
    unknown="a licence expression",
    plural="licence expressions",
    example="MIT OR Apache-2.0",
)
VersionNumber = EntityType(
    name="version_number",
    mention="version {}",
    unknown="a version number",
    plural="version numbers",
    example="1.4.2",
    pattern=r"\d+\.\d+\.\d+([\-+.]?[0-9A-Za-z.\-]+)?",
)
HostName = EntityType(
    name="host_name",
    mention="{}",
    unknown="a host",
    plural="hosts",
    example="forums.bbc.co.uk",
    pattern=r"[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+",
)
CidrBlock = EntityType(
    name="cidr_block",
    mention="the address block {}",
    unknown="an address block",
    plural="address blocks",
    example="192.168.16.0/22",
    pattern=r"\d{1,3}(\.\d{1,3}){3}/\d{1,2}",
)
IpAddress = EntityType(
    name="ip_address",
    mention="the IP address {}",
    unknown="an IP address",
    plural="IP addresses",
    example="192.168.16.1",
    pattern=r"\d{1,3}(\.\d{1,3}){3}",
)
CronExpression = EntityType(
    name="cron_expression",
    mention='the cron expression "{}"',
    unknown="a cron expression",
    plural="cron expressions",
    example="0 9 * * 1-5",
    pattern=r"\S+( \S+){4}",
)
SqlQuery = EntityType(
    name="sql_query",
    mention='the SQL query "{}"',
    unknown="a SQL query",
    plural="SQL queries",
    example="SELECT name FROM users WHERE age > 30",
)
ProgrammingLanguage = EntityType(
    name="programming_language",
    mention="{}",
    unknown="a programming language",
    plural="programming languages",
    example="Rust",
)
PythonProgram = EntityType(
    name="python_program",
    mention="this Python program\n\n```python\n{}\n```\n\n",
    unknown="a Python program",
    plural="Python programs",
    example="print(sum(range(10)))",
    pattern=r"(?s)\s*\S.*",
)
IntegerProgram = EntityType(
    name="integer_program",
    mention="this Python program\n\n```python\n{}\n```\n\n",
    unknown="a Python program of an integer n",
    plural="Python programs of an integer n",
    example="sum(int(d) for d in str(n))",
    pattern=r"(?s)\s*\S.*",
)
SeriesProgram = EntityType(
    name="series_program",
    mention="this Python program\n\n```python\n{}\n```\n\n",
    unknown="a Python program of a list of numbers",
    plural="Python programs of a list of numbers",
    example="max(numbers) - min(numbers)",
    pattern=r"(?s)\s*\S.*",
)
PlainText = EntityType(
    name="plain_text",
    mention='the text "{}"',
    unknown="a text",
    plural="texts",
    example="The quick brown fox jumps over the lazy dog",
    pattern=r"(?s)\s*\S.*",
)
SqlTable = EntityType(
    name="sql_table",
    mention="the reference table {}",
    unknown="a reference table",
    plural="reference tables",
    example="airports",
    pattern=r"[a-z][a-z_]*",
)
SqlColumn = EntityType(
    name="sql_column",
    mention="the column {}",
    unknown="a column of a reference table",
    plural="columns of reference tables",
    example="airports.elevation_ft",
    pattern=r"[a-z][a-z_]*\.[a-z][a-z_0-9]*",
)
