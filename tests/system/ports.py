"""Ports for those who have to name one before they listen on it."""
import contextlib
import random
import socket

_claims = []  # sockets whose names keep a port for us


def free_address():
    """An address nobody listens on, below the ports that outgoing connections take for themselves. It is ours until this
    program ends: all tests of this machine claim by the same names."""
    for port in iter(lambda: random.randrange(10_000, 32_000), None):
        claim = socket.socket(socket.AF_UNIX)
        with contextlib.suppress(OSError), socket.socket() as one:
            claim.bind(f"\0disruption-test-port-{port}")
            one.bind(("127.0.0.1", port))
            _claims.append(claim)
            return f"127.0.0.1:{port}"
        claim.close()
