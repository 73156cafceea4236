"""The sentences of computed periods and how norms are cited, in both languages.

Guarantees: every norm of a rule set and every step of a computation stands here (a test holds it).
"""

from __future__ import annotations

from engine.errors import Text

SENTENCES: dict[str, Text] = {
    "head": Text("{length} from {start}", "{length} ab {start}"),
    "head_back": Text("{length} before {start}", "{length} vor {start}"),
    "saturday": Text("Saturday", "Samstag"),
    "sunday": Text("Sunday", "Sonntag"),
    "day_not_counted": Text(
        "{day}, the day of the event, does not count", "{day}, der Tag des Ereignisses, zählt nicht mit"
    ),
    "day_counts": Text(
        "{day} counts: the period begins with that day", "{day} zählt mit: die Frist beginnt mit diesem Tag"
    ),
    "end_of_day": Text("{length}: to the end of {day}", "{length}: letzter Tag ist {day}"),
    "month_too_short": Text(
        "{month} has no day {day}: the last day of the month takes its place",
        "{month} hat keinen {day}. Tag: an seine Stelle tritt der letzte Tag des Monats",
    ),
    "shifted": Text("moved from {from} to {to}: {because}", "verschoben von {from} auf {to}: {because}"),
    "never_shifted": Text(
        "minimum and waiting periods are never shifted off a day off",
        "Mindest- und Wartefristen werden nie von einem freien Tag weg verschoben",
    ),
    "CALENDAR never_shifted": Text("the end stays on its day", "das Ende bleibt auf seinem Tag"),
    "shift_not_asked": Text(
        "not applied, as asked: it is for declarations and acts that are due",
        "auf Wunsch nicht angewandt: gilt nur für Erklärungen und Leistungen",
    ),
    "reaches_back": Text(
        "{length} back: to the beginning of {day}; what must lie before it is done by the end of {before}",
        "{length} zurück: erster Tag ist {day}; was davor liegen muss, geschieht spätestens am {before}",
    ),
    "backwards_unshifted": Text(
        "a period counted backwards is not shifted", "eine rückwärts gerechnete Frist wird nicht verschoben"
    ),
    "backwards_day_off": Text(
        "a period counted backwards is not shifted; {day} is a day off ({name}): to be safe, act on {safe}",
        "eine rückwärts gerechnete Frist wird nicht verschoben; {day} ist frei ({name}): sicher ist {safe}",
    ),
    "continues": Text(
        "extended by {length} from the end of {day}", "um {length} verlängert, gerechnet vom alten Fristende an: {day}"
    ),
    "later_reading": Text(
        "who begins the extension with the next day (§ 187(2)) ends with {day}; the earlier end is kept here",
        "wer die Verlängerung mit dem nächsten Tag beginnt (§ 187 Abs. 2), endet mit {day}; hier gilt das frühere Ende",
    ),
    "from_beginning_of_day": Text(
        "only the day is known: hours count from {from}", "nur der Tag ist bekannt: Stunden zählen ab {from}"
    ),
    "from_end_of_day": Text(
        "hours count from the end of {day}: {from}", "Stunden zählen vom Ende des Tages an, {day}: ab {from}"
    ),
    "hour_not_counted": Text(
        "the hour of the event does not count: from {from}", "die Stunde des Ereignisses zählt nicht mit: ab {from}"
    ),
    "hours_elapsed": Text(
        "{hours} of elapsed time from {from} end on {to}", "{hours} verstrichene Zeit ab {from} enden am {to}"
    ),
    "ZPO-222-3 hours_elapsed": Text(
        "{hours} on working days from {from} end on {to}",
        "{hours} ab {from}, ohne Samstage, Sonn- und Feiertage, enden am {to}",
    ),
    "hours_back": Text("{hours} back from {from}: {to}", "{hours} zurück von {from}: {to}"),
    "hours_skip": Text("hours of these days do not count: {because}", "Stunden dieser Tage zählen nicht: {because}"),
    "cautious": Text(
        "not moved off a day off, to be on the safe side: work to {day}",
        "vorsichtshalber nicht von einem freien Tag verschoben: zu erledigen bis {day}",
    ),
    "two_working_days": Text(
        "two working days must lie in the period: moved from {from} to {to}",
        "zwei Arbeitstage müssen in der Frist liegen: verschoben von {from} auf {to}",
    ),
    "named_day": Text("{day} is named in so many words", "{day} ist ausdrücklich genannt"),
    "named_time": Text("{at} is named in so many words", "{at} ist ausdrücklich genannt"),
    "date_stays": Text(
        "a fixed date is no period: it is not moved", "ein Termin ist keine Frist: er wird nicht verschoben"
    ),
    "day_meant": Text("not applied: the day off was meant", "nicht angewandt: der freie Tag war gewollt"),
    "part_of_month": Text("start, middle or end of the month: {day}", "Anfang, Mitte oder Ende des Monats: {day}"),
    "ends_day": Text("Ends with {end}, 24:00 ({zone}).", "Fristende: {end}, 24:00 Uhr ({zone})."),
    "ends_hour": Text("Ends on {end} ({zone}).", "Fristende: {end} Uhr ({zone})."),
    "ends_back_day": Text("Reaches back to {end}, 00:00 ({zone}).", "Reicht zurück bis {end}, 00:00 Uhr ({zone})."),
    "ends_back_hour": Text("Reaches back to {end} ({zone}).", "Reicht zurück bis {end} Uhr ({zone})."),
    "opens": Text("Open from {end} ({zone}); not before.", "Offen ab {end} ({zone}); nicht früher."),
}
"""A sentence for each step, for "NORM step" where one norm needs its own, and for the head and the end."""


def _law(number: str, law: str) -> Text:
    """Cite a German norm: "187(1)" of "BGB"."""
    german = number.replace("(", " Abs. ").replace(")", "")
    return Text(f"§ {number} {law}", f"§ {german} {law}")


def _regulation(part: str) -> Text:
    """Cite Reg. 1182/71: "3(2)(b)"."""
    number, *rest = part.rstrip(")").split("(")
    german = "".join(f" {word} {piece.rstrip(')')}" for word, piece in zip(("Abs.", "lit."), rest, strict=False))
    return Text(f"Art. {part} Reg. 1182/71", f"Art. {number}{german} VO 1182/71")


NORMS: dict[str, Text] = {
    **{f"BGB-{n}": _law(n, "BGB") for n in ("186", "189", "190", "192", "193")},
    "BGB-187-1": _law("187(1)", "BGB"),
    "BGB-187-2": _law("187(2)", "BGB"),
    "BGB-188-1": _law("188(1)", "BGB"),
    "BGB-188-2": _law("188(2)", "BGB"),
    "BGB-188-3": _law("188(3)", "BGB"),
    "BGB-189-1": _law("189(1)", "BGB"),
    "ZPO-222-2": _law("222(2)", "ZPO"),
    "ZPO-222-3": _law("222(3)", "ZPO"),
    "ZPO-224-3": _law("224(3)", "ZPO"),
    "STPO-42": _law("42", "StPO"),
    "STPO-43-1": _law("43(1)", "StPO"),
    "STPO-43-2": _law("43(2)", "StPO"),
    "STGB-77B-1": _law("77b(1)", "StGB"),
    "STGB-77B-2": _law("77b(2)", "StGB"),
    "EU-1182-71-3": _regulation("3"),
    "EU-1182-71-3-1": _regulation("3(1)"),
    "EU-1182-71-3-2-a": _regulation("3(2)(a)"),
    "EU-1182-71-3-2-b": _regulation("3(2)(b)"),
    "EU-1182-71-3-2-c": _regulation("3(2)(c)"),
    "EU-1182-71-3-2-d": _regulation("3(2)(d)"),
    "EU-1182-71-3-4": _regulation("3(4)"),
    "EU-1182-71-3-5": _regulation("3(5)"),
    "BGH-III-ZR-172-04": Text("BGH III ZR 172/04", "BGH III ZR 172/04"),
    "CALENDAR": Text("calendar", "Kalender"),
    "ECJ-139-73": Text("ECJ 139/73", "EuGH 139/73"),
    "LAW-2.1": Text("calendar", "Kalender"),
    "bgb": Text("BGB", "BGB"),
    "zpo": Text("ZPO", "ZPO"),
    "stpo43": Text("StPO", "StPO"),
    "stgb77b": Text("§ 77b StGB", "§ 77b StGB"),
    "eu": Text("Reg. 1182/71", "VO 1182/71"),
    "plain": Text("calendar", "Kalender"),
    "wait": Text("waiting period", "Wartefrist"),
}
"""How each norm is cited, and each rule set is called."""
