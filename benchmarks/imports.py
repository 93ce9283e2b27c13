"""What importing the package costs, beside the parser it stands on.

    python -m benchmarks.imports [--rounds 15]

Each import runs in fresh interpreters, in turn; the fastest round counts. Exit code 1 where `import article_extract`
takes more than twice as long as `import lxml.html`. What the first extraction loads is printed for information.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

STATEMENTS = {
    "nothing": "pass",
    "lxml.html": "import lxml.html",
    "article_extract": "import article_extract",
    "its pipeline": "from article_extract import extract",
}
MOST = {"article_extract": 2.0}
"""Statement -> how many times the cost of `import lxml.html` it may take."""


def main() -> int:
    """Print milliseconds of each import; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    best = dict.fromkeys(STATEMENTS, float("inf"))
    for _ in range(rounds):
        for name, statement in STATEMENTS.items():
            best[name] = min(best[name], _seconds(statement))
    base = best["lxml.html"] - best["nothing"]
    slow = 0
    for name in STATEMENTS:
        cost = best[name] - best["nothing"]
        most = MOST.get(name)
        slow += most is not None and cost > most * base
        limit = f" (at most {most:g})" if most else ""
        print(f"{name:16s} {1000 * cost:7.1f} ms  {cost / base:5.2f} times lxml.html{limit}")
    return 1 if slow else 0


def _seconds(statement: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
