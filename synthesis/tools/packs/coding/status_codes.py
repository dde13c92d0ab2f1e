"""HTTP status codes and POSIX error numbers, from Python's standard library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.coding import ErrorNumber, HttpStatusCode, PythonException

PACK = Pack(
    title="HTTP status codes and error numbers",
    distributions=(),
    licence="PSF-2.0",
    data="Python 3.11's http.HTTPStatus (IANA registry) and errno (Linux)",
    data_licence="PSF-2.0",
    data_date="2022-10",
)

CLASSES = {1: "informational", 2: "successful", 3: "redirection", 4: "client error",
           5: "server error"}  # fmt: skip
CACHEABLE = frozenset((200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501))
"""Status codes that RFC 9110, section 15.1, calls heuristically cacheable."""


class Status(Result):
    phrase: Annotated[str, Asks("the reason phrase of {code}")]
    status_class: Annotated[str, Asks("the class of {code}")]
    description: Annotated[
        str | None, Asks("the description of {code} in Python's standard library")
    ]
    heuristically_cacheable: Annotated[
        bool, Asks("whether RFC 9110 calls a response with {code} heuristically cacheable")
    ]


class StatusList(Result):
    codes: list[
        Annotated[
            int,
            HttpStatusCode,
            Asks("the {status_class} status codes in Python's standard library"),
        ]
    ]
    code_count: Annotated[
        int, Asks("the number of {status_class} status codes in Python's standard library")
    ]


class ErrorRecord(Result):
    number: Annotated[int, Asks("the value of {name} on Linux", noun="value on Linux")]
    message: Annotated[str, Asks("the system's message for {name}")]
    python_exception: Annotated[
        str,
        PythonException,
        Asks(
            "the exception class that Python raises for {name}",
            refers="the exception class that Python raises for {name}",
        ),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            code=418,
            gives={"phrase": "I'm a Teapot", "status_class": "client error"},
        ),
        Example(code=308, gives={"phrase": "Permanent Redirect", "heuristically_cacheable": True}),
    ],
)
def http_status(code: Annotated[int, "HTTP status code", HttpStatusCode]) -> Status:
    """Reason phrase, class and description of an HTTP status code."""
    from http import HTTPStatus

    try:
        item = HTTPStatus(code)
    except ValueError:
        raise ToolError(f"{code} is no registered HTTP status code; 404 is one.") from None
    return Status(
        phrase=item.phrase,
        status_class=CLASSES[code // 100],
        description=item.description or None,
        heuristically_cacheable=code in CACHEABLE,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            status_class="informational",
            gives={"codes": [100, 101, 102, 103], "code_count": 4},
        )
    ],
)
def http_statuses_of_class(
    status_class: Annotated[
        Literal["informational", "successful", "redirection", "client error", "server error"],
        "Class of status codes",
    ],
) -> StatusList:
    """HTTP status codes of a class that Python's standard library knows."""
    from http import HTTPStatus

    found = [int(item) for item in HTTPStatus if CLASSES[item // 100] == status_class]
    return StatusList(codes=found, code_count=len(found))


@tool(
    kind="retrieval",
    examples=[
        Example(
            name="ENOENT",
            gives={
                "number": 2,
                "message": "No such file or directory",
                "python_exception": "FileNotFoundError",
            },
        ),
        Example(name="EACCES", gives={"number": 13, "python_exception": "PermissionError"}),
    ],
)
def errno_record(name: Annotated[str, "Name of an error number", ErrorNumber]) -> ErrorRecord:
    """Value, message and Python exception of a POSIX error number, on Linux."""
    import errno
    import os

    number = getattr(errno, name, None)
    if not isinstance(number, int):
        raise ToolError(f"Linux has no error number {name[:40]}; ENOENT is one.")
    return ErrorRecord(
        number=number,
        message=os.strerror(number),
        python_exception=type(OSError(number, "")).__name__,
    )


@seeds(HttpStatusCode, source="Python's standard library")
def statuses() -> Iterator[str]:
    """Every status code."""
    from http import HTTPStatus

    yield from (str(item.value) for item in HTTPStatus)


@seeds(ErrorNumber, source="Python's standard library")
def error_numbers() -> Iterator[str]:
    """Error numbers in order of value."""
    import errno

    yield from (errno.errorcode[number] for number in sorted(errno.errorcode))
