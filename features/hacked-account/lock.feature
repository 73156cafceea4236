Feature: Amazon locks the account
  The lock may come before the seller's own report, for buyers complain faster than sellers notice.

  Background:
    Given it is Monday 9 March 2026, 16:45 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: The lock is a fact, whatever came before it

    @B3 @B9
    Scenario: Amazon locks before anybody has reported
      When Amazon locks the account
      Then the account is locked
      And the report is owed

    @B3
    Scenario: Amazon locks after the report
      Given Mara Lindner reports the attack by case
      When Amazon locks the account
      Then the account is locked
      And the report stays made

  Rule: A second notice of the same lock changes nothing

    @B3 @LAW_2_10
    Scenario: The month for the injunction counts from the first notice
      Given Amazon locks the account
      Then the injunction limit runs until the end of Thursday 9 April 2026
      When it is Friday 20 March 2026, 08:00
      And Amazon locks the account
      Then this was not expected where the case stands
      And the injunction limit runs until the end of Thursday 9 April 2026

    @B3 @LAW_2_10
    Scenario: Nor does it ask again for a decision that was made
      Given Amazon locks the account
      And Mara Lindner decides against an injunction: "Amazon has promised the release in writing"
      When it is Friday 20 March 2026, 08:00
      And Amazon locks the account
      Then the injunction limit is met

  Rule: A lock after the release is a new incident

    @B3 @B35
    Scenario: Locked again, everything is due again, and only the complaint still counts
      Given Mara Lindner reports the attack by case
      And Amazon locks the account
      And all access is lost
      And the security steps are done as far as access allows
      And the preparation is done
      And Mara Lindner files a criminal complaint under the police number "260309-1702-i00913"
      And Mara Lindner appeals by form, asking for release until Wednesday 25 March 2026, with the letter "appeal.pdf"
      When it is Friday 20 March 2026, 12:00
      And Amazon reactivates the account
      Then the injunction limit is ended
      And Amazon's limit is met
      When it is Friday 10 April 2026, 07:50
      And Amazon locks the account
      Then the account is locked
      And the report is owed
      And the report by case is open
      And the clean computer is open
      And the mail passwords step is open
      And the root cause step is open
      And the injunction limit runs until the end of Sunday 10 May 2026
      And the criminal matter is complaint filed
      And the wait for file inspection is over
      When Mara Lindner appeals by form, asking for release until Friday 24 April 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      Then this is refused for want of the security steps, the report to Amazon, the root cause, the lists and the completeness of the letter
      When Jule Brandt puts the mandate "mandate.pdf" on record
      And Dr. Roth requests file inspection to "claims against the intruder"
      Then this is recorded
      When Mara Lindner reports the attack by case
      And all access is lost
      And the security steps are done as far as access allows
      And Mara Lindner changes the password of mailboxes/2
      And the preparation is done
      And Mara Lindner appeals by form, asking for release until Friday 24 April 2026, with the letter "second-appeal.pdf", telling what is new: "the card is replaced"
      Then this is recorded
      And Amazon's second limit runs until the end of Friday 24 April 2026
      And Amazon's first limit is met

    @B3
    Scenario: A case already closed wakes up with a new lock
      Given Amazon locks the account
      And Jule Brandt closes the case as given_up, because "the client gave up"
      When it is Monday 30 March 2026, 10:10
      And Amazon locks the account
      Then the account is locked
