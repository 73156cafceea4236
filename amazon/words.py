"""The dossier's own words in both languages. Legal words as in the glossary; Amazon's screen words where Amazon reads.

Sentences state facts with dates and ask for one thing; no emotion, no side questions (AMAZON 4.6), and nothing that
could be read as accepting what strangers did in the account.
"""

from __future__ import annotations

from engine.errors import Text

MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WORDS: dict[str, Text] = {
    "title": Text("Seller account of {client}", "Verkäuferkonto {client}"),
    "seller": Text("the seller", "des Verkäufers"),
    "for_amazon": Text("Dossier for Amazon", "Dossier für Amazon"),
    "for_lawyer": Text("Dossier for the lawyer · privileged", "Dossier für den Anwalt · vertraulich"),
    "stand": Text(
        "Case {case} · entries 1 to {covers} · as of {when} · times in {zone}",
        "Akte {case} · Einträge 1 bis {covers} · Stand {when} · Zeiten in {zone}",
    ),
    "watermark": Text("TRAINING", "ÜBUNG"),
    "training": Text(
        "Made in a training office with simulated time. Nothing in it happened.",
        "Aus einem Übungsbüro mit simulierter Zeit. Nichts davon ist geschehen.",
    ),
    "summary": Text("Summary", "Zusammenfassung"),
    "account_of": Text("Seller", "Verkäufer"),
    "request": Text("Request", "Anliegen"),
    "since": Text("since {when}", "seit {when}"),
    "ask_lock": Text(
        "Please lock the seller account until it is secured.",
        "Wir bitten, das Verkäuferkonto zu sperren, bis es gesichert ist.",
    ),
    "ask_release": Text("Please reactivate the seller account.", "Wir bitten um Freigabe des Verkäuferkontos."),
    "ask_release_open": Text(
        "Please reactivate the seller account by {day}.", "Wir bitten um Freigabe des Verkäuferkontos bis {day}."
    ),
    "ask_release_lapsed": Text(
        "Please reactivate the seller account now; the time limit of {day} has passed without release.",
        "Wir bitten um umgehende Freigabe des Verkäuferkontos; die Frist bis {day} ist ohne Freigabe verstrichen.",
    ),
    "ask_nothing": Text(
        "None; this dossier documents what was done.", "Keines; das Dossier dokumentiert, was getan wurde."
    ),
    "taken_over": Text(
        "Strangers gained access to the seller account on {when}.",
        "Unbefugte haben am {when} Zugriff auf das Verkäuferkonto erlangt.",
    ),
    "noticed": Text("Unauthorised access was noticed on {when}.", "Der unbefugte Zugriff wurde am {when} bemerkt."),
    "happened_report": Text("Amazon was last informed on {when}.", "Amazon wurde zuletzt am {when} unterrichtet."),
    "happened_amazon_locks": Text("Amazon locked the account on {when}.", "Amazon hat das Konto am {when} gesperrt."),
    "happened_appeal": Text("The latest appeal was sent on {when}.", "Der jüngste Einspruch ging am {when} ab."),
    "happened_amazon_refuses": Text("Amazon refused on {when}.", "Amazon hat am {when} abgelehnt."),
    "happened_amazon_reactivates": Text(
        "Amazon reactivated the account on {when}.", "Amazon hat das Konto am {when} freigegeben."
    ),
    "measures_done": Text("{done} of {of} measures are done.", "{done} von {of} Maßnahmen sind erledigt."),
    "measures_postponed": Text("{count} are postponed.", "{count} sind zurückgestellt."),
    "measure_postponed": Text("One is postponed.", "Eine ist zurückgestellt."),
    "orders_count": Text("{count} orders were not fulfilled.", "{count} Bestellungen wurden nicht ausgeführt."),
    "order_count": Text("One order was not fulfilled.", "Eine Bestellung wurde nicht ausgeführt."),
    "complaint_filed": Text("A criminal complaint was filed on {when}.", "Am {when} wurde Strafanzeige erstattet."),
    "chronology": Text("Chronology", "Chronologie"),
    "chronology_note": Text(
        "In the order in which things happened. Where an event was recorded at another time, both times are given. "
        "Numbers that do not appear belong to entries that are not part of this chronology.",
        "In der Reihenfolge des Geschehens. Wo zu anderer Zeit erfasst wurde, stehen beide Zeiten. "
        "Nummern, die fehlen, gehören zu Einträgen, die nicht Teil dieser Chronologie sind.",
    ),
    "entry": Text("Entry", "Eintrag"),
    "happened": Text("Happened", "Geschehen"),
    "what": Text("Event", "Vorgang"),
    "recorded": Text("recorded {when}", "erfasst {when}"),
    "recorded_late": Text("recorded later, {when}", "nachgetragen {when}"),
    "measures": Text("Measures", "Maßnahmen"),
    "measure": Text("Measure", "Maßnahme"),
    "done_on": Text("Done", "Erledigt"),
    "state_open": Text("open", "offen"),
    "state_done": Text("done", "erledigt"),
    "state_early": Text("too early, to be repeated", "zu früh, zu wiederholen"),
    "state_postponed": Text("postponed", "zurückgestellt"),
    "state_not_applicable": Text("not applicable", "entfällt"),
    "concepts": Text("Concepts", "Konzepte"),
    "concept": Text("Concept", "Konzept"),
    "of_date": Text("Date", "Datum"),
    "evidence_piece": Text("Evidence", "Beleg"),
    "piece": Text("No. {number}", "Nr. {number}"),
    "orders": Text("Orders not fulfilled", "Nicht ausgeführte Bestellungen"),
    "orders_note": Text(
        "{count} in all. Only order numbers are given; no buyers' data is passed on.",
        "Insgesamt {count}. Genannt sind nur Bestellnummern; Daten der Käufer werden nicht weitergegeben.",
    ),
    "listings": Text("Products that are not the seller's", "Fremde Angebote"),
    "cleaned_on": Text("Removed", "Bereinigt"),
    "planned_for": Text("planned for {day}", "vorgesehen für {day}"),
    "criminal": Text("Criminal proceedings", "Strafverfahren"),
    "date": Text("Date", "Datum"),
    "step": Text("Step", "Schritt"),
    "criminal_note": Text(
        "Contents of the investigation file are not passed on: section 32f (5) of the German Code of Criminal "
        "Procedure (StPO) forbids it. This dossier therefore gives dates and numbers only.",
        "Inhalte der Ermittlungsakte werden nicht weitergegeben: § 32f Abs. 5 StPO verbietet es. "
        "Dieses Dossier nennt deshalb nur Daten und Aktenzeichen.",
    ),
    "limits": Text("Time limits", "Zeitgrenzen"),
    "limit": Text("Time limit", "Zeitgrenze"),
    "until": Text("Ends before", "Endet vor"),
    "state": Text("State", "Stand"),
    "findings": Text("Findings", "Befunde"),
    "finding": Text("Not met", "Nicht erfüllt"),
    "weight": Text("Weight", "Gewicht"),
    "severity_must": Text("must", "muss"),
    "severity_should": Text("should", "soll"),
    "severity_expect": Text("expected", "erwartet"),
    "acknowledged": Text("acknowledged", "zur Kenntnis genommen"),
    "reasons": Text("Reasons and notes", "Begründungen und Notizen"),
    "kind": Text("Kind", "Art"),
    "text": Text("Text", "Text"),
    "evidence": Text("Evidence", "Belege"),
    "evidence_note": Text(
        "The files lie unchanged beside this document. Numbers that do not appear are not part of this dossier.",
        "Die Dateien liegen unverändert neben diesem Dokument. Nummern, die fehlen, sind nicht Teil dieses Dossiers.",
    ),
    "number_short": Text("No.", "Nr."),
    "file_and_hash": Text("File and SHA-256", "Datei und SHA-256"),
    "log": Text("The log and how to check it", "Das Protokoll und seine Prüfung"),
    "log_note": Text(
        "This case is kept in a log that can only grow. Each entry carries the hash of the one before it, so that "
        "none of the entries 1 to {covers} can be changed, left out or added without the last hash changing.",
        "Diese Akte wird in einem Protokoll geführt, das nur wachsen kann. Jeder Eintrag trägt den Hash des vorigen: "
        "Keiner der Einträge 1 bis {covers} lässt sich ändern, weglassen oder einfügen, ohne dass der letzte Hash "
        "ein anderer wird.",
    ),
    "log_withheld": Text(
        "{shown} of {of} entries are enclosed in full, the others by their hash alone.",
        "{shown} von {of} Einträgen liegen im Wortlaut bei, die übrigen nur mit ihrem Hash.",
    ),
    "origin": Text("Log", "Protokoll"),
    "covered": Text("Newest entry", "Jüngster Eintrag"),
    "covered_entries": Text("#{covers}, index {index} in the log", "#{covers}, Index {index} im Protokoll"),
    "leaf": Text("Its hash", "Sein Hash"),
    "size": Text("Size of the log", "Größe des Protokolls"),
    "root": Text("Root hash", "Wurzel-Hash"),
    "workflow": Text("Rules", "Regeln"),
    "version": Text("{name}, version {v}", "{name}, Version {v}"),
    "digest": Text("Their digest", "Ihr Digest"),
    "check": Text("How to check", "So wird geprüft"),
    "check_files": Text(
        "That no file was changed (in the directory of this document):",
        "Dass keine Datei verändert wurde (im Verzeichnis dieses Dokuments):",
    ),
    "check_entry": Text(
        "That an entry is the one in the log, here #{number}; the result is its “leaf” in entries.jsonl:",
        "Dass ein Eintrag der des Protokolls ist, hier #{number}; das Ergebnis ist sein „leaf“ in entries.jsonl:",
    ),
    "check_chain": Text(
        "Each enclosed entry names in “case_prev” the leaf of the line before it. The manifest's own SHA-256 is "
        "recorded in the log as the export of this dossier.",
        "Jeder beiliegende Eintrag nennt in „case_prev“ das leaf der Zeile vor ihm. Der SHA-256 des Manifests selbst "
        "ist im Protokoll als Ausgabe dieses Dossiers erfasst.",
    ),
    "row_open": Text("Case opened", "Akte angelegt"),
    "row_import": Text("Order report imported", "Bestellbericht eingelesen"),
    "row_lapse": Text("{what}: expired", "{what}: abgelaufen"),
    "row_refusal": Text("Refused: {what}", "Abgewiesen: {what}"),
    "row_field": Text("Recorded: {what}", "Erfasst: {what}"),
    "row_evidence": Text("Put on file: {what}", "Zur Akte genommen: {what}"),
    "row_complete": Text("List complete: {what}", "Liste vollständig: {what}"),
    "skip_not_applicable": Text("{what}: not applicable", "{what}: entfällt"),
    "skip_done": Text("{what}: done", "{what}: erledigt"),
    "skip_put_off": Text("{what}: put off", "{what}: verschoben"),
    "skip_not_needed": Text("{what}: not needed", "{what}: nicht nötig"),
    "limit_extend": Text("Extension asked for: {what}", "Verlängerung beantragt: {what}"),
    "limit_grant": Text("Extension granted: {what}", "Verlängerung bewilligt: {what}"),
    "limit_refuse": Text("Extension refused: {what}", "Verlängerung abgelehnt: {what}"),
    "limit_strike": Text("Deadline struck: {what}", "Frist gestrichen: {what}"),
    "detail": Text("{name}: {value}", "{name}: {value}"),
    "detail_corrected": Text("corrected by {entries}", "berichtigt durch {entries}"),
    "detail_last_day": Text("last day {day}", "mit Ablauf des {day}"),
    "row_piece": Text("Evidence no. {number}", "Beleg Nr. {number}"),
    "yes": Text("yes", "ja"),
    "no": Text("no", "nein"),
    "limit_open": Text("running", "läuft"),
    "limit_met": Text("met", "gewahrt"),
    "limit_ended": Text("ended", "erledigt"),
    "limit_lapsed": Text("expired", "abgelaufen"),
    "limit_superseded": Text("replaced by a newer one", "durch eine neue ersetzt"),
    "limit_struck": Text("struck", "gestrichen"),
    "limit_waiting": Text("not over yet", "läuft noch"),
    "limit_over": Text("over", "vorbei"),
    "reason_despite": Text("despite, because", "trotzdem, weil"),
    "reason_note": Text("note", "Notiz"),
    "reason_text": Text("note", "Notiz"),
    "reason_because": Text("not applicable, because", "entfällt, weil"),
    "reason_reason": Text("reason", "Grund"),
    "finding_state": Text("the state of that time leads nowhere by it", "aus dem damaligen Stand führt kein Weg"),
    "finding_role": Text("acted by a role that may not", "gehandelt hat, wer es nicht darf"),
    "finding_given": Text("{what} given", "{what} angegeben"),
    "finding_done": Text("{what} done", "{what} erledigt"),
    "finding_has": Text("{what} on file", "{what} in der Akte"),
    "finding_known": Text("{what} known", "{what} bekannt"),
    "detail_unmet": Text("not met: {what}", "nicht erfüllt: {what}"),
}
