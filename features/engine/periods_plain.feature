Feature: Periods by the calendar alone
  What two people agree on among themselves is counted by the calendar: no norm, no holiday, no shift.

  Background:
    Given periods are counted under the calendar alone in Berlin

  Scenario Outline: <length> from <event>
    When a period of <length> runs from <event>
    Then it ends with <end>
    And the norms are calendar

    Examples:
      | length       | event                      | end                       |
      | 1 week       | Saturday 7 February 2026   | Saturday 14 February 2026 |
      | 14 days      | Friday 20 March 2026       | Friday 3 April 2026       |
      | 1 month      | Saturday 31 January 2026   | Saturday 28 February 2026 |
      | half a month | Monday 16 February 2026    | Tuesday 3 March 2026      |

  Scenario: 24 hours across the change of the clocks
    When a period of 24 hours runs from Saturday 28 March 2026, 12:00
    Then it ends on Sunday 29 March 2026, 13:00 (+02:00)

  Scenario: What is no length is refused with what lengths look like
    When a period of 3 fortnights runs from Monday 2 March 2026
    Then this is refused: "lengths look like 72 hours, 14 days"

  Scenario: A month of hours and days mixed cannot be counted
    When a period of P1DT12H runs from Monday 2 March 2026
    Then this is refused: "“P1DT12H” is no length"
