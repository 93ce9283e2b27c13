"""Child processes: what is handed to one never reaches another."""

from __future__ import annotations

import threading
import time
from typing import Any

from article_extract.archives.children import Child


def deaf(connection: object, heartbeat: object, settings: object) -> None:
    """A child's function that is over at once, whatever it is sent."""


class _Slow:
    """A connection on which a message takes its time, and that knows whether it was closed meanwhile."""

    def __init__(self) -> None:
        self.begun, self.done = threading.Event(), threading.Event()
        self.closed = self.cut = False

    def send(self, message: Any) -> None:
        self.begun.set()
        time.sleep(0.3)
        self.cut = self.closed
        self.done.set()

    def close(self) -> None:
        self.closed = True


def test_connection_is_closed_only_behind_the_message_on_its_way() -> None:
    """Else the rest of it is written to the connection of the child that gets the same descriptor next."""
    child = Child("tests.test_archives_children:deaf", None)
    child.process.wait()
    child.connection.close()
    slow = _Slow()
    child.connection = slow  # type: ignore[assignment]
    child.send("a chunk")
    assert slow.begun.wait(10)
    child.close()
    assert slow.closed
    assert slow.done.wait(10)
    assert not slow.cut
