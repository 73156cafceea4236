Feature: The case at Amazon
  In extortion and other attacks a case is opened with Amazon, at once and always; a suspicion is enough.

  Background:
    Given it is Thursday 8 October 2026, 09:00 in Berlin
    And the extortion of "Lindner Leuchten GmbH", known since Wednesday 7 October 2026, 18:40

  Rule: It is owed from the moment somebody knows, without a date of its own

    @A40 @A44
    Scenario: Owed since the threat was read, until the case is open
      Then the duty to open a case has been owed since Wednesday 7 October 2026, 18:40
      And the case at Amazon is owed
      When Mara Lindner opens a case at Amazon under "10712345678"
      Then the case at Amazon is made
      And the duty to open a case is no longer owed

    @A41 @A44
    Scenario: Orders may be pending before the case, and no order need be pending for it
      Given Jule Brandt imports the order report:
        | amazon-order-id     | order-status | purchase-date             | last-updated-date         |
        | 302-1111111-1111111 | Pending      | 2026-10-06T09:30:00+02:00 | 2026-10-06T10:00:00+02:00 |
      Then the case at Amazon is owed
      When Mara Lindner opens a case at Amazon
      Then the case at Amazon is made

    @A33
    Scenario: The case ID is kept, and a second message goes into the same case
      Given Mara Lindner opens a case at Amazon
      When it is Friday 9 October 2026, 10:00
      And Mara Lindner opens a case at Amazon under "10712345678"
      Then the case says "amazon_case" is "10712345678"
      And the case at Amazon is made

  Rule: The police number goes into the case at Amazon

    @A45 @A46
    Scenario: Known here, not yet there
      Given Mara Lindner opens a case at Amazon under "10712345678"
      Then the reminder of the police number does not come up
      When it is Monday 12 October 2026, 11:00
      And Mara Lindner files a criminal complaint under the police number "261012-1100-i00077"
      Then the reminder of the police number comes up on Friday 9 October 2026, 09:00
      When Mara Lindner gives Amazon the police number
      Then the reminder of the police number no longer comes up

    @A46
    Scenario: Without a case there is nowhere to put it
      Given Mara Lindner files a criminal complaint under the police number "261008-0900-i00077"
      When Mara Lindner gives Amazon the police number
      Then this is refused for want of the state of the case at Amazon
