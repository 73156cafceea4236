"""The features run against the real engine, each scenario in a training office of its own.

Guarantees:
- A tag is the number of a rule of the guides or of workflows/rules.yaml (`@B72`, `@LAW_2_10`), a norm that a rule set
  names, or a norm or decision of `features.support.norms`; another one fails the collection.
- After a complete and green run, what the workflow holds and no scenario showed fails the run, by name.
"""

from __future__ import annotations

import importlib
import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from engine.periods.rulesets import RULE_SETS
from engine.workflow.load import default_root, load
from features.support.coverage import Recorder, Run, missing
from features.support.norms import DECISIONS, STATUTES, tag
from screens.period_words import NORMS

HERE = Path(__file__).parent
STEPS = tuple(
    f"features.steps.{name}" for name in ("deeds", "outcomes", "extortion", "periods", "times", "control", "dossiers")
)
RECORDER = pytest.StashKey[Recorder]()
RUN = pytest.StashKey[Run]()
WORKFLOWS = ("hacked-account", "extortion")
FOUNDED = "2025-01-02T08:00:00.000Z"


def pytest_configure(config: pytest.Config) -> None:
    """Register the tags and the steps."""
    rules = (default_root() / "rules.yaml").read_text(encoding="utf-8")
    guides = [*(f"A{number}" for number in range(1, 54)), *(f"B{number}" for number in range(1, 91))]
    written = re.findall(r"^([A-Z][\w.-]*):", rules, flags=re.MULTILINE)
    known = {tag(number): f"rule {number}" for number in (*guides, *written)}
    known |= (
        {tag(norm): cited.en for norm, cited in NORMS.items() if norm not in RULE_SETS}
        | dict(STATUTES)
        | dict(DECISIONS)
    )
    for name, meaning in sorted(known.items()):
        config.addinivalue_line("markers", f"{name}: {meaning}")
    config.stash[RECORDER], config.stash[RUN] = Recorder(), Run()
    for name in STEPS:
        pytest.register_assert_rewrite(name)
        config.pluginmanager.register(importlib.import_module(name), name)


@pytest.fixture(scope="session")
def founded_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with its people and the workflows, copied for each scenario."""
    from engine.office import founding, people
    from engine.office.commanding import Options, plain_who
    from engine.office.loading import pinned
    from engine.office.session import Office, command_id
    from features.support.sentences import CLERK, PEOPLE

    folder = tmp_path_factory.mktemp("founded") / "office"
    founding.init(
        folder, name=CLERK, training=True, roles=PEOPLE[CLERK], place="DE-BE", lang="en", simulated=FOUNDED,
        office_name="Kanzlei Roth",
    )  # fmt: skip
    with Office.open(folder, simulated=FOUNDED, actor=CLERK) as office:
        for name, roles in PEOPLE.items():
            if name != CLERK:
                people.add(office, name, roles, None, Options())
        with office.writing():
            for name in WORKFLOWS:
                pinned(office, name, [default_root()], plain_who(office), command_id(None))
    return folder


@pytest.fixture
def recorder(pytestconfig: pytest.Config) -> Iterator[Recorder]:
    """Listens to what is decided while a scenario runs."""
    found = pytestconfig.stash[RECORDER]
    with pytest.MonkeyPatch.context() as patch, found.listening(patch):
        yield found


@pytest.fixture
def story(founded_office: Path, tmp_path: Path, recorder: Recorder) -> Iterator[object]:
    """The world of one scenario."""
    from features.support.story import Story

    folder, files = tmp_path / "office", tmp_path / "files"
    shutil.copytree(founded_office, folder)
    files.mkdir()
    told = Story(folder, files, recorder)
    yield told
    told.settled()


def _is_ours(nodeid: str) -> bool:
    return nodeid.startswith(f"{HERE.name}/")


def pytest_deselected(items: list[pytest.Item]) -> None:
    """A selection owes nothing."""
    for item in items:
        if _is_ours(item.nodeid):
            item.config.stash[RUN].selected = True


def pytest_collection_finish(session: pytest.Session) -> None:
    """Note what is going to run."""
    run = session.config.stash[RUN]
    run.found |= {item.nodeid for item in session.items if _is_ours(item.nodeid)}
    run.selected |= any("::" in one for one in session.config.args)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, object, object]:
    """Note which scenarios held."""
    if call.when == "call" and call.excinfo is None:
        item.config.stash[RUN].held.add(item.nodeid)
    return (yield)


def _owed(config: pytest.Config) -> list[str]:
    modules = [f"{HERE.name}/{path.name}" for path in HERE.glob("test_*.py")]
    if not config.stash[RUN].complete(modules):
        return []
    recorder = config.stash[RECORDER]
    owed = []
    for name in WORKFLOWS:
        workflow = load(default_root() / name, default_root()).definition
        owed += [f"{name}: {one}" for one in missing(workflow, recorder.shown(workflow))]
    return owed


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run whose features left something of the workflow unshown."""
    if exitstatus == pytest.ExitCode.OK and _owed(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name what no scenario showed."""
    owed = _owed(config)
    if owed:
        terminalreporter.section("the features never show", red=True)
        for line in owed:
            terminalreporter.line(line)
