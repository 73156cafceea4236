# Jule Harms runs the files of a small law office. It is Tuesday morning, and a bicycle shop from Kassel is on the phone:
# somebody has been selling projectors under its name since Sunday night.
export FRISTWERK_NOW=2026-09-08T07:50+02:00
fristwerk init "$FRISTWERK_OFFICE" --training --name "Jule Harms" --roles caseworker --lang en
fristwerk person add "Dr. Petra Voss" --roles lawyer
fristwerk open hacked-account --client "Windhauer Fahrradteile GmbH" aware_at="2026-09-08 07:30" takeover_at="2026-09-06 22:00"

# A report is owed without undue delay. It takes one line, and a second for the second channel.
export FRISTWERK_NOW=2026-09-08T08:05+02:00
fristwerk do 1 report channel=case --note "told Seller Support that the account may have been taken over"
fristwerk do 1 report channel=email
fristwerk today

# Amazon's order report says what was sold. Orders after the takeover are proposed as fraud; a person decides.
export FRISTWERK_NOW=2026-09-08T11:30+02:00
fristwerk import 1 demo/papers/orders-2026-09-08.txt --format amazon-orders --dry-run
fristwerk import 1 demo/papers/orders-2026-09-08.txt --format amazon-orders
fristwerk items 1 orders --state proposed
fristwerk do 1 dismiss orders/17
fristwerk do 1 confirm_fraud --all-proposed

# Thursday: Amazon locks the account, and nobody can get in any more.
export FRISTWERK_NOW=2026-09-10T15:02+02:00
fristwerk do 1 amazon_locks --at 14:12
fristwerk attach 1 demo/papers/lock-notice.eml --as lock_notice --at 14:12
fristwerk do 1 access_lost --at 14:30
fristwerk show 1

# Nobody writes down that urgency is lost with time: the account locked, a month runs in which an injunction has to be
# decided on. A date counts as secured when a second person has checked it.
fristwerk deadline check 1 decide_injunction # exit 3
fristwerk deadline check 1 decide_injunction --actor "Dr. Petra Voss"
fristwerk deadline check 1 complain_to_platform --actor "Dr. Petra Voss"
fristwerk do 1 assess_risk breach_known_at="2026-09-08 11:30" --by "Dr. Petra Voss"
fristwerk do 1 notify_authority --by "Dr. Petra Voss"
fristwerk deadline strike 1 authority_notice --proof demo/papers/authority-receipt.txt --as posting_proof

# What does an appeal need? Every line below says why, how much it weighs, and what to type.
fristwerk why 1 appeal

# Support suggests to simply open a new account. That is refused, and the try is on record.
export FRISTWERK_NOW=2026-09-11T10:20+02:00
fristwerk attach 1 demo/papers/support-advice.eml --as amazon_mail
fristwerk do 1 open_second_account # exit 3

# The order of the checklist matters: a password that is changed on an infected machine is known again at once.
fristwerk add 1 mailboxes address=info@windhauer.example
fristwerk add 1 mailboxes address=buchhaltung@windhauer.example
fristwerk complete 1 mailboxes
fristwerk tick 1 mail_passwords mailboxes/1 # exit 3
fristwerk tick 1 old_card_blocked.at_bank --at 09:10
export FRISTWERK_NOW=2026-09-14T17:40+02:00
fristwerk tick 1 clean_system result=reinstalled --at "2026-09-12 13:00"
fristwerk tick 1 mail_passwords mailboxes/1
fristwerk tick 1 mail_passwords mailboxes/2
fristwerk tick 1 mail_settings.user_data
fristwerk tick 1 mail_settings.passwords
fristwerk tick 1 unknown_addresses found=2 deleted=2
fristwerk tick 1 card_replaced.applied_for
fristwerk tick 1 root_cause cause=phishing certainty=presumed
fristwerk attach 1 demo/papers/security-concept.txt --as security_concept
fristwerk tick 1 preparation.security_concept
fristwerk attach 1 demo/papers/customer-concept.txt --as customer_concept
fristwerk tick 1 preparation.customer_concept
fristwerk add 1 foreign_listings asin=B0FXG40001
fristwerk add 1 foreign_listings asin=B0FXG40002
fristwerk tick 1 preparation.lists
fristwerk attach 1 demo/papers/posting-receipt.txt --as posting_proof --at 11:06

# Amazon gives notice: the stock in its warehouse is to be gone within 30 days. The last day is a Sunday, nobody works
# on it, and whether it may be put off is not certain: so Friday counts. More time is asked for, and provisional.
fristwerk add 1 stock_notices asin=B0FXG40001 quantity=420
fristwerk do 1 notified stock_notices/1 notice_of=2026-09-11
fristwerk deadline check 1 stock_notices/1.removal --actor "Dr. Petra Voss"
fristwerk do 1 ask_extension stock_notices/1 extension_asked_on=2026-09-14
fristwerk deadline extend 1 stock_notices/1.removal --until 2026-11-11
fristwerk do 1 report channel=post --at 11:06

# Tuesday: the appeal. For two listings nobody has said yet when they will be gone: refused, mended, sent.
export FRISTWERK_NOW=2026-09-15T16:40+02:00
fristwerk attach 1 demo/papers/appeal-1.txt --as appeal_letter
fristwerk tick 1 letter.measures
fristwerk tick 1 letter.prevention
fristwerk tick 1 letter.requests
fristwerk do 1 check_letter letter=demo/papers/appeal-1.txt --actor "Dr. Petra Voss"
fristwerk do 1 appeal until=2026-09-29 channel=form letter=demo/papers/appeal-1.txt # exit 3
fristwerk set 1 foreign_listings/1 to_be_cleaned_on=2026-10-21
fristwerk set 1 foreign_listings/2 to_be_cleaned_on=2026-10-21
fristwerk do 1 appeal until=2026-09-29 channel=form letter=demo/papers/appeal-1.txt

# An automatic answer does not stop the limit. Meanwhile the complaint is filed.
export FRISTWERK_NOW=2026-09-17T15:30+02:00
fristwerk do 1 amazon_answers answer=automatic --at "2026-09-16 03:14"
fristwerk do 1 file_complaint police_number=ST/0918442/2026 confirmation=demo/papers/complaint-confirmation.txt --at 11:00

# The night to 30 September: the limit passes. Nobody has to notice; the fold knows, and the sweep says so.
export FRISTWERK_NOW=2026-09-30T09:00+02:00
fristwerk today
fristwerk sweep
fristwerk show 1

# Now a lawyer.
fristwerk do 1 ask_lawyer cost_information="fee agreement of 30 September, 2,400 EUR flat" experience_asked=2026-09-30
export FRISTWERK_NOW=2026-09-30T14:00+02:00
fristwerk do 1 engage_lawyer mandate=demo/papers/mandate.txt
fristwerk assign 1 "Dr. Petra Voss"
fristwerk do 1 hand_over_correspondence
fristwerk do 1 analyse_gaps --by "Dr. Petra Voss"

# Amazon grants no more time for the stock. The removal is ordered a week before the end, and struck with its proof.
export FRISTWERK_NOW=2026-10-02T12:10+02:00
fristwerk deadline refuse 1 stock_notices/1.removal
fristwerk do 1 order_removal stock_notices/1
fristwerk deadline strike 1 stock_notices/1.removal # exit 3
fristwerk deadline strike 1 stock_notices/1.removal --proof demo/papers/removal-order.txt --as amazon_mail
export FRISTWERK_NOW=2026-10-06T10:15+02:00
fristwerk today
fristwerk do 1 decline_injunction reason="sales on the shop's own site keep it afloat; urgency could not be shown" --by "Dr. Petra Voss"

# Four full weeks must pass after the complaint of 17 September. Day 27: refused. Day 28: refused. The day after: taken.
export FRISTWERK_NOW=2026-10-14T09:00+02:00
fristwerk do 1 request_file_inspection interest="claims against the offender" --by "Dr. Petra Voss" # exit 3
fristwerk note 1 "told the client: the request goes out on Friday, 16 October"
export FRISTWERK_NOW=2026-10-15T23:59+02:00
fristwerk do 1 request_file_inspection interest="claims against the offender" --by "Dr. Petra Voss" # exit 3
export FRISTWERK_NOW=2026-10-16T09:00+02:00
fristwerk why 1 request_file_inspection
fristwerk do 1 request_file_inspection interest="claims against the offender" --by "Dr. Petra Voss"

# A mail turns up in the spam folder: Amazon had refused on 28 September, two days before the limit passed.
# The lapse is withdrawn, and the answer names what was built on it. Nothing is overwritten.
export FRISTWERK_NOW=2026-10-19T11:20+02:00
fristwerk do 1 amazon_refuses --at "2026-09-28 16:20" --note "found in the spam folder"
fristwerk attach 1 demo/papers/refusal.eml --as amazon_mail --at "2026-09-28 16:20"
fristwerk history 1 --last 6

# The second appeal, with what is new.
export FRISTWERK_NOW=2026-10-27T13:05+01:00
fristwerk set 1 foreign_listings/1 cleaned_on=2026-10-21
fristwerk set 1 foreign_listings/2 cleaned_on=2026-10-21
fristwerk attach 1 demo/papers/appeal-2.txt --as appeal_letter
fristwerk do 1 check_letter letter=demo/papers/appeal-2.txt --actor "Dr. Petra Voss"
fristwerk do 1 appeal until=2026-11-10 channel=email letter=demo/papers/appeal-2.txt what_is_new="every foreign listing is gone since 21 October" --by "Dr. Petra Voss"

# Limited access is not a reactivation. But what had to wait for it is due again, the same hour.
export FRISTWERK_NOW=2026-11-05T08:30+01:00
fristwerk do 1 access_limited --at 08:10
fristwerk today
fristwerk add 1 users name="Malte Windhauer" login=malte@windhauer.example
fristwerk complete 1 users
fristwerk tick 1 account_credentials users/1
fristwerk tick 1 card_replaced.at_amazon
fristwerk tick 1 old_card_blocked.at_amazon

# Two days before the limit: the account is back.
export FRISTWERK_NOW=2026-11-09T10:45+01:00
fristwerk do 1 amazon_reactivates --at 10:30
fristwerk do 1 inspection_granted --at "2026-11-06"
export FRISTWERK_NOW=2026-11-17T09:00+01:00
fristwerk gaps 1
fristwerk show 1

# What was entered, changed and struck on the day of the stock, on one sheet for the second person. And the evening
# control: it closes the day only when nothing of it is open.
fristwerk control-sheet --day 2026-10-02
export FRISTWERK_NOW=2026-11-17T18:05+01:00
fristwerk close-day
fristwerk log verify
fristwerk dossier 1 -o "$FRISTWERK_OFFICE/../dossier-amazon" --for amazon --lang de
