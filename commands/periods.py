"""`period`: a calculator of legal periods, with its reasons; it needs no office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from commands.base import Call, option, verb
from engine.errors import Text, UsageError

if TYPE_CHECKING:
    from datetime import date, datetime

    from engine.periods.legal import Legal
    from engine.places import Place
    from screens.view import View

RULES = ("bgb", "zpo", "stpo43", "stgb77b", "eu", "plain", "wait")
_PARTS = {"start": "start", "anfang": "start", "middle": "middle", "mitte": "middle", "end": "end", "ende": "end"}
_PART = rf"(?a)({'|'.join(_PARTS)})(?: of)? (\d{{4}})-(\d\d)"


@verb(
    "period",
    Text(
        "Compute a legal period, with each step and its norm.\n\n"
        "LENGTH: 4 weeks, 1 month, half a month, 72 hours, P4W, P1M, PT72H. For example:\n\n"
        "fristwerk period 1 month --from 2026-01-31 --rule zpo --place DE-SN",
        "Eine Frist berechnen, mit jedem Schritt und seiner Norm.\n\n"
        "LENGTH: 4 Wochen, 1 Monat, halber Monat, 72 Stunden, P4W, P1M, PT72H. Zum Beispiel:\n\n"
        "fristwerk period 1 Monat --from 31.01.2026 --rule zpo --place DE-SN",
    ),
)
@click.argument("length", nargs=-1, required=True)
@option("--from", "start", required=True, metavar="TIME", text=Text("day or local time", "Tag oder Ortszeit"))
@option("--rule", "rules", type=click.Choice(RULES), required=True, text=Text("rule set", "Regelwerk"))
@option("--place", required=True, metavar="PLACE", text=Text("DE-SN, LU, DE-BY:Augsburg", "DE-SN, LU, DE-BY:Augsburg"))
@option("--first-day-counts", is_flag=True, text=Text("the first day counts", "der erste Tag zählt mit"))
@option("--no-shift", is_flag=True, text=Text("no shift off a day off", "keine Verschiebung von freien Tagen"))
@option("--continues", is_flag=True, text=Text("from an earlier, unshifted end", "ab einem früheren Ende"))
@option("--before", is_flag=True, text=Text("count backwards", "rückwärts rechnen"))
@option("--extend", multiple=True, metavar="LENGTH", text=Text("extend by LENGTH", "um LENGTH verlängern"))
@option("--two-working-days", is_flag=True, text=Text("Art. 3(5) Reg. 1182/71", "Art. 3 Abs. 5 VO 1182/71"))
def period(call: Call, length: tuple[str, ...], start: str, rules: str, place: str, **how: Any) -> None:
    """Compute a period."""
    from engine.periods.legal import Manner, compute
    from engine.periods.lengths import parse_span
    from engine.places import Holidays, parse_place
    from screens.period import period as screen

    where = parse_place(place)
    span, extend = parse_span(" ".join(length)), [parse_span(one) for one in how["extend"]]
    if not where.sure and any(one.hours for one in (span, *extend)):
        raise _several_zones(where)
    manner = Manner(
        first_day_counts=how["first_day_counts"],
        shift=not how["no_shift"],
        continues=how["continues"],
        backwards=how["before"],
        two_working_days=how["two_working_days"],
    )
    found = compute(span, _point(call, start, where), rules, Holidays(where), where.zone, manner, extend)
    view = call.view(None)._replace(zone=where.zone)
    asked = {"length": str(span), "backwards": manner.backwards, "named": bool(_named(start))}
    call.show(_answer(found, where, asked, view), screen, view)


def _answer(found: Legal, place: Place, asked: dict[str, Any], view: View) -> dict[str, Any]:
    """Return the JSON object of a period; sentences are in the language of the view."""
    from screens.period import cited, sentence

    steps = [{"norm": cited(one.norm, view), "text": sentence(*one, view)} for one in found.steps]
    if asked.pop("named"):
        named = sentence("BGB-192", "part_of_month", {"day": found.start}, view)
        steps.insert(0, {"norm": cited("BGB-192", view), "text": named})
    return {
        "zone": place.zone,
        "start": found.start,
        "length": asked["length"],
        "backwards": asked["backwards"],
        "rule_set": found.rule_set,
        "place": place.name,
        "nominal_end": found.nominal_end,
        "end": found.end,
        "open_from": found.open_from,
        "steps": steps,
    }


def _point(call: Call, text: str, place: Place) -> date | datetime:
    """Read the start: a day, a local time at the place, or start, middle and end of a month (§ 192 BGB)."""
    from zoneinfo import ZoneInfo

    from engine.clock import SystemClock
    from engine.instants import moment, parse_when, valid
    from engine.periods.legal import part_of_month

    if part := _named(text):
        return part_of_month(_PARTS[part[1]], int(part[2]), int(part[3]))
    now = call.now if call.now and valid(call.now) else SystemClock().now()
    when = parse_when(text, now=now, zone=place.zone, future=True)
    local = moment(when.instant).astimezone(ZoneInfo(place.zone))
    return local.date() if when.precision == "day" else local


def _named(text: str) -> re.Match[str] | None:
    found = re.fullmatch(_PART, " ".join(text.split()).lower())
    return found if found and 1 <= int(found[3]) <= 12 else None


def _several_zones(place: Place) -> UsageError:
    return UsageError(
        Text(
            f"{place.country} has several time zones: hours have no certain end there",
            f"{place.country} hat mehrere Zeitzonen: Stunden haben dort kein sicheres Ende",
        ),
        hint=Text("count in days there", "dort in Tagen rechnen"),
    )


VERBS = {"period": period}
