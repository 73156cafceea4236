"""The words of `today`, of limits in their final form, and of the calendar file, in both languages."""

from __future__ import annotations

from engine.errors import Text

TIME_WORDS: dict[str, Text] = {
    # limits
    "limit.work_by": Text("work to {day}", "zu erledigen bis {day}"),
    "limit.asked": Text("extension asked for to {end}, provisional", "Verlängerung beantragt bis {end}, vorläufig"),
    "limit.target_passed": Text("internal target {at} passed", "internes Ziel {at} verstrichen"),
    "limit.target_left": Text("internal target {at}", "internes Ziel {at}"),
    "limit.watched": Text("watched until {end}", "beobachtet bis {end}"),
    "limit.watch_over": Text("the time of watching is over since {start}", "Beobachtungszeit vorbei seit {start}"),
    "limit.advance": Text("the deadline itself until {end}", "Frist selbst bis {end}"),
    "limit.advance_of": Text("{name}, advance deadline", "{name}, Vorfrist"),
    "limit.day_at": Text("{day}, 24:00 ({zone})", "{day}, 24:00 Uhr ({zone})"),
    "limit.hour_at": Text("{day}, {time} ({zone})", "{day}, {time} Uhr ({zone})"),
    "limit.computed": Text("COMPUTATION", "BERECHNUNG"),
    "limit.checked_by": Text("checked by {person}", "geprüft von {person}"),
    "limit.proof": Text("proof of dispatch: evidence {proof}", "Beleg der Absendung: Nachweis {proof}"),
    "mark.unchecked": Text("unchecked", "ungeprüft"),
    "mark.unstruck": Text("dispatch not proven", "Absendung nicht belegt"),
    "mark.strike_fell": Text("its strike no longer holds, open again", "Streichung trägt nicht mehr, wieder offen"),
    "mark.extended": Text("extended", "verlängert"),
    # today
    "group.duties": Text("TO BE DONE WITHOUT UNDUE DELAY", "UNVERZÜGLICH ZU ERLEDIGEN"),
    "group.unsecured": Text("UNCHECKED · no second person has looked", "UNGEPRÜFT · keine zweite Person hat geprüft"),
    "count.duties": Text("without undue delay", "unverzüglich"),
    "count.unsecured": Text("unchecked", "ungeprüft"),
    "today.more_than": Text("more than {n}", "mehr als {n}"),
    "today.alone": Text(
        "No limit is checked by a second person: this office has only one.",
        "Keine Frist ist von einer zweiten Person geprüft: dieses Büro hat nur eine.",
    ),
    "today.unclosed": Text("Not closed: {days}", "Nicht abgeschlossen: {days}"),
    "today.cut": Text("... {n} more lines; whole: {command}", "... {n} weitere Zeilen; alles: {command}"),
    "today.watching": Text("Ctrl-C ends.", "Strg-C beendet."),
    # the calendar file
    "deadline.one": Text("deadline", "Frist"),
    "deadline.many": Text("deadlines", "Fristen"),
    "calendar.name": Text("Deadlines", "Fristen"),
    "calendar.training": Text("TRAINING", "ÜBUNG"),
    "calendar.binds_us": Text("A deadline of ours.", "Eigene Frist."),
    "calendar.binds": Text("A deadline for: {party}.", "Frist für: {party}."),
    "calendar.ends": Text("Ends: {end}; place: {place}.", "Ende: {end}; Ort: {place}."),
    "calendar.work_by": Text("Last working day before it: {day}.", "Letzter Werktag davor: {day}."),
    "calendar.asked": Text(
        "Extension asked for, not granted: {end}. The date of this entry counts.",
        "Verlängerung beantragt, nicht bewilligt: {end}. Es gilt das Datum dieses Eintrags.",
    ),
    "calendar.gone": Text(
        "A correction took this deadline away.", "Eine Berichtigung hat diese Frist entfallen lassen."
    ),
    "calendar.secret": Text(
        "It names clients: confidential (§ 203 StGB).", "Enthält Namen von Mandanten: vertraulich (§ 203 StGB)."
    ),
    "calendar.made": Text("Calendar written: {n}.", "Kalender geschrieben: {n}."),
    "calendar.file": Text("File", "Datei"),
    "calendar.cancelled": Text("of them cancelled", "davon abgesagt"),
}
