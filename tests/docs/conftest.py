"""A site, built once from a real run of a few scenarios: what was not run has to read so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TAG = "B42"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this checkout; of its scenarios those about the order of the passwords were run."""
    to = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "docs.livingdoc", "--tag", TAG, "-o", str(to)]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (to / "index.html").is_file(), ended.stdout + ended.stderr
    return to
