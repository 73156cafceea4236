"""The words around what the site shows, in both languages; the words of a workflow are its labels.

Guarantee: every key has both languages with the same placeholders (a test holds it).
"""

from __future__ import annotations

from typing import Any

from engine.errors import Text

WORDS: dict[str, Text] = {
    "site": Text("What Fristwerk does", "Was Fristwerk tut"),
    "skip": Text("To the text", "Zum Text"),
    "nav": Text("Parts", "Teile"),
    "start": Text("Start", "Start"),
    "workflows": Text("Workflows", "Abläufe"),
    "features": Text("Features", "Features"),
    "rules": Text("Rules", "Regeln"),
    "glossary": Text("Glossary", "Glossar"),
    "coverage": Text("Coverage", "Abdeckung"),
    "search": Text("Search", "Suche"),
    "search.label": Text("Search the documentation", "Dokumentation durchsuchen"),
    "search.none": Text("Nothing found.", "Nichts gefunden."),
    "search.found": Text("{n} found", "{n} Treffer"),
    "search.without": Text(
        "The search needs JavaScript. Without it, this list leads to every page.",
        "Die Suche braucht JavaScript. Ohne es führt dieses Verzeichnis zu jeder Seite.",
    ),
    "other": Text("Deutsch", "English"),
    "source": Text("Source", "Quelle"),
    "contents": Text("On this page", "Auf dieser Seite"),
    "made": Text("Features run on {at}", "Features gelaufen am {at}"),
    "made.commit": Text("commit {commit}", "Stand {commit}"),
    "made.changed": Text("with changes not committed yet", "mit noch nicht eingetragenen Änderungen"),
    "made.never": Text(
        "The features have not been run for this edition.", "Für diese Ausgabe sind die Features nicht gelaufen."
    ),
    # start
    "start.lead": Text(
        "Fristwerk runs the case of a hacked or blackmailed seller account: it knows what has to be done in which "
        "order, counts the time limits, explains every refusal, and keeps a log that can only grow. These pages "
        "say what it does, rule by rule, and show that it was tried.",
        "Fristwerk führt die Akte eines gehackten oder erpressten Verkäuferkontos: Es weiß, was in welcher "
        "Reihenfolge zu tun ist, rechnet die Fristen, begründet jede Ablehnung und führt ein Protokoll, das nur "
        "wachsen kann. Diese Seiten sagen, was es tut, Regel für Regel, und zeigen, dass es erprobt ist.",
    ),
    "start.whom": Text("For whom", "Für wen"),
    "start.whom.text": Text(
        "For lawyers, caseworkers, seller services and sellers who want to know what the program demands of them "
        "and why; for a court or an opponent who asks on what a recorded step rests. No knowledge of software is "
        "needed.",
        "Für Anwältinnen und Anwälte, Sachbearbeitung, Dienstleister und Verkäufer, die wissen wollen, was das "
        "Programm von ihnen verlangt und warum; für ein Gericht oder einen Gegner, der fragt, worauf ein "
        "festgehaltener Schritt beruht. Kenntnisse in Software braucht es nicht.",
    ),
    "start.read": Text("How to read", "Wie zu lesen"),
    "start.read.workflow": Text(
        "A workflow says which states a case passes, what must and should be so before each step, and which "
        "limits run. It is drawn and told from the file that the program itself obeys.",
        "Ein Ablauf sagt, welche Zustände eine Akte durchläuft, was vor jedem Schritt vorliegen muss und soll und "
        "welche Fristen laufen. Zeichnung und Sätze entstehen aus der Datei, der auch das Programm gehorcht.",
    ),
    "start.read.feature": Text(
        "A feature tells short stories with names and dates. Each is played against the program; the mark beside "
        "it says how the last run ended. What was not run is never shown as passed.",
        "Ein Feature erzählt kurze Geschichten mit Namen und Daten. Jede wird gegen das Programm gespielt; das "
        "Zeichen daneben sagt, wie der letzte Lauf ausging. Was nicht lief, steht nie als bestanden da. Die "
        "Geschichten selbst sind englisch geschrieben.",
    ),
    "start.read.rule": Text(
        "Every condition names its rule: A1 to A53 and B1 to B90 come from the two texts the program was made "
        "from, the others are norms. The rules index says where each one lives.",
        "Jede Bedingung nennt ihre Regel: A1 bis A53 und B1 bis B90 stammen aus den zwei Texten, nach denen das "
        "Programm gebaut ist, die übrigen sind Normen. Das Regelverzeichnis sagt, wo jede von ihnen steht.",
    ),
    "start.read.weight": Text(
        "“Must” refuses the step, “should” lets it pass with a reason that is recorded. What others do is "
        "recorded always.",
        "„Muss“ verweigert den Schritt, „soll“ lässt ihn mit einer Begründung durch, die festgehalten wird. Was "
        "andere tun, wird immer festgehalten.",
    ),
    "start.stand": Text("How things stand", "Stand der Dinge"),
    "start.rules": Text("{placed} of {total} rules have a place", "{placed} von {total} Regeln haben einen Platz"),
    "start.scenarios": Text("{held} of {all} scenarios passed", "{held} von {all} Szenarien bestanden"),
    "start.shown": Text(
        "{shown} of {owed} things shown by a scenario", "{shown} von {owed} Dingen durch ein Szenario gezeigt"
    ),
    # outcomes
    "passed": Text("passed", "bestanden"),
    "failed": Text("failed", "gescheitert"),
    "undefined": Text("not finished: a step has no meaning yet", "unfertig: ein Schritt hat noch keine Bedeutung"),
    "partly": Text("run in part only", "nur zum Teil gelaufen"),
    "not_run": Text("not run", "nicht gelaufen"),
    "step.undefined": Text("This step has no meaning yet.", "Dieser Schritt hat noch keine Bedeutung."),
    "step.skipped": Text("not reached", "nicht erreicht"),
    # workflow page
    "version": Text("version {n}", "Version {n}"),
    "digest": Text("digest {digest}", "Prüfsumme {digest}"),
    "overview": Text("At a glance", "Auf einen Blick"),
    "diagram": Text("Diagram", "Diagramm"),
    "diagram.touched": Text(
        "Marked ✓: states that this feature leads to.", "Mit ✓ bezeichnet: Zustände, zu denen dieses Feature führt."
    ),
    "acts": Text("Acts", "Handlungen"),
    "observations": Text("Observations", "Feststellungen"),
    "observations.note": Text(
        "Recorded in every state, never refused.", "In jedem Zustand festgehalten, nie verweigert."
    ),
    "who": Text("Who", "Wer"),
    "moves": Text("Moves", "Bewegt"),
    "asks": Text("Asks for", "Verlangt"),
    "needs": Text("Conditions", "Bedingungen"),
    "hint": Text("Good to know", "Gut zu wissen"),
    "type": Text("To type", "Zu tippen"),
    "clocks": Text("Limits", "Zeitgrenzen"),
    "checklists": Text("Checklists", "Prüflisten"),
    "registers": Text("Lists", "Listen"),
    "prohibitions": Text("Prohibitions", "Verbote"),
    "consequence": Text("If it is done all the same", "Wird es trotzdem getan"),
    "fields": Text("Statements of a case", "Angaben einer Akte"),
    "evidence": Text("Kinds of evidence", "Arten von Nachweisen"),
    "sealed": Text("sealed", "versiegelt"),
    "waive": Text("{role} may pass over it with a reason", "{role} kann mit Begründung darüber hinweggehen"),
    "told_by": Text("Told by these features", "Erzählt von diesen Features"),
    "from_file": Text("From", "Aus"),
    "key": Text("How to read the drawings", "Wie die Zeichnungen zu lesen sind"),
    "key.text": Text(
        "A thick rim marks the first state, a double rim one that may be the end. A dashed arrow is taken by the "
        "clock, a dotted one only when something is told afterwards. ⇥ leads here from every other state, ↺ "
        "leaves the state as it is, ↶ goes back to the state before.",
        "Ein dicker Rand bezeichnet den ersten Zustand, ein doppelter einen, der das Ende sein kann. Ein "
        "gestrichelter Pfeil geschieht mit Fristablauf, ein gepunkteter nur, wenn etwas nachgetragen wird. ⇥ "
        "führt aus jedem anderen Zustand hierher, ↺ lässt den Zustand, wie er ist, ↶ führt zum Zustand davor zurück.",
    ),
    "shown.met": Text("shown met", "erfüllt gezeigt"),
    "shown.unmet": Text("shown unmet", "unerfüllt gezeigt"),
    # feature page
    "feature": Text("Feature", "Feature"),
    "rule": Text("Rule", "Regel"),
    "background": Text("Before each of them", "Vor jeder von ihnen"),
    "examples": Text("Examples", "Beispiele"),
    "scenario": Text("Scenario", "Szenario"),
    "shown": Text("What this shows in the workflow", "Was das vom Ablauf zeigt"),
    "engine": Text("Every workflow", "Jeder Ablauf"),
    "file": Text("File", "Datei"),
    # rules page
    "rules.lead": Text(
        "Every rule of the two texts and every norm, with where it lives in the program. A rule lives in a "
        "condition, a step, a limit or a list of a workflow, in a scenario, or it is a hint that a screen shows.",
        "Jede Regel der beiden Texte und jede Norm, mit ihrem Platz im Programm. Eine Regel steht in einer "
        "Bedingung, einem Schritt, einer Zeitgrenze oder einer Liste eines Ablaufs, in einem Szenario, oder sie "
        "ist ein Hinweis, den ein Bildschirm zeigt.",
    ),
    "rules.A": Text("A: a seller is blackmailed", "A: Ein Händler wird erpresst"),
    "rules.B": Text("B: guide for a hacked account", "B: Leitfaden für ein gehacktes Konto"),
    "rules.norms": Text("Norms and decisions", "Normen und Entscheidungen"),
    "rules.cited": Text("Cited by scenarios only", "Nur von Szenarien angeführt"),
    "rules.as_of": Text("as of {month}", "Stand {month}"),
    "rules.none": Text("no place yet", "noch kein Platz"),
    "rules.untold": Text("not written down yet", "noch nicht niedergeschrieben"),
    "rules.places": Text("Where it lives", "Wo sie steht"),
    # glossary
    "glossary.lead": Text(
        "The words of the workflows in both languages, and what they are called in files and commands.",
        "Die Wörter der Abläufe in beiden Sprachen, und wie sie in Dateien und Befehlen heißen.",
    ),
    "glossary.german": Text("German", "Deutsch"),
    "glossary.english": Text("English", "Englisch"),
    "glossary.name": Text("Name in files", "Name in Dateien"),
    "glossary.kind": Text("What it is", "Was es ist"),
    # coverage
    "coverage.lead": Text(
        "Every state, step, condition, limit and list of a workflow, and the scenarios that show it: a condition "
        "met and unmet, a limit before and after its end. What no scenario shows stands in a marked cell.",
        "Jeder Zustand, Schritt, jede Bedingung, Zeitgrenze und Liste eines Ablaufs, und die Szenarien, die es "
        "zeigen: eine Bedingung erfüllt und unerfüllt, eine Frist vor und nach ihrem Ende. Was kein Szenario "
        "zeigt, steht in einer bezeichneten Zelle.",
    ),
    "coverage.never": Text("not shown", "nicht gezeigt"),
    "coverage.sum": Text("{shown} of {owed} shown", "{shown} von {owed} gezeigt"),
    "coverage.thing": Text("Thing", "Sache"),
    "coverage.how": Text("Shown by", "Gezeigt von"),
    "how.met": Text("met", "erfüllt"),
    "how.unmet": Text("not met", "nicht erfüllt"),
    "how.done": Text("done", "vorgenommen"),
    "how.refused": Text("refused", "verweigert"),
    "how.ticked": Text("done", "erledigt"),
    "how.postponed": Text("postponed", "zurückgestellt"),
    "how.skipped": Text("skipped", "entfallen"),
    "how.open": Text("running", "läuft"),
    "how.ended": Text("ended", "beendet"),
    "how.lapsed": Text("run out", "abgelaufen"),
    "how.waiting": Text("waiting", "wartet"),
    "how.over": Text("over", "vorbei"),
    "how.due": Text("come up", "kommt auf"),
    "how.gone": Text("gone", "erledigt"),
    # kinds of things
    "kinds.state": Text("States that a step leads to", "Zustände, zu denen ein Schritt führt"),
    "kinds.action": Text("Acts, observations and prohibitions", "Handlungen, Feststellungen und Verbote"),
    "kinds.clause": Text("Conditions", "Bedingungen"),
    "kinds.item": Text("Checklist items", "Punkte der Prüflisten"),
    "kinds.limit": Text("Limits", "Zeitgrenzen"),
    "kind.state": Text("state", "Zustand"),
    "kind.track": Text("track", "Strang"),
    "kind.action": Text("act", "Handlung"),
    "kind.observation": Text("observation", "Feststellung"),
    "kind.clause": Text("condition", "Bedingung"),
    "kind.limit": Text("limit", "Zeitgrenze"),
    "kind.item": Text("checklist item", "Punkt einer Prüfliste"),
    "kind.checklist": Text("checklist", "Prüfliste"),
    "kind.register": Text("list", "Liste"),
    "kind.field": Text("statement", "Angabe"),
    "kind.evidence": Text("evidence", "Nachweis"),
    "kind.role": Text("role", "Rolle"),
    "kind.party": Text("party", "Beteiligter"),
    "kind.prohibition": Text("prohibition", "Verbot"),
    "kind.scenario": Text("scenario", "Szenario"),
    "kind.rule": Text("rule", "Regel"),
    "kind.page": Text("page", "Seite"),
    "kind.word": Text("word of the program", "Wort des Programms"),
    "kind.input": Text("required statement", "verlangte Angabe"),
    "kind.hint": Text("hint", "Hinweis"),
}


def say(lang: str, key: str, **facts: Any) -> str:
    """Return the words for `key` in `lang` with `facts` filled in. Raises KeyError for a key that has no words."""
    return WORDS[key].say(lang).format(**facts)
