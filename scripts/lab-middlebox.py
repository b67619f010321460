"""A middlebox of the lab: passes SMTP through to a server behind it and meddles.

usage: lab-middlebox.py MODE LISTEN_ADDRESS BACKEND_ADDRESS BACKEND_PORT

first   speaks to the server before the server did, as a load balancer does that
        sends a PROXY header to a server that was not told to expect one
strip   takes STARTTLS out of the answer to EHLO
mask    blanks the greeting and what it does not know, as old Cisco firewalls do
"""

import re
import socket
import sys
import threading

KNOWN = (b"HELO", b"EHLO", b"MAIL", b"RCPT", b"RSET", b"NOOP", b"QUIT", b"DATA")


def unchanged(line):
    return line


def strip_reply(line):
    match = re.match(rb"250([ -])STARTTLS", line, re.I)
    if not match:
        return line
    return b"" if match[1] == b"-" else b"250 HELP\r\n"  # the last line has to stay one


def mask_reply(line):
    match = re.match(rb"220([ -])(.*?)(\r?\n)$", line)
    if match:
        return b"220" + match[1] + b"*" * len(match[2]) + match[3]
    match = re.match(rb"250([ -])(STARTTLS|PIPELINING|CHUNKING|SMTPUTF8|ENHANCEDSTATUSCODES|DSN)(.*)", line, re.S)
    return b"250" + match[1] + b"X" * (len(match[2]) - 1) + b"A" + match[3] if match else line


def mask_command(line):
    verb = line[:4].upper()
    return line if verb in KNOWN else b"X" * len(line.strip()) + b"\r\n"


MODES = {
    "first": (unchanged, unchanged),
    "strip": (unchanged, strip_reply),
    "mask": (mask_command, mask_reply),
}


def pump(source, target, change):
    try:
        with source.makefile("rb") as lines:
            for line in lines:
                target.sendall(change(line))
        target.shutdown(socket.SHUT_WR)
    except OSError:  # one side is gone: so is the other
        for end in (source, target):
            end.close()


def serve(client, mode, backend):
    try:
        server = socket.create_connection(backend, timeout=5)
    except OSError:
        client.close()
        return
    server.settimeout(None)
    if mode == "first":
        near, far = client.getpeername(), client.getsockname()
        server.sendall(f"PROXY TCP4 {near[0]} {far[0]} {near[1]} {far[1]}\r\n".encode())
    change_command, change_reply = MODES[mode]
    threading.Thread(target=pump, args=(client, server, change_command), daemon=True).start()
    pump(server, client, change_reply)


def main():
    mode, address, *backend = sys.argv[1:]
    listener = socket.create_server((address, 25), backlog=16)
    while True:
        client, _ = listener.accept()
        peer = (backend[0], int(backend[1]))
        threading.Thread(target=serve, args=(client, mode, peer), daemon=True).start()


main()
