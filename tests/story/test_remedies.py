"""Whoever knows only the names of the story's actions gets a case through by the remedies that `why --json` gives.

The driver below holds action names and one value for each type of placeholder. It knows no item, no kind of evidence,
no field and no register: every other word that it types comes out of an answer.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from cli import fristwerk
from engine.instants import plus

Json = dict[str, Any]
BEGUN = "2026-03-02T08:00:00.000Z"
TIME_PASSES = "the limit that was just set runs out"
STORY = (
    *("access_lost", "report", "confirm_fraud", "amazon_locks", "appeal", "amazon_answers", TIME_PASSES),
    *("ask_lawyer", "engage_lawyer", "decline_injunction", "file_complaint", "request_file_inspection", "appeal"),
    *("amazon_refuses", "inspection_granted", "access_limited", "appeal", "amazon_reactivates", "close"),
)
VALUES = {
    "TEXT": "as agreed on the phone",
    "NAME": "Ada Winter",
    "MAIL": "ada@winter.example",
    "PHONE": "+49 30 555 0100",
    "REFERENCE": "203-4455667-1122334",
    "COUNT": "2",
    "DATE": "2026-03-02",
    "INSTANT": "2026-03-01 22:00",
    "ASIN": "B0CLOUD001",
    "SKU": "CLOUD-1",
    "CODE": "Shipped",
    "MONEY": "12,50 EUR",
    "REASON": "the client insists",
}
SELLER = {"seller": "Ada Winter"}
LAW_OFFICE = {"caseworker": "Jule Harms", "lawyer": "Petra Voss"}
TRIES = 60


class Answer(NamedTuple):
    """What one command line answered."""

    exit_code: int
    json: Json
    line: str


class Driver:
    """Types what it is told to. `people` are names by role; the first is at the keyboard."""

    def __init__(self, folder: Path, people: dict[str, str], lang: str) -> None:
        self.office, self.people, self.lang, self.now = folder / "office", people, lang, BEGUN
        self.paper = folder / "paper.txt"
        self.paper.write_text("a paper\n", encoding="utf-8")
        self.transcript: list[str] = []
        self.worked: set[tuple[str, ...]] = set()
        self.refused: set[tuple[str, ...]] = set()
        self.done_at: dict[str, str] = {}

    def run(self, *words: str) -> Answer:
        """Run one command line; every one takes a minute."""
        self.now = plus(self.now, minutes=1)
        env = {"FRISTWERK_OFFICE": str(self.office), "FRISTWERK_NOW": self.now, "FRISTWERK_LANG": self.lang}
        done = CliRunner().invoke(fristwerk, [*words, "--json"], env=env)
        line = f"{self.now} $ {' '.join(words)} → {done.exit_code}"
        self.transcript.append(line)
        assert done.stdout, f"{line}\n{done.stderr}\n{done.exception!r}"
        answer = json.loads(done.stdout)
        if "error" in answer:
            self.transcript.append(f"    {answer['error']}")
        return Answer(done.exit_code, answer, line)

    def well(self, *words: str) -> Json:
        """Run a command line that has to succeed."""
        done = self.run(*words)
        if done.exit_code:
            raise self.failure("this was not to fail")
        return done.json

    def failure(self, why: str) -> BaseException:
        """Return the failure of the test, with all that was typed."""
        return pytest.fail.Exception("\n".join([*self.transcript, why]), pytrace=False)

    def open(self) -> str:
        """Found the office, and open a case knowing nothing but workflow and client."""
        (role, name), *others = self.people.items()
        self.well("init", str(self.office), "--training", "--name", name, "--roles", role)
        for role, name in others:
            self.well("person", "add", name, "--roles", role)
        case: str = self.well("open", "hacked-account", "--client", "Winter GmbH")["case"]
        return case

    def typed(self, remedy: Json) -> list[str]:
        """Return a remedy's words with a value for every placeholder; one that nobody knows fails."""
        words = list(remedy["argv"])
        assert "fristwerk" == words.pop(0)
        for need in remedy["needs"]:
            value = self.value(need, remedy)
            place = re.compile(rf"(?<![A-Z_]){need}(?![A-Z_0-9])")
            found = [value.join(place.split(one)) for one in words]
            if found == words:
                raise self.failure(f"{need} is needed, and stands nowhere: {words}")
            words = found
        left = [one for one in words for word in re.split(r"[=/]", one) if re.fullmatch(r"[A-Z]{3,}(_\d+)?", word)]
        if left:
            raise self.failure(f"placeholders that nobody lists: {left}")
        return words

    def value(self, need: str, remedy: Json) -> str:
        """Return what a placeholder stands for: the first of its words, or the one value of its type."""
        if remedy.get("of", {}).get(need):
            return str(remedy["of"][need][0])
        own = {**VALUES, "FILE": str(self.paper), "PERSON": self.people.get(remedy.get("by") or "", "")}
        if not own.get(need):
            raise self.failure(f"no value for {need} in {remedy}")
        return own[need]

    def can(self, remedy: Json | None) -> bool:
        """Say whether there is a remedy, an item that it could be about, and somebody here who may take it."""
        if remedy is None or ("NUMBER" in remedy["needs"] and not remedy["of"].get("NUMBER")):
            return False
        return "PERSON" not in remedy["needs"] or remedy["by"] in self.people

    def act(self, case: str, action: str) -> Json:
        """Get one action done, whatever it takes; return its receipt."""
        self.now = plus(self.now, hours=20)
        why = self.well("why", case, action)
        self.worked, self.refused = set(), set()
        for _ in range(TRIES):
            if why["allowed"]:
                return self.well(*self.typed(why))
            one = self.next(why)
            if one is None:
                self.now = max(self.now, why["earliest"])
            elif (done := self.take(one)).exit_code:
                why = done.json["why"]
                continue
            elif done.json["action"] == action:
                return done.json
            why = self.well("why", case, action)
        raise self.failure(f"{action}: {TRIES} remedies were not enough")

    def next(self, why: Json) -> Json | None:
        """Choose the condition to mend: first what is another command than the act, None where time has to pass."""
        mine = [one for one in leaves(why["conditions"]) if one["remedy"]]
        others = [one for one in mine if why["argv"][:4] != one["remedy"]["argv"][:4]]
        if not others and why["earliest"] and why["earliest"] > self.now:
            return None
        if not mine:
            raise self.failure(f"nothing helps: {[one['sentence'] for one in leaves(why['conditions'])]}")
        return (others or mine)[0]

    def take(self, one: Json) -> Answer:
        """Take the remedy of one condition: it works, or is refused for another reason than that condition.

        What worked is never asked for again; what was refused may be, once something else was done.
        """
        words = tuple(self.typed(one["remedy"]))
        if words in self.worked | self.refused:
            raise self.failure(f"taken before, and it changed nothing: {words} for {one['id']}")
        done = self.run(*words)
        if done.exit_code:
            self.refused.add(words)
        else:
            self.worked.add(words)
            self.refused.clear()
        if done.exit_code not in (0, 3) or (done.exit_code and "why" not in done.json):
            raise self.failure(f"the remedy of {one['id']} does not work")
        if done.exit_code and one["id"] in unmet(done.json["why"]["conditions"]):
            raise self.failure(f"the remedy of {one['id']} is refused for just that")
        return done

    def play(self, case: str) -> None:
        """Go through the story, and let the time run out where the story says so."""
        started: list[Json] = []
        for one in STORY:
            if one != TIME_PASSES:
                started = self.act(case, one)["starts"] or started
                self.done_at[one] = self.now
                shutil.copytree(self.office, self.office.parent / f"after {one}", dirs_exist_ok=True)
            else:
                self.now = max(limit["until"] for limit in started if limit["until"])


def _ids(conditions: Sequence[Json]) -> Iterator[str]:
    yield from (one["id"] for one in _all(conditions))


def unmet(conditions: Sequence[Json]) -> set[str]:
    """Return the ids of all conditions that are not met, inner ones too."""
    return set(_ids([one for one in conditions if not one["met"]]))


def leaves(conditions: Sequence[Json]) -> Iterator[Json]:
    """Yield what has to be mended: unmet conditions without inner steps, in order."""
    for one in conditions:
        if not one["met"]:
            yield from leaves(one["of"]) if one["of"] else [one]


def played(folder: Path, people: dict[str, str], lang: str) -> tuple[Driver, str]:
    """Play the whole story and return the driver with its case."""
    driver = Driver(folder, people, lang)
    case = driver.open()
    driver.play(case)
    return driver, case


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Driver, str]:
    """A seller without anybody else, in English."""
    return played(tmp_path_factory.mktemp("alone"), SELLER, "en")


@pytest.fixture(scope="module")
def lawyers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Driver, str]:
    """A law office with a caseworker and a lawyer, in German."""
    return played(tmp_path_factory.mktemp("lawyers"), LAW_OFFICE, "de")


@pytest.fixture(params=["alone", "lawyers"])
def office(request: pytest.FixtureRequest) -> tuple[Driver, str]:
    """Either office, after the story."""
    found: tuple[Driver, str] = request.getfixturevalue(request.param)
    return found


def test_the_remedies_lead_from_hacked_to_reactivated(office: tuple[Driver, str]) -> None:
    """The whole story was done by what `why` said, and the log proves it to be sound."""
    driver, case = office
    history = driver.well("history", case)["entries"]
    done = [one["action"] for one in history if one["kind"] == "action"]

    assert [one for one in STORY if one != TIME_PASSES] == [one for one in done if one in STORY]
    assert "closed" == driver.well("show", case)["tracks"]["account"]["state"]
    assert driver.well("log", "verify")["ok"]


def test_nothing_is_passed_over_that_could_be_met(alone: tuple[Driver, str], lawyers: tuple[Driver, str]) -> None:
    """A reason instead of a condition is the last resort: who has no lawyer needs one, and needs it once.

    Who types alone in a law office needs one for each letter: nobody checks what they put on record themselves.
    """
    reasons = {}
    for driver, case in (alone, lawyers):
        history = driver.well("history", case)["entries"]
        reasons[driver.lang] = [one["sealed"]["passed"] for one in history if "despite" in one["sealed"]]

    assert ["request_file_inspection.should.by_lawyer"] == [clause for passed in reasons["en"] for clause in passed]
    assert [["appeal.should.checked.letter"]] * 3 == reasons["de"]


def test_the_dossier_is_the_last_step(office: tuple[Driver, str]) -> None:
    """It lies in its folder, with as many entries behind it as the case has."""
    driver, case = office
    folder = driver.office.parent / "dossier"
    size = driver.well("show", case)["size"]
    driver.well("dossier", case, "-o", str(folder))

    assert list(folder.glob("*.pdf"))
    assert size < driver.well("show", case)["size"]


def test_answers_differ_between_languages_only_in_their_sentences(office: tuple[Driver, str]) -> None:
    """Ids, facts and commands are the same in German and in English."""
    driver, case = office
    actions = actions_of(driver)
    german = [driver.well("why", case, one, "--lang", "de") for one in actions]
    english = [driver.well("why", case, one, "--lang", "en") for one in actions]

    assert english != german
    assert _without_sentences(english) == _without_sentences(german)


def _without_sentences(it: Any) -> Any:
    if isinstance(it, list):
        return [_without_sentences(one) for one in it]
    if isinstance(it, dict):
        return {name: _without_sentences(one) for name, one in it.items() if name != "sentence"}
    return it


def actions_of(driver: Driver) -> list[str]:
    """Return the names of all actions and prohibitions of the workflow."""
    shown = driver.well("workflow", "show", "hacked-account")
    return [one["name"] for one in (*shown["actions"], *shown.get("prohibitions", ()))]


@pytest.mark.parametrize("state", ["report", "amazon_locks", "appeal", "file_complaint", "close"])
def test_every_remedy_is_a_command_that_can_be_typed(office: tuple[Driver, str], state: str) -> None:
    """In many states, for all actions: whatever is offered parses and names only what is there; a wait has none."""
    played, case = office
    driver = Driver(played.office.parent, played.people, played.lang)
    driver.office, driver.now = driver.office.parent / f"after {state}", played.done_at[state]
    driver.run("add", case, "foreign_listings", "asin=B0CLOUD002")
    wrong: list[tuple[Any, ...]] = []
    for action in actions_of(driver):
        why = driver.well("why", case, action)
        if why["allowed"]:
            driver.well(*driver.typed(why), "--dry-run")
        wrong += [(action, one["id"]) for one in _all(why["conditions"]) if one["opens_at"] and one["remedy"]]
        for remedy in (one["remedy"] for one in _all(why["conditions"]) if driver.can(one["remedy"])):
            done = driver.run(*driver.typed(remedy), "--dry-run")
            refused = done.exit_code == 3 and "why" in done.json
            wrong += [] if refused or done.exit_code == 0 else [(action, done.line, done.json.get("error"))]

    assert [] == wrong


def _all(conditions: Sequence[Json]) -> Iterator[Json]:
    for one in conditions:
        yield one
        yield from _all(one["of"])
