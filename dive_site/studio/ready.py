"""Waiting, briefly, until a program answers."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path


def broker_answers(path: Path) -> bool:
    """Whether a Valkey server on this socket answers a ping."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(1)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def web_answers(port: int) -> bool:
    """Whether the web server says that it is healthy."""
    return _is_healthy(port, "/health/")


def model_answers(port: int) -> bool:
    """Whether the server of the local model says that it is healthy: its model is loaded."""
    return _is_healthy(port, "/health")


def _is_healthy(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
