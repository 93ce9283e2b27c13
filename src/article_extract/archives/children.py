"""Child processes that may crash, hang or eat memory without harm to anybody else.

A child is a fresh interpreter (no fork of the caller's threads, no import of the caller's main module) with one
connection to its parent and a heartbeat: a few bytes of shared memory that say what it works on and since when. The
parent reads them when the child is dead or late, so it knows which page is to blame.
"""

from __future__ import annotations

import json
import mmap
import os
import queue
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
from importlib import import_module
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from article_extract.archives.children import child_main; child_main(*sys.argv[2:])"
)
_BEAT = struct.Struct("qqd")
MEMORY = 1024**3
"""Bytes of memory a page may take where nothing else is asked."""
MEMORY_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}
"""Allocators that reserve gigabytes ahead would spend a child's memory limit on nothing."""


class Beat(NamedTuple):
    """What a child works on: the number of its task, the place in it, and since when (0.0: it rests)."""

    task: int
    place: int
    since: float


class Heartbeat:
    """Shared memory in which a child says what it works on."""

    def __init__(self, descriptor: int) -> None:
        self._memory = mmap.mmap(descriptor, mmap.PAGESIZE)

    def work(self, task: int, place: int) -> None:
        _BEAT.pack_into(self._memory, 0, task, place, time.monotonic())

    def rest(self) -> None:
        struct.pack_into("d", self._memory, 16, 0.0)

    def read(self) -> Beat:
        return Beat(*_BEAT.unpack_from(self._memory, 0))

    def close(self) -> None:
        self._memory.close()


class Child:
    """A child process running one function: `main(connection, heartbeat, settings)` by its dotted name."""

    def __init__(self, main: str, settings: Any) -> None:
        self.connection, theirs = Pipe()
        with tempfile.TemporaryFile() as shared:
            shared.truncate(mmap.PAGESIZE)
            self.heartbeat = Heartbeat(shared.fileno())
            handles = (theirs.fileno(), shared.fileno())
            arguments = [json.dumps(sys.path), main, *map(str, handles)]
            self.process = subprocess.Popen(
                [sys.executable, "-c", _BOOT, *arguments],
                pass_fds=handles,
                stdin=subprocess.DEVNULL,
                stdout=2,  # what a page makes a parser print is no output of ours
                process_group=0,  # Ctrl-C is for the parent, which ends its children in order
                env={**os.environ, **MEMORY_ENVIRONMENT},
            )
        theirs.close()
        self._outbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._poster = threading.Thread(target=self._post, daemon=True)
        self._poster.start()
        self.send(settings)

    def send(self, message: Any) -> None:
        """Hand over a message without waiting: a child that hangs reads none, and must not make the parent hang."""
        self._outbox.put(message)

    def _post(self) -> None:
        while (message := self._outbox.get()) is not _CLOSE:
            try:
                self.connection.send(message)
            except OSError:  # the child is dead, which the parent learns from its side of the connection
                return

    def kill(self) -> None:
        self.process.kill()

    def close(self) -> int:
        """End the process, if it is not at its end; gives its exit code, negative for a signal."""
        if self.process.poll() is None:
            self.process.kill()
        code = self.process.wait()
        self._outbox.put(_CLOSE)
        # A message still on its way would go to whoever gets the connection's descriptor next. To a dead child none is
        # long on its way, unless a process of its own lives on and holds its end: then the connection stays open.
        self._poster.join(_POSTED_SECONDS)
        if not self._poster.is_alive():
            self.connection.close()
        self.heartbeat.close()
        return code

    def memory(self) -> int:
        """Bytes of memory the process has now, 0 where that can't be known."""
        return resident(self.process.pid)


_CLOSE = object()
_POSTED_SECONDS = 5.0


def resident(pid: int) -> int:
    """Resident memory of a process in bytes; 0 where the system does not tell (no /proc) or the process is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * mmap.PAGESIZE
    except (OSError, IndexError):
        return 0


def death(code: int) -> str:
    """What an exit code says, in words."""
    if code >= 0:
        return f"the process ended with exit code {code}"
    try:
        return f"the process was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"the process was killed by signal {-code}"


def limit_memory(extra: int) -> None:
    """Let this process have `extra` bytes more than it has now: past that, allocations fail with MemoryError."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:  # not Linux: the parent can't watch either, only the time limit holds
        return
    used = next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData")), None)
    if used is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (used + extra, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def named(dotted: str) -> Any:
    """The object that "module:name" names."""
    module, _, name = dotted.partition(":")
    return getattr(import_module(module), name)


def child_main(main: str, connection: str, shared: str) -> None:
    """The first function of a child process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    link = Connection(int(connection))
    heartbeat = Heartbeat(int(shared))
    try:
        named(main)(link, heartbeat, link.recv())
    except (EOFError, BrokenPipeError, ConnectionResetError):  # the parent is gone or wants no more
        sys.exit(0)
