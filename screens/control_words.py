"""The words of deadline control: the control sheet of a day, and the evening run that closes it.

Part of the one catalogue (screens/words.py), under the same guarantees.
"""

from __future__ import annotations

from engine.errors import Text

CONTROL_WORDS: dict[str, Text] = {
    "sheet.title": Text("Control sheet of limits", "Tagesprotokoll der Fristen"),
    "sheet.none": Text(
        "Nothing about limits was recorded on this day.", "An diesem Tag wurde zu Fristen nichts erfasst."
    ),
    "sheet.entry": Text("#{entry}, index {index}", "#{entry}, Index {index}"),
    "sheet.lines": Text("{n} lines, numbered 1 to {n}", "{n} Zeilen, gezählt von 1 bis {n}"),
    "sheet.count": Text("{n} lines", "{n} Zeilen"),
    "sheet.lines.one": Text("1 line", "1 Zeile"),
    "sheet.after": Text("after closing", "nach dem Abschluss"),
    "sheet.moot": Text("without effect", "ohne Wirkung"),
    "sheet.clock": Text("by the clock", "durch Zeitablauf"),
    "sheet.head": Text(
        "head of the log: {size} entries, root {root}", "Kopf des Protokolls: {size} Einträge, Wurzel {root}"
    ),
    "sheet.printed": Text("printed {at} by {person}", "ausgegeben {at} von {person}"),
    "sheet.printed.nobody": Text("printed {at}", "ausgegeben {at}"),
    "sheet.closed": Text("Closed {at} by {person}.", "Abgeschlossen {at} von {person}."),
    "sheet.closed.late": Text("Closed late, {at}, by {person}.", "Nachträglich abgeschlossen {at} von {person}."),
    "sheet.closer": Text("{other} (recorded by {actor})", "{other} (aufgezeichnet von {actor})"),
    "sheet.not_closed": Text("The day has not been closed.", "Der Tag ist nicht abgeschlossen."),
    "sheet.left": Text("Left open by name:", "Namentlich offen geblieben:"),
    "sheet.written": Text("Written: {file}", "Geschrieben: {file}"),
    "sheet.ground": Text("met by #{entry}", "gewahrt durch #{entry}"),
    "sheet.proof": Text("sent, proven by evidence {numbers}", "Absendung belegt durch Beleg {numbers}"),
    "sheet.because": Text("reason: {because}", "Grund: {because}"),
    # what happened to a limit
    "control.entered": Text("entered", "eingetragen"),
    "control.moved": Text("moved", "verschoben"),
    "control.removed": Text("its start no longer counts", "ihr Beginn zählt nicht mehr"),
    "control.extension_asked": Text("extension asked for", "Verlängerung beantragt"),
    "control.extended": Text("extended", "verlängert"),
    "control.extension_refused": Text("extension refused", "Verlängerung abgelehnt"),
    "control.no_longer_asked": Text("request for extension taken back", "Verlängerungsantrag zurückgenommen"),
    "control.met": Text("met", "gewahrt"),
    "control.met_late": Text("done after it had run out", "nach Ablauf erledigt"),
    "control.ended": Text("ended", "erledigt"),
    "control.lapsed": Text("ran out", "abgelaufen"),
    "control.lapse_withdrawn": Text("lapse withdrawn", "Fristablauf zurückgenommen"),
    "control.superseded": Text("superseded by a newer one", "durch eine neue ersetzt"),
    "control.struck": Text("struck", "gestrichen"),
    "control.strike_withdrawn": Text("strike taken back", "Streichung zurückgenommen"),
    "control.open_again": Text("open again", "wieder offen"),
    "control.checked": Text("checked", "geprüft"),
    "control.dealt_with": Text("dealt with", "bearbeitet"),
    "control.put_off": Text("put off", "hinausgeschoben"),
    "control.not_needed": Text("not needed", "nicht nötig"),
    "control.asked": Text("asked for: {end}", "beantragt: {end}"),
    "control.work_by": Text("worked to {day}", "zu erledigen bis {day}"),
    # on paper
    "paper.n": Text("No.", "Nr."),
    "paper.time": Text("Time", "Zeit"),
    "paper.case": Text("Case, client", "Akte, Mandant"),
    "paper.limit": Text("Limit", "Zeitgrenze"),
    "paper.what": Text("What", "Vorgang"),
    "paper.old": Text("Before", "Bisher"),
    "paper.new": Text("After", "Neu"),
    "paper.who": Text("By", "Durch"),
    "paper.entry": Text("Entry", "Eintrag"),
    "paper.checked": Text("Looked through and compared with the files:", "Durchgesehen und mit den Akten verglichen:"),
    "paper.day": Text("day", "Tag"),
    "paper.signature": Text("second person, signature", "zweite Person, Unterschrift"),
    "paper.watermark": Text("TRAINING", "ÜBUNG"),
    "paper.training": Text("Training office · simulated time", "Übungsbüro · simulierte Zeit"),
    # the evening run
    "close.title": Text("Evening control", "Abendkontrolle"),
    "close.free": Text("a day off: no closing is needed", "dienstfrei: kein Abschluss nötig"),
    "close.open": Text("OPEN", "OFFEN"),
    "close.done": Text("MET OR STRUCK · please look once more", "GEWAHRT ODER GESTRICHEN · bitte noch einmal ansehen"),
    "close.unsecured": Text("NOT CHECKED BY A SECOND PERSON", "VON KEINER ZWEITEN PERSON GEPRÜFT"),
    "close.nothing": Text("Nothing of this day is open.", "Von diesem Tag ist nichts offen."),
    "close.unclosed": Text("Not closed either: {days}.", "Ebenfalls nicht abgeschlossen: {days}."),
    "close.repeated": Text(
        "The day had been closed {at} by {person}; nothing was recorded.",
        "Der Tag war schon abgeschlossen, {at} von {person}; nichts wurde aufgezeichnet.",
    ),
    "close.refused": Text("The day is not closed: {n} open.", "Der Tag ist nicht abgeschlossen: {n} offen."),
    "close.asking": Text("OPEN: {n}, each needs its reason", "OFFEN: {n}, jeweils mit Grund zu benennen"),
    "close.how": Text(
        "Deal with what is open, or name it with a reason:",
        "Offenes erledigen oder mit einem Grund benennen:",
    ),
    "close.state.open": Text("open", "offen"),
    "close.state.overdue": Text("overdue", "überfällig"),
    "close.state.unstruck": Text("met, dispatch not proven", "gewahrt, Absendung nicht belegt"),
    "close.state.advance": Text("not dealt with", "nicht bearbeitet"),
    "close.state.reminder": Text("not dealt with", "nicht bearbeitet"),
    "close.state.met": Text("met", "gewahrt"),
    "close.state.ended": Text("ended", "erledigt"),
    "close.state.struck": Text("struck", "gestrichen"),
    "close.strike_fell": Text(
        "open again: its strike no longer holds", "wieder offen: die Streichung trägt nicht mehr"
    ),
    "close.entry": Text("#{n}", "#{n}"),
}
