Feature: Deadline control
  What German courts ask of an electronic calendar: entered by one and checked by another, an advance deadline of its own,
  an extension that is provisional until it is granted, struck only on proof of dispatch and readable for ever, on paper
  each day, and looked through each evening.

  Background:
    Given it is Thursday 9 April 2026, 10:00 in Berlin
    And the hacked account of "Lindner Leuchten GmbH"
    And Amazon locks the account
    And Mara Lindner decides against an injunction: "other channels sell"
    And Jule Brandt adds the stock "B0ABCDEF12"
    And Amazon announces the removal of stock_notices/1, with a notice of Thursday 9 April 2026

  Rule: A limit that binds us is worked to the last working day before its end

    @B25 @LAW_2_1
    Scenario: Thirty days end on Europe Day, which is a Saturday
      Then the limit for the removal runs until the end of Saturday 9 May 2026
      And the limit for the removal is to be worked to Friday 8 May 2026

    @B25 @LAW_2_1
    Scenario: On the Friday it is today's, on the Saturday it is not yet overdue, on the Sunday it is
      Given now it is Friday 8 May 2026, 09:00
      Then today's list shows the limit for the removal under today
      Given now it is Saturday 9 May 2026, 09:00
      Then the limit for the removal is open
      Given now it is Sunday 10 May 2026, 09:00
      Then the limit for the removal has lapsed

  Rule: Nobody checks what they entered

    @BGH_III_ZB_96_18
    Scenario: Jule Brandt recorded the notice
      When Jule Brandt checks the limit for the removal
      Then this is not done: "somebody else has to check it"
      And the limit for the removal is unchecked

    @BGH_III_ZB_96_18
    Scenario: Dr. Roth checks it, with the computation before her
      When Dr. Roth checks the limit for the removal
      Then the screen at the desk says "§ 188(1) BGB 30 days: to the end of Sat 9 May 2026"
      And the screen at the desk says "end Sat 9 May 2026, 24:00 (Europe/Luxembourg)"
      And the limit for the removal was checked by Dr. Roth

    @BGH_III_ZB_96_18
    Scenario: Another date is unchecked again; the first date is the one that was checked
      Given Dr. Roth checks the limit for the removal
      When in the last announcement "notice_of" is corrected to Friday 10 April 2026: "the mail is of Friday"
      Then the limit for the removal runs until the end of Sunday 10 May 2026
      And the limit for the removal is unchecked
      When the last correction is struck: "that was the reminder"
      Then the limit for the removal was checked by Dr. Roth

    @BGH_III_ZB_96_18
    Scenario: Whoever corrected the date cannot check it
      Given Dr. Roth checks the limit for the removal
      When in the last announcement "notice_of" is corrected to Friday 10 April 2026: "the mail is of Friday"
      And Jule Brandt checks the limit for the removal
      Then this is not done: "somebody else has to check it"
      When Dr. Roth checks the limit for the removal
      Then the limit for the removal was checked by Dr. Roth

  Rule: What was asked for is hoped for; what was granted counts

    @BGH_II_ZB_19_09 @B56
    Scenario: The hoped-for date stands beside the old one, and the old one goes on counting
      Given Dr. Roth checks the limit for the removal
      When Jule Brandt asks for more time for the limit for the removal, until Friday 22 May 2026
      Then the limit for the removal runs until the end of Saturday 9 May 2026
      And Friday 22 May 2026 is hoped for with the limit for the removal
      And the screen at the desk says "“today” sorts by the end that counts."
      And the limit for the removal was checked by Dr. Roth
      Given now it is Friday 8 May 2026, 09:00
      Then today's list shows the limit for the removal under today

    @BGH_II_ZB_19_09 @B56
    Scenario: Granted, it is final, and the new date wants its own check
      Given Dr. Roth checks the limit for the removal
      And Jule Brandt asks for more time for the limit for the removal, until Friday 22 May 2026
      When Jule Brandt records that more time for the limit for the removal was granted
      Then the limit for the removal runs until the end of Friday 22 May 2026
      And nothing is hoped for with the limit for the removal
      And the limit for the removal is unchecked

    @BGH_II_ZB_19_09 @B56
    Scenario: Refused, the old end stays
      Given Jule Brandt asks for more time for the limit for the removal, until Friday 22 May 2026
      When Jule Brandt records that more time for the limit for the removal was refused
      Then the limit for the removal runs until the end of Saturday 9 May 2026
      And nothing is hoped for with the limit for the removal

    @BGH_II_ZB_19_09 @B56
    Scenario: Granted in time and written down late, it takes the lapse back
      Given Jule Brandt asks for more time for the limit for the removal, until Friday 22 May 2026
      When it is Monday 11 May 2026, 08:30
      Then the limit for the removal has lapsed
      And stock_notices/1 is expired
      When Jule Brandt records that more time for the limit for the removal was granted, on Friday 8 May 2026, 16:00
      Then the limit for the removal runs until the end of Friday 22 May 2026
      And stock_notices/1 is notified

    @BGH_II_ZB_19_09 @B56
    Scenario: Granted when it had run out, it is a new start, and the lapse stays
      When it is Monday 11 May 2026, 08:30
      And Jule Brandt records that more time for the limit for the removal was granted, until Friday 22 May 2026
      Then the first run of the limit for the removal has lapsed
      And the second run of the limit for the removal is open
      And the limit for the removal runs until the end of Friday 22 May 2026

    @BGB_190 @B56
    Scenario: A correction of the notice does not move what was granted
      Given Jule Brandt records that more time for the limit for the removal was granted, until Friday 22 May 2026
      When in the last announcement "notice_of" is corrected to Wednesday 8 April 2026: "the stamp"
      Then the limit for the removal runs until the end of Friday 22 May 2026

  Rule: Struck is only what was done and sent

    @BGH_X_ZB_13_12 @STPO_172
    Scenario: Done is not yet sent
      Given Mara Lindner files a criminal complaint
      And the prosecutor stops the proceedings, with instruction of Thursday 9 April 2026
      And Dr. Roth complains against the stop
      Then the limit to complain against the stop is met
      And the limit to complain against the stop is marked unstruck
      And today's list begins with the limit to complain against the stop
      When Jule Brandt strikes the limit to complain against the stop
      Then this is not done: "X ZB 13/12"
      And the limit to complain against the stop is met

    @BGH_X_ZB_13_12 @BGH_I_ZB_108_17
    Scenario: With the proof of dispatch it is struck, and stays readable
      Given Mara Lindner files a criminal complaint
      And the prosecutor stops the proceedings, with instruction of Thursday 9 April 2026
      And Dr. Roth complains against the stop
      When Jule Brandt strikes the limit to complain against the stop with the mandate "mandate.pdf"
      Then this is not done: "mandate proves no dispatch"
      When Jule Brandt strikes the limit to complain against the stop with the posting_proof "receipt.pdf"
      Then the limit to complain against the stop is struck, and can still be read
      And the log is whole

    @BGH_X_ZB_13_12
    Scenario: What is still open is not struck as done
      When Jule Brandt strikes the limit for the removal with the posting_proof "receipt.pdf"
      Then this is not done: "nothing on record has met it"

    @BGH_X_ZB_13_12
    Scenario: For a reason only the lawyer strikes what binds us
      When Jule Brandt strikes the limit for the removal, because "Amazon withdrew its notice"
      Then this is not done: "for a reason it is struck by: Dr. Roth"
      When Dr. Roth strikes the limit for the removal, because "Amazon withdrew its notice"
      Then the limit for the removal is struck, and can still be read

    @BGH_X_ZB_13_12
    Scenario: When its ground falls, the limit is open again and leads the list
      Given Mara Lindner orders the removal of stock_notices/1
      And Jule Brandt strikes the limit for the removal with the posting_proof "receipt.pdf"
      When the last removal order is struck: "it was another stock"
      Then the limit for the removal is open
      And today's list begins with the limit for the removal
      When the last correction is struck: "it was this stock after all"
      Then the limit for the removal is struck, and can still be read

  Rule: Each day has its control sheet, numbered without a gap

    @BGH_III_ZB_96_18 @BAG_8_AZN_233_19
    Scenario: Entered, checked, asked for, moved, struck: with old and new value, and by whom
      Given it is Friday 10 April 2026, 09:00
      And Dr. Roth checks the limit for the removal
      And Jule Brandt asks for more time for the limit for the removal, until Friday 22 May 2026
      And Jule Brandt records that more time for the limit for the removal was granted
      And Mara Lindner orders the removal of stock_notices/1
      And Jule Brandt strikes the limit for the removal with the posting_proof "receipt.pdf"
      Then the control sheet of Friday 10 April 2026 reads:
        | no. | what            | limit                     | old                                                | new                                                | typed by    |
        | 1   | checked         | stock_notices/1.removal/1 |                                                    | Saturday 9 May 2026                                | Dr. Roth    |
        | 2   | extension asked | stock_notices/1.removal/1 | Saturday 9 May 2026                                | Saturday 9 May 2026, hoped for Friday 22 May 2026  | Jule Brandt |
        | 3   | extended        | stock_notices/1.removal/1 | Saturday 9 May 2026, hoped for Friday 22 May 2026  | Friday 22 May 2026                                 | Jule Brandt |
        | 4   | met             | stock_notices/1.removal/1 | Friday 22 May 2026                                 | Friday 22 May 2026                                 | Mara Lindner |
        | 5   | struck          | stock_notices/1.removal/1 | Friday 22 May 2026                                 | Friday 22 May 2026                                 | Jule Brandt |

    @BAG_8_AZN_233_19
    Scenario: A correction is on the sheet of the day on which it was made
      Given it is Friday 10 April 2026, 09:00
      When in the last announcement "notice_of" is corrected to Wednesday 8 April 2026: "the stamp"
      Then the control sheet of Friday 10 April 2026 reads:
        | no. | what  | limit                     | old                 | new               | typed by    |
        | 1   | moved | stock_notices/1.removal/1 | Saturday 9 May 2026 | Friday 8 May 2026 | Jule Brandt |

  Rule: The evening control closes the day only when nothing is open unnamed

    @BGH_I_ZB_64_05
    Scenario: The last working day, and the removal is not ordered
      Given Dr. Roth checks the limit for the removal
      And now it is Friday 8 May 2026, 18:00
      And Jule Brandt deals with the advance deadline of the limit for the removal
      And Jule Brandt drops the injunction reminder: "decided"
      When Jule Brandt closes the day
      Then this is not done: "The day is not closed: 1 open."
      When Jule Brandt closes the day, leaving the limit for the removal open: "Mara Lindner orders it tomorrow"
      Then the screen at the desk says "Mara Lindner orders it tomorrow"
      Given now it is Monday 11 May 2026, 08:00
      Then today's list knows of no day that was not closed

    @BGH_I_ZB_108_17
    Scenario: What was struck is looked at once more
      Given now it is Friday 8 May 2026, 18:00
      And Jule Brandt deals with the advance deadline of the limit for the removal
      And Mara Lindner orders the removal of stock_notices/1
      And Jule Brandt strikes the limit for the removal with the posting_proof "receipt.pdf"
      When Jule Brandt closes the day
      Then the screen at the desk says "removal of stock, stock 1: struck"

    @BGH_I_ZB_64_05
    Scenario: A day that nobody closed shows next morning
      Given now it is Thursday 9 April 2026, 18:00
      And Jule Brandt closes the day
      And now it is Friday 10 April 2026, 11:00
      And Mara Lindner adds the mailbox "mara@lindner-leuchten.example"
      When now it is Monday 13 April 2026, 08:00
      Then today's list says that Friday 10 April 2026 was not closed
      When Jule Brandt closes the day of Friday 10 April 2026
      Then today's list knows of no day that was not closed

  Rule: An advance deadline is dealt with on its own

    @BGH_XII_ZB_418_22 @BGH_V_ZB_137_16
    Scenario: One week before
      Given now it is Friday 1 May 2026, 09:00
      Then today's list asks for the advance deadline of the limit for the removal only later
      Given now it is Saturday 2 May 2026, 09:00
      Then today's list asks for the advance deadline of the limit for the removal
      When Dr. Roth deals with the advance deadline of the limit for the removal
      Then today's list no longer asks for the advance deadline of the limit for the removal
      And the limit for the removal runs until the end of Saturday 9 May 2026

    @BGH_XII_ZB_418_22
    Scenario: Put off by three days
      Given now it is Saturday 2 May 2026, 09:00
      When Dr. Roth puts the advance deadline of the limit for the removal off until Tuesday 5 May 2026: "the file is with the client"
      Then today's list asks for the advance deadline of the limit for the removal only later
      Given now it is Tuesday 5 May 2026, 09:00
      Then today's list asks for the advance deadline of the limit for the removal

    @BGH_XII_ZB_418_22
    Scenario: What has been met needs no advance deadline
      Given Mara Lindner orders the removal of stock_notices/1
      And now it is Saturday 2 May 2026, 09:00
      Then today's list no longer asks for the advance deadline of the limit for the removal
