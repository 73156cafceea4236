Feature: Waiting periods and minimum periods
  Whoever must wait four weeks has waited when four full weeks are over, on whatever day that is. § 193 protects those who
  have to act; it shortens nobody's notice and lengthens nobody's wait.

  Background:
    Given periods are counted under the law of waiting periods in Berlin

  Rule: A wait is never moved, whatever day it ends on

    @BGH_III_ZR_172_04 @B72
    Scenario Outline: Not moved: <length> after <event>
      When a period of <length> runs from <event>
      Then it ends with <last>
      And the act is open from <open> on
      And the norms are § 187(1) BGB, § 188(2) BGB, BGH III ZR 172/04

      Examples: File inspection, four weeks after the complaint
        | length  | event                     | last                     | open                       |
        | 4 weeks | Monday 3 March 2025       | Monday 31 March 2025     | Tuesday 1 April 2025       |
        | 4 weeks | Monday 27 April 2026      | Monday 25 May 2026       | Tuesday 26 May 2026        |
        | 4 weeks | Saturday 28 February 2026 | Saturday 28 March 2026   | Sunday 29 March 2026       |
        | 4 weeks | Friday 6 March 2026       | Friday 3 April 2026      | Saturday 4 April 2026      |
        | 1 month | Wednesday 25 November 2026 | Friday 25 December 2026 | Saturday 26 December 2026  |

    @BGH_III_ZR_172_04 @BGB_193
    Scenario: The same four weeks, had they been a deadline
      Given periods are counted under the BGB in Berlin
      When a period of 4 weeks runs from Monday 27 April 2026
      Then unshifted it would end with Monday 25 May 2026
      And it ends with Tuesday 26 May 2026
      And it passes over Pfingstmontag

  Rule: A wait of hours misses none

    @BGB_186
    Scenario Outline: Hours: <length> after <event>
      When a period of <length> runs from <event>
      Then the act is open from <open> on

      Examples: To the minute, and across the change of the clocks
        | length   | event                           | open                           |
        | 48 hours | Friday 13 March 2026, 17:00     | Sunday 15 March 2026, 17:00    |
        | 24 hours | Saturday 28 March 2026, 12:00   | Sunday 29 March 2026, 13:00    |
        | 24 hours | Saturday 24 October 2026, 12:00 | Sunday 25 October 2026, 11:00  |

      Examples: Where only the day is known, from the end of that day
        | length   | event                           | open                           |
        | 48 hours | Friday 13 March 2026            | Monday 16 March 2026, 00:00    |

  Rule: A wait that is prolonged runs on from its old end

    @BGB_190
    Scenario: Two weeks more
      When a period of 4 weeks from Monday 27 April 2026 is extended by 2 weeks
      Then the act is open from Tuesday 9 June 2026 on
