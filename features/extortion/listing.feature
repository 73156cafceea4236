Feature: The rival and the other listing
  The same product under another brand; the seller attaches to its listing. Hard, but within the law: so it is checked first.

  Background:
    Given it is Thursday 1 October 2026, 10:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH"

  Rule: A countermeasure is checked legally before it is taken

    @A9 @A10 @A43 @A53
    Scenario: Attached after the check, withdrawn to calm things down
      When Mara Lindner attaches to the other listing
      Then this is refused for want of a legal check
      When Jule Brandt puts the legal_check "legal-check.pdf" on record
      And Mara Lindner attaches to the other listing
      Then the listing is attached
      When it is Friday 9 October 2026, 17:00
      And Mara Lindner withdraws from the other listing
      Then the listing is withdrawn

    @A10
    Scenario: The seller decides, with a reason
      When Mara Lindner attaches to the other listing, because "it is our own product that is sold there"
      Then it passed, with the reason, over a legal check
      And the listing is attached

    @A9 @A10 @A32
    Scenario: Told afterwards: attached unchecked, withdrawn a week later
      Given it is Monday 12 October 2026, 09:00
      When it is recorded that Mara Lindner withdrew from the other listing on Friday 9 October 2026
      And it is recorded that Mara Lindner attached to the other listing on Thursday 1 October 2026
      Then the listing is withdrawn
      And the findings of the last attachment are a legal check
      And the timeline tells, in this order: the attachment and the withdrawal

    @A9 @A32
    Scenario: Attached once, withdrawn once
      Given Jule Brandt puts the legal_check "legal-check.pdf" on record
      When Mara Lindner withdraws from the other listing
      Then this is refused for want of the state of the listing
      When Mara Lindner attaches to the other listing
      And Mara Lindner attaches to the other listing
      Then this is refused for want of the state of the listing

  Rule: The rival's product is kept in view

    @A37
    Scenario: Gone before anybody knew of it: kept, and it moves nothing
      When the rival's offer disappears
      Then this was not expected where the case stands
      And the rival's product is none

    @A6
    Scenario: Which listings are in conflict
      When the rival sells the same product
      And Mara Lindner adds the conflict of "B0ABCDEF12" with "B0RIVAL001" under "Lumifeu"
      Then listing_conflicts/1 says "rival_brand" is "Lumifeu"
      And the rival's product is selling

    @A37
    Scenario: Every four weeks, while it is on sale
      Given the rival sells the same product
      Then the watch on the rival comes up on Thursday 29 October 2026, 09:00
      When it is Thursday 29 October 2026, 09:00
      And Mara Lindner deals with the watch on the rival
      Then the watch on the rival comes up on Thursday 26 November 2026, 09:00
      When the rival's offer disappears
      Then the rival's product is gone
      And the watch on the rival no longer comes up
      When it is Monday 2 November 2026, 09:00
      And the rival sells the same product
      Then the watch on the rival comes up on Monday 30 November 2026, 09:00
