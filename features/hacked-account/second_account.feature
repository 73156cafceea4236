Feature: No second account
  Amazon reads a second account as a breach; it is locked as well and makes the release of the first one harder still.

  Background:
    Given it is Thursday 12 March 2026, 15:20 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Amazon locks the account

  Rule: It is refused in every state, whoever advises it

    @B30 @B31 @B63
    Scenario: "Can I open a second account? Amazon support told me to."
      Given Amazon support advises to open a second account
      And Mara Lindner puts the amazon_mail "advice-of-support.eml" on record
      When Mara Lindner opens a second account
      Then this is refused for want of a business interest, the approval of a lawyer and an account that is not locked
      And no reason passes this
      And the log holds 1 refusal
      And the account stays locked

    @B63
    Scenario: A reason does not help
      When Mara Lindner opens a second account for "another brand", because "Amazon support advised it"
      Then this is refused for want of the approval of a lawyer and an account that is not locked

    @B63
    Scenario: Nor does having done it already
      Given it is Friday 13 March 2026, 10:00
      When it is recorded that Mara Lindner opened a second account for "another brand" on Thursday 12 March 2026, 18:00
      Then this is refused for want of the approval of a lawyer and an account that is not locked

  Rule: That there is one already is a fact, and kept

    @B30 @B31
    Scenario: Amazon finds the second account
      When Amazon finds a second account
      Then this is recorded
      And the account stays locked

  Rule: With a business interest, a lawyer's approval and a released account it is allowed

    @B32
    Scenario: Never to get round a lock
      When Dr. Roth opens a second account for "a separate brand with its own warehouse"
      Then this is refused for want of an account that is not locked

    @B32
    Scenario: The interest is documented
      Given Amazon reactivates the account
      When Dr. Roth opens a second account
      Then this is refused for want of a business interest

    @B32
    Scenario: Documented, approved, and nothing locked
      Given Amazon reactivates the account
      When Dr. Roth opens a second account for "a separate brand with its own warehouse"
      Then this is recorded
