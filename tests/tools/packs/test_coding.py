"""Field facts of the coding tools, published test vectors, refusals, and chains end to end."""

from __future__ import annotations

from typing import Any

import pytest

from synthesis.core.errors import ToolError
from synthesis.tools.execution import execute
from synthesis.tools.packs.coding import _programs, _queries, _releases


def call(tool: str, **arguments: Any) -> Any:
    return execute(tool, arguments)


@pytest.mark.parametrize("program", _programs.PRINTING)
def test_the_sandbox_prints_what_python_prints(
    program: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(program, {"__name__": "program"})  # noqa: S102  programs of this repository

    assert call("python_run", program=program)["output"] == capsys.readouterr().out.rstrip("\n")


@pytest.mark.parametrize("program", _programs.OF_AN_INTEGER)
def test_every_program_of_an_integer_ends_with_a_number(program: str) -> None:
    for n in (36, 97, 1001):
        assert call("python_run_with_integer", program=program, n=n)["number"] >= 0


def test_a_column_of_the_tables_feeds_a_program() -> None:
    values = call("sql_column_values", column="elements.atomic_number", count=10)["values"]
    spread = call("python_run_with_numbers", program=_programs.OF_NUMBERS[0], numbers=values)
    assert spread["number"] == 9


def test_every_query_of_the_seeds_has_an_answer() -> None:
    answers = [call("sql_query", query=query) for query in _queries.queries()]
    assert all(item["number"] is not None or item["values"] for item in answers)


def test_rows_come_in_the_order_of_the_table_without_order_by() -> None:
    query = "SELECT symbol FROM elements WHERE period = 2"
    assert call("sql_query", query=query)["values"] == ["Li", "Be", "B", "C", "N", "O", "F", "Ne"]


def test_a_bandit_finding_leads_to_its_weakness() -> None:
    file = call("package_files", release=_releases.EXAMPLE)["largest_files"][0]
    checks = call("source_security_findings", file=file)["checks"]
    assert call("bandit_check", check=checks[0])["cwe"].startswith("CWE-")


def test_an_error_number_leads_to_what_catches_it() -> None:
    raised = call("errno_record", name="ECONNREFUSED")["python_exception"]
    assert raised == "ConnectionRefusedError"
    assert call("exception_is_caught", exception=raised, handler="OSError")["is_caught"] is True


def test_a_host_leads_to_the_country_of_its_domain() -> None:
    tld = call("host_top_level_domain", host="data.gov.sg")["tld"]
    assert call("tld_country", tld=tld)["country"] == "Singapore"


def test_an_organisation_leads_to_a_prefix_and_back() -> None:
    prefix = call("mac_prefixes_of", organisation="Nintendo Co., Ltd.")["lowest_prefix"]
    assert call("mac_prefix_owner", prefix=prefix)["organisation"] == "Nintendo Co., Ltd."


def test_a_mac_address_leads_to_an_ipv6_address_of_its_kind() -> None:
    address = call("mac_link_local_address", mac="00-1B-77-49-54-FD")["link_local_address"]
    assert call("ipv6_forms", address=address)["kind"] == "link-local"


@pytest.mark.parametrize(
    ("text", "algorithm", "digest"),
    [
        ("message digest", "MD5", "f96b697d7cb7938d525a2f31aaf161d0"),  # RFC 1321, A.5
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "SHA-1",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1",  # FIPS 180
        ),
        (
            "abc",
            "SHA3-256",
            "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",  # FIPS 202
        ),
    ],
)
def test_digests_are_those_of_the_standards(text: str, algorithm: str, digest: str) -> None:
    assert call("text_digest", text=text, algorithm=algorithm)["digest"] == digest


@pytest.mark.parametrize(
    ("number", "expected"), [(10, "0a"), (24, "18 18"), (100, "18 64"), (1000, "19 03 e8")]
)
def test_integers_are_encoded_as_rfc_8949_says(number: int, expected: str) -> None:
    result = call("integer_encoding", number=number, coding="CBOR unsigned integer")
    assert result["bytes_hex"] == expected


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("python_run", {"program": "x = 1"}, "prints nothing"),
        ("python_run_with_integer", {"program": "'a'", "n": 1}, "must end with an expression"),
        ("python_run_with_integer", {"program": "n", "n": 10**13}, "between -10**12 and 10**12"),
        ("python_run_with_numbers", {"program": "1", "numbers": []}, "empty"),
        ("sql_query", {"query": "SELECT 1 FROM nowhere"}, "the tables are airports"),
        ("sql_column_record", {"column": "birds.weight"}, "has no column"),
        ("sql_column_statistic", {"column": "birds.family", "statistic": "mean"}, "holds text"),
        ("regex_matches", {"pattern": "(", "text": "a"}, "cannot be read"),
        (
            "regex_matches",
            {"pattern": "(a|b|ab)*$", "text": "ab" * 2000 + "c"},
            "did not finish within 1 s",
        ),
        ("regex_structure", {"pattern": "(" * 500}, "cannot be read"),
        ("json_shape", {"document": "[" * 5000 + "]" * 5000}, "not a JSON document"),
        ("json_shape", {"document": "[NaN]"}, "not a JSON document"),
        ("json_query", {"document": "{}", "expression": "a[" * 100}, "fails"),
        ("json_in_notation", {"document": '{"a": null}', "notation": "TOML"}, "TOML"),
        ("requirement_parts", {"requirement": "a b c"}, "no requirement line"),
        ("unicode_character", {"character": "LATIN SMALL LETTER QQ"}, "no character named"),
        ("mac_prefix_owner", {"prefix": "FF-FF-FE"}, "no prefix"),
        ("llm_price", {"model": "gpt-99"}, "no model"),
        ("date_in_epoch", {"date": "1899-01-01", "epoch": "Excel serial day"}, "1900-03-01"),
        ("float_bits", {"number": 1e6, "precision": "half-precision"}, "too large"),
        ("file_type_of_bytes", {"first_bytes": "zz"}, "hexadecimal"),
        ("stdlib_function_parameters", {"function": "os.nothing"}, "no function"),
        ("package_metadata_document", {"release": "jmespath 0.0.1"}, "Only version"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    tool: str, arguments: dict[str, Any], said: str
) -> None:
    with pytest.raises(ToolError, match=r"\.$") as caught:
        call(tool, **arguments)
    assert said in str(caught.value)
