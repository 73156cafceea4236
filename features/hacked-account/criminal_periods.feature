Feature: Periods of the criminal matter
  Who waits for the police does not lose time by it: the application period begins with the offender's name, the periods
  after a stop begin with the instruction. Each is counted after its own law.

  Background:
    Given it is Tuesday 1 September 2026, 09:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Mara Lindner files a criminal complaint under the police number "260901-0900-i00412"

  Rule: The application period runs from the day on which act and offender are known (§ 77b StGB)

    @LAW_2_6 @STGB_77B
    Scenario: While the offender is unknown nothing runs
      Given it is Tuesday 1 December 2026, 09:00
      Then the application limit has not begun

    @LAW_2_6 @STGB_77B
    Scenario: Three months from the day of knowledge, not from the day on which it was written down
      Given it is Thursday 24 September 2026, 10:00
      When the offender is identified, known since Monday 21 September 2026
      Then the application limit runs until the end of Monday 21 December 2026
      When it is Friday 18 December 2026, 11:00
      And Mara Lindner applies for prosecution
      Then the application limit is met

    @LAW_2_6 @STGB_77B
    Scenario: A second offender who becomes known does not lengthen the period against the first
      Given it is Thursday 24 September 2026, 10:00
      And the offender is identified, known since Tuesday 22 September 2026
      And it is Thursday 29 October 2026, 10:00
      When the offender is identified, known since Wednesday 28 October 2026
      Then the application limit runs until the end of Tuesday 22 December 2026

    @LAW_2_6 @STGB_77B
    Scenario: What ends on a Sunday ends with Monday
      Given it is Monday 23 November 2026, 10:00
      When the offender is identified, known since Saturday 21 November 2026
      Then the application limit runs until the end of Sunday 21 February 2027
      When it is Monday 22 February 2027, 23:59
      Then the application limit is open
      When now it is Tuesday 23 February 2027, 00:00
      Then the application limit has lapsed
      And the application limit is marked overdue

    @LAW_2_6
    Scenario: The person entitled applies, not the office's clerk
      When the caseworker Jule Brandt applies for prosecution
      Then this is not for a caseworker

  Rule: Two weeks for the complaint against the stop, with instruction only (§§ 172, 43 StPO)

    @LAW_2_5 @STPO_172
    Scenario: Two weeks that end on Christmas Day end with the Monday after it
      Given it is Monday 14 December 2026, 10:00
      When the prosecutor stops the proceedings, with instruction of Friday 11 December 2026
      Then the criminal matter is stopped
      And the limit to complain against the stop runs until the end of Friday 25 December 2026
      When it is Monday 28 December 2026, 23:59
      Then the limit to complain against the stop is open
      When now it is Tuesday 29 December 2026, 00:00
      Then the limit to complain against the stop has lapsed

    @STPO_172
    Scenario: The seller complains in time
      Given it is Monday 14 December 2026, 10:00
      And the prosecutor stops the proceedings, with instruction of Friday 11 December 2026
      When Mara Lindner complains against the stop
      Then the limit to complain against the stop is met

    @STPO_172
    Scenario: Without instruction nothing runs
      Given it is Monday 14 December 2026, 10:00
      When the prosecutor stops the proceedings
      Then the limit to complain against the stop has no date
      When it is Monday 14 June 2027, 10:00
      Then the limit to complain against the stop is open

    @STPO_172
    Scenario: Without a stop there is nothing to complain against
      When Mara Lindner complains against the stop
      Then this is refused for want of the state of the proceedings
      When the caseworker Jule Brandt complains against the stop
      Then this is not for a caseworker

  Rule: One month for the motion to the court, and only a lawyer signs it (§ 172(2), (3) StPO)

    @STPO_172
    Scenario: A month from the rejection
      Given it is Monday 14 December 2026, 10:00
      And the prosecutor stops the proceedings, with instruction of Friday 11 December 2026
      And Mara Lindner complains against the stop
      And it is Thursday 14 January 2027, 10:00
      When the complaint against the stop is rejected, with instruction of Tuesday 12 January 2027
      Then the limit for a court ruling runs until the end of Friday 12 February 2027
      When Mara Lindner moves for a court ruling
      Then this is not for a seller
      When Dr. Roth moves for a court ruling
      Then the limit for a court ruling is met

    @STPO_172
    Scenario: Nobody moved
      Given it is Monday 14 December 2026, 10:00
      And the prosecutor stops the proceedings, with instruction of Friday 11 December 2026
      And Mara Lindner complains against the stop
      And it is Thursday 14 January 2027, 10:00
      And the complaint against the stop is rejected, with instruction of Tuesday 12 January 2027
      When it is Saturday 13 February 2027, 00:00
      Then the limit for a court ruling has lapsed

    @STPO_172
    Scenario: Without a rejection there is nothing for the court
      When Dr. Roth moves for a court ruling
      Then this is refused for want of the state of the proceedings
