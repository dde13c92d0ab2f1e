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
    mention="the Python program\n\n```python\n{}\n```\n\nshown here",
    unknown="a Python program",
    plural="Python programs",
    example="print(sum(range(10)))",
    pattern=r"(?s)\s*\S.*",
)
IntegerProgram = EntityType(
    name="integer_program",
    mention="the Python program\n\n```python\n{}\n```\n\nshown here",
    unknown="a Python program of an integer n",
    plural="Python programs of an integer n",
    example="sum(int(d) for d in str(n))",
    pattern=r"(?s)\s*\S.*",
)
SeriesProgram = EntityType(
    name="series_program",
    mention="the Python program\n\n```python\n{}\n```\n\nshown here",
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
    unknown="a column",
    plural="columns",
    example="airports.elevation_ft",
    pattern=r"[a-z][a-z_]*\.[a-z][a-z_0-9]*",
)
LlmModel = EntityType(
    name="llm_model",
    mention="the model {}",
    unknown="a language model",
    plural="language models",
    example="gpt-4o",
    pattern=r"\S{2,120}",
)
LlmProvider = EntityType(
    name="llm_provider",
    mention="the provider {}",
    unknown="a provider",
    plural="providers",
    example="mistral",
    pattern=r"[a-z0-9_\-]+",
)
MacPrefix = EntityType(
    name="mac_prefix",
    mention="the MAC address prefix {}",
    unknown="a MAC address prefix",
    plural="MAC address prefixes",
    example="00-1B-77",
    pattern=r"[0-9A-F]{2}(-[0-9A-F]{2}){2}",
)
MacAddress = EntityType(
    name="mac_address",
    mention="the MAC address {}",
    unknown="a MAC address",
    plural="MAC addresses",
    example="00-1B-77-49-54-FD",
    pattern=r"[0-9A-F]{2}(-[0-9A-F]{2}){5}",
)
OuiOrganisation = EntityType(
    name="oui_organisation",
    mention="{}",
    unknown="an organisation",
    plural="organisations",
    example="Raspberry Pi Foundation",
)
Ipv6Address = EntityType(
    name="ipv6_address",
    mention="the IPv6 address {}",
    unknown="an IPv6 address",
    plural="IPv6 addresses",
    example="2001:db8::1",
    pattern=r"[0-9A-Fa-f:.]{2,45}",
)
TopLevelDomain = EntityType(
    name="top_level_domain",
    mention="the top-level domain .{}",
    unknown="a top-level domain",
    plural="top-level domains",
    example="jp",
    pattern=r"[^\s.]{2,63}",
)
HttpStatusCode = EntityType(
    name="http_status_code",
    mention="HTTP status {}",
    unknown="an HTTP status code",
    plural="HTTP status codes",
    example="404",
)
ErrorNumber = EntityType(
    name="errno_name",
    mention="the POSIX error {}",
    unknown="a POSIX error",
    plural="POSIX errors",
    example="ENOENT",
    pattern=r"E[A-Z0-9]+",
)
PythonException = EntityType(
    name="python_exception",
    mention="Python's {}",
    unknown="a built-in exception",
    plural="built-in exceptions",
    example="FileNotFoundError",
    pattern=r"[A-Z][A-Za-z]+",
)
StdlibFunction = EntityType(
    name="stdlib_function",
    mention="the standard library function {}",
    unknown="a standard library function",
    plural="standard library functions",
    example="textwrap.shorten",
    pattern=r"[A-Za-z_][\w.]*\.[A-Za-z_]\w*",
)
UnicodeName = EntityType(
    name="unicode_name",
    mention="the Unicode character {}",
    unknown="a Unicode character",
    plural="Unicode characters",
    example="GREEK SMALL LETTER ALPHA",
    pattern=r"[A-Z0-9][A-Z0-9 \-]+",
)
FileExtension = EntityType(
    name="file_extension",
    mention="the file extension .{}",
    unknown="a file extension",
    plural="file extensions",
    example="png",
    pattern=r"[A-Za-z0-9_+\-]{1,20}",
)
MimeType = EntityType(
    name="mime_type",
    mention="the MIME type {}",
    unknown="a MIME type",
    plural="MIME types",
    example="image/png",
    pattern=r"[a-z]+/[A-Za-z0-9.+\-]+",
)
UserAgent = EntityType(
    name="user_agent",
    mention='the user agent "{}"',
    unknown="a user agent",
    plural="user agents",
    example="curl/8.5.0",
    pattern=r"\S.{2,400}",
)
Requirement = EntityType(
    name="requirement",
    mention='the requirement "{}"',
    unknown="a requirement line",
    plural="requirement lines",
    example='tomli>=1.1; python_version < "3.11"',
    pattern=r"[A-Za-z0-9].{0,300}",
)
RegexPattern = EntityType(
    name="regex_pattern",
    mention="the regular expression {}",
    unknown="a regular expression",
    plural="regular expressions",
    example=r"\d{4}-\d{2}-\d{2}",
    pattern=r"(?s).{1,500}",
)
TroveClassifier = EntityType(
    name="trove_classifier",
    mention='the PyPI classifier "{}"',
    unknown="a PyPI classifier",
    plural="PyPI classifiers",
    example="Topic :: Scientific/Engineering :: Astronomy",
    pattern=r"[A-Z][^\n]{2,120}",
)
JsonDocument = EntityType(
    name="json_document",
    mention="the JSON document {}",
    unknown="a JSON document",
    plural="JSON documents",
    example='{"name": "six", "version": "1.17.0"}',
    pattern=r"(?s)\s*[\[{].*",
)
Cwe = EntityType(
    name="cwe_id",
    mention="{}",
    unknown="a software weakness",
    plural="software weaknesses",
    example="CWE-79",
    pattern=r"CWE-\d{1,4}",
)
BanditTest = EntityType(
    name="bandit_check",
    mention="the Bandit check {}",
    unknown="a Bandit check",
    plural="Bandit checks",
    example="B602",
    pattern=r"B\d{3}",
)
JavascriptFile = EntityType(
    name="javascript_file",
    mention="{}",
    unknown="a JavaScript source file",
    plural="JavaScript source files",
    example="admin/js/actions.js in django",
    pattern=r"[\w./\-]+\.js in [a-z0-9\-]+",
)
