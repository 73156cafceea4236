"""Deadline control: who checks, what an extension moves, and on what ground a limit is struck (LAW, courts 1 to 9)."""

from __future__ import annotations

import shutil

import pytest

from engine.case.limits import find_instance
from engine.errors import NotAllowedError, UnknownError, UsageError
from engine.office import acting, chronicle, correcting, deadlines, founding, people, recording, striking, verifying
from engine.office.agenda import today
from engine.office.commanding import Options
from engine.office.limitviews import limit_json
from engine.office.reading import as_known, load
from engine.office.session import Office
from engine.office.striking import Proof
from tests.office.conftest import CASE, NEXT, OWN


@pytest.fixture
def fax(tmp_path):
    """A fax report."""
    path = tmp_path / "report.txt"
    path.write_text("sent 17:58", encoding="utf-8")
    return path


def _run(office, key="objection"):
    found = find_instance(load(office, CASE, office.now()).case, key)
    assert found is not None
    return found


def _limit(office, key="objection"):
    loaded = load(office, CASE, office.now())
    return limit_json(loaded.definition, _run(office, key), loaded.now, loaded.record)


def _object(office, **more):
    return acting.act(office, CASE, "object", [], (), Options(**more))


# check


def test_whoever_entered_a_date_does_not_check_it(by):
    """BGH III ZB 96/18: entry by one, check by another."""
    with pytest.raises(NotAllowedError, match=r"Maren recorded this date \(#2\); somebody else"):
        deadlines.check(by(), CASE, "objection", Options())
    assert not _limit(by())["secured"]


def test_a_second_person_makes_it_secured(by):
    """The check names the person and the date that was looked at."""
    found = deadlines.check(by(actor="p-02"), CASE, "objection", Options())

    assert ("limit", "2026-09-15T22:00:00.000Z") == (found.kind, found.data["until"])
    assert ("p-02", True) == (_limit(by())["checked_by"], _limit(by())["secured"])


def test_a_check_noted_for_oneself_by_another_is_none(by):
    """Who recorded the date is not a second person because somebody else types."""
    with pytest.raises(NotAllowedError):
        deadlines.check(by(actor="p-02"), CASE, "objection", Options(by="p-01"))


def test_checked_twice_is_written_once(by):
    """The second try gets the receipt of the first."""
    first = deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    again = deadlines.check(by(actor="p-02"), CASE, "objection", Options())

    assert (first.entry, (), True) == (again.entry, again.entries, again.repeated)


def test_another_date_is_unchecked_and_its_corrector_is_who_entered_it(by):
    """A check holds for one date; now the person who corrected it is the one who may not check."""
    deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    correcting.correct(
        by(actor="p-02"),
        CASE,
        2,
        [("served_on", "2026-08-31")],
        at=None,
        strike=False,
        reason="stamp",
        options=Options(),
    )

    assert not _limit(by())["secured"]
    with pytest.raises(NotAllowedError, match="Till recorded this date"):
        deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    deadlines.check(by(), CASE, "objection", Options())
    assert _limit(by())["secured"]


def test_the_old_date_is_checked_again_when_it_comes_back(by):
    """The strike of the correction gives back the date that was checked."""
    deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    moved = correcting.correct(
        by(), CASE, 2, [("served_on", "2026-08-31")], at=None, strike=False, reason="stamp", options=Options()
    )
    correcting.correct(by(), CASE, moved.entry, [], at=None, strike=True, reason="no", options=Options())

    assert _limit(by())["secured"]


def test_a_limit_without_a_date_cannot_be_checked(by):
    """The refusal names the command that supplies the date."""
    acting.act(by(), CASE, "demand", [], (), Options(already=True, at="2026-09-01"))

    with pytest.raises(NotAllowedError, match="no date yet") as refused:
        deadlines.check(by(actor="p-02"), CASE, "payment", Options())
    assert refused.value.hint is not None
    assert f"fristwerk correct {CASE} 3 until=DAY" in refused.value.hint.en


@pytest.mark.parametrize(("key", "kind"), [("ask_again", UsageError), ("objektion", UnknownError)])
def test_only_deadlines_that_run_can_be_checked(by, key, kind):
    """A reminder is no deadline; an unknown name gets the nearest."""
    acting.act(by(), CASE, "demand", [("until", "2026-10-01")])
    with pytest.raises(kind) as refused:
        deadlines.check(by(actor="p-02"), CASE, key, Options())
    assert key == "ask_again" or "objection" in refused.value.nearest


# extend, grant, refuse


def test_what_was_struck_is_not_checked_any_more(by):
    """There is no date left that anybody would have to keep."""
    striking.strike(by(), CASE, "review", Proof(), "not needed", Options())
    with pytest.raises(NotAllowedError, match="review/1 is struck"):
        deadlines.check(by(actor="p-02"), CASE, "review", Options())


def test_alone_in_the_office_one_is_told_how_to_add_somebody(founded, tmp_path):
    """Nobody can check; the hint is the command that changes that."""
    with Office.open(shutil.copytree(founded, tmp_path / "alone"), simulated=NEXT) as office:
        recording.open_case(office, "objection", "Ohm GmbH", [], Options(), [OWN])
        acting.act(office, CASE, "order_served", [("served_on", "2026-09-01")])
        with pytest.raises(NotAllowedError) as refused:
            deadlines.check(office, CASE, "objection", Options())

    assert refused.value.hint is not None
    assert "fristwerk person add NAME" in refused.value.hint.en


def test_an_extension_asked_for_moves_nothing(by):
    """BGH II ZB 19/09: the hoped-for date stands beside the one that counts."""
    deadlines.extend(by(), CASE, "objection", "2026-09-29", None, Options())

    assert "2026-09-15T22:00:00.000Z" == _run(by())["until"]
    assert "2026-09-29T22:00:00.000Z" == _limit(by())["asked"]["until"]
    assert "provisional" in _limit(by())["marks"]


def test_asked_again_the_newer_date_stands(by):
    """The first hoped-for date is not kept beside the second."""
    deadlines.extend(by(), CASE, "objection", "2026-09-29", None, Options())
    second = deadlines.extend(by(), CASE, "objection", None, "4 weeks", Options())

    assert second.entry == _limit(by())["asked"]["entry"]
    assert "2026-10-13" == _limit(by())["asked"]["nominal_end"]


def test_granted_it_is_the_date_that_was_asked_for(by):
    """Final, and to be checked anew."""
    deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    deadlines.extend(by(), CASE, "objection", None, "2 weeks", Options())
    deadlines.grant(by(), CASE, "objection", None, None, Options())

    found = _limit(by())
    assert ("2026-09-29T22:00:00.000Z", None, False) == (found["until"], found["asked"], found["secured"])
    with pytest.raises(NotAllowedError, match="Maren recorded"):
        deadlines.check(by(), CASE, "objection", Options())


def test_refused_the_old_date_stays(by):
    """The hoped-for date goes; refusing twice is not possible."""
    deadlines.extend(by(), CASE, "objection", None, "2 weeks", Options())
    deadlines.refuse(by(), CASE, "objection", Options())

    assert ("2026-09-15T22:00:00.000Z", None) == (_run(by())["until"], _limit(by())["asked"])
    with pytest.raises(NotAllowedError, match="no more time was asked for"):
        deadlines.refuse(by(), CASE, "objection", Options())


def test_what_was_granted_in_time_and_recorded_late_takes_the_lapse_back(by):
    """The grant counts from when it was given."""
    late = "2026-09-20T08:00:00.000Z"
    assert "lapsed" == _run(by(late))["state"]
    found = deadlines.grant(by(late), CASE, "objection", "2026-09-30", None, Options(at="2026-09-14"))

    assert ["objection/1"] == [*found.withdrawn]
    assert ("open", 1) == (_run(by(late))["state"], _run(by(late))["number"])


def test_granted_after_the_lapse_it_is_a_new_start(by):
    """The first one stays lapsed; the new one has its own number."""
    late = "2026-09-20T08:00:00.000Z"
    deadlines.grant(by(late), CASE, "objection", "2026-09-30", None, Options())

    assert ("open", 2) == (_run(by(late))["state"], _run(by(late))["number"])
    assert "lapsed" == _run(by(late), "objection/1")["state"]


def test_granted_after_the_lapse_the_old_run_asks_for_nothing_more(by):
    """It stays readable as lapsed; what is to be done hangs on the new one."""
    late = "2026-09-20T08:00:00.000Z"
    deadlines.grant(by(late), CASE, "objection", "2026-09-30", None, Options())

    assert [] == _limit(by(late), "objection/1")["marks"]
    assert [] == today(by(late))["groups"]["overdue"]
    assert [] == verifying.verify(by(late))["problems"]


def test_what_we_set_is_extended_by_us(by):
    """Nobody has to be asked: granting is enough."""
    acting.act(by(), CASE, "demand", [("until", "2026-10-01")])
    with pytest.raises(NotAllowedError, match="ours to give"):
        deadlines.extend(by(), CASE, "payment", "2026-10-15", None, Options())
    deadlines.grant(by(), CASE, "payment", "2026-10-15", None, Options())

    assert "2026-10-15" == _run(by(), "payment")["nominal_end"]


@pytest.mark.parametrize(
    ("until", "length", "sentence"),
    [
        (None, None, "no more time was asked for"),
        ("2026-10-01", "2 weeks", "until when"),
        ("2026-09-10", None, "not later"),
        (None, "soon", "is no length"),
    ],
)
def test_an_extension_that_cannot_be_read_is_exit_2(by, until, length, sentence):
    """Neither, both, earlier, or no length at all."""
    with pytest.raises(UsageError, match=sentence):
        deadlines.grant(by(), CASE, "objection", until, length, Options())


def test_a_corrected_grant_moves_the_end_again(by):
    """The day of an extension can be corrected, and its steps with it."""
    granted = deadlines.grant(by(), CASE, "objection", "2026-09-30", None, Options())
    correcting.correct(
        by(), CASE, granted.entry, [("until", "2026-10-07")], at=None, strike=False, reason="misread", options=Options()
    )

    run = _run(by())
    assert ("2026-10-07", "2026-10-07T22:00:00.000Z") == (run["nominal_end"], run["until"])
    assert "2026-10-07" == run["steps"][0]["facts"]["day"]


def test_a_struck_grant_gives_the_old_end_back(by):
    """An entry about a limit is struck like any other."""
    granted = deadlines.grant(by(), CASE, "objection", "2026-09-30", None, Options())
    correcting.correct(by(), CASE, granted.entry, [], at=None, strike=True, reason="other case", options=Options())

    assert "2026-09-15T22:00:00.000Z" == _run(by())["until"]


def test_a_check_can_be_neither_corrected_nor_struck(by):
    """It holds for one date; a wrong check is answered by the right date."""
    checked = deadlines.check(by(actor="p-02"), CASE, "objection", Options())
    with pytest.raises(NotAllowedError, match="cannot be struck"):
        correcting.correct(by(), CASE, checked.entry, [], at=None, strike=True, reason="x", options=Options())


# strike


def test_without_proof_of_dispatch_nothing_that_binds_us_is_struck(by):
    """BGH X ZB 13/12: done and sent, or ready for the post; the refusal says how."""
    _object(by())
    with pytest.raises(NotAllowedError, match="X ZB 13/12") as refused:
        striking.strike(by(), CASE, "objection", Proof(), None, Options())
    assert refused.value.hint is not None
    assert "--proof FILE" in refused.value.hint.en
    assert ("met", ["unstruck"]) == (_run(by())["state"], _limit(by())["marks"])


def test_a_file_becomes_the_proof_in_the_same_command(by, fax):
    """Its kind is the first that proves a dispatch; the strike names entry and evidence."""
    met = _object(by())
    found = striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options())

    run = _run(by())
    assert ("struck", found.entry, [1]) == (run["state"], run["struck_by"], run["proof"])
    assert (met.entry, 2) == (found.data["ground"], len(found.entries))
    assert "receipt" == chronicle.history(by(), CASE)["entries"][-2]["data"]["evidence"]


def test_evidence_on_record_is_proof_if_it_is_of_that_kind(by, fax):
    """A letter proves no dispatch; a fax report does."""
    _object(by())
    recording.attach(by(), CASE, fax, "letter", None, Options())
    recording.attach(by(), CASE, fax, "fax_report", None, Options())

    with pytest.raises(NotAllowedError, match="letter proves no dispatch"):
        striking.strike(by(), CASE, "objection", Proof(proof="1"), None, Options())
    with pytest.raises(UnknownError, match="no evidence 7"):
        striking.strike(by(), CASE, "objection", Proof(proof="7"), None, Options())
    striking.strike(by(), CASE, "objection", Proof(proof="2"), None, Options())
    assert [2] == _run(by())["proof"]


def test_a_strike_on_another_entry_is_refused(by, fax):
    """What met the limit is its ground, nothing else."""
    met = _object(by())
    with pytest.raises(NotAllowedError, match=f"met by #{met.entry}, not by #2"):
        striking.strike(by(), CASE, "objection", Proof(2, str(fax)), None, Options())


def test_where_its_ground_falls_the_limit_is_open_again(by, fax):
    """The objection was sent in another case: the strike no longer holds, and it stands first in `today`."""
    met = _object(by())
    striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options())
    correcting.correct(by(), CASE, met.entry, [], at=None, strike=True, reason="other case", options=Options())

    assert ("open", ["strike_fell"]) == (_run(by())["state"], _limit(by())["marks"])
    assert [] == verifying.verify(by())["problems"]


def test_struck_but_sent_too_late_it_is_first_in_today(by, fax):
    """The stamp of the post is a day late: a limit that was missed is no longer hidden behind its strike."""
    met, after = _object(by("2026-09-15T16:00:00.000Z")), "2026-09-17T08:00:00.000Z"
    striking.strike(by("2026-09-15T16:00:00.000Z"), CASE, "objection", Proof(proof=str(fax)), None, Options())
    correcting.correct(by(after), CASE, met.entry, [], at="2026-09-16", strike=False, reason="post", options=Options())
    groups = today(by(after))["groups"]
    first = next(one for rows in groups.values() for one in rows)

    assert ("objection/1", ["done_at", "strike_fell"]) == (first["limit"]["key"], first["limit"]["marks"])
    assert ["deadline", "strike", CASE, "objection", "--because", "REASON"] == first["next"]["argv"][1:]
    striking.strike(by(after), CASE, "objection", Proof(), "sent on the 16th", Options(by="p-02"))
    assert [] == today(by(after))["groups"]["today"]


def test_where_its_ground_falls_after_it_moved_the_case_it_can_be_struck(by):
    """The review ran out because the objection was struck: somebody has to look, and says that it is settled."""
    met, after = _object(by()), "2026-10-05T08:00:00.000Z"
    striking.strike(by(), CASE, "review", Proof(), None, Options())
    correcting.correct(by(after), CASE, met.entry, [], at=None, strike=True, reason="other case", options=Options())

    assert "review/1" in [one["limit"]["key"] for one in today(by(after))["groups"]["today"]]
    striking.strike(by(after), CASE, "review", Proof(), "looked at", Options())
    assert "struck" == _run(by(after), "review")["state"]


def test_struck_twice_is_written_once(by, fax):
    """The second try gets the receipt of the first."""
    _object(by())
    first = striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options())
    again = striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options())

    assert (first.entry, (), True) == (again.entry, again.entries, again.repeated)


def test_for_a_reason_only_a_lawyer_strikes_what_binds_us(by):
    """Where the office has one; the refusal names who."""
    with pytest.raises(NotAllowedError, match="for a reason it is struck by: Till"):
        striking.strike(by(), CASE, "objection", Proof(), "withdrawn", Options())
    found = striking.strike(by(actor="p-02"), CASE, "objection", Proof(), "withdrawn", Options())

    assert ("struck", found.entry) == (_run(by())["state"], _run(by())["struck_by"])
    assert "withdrawn" == chronicle.history(by(), CASE)["entries"][-1]["sealed"]["because"]


@pytest.mark.parametrize("key", ["payment", "review"])
def test_what_binds_others_or_is_internal_anyone_strikes_for_a_reason(by, key):
    """No limit of a court hangs on it."""
    acting.act(by(), CASE, "demand", [("until", "2026-10-01")])
    striking.strike(by(), CASE, key, Proof(), "settled", Options())

    assert "struck" == _run(by(), key)["state"]


def test_what_others_met_is_struck_without_proof(by):
    """There is no dispatch of ours to prove."""
    acting.act(by(), CASE, "demand", [("until", "2026-10-01")])
    paid = acting.act(by(), CASE, "opponent_pays", [])
    found = striking.strike(by(), CASE, "payment", Proof(), None, Options())

    assert {"limit": "payment/1", "do": "strike", "ground": paid.entry} == dict(found.data)


def test_what_has_ended_or_moved_the_case_is_not_struck(by):
    """It is history, not a date in the calendar."""
    acting.act(by(), CASE, "demand", [("until", "2026-10-01")])
    acting.act(by(), CASE, "opponent_declines", [])
    with pytest.raises(NotAllowedError, match="has ended"):
        striking.strike(by(), CASE, "payment", Proof(), "settled", Options())
    with pytest.raises(NotAllowedError, match="has run out"):
        striking.strike(by("2026-10-05T08:00:00.000Z"), CASE, "review", Proof(), "late", Options())


def test_nothing_met_means_nothing_to_strike_on(by, fax):
    """A proof of dispatch does not meet a limit."""
    with pytest.raises(NotAllowedError, match="nothing on record has met it"):
        striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options())


def test_without_a_lawyer_the_person_responsible_strikes_for_a_reason(tmp_path):
    """As with findings: whoever answers for the case."""
    founding.init(tmp_path / "o", name="Ada", training=True, roles=["caseworker"], simulated=NEXT)
    with Office.open(tmp_path / "o", simulated=NEXT) as office:
        people.add(office, "Bea", ["caseworker"], None, Options())
        recording.open_case(office, "objection", "Ohm GmbH", [], Options(), [OWN])
        acting.act(office, CASE, "order_served", [("served_on", "2026-09-01")])
        recording.assign(office, CASE, "p-02", Options())
        with pytest.raises(NotAllowedError, match="for a reason it is struck by: Bea"):
            striking.strike(office, CASE, "objection", Proof(), "withdrawn", Options())
        found = striking.strike(office, CASE, "objection", Proof(), "withdrawn", Options(by="p-02"))

    assert ("p-01", "p-02") == (found.actor, found.acted_by)


def test_an_older_run_is_not_granted_more_time(by):
    """Once a newer one runs, the lapsed one is over."""
    late = "2026-09-20T08:00:00.000Z"
    deadlines.grant(by(late), CASE, "objection", "2026-09-30", None, Options())
    with pytest.raises(NotAllowedError, match="objection/1 is superseded by a newer one") as refused:
        deadlines.grant(by(late), CASE, "objection/1", "2026-10-07", None, Options())
    assert "fristwerk show" in refused.value.hint.en


# looking back, and all of it together


def test_a_strike_is_judged_when_it_happened(by, fax):
    """Before the objection was sent there was nothing to strike on."""
    _object(by())
    with pytest.raises(NotAllowedError, match="nothing on record has met it"):
        striking.strike(by(), CASE, "objection", Proof(proof=str(fax)), None, Options(at="2026-09-01 16:00"))


def test_as_it_was_known_the_limit_was_not_struck_yet(by, fax):
    """The screen of that day shows it open."""
    _object(by())
    striking.strike(by("2026-09-03T08:00:00.000Z"), CASE, "objection", Proof(proof=str(fax)), None, Options())

    then = find_instance(as_known(by("2026-09-04T08:00:00.000Z"), CASE, "2026-09-02T12:00:00.000Z").case, "objection")
    assert then is not None
    assert "met" == then["state"]


def test_a_limit_of_an_item_is_controlled_like_any_other(by):
    """It is called by its item, and only that one is extended."""
    for _ in range(2):
        recording.add_item(by(), CASE, "claims", [], Options())
    acting.act(by(), CASE, "raised", [], ("claims/1", "claims/2"))
    deadlines.check(by(actor="p-02"), CASE, "claims/2.response", Options())
    deadlines.grant(by(), CASE, "claims/2.response", "2026-09-30", None, Options())

    assert ["2026-09-12", "2026-09-30"] == [_run(by(), f"claims/{n}.response")["nominal_end"] for n in (1, 2)]
    assert [] == verifying.verify(by())["problems"]


def test_the_same_command_again_gets_its_receipt(by):
    """A script may repeat itself."""
    cmd = "AAAAAAAAAAAAAAAAAAAAAA"
    first = deadlines.extend(by(), CASE, "objection", None, "2 weeks", Options(cmd=cmd))
    again = deadlines.extend(by(), CASE, "objection", None, "2 weeks", Options(cmd=cmd))

    assert (first.entry, first.data) == (again.entry, again.data)
    assert again.entry == load(by(), CASE, NEXT).record.size
