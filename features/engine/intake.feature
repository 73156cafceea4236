Feature: A case that arrives in the middle
  Law firms get the case after the seller's own failed appeal. What has been done is recorded with its own date, in any
  order; nothing of it is refused, and the gap analysis writes itself.

  Background:
    Given it is Monday 4 May 2026, 15:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH", known since Saturday 11 April 2026, 22:40

  Rule: What has been done is recorded, not judged

    @B68
    Scenario: The mandate is taken over at the lapse, and six past steps are recorded
      Given it turns out that all access was lost on Sunday 12 April 2026, 08:00
      And it is recorded that Mara Lindner reported the attack by phone on Monday 13 April 2026, 09:10
      And it turns out that Amazon locked the account on Tuesday 14 April 2026, 06:30
      And it is recorded that Mara Lindner scanned the computer on Tuesday 14 April 2026, 20:00
      And it is recorded that Mara Lindner filed a criminal complaint under the police number "260415-0830-i00219" on Wednesday 15 April 2026
      And it is recorded that Mara Lindner appealed by form, asking for release until Thursday 30 April 2026, with the letter "appeal.pdf" on Thursday 16 April 2026, 23:15
      Then the account is deadline lapsed
      And this announces the lapse of Amazon's limit
      And the findings of the last appeal are the security steps, the root cause, a security concept, a customer concept, the lists, the completeness of the letter, the security steps at the lapse and the preparation at the lapse
      And the clean computer is done
      And the injunction limit runs until the end of Thursday 14 May 2026
      And the wait for file inspection lasts through Wednesday 13 May 2026 and is over from Thursday 14 May 2026, 00:00 on
      When Mara Lindner engages a lawyer with the mandate "mandate.pdf", because "recommended by the chamber of commerce"
      Then the account is lawyer engaged
      And the log is whole

    @B68
    Scenario: The same steps in another order are the same case
      Given it is recorded that Mara Lindner appealed by form, asking for release until Thursday 30 April 2026, with the letter "appeal.pdf" on Thursday 16 April 2026, 23:15
      And it turns out that Amazon locked the account on Tuesday 14 April 2026, 06:30
      And it is recorded that Mara Lindner scanned the computer on Tuesday 14 April 2026, 20:00
      And it is recorded that Mara Lindner reported the attack by phone on Monday 13 April 2026, 09:10
      And it turns out that all access was lost on Sunday 12 April 2026, 08:00
      Then the account is deadline lapsed
      And the report is made
      And the findings of the last appeal are the security steps, the root cause, a security concept, a customer concept, the lists, the completeness of the letter, the security steps at the lapse and the preparation at the lapse
      And the injunction limit runs until the end of Thursday 14 May 2026

  Rule: What nobody remembers stays open

    @B52
    Scenario: The letter is lost, the date unknown
      Given it turns out that Amazon locked the account on Tuesday 14 April 2026, 06:30
      When it is recorded that Mara Lindner appealed by post on Thursday 16 April 2026
      Then this is recorded
      And Amazon's limit has no date
      And the account is appealed

  Rule: A must that was passed over waits for a lawyer's eyes

    @B72
    Scenario: The file was asked for after three weeks
      Given it is recorded that Mara Lindner filed a criminal complaint under the police number "260413-0830-i00219" on Monday 13 April 2026, 08:30
      When it is recorded that Mara Lindner requested file inspection to "damages" on Monday 4 May 2026, 09:00
      Then the findings of the last request are four weeks since the complaint and a lawyer
      And today's list asks to acknowledge the last request
      When Jule Brandt acknowledges the findings of the last request
      Then this is not allowed: "a finding is acknowledged by: Dr. Roth"
      When Dr. Roth acknowledges the findings of the last request
      Then today's list no longer asks to acknowledge the last request
      And the findings of the last request are four weeks since the complaint and a lawyer
