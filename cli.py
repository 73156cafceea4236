"""The command line: its grammar, its lazily loaded commands, and the one edge where every failure becomes a sentence.

Guarantees:
- A command's module is imported only when the command is called (or help lists it).
- Every failure ends here: a sentence, a hint and the exit code of CONTRACTS 3; with --json one object on stdout.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click

from commands.base import Edge, forgiving_output, write_json
from engine.errors import FristwerkError, LintError, Text, UsageError

VERBS: Mapping[str, str] = {
    "today": "reading",
    "list": "reading",
    "show": "reading",
    "why": "acting",
    "history": "reading",
    "open": "recording",
    "do": "acting",
    "tick": "ticking",
    "skip": "ticking",
    "set": "recording",
    "add": "recording",
    "items": "reading",
    "complete": "recording",
    "attach": "recording",
    "note": "recording",
    "correct": "correcting",
    "gaps": "reading",
    "acknowledge": "recording",
    "assign": "recording",
    "import": "importing",
    "deadline": "deadlines",
    "dossier": "exporting",
    "calendar": "calendars",
    "control-sheet": "control",
    "close-day": "control",
    "period": "periods",
    "sweep": "administration",
    "init": "administration",
    "person": "administration",
    "workflow": "workflows",
    "log": "logs",
    "office": "administration",
    "completion": "completing",
}
"""Each verb with the module of `commands` that holds it, in the order of the help page."""

_FIRST = "today"
_INTERRUPTED = 130
_ABOUT = Text(
    "Runs the case of a hacked seller account: guarded steps, time limits, a log that can only grow.",
    "Führt die Akte eines gehackten Verkäuferkontos: geprüfte Schritte, Fristen, ein Protokoll, das nur wachsen kann.",
)


_OWN = ("--help", "--version")
_TAKING_A_VALUE = ("--office", "--lang", "--actor", "--now")


def _verb_first(args: list[str]) -> list[str]:
    n = 0
    while n < len(args) and args[n].startswith("-"):
        n += 2 if args[n] in _TAKING_A_VALUE else 1
    return [*args[n:], *args[:n]] if n < len(args) else [_FIRST, *args]


class Grammar(click.Group):
    """The verbs of the program. Without one it shows what is due today."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click asks so
        """Return the verbs in the order of a case."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  same
        """Import and return one verb."""
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        module = import_module(f"commands.{VERBS[cmd_name]}")
        found: click.Command = module.VERBS[cmd_name]
        return found

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read "fristwerk" as "fristwerk today", and options before the verb as if they stood behind it."""
        if not ctx.resilient_parsing and (not args or (args[0].startswith("-") and args[0] not in _OWN)):
            args = _verb_first(args)
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is, in the person's language."""
        self.help = _ABOUT.say(ctx.obj.lang if isinstance(ctx.obj, Edge) else "en")
        super().format_help_text(ctx, formatter)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **more: Any) -> NoReturn:  # type: ignore[override]
        """Run one command line and leave with its exit code."""
        forgiving_output()
        words = list(sys.argv[1:] if args is None else args)
        edge = Edge(words, os.environ)
        sys.exit(_run(self, words, prog_name, edge, more))


def _run(grammar: Grammar, words: list[str], prog_name: str | None, edge: Edge, more: Mapping[str, Any]) -> int:
    settings = {**more, "standalone_mode": False, "obj": edge}
    try:
        ended = super(Grammar, grammar).main(words, prog_name or "fristwerk", **settings)
        sys.stdout.flush()
    except FristwerkError as failure:
        return _failed(failure, edge)
    except click.UsageError as failure:
        return _failed(_usage(failure), edge)
    except click.ClickException as failure:
        return _failed(UsageError(Text(failure.format_message(), failure.format_message())), edge)
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our output has seen enough; Python must not complain about it when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        return _our_fault(fault, edge)
    return ended if isinstance(ended, int) else 0


def _failed(failure: FristwerkError, edge: Edge) -> int:
    from screens.error import described

    answer = described(failure, edge.lang)
    if isinstance(failure, LintError):
        from commands.workflows import findings_json

        faults = [one for one in failure.findings if one.severity == "error"]
        answer = {"findings": findings_json(faults, edge.lang), **answer}
    if edge.json:
        write_json(answer)
    else:
        _say(answer, edge)
    return failure.exit_code


def _say(answer: Mapping[str, Any], edge: Edge) -> None:
    from commands.base import speaks_unicode
    from screens import error as errors
    from screens.view import View

    colour = edge.colour and sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    view = View(edge.lang, "UTC", "1970-01-01T00:00:00.000Z", colour=colour, unicode=speaks_unicode())
    if answer.get("findings"):
        from screens.workflows import workflow_lint

        click.echo(workflow_lint(answer, view), nl=False, err=True, color=colour)
        click.echo(err=True)
    lines = str(answer["error"]["sentence"]).splitlines()
    click.echo(errors.error({**answer, "lines": lines}, view), nl=False, err=True, color=colour)


def _our_fault(fault: Exception, edge: Edge) -> int:
    if edge.verbose:
        import traceback

        traceback.print_exception(fault)
    name = f"{type(fault).__name__}: {fault}"
    return _failed(
        FristwerkError(
            Text(f"this is our fault, not yours: {name}", f"das ist unser Fehler, nicht Ihrer: {name}"),
            hint=Text("the same command with -v shows where it broke", "derselbe Befehl mit -v zeigt, wo es brach"),
        ),
        edge,
    )


def _usage(failure: click.UsageError) -> UsageError:
    """Say in both languages what is wrong with the words of a command."""
    context = failure.ctx
    path = context.command_path if context else "fristwerk"
    hint = Text(f"{path} --help", f"{path} --help")
    nearest = tuple(getattr(failure, "possibilities", None) or ())
    return UsageError(_sentence(failure), hint=hint, nearest=nearest or _nearest(failure))


def _sentence(failure: click.UsageError) -> Text:
    english = failure.format_message()
    if isinstance(failure, click.MissingParameter):
        name = (failure.param.make_metavar(failure.ctx) if failure.ctx and failure.param else "") or ""
        if isinstance(failure.param, click.Option):
            name = failure.param.opts[0]
        return Text(f"{name} is missing", f"{name} fehlt")
    if isinstance(failure, click.NoSuchOption):
        return Text(f"there is no option {failure.option_name}", f"die Option {failure.option_name} gibt es nicht")
    if isinstance(failure, click.NoSuchCommand):
        return Text(
            f"there is no command “{failure.command_name}”", f"den Befehl „{failure.command_name}“ gibt es nicht"
        )
    if isinstance(failure, click.BadParameter) and failure.param is not None:
        name = failure.param.opts[0] if failure.param.opts else failure.param.name
        if isinstance(failure.param.type, click.Choice):
            choices = ", ".join(map(str, failure.param.type.choices))
            return Text(f"{name} is one of: {choices}", f"{name} ist eins von: {choices}")
        return Text(f"{name}: {failure.message}", f"{name}: {failure.message}")
    if "extra argument" in english:
        words = english.partition("(")[2].rstrip(").") or english
        return Text(f"these words are too many: {words}", f"diese Wörter sind zu viel: {words}")
    return Text(english, english)


def _nearest(failure: click.UsageError) -> tuple[str, ...]:
    import difflib

    name = getattr(failure, "command_name", None)
    group = failure.ctx.command if failure.ctx else None
    if not name or not isinstance(group, click.Group) or failure.ctx is None:
        return ()
    return tuple(difflib.get_close_matches(name, group.list_commands(failure.ctx), n=3, cutoff=0.5))


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        click.echo(f"fristwerk {version('fristwerk')}")
        context.exit()


fristwerk = Grammar(
    "fristwerk",
    params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version)],
)


def main() -> NoReturn:
    """Run the program."""
    # A command lives for a tenth of a second: to look for cycles after every 700 new objects would be a part of that.
    gc.set_threshold(50_000)
    fristwerk.main()


if __name__ == "__main__":
    main()
