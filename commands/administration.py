"""`init` an office, its people, `sweep`, and `office rebuild`."""

from __future__ import annotations

from pathlib import Path

import click

from commands.base import LANGUAGE, Call, Option, Verb, edge_of, option, time_of, verb
from engine.errors import Text
from engine.office.commanding import Options


@verb(
    "init",
    Text(
        "Make an office: its folder, its log, and you as its first person.",
        "Ein Büro anlegen: Ordner, Protokoll und Sie als erste Person.",
    ),
)
@click.argument("folder", metavar="[DIR]", required=False)
@option("--training", is_flag=True, text=Text("to practise, with simulated time", "zum Üben, mit simulierter Zeit"))
@option("--name", metavar="NAME", text=Text("your name", "Ihr Name"))
@option("--roles", metavar="R,…", default="caseworker", text=Text("your roles", "Ihre Rollen"))
@option("--origin", metavar="NAME", text=Text("name of the log, for good", "Name des Protokolls, für immer"))
@option("--place", metavar="PLACE", default="DE-BY", text=Text("country or German state", "Land oder Bundesland"))
def init(
    call: Call, folder: str | None, training: bool, name: str | None, roles: str, origin: str | None, place: str
) -> None:
    """Make an office."""
    from engine.office import founding
    from engine.places import parse_place
    from screens.office import init as screen

    zone = parse_place(place).zone
    now = time_of(call.now, "2000-01-01T00:00:00.000Z", zone) if call.now else None
    directory = Path(folder).expanduser() if folder else call.directory
    answer = founding.init(
        directory,
        name=name,
        training=training,
        roles=_words(roles),
        origin=origin,
        place=place,
        lang=call.edge.chosen or "de",
        simulated=now,
    )
    view = call.view(None)._replace(training=training, zone=zone)
    call.tell({**answer, "directory": str(directory.absolute())}, screen, view)


def _words(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


@verb("add", Text("Add a person to the office.", "Eine Person ins Büro aufnehmen."), records=("cmd", "dry_run"))
@click.argument("name")
@option("--roles", metavar="R,…", required=True, text=Text("roles of that person", "Rollen der Person"))
@option("--login", metavar="ACCOUNT", text=Text("account on this machine", "Konto auf diesem Rechner"))
def person_add(call: Call, name: str, roles: str, login: str | None, options: Options) -> None:
    """Add a person."""
    from engine.office import people
    from screens.office import people as screen

    with call.office() as office:
        added = people.add(office, name, _words(roles), login, options)
        everybody = people.listing(office)
        call.tell({**added, "people": everybody, "added": added["person"]}, screen, call.view(office))


@verb("list", Text("Show the people of the office.", "Die Personen des Büros zeigen."))
def person_list(call: Call) -> None:
    """Show the people."""
    from engine.office import people
    from screens.office import people as screen

    with call.reading() as office:
        call.show({"people": people.listing(office)}, screen, call.view(office))


@verb(
    "sweep",
    Text(
        "Announce every limit that has run out. It changes no case: what has lapsed has lapsed without it.",
        "Jeden Fristablauf vermerken. Das ändert keine Akte: was abgelaufen ist, ist es auch ohne.",
    ),
)
@option("--dry-run", is_flag=True, text=Text("record nothing", "nichts aufzeichnen"))
def sweep(call: Call, dry_run: bool) -> None:
    """Announce lapses."""
    from engine.office import sweeping
    from engine.office.library import version
    from screens.today import swept

    with call.office() as office:
        found = sweeping.sweep(office, dry_run=dry_run)
        rows, digests = found["cases"], {one["case"]: office.workflow_of(one["case"]) for one in found["cases"]}
        view = call.view(office, others=digests.values())
        if call.as_json:
            call.tell(found, swept, view)
            return
        names = {digest: version(office.con, digest).definition.name for digest in digests.values()}
        rows = [{**one, "workflow": names[digests[one["case"]]]} for one in rows]
        looked_at = sum(office.cases_by_workflow().values())
        call.tell({"cases": looked_at, "receipts": rows, "dry_run": dry_run}, swept, view)


@verb(
    "rebuild",
    Text(
        "Make everything anew that is derived from the log. The log itself is not touched.",
        "Alles neu bilden, was aus dem Protokoll folgt. Das Protokoll selbst bleibt unberührt.",
    ),
)
def rebuild(call: Call) -> None:
    """Rebuild the projections."""
    from engine.office import rebuilding
    from screens.office import done

    with call.office() as office:
        found = rebuilding.rebuild(office)
        said = Text(
            f"Cases rebuilt from the log: {found['cases']}.",
            f"Aus dem Protokoll neu gebildete Akten: {found['cases']}.",
        )
        call.tell({**found, "sentence": said.say(call.edge.lang)}, done, call.view(office))


class Group(click.Group):
    """A noun with verbs of its own; its help speaks both languages."""

    text: Text = Text("", "")

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the group's one line in a list of commands."""
        return Verb.get_short_help_str(self, limit)  # type: ignore[arg-type]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the person's language."""
        self.help = self.text.say(edge_of(ctx).lang)
        super().format_help_text(ctx, formatter)


def group(name: str, text: Text, *commands: Verb) -> click.Group:
    """Make a noun of administration out of its verbs."""
    # Read by the edge before anything is parsed; accepted here so that the help of a noun can be asked for as well.
    lang = Option(["--lang"], type=click.Choice(["de", "en"]), expose_value=False, text=LANGUAGE)
    made = Group(name, commands=list(commands), help=text.en, params=[lang])
    made.text = text
    return made


VERBS = {
    "init": init,
    "sweep": sweep,
    "person": group("person", Text("The people of the office.", "Die Personen des Büros."), person_add, person_list),
    "office": group("office", Text("Care of the office.", "Pflege des Büros."), rebuild),
}
