"""Loaded by every Python that the grader starts: notes and refuses calls that leave this machine."""

import os
import socket

NOTES = os.environ.get("GRADE_CALLS")
find, connect = socket.getaddrinfo, socket.socket.connect


def is_here(host):
    host = host.decode() if isinstance(host, bytes) else host
    return host in (None, "", "localhost", "::1") or str(host).startswith("127.")


def note(host):
    with open(NOTES, "a", encoding="utf-8") as file:
        file.write(f"{host}\n")


def find_here(host, *arguments, **options):
    if not is_here(host):
        note(host)
        raise socket.gaierror(socket.EAI_NONAME, "the grader lets no call leave this machine")
    return find(host, *arguments, **options)


def connect_here(self, address):
    if isinstance(address, tuple) and not is_here(address[0]):
        note(address[0])
        raise ConnectionRefusedError("the grader lets no call leave this machine")
    return connect(self, address)


if NOTES:
    socket.getaddrinfo = find_here
    socket.socket.connect = connect_here
