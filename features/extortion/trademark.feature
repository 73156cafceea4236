Feature: The brand
  The rival's brand is not registered in Germany. The seller can file it himself; whether he should is another question.

  Background:
    Given it is Tuesday 29 September 2026, 10:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"

  Rule: Searched and checked before it is filed

    @A7 @A8 @A10 @MARKENG_8
    Scenario: A search on record, a legal check, then the filing
      When Mara Lindner files the trademark
      Then this is refused for want of a trademark search and a legal check
      When Mara Lindner searches the trademark registers
      Then this is refused for want of the search itself
      When Mara Lindner searches the trademark registers, which say free, kept in "dpma-euipo.pdf"
      Then the trademark is searched
      When Mara Lindner files the trademark
      Then this is refused for want of a legal check
      When Jule Brandt puts the legal_check "legal-check.pdf" on record
      And Mara Lindner files the trademark under the number "30 2026 104 711"
      Then the trademark is filed
      When Mara Lindner files the trademark
      Then this is refused for want of the state of the trademark

    @A8 @A53 @MARKENG_8
    Scenario: Filed in a hurry: told afterwards with what was missing
      Given it is Monday 12 October 2026, 09:00
      When it is recorded that Mara Lindner filed the trademark under the number "30 2026 104 711" on Tuesday 29 September 2026
      Then the trademark is filed
      And the log holds 0 refusals

  Rule: The office decides

    @A8 @A39
    Scenario: Registered, and known by its number
      Given it turns out that the office registered the trademark on Monday 28 September 2026
      Then the trademark is registered
      And the findings of the last registration are the number of the mark
      When it is Wednesday 30 September 2026, 09:00
      And the office refuses the trademark
      Then the trademark is refused

    @A8
    Scenario: With its number nothing is missing
      When the office registers the trademark under the number "30 2026 104 711"
      Then the last registration has no findings
