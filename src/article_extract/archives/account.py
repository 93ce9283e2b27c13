"""The account of a run: what was read and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from article_extract.archives.records import FAILURES, STATUSES

SHOWN_FAULTS = 20
"""Failures named one by one; the others stand in the table, each with its error."""


@dataclass(slots=True)
class Account:
    """What a run has read and written. bytes: size of the pages' content. seconds: of this run alone, as `done` is.

    skipped: things that are no pages, by reason. faults: the first failures, each with its place.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    lost_pages: int = 0
    done: int = 0
    done_bytes: int = 0
    seconds: float = 0.0
    replaced: int = 0
    nothing_to_do: bool = False

    @property
    def pages(self) -> int:
        """Pages read, each with a row of its own."""
        return sum(self.statuses.values())

    @property
    def failures(self) -> int:
        """Rows that are not ok and not empty."""
        return sum(self.statuses[status] for status in FAILURES)

    def add(self, statuses: Counter[str], size: int, faults: list[str]) -> None:
        """Count rows of this run."""
        self.statuses += statuses
        self.bytes += size
        self.done += statuses.total()
        self.done_bytes += size
        self.faults += faults[: SHOWN_FAULTS - len(self.faults)]

    def add_earlier(self, told: dict[str, Any]) -> None:
        """Count rows that an earlier run has written, from its journal."""
        self.statuses += Counter(told["statuses"])
        self.bytes += told["bytes"]
        self.faults += told["faults"][: SHOWN_FAULTS - len(self.faults)]

    def lines(self) -> list[str]:
        """The account for people."""
        if self.nothing_to_do:
            return ["nothing to do: the output is whole"]
        seconds = max(self.seconds, 1e-9)
        counts = ", ".join(f"{status} {self.statuses[status]:,}" for status in STATUSES if self.statuses[status])
        megabytes = f", {self.done_bytes / 1e6 / seconds:,.2f} MB/s" if self.done_bytes else ""
        speed = f"{self.done / seconds:,.1f} pages/s{megabytes}"
        lines = [f"read {self.pages:,} pages: {counts or 'nothing'}"]
        if self.done != self.pages:
            lines.append(f"this run: {self.done:,} pages, {self.pages - self.done:,} were done before")
        if self.skipped:
            reasons = ", ".join(f"{reason} {count:,}" for reason, count in self.skipped.most_common())
            lines.append(f"skipped {self.skipped.total():,} that are no pages: {reasons}")
        if self.replaced:
            lines.append(f"replaced {self.replaced:,} processes")
        lines += [f"  {fault}" for fault in self.faults]
        if self.failures > len(self.faults):
            lines.append(f"  … and {self.failures - len(self.faults):,} more, each with its row")
        lines.append(f"{self.seconds:,.1f} s, {speed}")
        return lines
