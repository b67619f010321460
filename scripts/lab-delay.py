"""A link with a delay between two network namespaces, where the kernel has no netem.

usage: lab-delay.py NAMESPACE NAMESPACE DEVICE RTT_MS

Makes a TUN device in each namespace and carries packets from one to the other,
each way RTT/2 after they were sent. Prints "ready" when both devices exist.
"""

import collections
import ctypes
import fcntl
import os
import select
import struct
import sys
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
SPIN_NS = 200_000  # select() wakes up late; the last moment is waited for awake


def open_tun(namespace, device):
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/run/netns/{namespace}") as ns:
        if libc.setns(ns.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", device.encode(), IFF_TUN | IFF_NO_PI))
    return tun


def forward(ends, delay_ns):
    waiting = collections.deque()  # (due, packet, where to); constant delay keeps it sorted
    while True:
        timeout = None
        if waiting:
            timeout = max(0, waiting[0][0] - time.monotonic_ns() - SPIN_NS) / 1e9
        readable, _, _ = select.select(ends, [], [], timeout)
        arrived = time.monotonic_ns()
        for end in readable:
            other = ends[1] if end == ends[0] else ends[0]
            while True:
                try:
                    waiting.append((arrived + delay_ns, os.read(end, 65536), other))
                except BlockingIOError:
                    break
        while waiting and waiting[0][0] - time.monotonic_ns() < SPIN_NS:
            due, packet, other = waiting.popleft()
            while time.monotonic_ns() < due:
                pass
            try:
                os.write(other, packet)
            except OSError:  # the device is down: the packet is lost, as on any link
                pass


def main():
    near, far, device, rtt_ms = sys.argv[1:]
    ends = [open_tun(near, device), open_tun(far, device)]
    print("ready", flush=True)
    forward(ends, int(float(rtt_ms) * 1e6 / 2))


main()
