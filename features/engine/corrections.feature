Feature: Nothing is overwritten
  An entry that was wrong stays, and a later one says what counts. A correction can be taken back, and the case is as before.

  Background:
    Given it is Monday 16 March 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner reports the attack by case
    And Amazon locks the account
    And all access is lost
    And the security steps are done as far as access allows
    And the preparation is done
    And Mara Lindner appeals by form, asking for release until Monday 30 March 2026, with the letter "appeal.pdf"

  Rule: A corrected date moves its limit

    @B52
    Scenario: The letter says the 31st
      When it is Tuesday 17 March 2026, 08:00
      And in the last appeal "until" is corrected to Tuesday 31 March 2026: "the letter says the 31st"
      Then Amazon's limit runs until the end of Tuesday 31 March 2026
      And the last appeal stays in the history as it was written, beside its correction
      And the log is whole

    @B52
    Scenario: Corrected after the lapse: the lapse is taken back
      Given it is Tuesday 31 March 2026, 09:00
      And the clock's announcements are swept up
      When in the last appeal "until" is corrected to Thursday 2 April 2026: "the letter says the 2nd of April"
      Then this takes back the lapse of Amazon's limit
      And the account is appealed
      And Amazon's limit runs until the end of Thursday 2 April 2026

    @LAW_2_10
    Scenario: The lock was a day earlier
      When it is Tuesday 17 March 2026, 08:00
      And the last lock is corrected to 15 March 2026, 22:10: "the mail is of Sunday night"
      Then the injunction limit runs until the end of Wednesday 15 April 2026

  Rule: A correction is taken back by striking it

    @B52
    Scenario: The 30th after all
      Given it is Tuesday 17 March 2026, 08:00
      And in the last appeal "until" is corrected to Tuesday 31 March 2026: "the letter says the 31st"
      When the last correction is struck: "that was the draft"
      Then Amazon's limit runs until the end of Monday 30 March 2026
      And the log holds 2 corrections

  Rule: What is struck does not count, and comes back when that is taken back

    Scenario: Struck and taken back
      Given it is Tuesday 17 March 2026, 08:00
      When the last appeal is struck: "the wrong case"
      Then the account is locked
      And Amazon's limit has not begun
      When the last appeal is struck: "once more"
      Then this is not allowed: "take that back first"
      When the last correction is struck: "it was the right case"
      Then the account is appealed
      And Amazon's limit runs until the end of Monday 30 March 2026

  Rule: Not everything can be corrected

    Scenario: The opening can be corrected, never struck
      When the last opening is struck: "by mistake"
      Then this is not allowed: "cannot be struck"

    Scenario: A refused try stays a refused try
      Given Mara Lindner opens a second account
      Then this is refused for want of a business interest, the approval of a lawyer and an account that is not locked
      When the last refused try is struck: "never meant it"
      Then this is not allowed: "cannot be struck"

  Rule: A correction of the past finds what it changes

    @B42
    Scenario: The computer was cleaned after the mailbox, so the mailbox has to be done again
      Given it is Tuesday 17 March 2026, 08:00
      When the last computer step is corrected to Tuesday 17 March 2026, 07:00: "the technician wrote the day down wrongly"
      Then the mail passwords step is early
