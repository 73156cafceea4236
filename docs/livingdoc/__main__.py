"""Run the features once, then build the site from what they showed: `python -m docs.livingdoc [--no-run] [-o DIR]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
RESULTS = "results.json"


def main() -> int:
    """Build the site. Returns 1 where a feature did not hold: the site is built all the same and shows it."""
    parser = argparse.ArgumentParser(prog="python -m docs.livingdoc", description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "site", help="the folder of the site")
    parser.add_argument("--no-run", action="store_true", help="take the results of the last run")
    parser.add_argument("--tag", help="run only the scenarios with this tag; the others read as not run")
    given = parser.parse_args()
    from docs.livingdoc.book import gather
    from docs.livingdoc.running import run_features
    from docs.livingdoc.site import build

    results = given.output / RESULTS
    words = ("-q", "-m", given.tag) if given.tag else ("-q",)
    held = given.no_run or run_features(ROOT, results, words=words)
    pages = build(gather(ROOT, results), given.output)
    sys.stdout.write(f"{len(pages)} pages: {given.output / 'index.html'}\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
