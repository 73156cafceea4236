"""Print all figures, or those that are named: durable, processes, verification, today, periods."""

from __future__ import annotations

import sys
from importlib import import_module

from bench.measure import compile_modules

FIGURES = ("durable", "processes", "verification", "today", "periods")


def main(names: list[str]) -> None:
    """Run the named figures one after the other."""
    compile_modules()
    for name in names or FIGURES:
        import_module(f"bench.{name}").run()
        print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
