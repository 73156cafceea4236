Feature: A refused try is on record
  A refusal proves care. It is written once, it explains itself, and it is never judged again.

  Background:
    Given it is Monday 16 March 2026, 09:31 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Every refused act of a known kind is an entry

    Scenario: The same try of the same person is written once
      When Mara Lindner opens a second account
      Then this is refused for want of a business interest, the approval of a lawyer and an account that is not locked
      And the log holds 1 refusal
      When Mara Lindner opens a second account
      Then this is refused for want of a business interest, the approval of a lawyer and an account that is not locked
      And the same try is not written twice
      And the log holds 1 refusal
      When Dr. Roth opens a second account
      Then this is refused for want of a business interest and an account that is not locked
      And the log holds 2 refusals

    @B42
    Scenario: A step out of order is one, too
      Given Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      When Mara Lindner changes the password of mailboxes/1
      Then this is refused for want of the clean computer first
      And the log holds 1 refusal

  Rule: Bad arguments are not tries

    Scenario: A wrong role, an unknown item and a date that has passed write nothing
      When the caseworker Jule Brandt moves for an injunction
      Then this is not for a caseworker
      When Mara Lindner confirms orders/3 as fraud
      Then this cannot be taken: "there is no orders/3"
      And the log holds 0 refusals

  Rule: What has been done is not refused

    @B70
    Scenario: The same act, already done
      Given Jule Brandt closes the case as given_up
      Then this is refused for want of a decision about the complaint
      When it is Monday 16 March 2026, 12:00
      And it is recorded that Jule Brandt closed the case as given_up on Monday 16 March 2026, 11:00
      Then the account is closed
      And the log holds 1 refusal
      And the findings of the last closing are a decision about the complaint

  Rule: An act is judged by its own hour

    @B72
    Scenario: A request is not helped by what came later
      Given Mara Lindner files a criminal complaint under the police number "260316-0931-i00055"
      And it is Tuesday 14 April 2026, 09:00
      And Jule Brandt puts the mandate "mandate.pdf" on record
      When Dr. Roth requests file inspection to "damages", recorded as of Monday 13 April 2026, 17:00
      Then this is refused for want of four weeks since the complaint and a mandate
      When Dr. Roth requests file inspection to "damages"
      Then this is recorded
