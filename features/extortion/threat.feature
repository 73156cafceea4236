Feature: The threat
  A mail from an unknown address, in badly translated German: stop selling, or be shut down. It is kept word for word.
  Nobody owes an extorter anything, least of all haste.

  Background:
    Given it is Thursday 8 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH", known since Wednesday 7 October 2026, 18:40

  Rule: The mail itself is put on record, and what it says is kept word for word

    @A2 @A3 @A4 @A22 @A23 @A24
    Scenario: Who writes, for whom, what is wanted, and what is threatened
      When it turns out that the extorter wrote from "service@asin-removal.example" for "a third-party service company", demanding "sofort einstellen, alle Farben", threatening "Sobald Sie versenden, werden wir uns beschweren", claiming 30000 accounts, kept in "threat.eml" on Wednesday 7 October 2026, 18:40
      Then the threat is received
      And the case says "demand" is "sofort einstellen, alle Farben"
      And the case says "claimed_accounts" is "30000"
      And the history shows "service@asin-removal.example" in the last threat, sealed
      And the last threat has no findings
      When Mara Lindner notes the suspected offences "attempted extortion (§ 253 StGB), computer sabotage (§ 303b StGB)"
      Then this is recorded

    @A2 @A24
    Scenario: A summary is not enough
      When it turns out that the extorter wrote, demanding "stop selling" on Wednesday 7 October 2026, 18:40
      Then the findings of the last threat are the threat mail

    @A1 @A3 @A4
    Scenario: Which listings are threatened, in which variants, and whom it concerns
      When Mara Lindner adds the threatened listing "B0ABCDEF12" in "all colours"
      Then threatened_listings/1 says "variant" is "all colours"
      When Mara Lindner notes the managing director "Mara Lindner"
      Then the case says "managing_director" is "Mara Lindner"

    @A4
    Scenario: The extorter's "at once" is no time limit
      When the extorter writes, demanding "sofort einstellen", kept in "threat.eml"
      Then no deadline runs

  Rule: Nobody replies without a lawyer's approval

    @A48
    Scenario: The seller wants to explain himself
      Given the extorter writes, kept in "threat.eml"
      When Mara Lindner replies to the extorter in "reply.eml"
      Then this is refused for want of the approval of the reply
      When Jule Brandt puts the lawyer_approval "approval.pdf" on record
      And Mara Lindner replies to the extorter in "reply.eml"
      Then this is recorded

    @A48
    Scenario: The lawyer replies himself
      Given the extorter writes, kept in "threat.eml"
      When the lawyer Dr. Roth replies to the extorter in "reply.eml"
      Then this is recorded

    @A48
    Scenario: Replied in fear, that evening: it is on record, and so is that nobody approved it
      Given the extorter writes, kept in "threat.eml"
      And it is Thursday 8 October 2026, 18:00
      When it is recorded that Mara Lindner replied to the extorter in "reply.eml" on Thursday 8 October 2026, 12:15
      Then the findings of the last reply are the approval of the reply

    @A48
    Scenario: Who has a reason says so
      Given the extorter writes, kept in "threat.eml"
      When Mara Lindner replies to the extorter, because "the police asked her to keep him talking"
      Then it passed, with the reason, over the approval of the reply
