Feature: Access to the account
  No access, limited access, full access: three different things, and none of them is the release.

  Background:
    Given it is Monday 2 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Access is known only once somebody has looked

    @B2
    Scenario: The intruder has changed the password
      Then access is unknown
      When all access is lost
      Then access is none
      And the account stays hacked

  Rule: Limited access is not the release

    @B2 @B22
    Scenario: Amazon lets the seller in to look, not to sell
      Given Amazon locks the account
      And all access is lost
      When it is Thursday 12 March 2026, 14:00
      And Amazon leaves only limited access
      Then access is limited
      And the account stays locked

    @B22
    Scenario: Full access may return before the release
      Given Amazon locks the account
      And all access is lost
      When full access returns
      Then access is full
      And the account stays locked

    @B2
    Scenario: The same news twice is kept, and moves nothing
      Given all access is lost
      When all access is lost
      Then this was not expected where the case stands
      And access is none
