"""The story, played once for all tests that read it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load_demo() -> ModuleType:
    """Load `demo/run.py`, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("demo_run", ROOT / "demo" / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["demo_run"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def demo() -> ModuleType:
    """The demo's own code."""
    return load_demo()


class Played:
    """The story as it went: every command with what it said, and where it left the office."""

    def __init__(self, demo: ModuleType, folder: Path) -> None:
        self.office = folder / "office"
        env = {**demo.environment(self.office), "FRISTWERK_LANG": "en"}
        self.commands: list[Any] = [one for one in demo.play(demo.STORY, env) if isinstance(one, demo.Ran)]

    def said(self, command: str, nth: int = 0) -> str:
        """Return what the nth run of a command line said, as a person sees it."""
        found = [one for one in self.commands if one.step.text == command]
        assert found, f"the story has no line: {command}"
        return str(found[nth].stdout + found[nth].stderr)


@pytest.fixture(scope="session")
def story(demo: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The story, played."""
    return Played(demo, tmp_path_factory.mktemp("story"))
