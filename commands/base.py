"""What every command shares: its options, its office, its language, and how its answer is shown.

Guarantees:
- A command parses, calls the office once and shows the answer; data go to stdout, messages to stderr.
- Every common option is accepted after the verb, in every command, with the same meaning.
- Nothing is imported here that a command typed daily does not need.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engine.errors import Text, UsageError

if TYPE_CHECKING:
    from engine.instants import Instant
    from engine.office.commanding import Options
    from engine.office.library import Version
    from engine.office.session import Office
    from screens.view import View

Answer = Mapping[str, Any]
Screen = Callable[[Answer, "View"], str]
WIDTH, WIDEST = 80, 100
LANGUAGE = Text("language of screens", "Sprache der Anzeige")


class Edge:
    """What is known before a command is parsed: how to speak, and in which form to answer a failure."""

    def __init__(self, arguments: Iterable[str], environment: Mapping[str, str]) -> None:
        words = list(arguments)
        self.json = "--json" in words
        self.verbose = "-v" in words or "--verbose" in words
        self.colour = "--no-color" not in words
        self.chosen = _language(words, environment)
        self.office_lang: str | None = None

    @property
    def lang(self) -> str:
        """The language of the person: as asked for, else the office's, else English."""
        return self.chosen or self.office_lang or "en"


def _language(words: list[str], environment: Mapping[str, str]) -> str | None:
    for n, word in enumerate(words):
        found = word.partition("=")[2] if word.startswith("--lang=") else None
        found = words[n + 1] if word == "--lang" and n + 1 < len(words) else found
        if found in ("de", "en"):
            return found
    own = environment.get("FRISTWERK_LANG", "")
    if own[:2] in ("de", "en"):
        return own[:2]
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "de" if locale.startswith("de") else None


def edge_of(context: click.Context) -> Edge:
    """Return the edge of a running command."""
    found = context.find_root().obj
    return found if isinstance(found, Edge) else Edge((), os.environ)


class Option(click.Option):
    """An option whose help speaks both languages."""

    def __init__(self, names: list[str], *, text: Text, **more: Any) -> None:
        super().__init__(names, help=text.en, **more)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line of the help page in the person's language."""
        self.help = self.text.say(edge_of(ctx).lang)
        return super().get_help_record(ctx)


class Verb(click.Command):
    """A command whose help speaks both languages."""

    text: Text = Text("", "")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the command's one line in a list of commands."""
        context = click.get_current_context(silent=True)
        return self.text.say(edge_of(context).lang if context else "en").partition("\n")[0][: limit + 40]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the person's language."""
        self.help = self.text.say(edge_of(ctx).lang)
        super().format_help_text(ctx, formatter)


def _common() -> list[click.Parameter]:
    return [
        Option(["--office"], metavar="DIR", text=Text("the office's folder", "Ordner des Büros")),
        Option(["--json", "as_json"], is_flag=True, text=Text("answer as JSON", "Antwort als JSON")),
        Option(["--lang"], type=click.Choice(["de", "en"]), text=LANGUAGE),
        Option(["--actor"], metavar="PERSON", text=Text("who types (training)", "wer tippt (nur im Übungsbüro)")),
        Option(["--now"], metavar="TIME", text=Text("simulated time (training)", "simulierte Zeit (Übungsbüro)")),
        Option(["--no-input"], is_flag=True, text=Text("never ask anything", "nie etwas fragen")),
        Option(["--no-color"], is_flag=True, text=Text("no colours", "ohne Farben")),
        Option(["-q", "--quiet"], is_flag=True, text=Text("print no receipt", "keine Quittung ausgeben")),
        Option(["-v", "--verbose"], is_flag=True, text=Text("say more, on stderr", "mehr sagen, auf stderr")),
        Option(["--json-logs"], is_flag=True, text=Text("with -v: logs as JSON", "mit -v: Meldungen als JSON")),
    ]


RECORDING = ("at", "by", "expect", "cmd", "dry_run")
"""The options of what is recorded."""


def _recording(names: Iterable[str]) -> list[click.Parameter]:
    known = {
        "at": Option(["--at"], metavar="TIME", text=Text("when it happened", "wann es geschah")),
        "by": Option(["--by"], metavar="PERSON", text=Text("who acted, if not you", "wer gehandelt hat")),
        "expect": Option(["--expect"], type=int, metavar="N", text=Text("only at N entries", "nur bei N Einträgen")),
        "cmd": Option(["--cmd"], metavar="ID", text=Text("id of this command, for scripts", "Kennung für Skripte")),
        "dry_run": Option(["--dry-run"], is_flag=True, text=Text("record nothing", "nichts aufzeichnen")),
    }
    return [known[one] for one in names]


def _reading() -> list[click.Parameter]:
    return [
        Option(["--as-of"], metavar="TIME", text=Text("as it was known then", "wie es damals bekannt war")),
        Option(["--at"], metavar="TIME", text=Text("as it really stood then", "wie es damals wirklich stand")),
    ]


def verb(
    name: str, text: Text, *, records: Iterable[str] = (), rewinds: bool = False
) -> Callable[[Callable[..., None]], Verb]:
    """Make a command of a function `run(call, …)`.

    `records` names the options of what is recorded (of RECORDING), handed on as `options`; `rewinds` adds `--as-of` and
    `--at`.
    """

    def made(run: Callable[..., None]) -> Verb:
        @wraps(run)
        def started(**given: Any) -> None:
            call = Call(click.get_current_context(), given)
            if records:
                given["options"] = _options(given)
            run(call, **given)

        command = click.command(name, cls=Verb)(started)
        command.text = text
        command.params += [*_recording(records), *(_reading() if rewinds else ()), *_common()]
        return command

    return made


def _options(given: dict[str, Any]) -> Options:
    from engine.office.commanding import Options

    own = ("at", "by", "already", "note", "despite", "expect", "cmd", "dry_run")
    return Options(**{one: given.pop(one) for one in own if one in given})


def option(*names: str, text: Text, **more: Any) -> Callable[[Any], Any]:
    """Add an option with its help in both languages."""
    return click.option(*names, cls=Option, text=text, **more)


class Call:
    """One command while it runs: the common options, taken out of what was given."""

    def __init__(self, context: click.Context, given: dict[str, Any]) -> None:
        self.context = context
        self.edge = edge_of(context)
        self.office_name: str | None = given.pop("office", None)
        self.as_json: bool = given.pop("as_json", False)
        self.actor: str | None = given.pop("actor", None)
        self.now: str | None = given.pop("now", None) or os.environ.get("FRISTWERK_NOW") or None
        self.no_input: bool = given.pop("no_input", False)
        self.quiet: bool = given.pop("quiet", False)
        self.verbose: bool = given.pop("verbose", False)
        self.json_logs: bool = given.pop("json_logs", False)
        self.colour = not given.pop("no_color", False)
        given.pop("lang", None)

    @property
    def directory(self) -> Path:
        """The office's folder: as given, as in FRISTWERK_OFFICE, else the user's own."""
        return folder_of(self.office_name)

    @contextmanager
    def office(self) -> Iterator[Office]:
        """Open the office to record something in it."""
        with self._opened(read_only=False) as office:
            yield office

    @contextmanager
    def on_case(self, text: str) -> Iterator[tuple[Office, str]]:
        """Open the office to record something in a case, named by id or bare number; yields it with the full id."""
        with self.office() as office:
            yield office, office.case_id(text, office.now())

    @contextmanager
    def looking(self) -> Iterator[Office]:
        """Open the office for a read that chooses its own moments."""
        with self._opened(read_only=True) as office:
            yield office

    @contextmanager
    def reading(self) -> Iterator[Office]:
        """Open the office for one read on one and the same state."""
        with self._opened(read_only=True) as office, office.reading():
            yield office

    @contextmanager
    def _opened(self, *, read_only: bool) -> Iterator[Office]:
        from engine.office.session import Office

        with Office.open(self.directory, read_only=read_only, actor=self.actor) as office:
            self.edge.office_lang = office.row.lang
            if self.now:
                office.simulate(time_of(self.now, office.now(), office.zone))
            yield office
            if self.verbose:
                self._log(office)

    def _log(self, office: Office) -> None:
        from commands.oplog import log

        log(self.context.info_name or "", office.timings, as_json=self.json_logs)

    def view(self, office: Office | None, version: Version | None = None, others: Iterable[str | None] = ()) -> View:
        """Return how this person sees a screen; `others` are digests of workflows beside that of the case."""
        from screens.view import PlainLabels, View

        lang = self.edge.lang
        more = {one.definition.name: one.labels(lang) for one in self._versions(office, others)}
        return View(
            lang=lang,
            zone=office.zone if office else "Europe/Berlin",
            now=office.now() if office else "1970-01-01T00:00:00.000Z",
            width=width(),
            colour=self.colour and shows_colour(),
            unicode=speaks_unicode(),
            training=bool(office and office.row.training),
            labels=version.labels(lang) if version else PlainLabels(),
            others=more,
            people={one.id: one.name for one in office.people()} if office else None,
        )

    @staticmethod
    def _versions(office: Office | None, digests: Iterable[str | None]) -> Iterator[Version]:
        from engine.office.library import version

        if office is not None:
            for one in sorted({digest for digest in digests if digest}):
                yield version(office.con, one)

    def show(self, answer: Answer, screen: Screen, view: View, *, message: bool = False) -> None:
        """Show an answer as JSON or as its screen; a `message` screen goes to stderr."""
        if self.as_json:
            write_json({"zone": view.zone, **answer})
        elif message:
            click.echo(screen(answer, view), nl=False, err=True, color=view.colour)
        else:
            click.echo(screen(answer, view), nl=False, color=view.colour)

    def tell(self, answer: Answer, screen: Screen, view: View) -> None:
        """Show what a command that writes has done, unless it was asked to be quiet."""
        if self.as_json or not self.quiet:
            self.show(answer, screen, view)

    def asks(self) -> bool:
        """Say whether this person can be asked something: at a terminal, and not told otherwise."""
        return not (self.no_input or self.as_json) and sys.stdin.isatty() and sys.stdout.isatty()


def folder_of(named: str | None) -> Path:
    """Return an office's folder: as given, as in FRISTWERK_OFFICE, else the user's own."""
    chosen = named or os.environ.get("FRISTWERK_OFFICE")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return platformdirs.user_data_path("fristwerk")


def forgiving_output() -> None:
    """Let no character that a terminal cannot show end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_json(answer: Answer) -> None:
    """Write one object to stdout; what is no printable ASCII is escaped, so no control character leaves raw."""
    click.echo(json.dumps(answer, indent=2))


def time_of(text: str, now: Instant, zone: str) -> Instant:
    """Read a time that may lie in the future: an instant, or one of the forms that people write."""
    from engine.instants import parse_when, valid

    return text if valid(text) else parse_when(text, now=now, zone=zone, future=True).instant


def moment_of(office: Office, text: str | None) -> Instant | None:
    """Read `--as-of` or `--at` of a read; a day means its end, or now on the present day."""
    if text is None:
        return None
    from engine.instants import day_end, day_of, parse_when, plus, valid

    if valid(text):
        return text
    found = parse_when(text, now=office.now(), zone=office.zone)
    if found.precision != "day":
        return found.instant
    return min(office.now(), plus(day_end(day_of(found.instant, office.zone), office.zone), milliseconds=-1))


def pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Split words NAME=VALUE. Raises UsageError for a word without "="."""
    found = []
    for word in words:
        name, mark, text = word.partition("=")
        if not mark or not name:
            raise UsageError(
                Text(f"“{word}” is not NAME=VALUE", f"„{word}“ ist nicht NAME=WERT"),
                hint=Text(
                    'put quotes around a value with blanks: reason="as agreed"',
                    'Werte mit Leerzeichen in Anführungszeichen: reason="wie besprochen"',
                ),
            )
        found.append((name, text))
    return found


def is_item(word: str) -> bool:
    """Tell whether a word names a register item, like orders/3."""
    register, mark, number = word.partition("/")
    return bool(mark) and register.replace("_", "").isalnum() and number.isascii() and number.isdigit()


def width() -> int:
    """Return the columns of a screen: those of the terminal up to a readable line, 80 where there is none."""
    if not sys.stdout.isatty():
        return WIDTH
    import shutil

    return max(40, min(WIDEST, shutil.get_terminal_size((WIDTH, 24)).columns))


def shows_colour() -> bool:
    """Tell whether colours are wanted: a terminal, and neither NO_COLOR nor a dumb one."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def speaks_unicode() -> bool:
    """Tell whether stdout can show more than ASCII."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")
