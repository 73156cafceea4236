"""The steps that do something: the time, the case, every sentence of the words, corrections, imports."""

from __future__ import annotations

from typing import Any

from pytest_bdd import parsers, step

from engine.instants import Instant
from features.support.moments import MOMENT, instant, typed
from features.support.sentences import Deed
from features.support.story import Story
from features.support.words import ITEMS, PREPARED, REPORT_LINE, read


class Sentences(parsers.StepParser):
    """Every sentence that stands in the words."""

    def is_matching(self, name: str) -> bool:
        """Say whether the words know the sentence."""
        return read(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """Return the command that the sentence stands for."""
        deed = read(name)
        return None if deed is None else {"deed": deed, "text": name}


def _clock(story: Story, now: Instant) -> None:
    story.settled()
    assert story.now is None or now >= story.now, "time goes forward"
    story.now = now


@step(parsers.re(rf"(?:now )?it is (?P<when>{MOMENT})(?: in Berlin)?"))
def it_is(story: Story, when: str) -> None:
    _clock(story, instant(when))


@step(parsers.re(r'the hacked account of "(?P<client>[^"]+)"'))
def opened(story: Story, client: str) -> None:
    story.open("hacked-account", client)


@step(parsers.re(rf'the hacked account of "(?P<client>[^"]+)", known since (?P<since>{MOMENT})'))
def opened_late(story: Story, client: str, since: str) -> None:
    story.open("hacked-account", client, (("aware_at", typed(since)),))


@step(parsers.re(r'the extortion of "(?P<client>[^"]+)"'))
def extortion_opened(story: Story, client: str) -> None:
    story.open("extortion", client)


@step(parsers.re(rf'the extortion of "(?P<client>[^"]+)", known since (?P<since>{MOMENT})'))
def extortion_opened_late(story: Story, client: str, since: str) -> None:
    story.open("extortion", client, (("aware_at", typed(since)),))


@step(Sentences("a sentence of the words"))
def deed_is_done(story: Story, deed: Deed, text: str) -> None:
    story.do(deed, text)


@step(parsers.re(rf"(?P<what>{'|'.join(PREPARED)})(?: without (?P<left_out>the [\w ]+))?"))
def prepared(story: Story, what: str, left_out: str | None) -> None:
    for sentence in PREPARED[what]:
        deed = read(sentence)
        assert deed is not None, sentence
        if left_out is None or not _is_about(deed, left_out):
            story.do(deed, sentence)


@step(parsers.re(r'the letter "(?P<file>[^"]+)" was checked by a second person'))
def letter_checked(story: Story, file: str) -> None:
    for sentence in (f'Dr. Roth puts the appeal_letter "{file}" on record', f'Jule Brandt checks the letter "{file}"'):
        deed = read(sentence)
        assert deed is not None, sentence
        story.do(deed, sentence)


def _is_about(deed: Deed, thing: str) -> bool:
    """Say whether a sentence ticks the item, or puts the document on record, that is left out."""
    kind = thing.removeprefix("the ").replace(" ", "_")
    return ITEMS.get(thing) == deed.name or dict(deed.words).get("kind") == kind


@step(parsers.re(rf'(?P<entry>the [\w ]+) is corrected to (?P<when>{MOMENT}): "(?P<reason>[^"]+)"'))
def moved(story: Story, entry: str, when: str, reason: str) -> None:
    story.correct(entry, reason, [], typed(when), strike=False)


@step(
    parsers.re(
        rf'in (?P<entry>the [\w ]+) "(?P<name>\w+)" is corrected to (?:(?P<day>{MOMENT})|"(?P<value>[^"]+)"): '
        r'"(?P<reason>[^"]+)"'
    )
)
def changed(story: Story, entry: str, name: str, day: str | None, value: str | None, reason: str) -> None:
    story.correct(entry, reason, [(name, typed(day) if day else value or "")], None, strike=False)


@step(parsers.re(r'(?P<entry>the [\w ]+) is struck: "(?P<reason>[^"]+)"'))
def struck(story: Story, entry: str, reason: str) -> None:
    story.correct(entry, reason, [], None, strike=True)


@step("Jule Brandt imports the order report:")
def imported(story: Story, datatable: list[list[str]]) -> None:
    from amazon.importing import import_orders

    story.settled()
    head, *rows = datatable
    lines = [{**REPORT_LINE, **dict(zip(head, row, strict=True))} for row in rows]
    text = "\r\n".join(["\t".join(REPORT_LINE), *("\t".join(line.values()) for line in lines), ""])
    path = story.file("orders.txt")
    path.write_text(text, encoding="utf-8")
    with story.office() as office:
        story.receipt = import_orders(office, story.case_id, path).receipt


@step("the clock's announcements are swept up")
def swept(story: Story) -> None:
    from engine.office.sweeping import sweep

    story.settled()
    with story.office() as office:
        sweep(office)
