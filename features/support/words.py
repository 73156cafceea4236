"""The words of the scenarios and what they mean: sentences for commands, names for clauses, limits and items.

Guarantee: every sentence of a scenario that does something stands here once, beside the command that it types. A named
group of a sentence is the input of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from features.support import beside, extortion
from features.support.moments import MOMENT, typed
from features.support.sentences import ITEMS as _ITEMS
from features.support.sentences import WHO as _WHO
from features.support.sentences import Deed, Sentence
from features.support.sentences import act as _act
from features.support.sentences import day as _day
from features.support.sentences import quoted as _quoted
from features.support.sentences import seen as _seen
from features.support.sentences import set_ as _set
from features.support.sentences import tick as _tick

_NUMBERS = (
    rf"(?: under the police number {_quoted('police_number')})?(?: under the file number {_quoted('file_number')})?"
)

_APPEAL = (
    rf"appeal(?:s|ed)(?: by (?P<channel>form|email|post))?(?:, asking for release until {_day('until')})?"
    rf"(?:, with the letter {_quoted('letter')})?(?:, telling what is new: {_quoted('what_is_new')})?"
)

OBSERVATIONS = (
    _seen(r"Amazon lock(?:s|ed) the account", "amazon_locks"),
    _seen(r"Amazon answer(?:s|ed) automatically", "amazon_answers", answer="automatic"),
    _seen(r"Amazon ask(?:s|ed) for more documents", "amazon_answers", answer="asks"),
    _seen(r"Amazon support advise(?:s|d) to open a second account", "amazon_answers", answer="advises"),
    _seen(r"Amazon release(?:s|d) a part of the money", "amazon_answers", answer="part"),
    _seen(r"Amazon answer(?:s|ed) that the limit stays", "amazon_answers", answer="asks", limit="stays"),
    _seen(r"Amazon answer(?:s|ed) in a way that settles the limit", "amazon_answers", answer="part", limit="ends"),
    _seen(r"Amazon answer(?:s|ed) somehow", "amazon_answers"),
    _seen(r"Amazon refuse(?:s|d) the release", "amazon_refuses"),
    _seen(r"Amazon reactivate(?:s|d) the account", "amazon_reactivates"),
    _seen(r"Amazon reactivate(?:s|d) the account with limited access", "amazon_reactivates", access="limited"),
    _seen(r"Amazon close(?:s|d) the account for good", "amazon_terminates"),
    _seen(r"Amazon (?:finds|found) a second account", "second_account_found"),
    _seen(r"all access (?:is|was) lost", "access_lost"),
    _seen(r"Amazon leave(?:s|left)? only limited access", "access_limited"),
    _seen(r"full access return(?:s|ed)", "access_returned"),
    _seen(r"the prosecutor grant(?:s|ed) file inspection", "inspection_granted"),
    _seen(r"the prosecutor (?:denies|denied) file inspection", "inspection_denied"),
    _seen(
        rf"the prosecutor stop(?:s|ped) the proceedings(?:, with instruction of {_day('instructed_on')})?",
        "proceedings_stopped",
    ),
    _seen(
        rf"the complaint against the stop (?:is|was) rejected(?:, with instruction of {_day('instructed_on')})?",
        "complaint_rejected",
    ),
    _seen(
        rf"Amazon announce(?:s|d) the removal of {_ITEMS}(?:, with a notice of {_day('notice_of')})?",
        "notified",
    ),
    _seen(rf"the offender (?:is|was) identified(?:, known since {_day('known_on')})?", "offender_identified"),
)

ACTS = (
    _act(r"report(?:s|ed) the attack(?: by (?P<channel>case|email|phone|post))?", "report"),
    _act(_APPEAL, "appeal"),
    _act(rf"{_APPEAL}, and means that weekend", "appeal", weekend_meant="yes"),
    _act(rf"(?:decides|decided) against an injunction(?:: {_quoted('reason')})?", "decline_injunction"),
    _act(r"move(?:s|d) for an injunction", "move_for_injunction"),
    _act(r"close(?:s|d) the case(?: as (?P<outcome>\w+))?", "close"),
    _act(r"reopen(?:s|ed) the case", "reopen"),
    _act(
        rf"ask(?:s|ed) a lawyer(?:, who names the costs {_quoted('cost_information')})?"
        rf"(?:(?: and|, who) tells? of cases like this on {_day('experience_asked')})?",
        "ask_lawyer",
    ),
    _act(rf"engage(?:s|d) a lawyer(?: with the mandate {_quoted('mandate')})?", "engage_lawyer"),
    _act(r"end(?:s|ed) the mandate", "end_mandate"),
    _act(rf"file(?:s|d) a criminal complaint{_NUMBERS}(?:, confirmed in {_quoted('confirmation')})?", "file_complaint"),
    _act(rf"supplement(?:s|ed) the complaint{_NUMBERS}", "supplement_complaint"),
    _act(rf"learn(?:s|ed) the file number(?: {_quoted('file_number')})?", "learn_file_number"),
    _act(rf"(?:decides|decided) against a complaint(?:: {_quoted('reason')})?", "decline_complaint"),
    _act(rf"request(?:s|ed) file inspection(?: to {_quoted('interest')})?", "request_file_inspection"),
    _act(r"complain(?:s|ed) against the stop", "complain_against_stop"),
    _act(r"move(?:s|d) for a court ruling", "move_for_court_ruling"),
    _act(r"appl(?:ies|ied) for prosecution", "apply_for_prosecution"),
    _act(rf"order(?:s|ed) the removal of {_ITEMS}", "order_removal"),
    _act(rf"confirm(?:s|ed) {_ITEMS} as fraud", "confirm_fraud"),
    _act(r"confirm(?:s|ed) all proposed orders as fraud", "confirm_fraud"),
    _act(rf"dismiss(?:es|ed) {_ITEMS}", "dismiss"),
    _act(rf"open(?:s|ed) a second account(?: for {_quoted('business_interest')})?", "open_second_account"),
)

TICKS = (
    _tick(r"scan(?:s|ned) the computer", "security.clean_system", result="scanned"),
    _tick(r"sets? the computer up anew", "security.clean_system", result="reinstalled"),
    _tick(r"change(?:s|d) the password of (?P<items>mailboxes/\d+)", "security.mail_passwords"),
    _tick(r"change(?:s|d) the password of (?P<items>users/\d+)", "security.account_credentials"),
    _tick(r"check(?:s|ed) the user data of the mail settings", "security.mail_settings.user_data"),
    _tick(r"check(?:s|ed) the passwords of the mail settings", "security.mail_settings.passwords"),
    _tick(
        r"(?:finds|found) (?P<found>\d+) unknown addresses and delete(?:s|d) (?P<deleted>\d+)",
        "security.unknown_addresses",
    ),
    _tick(r"(?:applies|applied) for a new card", "security.card_replaced.applied_for"),
    _tick(r"enter(?:s|ed) the new card at Amazon", "security.card_replaced.at_amazon"),
    _tick(r"block(?:s|ed) the old card at the bank", "security.old_card_blocked.at_bank"),
    _tick(r"block(?:s|ed) the old card at Amazon", "security.old_card_blocked.at_amazon"),
    _tick(r"name(?:s|d) the cause (?P<cause>\w+), (?P<certainty>presumed|proven)", "preparation.root_cause"),
    _tick(r"finish(?:es|ed) the security concept", "preparation.security_concept"),
    _tick(r"finish(?:es|ed) the customer concept", "preparation.customer_concept"),
    _tick(r"finish(?:es|ed) the lists of orders and listings", "preparation.lists"),
    _tick(r"tick(?:s|ed) the report by (?P<channel>email|phone|case|post)", "report_channels"),
    _tick(r"(?:deals|dealt) with (?P<limit>the [\w -]+)", "limit"),
)

SKIPS = (
    Sentence(_WHO + rf"says that (?P<item>the [\w -]+) does not apply: {_quoted('text')}", "skip", "item"),
    Sentence(_WHO + rf"drops (?P<limit>the [\w -]+): {_quoted('text')}", "skip", "limit"),
    Sentence(_WHO + rf"puts (?P<limit>the [\w -]+) off until {_day('until')}: {_quoted('text')}", "skip", "limit"),
)

FIELDS = (
    _set(_WHO + rf"says that she knew of the attack since {_day('aware_at')}"),
    _set(_WHO + rf"says that the takeover was on {_day('takeover_at')}"),
    _set(_WHO + r"says that a clean device is at hand", clean_device="yes"),
    _set(_WHO + rf"notes the police number {_quoted('police_number')}"),
    _set(_WHO + rf"notes the file number {_quoted('file_number')}"),
    _set(_WHO + rf"notes what the lawyer costs: {_quoted('cost_information')}"),
    _set(_WHO + rf"notes that experience was asked for on {_day('experience_asked')}"),
    _set(_WHO + rf"notes that (?P<items>foreign_listings/\d+) was cleaned on {_day('cleaned_on')}"),
    _set(_WHO + rf"notes that (?P<items>foreign_listings/\d+) will be cleaned on {_day('to_be_cleaned_on')}"),
)

RECORDS = (
    Sentence(_WHO + rf"adds the mailbox {_quoted('address')}", "add", "mailboxes"),
    Sentence(_WHO + rf"adds the user {_quoted('name')} with the login {_quoted('login')}", "add", "users"),
    Sentence(_WHO + rf"adds the order {_quoted('order_id')}", "add", "orders"),
    Sentence(_WHO + rf"adds the foreign listing {_quoted('asin')}", "add", "foreign_listings"),
    Sentence(_WHO + rf"adds the stock {_quoted('asin')}", "add", "stock_notices"),
    Sentence(_WHO + r"declares the list of (?P<register>\w+) complete", "complete", ""),
    Sentence(_WHO + rf"puts the (?P<kind>\w+) {_quoted('file')} on record", "attach", ""),
    Sentence(_WHO + rf"writes the note {_quoted('text')}", "note", ""),
    Sentence(_WHO + r"acknowledges the findings of (?P<entry>the [\w ]+)", "acknowledge", ""),
)

SENTENCES = (*OBSERVATIONS, *ACTS, *TICKS, *SKIPS, *FIELDS, *RECORDS, *beside.SENTENCES, *extortion.SENTENCES)

_LATE = r"(?:(?P<late_>it turns out|it is recorded) that )?"
_TAIL = (
    rf"(?:,? (?:on|at) (?P<at_>{MOMENT}))?(?:, recorded as of (?P<dated_>{MOMENT}))?"
    r'(?:, because "(?P<despite_>[^"]+)")?(?:, noting "(?P<note_>[^"]+)")?'
)
_COMPILED = [(one, re.compile(_LATE + one.pattern + _TAIL)) for one in SENTENCES]
_DATES = re.compile(MOMENT)


def read(text: str) -> Deed | None:
    """Return the command that a sentence stands for, or None where it is none of ours."""
    for one, pattern in _COMPILED:
        found = pattern.fullmatch(text)
        if found is not None:
            return _deed(one, {name: value for name, value in found.groupdict().items() if value is not None})
    return None


def _deed(sentence: Sentence, found: dict[str, str]) -> Deed:
    late, at, dated = found.pop("late_", None), found.pop("at_", None), found.pop("dated_", None)
    who, items, text = found.pop("who", None), found.pop("items", None), found.pop("text", None)
    despite, note = found.pop("despite_", None), found.pop("note_", None)
    observed = sentence in (*OBSERVATIONS, *beside.OBSERVATIONS, *extortion.OBSERVATIONS)
    assert (late is None) == (at is None), "a sentence tells of the past as 'it is recorded that … on …'"
    when = at or dated
    values = {name: typed(value) if _DATES.fullmatch(value) else value for name, value in found.items()}
    return Deed(
        verb=sentence.verb,
        name=sentence.name,
        words=tuple((sentence.given | values).items()),
        who=who,
        items=tuple(re.split(", | and ", items)) if items else (),
        text=text,
        already=late is not None and not observed and sentence.verb in ("do", "tick"),
        at=typed(when) if when else None,
        despite=despite,
        note=note,
    )


CLAUSES: Mapping[str, str] = {**extortion.CLAUSES, **beside.CLAUSES} | {
    "its date": "must.given.until",
    "its channel": "must.given.channel",
    "its letter": "must.given.letter",
    "the kind of answer": "expect.given.answer",
    "its reason": "must.given.reason",
    "the outcome": "must.given.outcome",
    "the number itself": "must.given.file_number",
    "a legitimate interest": "must.given.interest",
    "a business interest": "must.given.business_interest",
    "the state of the account": "must.state.account",
    "the state of the mandate": "must.state.counsel",
    "the state of the proceedings": "must.state.criminal",
    "the state of the order": "must.state.orders",
    "the state of the stock": "must.state.stock_notices",
    "four weeks since the complaint": "must.elapsed.file_complaint",
    "a lawyer": "should.by_lawyer",
    "the approval of a lawyer": "must.by_lawyer",
    "an account that is not locked": "must.not_locked",
    "a mandate": "should.has.mandate",
    "a number of the proceedings": "should.number",
    "the security steps": "should.done.security",
    "the report to Amazon": "should.state.reporting",
    "the root cause": "should.done.preparation.root_cause",
    "a security concept": "should.has.security_concept",
    "a customer concept": "should.has.customer_concept",
    "the lists": "should.done.preparation.lists",
    "dates for the foreign listings": "should.every.foreign_listings",
    "a decision about the complaint": "should.complaint_decided",
    "the costs": "should.known.cost_information",
    "the experience": "should.known.experience_asked",
    "full access": "expect.full_access",
    "a clean system": "expect.done.security.clean_system",
    "the security steps at the lapse": "amazon_reply.expect.done.security",
    "the preparation at the lapse": "amazon_reply.expect.done.preparation",
    "the clean computer first": "security.mail_passwords.must.after.security.clean_system",
    "the mailboxes first": "security.account_credentials.must.after.security.mail_passwords",
    "the new card first": "security.old_card_blocked.must.after.security.card_replaced",
    "the application first": "security.card_replaced.must.after.security.card_replaced.applied_for",
}
"""What is missing, in words, and the clause it is; one without a full id belongs to the action at hand."""

LIMITS: Mapping[str, str] = {**extortion.LIMITS, **beside.LIMITS} | {
    "Amazon's limit": "amazon_reply",
    "the injunction limit": "decide_injunction",
    "the limit for the removal": "stock_notices/1.removal",
    "the limit to complain against the stop": "complaint_against_stop",
    "the limit for a court ruling": "court_ruling_request",
    "the application limit": "application_period",
    "the removal of stock_notices/1": "stock_notices/1.removal",
    "the removal of stock_notices/2": "stock_notices/2.removal",
    "the watch for the lock": "slow_lock",
    "the wait for file inspection": "file_complaint.4_weeks",
    "the daily call for the lock": "ask_lock",
    "the reminder of the lapse": "after_lapse",
    "the injunction reminder": "injunction_two_weeks",
    "the six-week reminder": "complaint_six_weeks",
    "the complaint reminder": "decide_complaint",
    "the report duty": "report_owed",
    "the duty to change users/1": "security.account_credentials@users/1",
    "the duty to enter the new card": "security.card_replaced.at_amazon",
}

ITEMS: Mapping[str, str] = dict(extortion.ITEMS) | {
    "the clean computer": "security.clean_system",
    "the mail passwords step": "security.mail_passwords",
    "the account passwords step": "security.account_credentials",
    "the mail settings step": "security.mail_settings",
    "the unknown addresses step": "security.unknown_addresses",
    "the new card step": "security.card_replaced",
    "the old card step": "security.old_card_blocked",
    "the root cause step": "preparation.root_cause",
    "the security concept step": "preparation.security_concept",
    "the customer concept step": "preparation.customer_concept",
    "the lists step": "preparation.lists",
    "the measures in the letter": "letter.measures",
    "the prevention in the letter": "letter.prevention",
    "the requests in the letter": "letter.requests",
    "the report by case": "report_channels.case",
    "the report by email": "report_channels.email",
    "the report by phone": "report_channels.phone",
    "the report by post": "report_channels.post",
}

TRACKS: Mapping[str, str] = {**extortion.TRACKS, **beside.TRACKS} | {
    "account": "account",
    "report": "reporting",
    "access": "access",
    "counsel": "counsel",
    "criminal matter": "criminal",
}

LETTER = (
    "Mara Lindner sees that the letter tells what was done",
    "Mara Lindner sees that the letter tells what rules out another takeover",
    "Mara Lindner sees that the letter asks for account and money",
)

PREPARED: Mapping[str, tuple[str, ...]] = {
    "the security steps are done as far as access allows": (
        "Mara Lindner sets the computer up anew",
        'Mara Lindner adds the mailbox "mara@lindner-leuchten.example"',
        "Mara Lindner declares the list of mailboxes complete",
        "Mara Lindner changes the password of mailboxes/1",
        "Mara Lindner checks the user data of the mail settings",
        "Mara Lindner checks the passwords of the mail settings",
        "Mara Lindner finds 2 unknown addresses and deletes 2",
        "Mara Lindner applies for a new card",
        "Mara Lindner blocks the old card at the bank",
    ),
    "the preparation is done": (
        "Mara Lindner names the cause phishing, presumed",
        'Mara Lindner puts the security_concept "security-concept.pdf" on record',
        "Mara Lindner finishes the security concept",
        'Mara Lindner puts the customer_concept "customer-concept.pdf" on record',
        "Mara Lindner finishes the customer concept",
        "Mara Lindner finishes the lists of orders and listings",
        *LETTER,
    ),
}
"""Longer preparations that a scenario names in one sentence, as the sentences they stand for."""

REPORT_LINE: Mapping[str, Any] = {
    "amazon-order-id": "302-1234567-1234567",
    "merchant-order-id": "",
    "purchase-date": "2026-11-02T09:30:00+01:00",
    "last-updated-date": "2026-11-02T10:00:00+01:00",
    "order-status": "Pending",
    "product-name": "Stehleuchte Ida",
    "sku": "IDA-1",
    "asin": "B0ABCDEF12",
    "quantity": "1",
}
"""One row of Amazon's All Orders report; a table in a scenario replaces what it names."""
