"""The words of screens about the office as a whole: its log, its workflows, its people, and what goes out of it.

Part of the one catalogue (screens/words.py), under the same guarantees.
"""

from __future__ import annotations

from engine.errors import Text

OFFICE_WORDS: dict[str, Text] = {
    # the log
    "verify.hashes": Text(
        "every entry is what was written; the tree gives the stored root",
        "jeder Eintrag ist, was geschrieben wurde; der Baum ergibt die Wurzel",
    ),
    "verify.chains": Text(
        "every entry of a case follows its predecessor",
        "jeder Eintrag eines Falls folgt auf seinen Vorgänger",
    ),
    "verify.columns": Text("every column says what its entry says", "jede Spalte sagt, was ihr Eintrag sagt"),
    "verify.replay": Text(
        "every case replays to its stored state",
        "jeder Fall ergibt neu gerechnet seinen gespeicherten Stand",
    ),
    "verify.files": Text("every file is what was attached", "jede Datei ist, was beigefügt wurde"),
    "verify.root": Text("head {size}: {root}", "Kopf {size}: {root}"),
    "verify.intact": Text("Log intact.", "Protokoll unversehrt."),
    "verify.damaged": Text(
        "what is stored is not what was written: {n}", "Gespeichertes ist nicht, was geschrieben wurde: {n}"
    ),
    "verify.trusted": Text(
        "Trusted: the first {n} entries of the log. Everything after them needs the backup.",
        "Verlässlich: die ersten {n} Einträge des Protokolls. Alles danach braucht die Sicherung.",
    ),
    "verify.trusted_none": Text(
        "No entry is certain without the backup or a checkpoint.",
        "Ohne Sicherung oder Prüfpunkt ist kein Eintrag gewiss.",
    ),
    "verify.derived": Text(
        "Every entry of the log is intact; only what is derived from it differs.",
        "Jeder Eintrag des Protokolls ist unversehrt; nur daraus Abgeleitetes weicht ab.",
    ),
    "verify.beside": Text(
        "Every entry of the log is intact; what is kept beside the entries is not and needs the backup.",
        "Jeder Eintrag des Protokolls ist unversehrt; daneben Aufbewahrtes nicht, es braucht die Sicherung.",
    ),
    "verify.copy": Text("copy the office first, do not repair it", "zuerst das Büro kopieren, nichts reparieren"),
    "verify.rebuild": Text("fristwerk office rebuild", "fristwerk office rebuild"),
    "verify.index": Text("index {n}", "Index {n}"),
    "verify.where": Text("where", "wo"),
    "verify.expected": Text("expected", "erwartet"),
    "verify.found": Text("found", "gefunden"),
    "problem.leaf_hash": Text(
        "an entry was changed after it was written",
        "ein Eintrag wurde nach dem Schreiben verändert",
    ),
    "problem.root": Text(
        "the tree of the entries does not give the stored root",
        "der Baum der Einträge ergibt nicht die gespeicherte Wurzel",
    ),
    "problem.size": Text("entries are missing or too many", "Einträge fehlen oder sind zu viel"),
    "problem.frontier": Text(
        "the stored edge of the tree is not the one of the entries",
        "der gespeicherte Rand des Baums ist nicht der der Einträge",
    ),
    "problem.head": Text("the head of the log is missing", "der Kopf des Protokolls fehlt"),
    "problem.index": Text("entries were taken out or changed places", "Einträge fehlen oder wurden vertauscht"),
    "problem.case_seq": Text(
        "the entries of the case are not numbered without a gap", "die Einträge des Falls sind nicht lückenlos gezählt"
    ),
    "problem.case_prev": Text(
        "an entry of the case does not follow its predecessor", "ein Eintrag des Falls folgt nicht auf seinen Vorgänger"
    ),
    "problem.unreadable": Text("an entry cannot be read", "ein Eintrag ist nicht lesbar"),
    "problem.data": Text(
        "an entry is of a kind or shape that does not exist", "ein Eintrag hat eine Art oder Form, die es nicht gibt"
    ),
    "problem.workflow_file": Text(
        "a file of a workflow is not the one that was loaded", "eine Datei eines Ablaufs ist nicht die geladene"
    ),
    "problem.database": Text("the database itself is damaged", "die Datenbank selbst ist beschädigt"),
    "problem.column": Text("a column does not say what its entry says", "eine Spalte sagt nicht, was ihr Eintrag sagt"),
    "problem.projection": Text(
        "a derived table differs from what the log gives",
        "eine abgeleitete Tabelle weicht vom Protokoll ab",
    ),
    "problem.disclosure": Text(
        "a sealed value is not the one that was sealed",
        "ein versiegelter Wert ist nicht der versiegelte",
    ),
    "problem.file": Text("a file is not the one that was attached", "eine Datei ist nicht die beigefügte"),
    "problem.schema": Text("the tables are not those that were made", "die Tabellen sind nicht die angelegten"),
    "problem.recorded": Text("an entry is older than the one before it", "ein Eintrag ist älter als der vor ihm"),
    # workflows
    "workflow.none": Text("There are no workflows.", "Es gibt keine Abläufe."),
    "workflow.version": Text("version {n}", "Version {n}"),
    "workflow.tracks": Text("STATES", "ZUSTÄNDE"),
    "workflow.else": Text("if already done:", "wenn schon geschehen:"),
    "workflow.also": Text("also {track}:", "dazu {track}:"),
    "workflow.returns": Text("{state} → the state before it", "{state} → der Zustand davor"),
    "workflow.act": Text("ACTS", "HANDLUNGEN"),
    "workflow.observation": Text("OBSERVATIONS · always recorded", "FESTSTELLUNGEN · immer aufgezeichnet"),
    "lint.error": Text("error", "Fehler"),
    "lint.warning": Text("warning", "Warnung"),
    "lint.note": Text("note", "Anmerkung"),
    # the office
    "init.made": Text("The office is ready.", "Das Büro ist eingerichtet."),
    "init.training": Text("The training office is ready.", "Das Übungsbüro ist eingerichtet."),
    "init.office": Text("office", "Büro"),
    "init.origin": Text("log", "Protokoll"),
    "init.person": Text("you are", "Sie sind"),
    "people.added": Text("{person} was added.", "{person} wurde angelegt."),
    "people.login": Text("login {login}", "Anmeldename {login}"),
    "people.no_login": Text("no login", "ohne Anmeldenamen"),
    "role.seller": Text("seller", "Verkäufer"),
    "role.service": Text("seller service", "Dienstleister"),
    "role.caseworker": Text("caseworker", "Sachbearbeitung"),
    "role.lawyer": Text("lawyer", "Anwalt"),
    "audience.amazon": Text("Amazon", "Amazon"),
    "audience.lawyer": Text("the lawyer", "die anwaltliche Vertretung"),
    "dossier.made": Text("{case}: dossier for {audience}", "{case}: Dossier für {audience}"),
    "dossier.directory": Text("folder", "Ordner"),
    "dossier.covers": Text("covers", "umfasst"),
    "dossier.entries": Text("entries #1 to #{n}", "Einträge #1 bis #{n}"),
    "dossier.files": Text("files", "Dateien"),
    "dossier.repeated": Text(
        "The same bytes as before; nothing was recorded anew.",
        "Dieselben Bytes wie zuvor; nichts wurde neu aufgezeichnet.",
    ),
    "dossier.recorded": Text("Recorded as #{entry}.", "Als #{entry} aufgezeichnet."),
    "dossier.check": Text("Check it:", "Prüfen:"),
}
