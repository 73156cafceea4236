Feature: The buyers' data
  Whoever sat in the account saw names, addresses and orders of buyers. The seller answers for them, and has 72 hours from
  the moment of knowing; the weekend counts.

  Background:
    Given it is Tuesday 22 December 2026, 14:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH", known since Tuesday 22 December 2026, 09:15

  Rule: Every takeover is assessed, and somebody sees how long that has been owed

    @A26 @GDPR_33
    Scenario: Owed since the takeover was known, until somebody decides
      Then the breach is unassessed
      And the breach duty has been owed since Tuesday 22 December 2026, 09:15
      When Mara Lindner assesses the breach as no risk for "the intruder saw the start page only, the log of Amazon shows it"
      Then the breach is no risk
      And the breach duty is no longer owed
      And the notice to the authority has not begun

    @GDPR_33
    Scenario: No risk is written down with its grounds
      When Mara Lindner assesses the breach as no risk
      Then this is refused for want of the grounds

    @GDPR_33
    Scenario: A seller service does not assess for the seller
      When the seller service Tom Wieland assesses the breach as no risk for "nothing seen"
      Then this is not for a seller service

    @GDPR_33
    Scenario: A new lock is a new incident, and asks anew
      Given Mara Lindner assesses the breach as no risk for "nothing seen"
      And Amazon locks the account
      And Amazon reactivates the account
      When it is Monday 25 January 2027, 08:00
      And Amazon locks the account
      Then the breach is unassessed

  Rule: 72 hours from knowledge, the hour of knowing not counted; the target counts from the minute

    @GDPR_33
    Scenario: Known at 12:17, to be told by 13:00 three days later, on Christmas Day
      When Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      Then the breach is risk
      And the target for the authority is open
      And the notice to the authority is open
      When it is Friday 25 December 2026, 12:16
      Then the target for the authority is open
      When now it is Friday 25 December 2026, 12:17
      Then the target for the authority has lapsed
      And the notice to the authority is open
      When now it is Friday 25 December 2026, 12:59
      And Mara Lindner notifies the authority
      Then the notice to the authority is met

    @GDPR_33
    Scenario: In good time
      Given Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      When it is Thursday 24 December 2026, 10:00
      And Mara Lindner notifies the authority
      Then the notice to the authority is met
      And the target for the authority is met

    @GDPR_33
    Scenario: At 13:00 it is late, and lateness has its reasons
      Given Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      When it is Friday 25 December 2026, 13:00
      Then the notice to the authority has lapsed
      And the notice to the authority is marked overdue
      When Dr. Roth notifies the authority, because "Christmas"
      Then this is refused for want of the reasons for the delay
      When Dr. Roth notifies the authority, giving as reason "which buyers were concerned was known on 25 December only"
      Then this is recorded
      And the notice to the authority is marked done_at

    @GDPR_33
    Scenario: Nobody knows since when: no date, but open
      When Mara Lindner assesses the breach as a risk
      Then this is refused for want of the time of knowledge
      When it is recorded that Mara Lindner assessed the breach as a risk on Tuesday 22 December 2026, 13:00
      Then the notice to the authority has no date

    @GDPR_33
    Scenario: Assessed only after five days: the 72 hours were over long before
      Given it is Sunday 27 December 2026, 11:00
      When Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      Then the breach is risk
      And the notice to the authority has lapsed
      And the notice to the authority is marked overdue

    @GDPR_33
    Scenario: At the seventy-first hour one command is enough: whoever notifies has judged that there is a risk
      Given it is Friday 25 December 2026, 11:10
      When Dr. Roth notifies the authority
      Then the breach is risk

    @GDPR_33
    Scenario: On a second look there was no risk
      Given Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      When it is Wednesday 23 December 2026, 16:00
      And Dr. Roth assesses the breach as no risk for "the session never opened the list of orders"
      Then the notice to the authority is ended
      And the target for the authority is ended
      When Dr. Roth notifies the authority
      Then this is refused for want of the state of the breach

    @GDPR_33
    Scenario: A caseworker may prepare it, a seller service may not send it
      Given Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      When the seller service Tom Wieland notifies the authority
      Then this is not for a seller service

    @GDPR_33
    Scenario: What is assessed is not assessed again the same way
      Given Mara Lindner assesses the breach as no risk for "nothing seen"
      When Mara Lindner assesses the breach as no risk for "nothing seen"
      Then this is refused for want of the state of the breach
      When Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      And Mara Lindner assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      Then this is refused for want of the state of the breach
      When Mara Lindner assesses the breach as a high risk, known since Tuesday 22 December 2026, 12:17
      And Mara Lindner assesses the breach as a high risk, known since Tuesday 22 December 2026, 12:17
      Then this is refused for want of the state of the breach

  Rule: Where the risk is high the persons are told, too, unless an exemption is named

    @GDPR_34
    Scenario: Told without undue delay
      When Mara Lindner assesses the breach as a high risk, known since Tuesday 22 December 2026, 12:17
      Then the breach is high risk
      And the duty to tell the persons has been owed since Tuesday 22 December 2026, 12:17
      When it is Wednesday 23 December 2026, 09:00
      And Mara Lindner tells the persons concerned
      Then the breach is persons told
      And the duty to tell the persons is no longer owed
      When Mara Lindner notifies the authority
      Then the notice to the authority is met

    @GDPR_34
    Scenario: Exempt, for a reason that the law knows
      Given Mara Lindner assesses the breach as a high risk, known since Tuesday 22 December 2026, 12:17
      When Dr. Roth relies on an exemption for "the export was encrypted"
      Then this is refused for want of the exemption
      When Dr. Roth relies on an exemption, unreadable
      Then this is refused for want of the grounds
      When Dr. Roth relies on an exemption, unreadable for "the export was encrypted"
      Then the breach is exempt
      And the duty to tell the persons is no longer owed

    @GDPR_34
    Scenario: Without a high risk there is nothing to be exempt from, and without a risk nobody to tell
      When Dr. Roth relies on an exemption, unreadable for "the export was encrypted"
      Then this is refused for want of the state of the breach
      When Mara Lindner tells the persons concerned
      Then this is refused for want of the state of the breach

    @GDPR_34
    Scenario: The time of knowledge belongs to it, and the seller or the lawyer decides
      When Mara Lindner assesses the breach as a high risk
      Then this is refused for want of the time of knowledge
      When the seller service Tom Wieland assesses the breach as a high risk, known since Tuesday 22 December 2026, 12:17
      Then this is not for a seller service
      When the seller service Tom Wieland assesses the breach as a risk, known since Tuesday 22 December 2026, 12:17
      Then this is not for a seller service
      When the seller service Tom Wieland tells the persons concerned
      Then this is not for a seller service
      When the seller service Tom Wieland relies on an exemption, unreadable for "the export was encrypted"
      Then this is not for a seller service
