Feature: Offers come off until the computer is clean
  Every hour in which the intruder's offers stay visible, more buyers order. Vacation mode hides what the seller ships;
  what Amazon ships stays visible and is closed by itself.

  Background:
    Given it is Monday 2 March 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"

  Rule: Vacation mode needs access, and is asked for again whenever access returns

    @B18 @B19
    Scenario: Without access there is no vacation mode
      Given all access is lost
      When Mara Lindner switches to vacation mode
      Then this is refused for want of access to the account
      And the reminder of the offers does not come up

    @B18
    Scenario: Somebody who never looked whether access is there may try all the same
      When Mara Lindner switches to vacation mode, because "the old session in the shop is still open"
      Then it passed, with the reason, over access to the account

    @B18
    Scenario: Access returns twice, and twice the question comes up a day later
      Given all access is lost
      When it is Tuesday 3 March 2026, 14:00
      And full access returns
      Then the reminder of the offers comes up on Wednesday 4 March 2026, 14:00
      When it is Tuesday 3 March 2026, 20:00
      And all access is lost
      Then the reminder of the offers no longer comes up
      When it is Thursday 5 March 2026, 08:30
      And Amazon leaves only limited access
      Then the reminder of the offers comes up on Friday 6 March 2026, 08:30

  Rule: With stock at Amazon vacation mode alone does not count

    @B18 @B20
    Scenario: First vacation mode, then the FBA offers
      Given full access returns
      When Mara Lindner switches to vacation mode
      Then the state of the offers is vacation
      And the reminder of the offers comes up on Tuesday 3 March 2026, 09:00
      When Mara Lindner closes the FBA offers
      Then the state of the offers is hidden
      And the reminder of the offers no longer comes up

    @B20
    Scenario: The other way round, and not twice
      Given full access returns
      And Mara Lindner closes the FBA offers
      Then the state of the offers is fba closed
      When Mara Lindner closes the FBA offers
      Then this is refused for want of the state of the offers
      When Mara Lindner switches to vacation mode
      Then the state of the offers is hidden
      When Mara Lindner switches to vacation mode
      Then this is refused for want of the state of the offers

    @B3 @B20
    Scenario: What Amazon locks sells nothing any more
      Given full access returns
      And Mara Lindner switches to vacation mode
      When Amazon locks the account
      Then the state of the offers is hidden

  Rule: Back on only with a clean system

    @B39
    Scenario: Released, but the computer is still the one that the intruder knew
      Given Amazon locks the account
      And it is Monday 16 March 2026, 11:00
      And Amazon reactivates the account
      When Mara Lindner puts the offers back on, because "the season begins"
      Then this is refused for want of a clean system first
      When Mara Lindner sets the computer up anew
      And Mara Lindner puts the offers back on
      Then the state of the offers is visible

    @B39
    Scenario: What was never taken off is not put back on
      Given Mara Lindner scans the computer
      When Mara Lindner puts the offers back on
      Then this is refused for want of the state of the offers
