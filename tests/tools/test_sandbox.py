"""Programs and queries that try to get out of the sandbox, hog it, or make results differ.

Each goes through the real tool host, ends in a sentence within the limit, and leaves the same
host ready for the next honest call.
"""

# ruff: noqa: E501  (a program or a query is one line)

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from synthesis.tools.client import ToolHostClient
from synthesis.tools.host.limits import Limits
from tests.tools.conftest import StartHost

LIMITS = Limits(linger_seconds=0.05, fresh_seconds=0.0)
LONGEST = 6.0
PACKS = "synthesis.tools.packs"

FILES = (
    "open('/etc/passwd').read()",
    "open('notes.txt', 'w').write('x')",
    "import os\nos.listdir('/')",
    "import os\nos.remove('/tmp/x')",
    "import os\nos.stat('/etc/passwd')",
    "from pathlib import Path\nPath('/etc/passwd').read_text()",
    "from pathlib import Path\nPath('/tmp/x').write_text('x')",
)
ENVIRONMENT = (
    "import os\nos.environ['HOME']",
    "import os\nos.getenv('SECRET_KEY')",
    "import os\nos.getpid()",
    "input()",
    "exit()",
    "import sys\nsys.modules['os']",
)
MODULES = (
    "socket", "urllib.request", "subprocess", "multiprocessing", "threading", "ctypes", "shutil",
    "importlib", "gc", "pickle", "sqlite3", "builtins", "synthesis", "pydantic_monty",
)  # fmt: skip
PROCESSES = (
    "import os\nos.fork()",
    "import os\nos.system('id')",
    "import os\nos.execv('/bin/sh', ['sh'])",
    "import os\nos.kill(1, 9)",
    "__import__('os').system('id')",
    'eval(\'__import__("subprocess").run(["id"])\')',
    "exec('import subprocess')",
)
HOGS = (
    "x = [0] * 10**9",
    "'a' * 10**10",
    "x = []\nwhile True:\n    x.append('a' * 1000)",
    "[[i for i in range(10**6)] for j in range(100)]",
    "'{:1000000000d}'.format(1)",
    "9 ** 9 ** 9",
    "1 << 10**10",
    "10 ** 5000",
    "import math\nmath.factorial(10**6)",
    "while True:\n    pass",
    "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass",
    "def f(n):\n    return f(n + 1)\nf(0)",
    "eval('(' * 5000 + ')' * 5000)",
    "import json\njson.loads('[' * 100000)",
    "import re\nre.match('(' * 10000 + ')' * 10000, 'a')",
    "import re\nre.match('(a{1000}){1000}', 'a' * 10)",
    "while True:\n    print('x' * 1000)",
    "print('x' * 30_000)",
    "[0] * 3000",
    "'x' * 5000",
)
CHANCE = (
    "import time\ntime.sleep(100)",
    "import asyncio\nasyncio.run(asyncio.sleep(100))",
    "import time\ntime.time()",
    "import time\ntime.perf_counter()",
    "from datetime import datetime\ndatetime.now()",
    "from datetime import date\ndate.today()",
    "import random\nrandom.random()",
    "import random\nrandom.SystemRandom().random()",
    "import os\nos.urandom(8)",
)
WALKS = (
    "().__class__.__bases__[0].__subclasses__()",
    "''.__class__.__mro__[1]",
    "(lambda: 0).__globals__",
    "(lambda: 0).__code__",
    "print.__self__",
    "[].__reduce__()",
    "getattr((), '__cl' + 'ass__')",
    "'{0.__class__.__init__.__globals__}'.format(())",
    "type(())('x').__subclasshook__",
    "import sys\nsys._getframe()",
    "import sys\nsys.settrace(print)",
    "import math\nmath.__loader__",
    "import re\nre.sys.modules",
    "__builtins__",
    "__loader__",
    "globals()['__builtins__']",
    "try:\n    1 / 0\nexcept Exception as e:\n    e.__traceback__.tb_frame",
    "class A:\n    pass\nA.__subclasses__()",
    "compile('1', 'x', 'eval')",
    "breakpoint()",
    "lambda: 0",
    "print",
    "def f(:",
    "import os\nos",
    "float('nan') if False else open",
    "\x00",
)
IMPORTS = tuple(f"import {name}" for name in MODULES)
PROGRAMS = (*FILES, *ENVIRONMENT, *IMPORTS, *PROCESSES, *HOGS, *CHANCE, *WALKS)

QUERIES = (
    "ATTACH DATABASE '/tmp/x.db' AS x",
    "SELECT load_extension('x')",
    "PRAGMA table_info(elements)",
    "PRAGMA hard_heap_limit = 0",
    "SELECT * FROM pragma_table_info('elements')",
    "SELECT * FROM pragma_database_list",
    "SELECT name FROM sqlite_master",
    "SELECT * FROM dbstat",
    "INSERT INTO elements (symbol) VALUES ('X')",
    "UPDATE elements SET symbol = 'X'",
    "DELETE FROM elements",
    "DROP TABLE elements",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CREATE VIRTUAL TABLE t USING fts5(a)",
    "WITH x AS (SELECT 1) DELETE FROM elements",
    "WITH x AS (SELECT 1) INSERT INTO elements (symbol) SELECT 'X'",
    "SELECT 1; DROP TABLE elements",
    "SELECT 1; SELECT 2",
    "VACUUM INTO '/tmp/x.db'",
    "BEGIN EXCLUSIVE",
    "EXPLAIN SELECT * FROM elements",
    "SELECT readfile('/etc/passwd')",
    "SELECT writefile('/tmp/x', 'x')",
    "SELECT edit('x')",
    "SELECT sqlite_version()",
    "SELECT fts5('x')",
    "SELECT last_insert_rowid()",
    "SELECT random()",
    "SELECT date('now')",
    "SELECT strftime('%s', 'now')",
    "SELECT CURRENT_TIMESTAMP",
    "SELECT randomblob(1000000000)",
    "SELECT zeroblob(1000000000)",
    "SELECT printf('%1000000000d', 1)",
    "SELECT format('%.1000000000c', 'x')",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
    "WITH RECURSIVE n(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM n)"
    " SELECT MAX(LENGTH(s)) FROM n",
    "SELECT COUNT(*) FROM birds a, birds b, birds c",
    "SELECT a.title || b.title FROM films a, films b ORDER BY 1 DESC LIMIT 1",
    "SELECT GROUP_CONCAT(title) FROM films",
    "SELECT GROUP_CONCAT(a.title) FROM films a, films b",
    "SELECT REPLACE(REPLACE(HEX(HEX(GROUP_CONCAT(name))), '3', HEX(name)), '4', HEX(HEX(name)))"
    " FROM airports",
    "SELECT COUNT(*) FROM films a JOIN films b ON a.title || b.title LIKE '%a%e%i%o%u%a%e%i%o%u%z%z%z%'",
    "SELECT GROUP_CONCAT(symbol, '') LIKE '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a' FROM elements",
    "SELECT " + "(" * 200 + "1" + ")" * 200,
    "SELECT " + "+".join(["1"] * 400),
    "SELECT " + ",".join(["1"] * 400),
    " UNION ALL ".join(["SELECT 1"] * 40),
    "SELECT 1 WHERE " + " OR ".join(["1 = 2"] * 400),
    "SELECT '" + "x" * 6000 + "'",
    "SELECT * FROM airports",
    "SELECT * FROM users",
    "SELECT nothing FROM elements",
    "SELECT ?",
    "SELECT 1e999",
    "SELECT",
    "DROP",
    "-- nothing",
    ";",
    "\x00",
)  # fmt: skip


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sandbox_host(short_folder: Path, start_host: StartHost) -> Path:
    """The socket of a host with one child over the real packs."""
    path = short_folder / "sandbox.sock"
    start_host(path, children=1, limits=LIMITS, packs=PACKS)
    return path


@pytest.fixture
async def host(
    sandbox_host: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[ToolHostClient]:
    monkeypatch.setenv("DIVE_TOOL_PACKS", PACKS)
    async with ToolHostClient(sandbox_host, limits=LIMITS) as client:
        yield client


@pytest.mark.parametrize("program", PROGRAMS, ids=range(len(PROGRAMS)))
async def test_a_hostile_program_is_refused_and_the_next_one_runs(
    host: ToolHostClient, program: str
) -> None:
    started = time.monotonic()
    outcome = await host.call("python_run", {"program": program})

    assert time.monotonic() - started < LONGEST
    _is_a_refusal(outcome.result, outcome.error)
    after = await host.call("python_run", {"program": "sum(range(10))"})
    assert after.result == {"output": "45"}


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
async def test_a_hostile_query_is_refused_and_the_next_one_is_answered(
    host: ToolHostClient, query: str
) -> None:
    started = time.monotonic()
    outcome = await host.call("sql_query", {"query": query})

    assert time.monotonic() - started < LONGEST
    _is_a_refusal(outcome.result, outcome.error)
    after = await host.call("sql_query", {"query": "SELECT COUNT(*) FROM elements"})
    assert after.result is not None
    assert after.result["number"] == 118


@pytest.mark.parametrize(
    ("program", "output"),
    [
        ("import re\nre.match(r'(a+)+$', 'a' * 40 + 'b')\nprint('done')", "done"),
        ("import re\nre.match(r'(a|a)*$', 'a' * 40 + 'b')\nprint('done')", "done"),
        ("{'c', 'a', 'b'}", "{'a', 'b', 'c'}"),
        ("import random\nrandom.seed(1)\nround(random.random(), 6)", "0.134364"),
        ("import time\ntime.process_time()", "0.0"),
    ],
)
async def test_what_could_have_hung_or_differed_gives_its_one_answer(
    host: ToolHostClient, program: str, output: str
) -> None:
    outcome = await host.call("python_run", {"program": program})

    assert outcome.result == {"output": output}


async def test_one_program_leaves_nothing_to_the_next(host: ToolHostClient) -> None:
    await host.call("python_run", {"program": "import math\nmath.pi = 3\nleft = 1\nleft"})

    seen = await host.call("python_run", {"program": "import math\nmath.pi"})
    left = await host.call("python_run", {"program": "left"})

    assert seen.result == {"output": "3.141592653589793"}
    assert left.error == "The program failed in line 1: NameError: name 'left' is not defined."


async def test_an_error_names_the_line_of_the_program(host: ToolHostClient) -> None:
    outcome = await host.call("python_run", {"program": "x = 1\ny = 0\nprint(x / y)"})

    assert outcome.error == "The program failed in line 3: ZeroDivisionError: division by zero."


def _is_a_refusal(result: object, error: str | None) -> None:
    assert result is None, result
    assert error is not None
    assert error.endswith((".", "!", "?"))
    assert len(error) <= 600
    assert not any(leak in error for leak in ("site-packages", "/work", "/home", "Traceback", "0x"))
    assert "process that ran" not in error
