"""The people of an office: who may act, and in which roles (SEMANTICS 9).

Guarantees:
- A person is an entry of the log; name and login are sealed, the id and the roles are plain.
- A login belongs to one person: who typed is never in doubt.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from engine.case.values import clean
from engine.errors import NotAllowedError, Text, UsageError, unknown
from engine.instants import Instant
from engine.log.entry import new_entry
from engine.log.sealed import digests, disclose, open_disclosure
from engine.office.commanding import Options, When
from engine.office.session import Office, command_id, taken
from engine.store import daily
from engine.store.daily import PersonRow

ROLES = ("seller", "service", "caseworker", "lawyer")
"""Seller; a seller service, which may not do what the RDG keeps for lawyers; law-firm staff; lawyer."""


def add(office: Office, name: str, roles: Sequence[str], login: str | None, options: Options) -> dict[str, Any]:
    """Add a person and return {"person", "name", "roles", "login"}.

    Raises UnknownError for an unknown role, NotAllowedError for a login that belongs to somebody, UsageError for a
    missing name or role, a name that is taken, or `--at` (a person is added when it is recorded).
    """
    name, roles, login = clean_name(name), checked_roles(roles), clean(login or "") or None
    if options.at is not None:
        raise UsageError(Text("a person is added now, without --at", "eine Person kommt jetzt hinzu, ohne --at"))
    with office.writing(dry_run=options.dry_run):
        before = _earlier(office, options.cmd)
        return _add(office, name, roles, login, options) if before is None else before


def listing(office: Office) -> list[dict[str, Any]]:
    """Return everybody as {"person", "name", "roles", "login"}, in the order they were added."""
    return [plain(one) for one in daily.persons(office.con)]


def plain(row: PersonRow) -> dict[str, Any]:
    """Return a person as plain values; name and login are None once erased."""
    return {"person": row.id, "name": row.name, "roles": list(row.roles), "login": row.login}


def clean_name(name: str) -> str:
    """Return a person's name without control characters. Raises UsageError if nothing is left."""
    found = clean(name)
    if not found:
        raise UsageError(Text("the person has no name", "die Person hat keinen Namen"))
    return found


def checked_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Return the roles, each once and in the order given. Raises UnknownError for one that does not exist."""
    found = tuple(dict.fromkeys(clean(one) for one in roles))
    for one in found:
        if one not in ROLES:
            raise unknown(
                Text("role", "Rolle"),
                one,
                ROLES,
                Text(f"roles: {', '.join(ROLES)}", f"Rollen: {', '.join(ROLES)}"),
            )
    if not found:
        raise UsageError(Text("which roles? for example caseworker", "welche Rollen? zum Beispiel caseworker"))
    return found


def record_person(
    con: sqlite3.Connection, row: PersonRow, *, actor: str, by: str, auth: str, cmd: str, when: When, recorded: Instant
) -> None:
    """Write a person's entry and projection, in the caller's transaction."""
    sealed = [disclose(name, value) for name, value in (("name", row.name), ("login", row.login)) if value is not None]
    entry = new_entry(
        kind="person",
        case=None,
        cmd=cmd,
        happened=when.happened,
        precision=when.precision,
        recorded=recorded,
        actor=actor,
        acted_by=actor,
        by=by,
        auth=auth,
        data={
            "person": row.id,
            "roles": list(row.roles),
            "_sd": digests(sealed),
            "sets": sorted(one.name for one in sealed),
        },
    )
    daily.append(con, [entry], sealed)
    daily.save_person(con, row)


def _add(office: Office, name: str, roles: tuple[str, ...], login: str | None, options: Options) -> dict[str, Any]:
    actor = office.actor()
    _refuse_taken(office, name, login)
    moment = office.moment()
    row = PersonRow(daily.next_person_id(office.con), name, login, roles)
    record_person(
        office.con,
        row,
        actor=actor.id,
        by=actor.roles[0],
        auth=office.auth,
        cmd=command_id(options.cmd),
        when=When(moment.now, "minute"),
        recorded=moment.now,
    )
    return plain(row)


def _refuse_taken(office: Office, name: str, login: str | None) -> None:
    everybody = daily.persons(office.con)
    holder = next((one for one in everybody if login is not None and one.login == login), None)
    if holder is not None:
        raise NotAllowedError(
            Text(f"the login “{login}” belongs to {holder.id}", f"die Anmeldung „{login}“ gehört {holder.id}"),
            hint=Text("fristwerk person list", "fristwerk person list"),
        )
    # A person is named by id, name or login; a word that means two people would mean nobody.
    if any(name in (one.id, one.name, one.login) for one in everybody):
        raise NotAllowedError(
            Text(f"there is a “{name}” already", f"„{name}“ gibt es schon"),
            hint=Text("add something that tells them apart", "etwas Unterscheidendes anfügen"),
        )


def _earlier(office: Office, cmd: str | None) -> dict[str, Any] | None:
    """Return what the command with this id answered when it was carried out, or None."""
    stored = daily.entries_by_cmd(office.con, cmd) if cmd else []
    if not stored:
        return None
    if stored[0].entry.kind != "person":
        raise taken(stored[0].entry.cmd)
    data = stored[0].entry.data
    texts = daily.disclosures(office.con, data.get("_sd", ())).values()
    sealed = dict(open_disclosure(text) for text in texts)
    row = PersonRow(data.get("person", ""), sealed.get("name"), sealed.get("login"), tuple(data.get("roles", ())))
    return plain(row)
