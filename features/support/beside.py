"""The words for what goes on beside the appeal of a hacked account: offers, data, money, reviews, police.

Guarantee: every sentence stands here once, beside the command that it types; the rest is in `features.support.words`.
"""

from __future__ import annotations

from collections.abc import Mapping

from features.support.sentences import ITEMS as _ITEMS
from features.support.sentences import WHO, Sentence, act, day, quoted, seen, set_, tick

OBSERVATIONS = (
    seen(r"Amazon lock(?:s|ed) the account with (?P<reasons>facts)", "amazon_locks", durable="yes"),
    seen(r"Amazon lock(?:s|ed) the account in (?P<reasons>general) words", "amazon_locks"),
    seen(r"Amazon lock(?:s|ed) the account on the phone, reasons (?P<reasons>missing)", "amazon_locks", durable="no"),
    seen(r"Amazon announce(?:s|d) the end of the account", "amazon_announces_end"),
    seen(
        r"Amazon (?:decides|decided) on the complaint(?: by (?P<decided_by>person|machine))?",
        "platform_complaint_decided",
    ),
    seen(rf"Amazon cancel(?:s|led) {_ITEMS} on {day('cancelled_on')}", "amazon_cancels"),
    seen(rf"Amazon cancel(?:s|led) {_ITEMS}, nobody knows when", "amazon_cancels"),
    seen(rf"Amazon release(?:s|d) {_ITEMS}", "amazon_releases_funds"),
    seen(rf"the platform remove(?:s|d) {_ITEMS}", "review_removed"),
    seen(rf"the platform refuse(?:s|d) to remove {_ITEMS}", "removal_refused"),
    seen(rf"the police (?:write|wrote) about {_ITEMS}(?:, to be answered by {day('answer_by')})?", "police_writes"),
    seen(rf"the prosecutor drop(?:s|ped) {_ITEMS}", "accusation_dropped"),
    seen(rf"{_ITEMS} (?:is|was) answered", "letter_answered"),
    seen(rf"Amazon ask(?:s|ed) for {_ITEMS}(?:, to be handed in by {day('answer_by')})?", "documents_asked"),
    seen(rf"a buyer (?:claims|claimed) {_ITEMS}(?:, received on {day('received_at')})?", "claim_received"),
    seen(rf"Amazon grant(?:s|ed) {_ITEMS}(?:, debited on {day('debited_on')})?", "claim_granted"),
    seen(rf"Amazon (?:denies|denied) {_ITEMS}", "claim_denied"),
    seen(r"the intruder (?:pays|paid) the damage", "damages_settled"),
    seen(r"a buyer relie(?:s|d) on a confirmation", "contract_confirmed"),
    seen(r"pages of the file turn(?:s|ed)? up in a forum", "file_pages_turned_up"),
)

ACTS = (
    act(rf"check(?:s|ed) the letter {quoted('letter')}", "check_letter"),
    act(r"check(?:s|ed) a letter that nobody names", "check_letter"),
    act(r"(?:tells|told) the insurer", "tell_insurer"),
    act(r"switch(?:es|ed) to vacation mode", "set_vacation_mode"),
    act(r"close(?:s|d) the FBA offers", "close_fba_offers"),
    act(r"put(?:s)? the offers back on", "put_back_on"),
    act(r"hand(?:s|ed) over the correspondence", "hand_over_correspondence"),
    act(r"analyse(?:s|d) the gaps", "analyse_gaps"),
    act(r"complain(?:s|ed) to the platform", "make_platform_complaint"),
    act(r"call(?:s|ed) the settlement body", "call_settlement_body"),
    act(rf"calculate(?:s|d) the damage(?: in {quoted('calculation')})?", "calculate_damages"),
    act(r"claim(?:s|ed) damages", "claim_damages"),
    act(rf"ship(?:s|ped) {_ITEMS}(?: on {day('shipped_on')})?", "ship"),
    act(rf"ask(?:s|ed) Amazon for more time for {_ITEMS}(?: on {day('extension_asked_on')})?", "ask_extension"),
    act(rf"demand(?:s|ed) the release of {_ITEMS}(?: until {day('until')})?", "demand_funds"),
    act(rf"ask(?:s|ed) Amazon to remove {_ITEMS}", "request_removal"),
    act(
        rf"demand(?:s|ed) the removal of {_ITEMS}(?: in {quoted('letter')})?(?: within (?P<answer_within>\d+ \w+))?",
        "demand_removal",
    ),
    act(rf"make(?:s)? a statement on {_ITEMS}", "make_statement"),
    act(rf"stay(?:s|ed) silent on {_ITEMS}", "stay_silent"),
    act(rf"await(?:s|ed) an answer to {_ITEMS}(?: by {day('answer_by')})?", "await_answer"),
    act(rf"hand(?:s|ed) in {_ITEMS}", "deliver_documents"),
    act(rf"answer(?:s|ed) {_ITEMS}(?: with {quoted('statement')})?", "answer_claim"),
    act(rf"appeal(?:s|ed) against {_ITEMS}(?: with {quoted('new_information')})?", "contest_debit"),
    act(rf"assess(?:es|ed) the breach as no risk(?: for {quoted('grounds')})?", "assess_no_risk"),
    act(rf"assess(?:es|ed) the breach as a risk(?:, known since {day('breach_known_at')})?", "assess_risk"),
    act(rf"assess(?:es|ed) the breach as a high risk(?:, known since {day('breach_known_at')})?", "assess_high_risk"),
    act(rf"(?:notifies|notified) the authority(?:, giving as reason {quoted('delay_reason')})?", "notify_authority"),
    act(r"tell(?:s)? the persons concerned", "tell_persons"),
    act(
        rf"(?:relies|relied) on an exemption(?:, (?P<exemption>unreadable|risk_removed|disproportionate))?"
        rf"(?: for {quoted('grounds')})?",
        "claim_exemption",
    ),
    act(rf"confirm(?:s|ed) the contract to the buyer(?: for {quoted('contract_wanted')})?", "confirm_contract"),
    act(rf"check(?:s|ed) the pages(?: {quoted('pages')})?", "check_file_pages"),
    act(
        rf"pass(?:es|ed) the pages(?: {quoted('pages')})? on to Amazon(?: for {quoted('release_reason')})?",
        "pass_on_file_pages",
    ),
)

TICKS = (
    tick(r"see(?:s)? that the letter tells what was done", "letter.measures"),
    tick(r"see(?:s)? that the letter tells what rules out another takeover", "letter.prevention"),
    tick(r"see(?:s)? that the letter asks for account and money", "letter.requests"),
)

FIELDS = (
    set_(WHO + r"links (?P<items>reviews/\d+) to (?P<order>orders/\d+)"),
    set_(WHO + r"finds (?P<items>document_requests/\d+) complete", complete="yes"),
    set_(WHO + r"says that the company is insured", insured="yes"),
    set_(WHO + rf"notes a loss of {quoted('loss_per_day')} a day"),
)

RECORDS = (
    Sentence(WHO + rf"adds the order {quoted('order_id')} with the status (?P<status>\w+)", "add", "orders"),
    Sentence(WHO + rf"adds the frozen {quoted('amount')} since {day('since')}", "add", "funds"),
    Sentence(WHO + rf"adds the review {quoted('link')} on (?P<platform>amazon|google|trustedshops)", "add", "reviews"),
    Sentence(WHO + rf"adds the accusation {quoted('police_number')}", "add", "accusations"),
    Sentence(
        WHO + rf"adds the accusation {quoted('police_number')} over (?P<order>orders/\d+), paid",
        "add",
        "accusations",
        {"paid": "yes"},
    ),
    Sentence(
        WHO
        + rf"adds the letter of {day('on_day')} by (?P<way>\w+) to {quoted('agent')} in case {quoted('amazon_case')}"
        rf" about {quoted('summary')}",
        "add",
        "correspondence",
    ),
    Sentence(WHO + rf"adds the request for {quoted('what')}", "add", "document_requests"),
    Sentence(WHO + rf"adds the claim {quoted('claim_id')} over (?P<order>orders/\d+)", "add", "claims"),
)

SENTENCES = (*OBSERVATIONS, *ACTS, *TICKS, *FIELDS, *RECORDS)

CLAUSES: Mapping[str, str] = {
    "a statement of reasons": "expect.reasons_given",
    "the facts in the reasons": "expect.facts_named",
    "a durable medium": "expect.durable",
    "thirty days since the notice": "expect.elapsed.amazon_announces_end",
    "a decision by a person": "expect.not_by_machine",
    "the day of the cancelling": "expect.given.cancelled_on",
    "the day of the notice": "expect.given.notice_of",
    "the date of the police": "expect.given.answer_by",
    "the date that Amazon set": "expect.given.answer_by",
    "the receipt of the claim": "expect.given.received_at",
    "the day of the debit": "expect.given.debited_on",
    "the removal or more time": "should.every.stock_notices",
    "the completeness of the letter": "should.done.letter",
    "a second pair of eyes": "should.checked.letter",
    "something new": "should.given.what_is_new",
    "the gap analysis": "should.happened.analyse_gaps",
    "the correspondence": "should.happened.hand_over_correspondence",
    "released money": "should.funds_released",
    "access to the account": "should.state.access",
    "a clean system first": "must.done.security.clean_system",
    "a known offender": "must.happened.offender_identified",
    "the calculation": "must.given.calculation",
    "an order that is not pending": "must.not_pending",
    "the day of the shipment": "must.given.shipped_on",
    "the day of the request": "must.given.extension_asked_on",
    "a review at Amazon": "must.field.platform",
    "a review outside Amazon": "must.outside_amazon",
    "the letter to the platform": "should.given.letter",
    "an order of the intruder": "should.linked.order",
    "the answer's date": "must.given.answer_by",
    "the date of the demand": "must.given.until",
    "complete documents": "should.field.complete",
    "the statement itself": "must.given.statement",
    "new information": "must.given.new_information",
    "the grounds": "must.given.grounds",
    "the time of knowledge": "must.given.breach_known_at",
    "the reasons for the delay": "must.delay_reason",
    "the exemption": "must.given.exemption",
    "why the contract is wanted": "must.given.contract_wanted",
    "the pages": "must.given.pages",
    "the reason for the release": "must.given.release_reason",
    "a second person's check": "must.second_person",
    "the state of the offers": "must.state.offers",
    "the state of the complaint": "must.state.platform_complaint",
    "the state of the damages": "must.state.damages",
    "the state of the breach": "must.state.data_protection",
    "the state of the money": "must.state.funds",
    "the state of the review": "must.state.reviews",
    "the state of the accusation": "must.state.accusations",
    "the state of the letter": "must.state.correspondence",
    "the state of the request": "must.state.document_requests",
    "the state of the claim": "must.state.claims",
}

LIMITS: Mapping[str, str] = {
    "the limit for the complaint to the platform": "complain_to_platform",
    "the notice period": "amazon_announces_end.30_days",
    "the reminder of the offers": "take_offers_off",
    "the reminder of the money": "follow_funds",
    "the duty to tell the insurer": "insurer_owed",
    "the breach duty": "assess_breach",
    "the duty to tell the persons": "tell_persons_owed",
    "the notice to the authority": "authority_notice",
    "the target for the authority": "authority_notice_target",
    "the release of funds/1": "funds/1.release",
    "the removal of reviews/1": "reviews/1.removal",
    "the statement on accusations/1": "accusations/1.statement",
    "the answer to correspondence/1": "correspondence/1.answer",
    "the delivery of document_requests/1": "document_requests/1.delivery",
    "the answer to claims/1": "claims/1.response",
    "the appeal against claims/1": "claims/1.appeal",
}

TRACKS: Mapping[str, str] = {
    "state of the offers": "offers",
    "complaint to the platform": "platform_complaint",
    "damage": "damages",
    "breach": "data_protection",
}
