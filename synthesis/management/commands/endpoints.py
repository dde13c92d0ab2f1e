"""``endpoints``: where language models are, who plays which role, and whether it works."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from synthesis.core.chat import ROLES
from synthesis.core.endpoint_rules import LONGEST
from synthesis.core.errors import ConfigurationError
from synthesis.core.values import Json
from synthesis.management.base import FAILED, StudioCommand, add_format
from synthesis.models import Endpoint
from synthesis.services import endpoint_edits, endpoint_reading
from synthesis.services.database import ensure_ready
from synthesis.services.endpoint_reading import ShownEndpoint, one_endpoint

LARGEST_FILE = 100_000
HEADINGS: tuple[object, ...] = (
    "name",
    "model",
    "address",
    "key",
    "roles",
    "level",
    "in flight",
    "test",
)


class Command(StudioCommand):
    """Endpoints on the command line."""

    help = (
        "List, add, change, remove and test the endpoints of language models, and say which "
        "plays which role."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        add_format(actions.add_parser("list", help="print every endpoint"))
        showing = actions.add_parser("show", help="print one endpoint and its last test")
        testing = actions.add_parser("test", help="try what runs ask of an endpoint; exit 1: fails")
        adding = actions.add_parser("add", help="add an endpoint")
        changing = actions.add_parser("change", help="change what is given of an endpoint")
        removing = actions.add_parser("remove", help="forget an endpoint and its key")
        for action in (showing, testing, adding, changing, removing):
            action.add_argument("name", metavar="NAME")
        for action in (showing, testing):
            add_format(action)
        _add_fields(adding, required=True)
        _add_fields(changing, required=False)
        changing.add_argument("--rename", metavar="NAME", help="its new name")
        changing.add_argument("--no-key", action="store_true", help="forget its key")
        assigning = actions.add_parser("assign", help="let an endpoint play a role in new runs")
        assigning.add_argument("role", choices=ROLES)
        assigning.add_argument("name", metavar="NAME")
        taking = actions.add_parser("unassign", help="leave a role to the DIVE_LLM_ settings")
        taking.add_argument("role", choices=ROLES)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 where a test fails, 2 for what cannot be."""
        ensure_ready(self.say)
        match options["action"]:
            case "list":
                self._list(options["format"])
            case "show":
                self._show(one_endpoint(options["name"]), options["format"])
            case "add":
                saved = endpoint_edits.save_endpoint({"name": options["name"], **_given(options)})
                self.say(
                    f"Added the endpoint {saved.name}. `endpoints test {saved.name}` tries it."
                )
            case "change":
                saved = endpoint_edits.save_endpoint(_given(options), _endpoint(options))
                self.say(f"Changed the endpoint {saved.name}.")
            case "remove":
                endpoint_edits.delete_endpoint(_endpoint(options))
                self.say(f"Removed the endpoint {options['name']}.")
            case "assign":
                endpoint_edits.give_role(options["role"], _endpoint(options))
                self.say(f"{options['name']} plays the {options['role']} in new runs.")
            case "unassign":
                endpoint_edits.take_role(options["role"])
                self.say(f"The {options['role']} is left to the DIVE_LLM_ settings.")
            case "test":
                self._test(options["name"], options["format"])

    def _list(self, style: str) -> None:
        found = endpoint_reading.every_endpoint()
        if problem := endpoint_reading.environment_problem():
            self.say(problem)
        if style == "json":
            self._print([shown.to_json() for shown in found])
            return
        if found:
            self.print_table([HEADINGS, *map(_row, found)])
        else:
            self.say("There is no endpoint yet; `endpoints add` adds one.")
        unplayed = [cast.role for cast in endpoint_reading.roles() if cast.plays is None]
        if unplayed:
            self.say(f"Nobody plays: {', '.join(unplayed)}.")

    def _show(self, shown: ShownEndpoint, style: str) -> None:
        if style == "json":
            self._print(shown.to_json())
            return
        told = shown.to_json()
        report = told.pop("test_report")
        self.print_table([(name, _said(value)) for name, value in told.items()])
        if report:
            self._print_report(report)

    def _test(self, name: str, style: str) -> None:
        # It brings the clients of HTTP along, which nothing else here needs.
        from synthesis.services.probing import examine

        report = examine(_endpoint({"name": name})).to_json()
        if style == "json":
            self._print(report)
        else:
            self._print_report(report)
        if not report["passed"]:
            self.fail(f"The endpoint {name} cannot do what runs need.", FAILED)
        self.say(f"The endpoint {name} does what runs need.")

    def _print_report(self, report: dict[str, Any]) -> None:
        self.print_table(
            (probe["verdict"], probe["name"], probe["sentence"]) for probe in report["probes"]
        )
        for setting, value in report["suggestions"].items():
            self.stdout.write(f"Better: --{setting.replace('_', '-')} {value}")

    def _print(self, value: Any) -> None:
        self.print_json(json.loads(json.dumps(value, cls=DjangoJSONEncoder)))


def _add_fields(parser: ArgumentParser, required: bool) -> None:
    parser.add_argument("--base-url", required=required, metavar="URL", help="up to /v1")
    parser.add_argument("--model", required=required, help="as the server calls it")
    key = parser.add_mutually_exclusive_group()
    key.add_argument("--key-variable", metavar="VAR", help="the variable that holds the key")
    key.add_argument(
        "--key-stdin", action="store_true", help="read the key from standard input and encrypt it"
    )
    parser.add_argument("--sampling", metavar="JSON|@FILE", help='as {"temperature": 0.7}')
    parser.add_argument("--max-concurrency", type=int, metavar="N", help="most calls at once")
    parser.add_argument("--price-in", type=float, metavar="X", help="per million prompt tokens")
    parser.add_argument("--price-out", type=float, metavar="Y", help="per million reply tokens")
    parser.add_argument("--tool-calling", choices=Endpoint.ToolCalling.values)
    parser.add_argument("--structured-output", choices=Endpoint.StructuredOutput.values)
    parser.add_argument("--timeout", type=float, metavar="S", help="seconds a call may take")
    parser.add_argument("--metrics-url", metavar="URL", help="its Prometheus metrics")


_SAME_NAME = (
    "base_url",
    "model",
    "key_variable",
    "max_concurrency",
    "price_in",
    "price_out",
    "tool_calling",
    "structured_output",
    "metrics_url",
)


def _given(options: dict[str, Any]) -> dict[str, Any]:
    """The fields that the options name; raises ``ConfigurationError``."""
    given = {name: options[name] for name in _SAME_NAME if options[name] is not None}
    if options["timeout"] is not None:
        given["timeout_seconds"] = options["timeout"]
    if options["sampling"] is not None:
        given["sampling"] = _read_sampling(options["sampling"])
    if options["key_stdin"]:
        given["key"] = _read_key()
    if options.get("no_key"):
        given["key"] = ""
    if options.get("rename"):
        given["name"] = options["rename"]
    if not given:
        raise ConfigurationError("Say what to change; `endpoints change --help` lists it.")
    return given


def _read_key() -> str:
    by_hand = sys.stdin.isatty()
    key = getpass.getpass("Key: ") if by_hand else sys.stdin.read(LONGEST["key"] + 2)
    if not key.strip():
        raise ConfigurationError("Standard input holds no key.")
    return key


def _read_sampling(text: str) -> Json:
    try:
        if text.startswith("@"):
            with Path(text[1:]).open(encoding="utf-8") as file:
                text = file.read(LARGEST_FILE)
        return json.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The sampling cannot be read: {error}.") from None
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"--sampling is not JSON: {error}.") from None


def _endpoint(options: dict[str, Any]) -> Endpoint:
    return one_endpoint(options["name"]).endpoint


def _row(shown: ShownEndpoint) -> tuple[object, ...]:
    endpoint = shown.endpoint
    return (
        endpoint.name,
        endpoint.model,
        endpoint.base_url,
        endpoint.key_variable or shown.key,
        ", ".join(shown.roles) or "–",
        shown.level or "–",
        shown.in_flight,
        shown.tested,
    )


def _said(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder) if not isinstance(value, str) else value or "–"
