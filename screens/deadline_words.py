"""The words of deadline control, in both languages. Part of the one catalogue, under the same guarantees."""

from __future__ import annotations

from engine.errors import Text

DEADLINE_WORDS: dict[str, Text] = {
    "until": Text("until", "bis"),
    "kind.limit": Text("deadline", "Frist"),
    "deadline.check": Text("deadline checked", "Frist geprüft"),
    "deadline.extend": Text("extension asked for", "Verlängerung beantragt"),
    "deadline.grant": Text("extension granted", "Verlängerung bewilligt"),
    "deadline.refuse": Text("extension refused", "Verlängerung abgelehnt"),
    "deadline.strike": Text("deadline struck", "Frist gestrichen"),
    "deadline.again.check": Text(
        "Checked before; this is the receipt of that. Nothing was added.",
        "Schon geprüft; dies ist die Quittung davon. Nichts kam hinzu.",
    ),
    "deadline.again.strike": Text(
        "Struck before; this is the receipt of that. Nothing was added.",
        "Schon gestrichen; dies ist die Quittung davon. Nichts kam hinzu.",
    ),
    "deadline.end": Text("end", "Ende"),
    "deadline.present": Text("counts until granted", "gilt bis zur Bewilligung"),
    "deadline.asked": Text("asked for", "beantragt"),
    "deadline.provisional": Text("{end} · provisional", "{end} · vorläufig"),
    "deadline.work_by": Text("work to", "zu erledigen bis"),
    "deadline.extended_before": Text("extended before by", "zuvor verlängert durch"),
    "deadline.begun": Text("began", "begonnen"),
    "deadline.rules": Text("computed by", "berechnet nach"),
    "deadline.place": Text("place", "Ort"),
    "deadline.ground": Text("met by", "gewahrt durch"),
    "deadline.proof": Text("sent, proven by", "abgesandt laut"),
    "deadline.checked_by": Text("checked by", "geprüft von"),
    "deadline.unchecked": Text("nobody yet", "noch niemandem"),
    "deadline.computation": Text("COMPUTATION", "BERECHNUNG"),
    "deadline.sorts": Text(
        "“today” sorts by the end that counts.",
        "„today“ ordnet nach dem geltenden Ende.",
    ),
    "deadline.none.check": Text("{case}: no deadline is unchecked.", "{case}: keine Frist ist ungeprüft."),
    "deadline.none.extend": Text("{case}: no deadline of ours runs.", "{case}: keine eigene Frist läuft."),
    "deadline.none.grant": Text("{case}: no deadline runs.", "{case}: keine Frist läuft."),
    "deadline.none.refuse": Text("{case}: no extension was asked for.", "{case}: keine Verlängerung ist beantragt."),
    "deadline.none.strike": Text("{case}: there is nothing to strike.", "{case}: es gibt nichts zu streichen."),
}
