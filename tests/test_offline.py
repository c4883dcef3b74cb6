"""The tests themselves prove that nothing needs a network: there is none."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

import pytest

# A documentation address (RFC 5737): were the block to fail, nobody would be bothered.
ELSEWHERE = ("192.0.2.1", 80)


def blocked() -> pytest.RaisesExc[RuntimeError]:
    return pytest.raises(RuntimeError, match="the tests run without a network")


@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_a_connection_to_another_machine_is_blocked(method: str) -> None:
    with socket.socket() as client, blocked():
        getattr(client, method)(ELSEWHERE)


def test_a_datagram_to_another_machine_is_blocked() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as client, blocked():
        client.sendto(b"question", ELSEWHERE)


def test_another_machines_name_is_not_even_looked_up() -> None:
    with blocked():
        socket.getaddrinfo("example.org", 443)
    with blocked():
        socket.gethostbyname("example.org")


def test_asynchronous_connections_are_blocked_too() -> None:
    with blocked():
        asyncio.run(asyncio.open_connection(*ELSEWHERE))


def test_a_python_that_a_test_starts_is_blocked_as_well() -> None:
    program = f"import socket; socket.create_connection({ELSEWHERE})"
    child = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert child.returncode != 0
    assert "NetworkBlockedError" in child.stderr.decode()


def test_loopback_works() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client:
            client.sendall(b"question")
        connection, _ = server.accept()
        with connection:
            assert connection.recv(8) == b"question"


def test_unix_sockets_work(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)
